"""What a look at the books says about a month, and what may stand in the way of signing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scoring.period import Period
from scoring.problem import Problem


@dataclass(frozen=True, slots=True)
class Appeals:
    """How far the appeals against a month are.

    Attributes:
        open: how many that came in time are not decided.
        until: the last day to appeal; None where nobody can.
        unknown_year: the year whose working days nobody knows, so that the last day cannot be told; else nought.
    """

    open: int = 0
    until: date | None = None
    unknown_year: int = 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a look at the books says about a month.

    Attributes:
        period: the month.
        today: the day, where the team is.
        fingerprint: of its figures now.
        people: how many were appraised.
        problems: those that withhold something.
        differing: names of our books that do not stand as they were worked out now.
        appeals: how far they are.
    """

    period: Period
    today: date
    fingerprint: str
    people: int = 0
    problems: tuple[Problem, ...] = ()
    differing: tuple[str, ...] = ()
    appeals: Appeals = field(default_factory=Appeals)

    @property
    def month(self) -> str:
        """Returns the month as it is written."""
        return str(self.period)

    @property
    def over(self) -> bool:
        """Tells whether the month is over."""
        return self.today > self.period.last


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a month cannot be signed.

    Attributes:
        code: names its words, cure included: ``texts/<language>/problems_months.py``.
        details: what the words need.
        problem: the one that has to be put right, for ``month_problem``.
    """

    code: str
    details: Mapping[str, str]
    problem: Problem | None = None
