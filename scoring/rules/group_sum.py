"""How often something happened in one's own group this month: what a lead answers for.

    rule: group_sum
    of: breach_count
    role: rep            # optional: whose counts; everybody of the group, when left out

Source: seed 003, circular (综)字20161101, lead's part 4.2.2 ② a–c (当月组内出现…).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Name
from scoring.number import ZERO


@dataclass(frozen=True, slots=True)
class Rule:
    """The sum of a count over the members of the group.

    Attributes:
        of: the members' count.
        role: whose counts; empty for everybody of the group.
    """

    of: Name
    role: str = ""

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the count."""
        return units.get(self.of, "count")

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:
        """Returns for each one the sum over their group; unknown when a member's count is."""
        members: defaultdict[str, list[Figure]] = defaultdict(list)
        for view in everyone:
            if self.role in ("", view.person.role) and self.of in view.figures:
                members[view["group"].word].append(view[self.of])
        # Something that happened to somebody of no known group may have happened in any of them.
        astray = [figure for figure in members[""] if figure.value != 0]
        if astray:
            return [unknown(Figure("group", None, "word", ("group_unknown",), tuple(astray))) for _ in views]
        return [
            self._sum(members[view["group"].word]) if view["group"].known else unknown(view["group"]) for view in views
        ]

    def _sum(self, parts: list[Figure]) -> Found:
        if not all(part.known for part in parts):
            return unknown(*parts)
        value = sum((part.value for part in parts if part.value is not None), ZERO)
        return Found(value, ("group_sum",), tuple(part for part in parts if part.value))
