"""Months and quarters, and the days in them; whose they are (the team's time zone) is settled outside."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

_WRITTEN = re.compile(r"(\d{4})-(\d{2})")


@cache
def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar month.

    Attributes:
        year: four digits.
        month: 1 to 12.
    """

    year: int
    month: int

    @staticmethod
    def parse(text: str) -> "Period":
        """Returns the month written as ``2026-10``.

        Raises:
            ValueError: it is written otherwise, the month is not 01 to 12, or the year not 1900 to 2200.
        """
        found = _WRITTEN.fullmatch(text)
        if not found or not 1 <= int(found[2]) <= 12 or not 1900 <= int(found[1]) <= 2200:
            raise ValueError(text)
        return Period(int(found[1]), int(found[2]))

    @staticmethod
    def of(day: date) -> "Period":
        """Returns the month that holds a day."""
        return Period(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def shift(self, months: int) -> "Period":
        """Returns the month so many later (or, below nought, earlier).

        >>> str(Period(2026, 1).shift(-1)), str(Period(2026, 12).shift(1))
        ('2025-12', '2027-01')
        """
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Period(year, month + 1)

    @property
    def first(self) -> date:
        """Returns the first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Returns the last day."""
        return date(self.year, self.month, self.days)

    @property
    def days(self) -> int:
        """Returns the number of days."""
        return _days(self.year, self.month)

    @property
    def quarter_start(self) -> "Period":
        """Returns the first month of the quarter."""
        return Period(self.year, (self.month - 1) // 3 * 3 + 1)

    def quarter(self) -> "tuple[Period, Period, Period]":
        """Returns the three months of the quarter that holds this month."""
        start = self.quarter_start
        return (start, start.shift(1), start.shift(2))

    def previous_quarter(self) -> "tuple[Period, Period, Period]":
        """Returns the three months of the quarter before.

        >>> [str(month) for month in Period(2026, 1).previous_quarter()]
        ['2025-10', '2025-11', '2025-12']
        """
        return self.quarter_start.shift(-3).quarter()


SPANS = (
    "this_month",
    "previous_month",
    "this_quarter",
    "quarter_to_date",
    "previous_quarter",
    "quarter_before_previous",
)
"""The words by which a scheme names months relative to the one appraised."""


@cache
def months_of(span: str, period: Period) -> tuple[Period, ...]:
    """Returns the months that a word of ``SPANS`` names, earliest first."""
    quarter = period.quarter()
    return {
        "this_month": (period,),
        "previous_month": (period.shift(-1),),
        "this_quarter": quarter,
        "quarter_to_date": tuple(month for month in quarter if month <= period),
        "previous_quarter": period.previous_quarter(),
        "quarter_before_previous": period.shift(-3).previous_quarter(),
    }[span]
