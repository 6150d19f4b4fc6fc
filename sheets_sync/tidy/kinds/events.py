"""``kind: events``: one row an event; where no row stands, it did not happen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pandas as pd

from scoring.facts import measure
from scoring.figure import Cell, Figure
from scoring.number import ZERO
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.meaning import Team
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells import date as date_cells
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Unread, shown
from sheets_sync.tidy.keys import Known, know
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.reading import Measures, Reading, nothing_known
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet

_FAR_OFF = 12
"""So many months after the appraised one, a date is more likely a slip than a plan."""


@dataclass(frozen=True, slots=True)
class Happened:
    """The events of wanted months, and the people and months whose counts cannot be trusted.

    Attributes:
        events: (person id, month, measure, index of the row).
        doubts: (person id, month) where an event could not be read.
        problems: why not.
        refused: how many rows.
    """

    events: list[tuple[str, Period, str, int]] = field(default_factory=list)
    doubts: set[tuple[str, Period]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Reading:
    """Returns how often each event was recorded of everybody in every wanted month; nought where none was."""
    sorted_rows = sort_rows(sheet, roster.people)
    dated = _dated(sheet, sorted_rows.people, roster, period)
    known = know(sheet, [(row, key, Period.of(day)) for row, key, day in dated.rows], roster)
    happened = _happened(team, sheet, known, {row: day for row, _, day in dated.rows}, roster)
    doubts = known.doubts | _doubted_namesakes(sheet, known, roster) | happened.doubts
    doubts |= {(person, month) for person in dated.undated for month in roster.months}
    measures = _counted(sheet, roster, happened.events, doubts)
    problems = [*sorted_rows.problems, *dated.problems, *known.problems, *happened.problems]
    refused = sorted_rows.refused + dated.refused + known.refused + happened.refused
    return Reading(measures, tuple(problems), (sheet.tally(len(happened.events), refused),))


@dataclass(frozen=True, slots=True)
class Dated:
    """The rows (index, id, day) of wanted months; ``undated`` are the people of rows whose day is not understood."""

    rows: list[tuple[int, str, date]]
    undated: set[str]
    problems: list[Problem]
    refused: int


def _dated(sheet: Sheet, people: list[tuple[int, str]], roster: Roster, period: Period) -> Dated:
    at = sheet.columns["date"]
    ids = roster.ids_of({key for _, key in people})
    rows: list[tuple[int, str, date]] = []
    undated: set[str] = set()
    problems: list[Problem] = []
    refused = 0
    for row, key in people:
        day = date_cells.read(sheet.rows[row][at])
        where, whose = sheet.cell(row, "date"), Whose(ids.get(key, ""))
        if isinstance(day, Unread):
            undated.add(whose.person_id)
            refused += 1
            problems.append(sheet.place.unread(day, where, whose, sheet.heading("date")))
        elif isinstance(day, date) and Period.of(day) in roster.months:
            rows.append((row, key, day))
        elif isinstance(day, date) and Period.of(day) > period.shift(_FAR_OFF):
            problems.append(sheet.place.warning("date_far_off", where, whose, period=str(period)))
    return Dated(rows, undated - {""}, problems, refused)


def _doubted_namesakes(sheet: Sheet, known: Known, roster: Roster) -> set[tuple[str, Period]]:
    """Returns whose event it may have been where id and name disagree: of the person named, too."""
    misnamed = [problem for problem in known.problems if problem.code == "name_differs"]
    others = [(roster.named(problem.where.shown), Period.parse(problem.period)) for problem in misnamed]
    return {(person, month) for person, month in others if person}


def _happened(team: Team, sheet: Sheet, known: Known, days: dict[int, date], roster: Roster) -> Happened:
    happened = Happened()
    read_event = reader(team, sheet.table, sheet.table.columns["event"])
    for row, person_id, month in known.rows:
        person, day = roster.people[person_id], days[row]
        whose = Whose(person_id, str(month))
        word = read_event(sheet.rows[row][sheet.columns["event"]])
        if (person.hired and day < person.hired) or (person.left and day > person.left):
            happened.problems.append(sheet.place.warning("event_outside_service", sheet.cell(row, "date"), whose))
        elif isinstance(word, str):
            happened.events.append((person_id, month, word, row))
        else:
            fault = word if isinstance(word, Unread) else Unread("blank_cell")
            happened.doubts.add((person_id, month))
            happened.problems.append(sheet.place.unread(fault, sheet.cell(row, "event"), whose, sheet.heading("event")))
    same = list(_same_twice(sheet, happened.events, days))
    refused = len(known.rows) - len(happened.events)
    return Happened(happened.events, happened.doubts, happened.problems + same, refused)


def _same_twice(sheet: Sheet, events: list[tuple[str, Period, str, int]], days: dict[int, date]) -> Iterator[Problem]:
    """Yields rows that say the same as another: both count, but somebody should look whether it happened twice."""
    frame = pd.DataFrame(events, columns=["person", "month", "measure", "row"], dtype=object)
    frame["day"] = frame["row"].map(days).astype(object)
    frame["text"] = pd.Series([_said(sheet, row) for row in frame["row"]], dtype=object)
    for (person, month), rows in frame[frame.duplicated(["person", "day", "text"], keep=False)].groupby(
        ["person", "month"], sort=False
    )["row"]:
        found = sorted(rows)
        cells = "、".join(address(row, sheet.columns["event"]) for row in found)
        yield sheet.place.warning("same_row_twice", sheet.cell(found[1], "event"), Whose(person, str(month)), cells=cells)


def _said(sheet: Sheet, row: int) -> str:
    keys = sorted(key for key in sheet.columns if key not in ("employee_id", "name", "date"))
    return "\n".join(plain_text(shown(sheet.rows[row][sheet.columns[key]])) for key in keys)


def _counted(
    sheet: Sheet, roster: Roster, events: list[tuple[str, Period, str, int]], doubts: set[tuple[str, Period]]
) -> dict[tuple[str, Period], Measures]:
    """Returns the counts; a count of nought is the same figure for everybody, since no cell stands behind it."""
    none = {name: Figure(name, ZERO, "count", ("none_recorded", sheet.place.tab)) for name in sheet.table.events}
    unknown = nothing_known(sheet.table, roster, roster.months)
    measures = {key: blank if key in doubts else dict(none) for key, blank in unknown.items()}
    frame = pd.DataFrame(events, columns=["person", "month", "measure", "row"], dtype=object)
    for (person, month, name), rows in frame.groupby(["person", "month", "measure"], sort=False)["row"]:
        if (person, month) in measures and (person, month) not in doubts:
            cells: list[Cell] = [sheet.cell(row, "event") for row in sorted(rows)]
            measures[person, month][name] = measure(name, Decimal(len(cells)), "count", *cells)
    return measures
