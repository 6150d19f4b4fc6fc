"""Makes the day of somebody from its rows, in each of the forms that a table of punches may have."""

from collections.abc import Callable
from datetime import date, datetime

from scoring.figure import Cell
from scoring.problem import Problem
from scoring.records import Day
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells import choice
from sheets_sync.tidy.cells import time as times
from sheets_sync.tidy.cells.memory import Memory
from sheets_sync.tidy.cells.unread import Typed, Unread, shown
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.punching import nothing_words
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.slots import MIDNIGHT, Timetable, assigned, row_in, seconds_in

_LONGEST = MIDNIGHT // 2
"""So long after the punch before it, one after midnight is believed; 5:30 for 17:30 comes later than that."""
Slotted = Day | Problem
Reader = Callable[[date, list[int], Whose], Slotted]


def reader_of(sheet: Sheet, timetable: Timetable) -> Reader:
    """Returns what makes a day of its punches, or says what is wrong with it."""
    makers = {"day_rows": _by_day, "punch_rows": _by_slot, "device": _by_order}
    return makers[sheet.table.form](sheet, timetable)


def _by_day(sheet: Sheet, timetable: Timetable) -> Reader:
    """Returns what makes a day of the one row that holds it."""
    at = [sheet.columns.get(name) for name in timetable.names]
    filled = [index for index in at if index is not None]
    first, width = min(filled, default=0), max(filled, default=0) - min(filled, default=0) + 1
    readers = [Memory(_slot_reader(sheet, name, timetable.begins)) for name in timetable.names]
    pairs = list(zip(at, readers, strict=True))
    book, tab, rows = sheet.place.book, sheet.place.tab, sheet.rows

    def read(day: date, punches: list[int], whose: Whose) -> Slotted:
        row = row_in(punches[0])
        if len(punches) > 1:
            cells = "、".join(address(row_in(each), sheet.columns["date"]) for each in sorted(punches))
            where = sheet.cell(max(map(row_in, punches)), "date")
            return sheet.place.error("punch_day_twice", where, whose, cells=cells)
        values = rows[row]
        slots: list[int | None] = []
        before = 0
        for index, seconds in pairs:
            slot = None if index is None else seconds[values[index]]
            if isinstance(slot, int) and slot < before:
                slot = _next_morning(slot, before)
            if isinstance(slot, Unread):
                name = timetable.names[len(slots)]
                return sheet.place.unread(slot, sheet.cell(row, name), whose, sheet.heading(name))
            slots.append(slot)
            before = before if slot is None else slot
        return Day(day, tuple(slots), Cell(book, tab, row + 1, first + 1, "", width))

    return read


def _next_morning(seconds: int, before: int) -> int | Unread:
    """Returns a punch earlier than the one before it as the next morning's, or that this is hard to believe."""
    late = seconds + MIDNIGHT
    if before <= late <= before + _LONGEST:
        return late
    return Unread("punch_out_of_order", {"before": _clock(before), "later": _clock(late)})


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"


def _slot_reader(sheet: Sheet, name: str, begins: int) -> Callable[[Typed], int | Unread | None]:
    nothing = nothing_words(sheet, name)

    def read(value: Typed) -> int | Unread | None:
        if nothing and isinstance(value, str) and plain_text(value) in nothing:
            return None
        found = times.seconds_of(value)
        return found + MIDNIGHT if isinstance(found, int) and found < begins else found

    return read


def _by_slot(sheet: Sheet, timetable: Timetable) -> Reader:
    """Returns what makes a day of rows that say themselves which slot they are."""
    at = sheet.columns["slot"]
    read_slot = Memory(choice.reader(sheet.table.columns["slot"].choices))
    places = {name: index for index, name in enumerate(timetable.names)}

    def read(day: date, punches: list[int], whose: Whose) -> Slotted:
        several: dict[int, list[int]] = {}
        for punch in sorted(punches):
            row = row_in(punch)
            slot = read_slot[sheet.rows[row][at]]
            if not isinstance(slot, str):
                fault = slot if isinstance(slot, Unread) else Unread("blank_cell")
                return sheet.place.unread(fault, sheet.cell(row, "slot"), whose, sheet.heading("slot"))
            several.setdefault(places[slot], []).append(punch)
        slots: list[int | None] = [None] * len(places)
        for index, own in several.items():
            seconds = [seconds_in(each) for each in own]
            if seconds[-1] - seconds[0] > timetable.within:
                cells = "、".join(address(row_in(each), at) for each in own)
                return sheet.place.error("slot_twice", sheet.cell(row_in(own[-1]), "slot"), whose, cells=cells)
            slots[index] = timetable.kept(index, seconds)
        return Day(day, tuple(slots), _first(sheet, punches))

    return read


def _by_order(sheet: Sheet, timetable: Timetable) -> Reader:
    """Returns what makes a day of a device's punches, by their order or by the timetable."""
    at = sheet.columns.get("direction")
    read_way = Memory(choice.reader(sheet.table.columns["direction"].choices)) if at is not None else None

    def read(day: date, punches: list[int], whose: Whose) -> Slotted:
        punches.sort()
        seconds = tuple([seconds_in(each) for each in punches])
        if read_way is None or at is None:
            slots = assigned(timetable, seconds)
        else:
            ways = [read_way[sheet.rows[row_in(each)][at]] for each in punches]
            for way, punch in zip(ways, punches, strict=True):
                if isinstance(way, Unread):
                    where = sheet.cell(row_in(punch), "direction")
                    return sheet.place.unread(way, where, whose, sheet.heading("direction"))
            slots = assigned(timetable, seconds, [str(way) for way in ways])
        if slots is None:
            where = _first(sheet, punches)
            count, most = str(len(punches)), str(len(timetable.names))
            return sheet.place.error("too_many_punches", where, whose, day=str(day), count=count, most=most)
        return Day(day, slots, _first(sheet, punches))

    return read


def _first(sheet: Sheet, punches: list[int]) -> Cell:
    """Returns the place of the first punch of a day."""
    row = row_in(min(punches))
    at = sheet.columns["moment"] if "moment" in sheet.columns else sheet.columns["time"]
    value = sheet.rows[row][at]
    text = str(value) if value.__class__ is datetime else shown(value)
    return Cell(sheet.place.book, sheet.place.tab, row + 1, at + 1, text)
