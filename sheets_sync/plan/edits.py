"""What people did by hand to a book of ours, found by comparing it with its seal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.figure import letters
from sheets_sync.grid import Book, Tab, Value, Wanted
from sheets_sync.plan.change import HandEdit, Key
from sheets_sync.plan.table import FIRST_ROW, Cells, Placed, Table, difference, standing_table, wanted_table
from sheets_sync.seal import SEAL_TAB


def edits(book: Book, period: str, known: Mapping[str, Table], wanted: Wanted) -> tuple[HandEdit, ...]:
    """Returns what writing would undo, in the order of the tabs.

    A cell where a person typed what we are about to write anyway is none, unless the month turns.

    Args:
        book: as it stands.
        period: the month that it shows.
        known: title to tab, as the seal remembers it.
        wanted: the book as it is to be.
    """
    found: list[HandEdit] = []
    tabs = {tab.title: tab for tab in wanted.tabs if period == wanted.period}
    for title, sealed in known.items():
        if title not in book.grids:
            found.append(HandEdit("tab_gone", title))
            continue
        standing = standing_table(book.grids[title], sealed)
        if (standing.top, standing.rows) != (sealed.top, sealed.rows):
            right = _right(tabs[title]) if title in tabs else _Right({}, {})
            found.extend(_in_tab(_Pair(title, sealed, standing, right)))
    added = [title for title in book.grids if title != SEAL_TAB and title not in known]
    return (*found, *(HandEdit("tab_added", title) for title in added))


@dataclass(frozen=True, slots=True)
class _Right:
    """What we are about to write: rows by key, columns by title, and the titles of those into which people type."""

    rows: dict[Key, Cells]
    columns: dict[str, int]
    typed: frozenset[str] = frozenset()

    def says(self, key: Key, column: str, value: Value) -> bool:
        """Tells whether the value is what we are about to write there, or whatever people type there."""
        if column in self.typed:
            return True
        return key in self.rows and column in self.columns and self.rows[key][self.columns[column]] == value


@dataclass(frozen=True, slots=True)
class _Pair:
    """A tab as we wrote it, as it stands, and what we are about to write."""

    title: str
    sealed: Table
    standing: Table
    right: _Right

    def ours(self, place: int) -> int | None:
        """Returns the place that a standing column had when we wrote it, or None for a column of somebody else's."""
        called = self.standing.columns[place]
        return self.sealed.columns.index(called) if called in self.sealed.columns else None


def _right(tab: Tab) -> _Right:
    """Returns what we are about to write, ready to be looked up."""
    wanted = wanted_table(tab)
    rows = {tuple(cells[key] for key in wanted.keys): cells for cells in wanted.rows}
    places = {column: place for place, column in enumerate(wanted.columns)}
    return _Right(rows, places, frozenset(column.title for column in tab.columns if column.typed))


def _in_tab(pair: _Pair) -> Iterator[HandEdit]:
    """Yields what a person changed in one tab."""
    yield from _above(pair)
    found = difference(pair.sealed, pair.standing)
    replaced = {row.place: row for row in found.vanished}
    for was, now in found.stayed:
        yield from _in_row(pair, was.cells, now)
    for now in found.appeared:
        blank = Placed(now.key, now.place, (None,) * len(pair.sealed.columns))
        old = replaced.pop(now.place, blank)  # a row that vanished there: its key was typed over
        yield from _in_row(pair, old.cells, now)
    yield from _beside(pair)
    for was in replaced.values():
        if was.key in pair.right.rows or not pair.right.columns:
            name = pair.sealed.name(was.cells)
            yield HandEdit("row_gone", pair.title, name=name, old=name)


def _above(pair: _Pair) -> Iterator[HandEdit]:
    """Yields what was typed over the heading and the column titles, and the columns that are gone."""
    for row, (sealed, standing) in enumerate(zip(pair.sealed.top, pair.standing.top, strict=True), start=1):
        for place, new in enumerate(standing):
            here = pair.ours(place) if row == 2 else place
            old = sealed[here] if here is not None and here < len(sealed) else None
            if old != new:
                yield HandEdit("cell", pair.title, f"{letters(place + 1)}{row}", old=old, new=new)
    for column in pair.sealed.columns:
        if column not in pair.standing.columns:
            yield HandEdit("column_gone", pair.title, column=column, old=column)


def _in_row(pair: _Pair, was: Cells, now: Placed) -> Iterator[HandEdit]:
    """Yields what was typed over the cells of one row, in columns of ours."""
    for place, new in enumerate(now.cells):
        here = pair.ours(place)
        if here is None or was[here] == new or _is_tick(was[here], new):
            continue
        if not pair.right.says(now.key, pair.sealed.columns[here], new):
            yield _edit(pair, now.cells, (place, now.place), was[here], new)


def _is_tick(old: Value, new: Value) -> bool:
    """Tells whether a box was ticked or emptied: that is what it is for, also where it is no longer wanted."""
    return isinstance(old, bool) and isinstance(new, bool)


def _beside(pair: _Pair) -> Iterator[HandEdit]:
    """Yields what was typed into columns that are not ours."""
    for place in range(len(pair.standing.columns)):
        if pair.ours(place) is None:
            for row, cells in enumerate(pair.standing.rows):
                if cells[place] is not None:
                    yield _edit(pair, cells, (place, row), None, cells[place])


def _edit(pair: _Pair, cells: Cells, at: tuple[int, int], old: Value, new: Value) -> HandEdit:
    """Returns the edit of one cell below the column titles; ``at`` is its 0-based column and row."""
    column, row = at
    address = f"{letters(column + 1)}{row + FIRST_ROW}"
    called = pair.standing.columns[column].partition("\n")[0]
    return HandEdit("cell", pair.title, address, pair.standing.name(cells), called, old, new)
