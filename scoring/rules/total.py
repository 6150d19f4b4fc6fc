"""Several scores added up, plainly or weighted.

    rule: total
    of: [individual_results, daily_tasks]
    mode: sum                 # or weighted: each part counts by its weight
    weights: {individual_results: 80%, daily_tasks: 20%}
    most: 100                 # optional cap

Source: seed 003, circular (综)字20161101, 4.2.2 (a plain sum); the weighted reading: 4.2.1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset
from scoring.number import HUNDRED, WORKING, ZERO, settled, times, total_of
from scoring.unit import same


@dataclass(frozen=True, slots=True)
class Rule:
    """Adds figures of one unit.

    Attributes:
        of: the figures, at least one; an unknown one makes the total unknown.
        mode: ``sum`` (the maxima carry the weights) or ``weighted``.
        weights: one for each part, together exactly 1; used in mode ``weighted`` only.
        most: the total is cut to this.
    """

    of: tuple[Name, ...]
    mode: Literal["sum", "weighted"] = "sum"
    weights: dict[str, Figure] | Unset = field(default_factory=dict)
    most: Figure | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit that the parts share."""
        return same({name: units[name] for name in self.of}, "total")

    def flaws(self) -> Iterator[Mistake]:
        """Yields no parts at all, and weights that do not name the parts or do not add up to one."""
        if not self.of:
            yield Mistake(("of",), "missing_key", {"wanted": "of"})
        if isinstance(self.weights, Unset) or (self.mode == "sum" and not self.weights):
            return
        if set(self.weights) != set(self.of):
            said = {"found": ", ".join(self.weights), "wanted": ", ".join(self.of)}
            yield Mistake(("weights",), "weights_name_others", said)
            return
        outside = [key for key, weight in self.weights.items() if weight.value and not 0 <= weight.value <= 1]
        for key in outside:
            said = {"found": _percent(self.weights[key].value or ZERO), "least": "0%", "most": "100%"}
            yield Mistake(("weights", key), "out_of_bounds", said)
        values = [weight.value for weight in self.weights.values()]
        known = [value for value in values if value is not None]
        whole = total_of(known)
        if not outside and len(known) == len(values) and whole != 1:
            yield Mistake(("weights",), "weights_sum", {"found": _percent(whole), "wanted": "100%"})

    def figure(self, view: View) -> Found:
        """Returns the sum of the parts."""
        parts = tuple(view[name] for name in self.of)
        if self.mode == "weighted":
            if isinstance(self.weights, Unset):
                return unknown(self.weights.figure())
            weights = tuple(self.weights[name] for name in self.of)
            if not all(part.known for part in parts + weights):
                return unknown(*parts, *weights)
            pairs = zip(parts, weights, strict=True)
            value = sum((times(part.value or ZERO, weight.value or ZERO) for part, weight in pairs), ZERO)
            return self._cut(value, "weighted_sum", tuple(chain(*zip(parts, weights, strict=True))))
        value = ZERO
        for part in parts:
            if part.value is None:
                return unknown(*parts)
            value += part.value
        return self._cut(value, "sum", parts)

    def _cut(self, value: Decimal, code: str, parts: tuple[Figure, ...]) -> Found:
        if self.most is None:
            return Found(value, (code,), parts)
        if self.most.value is None:
            return unknown(self.most)
        if settled(value) > self.most.value:
            return Found(self.most.value, ("cut_to", value, self.most.value), (*parts, self.most))
        return Found(value, (code,), parts)


def _percent(share: Decimal) -> str:
    return f"{times(share, HUNDRED).normalize(WORKING):f}%"
