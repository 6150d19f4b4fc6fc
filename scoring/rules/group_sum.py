"""How often something happened in one's own group this period, or in the whole department: what a lead answers for.

    rule: group_sum
    of: breach_count
    role: rep               # optional: whose counts; everyone, when left out
    whole_department: no    # or yes: groups do not matter, all are counted

- Nobody in the group: nought. One unknown count: unknown. No group of one's own: unknown.
- Who has a blank where their role has the count, is unknown and no nought; roles that do not have it are left out. A
  role that is named has it, whoever lacks it; and where nobody has it, nothing is known.
- Who left before the period, or is not appraised, answers for nothing.
- What happened to somebody of no known group may have happened in any, so that no group's sum is known.

Source: circular (综)字20161101, lead's part 4.2.2 ② a–c (当月组内出现…).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Name
from scoring.number import ZERO, total_of
from scoring.ranking import not_there


@dataclass(frozen=True, slots=True)
class Rule:
    """The sum of a count over the members of the group.

    Attributes:
        of: the members' count, or any other figure that is added up.
        role: optional: only that role; ``everyone``, or left out: all roles, oneself included.
        whole_department: whether all of the department are counted, and not only one's own group; default ``no``.
    """

    of: Name
    role: str = ""
    whole_department: bool = False

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the count."""
        return units.get(self.of, "count")

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:
        """Returns for each one the sum over their group; unknown when a member's count is."""
        members: defaultdict[str, list[Figure]] = defaultdict(list)
        having = self._having(everyone)
        if not having:
            return [unknown(Figure(self.of, None, "", ("not_kept",)))] * len(views)
        for view in everyone:
            if view.figures and view.person.role in having:  # who has left before is there without any
                figure = self._of(view)
                if not not_there(figure):
                    members[self._group(view)].append(figure)
        if self.whole_department:
            return [self._sum(members["-"])] * len(views)
        # Something that happened to somebody of no known group may have happened in any of them.
        astray = [figure for figure in members[""] if figure.value != 0]
        if astray:
            return [unknown(Figure("group", None, "word", ("group_unknown",), tuple(astray))) for _ in views]
        sums = {group: self._sum(members[group]) for group in {self._group(view) for view in views}}
        return [sums[self._group(view)] if view["group"].known else unknown(view["group"]) for view in views]

    def _having(self, everyone: Sequence[View]) -> set[str]:
        """Returns the roles that have the count: the one that is named, or those in which anybody may have it."""
        if self.role not in ("", "everyone"):
            return {self.role}
        return {view.person.role for view in everyone if self.of in view.figures or self.of in view.kept}

    def _of(self, view: View) -> Figure:
        if self.of in view.figures:
            return view[self.of]
        cells = tuple(view.person.cells.values())[:1]
        return Figure(self.of, None, "", ("left_blank_by", view.person.name), cells)

    def _group(self, view: View) -> str:
        return "-" if self.whole_department else view["group"].word

    def _sum(self, parts: list[Figure]) -> Found:
        if not all(part.known for part in parts):
            return unknown(*parts)
        value = total_of(part.value or ZERO for part in parts)
        return Found(value, ("group_sum",), tuple(part for part in parts if part.value))
