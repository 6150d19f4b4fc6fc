"""Holds a team against the schemes of its roles: every fact and record is given, as the scheme needs it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.figure import Cell
from scoring.form import nearest
from scoring.problem import Level, Problem
from scoring.scheme import Scheme
from scoring.versions import Versions, circles, contradicting, names_taken
from scoring.written import INTRINSIC, Cycle, Fact
from sheets_sync.settings.rows_given import row_mistakes
from sheets_sync.settings.watched import strange_to_watch
from sheets_sync.team import Table, Team


@dataclass(frozen=True, slots=True)
class Kept:
    """A measure that somebody keeps: its unit, of what, in which table (by key; none where it needs no table)."""

    unit: str
    key: str = ""
    table: Table | None = None


def disagreements(team: Team, by_role: Versions, file: str) -> list[Problem]:
    """Returns what the schemes of a team's roles need and its tables do not give, or give otherwise.

    Args:
        team: as its file declares it.
        by_role: the schemes of each role.
        file: name of the team file.
    """
    found = list(_orders(team, file))
    given = {role: {name: each.unit for name, each in _kept(team, role).items()} for role in team.roles}
    for role, every in by_role.items():
        kept = _kept(team, role)
        units = {name: each.unit for name, each in kept.items()}
        for index, versions in enumerate(every):
            before = [each for earlier in every[:index] for each in earlier]
            earlier = {item.name: Kept(item.unit) for each in before for item in each.items}
            for scheme in versions:
                found += _period(team, scheme, file)
                found += _facts(scheme, {**kept, **earlier}, file, role)
                found += row_mistakes(team, scheme, file, role)
                found += _hidden(scheme, units, team.given, file)
                found += _taken(scheme, before)
                found += [each for each in strange_to_watch(scheme, given, by_role) if each not in found]
    return found + [each for each in _taken_by_another_role(by_role) if each not in found]


def _orders(team: Team, file: str) -> Iterator[Problem]:
    """Yields that roles list schemes which they share in orders that contradict: they are worked out once for all."""
    bound = contradicting({role: declared.schemes for role, declared in team.roles.items()})
    listed = {role: [each for each in declared.schemes if each in bound] for role, declared in team.roles.items()}
    said = "; ".join(f"{role}: {', '.join(own)}" for role, own in listed.items() if len(own) > 1)
    if said:
        yield Problem("schemes_out_of_order", Cell(file, "", 0, 0, said, key="roles"), {"found": said}, Level.FATAL)


def _period(team: Team, scheme: Scheme, file: str) -> Iterator[Problem]:
    """Yields that a scheme has other periods, or counts other weeks in them."""
    ours, theirs = team.period.cycle, scheme.period
    if not theirs.same_period(ours) or theirs.weeks not in (0, ours.weeks):
        said = {"scheme": scheme.file, "found": _said(ours), "wanted": _said(theirs)}
        yield Problem("period_differs", Cell(file, "", 0, 0, said["found"], key="period"), said, Level.FATAL)


def _said(cycle: Cycle) -> str:
    """Returns periods as a file writes them: ``{kind: month, from_day: 21, weeks: 4}``."""
    return f"{{kind: {cycle.kind}, from_day: {cycle.from_day}, weeks: {cycle.weeks}}}"


def _hidden(scheme: Scheme, kept: Mapping[str, str], given: tuple[str, ...], file: str) -> list[Problem]:
    """Returns measures that would take a figure's place unasked: what is read is not worked out again."""
    where = Cell(file, "", 0, 0, key="given")
    names = [item.name for item in scheme.items if item.name in kept and item.name not in (*given, *INTRINSIC)]
    return [
        Problem("measure_hides_figure", where, {"measure": name, "scheme": scheme.file}, Level.FATAL) for name in names
    ]


def _kept(team: Team, role: str) -> dict[str, Kept]:
    """Returns each measure that the tables give for a role."""
    kept = {name: Kept(unit) for name, unit in INTRINSIC.items()}
    for key, table in team.tables.items():
        if not table.for_ or role in table.for_:
            foreign = {name for name, column in table.columns.items() if column.for_ and role not in column.for_}
            kept.update({name: Kept(unit, key, table) for name, unit in table.measured() if name not in foreign})
    return kept


def _taken(scheme: Scheme, before: Sequence[Scheme]) -> list[Problem]:
    """Returns names to which an earlier scheme of the role gives another meaning: only that one would be looked at."""
    places = [Cell(scheme.file, "", 0, 0, key=name) for name in names_taken(scheme, before)]
    return [_name_taken(where) for where in places]


def _taken_by_another_role(by_role: Versions) -> Iterator[Problem]:
    """Yields figures of the department of one name in two schemes, where roles that share a scheme have one each."""
    first, seen = circles(by_role), dict[tuple[str, str], str]()
    for role, every in by_role.items():
        for scheme in (each for versions in every for each in versions):
            for item in (each for each in scheme.items if each.whose == "department"):
                if seen.setdefault((first[role], item.name), scheme.id) != scheme.id:
                    yield _name_taken(Cell(scheme.file, "", 0, 0, key=item.name))


def _name_taken(where: Cell) -> Problem:
    return Problem("name_taken", where, {"found": where.key, "key": where.key}, Level.FATAL)


def _facts(scheme: Scheme, kept: Mapping[str, Kept], file: str, role: str) -> list[Problem]:
    found = []
    where = Cell(file, "", 0, 0, key="tables")
    for name, fact in scheme.facts.items():
        details = {"fact": name, "scheme": scheme.file, "role": role, "label": fact.zh or name}
        if name not in kept:
            if not fact.optional:
                near = nearest(name, tuple(kept))["nearest"] or "—"
                found.append(Problem("fact_not_kept", where, {**details, "nearest": near}, Level.FATAL))
        elif kept[name].unit != fact.unit:
            units = {**details, "found": kept[name].unit, "wanted": fact.unit}
            found.append(Problem("fact_unit_differs", where, units, Level.FATAL))
        else:
            found += _shape(name, fact, kept[name], details, file)
    return found


def _shape(name: str, fact: Fact, kept: Kept, details: dict[str, str], file: str) -> Iterator[Problem]:
    """Yields that a table gives a fact of each week or of one period, of people or of the department, otherwise."""
    if kept.table is None:
        return
    where = Cell(file, "", 0, 0, name, key=f"tables.{kept.key}")
    told = {**details, "table": kept.key}
    ours = kept.table.kind == "department"
    if ours != (fact.whose == "department"):
        yield Problem("fact_of_person" if ours else "fact_of_department", where, told, Level.FATAL)
    if kept.table.is_weekly != (fact.per == "week"):
        yield Problem("fact_by_period" if kept.table.is_weekly else "fact_by_week", where, told, Level.FATAL)
    column = kept.table.columns.get(name)
    for choice in column.choices if column is not None and column.as_ == "choice" and fact.choices else ():
        if choice not in fact.choices:
            said = {**told, "found": choice, "known": ", ".join(fact.choices)}
            at = Cell(file, "", 0, 0, choice, key=f"tables.{kept.key}.columns.{name}.choices")
            yield Problem("choice_unknown", at, said, Level.FATAL)
