"""Bands and steps: every edge says whether it belongs, gaps and overlaps are refused, the highest standard counts."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.worlds import answer, mistakes_in, scheme_mistakes, values, view

ERRORS = """
rule: bands
of: rate
bands:
  - {up_to: 0.5, gives: 20}
  - {above: 0.5, up_to: 1, gives: 16}
  - {above: 1, gives: 0}
"""
STARS = "{rule: ladder, of: s, minimum: {1: 60, 2: 75, 3: 85, 4: 92, 5: 96}, else: 0}"


def bands(*lines, more=""):
    return "rule: bands\nof: rate\nbands: [" + ", ".join(f"{{{line}}}" for line in lines) + f"]\n{more}"


# --- bands


@pytest.mark.parametrize(
    ("rate", "points"),
    [("0", 20), ("-3", 20), ("0.5", 20), ("0.50001", 16), ("1", 16), ("1.00000000000000001", 0), ("99", 0)],
)
def test_an_edge_belongs_to_the_band_that_says_so(rate, points):
    assert values(ERRORS, view({"rate": rate})) == [points]


@pytest.mark.parametrize(
    ("rate", "points"), [("95", 10), ("94.99", 8), ("90", 8), ("89.999", 5), ("80", 5), ("79.99", 0)]
)
def test_bands_may_be_told_from_high_to_low(rate, points):
    text = bands("at_least: 95, gives: 10", "at_least: 90, below: 95, gives: 8", "at_least: 80, below: 90, gives: 5",
                 "below: 80, gives: 0")  # fmt: skip
    assert values(text, view({"rate": rate})) == [points]


def test_an_edge_that_does_not_belong_is_left_to_the_next_band_in_either_order():
    low_first = bands("below: 80, gives: 0", "at_least: 80, gives: 5")
    high_first = bands("above: 80, gives: 5", "up_to: 80, gives: 0")
    assert values(low_first, view({"rate": "80"})) == [5]
    assert values(high_first, view({"rate": "80"})) == [0]


def test_a_measure_that_nobody_knows_falls_into_no_band():
    assert values(ERRORS, view({"rate": None}), view({})) == [None, None]


def test_a_third_times_three_stands_on_the_edge_and_not_below_it():
    third = Decimal(1) / Decimal(3)
    found = values(
        bands("at_least: 1, gives: 1", "below: 1, gives: 0"), view({"rate": str(third * 3 + Decimal("1E-25"))})
    )
    assert found == [1]


@pytest.mark.parametrize(
    "lines",
    [
        ("up_to: 1, gives: 1", "above: 2, gives: 2"),
        ("below: 1, gives: 1", "above: 1, gives: 2"),
        ("at_least: 0, gives: 1",),
        ("up_to: 0, gives: 1",),
        ("at_least: 0, up_to: 1, gives: 1", "above: 1, gives: 2"),
        (),
    ],
)
def test_a_gap_between_bands_is_refused(lines):
    assert mistakes_in(bands(*lines)) == [("bands", "band_gap")]


@pytest.mark.parametrize(
    "lines",
    [
        ("up_to: 1, gives: 1", "at_least: 1, gives: 2"),
        ("up_to: 1, gives: 1", "above: 0.99, gives: 2"),
        ("gives: 1", "at_least: 5, gives: 2"),
    ],
)
def test_an_overlap_of_bands_is_refused(lines):
    assert mistakes_in(bands(*lines)) == [("bands", "band_overlap")]


def test_overlapping_bands_are_refused_even_where_gaps_are_allowed():
    lines = ("up_to: 1, gives: 1", "at_least: 1, gives: 2")
    assert mistakes_in(bands(*lines, more="gaps: allowed")) == [("bands", "band_overlap")]


@pytest.mark.parametrize("line", ["at_least: 5, below: 3, gives: 1", "above: 3, up_to: 3, gives: 1"])
def test_a_band_that_can_hold_nothing_is_refused(line):
    assert mistakes_in(bands("below: 3, gives: 0", line, "at_least: 5, gives: 2")) == [("bands.1", "least_above_most")]


@pytest.mark.parametrize("line", ["at_least: 5, above: 3, gives: 1", "up_to: 3, below: 4, gives: 1"])
def test_two_edges_on_one_side_are_refused(line):
    assert mistakes_in(bands(line)) == [("bands.0", "band_two_edges")]


def test_a_value_in_an_allowed_gap_has_no_answer_and_says_so():
    text = bands("up_to: 50, gives: 1", "at_least: 60, gives: 2", more="gaps: allowed")
    found = answer(text, view({"rate": "55"}))
    assert (found.value, found.reason) == (None, ("in_gap",))


@pytest.mark.parametrize("text", ["rule: bands\nof: rate\nbands: UNSET", bands("up_to: UNSET, gives: 1", "gives: 2")])
def test_lost_bands_and_lost_edges_give_no_answer_but_the_name_of_what_is_lost(text):
    found = answer(text, view({"rate": "5"}))
    assert (found.value, [part.reason[0] for part in found.parts]) == (None, ["unset"])


def test_a_lost_value_of_a_band_harms_only_those_in_it():
    text = bands("up_to: 1, gives: UNSET", "above: 1, gives: 2")
    assert values(text, view({"rate": "1"}), view({"rate": "2"})) == [None, 2]


def test_an_edge_written_with_a_percent_sign_is_refused_where_the_measure_is_in_percent():
    text = """
facts: {rate: {unit: percent}}
score: {points: {rule: bands, of: rate, bands: [{up_to: 0.5%, gives: 1}, {above: 0.5%, gives: 0}]}}
"""
    assert scheme_mistakes(text) == [("score.points", "units_differ")]


@given(
    st.lists(st.integers(-50, 50), min_size=1, max_size=6, unique=True).map(sorted),
    st.decimals(min_value=-60, max_value=60, places=2),
    st.booleans(),
)
def test_bands_that_share_their_edges_hold_every_value_exactly_once(edges, value, low_ends_belong):
    upper, lower = ("below", "at_least") if low_ends_belong else ("up_to", "above")
    lines = [f"{upper}: {edges[0]}, gives: 0"]
    lines += [f"{lower}: {a}, {upper}: {b}, gives: {i}" for i, (a, b) in enumerate(pairwise(edges), 1)]
    lines += [f"{lower}: {edges[-1]}, gives: {len(edges)}"]
    below = [edge for edge in edges if (value >= edge if low_ends_belong else value > edge)]
    assert values(bands(*reversed(lines)), view({"rate": str(value)})) == [len(below)]


@given(st.integers(0, 20), st.integers(0, 20))
def test_two_bands_agree_only_when_one_begins_where_the_other_ends(end, start):
    assume(end != start)
    code = "band_gap" if start > end else "band_overlap"
    assert mistakes_in(bands(f"below: {end}, gives: 0", f"at_least: {start}, gives: 1")) == [("bands", code)]


# --- ladder


@pytest.mark.parametrize(
    ("score", "star"),
    [("59.99", 0), ("60", 1), ("74.99999", 1), ("75", 2), ("84.99", 2), ("85", 3), ("95.99", 4), ("96", 5), ("120", 5)],
)
def test_the_highest_standard_met_counts_and_the_standard_itself_is_enough(score, star):
    assert values(STARS, view({"s": score})) == [star]


def test_the_reason_tells_the_next_standard_and_how_much_is_missing_to_it():
    assert answer(STARS, view({"s": "84"})).reason == ("ladder", 3, 85, 1)


def test_on_the_highest_step_there_is_no_next_standard():
    assert answer(STARS, view({"s": "96"})).reason == ("ladder_top",)


def test_an_unknown_score_has_no_level_not_even_the_lowest():
    assert values(STARS, view({"s": None})) == [None]


@pytest.mark.parametrize("minimum", ["UNSET", "{1: 60, 2: UNSET}", "{1: UNSET, 2: UNSET}"])
def test_a_lost_standard_leaves_every_level_unknown(minimum):
    assert values(f"{{rule: ladder, of: s, minimum: {minimum}, else: 0}}", view({"s": "10"})) == [None]


def test_the_level_below_the_standards_may_be_any():
    assert values("{rule: ladder, of: s, minimum: {2: 60, 3: 70}, else: 1}", view({"s": "59"})) == [1]


@pytest.mark.parametrize(
    ("minimum", "mistakes"),
    [
        ("{1: 60, 2: 60}", [("minimum", "standards_not_rising")]),
        ("{2: 60, 1: 75}", [("minimum", "standards_not_rising")]),
        ("{2: 75, 1: 60}", []),
        ("{10: 90, 9: 80}", []),
        ("{one: 60}", [("minimum.one", "level_no_number")]),
        ("{²: 60}", [("minimum.²", "level_no_number")]),
        ("{}", [("minimum", "missing_key")]),
    ],
)
def test_standards_rise_with_their_levels(minimum, mistakes):
    assert mistakes_in(f"{{rule: ladder, of: s, minimum: {minimum}, else: 0}}") == mistakes


@given(st.decimals(min_value=0, max_value=120, places=3))
def test_a_level_is_the_number_of_standards_met(score):
    met = sum(score >= least for least in (60, 75, 85, 92, 96))
    assert values(STARS, view({"s": str(score)})) == [met]


# --- look_up

PAY = "{rule: look_up, by: star, table: {0: 0, 3: 1200, 5: UNSET}}"


@pytest.mark.parametrize(("star", "pay"), [("0", 0), ("3", 1200), ("3.0", 1200), ("5", None), (None, None)])
def test_a_table_answers_for_the_levels_that_it_has(star, pay):
    assert values(PAY, view({"star": star})) == [pay]


def test_a_level_that_the_table_lacks_has_no_value_and_the_reason_lists_what_it_has():
    found = answer(PAY, view({"star": "4"}))
    assert (found.value, found.reason) == (None, ("not_in_table", "4", "0, 3, 5"))


def test_a_table_may_be_looked_up_by_a_word():
    by_word = "{rule: look_up, by: job_level, table: {junior: 2000, senior: 3000}}"
    assert values(by_word, view({"job_level": "senior"}), view({"job_level": "middle"})) == [3000, None]


def test_a_lost_table_has_no_value_for_anybody():
    assert values("{rule: look_up, by: star, table: UNSET}", view({"star": "3"})) == [None]


@pytest.mark.parametrize(
    "bands",
    [
        "[{at_least: UNSET, gives: 5}, {at_least: 60, below: 80, gives: 3}, {below: 60, gives: 1}]",
        "[{below: 60, gives: 1}, {at_least: 60, below: 80, gives: 3}, {at_least: UNSET, gives: 5}]",
    ],
)
def test_bands_may_be_written_in_any_order_where_an_edge_is_lost(bands):
    text = f"{{rule: bands, of: points, bands: {bands}}}"
    assert values(text, view({"points": "70"}), view({"points": "50"}), view({"points": "90"})) == [3, 1, None]
