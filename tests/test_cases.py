"""Worked examples: those of every shipped scheme come out, every setting is moved by one, a wrong one is noticed."""

import shutil
from pathlib import Path

import pytest

from sheets_sync.cases import run_cases
from sheets_sync.settings import Library
from sheets_sync.strict_yaml import load
from tests.worlds import HOUSE

SCHEMES = HOUSE / "config" / "schemes"
MORE = Path(__file__).parent / "cases"
BOZHEN = ("bozhen-rep-star", "bozhen-rep-awards", "bozhen-lead-star")
# The source prints examples of pay and of stars, and none of the monthly awards.
PRINTED = {"bozhen-rep-star": 2, "bozhen-rep-awards": 0, "bozhen-lead-star": 1}


def outcomes(folder):
    library = Library((folder,))
    found = []
    for scheme in library.ids():
        told, problems = run_cases(library, scheme)
        assert problems == ()
        found += told
    return found


@pytest.fixture(scope="module")
def with_more(tmp_path_factory):
    """Returns a folder of the shipped schemes in which our own examples stand in place of theirs."""
    folder = tmp_path_factory.mktemp("schemes")
    for path in MORE.glob("*.yaml"):
        shutil.copytree(SCHEMES / path.stem, folder / path.stem)
        shutil.copyfile(path, folder / path.stem / "cases.yaml")
    return folder


def named(outcome):
    return f"{outcome.scheme}: {outcome.name}"


@pytest.mark.parametrize("outcome", outcomes(SCHEMES), ids=named)
def test_every_example_of_a_shipped_scheme_comes_out(outcome):
    assert outcome.wrong == ()


def test_every_setting_that_is_moved_moves_its_figure(with_more):
    assert [(named(each), each.wrong) for each in outcomes(with_more) if each.wrong] == []


@pytest.mark.parametrize(("scheme", "least"), PRINTED.items())
def test_the_sources_own_examples_stand_first(scheme, least):
    printed = [outcome.printed for outcome in run_cases(Library((SCHEMES,)), scheme)[0]]
    assert printed == sorted(printed, reverse=True)
    assert sum(printed) >= least


def settings_moved(path):
    return {name for case in load(path).data["cases"] for name in case.get("settings", {})}


@pytest.mark.parametrize("scheme", BOZHEN)
def test_every_setting_of_a_scheme_is_moved_by_an_example(scheme):
    (file,) = Library((SCHEMES,)).files(scheme)
    moved = settings_moved(SCHEMES / scheme / "cases.yaml") | settings_moved(MORE / f"{scheme}.yaml")
    assert set(file.written.settings) - moved == set()


# --- what a wrong example is told

DRILL = """id: drill
since: 2020-01-01
title: {zh: 练习}
settings: {floor: 70}
facts: {work: {unit: points}, job_level: {unit: word}, full: {unit: yes_no}}
score: {points: {rule: limit, of: work, least: floor}}
"""
RIGHT = """cases:
- name: 一个例子
  period: 2026-10
  people:
    A: {always: {work: 80}}
  expect:
    A: {points: 80}
"""


def wrong(folder, cases, scheme=DRILL):
    """Returns what is wrong with one example of a scheme in a folder."""
    home = folder / "drill"
    home.mkdir()
    (home / "2020-01-01.yaml").write_text(scheme, encoding="utf-8")
    (home / "cases.yaml").write_text(cases, encoding="utf-8")
    told, problems = run_cases(Library((folder,)), "drill")
    assert problems == ()
    return [found for each in told for found in each.wrong]


def test_a_right_example_has_nothing_wrong(tmp_path):
    assert wrong(tmp_path, RIGHT) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("points: 80", "points: 81", [("A", "points", "81", "80")]),
        ("points: 80", "points: unknown", [("A", "points", "unknown", "80")]),
        ("work: 80", "work: unknown", [("A", "points", "80", "unknown")]),
        ("points: 80", "pionts: unknown", [("A", "pionts", "unknown", "not there")]),
        ("    A: {points", "    B: {points", [("B", "points", "80", "not there")]),
        ("work: 80", "wrok: 80", [("", "wrok", "", "")]),
        ("work: 80", "work: 8o", [("", "work: 8o", "", "")]),
        ("period: 2026-10", "period: 2026-13", [("", "period: 2026-13", "", "")]),
        ("always: {work: 80}", "months: {2026-1: {work: 80}}", [("", "people.A.months: 2026-1", "", "")]),
        ("always: {work: 80}", "months: {2026-Q4: {work: 80}}", [("", "people.A.months: 2026-Q4", "", "")]),
        ("  people", "  department: {months: {2026-Q3: {}}}\n  people", [("", "department.months: 2026-Q3", "", "")]),
        (
            "work: 80}}\n  expect:\n    A: {points: 80",
            "full: no}}\n  expect:\n    A: {full: yes",
            [("A", "full", "yes", "no")],
        ),
        ("  expect:", "  copies: {B: 2}\n  expect:", [("", "copies: B", "", "")]),
        ("  expect:", "  problems: [unset_in_use]\n  expect:", [("", "problems", "unset_in_use", "fact_not_kept")]),
        ("work: 80", "job_level: senior", [("A", "points", "80", "unknown")]),
    ],
)
def test_a_wrong_example_tells_who_what_and_how_much(tmp_path, old, new, expected):
    assert wrong(tmp_path, RIGHT.replace(old, new)) == expected


@pytest.mark.parametrize("setting", ["flor: 80", "floor: high"])
def test_a_setting_that_the_scheme_does_not_have_or_cannot_have_fails_the_example(tmp_path, setting):
    (found,) = wrong(tmp_path, RIGHT.replace("  people", f"  settings: {{{setting}}}\n  people"))
    assert found[1].endswith(f"settings.{setting.partition(':')[0]}")


@pytest.mark.parametrize(
    ("given", "figure", "wanted"),
    [
        ("full: yes", "full", "yes"),
        ("full: no", "full", "no"),
        ("job_level: senior", "job_level", "senior"),
        ("work: 80.50", "points", "80.5"),
        ("work: 60", "points", "70.00"),
        ("work: -0", "points", "70"),
    ],
)
def test_words_yes_and_no_and_numbers_are_compared_as_what_they_are(tmp_path, given, figure, wanted):
    assert wrong(tmp_path, RIGHT.replace("work: 80", given).replace("points: 80", f"{figure}: {wanted}")) == []


def test_copies_are_people_of_their_own(tmp_path):
    ranked = DRILL + "rank: {place: {rule: place, of: points}}\n"
    cases = RIGHT.replace("  expect:", "    B: {always: {work: 90}}\n  copies: {B: 3}\n  expect:").replace(
        "points: 80", "place: 5"
    )
    assert wrong(tmp_path, cases, ranked) == []


def test_a_month_before_somebody_came_has_no_facts(tmp_path):
    mean = DRILL + "level: {mean: {rule: mean_over, of: points, over: previous_quarter}}\n"
    cases = RIGHT.replace("A: {always", "A: {hired: 2026-09-01, always").replace("points: 80", "mean: 80")
    assert wrong(tmp_path, cases, mean) == []


def test_a_scheme_without_examples_has_none(tmp_path):
    (tmp_path / "drill").mkdir()
    (tmp_path / "drill" / "2020-01-01.yaml").write_text(DRILL, encoding="utf-8")
    assert run_cases(Library((tmp_path,)), "drill") == ((), ())


def test_a_scheme_that_is_not_there_is_told(tmp_path):
    assert [each.code for each in run_cases(Library((tmp_path,)), "drill")[1]] == ["unknown_scheme"]
