"""A fixed amount if something holds, nought if it does not.

    rule: amount
    amount: full_attendance_amount
    when: {full_attendance: yes}
    gives: yuan               # unit of an amount that is written here; of a figure its own

- Condition not known: the amount is not known. One that is not due may itself be unknown.
- An `UNSET` amount stops only those who are due it.

Source: circular (综)字20161101, 3 (full attendance, 200 yuan).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.condition import Condition, no_shares
from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Name
from scoring.number import ZERO


@dataclass(frozen=True, slots=True)
class Rule:
    """The amount or nought.

    Attributes:
        amount: a number of the scheme, or the name of a figure.
        when: optional: what must hold; left out: always.
        gives: unit of the amount, default ``yuan``.
    """

    amount: Figure | Name
    when: Condition | None = None
    gives: str = "yuan"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure, or the declared one, after checking that a share is given as a ratio only."""
        if isinstance(self.amount, Name):
            return units[self.amount]
        no_shares("gives", {"gives": self.gives}, [self.amount])
        return self.gives

    def figure(self, view: View) -> Found:
        """Returns the amount; unknown when the condition is, or the amount that is due."""
        because: tuple[Figure, ...] = ()
        if self.when is not None:
            holds = self.when.holds(view)
            if holds is None:
                return unknown(*self.when.unknown(view))
            if not holds:
                return Found(ZERO, ("not_due",), self.when.failing(view))
            because = self.when.used(view)
        amount = operand(view, self.amount)
        return Found(amount.value, ("due",), (amount, *because)) if amount.known else unknown(amount)
