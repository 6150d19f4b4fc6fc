"""Checks teams: their configuration first, then the schemes' lost figures in use, then their workbooks."""

from pathlib import Path
from typing import Any, NoReturn

import click

from scoring.form import nearest
from scoring.period import Period
from scoring.problem import Problem
from scoring.scheme import Scheme
from sheets_sync.cli.console import (
    DONE,
    PROBLEMS,
    counts,
    leave,
    print_json,
    problems_plain,
    refuse_configuration,
)
from sheets_sync.cli.opens import check_scheme, is_scheme, library_of, open_lines
from sheets_sync.cli.options import language
from sheets_sync.cli.repeated import together
from sheets_sync.cli.teams import Chosen, prospect_of, schemes_in_force, words_of
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.present.problems import listed
from sheets_sync.run import Prospect
from sheets_sync.settings import read_settings
from sheets_sync.texts import text


def check_teams(config: Path, only: str, period: Period | None, *, as_json: bool) -> NoReturn:
    """Prints what has to be put right; ends with 2, 1 or 0. The name of a scheme tells what that leaves open."""
    if only and (is_scheme(config, only) or _means_scheme(config, only)):
        check_scheme(config, only, as_json=as_json)
    settings = read_settings(config, packaged_config(), only)
    if settings.problems:
        # Without a configuration nobody knows of any team: the name may be meant for a scheme.
        strange = library_of(config).versions(only)[1] if only and not config.is_dir() else ()
        refuse_configuration((*strange, *settings.problems), language(), as_json=as_json)
    found: dict[str, Any] = {}
    unsettled = False
    for name, team in sorted(settings.teams.items()):
        chosen = Chosen(settings, team, settings.versions[name])
        prospect, progress = prospect_of(chosen, period, quiet=as_json)
        progress.end()
        unsettled = unsettled or prospect.unsettled
        problems = (*(hint for hint in settings.hints if hint.owner == name), *prospect.problems)
        found[name] = {
            "period": str(prospect.appraisal.period),
            "problems": problems_plain(problems, team.language, words_of(prospect)),
        }
        if not as_json:
            _tell(name, prospect, problems, _schemes(chosen))
    if as_json:
        print_json({"status": "problems" if unsettled else "clean", "teams": found})
    leave(PROBLEMS if unsettled else DONE)


def _means_scheme(config: Path, name: str) -> bool:
    """Tells whether a name that is no team's is meant for a scheme: it lies in the wrong place, or is misspelt."""
    teams = [path.stem for path in (config / "teams").glob("*.yaml")]
    if name in teams or nearest(name, teams)["nearest"]:
        return False
    library = library_of(config)
    return library.misplaced(name) or bool(nearest(name, library.ids())["nearest"])


def _schemes(chosen: Chosen) -> list[Scheme]:
    """Returns the schemes of a team as they are in force last, each once."""
    last = [scheme for schemes in schemes_in_force(chosen.versions).values() for scheme in schemes]
    return list({scheme.id: scheme for scheme in last}.values())


def _tell(name: str, prospect: Prospect, problems: tuple[Problem, ...], schemes: list[Scheme]) -> None:
    """Prints what stands; settings that are open once each, with all that waits for them, and not one by one."""
    said = prospect.team.language
    in_use = [each for each in problems if each.code == "unset_in_use"]
    asked = open_lines(schemes, said) if in_use or not prospect.appraisal.results else []
    shown = tuple(each for each in problems if not asked or each.code != "unset_in_use")
    words = words_of(prospect)
    told = together(shown, words)
    found = counts(told)
    rows = sum(count[3] for count in prospect.department.counts)
    people = str(len(prospect.appraisal.results))
    period = str(prospect.appraisal.period)
    click.echo(text(said, "cli.checked", team=name, period=period, people=people, rows=str(rows), **found))
    for line in listed(told, said, most=200, words=words):
        click.echo(line)
    for line in asked:
        click.echo(line)
