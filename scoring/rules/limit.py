"""A figure held between a floor and a ceiling, or rounded: 70 or less counts as 70.

    rule: limit
    of: performance_score
    least: 70
    most: 100
    places: 2                 # optional: rounded to so many decimals before it is held; raw: as it is
    rounding: half_up         # or floor, ceiling

- At least one of `least`, `most` and `places` is needed; a floor above the ceiling is refused.
- An unknown figure is not lifted to the floor.
- What is compared with this figure is compared with what is left here: with `places: 2`, 94.995 is 95.

Source: circular (综)字20161101, 4.2.3 e (probation score of 70 or less counts as 70); rounding: the
circulars are silent, so a scheme must say it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.condition import no_shares
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset, floor_above_ceiling, not_whole
from scoring.number import ROUNDING, WORKING, settled

_MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class Rule:
    """The figure itself, or the bound that it passes.

    Attributes:
        of: the figure.
        least: optional: the floor.
        most: optional: the ceiling.
        places: optional: to how many decimals it is rounded first, 0 to 10; ``raw`` leaves it as it is.
        rounding: ``half_up`` (default), ``floor`` or ``ceiling``.
    """

    of: Name
    least: Figure | None = None
    most: Figure | None = None
    places: Figure | Literal["raw"] | None = None
    rounding: Literal["half_up", "floor", "ceiling"] | Unset = "half_up"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure, after checking that no bound is a share where the figure is no ratio."""
        no_shares(self.of, units, [each for each in (self.least, self.most) if each is not None])
        return units[self.of]

    def flaws(self) -> Iterator[Mistake]:
        """Yields a rule that does nothing, a floor above the ceiling, and no whole number of decimals."""
        if self.least is None and self.most is None and self.places is None:
            yield Mistake((), "missing_key", {"wanted": "least"})
        yield from floor_above_ceiling(self.least, self.most)
        if isinstance(self.places, Figure):
            yield from not_whole(self.places, "places", 0, _MOST_PLACES)

    def figure(self, view: View) -> Found:
        """Returns the figure within its bounds."""
        given = view[self.of]
        numbers = [each for each in (self.least, self.most, self.places) if isinstance(each, Figure)]
        lost = [self.rounding.figure()] if isinstance(self.rounding, Unset) and self.places is not None else []
        if given.value is None or lost or not all(each.known for each in numbers):
            return unknown(given, *numbers, *lost)
        exact = self._rounded(given.value)
        value = settled(exact)
        if self.least and self.least.value is not None and value < self.least.value:
            return Found(self.least.value, ("counts_as_least",), (given, self.least))
        if self.most and self.most.value is not None and value > self.most.value:
            return Found(self.most.value, ("counts_as_most",), (given, self.most))
        return Found(exact, ("unchanged",) if value == settled(given.value) else ("rounded_to",), (given,))

    def _rounded(self, value: Decimal) -> Decimal:
        if not isinstance(self.places, Figure) or self.places.value is None:
            return value
        exact = settled(value)
        step = Decimal(1).scaleb(-int(self.places.value))
        # A value too long to be a measure of anybody stays as it is (see `settled`).
        return exact if exact is value else exact.quantize(step, ROUNDING[str(self.rounding)], WORKING)
