"""What moved besides the cells of the inputs: the schemes in force and our version, read from the receipt."""

import re
from collections.abc import Iterator

from sheets_sync.plan import Change, Plan
from sheets_sync.present.saying import as_set
from sheets_sync.present.settings_used import FROM
from sheets_sync.texts import texts

_SECRET = re.compile(r"[0-9a-f]{16}")


def receipt_changes(plan: Plan, language: str) -> Iterator[Change]:
    """Yields the digests of the receipt that changed."""
    said = texts(language, "tabs")
    for tab in (tab for book in plan.books if not book.turns for tab in book.tabs if tab.title == said["receipt"]):
        yield from (each for each in tab.changes if each.column == said["digest"] and len(each.row) > 1)


def schemes_changed(plan: Plan, language: str) -> Iterator[tuple[str, str]]:
    """Yields the file of each scheme that says something else, is new in force, or no longer, with words for it."""
    said, commands = texts(language, "tabs"), texts(language, "commands")
    settings = [
        each
        for each in receipt_changes(plan, language)
        if each.row[0] == said["setting"] and _parted(str(each.before or ""))[0] != _parted(str(each.after or ""))[0]
    ]
    yield from ((str(each.row[1]), _setting_changed(each, language)) for each in settings)
    told = {str(each.row[1]) for each in settings}
    for change in receipt_changes(plan, language):
        if change.row[0] == said["scheme"] and str(change.row[1]) not in told:
            yield str(change.row[1]), commands["scheme_changed"].format(scheme=change.row[1])
    for tab in (tab for book in plan.books if not book.turns for tab in book.tabs if tab.title == said["receipt"]):
        if tab.state == "changed":
            for key, rows in (("scheme_new", tab.appeared), ("scheme_gone", tab.vanished)):
                for file in (str(row.values[1]) for row in rows if row.values[0] == said["scheme"]):
                    yield file, commands[key].format(scheme=file)


def _setting_changed(change: Change, language: str) -> str:
    """Returns which setting of which file changed, before and after; only that it did where it is of pay."""
    commands = texts(language, "commands")
    (before, _), (after, file) = (_parted(str(each or "")) for each in (change.before, change.after))
    said = {"scheme": file or str(change.row[1]), "setting": str(change.row[2])}
    if _SECRET.fullmatch(before) or _SECRET.fullmatch(after):
        return commands["scheme_set_otherwise"].format(**said)
    return commands["scheme_set"].format(**said, before=as_set(before, language), after=as_set(after, language))


def _parted(kept: str) -> tuple[str, str]:
    value, _, file = kept.partition(FROM)
    return value, file
