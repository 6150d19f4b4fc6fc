"""``kind: weekly``: one row a person and week."""

from collections.abc import Iterator
from datetime import date

from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.meaning import Team
from sheets_sync.tidy.cells import date as date_cells
from sheets_sync.tidy.cells import week as week_cells
from sheets_sync.tidy.cells.unread import Unread
from sheets_sync.tidy.kinds.monthly import Rows, columns_of, put
from sheets_sync.tidy.months import Dated, date_rows
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.reading import Measures, Reading, Week, nothing_known_of_week
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Reading:
    """Returns what the table measures of everybody in every week of a wanted period in which they were employed."""
    sorted_rows = sort_rows(sheet, roster)
    months = (sheet.which.period,) if sheet.which.period else roster.months
    dated = dated_by_weeks(team, sheet, sorted_rows.people, roster, months)
    columns = columns_of(team, sheet, roster)
    weeks: dict[Week, dict[str, Measures]] = {}
    problems: list[Problem] = [*sorted_rows.problems, *dated.problems]
    used, refused = 0, sorted_rows.refused + len(dated.problems)
    for (month, week), rows in _by_week(team, sheet, dated, months):
        expected = weeks[month, week] = nothing_known_of_week(team, sheet.table, roster, (month, week))
        found = put(sheet, roster, Rows(month, rows, dated.undated, week), columns, expected, period)
        problems += found.problems
        used += found.used
        refused += found.refused
    return Reading({}, tuple(problems), (sheet.tally(used, refused),), weeks)


def dated_by_weeks(
    team: Team, sheet: Sheet, people: list[tuple[int, str]], roster: Roster, months: tuple[Period, ...]
) -> Dated:
    """Returns the rows of each wanted period; those whose week is not understood are in none."""
    dated = _dated_by_days(team, sheet, people, roster, months) if sheet.table.says_days else None
    dated = dated or date_rows(sheet, people, roster, months)
    if "week" not in sheet.columns:
        return dated
    ids = roster.ids_of({key for _, key in people})
    for month, rows in dated.rows.items():
        kept = []
        for row, key in rows:
            week = week_in(team, sheet, row, month)
            if isinstance(week, Unread):
                _refuse(sheet, dated, row, week, Whose(ids.get(key, ""), str(month)))
            else:
                kept.append((row, key))
        dated.rows[month] = kept
    return dated


def week_in(team: Team, sheet: Sheet, row: int, month: Period) -> int | Unread:
    """Returns the week that a row of a period is of."""
    told = week_cells.read(sheet.value(row, "week"), team.period.weeks)
    if isinstance(told, Unread):
        return told
    if told.day is not None and team.period.of(told.day) != month:
        return Unread("week_outside_period", {"wanted": str(month)})
    number = told.number if told.day is None else team.period.week_of(told.day, month)
    of_tab = sheet.which.week
    return Unread("row_of_other_week", {"wanted": str(of_tab)}) if of_tab not in (0, number) else number


def _dated_by_days(
    team: Team, sheet: Sheet, people: list[tuple[int, str]], roster: Roster, months: tuple[Period, ...]
) -> Dated | None:
    """Returns the rows of each period by the days of their weeks; None where the period is written too."""
    if "period" in sheet.columns or sheet.which.period is not None:
        return None
    dated = Dated({month: [] for month in months}, set(), [])
    ids = roster.ids_of({key for _, key in people})
    for row, key in people:
        day = date_cells.read(sheet.value(row, "week"))
        if isinstance(day, Unread):
            _refuse(sheet, dated, row, day, Whose(ids.get(key, "")))
        elif isinstance(day, date) and (month := team.period.of(day)) in dated.rows:
            dated.rows[month].append((row, key))
    return dated


def _refuse(sheet: Sheet, dated: Dated, row: int, fault: Unread, whose: Whose) -> None:
    dated.undated.add(whose.person_id)
    dated.problems.append(sheet.place.unread(fault, sheet.cell(row, "week"), whose, sheet.heading("week")))


def _by_week(
    team: Team, sheet: Sheet, dated: Dated, months: tuple[Period, ...]
) -> Iterator[tuple[Week, list[tuple[int, str]]]]:
    """Yields the rows of every week of every period, those without any included."""
    of_tab = sheet.which.week
    for month in months:
        weeks = {week: list[tuple[int, str]]() for week in ([of_tab] if of_tab else range(1, team.period.weeks + 1))}
        for row, key in dated.rows[month]:
            week = week_in(team, sheet, row, month) if "week" in sheet.columns else of_tab
            if isinstance(week, int):
                weeks[week].append((row, key))
        for week, rows in weeks.items():
            yield (month, week), rows
