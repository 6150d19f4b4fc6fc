"""Start + count × each, between a floor and a cap.

    rule: per_occurrence
    of: complaint_count
    each: -5
    start: 10
    least: 0          # 扣完为止
    most: 10
    clean: 5          # optional: on top, when it did not happen at all
    gives: points

- Half a time is allowed, and so are half points.
- `clean` and the points for something else that happened may stand side by side: they are figures of their own.
- A floor for one item stands here; a floor for all items together is a `limit` of their `total`.
- A floor above the cap is refused.

Source: circular (综)字20161101, 4.2.2 (投诉处理指标, figures lost); draft of the shop, part 7.4 (no bad review
+5, each −2).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.condition import no_shares
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, floor_above_ceiling
from scoring.number import ZERO, settled, times, total_of


@dataclass(frozen=True, slots=True)
class Rule:
    """Start + count × each, held between ``least`` and ``most``.

    Attributes:
        of: how often it happened; half a time is allowed.
        each: points for one time; below nought for a deduction.
        start: optional: what it starts from, default nought.
        least: optional: never less than this (扣完为止).
        most: optional: never more than this.
        clean: optional: points on top of the start when it did not happen at all.
        gives: unit, default ``points``.
    """

    of: Name
    each: Figure
    start: Figure | None = None
    least: Figure | None = None
    most: Figure | None = None
    clean: Figure | None = None
    gives: str = "points"

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - declared
        """Returns the declared unit, after checking that shares are given as a ratio only."""
        listed = (self.each, self.start, self.least, self.most, self.clean)
        no_shares("gives", {"gives": self.gives}, [each for each in listed if each is not None])
        return self.gives

    def flaws(self) -> Iterator[Mistake]:
        """Yields a floor above the cap."""
        yield from floor_above_ceiling(self.least, self.most)

    def figure(self, view: View) -> Found:
        """Returns the points."""
        count = view[self.of]
        listed = (self.start, self.each, self.least, self.most, self.clean)
        numbers = tuple(each for each in listed if each is not None)
        if count.value is None or self.each.value is None or not all(each.known for each in numbers):
            return unknown(count, *numbers)
        begun = (self.start, None if count.value else self.clean)
        start = total_of(each.value or ZERO for each in begun if each is not None)
        value = start + times(count.value, self.each.value)
        for bound, beyond in ((self.least, -1), (self.most, 1)):
            if bound is not None and bound.value is not None and settled(value - bound.value) * beyond > 0:
                return Found(bound.value, ("each_held", start, self.each.value, bound.value), (count, *numbers))
        return Found(value, ("each", start, self.each.value), (count, *numbers))
