"""Somebody whose role could not be read may belong to anybody's contest: nobody is paid by what that may change."""

from dataclasses import replace

import pytest

from scoring.appraise import appraise
from scoring.figure import Cell
from tests.worlds import department, figure, figures, scheme, somebody

POOL = """
settings: {pool: 30000}
facts: {weight: {unit: count}}
rank: {place: {rule: place, of: weight}}
pay: {share: {rule: pool_share, pool: pool, by: weight}}
pays: [share]
"""
PRIZE = """
facts: {points: {unit: points}}
pay: {share: {rule: best, of: points, amount: 100, places: 1}}
pays: [share]
"""
LEAD = "facts: {base: {unit: yuan}}\npay: {post: {rule: amount, amount: base}}\npays: [post]"
BY_HEADS = """
facts: {base: {unit: yuan}}
score: {heads: {rule: head_count, role: rep}}
pay: {post: {rule: formula, formula: base * heads, gives: yuan}}
pays: [post]
"""
WEEKLY = """
period: {kind: month, weeks: 4}
facts: {work: {unit: points, per: week}}
score:
  place: {per: week, rule: place, of: work}
  first: {per: week, rule: meets, all: {place: 1}}
  firsts: {rule: over_weeks, of: first}
"""
CELL = Cell("册.xlsx", "员工名册", 4, 3, "客报")
WEIGHTS = {"甲": {"weight": "1"}, "乙": {"weight": "3"}, "领": {"base": "5000"}}


def with_one_more(text, facts, lead=LEAD, **more):
    people = [
        somebody("甲"),
        somebody("乙"),
        somebody("丙", role="", cells={"role": CELL}),
        somebody("领", role="lead"),
    ]
    said = {name: {"always": own} for name, own in {**facts, "丙": more}.items()}
    return appraise(department(people, said), {"rep": ((scheme(text),),), "lead": ((scheme(lead),),)})


def view_of(appraisal, name):
    return next(each.view for each in appraisal.results if each.view.person.id == name)


def test_no_pool_is_shared_and_no_place_given_while_somebodys_role_is_not_known():
    appraisal = with_one_more(POOL, WEIGHTS, weight="4")
    found = figures(appraisal)
    assert [found[name]["pay_total"] for name in ("甲", "乙", "领")] == [None, None, 5000]
    assert [found[name]["place"] for name in ("甲", "乙")] == [None, None]


def test_what_waits_is_told_once_with_the_cell_of_the_role():
    appraisal = with_one_more(POOL, WEIGHTS, weight="4")
    view = view_of(appraisal, "甲")
    assert (view["share"].reason, view["share"].parts) == (("role_unknown", "1"), (CELL,))
    assert (view["pay_total"].reason, view["pay_total"].parts) == (("not_known",), (view["share"],))
    (told,) = [each for each in appraisal.problems if each.details.get("reason") == "role_unknown|1"]
    assert (told.code, told.details["count"], told.details["item"]) == ("cannot_work_out", "2", "share")
    assert told.where == CELL


@pytest.mark.parametrize(("more", "shares"), [({"weight": "0"}, [7500, 22500]), ({}, [None, None])])
def test_a_pool_is_shared_when_nothing_of_it_could_be_theirs(more, shares):
    found = figures(with_one_more(POOL, WEIGHTS, **more))
    assert [found[name]["share"] for name in ("甲", "乙")] == shares


@pytest.mark.parametrize(
    ("more", "prizes"), [({"points": "60"}, [100, 0]), ({"points": "80"}, [None, 0]), ({}, [None, 0])]
)
def test_a_prize_waits_only_where_the_role_may_change_it(more, prizes):
    said = {"甲": {"points": "70"}, "乙": {"points": "65"}, "领": {"base": "1"}}
    found = figures(with_one_more(PRIZE, said, **more))
    assert [found[name]["share"] for name in ("甲", "乙")] == prizes


def test_what_counts_the_heads_of_a_role_waits_too():
    assert figures(with_one_more(POOL, WEIGHTS, BY_HEADS))["领"]["pay_total"] is None


def test_whose_role_is_not_known_and_who_left_long_ago_keeps_nobody_waiting():
    gone = somebody("丙", role="", left="2025-12-31")
    people = [somebody("甲"), gone]
    facts = {"甲": {"always": {"weight": "1"}}}
    found = figures(appraise(department(people, facts), {"rep": ((scheme(POOL),),)}))
    assert found["甲"]["pay_total"] == 30000


@pytest.mark.parametrize(("last", "known"), [(60, 1), (80, None)])
def test_a_week_waits_and_what_is_added_up_from_it(last, known):
    weeks = {"甲": [70, 70, 70, 70], "丙": [60, 60, 60, last]}
    given = department([somebody("甲"), somebody("丙", role="")], {})
    facts = {
        key: replace(each, weeks=tuple({"work": figure("work", at)} for at in weeks[key[0]]))
        for key, each in given.facts.items()
    }
    own = view_of(appraise(replace(given, facts=facts), {"rep": ((scheme(WEEKLY),),)}), "甲")
    assert [week["first"].value for week in own.weeks] == [1, 1, 1, known]
    assert own["firsts"].value == (known and 4)
    assert own["firsts"].known or own["firsts"].reason == ("not_known",)
