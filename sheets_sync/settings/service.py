"""The service file: when the worker runs and how much change is trusted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from scoring.figure import Cell
from scoring.form import Mistake, fill, nearest
from scoring.problem import Level, Problem
from sheets_sync.plan import Trust
from sheets_sync.settings.jobs import Worker, worker_mistakes
from sheets_sync.settings.outside import Alert, Health, Log, commands_in_one, outside_mistakes
from sheets_sync.strict_yaml import load


@dataclass(frozen=True, slots=True)
class Service:
    """What the service file declares.

    Attributes:
        worker: when it runs.
        trust: how much change is done without being asked.
        archive: folder of the closed months, relative to the file (``Settings.archive`` is absolute).
        state: folder of what the worker remembers, likewise.
        log: what the worker writes down.
        health: who may ask whether it is at work.
        alerts: who is told when something is the matter.
    """

    worker: Worker = field(default_factory=Worker)
    trust: Trust = field(default_factory=Trust)
    archive: str = "../archive"
    state: str = "../state"
    log: Log = field(default_factory=Log)
    health: Health = field(default_factory=Health)
    alerts: tuple[Alert, ...] = ()


def read_service(path: Path, teams: tuple[str, ...] = ()) -> tuple[Service, tuple[Problem, ...]]:
    """Returns the service of a file (defaults where there is none), and everything wrong with it.

    Args:
        path: of the file.
        teams: all there are; where none are named, nobody looks whether those of jobs and alerts exist.
    """
    if not path.exists():
        return Service(), ()
    yaml = load(path)
    service, mistakes = fill(Service, yaml.data) if yaml.data else (Service(), [])
    if service is not None:
        mistakes = [*mistakes, *_mistakes(service), *(_strangers(service, teams) if teams else ())]
        mistakes += commands_in_one(yaml.data.get("alerts")) if yaml.data else ()
    problems = [
        _problem(path, mistake.line, ".".join(mistake.path), mistake.code, mistake.details) for mistake in yaml.mistakes
    ]
    problems += [
        _problem(path, yaml.line_of(each.path), ".".join(each.path), each.code, each.details) for each in mistakes
    ]
    return service or Service(), tuple(problems)


def _mistakes(service: Service) -> Iterator[Mistake]:
    yield from worker_mistakes(service.worker)
    yield from outside_mistakes(service.health, service.alerts)
    if service.trust.floor < 0:
        found = str(service.trust.floor)
        yield Mistake(("trust", "floor"), "out_of_bounds", {"found": found, "least": "0", "most": "—"})
    for name in ("changed", "vanished"):
        share = getattr(service.trust, name)
        if not Decimal(0) <= share <= 1:
            found = f"{(share * 100).normalize():f}%"
            yield Mistake(("trust", name), "out_of_bounds", {"found": found, "least": "0%", "most": "100%"})


def _strangers(service: Service, teams: tuple[str, ...]) -> Iterator[Mistake]:
    """Yields the teams of jobs and alerts that do not exist: nobody would ever be served, or told, for them."""
    named: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    named += [(("worker", "jobs", name), job.teams) for name, job in service.worker.jobs.items()]
    named += [(("alerts", str(index)), alert.teams) for index, alert in enumerate(service.alerts)]
    for path, said in named:
        for place, team in enumerate(said):
            if team not in teams:
                yield Mistake((*path, "teams", str(place)), "unknown_team", nearest(team, teams))


def _problem(path: Path, line: int, key: str, code: str, details: dict[str, str]) -> Problem:
    said = {**details, "key": key, "line": str(line), "nearest": details.get("nearest") or "—"}
    return Problem(code, Cell(path.name, "", line, 0, key=key or path.name), said, Level.FATAL)
