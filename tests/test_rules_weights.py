"""What is missing from a total, weights by job type, caps of parts; rounding; a clean month."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.figure import Figure
from scoring.form import Unset
from tests.worlds import answer, mistakes_in, values, view

RATERS = "{rule: total, of: [s, t, p], mode: weighted, weights: {s: 15%, t: 60%, p: 25%}"
BY_JOB = (
    "{rule: total, of: [r, t], mode: weighted, by: job_level,"
    " weights: {sales: {r: 60%, t: 40%}, office: {r: 0%, t: 100%}, shop: UNSET}"
)


# --- a rater who is missing


def test_three_raters_count_by_their_weights():
    assert values(f"{RATERS}}}", view({"s": "80", "t": "90", "p": "70"})) == [Decimal("83.5")]


def test_a_missing_rater_blocks_the_total_unless_the_scheme_spreads_the_weight():
    seen = view({"s": None, "t": "90", "p": "70"})
    assert values(f"{RATERS}}}", seen) == [None]
    (found,) = values(f"{RATERS}, missing: renormalise}}", seen)
    assert round(found, 10) == Decimal("84.1176470588")  # (54 + 17.5) ÷ 85 %


def test_with_nobody_missing_nothing_is_spread():
    found = answer(f"{RATERS}, missing: renormalise}}", view({"s": "80", "t": "90", "p": "70"}))
    assert (found.value, found.reason) == (Decimal("83.5"), ("weighted_sum",))


def test_with_every_rater_missing_there_is_no_total():
    assert values(f"{RATERS}, missing: renormalise}}", view({"s": None, "t": None, "p": None})) == [None]


def test_a_total_in_which_somebody_is_missing_names_who():
    found = answer(f"{RATERS}, missing: renormalise}}", view({"s": "80", "t": "90", "p": None}))
    assert [part.name for part in found.parts if not part.known] == ["p"]
    assert found.reason[0] == "weighted_scaled"


def test_what_waits_for_a_lost_figure_of_the_scheme_is_not_taken_for_missing():
    seen = view({"s": "80", "t": "90"})
    seen.figures["p"] = Figure("p", None, "points", ("not_known",), (Unset("panel_points").figure(),))
    assert values(f"{RATERS}, missing: renormalise}}", seen) == [None]


def test_a_sum_with_a_missing_part_is_scaled_up_by_the_maxima():
    text = "{rule: total, of: [a, b, c], missing: renormalise, maxima: {a: 50, b: 30, c: 20}}"
    found = answer(text, view({"a": "40", "b": "24", "c": None}))
    assert (found.value, found.reason) == (80, ("sum_scaled", Decimal(100), Decimal(80)))


def test_a_mean_passes_over_who_is_missing():
    text = "{rule: total, of: [s, t, p], mode: mean, missing: renormalise}"
    assert values(text, view({"s": "80", "t": "90", "p": None}), view({"s": "80", "t": None, "p": None})) == [85, 80]


def test_the_mean_of_three_raters_is_not_rounded():
    (mean,) = values("{rule: total, of: [s, t, p], mode: mean}", view({"s": "94", "t": "95", "p": "95"}))
    assert mean * 3 == 284
    assert values("{rule: total, of: [s, t, p], mode: mean}", view({"s": "94", "t": "95", "p": None})) == [None]


@given(
    st.lists(st.decimals(0, 100, places=2), min_size=2, max_size=4),
    st.integers(0, 3),
)
def test_spread_weights_agree_with_plain_fractions(scores, missing):
    shares = {2: (40, 60), 3: (15, 60, 25), 4: (10, 20, 30, 40)}[len(scores)]
    said = {f"n{index}": None if index == missing else str(score) for index, score in enumerate(scores)}
    weights = ", ".join(f"{name}: {share}%" for name, share in zip(said, shares, strict=True))
    text = f"{{rule: total, of: [{', '.join(said)}], mode: weighted, weights: {{{weights}}}, missing: renormalise}}"
    there = [(Fraction(said[name]), share) for name, share in zip(said, shares, strict=True) if said[name] is not None]
    expected = sum(score * share for score, share in there) / sum(share for _, share in there)
    (found,) = values(text, view(said))
    assert abs(Fraction(found) - expected) < Fraction(1, 10**40)


@pytest.mark.parametrize("key", ["mode: UNSET", "missing: UNSET", "maxima: UNSET", "maxima: {a: UNSET}"])
def test_a_lost_word_or_cap_of_a_total_leaves_it_unknown(key):
    found = answer(f"{{rule: total, of: [a, b], {key}}}", view({"a": "1", "b": "2"}))
    assert (found.value, [part.reason[0] for part in found.parts]) == (None, ["unset"])


def test_a_sum_can_only_be_scaled_up_by_the_maxima_of_all_parts():
    text = "{rule: total, of: [a, b], missing: renormalise, maxima: {a: 50}}"
    assert mistakes_in(text) == [("maxima.b", "missing_key")]


# --- caps of parts


def test_a_part_counts_at_most_its_own_cap_and_the_whole_at_most_the_whole():
    text = "{rule: total, of: [a, b], maxima: {a: 100, b: 10}, most: 105}"
    assert values(text, view({"a": "90", "b": "12"}), view({"a": "99", "b": "8"})) == [100, 105]


def test_a_part_within_its_cap_is_left_as_it_is():
    found = answer("{rule: total, of: [a, b], maxima: {b: 10}}", view({"a": "1", "b": "10"}))
    assert [part.reason for part in found.parts] == [("read",), ("read",)]


def test_a_capped_part_explains_itself():
    found = answer("{rule: total, of: [a, b], maxima: {b: 10}}", view({"a": "1", "b": "12"}))
    assert [(part.value, part.reason[0]) for part in found.parts] == [(1, "read"), (10, "counts_as_most")]


@pytest.mark.parametrize(
    ("maxima", "mistakes"),
    [("{c: 10}", [("maxima.c", "unknown_key")]), ("{a: 0}", [("maxima.a", "not_above_nought")]), ("{a: 10}", [])],
)
def test_caps_name_parts_and_are_more_than_nought(maxima, mistakes):
    assert mistakes_in(f"{{rule: total, of: [a, b], maxima: {maxima}}}") == mistakes


# --- weights by a word


@pytest.mark.parametrize(("job", "expected"), [("sales", 84), ("office", 60), ("shop", None), (None, None)])
def test_each_job_has_weights_of_its_own(job, expected):
    assert values(f"{BY_JOB}}}", view({"r": "100", "t": "60", "job_level": job})) == [expected]


def test_a_job_that_the_weights_lack_has_no_total():
    found = answer(f"{BY_JOB}}}", view({"r": "1", "t": "1", "job_level": "cook"}))
    assert (found.value, found.reason) == (None, ("not_in_table", "cook", "sales, office, shop"))


def test_a_part_of_no_weight_is_not_asked_for():
    assert values(f"{BY_JOB}}}", view({"r": None, "t": "60", "job_level": "office"})) == [60]


@pytest.mark.parametrize(
    ("weights", "mistakes"),
    [
        ("{sales: {a: 60%, b: 30%}}", [("weights.sales", "weights_sum")]),
        ("{sales: {a: 100%}}", [("weights.sales", "weights_name_others")]),
        ("{sales: {a: 120%, b: -20%}}", [("weights.sales.a", "out_of_bounds"), ("weights.sales.b", "out_of_bounds")]),
        ("{a: 60%, b: 40%}", [("weights.a", "not_a_table"), ("weights.b", "not_a_table")]),
        ("{}", [("weights", "missing_key")]),
        ("{sales: UNSET}", []),
    ],
)
def test_weights_by_a_word_are_a_table_for_each(weights, mistakes):
    assert mistakes_in(f"{{rule: total, of: [a, b], mode: weighted, by: job_level, weights: {weights}}}") == mistakes


def test_a_table_of_tables_without_the_word_that_chooses_is_refused():
    text = "{rule: total, of: [a, b], mode: weighted, weights: {sales: {a: 60%, b: 40%}}}"
    assert mistakes_in(text) == [("weights.sales", "not_one_value")]


# --- limit: rounding


@pytest.mark.parametrize(
    ("places", "rounding", "expected"),
    [
        ("2", "half_up", "95"),
        ("2", "floor", "94.99"),
        ("2", "ceiling", "95"),
        ("0", "half_up", "95"),
        ("raw", "half_up", "94.995"),
    ],
)
def test_a_figure_is_rounded_as_the_scheme_says(places, rounding, expected):
    text = f"{{rule: limit, of: s, places: {places}, rounding: {rounding}}}"
    assert values(text, view({"s": "94.995"})) == [Decimal(expected)]


def test_a_figure_is_rounded_before_it_is_held():
    text = "{rule: limit, of: s, places: 0, least: 70}"
    assert values(text, view({"s": "69.5"}), view({"s": "69.49"})) == [70, 70]
    assert [answer(text, view({"s": score})).reason[0] for score in ("69.5", "69.49", "71")] == [
        "rounded_to",
        "counts_as_least",
        "unchanged",
    ]


def test_an_absurd_number_is_no_reason_to_stop():
    absurd = "9" * 40
    assert values("{rule: limit, of: s, places: 2}", view({"s": absurd})) == [Decimal(absurd)]


@pytest.mark.parametrize(
    ("said", "mistakes"),
    [
        ("places: 11", [("places", "out_of_bounds")]),
        ("places: 1.5", [("places", "not_a_whole_number")]),
        ("places: 2, rounding: up", [("rounding", "unknown_word")]),
        ("rounding: floor", [("", "missing_key")]),
        ("places: raw", []),
    ],
)
def test_rounding_says_how_many_decimals(said, mistakes):
    assert mistakes_in(f"{{rule: limit, of: s, {said}}}") == mistakes


@pytest.mark.parametrize("said", ["places: UNSET", "places: 2, rounding: UNSET"])
def test_a_lost_word_of_rounding_leaves_the_figure_unknown(said):
    assert values(f"{{rule: limit, of: s, {said}}}", view({"s": "80"})) == [None]


# --- per_occurrence: a clean month


@pytest.mark.parametrize(("reviews", "expected"), [("0", 5), ("1", -2), ("0.5", -1), (None, None)])
def test_a_clean_month_earns_points_that_the_first_time_takes_away(reviews, expected):
    assert values("{rule: per_occurrence, of: n, each: -2, clean: 5}", view({"n": reviews})) == [expected]


def test_a_clean_month_stays_under_the_cap():
    assert values("{rule: per_occurrence, of: n, each: -2, clean: 5, start: 8, most: 10}", view({"n": "0"})) == [10]


def test_lost_points_of_a_clean_month_leave_the_answer_unknown():
    assert values("{rule: per_occurrence, of: n, each: -2, clean: UNSET}", view({"n": "0"})) == [None]


# --- short names


def test_weights_may_call_the_parts_by_short_names():
    text = "{rule: total, of: {self: a, boss: b}, mode: weighted, weights: {self: 30%, boss: 70%}}"
    assert values(text, view({"a": "90", "b": "80"})) == [83]


def test_maxima_may_call_the_parts_by_short_names_too():
    text = "{rule: total, of: {self: a, boss: b}, maxima: {self: 20}}"
    assert values(text, view({"a": "90", "b": "80"})) == [100]


def test_weights_of_other_short_names_are_refused():
    text = "{rule: total, of: {self: a, boss: b}, mode: weighted, weights: {a: 30%, b: 70%}}"
    assert [code for _, code in mistakes_in(text)] == ["weights_name_others"]
