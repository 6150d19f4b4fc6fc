"""``as: month``: a period of the team: a month of a year, or a quarter, a half-year, a year."""

import re
from collections.abc import Callable
from decimal import Decimal

from scoring.period import Period
from sheets_sync.team.table import Column
from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells.date import day_of
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, Unread, spoilt

# A dot is read before two digits only: 2026.1 is what becomes of 2026.10 once it is taken for a number.
_WRITTEN = {
    1: re.compile(r"(\d{4})[-/](\d{1,2})|(\d{4})\.(\d{2})|(\d{4})年(\d{1,2})月份?|(\d{4})(\d{2})", re.ASCII),
    3: re.compile(r"(\d{4})[-/]?q([1-4])|(\d{4})年(?:第?([1-4一二三四])季度?|q([1-4]))", re.ASCII),
    6: re.compile(r"(\d{4})[-/]?h([12])|(\d{4})年?([上下])半年", re.ASCII),
    12: re.compile(r"(\d{4})(?:年度?)?", re.ASCII),
}
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_YEARS = range(1950, 2101)


def reader(column: Column, like: Period) -> Reader:  # noqa: ARG001 - every kind of cell is made the same way
    """Returns how cells of a column of periods are read, those of the same kind as a given one.

    >>> read = reader(Column(("月份",), "month"), Period(2026, 10))
    >>> str(read("2026年9月")), read("10月")
    ('2026-09', Unread(code='unreadable_month', details={}))
    >>> str(reader(Column(("季度",), "month"), Period(2026, 10, 3))("2026年第四季度"))
    '2026-Q4'
    """
    return reader_like(like)


def reader_like(like: Period) -> Callable[[Typed], Read]:
    """Returns what reads a period of the same kind as a given one."""

    def read_like(value: Typed) -> Read:
        return read(value, like)

    return read_like


def written(text: str) -> Period | None:
    """Returns the period of whatever kind that a text writes; None where it may mean another, or none.

    >>> [str(written(text)) for text in ("2026年10月", "2026/9", "2026q4", "2026.1")]
    ['2026-10', '2026-09', '2026-Q4', 'None']
    """
    said = "".join(narrow(text).split()).lower()
    found = ((length, form.fullmatch(said)) for length, form in _WRITTEN.items())
    length, groups = next(((length, match.groups()) for length, match in found if match), (0, ()))
    return _period(*[each for each in groups if each], like=Period(1, 1, length)) if length else None


def read(value: Typed, like: Period) -> Read:
    """Returns the period that a cell says; a day counts as the period that it lies in."""
    if isinstance(value, str | Decimal):
        text = narrow(value) if isinstance(value, str) else format(value, "f")
        found = _WRITTEN[like.length].fullmatch("".join(text.split()).lower())
        if found and not (isinstance(value, Decimal) and "." in text):
            return _period(*[each for each in found.groups() if each], like=like) or _unreadable(like)
    day = day_of(value)
    if day is None:
        return spoilt(value) or _unreadable(like)
    period = Period.of(day, like.length, like.from_day)
    # With a cut-off, 25 October lies in November: whoever wrote it into a column of months may have meant either.
    named = Period.of(day, like.length)
    return period if (period.year, period.month) == (named.year, named.month) else _unreadable(like)


def _period(year: str, number: str = "1", *, like: Period) -> Period | None:
    place = _NUMBERS.get(number) or int(number)
    month = (place - 1) * like.length + 1
    return Period(int(year), month, like.length, like.from_day) if int(year) in _YEARS and 1 <= month <= 12 else None


def _unreadable(like: Period) -> Unread:
    return Unread("unreadable_month") if like.length == 1 else Unread("unreadable_period", {"like": str(like)})
