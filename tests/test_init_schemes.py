"""From a scheme to a first run: `init --scheme` for every scheme that travels with us, two people, all the way."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scoring.appraise import months_needed
from scoring.period import Period
from sheets_sync.cli import cli
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.opening.own_scheme import examples_of
from sheets_sync.opening.yaml_text import flow
from sheets_sync.run import Prospect, look
from sheets_sync.settings import Library, read_settings
from sheets_sync.strict_yaml import load
from tests.filling import fill

SCHEMES = Library((packaged_config() / "schemes",))
OURS = tuple(each for each in SCHEMES.ids() if not each.startswith("demo-"))
LAST = {"month": "2026-09", "quarter": "2026-Q3", "half_year": "2026-H1", "year": "2025"}
TEAM = "一部"
OPEN = {"unset_in_use", "negative_pay"}
"""What may stand of plausible rows: settings that nobody filled in, and pay of schemes that only deduct."""


def start(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ("init", "--scheme", *words, str(folder), "--team", TEAM), catch_exceptions=False)


def command(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, (*words, "--config", str(folder / "config")), catch_exceptions=False)


def filled_in(folder: Path) -> None:
    """Fills in what the team's own schemes leave open, as their bases' worked examples do."""
    for path in sorted((folder / "config" / "schemes").glob("*/*.yaml")):
        data = load(path).data
        base = data["based_on"]
        own = {**(data.get("settings") or {}), **examples_of(SCHEMES, base)}
        lines = [f"  {name}: {flow(value)}" for name, value in own.items()]
        head = [f"{key}: {flow(data[key])}" for key in ("id", "since", "based_on", "title")]
        path.write_text("\n".join([*head, *(["settings:", *lines] if lines else [])]) + "\n", encoding="utf-8")


def looked(folder: Path) -> Prospect:
    """Returns what a run of the team would do, with two people's rows in its workbooks."""
    settings = read_settings(folder / "config", packaged_config(), TEAM)
    assert settings.problems == ()
    team, versions = settings.teams[TEAM], settings.versions[TEAM]
    period = team.period.own(Period.parse(LAST[team.period.kind]))
    fill(team, months_needed(versions, period))
    return look(team, versions, period, calendar=settings.calendar)


def problems_of(prospect) -> set[str]:
    return {each.code for each in prospect.problems}


@pytest.mark.parametrize("scheme", OURS)
def test_a_scheme_makes_a_team_whose_blank_workbooks_lack_nothing_but_rows(scheme, tmp_path):
    assert start(tmp_path, scheme).exit_code == 0
    checked = command(tmp_path, "check", TEAM, "--json")
    assert checked.exit_code == 1
    (team,) = json.loads(checked.output)["teams"].values()
    assert {each["code"] for each in team["problems"]} <= {"no_people", "month_missing"}


@pytest.mark.parametrize("scheme", OURS)
def test_two_people_and_plausible_rows_run_with_nothing_open_but_its_settings(scheme, tmp_path):
    start(tmp_path, scheme)
    prospect = looked(tmp_path)
    assert problems_of(prospect) <= OPEN
    assert len(prospect.appraisal.results) == 2
    assert len(prospect.wanted) == 3


@pytest.mark.parametrize("scheme", OURS)
def test_once_its_settings_are_filled_in_what_people_look_at_is_known(scheme, tmp_path):
    start(tmp_path, scheme)
    filled_in(tmp_path)
    prospect = looked(tmp_path)
    assert problems_of(prospect) <= OPEN
    for result in prospect.appraisal.results:
        heads = [each.headline.score for each in prospect.appraisal.schemes[result.view.person.role]]
        assert [name for name in heads if name and not result.view[name].known] == []
