"""Full points at the target, so many less for each step away from it, none at all beyond a limit.

    rule: stepwise
    of: unit_service_cost
    target: 100               # as good as this or better: all the points
    limit: 130                # worse than this: none
    points: 10
    step: 5                   # for each 5 that it is worse than the target …
    each: 2                   # … 2 points are taken off
    order: lowest             # less is better; or highest (default)
    part_steps: down          # a step begun does not count; or up (it counts whole), or exact (in proportion)

- Exactly at the target: all the points. Exactly at the limit: still by the steps.
- The points never fall below nought.
- `each` is written without a minus: it is what is taken off.
- Without `limit` the steps alone decide. A limit on the good side of the target is refused.

Source: scheme of the service department manager, KPI rows (l. 135–170), all figures lost.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from scoring.condition import no_shares
from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset
from scoring.number import ZERO, divide, settled, times
from scoring.unit import same

_WHOLE = {"down": ROUND_FLOOR, "up": ROUND_CEILING}


@dataclass(frozen=True, slots=True)
class Rule:
    """Points − steps × each, between nought and the points.

    Attributes:
        of: what was measured.
        target: a number, or the name of a figure; reached or better, it earns all the points.
        points: all the points.
        step: how much worse makes one step; more than nought.
        each: points taken off for one step; more than nought.
        limit: optional: a number, or the name of a figure; worse than this earns nothing.
        order: which is better: ``highest`` (default) or ``lowest``.
        part_steps: a part of a step counts ``down`` (default: not at all), ``up`` (as a whole one) or ``exact``.
    """

    of: Name
    target: Figure | Name
    points: Figure
    step: Figure
    each: Figure
    limit: Figure | Name | None = None
    order: Literal["highest", "lowest"] | Unset = "highest"
    part_steps: Literal["down", "up", "exact"] | Unset = "down"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns points, after checking that measure, target and limit are of one unit."""
        names = [self.of, *(each for each in (self.target, self.limit) if isinstance(each, Name))]
        same({name: units[name] for name in names}, "stepwise")
        numbers = (self.target, self.limit, self.step)
        no_shares(self.of, units, [each for each in numbers if isinstance(each, Figure)])
        return "points"

    def flaws(self) -> Iterator[Mistake]:
        """Yields points, steps or deductions of nought and less, and a limit on the good side of the target."""
        for key, figure in (("points", self.points), ("step", self.step), ("each", self.each)):
            if figure.value is not None and figure.value <= 0:
                yield Mistake((key,), "not_above_nought", {"found": str(figure.value)})
        target, limit = (each.value if isinstance(each, Figure) else None for each in (self.target, self.limit))
        if target is None or limit is None or isinstance(self.order, Unset):
            return
        if self._worse(limit, target) < 0:
            said = {"found": str(limit), "target": str(target), "order": self.order}
            yield Mistake(("limit",), "limit_before_target", said)

    def figure(self, view: View) -> Found:
        """Returns the points; unknown when the measure or a number of the scheme is."""
        lost = [each.figure() for each in (self.order, self.part_steps) if isinstance(each, Unset)]
        named = (
            view[self.of],
            operand(view, self.target),
            *(() if self.limit is None else (operand(view, self.limit),)),
        )
        numbers = (self.points, self.step, self.each)
        if lost or not all(part.value is not None for part in (*named, *numbers)):
            return unknown(*named, *numbers, *lost)
        of, target, *limit = (part.value or ZERO for part in named)
        if limit and self._worse(of, limit[0]) > 0:
            return Found(ZERO, ("beyond_limit",), (*named, *numbers))
        return self._stepped(self._worse(of, target), (*named[:2], *numbers))

    def _worse(self, value: Decimal, than: Decimal) -> Decimal:
        """Returns by how much a value is worse than another; below nought when it is better."""
        return settled(value - than if self.order == "lowest" else than - value)

    def _stepped(self, worse: Decimal, parts: tuple[Figure, ...]) -> Found:
        points, step, each = (number.value or ZERO for number in (self.points, self.step, self.each))
        if worse <= 0:
            return Found(points, ("target_reached",), parts)
        steps = divide(worse, step)
        if self.part_steps in _WHOLE:
            steps = settled(steps).to_integral_value(_WHOLE[str(self.part_steps)])
        value = points - times(steps, each)
        if settled(value) < 0:
            return Found(ZERO, ("steps_used_up", steps), parts)
        return Found(value, ("steps_off", steps), parts)
