"""Tells a person in front of a terminal what is being looked at, and how long that may take at most."""

import sys

import click

from sheets_sync.texts import text

PATIENCE = 20.0
"""Seconds for a call while somebody waits: a service that says nothing for so long is told as silent."""


class Waiting:
    """A line on a terminal that is there while something is asked for; nothing elsewhere."""

    def __init__(self, language: str, *, quiet: bool = False) -> None:
        """Begins before anything is asked."""
        self.language = language
        self.shown = sys.stderr.isatty() and not quiet

    def __call__(self, book: str) -> None:
        """Shows what is looked at now."""
        if self.shown:
            said = text(self.language, "doctor.looking_at", book=book)
            click.echo(f"\r\x1b[2K{said}", nl=False, err=True)

    def close(self) -> None:
        """Takes the line away."""
        if self.shown:
            click.echo("\r\x1b[2K", nl=False, err=True)
