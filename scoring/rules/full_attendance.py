"""Whether somebody was there as the award (全勤奖) or the star gate asks.

    rule: full_attendance
    over: this_month
    never: [late_count, early_count, absent_count]
    leaves: [sick_leave_count, personal_leave_count, comp_leave_count]
    counted: [comp_leave_count]      # leaves that are counted; any other leave breaks it
    at_most: 3                       # counted leaves, together over the months
    part_month: fails                # a month not served whole; or counts

- Months that were not served, or in which somebody was not appraised, are passed over; none served at all: no answer.
- A count that is not known leaves the answer open, unless something else breaks it.
- A name in `counted` that is none of `leaves` is refused: it would let every leave break it.
- `never` and `leaves` are numbers or yes and no; words and days are refused.

Source: circular (综)字20161101, 3 (全勤奖) and 4.1.3 ② (the gate).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, nearest
from scoring.number import ONE, ZERO
from scoring.period import Period, months_of
from scoring.ranking import served
from scoring.unit import UnitClash


@dataclass(frozen=True, slots=True)
class Rule:
    """Yes when nothing that breaks it happened and the counted leaves are few enough.

    Attributes:
        over: the months looked at: ``this_month`` or ``previous_quarter``.
        never: counts that must be nought.
        leaves: counts of all kinds of leave.
        counted: the kinds of leave that may happen up to ``at_most``; every other kind breaks it.
        at_most: how many counted leaves, inclusive, together over the months.
        part_month: a month not served from the first to the last day: ``counts`` (default) or ``fails``.
    """

    over: Literal["this_month", "previous_quarter"]
    never: tuple[Name, ...]
    leaves: tuple[Name, ...]
    counted: tuple[str, ...]
    at_most: Figure
    part_month: Literal["fails", "counts"] = "counts"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns yes or no, after checking that nothing it counts is a word or a day."""
        odd = [f"{name} [{units[name]}]" for name in (*self.never, *self.leaves) if units[name] in ("word", "date")]
        if odd:
            message = f"full_attendance: {', '.join(odd)}"
            raise UnitClash(message)
        return "yes_no"

    def flaws(self) -> Iterator[Mistake]:
        """Yields counted leaves that are none of the leaves: a slip there would let every leave break it."""
        for index, name in enumerate(self.counted):
            if name not in self.leaves:
                yield Mistake(("counted", str(index)), "unknown_word", nearest(name, self.leaves))

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the months that are looked at."""
        return months_of(self.over, period)

    def figure(self, view: View) -> Found:
        """Returns 1 or 0; unknown when a count is not known and nothing else breaks it."""
        there = served(view, self.months(view.period), (*self.never, *self.leaves))
        if not there:
            return Found(None, ("no_month_served",))
        if self.part_month == "fails":
            for month in there:
                if month.person.days_served(month.period) < month.period.days:
                    return Found(ZERO, ("part_month", str(month.period)), (month.dated("days_served"),))
        breaking = (*self.never, *(leave for leave in self.leaves if leave not in self.counted))
        must_not = [month.dated(name) for month in there for name in breaking]
        counted = [month.dated(name) for month in there for name in self.leaves if name in self.counted]
        return self._judge(must_not, counted)

    def _judge(self, must_not: list[Figure], counted: list[Figure]) -> Found:
        broken = tuple(each for each in must_not if each.value)
        if broken:
            return Found(ZERO, ("attendance_broken",), broken)
        everything = (*must_not, *counted)
        if self.at_most.value is None or not all(each.known for each in everything):
            return unknown(*everything, self.at_most)
        number = sum((each.value for each in counted if each.value is not None), ZERO)
        taken = tuple(each for each in counted if each.value)
        if number > self.at_most.value:
            return Found(ZERO, ("too_many_leaves", number, self.at_most.value), taken)
        return Found(ONE, ("attendance_met", number, self.at_most.value), taken or everything)
