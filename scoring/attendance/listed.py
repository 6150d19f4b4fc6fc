"""What a list figure holds: its parts that are figures, one a time something happened."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.band import Band, flaws_of, within
from scoring.facts import View
from scoring.figure import Figure
from scoring.form import Mistake
from scoring.number import ZERO, settled

LISTS = ("clocked", "leave", "notice", "occurrences", "records", "run_of_days")
"""The words whose figures hold what happened, one part a time."""


def hollow(view: View, names: Sequence[str]) -> tuple[Figure, ...]:
    """Returns figures that say that something happened but not what: a table gave a number in the place of a list."""
    found = [view[name] for name in names]
    return tuple([each for each in found if each.value and not any(isinstance(part, Figure) for part in each.parts)])


def listed(view: View, names: Sequence[str], kinds: Collection[str]) -> list[Figure]:
    """Returns what happened, in the order of the days; what came to nothing (a refused form) is left out."""
    parts = [part for name in names for part in view[name].parts if isinstance(part, Figure) and part.value]
    wanted = [part for part in parts if not kinds or part.name in kinds]
    return sorted(wanted, key=lambda part: part.word) if len(names) > 1 else wanted


@dataclass(frozen=True, slots=True)
class Size:
    """How large an occurrence is meant to be; an edge left out is open.

    Attributes:
        at_least: lower edge that belongs.
        above: lower edge that does not.
        up_to: upper edge that belongs.
        below: upper edge that does not.
    """

    at_least: Figure | None = None
    above: Figure | None = None
    up_to: Figure | None = None
    below: Figure | None = None

    def edges(self) -> tuple[Figure, ...]:
        """Returns the edges that are given."""
        return tuple(edge for edge in (self.at_least, self.above, self.up_to, self.below) if edge is not None)

    def flaws(self) -> Iterator[Mistake]:
        """Yields edges between which no size lies."""
        nothing = Figure("size", ZERO, "")
        for each in flaws_of((Band(nothing, self.at_least, self.above, self.up_to, self.below),), "allowed"):
            yield Mistake(("size",), each.code, each.details)

    def lost(self) -> Iterator[Figure]:
        """Yields the edges that nobody knows."""
        yield from (edge for edge in self.edges() if edge.value is None)

    def holds(self, value: Decimal) -> bool:
        """Tells whether a value is of that size."""
        return within(settled(value), self.at_least, self.above, self.up_to, self.below)
