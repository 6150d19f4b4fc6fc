"""Whether something held in each of several periods in a row, the present one last.

    rule: streak
    when: {performance_score: {at_least: 70}}
    months: 2
    standing: [probation]     # optional: only periods of that standing count
    basis: rolling            # or calendar_quarter, calendar_year: the run begins anew with each of these
    absent: breaks            # a period that was not served breaks it; or pauses: it is passed over
    again: yes                # as long as it goes on, every period is one; no: only the one that completes it

- A period of another standing breaks it; the end of a year does not, unless `basis` says so.
- With `pauses` at most as many periods as `months` are passed over; a longer absence breaks it.
- With `again: no` the fourth bad month after a streak of three is none; after a good month it begins anew.
- An unknown period leaves it open, unless another period breaks it.
- Whether the raw or the adjusted score counts is the name that stands in `when`.

Source: circular (综)字20161101, 4.2.3 ② a (abnormal attitude in two consecutive months) and f (two
consecutive probation months of 70 or more); contest of the shop groups (last place three months in a
row).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Unset, not_whole
from scoring.number import ONE, ZERO
from scoring.period import Period
from scoring.ranking import applied


@dataclass(frozen=True, slots=True)
class Rule:
    """Yes when the condition held in every one of the last periods.

    Attributes:
        when: condition on facts and figures that have a history.
        months_: how many periods in a row, months or not: a whole number from 1 to 60.
        standing: optional: one or several standings (``probation``, ``confirming``, ``regular``, ``stand_in``); only
            periods of these count.
        basis: ``rolling`` (default); ``calendar_quarter`` or ``calendar_year``: only periods of the same one count.
        absent: a period not served, or in which the person was not appraised: ``breaks`` (default) or ``pauses``.
        again: ``yes`` (default): also in every further period; ``no``: only in the period that completes the streak.
    """

    when: Condition
    months_: Figure
    standing: tuple[Literal["probation", "confirming", "regular", "stand_in"], ...] = ()
    basis: Literal["rolling", "calendar_quarter", "calendar_year"] | Unset = "rolling"
    absent: Literal["breaks", "pauses"] | Unset = "breaks"
    again: bool | Unset = True

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns yes or no."""
        return "yes_no"

    def flaws(self) -> Iterator[Mistake]:
        """Yields no whole number of periods."""
        yield from not_whole(self.months_, "months", 1, 60)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the periods that are looked at."""
        return tuple(reversed(self._back_from(period)))

    def _back_from(self, period: Period) -> tuple[Period, ...]:
        """Returns the periods that are looked at, the latest first."""
        number = int(self.months_.value) if self.months_.value is not None else 1
        most = number * (2 if self.absent == "pauses" else 1) + (0 if self.again else 1)
        return _listed(period, most, str(self.basis))

    def figure(self, view: View) -> Found:
        """Returns 1 when it held throughout, else 0."""
        lost = [each.figure() for each in (self.basis, self.absent, self.again) if isinstance(each, Unset)]
        if self.months_.value is None or lost:
            return unknown(self.months_, *lost)
        number = int(self.months_.value)
        looked = self._looked_at(view)
        parts: list[Figure] = []
        missing: list[Figure] = []
        for period, month in looked[:number]:
            broken = self._broken(period, month, parts, missing)
            if broken is not None:
                return broken
        if len(looked) < number:
            return Found(ZERO, ("streak_not_long_enough", self.months_.value), tuple(parts))
        before = None if self.again else next((month for _, month in looked[number:]), None)
        if before is not None and not self._not_counted(before):
            held = self.when.holds(before)
            if held:
                return Found(ZERO, ("streak_completed", str(before.period)), tuple(parts))
            missing += self.when.unknown(before) if held is None else ()
        return unknown(*missing) if missing else Found(ONE, ("streak", self.months_.value), tuple(parts))

    def _looked_at(self, view: View) -> list[tuple[Period, View | None]]:
        """Returns the periods, the latest first, without those that are passed over."""
        listed = [(period, view.month(period)) for period in self._back_from(view.period)]
        if self.absent != "pauses":
            return listed
        return [(period, month) for period, month in listed if month is not None and not self._not_appraised(month)]

    def _broken(self, period: Period, month: View | None, parts: list[Figure], missing: list[Figure]) -> Found | None:
        """Returns why a period breaks the streak, if it does; adds what it looked at, and what is not known of it."""
        if month is None:
            return Found(ZERO, ("streak_short", str(period)), tuple(parts))
        if self._not_counted(month):
            return Found(ZERO, ("streak_standing", str(period)), (month.dated("standing"),))
        parts += [month.dated(test.name) for test in self.when.tests]
        held = self.when.holds(month)
        missing += self.when.unknown(month) if held is None else ()
        return Found(ZERO, ("streak_broken", str(period)), tuple(parts)) if held is False else None

    def _not_counted(self, month: View) -> bool:
        """Tells whether the person was of another standing in a period, or not appraised."""
        other = bool(self.standing) and month.person.standing(month.period) not in self.standing
        return other or self._not_appraised(month)

    def _not_appraised(self, month: View) -> bool:
        return not applied(month, [test.name for test in self.when.tests])


@cache
def _listed(period: Period, number: int, basis: str) -> tuple[Period, ...]:
    """Returns so many periods, the latest first; only those of the same quarter or year where the basis says so."""
    listed = [period.shift(-back) for back in range(number)]
    if basis in ("calendar_quarter", "calendar_year"):
        listed = [each for each in listed if each.year == period.year]
    if basis == "calendar_quarter":
        listed = [each for each in listed if (each.month - 1) // 3 == (period.month - 1) // 3]
    return tuple(listed)
