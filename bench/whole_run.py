"""A run of a team as the command line makes it, without its words."""

from collections.abc import Callable
from pathlib import Path

from scoring.period import Period
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.plan import Trust
from sheets_sync.run import Prospect, look, run
from sheets_sync.settings import read_settings

OCTOBER = "2026-10"


def run_once(folder: Path, on_stage: Callable[[str], None]) -> int:
    """Runs October 2026 of the demo team in a folder and returns how many workbooks it wrote."""
    return run_team(folder, "demo", OCTOBER, on_stage)


def run_team(folder: Path, team: str, period: str, on_stage: Callable[[str], None]) -> int:
    """Runs a period of a team in a folder and returns how many workbooks it wrote.

    Raises:
        RuntimeError: the run did not do what it should, so that its time means nothing.
    """
    prospect, trust = look_at(folder, team, period, on_stage)
    done = run(prospect, trust, on_stage=on_stage)
    if done.refusals or done.faults:
        raise RuntimeError(f"refused or failed: {done.refusals} {done.faults}")
    return len(done.written)


def look_once(folder: Path, on_stage: Callable[[str], None] = lambda _: None) -> tuple[Prospect, Trust]:
    """Returns what a run of October 2026 of the demo team would do, and how far it may go unasked."""
    return look_at(folder, "demo", OCTOBER, on_stage)


def look_at(folder: Path, team: str, period: str, on_stage: Callable[[str], None]) -> tuple[Prospect, Trust]:
    """Returns what a run of a team would do, and how far it may go unasked.

    Raises:
        RuntimeError: as above; months of which nothing was kept are only warned of.
    """
    settings = read_settings(folder / "config", packaged_config(), team)
    if settings.problems:
        raise RuntimeError(f"the configuration is mistaken: {settings.problems}")
    prospect = look(settings.teams[team], settings.versions[team], Period.parse(period), on_stage)
    if prospect.unsettled:
        raise RuntimeError(f"{len(prospect.problems)} problems, the last: {prospect.problems[-1]}")
    return prospect, settings.service.trust
