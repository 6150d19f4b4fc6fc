"""A level changed for a time: raised for praise, lowered for a breach.

When the cause is over, the evaluated level is back by itself.

    rule: adjust_level
    of: evaluated
    up:   [{when: {praises: {above: 0}}, by: 1}]
    down: [{when: {downgraded: yes}, to: 0}]
    stack: no            # several ups: the largest only; yes: all of them
    prefer: down         # when both come together: down (the level is at most `to`); or up (downs are passed over)
    least: 0
    most: 5

- A fall never raises: somebody below `to` stays where they are.
- A fall to `least` settles the level even if the evaluated one or a rise is not known; any other open question leaves
  it unknown.
- The change lasts as long as its condition: praise that holds for three months is a `count_over` of three months.
- `least` above `most` is refused.
- A `to` outside `least` and `most` is refused.

Source: circular (综)字20161101, 4.2.3.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.condition import Condition
from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, floor_above_ceiling
from scoring.number import ZERO


@dataclass(frozen=True, slots=True)
class Up:
    """A rise: by how much (a number, or the name of a figure), and when."""

    when: Condition
    by: Figure | Name


@dataclass(frozen=True, slots=True)
class Down:
    """A fall: to which level at most, and when."""

    when: Condition
    to: Figure


@dataclass(frozen=True, slots=True)
class Rule:
    """The evaluated level with the changes that are in force.

    Attributes:
        of: the evaluated level, to which it returns.
        up: optional: rises, each ``{when: condition, by: number or figure}``.
        down: optional: falls, each ``{when: condition, to: number}``; of several that hold the lowest counts.
        stack: whether rises add up; default ``no``: only the largest counts.
        prefer: which wins when both are in force: ``down`` (default) or ``up``.
        least: lowest level.
        most: highest level.
    """

    of: Name
    least: Figure
    most: Figure
    up: tuple[Up, ...] = ()
    down: tuple[Down, ...] = ()
    stack: bool = False
    prefer: Literal["down", "up"] = "down"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the level."""
        return units[self.of]

    def flaws(self) -> Iterator[Mistake]:
        """Yields a lowest level above the highest."""
        yield from floor_above_ceiling(self.least, self.most)
        least, most = self.least.value, self.most.value
        for index, each in enumerate(self.down):
            known = least is not None and most is not None and each.to.value is not None and least <= most
            if known and not (least or 0) <= (each.to.value or 0) <= (most or 0):
                said = {"found": str(each.to.value), "least": str(least), "most": str(most)}
                yield Mistake(("down", str(index), "to"), "out_of_bounds", said)

    def figure(self, view: View) -> Found:
        """Returns the level in force; unknown when it is not known whether a change is."""
        given = view[self.of]
        downs = [each for each in self.down if each.when.holds(view)]
        lowest = min((each.to.value for each in downs if each.to.value is not None), default=None)
        if lowest is not None and lowest == self.least.value and self.prefer == "down":
            return self._lowered(view, given, downs, lowest)  # nothing else can change that
        conditions = [*(each.when for each in self.up), *(each.when for each in self.down)]
        open_ = [figure for when in conditions if when.holds(view) is None for figure in when.unknown(view)]
        rises = tuple(operand(view, each.by) for each in self.up if each.when.holds(view))
        numbers = (self.least, self.most, *rises, *(each.to for each in downs))
        if given.value is None or open_ or not all(each.known for each in numbers):
            return unknown(given, *open_, *numbers)
        ups = [each for each in self.up if each.when.holds(view)]
        raised = self._raised(given.value, rises)
        if lowest is not None and lowest < raised and not (ups and self.prefer == "up"):
            return self._lowered(view, given, downs, lowest)
        if ups:
            because = tuple(figure for each in ups for figure in each.when.used(view))
            return Found(raised, ("raised", raised - given.value), (given, *because))
        return Found(raised, ("unchanged",), (given,))

    def _raised(self, level: Decimal, figures: tuple[Figure, ...]) -> Decimal:
        rises = [figure.value for figure in figures if figure.value is not None]
        rise = sum(rises, ZERO) if self.stack else max(rises, default=ZERO)
        return max(self.least.value or ZERO, min(self.most.value or ZERO, level + rise))

    def _lowered(self, view: View, given: Figure, downs: list[Down], lowest: Decimal) -> Found:
        because = tuple(figure for each in downs if each.to.value == lowest for figure in each.when.used(view))
        return Found(lowest, ("lowered", lowest), (*because, given))
