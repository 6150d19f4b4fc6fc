"""Days away on leave: what a request covers of the month, day by day and half by half."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from scoring.attendance.roster import Roster
from scoring.attendance.rows import day_in, field, says_yes
from scoring.calendar import days_from
from scoring.figure import Cell, Figure
from scoring.number import ONE, ZERO
from scoring.records import Record

HALF = Decimal("0.5")
WHOLE, AM, PM, EITHER = "whole", "am", "pm", "either"
_BOTH = (AM, PM)
"""How much of a day: all of it, a half, or a half that the form does not name."""


def last_day(row: Record) -> date:
    """Returns the last day of a request: the one before an early return that was reported, else as asked."""
    first = row.first or date.min
    asked = row.last or first
    back = day_in(row, "returned_early_on")
    if back is None or not says_yes(row, "cancel_filed"):
        return asked
    return min(asked, back - timedelta(days=1))


def pieces(row: Record, last: date | None = None) -> Iterator[tuple[date, str]]:
    """Yields the days of a request, each with how much of it; to its end, or to a day that is given."""
    first, last = row.first, last or last_day(row)
    if first is None:
        return
    as_asked = last == (row.last or first)  # an early return moves the end: the half asked for was of another day
    begins, ends = field(row, "from_half").word, field(row, "to_half").word if as_asked else ""
    days = field(row, "days").value
    split = as_asked and days is not None and days % 1 == HALF and not (begins or ends)
    for day in days_from(first, last):
        if day == first == last:
            yield day, _of_one_day(begins, ends, split=split and days == HALF)
        elif day == first and begins == PM:
            yield day, PM
        elif day == last and (ends == AM or split):
            yield day, AM
        else:
            yield day, WHOLE


def _of_one_day(begins: str, ends: str, *, split: bool) -> str:
    if split:
        return EITHER
    return PM if begins == PM else AM if ends == AM else WHOLE


class Taken(NamedTuple):
    """What covers half a day that counts: the type as which it counts, and the request.

    A half that the form does not name is ``free`` to be the other one.
    """

    kind: str
    row: Record
    free: bool = False


@dataclass(slots=True)
class Given:
    """What has been given of each day so far, so that no half day is given twice.

    Attributes:
        roster: which days are to be worked.
        taken: day to the halves that earlier requests cover.
    """

    roster: Roster
    taken: dict[date, dict[str, Taken]]

    def weight(self, day: date, part: str, counts: str) -> Decimal:
        """Returns how much a day counts: nought for rest days, holidays and halves that are one, unless they count."""
        if not self.counted(day, counts):
            return ZERO
        if day in self.roster.halves and counts == "workdays":
            return ZERO if part == self.roster.half else HALF
        return ONE if part == WHOLE else HALF

    def counted(self, day: date, counts: str) -> bool:
        """Tells whether a day counts at all for a type of leave."""
        if counts == "calendar" or day in self.roster.shifts:
            return True
        if day in self.roster.off:
            return counts == "with_holidays"
        return not self.roster.covers(day) and day.weekday() not in self.roster.rest

    def take(self, day: date, part: str, by: Taken) -> str:
        """Returns what is left of a part of a day, and takes it; nothing when it is taken already."""
        taken, wanted = self._wanted(day, part)
        free = wanted - set(taken)
        if part == EITHER:
            taken |= dict.fromkeys(sorted(free)[:1], by._replace(free=True))
            return (EITHER if len(free) == 2 else next(iter(free))) if free else ""
        taken |= dict.fromkeys(free, by)
        return WHOLE if len(free) == 2 else next(iter(free), "")

    def clash(self, day: date, part: str, by: Taken) -> Record | None:
        """Returns the earlier request that has some of the same time, but counts as another type; who knows which?"""
        taken, wanted = self._wanted(day, part)
        if part == EITHER and len(taken) < len(_BOTH):
            return None
        others = [held.row for half, held in taken.items() if half in wanted and held.kind != by.kind]
        return others[0] if others else None

    def _wanted(self, day: date, part: str) -> tuple[dict[str, Taken], set[str]]:
        """Returns the halves that are taken and those that are wanted; one that nobody named makes way."""
        taken = self.taken.setdefault(day, {})
        if part in taken and taken[part].free and len(taken) == 1:
            taken[PM if part == AM else AM] = taken.pop(part)
        return taken, set(_BOTH) if part in (WHOLE, EITHER) else {part}


def day_figure(kind: str, day: date, part: str, weight: Decimal, cell: Cell) -> Figure:
    """Returns the figure of one day of a request."""
    return Figure(kind, weight, "days", ("leave_day", part), (cell,), word=day.isoformat())
