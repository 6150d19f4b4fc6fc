"""``kind: monthly``: one row a person and month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scoring.figure import Cell, Figure
from scoring.facts import measure
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.meaning import NAMING, Team
from sheets_sync.tidy.cells import month as months_cells
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Reader, Unread, shown
from sheets_sync.tidy.keys import Known, know, only_once
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.reading import Measures, Reading, nothing_known
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet

Month = tuple[str, Period]
READ = ("read",)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measured column of a sheet: its name, unit, index (None when the tab lacks it) and reader."""

    name: str
    unit: str
    index: int | None
    read: Reader
    expected: bool


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Reading:
    """Returns what the table measures of everybody employed in a wanted month whose role has this table."""
    sorted_rows = sort_rows(sheet, roster.people)
    dated = date_rows(sheet, sorted_rows.people, roster)
    known = only_once(sheet, know(sheet, dated.rows, roster))
    measures = nothing_known(sheet.table, roster, roster.months)
    problems = [*sorted_rows.problems, *dated.problems, *known.problems]
    columns = {role: tuple(_measured(team, sheet, role)) for role in {each.role for each in roster.people.values()}}
    used = refused = 0
    for row, person_id, month in known.rows:
        person = roster.people[person_id]
        if (person_id, month) in measures:
            measures[person_id, month], found = _row(sheet, row, columns[person.role], Whose(person_id, str(month)))
            problems += found
            used += 1
        elif not person.days_served(month):
            problems.append(_outside(sheet, row, person_id, month))
            refused += 1
    there = {(person_id, month) for _, person_id, month in known.rows} | known.doubts
    problems += missing_rows(sheet, measures, there, dated.undated, period)
    refused += sorted_rows.refused + dated.refused + known.refused
    return Reading(measures, tuple(problems), (sheet.tally(used, refused),))


@dataclass(frozen=True, slots=True)
class Dated:
    """The rows of wanted months; ``undated`` are the people with a row whose month is not understood."""

    rows: list[tuple[int, str, Period]]
    undated: set[str]
    problems: list[Problem]
    refused: int


def date_rows(sheet: Sheet, people: list[tuple[int, str]], roster: Roster) -> Dated:
    """Returns the rows (index, id) of wanted months with their month; rows of other months are left alone."""
    at = sheet.columns["period"]
    wanted = frozenset(roster.months)
    ids = roster.ids_of({key for _, key in people})
    rows: list[tuple[int, str, Period]] = []
    undated: set[str] = set()
    problems: list[Problem] = []
    for row, key in people:
        month = months_cells.read(sheet.rows[row][at])
        if isinstance(month, Unread):
            undated.add(ids.get(key, ""))
            whose = Whose(ids.get(key, ""))
            problems.append(sheet.place.unread(month, sheet.cell(row, "period"), whose, sheet.heading("period")))
        elif isinstance(month, Period) and month in wanted:
            rows.append((row, key, month))
    return Dated(rows, undated, problems, len(problems))


def missing_rows(
    sheet: Sheet, measures: dict[Month, Measures], there: set[Month], undated: set[str], period: Period
) -> Iterator[Problem]:
    """Yields who has no row, or once for a month that has no rows at all."""
    begun = {month for _, month in there}
    whole = sorted({month for _, month in measures} - begun)
    for month in whole:
        tell = sheet.place.error if month == period else sheet.place.warning
        yield tell("month_missing", sheet.corner, Whose(period=str(month)), month=str(month))
    for person_id, month in measures:
        if month in begun and (person_id, month) not in there and person_id not in undated:
            yield sheet.place.error("row_missing", sheet.corner, Whose(person_id, str(month)), id=person_id, month=str(month))


def _outside(sheet: Sheet, row: int, person_id: str, month: Period) -> Problem:
    whose = Whose(person_id, str(month))
    return sheet.place.warning("row_outside_service", sheet.cell(row, "employee_id"), whose, month=str(month))


def _measured(team: Team, sheet: Sheet, role: str) -> Iterator[Measured]:
    units = dict(sheet.table.measured())
    for name, column in sheet.table.columns.items():
        if name not in NAMING["monthly"] and (not column.for_ or role in column.for_):
            read_cell = reader(team, sheet.table, column)
            yield Measured(name, units[name], sheet.columns.get(name), read_cell, column.blank == "refused")


def _row(sheet: Sheet, row: int, columns: tuple[Measured, ...], whose: Whose) -> tuple[Measures, list[Problem]]:
    values, book, tab = sheet.rows[row], sheet.place.book, sheet.place.tab
    measures: Measures = {}
    problems: list[Problem] = []
    for each in columns:
        name, unit, index = each.name, each.unit, each.index
        if index is None:
            if each.expected:
                measures[name] = measure(name, None, unit)
            continue
        value = each.read(values[index])
        if value is None:
            continue
        cell = Cell(book, tab, row + 1, index + 1, shown(values[index]))
        if isinstance(value, Decimal):
            measures[name] = Figure(name, value, unit, READ, (cell,))
        elif isinstance(value, Unread):
            measures[name] = measure(name, None, unit, cell)
            problems.append(sheet.place.unread(value, cell, whose, sheet.texts[index]))
        else:
            word = value.isoformat() if isinstance(value, date) else str(value)
            measures[name] = Figure(name, None, unit, READ, (cell,), word)
    return measures, problems
