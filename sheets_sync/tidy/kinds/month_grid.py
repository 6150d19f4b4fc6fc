"""``kind: month_grid``: one tab a month, people down, days across, marks in the cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from scoring.facts import Person, measure
from scoring.figure import Cell, Figure
from scoring.number import ZERO, times
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.meaning import Table, hours_of
from sheets_sync.tidy.cells.unread import Typed, Unread, is_blank, shown, spoilt
from sheets_sync.tidy.keys import know, only_once
from sheets_sync.tidy.kinds.monthly import READ, missing_rows
from sheets_sync.tidy.marks import Marks, Token, Vocabulary
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.reading import Measures, Reading, nothing_known
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet

Day = tuple[int, Token]
"""The index of a column, and a mark in it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day columns of a tab.

    Attributes:
        sheet: the tab.
        month: of the tab.
        first: index of the first of them.
        width: how many columns they span.
        plain: texts on which nothing counts: present and rest.
        words: the marks.
    """

    sheet: Sheet
    month: Period
    first: int
    width: int
    plain: frozenset[str]
    words: Vocabulary


def read(sheet: Sheet, roster: Roster, month: Period, period: Period, words: Vocabulary) -> Reading:
    """Returns what the marks of a month count and sum up to, person by person.

    A day without a mark, or with one that is not understood, could be anything: then nothing of that month is known.
    """
    sorted_rows = sort_rows(sheet, roster.people)
    known = only_once(sheet, know(sheet, [(row, key, month) for row, key in sorted_rows.people], roster))
    measures = nothing_known(sheet.table, roster, (month,))
    calendar = _calendar(sheet, month, words)
    problems = [*sorted_rows.problems, *known.problems]
    used = refused = 0
    for row, person_id, _ in known.rows:
        person = roster.people[person_id]
        if (person_id, month) in measures:
            measures[person_id, month], found = _person(calendar, row, person)
            problems += found
            used += 1
        elif not person.days_served(month) and not _is_empty(calendar, row):
            whose = Whose(person_id, str(month))
            where = sheet.cell(row, "employee_id")
            problems.append(sheet.place.warning("row_outside_service", where, whose, month=str(month)))
            refused += 1
    there = {(person_id, month) for _, person_id, _ in known.rows} | known.doubts
    problems += missing_rows(sheet, measures, there, set(), period)
    return Reading(measures, tuple(problems), (sheet.tally(used, sorted_rows.refused + known.refused + refused),))


def _calendar(sheet: Sheet, month: Period, words: Vocabulary) -> Calendar:
    indices = sheet.days.values()
    plain = words.plain("present") | words.plain("rest")
    return Calendar(sheet, month, min(indices), max(indices) - min(indices) + 1, plain, words)


def _is_empty(calendar: Calendar, row: int) -> bool:
    values = calendar.sheet.rows[row]
    nothing = calendar.words.plain("not_employed")
    return all(is_blank(values[index]) or values[index] in nothing for index in calendar.sheet.days.values())


def _person(calendar: Calendar, row: int, person: Person) -> tuple[Measures, list[Problem]]:
    """Returns the measures of one row; a row of nothing but presence and rest is not looked at day by day."""
    sheet = calendar.sheet
    values = sheet.rows[row]
    whole = Cell(sheet.place.book, sheet.place.tab, row + 1, calendar.first + 1, "", calendar.width)
    days: list[Day] = []
    problems: list[Problem] = []
    everyday = person.days_served(calendar.month) == calendar.month.days
    others = set(values[calendar.first : calendar.first + calendar.width]) - calendar.plain
    if others or sheet.beyond or not everyday:
        days, problems = _looked_at(calendar, row, person)
    if any(problem.level == "error" for problem in problems):
        return {name: measure(name, None, unit, whole) for name, unit in sheet.table.measured()}, problems
    return _summed(calendar, row, days, whole), problems


def _looked_at(calendar: Calendar, row: int, person: Person) -> tuple[list[Day], list[Problem]]:
    """Returns the marks that count, and what is wrong with the days of one row."""
    sheet, whose = calendar.sheet, Whose(person.id, str(calendar.month))
    values = sheet.rows[row]
    days: list[Day] = []
    problems: list[Problem] = []
    unmarked: list[int] = []
    for day, index in sheet.days.items():
        value = values[index]
        employed = _serves(person, calendar.month, day)
        if employed and isinstance(value, str) and value in calendar.plain:
            continue
        marks = _marks(calendar.words, value)
        if employed and marks == () and sheet.table.unmarked == "problem":
            unmarked.append(day)
        elif (fault := _fault(marks, employed=employed)) is not None:
            problems.append(_problem(calendar, fault, row, index, whose))
        elif employed and not isinstance(marks, Unread):
            days.extend((index, mark) for mark in marks)
    problems += _unmarked(calendar, row, unmarked, whose)
    problems += _beyond(calendar, row, whose)
    return days, problems


def _serves(person: Person, month: Period, day: int) -> bool:
    date = month.first + timedelta(days=day - 1)
    return not (person.hired and date < person.hired) and not (person.left and date > person.left)


def _marks(words: Vocabulary, value: Typed) -> Marks:
    """Returns the marks of a cell; none when it is blank."""
    if is_blank(value):
        return ()
    if isinstance(value, str):
        return words.read(value)
    return spoilt(value) or words.read(shown(value))


def _fault(marks: Marks, *, employed: bool) -> Unread | None:
    """Returns what is wrong with the marks of a day, given whether the person was employed on it."""
    outside = not isinstance(marks, Unread) and all(mark.key == "not_employed" for mark in marks)
    if not employed:
        return None if outside else Unread("mark_outside_service")
    if marks and outside:
        return Unread("marked_not_employed")
    return marks if isinstance(marks, Unread) else None


def _problem(calendar: Calendar, fault: Unread, row: int, index: int, whose: Whose) -> Problem:
    where = calendar.sheet.place.cell(row, index, calendar.sheet.rows[row][index])
    if fault.code == "mark_outside_service":
        return calendar.sheet.place.warning(fault.code, where, whose)
    return calendar.sheet.place.unread(fault, where, whose, calendar.sheet.texts[index])


def _unmarked(calendar: Calendar, row: int, days: list[int], whose: Whose) -> Iterator[Problem]:
    if days:
        sheet = calendar.sheet
        cells = "、".join(address(row, sheet.days[day]) for day in days)
        where = sheet.place.cell(row, sheet.days[days[0]])
        listed = "、".join(map(str, days))
        yield sheet.place.error("unmarked_day", where, whose, days=listed, cells=cells, month=str(calendar.month))


def _beyond(calendar: Calendar, row: int, whose: Whose) -> Iterator[Problem]:
    """Yields marks in a column for a day that the month does not have: perhaps all marks stand a day too late."""
    for index in calendar.sheet.beyond:
        value = calendar.sheet.rows[row][index]
        if not is_blank(value):
            where = calendar.sheet.place.cell(row, index, value)
            yield calendar.sheet.place.error("mark_outside_month", where, whose, month=str(calendar.month))


def _summed(calendar: Calendar, row: int, days: list[Day], whole: Cell) -> Measures:
    """Returns counts and sums; the cells are those that carry the mark, or the whole row of days where none does."""
    sheet = calendar.sheet
    found: dict[str, list[Day]] = {}
    for index, mark in days:
        found.setdefault(mark.key, []).append((index, mark))
    measures: Measures = {}
    nothing = (whole,)
    for name, unit in sheet.table.measured():
        measures[name] = Figure(name, ZERO, unit, READ, nothing)
    for key, marks in found.items():
        cells = tuple(sheet.place.cell(row, index, sheet.rows[row][index]) for index, _ in marks)
        total = sum((mark.n for _, mark in marks), start=ZERO)
        measures |= _of_mark(sheet.table, key, Decimal(len(marks)), total, tuple(dict.fromkeys(cells)))
    return measures


def _of_mark(table: Table, key: str, count: Decimal, total: Decimal, cells: tuple[Cell, ...]) -> Measures:
    mark = table.marks[key]
    made: Measures = {}
    if mark.counts:
        made[mark.counts] = measure(mark.counts, count, "count", *cells)
    if mark.sums:
        made[mark.sums] = measure(mark.sums, total, mark.n, *cells)
    if mark.sums and mark.n == "days":
        name = hours_of(mark.sums)
        reason = ("days_as_hours", table.hours_a_day)
        made[name] = Figure(name, times(total, table.hours_a_day), "hours", reason, (made[mark.sums],))
    return made


