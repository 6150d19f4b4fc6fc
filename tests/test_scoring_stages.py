"""The stages together: one person who cannot be worked out never stops the others, and nobody is paid on a guess."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring.appraise import appraise
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.problem import Level, Problem
from sheets_sync.present.problems import message
from tests.worlds import appraised, department, figures, scheme, shipped, somebody

SCHEME = """
settings: {bonus: 100, table: {0: 0, 1: 50}}
facts: {work: {unit: points}, late: {unit: count}, base: {unit: yuan}}
score: {points: {rule: total, of: work}}
rank: {place: {rule: place, of: points}}
level: {star: {rule: ladder, of: points, minimum: {1: 60}, else: 0}}
award: {on_time: {rule: meets, all: {late: 0}}}
pay:
  star_pay: {rule: look_up, by: star, table: table}
  share: {rule: formula, formula: base * points / 100, gives: yuan}
  prize: {rule: best, of: points, amount: bonus, places: 1}
  punctual: {rule: amount, amount: 10, when: {on_time: yes}}
pays: [star_pay, share, prize, punctual]
headline: {score: points, place: place, star: star, proposals: [on_time]}
"""
GOOD = {"work": "80", "late": "0", "base": "1000"}


def worked_out(facts, text=SCHEME, people=None, **more):
    people = people or [somebody(name) for name in facts]
    return appraised(people, {name: {"always": said} for name, said in facts.items()}, text, **more)


def codes(appraisal):
    return [(each.code, each.person_id) for each in appraisal.problems]


def adjustment(amount):
    value = None if amount is None else Decimal(amount)
    return Figure("adjustment", value, "yuan", ("adjusted", "补发", "王五"), (Cell("人事.xlsx", "调整", 2, 4),))


# --- one for all, and none for one


def test_everybody_is_worked_out_stage_by_stage():
    found = figures(worked_out({"甲": GOOD, "乙": {**GOOD, "work": "50", "late": "1"}}))
    shown = ("points", "place", "star", "star_pay", "share", "prize", "punctual", "pay_total")
    assert [found["甲"][name] for name in shown] == [80, 1, 1, 50, 800, 100, 10, 960]
    assert [found["乙"][name] for name in shown] == [50, 2, 0, 0, 500, 0, 0, 500]


@pytest.mark.parametrize("name", ["work", "late", "base"])
def test_an_unknown_fact_of_one_person_stops_only_what_depends_on_it(name):
    found = figures(worked_out({"甲": GOOD, "乙": {**GOOD, name: None}}))
    # Without 乙's work it is not known whether the prize is 甲's.
    assert found["甲"]["pay_total"] == (None if name == "work" else 960)
    assert found["乙"]["pay_total"] is None
    assert (found["乙"]["punctual"] is None) == (name == "late")
    assert (found["乙"]["place"] is None) == (name == "work")


def test_an_absurd_number_of_one_person_does_not_stop_the_others():
    found = figures(worked_out({"甲": GOOD, "乙": {**GOOD, "work": "9" * 40, "base": "-" + "9" * 60}}))
    assert found["甲"]["pay_total"] == 860
    assert found["乙"]["pay_total"] is None


def test_results_and_problems_are_sorted_by_person():
    appraisal = worked_out({"丙": {**GOOD, "work": None}, "甲": GOOD, "乙": {**GOOD, "base": None}})
    assert [result.view.person.id for result in appraisal.results] == ["丙", "乙", "甲"]
    assert codes(appraisal) == [("cannot_work_out", "丙"), ("cannot_work_out", "")]


def test_what_is_the_same_of_several_is_told_once():
    [_, last] = worked_out({"丙": {**GOOD, "work": None}, "甲": GOOD, "乙": {**GOOD, "base": None}}).problems
    assert last.details == {"person": "乙某, 甲某", "count": "2", "item": "prize", "reason": "others_unknown|1"}


def test_only_a_scheme_whose_levels_hold_for_a_quarter_should_not_begin_within_one():
    november = {"period": Period(2026, 11)}
    begun = replace(scheme(SCHEME), since=date(2026, 11, 1))
    stars = replace(shipped("bozhen-rep-star")[0][0], since=date(2026, 11, 1))
    for late, warned in ((begun, False), (stars, True)):
        appraisal = appraise(department([somebody()], {"甲": {"always": GOOD}}, **november), {"rep": ((late,),)})
        assert ("scheme_begins_in_quarter" in {each.code for each in appraisal.problems}) == warned


def test_whoever_has_no_total_has_a_problem_that_says_so():
    for name in GOOD:
        assert codes(worked_out({"甲": {**GOOD, name: None}})) == [("cannot_work_out", "甲")]


def test_a_problem_told_by_reading_is_not_told_again():
    unread = Problem("blank_cell", Cell("评分.xlsx", "月度", 3, 4), person_id="甲", period="2026-10")
    assert codes(worked_out({"甲": {**GOOD, "work": None}}, problems=(unread,))) == [("blank_cell", "甲")]


def test_a_department_without_anybody_is_appraised_without_complaint():
    appraisal = worked_out({})
    assert (appraisal.results, appraisal.problems, appraisal.pay_total()) == ((), (), 0)


# --- what is read is not worked out


@pytest.mark.parametrize(("name", "value", "total"), [("points", "90", 1060), ("star", "0", 910), ("prize", "5", 865)])
def test_a_figure_that_was_read_is_not_worked_out_again_but_worked_on(name, value, total):
    assert figures(worked_out({"甲": {**GOOD, name: value}}))["甲"]["pay_total"] == total


def test_a_figure_that_was_read_as_unknown_is_not_worked_out_either():
    assert figures(worked_out({"甲": {**GOOD, "points": None}}))["甲"]["star"] is None


# --- totals that are withheld


@pytest.mark.parametrize(
    ("level", "period", "total"),
    [
        (Level.ERROR, "", None),
        (Level.ERROR, "2026-10", None),
        (Level.FATAL, "2026-10", None),
        (Level.ERROR, "2026-09", 960),
        (Level.WARNING, "2026-10", 960),
    ],
)
def test_nobody_with_an_open_problem_of_this_month_gets_a_total(level, period, total):
    problem = Problem("duplicate_row", Cell("评分.xlsx", "月度", 3, 1), {}, level, "甲", period)
    found = figures(worked_out({"甲": GOOD, "乙": GOOD}, problems=(problem,)))
    assert found["甲"]["pay_total"] == (total and 960)
    assert found["乙"]["pay_total"] == 960


def test_a_withheld_total_tells_how_many_problems_stand_in_its_way():
    problem = Problem("duplicate_row", Cell("评分.xlsx", "月度", 3, 1), person_id="甲", period="2026-10")
    (result,) = worked_out({"甲": GOOD}, problems=(problem, problem)).results
    assert (result.view["pay_total"].reason, result.complete) == (("withheld", Decimal(2)), False)


def test_the_sum_of_a_department_is_that_of_the_known_totals():
    assert worked_out({"甲": GOOD, "乙": {**GOOD, "work": None}, "丙": {**GOOD, "work": "0"}}).pay_total() == 10


# --- rounding, adjustments, pay below nought

SHARES = """
facts: {base: {unit: yuan}, work: {unit: points}}
pay:
  one: {rule: formula, formula: base * work / 300, gives: yuan}
  two: {rule: formula, formula: base * work / 300, gives: yuan}
  three: {rule: formula, formula: base * work / 300, gives: yuan}
pays: [one, two, three]
"""


def test_each_pay_item_is_rounded_once_and_the_total_is_the_sum_of_what_is_shown():
    found = figures(worked_out({"甲": {"base": "1", "work": "100"}}, SHARES))["甲"]
    assert (found["one"], found["pay_total"]) == (Decimal("0.33"), Decimal("0.99"))


@pytest.mark.parametrize(
    ("base", "item"), [("0.015", "0.02"), ("0.01499", "0.01"), ("2.345", "2.35"), ("0.005", "0.01")]
)
def test_half_a_cent_is_rounded_up(base, item):
    text = "facts: {base: {unit: yuan}}\npay: {one: {rule: formula, formula: base * 1, gives: yuan}}\npays: [one]"
    assert figures(worked_out({"甲": {"base": base}}, text))["甲"]["one"] == Decimal(item)


@pytest.mark.parametrize(
    ("amounts", "total"), [(["50"], 1010), (["-60.005"], Decimal("899.99")), (["20", "-20"], 960), ([None], None)]
)
def test_adjustments_are_added_to_the_cent_and_an_unknown_one_stops_the_total(amounts, total):
    given = {"甲": tuple(adjustment(amount) for amount in amounts)}
    assert figures(worked_out({"甲": GOOD}, adjustments=given))["甲"]["pay_total"] == total


def test_an_adjustment_for_somebody_whose_schemes_pay_nothing_is_told_and_does_not_vanish():
    text = "facts: {work: {unit: points}}\nscore: {points: {rule: total, of: work}}"
    appraisal = worked_out({"甲": GOOD}, text, adjustments={"甲": (adjustment("500"), adjustment(None))})
    (problem,) = appraisal.problems
    assert (problem.code, problem.person_id, problem.where.address) == ("adjustment_not_paid", "甲", "D2")
    assert problem.details == {"person": "甲某", "role": "rep", "amount": "500"}
    assert "500 元" in message(problem, "zh")
    assert "500 yuan" in message(problem, "en")


def test_without_adjustments_there_is_a_figure_that_says_so():
    (result,) = worked_out({"甲": GOOD}).results
    assert (result.view["adjustments"].value, result.view["adjustments"].reason) == (0, ("no_adjustment",))


def test_pay_below_nought_is_not_paid_but_reported():
    appraisal = worked_out({"甲": GOOD}, adjustments={"甲": (adjustment("-960.01"),)})
    assert codes(appraisal) == [("negative_pay", "甲")]
    assert figures(appraisal)["甲"]["pay_total"] is None


def test_pay_of_exactly_nought_is_paid():
    assert figures(worked_out({"甲": GOOD}, adjustments={"甲": (adjustment("-960"),)}))["甲"]["pay_total"] == 0


def test_a_total_explains_itself_down_to_the_cells_that_were_typed():
    (result,) = worked_out({"甲": GOOD}, adjustments={"甲": (adjustment("1"),)}).results
    typed = [
        (cell.book, cell.address, cell.shown) for cell in result.view["pay_total"].cells() if cell.book.endswith("xlsx")
    ]
    assert typed == [
        ("册.xlsx", "C5", "80"),
        ("册.xlsx", "C5", "1000"),
        ("册.xlsx", "C5", "0"),
        ("人事.xlsx", "D2", ""),
    ]


# --- lost settings


def test_a_lost_setting_in_use_is_told_once_with_how_many_it_stops():
    text = SCHEME.replace("table: {0: 0, 1: 50}", "table: {0: 0, 1: UNSET}")
    appraisal = worked_out({"甲": GOOD, "乙": GOOD, "丙": {**GOOD, "work": "10"}}, text)
    (problem,) = appraisal.problems
    assert (problem.code, problem.details) == ("unset_in_use", {"setting": "table.1", "count": "2"})
    assert figures(appraisal)["丙"]["pay_total"] == 110


def test_a_lost_setting_that_nobody_needs_is_no_problem():
    text = SCHEME.replace("table: {0: 0, 1: 50}", "table: {0: UNSET, 1: 50}")
    assert worked_out({"甲": GOOD}, text).problems == ()


# --- roles and schemes


def test_a_role_without_a_scheme_is_reported_with_its_heads():
    people = [somebody("甲"), somebody("乙", role="lead"), somebody("丙", role="lead")]
    appraisal = worked_out({"甲": GOOD, "乙": GOOD, "丙": GOOD}, people=people)
    (problem,) = appraisal.problems
    assert (problem.code, problem.details) == ("no_scheme_in_force", {"role": "lead", "count": "2"})
    assert figures(appraisal)["甲"]["pay_total"] == 960


def test_a_fact_that_nobody_keeps_is_reported_once_for_all():
    appraisal = worked_out({"甲": {"work": "80", "base": "1"}, "乙": {"work": "70", "base": "1"}})
    assert [each.details["fact"] for each in appraisal.problems if each.code == "fact_not_kept"] == ["late"]
    assert [each["pay_total"] for each in figures(appraisal).values()] == [None, None]


def test_a_fact_that_a_department_may_do_without_is_not_missed():
    text = (
        "facts: {extra: {unit: points, optional: yes}, work: {unit: points}}\nscore: {points: {rule: total, of: work}}"
    )
    assert worked_out({"甲": {"work": "1"}}, text).problems == ()


def test_a_second_scheme_of_a_role_builds_on_the_figures_of_the_first():
    second = """
facts: {points: {unit: points}}
award: {medal: {rule: best, of: points, amount: 7, places: 1}}
pays: [medal]
"""
    people = [somebody("甲"), somebody("乙")]
    facts = {"甲": {"always": GOOD}, "乙": {"always": {**GOOD, "work": "70"}}}
    found = figures(appraised(people, facts, SCHEME, second))
    assert (found["甲"]["medal"], found["甲"]["pay_total"], found["乙"]["medal"]) == (7, 967, 0)


def test_a_scheme_without_pay_is_complete_when_its_headlines_are_known():
    text = "facts: {work: {unit: points}}\nscore: {points: {rule: total, of: work}}\nheadline: {score: points}"
    done, not_done = worked_out({"甲": {"work": "1"}, "乙": {"work": None}}, text).results[::-1]
    assert (done.complete, not_done.complete) == (True, False)


def test_a_headline_is_that_of_the_first_scheme_that_has_one():
    (result,) = worked_out({"甲": GOOD}).results
    assert (result.headline("score").name, result.headline("star").name) == ("points", "star")
    (bare,) = worked_out({"甲": {"work": "1"}}, "facts: {work: {unit: points}}").results
    assert bare.headline("score") is None


# --- people who are gone


def test_somebody_who_did_not_serve_in_the_month_has_no_result():
    people = [somebody("甲"), somebody("乙", left="2026-09-30"), somebody("丙", hired="2026-11-01")]
    assert list(figures(worked_out({"甲": GOOD, "乙": GOOD, "丙": GOOD}, people=people))) == ["甲"]


def test_somebody_who_served_one_day_has_a_result():
    people = [somebody("甲", left="2026-10-01"), somebody("乙", hired="2026-10-31")]
    found = figures(worked_out({"甲": GOOD, "乙": GOOD}, people=people))
    assert [found[name]["days_served"] for name in ("甲", "乙")] == [1, 1]


def test_who_they_are_is_there_for_every_scheme():
    found = figures(worked_out({"甲": GOOD}, people=[somebody("甲", confirmed="2026-10-08")]))["甲"]
    assert {name: found[name] for name in ("standing", "role", "group", "days_served")} == {
        "standing": "confirming",
        "role": "rep",
        "group": "一组",
        "days_served": 31,
    }


def test_an_appraisal_changes_nothing_that_it_was_given():
    given = department([somebody("甲")], {"甲": {"always": GOOD}})
    before = {key: dict(facts.measures) for key, facts in given.facts.items()}
    versions = {"rep": ((scheme(SCHEME),),)}
    first, second = appraise(given, versions), appraise(given, versions)
    assert {key: dict(facts.measures) for key, facts in given.facts.items()} == before
    assert figures(first) == figures(second)


# --- who is not appraised


def test_what_is_paid_anyway_is_paid_to_who_is_not_appraised_as_well():
    text = SCHEME.replace("pays:", "who: {standing: regular}\npaid_anyway: [share]\npays:").replace(
        "base * points / 100", "base / 2"
    )
    people = [somebody("甲"), somebody("乙", probation=True), somebody("丙", probation=True)]
    found = figures(worked_out({"甲": GOOD, "乙": GOOD, "丙": {**GOOD, "base": None}}, text, people))
    assert [found[name]["share"] for name in ("甲", "乙", "丙")] == [500, 500, None]
    assert [found[name]["pay_total"] for name in ("甲", "乙", "丙")] == [660, 500, None]
    assert [found[name]["points"] for name in ("甲", "乙")] == [80, None]
    assert found["乙"]["prize"] == 0
