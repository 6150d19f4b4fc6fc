"""An amount for the part of the period that was served.

    rule: prorate
    of: post_pay
    mode: by_calendar_days      # amount × days served ÷ days of the period; or whole

- Whoever served the whole period gets the whole amount, even where `mode` is `UNSET`.

Source: none: the circulars are silent on joiners and leavers, so a scheme must say it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Name, Unset
from scoring.number import divide, times


@dataclass(frozen=True, slots=True)
class Rule:
    """The whole amount, or its share by days.

    Attributes:
        of: the amount: a number or a figure.
        mode: ``by_calendar_days``: × days served ÷ days of the period; ``whole``: the whole amount.
    """

    of: Figure | Name
    mode: Literal["whole", "by_calendar_days"] | Unset

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the amount."""
        return units[self.of] if isinstance(self.of, Name) else "yuan"

    def figure(self, view: View) -> Found:
        """Returns the amount due for the days served."""
        whole, served = operand(view, self.of), view["days_served"]
        if whole.value is None or served.value is None:
            return unknown(whole, served)
        days = Decimal(view.period.days)
        if served.value == days or self.mode == "whole":
            return Found(whole.value, ("whole_month",), (whole,))
        if isinstance(self.mode, Unset):
            return unknown(self.mode.figure())
        value = divide(times(whole.value, served.value), days)
        return Found(value, ("by_days", served.value, days), (whole, served))
