"""Writes the demo once, runs it, and says what to try next."""

from collections.abc import Iterator
from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.console import UNREACHED, WRONG, leave
from sheets_sync.cli.doing import carried_out, exit_code, tell
from sheets_sync.cli.naming import as_called, quoted
from sheets_sync.cli.options import language
from sheets_sync.cli.teams import Chosen, choose, today
from sheets_sync.cli.writing_down import held
from sheets_sync.demo import AlreadyThere, write_demo
from sheets_sync.team.signers import signers
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
    with held(chosen, "demo", as_json=False):
        done = carried_out(chosen, MONTH)
    tell(done, chosen.language)
    click.echo("")
    click.echo(as_called("\n".join(_next(chosen, folder))))
    leave(exit_code(done))


def _next(chosen: Chosen, folder: Path) -> Iterator[str]:
    """Yields what to try next; a demo of before keeps no months, and whoever changed ``signs`` knows whom to name."""
    team, config = chosen.team, folder / "config"
    told = {"team": TEAM, "period": str(MONTH), "config": quoted(config), "results": str(folder / "results")}
    yield text(chosen.language, "cli.demo_look", **told)
    scheme = config / "schemes" / "demo-rep-star" / "2026-01-01.yaml"
    yield text(chosen.language, "cli.demo_next", **told, books=str(folder / "books"), scheme=str(scheme))
    supervisors, hr = signers(team, "confirm"), signers(team, "close")
    if not (team.keeps_months and supervisors and hr):
        return
    by = {"supervisor": quoted(supervisors[0].name), "hr": quoted(hr[0].name)}
    yield text(chosen.language, "cli.demo_sign", **told, **by)
    if today(team) <= MONTH.last:
        yield text(chosen.language, "cli.demo_not_over", last=str(MONTH.last))


def _speak(file: Path, wanted: str) -> None:
    """Sets the language of the demo team, which is shipped speaking Chinese."""
    said = file.read_text(encoding="utf-8").replace("\nlanguage: zh", f"\nlanguage: {wanted}", 1)
    file.write_text(said, encoding="utf-8")
