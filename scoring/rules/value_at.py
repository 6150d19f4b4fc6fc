"""A figure as it stood in another month, if it was there in time.

    rule: value_at
    of: typing_cpm
    at: quarter_start
    done: skill_date        # optional: the measure that holds the day
    by_day: 5               # optional: the last day of that month on which it counts

Source: seed 003, circular (综)字20161101, 4.1.3 ③ (skills test by the 5th of the quarter's first month).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, not_whole
from scoring.period import Period


@dataclass(frozen=True, slots=True)
class Rule:
    """The figure of that month; unknown when it was done late.

    Attributes:
        of: the figure.
        at: ``quarter_start`` or ``previous_month``.
        done: figure that holds the day it was done (``2026-10-05`` as its word).
        by_day: last day that counts, inclusive.
    """

    of: Name
    at: Literal["quarter_start", "previous_month"] = "quarter_start"
    done: Name | None = None
    by_day: Figure | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure."""
        return units[self.of]

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the month that is looked at."""
        return (period.quarter_start if self.at == "quarter_start" else period.shift(-1),)

    def figure(self, view: View) -> Found:
        """Returns the figure of that month."""
        (period,) = self.months(view.period)
        month = view.month(period)
        if month is None:
            return Found(None, ("not_employed_in", str(period)))
        given = month[self.of] if month is view else month.dated(self.of)
        if not given.known:
            return unknown(given)
        day = month[self.done] if self.done else None
        if day is None or self.by_day is None:
            return Found(given.value, ("as_of", str(period)), (given,), given.word)
        if not day.known or self.by_day.value is None:
            return unknown(day, self.by_day)
        if day.word > f"{period}-{int(self.by_day.value):02}":
            return Found(None, ("too_late", day.word, self.by_day.value), (given, day))
        return Found(given.value, ("in_time", day.word), (given, day), given.word)

    def flaws(self) -> Iterator[Mistake]:
        """Yields a last day without the day it was done (or the other way round), and one that no month has."""
        if (self.done is None) != (self.by_day is None):
            yield Mistake((), "missing_key", {"wanted": "done" if self.done is None else "by_day"})
        if self.by_day is not None:
            yield from not_whole(self.by_day, "by_day", 1, 31)
