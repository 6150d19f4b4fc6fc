"""Starts the worker: reads the configuration, listens for SIGTERM, and logs what each run came to."""

import logging
import os
import signal
import threading
from pathlib import Path
from typing import NoReturn

import click

from scoring.period import Period
from sheets_sync.cli.console import DONE, PROBLEMS, leave, refuse_configuration
from sheets_sync.cli.doing import carried_out, exit_code
from sheets_sync.cli.options import language, now
from sheets_sync.cli.teams import Chosen
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.google import environment
from sheets_sync.present.problems import place
from sheets_sync.settings import Settings, read_settings
from sheets_sync.team import Team
from sheets_sync.texts import text
from sheets_sync.worker import LOG, Rota, keep_working


def work(config: Path, *, once: bool) -> NoReturn:
    """Serves the teams until SIGTERM or SIGINT (or once); a team with a wrong configuration is left out, by name."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    settings = read_settings(config, packaged_config())
    if not settings.teams:
        refuse_configuration(settings.problems, language())
    first = {problem.owner: problem for problem in reversed(settings.problems)}
    left_out = sorted(first)
    for name in left_out:
        told = {"place": place(first[name]), "code": first[name].code}
        LOG.error(text(language(), "cli.team_left_out", team=name, **told))
    codes: list[int] = []
    rota = Rota(
        settings.teams, settings.service.worker, lambda team, period: codes.append(_run(settings, team, period)), now
    )
    if once:
        for team in settings.teams.values():
            rota.serve(team, now())
        clean = not left_out and len(codes) == len(settings.teams) and not any(codes)
        leave(DONE if clean else max([PROBLEMS, *codes]))
    stop = threading.Event()
    environment.use(os.environ, stop)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    times = ", ".join(settings.service.worker.at) or "—"
    click.echo(text(language(), "cli.worker_started", count=str(len(settings.teams)), times=times))
    keep_working(rota, stop)
    click.echo(text(language(), "cli.worker_stopped"))
    leave(DONE)


def _run(settings: Settings, team: Team, period: Period) -> int:
    """Runs a team and logs counts only: no names, no scores, no pay."""
    done = carried_out(Chosen(settings, team, settings.versions[team.team]), period, quiet=True)
    code = exit_code(done)
    LOG.info(
        "team=%s period=%s people=%d problems=%d written=%d refused=%s exit=%d",
        team.team,
        period,
        len(done.prospect.appraisal.results),
        len(done.prospect.problems),
        len(done.written),
        ",".join(refusal.code for refusal in done.refusals) or "-",
        code,
    )
    if done.refusals:
        codes = ", ".join(dict.fromkeys(refusal.code for refusal in done.refusals))
        LOG.warning(text(team.language, "cli.worker_refused", team=team.team, codes=codes))
    return code
