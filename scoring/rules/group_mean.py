"""The mean of a figure over the people of one's own group and several periods: what a lead is judged by.

    rule: group_mean
    of: performance_score
    role: rep               # whose figures; everyone: of all roles
    over: previous_quarter  # which periods
    mode: person_months     # every score of every month weighs the same; or persons; or months
    whole_department: no    # or yes: groups do not matter, all are counted

- Each month counts for the group somebody was in then; whoever left counts with the months they served; who is not
  appraised is not counted.
- One unknown score makes the mean unknown; a group without members, and a person without a group, have none.
- A member of no known group may belong to any, so that no group's mean is known.

Source: circular (综)字20161101, lead's part 4.1.2 ② (组内全体客服代表的平均值); contest of the shop (mean completion
against the month before).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Name
from scoring.number import ZERO, divide, total_of
from scoring.period import Period, Span, months_of
from scoring.ranking import not_there

_EVERYBODY = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """The mean over the members of the group, each month's own group counting.

    Attributes:
        of: the members' figure: a fact, or a figure with a history.
        role: whose figures count; ``everyone`` for all roles.
        over: which periods: ``previous_quarter`` (default), ``this_quarter``, ``quarter_to_date``,
            ``quarter_before_previous``, ``this_period`` (or ``this_month``), ``previous_period`` (or
            ``previous_month``), ``previous_two_periods``, ``previous_three_periods``, ``same_period_last_year``,
            ``year_to_date``.
        mode: ``person_months`` (default): all scores alike; ``persons``: mean of each person's mean; ``months``: mean
            of each month's mean.
        whole_department: whether all of the department are counted, and not only one's own group; default ``no``.
    """

    of: Name
    role: str
    over: Span = "previous_quarter"
    mode: Literal["person_months", "persons", "months"] = "person_months"
    whole_department: bool = False

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure."""
        return units.get(self.of, "points")

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the months that are looked at."""
        return months_of(self.over, period)

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:
        """Returns for each lead the mean of their group; unknown when a member's score of a month is."""
        members: defaultdict[str, list[tuple[View, View]]] = defaultdict(list)
        for view in everyone if views else ():
            if self.role not in ("everyone", view.person.role):
                continue
            for period in self.months(views[0].period):
                month = view.month(period)
                if month is not None and not not_there(month[self.of]):
                    members[self._group(month)].append((view, month))
        if members[""]:  # they may belong to any group
            astray = tuple(month.dated(self.of) for _, month in members[""])
            return [unknown(Figure("group", None, "word", ("group_unknown",), astray)) for _ in views]
        means = {group: self._mean(members[group]) for group in {self._group(view) for view in views}}
        return [means[self._group(view)] if self._group(view) else unknown(view["group"]) for view in views]

    def _group(self, view: View) -> str:
        return _EVERYBODY if self.whole_department else view["group"].word

    def _mean(self, members: list[tuple[View, View]]) -> Found:
        if not members:
            return Found(None, ("no_members",))
        parts = tuple(month.dated(self.of) for _, month in members)
        if not all(part.known for part in parts):
            return unknown(*parts)
        value = _mean_of_means([list(each) for each in self._shares(members, parts)])
        return Found(value, (f"mean_of_{self.mode}", Decimal(len(parts))), parts)

    def _shares(self, members: list[tuple[View, View]], parts: tuple[Figure, ...]) -> list[list[Decimal]]:
        by: defaultdict[str, list[Decimal]] = defaultdict(list)
        for (view, month), part in zip(members, parts, strict=True):
            key = {"person_months": "", "persons": view.person.id, "months": str(month.period)}[self.mode]
            by[key].append(part.value or ZERO)
        return list(by.values())


def _mean_of_means(shares: list[list[Decimal]]) -> Decimal:
    means = [divide(total_of(share), Decimal(len(share))) for share in shares]
    return divide(total_of(means), Decimal(len(means)))
