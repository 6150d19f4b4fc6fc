"""Makes of a worked example a department that can be appraised."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from scoring.appraise import Appraisal, appraise
from scoring.calendar import Calendar
from scoring.facts import Department, Facts, Measures, Shared
from scoring.figure import Cell, Figure
from scoring.number import number
from scoring.period import Period
from scoring.person import Person
from scoring.records import Day, Record
from scoring.versions import months_needed
from scoring.written import RecordKind
from sheets_sync.calendars import notices
from sheets_sync.cases.known import Known
from sheets_sync.cases.replaced import Unreadable, as_written, with_settings
from sheets_sync.cases.slips import NO_PUNCH, YES_NO, rows_of, seconds, slips
from sheets_sync.cases.written import Case, Somebody, Whole
from sheets_sync.settings.library import Library


def appraised(case: Case, library: Library, scheme: str) -> Appraisal:
    """Returns what an example comes to.

    Raises:
        Unreadable: it names something that is not there, or that cannot be read.
    """
    known = Known.of(as_written(case, library, scheme), case.period)
    versions, mistakes = with_settings(case, library, scheme)
    mistakes += slips(case, known)
    if mistakes:
        raise Unreadable(mistakes)
    period = Period.parse(case.period, known.cycle.from_day)
    rules = {scheme: versions}
    months = months_needed(rules, period)
    said = _Said(known, period)
    people = dict(_people(case, scheme))
    facts = {
        (person.id, month): said.facts(person, somebody, month)
        for person, somebody in people.values()
        for month in months
        if person.days_served(month)
    }
    shared = {month: said.shared(case.department, month) for month in months}
    everybody = tuple(person for person, _ in people.values())
    return appraise(Department(period, everybody, facts, shared=shared, calendar=_calendar(case)), rules)


def _calendar(case: Case) -> Calendar:
    known, changed = notices(), {date.fromisoformat(day): kind for day, kind in case.calendar.items()}
    off = {day: name for day, name in known.off.items() if day not in changed}
    off.update({day: "off" for day, kind in changed.items() if kind == "off"})
    work = known.work.difference(changed) | {day for day, kind in changed.items() if kind == "work"}
    return Calendar(off, work, known.years)


def _people(case: Case, role: str) -> Iterator[tuple[str, tuple[Person, Somebody]]]:
    for name, each in case.people.items():
        for index in range(case.copies.get(name, 0) + 1):
            key = f"{name}+{index}" if index else name
            cells = {"status": Cell("cases.yaml", "", 0, 0, key=name)}
            person = Person(
                key, name, each.role or role, each.group, each.standing == "probation", each.hired, each.confirmed,
                each.left, cells, each.standing == "stand_in",
            )  # fmt: skip
            yield key, (person, each)


class _Said:
    """Reads what an example says of people and of the department, by the units of its schemes."""

    def __init__(self, known: Known, period: Period) -> None:
        self.period = period
        self._units = known.units
        self._records = known.records
        self._weeks = known.weeks

    def facts(self, person: Person, said: Somebody, month: Period) -> Facts:
        """Returns what is said of somebody in a month."""
        records = self._rows(said) if month == self.period else dict.fromkeys(said.records, ())
        measures = self._measures({**said.always, **said.months.get(str(month), {})})
        return Facts(person, month, measures, self._by_week(said, month), records)

    def shared(self, said: Whole, month: Period) -> Shared:
        """Returns what is said of the department in a month."""
        measures = self._measures({**said.always, **said.months.get(str(month), {})})
        return Shared(measures, self._by_week(said, month))

    def _by_week(self, said: Somebody | Whole, month: Period) -> tuple[Measures, ...]:
        if not self._weeks or month != self.period:
            return tuple(self._measures(said.every_week) for _ in range(self._weeks))
        # Nobody entered the figures of a week that is not written; an empty one, ``{}``, was not served.
        missing = {**dict.fromkeys((name for week in said.weeks for name in week), "unknown"), **said.every_week}
        given = [{**said.every_week, **week} for week in said.weeks]
        given += [missing for _ in range(self._weeks - len(given))]
        return tuple(self._measures(week) for week in given)

    def _measures(self, said: Mapping[str, str]) -> dict[str, Figure]:
        return {name: _figure(name, text, self._units[name]) for name, text in said.items()}

    def _rows(self, said: Somebody) -> dict[str, tuple[Record | Day, ...]]:
        rows: dict[str, tuple[Record | Day, ...]] = dict.fromkeys(self._records, ())
        for name, written in said.records.items():
            kind = self._records[name]
            if kind.kind == "punches":
                rows[name] = tuple(_punched(day, times) for day, times in sorted(written.items()))
            else:
                rows[name] = tuple(_record(name, row, kind) for row in rows_of(written))
        return rows


def _record(name: str, row: Mapping[str, str], kind: RecordKind) -> Record:
    first = row.get("first", row.get("date"))
    last = row.get("last", first)
    cell = Cell("cases.yaml", "", 0, 0, str(dict(row)), key=name)
    fields = {
        key: _figure(key, row[key], field.unit) if row.get(key) else Figure(key, None, field.unit, ("blank",), (cell,))
        for key, field in kind.fields.items()
    }
    return Record(name, _day(first), _day(last), fields, cell)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _punched(day: str, times: Sequence[str]) -> Day:
    cell = Cell("cases.yaml", "", 0, 0, str(times), key=day)
    return Day(date.fromisoformat(day), tuple(None if each == NO_PUNCH else seconds(each) for each in times), cell)


def _figure(name: str, text: str, unit: str) -> Figure:
    cell = Cell("cases.yaml", "", 0, 0, text, key=name)
    if text == "unknown":
        return Figure(name, None, unit, ("not_known",), (cell,))
    if unit in ("word", "date"):
        return Figure(name, None, unit, ("read",), (cell,), word=text)
    return Figure(name, number(YES_NO.get(text, text)), unit, ("read",), (cell,))
