"""``as: week``: a week of the period, by its number or by a day in it."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells.date import day_of
from sheets_sync.tidy.cells.unread import Typed, Unread, spoilt

_WRITTEN = re.compile(r"(?:第|w|week)?(\d{1,2}|[一二三四五六七八九十])(?:个?[周星]期?)?", re.ASCII)
_NUMBERS = {each: number for number, each in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell says of a week: its number, or a day that lies in it."""

    number: int = 0
    day: date | None = None


@lru_cache(maxsize=1 << 12, typed=True)
def read(value: Typed, weeks: int) -> Told | Unread:
    """Returns which of so many weeks a cell names.

    >>> read("第二周", 4), read(Decimal(3), 4), read("9周", 4)
    (Told(number=2, day=None), Told(number=3, day=None), Unread(code='unreadable_week', details={'most': '4'}))
    """
    if fault := spoilt(value):
        return fault
    found = _WRITTEN.fullmatch("".join(_text(value).split()).lower())
    if found:
        number = _NUMBERS.get(found[1]) or int(found[1])
        if 1 <= number <= weeks:
            return Told(number)
    day = day_of(value)
    return Told(day=day) if day else Unread("unreadable_week", {"most": str(weeks)})


def _text(value: Typed) -> str:
    """Returns what is written, a whole number without its point."""
    if isinstance(value, Decimal):
        return str(int(value)) if value.is_finite() and value == value.to_integral_value() else ""
    return narrow(value) if isinstance(value, str) else ""
