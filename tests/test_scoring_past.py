"""Earlier months: which are read, under which version of a scheme they are scored, and who of the past still counts."""

from datetime import date

import pytest

from scoring.appraise import appraise
from scoring.period import Period
from scoring.reading import read_scheme
from scoring.versions import in_force, months_needed
from sheets_sync.strict_yaml import parse
from tests.worlds import OCTOBER, department, figures, shipped, somebody

MEAN = """
facts: {a: {unit: points}, b: {unit: points}}
score: {points: {rule: total, of: [a, b]}}
level: {mean: {rule: mean_over, of: points, over: previous_quarter}}
"""
A = {"a": "10", "b": "5"}


def version(since, text):
    made, mistakes = read_scheme(
        {"id": "drill", "since": since, "title": {}, **parse(text).data}, f"drill/{since}.yaml"
    )
    assert not mistakes
    return made


OLD = version("2020-01-01", MEAN)
NEW = version("2026-09-01", MEAN.replace("of: [a, b]", "of: a"))


def worked_out(people, facts, *versions, period=OCTOBER, role="rep"):
    return figures(appraise(department(people, facts, period), {role: (versions,)}))


# --- versions


def test_each_month_is_scored_under_the_version_then_in_force():
    said = {"always": {"a": "10", "b": "30"}, "2026-07": {}, "2026-08": {}, "2026-09": {}}
    found = worked_out([somebody()], {"甲": said}, OLD, NEW)["甲"]
    assert (found["points"], found["mean"]) == (10, 30)  # 40, 40 and 10


@pytest.mark.parametrize(
    ("month", "expected"),
    [("2019-12", None), ("2020-01", "2020-01-01"), ("2026-08", "2020-01-01"), ("2026-09", "2026-09-01")],
)
def test_a_version_is_in_force_in_the_month_in_which_it_begins(month, expected):
    found = in_force({"rep": ((OLD, NEW),)}, "rep", Period.parse(month))
    assert [str(each.since) for each in found] == ([expected] if expected else [])


def test_a_version_that_begins_in_the_middle_of_a_month_is_in_force_for_all_of_it():
    later = version("2026-10-31", MEAN)
    assert in_force({"rep": ((OLD, later),)}, "rep", OCTOBER)[0].since == date(2026, 10, 31)


def test_an_unknown_role_has_no_scheme():
    assert in_force({"rep": ((OLD,),)}, "lead", OCTOBER) == ()


# --- months


def test_only_the_month_itself_is_read_where_nothing_looks_back():
    plain = version("2020-01-01", "facts: {a: {unit: points}}\nscore: {points: {rule: total, of: a}}")
    assert months_needed({"rep": ((plain,),)}, OCTOBER) == (OCTOBER,)


@pytest.mark.parametrize(
    ("month", "first", "count"), [("2026-10", "2026-07", 4), ("2026-12", "2026-07", 6), ("2027-01", "2026-10", 4)]
)
def test_the_star_scheme_reads_the_quarter_before_and_this_one(month, first, count):
    needed = months_needed({"rep": shipped("demo-rep-star")}, Period.parse(month))
    assert (str(needed[0]), len(needed), list(needed)) == (first, count, sorted(needed))


def test_the_awards_need_the_month_before():
    assert months_needed({"rep": shipped("bozhen-rep-awards")}, Period(2027, 1)) == (Period(2026, 12), Period(2027, 1))


def test_the_month_in_which_a_quota_gave_its_places_is_read():
    text = """
facts: {reached: {unit: star}, mean: {unit: points}}
level: {star: {rule: quota, of: reached, shares: {5: 5%}, overflow: {5: 4}, by: mean}}
"""
    assert [str(each) for each in months_needed({"rep": ((version("2020-01-01", text),),)}, Period(2026, 12))] == [
        "2026-10",
        "2026-12",
    ]


def test_facts_of_later_months_are_not_looked_at():
    months = dict.fromkeys(("2026-09", "2026-10", "2026-11"), A)
    assert list(worked_out([somebody()], {"甲": months}, OLD)) == ["甲"]


# --- the past of people


def test_a_joiners_dates_do_not_leak_to_the_next_person():
    people = [somebody("甲", hired="2026-09-15"), somebody("乙")]
    facts = {name: {f"2026-{month:02}": A for month in (7, 8, 9, 10)} for name in ("甲", "乙")}
    facts["乙"]["2026-07"] = {"a": "70", "b": "5"}
    found = worked_out(people, facts, OLD)
    assert (found["甲"]["mean"], found["乙"]["mean"]) == (15, 35)


def test_a_figure_of_the_past_may_be_given_instead_of_its_facts():
    months = {"2026-07": {"points": "90"}, "2026-08": {"points": "90"}, "2026-09": {"points": "60"}, "2026-10": A}
    assert worked_out([somebody()], {"甲": months}, OLD)["甲"]["mean"] == 80


def test_figures_of_earlier_months_say_which_month_they_are_of():
    months = {"2026-09": A, "2026-10": A}
    (result,) = appraise(department([somebody()], {"甲": months}), {"rep": ((OLD,),)}).results
    assert [part.period for part in result.view["mean"].parts] == ["2026-09"]


LEAD = """
level: {group_score: {rule: group_mean, of: points, role: rep, over: previous_quarter}}
"""


def test_a_leaver_counts_in_the_mean_of_the_group_that_they_left():
    people = [somebody("甲"), somebody("乙", left="2026-07-31"), somebody("领", role="lead")]
    facts = {name: {f"2026-{month:02}": A for month in (7, 8, 9, 10)} for name in ("甲", "领")}
    facts["乙"] = {"2026-07": {"a": "50", "b": "5"}}
    given = department(people, facts)
    found = figures(appraise(given, {"rep": ((OLD,),), "lead": ((version("2020-01-01", LEAD),),)}))
    assert found["领"]["group_score"] == 25
    assert "乙" not in found


# --- a place holds for its quarter

STAR = """
settings: {minimum: {1: 60, 5: 96}}
facts: {points: {unit: points}, skill: {unit: count}}
level:
  mean: {rule: mean_over, of: points, over: previous_quarter}
  reached: {rule: ladder, of: mean, minimum: minimum, else: 0}
  star: {rule: quota, of: reached, shares: {5: 5%}, overflow: {5: 4}, by: mean, heads_day: 10}
"""
TALL = [*(somebody(f"{index:02}") for index in range(18)), somebody("次")]


def stars(month, first):
    people = [*TALL, first]
    points = {"次": "97", first.id: "99"}
    always = {person.id: {"points": points.get(person.id, "70"), "skill": "1"} for person in people}
    months = [f"2026-{number:02}" for number in (7, 8, 9, 10, 11, 12)]
    facts = {name: dict.fromkeys(months, said) for name, said in always.items()}
    found = figures(
        appraise(department(people, facts, Period.parse(month)), {"rep": ((version("2020-01-01", STAR),),)})
    )
    return {name: found[name]["star"] for name in ("首", "次") if name in found}


def test_the_best_holds_the_one_place_of_twenty():
    assert stars("2026-10", somebody("首")) == {"首": 5, "次": 4}


def test_the_next_one_does_not_move_up_when_the_holder_leaves_within_the_quarter():
    leaver = somebody("首", left="2026-10-31")
    assert stars("2026-10", leaver) == {"首": 5, "次": 4}
    assert stars("2026-11", leaver) == {"次": 4}
    assert stars("2026-12", leaver) == {"次": 4}


def test_whoever_left_before_the_review_holds_no_place_and_is_no_head():
    assert stars("2026-11", somebody("首", left="2026-10-09")) == {"次": 4}
    assert stars("2026-10", somebody("首", left="2026-10-09")) == {"首": 4, "次": 4}


# --- one scheme, two roles

POOL = """
settings: {pool: 30000}
facts: {weight: {unit: count}}
rank: {place: {rule: place, of: weight}}
pay: {share: {rule: pool_share, pool: pool, by: weight}}
"""


def test_two_roles_with_one_scheme_share_one_pool_and_one_ranking():
    people = [somebody("甲"), somebody("乙"), somebody("丙", role="lead")]
    facts = {each.name[0]: {"2026-10": {"weight": str(number)}} for number, each in enumerate(people, 1)}
    pool = (version("2020-01-01", POOL),)
    found = figures(appraise(department(people, facts), {"rep": (pool,), "lead": (pool,)}))
    assert [found[name]["share"] for name in ("甲", "乙", "丙")] == [5000, 10000, 15000]
    assert [found[name]["place"] for name in ("甲", "乙", "丙")] == [3, 2, 1]


def test_two_roles_with_schemes_of_their_own_have_pools_of_their_own():
    people = [somebody("甲"), somebody("丙", role="lead")]
    facts = {each.name[0]: {"2026-10": {"weight": "1"}} for each in people}
    other = (version("2020-01-01", POOL.replace("30000", "9000")),)
    found = figures(appraise(department(people, facts), {"rep": ((version("2020-01-01", POOL),),), "lead": (other,)}))
    assert [found[name]["share"] for name in ("甲", "丙")] == [30000, 9000]


def test_a_pool_is_paid_once_even_where_roles_have_the_same_schemes_in_another_order():
    people = [somebody("甲"), somebody("丙", role="lead")]
    facts = {each.name[0]: {"2026-10": {"weight": "1"}} for each in people}
    pool = (version("2020-01-01", POOL),)
    other = (version("2020-01-01", "facts: {weight: {unit: count}}\nscore: {points: {rule: total, of: weight}}"),)
    found = figures(appraise(department(people, facts), {"rep": (pool, other), "lead": (other, pool)}))
    assert [(found[name]["share"], found[name]["points"]) for name in ("甲", "丙")] == [(15000, 1), (15000, 1)]
