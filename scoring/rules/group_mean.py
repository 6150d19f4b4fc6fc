"""The mean of a figure over the people of one's own group and several months: what a lead is judged by.

    rule: group_mean
    of: performance_score
    role: rep
    over: previous_quarter
    mode: person_months     # every score of every month weighs the same; or persons; or months

Source: seed 003, circular (综)字20161101, lead's part 4.1.2 ② (组内全体客服代表的平均值).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Name
from scoring.number import ZERO, divide
from scoring.period import Period, months_of

_Key = tuple[str, Period]


@dataclass(frozen=True, slots=True)
class Rule:
    """The mean over the members of the group, each month's own group counting.

    Attributes:
        of: the members' figure.
        role: whose figures count.
        over: which months.
        mode: ``person_months`` (all scores alike), ``persons`` (mean of each person's mean), ``months`` (mean of each
            month's mean).
    """

    of: Name
    role: str
    over: Literal["previous_quarter", "this_quarter", "quarter_to_date", "this_month"] = "previous_quarter"
    mode: Literal["person_months", "persons", "months"] = "person_months"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure."""
        return units.get(self.of, "points")

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the months that are looked at."""
        return months_of(self.over, period)

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:
        """Returns for each lead the mean of their group; unknown when a member's score of a month is."""
        members: defaultdict[str, list[tuple[View, View]]] = defaultdict(list)
        for view in everyone:
            if view.person.role != self.role or not views:
                continue
            for period in self.months(views[0].period):
                month = view.month(period)
                if month is not None:
                    members[month["group"].word].append((view, month))
        if members[""]:  # they may belong to any group
            astray = tuple(month.dated(self.of) for _, month in members[""])
            return [unknown(Figure("group", None, "word", ("group_unknown",), astray)) for _ in views]
        return [
            self._mean(members[view["group"].word]) if view["group"].known else unknown(view["group"]) for view in views
        ]

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
    means = [divide(sum(share, ZERO), Decimal(len(share))) for share in shares]
    return divide(sum(means, ZERO), Decimal(len(means)))
