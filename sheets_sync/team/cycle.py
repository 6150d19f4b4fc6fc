"""How long a team's periods are, which week of its period a day lies in, and how people write either."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from scoring.period import KINDS, Period
from scoring.written import Cycle

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of a team.

    Attributes:
        kind: a month, a quarter, a half-year or a year.
        from_day: the day of the month on which it begins; 21: from the 21st of the month before to the 20th.
        weeks: how many weeks are counted in it; nought when nothing is counted by weeks.
        week_split: weeks of seven days from the first day of the period (``by_days``), or from Monday to Sunday
            (``calendar``); the last week goes on to the end of the period either way.
    """

    kind: Literal["month", "quarter", "half_year", "year"] = "month"
    from_day: int = 1
    weeks: int = 0
    week_split: Literal["by_days", "calendar"] = "by_days"

    @property
    def length(self) -> int:
        """Returns how many months a period is long."""
        return KINDS[self.kind]

    @property
    def cycle(self) -> Cycle:
        """Returns the periods as a scheme says them."""
        return Cycle(self.kind, self.from_day, self.weeks)

    def of(self, day: date) -> Period:
        """Returns the period that holds a day."""
        return Period.of(day, self.length, self.from_day)

    def own(self, period: Period) -> Period | None:
        """Returns a period, written without its first day, as one of these; None when it is of another kind."""
        return Period(period.year, period.month, self.length, self.from_day) if period.length == self.length else None

    def week_of(self, day: date, period: Period) -> int:
        """Returns the week, counted from 1, in which a day of a period lies.

        >>> october = Period(2026, 10)  # begins on a Thursday
        >>> [Periods(weeks=4).week_of(date(2026, 10, day), october) for day in (1, 7, 8, 22, 31)]
        [1, 1, 2, 4, 4]
        >>> [Periods(weeks=4, week_split="calendar").week_of(date(2026, 10, day), october) for day in (1, 5, 31)]
        [1, 2, 4]
        """
        start = period.first
        if self.week_split == "calendar":
            start -= timedelta(days=start.weekday())
        return min((day - start).days // _WEEK + 1, max(self.weeks, 1))

    def days_of_week(self, week: int, period: Period) -> tuple[date, date]:
        """Returns the first and the last day of a week of a period.

        >>> [str(day) for day in Periods(weeks=4).days_of_week(4, Period(2026, 10))]
        ['2026-10-22', '2026-10-31']
        """
        start = period.first
        if self.week_split == "calendar":
            start -= timedelta(days=start.weekday())
        first = start + timedelta(days=_WEEK * (week - 1))
        last = period.last if week >= self.weeks else first + timedelta(days=_WEEK - 1)
        return max(first, period.first), min(last, period.last)


def titles_of(patterns: tuple[str, ...], period: Period, week: int = 0) -> tuple[str, ...]:
    """Returns the titles that the tab of a period (and week) may have.

    >>> (
    ...     titles_of(("{year}年第{quarter}季度",), Period(2026, 10, 3)),
    ...     titles_of(("{month}月第{week}周",), Period(2026, 9), 2),
    ... )
    (('2026年第4季度',), ('9月第2周',))
    """
    quarter, half = (period.month - 1) // 3 + 1, (period.month - 1) // 6 + 1
    told = {"year": period.year, "month": period.month, "quarter": quarter, "half": half, "week": week}
    return tuple(pattern.format(**told) for pattern in patterns)


def months_in(period: Period) -> tuple[Period, ...]:
    """Returns the months of a period, earliest first.

    >>> [str(month) for month in months_in(Period(2026, 10, 3))]
    ['2026-10', '2026-11', '2026-12']
    """
    return tuple(Period(period.year, period.month).shift(number) for number in range(period.length))
