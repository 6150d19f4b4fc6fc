"""A figure as it stood in another period, if it was there in time.

    rule: value_at
    of: typing_cpm
    at: quarter_start       # or previous_period, previous_month, same_period_last_year
    done: skill_date        # optional: the measure that holds the day
    by_day: 5               # optional: the last day of that month on which it counts

Or so many periods ago:

    rule: value_at
    of: performance_score
    back: 2                 # in place of `at`: the period before the last

- Who did not serve then has no value of then.
- With a cut-off (`from_day: 21`) the day lies in the period: of October `by_day: 5` is 5 October, 25 is 25 September.
- Done late, or on no day: no answer, and the reason gives the day. `done` and `by_day` are said together.
- What `done` names is a date.

Source: circular (综)字20161101, 4.1.3 ③ (skills test by the 5th of the quarter's first month).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.calendar import NO_DAY
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, not_whole
from scoring.period import Period, months_of
from scoring.unit import UnitClash


@dataclass(frozen=True, slots=True)
class Rule:
    """The figure of that period; unknown when it was done late.

    Attributes:
        of: the figure.
        at: ``quarter_start`` (default): the first month of the quarter; ``previous_period`` (or ``previous_month``):
            the one before; ``same_period_last_year``.
        back: or how many periods ago: a whole number from 1 to 60.
        done: optional: the fact that holds the day it was done.
        by_day: with ``done``: the last day of that period's first month on which it counts, inclusive.
    """

    of: Name
    at: Literal["quarter_start", "previous_period", "previous_month", "same_period_last_year"] | None = None
    back: Figure | None = None
    done: Name | None = None
    by_day: Figure | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure, after checking that what says when it was done is a day."""
        if self.done is not None and units[self.done] != "date":
            message = f"done: {self.done} [{units[self.done]}]"
            raise UnitClash(message)
        return units[self.of]

    def flaws(self) -> Iterator[Mistake]:
        """Yields two periods, a last day without the day it was done (or the other way round), and impossible ones."""
        if self.at is not None and self.back is not None:
            yield Mistake((), "one_of_two", {"wanted": "at, back"})
        if self.back is not None:
            yield from not_whole(self.back, "back", 1, 60)
        if (self.done is None) != (self.by_day is None):
            yield Mistake((), "missing_key", {"wanted": "done" if self.done is None else "by_day"})
        if self.by_day is not None:
            yield from not_whole(self.by_day, "by_day", 1, 31)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the period that is looked at."""
        if self.back is not None:
            return () if self.back.value is None else (period.shift(-int(self.back.value)),)
        if self.at in (None, "quarter_start"):
            return (period.quarter_start,)
        return months_of(str(self.at), period)

    def figure(self, view: View) -> Found:
        """Returns the figure of that period."""
        if self.back is not None and self.back.value is None:
            return unknown(self.back)
        (period,) = self.months(view.period)
        month = view.month(period)
        if month is None:
            return Found(None, ("not_employed_in" if view.person.id else "period_not_kept", str(period)))
        given = month[self.of] if month is view else month.dated(self.of)
        if not given.known:
            return unknown(given)
        day = month[self.done] if self.done else None
        if day is None or self.by_day is None:
            return Found(given.value, ("as_of", str(period)), (given,), given.word)
        if not day.known or self.by_day.value is None:
            return unknown(day, self.by_day)
        if day.word == NO_DAY:
            return Found(None, ("nothing_due",), (given, day))
        if day.word > period.day(int(self.by_day.value)).isoformat():
            return Found(None, ("too_late", day.word, self.by_day.value), (given, day))
        return Found(given.value, ("in_time", day.word), (given, day), given.word)
