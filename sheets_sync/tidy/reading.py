"""What reading one table gives, whatever its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.facts import measure
from scoring.figure import Figure
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.table import Table
from sheets_sync.tidy.accounts import Tally
from sheets_sync.tidy.roster import Roster

Measures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table says of people's months.

    Attributes:
        measures: month to person id to measures by name; one that was expected but is not known has the value None.
        problems: what a person must put right.
        tallies: what became of the rows.
    """

    measures: Mapping[Period, Mapping[str, Measures]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def nothing_known(table: Table, roster: Roster, month: Period) -> dict[str, Measures]:
    """Returns, for everybody who should stand in the table in this month, every measure as not known."""
    blanks = {role: unknown_measures(table, role) for role in roster.roles if not table.for_ or role in table.for_}
    return {person.id: blanks[person.role] for person in roster.employed[month] if person.role in blanks}


def unknown_measures(table: Table, role: str) -> Measures:
    """Returns what a table expects of a role, every measure not known; blanks that are allowed are not expected."""
    columns = table.columns
    return {
        name: measure(name, None, unit)
        for name, unit in table.measured()
        if name not in columns or (_is_for(columns[name].for_, role) and columns[name].blank == "refused")
    }


def _is_for(roles: tuple[str, ...], role: str) -> bool:
    return not roles or role in roles
