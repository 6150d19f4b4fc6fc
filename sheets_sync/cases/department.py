"""Makes of a worked example a department that can be appraised."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from scoring.appraise import Appraisal, appraise
from scoring.calendar import Calendar
from scoring.facts import Department, Facts, Measures, Shared
from scoring.figure import Cell, Figure
from scoring.number import number
from scoring.period import Period
from scoring.person import Person
from scoring.records import Day, Record
from scoring.scheme import Scheme
from scoring.versions import months_needed
from scoring.written import INTRINSIC, RecordKind
from sheets_sync.calendars import notices
from sheets_sync.cases.written import Case, Somebody, Whole
from sheets_sync.settings.library import Library

YES_NO = {"yes": "1", "no": "0"}
_NO_PUNCH = "-"


class Unreadable(ValueError):
    """An example says something that cannot be read."""


def appraised(case: Case, library: Library, scheme: str) -> Appraisal:
    """Returns what an example comes to.

    Raises:
        Unreadable: it names something that is not there, or that cannot be read.
    """
    known = set().union(*(_settings(library, each) for each in (*case.with_, scheme)))
    strange = [name for name in case.settings if name not in known]
    if strange:
        raise Unreadable(f"settings.{strange[0]}")
    versions = tuple(_versions(case, library, each) for each in (*case.with_, scheme))
    latest = [each for every in versions for each in every]
    period = _period(case.period, "period", versions[-1][-1].period.from_day)
    rules = {scheme: versions}
    months = months_needed(rules, period)
    said = _Known(latest, period)
    people = dict(_people(case, scheme, said))
    facts = {
        (person.id, month): said.facts(person, somebody, month)
        for person, somebody in people.values()
        for month in months
        if person.days_served(month)
    }
    shared = {month: said.shared(case.department, month) for month in months}
    _check_months(case.department.months, "department.months", period)
    everybody = tuple(person for person, _ in people.values())
    return appraise(Department(period, everybody, facts, shared=shared, calendar=_calendar(case)), rules)


def _versions(case: Case, library: Library, scheme: str) -> tuple[Scheme, ...]:
    own = {key: each for key, each in case.settings.items() if not case.with_ or key in _settings(library, scheme)}
    versions, problems = library.versions(scheme, own)
    if problems or not versions:
        raise Unreadable(
            f"{scheme}: {problems[0].code if problems else ''} {problems[0].where.key if problems else ''}"
        )
    return versions


def _settings(library: Library, scheme: str) -> set[str]:
    """Returns the settings that a scheme or what it is based on has."""
    written = [file.written for file in library.files(scheme) if file.written]
    bases = {each.based_on for each in written if each.based_on}
    return {name for each in written for name in each.settings}.union(*(_settings(library, each) for each in bases))


def _calendar(case: Case) -> Calendar:
    known, changed = notices(), {_day(day, "calendar"): kind for day, kind in case.calendar.items()}
    off = {day: name for day, name in known.off.items() if day not in changed}
    off.update({day: "off" for day, kind in changed.items() if kind == "off"})
    work = known.work.difference(changed) | {day for day, kind in changed.items() if kind == "work"}
    return Calendar(off, work, known.years)


def _period(text: str, key: str, from_day: int) -> Period:
    try:
        return Period.parse(text, from_day)
    except ValueError as fault:
        raise Unreadable(f"{key}: {text}") from fault


def _check_months(months: Mapping[str, Any], key: str, period: Period) -> None:
    """Refuses a period of another kind: what is said of a month would never be asked for by quarters."""
    for written in months:
        if _period(written, key, period.from_day).length != period.length:
            raise Unreadable(f"{key}: {written}")


def _day(text: str, key: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise Unreadable(f"{key}: {text}") from fault


def _people(case: Case, role: str, known: "_Known") -> Iterator[tuple[str, tuple[Person, Somebody]]]:
    strangers = [name for name in case.copies if name not in case.people]
    if strangers:
        raise Unreadable(f"copies: {', '.join(strangers)}")
    for name, each in case.people.items():
        _check_months(each.months, f"people.{name}.months", known.period)
        for index in range(case.copies.get(name, 0) + 1):
            key = f"{name}+{index}" if index else name
            cells = {"status": Cell("cases.yaml", "", 0, 0, key=name)}
            person = Person(
                key, name, each.role or role, each.group, each.standing == "probation", each.hired, each.confirmed,
                each.left, cells, each.standing == "stand_in",
            )  # fmt: skip
            yield key, (person, each)


class _Known:
    """Reads what an example says of people and of the department, by the units of its schemes."""

    def __init__(self, schemes: list[Scheme], period: Period) -> None:
        self.period = period
        self._units = dict(INTRINSIC)
        self._records: dict[str, RecordKind] = {}
        self._weeks = max(scheme.period.weeks for scheme in schemes)
        for scheme in schemes:
            self._records.update(scheme.records)
            self._units.update({name: fact.unit for name, fact in scheme.facts.items()})
            self._units.update({item.name: item.unit for item in scheme.items})

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
        unknown = [name for name in said if name not in self._units]
        if unknown:
            raise Unreadable(", ".join(unknown))
        return {name: _figure(name, text, self._units[name]) for name, text in said.items()}

    def _rows(self, said: Somebody) -> dict[str, tuple[Record | Day, ...]]:
        rows: dict[str, tuple[Record | Day, ...]] = dict.fromkeys(self._records, ())
        for name, written in said.records.items():
            if name not in self._records:
                raise Unreadable(f"records.{name}")
            kind = self._records[name]
            if kind.kind == "punches":
                rows[name] = tuple(_punched(day, times, kind) for day, times in sorted(written.items()))
            else:
                rows[name] = tuple(_record(name, row, kind) for row in written)
        return rows


def _record(name: str, row: Mapping[str, str], kind: RecordKind) -> Record:
    unknown = [key for key in row if key not in (*kind.fields, "first", "last", "date")]
    if unknown:
        raise Unreadable(f"records.{name}.{unknown[0]}")
    first = row.get("first", row.get("date"))
    last = row.get("last", first)
    cell = Cell("cases.yaml", "", 0, 0, str(dict(row)), key=name)
    fields = {
        key: _figure(key, row[key], field.unit) if row.get(key) else Figure(key, None, field.unit, ("blank",), (cell,))
        for key, field in kind.fields.items()
    }
    return Record(name, first and _day(first, name), last and _day(last, name), fields, cell)  # type: ignore[arg-type]


def _punched(day: str, times: Any, kind: RecordKind) -> Day:  # noqa: ANN401 - whatever stood in the file
    if not isinstance(times, list) or len(times) != len(kind.slots):
        raise Unreadable(f"punches.{day}: {times}")
    cell = Cell("cases.yaml", "", 0, 0, str(times), key=day)
    return Day(_day(day, "punches"), tuple(None if each == _NO_PUNCH else _seconds(each) for each in times), cell)


def _seconds(text: str) -> int:
    hours, _, rest = text.partition(":")
    try:
        last = datetime.strptime(rest, "%M:%S" if ":" in rest else "%M")  # noqa: DTZ007 - a time of day has no zone
        hour = int(hours)
    except ValueError as fault:
        raise Unreadable(f"punches: {text}") from fault
    return int(timedelta(hours=hour, minutes=last.minute, seconds=last.second).total_seconds())


def _figure(name: str, text: str, unit: str) -> Figure:
    cell = Cell("cases.yaml", "", 0, 0, text, key=name)
    if text == "unknown":
        return Figure(name, None, unit, ("not_known",), (cell,))
    if unit in ("word", "date"):
        return Figure(name, None, unit, ("read",), (cell,), word=text)
    try:
        return Figure(name, number(YES_NO.get(text, text)), unit, ("read",), (cell,))
    except ValueError as fault:
        raise Unreadable(f"{name}: {text}") from fault
