"""What moved besides the cells of the inputs: the schemes in force and our version, read from the receipt."""

from collections.abc import Iterator

from sheets_sync.plan import Change, Plan
from sheets_sync.texts import texts


def receipt_changes(plan: Plan, language: str) -> Iterator[Change]:
    """Yields the digests of the receipt that changed."""
    said = texts(language, "tabs")
    for tab in (tab for book in plan.books if not book.turns for tab in book.tabs if tab.title == said["receipt"]):
        yield from (each for each in tab.changes if each.column == said["digest"] and len(each.row) > 1)


def schemes_changed(plan: Plan, language: str) -> Iterator[tuple[str, str]]:
    """Yields the file of each scheme that says something else, is new in force, or no longer, with words for it."""
    said, commands = texts(language, "tabs"), texts(language, "commands")
    for change in receipt_changes(plan, language):
        if change.row[0] == said["scheme"]:
            yield str(change.row[1]), commands["scheme_changed"].format(scheme=change.row[1])
    for tab in (tab for book in plan.books if not book.turns for tab in book.tabs if tab.title == said["receipt"]):
        if tab.state == "changed":
            for key, rows in (("scheme_new", tab.appeared), ("scheme_gone", tab.vanished)):
                for file in (str(row.values[1]) for row in rows if row.values[0] == said["scheme"]):
                    yield file, commands[key].format(scheme=file)
