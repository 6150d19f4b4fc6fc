"""Months, quarters, half-years and years, and the days in them; in whose time zone is settled outside."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, get_args

KINDS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""The kinds of period to how many months each is long."""
_WRITTEN = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?")
_YEARS = range(1900, 2201)


@cache
def _ends(year: int, month: int, length: int, from_day: int) -> tuple[date, date]:
    """Returns the first and the last day: asked for so often that they are worked out once."""
    if from_day == 1:
        last = month + length - 1
        return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])
    begun, month_begun = divmod(year * 12 + month - 2, 12)
    after, month_after = divmod(begun * 12 + month_begun + length, 12)
    return date(begun, month_begun + 1, from_day), date(after, month_after + 1, from_day) - timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, a quarter, a half-year or a year; with a cut-off, one that ends before its last month does.

    Attributes:
        year: four digits.
        month: 1 to 12: the first month.
        length: how many months: 1, 3, 6 or 12.
        from_day: the day of a month on which it begins; with 21, October is 21 September to 20 October.
    """

    year: int
    month: int
    length: int = 1
    from_day: int = 1

    @staticmethod
    def parse(text: str, from_day: int = 1) -> "Period":
        """Returns the period written as ``2026-10``, ``2026-Q4``, ``2026-H2`` or ``2026``.

        Raises:
            ValueError: it is written otherwise, the month is not 01 to 12, or the year not 1900 to 2200.
        """
        found = _WRITTEN.fullmatch(text)
        if not found or int(found[1]) not in _YEARS or (found[2] and not 1 <= int(found[2]) <= 12):
            raise ValueError(text)
        year, month, quarter, half = (int(each) if each else 0 for each in found.groups())
        if month:
            return Period(year, month, 1, from_day)
        if quarter or half:
            length = 3 if quarter else 6
            return Period(year, (quarter or half) * length - length + 1, length, from_day)
        return Period(year, 1, 12, from_day)

    @staticmethod
    def of(day: date, length: int = 1, from_day: int = 1) -> "Period":
        """Returns the period that holds a day.

        >>> str(Period.of(date(2024, 2, 21), from_day=21)), str(Period.of(date(2024, 2, 20), from_day=21))
        ('2024-03', '2024-02')
        """
        month = Period(day.year, day.month)
        if from_day > 1 and day.day >= from_day:
            month = month.shift(1)
        return Period(month.year, (month.month - 1) // length * length + 1, length, from_day)

    def __str__(self) -> str:
        number = (self.month - 1) // self.length + 1
        return f"{self.year:04}" + {1: f"-{self.month:02}", 3: f"-Q{number}", 6: f"-H{number}"}.get(self.length, "")

    @property
    def kind(self) -> str:
        """Returns which of ``KINDS`` it is."""
        return next(kind for kind, length in KINDS.items() if length == self.length)

    def shift(self, number: int) -> "Period":
        """Returns the period so many of its own length later (or, below nought, earlier).

        >>> str(Period(2026, 1).shift(-1)), str(Period(2026, 10, 3).shift(1))
        ('2025-12', '2027-Q1')
        """
        year, month = divmod(self.year * 12 + self.month - 1 + number * self.length, 12)
        return Period(year, month + 1, self.length, self.from_day)

    @property
    def first(self) -> date:
        """Returns the first day."""
        return _ends(self.year, self.month, self.length, self.from_day)[0]

    @property
    def last(self) -> date:
        """Returns the last day."""
        return _ends(self.year, self.month, self.length, self.from_day)[1]

    def day(self, number: int) -> date:
        """Returns the day of that number that lies in the first month, its last when it is too short.

        >>> cut = Period(2026, 10, from_day=21)
        >>> str(cut.day(5)), str(cut.day(25)), str(Period(2026, 2).day(30))
        ('2026-10-05', '2026-09-25', '2026-02-28')
        """
        begun = Period(self.first.year, self.first.month)
        month = begun.shift(1) if number < self.from_day else begun
        return date(month.year, month.month, min(number, month.days))

    @property
    def days(self) -> int:
        """Returns the number of days."""
        first, last = _ends(self.year, self.month, self.length, self.from_day)
        return (last - first).days + 1

    @property
    def quarter_start(self) -> "Period":
        """Returns the first month of the quarter; of a longer period itself."""
        if self.length > 1:
            return self
        return Period(self.year, (self.month - 1) // 3 * 3 + 1, 1, self.from_day)

    def quarter(self) -> "tuple[Period, ...]":
        """Returns the three months of the quarter that holds this month; a longer period stands for itself."""
        if self.length > 1:
            return (self,)
        start = self.quarter_start
        return (start, start.shift(1), start.shift(2))

    def previous_quarter(self) -> "tuple[Period, ...]":
        """Returns the three months of the quarter before; of a longer period the one before it.

        >>> [str(month) for month in Period(2026, 1).previous_quarter()]
        ['2025-10', '2025-11', '2025-12']
        """
        if self.length > 1:
            return (self.shift(-1),)
        return self.quarter_start.shift(-3).quarter()


Span = Literal[
    "this_month",
    "this_period",
    "previous_month",
    "previous_period",
    "previous_two_periods",
    "previous_three_periods",
    "same_period_last_year",
    "year_to_date",
    "this_quarter",
    "quarter_to_date",
    "previous_quarter",
    "quarter_before_previous",
]
SPANS: tuple[Span, ...] = get_args(Span)
"""The words by which a scheme names periods relative to the one appraised."""


@cache
def months_of(span: str, period: Period) -> tuple[Period, ...]:
    """Returns the periods that a word of ``SPANS`` names, earliest first."""
    quarter = period.quarter()
    so_far = (period.month - 1) // period.length
    return {
        "this_month": (period,),
        "this_period": (period,),
        "previous_month": (period.shift(-1),),
        "previous_period": (period.shift(-1),),
        "previous_two_periods": (period.shift(-2), period.shift(-1)),
        "previous_three_periods": (period.shift(-3), period.shift(-2), period.shift(-1)),
        "same_period_last_year": (period.shift(-(12 // period.length)),),
        "year_to_date": tuple(period.shift(-back) for back in range(so_far, -1, -1)),
        "this_quarter": quarter,
        "quarter_to_date": tuple(month for month in quarter if month <= period),
        "previous_quarter": period.previous_quarter(),
        "quarter_before_previous": quarter[0].shift(-len(quarter)).previous_quarter(),
    }[span]
