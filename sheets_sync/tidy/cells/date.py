"""``as: date``: a day, written so that there is only one way to read it."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from sheets_sync.team.table import Column
from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, Unread, spoilt

_WRITTEN = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})[日号]?|(\d{4})(\d{2})(\d{2})", re.ASCII
)
_CLOCK = re.compile(r"(?<=\d)[ T]+\d{1,2}:\d{2}(:\d{2}(\.0+)?)?$", re.ASCII)
_SERIAL_START = date(1899, 12, 30)
_SERIALS = range((date(1990, 1, 1) - _SERIAL_START).days, (date(2101, 1, 1) - _SERIAL_START).days)
_YEARS = range(1950, 2101)


def reader(column: Column) -> Reader:  # noqa: ARG001 - every kind of cell is made the same way
    """Returns how cells of a date column are read.

    >>> read = reader(Column(("日期",), "date"))
    >>> read("2026年9月3日"), read(Decimal(46268)), read("9/3")
    (datetime.date(2026, 9, 3), datetime.date(2026, 9, 3), Unread(code='unreadable_date', details={}))
    """
    return read


def read(value: Typed) -> Read:
    """Returns the day that a cell says: a date, a serial number (1900 system), or a text with year, month and day."""
    day = day_of(value)
    if day is None:
        return spoilt(value) or Unread("unreadable_date")
    return day


def day_of(value: Typed) -> date | None:
    """Returns the day, or None when the value is not one or leaves a doubt."""
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, Decimal):
        return _counted(value)
    return _written(narrow(value)) if isinstance(value, str) else None


def _counted(value: Decimal) -> date | None:
    if not value.is_finite() or value != value.to_integral_value():
        return None
    number = int(value)
    return _SERIAL_START + timedelta(days=number) if number in _SERIALS else _written(str(number))


def _written(text: str) -> date | None:
    found = _WRITTEN.fullmatch("".join(_CLOCK.sub("", text).split()))
    if not found:
        return None
    year, month, day = (int(each) for each in found.groups() if each and each.isdigit())
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    return day if day.year in _YEARS else None
