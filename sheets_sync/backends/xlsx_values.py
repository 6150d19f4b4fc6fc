"""Calamine's raw values as ours: numbers of 15 digits, durations, blanks, and the marks that the XML adds."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from math import isfinite

from sheets_sync.backends.xlsx_marks_full import Mark, Place
from sheets_sync.grid import CellError, Percent, Value, decimal_of

Raw = float | str | bool | time | date | datetime | timedelta
Rows = list[tuple[Value, ...]]


class Seen(dict[Raw, Value]):
    """What each raw value stands for; worked out once, since the same values come again and again."""

    def __missing__(self, raw: Raw) -> Value:
        value = self[raw] = decimal_of(raw) if isinstance(raw, float) and isfinite(raw) else _value(raw)
        return value


def values(raw: Sequence[Sequence[Raw]], seen: Seen, *, truths: bool) -> Rows:
    """Returns rows of calamine's as ours.

    Args:
        raw: the rows.
        seen: what was seen in the workbook before.
        truths: whether there may be TRUE and FALSE among them, which Python takes for 1 and 0.

    >>> values([[88.50, "", True], [1.0, "007", timedelta(hours=26)]], Seen(), truths=True)
    [(Decimal('88.5'), None, True), (Decimal('1'), '007', '26:00:00')]
    """
    if not truths:
        return [tuple(map(seen.__getitem__, row)) for row in raw]
    return [tuple([seen[cell] if cell.__class__ is not bool else cell for cell in row]) for row in raw]


def _value(raw: Raw) -> Value:
    """Returns a raw value that is no number as ours; some programs write NaN."""
    if isinstance(raw, float):
        return CellError("#NUM!")
    return _duration(raw) if isinstance(raw, timedelta) else raw or None


def _duration(raw: timedelta) -> Value:
    """Returns a duration as a time below a day, and as the text that is shown from a day on."""
    seconds = round(raw.total_seconds())
    if 0 <= seconds < 86_400:
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def put_right(rows: Rows, found: Mapping[Place, Mark]) -> None:
    """Puts the marks into the rows, which grow where a mark stands outside."""
    if not found:
        return
    # A blank may be formatted as a percentage: only marks that are values themselves make the tab larger.
    told = [place for place, mark in found.items() if not isinstance(mark, type)]
    _grow(rows, 1 + max((row for row, _ in told), default=-1), 1 + max((column for _, column in told), default=-1))
    for row, several in groupby(sorted(found.items(), key=_row), key=_row):
        cells = list(rows[row]) if row < len(rows) else []
        for (_, column), mark in several:
            if column < len(cells):
                cells[column] = _marked(cells[column], mark)
        rows[row : row + 1] = [tuple(cells)] if cells else []


def _row(marked: tuple[Place, Mark]) -> int:
    """Returns the row of a marked cell."""
    return marked[0][0]


def _grow(rows: Rows, height: int, width: int) -> None:
    """Makes the rows at least so high and wide."""
    wide = len(rows[0]) if rows else 0
    if width > wide:
        rows[:] = [row + (None,) * (width - wide) for row in rows]
    rows.extend([(None,) * max(width, wide)] * (height - len(rows)))


def _marked(value: Value, mark: Mark) -> Value:
    """Returns what a marked cell stands for; only a number can be a percentage."""
    if isinstance(mark, type):
        return Percent(value) if isinstance(value, Decimal) else value
    return mark
