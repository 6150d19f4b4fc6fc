"""``kind: people``: the roster, one row a person."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from scoring.facts import measure
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from sheets_sync.team.kinds import NAMING
from sheets_sync.team.meaning import Team
from sheets_sync.team.words import plain_text, tidy_text
from sheets_sync.tidy.accounts import Tally
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Read, Reader, Unread
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.service import service_problems
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.slips import is_doubtful_serial

_DESCRIBED = ("status", "hired", "confirmed", "left", "role", "group")
_STANDING = ("status", "hired", "confirmed", "left")


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the roster as read: the person, what the roster measures of them, and what is wrong with it."""

    row: int
    person: Person
    status: str
    measures: dict[str, Figure]
    problems: tuple[Problem, ...]


def read(team: Team, sheet: Sheet, period: Period, months: tuple[Period, ...]) -> tuple[Roster, list[Problem], Tally]:
    """Returns the people of the roster, sorted by id, with what is wrong in it and what became of its rows.

    Somebody with a problem is there all the same, as far as they could be read: results name them as left out.
    Somebody who stands there twice is taken from the row that comes first by its content, without its measures.
    """
    found = sort_rows(sheet)
    readers = {
        key: reader(team, sheet.table, column) for key, column in sheet.table.columns.items() if key != "employee_id"
    }
    rows: dict[str, list[Listed]] = {}
    for row, key in found.people:
        rows.setdefault(key, []).append(_listed(sheet, readers, row, key, period))
    problems = list(found.problems)
    people: dict[str, Person] = {}
    measures: dict[str, dict[str, Figure]] = {}
    for key, listed in sorted(rows.items()):
        one = listed[0] if len(listed) == 1 else min(listed, key=lambda each: repr(_content(sheet, each)))
        people[key] = one.person
        measures[key] = one.measures if len(listed) == 1 else _unsettled(one.measures)
        problems += [problem for each in listed for problem in each.problems]
        problems += (
            _twice(sheet, listed)
            if len(listed) > 1
            else service_problems(sheet.place, one.person, one.status, period, months)
        )
    groups = Roster(people).groups
    people = {key: replace(each, group=groups.get(plain_text(each.group), "")) for key, each in people.items()}
    roster = Roster(people, measures, months)
    problems += _incomplete(sheet, rows, people, period)
    problems += _look_alikes(sheet, roster, {key: listed[0].row for key, listed in rows.items()})
    if not people:
        problems.append(sheet.place.error("no_people", sheet.corner))
    twice = sum(len(listed) - 1 for listed in rows.values())
    return roster, problems, sheet.tally(len(people), found.refused + twice)


def _listed(sheet: Sheet, readers: Mapping[str, Reader], row: int, key: str, period: Period) -> Listed:
    said: dict[str, Read] = {}
    cells: dict[str, Cell] = {}
    if isinstance(sheet.value(row, "employee_id"), Decimal):  # a number has lost its zeros, if there were any
        cells["employee_id"] = sheet.cell(row, "employee_id")
    problems: list[Problem] = []
    for column, index in sheet.columns.items():
        if column == "employee_id":
            continue
        value = readers[column](sheet.rows[row][index])
        cells[column] = sheet.place.cell(row, index, sheet.rows[row][index])
        if column == "left" and is_doubtful_serial(sheet.rows[row][index], value, period, None):
            value = Unread("unreadable_date")
        if isinstance(value, Unread):
            problems.append(sheet.place.unread(value, cells[column], Whose(key), sheet.heading(column)))
        said[column] = value
    return Listed(row, _person(key, said, cells), _text(said, "status"), _measures(sheet, said, cells), tuple(problems))


def _person(key: str, said: Mapping[str, Read], cells: Mapping[str, Cell]) -> Person:
    return Person(
        id=key,
        name=tidy_text(_text(said, "name")),
        role=_text(said, "role"),
        group=tidy_text(_text(said, "group")),
        probation=said.get("status") == "probation",
        stand_in=said.get("status") == "stand_in",
        hired=_day(said, "hired"),
        confirmed=_day(said, "confirmed"),
        left=_day(said, "left"),
        cells={column: cells[column] for column in (*_DESCRIBED, "employee_id") if column in cells},
    )


def _measures(sheet: Sheet, said: Mapping[str, Read], cells: Mapping[str, Cell]) -> dict[str, Figure]:
    measures: dict[str, Figure] = {}
    for name, column in sheet.table.columns.items():
        if name in NAMING["people"] or not column.unit:
            continue
        value = said.get(name)
        if value is None and name in cells and column.blank == "allowed":
            continue
        own = (cells[name],) if name in cells else ()
        if isinstance(value, str | date):
            word = value.isoformat() if isinstance(value, date) else value
            measures[name] = Figure(name, None, column.unit, ("read",), own, word)
        else:
            measures[name] = measure(name, value if isinstance(value, Decimal) else None, column.unit, *own)
    return measures


def _text(said: Mapping[str, Read], column: str) -> str:
    value = said.get(column)
    return value if isinstance(value, str) else ""


def _day(said: Mapping[str, Read], column: str) -> date | None:
    value = said.get(column)
    return value if isinstance(value, date) else None


def _unsettled(measures: Mapping[str, Figure]) -> dict[str, Figure]:
    return {name: measure(name, None, figure.unit, *figure.cells()) for name, figure in measures.items()}


def _content(sheet: Sheet, listed: Listed) -> list[str]:
    """Returns what a row says, whatever the order of rows and columns."""
    return [repr(sheet.rows[listed.row][sheet.columns[key]]) for key in sorted(sheet.columns)]


def _twice(sheet: Sheet, listed: list[Listed]) -> list[Problem]:
    at = sheet.columns["employee_id"]
    rows = sorted(each.row for each in listed)
    cells = "、".join(address(row, at) for row in rows)
    names = "、".join(sorted({each.person.name for each in listed}))
    where = sheet.cell(rows[1], "employee_id")
    return [sheet.place.error("duplicate_person", where, Whose(listed[0].person.id), cells=cells, names=names)]


def _incomplete(
    sheet: Sheet, rows: Mapping[str, list[Listed]], people: Mapping[str, Person], period: Period
) -> list[Problem]:
    """Returns, where the tab lacks a column that tells how people stand, a problem for everybody employed."""
    missing = [key for key in _STANDING if key in sheet.table.columns and key not in sheet.columns]
    wanted = "、".join(sheet.table.columns[key].titles[0] for key in missing)
    return [
        sheet.place.error("roster_incomplete", sheet.cell(rows[key][0].row, "employee_id"), Whose(key), wanted=wanted)
        for key, person in people.items()
        if missing and person.days_served(period)
    ]


def _look_alikes(sheet: Sheet, roster: Roster, rows: Mapping[str, int]) -> list[Problem]:
    return [
        sheet.place.warning(
            "ids_look_alike", sheet.cell(rows[group[0]], "employee_id"), Whose(group[0]), ids="、".join(sorted(group))
        )
        for group in roster.look_alikes()
    ]
