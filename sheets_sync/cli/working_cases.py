"""Prints what became of the worked examples, ending in a line that programs can read too."""

from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import click

from scoring.problem import Problem
from sheets_sync.cases import Outcome, run_cases
from sheets_sync.cli.console import DONE, PROBLEMS, leave, print_json, refuse_configuration
from sheets_sync.cli.options import language
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.settings import Library
from sheets_sync.texts import text


def work(config: Path, only: str, *, as_json: bool, verbose: bool) -> NoReturn:
    """Works all examples (of one scheme, or of every one); ends with 1 when one fails."""
    library = Library(tuple(dict.fromkeys((config / "schemes", packaged_config() / "schemes"))))
    outcomes: list[Outcome] = []
    problems: list[Problem] = []
    for scheme in (only,) if only else library.ids():
        found, wrong = run_cases(library, scheme)
        outcomes += found
        problems += wrong
    if problems:
        refuse_configuration(problems, language(), as_json=as_json)
    failed = sum(1 for outcome in outcomes if outcome.wrong)
    if as_json:
        print_json({"passed": len(outcomes) - failed, "failed": failed, "cases": [asdict(each) for each in outcomes]})
    else:
        _print(outcomes, failed, verbose=verbose)
    leave(PROBLEMS if failed else DONE)


def _print(outcomes: list[Outcome], failed: int, *, verbose: bool) -> None:
    said = language()
    for outcome in outcomes:
        if outcome.wrong:
            click.echo(f"✗ {outcome.scheme}: {outcome.name}")
            for who, name, wanted, found in outcome.wrong:
                key = "cli.case_differs" if wanted else "cli.case_unreadable"
                click.echo("    " + text(said, key, who=who, name=name, wanted=wanted, found=found).strip())
        elif verbose:
            click.echo(f"✓ {outcome.scheme}: {outcome.name}")
    printed = sum(1 for outcome in outcomes if outcome.printed)
    click.echo(text(said, "cli.cases_told", printed=str(printed), derived=str(len(outcomes) - printed)))
    click.echo(text(said, "cli.cases_done", passed=str(len(outcomes) - failed), failed=str(failed)))
