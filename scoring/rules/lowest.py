"""The lowest of several figures: every standard must be reached, so the weakest decides.

    rule: lowest
    of: [score_star, skill_star]

- One that is not known leaves the answer unknown, however low the others are.
- The reason names the one that decided.

Source: circular (综)字20161101, 4.1.4 ①.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name
from scoring.number import ZERO, settled
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
        parts = [operand(view, name) for name in self.of]
        for part in parts:
            if not part.known:
                return unknown(*parts)
        parts.sort(key=_size)
        return Found(parts[0].value, ("lowest_of",), tuple(parts))


def _size(part: Figure) -> Decimal:
    return ZERO if part.value is None else settled(part.value)
