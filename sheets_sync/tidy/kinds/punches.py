"""``kind: punches``: what the clock recorded, a row a day, a row a punch, or as a device exports it."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from scoring.records import Day, Records
from sheets_sync.team.meaning import Team
from sheets_sync.team.table import Table
from sheets_sync.tidy.cells.unread import shown
from sheets_sync.tidy.keys import know
from sheets_sync.tidy.kinds.day_slots import Reader, reader_of
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.punching import Days, Told, Whom, tell
from sheets_sync.tidy.reading import Reading
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.slips import is_served
from sheets_sync.tidy.slots import Timetable, row_in


@dataclass(slots=True)
class _Found:
    """What is wrong, of whom not everything that was punched could be read, and how many rows count and do not."""

    problems: list[Problem] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    used: int = 0
    refused: int = 0


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Reading:  # noqa: ARG001 - as every kind is read
    """Returns the days of everybody in every wanted period, each with its slots; no day is a day without a punch.

    Of somebody of whom anything was not understood nothing is told: a punch that is not read is no absence.
    """
    sorted_rows = sort_rows(sheet, roster)
    months = (sheet.which.period,) if sheet.which.period else roster.months
    timetable = Timetable.of(sheet.table)
    told = tell(sheet, sorted_rows.people, timetable, months)
    lost = {each.person_id for each in sorted_rows.problems}
    found = _Found(list(sorted_rows.problems), refused=sorted_rows.refused)
    lost |= _unread(sheet, roster, told, found)
    records: dict[Period, dict[str, Records]] = {}
    for month, whoms in told.days.items():
        found.doubts = set(lost)
        days = _known(sheet, roster, month, whoms, found)
        records[month] = _of_month(sheet, roster, month, days, reader_of(sheet, timetable), found)
        told.days[month].clear()  # a large table is not held twice
        found.problems += _missing(sheet, roster, month, (days.keys() | found.doubts) - {""}, period)
        if not days:
            records[month] = {}
    return Reading({}, tuple(found.problems), (sheet.tally(found.used, found.refused),), records=records)


def _unread(sheet: Sheet, roster: Roster, told: Told, found: _Found) -> set[str]:
    """Adds one problem for all rows of somebody that cannot be dated, and returns who that is."""
    ids = roster.ids_of({key for key, _ in told.unread})
    lost: set[str] = set()
    for (key, _), faults in told.unread.items():
        row, column, fault = min(faults, key=lambda each: shown(sheet.value(each[0], each[1])))
        whose = Whose(ids.get(key, ""))
        found.problems.append(sheet.place.unread(fault, sheet.cell(row, column), whose, sheet.heading(column)))
        found.refused += len(faults)
        lost.add(whose.person_id)
    return lost


def _known(sheet: Sheet, roster: Roster, month: Period, whoms: Mapping[Whom, Days], found: _Found) -> dict[str, Days]:
    """Returns the days of each person of the roster; what is wrong with an id is told once, not for every row."""
    firsts = {row_in(next(iter(days.values()))[0]): whom for whom, days in whoms.items()}
    known = know(sheet, month, [(row, whom[0]) for row, whom in firsts.items()], roster)
    found.problems += known.problems
    found.doubts.update(known.doubts)
    found.doubts.update(roster.named(each.where.shown) for each in known.problems if each.code == "name_differs")
    used: set[int] = set()
    made: dict[str, Days] = {}
    for row, person in known.rows:
        used.add(row)
        own = made.setdefault(person, {})
        for day, punches in whoms[firsts[row]].items():
            own[day] = [*own[day], *punches] if day in own else punches
    found.refused += sum(_count(whoms[whom]) for row, whom in firsts.items() if row not in used)
    return made


def _count(days: Days) -> int:
    return sum(map(len, days.values()))


def _of_month(
    sheet: Sheet, roster: Roster, month: Period, days: Mapping[str, Days], read_day: Reader, found: _Found
) -> dict[str, Records]:
    """Returns everybody's days of a month who has this table."""
    table, record = sheet.table, sheet.table.record
    made: dict[str, Records] = {person.id: {record: ()} for person in roster.employed[month] if _has(table, person)}
    for key, own in days.items():
        person = roster.people[key]
        if not _has(table, person):
            continue
        served = _served(sheet, person, month, own, found)
        slotted = _person(Whose(key, str(month)), served, read_day, found)
        if slotted is None or key in found.doubts:
            made.pop(key, None)
        elif key in made:
            made[key] = {record: slotted}
    for key in found.doubts:
        made.pop(key, None)
    return made


def _has(table: Table, person: Person) -> bool:
    return not table.for_ or person.role in table.for_


def _served(sheet: Sheet, person: Person, month: Period, own: Days, found: _Found) -> Days:
    """Returns the days on which somebody was employed; all others are told once."""
    outside = [day for day in own if not is_served(person, day)] if person.hired or person.left else []
    if not outside:
        return own
    where = sheet.cell(row_in(min(own[min(outside)])), "date" if "date" in sheet.columns else "moment")
    found.problems.append(sheet.place.warning("event_outside_service", where, Whose(person.id, str(month))))
    found.refused += sum(len(own[day]) for day in outside)
    return {day: punches for day, punches in own.items() if day not in outside}


def _person(whose: Whose, own: Days, read_day: Reader, found: _Found) -> tuple[Day, ...] | None:
    """Returns somebody's days in their order; None when one of them is not understood."""
    days: list[Day] = []
    sound = True
    for day, punches in sorted(own.items()):
        slotted = read_day(day, punches, whose)
        if isinstance(slotted, Problem):
            found.problems.append(slotted)
            found.refused += len(punches)
            sound = False
        else:
            found.used += len(punches)
            days.append(slotted)
    return tuple(days) if sound else None


def _missing(sheet: Sheet, roster: Roster, month: Period, there: AbstractSet[str], period: Period) -> Iterator[Problem]:
    """Yields who has no punch at all in a month, or once that nobody has."""
    expected = [person for person in roster.employed[month] if _has(sheet.table, person)]
    whose = Whose(period=str(month))
    if expected and not there:
        tell_it = sheet.place.error if month == period else sheet.place.warning
        yield tell_it("month_missing", sheet.corner, whose, month=str(month))
        return
    for person in expected:
        if person.id not in there:
            yield sheet.place.warning(
                "never_punched", sheet.corner, Whose(person.id, str(month)), id=person.id, month=str(month)
            )
