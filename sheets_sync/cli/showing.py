"""Writes the demo once, runs it, and says what to try next."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.console import UNREACHED, WRONG, leave
from sheets_sync.cli.doing import carried_out, exit_code, tell
from sheets_sync.cli.naming import as_called, quoted
from sheets_sync.cli.options import language
from sheets_sync.cli.teams import choose
from sheets_sync.demo import AlreadyThere, write_demo
from sheets_sync.texts import text

MONTH = Period(2026, 10)
TEAM = "demo"


def show_demo(folder: Path, wanted: str | None) -> None:
    """Writes the demo into a folder (or uses the one that is there) and works out its month."""
    said = wanted or language()
    try:
        paths = write_demo(folder)
        _speak(folder / "config" / "teams" / f"{TEAM}.yaml", said)
        click.echo(text(said, "cli.demo_written", folder=str(folder)))
        for path in paths:
            click.echo(f"  {path}")
    except AlreadyThere as found:
        if not (folder / "config" / "teams" / f"{TEAM}.yaml").exists():
            click.echo(as_called(text(said, "cli.demo_in_the_way", path=str(found.path))), err=True)
            leave(WRONG)
        click.echo(text(said, "cli.demo_there", folder=str(folder)))
    except OSError as fault:
        click.echo(
            text(said, "cli.cannot_write_folder", folder=str(folder), why=fault.strerror or str(fault)), err=True
        )
        leave(UNREACHED)
    chosen = choose(folder / "config", TEAM)
    done = carried_out(chosen, MONTH)
    tell(done, chosen.language)
    config = folder / "config"
    click.echo("")
    click.echo(
        as_called(
            text(
                chosen.language,
                "cli.demo_next",
                config=quoted(config),
                team=TEAM,
                period=str(MONTH),
                books=str(folder / "books"),
            )
        )
    )
    leave(exit_code(done))


def _speak(file: Path, wanted: str) -> None:
    """Sets the language of the demo team, which is shipped speaking Chinese."""
    said = file.read_text(encoding="utf-8").replace("\nlanguage: zh", f"\nlanguage: {wanted}", 1)
    file.write_text(said, encoding="utf-8")
