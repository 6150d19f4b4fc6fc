"""The mean of a figure over several months.

    rule: mean_over
    of: performance_score
    over: previous_quarter

Months in which the person was not employed do not count; a month of service without the figure makes the mean
unknown. Source: seed 003, circular (综)字20161101, 4.1.3 ① (mean of the last quarter's three totals).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.form import Name
from scoring.number import ZERO, divide
from scoring.period import Period, months_of


@dataclass(frozen=True, slots=True)
class Rule:
    """Sum ÷ number of months served.

    Attributes:
        of: the figure.
        over: which months.
    """

    of: Name
    over: Literal["previous_quarter", "this_quarter", "quarter_to_date"] = "previous_quarter"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure."""
        return units[self.of]

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the months that are looked at."""
        return months_of(self.over, period)

    def figure(self, view: View) -> Found:
        """Returns the mean; unknown when no month was served."""
        served = [month for each in self.months(view.period) if (month := view.month(each)) is not None]
        if not served:
            return Found(None, ("no_month_served",))
        parts = tuple(month.dated(self.of) for month in served)
        if not all(part.known for part in parts):
            return unknown(*parts)
        value = sum((part.value for part in parts if part.value is not None), ZERO)
        return Found(divide(value, Decimal(len(parts))), ("mean", Decimal(len(parts))), parts)
