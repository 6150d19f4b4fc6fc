"""The first of several figures whose condition holds.

    rule: choose
    cases:
      - {when: {standing: probation}, take: probation_pay}
      - {when: {standing: confirming}, take: three_star_pay}
      - {take: star_performance_pay}          # otherwise
    gives: yuan               # only needed when all cases take plain numbers that are no points

- The cases are tried in their order. One that is not known to hold or not stops the choice: the answer is not known.
- Figures of cases that are not taken may be unknown.
- All figures must have one unit.
- That a bad month counts as another (95 counts as 100) is a `choose` between the figure and the number.

Source: circular (综)字20161101, 6 (pay on probation and in the month of confirmation).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.condition import Condition
from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name
from scoring.unit import same


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    Attributes:
        take: the figure (or number) taken.
        when: what must hold; left out in the last case.
    """

    take: Figure | Name
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """The cases are tried in their order; the figures of the others are not looked at.

    Attributes:
        cases: list of ``{when: condition, take: figure or number}``; the last, and only the last, without ``when``.
        gives: unit of the answer; needed only when all cases take plain numbers that are no points.
    """

    cases: tuple[Case, ...]
    gives: str = ""

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit that the cases share."""
        named: dict[str, str] = {case.take: units[case.take] for case in self.cases if isinstance(case.take, Name)}
        return same({**named, **({"gives": self.gives} if self.gives else {})}, "choose")

    def flaws(self) -> Iterator[Mistake]:
        """Yields a last case with a condition, or an earlier one without."""
        if [case.when is None for case in self.cases] != [False] * (len(self.cases) - 1) + [True]:
            yield Mistake(("cases",), "last_case_otherwise", {})

    def figure(self, view: View) -> Found:
        """Returns the figure of the first case that holds; unknown when it is not known whether one holds."""
        because: tuple[Figure, ...] = ()
        for case in self.cases[:-1]:
            when = case.when or _ALWAYS
            holds = when.holds(view)
            if holds is None:
                return unknown(*when.unknown(view))
            if holds:
                return _taken(view, case, when.used(view))
            # Why the last case is taken: what the one before it asked for did not hold.
            because = when.failing(view)
        return _taken(view, self.cases[-1], because)


_ALWAYS = Condition()


def _taken(view: View, case: Case, because: tuple[Figure, ...]) -> Found:
    taken = operand(view, case.take)
    return Found(taken.value, ("chosen",), (taken, *because), taken.word) if taken.known else unknown(taken)
