"""What a workbook looks like to us: values in grids, and the tabs that we write."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sheets_sync.value import (
    TEXT_LIMIT,
    CellError,
    Link,
    Percent,
    Uncomputed,
    Value,
    as_written,
    decimal_of,
)

__all__ = [
    "KINDS",
    "TEXT_LIMIT",
    "Book",
    "BookFault",
    "CellError",
    "Column",
    "Grid",
    "Link",
    "Mark",
    "Percent",
    "Tab",
    "Uncomputed",
    "Value",
    "Wanted",
    "as_written",
    "decimal_of",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """What we fastened to a tab so that it is known whatever people call it.

    Attributes:
        ours: which of our books the tab belongs to; empty for a tab of theirs.
        name: the title that we gave it, or the key of their table.
    """

    ours: str
    name: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A tab as read.

    Attributes:
        title: of the tab.
        rows: row by row from A1, every row as wide as the widest.
        merged: merged blocks as (first row, first column, last row, last column), 1-based.
        hidden: whether the tab itself is hidden.
        protected: whether its cells are locked.
        mark: what we fastened to it, where tabs can be marked.
        editors: who may edit its locked cells beside us and the owner; None where that cannot be told.
        typed: columns (0-based) that are left open below the column titles; of a file nobody looks.
        ticked_by: columns (0-based) with a lock of their own to who may tick there beside us and the owner; None where
            that cannot be told.
    """

    title: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    protected: bool = False
    mark: Mark | None = None
    editors: tuple[str, ...] | None = None
    typed: tuple[int, ...] = ()
    ticked_by: tuple[tuple[int, tuple[str, ...] | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read.

    Attributes:
        name: as people know it: ``客服评分表.xlsx``.
        address: where it is: ``xlsx:<path>``.
        grids: title to grid, in the order of the tabs.
        version: changes whenever the book is saved; what a stale write is known by. Of a shared book only our part
            of it counts; empty when there is none.
        shared: whether tabs of theirs and of ours may stand side by side; ours are those with a mark.
        time_zone: of the book, where it has one.
        owners: whom no protection binds, where they are known: the owner, and the account under which we work.
        last_editor: who changed it last, where that is known and something of ours was changed.
        native: what its backend needs to write it again; nobody else looks into it.
    """

    name: str
    address: str
    grids: Mapping[str, Grid]
    version: str
    shared: bool = False
    time_zone: str = ""
    owners: tuple[str, ...] = ()
    last_editor: str = ""
    native: object = field(default=None, compare=False, repr=False)

    def theirs(self) -> "Book":
        """Returns the book without the tabs that are ours."""
        return replace(self, grids={title: grid for title, grid in self.grids.items() if not _is_ours(grid)})

    def ours(self, key: str) -> "Book | None":
        """Returns the book with only our tabs, under the titles that we gave them; None when it holds none.

        A book that is not shared is ours as a whole, whatever stands in it.
        """
        if not self.shared:
            return self
        marked = [grid for grid in self.grids.values() if _is_ours(grid, key)]
        return replace(self, grids={grid.mark.name: grid for grid in marked if grid.mark}) if marked else None


def _is_ours(grid: Grid, key: str = "") -> bool:
    """Tells whether a tab is marked as one of ours, of a certain book if one is named."""
    return grid.mark is not None and grid.mark.ours != "" and key in ("", grid.mark.ours)


ANSWERLESS = frozenset({"google_unreachable", "google_busy", "google_interrupted"})
"""Faults after which nothing is known of what stands there."""

SILENT = ANSWERLESS | {
    "google_signed_out",
    "google_no_key",
    "google_bad_key",
    "google_no_delegation",
    "google_no_impersonation",
}
"""Faults of a service and not of a book. They may come after minutes of patience; book after book it would be hours."""


class BookFault(Exception):
    """A book that cannot be read or written; ``code`` names a problem text, ``details`` what it needs."""

    def __init__(self, code: str, **details: str) -> None:
        """Keeps the code and the details of the problem."""
        super().__init__(f"{code} {details}")
        self.code = code
        self.details = details

    @property
    def unreached(self) -> bool:
        """Tells whether the service that keeps the book did not let us in: nothing is known of what stands there."""
        return self.code.startswith("google_")


KINDS = ("text", "long_text", "points", "money", "percent", "count", "date", "stars", "place")
"""How a column of ours is shown: its number format, alignment and (for ``long_text``) wrapping."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a tab of ours.

    Attributes:
        title: heading, unique in its tab.
        kind: one of ``KINDS``.
        width: in characters of the default font (a Chinese character counts two).
        typed: people type into it; what stands there is wanted there, and it is not locked.
        ticked_by: addresses of those who alone may tick its boxes, where a home of books knows people; then it has a
            lock of its own.
    """

    title: str
    kind: str = "text"
    width: int = 12
    typed: bool = field(default=False, repr=False)  # no part of the looks that a seal remembers of every column
    ticked_by: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of ours, as it is to be: a title row, a heading row, then the rows.

    Attributes:
        title: of the tab, and unique in its book.
        heading: the text of the first row, over all columns.
        columns: what each column is.
        rows: the values, each row as long as ``columns``.
        keys: how many leading columns together name a row (unique).
        names: which column holds the name that a change is told by (0-based).
        last_is_total: the last row is a control row and is shown as one.
        guarded: too much change at once is refused: a row stands for a person. What explains or lists (details,
            problems, receipt) may come and go as it must.
        free: titles of columns that may change for everybody at once all the same.
    """

    title: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    keys: int = 1
    names: int = 0
    last_is_total: bool = False
    guarded: bool = True
    free: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A whole workbook of ours, as it is to be.

    Attributes:
        key: which of our books it is: ``summary``, ``payroll``, ``results`` or ``months``.
        address: where it goes.
        period: the month it shows; empty for the book of all months.
        tabs: in order.
        title: of the document, for its properties and the printed footer.
        editors: who may edit our tabs beside us, where a home of books knows people.
        without: names of books of theirs that could not be read: what they tell is missing here.
    """

    key: str
    address: str
    period: str
    tabs: tuple[Tab, ...]
    title: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    editors: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
