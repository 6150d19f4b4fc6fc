"""How often something happened in this and the months before.

    rule: count_over
    of: praise_count
    months: 3             # this month and the two before; or over: quarter_to_date
    but_not: this_month   # optional: only the months before

A month that was not served counts nothing. Source: seed 003, circular (综)字20161101, 4.2.3 ① (praise holds for three
months from its own) and ② (three months of nought stars).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, not_whole
from scoring.number import ZERO
from scoring.period import Period, months_of


@dataclass(frozen=True, slots=True)
class Rule:
    """The sum of a count over months.

    Attributes:
        of: the count.
        months_: how many months, this one included; 1 to 60.
        over: or which months by a word.
        but_not: ``this_month`` leaves the present month out.
    """

    of: Name
    months_: Figure | None = None
    over: Literal["this_month", "this_quarter", "quarter_to_date", "previous_quarter"] | None = None
    but_not: Literal["this_month"] | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the count."""
        return units[self.of]

    def flaws(self) -> Iterator[Mistake]:
        """Yields a rule that says neither how many months nor which, or no whole number of them."""
        if (self.months_ is None) == (self.over is None):
            yield Mistake((), "one_of_two", {"wanted": "months, over"})
        if self.months_ is not None:
            yield from not_whole(self.months_, "months", 1, 60)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the months that are looked at."""
        if self.over is not None:
            listed = months_of(self.over, period)
        else:
            number = int(self.months_.value) if self.months_ and self.months_.value is not None else 1
            listed = tuple(period.shift(-back) for back in range(number - 1, -1, -1))
        return tuple(month for month in listed if self.but_not is None or month != period)

    def figure(self, view: View) -> Found:
        """Returns the sum; unknown when a served month's count is."""
        if self.months_ is not None and self.months_.value is None:
            return unknown(self.months_)
        served = [month for each in self.months(view.period) if (month := view.month(each)) is not None]
        parts = tuple(month[self.of] if month is view else month.dated(self.of) for month in served)
        if not all(part.known for part in parts):
            return unknown(*parts)
        value = sum((part.value for part in parts if part.value is not None), ZERO)
        return Found(value, ("counted_over",), tuple(part for part in parts if part.value) or parts[-1:])
