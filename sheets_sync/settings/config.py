"""A configuration folder as one value: its service, its teams, and each team's schemes."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.calendar import Calendar
from scoring.figure import Cell
from scoring.form import nearest
from scoring.problem import Level, Problem
from scoring.scheme import Scheme
from scoring.versions import Versions
from sheets_sync.calendars import FILE as CALENDAR
from sheets_sync.calendars import read_calendar
from sheets_sync.digests import configuration_digest
from sheets_sync.settings.agreement import disagreements
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
        hints: what is wrong with no team that can be used, and will hardly do what was meant; by owner as well.
        digest: of its files as they were when it was read.
    """

    folder: Path
    service: Service
    teams: Mapping[str, Team]
    versions: Mapping[str, Versions]
    library: Library
    problems: tuple[Problem, ...]
    known: tuple[str, ...]
    calendar: Calendar
    hints: tuple[Problem, ...] = ()
    digest: str = ""

    @property
    def archive(self) -> Path:
        """Returns the folder of the closed months, in which every team has one of its own."""
        return self._beside(self.service.archive)

    @property
    def state(self) -> Path:
        """Returns the folder of what the worker remembers."""
        return self._beside(self.service.state)

    def digest_now(self) -> str:
        """Returns the digest of its files as they are now: another one when any was written since it was read."""
        return configuration_digest((self.folder, *(folder.parent for folder in self.library.folders)))

    def _beside(self, said: str) -> Path:
        """Returns a path of the service file, which is relative to that file."""
        return Path(os.path.normpath(self.folder.absolute() / said))

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
    digest, library = configuration_digest((folder, shipped)), _library(folder, shipped)
    paths = {path.stem: path for path in sorted((folder / "teams").glob("*.yaml"))}
    service, problems = read_service(folder / "service.yaml", tuple(paths))
    calendar, mistaken_days = read_calendar(folder / CALENDAR)
    found = [*problems, *mistaken_days]
    teams: dict[str, Team] = {}
    versions: dict[str, Versions] = {}
    written: dict[str, str] = {}
    hints: list[Problem] = []
    for name, path in paths.items():
        team, wrong = read_team(path)
        shared = _shared(team, name, path.name, written)
        if only not in ("", name):
            continue
        hints += [_owned(problem, name) for problem in wrong if team is not None]
        own = [*(wrong if team is None else ()), *shared]
        if team is not None:
            by_role, mistaken = _versions(team, library, path.name)
            own += mistaken or disagreements(team, by_role, path.name)
            versions[name] = by_role
        if team is not None and not own:
            teams[name] = team
        found += [_owned(problem, name) for problem in own]
    found += _missing(folder, tuple(paths), only)
    told = (distinct(found), tuple(paths), calendar, tuple(hints), digest)
    return Settings(folder, service, teams, versions, library, *told)


def _library(folder: Path, shipped: Path) -> Library:
    return Library(tuple(dict.fromkeys((folder / "schemes", shipped / "schemes"))))


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
    folder = folder.absolute()  # which of several that are called config
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
                wrong = (library.missing(scheme, Cell(file, "", 0, 0, scheme, key=f"roles.{key}.schemes")),)
            every.append(versions)
            found += [problem for problem in wrong if problem not in found]
        by_role[key] = tuple(every)
    return by_role, found


def distinct(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Returns the problems without repeats (two teams may share a mistaken scheme), in their order."""
    seen: dict[str, Problem] = {}
    for problem in problems:
        seen.setdefault(repr(problem), problem)
    return tuple(seen.values())
