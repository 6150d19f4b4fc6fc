"""What a workbook looks like to us: values in grids, and the tabs that we write."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Context, Decimal, Inexact, Overflow, Subnormal


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
"""What stands in a cell. Blank is None; text is kept as typed, spaces and all; numbers are what Excel shows: 15 digits.

A duration (``[h]:mm``) is a ``time`` below a day and text such as ``26:30:00`` from a day on."""


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
    """

    title: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    protected: bool = False
    mark: Mark | None = None


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
        native: what its backend needs to write it again; nobody else looks into it.
    """

    name: str
    address: str
    grids: Mapping[str, Grid]
    version: str
    shared: bool = False
    time_zone: str = ""
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
        guarded: too much change at once is refused: a row stands for a person. What explains or lists (details,
            problems, receipt) may come and go as it must.
    """

    title: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    keys: int = 1
    names: int = 0
    last_is_total: bool = False
    guarded: bool = True


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


TEXT_LIMIT = 32_767
"""The longest text that a cell holds, in UTF-16 units (Excel; Google Sheets takes 50,000)."""

_FIFTEEN = Context(prec=15, Emax=307, Emin=-300, traps=[Inexact, Overflow, Subnormal])
_FIRST_DAY = date(1900, 3, 1)  # programs disagree about earlier days: Excel believes in 29 February 1900
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = re.compile("(_x[0-9A-Fa-f]{4})_(?=x[0-9A-Fa-f]{4}_)")


def decimal_of(shown: float) -> Decimal:
    """Returns a spreadsheet's number as Excel shows it: 15 digits.

    >>> decimal_of(0.1 + 0.2), decimal_of(88.0)
    (Decimal('0.3'), Decimal('88'))
    """
    if shown.is_integer() and -1e15 < shown < 1e15:
        return Decimal(int(shown))
    return Decimal(f"{shown:.15g}")


def as_written(value: Value) -> Value:
    """Returns what will stand in the cell once the value is written and read again, in any kind of book.

    Text that no cell can hold is cut (a last ``…`` shows it), characters that no workbook can hold become ``�``,
    a number of more than 15 digits and a day before March 1900 become text, times keep whole seconds.

    >>> as_written(Decimal("0.1234567890123456")), as_written(""), as_written(datetime(2026, 9, 1))
    ('0.1234567890123456', None, datetime.date(2026, 9, 1))
    """
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Decimal):
        return value if _fits(value) else format(value, "f")
    if isinstance(value, Link):
        return _text(value.text)
    if isinstance(value, date | time):
        return _moment(value)
    return value


def _text(text: str) -> str | None:
    """Returns the text as a cell holds it, or None for an empty one."""
    if text.isprintable() and len(text) * 2 <= TEXT_LIMIT:
        return (text if "_x" not in text else _ESCAPES.sub(r"\1＿", text)) or None
    text = _UNWRITABLE.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _ESCAPES.sub(r"\1＿", text)
    units = text.encode("utf-16-le")
    if len(units) > TEXT_LIMIT * 2:
        text = units[: (TEXT_LIMIT - 1) * 2].decode("utf-16-le", "ignore") + "…"
    return text


def _fits(value: Decimal) -> bool:
    """Tells whether 15 digits hold the number exactly."""
    try:
        _FIFTEEN.plus(value)
    except (Inexact, Overflow, Subnormal):
        return False
    return value.is_finite()


def _moment(value: date | time) -> Value:
    """Returns the day or time in whole seconds; midnight is a day."""
    if isinstance(value, time):
        return value.replace(microsecond=0) if value.tzinfo is None else value.isoformat()
    day = value.date() if isinstance(value, datetime) else value
    if day < _FIRST_DAY or (isinstance(value, datetime) and value.tzinfo is not None):
        return value.isoformat()
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.replace(microsecond=0)
    return day
