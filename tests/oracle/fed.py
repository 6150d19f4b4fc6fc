"""Feeds the product with more than months of measures: weeks, forms with their days, the clock, linked schemes.

What ``asked`` does for one scheme and one kind of measure, for departments that need all of it.
"""

from dataclasses import dataclass, field
from functools import cache

from scoring.appraise import appraise
from scoring.calendar import Calendar
from scoring.facts import Department, Facts, Shared
from scoring.figure import Figure
from scoring.person import Person
from scoring.records import Day, Record
from scoring.versions import months_needed
from tests.oracle.asked import CELL, _figure, _period, same, scheme
from tests.oracle.world import World


@dataclass(frozen=True)
class Fuller(World):
    """A world with weeks, groups and a clock; its records are rows with ``first`` and ``last`` beside their fields.

    Attributes:
        weeks: (id, week from 0) to what was written of somebody in that week of the appraised period.
        shared_weeks: week to what was written of the department.
        groups: id to group.
        days: id to (day, slots in seconds) in the order of the days.
        off: days off to their names.
        worked: weekend days that are worked in exchange.
        known_years: the years whose calendar is known.
        settings: of linked schemes: id of the scheme to its settings.
    """

    weeks: dict = field(default_factory=dict)
    shared_weeks: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)
    days: dict = field(default_factory=dict)
    off: dict = field(default_factory=dict)
    worked: frozenset = frozenset()
    known_years: frozenset = frozenset()


@cache
def _person(who, group):
    return Person(
        who.id, who.id, "staff", group, who.standing == "probation", who.hired, who.confirmed, who.left,
        stand_in=who.standing == "stand_in",
    )  # fmt: skip


def _figures(units, said):
    return {name: _figure(name, units[name], text) for name, text in said.items() if name in units}


def _row(name, fields, said):
    figures = {
        key: Figure(key, None, kind.unit, ("blank",), (CELL,)) if said.get(key) is None
        else _figure(key, kind.unit, str(said[key])) for key, kind in fields.items()
    }  # fmt: skip
    return Record(name, said.get("first"), said.get("last"), figures, CELL)


def _records(world, who, kinds, now):
    found = {}
    for name, kind in kinds.items():
        if name == "punches":
            found[name] = tuple(Day(day, slots, CELL) for day, slots in world.days.get(who.id, ())) if now else ()
        else:
            rows = world.records.get((who.id, name), ()) if now else ()
            found[name] = tuple(_row(name, kind.fields, row) for row in rows)
    return found


def _made(names, world):
    linked = len(names) > 1
    return tuple(scheme(name, world.settings.get(name, {}) if linked else world.settings) for name in names)


def _facts(world, units, kinds, numbers, needed):
    found = {}
    everybody = {who.id: who for who in world.people}
    for (id_, span), said in world.facts.items():
        period, now = _period(span), span == world.span
        if period in needed:
            weeks = tuple(_figures(units, world.weeks.get((id_, week), {})) for week in range(numbers)) if now else ()
            person = _person(everybody[id_], world.groups.get(id_, "一组"))
            rows = _records(world, everybody[id_], kinds, now)
            found[id_, period] = Facts(person, period, _figures(units, said), weeks, rows)
    return found


def answers(names, world):
    """Returns what the product makes of a world by one scheme or several linked ones: {id: view}."""
    made = _made(names, world)
    units, kinds, numbers = {}, {}, 0
    for versions in made:
        units |= {name: fact.unit for name, fact in versions[-1].facts.items()}
        units |= {item.name: item.unit for item in versions[-1].items}
        kinds |= versions[-1].records
        numbers = max(numbers, max((week + 1 for _, week in world.weeks), default=0))
    rules = {"staff": made}
    needed = set(months_needed(rules, _period(world.span)))
    shared = {
        _period(span): Shared(
            _figures(units, said),
            tuple(_figures(units, world.shared_weeks.get(week, {})) for week in range(numbers))
            if span == world.span else (),
        )
        for span, said in world.shared.items() if _period(span) in needed
    }  # fmt: skip
    people = tuple(_person(who, world.groups.get(who.id, "一组")) for who in world.people)
    facts = _facts(world, units, kinds, numbers, needed)
    calendar = Calendar(world.off, world.worked, world.known_years)
    department = Department(_period(world.span), people, facts, shared=shared, calendar=calendar)
    return {result.view.person.id: result.view for result in appraise(department, rules).results}


def differences(names, world, reading):
    """Returns what differs: (who, figure, the product's, the reading's); ``name@2`` is that of the second week."""
    views = answers(names, world)
    wanted = reading(world)
    found = [(who, "", "", "only one has them") for who in wanted.keys() ^ views.keys()]
    for who in wanted.keys() & views.keys():
        for each, value in wanted[who].items():
            figure = figure_of(views[who], each)
            if not same(figure, value):
                found.append((who, each, figure and (figure.word or figure.value, figure.reason), value))
    return found


def figure_of(view, name):
    """Returns somebody's figure, of a week (``name@2``), or the department's own."""
    name, _, week = name.partition("@")
    for place in (view, view.department):
        if place is not None:
            chosen = place.weeks[int(week) - 1] if week else place
            if name in chosen.figures:
                return chosen.figures[name]
    return None
