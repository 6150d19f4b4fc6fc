"""A written % or ‰ beside a unit that it does not fit, and shares that have lost theirs, are refused everywhere."""

from decimal import Decimal

import pytest

from tests.worlds import answer, scheme_mistakes, view

FACTS = "facts: {r: {unit: ratio}, p: {unit: percent}, m: {unit: permille}, x: {unit: points}, n: {unit: count}}\n"


@pytest.mark.parametrize(
    "rule",
    [
        "{rule: bands, of: m, bands: [{up_to: 5‰, gives: 20}, {above: 5‰, gives: 0}]}",
        "{rule: bands, of: p, bands: [{up_to: 5‰, gives: 20}, {above: 5‰, gives: 0}]}",
        "{rule: bands, of: n, bands: [{up_to: 5, gives: 20%}, {above: 5, gives: 0}]}",
        "{rule: meets, all: {x: {at_least: 95%}}}",
        "{rule: meets, all: {m: {at_least: 3‰}}}",
        "{rule: ladder, of: x, minimum: {1: 60%}, else: 0}",
        "{rule: limit, of: x, most: 100%}",
        "{rule: stepwise, of: p, target: 95%, points: 10, step: 1, each: 2}",
        "{rule: completion, of: p, target: 95%, points: 40}",
        "{rule: completion, of: p, target: 95, nothing_at: 50%, points: 40}",
        "{rule: rank_points, of: p, points: {1: 3}, benchmark: 95%, behind: -1}",
        "{rule: best, of: p, places: 1, amount: 10, above: 95%}",
        "{rule: best, of: p, places: 1, amount: 10%}",
        "{rule: total, of: [x], most: 100%}",
        "{rule: total, of: [x], maxima: {x: 100%}}",
        "{rule: amount, amount: 5%}",
        "{rule: per_occurrence, of: n, each: -5%}",
    ],
)
def test_a_share_is_refused_beside_what_is_no_ratio(rule):
    assert scheme_mistakes(FACTS + f"score: {{it: {rule}}}") == [("score.it", "units_differ")]


@pytest.mark.parametrize(
    "rule",
    [
        "{rule: bands, of: r, bands: [{up_to: 5‰, gives: 20}, {above: 5‰, gives: 0}]}",
        "{rule: completion, of: r, target: 95%, points: 40}",
        "{rule: meets, all: {r: {at_least: 95%}}}",
        "{rule: limit, of: r, most: 100%}",
        "{rule: amount, amount: 5%, gives: ratio}",
    ],
)
def test_a_share_fits_a_ratio(rule):
    assert scheme_mistakes(FACTS + f"score: {{it: {rule}}}") == []


def test_an_occurrences_size_and_worth_are_no_shares_of_minutes():
    text = (
        "records: {lates: {fields: {m: {unit: minutes}}}}\n"
        "attendance:\n"
        "  l: {rule: records, of: lates, take: m}\n"
        "  it: {rule: occurrences, of: l, size: {above: 5%}, each: -5, gives: points}\n"
    )
    assert scheme_mistakes(text) == [("attendance.it", "units_differ")]


@pytest.mark.parametrize(
    ("rule", "mistake"),
    [
        ("{rule: quota, of: n, shares: {5: 5}, overflow: {5: 4}, by: x}", ("score.it.shares.5", "out_of_bounds")),
        ("{rule: quota, of: n, shares: {5: 101%}, overflow: {5: 4}, by: x}", ("score.it.shares.5", "out_of_bounds")),
        ("{rule: quota, of: n, shares: {5: -5%}, overflow: {5: 4}, by: x}", ("score.it.shares.5", "out_of_bounds")),
        ("{rule: completion, of: n, target: 10, points: 40, at_most: 120}", ("score.it.at_most", "out_of_bounds")),
        ("{rule: completion, of: n, target: -10, points: 40}", ("score.it.target", "not_above_nought")),
        ("{rule: completion, of: standing, target: 10, points: 40}", ("score.it", "units_differ")),
        ("{rule: completion, of: n, target: x, points: 40}", ("score.it", "units_differ")),
        ("{rule: total, of: [x, x]}", ("score.it.of", "part_twice")),
        ("{rule: total, of: [x, x], mode: weighted, weights: {x: 100%}}", ("score.it.of", "part_twice")),
        (
            "{rule: total, of: {a: x, b: x}, mode: weighted, weights: {a: 30%, b: 70%}}",
            ("score.it.of", "part_twice"),
        ),
    ],
)
def test_what_would_pay_many_times_over_is_refused(rule, mistake):
    assert scheme_mistakes(FACTS + f"score: {{it: {rule}}}") == [mistake]


def test_of_a_target_below_nought_nothing_can_be_said_without_a_line_to_it():
    seen = view({"done": "-200", "target": "-100"})
    assert answer("{rule: completion, of: done, target: target, points: 40}", seen).value is None
    on_line = "{rule: completion, of: done, target: target, points: 40, nothing_at: -300}"
    assert answer(on_line, seen).value == Decimal(20)
