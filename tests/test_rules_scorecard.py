"""Words of one person's scorecard: ratios, steps off a target, conditions counted, rows ticked, weeks put together."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.facts import View
from scoring.figure import Figure
from scoring.period import Period
from scoring.unit import UnitClash
from sheets_sync.present import Words
from tests.worlds import answer, mistakes_in, rule, somebody, values, view

OCTOBER = Period(2026, 10)
AMOUNTS = st.decimals(min_value=0, max_value=10000, places=2)


def said(text, **words):
    """Returns a view with words beside numbers."""
    made = view(text)
    for name, word in words.items():
        made.figures[name] = Figure(name, None, "word", ("read",), word=word or "")
    return made


def weekly(*weeks):
    """Returns a view whose weeks have the figure ``w``."""
    each = [
        View(somebody(), OCTOBER, {"w": Figure("w", None if one is None else Decimal(one), "points")}, {})
        for one in weeks
    ]
    return View(somebody(), OCTOBER, {}, {}, weeks=tuple(each))


def sentence(text, seen, name="x", unit="points"):
    """Returns the Chinese sentence of an answer."""
    found = answer(text, seen)
    labels = {"a": "甲项", "b": "乙项", "cost": "成本"}
    return Words("zh", labels).reason(Figure(name, found.value, unit, found.reason, found.parts, found.word))


def plain(value, places=20):
    """Returns the digits that a value is compared by: whole, as decimals of a hundred millions have more than 28."""
    return round(Fraction(value) * 10**places)


# --- ratio

SHARE = "{rule: ratio, of: a, to: b}"


def test_a_ratio_is_in_percent_unless_the_scheme_says_otherwise():
    seen = view({"a": "2475", "b": "3076"})
    assert round(values(SHARE, seen)[0], 2) == Decimal("80.46")
    assert round(values("{rule: ratio, of: a, to: b, gives: permille}", seen)[0], 1) == Decimal("804.6")
    assert round(values("{rule: ratio, of: a, to: b, gives: ratio}", seen)[0], 4) == Decimal("0.8046")


def test_several_figures_are_added_before_they_are_compared():
    seen = view({"final": "509", "same_day": "317", "ordered": "915"})
    assert round(values("{rule: ratio, of: [final, same_day], to: ordered}", seen)[0], 2) == Decimal("90.27")


@pytest.mark.parametrize("below", ["0", "0.00"])
def test_where_there_is_nothing_to_divide_by_there_is_no_answer_and_never_nought(below):
    found = answer(SHARE, view({"a": "0", "b": below}))
    assert (found.value, found.reason) == (None, ("nothing_to_divide_by",))


@pytest.mark.parametrize("seen", [{"a": None, "b": "5"}, {"a": "5", "b": None}, {"a": "5"}, {"b": "0"}])
def test_a_ratio_of_something_unknown_is_unknown(seen):
    found = answer(SHARE, view(seen))
    assert (found.value, found.reason) == (None, ("not_known",))


def test_a_ratio_may_lie_above_the_whole():
    assert values(SHARE, view({"a": "3", "b": "2"})) == [150]


def test_a_share_compares_like_with_like_and_a_plain_ratio_may_be_yuan_a_visit():
    units = {"a": "yuan", "b": "count"}
    assert rule("{rule: ratio, of: a, to: b, gives: ratio}").unit(units) == "ratio"
    with pytest.raises(UnitClash, match=r"a \[yuan\], b \[count\]"):
        rule(SHARE).unit(units)


@pytest.mark.parametrize("unit", ["word", "date", "yes_no"])
def test_a_ratio_of_no_amount_is_refused(unit):
    with pytest.raises(UnitClash, match="a"):
        rule(SHARE).unit({"a": unit, "b": unit})


def test_a_ratio_of_nothing_is_refused():
    assert mistakes_in("{rule: ratio, of: [], to: b}") == [("of", "missing_key")]


@given(st.lists(AMOUNTS, min_size=1, max_size=4), AMOUNTS.filter(bool))
@example([Decimal("10000.00")], Decimal("0.01"))
def test_a_ratio_is_the_fraction_that_it_says(above, below):
    names = [f"n{index}" for index in range(len(above))]
    seen = view({**dict(zip(names, above, strict=True)), "below": below})
    (found,) = values(f"{{rule: ratio, of: [{', '.join(names)}], to: below}}", seen)
    assert plain(found) == plain(sum(map(Fraction, above)) * 100 / Fraction(below))


# --- stepwise

COST = "{rule: stepwise, of: cost, target: 100, limit: 130, points: 10, step: 5, each: 2, order: lowest"


@pytest.mark.parametrize(
    ("cost", "down", "up", "exact"),
    [
        ("80", 10, 10, 10),
        ("100", 10, 10, 10),
        ("100.01", 10, 8, Decimal("9.996")),
        ("104.99", 10, 8, Decimal("8.004")),
        ("105", 8, 8, 8),
        ("112.5", 6, 4, 5),
        ("125", 0, 0, 0),
        ("130", 0, 0, 0),
        ("130.01", 0, 0, 0),
    ],
)
def test_each_step_from_the_target_takes_points_off_until_nothing_is_left(cost, down, up, exact):
    seen = view({"cost": cost})
    found = [values(f"{COST}, part_steps: {word}}}", seen)[0] for word in ("down", "up", "exact")]
    assert found == [down, up, exact]


def test_a_step_begun_takes_nothing_off_unless_the_scheme_says_so():
    assert values(f"{COST}}}", view({"cost": "104.99"})) == [10]


def test_at_the_limit_the_steps_still_count_and_beyond_it_nothing_is_left():
    pass_rate = "{rule: stepwise, of: rate, target: 90, limit: 85, points: 5, step: 1, each: 0.5}"
    seen = [view({"rate": rate}) for rate in ("100", "90", "88.2", "85", "84.99")]
    assert values(pass_rate, *seen) == [5, 5, Decimal("4.5"), Decimal("2.5"), 0]


def test_without_a_limit_the_steps_alone_decide():
    text = "{rule: stepwise, of: cost, target: 100, points: 10, step: 5, each: 2, order: lowest}"
    assert values(text, view({"cost": "109"}), view({"cost": "1000"})) == [8, 0]


def test_the_target_may_be_a_figure_of_each_person():
    text = "{rule: stepwise, of: cost, target: own, points: 10, step: 1, each: 1, order: lowest}"
    assert values(text, view({"cost": "12", "own": "10"}), view({"cost": "12"})) == [8, None]


def test_a_step_that_is_no_finite_decimal_is_counted_exactly():
    text = "{rule: stepwise, of: cost, target: 0, points: 10, step: 0.1, each: 1, order: lowest}"
    assert values(text, view({"cost": "0.3"})) == [7]


@pytest.mark.parametrize("key", ["target", "limit", "points", "step", "each", "order", "part_steps"])
def test_a_lost_number_of_the_steps_leaves_the_points_unknown(key):
    keys = {"target": "100", "limit": "130", "points": "10", "step": "5", "each": "2", "order": "lowest"}
    written = ", ".join(f"{name}: {value}" for name, value in {**keys, key: "UNSET"}.items())
    found = answer(f"{{rule: stepwise, of: cost, {written}}}", view({"cost": "100"}))
    assert (found.value, [part.reason[0] for part in found.parts]) == (None, ["unset"])


def test_steps_of_an_unknown_measure_are_unknown():
    assert values(f"{COST}}}", view({"cost": None}), view({})) == [None, None]


@pytest.mark.parametrize(
    ("changed", "mistakes"),
    [
        ("target: 100, limit: 130, step: 0, each: 1, order: lowest", [("step", "not_above_nought")]),
        ("target: 100, limit: 130, step: 1, each: -1, order: lowest", [("each", "not_above_nought")]),
        ("target: 100, limit: 130, step: 1, each: 1", [("limit", "limit_before_target")]),
        ("target: 100, limit: 90, step: 1, each: 1, order: lowest", [("limit", "limit_before_target")]),
        ("target: 100, limit: 100, step: 1, each: 1", []),
        ("target: UNSET, limit: 130, step: 1, each: 1", []),
    ],
)
def test_steps_lead_from_the_target_to_the_limit(changed, mistakes):
    assert mistakes_in(f"{{rule: stepwise, of: cost, points: 10, {changed}}}") == mistakes


def test_a_target_in_another_unit_is_refused():
    made = rule("{rule: stepwise, of: cost, target: own, points: 10, step: 1, each: 1}")
    with pytest.raises(UnitClash):
        made.unit({"cost": "yuan", "own": "count"})
    with pytest.raises(UnitClash, match="90%"):
        rule("{rule: stepwise, of: cost, target: 90%, points: 5, step: 1, each: 1}").unit({"cost": "percent"})


@given(AMOUNTS, st.integers(1, 50), st.integers(1, 9), st.sampled_from(["down", "up", "exact"]))
def test_steps_agree_with_plain_fractions(cost, step, each, part_steps):
    worse = max(Fraction(cost) - 100, Fraction(0)) / step
    steps = {"down": worse // 1, "up": -(-worse // 1), "exact": worse}[part_steps]
    points = Fraction(0) if cost > 5000 else max(Fraction(0), 40 - steps * each)
    text = f"target: 100, limit: 5000, points: 40, step: {step}, each: {each}, order: lowest, part_steps: {part_steps}"
    (found,) = values(f"{{rule: stepwise, of: cost, {text}}}", view({"cost": cost}))
    assert plain(found) == plain(points)


# --- checklist

FOUR = "{rule: checklist, of: [a, b, c, d], points: {0: 5, 1: 3, 2: 2, 3: 1}, unlisted: lowest}"


def ticks(text):
    """Returns a view of as many conditions as there are marks: y met, n not met, ? unknown."""
    return view({name: {"y": "1", "n": "0", "?": None}[mark] for name, mark in zip("abcd", text, strict=False)})


@pytest.mark.parametrize(
    ("marks", "points"), [("yyyy", 5), ("ynyy", 3), ("nyny", 2), ("nnny", 1), ("nnnn", 1), ("yyy?", None)]
)
def test_points_fall_with_every_condition_that_is_not_met(marks, points):
    assert values(FOUR, ticks(marks)) == [points]


def test_a_condition_that_nobody_rated_does_no_harm_where_it_changes_nothing():
    assert values(FOUR, ticks("nnn?")) == [1]
    either = "{rule: checklist, of: [a, b], points: {0: 2, 1: 2, 2: 0}}"
    assert values(either, ticks("y?"), ticks("n?"), ticks("??")) == [2, None, None]


def test_all_or_nothing():
    award = "{rule: checklist, of: [a, b], points: {0: 200}, unlisted: nought, gives: yuan}"
    assert values(award, ticks("yy"), ticks("yn"), ticks("n?"), ticks("y?")) == [200, 0, 0, None]


def test_a_repeated_failure_has_points_of_its_own():
    text = "{rule: checklist, of: [a, b], points: {0: 5, 1: 3, 2: 1, repeated: 0}, repeated: {before: yes}}"
    seen = [view({"a": "0", "b": "0", "before": before}) for before in ("1", "0", None)]
    assert values(text, *seen) == [0, 1, None]


@pytest.mark.parametrize(
    ("points", "marks", "expected"),
    [
        ("UNSET", "yy", None),
        ("{0: UNSET, 1: 1, 2: 0}", "yy", None),
        ("{0: UNSET, 1: 1, 2: 0}", "ny", 1),
        ("{0: UNSET, 1: 1, 2: 0}", "y?", None),
    ],
)
def test_lost_points_stop_only_those_who_need_them(points, marks, expected):
    assert values(f"{{rule: checklist, of: [a, b], points: {points}}}", ticks(marks)) == [expected]


def test_the_lowest_of_a_list_with_a_lost_entry_is_not_known():
    text = "{rule: checklist, of: [a, b], points: {0: 5, 1: UNSET}, unlisted: lowest}"
    assert values(text, ticks("yy"), ticks("nn")) == [5, None]


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("of: [a, b], points: {0: 5, 1: 3}", [("points", "counts_not_listed")]),
        ("of: [a, b], points: {0: 5, 1: 3, 2: 0}", []),
        ("of: [a, b], points: {0: 5, 1: 3, 2: 0, 3: 0}", [("points.3", "unknown_key")]),
        ("of: [a, b], points: {}, unlisted: lowest", [("points", "counts_not_listed")]),
        ("of: [a], points: {0: 5, 1: 3, repeated: 0}", [("", "missing_key")]),
        ("of: [a], points: {0: 5, 1: 3}, repeated: {a: 0}", [("points", "missing_key")]),
        ("of: [], points: {0: 5}", [("of", "missing_key")]),
    ],
)
def test_a_checklist_says_what_every_number_of_failures_earns(text, mistakes):
    assert mistakes_in(f"{{rule: checklist, {text}}}") == mistakes


def test_a_condition_that_is_no_yes_or_no_is_refused():
    with pytest.raises(UnitClash, match=r"late \[count\]"):
        rule("{rule: checklist, of: late, points: {0: 5, 1: 0}}").unit({"late": "count"})


# --- level_choice

BLOCK = "of: typed, chosen: row, rows: {a: 6, b: 5, c: 2.5}, most: 10"


@pytest.mark.parametrize(
    ("typed", "expected"), [("0", "0"), ("7.5", "7.5"), ("10", "10"), ("10.01", None), ("-1", None), (None, None)]
)
def test_points_typed_freely_lie_between_nought_and_the_most_of_the_block(typed, expected):
    found = values(f"{{rule: level_choice, mode: free, {BLOCK}}}", view({"typed": typed}))
    assert found == [None if expected is None else Decimal(expected)]


def test_points_finer_than_the_form_allows_have_no_answer():
    halves = f"{{rule: level_choice, mode: free, {BLOCK}, part: 0.5}}"
    assert values(halves, view({"typed": "7.5"}), view({"typed": "7.25"})) == [Decimal("7.5"), None]
    assert answer(halves, view({"typed": "7.25"})).reason[0] == "finer_than"


@pytest.mark.parametrize(
    ("ticked", "level", "additive"),
    [
        ("a", "6", "6"),
        ("c", "2.5", "2.5"),
        ("a、c", None, "8.5"),
        ("a,c", None, "8.5"),
        ("a a", "6", "6"),
        ("a b", None, "10"),
        ("a、x", None, None),
        ("x", None, None),
        ("", None, None),
    ],
)
def test_rows_that_are_ticked_give_their_points(ticked, level, additive):
    seen = said({}, row=ticked)
    found = [values(f"{{rule: level_choice, mode: {mode}, {BLOCK}}}", seen)[0] for mode in ("level", "additive")]
    assert found == [None if each is None else Decimal(each) for each in (level, additive)]


@pytest.mark.parametrize(
    ("text", "ticked", "expected"),
    [
        ("mode: UNSET, of: typed, chosen: row, rows: {a: 1}", "a", None),
        ("mode: level, chosen: row, rows: UNSET", "a", None),
        ("mode: level, chosen: row, rows: {a: UNSET, b: 1}", "a", None),
        ("mode: level, chosen: row, rows: {a: UNSET, b: 1}, most: UNSET", "b", 1),
        ("mode: additive, chosen: row, rows: {a: 2, b: 1}, most: UNSET", "b", None),
        ("mode: free, of: typed, most: UNSET", "b", None),
        ("mode: free, of: typed, most: 10, part: UNSET", "b", None),
    ],
)
def test_a_lost_figure_of_the_form_is_never_made_up(text, ticked, expected):
    assert values(f"{{rule: level_choice, {text}}}", said({"typed": "5"}, row=ticked)) == [expected]


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("mode: free, of: typed", [("most", "missing_key")]),
        ("mode: level, rows: {a: 1}", [("chosen", "missing_key")]),
        ("mode: additive, chosen: row, rows: {}", [("rows", "missing_key")]),
        ("mode: free, of: typed, most: 5, part: 0", [("part", "not_above_nought")]),
        ("mode: freely, of: typed, most: 5", [("mode", "unknown_word")]),
    ],
)
def test_a_choice_of_level_says_what_its_mode_needs(text, mistakes):
    assert mistakes_in(f"{{rule: level_choice, {text}}}") == mistakes


def test_what_is_typed_is_points_and_what_is_ticked_is_a_word():
    made = rule(f"{{rule: level_choice, mode: free, {BLOCK}}}")
    assert made.unit({"typed": "points", "row": "word"}) == "points"
    with pytest.raises(UnitClash, match="typed"):
        made.unit({"typed": "percent", "row": "word"})


# --- over_weeks


@pytest.mark.parametrize(("take", "expected"), [("sum", 3), ("mean", "0.75"), ("highest", 3), ("lowest", -2)])
def test_weeks_are_put_together_as_the_scheme_says(take, expected):
    text = f"{{rule: over_weeks, of: w, take: {take}}}"
    assert values(text, weekly("3", "-2", "1", "1")) == [Decimal(expected)]


def test_one_unknown_week_leaves_the_period_unknown():
    assert values("{rule: over_weeks, of: w, take: highest}", weekly("3", None, "1", "1")) == [None]


def test_a_period_without_weeks_has_no_answer():
    found = answer("{rule: over_weeks, of: w}", weekly())
    assert (found.value, found.reason) == (None, ("no_weeks",))


def test_how_weeks_are_put_together_may_be_lost():
    assert values("{rule: over_weeks, of: w, take: UNSET}", weekly("1")) == [None]


def test_weeks_in_which_something_held_are_counted():
    made = rule("{rule: over_weeks, of: w}")
    assert (made.unit({"w": "yes_no"}), made.unit({"w": "points"})) == ("count", "points")
    assert made.reads_weeks


# --- why, in words


@pytest.mark.parametrize(
    ("text", "seen", "words"),
    [
        (SHARE, view({"a": "1", "b": "4"}), "甲项 1.00 ÷ 乙项 4.00"),
        ("{rule: ratio, of: [a, b], to: b}", view({"a": "1", "b": "4"}), "(甲项 1.00 + 乙项 4.00) ÷ 乙项 4.00"),
        (SHARE, view({"a": "1", "b": "0"}), "乙项为 0，没有可除的数，不算"),
        (f"{COST}}}", view({"cost": "112"}), "成本 112.00 分，与目标 100 差 2 步（每步 5）：10 − 2 × 2"),
        (f"{COST}}}", view({"cost": "128"}), "成本 128.00 分，与目标 100 差 5 步（每步 5）：10 − 5 × 2"),
        (f"{COST}}}", view({"cost": "90"}), "成本 90.00 分，达到目标 100，得满分"),
        (f"{COST}}}", view({"cost": "131"}), "成本 131.00 分，超出界限 130，不得分"),
        (FOUR, ticks("nnyy"), "4 项里有 2 项没有做到：甲项、乙项"),
        (FOUR, ticks("yyyy"), "4 项都做到了"),
        (
            f"{{rule: level_choice, mode: additive, {BLOCK}}}",
            said({}, row="a、b"),
            "勾选 a、b：6 + 5 = 11.00，本项最多 10.00",
        ),
        (f"{{rule: level_choice, mode: level, {BLOCK}}}", said({}, row="c"), "勾选 c：2.5"),
        (f"{{rule: level_choice, mode: level, {BLOCK}}}", said({}, row="a、b"), "只能勾选一行，表上勾了“a、b”"),
        (f"{{rule: level_choice, mode: free, {BLOCK}}}", view({"typed": "11"}), "typed 11.00 分，不在 0 到 10 之间"),
        ("{rule: over_weeks, of: w}", weekly("3", "-2"), "2 周合计：3.00、-2.00"),
        (
            "{rule: total, of: [a, b], mode: weighted, weights: {a: 80%, b: 20%}, missing: renormalise}",
            view({"a": "90", "b": None}),
            "(甲项 90.00 × 80%) ÷ 80%（缺 乙项，权重由其余各项分担）",
        ),
        (
            "{rule: total, of: [a, b], missing: renormalise, maxima: {a: 60, b: 40}}",
            view({"a": "30", "b": None}),
            "(甲项 30.00) × 100 ÷ 60（缺 乙项，由其余各项代替）",
        ),
        ("{rule: total, of: [a, b], mode: mean}", view({"a": "90", "b": "80"}), "(甲项 90.00 + 乙项 80.00) ÷ 2"),
        (
            "{rule: bands, of: a, bands: [{above: 9, gives: 1}], else: 0}",
            view({"a": "3"}),
            "甲项 3.00 分 不在任何一档里，按 0.00 计",
        ),
    ],
)
def test_an_answer_says_why_in_one_sentence(text, seen, words):
    assert sentence(text, seen) == words
