"""One cell of Google's as a value of ours, and back: typed both ways, so that nothing is ever guessed from text."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from math import isfinite
from typing import Any

from sheets_sync.google.formats import number_format, sense_of
from sheets_sync.google.serials import serial_of
from sheets_sync.value import CellError, Link, Percent, Uncomputed, Value

Cell = Mapping[str, Any]
"""Google's ``CellData``."""

_ERRORS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
}
_LOADING = "Loading..."  # what is shown while IMPORTRANGE and the like have not answered
_EXACT = 10**15  # whole numbers below it are whole in every spreadsheet


class Seen(dict[tuple[float, str, str], Value]):
    """What each number stands for, by number, type and pattern; worked out once, since the same come again."""

    def __missing__(self, key: tuple[float, str, str]) -> Value:
        """Works the value out; JSON has no NaN, so it would come as text."""
        number, type_, pattern = key
        told = not isinstance(number, str) and isfinite(number)
        value = self[key] = sense_of(type_, pattern)(float(number)) if told else CellError("#NUM!")
        return value


def value_of(cell: Cell, seen: Seen) -> Value:
    """Returns the value of a cell as read.

    Google's documents have a cell that waits for IMPORTRANGE and the like hold an error of its own. Should one show
    something and hold nothing instead, it is not computed either. The text ``Loading...`` is a text like others.

    >>> value_of({"effectiveValue": {"stringValue": "007"}, "formattedValue": "007"}, Seen())
    '007'
    >>> value_of(
    ...     {"effectiveValue": {"numberValue": 0.5}, "effectiveFormat": {"numberFormat": {"type": "TIME"}}}, Seen()
    ... )
    datetime.time(12, 0)
    """
    known = cell.get("effectiveValue")
    if not known:
        return Uncomputed() if cell.get("formattedValue") else None
    if "stringValue" in known:
        text: str = known["stringValue"]
        return text or None
    if "numberValue" in known:
        form = cell.get("effectiveFormat")
        form = form.get("numberFormat") if form else None
        number = known["numberValue"]
        return seen[(number, form.get("type", ""), form.get("pattern", "")) if form else (number, "", "")]
    if "boolValue" in known:
        return known["boolValue"] is True
    return _error(known.get("errorValue", {}).get("type", ""), cell.get("formattedValue", ""))


def _error(type_: str, shown: str) -> Value:
    """Returns an error by its type; one that came after this was written by what is shown."""
    if type_ == "LOADING" or shown == _LOADING:
        return Uncomputed()
    return CellError(_ERRORS.get(type_, shown if shown.startswith("#") else "#ERROR!"))


def extended(value: Value) -> dict[str, object] | None:
    """Returns a value as Google's ``ExtendedValue``; None for a blank. Text is text, whatever it looks like.

    Args:
        value: as ``as_written`` leaves it.

    Raises:
        TypeError: for what no cell of ours holds.

    >>> extended("=1+1"), extended(Decimal("0.10")), extended(date(2025, 12, 9))
    ({'stringValue': '=1+1'}, {'numberValue': 0.1}, {'numberValue': 46000})
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str | Link):
        return {"stringValue": value if isinstance(value, str) else value.text}
    return {"numberValue": _number(value)}


def _number(value: Value) -> float:
    """Returns a value as the number that Google keeps for it; 15 digits come through a JSON number unharmed."""
    if isinstance(value, date | time):
        return serial_of(value)
    number = value.value if isinstance(value, Percent) else value
    if not isinstance(number, Decimal):
        raise TypeError(f"a cell of ours cannot hold {value!r}")
    whole = abs(number) < _EXACT and number == number.to_integral_value()
    return int(number) if whole else float(number)


def cell_of(value: Value, kind: str) -> dict[str, object]:
    """Returns a value in a column of a kind as Google's ``CellData``: the value and its number format.

    Args:
        value: as ``as_written`` leaves it.
        kind: of the column, one of ``KINDS``.

    >>> cell_of("007", "text")
    {'userEnteredValue': {'stringValue': '007'}, 'userEnteredFormat': {'numberFormat': {'type': 'TEXT'}}}
    """
    held = extended(value)
    form = number_format(kind, type(value) if not isinstance(value, Link) else str)
    cell: dict[str, object] = {"userEnteredValue": held} if held is not None else {}
    return {**cell, "userEnteredFormat": {"numberFormat": dict(form)}} if form else cell
