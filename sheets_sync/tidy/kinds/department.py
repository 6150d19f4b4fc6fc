"""``kind: department``: one row a period, or a week of it, for the department as a whole; nobody in particular."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.meaning import Team
from sheets_sync.tidy.cells import date as date_cells
from sheets_sync.tidy.cells import month as month_cells
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Unread, is_blank, shown
from sheets_sync.tidy.kinds.monthly import Measured, read_row
from sheets_sync.tidy.kinds.weekly import week_in
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.reading import Measures, Reading, Week, unknown_measures
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import is_heading, is_sum
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.signs import is_note

_WHOLE = 0
"""Stands for the whole period among its weeks."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The rows of each period and week, the periods of which a row is in doubt, what is wrong, how many are refused."""

    rows: dict[Week, list[int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Reading:
    """Returns what the table measures of the department in every wanted period, or in every week of it."""
    months = (sheet.which.period,) if sheet.which.period else roster.months
    found = _found(team, sheet, months)
    columns = tuple(_columns(team, sheet))
    shared: dict[Week, Measures] = {}
    problems = list(found.problems)
    refused = len(found.problems)
    used = 0
    for key in _wanted(team, sheet, months):
        rows = found.rows.get(key, [])
        shared[key] = unknown_measures(sheet.table, "")
        if len(rows) == 1:
            shared[key], faults = read_row(sheet, rows[0], columns, Whose("", str(key[0])), key[0])
            problems += faults
            used += 1
        elif rows:
            problems.append(_twice(sheet, key, rows))
            refused += len(rows)
    problems += _missing(sheet, found, shared, period)
    return Reading(problems=tuple(problems), tallies=(sheet.tally(used, refused),), shared=shared)


def _wanted(team: Team, sheet: Sheet, months: tuple[Period, ...]) -> Iterator[Week]:
    of_tab = sheet.which.week
    weeks = [of_tab] if of_tab else range(1, team.period.weeks + 1)
    for month in months:
        yield from ((month, week) for week in (weeks if sheet.table.is_weekly else [_WHOLE]))


def _columns(team: Team, sheet: Sheet) -> Iterator[Measured]:
    for name, unit in sheet.table.measured():
        column = sheet.table.columns[name]
        read_cell = reader(team, sheet.table, column)
        yield Measured(name, unit, sheet.columns.get(name), read_cell, column.blank == "refused")


def _found(team: Team, sheet: Sheet, months: tuple[Period, ...]) -> _Found:
    """Returns the rows by period and week; titles, sums, notes and blank rows are left alone."""
    found = _Found()
    read_month = month_cells.reader_like(sheet.which.like)
    for row in range(sheet.below, len(sheet.rows)):
        if _is_nobodys(sheet, row):
            continue
        month: Period | Unread | None = sheet.which.period
        if "period" in sheet.columns:
            told = read_month(sheet.value(row, "period"))
            month = told if isinstance(told, Period | Unread) else Unread("unreadable_month")
            if isinstance(month, Period) and sheet.which.period not in (None, month):
                month = Unread("row_of_other_period", {"wanted": str(sheet.which.period)})
        elif sheet.table.says_days:
            day = date_cells.read(sheet.value(row, "week"))
            month = day if isinstance(day, Unread) else None if day is None else team.period.of(day)  # type: ignore[arg-type]
        _keep(team, sheet, row, month, months, found)
    return found


def _keep(
    team: Team, sheet: Sheet, row: int, month: Period | Unread | None, months: tuple[Period, ...], found: _Found
) -> None:
    key = "period" if "period" in sheet.columns else "week"
    if isinstance(month, Unread):
        problem = sheet.place.unread(month, sheet.cell(row, key), Whose(), sheet.heading(key))
        found.problems.append(problem)
        return
    if month not in months or month is None:
        return
    week: int | Unread = sheet.which.week
    if "week" in sheet.columns:
        week = week_in(team, sheet, row, month)
    if isinstance(week, Unread):
        whose = Whose("", str(month))
        found.problems.append(sheet.place.unread(week, sheet.cell(row, "week"), whose, sheet.heading("week")))
        return
    found.rows.setdefault((month, week), []).append(row)


def _is_nobodys(sheet: Sheet, row: int) -> bool:
    """Tells whether a row says nothing of ours: blank in our columns, a sum, a note, or the headings once more."""
    values = [sheet.rows[row][index] for index in sheet.columns.values()]
    filled = [shown(value) for value in sheet.rows[row] if not is_blank(value)]
    told = [sheet.value(row, key) for key in ("period", "week") if key in sheet.columns]
    if all(map(is_blank, values)) or is_sum(filled[0]) or is_heading(sheet, sheet.rows[row]):
        return True
    return len(filled) == 1 and (is_note(filled[0]) or bool(told and all(map(is_blank, told))))


def _twice(sheet: Sheet, key: Week, rows: list[int]) -> Problem:
    column = sheet.columns["week" if "week" in sheet.columns else sheet.key]
    cells = "、".join(address(row, column) for row in rows)
    whose = Whose("", str(key[0]))
    return sheet.place.error("department_twice", sheet.place.cell(rows[1], column), whose, cells=cells)


def _missing(sheet: Sheet, found: _Found, shared: dict[Week, Measures], period: Period) -> Iterator[Problem]:
    """Yields the periods without any row, and the weeks without one where others have theirs."""
    months = dict.fromkeys(month for month, _ in shared)
    for month in months:
        weeks = [week for each, week in shared if each == month]
        needed = any(shared[month, week] for week in weeks)  # what may be left blank is not expected
        lacking = [week for week in weeks if (month, week) not in found.rows]
        if not needed:
            if month == period and len(lacking) == len(weeks):
                yield sheet.place.warning("month_left_blank", sheet.corner, Whose("", str(month)), month=str(month))
            continue
        tell = sheet.place.error if month == period else sheet.place.warning
        if len(lacking) == len(weeks) and sheet.which.week == 0:
            yield tell("month_missing", sheet.corner, Whose("", str(month)), month=str(month))
            continue
        for week in lacking:
            yield tell("week_missing", sheet.corner, Whose("", str(month)), month=str(month), week=str(week))
