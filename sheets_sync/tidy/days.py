"""Reads the headings of day columns: ``1``, ``01``, ``1日``, ``10月1日`` or a date of the month."""

import re
from datetime import date
from decimal import Decimal

from scoring.period import Period
from sheets_sync.grid import Value
from sheets_sync.team.words import narrow, plain_text
from sheets_sync.tidy.cells.date import day_of

MOST_DAYS = 31
OTHER_MONTH = -1
"""Stands for a day of a month that is not the tab's."""
_NUMBER = re.compile(r"(\d{1,2})[日号]?", re.ASCII)
_WITH_MONTH = re.compile(r"(\d{1,2})[月/.-](\d{1,2})[日号]?", re.ASCII)
_WEEKDAYS = frozenset(
    [f"{before}{day}" for before in ("", "周", "星期", "礼拜") for day in "一二三四五六日天"]
    + ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "m", "t", "w", "f", "s"]
)


def is_weekday(value: object) -> bool:
    """Tells whether a cell holds nothing but a day of the week."""
    return isinstance(value, str) and plain_text(value) in _WEEKDAYS


def heading_day(value: Value, period: Period) -> int | None:
    """Returns the day of the month that a heading names, ``OTHER_MONTH``, or None when it names no day.

    >>> (
    ...     heading_day("01", Period(2026, 10)),
    ...     heading_day("10月3日", Period(2026, 10)),
    ...     heading_day("9/3", Period(2026, 10)),
    ... )
    (1, 3, -1)
    """
    if isinstance(value, date):
        return value.day if Period.of(value) == period else OTHER_MONTH
    if isinstance(value, Decimal):
        return int(value) if value in range(1, MOST_DAYS + 1) else None
    if not isinstance(value, str):
        return None
    return _written(narrow(value), period)


def _written(text: str, period: Period) -> int | None:
    if found := _NUMBER.fullmatch(text):
        day = int(found[1])
        return day if 1 <= day <= MOST_DAYS else None
    if found := _WITH_MONTH.fullmatch(text):
        return int(found[2]) if int(found[1]) == period.month and 1 <= int(found[2]) <= MOST_DAYS else OTHER_MONTH
    whole = day_of(text)
    if whole is None:
        return None
    return whole.day if Period.of(whole) == period else OTHER_MONTH
