"""Asks before anything is done that people would notice, or that stands for good."""

import sys
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


def agreed_at_terminal(question: str) -> bool:
    """Tells whether whoever sits at a terminal agrees; where nobody sits, the command itself is the word."""
    return not (sys.stdin.isatty() and sys.stdout.isatty()) or confirmed(question, yes=False)
