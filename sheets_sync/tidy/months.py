"""Sorts rows into months, and says which month or person has none."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.tidy.cells import month as month_cells
from sheets_sync.tidy.cells.unread import Read, Typed, Unread
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Dated:
    """The rows (index, id as written) of each wanted month.

    Attributes:
        rows: month to rows; every wanted month is there.
        undated: ids of people with a row whose month is not understood.
        problems: why not.
    """

    rows: dict[Period, list[tuple[int, str]]]
    undated: set[str]
    problems: list[Problem]


def date_rows(sheet: Sheet, people: list[tuple[int, str]], roster: Roster, months: tuple[Period, ...]) -> Dated:
    """Returns the rows of people by month; rows of other months are left alone."""
    at = sheet.columns["period"]
    ids = roster.ids_of({key for _, key in people})
    dated = Dated({month: [] for month in months}, set(), [])
    read: dict[Typed, Read] = {}
    for row, key in people:
        value = sheet.rows[row][at]
        month = read[value] if type(value) is str and value in read else month_cells.read(value)
        read[value] = month
        if isinstance(month, Unread):
            whose = Whose(ids.get(key, ""))
            dated.undated.add(whose.person_id)
            dated.problems.append(sheet.place.unread(month, sheet.cell(row, "period"), whose, sheet.heading("period")))
        elif isinstance(month, Period) and month in dated.rows:
            dated.rows[month].append((row, key))
    return dated


def missing_rows(
    sheet: Sheet, month: Period, expected: Collection[str], there: Collection[str], period: Period
) -> Iterator[Problem]:
    """Yields who has no row in a month, or once that nobody has; a past month without rows is only a warning."""
    missing = [person for person in expected if person not in there]
    if expected and not there:
        tell = sheet.place.error if month == period else sheet.place.warning
        yield tell("month_missing", sheet.corner, Whose(period=str(month)), month=str(month))
        return
    for person in missing:
        whose = Whose(person, str(month))
        yield sheet.place.error("row_missing", sheet.corner, whose, id=person, month=str(month))


def outside_service(sheet: Sheet, row: int, person: str, month: Period) -> Problem:
    """Returns the warning about a row of somebody who was not employed in its month."""
    where = sheet.cell(row, "employee_id")
    return sheet.place.warning("row_outside_service", where, Whose(person, str(month)), month=str(month))
