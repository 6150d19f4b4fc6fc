"""Makes what watches the worker out of a configuration: when each team is served, how it is spoken to, who is told."""

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sheets_sync.cli.options import language, now
from sheets_sync.run import Done
from sheets_sync.settings import Settings
from sheets_sync.settings.outside import Log
from sheets_sync.team import Team
from sheets_sync.watching.asking import freshness, is_alive, prometheus
from sheets_sync.watching.keeping import Board, Presence
from sheets_sync.watching.lines import LOG, log_to
from sheets_sync.watching.listening import Answers, Listening
from sheets_sync.watching.messages import Spoken
from sheets_sync.watching.overdue import Plan
from sheets_sync.watching.telling import Teller
from sheets_sync.watching.watch import Watch, watch


def watched(settings: Settings) -> Watch:
    """Returns the watch of the teams of a configuration, with what an earlier one has kept."""
    plans = {name: plan_of(settings, team) for name, team in settings.teams.items()}
    spoken = {name: Spoken(team.language, team.time_zone) for name, team in settings.teams.items()}
    board = Board(settings.state)
    board.changed(lambda standing: standing)
    teller = Teller(board, settings.service.alerts, spoken, dict(os.environ), now, ours=spoken_of_all(settings))
    return watch(settings.state, plans, teller, settings.service.worker.longest_run.time.total_seconds())


def spoken_of_all(settings: Settings) -> Spoken:
    """Returns how to speak of what is no team's: as to all teams where they agree, else to the reader, in UTC."""
    languages = {team.language for team in settings.teams.values()}
    zones = {team.time_zone for team in settings.teams.values()}
    said = next(iter(languages)) if len(languages) == 1 else language()
    return Spoken(said, next(iter(zones)) if len(zones) == 1 else "UTC")


def plan_of(settings: Settings, team: Team) -> Plan:
    """Returns when a team is served."""
    jobs = settings.service.worker.every_job()
    own = {name: job for name, job in jobs.items() if job.is_for(team.team)}
    return Plan(own, team.time_zone, settings.calendar)


def log_as_told(settings: Settings, form: str = "") -> None:
    """Sends the log of this process to the standard error, in the form of the service file or the one asked for."""
    said = settings.service.log
    log_to(sys.stderr, Log("json" if form == "json" else "plain" if form else said.form, said.level))


@contextmanager
def listened(settings: Settings, watch: Watch) -> Iterator[None]:
    """Lets others ask how the worker is, where the service file says so; a place that is taken stops no work."""
    host, port = settings.service.health.place
    answers = Answers(lambda: is_alive(watch.presence, now()), lambda: metrics(settings, watch, watch.presence))
    listening = None
    try:
        listening = Listening((host, port), answers) if host else None
    except OSError as error:
        told = {"what": "health_not_answered", "why": type(error).__name__, "at": settings.service.health.listen}
        LOG.log(logging.ERROR, "health", extra={"told": told})
    try:
        yield
    finally:
        if listening is not None:
            listening.shutdown()
            listening.server_close()


def metrics(settings: Settings, watch: Watch, presence: Presence | None) -> str:
    """Returns what Prometheus reads of a worker, be it this process or another one."""
    patience, moment, noted = settings.service.health.stale_after.time, now(), dict(watch.noted)
    stale = {
        name: freshness(plan, noted[name], moment, patience) == "stale"
        for name, plan in watch.plans.items()
        if name in noted
    }
    return prometheus(presence, noted, stale, watch.teller.failed, moment)


def months_counted(done: tuple[Done, ...]) -> Mapping[str, int]:
    """Returns what runs found of their months: confirmations that fell, appeals that wait, late changes; no amounts.

    What they could not find is left out, so that nobody takes it for nothing.
    """
    lives = [each.prospect.life for each in done if each.prospect.life is not None and not each.refusals]
    found: dict[str, int] = {}
    for life in lives:
        month = life.outlook.month
        if life.record.state(month) == "closed":
            late = sum(each.why == "late" and each.period == month for each in life.record.differences)
            found["late_changes"] = found.get("late_changes", 0) + late
        else:
            found["appeals_waiting"] = found.get("appeals_waiting", 0) + life.outlook.appeals.open
        if fell := sum(event.what == "fell" for event in life.record.events[len(life.before.events) :]):
            found["fell"] = found.get("fell", 0) + fell
    return found
