"""What every kind of cell shares: how a value is shown, and the values that none of them can read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from sys import intern

from scoring.period import Period
from sheets_sync.grid import CellError, Link, Percent, Uncomputed, Value
from sheets_sync.team.words import narrow

LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that is not understood: the code of its problem, and what the words need beyond what was found."""

    code: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Merged:
    """Stands in the cells of a merged block of numbers: whose number it is, nobody can tell."""

    value: Value


Read = Decimal | str | date | Period | Unread | None
"""What a cell says; None for a blank that is allowed."""
Typed = Value | Merged
Reader = Callable[[Typed], Read]


def shown(value: Typed) -> str:
    """Returns a value as people see it, cut where it is very long.

    >>> shown(Percent(Decimal("0.85"))), shown(Decimal("1E+3")), shown(None)
    ('85%', '1000', '')
    """
    if type(value) is Decimal:
        text = str(value)  # three times as quick as formatting, and the same unless it has an exponent
        return intern(text) if "E" not in text else format(value, "f")
    text = value if type(value) is str else _text(value)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _text(value: Typed) -> str:
    if isinstance(value, Percent):
        return f"{hundredfold(value.value):f}%"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Merged):
        return _text(value.value)
    return "" if value is None else _rare(value)


def _rare(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, Uncomputed):
        return value.formula or "="
    if isinstance(value, Link):
        return value.text
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    return str(value)


def hundredfold(value: Decimal) -> Decimal:
    """Returns a fraction in percent points, exactly and in plain notation.

    >>> hundredfold(Decimal("0.985")), hundredfold(Decimal(1))
    (Decimal('98.5'), Decimal('100'))
    """
    moved = value.scaleb(2)
    exponent = moved.as_tuple().exponent
    return Decimal(int(moved)) if isinstance(exponent, int) and exponent > 0 else moved


def is_blank(value: Typed) -> bool:
    """Tells whether nothing stands in a cell; spaces and invisible characters are nothing."""
    if isinstance(value, str):
        return not value.isalnum() and not narrow(value)
    return value is None


def spoilt(value: Typed) -> Unread | None:
    """Returns why no kind of cell can read this value, or None when it may be readable."""
    if isinstance(value, CellError):
        return Unread("error_cell")
    if isinstance(value, Uncomputed):
        return Unread("uncomputed_formula")
    if isinstance(value, Merged):
        return Unread("merged_value")
    return Unread("blank_cell") if is_blank(value) else None
