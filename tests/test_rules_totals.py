"""Points: how they are added, capped, held between bounds, and taken off for what went wrong."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.figure import Figure
from scoring.form import Unset
from sheets_sync.present import Words
from tests.worlds import answer, mistakes_in, rule, values, view

POINTS = st.decimals(min_value=-1000, max_value=1000, places=4)
WEIGHTED = "{rule: total, of: [a, b], mode: weighted, weights: {a: 80%, b: 20%}}"


# --- total


def test_a_total_is_the_plain_sum_of_its_parts():
    assert values("{rule: total, of: [a, b, c]}", view({"a": "36", "b": "20.5", "c": "-1"})) == [Decimal("55.5")]


def test_a_total_of_one_part_is_that_part():
    assert values("{rule: total, of: a}", view({"a": "36"})) == [36]


@pytest.mark.parametrize("said", [{"a": "1", "b": None}, {"a": None, "b": "0"}, {"a": "1"}])
def test_a_total_with_a_part_that_nobody_knows_is_unknown_and_never_the_sum_of_the_rest(said):
    found = answer("{rule: total, of: [a, b]}", view(said))
    assert (found.value, found.reason) == (None, ("not_known",))


def test_an_unknown_total_names_the_parts_that_are_missing_and_no_others():
    assert [part.name for part in answer("{rule: total, of: [a, b]}", view({"a": "1", "b": None})).parts] == ["b"]


def test_a_weighted_total_counts_each_part_by_its_weight():
    assert values(WEIGHTED, view({"a": "90", "b": "80"})) == [88]


def test_the_order_of_the_weights_does_not_matter():
    swapped = "{rule: total, of: [a, b], mode: weighted, weights: {b: 20%, a: 80%}}"
    assert values(swapped, view({"a": "90", "b": "80"})) == [88]


def test_a_weighted_total_with_an_unknown_part_does_not_spread_the_weight_over_the_rest():
    assert values(WEIGHTED, view({"a": "90", "b": None})) == [None]


@pytest.mark.parametrize(("parts", "expected"), [("99.99", "99.99"), ("100", "100"), ("100.01", "100")])
def test_a_total_is_cut_to_its_cap_and_reaching_it_is_no_cut(parts, expected):
    found = answer("{rule: total, of: a, most: 100}", view({"a": parts}))
    assert (found.value, found.reason[0]) == (Decimal(expected), "cut_to" if parts == "100.01" else "sum")


@pytest.mark.parametrize(
    ("weights", "mistakes"),
    [
        ("{a: 80%, b: 19%}", [("weights", "weights_sum")]),
        ("{a: 80%, b: 21%}", [("weights", "weights_sum")]),
        ("{a: 80, b: 20}", [("weights.a", "out_of_bounds"), ("weights.b", "out_of_bounds")]),
        ("{a: 150%, b: -50%}", [("weights.a", "out_of_bounds"), ("weights.b", "out_of_bounds")]),
        ("{a: 100%, b: 0%}", []),
        ("{a: 33.3%, b: 66.7%}", []),
        ("{a: 0.8, b: 0.2}", []),
        ("{a: 80%}", [("weights", "weights_name_others")]),
        ("{a: 80%, c: 20%}", [("weights", "weights_name_others")]),
        ("{}", [("weights", "weights_name_others")]),
        ("{a: viel, b: 20%}", [("weights.a", "not_a_number")]),
    ],
)
def test_weights_name_every_part_and_make_up_the_whole(weights, mistakes):
    assert mistakes_in(f"{{rule: total, of: [a, b], mode: weighted, weights: {weights}}}") == mistakes


def test_a_total_of_nothing_is_refused_for_it_would_be_nought_for_everybody():
    assert mistakes_in("{rule: total, of: []}") == [("of", "missing_key")]


@pytest.mark.parametrize("weights", ["UNSET", "{a: UNSET, b: 20%}"])
def test_lost_weights_leave_the_total_unknown_and_name_the_setting(weights):
    found = answer(f"{{rule: total, of: [a, b], mode: weighted, weights: {weights}}}", view({"a": "90", "b": "80"}))
    assert (found.value, [part.reason[0] for part in found.parts]) == (None, ["unset"])


def test_lost_weights_do_no_harm_to_a_plain_sum():
    assert values("{rule: total, of: [a, b], weights: {a: UNSET, b: UNSET}}", view({"a": "1", "b": "2"})) == [3]


def test_a_lost_cap_leaves_the_total_unknown():
    assert values("{rule: total, of: a, most: UNSET}", view({"a": "1"})) == [None]


def test_a_misspelt_mode_is_refused():
    assert mistakes_in("{rule: total, of: a, mode: weigted}") == [("mode", "unknown_word")]


@given(st.lists(POINTS, min_size=1, max_size=8))
def test_a_sum_is_exact_whatever_the_order(numbers):
    names = [f"n{index}" for index in range(len(numbers))]
    said = dict(zip(names, map(str, numbers), strict=True))
    forwards = values(f"{{rule: total, of: [{', '.join(names)}]}}", view(said))
    backwards = values(f"{{rule: total, of: [{', '.join(reversed(names))}]}}", view(said))
    assert forwards == backwards == [sum(numbers)]


# --- completion

COMPLETION = "{rule: completion, of: done, target: 900, points: 40}"


@pytest.mark.parametrize(
    ("done", "expected"),
    [("0", "0"), ("810", "36"), ("899.99", "39.99955555555555555556"), ("900", "40"), ("1200", "40")],
)
def test_reaching_the_target_earns_all_the_points_and_more_earns_no_more(done, expected):
    assert values(COMPLETION, view({"done": done}))[0].quantize(Decimal("1E-20")) == Decimal(expected)


def test_a_share_above_the_whole_counts_up_to_its_own_cap():
    capped = "{rule: completion, of: done, target: 100, points: 40, at_most: 120%}"
    assert values(capped, view({"done": "115"}), view({"done": "120"}), view({"done": "121"})) == [46, 48, 48]


LINE = "{rule: completion, of: done, target: 300, points: 25, nothing_at: 220}"


@pytest.mark.parametrize(
    ("done", "expected"), [("100", 0), ("220", 0), ("240", "6.25"), ("260", "12.5"), ("300", 25), ("400", 25)]
)
def test_points_rise_in_a_straight_line_from_what_earns_nothing_to_the_target(done, expected):
    assert values(LINE, view({"done": done})) == [Decimal(expected)]


@pytest.mark.parametrize(("done", "expected"), [("30", 10), ("35", 10), ("45", 5), ("55", 0), ("90", 0)])
def test_where_less_is_better_what_earns_nothing_is_more_than_the_target(done, expected):
    text = "{rule: completion, of: done, target: 35, points: 10, nothing_at: 55}"
    assert values(text, view({"done": done})) == [expected]


def test_the_line_goes_on_above_the_target_up_to_its_own_cap():
    capped = LINE.replace("nothing_at", "at_most: 120%, nothing_at")
    assert values(capped, view({"done": "308"}), view({"done": "316"}), view({"done": "999"})) == [
        Decimal("27.5"), 30, 30,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("260", "日均量 260.00，在零分线 220 与满分线 300 之间按比例 × 25"),
        ("301", "日均量 301.00，过了满分线 300，按 100% × 25 计"),
        ("220", "日均量 220.00，没有好过零分线 220"),
    ],
)
def test_the_reason_tells_both_ends_of_the_line(done, said):
    found = answer(LINE, view({"done": done}))
    figure = Figure("score", found.value, "points", found.reason, found.parts)
    assert Words("zh", {"done": "日均量"}).reason(figure) == said


def test_a_line_without_length_or_with_a_lost_end_gives_no_answer():
    for end in ("300", "UNSET", "own"):
        found = answer(LINE.replace("nothing_at: 220", f"nothing_at: {end}"), view({"done": "260"}))
        assert found.value is None


@pytest.mark.parametrize("target", ["0", "0.0"])
def test_a_target_of_nought_gives_no_answer(target):
    found = answer(f"{{rule: completion, of: done, target: {target}, points: 40}}", view({"done": "5"}))
    assert (found.value, found.reason) == (None, ("no_divisor",))


def test_the_target_may_be_a_figure_of_each_person():
    own = "{rule: completion, of: done, target: own_target, points: 10}"
    assert values(own, view({"done": "30", "own_target": "60"}), view({"done": "30"})) == [5, None]


@pytest.mark.parametrize(
    "text",
    [
        "{rule: completion, of: done, target: UNSET, points: 40}",
        "{rule: completion, of: done, target: 900, points: UNSET}",
        "{rule: completion, of: done, target: 900, points: 40, at_most: UNSET}",
        "{rule: completion, of: gone, target: 900, points: 40}",
    ],
)
def test_no_points_are_made_up_where_the_measure_or_a_number_of_the_scheme_is_lost(text):
    assert values(text, view({"done": "900"})) == [None]


# --- per_occurrence

COMPLAINTS = "{rule: per_occurrence, of: n, each: -5, start: 10, least: 0}"


@pytest.mark.parametrize(("times", "expected"), [("0", 10), ("1", 5), ("2", 0), ("3", 0), ("0.5", Decimal("7.5"))])
def test_points_are_taken_off_for_each_time_until_nothing_is_left(times, expected):
    assert values(COMPLAINTS, view({"n": times})) == [expected]


def test_points_are_added_up_to_a_cap():
    added = "{rule: per_occurrence, of: n, each: 3, most: 10}"
    assert values(added, *(view({"n": str(times)}) for times in (0, 3, 4))) == [0, 9, 10]


@pytest.mark.parametrize(
    "text",
    [
        "{rule: per_occurrence, of: n, each: UNSET, start: 10}",
        "{rule: per_occurrence, of: n, each: -5, start: UNSET}",
        "{rule: per_occurrence, of: n, each: -5, least: UNSET}",
        "{rule: per_occurrence, of: n, each: -5, most: UNSET}",
        "{rule: per_occurrence, of: nobody_counts, each: -5, start: 10}",
    ],
)
def test_how_often_something_happened_is_never_taken_for_not_at_all(text):
    assert values(text, view({"n": "0"})) == [None]


def test_a_floor_above_the_cap_is_refused():
    assert mistakes_in("{rule: per_occurrence, of: n, each: 1, least: 5, most: 4}") == [("least", "least_above_most")]


# --- limit


@pytest.mark.parametrize(("score", "expected"), [("65", "70"), ("70", "70"), ("70.01", "70.01"), ("100", "100")])
def test_a_score_of_the_floor_or_less_counts_as_the_floor(score, expected):
    assert values("{rule: limit, of: s, least: 70}", view({"s": score})) == [Decimal(expected)]


def test_a_ceiling_holds_a_figure_down():
    assert values("{rule: limit, of: s, most: 100}", view({"s": "100"}), view({"s": "100.01"})) == [100, 100]


def test_an_unknown_score_is_not_lifted_to_the_floor():
    assert values("{rule: limit, of: s, least: 70}", view({"s": None})) == [None]


@pytest.mark.parametrize("bounds", ["least: UNSET", "most: UNSET", "least: UNSET, most: 100"])
def test_a_lost_bound_leaves_the_figure_unknown(bounds):
    assert values(f"{{rule: limit, of: s, {bounds}}}", view({"s": "80"})) == [None]


@pytest.mark.parametrize(
    ("bounds", "mistakes"),
    [
        ("least: 80, most: 70", [("least", "least_above_most")]),
        ("least: 70, most: 70", []),
        ("least: UNSET, most: 70", []),
    ],
)
def test_the_floor_lies_below_the_ceiling(bounds, mistakes):
    assert mistakes_in(f"{{rule: limit, of: s, {bounds}}}") == mistakes


def test_a_limit_without_a_bound_is_refused():
    assert mistakes_in("{rule: limit, of: s}") == [("", "missing_key")]


# --- lowest


def test_the_weakest_figure_decides():
    assert values("{rule: lowest, of: [a, b, 3]}", view({"a": "5", "b": "4"}), view({"a": "2", "b": "9"})) == [3, 2]


def test_the_figures_with_the_lowest_value_come_first_in_the_explanation():
    parts = answer("{rule: lowest, of: [a, b, c]}", view({"a": "5", "b": "1", "c": "3"})).parts
    assert [part.name for part in parts] == ["b", "c", "a"]


def test_one_unknown_figure_leaves_the_lowest_unknown_although_the_others_are_low():
    assert values("{rule: lowest, of: [a, b]}", view({"a": "0", "b": None})) == [None]


def test_the_lowest_of_nothing_is_refused():
    assert mistakes_in("{rule: lowest, of: []}") == [("of", "missing_key")]


# --- what every word does with what is not there


def test_a_lost_setting_knows_its_name():
    assert rule("{rule: total, of: a, weights: UNSET}").weights == Unset("weights", "")


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("{rule: total}", [("of", "missing_key")]),
        ("{rule: limit, of: a, leest: 1}", [("leest", "unknown_key")]),
        ("{rule: lowest, of: [{a: 1}]}", [("of.0", "not_one_value")]),
        ("{rule: per_occurrence, of: n, each: 1e3}", [("each", "not_a_number")]),
        ("{rule: per_occurrence, of: n, each: nan}", [("each", "not_a_number")]),
        ("{rule: completion, of: n, target: [], points: 1}", [("target", "not_one_value")]),
    ],
)
def test_a_slip_in_a_rule_is_told_with_its_key(text, mistakes):
    assert mistakes_in(text) == mistakes
