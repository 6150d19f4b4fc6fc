"""The plan as values: what would change in our books, with before and after."""

from dataclasses import dataclass

from sheets_sync.grid import Value, Wanted

Key = tuple[Value, ...]
"""What names a row: its leading cells, with a count where they are not unique; empty for the heading of a tab."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of a row that stays and gets another value.

    Attributes:
        tab: title of the tab.
        row: key of the row.
        name: what the row is told by (a person's name).
        column: title of the column; empty for the heading of a tab.
        kind: of the column, so that values are shown as they stand there.
        before: what stands there now.
        after: what will stand there.
        address: the A1 address where ``after`` will stand.
        because: what in the input caused it, in words; empty until somebody fills it.
    """

    tab: str
    row: Key
    name: str
    column: str
    kind: str
    before: Value
    after: Value
    address: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that appears or vanishes.

    Attributes:
        key: of the row.
        name: what the row is told by.
        number: the 1-based row of the tab where it will stand, or stood.
        values: its cells.
    """

    key: Key
    name: str
    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class HandEdit:
    """Something that a person did to a book of ours and that writing would undo.

    Attributes:
        what: ``cell`` (typed into), ``row_gone``, ``column_gone``, ``tab_gone`` or ``tab_added``.
        tab: title of the tab.
        address: the A1 address where it stands; empty when it is no cell.
        name: what the row is told by; empty outside the rows.
        column: title of the column; empty outside the columns.
        old: what we wrote.
        new: what stands there.
    """

    what: str
    tab: str
    address: str = ""
    name: str = ""
    column: str = ""
    old: Value = None
    new: Value = None


@dataclass(frozen=True, slots=True)
class TabPlan:
    """What happens to one tab.

    Attributes:
        title: of the tab.
        state: ``new``, ``changed``, ``unchanged`` or ``gone``.
        columns: titles of the columns as they will be (as they were, for a tab that goes).
        rows_before: how many rows stand there now.
        rows_after: how many will.
        rows_changed: how many rows stay and change.
        changes: cell by cell, in the order of the tab.
        appeared: rows that were not there, in the order of the tab.
        vanished: rows that will no longer be there, in their old order.
        columns_added: titles of columns that were not there.
        columns_gone: titles of columns that will no longer be there.
        reordered: whether rows or columns that stay change their order.
    """

    title: str
    state: str
    columns: tuple[str, ...]
    rows_before: int = 0
    rows_after: int = 0
    rows_changed: int = 0
    changes: tuple[Change, ...] = ()
    appeared: tuple[Row, ...] = ()
    vanished: tuple[Row, ...] = ()
    columns_added: tuple[str, ...] = ()
    columns_gone: tuple[str, ...] = ()
    reordered: bool = False


@dataclass(frozen=True, slots=True)
class BookPlan:
    """What happens to one book.

    Attributes:
        wanted: the book as it is to be; what a backend is given.
        name: as people know it.
        state: ``new``, ``changed``, ``unchanged``, or ``foreign`` when what stands there is not ours.
        version: what the plan was made against; empty when there is no book.
        tabs: tab by tab, those that go last.
        edits: what people did to it by hand.
        period_before: the month it shows now; empty when it is none of ours.
        restyled: whether it is written anew for its looks, its links or its protection.
        unprotected: titles of tabs whose protection somebody has taken off.
        fault: why the book that stands there could not be read; empty when it could.
        renamed: tabs of ours that somebody calls otherwise: our title, theirs. They get ours back.
        turned: titles of tabs that somebody has hidden, or shown where they are to be hidden.
        last_editor: who changed the book last, where that is known and something of ours was changed.
    """

    wanted: Wanted
    name: str
    state: str
    version: str
    tabs: tuple[TabPlan, ...]
    edits: tuple[HandEdit, ...] = ()
    period_before: str = ""
    restyled: bool = False
    unprotected: tuple[str, ...] = ()
    fault: str = ""
    renamed: tuple[tuple[str, str], ...] = ()
    turned: tuple[str, ...] = ()
    last_editor: str = ""

    @property
    def writes(self) -> bool:
        """Tells whether the book is to be written."""
        return self.state != "unchanged"

    @property
    def turns(self) -> tuple[str, str] | None:
        """Returns the months (from, to) when the book is to show another one."""
        to = self.wanted.period
        return (self.period_before, to) if self.period_before and self.period_before != to else None


@dataclass(frozen=True, slots=True)
class Plan:
    """What would change in our books, in the order in which they are wanted."""

    books: tuple[BookPlan, ...]

    @property
    def to_write(self) -> tuple[BookPlan, ...]:
        """Returns the books that are to be written."""
        return tuple(book for book in self.books if book.writes)

    @property
    def is_empty(self) -> bool:
        """Tells whether there is nothing to change."""
        return not self.to_write
