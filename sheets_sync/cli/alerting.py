"""Sends every alert of the service file a message that only tries it out."""

import os
from pathlib import Path
from typing import NoReturn

import click

from sheets_sync.cli.console import DONE, UNREACHED, leave, refuse_configuration, refuse_request
from sheets_sync.cli.options import language, now
from sheets_sync.settings.service import read_service
from sheets_sync.texts import text
from sheets_sync.watching.messages import trial
from sheets_sync.watching.sending import Letter, send


def try_out(config: Path) -> NoReturn:
    """Sends a message each way and says which arrived; ends with 4 when one did not."""
    service, problems = read_service(config / "service.yaml")
    if problems:
        refuse_configuration(problems, language())
    if not service.alerts:
        refuse_request(text(language(), "cli.no_alerts"))
    failed = False
    for alert in service.alerts:
        why = send(Letter(alert, trial(alert.name, language()), (), now()), os.environ)
        failed = failed or bool(why)
        failure = why if why.startswith("no_") else "command_failed" if alert.to == "command" else "failed"
        names = {"url": alert.url_from_environment, "secret": alert.secret_from_environment}
        names["command"] = alert.command[0] if alert.command else ""
        key = f"cli.alert_{failure if why else 'sent'}"
        click.echo(text(language(), key, name=alert.name, why=why, **names), err=bool(why))
    leave(UNREACHED if failed else DONE)
