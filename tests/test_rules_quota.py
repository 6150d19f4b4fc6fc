"""A quota on the highest level: counted on the heads of one day, never exceeded, binding for its quarter."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.figure import Figure
from scoring.period import Period
from tests.worlds import OCTOBER, answers, mistakes_in, rule, somebody, values, view

NOVEMBER = Period(2026, 11)


def quota(more="", shares="{5: 5%}", overflow="{5: 4}"):
    ranked = "by: mean, tiebreak: [skill], heads_day: 10"
    return f"{{rule: quota, of: level, shares: {shares}, overflow: {overflow}, {ranked}{more}}}"


def rep(index, level="5", mean="96", skill="95", past=None, period=OCTOBER, **person):
    said = {"level": level, "mean": mean, "skill": skill}
    return view(said, past, somebody(f"{index:03}", **person), period)


def crowd(heads, best=(), **person):
    """Returns so many people of three stars, the first of them replaced by those given."""
    return [*best, *(rep(index, "3", "85", "75", **person) for index in range(100, 100 + heads - len(best)))]


def five_stars(views, text=None, everyone=None):
    return sum(value == 5 for value in values(text or quota(), *views, everyone=everyone))


# --- how many places


@pytest.mark.parametrize(("heads", "places"), [(19, 0), (20, 1), (39, 1), (40, 2), (59, 2), (60, 3), (100, 5)])
def test_five_per_cent_of_the_heads_rounded_down(heads, places):
    best = [rep(index, mean=str(100 - index)) for index in range(7)]
    assert five_stars(crowd(heads, best)) == places


@pytest.mark.parametrize(("rounding", "places"), [("floor", 1), ("half_up", 2), ("ceiling", 2)])
def test_one_and_a_half_places_are_rounded_as_the_scheme_says(rounding, places):
    best = [rep(index, mean=str(100 - index)) for index in range(3)]
    assert five_stars(crowd(30, best), quota(f", rounding: {rounding}")) == places


@pytest.mark.parametrize(
    ("said", "day", "places"),
    [
        (", heads_day: 10", "2026-10-10", 1),
        (", heads_day: 10", "2026-10-11", 0),
        (", heads_day: 25", "2026-09-25", 1),
        (", heads_day: 25", "2026-09-26", 0),
        ("", "2026-09-21", 1),
        ("", "2026-09-22", 0),
    ],
)
def test_with_a_cut_off_the_day_of_the_heads_lies_in_the_period(said, day, places):
    cut = Period(2026, 10, from_day=21)
    here = [rep(1, period=cut), *(rep(index, "3", period=cut) for index in range(100, 118))]
    twentieth = rep(200, "3", period=cut, hired=day)
    assert five_stars([*here, twentieth], quota().replace(", heads_day: 10", said)) == places


def test_places_that_nobody_reaches_lapse():
    assert five_stars(crowd(40, [rep(1)])) == 1


def test_those_beyond_the_quota_have_the_level_that_the_scheme_says():
    best = [rep(1, mean="98"), rep(2, mean="97")]
    assert values(quota(), *crowd(20, best))[:2] == [5, 4]
    assert values(quota(overflow="{5: 3}"), *crowd(20, best))[:2] == [5, 3]
    assert values(quota(overflow="{}"), *crowd(20, best))[:2] == [5, 4]


def test_the_reason_tells_places_and_heads():
    first, second = answers(quota(), *crowd(20, [rep(1, mean="98"), rep(2, mean="97")]))[:2]
    assert (first.reason, second.reason) == (("within_quota", 5, 1, 20), ("beyond_quota", 5, 1, 20))


# --- who is counted


@pytest.mark.parametrize(
    ("person", "counted"),
    [
        ({"hired": "2026-10-10"}, 1),
        ({"hired": "2026-10-11"}, 0),
        ({"left": "2026-10-10"}, 1),
        ({"left": "2026-10-09"}, 0),
        ({"probation": True}, 1),
        ({"left": "2026-10-15"}, 1),
    ],
)
def test_a_head_is_whoever_is_in_post_on_the_day_of_the_review(person, counted):
    views = [*crowd(19, [rep(1)]), rep(50, "3", "85", "75", **person)]
    assert five_stars(views) == counted


def test_probation_may_be_left_out_of_the_heads():
    views = [*crowd(19, [rep(1)]), rep(50, "3", "85", "75", probation=True)]
    assert five_stars(views, quota(", heads: in_post_regular")) == 0


def test_the_whole_department_may_be_the_base():
    views = crowd(19, [rep(1)])
    lead = view({}, person=somebody("L", role="lead"))
    assert five_stars(views, quota(), [*views, lead]) == 0
    assert five_stars(views, quota(", heads: department"), [*views, lead]) == 1


def test_who_left_before_this_month_but_after_the_review_is_still_a_head():
    views = crowd(19, [rep(1, period=NOVEMBER)], period=NOVEMBER)
    gone = view({}, person=somebody("gone", left="2026-10-31"), period=NOVEMBER)
    gone.figures.clear()
    assert five_stars(views, everyone=[*views, gone]) == 1


# --- who gets a place


def test_the_better_mean_comes_first_and_the_better_skill_breaks_a_tie():
    best = [rep(1, mean="96", skill="99"), rep(2, mean="96", skill="100"), rep(3, mean="97", skill="95")]
    assert values(quota(), *crowd(20, best))[:3] == [4, 4, 5]
    assert values(quota(), *crowd(40, best))[:3] == [4, 5, 5]


def test_nobody_of_those_tied_across_the_border_gets_a_place():
    best = [rep(1), rep(2)]
    assert five_stars(crowd(20, best)) == 0
    assert five_stars(crowd(40, best)) == 2


def test_a_tie_below_the_border_takes_nothing_from_those_above_it():
    assert values(quota(), *crowd(40, [rep(1, mean="99"), rep(2), rep(3)]))[:3] == [5, 4, 4]


def test_all_tied_may_be_let_in_where_the_scheme_says_so():
    assert five_stars(crowd(20, [rep(1), rep(2)]), quota(", ties: all")) == 2
    assert five_stars(crowd(19, [rep(1), rep(2)]), quota(", ties: all")) == 0


def test_a_place_that_an_unknown_level_could_still_take_is_given_to_nobody_yet():
    views = crowd(20, [rep(1, level=None, mean="100"), rep(2)])
    assert values(quota(), *views)[:2] == [None, None]


def test_who_is_not_appraised_keeps_nobody_waiting():
    gone = rep(1, level=None)
    gone.figures["level"] = Figure("level", None, "star", ("not_appraised",))
    assert values(quota(), *crowd(20, [gone, rep(2)]))[:2] == [None, 5]


def test_who_is_not_in_post_on_the_day_competes_for_no_place():
    assert values(quota(), *crowd(21, [rep(1, mean="99", left="2026-10-09"), rep(2)]))[:2] == [4, 5]


def test_without_a_day_everybody_who_is_there_competes():
    text = quota(", heads: role")
    assert values(text, *crowd(20, [rep(1, mean="99", left="2026-10-09"), rep(2)]))[:2] == [5, 4]


# --- the places bind for the quarter


def left(index, day, mean="99", level="5"):
    """Returns somebody who left, as the department sees them in November: nothing but what they had in October."""
    said = {"level": level, "mean": mean, "skill": "95"}
    gone = view({}, {"2026-10": said}, somebody(f"{index:03}", left=day), NOVEMBER)
    gone.figures.clear()
    return gone


def test_a_place_is_not_handed_down_when_its_holder_leaves_during_the_quarter():
    views = crowd(19, [rep(1, period=NOVEMBER)], period=NOVEMBER)
    assert five_stars(views, everyone=[*views, left(99, "2026-10-31")]) == 0
    assert five_stars(views, everyone=[*views, left(99, "2026-10-31", mean="95")]) == 1
    assert five_stars(views, everyone=[*views, left(99, "2026-10-31", level="3")]) == 1


def test_the_month_of_the_review_must_be_read_although_nothing_looks_back_at_it():
    assert rule(quota()).reviewed(NOVEMBER) == (Period(2026, 10),)
    assert rule(quota(", heads: role")).reviewed(NOVEMBER) == ()


# --- several levels


def test_those_pushed_out_of_five_stars_compete_for_the_places_of_four():
    text = quota(shares="{5: 5%, 4: 10%}")
    best = [rep(1, mean="99"), rep(2, mean="98"), rep(3, "4", mean="97"), rep(4, "4", mean="95")]
    assert values(text, *crowd(20, best))[:4] == [5, 4, 4, 3]


def test_a_level_without_a_share_is_not_limited():
    text = quota(shares="{5: 5%, 4: none}")
    assert values(text, *crowd(20, [rep(1, "4"), rep(2, "4"), rep(3, "4")]))[:3] == [4, 4, 4]


# --- lost numbers and slips


@pytest.mark.parametrize(
    "text",
    [quota(shares="UNSET"), quota(shares="{5: UNSET}"), quota(shares="{5: 5%, 4: UNSET}"), quota(overflow="{5: UNSET}"),
     quota().replace("heads_day: 10", "heads_day: UNSET")],
)  # fmt: skip
def test_a_lost_number_leaves_every_level_open(text):
    assert set(values(text, *crowd(20, [rep(1), rep(2)]))) == {None}


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (quota(shares="{five: 5%}"), [("shares.five", "level_no_number")]),
        (quota(overflow="{five: 4}"), [("overflow.five", "level_no_number")]),
        (quota().replace("heads_day: 10", "heads_day: 29"), [("heads_day", "out_of_bounds")]),
        (quota().replace("heads_day: 10", "heads_day: 1.5"), [("heads_day", "not_a_whole_number")]),
        (quota(", rounding: up"), [("rounding", "unknown_word")]),
        (quota(", ties: split"), [("ties", "unknown_word")]),
    ],
)
def test_a_slip_in_a_quota_is_told_with_its_key(text, mistakes):
    assert mistakes_in(text) == mistakes


@given(
    st.lists(st.tuples(st.sampled_from(["96", "97", "98"]), st.sampled_from(["95", "96"])), max_size=12),
    st.integers(1, 60),
    st.sampled_from(["floor", "half_up", "ceiling"]),
)
def test_the_quota_is_never_exceeded_and_nobody_better_is_left_out(merits, others, rounding):
    best = [rep(index, mean=mean, skill=skill) for index, (mean, skill) in enumerate(merits)]
    views = crowd(len(best) + others, best)
    levels = values(quota(f", rounding: {rounding}"), *views)[: len(best)]
    exact = Decimal(len(views)) / 20
    assert sum(level == 5 for level in levels) <= (exact if rounding == "floor" else exact + 1)
    worst = min((merit for merit, level in zip(merits, levels, strict=True) if level == 5), default=None)
    assert all(level == 5 for merit, level in zip(merits, levels, strict=True) if worst and merit > worst)
