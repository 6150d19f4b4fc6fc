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


def month_counted(done: Done) -> Mapping[str, int]:
    """Returns what a run found of its month: a confirmation that has fallen, appeals that wait, late changes.

    No amounts. What it could not find is left out, so that nobody takes it for nothing. A confirmation that has fallen
    is told for as long as nobody has confirmed anew, by how often it has: whoever saw it fall may not have come to
    tell.
    """
    life = done.prospect.life
    if life is None or done.refusals:
        return {}
    month = life.outlook.month
    if life.record.state(month) == "closed":
        return {"late_changes": sum(each.why == "late" and each.period == month for each in life.record.differences)}
    last = life.record.last(month, "confirmed", "fell", "closed", "reopened")
    fell = sum(event.what == "fell" for event in life.record.of(month))
    fallen = fell if last is not None and last.what == "fell" else 0
    return {"appeals_waiting": life.outlook.appeals.open, "fell": fallen}
