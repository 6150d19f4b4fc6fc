"""What a workbook looks like to us: values in grids, and the tabs that we write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Percent:
    """A number whose cell is formatted as a percentage: ``0.85`` that people see as 85%."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class CellError:
    """An error that a spreadsheet computed: ``#N/A``, ``#DIV/0!``."""

    code: str


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A formula whose result nobody has computed yet; whatever value the file holds for it means nothing."""

    formula: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A text of ours that leads to a cell of a book, as seen from the folder of the book it is written in.

    Attributes:
        text: what is shown, and what is compared.
        target: relative path or address of the book.
        tab: the tab there.
        address: the A1 address there.
    """

    text: str
    target: str
    tab: str
    address: str


Value = str | Decimal | bool | date | datetime | time | Percent | CellError | Uncomputed | Link | None
"""What stands in a cell. Blank is None; text is kept as typed, spaces and all; numbers are what Excel shows: 15 digits."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A tab as read.

    Attributes:
        title: of the tab.
        rows: row by row from A1, every row as wide as the widest.
        merged: merged blocks as (first row, first column, last row, last column), 1-based.
        hidden: whether the tab itself is hidden.
    """

    title: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read.

    Attributes:
        name: as people know it: ``客服评分表.xlsx``.
        address: where it is: ``xlsx:<path>``.
        grids: title to grid, in the order of the tabs.
        version: changes whenever the book is saved; what a stale write is known by.
    """

    name: str
    address: str
    grids: Mapping[str, Grid]
    version: str


class BookFault(Exception):
    """A book that cannot be read or written; ``code`` names a problem text, ``details`` what it needs."""

    def __init__(self, code: str, **details: str) -> None:
        """Keeps the code and the details of the problem."""
        super().__init__(f"{code} {details}")
        self.code = code
        self.details = details


KINDS = ("text", "long_text", "points", "money", "percent", "count", "date", "stars", "place")
"""How a column of ours is shown: its number format, alignment and (for ``long_text``) wrapping."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a tab of ours.

    Attributes:
        title: heading, unique in its tab.
        kind: one of ``KINDS``.
        width: in characters of the default font (a Chinese character counts two).
    """

    title: str
    kind: str = "text"
    width: int = 12


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
    """

    title: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    keys: int = 1
    names: int = 0
    last_is_total: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A whole workbook of ours, as it is to be.

    Attributes:
        key: which of our books it is: ``summary``, ``payroll`` or ``results``.
        address: where it goes.
        period: the month it shows.
        tabs: in order.
        title: of the document, for its properties and the printed footer.
    """

    key: str
    address: str
    period: str
    tabs: tuple[Tab, ...]
    title: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
