"""Judges the boxes in which people sign a month: whether they can be ticked, and by whom."""

from collections.abc import Iterable, Iterator

from sheets_sync.doctor.finding import Finding, ill, well
from sheets_sync.doctor.looked import Looked
from sheets_sync.google.guarding import locks
from sheets_sync.google.standing import Sheet
from sheets_sync.grid import Book
from sheets_sync.months.book import KEY
from sheets_sync.months.ticks import Boxes, columns_of
from sheets_sync.team import Team
from sheets_sync.texts import text

_TITLES = 1


def box_findings(team: Team, looked: Looked, account: str) -> Iterator[Finding]:
    """Yields what keeps people from signing by a tick, or from being believed; nothing where nobody has a box.

    Args:
        team: whose.
        looked: the book of its months, or another one.
        account: the program's own address.
    """
    columns = columns_of(team) if KEY in looked.ours else ()
    if not columns or looked.standing is None:
        return
    found = [*_owned(columns, looked, account.lower()), *_shut_out(columns, looked)]
    sheet = looked.standing.ours(KEY).get(text(team.language, "tabs.months"))
    found += _open(columns, looked, sheet, {account.lower(), looked.owner}) if sheet and not looked.only_reads else []
    yield from found
    if sheet and not found:
        yield well("boxes_right", looked.name, who=_named(columns))


def _owned(columns: tuple[Boxes, ...], looked: Looked, account: str) -> Iterator[Finding]:
    """Yields that somebody signs whom no lock binds, or that nobody knows whether somebody does."""
    unbound = [each for each in columns if each.address in (looked.owner, account)]
    if unbound:
        yield ill("owner_signs", "wrong", looked.name, who=_named(unbound))
    elif not looked.owner:
        yield ill("boxes_unproven", "warning", looked.name)


def _shut_out(columns: tuple[Boxes, ...], looked: Looked) -> Iterator[Finding]:
    """Yields who may not edit the spreadsheet at all; not where a group, a domain or a link lets people edit."""
    if not isinstance(looked.permissions, tuple):
        return
    writers = [each for each in looked.permissions if each.writes and not each.gone]
    if any(each.kind != "user" for each in writers):
        return
    out = [each for each in columns if each.address not in {writer.who for writer in writers}]
    if out:
        yield ill("signer_cannot_tick", "wrong", looked.name, who=_named(out))


def _open(columns: tuple[Boxes, ...], looked: Looked, sheet: Sheet, us: set[str]) -> list[Finding]:
    """Returns the columns into which others than their signer may type, or not this one; or that are not there yet."""
    grid = looked.book.grids.get(sheet.title) if isinstance(looked.book, Book) else None
    titles = grid.rows[_TITLES] if grid and len(grid.rows) > _TITLES else ()
    locked, where = locks(sheet), f"{looked.name} › {sheet.title}"
    known = {titles.index(each.title): each for each in columns if each.title in titles}
    let_in = {place: set(locked[place].users) - us if place in locked else None for place in known}
    wrong = [each for place, each in known.items() if let_in[place] != {each.address} - us]
    missing = [each for each in columns if each.title not in titles]
    return [ill("boxes_open", "wrong", where, who=_named([*wrong, *missing]))] if wrong or missing else []


def _named(columns: Iterable[Boxes]) -> str:
    return "、".join(dict.fromkeys(f"{each.by} <{each.address}>" for each in columns))
