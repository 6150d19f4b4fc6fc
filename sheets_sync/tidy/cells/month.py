"""``as: month``: a month of a year."""

import re
from decimal import Decimal

from scoring.period import Period
from sheets_sync.team.meaning import Column
from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells.date import day_of
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, Unread, spoilt

# A dot is read before two digits only: 2026.1 is what becomes of 2026.10 once it is taken for a number.
_WRITTEN = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{4})\.(\d{2})|(\d{4})年(\d{1,2})月份?|(\d{4})(\d{2})", re.ASCII)
_YEARS = range(1950, 2101)


def reader(column: Column) -> Reader:  # noqa: ARG001 - every kind of cell is made the same way
    """Returns how cells of a month column are read; a date counts as its month.

    >>> read = reader(Column(("月份",), "month"))
    >>> str(read("2026年9月")), read("10月")
    ('2026-09', Unread(code='unreadable_month', details={}))
    """
    return read


def read(value: Typed) -> Read:
    """Returns the month that a cell says."""
    if isinstance(value, str | Decimal):
        text = narrow(value) if isinstance(value, str) else format(value, "f")
        found = _WRITTEN.fullmatch("".join(text.split()))
        if found and not (isinstance(value, Decimal) and "." in text):
            year, month = (int(each) for each in found.groups() if each)
            return Period(year, month) if year in _YEARS and 1 <= month <= 12 else Unread("unreadable_month")
    day = day_of(value)
    if day is None:
        return spoilt(value) or Unread("unreadable_month")
    return Period.of(day)
