"""Points for how much of a target was reached: value ÷ target × points.

    rule: completion
    of: workload
    target: workload_target   # the value that earns all the points
    points: 40
    at_most: 100%             # of the points; default 100 %
    nothing_at: 220           # optional: what earns nothing; points rise in a straight line from there to the target

- A target of nought, or of less without `nothing_at`, gives no answer.
- `of`, `target` and `nothing_at` are of one unit.
- More than the target earns no more than `at_most` of the points.
- With `nothing_at` whatever is worse than that earns nothing: of 300 for all the points and 220 for none, 260 earns
  half of them. Where less is better it is larger than the target (35 seconds for all the points, 55 for none).
- `nothing_at` and a target that are the same give no answer.

Source: circular (综)字20161101, 4.2.2 (工作量指标); its table is lost, so the figures are settings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.condition import no_shares
from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, not_a_share
from scoring.number import ONE, WORKING, ZERO, divide, settled, times
from scoring.unit import UnitClash, same


@dataclass(frozen=True, slots=True)
class Rule:
    """Value ÷ target, at most ``at_most``, × points; or the share of the way from ``nothing_at`` to the target.

    Attributes:
        of: what was done.
        target: a number, or a figure of each person.
        points: for the whole target.
        at_most: optional: largest share that counts, default ``100%``.
        nothing_at: optional: the value that earns nothing: a number, or a figure of each person; left out: nought.
    """

    of: Name
    target: Figure | Name
    points: Figure
    at_most: Figure | None = None
    nothing_at: Figure | Name | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns points, after checking that what was done, the target and what earns nothing are of one unit."""
        marks = [each for each in (self.target, self.nothing_at) if each is not None]
        same({name: units[name] for name in (self.of, *marks) if isinstance(name, Name)}, "completion")
        no_shares(self.of, units, [each for each in marks if isinstance(each, Figure)])
        if units[self.of] in ("word", "date"):
            message = f"{self.of} [{units[self.of]}]"
            raise UnitClash(message)
        return "points"

    def flaws(self) -> Iterator[Mistake]:
        """Yields a target of less than nought without a line to it, and a largest share that has lost its sign."""
        target, most = self.target.value if isinstance(self.target, Figure) else None, self.at_most
        if target is not None and target < 0 and self.nothing_at is None:
            yield Mistake(("target",), "not_above_nought", {"found": str(target)})
        yield from not_a_share(most, "at_most", Decimal(10))

    def figure(self, view: View) -> Found:
        """Returns the points earned."""
        done, target = view[self.of], operand(view, self.target)
        start = None if self.nothing_at is None else operand(view, self.nothing_at)
        asked = [done, target, self.points, *(each for each in (self.at_most, start) if each is not None)]
        if not all(each.known for each in asked):
            return unknown(*asked)
        lowest = ZERO if start is None else start.value or ZERO
        way = WORKING.subtract(target.value or ZERO, lowest)
        if settled(way) == 0:
            return Found(None, ("no_divisor",), (done, target))
        share = divide(WORKING.subtract(done.value or ZERO, lowest), way)
        if start is None and settled(way) < 0:  # of a target below nought twice as bad would be twice as good
            return Found(None, ("no_divisor",), (done, target))
        return self._earned(share, (done, target, self.points, *((start,) if start else ())))

    def _earned(self, share: Decimal, parts: tuple[Figure, ...]) -> Found:
        """Returns the points for a share of the way to the target."""
        most, points = ONE if self.at_most is None else self.at_most.value or ZERO, self.points.value or ZERO
        on_line = self.nothing_at is not None
        if on_line and settled(share) <= 0:
            return Found(ZERO, ("line_nothing",), parts)
        exceeded = "line_exceeded" if on_line else "target_exceeded"
        if settled(share) > most:
            return Found(times(most, points), (exceeded, most), parts)
        within = "line_share" if on_line else "target_share"
        return Found(times(share, points), (within,), parts)
