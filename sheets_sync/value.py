"""What may stand in a cell, and what of it a cell can hold."""

import re
from dataclasses import dataclass
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
