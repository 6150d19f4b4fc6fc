"""The lowest of several figures: every standard must be reached, so the weakest decides.

    rule: lowest
    of: [score_star, skill_star]

- One that is not known leaves the answer unknown, however low the others are.
- The reason names the one that decided.

Source: circular (综)字20161101, 4.1.4 ①.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name
from scoring.number import settled
from scoring.unit import same


@dataclass(frozen=True, slots=True)
class Rule:
    """The smallest value; the parts that have it come first in the explanation.

    Attributes:
        of: figures, or numbers of the scheme, of one unit; at least one.
    """

    of: tuple[Figure | Name, ...]

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit that the figures share."""
        return same({name: units[name] for name in self.of if isinstance(name, Name)}, "lowest")

    def flaws(self) -> Iterator[Mistake]:
        """Yields no figures at all."""
        if not self.of:
            yield Mistake(("of",), "missing_key", {"wanted": "of"})

    def figure(self, view: View) -> Found:
        """Returns the smallest of the figures; unknown when one of them is."""
        parts = tuple(operand(view, name) for name in self.of)
        if not all(part.known for part in parts):
            return unknown(*parts)
        ordered = sorted(parts, key=lambda part: settled(part.value) if part.value is not None else 0)
        return Found(ordered[0].value, ("lowest_of",), tuple(ordered))
