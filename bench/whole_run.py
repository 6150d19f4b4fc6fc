"""A run of the demo team as the command line makes it, without its words."""

from collections.abc import Callable
from pathlib import Path

from scoring.period import Period
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.plan import Trust
from sheets_sync.run import Prospect, look, run
from sheets_sync.settings import read_settings

OCTOBER = Period(2026, 10)


def run_once(folder: Path, on_stage: Callable[[str], None]) -> int:
    """Runs October 2026 of the team in a folder and returns how many workbooks it wrote.

    Raises:
        RuntimeError: the run did not do what it should, so that its time means nothing.
    """
    prospect, trust = look_once(folder, on_stage)
    done = run(prospect, trust, on_stage=on_stage)
    if done.refusals or done.faults:
        raise RuntimeError(f"refused or failed: {done.refusals} {done.faults}")
    return len(done.written)


def look_once(folder: Path, on_stage: Callable[[str], None] = lambda _: None) -> tuple[Prospect, Trust]:
    """Returns what a run of October 2026 would do, and how far it may go unasked.

    Raises:
        RuntimeError: as above.
    """
    settings = read_settings(folder / "config", packaged_config(), "demo")
    if settings.problems:
        raise RuntimeError(f"the configuration is mistaken: {settings.problems}")
    prospect = look(settings.teams["demo"], settings.versions["demo"], OCTOBER, on_stage)
    if prospect.problems:
        raise RuntimeError(f"{len(prospect.problems)} problems, the first: {prospect.problems[0]}")
    return prospect, settings.service.trust
