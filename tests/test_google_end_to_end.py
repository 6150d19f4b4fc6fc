"""A whole month on the played Google, from the command line: the same tabs as in files, cell for cell."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sheets_sync.backends import google as home
from sheets_sync.backends import xlsx
from sheets_sync.cli import cli
from sheets_sync.google import account
from tests.played import Google
from tests.signing import signed_in
from tests.uploading import OURS, bring, without_months

PERIOD = "2026-10"


def invoke(*words, environ=None):
    result = CliRunner(env=environ).invoke(cli, words, catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def team(folder, command, *words, environ=None):
    return invoke(command, "demo", *words, "--config", str(folder / "config"), "--period", PERIOD, environ=environ)


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert invoke("demo", str(folder), "--language", "zh").exit_code == 0
    without_months(folder)
    assert team(folder, "run").exit_code == 0
    return folder


@pytest.fixture
def department(finished, tmp_path):
    """The demo's department on Google: the played Google, its folder and the ids of its spreadsheets."""
    folder = tmp_path / "team"
    shutil.copytree(finished, folder)
    with Google() as google, signed_in(google) as line:
        ids = bring(google, line, folder)
        google.clock.sleep(600)
        google.calls.clear()
        google.token_calls.clear()
        yield google, folder, ids


def tabs(ids, key):
    """Returns our tabs of a book on Google, without the seal."""
    grids = home.read(f"google:{ids[key]}").ours(key).grids
    return {title: grid.rows for title, grid in grids.items() if title != "_seal"}


def _without_digest(row):
    """The attendance has formulas that no program has computed yet in a file, and that wait on Google: told apart."""
    return row[:-1] if row[:2] == ("输入", "考勤表.xlsx") else row


def in_files(finished, key):
    grids = xlsx.read(f"xlsx:{finished / 'results' / PERIOD / OURS[key]}").grids
    return {title: grid.rows for title, grid in grids.items() if title != "_seal"}


@pytest.mark.parametrize("key", ["summary", "payroll", "results"])
def test_the_demo_ends_with_the_same_tabs_as_in_files(finished, department, key):
    _, folder, ids = department
    result = team(folder, "run")
    assert result.exit_code == 0, result.output
    assert f"https://docs.google.com/spreadsheets/d/{ids[key]}/edit" in result.output
    found, wanted = tabs(ids, key), in_files(finished, key)
    assert list(found) == list(wanted)
    for title, rows in wanted.items():
        assert list(map(_without_digest, found[title])) == list(map(_without_digest, rows))


def test_one_read_and_at_most_one_write_and_one_question_to_drive_a_book(department):
    google, folder, _ = department
    assert team(folder, "run").exit_code == 0
    assert (google.reads, google.writes) == (5, 3)
    assert google.metadata <= 5
    assert len({call.id for call in google.calls if call.kind == "metadata"}) == google.metadata


def test_an_unchanged_world_writes_nothing(department):
    google, folder, _ = department
    team(folder, "run")
    google.calls.clear()
    result = team(folder, "run")
    assert result.exit_code == 0
    assert "没有要改的" in result.output
    assert (google.reads, google.writes) == (5, 0)
    assert google.metadata <= 3  # who owns a file whose protection lists somebody beside us


def test_the_command_line_signs_in_by_its_environment_alone(department):
    google, folder, _ = department
    account.forget()
    result = team(folder, "run", "--json", environ=google.environ())
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["written"] == ["客服评分表.xlsx", "工资表.xlsx", "绩效结果.xlsx"]
    assert len(google.token_calls) == 1


def test_their_tabs_are_as_they_were(department):
    google, folder, ids = department
    before = {title: grid.rows for title, grid in google.grid(ids["scorecard"]).items()}
    team(folder, "run")
    after = google.grid(ids["scorecard"])
    assert {title: after[title].rows for title in before} == before
