"""Which days are worked: weekends, holidays and make-up workdays, and how far one day is from another."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

NO_DAY = "none"
"""The word that a date has when nothing is due; beside days written year first it comes after every one: never."""
_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """The State Council's notices, year by year, with what the department changed.

    Saturdays and Sundays are off unless they are made up for; every other day is worked unless it is off.

    Attributes:
        off: day to the name of its holiday (``国庆节``), days off in exchange included.
        work: weekend days that are worked in exchange (调休上班).
        years: the years that somebody knows; of any other nothing is said.
    """

    off: Mapping[date, str] = field(default_factory=dict)
    work: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool | None:
        """Tells whether offices work on a day; None in a year that nobody knows.

        >>> known = Calendar({date(2024, 5, 1): "劳动节"}, frozenset({date(2024, 5, 11)}), frozenset({2024}))
        >>> [known.is_workday(date(2024, 5, day)) for day in (1, 6, 11, 12)], known.is_workday(date(2030, 5, 6))
        ([False, True, True, False], None)
        """
        if day.year not in self.years:
            return None
        return day in self.work or (day.weekday() < _SATURDAY and day not in self.off)

    def holiday(self, day: date) -> str:
        """Returns the name of the holiday that makes it a day off, or nothing."""
        return self.off.get(day, "")

    def workdays_after(self, day: date, number: int) -> date | None:
        """Returns the workday so many after a day, which itself is not counted (below nought: before it).

        Returns None when a year on the way is unknown.

        >>> Calendar(years=frozenset({2024})).workdays_after(date(2024, 5, 17), 3)
        datetime.date(2024, 5, 22)
        """
        step = _DAY if number > 0 else -_DAY
        left = abs(number)
        while left:
            day += step
            worked = self.is_workday(day)
            if worked is None:
                return None
            left -= worked
        return day

    def next_workday(self, day: date) -> date | None:
        """Returns the day itself when it is worked, else the next that is; None when a year is unknown."""
        worked = self.is_workday(day)
        if worked is None or worked:
            return day if worked else None
        return self.workdays_after(day, 1)

    def workdays_between(self, first: date, last: date) -> int | None:
        """Returns how many days are worked from the first to the last, both included; None for an unknown year."""
        answers = [self.is_workday(day) for day in days_from(first, last)]
        return None if None in answers else answers.count(True)


def days_from(first: date, last: date) -> Iterator[date]:
    """Yields every day from the first to the last, both included; nothing when the last is earlier."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def days_after(day: date, number: int) -> date:
    """Returns the calendar day so many after a day, which itself is not counted (below nought: before it)."""
    return day + timedelta(days=number)


def months_after(day: date, number: int) -> date:
    """Returns the same day so many months later, or the last of a month that is too short for it.

    >>> str(months_after(date(2024, 1, 31), 1)), str(months_after(date(2023, 11, 30), 3))
    ('2024-02-29', '2024-02-29')
    """
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return day_of_month(year, month + 1, day.day)


def day_of_month(year: int, month: int, number: int) -> date:
    """Returns that day of a month, or its last when the month is too short.

    >>> str(day_of_month(2023, 2, 31))
    '2023-02-28'
    """
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))
