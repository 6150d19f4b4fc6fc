"""A figure held between a floor and a ceiling: `s ≤ 70 counts as 70`.

    rule: limit
    of: performance_score
    least: 70

Source: catalogue P18; seed 003, circular (综)字20161101, 4.2.3 e (probation score of 70 or less counts as 70).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.condition import no_shares
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, floor_above_ceiling
from scoring.number import settled


@dataclass(frozen=True, slots=True)
class Rule:
    """The figure itself, or the bound that it passes.

    Attributes:
        of: the figure.
        least: the floor.
        most: the ceiling.
    """

    of: Name
    least: Figure | None = None
    most: Figure | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure, after checking that no bound is a share where the figure is in percent."""
        no_shares(self.of, units, [each for each in (self.least, self.most) if each is not None])
        return units[self.of]

    def flaws(self) -> Iterator[Mistake]:
        """Yields a rule without a bound, and a floor above the ceiling."""
        if self.least is None and self.most is None:
            yield Mistake((), "missing_key", {"wanted": "least"})
        yield from floor_above_ceiling(self.least, self.most)

    def figure(self, view: View) -> Found:
        """Returns the figure within its bounds."""
        given = view[self.of]
        bounds = tuple(each for each in (self.least, self.most) if each is not None)
        if given.value is None or not all(each.known for each in bounds):
            return unknown(given, *bounds)
        value = settled(given.value)
        if self.least and self.least.value is not None and value < self.least.value:
            return Found(self.least.value, ("counts_as_least",), (given, self.least))
        if self.most and self.most.value is not None and value > self.most.value:
            return Found(self.most.value, ("counts_as_most",), (given, self.most))
        return Found(given.value, ("unchanged",), (given,))
