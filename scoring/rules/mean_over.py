"""The mean of a figure over several periods.

    rule: mean_over
    of: performance_score
    over: previous_quarter    # or several: [same_period_last_year, previous_three_periods]
    missing: block            # a period without the figure makes the mean unknown; or skip: it is passed over
    least: 2                  # optional: fewer periods than this give no answer

- Periods in which somebody was not employed, or not appraised, do not count. Of a figure of the department, a period
  of which nothing was kept is one without the figure.
- `skip` passes over what nobody kept; what waits for a lost figure of the scheme (`UNSET`) still leaves the mean
  unknown.
- No period at all: no answer. A period that two words name counts once.
- Every period weighs the same; the ratio of two sums is `ratio` over two `count_over`.
- It is not rounded.

Source: circular (综)字20161101, 4.1.3 ① (mean of the last quarter's three totals); target of the shop
from last year's month and the last three.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from scoring.facts import Found, View, not_kept, unknown
from scoring.figure import Figure, each_unknown_leaf
from scoring.form import Mistake, Name, Unset, not_whole
from scoring.number import divide, total_of
from scoring.period import Period, Span, months_of
from scoring.ranking import served


@dataclass(frozen=True, slots=True)
class Rule:
    """Sum ÷ number of periods served.

    Attributes:
        of: the figure; a fact, or a figure with a history.
        over: which periods, one word or several: ``previous_quarter`` (default), ``this_quarter``, ``quarter_to_date``,
            ``quarter_before_previous``, ``this_period`` (or ``this_month``), ``previous_period`` (or
            ``previous_month``), ``previous_two_periods``, ``previous_three_periods``, ``same_period_last_year``,
            ``year_to_date``.
        missing: a period served without the figure: ``block`` (default) makes the mean unknown, ``skip`` passes over
            it.
        least: optional: how many periods must be there at least.
    """

    of: Name
    over: tuple[Span, ...] = ("previous_quarter",)
    missing: Literal["block", "skip"] | Unset = "block"
    least: Figure | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure."""
        return units[self.of]

    def flaws(self) -> Iterator[Mistake]:
        """Yields no periods, and a least number that is none."""
        if not self.over:
            yield Mistake(("over",), "missing_key", {"wanted": "over"})
        if self.least is not None:
            yield from not_whole(self.least, "least", 1, 60)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the periods that are looked at."""
        return _listed(self.over, period)

    def figure(self, view: View) -> Found:
        """Returns the mean; unknown when no period was served."""
        lost = [self.missing.figure()] if isinstance(self.missing, Unset) else []
        if lost or (self.least is not None and self.least.value is None):
            return unknown(*lost, *((self.least,) if self.least else ()))
        months = self.months(view.period)
        if not view.person.id and self.missing == "block" and (gone := not_kept(view, months)):
            return gone
        there = served(view, months, (self.of,))
        if not there:
            return Found(None, ("no_month_served",))
        parts = tuple(month.dated(self.of) for month in there)
        kept = tuple(part for part in parts if part.value is not None)
        open_ = [part for part in parts if part.value is None]
        waiting = any(leaf.reason[0] == "unset" for leaf in each_unknown_leaf(open_))
        if open_ and (self.missing == "block" or not kept or waiting):
            return unknown(*parts)
        number = Decimal(len(kept))
        if self.least is not None and self.least.value is not None and number < self.least.value:
            return Found(None, ("too_few_periods", number, self.least.value), parts)
        value = divide(total_of(part.value for part in kept if part.value is not None), number)
        return Found(value, ("mean", number), kept)


@cache
def _listed(spans: tuple[str, ...], period: Period) -> tuple[Period, ...]:
    """Returns the periods that the words name, each once, earliest first."""
    return tuple(sorted({month for span in spans for month in months_of(span, period)}))
