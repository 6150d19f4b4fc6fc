"""Sorts rows into months, and says which month or person has none."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.tidy.cells import month as month_cells
from sheets_sync.tidy.cells.memory import Memory
from sheets_sync.tidy.cells.unread import Typed, Unread
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.reading import Measures
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
    """Returns the rows of people by period; rows of other periods are left alone.

    Where the title of the tab tells the period, all rows are of it, and one that says another is a problem.
    """
    at = sheet.columns.get("period")
    dated = Dated({month: [] for month in months}, set(), [])
    of_tab = sheet.which.period
    if at is None:
        if of_tab is not None:
            dated.rows[of_tab] = people
        return dated
    ids = roster.ids_of({key for _, key in people})
    rows_of = Memory(_reader(sheet, dated))
    for row, key in people:
        rows = rows_of[sheet.rows[row][at]]
        if isinstance(rows, Unread):
            whose = Whose(ids.get(key, ""))
            dated.undated.add(whose.person_id)
            dated.problems.append(sheet.place.unread(rows, sheet.cell(row, "period"), whose, sheet.heading("period")))
        elif rows is not None:
            rows.append((row, key))
    return dated


def _reader(sheet: Sheet, dated: Dated) -> Callable[[Typed], list[tuple[int, str]] | Unread | None]:
    """Returns what finds the rows of the period that a cell names; None for a period that is not wanted."""
    read_month, of_tab = month_cells.reader_like(sheet.which.like), sheet.which.period

    def read(value: Typed) -> list[tuple[int, str]] | Unread | None:
        month = read_month(value)
        if isinstance(month, Period) and of_tab is not None and month != of_tab:
            return Unread("row_of_other_period", {"wanted": str(of_tab)})
        if isinstance(month, Unread):
            return month
        return dated.rows.get(month) if isinstance(month, Period) else None

    return read


def missing_rows(
    sheet: Sheet, month: Period, expected: Mapping[str, Measures], there: Collection[str], period: Period, week: int = 0
) -> Iterator[Problem]:
    """Yields who has no row in a month, or once that nobody has; a past month without rows is only a warning.

    Nobody needs a row of whom every measure may be left blank; where that holds of all, a blank month is worth a look.
    A week is told by its number, counted from 1.
    """
    needed = [person for person, measures in expected.items() if measures]
    missing = [person for person in needed if person not in there]
    if expected and not needed:
        if not there and month == period:
            told = {"month": str(month), "week": str(week)}
            code = "week_left_blank" if week else "month_left_blank"
            yield sheet.place.warning(code, sheet.corner, Whose(period=str(month)), **told)
        return
    if needed and not there:
        tell = sheet.place.error if month == period else sheet.place.warning
        code = "week_missing" if week else "month_missing"
        yield tell(code, sheet.corner, Whose(period=str(month)), month=str(month), week=str(week))
        return
    for person in missing:
        whose = Whose(person, str(month))
        code = "row_missing_in_week" if week else "row_missing"
        yield sheet.place.error(code, sheet.corner, whose, id=person, month=str(month), week=str(week))


def outside_service(sheet: Sheet, row: int, person: str, month: Period, week: int = 0) -> Problem:
    """Returns the warning about a row of somebody who was not employed in its month or week."""
    where, whose = sheet.cell(row, "employee_id"), Whose(person, str(month))
    if week:
        return sheet.place.warning("row_outside_service_week", where, whose, month=str(month), week=str(week))
    return sheet.place.warning("row_outside_service", where, whose, month=str(month))
