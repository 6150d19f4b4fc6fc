"""Compares the tabs that a book of theirs is to have with those that it has: what to add, what only to mark."""

from dataclasses import dataclass

from sheets_sync.grid import Book, Grid
from sheets_sync.opening.blank import BlankTab
from sheets_sync.team import Table, Team
from sheets_sync.team.words import plain_text
from sheets_sync.tidy import headings
from sheets_sync.tidy.cells.unread import is_blank


@dataclass(frozen=True, slots=True)
class Add:
    """A tab that is not there and is added."""

    tab: BlankTab


@dataclass(frozen=True, slots=True)
class Fill:
    """A tab that is there with nothing in it: it gets the headings, and a mark if it has none (``marked``)."""

    tab: BlankTab
    found: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Fasten:
    """A tab that is there, in use: it only gets a mark, which changes no cell."""

    tab: BlankTab
    found: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What is to be done to a book of theirs, and what only a person may do.

    Attributes:
        book: its name.
        address: where it is.
        steps: to be done.
        lacking: title of a tab in use to the headings that it lacks; only people change what people filled.
        unheaded: title of a tab that holds something but no headings, to those that were looked for.
    """

    book: str
    address: str
    steps: tuple[Add | Fill | Fasten, ...] = ()
    lacking: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unheaded: tuple[tuple[str, tuple[str, ...]], ...] = ()


def opening(team: Team, book: Book, tabs: tuple[BlankTab, ...], occupied: frozenset[str] = frozenset()) -> Opening:
    """Returns what makes a book hold these tabs; a second time there are no steps.

    Args:
        team: what the tables mean.
        book: as it stands.
        tabs: that it is to have.
        occupied: titles of tabs that look blank and are not: they hold formulas that come to nothing yet.
    """
    steps: list[Add | Fill | Fasten] = []
    lacking: list[tuple[str, tuple[str, ...]]] = []
    unheaded: list[tuple[str, tuple[str, ...]]] = []
    for tab in tabs:
        table = team.tables[tab.table]
        grids = _standing(book.theirs(), tab)
        if not grids:
            steps.append(Add(tab))
        # Which of several tabs is meant is for a person to say; `check` and `doctor` name them.
        if len(grids) != 1:
            continue
        grid, wanted = grids[0], _wanted(table)
        marked = grid.mark is not None
        if _is_empty(grid) and grid.title not in occupied:
            steps.append(Fill(tab, grid.title, marked))
            continue
        if not marked:
            steps.append(Fasten(tab, grid.title))
        found = headings.find(grid, table, tab.month)
        missing = tuple(title for key, title in wanted.items() if found is None or key not in found.columns)
        if found is None:
            unheaded.append((grid.title, missing))
        elif missing:
            lacking.append((grid.title, missing))
    return Opening(book.name, book.address, tuple(steps), tuple(lacking), tuple(unheaded))


def _standing(book: Book, tab: BlankTab) -> list[Grid]:
    """Returns the tabs that may be the wanted one: the one with its mark, else those that bear one of its titles."""
    marked = [grid for grid in book.grids.values() if grid.mark is not None and grid.mark.name == tab.name]
    known = set(map(plain_text, tab.titles or (tab.title,)))
    return marked or [grid for title, grid in book.grids.items() if plain_text(title) in known]


def _wanted(table: Table) -> dict[str, str]:
    """Returns the columns that a table in use should have, with the heading to add; what may be blank may be absent."""
    return {key: column.titles[0] for key, column in table.columns.items() if column.blank == "refused"}


def _is_empty(grid: Grid) -> bool:
    return all(is_blank(value) for row in grid.rows for value in row)
