"""Tells whether the worker is at work, from one small file: containers ask it every half minute."""

import os
from pathlib import Path
from typing import NoReturn

import click

from sheets_sync.cli.console import DONE, PROBLEMS, leave, refuse_configuration
from sheets_sync.cli.options import language, now
from sheets_sync.settings.service import read_service
from sheets_sync.texts import text
from sheets_sync.watching.asking import is_alive
from sheets_sync.watching.keeping import PRESENCE, Presence, kept


def tell_beat(config: Path) -> NoReturn:
    """Says whether the worker is at work; ends with 0 when it is, else with 1."""
    service, problems = read_service(config / "service.yaml")
    if problems:
        refuse_configuration(problems, language())
    state = Path(os.path.normpath(config.absolute() / service.state))
    alive = is_alive(kept(state / PRESENCE, Presence), now())
    click.echo(text(language(), "cli.worker_alive" if alive else "cli.worker_not_alive"))
    leave(DONE if alive else PROBLEMS)
