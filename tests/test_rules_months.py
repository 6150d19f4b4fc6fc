"""Several months: what was not served does not count, what was served and is not known makes the answer unknown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.facts import Shared
from scoring.period import SPANS, Period
from tests.worlds import OCTOBER, answer, appraised, figure, mistakes_in, rule, somebody, values, view

MEAN = "{rule: mean_over, of: s, over: previous_quarter}"
QUARTER = {"2026-07": {"s": "80"}, "2026-08": {"s": "90"}, "2026-09": {"s": "100"}}
JANUARY = Period(2027, 1)


# --- mean_over


def test_the_mean_is_over_the_three_months_of_the_quarter_before():
    assert values(MEAN, view({"s": "0"}, {**QUARTER, "2026-06": {"s": "0"}})) == [90]


@pytest.mark.parametrize("month", [Period(2026, 10), Period(2026, 11), Period(2026, 12)])
def test_every_month_of_a_quarter_looks_at_the_same_three_months(month):
    assert [str(each) for each in rule(MEAN).months(month)] == ["2026-07", "2026-08", "2026-09"]


def test_the_quarter_before_the_first_lies_in_the_year_before():
    assert [str(each) for each in rule(MEAN).months(JANUARY)] == ["2026-10", "2026-11", "2026-12"]


def test_months_that_were_not_served_do_not_count():
    assert values(MEAN, view({}, {"2026-09": {"s": "75"}})) == [75]


def test_somebody_without_any_month_has_no_mean():
    found = answer(MEAN, view({"s": "90"}))
    assert (found.value, found.reason) == (None, ("no_month_served",))


@pytest.mark.parametrize("august", [{"s": None}, {}])
def test_a_month_of_service_without_its_score_makes_the_mean_unknown(august):
    found = answer(MEAN, view({}, {**QUARTER, "2026-08": august}))
    assert (found.value, [part.period for part in found.parts]) == (None, ["2026-08"])


def test_a_mean_that_never_ends_is_exact_enough_to_be_compared():
    means = values(MEAN, view({}, {"2026-07": {"s": "84.99"}, "2026-08": {"s": "85"}, "2026-09": {"s": "85.01"}}))
    assert means == [85]
    thirds = view(
        {"m": str(values(MEAN, view({}, {"2026-07": {"s": "1"}, "2026-08": {"s": "0"}, "2026-09": {"s": "0"}}))[0])}
    )
    assert values("{rule: meets, all: {x3: {is: 1}}}", view({"x3": str(thirds["m"].value * 3)})) == [1]


def test_the_quarter_to_date_ends_with_this_month():
    text = "{rule: mean_over, of: s, over: quarter_to_date}"
    assert values(text, view({"s": "70"}, {"2026-10": {"s": "60"}}, period=Period(2026, 11))) == [65]


@given(st.lists(st.decimals(min_value=0, max_value=120, places=2), min_size=1, max_size=3))
def test_a_mean_lies_between_the_lowest_and_the_highest_month(scores):
    past = {f"2026-0{7 + index}": {"s": str(score)} for index, score in enumerate(scores)}
    (mean,) = values(MEAN, view({}, past))
    assert min(scores) <= mean <= max(scores)


# --- count_over

PRAISE = "{rule: count_over, of: p, months: 3}"


@pytest.mark.parametrize(
    ("month", "expected"), [("2026-10", 1), ("2026-09", 1), ("2026-08", 1), ("2026-07", 0), ("2026-06", 0)]
)
def test_praise_counts_in_its_own_month_and_the_two_after(month, expected):
    past = {each: {"p": "0"} for each in ("2026-06", "2026-07", "2026-08", "2026-09")}
    said = {**past, "2026-10": {"p": "0"}, month: {"p": "1"}}
    now = said.pop("2026-10")
    assert values(PRAISE, view(now, said)) == [expected]


def test_counts_run_on_over_the_end_of_the_year():
    past = {"2026-11": {"p": "1"}, "2026-12": {"p": "2"}}
    assert values(PRAISE, view({"p": "0"}, past, period=JANUARY)) == [3]


def test_this_month_may_be_left_out():
    text = "{rule: count_over, of: p, months: 3, but_not: this_month}"
    assert values(text, view({"p": "5"}, {"2026-09": {"p": "1"}, "2026-08": {"p": "1"}})) == [2]


def test_a_count_of_months_of_which_none_was_served_is_nought():
    assert values("{rule: count_over, of: p, months: 3, but_not: this_month}", view({"p": "5"})) == [0]


def test_a_count_that_is_not_known_in_one_month_is_not_known():
    found = answer(PRAISE, view({"p": "1"}, {"2026-09": {"p": None}}))
    assert (found.value, [part.period for part in found.parts]) == (None, ["2026-09"])


def test_the_quarter_to_date_does_not_look_at_the_quarter_before():
    text = "{rule: count_over, of: p, over: quarter_to_date}"
    november = Period(2026, 11)
    assert values(text, view({"p": "1"}, {"2026-09": {"p": "4"}, "2026-10": {"p": "1"}}, period=november)) == [2]


@pytest.mark.parametrize(
    ("said", "mistakes"),
    [
        ("months: 3, over: this_month", [("", "one_of_two")]),
        ("but_not: this_month", [("", "one_of_two")]),
        ("months: 0", [("months", "out_of_bounds")]),
        ("months: -1", [("months", "out_of_bounds")]),
        ("months: 61", [("months", "out_of_bounds")]),
        ("months: 60", []),
        ("months: 1", []),
        ("months: 2.5", [("months", "not_a_whole_number")]),
        ("months: three", [("months", "not_a_number")]),
    ],
)
def test_a_count_says_how_many_months_or_which(said, mistakes):
    assert mistakes_in(f"{{rule: count_over, of: p, {said}}}") == mistakes


def test_a_lost_number_of_months_leaves_the_count_unknown():
    found = answer("{rule: count_over, of: p, months: UNSET}", view({"p": "1"}))
    assert (found.value, [part.reason[0] for part in found.parts]) == (None, ["unset"])


# --- streak

TWO = "{rule: streak, when: {bad: {above: 0}}, months: 2}"


@pytest.mark.parametrize(
    ("august", "september", "october", "expected"),
    [("0", "1", "1", 1), ("1", "0", "1", 0), ("1", "1", "0", 0), ("1", "1", "1", 1), ("0", "3", "2", 1)],
)
def test_a_streak_is_of_the_last_months_without_a_gap(august, september, october, expected):
    assert values(TWO, view({"bad": october}, {"2026-08": {"bad": august}, "2026-09": {"bad": september}})) == [
        expected
    ]


def test_a_streak_runs_on_over_the_end_of_the_year():
    assert values(TWO, view({"bad": "1"}, {"2026-12": {"bad": "1"}}, period=JANUARY)) == [1]


def test_a_month_that_was_not_served_breaks_a_streak():
    found = answer(TWO, view({"bad": "1"}, {"2026-08": {"bad": "1"}}))
    assert (found.value, found.reason) == (0, ("streak_short", "2026-09"))


@pytest.mark.parametrize(
    ("september", "october", "expected"), [(None, "1", None), ("1", None, None), (None, "0", 0), ("0", None, 0)]
)
def test_an_unknown_month_leaves_a_streak_open_unless_another_breaks_it(september, october, expected):
    assert values(TWO, view({"bad": october}, {"2026-09": {"bad": september}})) == [expected]


def test_a_streak_may_count_only_months_of_one_standing():
    text = "{rule: streak, when: {s: {at_least: 70}}, months: 2, standing: probation}"
    on_probation, confirmed = somebody(probation=True), somebody(confirmed="2026-10-08")
    long_confirmed = somebody(confirmed="2026-09-01")
    past = {"2026-09": {"s": "70"}}
    views = [view({"s": "70"}, past, person) for person in (on_probation, confirmed, long_confirmed)]
    assert values(text, *views) == [1, 0, 0]


def test_a_streak_stands_exactly_on_its_threshold():
    text = "{rule: streak, when: {s: {at_least: 70}}, months: 2}"
    assert values(text, view({"s": "70"}, {"2026-09": {"s": "70"}})) == [1]
    assert values(text, view({"s": "70"}, {"2026-09": {"s": "69.99"}})) == [0]


@pytest.mark.parametrize(
    ("said", "mistakes"),
    [
        ("months: 0", [("months", "out_of_bounds")]),
        ("months: 1.5", [("months", "not_a_whole_number")]),
        ("months: 1000000000", [("months", "out_of_bounds")]),
        ("months: 2, standing: [probatoin]", [("standing.0", "unknown_word")]),
    ],
)
def test_a_streak_that_everybody_or_nobody_has_is_refused(said, mistakes):
    assert mistakes_in(f"{{rule: streak, when: {{s: 1}}, {said}}}") == mistakes


def test_a_lost_length_leaves_the_streak_unknown():
    assert values("{rule: streak, when: {s: 1}, months: UNSET}", view({"s": "1"})) == [None]


@given(st.lists(st.booleans(), min_size=6, max_size=6), st.integers(1, 6))
def test_a_streak_holds_when_the_last_months_all_hold(history, months):
    named = [f"2026-{month:02}" for month in range(5, 11)]
    said = {month: {"bad": "1" if held else "0"} for month, held in zip(named, history, strict=True)}
    now = said.pop("2026-10")
    found = values(f"{{rule: streak, when: {{bad: 1}}, months: {months}}}", view(now, said))
    assert found == [int(all(history[-months:]))]


# --- value_at

SKILL = "{rule: value_at, of: typing, at: quarter_start, done: skill_date, by_day: 5}"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-10-05", 75), ("2026-10-01", 75), ("2026-09-28", 75), ("2026-10-06", None), ("2026-11-01", None)],
)
def test_a_test_counts_up_to_the_end_of_its_last_day(day, expected):
    assert values(SKILL, view({"typing": "75", "skill_date": day})) == [expected]


@pytest.mark.parametrize(
    ("by_day", "day", "expected"),
    [(5, "2026-10-05", 75), (5, "2026-10-06", None), (25, "2026-09-25", 75), (25, "2026-09-26", None)],
)
def test_with_a_cut_off_the_last_day_lies_in_the_period(by_day, day, expected):
    text = f"{{rule: value_at, of: typing, at: quarter_start, done: skill_date, by_day: {by_day}}}"
    seen = view({"typing": "75", "skill_date": day}, period=Period(2026, 10, from_day=21))
    assert values(text, seen) == [expected]


def test_a_test_that_came_too_late_says_so():
    assert answer(SKILL, view({"typing": "75", "skill_date": "2026-10-06"})).reason == ("too_late", "2026-10-06", 5)


def test_the_later_months_of_a_quarter_use_the_first_months_test():
    past = {"2026-10": {"typing": "75", "skill_date": "2026-10-05"}}
    assert values(SKILL, view({"typing": "99", "skill_date": "2026-12-01"}, past, period=Period(2026, 12))) == [75]


@pytest.mark.parametrize(
    "said", [{"typing": None, "skill_date": "2026-10-05"}, {"typing": "75", "skill_date": None}, {"typing": "75"}]
)
def test_a_test_without_its_result_or_its_day_is_unknown(said):
    assert values(SKILL, view(said)) == [None]


def test_who_came_after_the_quarters_first_month_has_no_test():
    found = answer(SKILL, view({"typing": "75"}, period=Period(2026, 11)))
    assert (found.value, found.reason) == (None, ("not_employed_in", "2026-10"))


def test_a_value_of_the_month_before_needs_no_day():
    text = "{rule: value_at, of: s, at: previous_month}"
    assert values(text, view({"s": "1"}, {"2026-12": {"s": "2"}}, period=JANUARY)) == [2]


def test_a_word_in_time_stays_a_word():
    text = "{rule: value_at, of: job_level, done: skill_date, by_day: 5}"
    assert answer(text, view({"job_level": "senior", "skill_date": "2026-10-05"})).word == "senior"


@pytest.mark.parametrize(
    ("said", "mistakes"),
    [
        ("done: skill_date", [("", "missing_key")]),
        ("by_day: 5", [("", "missing_key")]),
        ("done: skill_date, by_day: 0", [("by_day", "out_of_bounds")]),
        ("done: skill_date, by_day: 5.5", [("by_day", "not_a_whole_number")]),
    ],
)
def test_the_last_day_and_the_day_of_the_test_are_said_together(said, mistakes):
    assert mistakes_in(f"{{rule: value_at, of: typing, {said}}}") == mistakes


def test_a_lost_last_day_leaves_the_value_unknown():
    text = "{rule: value_at, of: typing, done: skill_date, by_day: UNSET}"
    assert values(text, view({"typing": "75", "skill_date": "2026-10-01"})) == [None]


# --- change


@pytest.mark.parametrize(
    ("now", "then", "expected"),
    [("88", "80", 8), ("85", "85", 0), ("80", "90", -10), (None, "80", None), ("88", None, None)],
)
def test_a_change_is_this_month_less_the_one_before(now, then, expected):
    assert values("{rule: change, of: s}", view({"s": now}, {"2026-09": {"s": then}})) == [expected]


def test_a_period_of_the_department_that_nobody_kept_is_unknown_and_keeps_nobody_out_of_a_contest():
    text = """
      facts: {x: {unit: percent}, sales: {unit: yuan, whose: department}}
      rank:
        risen: {rule: change, of: sales, as: percent, whose: department}
        y: {rule: formula, formula: x - risen, gives: percent}
      award: {prize: {rule: best, of: y, places: 1, amount: 100}}
    """
    shared = {OCTOBER: Shared({"sales": figure("sales", "100", "yuan")})}
    said = {"甲": {"always": {"x": "80"}}, "乙": {"always": {"x": "70"}}}
    made = appraised([somebody("甲"), somebody("乙")], said, text, shared=shared)
    seen = {each.view.person.id: each.view for each in made.results}
    assert seen["甲"]["risen"].reason == ("period_not_kept", "2026-09")
    assert [seen[name]["prize"].value for name in ("甲", "乙")] == [None, None]


def test_somebody_new_has_no_change_rather_than_a_rise_from_nought():
    found = answer("{rule: change, of: s}", view({"s": "88"}, {"2026-08": {"s": "80"}}))
    assert (found.value, found.reason) == (None, ("not_employed_in", "2026-09"))


def test_the_month_before_january_is_december():
    assert values("{rule: change, of: s}", view({"s": "3"}, {"2026-12": {"s": "1"}}, period=JANUARY)) == [2]


@pytest.mark.parametrize(
    ("now", "then", "expected"), [("110", "100", 10), ("120.01", "100", Decimal("20.01")), ("95", "100", -5)]
)
def test_a_change_may_be_told_in_percent_of_what_was(now, then, expected):
    assert values("{rule: change, of: s, as: percent}", view({"s": now}, {"2026-09": {"s": then}})) == [expected]


@pytest.mark.parametrize("then", ["0", "-5"])
def test_a_percentage_of_nothing_cannot_be_told(then):
    found = answer("{rule: change, of: s, as: percent}", view({"s": "9"}, {"2026-09": {"s": then}}))
    assert (found.value, found.reason) == (None, ("no_base",))


def test_a_change_may_be_since_the_same_month_of_the_year_before():
    text = "{rule: change, of: s, since: same_period_last_year}"
    assert values(text, view({"s": "9"}, {"2025-10": {"s": "4"}, "2026-09": {"s": "8"}})) == [5]


# --- months_of_standing

REGULAR = "{rule: months_of_standing, standing: regular, over: previous_quarter}"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, 3),
        ({"confirmed": "2026-06-30"}, 3),
        ({"confirmed": "2026-07-01"}, 2),
        ({"confirmed": "2026-07-31"}, 2),
        ({"confirmed": "2026-08-10"}, 1),
        ({"confirmed": "2026-09-20"}, 0),
        ({"confirmed": "2026-10-01"}, 0),
        ({"probation": True}, 0),
        ({"hired": "2026-08-20"}, 2),
        ({"left": "2026-08-20"}, 2),
    ],
)
def test_a_month_counts_as_regular_after_the_month_of_confirmation(said, expected):
    assert values(REGULAR, view({}, person=somebody(**said))) == [expected]


def test_several_standings_may_be_counted_together():
    text = "{rule: months_of_standing, standing: [probation, confirming]}"
    assert values(text, view({}, person=somebody(confirmed="2026-08-10"))) == [2]


def test_a_misspelt_standing_is_refused():
    assert mistakes_in("{rule: months_of_standing, standing: [regulr]}") == [("standing.0", "unknown_word")]


def test_decimals_of_counts_are_exact():
    assert values(PRAISE, view({"p": "0.1"}, {"2026-09": {"p": "0.2"}})) == [Decimal("0.3")]


# --- the words for periods


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("word", ["mean_over, of: s", "count_over, of: s", "group_mean, of: s, role: rep"])
def test_every_word_for_periods_may_stand_in_every_rule_over_them(word, span):
    assert mistakes_in(f"{{rule: {word}, over: {span}}}") == []
