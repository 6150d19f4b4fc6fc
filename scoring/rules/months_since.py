"""How many full months have passed since a day: the length of service, or the age of a contract.

    rule: months_since
    of: hire_date
    at: period_end            # or period_start; last_day: of who left in the period the day they left, else its end

- A month is full on the same day of a later month: hired on 31 August, one month is full on 30 September.
- The day itself counts at the end of the period: hired on 1 March, March is full on its last day.
- A day after the end of the period gives nought; a day that there is not (`due`, where nothing is) gives no answer.

Source: draft of the shop, part 7.4 (seniority points), as of the month's end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from scoring.calendar import NO_DAY, months_after
from scoring.facts import Found, View, unknown
from scoring.form import Name, Unset
from scoring.unit import UnitClash


@dataclass(frozen=True, slots=True)
class Rule:
    """The number of full months since a day.

    Attributes:
        of: the fact that holds the day.
        at: until when: ``period_end`` (default), its last day included, ``period_start``, or ``last_day``: the last
            day served in the period, included.
    """

    of: Name
    at: Literal["period_end", "period_start", "last_day"] | Unset = "period_end"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns a count, after checking that the fact is a day."""
        if units[self.of] != "date":
            message = f"{self.of} [{units[self.of]}]"
            raise UnitClash(message)
        return "count"

    def figure(self, view: View) -> Found:
        """Returns the months; unknown when the day is."""
        own = view[self.of]
        if isinstance(self.at, Unset):
            return unknown(self.at.figure())
        if not own.word:
            return unknown(own)
        if own.word == NO_DAY:
            return Found(None, ("nothing_due",), (own,))
        last = view.period.last
        if self.at == "last_day" and view.person.left is not None:
            last = min(last, view.person.left)
        end = view.period.first if self.at == "period_start" else last + timedelta(days=1)
        months = _full_months(date.fromisoformat(own.word), end)
        return Found(Decimal(months), ("months_since", str(end - timedelta(days=1))), (own,))


def _full_months(begun: date, end: date) -> int:
    months = (end.year - begun.year) * 12 + end.month - begun.month
    if months > 0 and months_after(begun, months) > end:
        months -= 1
    return max(0, months)
