"""Asks the product what it makes of a department that was told in plain words, and says where it differs."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from scoring.appraise import appraise
from scoring.calendar import Calendar
from scoring.facts import NOT_APPRAISED, Department, Facts, Shared
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.person import Person
from scoring.records import Record
from scoring.versions import months_needed
from sheets_sync.settings.library import Library
from tests.oracle import world as plain
from tests.worlds import HOUSE

ROLE = "staff"
NEAR = Fraction(1, 10**20)
CELL = Cell("册.xlsx", "表", 5, 3)
_library = Library((HOUSE / "config" / "schemes",))
_made = {}


def scheme(name, settings):
    """Returns the versions of a shipped scheme with settings of one's own."""
    key = (name, repr(settings))
    if key not in _made:
        versions, problems = _library.versions(name, settings)
        assert not problems, problems
        if len(_made) > 200:
            _made.clear()
        _made[key] = versions
    return _made[key]


@cache
def _figure(name, unit, text):
    if text is None:
        return Figure(name, None, unit, ("not_known",), (CELL,))
    if unit in ("word", "date"):
        return Figure(name, None, unit, ("read",), (CELL,), word=text)
    return Figure(name, Decimal(text), unit, ("read",), (CELL,))


def _figures(units, said):
    return {name: _figure(name, units[name], text) for name, text in said.items()}


def _person(who):
    return Person(
        who.id, who.id, ROLE, "一组", who.standing == "probation", who.hired, who.confirmed, who.left,
        stand_in=who.standing == "stand_in",
    )  # fmt: skip


def _period(span):
    return Period(span.index // 12, span.index % 12 + 1, span.length, span.from_day)


def _rows(world, who, version):
    found = {}
    for name, kind in version.records.items():
        rows = world.records.get((who.id, name), ())
        found[name] = tuple(
            Record(
                name, None, None, {key: _field(key, kind.fields[key].unit, row.get(key)) for key in kind.fields}, CELL
            )
            for row in rows
        )
    return found


def _field(key, unit, text):
    return _figure(key, unit, text) if text is not None else Figure(key, None, unit, ("blank",), (CELL,))


def asked(name, world, calendar=None):
    """Returns what the product makes of a world: {id: view}."""
    versions = scheme(name, world.settings)
    units = {each: fact.unit for each, fact in versions[-1].facts.items()}
    units |= {item.name: item.unit for item in versions[-1].items}
    people = {who.id: (_person(who), who) for who in world.people}
    rules = {ROLE: (versions,)}
    needed = set(months_needed(rules, _period(world.span)))
    facts = {}
    for (id_, span), said in world.facts.items():
        period = _period(span)
        if period in needed:
            person, who = people[id_]
            records = _rows(world, who, versions[-1]) if span == world.span else dict.fromkeys(versions[-1].records, ())
            facts[id_, period] = Facts(person, period, _figures(units, said), (), records)
    shared = {_period(span): Shared(_figures(units, said)) for span, said in world.shared.items() if span != "off"}
    everybody = tuple(person for person, _ in people.values())
    department = Department(_period(world.span), everybody, facts, shared=shared, calendar=calendar or Calendar())
    return {result.view.person.id: result.view for result in appraise(department, rules).results}


def differences(name, world, reading, calendar=None):
    """Returns what differs: (who, figure, the product's, the reading's)."""
    views = asked(name, world, calendar)
    wanted = reading(world)
    missing = [(who, "", "", "not there") for who in wanted.keys() - views.keys()]
    missing += [(who, "", "there", "") for who in views.keys() - wanted.keys()]
    return missing + [
        (who, each, found.word or found.value, value)
        for who, figures in wanted.items() if who in views
        for each, value in figures.items()
        if not same(found := views[who].figures.get(each), value)
    ]  # fmt: skip


def same(found, value):
    """Tells whether a figure is what a reading says: a number, yes or no, a word, a day, or nothing."""
    if found is None:
        return False
    if value is None:
        return not found.known and found.reason[0] != NOT_APPRAISED
    if value == plain.NOT_APPRAISED:
        return not found.known and found.reason[0] == NOT_APPRAISED
    if isinstance(value, date):
        return found.word == value.isoformat()
    if isinstance(value, str):
        return found.word == value
    return found.value is not None and abs(Fraction(found.value) - value) < NEAR
