"""Judges the tabs: ours and what guards them, theirs and whether they can be told apart."""

from collections.abc import Iterator

from sheets_sync.doctor.finding import Finding, ill, note, well
from sheets_sync.doctor.looked import Looked
from sheets_sync.google.standing import Protection, Sheet, Standing
from sheets_sync.team import Team
from sheets_sync.team.words import plain_text

_LONGEST_SUFFIX = 12  # "（副本）", " copy 2", "的副本 3"


def our_findings(team: Team, looked: Looked, account: str) -> Iterator[Finding]:
    """Yields how our tabs stand in a spreadsheet: there, guarded, and not copied."""
    standing = looked.standing
    if standing is None:
        return
    for key in looked.ours:
        ours = standing.ours(key)
        if not ours:
            yield note("no_tabs_yet", looked.name, cure=True, ours=key)
            continue
        allowed = {account.lower(), looked.owner, *team.ours[key].editors}
        found = [each for sheet in ours.values() for each in _guarded(looked.name, sheet, allowed)]
        if account.lower() != looked.owner:
            found += [each for sheet in ours.values() for each in _locked_out(looked.name, sheet, account.lower())]
        yield from found or [well("tabs_guarded", looked.name, count=str(len(ours)))]
        yield from _copied(looked.name, standing, [sheet.title for sheet in ours.values()])


def _guarded(book: str, sheet: Sheet, allowed: set[str]) -> Iterator[Finding]:
    """Yields what is wrong with the protection of a tab of ours."""
    where = f"{book} › {sheet.title}"
    locking = [each for each in sheet.protections if each.whole and not each.warning_only]
    if not locking:
        yield ill("unprotected", "wrong", where)
        return
    best = min(locking, key=lambda each: (each.gaps, each.others, len(set(each.users) - allowed)))
    if best.gaps:
        yield ill("protection_gaps", "wrong", where)
    yield from _editors(where, best, allowed)


def _locked_out(book: str, sheet: Sheet, account: str) -> Iterator[Finding]:
    """Yields a protection that does not list us: only its editors see who they are, so an empty list means the same.

    Whether of two protections of a cell both must let somebody in is not documented; here it is taken so.
    """
    if any(account not in each.users for each in sheet.protections if not each.warning_only):
        yield ill("locked_out", "wrong", f"{book} › {sheet.title}")


def _editors(where: str, protection: Protection, allowed: set[str]) -> Iterator[Finding]:
    if protection.others:
        yield ill("protection_open", "wrong", where)
    strangers = sorted(set(protection.users) - allowed)
    if strangers:
        yield ill("unexpected_editors", "warning", where, who="、".join(strangers))


def _copied(book: str, standing: Standing, titles: list[str]) -> Iterator[Finding]:
    """Yields tabs without a mark that bear the title of one of ours and a little more, as copies do."""
    for sheet in standing.sheets:
        title = plain_text(sheet.title)
        for ours in map(plain_text, titles):
            if sheet.mark is None and ours in title and 0 < len(title) - len(ours) <= _LONGEST_SUFFIX:
                yield ill("our_copy", "warning", f"{book} › {sheet.title}")
                break


def their_findings(team: Team, looked: Looked) -> Iterator[Finding]:
    """Yields how the tabs of the team's tables stand: missing, twice there, renamed, without a mark."""
    standing = looked.standing
    if standing is None:
        return
    unmarked: list[str] = []
    for key, table in team.tables.items():
        if table.book not in looked.theirs:
            continue
        if table.kind == "month_grid":
            yield from _months(looked.name, standing, key, table.tab)
            continue
        found = tuple(_single(looked.name, standing, key, table.tab[0]))
        yield from (each for each in found if each.code != "table_unmarked")
        unmarked += [each.details["found"] for each in found if each.code == "table_unmarked"]
    if unmarked:
        yield note("table_unmarked", looked.name, cure=True, found="、".join(unmarked))


def _single(book: str, standing: Standing, key: str, title: str) -> Iterator[Finding]:
    theirs = [sheet for sheet in standing.sheets if sheet.mark is None or not sheet.mark.ours]
    marked = [sheet for sheet in theirs if sheet.mark is not None and sheet.mark.name == key]
    titled = [sheet for sheet in theirs if plain_text(sheet.title) == plain_text(title)]
    others = [sheet for sheet in titled if sheet not in marked]
    if marked and not titled:
        yield ill("table_renamed", "warning", book, wanted=title, found=marked[0].title)
    elif marked and marked[0] not in titled:
        yield ill("table_replaced", "wrong", book, wanted=title, found=marked[0].title)
    elif not marked and len(others) > 1:
        yield ill("table_twice", "wrong", book, wanted=title, found="、".join(sheet.title for sheet in others))
    elif not titled:
        yield ill("table_missing", "wrong", book, wanted=title)
    elif not marked:
        yield note("table_unmarked", book, found=titled[0].title)
    yield from _copied(book, standing, [sheet.title for sheet in marked[:1] or titled[:1]])


def _months(book: str, standing: Standing, key: str, patterns: tuple[str, ...]) -> Iterator[Finding]:
    """Yields marked tabs of a month whose title no longer says the month; whether a month is there, `check` tells."""
    for sheet in standing.sheets:
        name, _, month = sheet.mark.name.rpartition(" ") if sheet.mark is not None else ("", "", "")
        if name != key or (sheet.mark is not None and sheet.mark.ours):
            continue
        year, _, number = month.partition("-")
        titles = [pattern.format(year=int(year), month=int(number)) for pattern in patterns]
        if plain_text(sheet.title) not in map(plain_text, titles):
            yield ill("table_renamed", "warning", book, wanted=titles[0], found=sheet.title)
