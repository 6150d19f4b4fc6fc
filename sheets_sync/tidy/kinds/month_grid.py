"""``kind: month_grid``: one tab a month, people down, days across, marks in the cells."""

from collections.abc import Iterator
from decimal import Decimal

from scoring.facts import measure
from scoring.figure import Cell, Figure, Reason
from scoring.number import ONE, ZERO, times
from scoring.period import Period
from scoring.person import Person
from scoring.problem import Level, Problem
from sheets_sync.team.table import Table, hours_of
from sheets_sync.tidy.daily import Calendar, Day, calendar_of, is_empty, look_at
from sheets_sync.tidy.keys import know, only_once
from sheets_sync.tidy.kinds.monthly import READ
from sheets_sync.tidy.marks import Token, Vocabulary
from sheets_sync.tidy.months import missing_rows, outside_service
from sheets_sync.tidy.reading import Measures, Reading, nothing_known
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet


def read(sheet: Sheet, roster: Roster, month: Period, period: Period, words: Vocabulary) -> Reading:
    """Returns what the marks of a month count and sum up to, person by person.

    A day without a mark, or with one that is not understood, could be anything: then nothing of that month is known.
    """
    sorted_rows = sort_rows(sheet, roster)
    known = only_once(sheet, month, know(sheet, month, sorted_rows.people, roster))
    measures = nothing_known(sheet.table, roster, month)
    calendar = calendar_of(sheet, month, words)
    problems = [*sorted_rows.problems, *known.problems]
    problems += missing_rows(sheet, month, measures, known.there, period)
    used = refused = 0
    for row, person_id in known.rows:
        person = roster.people[person_id]
        if person_id in measures:
            measures[person_id], found = _person(calendar, row, person)
            problems += found
            used += 1
        elif not person.days_served(month) and not is_empty(calendar, row):
            problems.append(outside_service(sheet, row, person_id, month))
            refused += 1
    return Reading(
        {month: measures}, tuple(problems), (sheet.tally(used, sorted_rows.refused + known.refused + refused),)
    )


def _person(calendar: Calendar, row: int, person: Person) -> tuple[Measures, list[Problem]]:
    place = calendar.sheet.place
    whole = Cell(place.book, place.tab, row + 1, calendar.first + 1, "", calendar.width)
    days, problems = look_at(calendar, row, person)
    if problems and any(problem.level is Level.ERROR for problem in problems):
        return {name: measure(name, None, unit, whole) for name, unit in calendar.measures}, problems
    # A count of nought comes from the whole row of days: one place, not thirty-one.
    cells = (whole,)
    measures = {name: Figure(name, ZERO, unit, READ, cells) for name, unit in calendar.measures}
    return ({**measures, **_summed(calendar, row, days)} if days else measures), problems


def _summed(calendar: Calendar, row: int, days: list[Day]) -> Measures:
    """Returns the counts and sums that are not nought, each with the cells that carry the marks.

    Several marks may add to one measure: late and very late both count as late.
    """
    sheet, values = calendar.sheet, calendar.sheet.rows[row]
    totals: dict[str, Decimal] = {}
    indices: dict[str, dict[int, None]] = {}
    for index, mark in days:
        for name, added in _added(sheet.table, mark):
            totals[name] = totals.get(name, ZERO) + added
            indices.setdefault(name, {})[index] = None
    measures: dict[str, Figure] = {}
    for name, unit in calendar.measures:
        if name in totals:
            cells = tuple(sheet.place.cell(row, index, values[index]) for index in indices[name])
            measures[name] = Figure(name, totals[name], unit, READ, cells)
    return {**measures, **_hours(sheet.table, measures)}


def _added(table: Table, mark: Token) -> Iterator[tuple[str, Decimal]]:
    """Yields what one mark adds to which measure."""
    meaning = table.marks[mark.key]
    if meaning.counts:
        yield meaning.counts, ONE
    if meaning.sums:
        yield meaning.sums, mark.n


def _hours(table: Table, measures: Measures) -> Measures:
    """Returns the days of leave again in hours, each from its figure in days."""
    reason: Reason = ("days_as_hours", table.hours_a_day)
    made = [figure for figure in measures.values() if figure.unit == "days" and figure.value is not None]
    return {
        hours_of(days.name): Figure(
            hours_of(days.name), times(days.value or ZERO, table.hours_a_day), "hours", reason, (days,)
        )
        for days in made
    }
