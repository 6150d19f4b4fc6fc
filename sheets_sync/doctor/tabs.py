"""Judges the tabs: ours and what guards them, theirs and whether they can be told apart."""

import re
from collections.abc import Iterable, Iterator

from scoring.period import Period
from sheets_sync.doctor.finding import Finding, ill, note, well
from sheets_sync.doctor.looked import Looked
from sheets_sync.google.guarding import besides
from sheets_sync.google.standing import Sheet, Standing
from sheets_sync.team import Team
from sheets_sync.team.cycle import months_in, titles_of
from sheets_sync.team.words import plain_text

_TYPED_INTO = "months"
"""The book of ours in which people type into some cells."""
_COPY = re.compile(r"副本|备份|复制|copy|backup|\(\d+\)")
"""What stands beside the title of a tab that was duplicated, in Google's words or people's."""


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
        # Who only reads is not told whom a protection lets in: neither well nor ill can be said of that.
        if not looked.only_reads:
            found += _editors(looked, ours.values(), allowed)
            if account.lower() != looked.owner:
                found += [each for sheet in ours.values() for each in _locked_out(looked.name, sheet, account.lower())]
            found = found or [well("tabs_guarded", looked.name, count=str(len(ours)))]
        yield from found
        yield from _copied("our_copy", looked.name, standing, [sheet.title for sheet in ours.values()])


def _guarded(book: str, sheet: Sheet, allowed: set[str]) -> Iterator[Finding]:
    """Yields what is wrong with the protection of a tab of ours."""
    where = f"{book} › {sheet.title}"
    locking = [each for each in sheet.protections if each.whole and not each.warning_only]
    if not locking:
        yield ill("unprotected", "wrong", where)
        return
    best = min(locking, key=lambda each: (each.gaps, each.others, len(set(each.users) - allowed)))
    if best.gaps or (best.typed and not (sheet.mark and sheet.mark.ours == _TYPED_INTO)):
        yield ill("protection_gaps", "wrong", where)
    if best.others:
        yield ill("protection_open", "wrong", where)


def _locked_out(book: str, sheet: Sheet, account: str) -> Iterator[Finding]:
    """Yields a protection that does not list us: only its editors see who they are, so an empty list means the same.

    Whether of two protections of a cell both must let somebody in is not documented; here it is taken so.
    """
    if any(account not in each.users for each in sheet.protections if not each.warning_only):
        yield ill("locked_out", "wrong", f"{book} › {sheet.title}")


def _editors(looked: Looked, ours: Iterable[Sheet], allowed: set[str]) -> Iterator[Finding]:
    """Yields once for a book who may edit our tabs beside those who are meant to.

    Where the owner is not known, a single stranger on a protection may be nobody else.
    """
    tabs: dict[str, list[str]] = {}
    for sheet in ours:
        for user in sorted({user for each in besides(sheet) if not each.warning_only for user in each.users}):
            tabs.setdefault(user, []).append(sheet.title)
    strangers = sorted(set(tabs) - allowed)
    if len(strangers) == 1 and not looked.owner:
        yield note("perhaps_owner", looked.name, cure=True, who=strangers[0])
    elif strangers:
        titles = dict.fromkeys(title for user in strangers for title in tabs[user])
        yield ill("unexpected_editors", "warning", looked.name, who="、".join(strangers), tabs="、".join(titles))


def _copied(code: str, book: str, standing: Standing, titles: list[str]) -> Iterator[Finding]:
    """Yields tabs without a mark that bear one of the titles and a word that copies bear."""
    for sheet in standing.sheets:
        title = plain_text(sheet.title)
        found = (each for each in titles if plain_text(each) in title)
        of = next((each for each in found if _COPY.search(title.replace(plain_text(each), "", 1))), "")
        if sheet.mark is None and of:
            yield ill(code, "warning", f"{book} › {sheet.title}", wanted=of)


def their_findings(team: Team, looked: Looked, period: Period | None = None) -> Iterator[Finding]:
    """Yields how the tabs of the team's tables stand: missing, twice there, renamed, without a mark.

    Args:
        team: whose tables.
        looked: the book.
        period: the month that a run appraises; None where no month is to be missed.
    """
    standing = looked.standing
    if standing is None:
        return
    unmarked: list[str] = []
    for key, table in team.tables.items():
        if table.book not in looked.theirs:
            continue
        if table.told_by_tab:
            if not table.a_tab_a_week:
                yield from _months(looked.name, standing, team.mark(key), table.tab)
            if period is not None:
                yield from _absent(team, key, looked.name, standing, period)
            continue
        found = tuple(_single(looked.name, standing, team.mark(key), table.tab[0]))
        yield from (each for each in found if each.code != "table_unmarked")
        unmarked += [each.details["found"] for each in found if each.code == "table_unmarked"]
    if unmarked:
        yield note("table_unmarked", looked.name, cure=True, found="、".join(unmarked))


def _single(book: str, standing: Standing, mark: str, title: str) -> Iterator[Finding]:
    theirs = [sheet for sheet in standing.sheets if sheet.mark is None or not sheet.mark.ours]
    marked = [sheet for sheet in theirs if sheet.mark is not None and sheet.mark.name == mark]
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
    elif not marked and titled[0].mark is None:  # one tab may be a table of another team too, and bear its mark
        yield note("table_unmarked", book, found=titled[0].title)
    yield from _copied("table_copied", book, standing, [sheet.title for sheet in marked[:1] or titled[:1]])


def _months(book: str, standing: Standing, mark: str, patterns: tuple[str, ...]) -> Iterator[Finding]:
    """Yields marked tabs of a month whose title no longer says the month."""
    for sheet in standing.sheets:
        if sheet.mark is None or sheet.mark.ours:
            continue
        name, _, month = sheet.mark.name.rpartition(" ")
        told = _told(month)
        if name != mark or told is None:
            continue
        titles = titles_of(patterns, told)
        if plain_text(sheet.title) not in map(plain_text, titles):
            yield ill("table_renamed", "warning", book, wanted=titles[0], found=sheet.title)


def _told(written: str) -> Period | None:
    """Returns the period that a mark names, or None."""
    try:
        return Period.parse(written)
    except ValueError:
        return None


def _absent(team: Team, key: str, book: str, standing: Standing, period: Period) -> Iterator[Finding]:
    """Yields the tabs of the period that a run appraises, or of its weeks, that are not there."""
    table = team.tables[key]
    weeks = range(1, team.period.weeks + 1) if table.a_tab_a_week else (0,)
    for each in months_in(period) if table.kind == "month_grid" else (period,):
        for week in weeks:
            mark, titles = team.mark(key, *table.told(each, week)), titles_of(table.tab, each, week)
            yield from _absent_month(book, standing, mark, titles, each)


def _absent_month(
    book: str, standing: Standing, mark: str, titles: tuple[str, ...], period: Period
) -> Iterator[Finding]:
    """Yields that no tab is there for the period that a run appraises, by its mark or by one of its titles."""
    known = set(map(plain_text, titles))
    theirs = [sheet for sheet in standing.sheets if sheet.mark is None or not sheet.mark.ours]
    marked = any(sheet.mark is not None and sheet.mark.name == mark for sheet in theirs)
    if not marked and not any(plain_text(sheet.title) in known for sheet in theirs):
        yield ill("month_missing", "warning", book, wanted=titles[0], month=str(period))
