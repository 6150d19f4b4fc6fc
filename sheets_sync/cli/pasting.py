"""Chooses a team whose spreadsheets may still have to be pasted in: all such places are told together."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from scoring.problem import Problem
from sheets_sync.cli.console import WRONG, leave, refuse_configuration
from sheets_sync.cli.options import language
from sheets_sync.cli.teams import Chosen, choose
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.settings import read_settings
from sheets_sync.texts import text

_TO_PASTE = "PASTE-ID"


def choose_pasted(config: Path, name: str, *, as_json: bool = False) -> Chosen:
    """Returns the team of that name; ends the command when its configuration is wrong or not filled in yet."""
    problems = () if as_json else read_settings(config, packaged_config(), name).problems_of(name)
    left = [each for each in problems if each.code == "google_id" and _TO_PASTE in each.details.get("found", "")]
    if left:
        _refuse(config / "teams" / f"{name}.yaml", name, left, [each for each in problems if each not in left])
    return choose(config, name, as_json=as_json)


def _refuse(path: Path, name: str, left: Sequence[Problem], others: Sequence[Problem]) -> NoReturn:
    """Tells which places are still to be filled in, then whatever else is wrong, and ends the command with 2."""
    said = language()
    places = "\n".join(_place(each, said) for each in left)
    told = {"path": str(path), "count": str(len(left)), "places": places, "team": name}
    click.echo(text(said, "opening.to_paste", **told), err=True)
    if others:
        refuse_configuration(others, said)
    leave(WRONG)


def _place(problem: Problem, said: str) -> str:
    """Returns a place that is still to be filled in: its line, its key and what stands there."""
    where = problem.where
    return text(said, "opening.to_paste_at", row=str(where.row), place=where.key, found=problem.details["found"])
