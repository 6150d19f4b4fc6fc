"""What the weeks of a period come to: their sum, their mean, the highest or the lowest.

    rule: over_weeks
    of: order_rate_points     # a fact or figure with `per: week`
    take: sum                 # or mean, highest, lowest

- One unknown week leaves the answer unknown, whatever the others are.
- A week that is not there at all is no week: how many there are is `period: {weeks: 4}`.
- A sum of yes and no counts the weeks that say yes.
- `of` is known of each week; what is one for the whole period is refused, since it would be taken once for each week.
- A week that was not served, since somebody joined after it, does not count.

Source: draft of the flagship shop (points of a week × 4 weeks).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from scoring.facts import Found, View, unknown
from scoring.form import Name, Unset
from scoring.number import divide, total_of


@dataclass(frozen=True, slots=True)
class Rule:
    """One figure from those of the weeks.

    Attributes:
        of: the weekly fact or figure.
        take: ``sum`` (default), ``mean``, ``highest`` or ``lowest``.
    """

    reads_weeks: ClassVar[bool] = True

    of: Name
    take: Literal["sum", "mean", "highest", "lowest"] | Unset = "sum"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the weekly figure; a sum of yes and no is a count."""
        unit = units[self.of]
        return "count" if unit == "yes_no" and self.take == "sum" else unit

    def figure(self, view: View) -> Found:
        """Returns the sum, mean, highest or lowest; unknown when a week is."""
        parts = tuple([week.dated(self.of) for week in view.weeks if week.figures])
        if isinstance(self.take, Unset):
            return unknown(self.take.figure())
        values = [part.value for part in parts if part.value is not None]
        if not parts:
            return Found(None, ("no_weeks",))
        if len(values) < len(parts):
            return unknown(*parts)
        number = Decimal(len(values))
        if self.take in ("highest", "lowest"):
            value = max(values) if self.take == "highest" else min(values)
        else:
            value = total_of(values) if self.take == "sum" else divide(total_of(values), number)
        return Found(value, ("over_weeks", self.take, number), parts)
