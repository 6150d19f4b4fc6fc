"""In how many of several months somebody was of a certain standing.

    rule: months_of_standing
    standing: [regular]
    over: previous_quarter

- Counted from the dates of the roster; no table is needed. A closed month counts as it was closed.

Source: circular (综)字20161101, 6.5 (evaluated anew at the next evaluation after confirmation).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.facts import Found, View
from scoring.period import Period, months_of
from scoring.person import Person


@dataclass(frozen=True, slots=True)
class Rule:
    """A number of months.

    Attributes:
        standing: one or several of ``probation``, ``confirming`` (the month of confirmation), ``regular``.
        over: the months looked at: ``previous_quarter`` (default), ``quarter_before_previous``, ``this_quarter``,
            ``quarter_to_date``.
    """

    standing: tuple[Literal["probation", "confirming", "regular"], ...]
    over: Literal["previous_quarter", "quarter_before_previous", "this_quarter", "quarter_to_date"] = "previous_quarter"

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns a count."""
        return "count"

    def figure(self, view: View) -> Found:
        """Returns the number; it needs no table, only the dates of the roster."""
        listed = months_of(self.over, view.period)
        months = [month for month in listed if _person(view, month).standing(month) in self.standing]
        cell = view.person.cells.get("confirmed")
        return Found(Decimal(len(months)), ("months_of_standing",), (cell,) if cell else ())


def _person(view: View, month: Period) -> Person:
    """Returns somebody as they were in a month, where that is remembered; else as they are."""
    then = view.past.get(month)
    return view.person if then is None else then.person
