"""How many people there are, or of how many something holds.

    rule: head_count
    when: {standing: [regular, confirming], days_served: {above: 0}}   # optional: who is counted
    role: rep            # optional: of which role; everyone: of all roles; when left out, those of one's own scheme
    within: role         # or group: only those of one's own group

- Who left before the period is not counted; who left in the course of it is, unless `when` says otherwise.
- While it is not known of somebody whether they count, the number is not known either, for anybody. Nobody at all is 0.

Source: department indicators of the flagship shop (amounts a head); contest of the shop groups.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.ranking import Within, circle_of, group_lost


@dataclass(frozen=True, slots=True)
class Rule:
    """A number of people.

    Attributes:
        when: optional: who is counted; everybody, when left out.
        role: optional: whose people: a role, or ``everyone``; those who share the scheme, when left out.
        within: whether everybody of the ``role`` (default) is counted, or only one's own ``group``.
    """

    when: Condition | None = None
    role: str = ""
    within: Within = "role"

    @property
    def one_for_all(self) -> bool:
        """Tells whether the number is the same for everybody."""
        return self.within == "role"

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns a count."""
        return "count"

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:
        """Returns for each one the number of people."""
        people = [view for view in everyone if self.role in ("everyone", view.person.role)] if self.role else views
        heads: Counter[str] = Counter()
        doubt: defaultdict[str, list[Figure]] = defaultdict(list)
        for view in people:
            if view.figures:  # who has left before is there without any
                self._count(view, heads, doubt)
        circles = {circle_of(view, self.within) for view in views}
        told = {circle: self._told(circle, heads, doubt) for circle in circles}
        return [
            unknown(view["group"]) if group_lost(view, self.within) else told[circle_of(view, self.within)]
            for view in views
        ]

    def _count(self, view: View, heads: Counter[str], doubt: "defaultdict[str, list[Figure]]") -> None:
        holds = True if self.when is None else self.when.holds(view)
        if self.when is not None and holds is None:
            doubt[circle_of(view, self.within)] += self.when.unknown(view)
        elif holds and group_lost(view, self.within):
            doubt[""].append(view["group"])
        elif holds:
            heads[circle_of(view, self.within)] += 1

    def _told(self, circle: str, heads: Counter[str], doubt: "defaultdict[str, list[Figure]]") -> Found:
        # Whose group is not known may be of any.
        open_ = [*doubt[circle], *(doubt[""] if circle else ())]
        return unknown(*open_) if open_ else Found(Decimal(heads[circle]), ("counted_heads",))
