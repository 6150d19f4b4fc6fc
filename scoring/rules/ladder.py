"""The highest level whose standard a figure reaches; the standard itself is enough.

    rule: ladder
    of: quarter_score
    minimum: {1: 60, 2: 75, 3: 85, 4: 92, 5: 96}    # at or above
    else: 0                                          # below the lowest standard

- Standards must rise with their levels; at least one is needed.
- One lost standard leaves every level unknown.
- The reason tells the next standard and how much is missing to it.
- Where the figure is in `percent`, standards are percent points: `95`, never `95%`.
- An `else` as high as a step is refused.

Source: circular (综)字20161101, 4.1.3 (the table of standards itself is lost).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.condition import no_shares
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset
from scoring.number import settled


@dataclass(frozen=True, slots=True)
class Rule:
    """A level from standards.

    Attributes:
        of: the figure.
        minimum: level to the least value that earns it, inclusive.
        else_: the level below the lowest standard.
    """

    of: Name
    minimum: dict[str, Figure] | Unset
    else_: Figure

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns stars, after checking that no standard is a share where the figure is no ratio."""
        no_shares(self.of, units, [] if isinstance(self.minimum, Unset) else list(self.minimum.values()))
        return "star"

    def flaws(self) -> Iterator[Mistake]:
        """Yields levels that are no numbers, standards that do not rise with the level, and no standards at all."""
        if isinstance(self.minimum, Unset):
            return
        if not self.minimum:
            yield Mistake(("minimum",), "missing_key", {"wanted": "1"})
        for level in self.minimum:
            if not level.isdecimal():
                yield Mistake(("minimum", level), "level_no_number", {"found": level})
                return
        lowest = self._steps()[0][0] if self.minimum else None
        if lowest is not None and self.else_.value is not None and self.else_.value >= lowest:
            said = {"found": str(self.else_.value), "least": "—", "most": str(lowest - 1)}
            yield Mistake(("else",), "out_of_bounds", said)
        values = [figure.value for _, figure in self._steps()]
        known = [value for value in values if value is not None]
        if known != sorted(set(known)):
            yield Mistake(("minimum",), "standards_not_rising", {"found": ", ".join(str(value) for value in known)})

    def figure(self, view: View) -> Found:
        """Returns the level; the reason names the next standard and how much is missing to it."""
        given = view[self.of]
        if isinstance(self.minimum, Unset):
            return unknown(self.minimum.figure(), given)
        steps = self._steps()
        lost = [figure for _, figure in steps if figure.value is None]
        if given.value is None or lost or self.else_.value is None:
            return unknown(given, *lost, self.else_)
        value, level = settled(given.value), self.else_.value
        reached: tuple[Figure, ...] = ()
        for step, least in steps:
            if least.value is not None and value < least.value:
                return Found(level, ("ladder", step, least.value, least.value - given.value), (given, *reached))
            level, reached = step, (least,)
        return Found(level, ("ladder_top",), (given, *reached))

    def _steps(self) -> list[tuple[Decimal, Figure]]:
        table = {} if isinstance(self.minimum, Unset) else self.minimum
        return sorted(((Decimal(level), figure) for level, figure in table.items()), key=lambda step: step[0])
