"""Looking back over periods of any length: which count, which are passed over, and what breaks a run of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.facts import NOT_APPRAISED
from scoring.figure import Figure
from scoring.form import Unset
from scoring.period import Period
from scoring.person import Person
from tests.worlds import answer, mistakes_in, rule, values, view

JANUARY = Period(2027, 1)
LAST_YEAR = {"2025-10": {"s": "2.0"}}
THREE = {"2026-07": {"s": "2.2"}, "2026-08": {"s": "1.8"}, "2026-09": {"s": "2.0"}}
TARGET = "{rule: mean_over, of: s, over: [same_period_last_year, previous_three_periods]"
BAD = "{rule: streak, when: {bad: {above: 0}}, months: 3"


def months(bad, last="2026-10"):
    """Returns a view of the last months, the present one last: 1 bad, 0 good, ? unknown, - not served."""
    now = Period.parse(last)
    past = {}
    for back, mark in enumerate(reversed(bad[:-1]), 1):
        if mark != "-":
            past[str(now.shift(-back))] = {"bad": None if mark == "?" else mark}
    return view({"bad": None if bad[-1] == "?" else bad[-1]}, past, period=now)


def streak(bad, more="", last="2026-10"):
    """Returns the answer of a streak of three bad months."""
    return values(f"{BAD}{more}}}", months(bad, last))[0]


# --- mean_over


def test_a_mean_may_be_of_last_years_month_and_the_last_three():
    assert values(f"{TARGET}}}", view({}, {**LAST_YEAR, **THREE})) == [2]
    assert [str(each) for each in rule(f"{TARGET}}}").months(Period(2026, 10))] == [
        "2025-10",
        "2026-07",
        "2026-08",
        "2026-09",
    ]


def test_a_month_that_two_words_name_counts_once():
    text = "{rule: mean_over, of: s, over: [previous_quarter, previous_period]}"
    assert values(text, view({}, THREE)) == [2]
    assert len(rule(text).months(Period(2026, 10))) == 3


def test_a_month_without_the_figure_is_passed_over_only_when_the_scheme_says_so():
    seen = view({}, {**THREE, "2026-08": {"s": None}})
    assert values(f"{TARGET}}}", seen) == [None]
    assert values(f"{TARGET}, missing: skip}}", seen) == [Decimal("2.1")]


def test_with_no_month_known_there_is_no_mean():
    assert values(f"{TARGET}, missing: skip}}", view({}, {"2026-08": {"s": None}}), view({})) == [None, None]


def test_what_waits_for_a_lost_figure_of_the_scheme_is_not_passed_over():
    seen = view({}, THREE)
    lost = Figure("s", None, "points", ("not_known",), (Unset("scale").figure(),))
    seen.past[Period(2026, 8)].figures["s"] = lost
    assert values(f"{TARGET}, missing: skip}}", seen) == [None]


def test_fewer_months_than_the_scheme_asks_for_give_no_mean():
    found = answer(f"{TARGET}, least: 4}}", view({}, THREE))
    assert (found.value, found.reason) == (None, ("too_few_periods", Decimal(3), Decimal(4)))
    assert values(f"{TARGET}, least: 4}}", view({}, {**LAST_YEAR, **THREE})) == [2]


@pytest.mark.parametrize("key", ["missing: UNSET", "least: UNSET"])
def test_a_lost_word_of_a_mean_leaves_it_unknown(key):
    found = answer(f"{TARGET}, {key}}}", view({}, THREE))
    assert (found.value, [part.reason[0] for part in found.parts]) == (None, ["unset"])


@pytest.mark.parametrize(
    ("said", "mistakes"),
    [
        ("over: []", [("over", "missing_key")]),
        ("over: last_quarter", [("over.0", "unknown_word")]),
        ("least: 0", [("least", "out_of_bounds")]),
        ("over: year_to_date, least: 2", []),
    ],
)
def test_a_mean_says_over_which_periods(said, mistakes):
    assert mistakes_in(f"{{rule: mean_over, of: s, {said}}}") == mistakes


def test_the_mean_of_quarters_is_over_quarters():
    quarter = Period.parse("2026-Q4")
    text = "{rule: mean_over, of: s, over: previous_two_periods}"
    seen = view({}, {"2026-Q2": {"s": "80"}, "2026-Q3": {"s": "90"}, "2026-Q1": {"s": "0"}}, period=quarter)
    assert values(text, seen) == [85]


# --- count_over


def test_a_count_runs_over_the_year_to_date():
    past = {"2025-12": {"p": "9"}, "2026-01": {"p": "1"}, "2026-05": {"p": "2"}}
    assert values("{rule: count_over, of: p, over: year_to_date}", view({"p": "1"}, past)) == [4]


def test_sums_of_several_periods_make_a_ratio_of_sums():
    text = "{rule: count_over, of: s, over: [same_period_last_year, previous_three_periods]}"
    assert values(text, view({"s": "100"}, {**LAST_YEAR, **THREE})) == [8]


def test_periods_in_which_something_held_are_counted():
    text = "{rule: count_over, when: {s: {below: 60}}, over: year_to_date}"
    past = {"2026-02": {"s": "59.99"}, "2026-05": {"s": "60"}, "2025-11": {"s": "1"}}
    found = answer(text, view({"s": "12"}, past))
    assert (found.value, [(part.period, part.value) for part in found.parts]) == (
        2,
        [("2026-02", Decimal("59.99")), ("", Decimal(12))],
    )


def test_one_period_of_which_nobody_knows_whether_it_held_leaves_the_number_open():
    text = "{rule: count_over, when: {s: {below: 60}}, months: 3}"
    found = answer(text, view({"s": "12"}, {"2026-09": {"s": None}}))
    assert (found.value, [part.name for part in found.parts]) == (None, ["s"])


def test_a_count_of_yes_is_a_count():
    assert rule("{rule: count_over, of: failed, months: 2}").unit({"failed": "yes_no"}) == "count"
    assert rule("{rule: count_over, when: {s: 1}, months: 2}").unit({"s": "points"}) == "count"
    assert rule("{rule: count_over, of: sales, months: 2}").unit({"sales": "yuan"}) == "yuan"


@pytest.mark.parametrize("said", ["months: 3", "of: p, when: {p: 1}, months: 3"])
def test_a_count_says_what_is_counted(said):
    assert mistakes_in(f"{{rule: count_over, {said}}}") == [("", "one_of_two")]


# --- value_at


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("at: previous_period", 9),
        ("at: previous_month", 9),
        ("back: 2", 8),
        ("at: same_period_last_year", 5),
        ("back: UNSET", None),
    ],
)
def test_a_value_of_another_period_is_found_by_its_word_or_its_distance(said, expected):
    past = {"2026-09": {"s": "9"}, "2026-08": {"s": "8"}, "2025-10": {"s": "5"}}
    assert values(f"{{rule: value_at, of: s, {said}}}", view({"s": "10"}, past)) == [expected]


@pytest.mark.parametrize(
    ("said", "mistakes"),
    [
        ("at: previous_period, back: 2", [("", "one_of_two")]),
        ("back: 0", [("back", "out_of_bounds")]),
        ("back: 1.5", [("back", "not_a_whole_number")]),
        ("back: 12", []),
    ],
)
def test_a_value_is_of_one_period(said, mistakes):
    assert mistakes_in(f"{{rule: value_at, of: s, {said}}}") == mistakes


def test_the_quarter_before_is_the_period_before_in_a_quarterly_scheme():
    seen = view({"s": "10"}, {"2026-Q3": {"s": "9"}}, period=Period.parse("2026-Q4"))
    assert values("{rule: value_at, of: s, at: previous_period}", seen) == [9]


# --- of the department


def shared(past):
    """Returns the department's own view."""
    return view({"s": "1"}, past, Person("", "", "rep"))


def test_a_month_of_which_the_department_kept_nothing_is_missing_and_not_passed_over():
    found = answer(f"{TARGET}}}", shared(THREE))
    assert (found.value, found.reason) == (None, ("period_not_kept", "2025-10"))
    assert values(f"{TARGET}, missing: skip}}", shared(THREE)) == [2]
    assert values(f"{TARGET}}}", shared({**LAST_YEAR, **THREE})) == [2]


def test_a_sum_of_the_department_over_a_month_of_which_nothing_was_kept_is_unknown():
    text = "{rule: count_over, of: s, over: previous_three_periods}"
    del (kept := dict(THREE))["2026-08"]
    assert values(text, shared(THREE), shared(kept), view({}, kept)) == [6, None, Decimal("4.2")]


def test_the_department_is_never_said_to_have_been_unemployed():
    found = answer("{rule: value_at, of: s, at: previous_period}", shared({}))
    assert found.reason == ("period_not_kept", "2026-09")


# --- streak


@pytest.mark.parametrize(
    ("bad", "breaks", "pauses"),
    [
        ("111", 1, 1),
        ("1-11", 0, 1),
        ("1--11", 0, 1),
        ("1---11", 0, 1),
        ("1----11", 0, 0),
        ("0-11", 0, 0),
        ("11-0", 0, 0),
        ("?-11", 0, None),
        ("-11", 0, 0),
    ],
)
def test_an_absence_breaks_a_streak_or_pauses_it(bad, breaks, pauses):
    assert [streak(bad), streak(bad, ", absent: pauses")] == [breaks, pauses]


@pytest.mark.parametrize(
    ("bad", "every", "once"),
    [
        ("0111", 1, 1),
        ("1111", 1, 0),
        ("11111", 1, 0),
        ("-111", 1, 1),
        ("110111", 1, 1),
        ("?111", 1, None),
        ("011", 0, 0),
    ],
)
def test_a_streak_that_goes_on_counts_every_month_or_only_when_it_is_completed(bad, every, once):
    assert [streak(bad), streak(bad, ", again: no")] == [every, once]


@pytest.mark.parametrize(
    ("last", "rolling", "quarter", "year"),
    [("2026-10", 1, 0, 1), ("2026-12", 1, 1, 1), ("2027-01", 1, 0, 0), ("2027-02", 1, 0, 0), ("2027-03", 1, 1, 1)],
)
def test_a_run_may_begin_anew_with_the_quarter_or_the_year(last, rolling, quarter, year):
    found = [streak("1111", f", basis: {word}", last) for word in ("rolling", "calendar_quarter", "calendar_year")]
    assert found == [rolling, quarter, year]


def test_in_a_new_year_the_run_of_the_old_one_is_not_completed_before():
    assert streak("111111", ", basis: calendar_year, again: no", "2027-03") == 1


def test_a_month_in_which_somebody_was_not_appraised_is_like_an_absence():
    seen = months("1111")
    seen.past[Period(2026, 9)].figures["bad"] = Figure("bad", None, "points", (NOT_APPRAISED,))
    assert values(f"{BAD}}}", seen) == [0]
    assert values(f"{BAD}, absent: pauses}}", seen) == [1]


@pytest.mark.parametrize("key", ["basis", "absent", "again"])
def test_a_lost_word_of_a_streak_leaves_it_unknown(key):
    assert streak("111", f", {key}: UNSET") is None


def test_a_streak_looks_no_further_back_than_it_must():
    looked = {more: len(rule(f"{BAD}{more}}}").months(JANUARY)) for more in ("", ", again: no", ", absent: pauses")}
    assert looked == {"": 3, ", again: no": 4, ", absent: pauses": 6}


@given(st.lists(st.booleans(), min_size=4, max_size=9))
def test_a_streak_is_completed_once_in_every_run(history):
    run = 0
    for held in reversed(history):
        if not held:
            break
        run += 1
    bad = "".join("1" if held else "0" for held in history)
    assert streak(bad, ", again: no") == (1 if run == 3 else 0)
