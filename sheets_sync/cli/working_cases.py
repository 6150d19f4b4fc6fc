"""Prints what became of the worked examples, ending in a line that programs can read too."""

from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import click

from scoring.problem import Problem
from sheets_sync.cases import Outcome, run_cases
from sheets_sync.cli.console import DONE, PROBLEMS, WRONG, leave, print_json, problems_plain, refuse_configuration
from sheets_sync.cli.opens import library_of
from sheets_sync.cli.options import language
from sheets_sync.present.problems import message, place
from sheets_sync.present.words import Words
from sheets_sync.settings.library import CASES
from sheets_sync.team import read_team
from sheets_sync.texts import text


def work(config: Path, only: str, *, as_json: bool, verbose: bool) -> NoReturn:
    """Works all examples (of one scheme, or of every one); ends with 1 when one fails."""
    library = library_of(config)
    outcomes: list[Outcome] = []
    problems: list[Problem] = []
    if only and not library.files(only):
        _say_if_team(config, only)
    for scheme in (only,) if only else library.ids():
        found, wrong = run_cases(library, scheme)
        outcomes += found
        problems += wrong
    if problems:
        refuse_configuration(problems, language(), as_json=as_json)
    failed = sum(1 for outcome in outcomes if outcome.wrong)
    if as_json:
        print_json({"passed": len(outcomes) - failed, "failed": failed, "cases": [_plain(each) for each in outcomes]})
    elif only and not outcomes:
        click.echo(text(language(), "cli.no_cases", scheme=only, file=CASES))
    else:
        _print(outcomes, failed, verbose=verbose)
    leave(PROBLEMS if failed else DONE)


def _say_if_team(config: Path, name: str) -> None:
    """Ends the command for the name of a team: examples stand beside schemes, and these it has."""
    path = config / "teams" / f"{name}.yaml"
    team = read_team(path)[0] if path.exists() else None
    if team is not None:
        schemes = dict.fromkeys(scheme for role in team.roles.values() for scheme in role.schemes)
        click.echo(text(language(), "cli.cases_of_team", team=name, schemes=", ".join(schemes)), err=True)
        leave(WRONG)


def _plain(outcome: Outcome) -> dict[str, Any]:
    details = ({"details": each.details} for each in outcome.wrong)
    wrong = [plain | more for plain, more in zip(problems_plain(outcome.wrong, language()), details, strict=True)]
    return {**asdict(outcome), "wrong": wrong}


def _print(outcomes: list[Outcome], failed: int, *, verbose: bool) -> None:
    said = language()
    for outcome in outcomes:
        if outcome.wrong:
            click.echo(f"✗ {outcome.scheme}: {outcome.name}")
            for each in outcome.wrong:
                words = Words(said, now=each.details.get("period", ""))
                click.echo(text(said, "cli.case_wrong", place=place(each), what=message(each, said, words)))
        elif verbose:
            click.echo(f"✓ {outcome.scheme}: {outcome.name}")
    printed = sum(1 for outcome in outcomes if outcome.printed)
    click.echo(text(said, "cli.cases_told", printed=str(printed), derived=str(len(outcomes) - printed)))
    click.echo(text(said, "cli.cases_done", passed=str(len(outcomes) - failed), failed=str(failed)))
