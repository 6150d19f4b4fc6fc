"""Warns of days of no wanted period that are probably slips: far ahead, or a year off."""

from collections.abc import Iterator
from datetime import date

from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.slips import YEAR, is_year_slip

_LISTED = 10


def years_after(period: Period, years: int) -> Period:
    """Returns the same period so many years later (or, below nought, earlier)."""
    return period.shift(YEAR // period.length * years)


def far_off(
    sheet: Sheet,
    row: int,
    column: str,
    when: tuple[date | None, Period, tuple[Period, ...]],
    person: Person | None,
) -> Iterator[Problem]:
    """Yields a warning when a day of no wanted period is likely one of another year.

    Args:
        sheet: the table.
        row: index of the row.
        column: of the days.
        when: the day, the appraised period, and all that are wanted.
        person: whose row it is, where that is known.
    """
    day, period, months = when
    if day is None:
        return
    whose = Whose(person.id if person else "")
    if Period.of(day, period.length, period.from_day) > years_after(period, 1):
        yield sheet.place.warning("date_far_off", sheet.cell(row, column), whose, month=str(period))
    elif is_year_slip(day, months, person):
        yield old(sheet, [row], column, whose, period)


def old(sheet: Sheet, rows: list[int], column: str, whose: Whose, period: Period) -> Problem:
    """Returns one warning for rows so old that their year may be a slip."""
    listed = "、".join(address(row, sheet.columns[column]) for row in rows[:_LISTED])
    cells = listed + ("…" if len(rows) > _LISTED else "")
    where = sheet.cell(rows[0], column)
    return sheet.place.warning("event_old", where, whose, cells=cells, count=str(len(rows)), month=str(period))
