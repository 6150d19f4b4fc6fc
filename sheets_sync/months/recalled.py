"""Lays the history of closed months over the facts that were read: what was closed counts, whatever is read now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from scoring.facts import Department, Facts, Shared
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.person import Person
from scoring.scheme import looked_back_at, needed
from scoring.versions import Versions, in_force, in_force_then
from sheets_sync.months.history import OF_PERSON, names_known
from sheets_sync.months.record import Record, Remembered

_FIRST_ROW = 3
_COLUMNS = {"value": 4, "word": 6, "why": 7}
Own = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of a month.

    Attributes:
        people: person to their figures by name.
        shared: those of the department.
        names: everything of which something is remembered: of it nothing else counts.
        whole: whether it was closed, so that whoever is not in it was not employed then; else it was brought in.
    """

    people: Mapping[str, Own] = field(default_factory=dict)
    shared: Own = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    whole: bool = False


Memory = Mapping[Period, Kept]
"""What is remembered of the months before the appraised one."""


def memory_of(record: Record, period: Period, book: str, tab: str, since: str = "") -> Memory:
    """Returns what is remembered of the months before one, every figure with the cell in which it stands.

    Args:
        record: of the team.
        period: the appraised month.
        book: name of the months' book.
        tab: title of its tab of history.
        since: the earliest month that anybody looks at; years of history lie before it.
    """
    people: dict[Period, dict[str, dict[str, Figure]]] = {}
    for place, each in enumerate(record.history):
        if each.period < since:
            continue
        month = Period.parse(each.period, period.from_day)
        if month < period and month.length == period.length:
            own = people.setdefault(month, {}).setdefault(each.person_id, {})
            own[each.name] = _figure(each, book, tab, place + _FIRST_ROW)
    return {month: _kept(found) for month, found in people.items()}


def still_asked(asked: Mapping[Period, frozenset[str]], versions: Versions, period: Period, memory: Memory) -> dict[
    Period, frozenset[str]
]:  # fmt: skip
    """Returns what has to be read of each earlier month: of one that is remembered only what nobody knew to keep."""
    return {
        month: _not_remembered(versions, period, month, memory[month]) if month in memory else names
        for month, names in asked.items()
    }


def recalled(department: Department, versions: Versions, memory: Memory) -> Department:
    """Returns the facts with those of remembered months as they were closed, and levels that hold held."""
    months = {month for _, month in department.facts} | set(department.shared) | {department.period}
    known = {month: kept for month, kept in memory.items() if month >= min(months)}
    if not known:
        return department
    now = {person.id: person for person in department.people}
    facts = {key: each for key, each in department.facts.items() if not known.get(key[1], Kept()).whole}
    for month, kept in known.items():
        facts |= {(each.person.id, month): each for each in _of_month(department, month, kept, now)}
    shared = {**department.shared, **{month: _shared(department, month, kept) for month, kept in known.items()}}
    gone = _gone(facts, now)
    facts = {key: _with_held(each, versions, known) for key, each in facts.items()} if known else facts
    return replace(department, people=(*department.people, *gone), facts=facts, shared=shared)


def _figure(each: Remembered, book: str, tab: str, row: int) -> Figure:
    column = _COLUMNS["value" if each.value is not None else "word" if each.word else "why"]
    shown = each.word or ("" if each.value is None else f"{each.value:f}")
    cell = Cell(book, tab, row, column, shown)
    return Figure(each.name, each.value, each.unit, (each.why or "read",), (cell,), each.word)


def _kept(found: Mapping[str, dict[str, Figure]]) -> Kept:
    people = {person: own for person, own in found.items() if person}
    names = frozenset(name for own in found.values() for name in own)
    return Kept(people, found.get("", {}), names, whole=any("days_served" in own for own in people.values()))


def _not_remembered(versions: Versions, period: Period, month: Period, kept: Kept) -> frozenset[str]:
    """Returns the names that are asked of a month and that nobody remembers, with all that they are made of."""
    schemes = [scheme for role in versions for scheme in in_force(versions, role, period)]
    wanted = looked_back_at(schemes, period, month)
    found: set[str] = set()
    for role in versions:
        then = in_force_then(versions, role, month)
        lacking = (wanted & names_known(then).keys()) - kept.names
        found |= needed(then, lacking) if lacking else set()
    return frozenset(found)


def _of_month(department: Department, month: Period, kept: Kept, now: Mapping[str, Person]) -> Iterator[Facts]:
    """Yields what is known of everybody of a remembered month."""
    for person_id in sorted(kept.people):
        own, read = kept.people[person_id], department.facts.get((person_id, month))
        if read is None and not kept.whole:
            continue  # whoever brought this in was told that they were not employed then
        person = _then(now.get(person_id), person_id, month, own) if kept.whole or read is None else read.person
        base = {} if read is None else {name: each for name, each in read.measures.items() if name not in kept.names}
        weeks, records = ((), {}) if read is None else (read.weeks, read.records)
        yield Facts(person, month, {**base, **own}, weeks, records)


def _then(now: Person | None, person_id: str, month: Period, own: Own) -> Person:
    """Returns somebody as they were in a month: whatever is asked of them in it is answered as it was then."""
    word = {name: own[name].word if name in own else "" for name in OF_PERSON}
    standing = word["standing"]
    hired = date.fromisoformat(word["hire_date"]) if word["hire_date"] else None
    if hired is None and now is not None and now.hired is not None and now.hired <= month.first:
        hired = now.hired
    served = own["days_served"].value if "days_served" in own else None
    end = max(month.first, hired or month.first) + timedelta(days=int(served or Decimal(month.days)) - 1)
    places = {"status": "standing", "confirmed": "standing", "hired": "days_served", "role": "role", "group": "group"}
    return Person(
        person_id,
        now.name if now else person_id,
        word["role"],
        word["group"],
        probation=standing == "probation",
        hired=hired,
        confirmed=month.first if standing == "confirming" else None,
        left=end if end < month.last else None,
        cells={key: cell for key, name in places.items() if name in own for cell in own[name].cells()},
        stand_in=standing == "stand_in",
    )


def _gone(facts: Mapping[tuple[str, Period], Facts], now: Mapping[str, Person]) -> list[Person]:
    """Returns those who are no longer in the roster at all: they left after the last month in which they served."""
    last = {person: each for (person, _), each in sorted(facts.items(), key=lambda pair: pair[0][1])}
    gone = [each for person, each in sorted(last.items()) if person not in now]
    return [replace(each.person, left=each.person.left or each.period.last) for each in gone]


def _shared(department: Department, month: Period, kept: Kept) -> Shared:
    read = department.shared.get(month, Shared({}))
    base = {name: each for name, each in read.measures.items() if name not in kept.names}
    return replace(read, measures={**base, **kept.shared})


def _with_held(facts: Facts, versions: Versions, memory: Memory) -> Facts:
    """Returns the facts of somebody with the levels of the quarter that hold although a scheme begins within it.

    They hold for whoever is of the same role and standing still; a level that somebody gave is left as given.
    """
    period, person = facts.period, facts.person
    kept = memory.get(period.quarter_start)
    own = kept.people.get(person.id) if kept else None
    if own is None or period == period.quarter_start or period in memory or not _same(own, person, period):
        return facts
    begun = (each for each in in_force(versions, person.role, period) if each.since > period.quarter_start.last)
    names = [item.name for each in begun for item in each.items if hasattr(item.rule, "reviewed")]
    held = {name: _held(own[name], period) for name in names if name in own and own[name].known}
    return replace(facts, measures={**held, **facts.measures}) if held else facts


def _same(own: Own, person: Person, period: Period) -> bool:
    was = tuple(own[name].word if name in own else "" for name in ("role", "standing"))
    return was == (person.role, person.standing(period))


def _held(then: Figure, period: Period) -> Figure:
    """Returns a level of the quarter's first month as that of a later one."""
    first = str(period.quarter_start)
    part = Figure(then.name, then.value, then.unit, then.reason, then.parts, then.word, first)
    return Figure(then.name, then.value, then.unit, ("as_of", first), (part,), then.word)
