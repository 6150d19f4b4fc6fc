"""Somebody of the department, as the roster has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scoring.figure import Cell
from scoring.period import Period

STANDINGS = ("absent", "stand_in", "probation", "confirming", "regular")
"""What somebody can be: not employed, a stand-in, on probation, in the month of confirmation, or none of these."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the department, as the roster has them.

    Attributes:
        id: 工号, as text (``007``), unique.
        name: as written.
        role: which schemes apply (a role of the team file, ``rep`` or ``lead``).
        group: the group (组别) of today; a month's own group stands in that month's facts when a table has it.
        probation: whether they are still on probation today.
        hired: first day of service.
        confirmed: day of confirmation (转正日期); None when on probation, or when it was long ago and nobody wrote it.
        left: last day of service (离职日期); None when they are still here.
        cells: where each of these stands: ``status``, ``hired``, ``confirmed``, ``left``, ``role``, ``group``;
            ``employee_id`` where it is a number.
        stand_in: whether they only stand in for others (临时顶岗): they may be ranked, and are not appraised.
    """

    id: str
    name: str
    role: str
    group: str = ""
    probation: bool = False
    hired: date | None = None
    confirmed: date | None = None
    left: date | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict)
    stand_in: bool = False

    def days_served(self, period: Period) -> int:
        """Returns how many calendar days of the month they were employed."""
        start = max(period.first, self.hired or period.first)
        end = min(period.last, self.left or period.last)
        return max(0, (end - start).days + 1)

    def standing(self, period: Period) -> str:
        """Returns one of ``STANDINGS``.

        A month counts as probation when its last day lies before the day of confirmation.
        """
        if not self.days_served(period):
            return "absent"
        if self.stand_in:
            return "stand_in"
        if self.confirmed is None:
            return "probation" if self.probation else "regular"
        if self.confirmed > period.last:
            return "probation"
        return "confirming" if self.confirmed >= period.first else "regular"
