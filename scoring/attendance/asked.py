"""How long a request for leave is: its end where only the days are said, and whether both say the same."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_CEILING

from scoring.attendance.away import HALF, PM, WHOLE, Given, pieces
from scoring.attendance.rows import field
from scoring.calendar import days_from
from scoring.facts import Found
from scoring.number import ONE, ZERO
from scoring.records import Record

_WORKDAYS, _CALENDAR = "workdays", "calendar"


def ended(row: Record, counts: str, given: Given, end: date) -> Record | Found:
    """Returns a request with its last day, from its first and its days where it says no other.

    Args:
        row: the request.
        counts: which days its type counts.
        given: what the timetable says of each day.
        end: the last day of the month: what goes beyond it says its own last day, for the next month must know it.
    """
    days = field(row, "days").value
    if row.first is None or days is None or days <= ONE or row.last not in (None, row.first):
        return row
    starts_later = HALF if field(row, "from_half").word == PM else ZERO
    left = int((days + starts_later).to_integral_value(ROUND_CEILING))
    for day in days_from(row.first, end):
        left -= given.counted(day, counts)
        if not left:
            return replace(row, last=day)
    return Found(None, ("leave_end_wanted", str(row.first), days), (row.cell,))


def differs(row: Record, counts: str, given: Given) -> Found | None:
    """Returns no answer when the days of a request are not those from its first to its last; None when they agree.

    They agree when they are its calendar days, its days to be worked, or what its type counts. Of days that the
    timetable does not hold (of another month) nobody knows which are worked: there it is enough that they fit in.
    """
    days = field(row, "days").value
    if days is None or row.first is None:
        return None
    last = row.last or row.first
    parts = list(pieces(row, last))
    sizes = [(day, ONE if part == WHOLE else HALF) for day, part in parts]
    calendar = sum((size for _, size in sizes), ZERO)
    kinds = (counts, _WORKDAYS)
    counted = [sum((size for day, size in sizes if given.counted(day, kind)), ZERO) for kind in kinds]
    weighed = [sum((given.weight(day, part, kind) for day, part in parts), ZERO) for kind in kinds]
    fits = days in (calendar, *counted, *weighed)
    if not fits and not all(given.roster.covers(day) for day in (row.first, last)):
        inside = [size for day, size in sizes if given.roster.covers(day) and given.counted(day, _WORKDAYS)]
        fits = sum(inside, ZERO) <= days <= calendar
    if fits:
        return None
    return Found(None, ("leave_days_differ", str(row.first), str(last), days, counted[0]), (row.cell,))
