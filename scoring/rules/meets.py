"""Yes or no: whether all conditions are met, or at least one.

    rule: meets
    any:
      - {breach_count: {above: 0}}
      - {absent_count: {above: 0}}
    # or: all: {late_count: 0, standing: [regular, confirming]}

- Exactly one of `all` and `any` is said.
- It is unknown only when what is known does not settle it.

Source: circular (综)字20161101, 4.2.3 ② a–d.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.form import Mistake
from scoring.number import ONE, ZERO


@dataclass(frozen=True, slots=True)
class Rule:
    """Yes or no.

    Attributes:
        all_: one condition, all of whose comparisons must hold.
        any_: list of conditions, of which one must hold.
    """

    all_: Condition | None = None
    any_: tuple[Condition, ...] = ()

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns yes or no."""
        return "yes_no"

    def flaws(self) -> Iterator[Mistake]:
        """Yields a rule that says both or neither."""
        if (self.all_ is None) == (not self.any_):
            yield Mistake((), "one_of_two", {"wanted": "all, any"})

    def figure(self, view: View) -> Found:
        """Returns 1 or 0; unknown only when what is known does not settle it."""
        conditions = self.any_ or ((self.all_,) if self.all_ else ())
        open_ = False
        for condition in conditions:
            answer = condition.holds(view)
            if answer is None:
                open_ = True
            elif answer and self.any_:
                return Found(ONE, ("met_because",), condition.used(view))
            elif not answer and not self.any_:
                return Found(ZERO, ("not_met_because",), condition.failing(view))
        if open_:
            return unknown(*(figure for condition in conditions for figure in condition.unknown(view)))
        used = tuple([figure for condition in conditions for figure in condition.used(view)])
        return Found(ZERO, ("none_met",), used) if self.any_ else Found(ONE, ("all_met",), used)
