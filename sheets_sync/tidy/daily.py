"""Looks at one person's days of a month: which marks count, and which days are in doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from sheets_sync.tidy.cells.unread import Typed, Unread, is_blank, shown, spoilt
from sheets_sync.tidy.marks import Marks, Token, Vocabulary
from sheets_sync.tidy.place import Whose, address
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
        measures: what the marks add to, each with its unit.
    """

    sheet: Sheet
    month: Period
    first: int
    width: int
    plain: frozenset[str]
    words: Vocabulary
    measures: tuple[tuple[str, str], ...]


def calendar_of(sheet: Sheet, month: Period, words: Vocabulary) -> Calendar:
    """Returns the day columns of an opened tab."""
    indices = sheet.days.values()
    plain = words.plain("present") | words.plain("rest")
    measures = tuple(dict.fromkeys(sheet.table.measured()))
    return Calendar(sheet, month, min(indices), max(indices) - min(indices) + 1, plain, words, measures)


def is_empty(calendar: Calendar, row: int) -> bool:
    """Tells whether a row has no mark but such as say that nobody was employed."""
    values = calendar.sheet.rows[row]
    nothing = calendar.words.plain("not_employed")
    return all(is_blank(values[index]) or values[index] in nothing for index in calendar.sheet.days.values())


def look_at(calendar: Calendar, row: int, person: Person) -> tuple[list[Day], list[Problem]]:
    """Returns the marks that count, and what is wrong with the days of one row.

    A row of nothing but presence and rest is not looked at day by day.
    """
    sheet, whole_month = calendar.sheet, person.days_served(calendar.month) == calendar.month.days
    values = sheet.rows[row]
    if whole_month and not sheet.beyond:
        others = set(values[calendar.first : calendar.first + calendar.width]) - calendar.plain
        if not others:
            return [], []
    employed = frozenset(sheet.days) if whole_month else _served(person, calendar.month)
    days: list[Day] = []
    problems: list[Problem] = []
    unmarked: list[int] = []
    for day, index in sheet.days.items():
        value = values[index]
        if value in calendar.plain and day in employed:
            continue
        marks = _marks(calendar.words, value)
        fault = _fault(marks, employed=day in employed)
        if fault is not None:
            problems.append(_problem(calendar, fault, row, day, person))
        elif day in employed and not isinstance(marks, Unread):
            days.extend((index, mark) for mark in marks)
            if not marks:
                unmarked.append(day)
    problems += _unmarked(calendar, row, unmarked, person)
    problems += _beyond(calendar, row, person)
    return days, problems


def _served(person: Person, month: Period) -> frozenset[int]:
    """Returns the days of the month on which the person was employed."""
    first, days = month.first, range(1, month.days + 1)
    dated = [(day, first + timedelta(days=day - 1)) for day in days]
    start, end = person.hired or first, person.left or month.last
    return frozenset(day for day, date in dated if start <= date <= end)


def _marks(words: Vocabulary, value: Typed) -> Marks:
    """Returns the marks of a cell; none when it is blank."""
    if isinstance(value, str):
        return words.read(value)
    if value is None:
        return ()
    return spoilt(value) or words.read(shown(value))


def _fault(marks: Marks, *, employed: bool) -> Unread | None:
    """Returns what is wrong with the marks of a day, given whether the person was employed on it."""
    if isinstance(marks, Unread):
        return marks if employed else Unread("mark_outside_service")
    outside = all(mark.key == "not_employed" for mark in marks)
    if not employed:
        return None if outside else Unread("mark_outside_service")
    return Unread("marked_not_employed") if marks and outside else None


def _problem(calendar: Calendar, fault: Unread, row: int, day: int, person: Person) -> Problem:
    place, whose = calendar.sheet.place, Whose(person.id, str(calendar.month))
    index = calendar.sheet.days[day]
    where = place.cell(row, index, calendar.sheet.rows[row][index])
    if fault.code == "mark_outside_service":
        return place.warning(fault.code, where, whose)
    return place.unread(fault, where, whose, str(day))


def _unmarked(calendar: Calendar, row: int, days: list[int], person: Person) -> Iterator[Problem]:
    """Yields one problem for all days without a mark, unless the team says that such a day was worked."""
    sheet = calendar.sheet
    if days and sheet.table.unmarked == "problem":
        cells = "、".join(address(row, sheet.days[day]) for day in days)
        where = sheet.place.cell(row, sheet.days[days[0]])
        listed, whose = "、".join(map(str, days)), Whose(person.id, str(calendar.month))
        yield sheet.place.error("unmarked_day", where, whose, days=listed, cells=cells, month=whose.period)


def _beyond(calendar: Calendar, row: int, person: Person) -> Iterator[Problem]:
    """Yields marks in a column for a day that the month does not have: perhaps all marks stand a day too late."""
    whose = Whose(person.id, str(calendar.month))
    for index in calendar.sheet.beyond:
        value = calendar.sheet.rows[row][index]
        if not is_blank(value):
            where = calendar.sheet.place.cell(row, index, value)
            yield calendar.sheet.place.error("mark_outside_month", where, whose, month=whose.period)
