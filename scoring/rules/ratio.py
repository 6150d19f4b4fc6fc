"""How much one thing is of another: buyers of all customers received, in percent, ‰ or as a plain ratio.

    rule: ratio
    of: [final_paid_customers, same_day_paid_customers_last4]   # one figure or several, added up
    to: order_customers
    gives: percent            # or permille, or ratio

- Nothing to divide by (nought): no answer, never nought; one unknown figure: no answer.
- Several figures under `of` are added first: the last days, not final yet, may be a figure of their own.
- It is not rounded, and it may lie above 100 %.
- `percent` and `permille` compare like with like, so all figures have one unit; `ratio` may also be yuan a visit.
- Whether more or less is better is said where the ratio is used (`order: lowest`).

Source: draft of the flagship shop, parts 1–5 (l. 26–69).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.form import Mistake, Name
from scoring.number import HUNDRED, ONE, WORKING, ZERO, settled
from scoring.unit import UnitClash, same

_SCALE = {"percent": HUNDRED, "permille": HUNDRED * 10, "ratio": ONE}
_RATIO = ("ratio",)
_NO_AMOUNT = ("word", "date", "yes_no")


@dataclass(frozen=True, slots=True)
class Rule:
    """What is above (added up) ÷ what is below.

    Attributes:
        of: the figure above, or several of one unit that are added up.
        to: the figure below; nought gives no answer.
        gives: ``percent`` (default), ``permille`` or ``ratio``.
    """

    of: tuple[Name, ...]
    to: Name
    gives: Literal["percent", "permille", "ratio"] = "percent"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the declared unit, after checking that there are amounts above and below, and of which unit."""
        said: dict[str, str] = {name: units[name] for name in (*self.of, self.to)}
        odd = [f"{name} [{unit}]" for name, unit in said.items() if unit in _NO_AMOUNT]
        if odd:
            message = f"ratio: {', '.join(odd)}"
            raise UnitClash(message)
        above: dict[str, str] = {name: units[name] for name in self.of}
        same(above if self.gives == "ratio" else said, "ratio")
        return self.gives

    def flaws(self) -> Iterator[Mistake]:
        """Yields nothing to divide."""
        if not self.of:
            yield Mistake(("of",), "missing_key", {"wanted": "of"})

    def figure(self, view: View) -> Found:
        """Returns the ratio; unknown when a figure is, and without an answer when there is nothing to divide by."""
        above, below = [view[name] for name in self.of], view[self.to]
        whole, divisor = ZERO, below.value
        for part in above:
            if part.value is None or divisor is None:
                return unknown(*above, below)
            whole = WORKING.add(whole, part.value)
        if divisor is None or not settled(divisor):
            return Found(None, ("nothing_to_divide_by",), (below, *above))
        return Found(WORKING.divide(WORKING.multiply(whole, _SCALE[self.gives]), divisor), _RATIO, (below, *above))
