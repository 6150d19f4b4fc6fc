"""Gathers what all tables say of everybody, and of the department as a whole, month by month."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from scoring.facts import Facts, Shared
from scoring.figure import Figure
from scoring.period import Period
from scoring.records import Records
from sheets_sync.team import Team
from sheets_sync.tidy.reading import Reading, Week
from sheets_sync.tidy.roster import Roster

What = TypeVar("What")


def facts_of(team: Team, roster: Roster, readings: Iterable[Reading]) -> dict[tuple[str, Period], Facts]:
    """Returns the facts of everybody in every month in which they were employed."""
    tables = [reading.measures for reading in readings if reading.measures]
    weekly_tables = [reading.weeks for reading in readings if reading.weeks]
    kept = [reading.records for reading in readings if reading.records]
    same: dict[tuple[int, ...], Records] = {}
    facts: dict[tuple[str, Period], Facts] = {}
    for month, employed in roster.employed.items():
        parts = [table[month] for table in tables if month in table]
        weeks = [[table[month, week] for table in weekly_tables if (month, week) in table] for week in _weeks(team)]
        rows = [table[month] for table in kept if month in table]
        for person in employed:
            measures = _together([roster.measures, *parts], person.id)
            of_weeks = tuple([_together(each, person.id) for each in weeks]) if weekly_tables else ()
            facts[person.id, month] = Facts(person, month, measures, of_weeks, _records(rows, person.id, same))
    return facts


def _together(parts: Iterable[Mapping[str, Mapping[str, What]]], key: str) -> Mapping[str, What]:
    """Returns what several tables say of somebody; what only one of them says is not kept twice."""
    said = [own for part in parts if (own := part.get(key))]
    if len(said) == 1:
        return said[0]
    made: dict[str, What] = {}
    for own in said:
        made.update(own)
    return made


def _records(parts: list[Mapping[str, Records]], key: str, same: dict[tuple[int, ...], Records]) -> Records:
    """Returns the rows of somebody in all tables; most people have the same none in most months, kept but once."""
    which = tuple([id(part.get(key)) for part in parts])
    if which not in same:
        same[which] = _together(parts, key)
    return same[which]


def _weeks(team: Team) -> range:
    return range(1, team.period.weeks + 1)


def shared_of(team: Team, roster: Roster, readings: Iterable[Reading]) -> dict[Period, Shared]:
    """Returns what is known of the department as a whole in every month."""
    said: dict[Week, dict[str, Figure]] = {}
    for reading in readings:
        for key, measures in reading.shared.items():
            said.setdefault(key, {}).update(measures)
    if not said:
        return {}
    weekly_tables = any(week for _, week in said)
    return {
        month: Shared(
            said.get((month, 0), {}),
            tuple(said.get((month, week), {}) for week in _weeks(team)) if weekly_tables else (),
        )
        for month in roster.months
    }
