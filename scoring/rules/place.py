"""The place in a ranking: one more than the number who are better, so ties share a place (1, 2, 2, 4).

    rule: place
    of: performance_score
    within: role            # everybody of the same schemes; or group
    order: highest          # the highest value is first; or lowest

Whoever has no figure has no place. Source: catalogue part 0 (competition ranks), P19.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.form import Name
from scoring.number import settled


@dataclass(frozen=True, slots=True)
class Rule:
    """Competition ranking.

    Attributes:
        of: the figure.
        within: who is compared.
        order: which end is first.
    """

    of: Name
    within: Literal["role", "group"] = "role"
    order: Literal["highest", "lowest"] = "highest"

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns places."""
        return "place"

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:  # noqa: ARG002 - own role only
        """Returns each one's place, how many share it, and among how many."""
        values: defaultdict[str, list[Decimal]] = defaultdict(list)
        for view in views:
            value = view[self.of].value
            if value is not None:
                values[self._circle(view)].append(settled(value))
        for circle in values.values():
            circle.sort()
        return [self._place(view, values[self._circle(view)]) for view in views]

    def _circle(self, view: View) -> str:
        return view["group"].word if self.within == "group" else ""

    def _place(self, view: View, circle: list[Decimal]) -> Found:
        own = view[self.of]
        if own.value is None:
            return unknown(own)
        value = settled(own.value)
        low, high = bisect_left(circle, value), bisect_right(circle, value)
        better = len(circle) - high if self.order == "highest" else low
        return Found(Decimal(better + 1), ("place", Decimal(len(circle)), Decimal(high - low)), (own,))
