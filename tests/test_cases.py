"""Worked examples: those of every shipped scheme come out, every setting is moved by one, a wrong one is noticed."""

import shutil
from pathlib import Path

import pytest

from sheets_sync.cases import run_cases
from sheets_sync.present.problems import message
from sheets_sync.present.words import Words
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
    """Returns what is wrong with the examples of a scheme in a folder: code, line, key, and the sentence."""
    home = folder / "drill"
    home.mkdir()
    (home / "2020-01-01.yaml").write_text(scheme, encoding="utf-8")
    (home / "cases.yaml").write_text(cases, encoding="utf-8")
    told, problems = run_cases(Library((folder,)), "drill")
    assert problems == ()
    words = Words("en")
    found = [each for outcome in told for each in outcome.wrong]
    return [(each.code, each.where.row, each.where.key, message(each, "en", words)) for each in found]


def test_a_right_example_has_nothing_wrong(tmp_path):
    assert wrong(tmp_path, RIGHT) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("points: 80", "points: 81", "7 A points", "81 expected, 80 worked out"),
        ("points: 80", "points: unknown", "7 A points", "unknown expected, 80 worked out"),
        ("work: 80", "work: unknown", "7 A points", "80 expected, unknown: work is not given"),
        ("always: {work: 80}", "", "7 A points", "80 expected, unknown: work is not given"),
        ("points: 80", "pionts: unknown", "7 A pionts", "There is no figure “pionts”. Nearest: points."),
        ("    A: {points", "    B: {points", "7 B", "“B” is not among people: A."),
        ("work: 80", "wrok: 80", "5 people.A.always.wrok", "There is no figure “wrok”. Nearest: work."),
        ("work: 80", "work: 8o", "5 people.A.always.work", "A number is wanted here, not “8o”"),
        ("work: 80", "work: ", "5 people.A.always.work", "“work” is blank."),
        ("period: 2026-10", "period: 2026-13", "3 period", "not “2026-13”"),
        ("period: 2026-10", "period: 2026-Q4", "3 period", "This scheme has months; write 2026-12, not 2026-Q4."),
        ("always: {work: 80}", "months: {2026-1: {work: 80}}", "5 people.A.months.2026-1", "not “2026-1”"),
        ("always: {work: 80}", "months: {2026-Q4: {work: 80}}", "5 people.A.months.2026-Q4", "write 2026-12"),
        ("  people", "  department: {months: {2026-Q3: {}}}\n  people", "4 department.months.2026-Q3", "write 2026-09"),
        (
            "work: 80}}\n  expect:\n    A: {points: 80",
            "full: no}}\n  expect:\n    A: {full: yes",
            "7 A full",
            "yes exp",
        ),
        ("work: 80", "full: maybe", "5 people.A.always.full", "yes or no is wanted here, not “maybe”"),
        ("  expect:", "  copies: {B: 2}\n  expect:", "6 copies.B", "“B” is not among people: A."),
        ("  expect:", "  problems: [unset_in_use]\n  expect:", "6 problems.0", "The problem unset_in_use is expected"),
        ("work: 80", "job_level: senior", "7 A points", "unknown: work is not given"),
        ("always", "records: {leave: {}}, always", "5 people.A.records.leave", "There is no name “leave”"),
        ("  people", "  with: [dril]\n  people", "4 with.0", "There is no scheme “dril”. Nearest: drill."),
        ("  people", "  settings: {flor: 80}\n  people", "4 settings.flor", "There is no key “flor”"),
        ("  people", "  settings: {floor: high}\n  people", "4 settings.floor", "A number is wanted here, not “high”"),
        ("  people", "  calendar: {2026-13-01: off}\n  people", "4 calendar.2026-13-01", "not “2026-13-01”"),
    ],
)
def test_a_wrong_example_tells_where_what_and_the_nearest(tmp_path, old, new, where, said):
    ((_, line, key, told),) = wrong(tmp_path, RIGHT.replace(old, new))
    assert f"{line} {key}" == where
    assert said in told


LISTED = """id: drill
since: 2020-01-01
title: {zh: 练习}
facts: {rank: {unit: word, choices: [manager, staff]}}
records:
  punches: {kind: punches, slots: [am, pm]}
  leave: {fields: {type: {unit: word, choices: [sick, personal]}, days: {unit: days}}}
score: {high: {rule: meets, all: {rank: manager}}}
"""
LISTED_CASE = """cases:
- name: one
  period: 2026-10
  people:
    A: {always: {rank: staff}}
  expect:
    A: {high: no}
"""


@pytest.mark.parametrize(
    ("given", "key", "said"),
    [
        ("always: {rank: zzz}", "always.rank", "“zzz” is not known. Known: manager, staff."),
        ("always: {rank: staff}, records: {punches: [a]}", "records.punches", "not “['a']”"),
        ("always: {rank: staff}, records: {punches: x}", "records.punches", "not “x”"),
        ("always: {rank: staff}, records: {punches: }", "records.punches", "not “”"),
        ("always: {rank: staff}, records: {punches: {2026-10-08: [a, b, c]}}", "records.punches.2026-10-08", "am, pm"),
        ("always: {rank: staff}, records: {punches: {2026-10-08: [[1], -]}}", "records.punches.2026-10-08.0", "['1']"),
        ("always: {rank: staff}, records: {leave: x}", "records.leave.0", "not “x”"),
        ("always: {rank: staff}, records: {leave: [{first: [1]}]}", "records.leave.0.first", "not “['1']”"),
        ("always: {rank: staff}, records: {leave: [{first: {a: 1}}]}", "records.leave.0.first", "{'a': '1'}"),
        ("always: {rank: staff}, records: {leave: [{type: [sick]}]}", "records.leave.0.type", "not “['sick']”"),
        ("always: {rank: staff}, records: {leave: [{type: sik}]}", "records.leave.0.type", "Nearest: sick"),
        ("always: {rank: staff}, records: {leave: [{days: {a: 1}}]}", "records.leave.0.days", "{'a': '1'}"),
    ],
)
def test_rows_and_words_of_an_example_that_nobody_can_read_are_told_with_their_line(tmp_path, given, key, said):
    cases = LISTED_CASE.replace("always: {rank: staff}", given)
    ((_, line, found, told),) = wrong(tmp_path, cases, LISTED)
    assert (line, found) == (5, f"people.A.{key}")
    assert said in told


def test_all_slips_of_an_example_are_told_once_each(tmp_path):
    cases = RIGHT.replace("  people", "  settings: {flor: 1, floor: high}\n  people").replace("points: 80", "pionts: 8")
    assert [(code, line) for code, line, *_ in wrong(tmp_path, cases)] == [
        ("unknown_key", 4),
        ("not_a_number", 4),
        ("no_such_figure", 8),
    ]


def test_somebody_who_left_is_not_employed_and_may_be_expected_so(tmp_path):
    cases = RIGHT.replace("always", "left: 2026-09-30, always")
    assert wrong(tmp_path, cases.replace("points: 80", "points: not_employed")) == []


def test_a_figure_of_who_left_is_said_to_be_of_who_was_not_employed(tmp_path):
    ((code, *_, said),) = wrong(tmp_path, RIGHT.replace("always", "left: 2026-09-30, always"))
    assert (code, said) == (
        "case_not_employed",
        "80 expected, but A was not employed in 2026-10 (not_employed)",
    )


def test_an_unknown_figure_of_another_cause_is_told_by_its_cause(tmp_path):
    scheme = DRILL.replace("floor: 70", "floor: UNSET")
    ((_, _, _, said),) = wrong(tmp_path, RIGHT, scheme)
    assert said == "80 expected, unknown: floor: floor is not filled in yet in the scheme (UNSET)"


@pytest.mark.parametrize("standing", ["confirming", "absent"])
def test_a_standing_that_comes_from_dates_says_from_which(tmp_path, standing):
    (tmp_path / "drill").mkdir()
    (tmp_path / "drill" / "2020-01-01.yaml").write_text(DRILL, encoding="utf-8")
    (tmp_path / "drill" / "cases.yaml").write_text(
        RIGHT.replace("always", f"standing: {standing}, always"), encoding="utf-8"
    )
    (problem,) = run_cases(Library((tmp_path,)), "drill")[1]
    assert (problem.code, problem.where.row) == ("standing_by_dates", 5)


@pytest.mark.parametrize(
    ("dates", "standing"),
    [
        ("", "regular"),
        ("standing: probation, ", "probation"),
        ("standing: stand_in, ", "stand_in"),
        ("confirmed: 2026-10-15, ", "confirming"),
        ("confirmed: 2026-11-01, ", "probation"),
        ("hired: 2026-11-01, ", "not_employed"),
        ("left: 2026-09-30, ", "not_employed"),
    ],
)
def test_the_standing_of_an_example_comes_from_what_it_says_and_from_its_dates(tmp_path, dates, standing):
    cases = RIGHT.replace("always", f"{dates}always").replace("points: 80", f"standing: {standing}")
    assert wrong(tmp_path, cases) == []


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
