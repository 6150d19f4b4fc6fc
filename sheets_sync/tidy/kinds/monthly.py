"""``kind: monthly``: one row a person and month."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from scoring.facts import measure
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.meaning import Team
from sheets_sync.team.table import Table
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Reader, Unread, shown
from sheets_sync.tidy.groups import group_reader
from sheets_sync.tidy.keys import Known, know, only_once
from sheets_sync.tidy.months import date_rows, missing_rows, outside_service
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.reading import Measures, Reading, nothing_known
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.slips import is_doubtful_serial

READ = ("read",)


class Measured(NamedTuple):
    """A measured column: its name, unit, index (None where the tab lacks it), reader, and whether it must be filled."""

    name: str
    unit: str
    at: int | None
    read: Reader
    expected: bool


Columns = dict[str, tuple[Measured, ...]]
"""Role to the columns that it has."""


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Reading:
    """Returns what the table measures of everybody employed in a wanted month whose role has this table."""
    sorted_rows = sort_rows(sheet, roster)
    months = (sheet.which.period,) if sheet.which.period else roster.months
    dated = date_rows(sheet, sorted_rows.people, roster, months)
    columns = columns_of(team, sheet, roster)
    measures: dict[Period, dict[str, Measures]] = {}
    problems = [*sorted_rows.problems, *dated.problems]
    used, refused = 0, sorted_rows.refused + len(dated.problems)
    for month, rows in dated.rows.items():
        measures[month] = nothing_known(sheet.table, roster, month)
        found = put(sheet, roster, Rows(month, rows, dated.undated), columns, measures[month], period)
        problems += found.problems
        used += found.used
        refused += found.refused
    return Reading(measures, tuple(problems), (sheet.tally(used, refused),))


class Rows(NamedTuple):
    """The rows (index, id as written) of a month or of a week, and whose rows could not be dated."""

    month: Period
    rows: list[tuple[int, str]]
    undated: set[str]
    week: int = 0


class Put(NamedTuple):
    """What became of rows: what is wrong with them, how many count, and how many do not."""

    problems: list[Problem]
    used: int
    refused: int


def put(
    sheet: Sheet, roster: Roster, rows: Rows, columns: Columns, expected: dict[str, Measures], period: Period
) -> Put:
    """Puts what rows measure in the place of what was expected of everybody."""
    month = rows.month
    known = only_once(sheet, month, know(sheet, month, rows.rows, roster))
    there = known.there | (rows.undated if known.rows else set())
    problems = [*known.problems, *missing_rows(sheet, month, expected, there, period, rows.week)]
    used, faults = _month(sheet, rows, known, columns, roster, expected)
    refused = known.refused + sum(fault.code.startswith("row_outside_service") for fault in faults)
    return Put([*problems, *faults], used, refused)


def columns_of(team: Team, sheet: Sheet, roster: Roster) -> Columns:
    """Returns the measured columns that each role has."""
    return {role: tuple(_measured(team, sheet, role, roster)) for role in roster.roles}


def _measured(team: Team, sheet: Sheet, role: str, roster: Roster) -> Iterator[Measured]:
    units = dict(sheet.table.measured())
    for name, column in sheet.table.columns.items():
        if name in units and (not column.for_ or role in column.for_):
            read_cell = reader(team, sheet.table, column)
            if name == "group" and column.as_ == "text":
                read_cell = group_reader(read_cell, roster)
            yield Measured(name, units[name], sheet.columns.get(name), read_cell, column.blank == "refused")


def _month(
    sheet: Sheet, rows: Rows, known: Known, columns: Columns, roster: Roster, expected: dict[str, Measures]
) -> tuple[int, list[Problem]]:
    """Puts what a month's rows measure in the place of what was expected; returns how many rows that were."""
    used, problems, month, written = 0, list[Problem](), rows.month, str(rows.month)
    for row, person_id in known.rows:
        person = roster.people[person_id]
        if person_id in expected:
            expected[person_id], found = read_row(sheet, row, columns[person.role], Whose(person_id, written), month)
            problems += found
            used += 1
        # In weeks nobody is expected before joining and after leaving: what stands there is another's, or a slip.
        elif not person.days_served(month) or (rows.week and _has(sheet.table, person.role)):
            problems.append(outside_service(sheet, row, person_id, month, rows.week))
    return used, problems


def _has(table: Table, role: str) -> bool:
    return bool(role) and (not table.for_ or role in table.for_)


def read_row(
    sheet: Sheet, row: int, columns: tuple[Measured, ...], whose: Whose, month: Period
) -> tuple[Measures, list[Problem]]:
    """Returns what a row measures; a blank that is allowed is no measure at all."""
    values, book, tab = sheet.rows[row], sheet.place.book, sheet.place.tab
    measures: dict[str, Figure] = {}
    problems: list[Problem] = []
    for name, unit, index, read_cell, expected in columns:
        if index is None:
            if expected:
                measures[name] = measure(name, None, unit)
            continue
        typed = values[index]
        value = read_cell(typed)
        if value.__class__ is Decimal:  # nearly all of what is measured
            cell = Cell(book, tab, row + 1, index + 1, shown(typed))
            measures[name] = Figure(name, value, unit, READ, (cell,))
            continue
        if isinstance(value, date) and is_doubtful_serial(typed, value, month, None):
            value = Unread("unreadable_date")
        if value is None:
            continue
        cell = Cell(book, tab, row + 1, index + 1, shown(typed))
        if isinstance(value, Unread):
            measures[name] = measure(name, None, unit, cell)
            problems.append(sheet.place.unread(value, cell, whose, sheet.texts[index]))
        else:
            word = value.isoformat() if isinstance(value, date) else str(value)
            measures[name] = Figure(name, None, unit, READ, (cell,), word)
    return measures, problems
