"""Points for how much of a target was reached: value ÷ target × points.

    rule: completion
    of: workload
    target: workload_target   # the value that earns all the points
    points: 40
    at_most: 100%             # of the points; default 100 %

- A target of nought gives no answer.
- More than the target earns no more than `at_most` of the points.

Source: circular (综)字20161101, 4.2.2 (工作量指标); its table is lost, so the figures are settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Name
from scoring.number import ONE, divide, settled, times


@dataclass(frozen=True, slots=True)
class Rule:
    """Value ÷ target, at most ``at_most``, × points.

    Attributes:
        of: what was done.
        target: a number, or a figure of each person.
        points: for the whole target.
        at_most: optional: largest share that counts, default ``100%``.
    """

    of: Name
    target: Figure | Name
    points: Figure
    at_most: Figure | None = None

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - the same for every input
        """Returns points."""
        return "points"

    def figure(self, view: View) -> Found:
        """Returns the points earned."""
        done, target = view[self.of], operand(view, self.target)
        most = ONE if self.at_most is None else self.at_most.value
        if done.value is None or target.value is None or self.points.value is None or most is None:
            return unknown(done, target, self.points, *((self.at_most,) if self.at_most else ()))
        if settled(target.value) == 0:
            return Found(None, ("no_divisor",), (done, target))
        share = divide(done.value, target.value)
        if settled(share) > most:
            return Found(times(most, self.points.value), ("target_exceeded", most), (done, target, self.points))
        return Found(times(share, self.points.value), ("target_share",), (done, target, self.points))
