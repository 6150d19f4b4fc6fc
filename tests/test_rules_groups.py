"""A group's figures: who belongs, in which month, and what one unknown member means."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.figure import Figure
from scoring.rules import word, words
from tests.worlds import answer, answers, appraised, figures, somebody, values, view

MEAN = "{rule: group_mean, of: s, role: rep, over: previous_quarter, mode: person_months}"
FAULTS = "{rule: group_sum, of: breach}"
LEAD = view({"breach": "0"}, person=somebody("L", role="lead"))


def rep(name, scores, group="一组", groups=None, **person):
    """Returns a representative with scores from July on; ``groups`` are the groups of those months."""
    past = {}
    for index, score in enumerate(scores):
        if score != "not served":
            past[f"2026-0{7 + index}"] = {"s": score, **({"group": groups[index]} if groups else {})}
    return view({"breach": "0"}, past, somebody(name, group=group, **person))


def mean(mode, *reps):
    return values(MEAN.replace("person_months", mode), LEAD, everyone=[LEAD, *reps])[0]


NEW = rep("b", ["not served", "not served", "60"])
OLD = rep("a", ["90", "90", "90"])


# --- group_mean


@pytest.mark.parametrize(("mode", "expected"), [("person_months", "82.5"), ("persons", "75"), ("months", "85")])
def test_the_mean_of_a_group_weighs_scores_persons_or_months_alike(mode, expected):
    assert mean(mode, OLD, NEW) == Decimal(expected)


def test_those_of_other_groups_and_other_roles_do_not_count():
    other_group, other_lead = rep("c", ["0", "0", "0"], "二组"), rep("d", ["0", "0", "0"], role="lead")
    assert mean("person_months", OLD, other_group, other_lead) == 90


def test_each_month_counts_for_the_group_somebody_was_in_then():
    moved = rep("m", ["60", "60", "60"], "二组", groups=["一组", "二组", "二组"])
    assert mean("person_months", OLD, moved) == Decimal("82.5")


def test_who_has_left_counts_with_the_months_they_served():
    gone = rep("g", ["60", "not served", "not served"], left="2026-07-31")
    gone.figures.clear()
    assert mean("person_months", OLD, gone) == Decimal("82.5")


def test_one_unknown_score_of_one_member_makes_the_mean_unknown():
    found = answer(MEAN, LEAD, everyone=[LEAD, OLD, rep("u", ["90", None, "90"])])
    assert (found.value, [part.period for part in found.parts]) == (None, ["2026-08"])


def test_a_group_without_members_has_no_mean():
    found = answer(MEAN, LEAD, everyone=[LEAD])
    assert (found.value, found.reason) == (None, ("no_members",))


def test_a_lead_without_a_group_has_no_mean_and_is_not_judged_by_others_without_one():
    nobodys = view({"group": None}, person=somebody("L", role="lead", group=""))
    adrift = rep("a", ["90", "90", "90"], "", groups=[None] * 3)
    assert values(MEAN, nobodys, everyone=[nobodys, adrift]) == [None]


def test_two_leads_of_one_group_have_the_same_mean():
    second = view({}, person=somebody("L2", role="lead"))
    assert values(MEAN, LEAD, second, everyone=[LEAD, second, OLD, NEW]) == [Decimal("82.5")] * 2


def test_the_reason_tells_over_how_many_scores():
    assert answer(MEAN, LEAD, everyone=[LEAD, OLD, NEW]).reason == ("mean_of_person_months", 4)


def test_the_mean_may_be_of_everybody_whatever_their_role_or_group():
    text = "{rule: group_mean, of: s, role: everyone, over: previous_quarter, whole_department: yes}"
    nobodys = view({"group": None}, person=somebody("L", role="lead", group=""))
    other, lead = rep("c", ["60", "60", "60"], "二组"), rep("d", ["30", "30", "30"], role="lead")
    assert values(text, nobodys, OLD, everyone=[nobodys, OLD, other, lead]) == [60, 60]


def test_the_mean_may_be_of_this_period_or_of_the_one_before():
    text = "{rule: group_mean, of: s, role: rep, whole_department: yes, over: SPAN}"
    views = [view({"s": now}, {"2026-09": {"s": then}}, somebody(then)) for now, then in (("60", "40"), ("80", "50"))]
    assert values(text.replace("SPAN", "this_period"), *views) == [70, 70]
    assert values(text.replace("SPAN", "previous_period"), *views) == [45, 45]


def test_who_was_not_appraised_does_not_count_in_a_mean_or_a_sum():
    gone = member("x", "0")
    gone.figures["breach"] = Figure("breach", None, "count", ("not_appraised",))
    mean_now = MEAN.replace("of: s", "of: breach").replace("previous_quarter", "this_month")
    assert values(mean_now, LEAD, everyone=[LEAD, gone, member("a", "4")]) == [4]
    assert values(FAULTS, LEAD, everyone=[LEAD, gone, member("a", "4")]) == [4]


@given(st.lists(st.lists(st.integers(0, 100), min_size=1, max_size=3), min_size=1, max_size=8))
def test_a_mean_lies_between_the_lowest_and_the_highest_score_whatever_the_mode(scores):
    reps = [rep(f"{index:02}", [str(each) for each in own]) for index, own in enumerate(scores)]
    flat = [each for own in scores for each in own]
    for mode in ("person_months", "persons", "months"):
        assert min(flat) <= mean(mode, *reps) <= max(flat)


@given(st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=1, max_size=8))
def test_where_everybody_served_every_month_the_three_modes_agree(scores):
    reps = [rep(f"{index:02}", [str(each) for each in own]) for index, own in enumerate(scores)]
    found = [mean(mode, *reps) for mode in ("person_months", "persons", "months")]
    assert max(found) - min(found) < Decimal("1E-40")


# --- group_sum


def member(name, breach, group="一组", **person):
    return view({"breach": breach}, person=somebody(name, group=group, **person))


def test_what_happened_in_a_group_is_added_up_the_leads_own_included():
    own = view({"breach": "1"}, person=somebody("L", role="lead"))
    assert values(FAULTS, own, everyone=[own, member("a", "2"), member("b", "4", "二组")]) == [3]


def test_only_one_role_may_be_counted():
    own = view({"breach": "1"}, person=somebody("L", role="lead"))
    assert values("{rule: group_sum, of: breach, role: rep}", own, everyone=[own, member("a", "2")]) == [2]


def test_a_group_in_which_nobody_is_left_has_no_faults():
    assert values("{rule: group_sum, of: breach, role: rep}", LEAD, everyone=[LEAD]) == [0]


def test_who_has_left_answers_for_nothing_this_month():
    gone = member("g", "5")
    gone.figures.clear()
    assert values(FAULTS, LEAD, everyone=[LEAD, gone]) == [0]


def test_one_unknown_count_of_one_member_makes_the_sum_unknown():
    assert values(FAULTS, LEAD, everyone=[LEAD, member("a", "1"), member("b", None)]) == [None]


def test_the_sum_names_only_those_with_something_to_answer_for():
    found = answer(FAULTS, LEAD, everyone=[LEAD, member("a", "0"), member("b", "2")])
    assert [part.value for part in found.parts] == [2]


def test_a_lead_without_a_group_answers_for_nobody_and_the_sum_is_unknown():
    nobodys = view({"group": None, "breach": "0"}, person=somebody("L", role="lead", group=""))
    assert values(FAULTS, nobodys, everyone=[nobodys, member("a", "1", "")]) == [None]


def test_the_sum_may_be_of_the_whole_department_whatever_the_groups():
    nobodys = view({"group": None, "breach": "3"}, person=somebody("L", role="lead", group=""))
    everyone = [nobodys, member("a", "1", ""), member("b", "2", "二组")]
    text = "{rule: group_sum, of: breach, whole_department: yes}"
    assert values(text, nobodys, everyone=everyone) == [6]
    assert values(text.replace("yes}", "yes, role: rep}"), nobodys, everyone=everyone) == [3]
    assert values(text.replace("yes}", "yes, role: everyone}"), nobodys, everyone=everyone) == [6]
    assert values(text, nobodys, everyone=[*everyone, member("c", None)]) == [None]


# --- a role of whom nobody is left


OVER_PEOPLE = {
    "best": "of: s, places: 1, amount: 100",
    "clocked": "of: punches, schedule: scheduled",
    "group_mean": "of: s, role: rep, over: this_month",
    "group_sum": "of: s",
    "head_count": "",
    "place": "of: s",
    "pool_share": "pool: 100, by: s",
    "quota": "of: s, shares: {5: 5%}, overflow: {5: 4}, by: s, heads: department",
    "rank_points": "of: s, points: {1: 3}",
    "timetable": 'hours: ["08:00", "18:00"]',
    "top_share": "of: s, shares: {best: 50%}, else: others",
}


@pytest.mark.parametrize("word", OVER_PEOPLE)
def test_a_word_over_people_has_nothing_to_say_of_a_role_of_whom_nobody_is_left(word):
    said = f", {OVER_PEOPLE[word]}" if OVER_PEOPLE[word] else ""
    others = [rep("a", ["80"]), rep("b", ["90"], left="2026-09-10")]
    assert answers(f"{{rule: {word}{said}}}", everyone=others) == []


def test_every_word_over_people_is_tried_without_any():
    assert set(OVER_PEOPLE) == {each for each in words() if hasattr(word(each), "figures")}


def test_a_quota_on_the_heads_of_the_department_goes_on_when_all_of_the_role_are_on_probation():
    text = """
      facts: {lv: {unit: star}, x: {unit: points}}
      who: {standing: regular}
      level: {star: {rule: quota, of: lv, shares: {5: 5%}, overflow: {5: 4}, by: x, heads: department}}
    """
    found = appraised([somebody("a", confirmed="2027-01-01")], {"a": {"always": {"lv": "5", "x": "9"}}}, text)
    assert figures(found)["a"]["star"] is None


def test_a_blank_of_somebody_whose_role_has_the_count_is_no_nought():
    blank = view({}, person=somebody("b"))
    found = answer("{rule: group_sum, of: breach}", LEAD, everyone=[LEAD, member("a", "1"), blank])
    assert (found.value, [each.reason for each in found.parts]) == (None, [("left_blank_by", "b某")])


def test_a_role_that_does_not_have_the_count_adds_nothing():
    clerk = view({}, person=somebody("c", role="clerk"))
    assert values(FAULTS, LEAD, everyone=[LEAD, member("a", "1"), clerk]) == [1]


def test_a_blank_is_no_nought_where_the_tables_give_the_count_to_the_role_and_all_left_it_blank():
    clerk = view({}, person=somebody("c", role="clerk"))
    clerk.kept = frozenset({"breach"})
    assert values(FAULTS, LEAD, everyone=[LEAD, member("a", "1"), clerk]) == [None]


def test_a_role_that_is_named_has_the_count_whoever_lacks_it():
    found = answer("{rule: group_sum, of: breech, role: rep}", LEAD, everyone=[LEAD, member("a", "1")])
    assert (found.value, [each.reason for each in found.parts]) == (None, [("left_blank_by", "a某")])


def test_a_count_that_nobody_has_has_no_sum():
    assert values("{rule: group_sum, of: breech}", LEAD, everyone=[LEAD, member("a", "1")]) == [None]
