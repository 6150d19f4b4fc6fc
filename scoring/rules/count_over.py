"""How often something happened in this and earlier periods, or how much it came to.

    rule: count_over
    of: praise_count
    months: 3             # this period and the two before; or over: quarter_to_date
    but_not: this_month   # optional: only the periods before

Or in how many of them something held:

    rule: count_over
    when: {place: {up_to: 3}}
    over: year_to_date

- Exactly one of `of` and `when`, and exactly one of `months` and `over` is said.
- A period in which somebody was not employed, or not appraised, counts nothing; one that is not known leaves the sum
  unknown.
- Of a figure of the department, a period of which nothing was kept leaves the sum unknown.
- `of` an amount adds it up: sales with `over: year_to_date` are the sales of the year so far.
- A single week has no earlier periods: `per: week` is refused here and for every word that looks at other periods.
- `of` a yes-or-no figure counts the periods in which it was yes.

Source: circular (综)字20161101, 4.2.3 ① (praise holds for three months from its own) and ② (three months
of nought stars).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from scoring.condition import Condition
from scoring.facts import Found, View, not_kept, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, not_whole
from scoring.number import ONE, ZERO
from scoring.period import Period, Span, months_of
from scoring.ranking import served


@dataclass(frozen=True, slots=True)
class Rule:
    """The sum of a count over periods.

    Attributes:
        of: the count, or any other figure that can be added up; or ``when``.
        when: in place of ``of``: a condition; the periods in which it held are counted.
        months_: how many periods, this one included: a whole number from 1 to 60.
        over: or which periods, by one word or several: ``this_period`` (or ``this_month``), ``this_quarter``,
            ``quarter_to_date``, ``previous_quarter``, ``quarter_before_previous``, ``previous_period`` (or
            ``previous_month``), ``previous_two_periods``, ``previous_three_periods``, ``same_period_last_year``,
            ``year_to_date``.
        but_not: optional: ``this_month`` (or ``this_period``) leaves the present period out.
    """

    of: Name | None = None
    when: Condition | None = None
    months_: Figure | None = None
    over: tuple[Span, ...] | None = None
    but_not: Literal["this_month", "this_period"] | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the count."""
        unit = "count" if self.of is None else units[self.of]
        return "count" if unit == "yes_no" else unit

    def flaws(self) -> Iterator[Mistake]:
        """Yields a rule that says neither how many periods nor which, nor what is counted."""
        if (self.of is None) == (self.when is None):
            yield Mistake((), "one_of_two", {"wanted": "of, when"})
        if (self.months_ is None) == (self.over is None):
            yield Mistake((), "one_of_two", {"wanted": "months, over"})
        if self.months_ is not None:
            yield from not_whole(self.months_, "months", 1, 60)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the periods that are looked at."""
        if self.over is not None:
            listed = _listed(self.over, period)
        else:
            number = int(self.months_.value) if self.months_ and self.months_.value is not None else 1
            listed = tuple(period.shift(-back) for back in range(number - 1, -1, -1))
        return tuple(month for month in listed if self.but_not is None or month != period)

    def figure(self, view: View) -> Found:
        """Returns the sum; unknown when a served period's count is."""
        if self.months_ is not None and self.months_.value is None:
            return unknown(self.months_)
        months = self.months(view.period)
        if not view.person.id and (gone := not_kept(view, months)):
            return gone
        if self.when is not None:
            return _held(self.when, served(view, months, [test.name for test in self.when.tests]))
        name = self.of or Name("")
        there = served(view, months, (name,))
        parts = tuple(month[name] if month is view else month.dated(name) for month in there)
        if not all(part.known for part in parts):
            return unknown(*parts)
        value = sum((part.value for part in parts if part.value is not None), ZERO)
        return Found(value, ("counted_over",), tuple(part for part in parts if part.value) or parts[-1:])


def _held(when: Condition, months: list[View]) -> Found:
    """Returns in how many periods a condition held, with the figures of those periods."""
    number = ZERO
    parts: list[Figure] = []
    missing: list[Figure] = []
    for month in months:
        answer = when.holds(month)
        if answer is None:
            missing += when.unknown(month)
        elif answer:
            number += ONE
            parts += [month.dated(test.name) for test in when.tests]
    return unknown(*missing) if missing else Found(number, ("periods_counted",), tuple(parts))


@cache
def _listed(spans: tuple[str, ...], period: Period) -> tuple[Period, ...]:
    """Returns the periods that the words name, each once, earliest first."""
    return tuple(sorted({month for span in spans for month in months_of(span, period)}))
