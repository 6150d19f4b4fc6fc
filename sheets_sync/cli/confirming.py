"""Asks before anything is done at Google that people would notice."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def yes_option(command: Command) -> Command:
    """Adds ``--yes``."""
    return click.option("--yes", is_flag=True, help="Do not ask, do it. 不再询问，直接做。")(command)


def confirmed(question: str, *, yes: bool) -> bool:
    """Tells whether a person agrees; nobody there to ask, or no answer, is a no."""
    if yes:
        return True
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        click.echo(err=True)
        return False
