"""What reading one table gives, whatever its kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from scoring.facts import measure
from scoring.figure import Figure
from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from scoring.records import Records
from sheets_sync.team.meaning import Team
from sheets_sync.team.table import Table
from sheets_sync.tidy.accounts import Tally
from sheets_sync.tidy.roster import Roster

Measures = Mapping[str, Figure]
Week = tuple[Period, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table says of people's months.

    Attributes:
        measures: month to person id to measures by name; one that was expected but is not known has the value None.
        problems: what a person must put right.
        tallies: what became of the rows.
        weeks: likewise, week of a month (from 1) to person id to measures by name.
        records: month to person id to the rows of each record; a record of which not everything is known is not there.
        shared: month and week (nought: the whole month) to the measures of the department.
    """

    measures: Mapping[Period, Mapping[str, Measures]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()
    weeks: Mapping[Week, Mapping[str, Measures]] = field(default_factory=dict)
    records: Mapping[Period, Mapping[str, Records]] = field(default_factory=dict)
    shared: Mapping[Week, Measures] = field(default_factory=dict)


def nothing_known(table: Table, roster: Roster, month: Period) -> dict[str, Measures]:
    """Returns, for everybody who should stand in the table in this month, every measure as not known."""
    blanks = {role: unknown_measures(table, role) for role in roster.roles if not table.for_ or role in table.for_}
    return {person.id: blanks[person.role] for person in roster.employed[month] if person.role in blanks}


def nothing_known_of_week(team: Team, table: Table, roster: Roster, week: Week) -> dict[str, Measures]:
    """Returns the same for a week: who was not employed in it is not expected to stand there."""
    first, last = team.period.days_of_week(week[1], week[0])
    unknown = nothing_known(table, roster, week[0])
    return {key: each for key, each in unknown.items() if _served(roster.people[key], first, last)}


def nothing_known_at_all(team: Team, table: Table, roster: Roster, months: Iterable[Period], week: int) -> Reading:
    """Returns what is known when a tab of these months (and of this week, if each has its own) cannot be read."""
    weeks = [week] if week else list(range(1, team.period.weeks + 1))
    each_week = [(month, number) for month in months for number in weeks]
    if table.kind == "department":
        every = each_week if table.is_weekly else [(month, 0) for month in months]
        return Reading(shared={key: unknown_measures(table, "") for key in every})
    if table.kind in ("records", "punches"):
        return Reading()
    if table.is_weekly:
        return Reading(weeks={key: nothing_known_of_week(team, table, roster, key) for key in each_week})
    return Reading({month: nothing_known(table, roster, month) for month in months})


def unknown_measures(table: Table, role: str) -> Measures:
    """Returns what a table expects of a role, every measure not known; blanks that are allowed are not expected."""
    columns = table.columns
    asked = [pair for pair in measured_of(table, role) if pair[0] not in columns or columns[pair[0]].blank == "refused"]
    return {name: measure(name, None, unit) for name, unit in asked}


def measured_of(table: Table, role: str) -> Iterator[tuple[str, str]]:
    """Yields what a table measures of a role, whether or not it may be left blank, each with its unit."""
    for name, unit in table.measured():
        if name not in table.columns or _is_for(table.columns[name].for_, role):
            yield name, unit


def _served(person: Person, first: date, last: date) -> bool:
    return not ((person.hired and person.hired > last) or (person.left and person.left < first))


def _is_for(roles: tuple[str, ...], role: str) -> bool:
    return not roles or role in roles
