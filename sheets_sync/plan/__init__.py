"""The plan: what would change in our books, before anything is written; and when that is refused."""

from collections.abc import Callable, Mapping
from functools import cache

from sheets_sync.grid import Book, BookFault, Grid, Tab, Wanted
from sheets_sync.plan.change import BookPlan, Change, HandEdit, Key, Plan, Row, TabPlan
from sheets_sync.plan.compare import compare, going
from sheets_sync.plan.edits import edits
from sheets_sync.plan.plain import plain, shown
from sheets_sync.plan.safety import Refusal, Trust, refuse_if_unsafe
from sheets_sync.plan.table import Table, sealed_table
from sheets_sync.seal import SEAL_TAB, Seal, looks, unpack

__all__ = [
    "BookPlan",
    "Change",
    "HandEdit",
    "Key",
    "Plan",
    "Refusal",
    "Row",
    "TabPlan",
    "Trust",
    "plain",
    "plan",
    "refuse_if_unsafe",
    "shown",
]


def plan(wanted: tuple[Wanted, ...], books: Mapping[str, Book | BookFault | None]) -> Plan:
    """Returns what would change, in the order in which the books are wanted.

    Args:
        wanted: our books as they are to be.
        books: address to what stands there now: the book as read, the fault when it cannot be read, or None (or a
            fault ``book_missing``) when there is nothing.
    """
    return Plan(tuple(_book(book, books.get(book.address)) for book in wanted))


def _book(wanted: Wanted, found: Book | BookFault | None) -> BookPlan:
    """Returns what happens to one book."""
    name = wanted.address.partition(":")[2].rpartition("/")[2]
    if found is None or (isinstance(found, BookFault) and found.code == "book_missing"):
        return BookPlan(wanted, name, "new", "", _afresh(wanted))
    if isinstance(found, BookFault):
        return BookPlan(wanted, name, "foreign", found.details.get("version", ""), _afresh(wanted), fault=found.code)
    ours = found.ours(wanted.key)
    if ours is None:  # a spreadsheet in which none of our tabs stand yet
        return BookPlan(wanted, found.name, "new", found.version, _afresh(wanted))
    seal = unpack(ours)
    if seal is None or seal.key != wanted.key:
        fault = "seal_lost" if found.shared else ""  # whose the tabs are, their marks tell; not what we wrote there
        return BookPlan(wanted, found.name, "foreign", found.version, _afresh(wanted), fault=fault)
    return _ours(wanted, ours, seal)


def _afresh(wanted: Wanted) -> tuple[TabPlan, ...]:
    """Returns the tabs of a book that is written where there is none of ours."""
    return tuple(compare(tab, None, lambda _: None) for tab in wanted.tabs)


def _ours(wanted: Wanted, book: Book, seal: Seal) -> BookPlan:
    """Returns what happens to a book that we wrote earlier."""

    @cache
    def known(title: str) -> Table | None:
        sealed = seal.tab(title)
        return sealed_table(sealed) if sealed else None

    tabs = _tabs(wanted, book, seal, known)
    watched = (*seal.titles, SEAL_TAB) if book.shared else seal.titles
    standing = {title: book.grids[title] for title in watched if title in book.grids}
    typed = {tab.title: tab for tab in wanted.tabs} if book.shared else {}
    unlocked = tuple(
        title
        for title, grid in standing.items()
        if _is_open(grid, wanted, book.owners) or (title in typed and _open_otherwise(grid, typed[title], book.owners))
    )
    renamed = tuple((title, grid.title) for title, grid in standing.items() if not _is_called(grid, title, wanted))
    turned = tuple(title for title, grid in standing.items() if book.shared and grid.hidden != (title == SEAL_TAB))
    restyled = seal.looks != looks(wanted) or bool(unlocked or renamed or turned)
    same = seal.period == wanted.period and not restyled and _in_place(wanted, book)
    if same and all(tab.state == "unchanged" for tab in tabs):
        return BookPlan(wanted, book.name, "unchanged", book.version, tabs, (), seal.period)
    sealed = {title: table for title in seal.titles if (table := known(title))}
    return BookPlan(
        wanted,
        book.name,
        "changed",
        book.version,
        tabs,
        edits(book, seal.period, sealed, wanted),
        seal.period,
        restyled,
        unlocked,
        renamed=renamed,
        turned=turned,
        last_editor=book.last_editor,
    )


def _in_place(wanted: Wanted, book: Book) -> bool:
    """Tells whether just our tabs stand there, in our order; among tabs of others people may move them as they like."""
    standing = [title for title in book.grids if title != SEAL_TAB]
    titles = [tab.title for tab in wanted.tabs]
    return sorted(standing) == sorted(titles) if book.shared else standing == titles


def _is_called(grid: Grid, title: str, wanted: Wanted) -> bool:
    """Tells whether a tab bears its title; beside the seal of another book of ours, that of this one has its key."""
    return grid.title == title or (title == SEAL_TAB and grid.title == f"{SEAL_TAB}_{wanted.key}")


def _typed(tab: Tab) -> tuple[int, ...]:
    """Returns the columns into which people type."""
    return tuple(place for place, column in enumerate(tab.columns) if column.typed)


def _open_otherwise(grid: Grid, tab: Tab, owners: tuple[str, ...]) -> bool:
    """Tells whether others than are to may type into the columns that a tab leaves open, or into other columns."""
    locked = {place: {*column.ticked_by} - {*owners} for place, column in enumerate(tab.columns) if column.ticked_by}
    if grid.typed != _typed(tab) or [place for place, _ in grid.ticked_by] != [*locked]:
        return True
    return any(who is not None and {*who} != locked[place] for place, who in grid.ticked_by)


def _is_open(grid: Grid, wanted: Wanted, owners: tuple[str, ...]) -> bool:
    """Tells whether others than we and those whom the team file names may edit a tab of ours, or not all of these."""
    named = set(wanted.editors) - set(owners)
    return not grid.protected or (grid.editors is not None and set(grid.editors) != named)


def _tabs(wanted: Wanted, book: Book, seal: Seal, known: Callable[[str], Table | None]) -> tuple[TabPlan, ...]:
    """Returns what happens to each tab, those last that we wrote and that are no longer wanted."""
    stay = [compare(tab, book.grids.get(tab.title), known) for tab in wanted.tabs]
    titles = {tab.title for tab in wanted.tabs}
    left = [title for title in seal.titles if title in book.grids and title not in titles]
    gone = [going(title, book.grids[title], table) for title in left if (table := known(title))]
    return (*stay, *gone)
