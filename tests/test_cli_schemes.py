"""What `cases` and `check` answer to the name of a scheme or a team that is not quite right."""

import json

import pytest
from click.testing import CliRunner

from sheets_sync.cli import cli
from tests.worlds import HOUSE

DRILL = """id: drill
since: 2020-01-01
title: {zh: 练习, en: Drill}
facts: {work: {unit: points}}
score: {points: {rule: total, of: work}}
"""
CASE = """cases:
- name: an example
  period: 2026-10
  people:
    A: {always: {work: 80}}
  expect:
    A: {points: 81}
"""


@pytest.fixture
def schemes(tmp_path, monkeypatch):
    monkeypatch.setenv("SHEETS_SYNC_LANGUAGE", "en")
    folder = tmp_path / "config" / "schemes"
    folder.mkdir(parents=True)
    return folder


def said(schemes, *words, code):
    result = CliRunner().invoke(cli, (*words, "--config", str(schemes.parent)), catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def drill(schemes, text=DRILL, cases=""):
    (schemes / "drill").mkdir()
    (schemes / "drill" / "2020-01-01.yaml").write_text(text, encoding="utf-8")
    if cases:
        (schemes / "drill" / "cases.yaml").write_text(cases, encoding="utf-8")


@pytest.mark.parametrize("command", ["check", "cases"])
def test_a_scheme_that_lies_loose_is_told_where_to_lie(schemes, command):
    (schemes / "drill.yaml").write_text(DRILL, encoding="utf-8")
    told = said(schemes, command, "drill", code=2)
    assert "schemes/drill.yaml lies loose: move it to schemes/drill/2020-01-01.yaml" in told


@pytest.mark.parametrize("command", ["check", "cases"])
def test_an_empty_folder_is_no_scheme(schemes, command):
    (schemes / "drill").mkdir()
    assert "schemes/drill/ holds no <since>.yaml" in said(schemes, command, "drill", code=2)
    assert "drill," not in said(schemes, "cases", "no-such-scheme", code=2)


def test_of_many_schemes_the_nearest_comes_first_and_ten_are_named(schemes):
    told = said(schemes, "cases", "demo-rep-sta", code=2)
    assert "Nearest: demo-rep-star. Known: demo-rep-star, " in told
    assert told.count("-") < 60
    assert told.rstrip().endswith(", ….")


def test_check_takes_a_misspelt_scheme_for_a_scheme(schemes):
    drill(schemes)
    assert "There is no scheme “dril”. Nearest: drill." in said(schemes, "check", "dril", code=2)


def test_one_mistake_is_one_mistake(schemes):
    drill(schemes, DRILL.replace("of: work", "of: wrok"))
    assert "The configuration has one mistake; nothing was run:" in said(schemes, "check", "drill", code=2)


def test_a_scheme_without_examples_says_so(schemes):
    drill(schemes)
    assert said(schemes, "cases", "drill", code=0) == "drill has no cases.yaml: there are no examples to work.\n"


def test_a_team_has_no_examples_and_its_schemes_are_named(schemes):
    teams = schemes.parent / "teams"
    teams.mkdir()
    shipped = (HOUSE / "config" / "teams" / "demo.yaml").read_text(encoding="utf-8")
    (teams / "our.yaml").write_text(shipped.replace("team: demo", "team: our", 1), encoding="utf-8")
    told = said(schemes, "cases", "our", code=2)
    assert told.startswith("our is a team; examples stand beside schemes. Its schemes: ")
    assert "demo-lead-star" in told


def test_what_came_out_otherwise_stands_with_its_line(schemes):
    drill(schemes, cases=CASE)
    told = said(schemes, "cases", "drill", code=1).splitlines()
    assert told[:2] == ["✗ drill: an example", "    cases.yaml:7 A points: 81 expected, 80 worked out"]


def test_what_came_out_otherwise_is_told_to_programs_too(schemes):
    drill(schemes, cases=CASE)
    (case,) = json.loads(said(schemes, "cases", "drill", "--json", code=1))["cases"]
    (wrong,) = case["wrong"]
    assert (wrong["code"], wrong["place"]) == ("case_differs", "cases.yaml:7 A points")
    assert (wrong["details"]["wanted"], wrong["details"]["found"]) == ("81", "80")


def test_an_example_has_the_kind_of_period_of_its_time(schemes):
    drill(schemes, DRILL, CASE.replace("81", "80") + CASE.replace("cases:\n", "").replace("2026-10", "2027-Q1"))
    later = DRILL.replace("2020-01-01", "2027-01-01") + "period: {kind: quarter}\n"
    (schemes / "drill" / "2027-01-01.yaml").write_text(later, encoding="utf-8")
    told = said(schemes, "cases", "drill", code=1)
    assert "cases.yaml:13 A points: 81 expected, 80 worked out" in told
    assert "write 2026-Q4" not in told


def test_the_usage_of_check_names_schemes(schemes):
    assert "[TEAM|SCHEME]" in said(schemes, "check", "--help", code=0)
