"""``kind: events``: one row an event; where no row stands, it did not happen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from scoring.facts import measure
from scoring.figure import Figure
from scoring.number import ZERO
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.meaning import Team
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells import date as date_cells
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Reader, Unread, shown
from sheets_sync.tidy.far import far_off, old, years_after
from sheets_sync.tidy.keys import Known, know
from sheets_sync.tidy.place import NOBODY, Whose, address
from sheets_sync.tidy.reading import Measures, Reading, nothing_known
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.slips import is_doubtful_serial, is_served

Event = tuple[str, str, int]
"""Person id, measure, index of the row."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The rows (index, id as written) of wanted months, and the day of each row.

    Attributes:
        rows: month to rows; every wanted month is there.
        days: index of the row to its day.
        undated: ids of people with a row that is not read or whose day is not understood: it may lie in any month.
        problems: of days not understood, and of days so far off that they may be slips.
        refused: how many rows have no day.
    """

    rows: dict[Period, list[tuple[int, str]]]
    days: dict[int, date]
    undated: set[str]
    problems: list[Problem]
    refused: int


@dataclass(frozen=True, slots=True)
class Month:
    """The events of a month: ``doubts`` are people of whom not everything that happened could be read."""

    events: list[Event]
    doubts: set[str]
    problems: list[Problem]
    refused: int


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Reading:
    """Returns how often each event was recorded of everybody in every wanted month; nought where none was."""
    sorted_rows = sort_rows(sheet, roster)
    dated = _dated(team, sheet, sorted_rows.people, roster, period)
    dated.undated.update(each.person_id for each in sorted_rows.problems)  # what the row says of them is not counted
    read_event = reader(team, sheet.table, sheet.table.columns["event"])
    problems = [*sorted_rows.problems, *dated.problems]
    measures: dict[Period, Mapping[str, Measures]] = {}
    used, refused = 0, sorted_rows.refused + dated.refused
    for month, rows in dated.rows.items():
        known = know(sheet, month, rows, roster)
        happened = _happened(sheet, read_event, (month, known), dated.days, roster)
        problems += [*known.problems, *happened.problems]
        measures[month] = _counted(sheet, nothing_known(sheet.table, roster, month), happened, dated.undated)
        used += len(happened.events)
        refused += happened.refused
    return Reading(measures, tuple(problems), (sheet.tally(used, refused),))


def _dated(team: Team, sheet: Sheet, people: list[tuple[int, str]], roster: Roster, period: Period) -> Dated:
    ids = roster.ids_of({key for _, key in people})
    dated = Dated({month: [] for month in roster.months}, {}, set(), [], 0)
    refused = 0
    long_ago: list[int] = []
    for row, key in people:
        value = sheet.rows[row][sheet.columns["date"]]
        day = date_cells.read(value)
        person = roster.people.get(ids.get(key, ""))
        day = Unread("unreadable_date") if is_doubtful_serial(value, day, period, person) else day
        where, whose = sheet.cell(row, "date"), Whose(ids.get(key, ""))
        if isinstance(day, Unread):
            dated.undated.add(whose.person_id)
            dated.problems.append(sheet.place.unread(day, where, whose, sheet.heading("date")))
            refused += 1
        elif isinstance(day, date) and (month := team.period.of(day)) in dated.rows:
            dated.rows[month].append((row, key))
            dated.days[row] = day
        elif isinstance(day, date):
            slips = [*far_off(sheet, row, "date", (day, period, roster.months), person)]
            dated.problems.extend(slips)
            if month <= years_after(period, -1) and not slips:
                long_ago.append(row)
    if long_ago:
        dated.problems.append(old(sheet, long_ago, "date", NOBODY, period))
    return Dated(dated.rows, dated.days, dated.undated, dated.problems, refused)


def _happened(
    sheet: Sheet, read_event: Reader, rows: tuple[Period, Known], days: Mapping[int, date], roster: Roster
) -> Month:
    month, known = rows
    # Where id and name disagree, the event may also be that of the person named.
    doubts = {roster.named(each.where.shown) for each in known.problems if each.code == "name_differs"}
    happened = Month([], known.doubts | doubts, [], 0)
    for row, person_id in known.rows:
        person, day = roster.people[person_id], days[row]
        whose = Whose(person_id, str(month))
        word = read_event(sheet.rows[row][sheet.columns["event"]])
        if not is_served(person, day):
            happened.problems.append(sheet.place.warning("event_outside_service", sheet.cell(row, "date"), whose))
        elif isinstance(word, str):
            happened.events.append((person_id, word, row))
        else:
            fault = word if isinstance(word, Unread) else Unread("blank_cell")
            happened.doubts.add(person_id)
            happened.problems.append(sheet.place.unread(fault, sheet.cell(row, "event"), whose, sheet.heading("event")))
    happened.problems.extend(_same_twice(sheet, month, happened.events, days))
    refused = known.refused + len(known.rows) - len(happened.events)
    return Month(happened.events, happened.doubts, happened.problems, refused)


def _same_twice(sheet: Sheet, month: Period, events: list[Event], days: Mapping[int, date]) -> Iterator[Problem]:
    """Yields rows that say the same as another: both count, but somebody should look whether it happened twice."""
    frame = pd.DataFrame(events, columns=["person", "measure", "row"], dtype=object)
    frame["day"] = pd.Series([days[row] for row in frame["row"]], dtype=object)
    frame["text"] = pd.Series([_said(sheet, row) for row in frame["row"]], dtype=object)
    same = frame[frame.duplicated(["person", "day", "text"], keep=False)]
    for (person, _), rows in same.groupby(["person", "day"], sort=False)["row"]:
        found = sorted(rows)
        cells = "、".join(address(row, sheet.columns["event"]) for row in found)
        whose = Whose(str(person), str(month))
        yield sheet.place.warning("same_row_twice", sheet.cell(found[1], "event"), whose, cells=cells)


def _said(sheet: Sheet, row: int) -> str:
    keys = sorted(key for key in sheet.columns if key not in ("employee_id", "name", "date"))
    return "\n".join(plain_text(shown(sheet.rows[row][sheet.columns[key]])) for key in keys)


def _counted(sheet: Sheet, unknown: dict[str, Measures], month: Month, undated: set[str]) -> dict[str, Measures]:
    """Returns the counts; a count of nought is the same figure for everybody, since no cell stands behind it."""
    none = {name: Figure(name, ZERO, "count", ("none_recorded", sheet.place.tab)) for name in sheet.table.events}
    doubts = month.doubts | undated
    measures: dict[str, Measures] = {key: blank if key in doubts else none for key, blank in unknown.items()}
    frame = pd.DataFrame(month.events, columns=["person", "measure", "row"], dtype=object)
    for (person, name), rows in frame.groupby(["person", "measure"], sort=False)["row"]:
        if person in measures and person not in doubts:
            cells = [sheet.cell(row, "event") for row in sorted(rows)]
            figure = measure(str(name), Decimal(len(cells)), "count", *cells)
            measures[str(person)] = {**measures[str(person)], figure.name: figure}
    return measures
