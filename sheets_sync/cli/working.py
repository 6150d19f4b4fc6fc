"""Starts the worker: reads the configuration, listens for SIGTERM, carries jobs out, and says what each came to."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click

from sheets_sync.cli.console import DONE, PROBLEMS, leave, refuse_configuration
from sheets_sync.cli.jobs import Working
from sheets_sync.cli.options import language, now
from sheets_sync.cli.renewing import Renewal
from sheets_sync.cli.watched import listened, log_as_told, watched
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.google import environment
from sheets_sync.google.line.call_log import MADE
from sheets_sync.present.problems import place
from sheets_sync.settings import Settings, read_settings
from sheets_sync.texts import text
from sheets_sync.worker import LOG, Ledgers, Rota, keep_working
from sheets_sync.worker.happenings import Happening, Tell

PATIENCE = 8
"""Seconds for which a run that is under way is waited for once we are told to end: a kill is harmless, if less tidy."""


def work(config: Path, *, once: bool, log: str = "") -> NoReturn:
    """Serves the teams until SIGTERM or SIGINT (or once); a team with a wrong configuration is left out, by name.

    Args:
        config: folder of the configuration.
        once: whether to run every team now and to end.
        log: form of the log; empty for the one that the service file names.
    """
    settings = read_settings(config, packaged_config())
    # What is wrong with the service or the calendar is wrong for everybody: how much change is trusted stands there.
    if not settings.teams or settings.problems_of(""):
        refuse_configuration(settings.problems_of("") or settings.problems, language())
    stop = threading.Event()
    if once:
        _once(settings, stop, log)
    if not settings.service.worker.every_job():
        click.echo(text(language(), "cli.worker_without_jobs"), err=True)
        leave(PROBLEMS)
    environment.use(os.environ, stop)
    going: Settings | None = settings
    while going is not None:
        going = _served(going, stop, log)
    click.echo(text(language(), "cli.worker_stopped"))
    leave(DONE)


def _served(settings: Settings, stop: threading.Event, log: str) -> Settings | None:
    """Serves the teams, and returns the configuration to go on with; None when told to stop."""
    log_as_told(settings, log)
    watch = watched(settings)
    _left_out(settings, watch.tell)
    watch.calls = lambda: MADE
    renewal = Renewal(settings, watch.tell)
    rota = _rota(settings, stop, watch.tell)
    rota.renewed = renewal
    _listen(rota, stop)
    click.echo(_started(settings))
    watch.start()
    with listened(settings, watch):
        keep_working(rota, stop)
    watch.end(PATIENCE / 2)
    return None if stop.is_set() else renewal.found


def _once(settings: Settings, stop: threading.Event, log: str) -> NoReturn:
    """Runs every team now, tells whom it concerns, and ends with the gravest exit code."""
    log_as_told(settings, log)
    watch = watched(settings)
    left_out = _left_out(settings, watch.tell)
    rota = _rota(settings, stop, watch.tell)
    codes = [outcome.code for outcome in rota.once()]
    rota.free()
    watch.look()
    watch.teller.tell(impatient=True)
    watch.end(0)
    clean = not left_out and not any(codes)
    leave(DONE if clean else max([PROBLEMS, *codes]))


def _rota(settings: Settings, stop: threading.Event, tell: Tell) -> Rota:
    return Rota(
        teams=settings.teams,
        when=settings.service.worker,
        calendar=settings.calendar,
        ledgers=Ledgers(settings.state, tell),
        work=Working(settings, stop).carry_out,
        clock=now,
        tell=tell,
        stop=stop,
        on_hang=begin_anew,
    )


def _left_out(settings: Settings, tell: Tell) -> list[str]:
    """Returns the teams whose configuration is wrong, and says of each the first mistake."""
    first = {problem.owner: problem for problem in reversed(settings.problems)}
    for name in sorted(first):
        told = {"place": place(first[name]), "code": first[name].code}
        LOG.error(text(language(), "cli.team_left_out", team=name, **told))
        tell(Happening("team_left_out", now(), name, why=first[name].code))
    return sorted(first)


def _listen(rota: Rota, stop: threading.Event) -> None:
    """Ends at a signal: after the run that is under way, if that is soon, and at once at the second signal."""

    def end(*_: object) -> None:
        if stop.is_set():
            _end_now(rota)
        stop.set()
        patience = threading.Timer(PATIENCE, lambda: _end_now(rota))
        patience.daemon = True
        patience.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)


def _end_now(rota: Rota) -> None:
    """Ends between two writes or within one, which is then as if it had never begun."""
    rota.leave()
    sys.stdout.flush()
    os._exit(DONE)


def begin_anew(run: Callable[[str, list[str]], object] = os.execv) -> None:
    """Puts a fresh process in the place of this one, in which a thread hangs that nobody can end."""
    LOG.error(text(language(), "cli.worker_begins_anew"))
    logging.shutdown()
    run(sys.executable, list(sys.orig_argv))


def _started(settings: Settings) -> str:
    jobs = settings.service.worker.every_job()
    count = str(len(settings.teams))
    return text(language(), "cli.worker_started", count=count, jobs=", ".join(jobs))
