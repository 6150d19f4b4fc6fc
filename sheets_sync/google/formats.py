"""How Google shows the values of our tabs, and what a number stands for by the way it is shown."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from sheets_sync.google.serials import duration_of, moment_of, time_of
from sheets_sync.value import Percent, Value, decimal_of

NumberFormat = Mapping[str, str]
"""Google's ``{"type": …, "pattern": …}``."""

_TEXT = {"type": "TEXT"}
_DATE = {"type": "DATE", "pattern": "yyyy-mm-dd"}
_NUMBERS = {
    "points": {"type": "NUMBER", "pattern": "0.00"},
    "money": {"type": "NUMBER", "pattern": "#,##0.00"},
    "percent": {"type": "NUMBER", "pattern": '0.00"%"'},
}
_OTHERS = {
    datetime: {"type": "DATE_TIME", "pattern": "yyyy-mm-dd hh:mm:ss"},
    date: _DATE,
    time: {"type": "TIME", "pattern": "hh:mm:ss"},
    Percent: {"type": "PERCENT", "pattern": "0.00%"},
}
_NATURAL: Mapping[str, NumberFormat] = {"text": _TEXT, "date": _DATE, **_NUMBERS}
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_CLOCKS: Mapping[str, Callable[[float], Value]] = {"DATE": moment_of, "DATE_TIME": moment_of, "TIME": time_of}


def natural_format(kind: str) -> NumberFormat | None:
    """Returns the number format that a whole column of a kind is given; None is Google's own, “automatic”.

    >>> natural_format("money"), natural_format("stars")
    ({'type': 'NUMBER', 'pattern': '#,##0.00'}, None)
    """
    return _NATURAL.get(kind)


def number_format(kind: str, value: type) -> NumberFormat | None:
    """Returns the number format that values of a class need in a column of a kind; None is Google's own.

    A blank needs none, so it takes that of its column.

    >>> number_format("percent", Decimal), number_format("text", str), number_format("count", Decimal)
    ({'type': 'NUMBER', 'pattern': '0.00"%"'}, {'type': 'TEXT'}, None)
    """
    if value is Decimal:
        return _NUMBERS.get(kind)
    if value is type(None):
        return natural_format(kind)
    if issubclass(value, str):
        return _TEXT if kind == "text" else None
    return next((_OTHERS[known] for known in value.__mro__ if known in _OTHERS), None)


@cache
def sense_of(type_: str, pattern: str) -> Callable[[float], Value]:
    """Returns what makes the value of a number that is shown by a format.

    The pattern is believed before the type where it says more: Google's documents do not say under which type it
    files a duration (``[h]:mm``), nor a percent sign in quotes, which is only decoration.

    >>> sense_of("NUMBER", '0.00"%"')(0.5), sense_of("NUMBER", "0%")(0.5)
    (Decimal('0.5'), Percent(value=Decimal('0.5')))
    """
    shown = _NOT_SHOWN.sub("", pattern)
    if _ELAPSED.search(shown):
        return duration_of
    if type_ in _CLOCKS:
        return _CLOCKS[type_]
    return _percent if "%" in shown or (type_ == "PERCENT" and not pattern) else decimal_of


def _percent(shown: float) -> Value:
    """Returns a number that is shown as a percentage."""
    return Percent(decimal_of(shown))
