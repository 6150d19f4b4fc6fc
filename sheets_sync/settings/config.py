"""A configuration folder as one value: its service, its teams, and each team's schemes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.appraise import Versions
from scoring.calendar import Calendar
from scoring.figure import Cell, Figure
from scoring.form import nearest
from scoring.problem import Level, Problem
from scoring.scheme import Scheme
from scoring.written import INTRINSIC
from sheets_sync.calendars import FILE as CALENDAR
from sheets_sync.calendars import read_calendar
from sheets_sync.settings.library import Library
from sheets_sync.settings.service import Service, read_service
from sheets_sync.team import Team, read_team


@dataclass(frozen=True, slots=True)
class Settings:
    """What a configuration folder declares.

    Attributes:
        folder: the configuration.
        service: when to run, how much to trust.
        teams: those that can be used, by name.
        versions: team to role to schemes.
        library: all schemes.
        problems: everything wrong; of a team when its name is the ``owner``, of all when that is empty.
        known: the names of all team files, usable or not.
        calendar: which days are worked.
    """

    folder: Path
    service: Service
    teams: Mapping[str, Team]
    versions: Mapping[str, Versions]
    library: Library
    problems: tuple[Problem, ...]
    known: tuple[str, ...]
    calendar: Calendar

    def problems_of(self, team: str) -> tuple[Problem, ...]:
        """Returns what is wrong with the service or with that team."""
        return tuple(each for each in self.problems if each.owner in ("", team))


def read_settings(folder: Path, shipped: Path, only: str = "") -> Settings:
    """Returns the configuration of a folder.

    Args:
        folder: with ``service.yaml``, ``teams/`` and ``schemes/``.
        shipped: the configuration that travels with us; its schemes stand behind the folder's own.
        only: name of the one team to read; all of them when empty.
    """
    library = Library(tuple(dict.fromkeys((folder / "schemes", shipped / "schemes"))))
    service, problems = read_service(folder / "service.yaml")
    calendar, mistaken_days = read_calendar(folder / CALENDAR)
    found = [*problems, *mistaken_days]
    paths = {path.stem: path for path in sorted((folder / "teams").glob("*.yaml"))}
    teams: dict[str, Team] = {}
    versions: dict[str, Versions] = {}
    written: dict[str, str] = {}
    for name, path in paths.items():
        team, wrong = read_team(path)
        shared = _shared(team, name, path.name, written)
        if only not in ("", name):
            continue
        own = [*wrong, *shared]
        if team is not None:
            by_role, mistaken = _versions(team, library, path.name)
            own += mistaken or _disagreements(team, by_role, path.name)
            versions[name] = by_role
        if team is not None and not own:
            teams[name] = team
        found += [_owned(problem, name) for problem in own]
    found += _missing(folder, tuple(paths), only)
    return Settings(folder, service, teams, versions, library, distinct(found), tuple(paths), calendar)


def _shared(team: Team | None, name: str, file: str, written: dict[str, str]) -> list[Problem]:
    """Returns the places to which an earlier team writes too, each would undo the other; and notes this team's."""
    found = []
    for key, book in team.ours.items() if team is not None else ():
        first = written.setdefault(_comparable(book.at), f"{name}: ours.{key}")
        if not first.startswith(f"{name}: "):
            where = Cell(file, "", 0, 0, book.at, key=f"ours.{key}.at")
            found.append(Problem("address_twice", where, {"found": book.at, "first": first}, Level.FATAL))
    return found


def _comparable(address: str) -> str:
    """Returns an address as it can be compared: some disks take capitals alike, an id of Google's never does."""
    return address.casefold() if address.startswith("xlsx:") else address


def _owned(problem: Problem, team: str) -> Problem:
    return Problem(problem.code, problem.where, problem.details, problem.level, problem.person_id, problem.period, team)


def _missing(folder: Path, known: tuple[str, ...], only: str) -> list[Problem]:
    where = Cell(str(folder), "", 0, 0, key="teams")
    if not folder.is_dir():
        return [Problem("config_missing", where, {"found": str(folder)}, Level.FATAL)]
    if not known:
        return [Problem("no_teams", where, {"found": str(folder / "teams")}, Level.FATAL)]
    if only and only not in known:
        return [Problem("unknown_team", where, nearest(only, known), Level.FATAL)]
    return []


def _versions(team: Team, library: Library, file: str) -> tuple[Versions, list[Problem]]:
    found: list[Problem] = []
    by_role: dict[str, tuple[tuple[Scheme, ...], ...]] = {}
    for key, role in team.roles.items():
        every = []
        for scheme in role.schemes:
            versions, wrong = library.versions(scheme)
            if library.home(scheme) is None:
                where = Cell(file, "", 0, 0, scheme, key=f"roles.{key}.schemes")
                wrong = (Problem("unknown_scheme", where, nearest(scheme, library.ids()), Level.FATAL),)
            every.append(versions)
            found += [problem for problem in wrong if problem not in found]
        by_role[key] = tuple(every)
    return by_role, found


def _disagreements(team: Team, by_role: Versions, file: str) -> list[Problem]:
    """Returns facts that no table gives, facts whose units differ, and names that two schemes of a role use."""
    found: list[Problem] = []
    for role, every in by_role.items():
        kept = _kept(team, role)
        for index, versions in enumerate(every):
            before = [each for earlier in every[:index] for each in earlier]
            earlier = {item.name: item.unit for each in before for item in each.items}
            for scheme in versions:
                found += _facts(scheme, {**kept, **earlier}, file, role)
                found += _hidden(scheme, kept, team.given, file)
                found += _taken(scheme, before)
    return found


def _hidden(scheme: Scheme, kept: Mapping[str, str], given: tuple[str, ...], file: str) -> list[Problem]:
    """Returns measures that would take a figure's place unasked: what is read is not worked out again."""
    where = Cell(file, "", 0, 0, key="given")
    names = [item.name for item in scheme.items if item.name in kept and item.name not in (*given, *INTRINSIC)]
    return [
        Problem("measure_hides_figure", where, {"measure": name, "scheme": scheme.file}, Level.FATAL) for name in names
    ]


def _kept(team: Team, role: str) -> dict[str, str]:
    """Returns the unit of each measure that the tables give for a role."""
    kept = dict(INTRINSIC)
    for table in team.tables.values():
        if not table.for_ or role in table.for_:
            foreign = {key for key, column in table.columns.items() if column.for_ and role not in column.for_}
            kept.update({name: unit for name, unit in table.measured() if name not in foreign})
    return kept


def _taken(scheme: Scheme, before: Sequence[Scheme]) -> list[Problem]:
    """Returns names to which an earlier scheme of the role gives another meaning: only that one would be worked out."""
    items = {item.name for each in before for item in each.items}
    settings = {name: figure for each in before for name, figure in each.constants.items()}
    taken = [item.name for item in scheme.items if item.name in items or item.name in settings]
    taken += [name for name, figure in scheme.constants.items() if _differs(settings.get(name, figure), figure)]
    places = [Cell(scheme.file, "", 0, 0, key=name) for name in taken]
    return [Problem("name_taken", where, {"found": where.key, "key": where.key}, Level.FATAL) for where in places]


def _differs(one: Figure, other: Figure) -> bool:
    return (one.value, one.word) != (other.value, other.word)


def _facts(scheme: Scheme, kept: Mapping[str, str], file: str, role: str) -> list[Problem]:
    found = []
    where = Cell(file, "", 0, 0, key="tables")
    for name, fact in scheme.facts.items():
        details = {"fact": name, "scheme": scheme.file, "role": role, "label": fact.zh or name}
        if name not in kept:
            if not fact.optional:
                near = nearest(name, tuple(kept))["nearest"] or "—"
                found.append(Problem("fact_not_kept", where, {**details, "nearest": near}, Level.FATAL))
        elif kept[name] != fact.unit:
            units = {**details, "found": kept[name], "wanted": fact.unit}
            found.append(Problem("fact_unit_differs", where, units, Level.FATAL))
    return found


def distinct(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Returns the problems without repeats (two teams may share a mistaken scheme), in their order."""
    seen: dict[str, Problem] = {}
    for problem in problems:
        seen.setdefault(repr(problem), problem)
    return tuple(seen.values())
