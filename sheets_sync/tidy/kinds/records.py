"""``kind: records``: forms, notices, prizes: rows that are no measures, of the period or periods that they touch."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from scoring.figure import Figure
from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from scoring.records import Record, Records
from sheets_sync.team.kinds import NAMING
from sheets_sync.team.meaning import Team
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells import date as date_cells
from sheets_sync.tidy.cells import month as month_cells
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Reader, Unread, is_blank
from sheets_sync.tidy.far import far_off
from sheets_sync.tidy.keys import know
from sheets_sync.tidy.kinds.monthly import READ
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.reading import Reading
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.slips import is_doubtful_serial

_BLANK = ("left_blank",)


@dataclass(frozen=True, slots=True)
class _When:
    """When a row is of: its days, or the whole of a period; and which of the wanted periods these touch."""

    first: date | None
    last: date | None
    period: Period | None = None
    touched: tuple[Period, ...] = field(default=(), compare=False)

    def touches(self, month: Period) -> bool:
        """Tells whether it is of a day of the month, or of the month as a whole."""
        if self.first is None or self.last is None:
            return month == self.period
        return self.first <= month.last and self.last >= month.first

    def served(self, person: Person) -> bool:
        """Tells whether the person was employed on one of its days."""
        if self.first is None or self.last is None:
            return bool(self.period and person.days_served(self.period))
        hired, left = person.hired or self.first, person.left or self.last
        return hired <= self.last and left >= self.first


@dataclass(frozen=True, slots=True)
class _Found:
    """The records of each person, also by period; who is in doubt, what is wrong, which rows count and which do not."""

    records: dict[str, list[tuple[Record, _When]]] = field(default_factory=dict)
    by_period: dict[Period, dict[str, list[Record]]] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    used: list[int] = field(default_factory=list)


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Reading:
    """Returns everybody's rows in every wanted period that they touch, in the order of their days.

    Somebody with no row has none, which is told as an empty list; of somebody with a row that is not understood
    nothing is told, for it could have been any.
    """
    sorted_rows = sort_rows(sheet, roster)
    found = _Found(problems=list(sorted_rows.problems))
    found.doubts.update(each.person_id for each in sorted_rows.problems)
    months = (sheet.which.period,) if sheet.which.period else roster.months
    days = _dated(sheet, sorted_rows.people, roster, (period, months), found)
    fields = {key: reader(team, sheet.table, sheet.table.columns[key]) for key in _fields(sheet)}
    refused = sorted_rows.refused
    for month, rows in days.items():
        known = know(sheet, month, [(row, key) for row, key, _ in rows], roster)
        refused += known.refused
        found.problems.extend(known.problems)
        found.doubts.update(known.doubts)
        # Where id and name disagree, the row may also be that of the person named.
        found.doubts.update(roster.named(each.where.shown) for each in known.problems if each.code == "name_differs")
        when = {row: each for row, _, each in rows}
        for row, key in known.rows:
            _keep(sheet, row, when[row], fields, (roster.people[key], month), found)
    found.problems.extend(_same_twice(sheet, found.records))
    records = {month: _of_month(sheet, roster, month, found) for month in months}
    tally = sheet.tally(len(found.used), refused + len(found.refused))
    return Reading({}, tuple(found.problems), (tally,), records=records)


def _dated(
    sheet: Sheet,
    people: list[tuple[int, str]],
    roster: Roster,
    wanted: tuple[Period, tuple[Period, ...]],
    found: _Found,
) -> dict[Period, list[tuple[int, str, _When]]]:
    """Returns the rows of each wanted period, each in the last that it touches, with when they are of."""
    period, months = wanted
    ids = roster.ids_of({key for _, key in people})
    days: dict[Period, list[tuple[int, str, _When]]] = {month: [] for month in months}
    for row, key in people:
        person = roster.people.get(ids.get(key, ""))
        when = _when(sheet, row, person, period)
        if isinstance(when, tuple):
            fault, column = when
            whose = Whose(person.id if person else "")
            found.problems.append(sheet.place.unread(fault, sheet.cell(row, column), whose, sheet.heading(column)))
            found.doubts.add(whose.person_id)
            found.refused.append(row)
        elif touched := tuple([month for month in months if when.touches(month)]):
            days[touched[-1]].append((row, key, replace(when, touched=touched)))
        else:
            found.problems.extend(far_off(sheet, row, _day_column(sheet), (when.first, period, months), person))
    return days


def _fields(sheet: Sheet) -> tuple[str, ...]:
    return tuple(key for key in sheet.table.columns if key not in NAMING["records"])


def _of_month(sheet: Sheet, roster: Roster, month: Period, found: _Found) -> Mapping[str, Records]:
    table = sheet.table
    none: Records = {table.record: ()}
    expected = [each for each in roster.employed[month] if not table.for_ or each.role in table.for_]
    made = {person.id: none for person in expected if person.id not in found.doubts}
    for key, own in found.by_period.get(month, {}).items():
        if key in made:
            own.sort(key=_order)
            made[key] = {table.record: tuple(own)}
    return made


def _order(record: Record) -> tuple[date, date, str]:
    """Returns what a person's records are sorted by: their days, then what they say, not where they stand."""
    said = repr([(name, str(each.value), each.word) for name, each in record.fields.items()])
    return record.first or date.min, record.last or date.min, said


def _keep(
    sheet: Sheet,
    row: int,
    when: _When,
    fields: Mapping[str, Reader],
    whose: tuple[Person, Period],
    found: _Found,
) -> None:
    """Adds the record of a row, or why it is none."""
    person, month = whose
    if not when.served(person):
        where = sheet.cell(row, _day_column(sheet) or "employee_id")
        found.problems.append(sheet.place.warning("event_outside_service", where, Whose(person.id, str(month))))
        found.refused.append(row)
        return
    said, faults = _said(sheet, row, fields, Whose(person.id, str(month)))
    found.problems.extend(faults)
    found.used.append(row)
    record = Record(sheet.table.record, when.first, when.last, said, sheet.cell(row, "employee_id"))
    found.records.setdefault(person.id, []).append((record, when))
    for touched in when.touched:
        found.by_period.setdefault(touched, {}).setdefault(person.id, []).append(record)


def _day_column(sheet: Sheet) -> str:
    return next((key for key in ("date", "first", "period") if key in sheet.columns), "")


def _when(sheet: Sheet, row: int, person: Person | None, period: Period) -> _When | tuple[Unread, str]:
    """Returns when a row is of, or what is wrong in which column."""
    days: dict[str, date | None] = {}
    for key in ("date", "first", "last"):
        value = sheet.value(row, key)
        blank_is_fine = key == "last" or (key in sheet.columns and sheet.table.columns[key].blank == "allowed")
        if key not in sheet.columns or (is_blank(value) and blank_is_fine):
            continue
        day = date_cells.read(value)
        if not isinstance(day, date):
            return (day if isinstance(day, Unread) else Unread("unreadable_date")), key
        if is_doubtful_serial(value, day, period, person):
            return Unread("unreadable_date"), key
        days[key] = day
    first = days.get("date") or days.get("first")
    last = days.get("last") or first
    if first and last and last < first:
        return Unread("last_before_first", {"first": str(first)}), "last"
    if first:
        return _When(first, last)
    return _of_period(sheet, row)


def _of_period(sheet: Sheet, row: int) -> _When | tuple[Unread, str]:
    if "period" not in sheet.columns:
        of_tab = sheet.which.period
        return _When(None, None, of_tab) if of_tab else (Unread("blank_cell"), _day_column(sheet) or "employee_id")
    month = month_cells.read(sheet.value(row, "period"), sheet.which.like)
    if not isinstance(month, Period):
        return (month if isinstance(month, Unread) else Unread("unreadable_month")), "period"
    return _When(None, None, month)


def _said(
    sheet: Sheet, row: int, fields: Mapping[str, Reader], whose: Whose
) -> tuple[dict[str, Figure], list[Problem]]:
    """Returns what stands in a row; a blank that is allowed has neither value nor word."""
    made: dict[str, Figure] = {}
    problems: list[Problem] = []
    for name, read_cell in fields.items():
        unit = sheet.table.columns[name].counts
        if name not in sheet.columns:
            made[name] = Figure(name, None, unit, ("not_known",))
            continue
        value = read_cell(sheet.value(row, name))
        cells = (sheet.cell(row, name),)
        if value is None:
            made[name] = Figure(name, None, unit, _BLANK, cells)
        elif isinstance(value, Unread):
            made[name] = Figure(name, None, unit, ("not_known",), cells)
            problems.append(sheet.place.unread(value, cells[0], whose, sheet.heading(name)))
        elif isinstance(value, Decimal):
            made[name] = Figure(name, value, unit, READ, cells)
        else:
            word = value.isoformat() if isinstance(value, date) else str(value)
            made[name] = Figure(name, None, unit, READ, cells, word)
    return made, problems


def _same_twice(sheet: Sheet, records: Mapping[str, list[tuple[Record, _When]]]) -> Iterator[Problem]:
    """Yields rows that say the same as another of the person: both count, but somebody should look."""
    for person, own in records.items():
        seen: dict[tuple[object, ...], Record] = {}
        for record, when in own:
            said = tuple((name, each.value, plain_text(each.word)) for name, each in record.fields.items())
            first = seen.setdefault((when, said), record)
            if first is not record:
                rows = (first.cell.row - 1, record.cell.row - 1)
                cells = "、".join(address(row, sheet.columns["employee_id"]) for row in rows)
                yield sheet.place.warning("same_row_twice", record.cell, Whose(person), cells=cells)
