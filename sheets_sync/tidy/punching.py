"""Reads the rows of a table of punches, whatever its form, by month, by who they say they are of, and by day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from scoring.period import Period
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells import date as date_cells
from sheets_sync.tidy.cells import time as times
from sheets_sync.tidy.cells.memory import Memory
from sheets_sync.tidy.cells.unread import Typed, Unread
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.slots import MIDNIGHT, Timetable, packed

_DAY = timedelta(days=1)
Days = dict[date, list[int]]
"""Day of work to its punches, packed; a row that holds a whole day is a punch at midnight."""
Whom = tuple[str, Typed]
"""What a row says whose it is: the id and the name, as written."""


@dataclass(frozen=True, slots=True)
class Told:
    """What rows say.

    Attributes:
        days: month to whom to days.
        unread: whom to the rows without a day or time that is understood, each with what is wrong in which column.
    """

    days: Mapping[Period, dict[Whom, Days]]
    unread: dict[Whom, list[tuple[int, str, Unread]]] = field(default_factory=dict)


def tell(sheet: Sheet, people: list[tuple[int, str]], timetable: Timetable, months: tuple[Period, ...]) -> Told:
    """Returns the rows of people by month, by whom and by day; those of other months are left alone."""
    told = Told({month: {} for month in months})
    name = sheet.columns.get("name")
    when = _by_day(sheet) if sheet.table.form == "day_rows" else _by_punch(sheet, timetable.begins)
    month_of: dict[date, dict[Whom, Days] | None] = {}
    for index, key in people:
        row = sheet.rows[index]
        found = when(row)
        whom = (key, None if name is None else row[name])
        if isinstance(found, Unread):
            told.unread.setdefault(whom, []).append((index, *_unread(sheet, found, row)))
            continue
        day, seconds = found
        if day not in month_of:
            month_of[day] = next((told.days[each] for each in months if each.first <= day <= each.last), None)
        own = month_of[day]
        if own is None:
            continue
        days = own.get(whom)
        if days is None:
            days = own[whom] = {}
        if day in days:
            days[day].append(packed(seconds, index))
        else:
            days[day] = [packed(seconds, index)]
    return told


Moment = tuple[date, int] | Unread
When = Callable[[tuple[Typed, ...]], Moment]


def _by_day(sheet: Sheet) -> When:
    """Returns what reads the day of a row that holds a whole day."""
    at = sheet.columns["date"]
    days = Memory(_day_alone)
    return lambda row: days[row[at]]


def _day_alone(value: Typed) -> Moment:
    day = date_cells.read(value)
    if isinstance(day, date):
        return day, 0
    return day if isinstance(day, Unread) else Unread("unreadable_date")


def _by_punch(sheet: Sheet, begins: int) -> When:
    """Returns what reads the day of work and the seconds of a row that holds one punch."""
    if "moment" in sheet.columns:
        at = sheet.columns["moment"]

        def by_moment(row: tuple[Typed, ...]) -> Moment:
            value = row[at]
            if value.__class__ is datetime:
                return _of_work(value.date(), value.hour * 3600 + value.minute * 60 + value.second, begins)
            found = times.moment_of(value)
            return found if isinstance(found, Unread) else _of_work(*found, begins)

        return by_moment
    at_day, at_time = sheet.columns["date"], sheet.columns["time"]
    days, seconds = Memory(_day_alone), Memory(_seconds)

    def by_day_and_time(row: tuple[Typed, ...]) -> Moment:
        day, time = days[row[at_day]], seconds[row[at_time]]
        if isinstance(day, Unread):
            return day
        return time if isinstance(time, Unread) else _of_work(day[0], time, begins)

    return by_day_and_time


def _seconds(value: Typed) -> int | Unread:
    found = times.seconds_of(value)
    return Unread("blank_cell") if found is None else found


def _of_work(day: date, seconds: int, begins: int) -> tuple[date, int]:
    """Returns a punch with the day on which the work began: before the day begins it is the night of the day before."""
    return (day - _DAY, seconds + MIDNIGHT) if seconds < begins else (day, seconds)


def _unread(sheet: Sheet, fault: Unread, row: tuple[Typed, ...]) -> tuple[str, Unread]:
    """Returns the column that was not understood, with why."""
    if "moment" in sheet.columns and sheet.table.form != "day_rows":
        return "moment", fault
    is_day = isinstance(_day_alone(row[sheet.columns["date"]]), tuple)
    return ("time", fault) if is_day else ("date", fault)


def nothing_words(sheet: Sheet, column: str) -> frozenset[str]:
    """Returns the words of a slot's column that say that nothing was punched (``choices: {none: [缺卡]}``)."""
    return frozenset(plain_text(word) for word in sheet.table.columns[column].choices.get("none", ()))
