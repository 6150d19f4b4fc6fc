"""How much a figure rose (below nought: fell) since an earlier period.

    rule: change
    of: performance_score
    since: previous_period   # or same_period_last_year
    as: difference           # in the unit of the figure; or percent: of what it was then

- Not employed then, or not appraised: no answer and no rise from nought; such a person is in no contest for the most
  improved.
- Of the department, a period that nobody kept leaves the change unknown: it keeps nobody out of a contest.
- A change in percent of nought, or of less, cannot be said and gives no answer.
- That only a rise counts is `above: 0` of `best`.

Source: circular (综)字20161101, 5.4 (进步之星); key figures of the shop (growth of sales).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.form import Name
from scoring.number import HUNDRED, divide, settled, times
from scoring.period import Period, months_of


@dataclass(frozen=True, slots=True)
class Rule:
    """This period's figure less that of an earlier one; unknown without it.

    Attributes:
        of: the figure; a fact, or a figure with a history.
        since: which period it is compared with: ``previous_period`` (default) or ``same_period_last_year``.
        as_: ``difference`` (default), or ``percent`` of the earlier figure.
    """

    of: Name
    since: Literal["previous_period", "same_period_last_year"] = "previous_period"
    as_: Literal["difference", "percent"] = "difference"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure, or percent."""
        return units[self.of] if self.as_ == "difference" else "percent"

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the period that it is compared with."""
        return months_of(self.since, period)

    def figure(self, view: View) -> Found:
        """Returns the change."""
        (then_period,) = self.months(view.period)
        before = view.month(then_period)
        if before is None:
            return Found(None, ("not_employed_in" if view.person.id else "period_not_kept", str(then_period)))
        now, then = view[self.of], before.dated(self.of)
        if now.value is None or then.value is None:
            return unknown(now, then)
        if self.as_ == "difference":
            return Found(now.value - then.value, ("change",), (now, then))
        if settled(then.value) <= 0:
            return Found(None, ("no_base",), (then,))
        risen = times(divide(now.value - then.value, then.value), HUNDRED)
        return Found(risen, ("change_percent",), (now, then))
