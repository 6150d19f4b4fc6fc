"""Whether something held in each of several months in a row, the present one last.

    rule: streak
    when: {performance_score: {at_least: 70}}
    months: 2
    standing: [probation]     # optional: only months of that standing count

A month that was not served, or of another standing, breaks it. Source: seed 003, circular (综)字20161101, 4.2.3 ② a
(abnormal attitude in two consecutive months) and f (two consecutive probation months of 70 or more).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, not_whole
from scoring.number import ONE, ZERO
from scoring.period import Period


@dataclass(frozen=True, slots=True)
class Rule:
    """Yes when the condition held in every one of the last months.

    Attributes:
        when: the condition, on facts and scores of each month.
        months_: how many in a row; 1 to 60.
        standing: words of which one must be the person's standing in each month.
    """

    when: Condition
    months_: Figure
    standing: tuple[Literal["probation", "confirming", "regular"], ...] = ()

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns yes or no."""
        return "yes_no"

    def flaws(self) -> Iterator[Mistake]:
        """Yields no whole number of months."""
        yield from not_whole(self.months_, "months", 1, 60)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the months that are looked at."""
        number = int(self.months_.value) if self.months_.value is not None else 1
        return tuple(period.shift(-back) for back in range(number - 1, -1, -1))

    def figure(self, view: View) -> Found:
        """Returns 1 when it held throughout, else 0."""
        if self.months_.value is None:
            return unknown(self.months_)
        parts: list[Figure] = []
        missing: list[Figure] = []
        for period in reversed(self.months(view.period)):
            month = view.month(period)
            if month is None:
                return Found(ZERO, ("streak_short", str(period)), tuple(parts))
            if self.standing and month.person.standing(period) not in self.standing:
                return Found(ZERO, ("streak_standing", str(period)), (month.dated("standing"),))
            parts += [month.dated(test.name) for test in self.when.tests]
            answer = self.when.holds(month)
            if answer is False:
                return Found(ZERO, ("streak_broken", str(period)), tuple(parts))
            missing += self.when.unknown(month) if answer is None else ()
        return unknown(*missing) if missing else Found(ONE, ("streak", self.months_.value), tuple(parts))
