"""Bands and tables that answer with words, in two steps, or with something else for what they lack."""

from decimal import Decimal

import pytest

from scoring.facts import View
from scoring.number import divide
from sheets_sync.present import Words
from tests.worlds import OCTOBER, answer, figure, mistakes_in, rule, somebody, values, view

GRADES = "[{at_least: 90, gives: 优秀}, {at_least: 60, below: 90, gives: 合格}, {below: 60, gives: 不合格}]"
BOTH = (
    "[{at_least: 60, up_to: 80, gives: 1}, {at_least: 80, up_to: 100, gives: 3},"
    " {above: 100, gives: 5}, {below: 60, gives: -2}]"
)
TWO = "{rule: look_up, by: [job_level, star], table: {a: {1: 10, 2: 20}, b: {1: 30, 2: UNSET}, c: UNSET}}"


# --- bands


@pytest.mark.parametrize(("score", "grade"), [("90", "优秀"), ("89.99", "合格"), ("60", "合格"), ("59.9", "不合格")])
def test_a_band_may_give_a_word(score, grade):
    found = answer(f"{{rule: bands, of: s, bands: {GRADES}, gives: word}}", view({"s": score}))
    assert (found.value, found.word) == (None, grade)


def test_a_band_that_gives_a_word_where_a_number_is_wanted_is_refused():
    assert mistakes_in(f"{{rule: bands, of: s, bands: {GRADES}}}")[0] == ("bands.0.gives", "not_a_number")
    assert mistakes_in("{rule: bands, of: s, bands: [{above: 1, gives: 1}], else: none_of_them}") == [
        ("else", "not_a_number")
    ]


def test_what_lies_in_no_band_has_no_answer_unless_the_scheme_gives_one():
    bands = "[{up_to: 50, gives: -2}, {at_least: 60, gives: 1}]"
    assert values(f"{{rule: bands, of: s, bands: {bands}, gaps: allowed}}", view({"s": "55"})) == [None]
    found = answer(f"{{rule: bands, of: s, bands: {bands}, else: 0}}", view({"s": "55"}))
    assert (found.value, found.reason) == (0, ("in_no_band",))


def test_a_lost_answer_for_the_gap_stops_only_those_who_fall_into_it():
    text = "{rule: bands, of: s, bands: [{at_least: 60, gives: 1}], else: UNSET}"
    assert values(text, view({"s": "60"}), view({"s": "59"}), view({"s": None})) == [1, None, None]


@pytest.mark.parametrize(("overlaps", "expected"), [("higher", 3), ("lower", 1)])
def test_where_two_bands_claim_an_edge_the_scheme_says_which_wins(overlaps, expected):
    text = f"{{rule: bands, of: s, bands: {BOTH}, overlaps: {overlaps}}}"
    assert values(text, view({"s": "80"})) == [expected]
    assert values(text, *(view({"s": score}) for score in ("79.99", "80.01", "100", "100.01", "0"))) == [1, 3, 3, 5, -2]


def test_overlaps_are_refused_unless_the_scheme_says_which_band_wins():
    assert mistakes_in(f"{{rule: bands, of: s, bands: {BOTH}}}") == [("bands", "band_overlap")]
    assert mistakes_in(f"{{rule: bands, of: s, bands: {BOTH}, overlaps: higher}}") == []


def test_gaps_are_refused_also_where_overlaps_are_settled():
    bands = "[{up_to: 5, gives: 1}, {at_least: 5, up_to: 8, gives: 2}, {above: 9, gives: 3}]"
    assert mistakes_in(f"{{rule: bands, of: s, bands: {bands}, overlaps: higher}}") == [("bands", "band_gap")]


def test_of_words_none_is_higher():
    text = f"{{rule: bands, of: s, bands: {GRADES}, gives: word, overlaps: higher}}"
    assert mistakes_in(text) == [("overlaps", "no_higher_word")]


@pytest.mark.parametrize(
    ("bands", "score", "expected"),
    [
        ("[{up_to: 80, gives: UNSET}, {at_least: 80, gives: 3}]", "80", None),
        ("[{up_to: 80, gives: UNSET}, {at_least: 80, gives: 3}]", "81", 3),
        ("[{up_to: UNSET, gives: 1}, {at_least: 80, gives: 3}]", "81", None),
    ],
)
def test_a_lost_figure_of_an_overlap_is_never_made_up(bands, score, expected):
    assert values(f"{{rule: bands, of: s, bands: {bands}, overlaps: higher}}", view({"s": score})) == [expected]


def test_which_band_wins_may_be_lost():
    text = f"{{rule: bands, of: s, bands: {BOTH}, overlaps: UNSET}}"
    assert values(text, view({"s": "80"}), view({"s": "90"})) == [None, 3]


# --- look_up


@pytest.mark.parametrize(
    ("job", "star", "expected"),
    [("a", "2", 20), ("b", "1", 30), ("b", "2", None), ("c", "1", None), ("a", None, None), (None, "1", None)],
)
def test_a_table_in_a_table_answers_for_two_words(job, star, expected):
    assert values(TWO, view({"job_level": job, "star": star})) == [expected]


def test_what_the_inner_table_lacks_is_told_with_what_it_has():
    found = answer(TWO, view({"job_level": "a", "star": "3"}))
    assert (found.value, found.reason) == (None, ("not_in_table", "3", "1, 2"))


def test_what_a_table_lacks_is_worth_what_the_scheme_says():
    text = "{rule: look_up, by: star, table: {3: 1200, 5: UNSET}, else: 0}"
    assert values(text, view({"star": "2"}), view({"star": "3"}), view({"star": "5"}), view({})) == [
        0,
        1200,
        None,
        None,
    ]


def test_a_lost_value_for_the_rest_stops_only_the_rest():
    text = "{rule: look_up, by: star, table: {3: 1200}, else: UNSET}"
    assert values(text, view({"star": "2"}), view({"star": "3"})) == [None, 1200]


def test_a_table_may_answer_with_words():
    text = "{rule: look_up, by: star, table: {1: junior, 2: senior}, gives: word, else: none_yet}"
    found = [answer(text, view({"star": star})) for star in ("2", "0")]
    assert [(each.value, each.word) for each in found] == [(None, "senior"), (None, "none_yet")]


def test_a_number_of_the_scheme_may_say_which():
    assert values("{rule: look_up, by: [2, star], table: {2: {1: 5}}}", view({"star": "1"})) == [5]


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("by: star, table: {1: junior}", [("table.1", "not_a_number")]),
        ("by: star, table: {1: 5}, else: nothing", [("else", "not_a_number")]),
        ("by: star, table: {1: {2: 5}}", [("table.1", "not_one_value")]),
        ("by: [a, b], table: {1: 5}", [("table.1", "not_a_table")]),
        ("by: [a, b], table: {1: UNSET, 2: {3: 4}}", []),
        ("by: [a, b], table: {1: {2: {3: 4}}}", [("table.1.2", "not_one_value")]),
        ("by: [a, b, c], table: {1: {2: {3: 4}}}", []),
        ("by: [], table: {1: 5}", [("by", "missing_key")]),
    ],
)
def test_a_table_is_as_deep_as_what_it_is_looked_up_by(text, mistakes):
    assert mistakes_in(f"{{rule: look_up, {text}}}") == mistakes


def test_a_table_of_two_words_says_both_in_its_reason():
    seen = view({"job_level": "a", "star": "2"})
    found = answer(TWO, seen)
    words = Words("zh", {"job_level": "职级", "star": "星级"})
    made = type(seen["star"])("pay", found.value, "yuan", found.reason, found.parts)
    assert words.reason(made) == "职级 a、星级 2.00 分，照表"


def test_the_unit_of_a_table_is_the_one_it_declares():
    assert rule("{rule: look_up, by: star, table: {1: 5}}").unit({}) == "yuan"
    assert rule("{rule: look_up, by: star, table: {1: x}, gives: word}").unit({}) == "word"
    assert values("{rule: look_up, by: star, table: {1: 0.5}, gives: ratio}", view({"star": "1"})) == [Decimal("0.5")]


def test_yes_and_no_are_rows_of_a_table():
    text = "{rule: look_up, by: full, table: {yes: 200, no: 50}, else: 0}"
    seen = [View(somebody(), OCTOBER, {"full": figure("full", value, "yes_no")}, {}) for value in ("1", "0")]
    assert values(text, *seen) == [200, 50]
    assert values(text, view({"full": "1"})) == [0]  # a number of points is no yes


def test_the_row_of_a_number_is_found_however_it_is_written():
    assert values("{rule: look_up, by: star, table: {0.0: 0, 1.0: 600}, else: 5}", view({"star": "1"})) == [600]
    assert values("{rule: look_up, by: star, table: {60%: 600}, else: 5}", view({"star": "0.6"})) == [600]


def test_a_third_times_three_is_looked_up_as_one():
    third = view({"star": divide(Decimal(1), Decimal(3)) * 3})
    assert values("{rule: look_up, by: star, table: {1: 600}, else: 0}", third) == [600]


def test_two_rows_of_one_number_are_refused():
    assert mistakes_in("{rule: look_up, by: star, table: {1: 5, 1.0: 6}}") == [("table.1.0", "word_twice")]
