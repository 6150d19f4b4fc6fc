"""Slips in a rule that would decide wrongly without a sound are refused when the scheme is loaded."""

import pytest

from tests.worlds import answer, mistakes_in, scheme_mistakes, view

FACTS = "facts: {n: {unit: count}, w: {unit: word}, d: {unit: date}, x: {unit: points}, y: {unit: yuan}}\n"


@pytest.mark.parametrize(
    ("rule", "mistake"),
    [
        ("{rule: occurrences, of: l, size: {above: 30, up_to: 5}}", ("size", "least_above_most")),
        (
            "{rule: run_of_days, of: l, size: {above: 30, up_to: 5}, days: 3, each: 1, schedule: s}",
            ("size", "least_above_most"),
        ),
        ("{rule: occurrences, of: l, take: count, most_a_day: 1}", ("", "one_of_two")),
        ("{rule: occurrences, of: l, take: count, each: 5}", ("", "one_of_two")),
        ("{rule: occurrences, of: l, take: full_days, bands: [{gives: 1}]}", ("", "one_of_two")),
        ("{rule: occurrences, of: l, each: -5, most_a_day: 5}", ("most_a_day", "out_of_bounds")),
        (
            "{rule: adjust_level, of: x, down: {when: {x: 1}, to: -1}, least: 0, most: 5}",
            ("down.0.to", "out_of_bounds"),
        ),
        ("{rule: adjust_level, of: x, down: {when: {x: 1}, to: 6}, least: 0, most: 5}", ("down.0.to", "out_of_bounds")),
        ("{rule: ladder, of: x, minimum: {1: 60, 2: 70}, else: 1}", ("else", "out_of_bounds")),
        ("{rule: ladder, of: x, minimum: {1: 60, 2: 70}, else: 9}", ("else", "out_of_bounds")),
        ("{rule: rank_points, of: x, points: {1: 3, 01: 7}}", ("points.01", "word_twice")),
        ("{rule: amount, amount: 200, when: }", ("when", "missing_key")),
        (
            "{rule: leave, of: l, schedule: s, types: {sick: {}, other: {most: 3}}, otherwise: other}",
            ("types.other.most", "unknown_key"),
        ),
    ],
)
def test_a_slip_in_a_rule_is_refused_at_its_key(rule, mistake):
    assert mistakes_in(rule) == [mistake]


@pytest.mark.parametrize(
    "rule",
    [
        "{rule: value_at, of: x, done: n, by_day: 5}",
        "{rule: full_attendance, over: this_month, never: [w], leaves: [], counted: [], at_most: 0}",
        "{rule: full_attendance, over: this_month, never: [], leaves: [d], counted: [], at_most: 0}",
    ],
)
def test_a_word_or_a_number_in_the_place_of_another_is_refused(rule):
    assert scheme_mistakes(FACTS + f"rank: {{it: {rule}}}") == [("rank.it", "units_differ")]


def test_lists_of_different_units_are_added_only_where_the_rule_says_what_it_gives():
    text = (
        "records: {lates: {fields: {m: {unit: minutes}}}}\n"
        "attendance:\n"
        "  l: {rule: records, of: lates, take: m}\n"
        "  k: {rule: records, of: lates, take: count}\n"
        "  it: {rule: occurrences, of: [l, k]}\n"
    )
    assert scheme_mistakes(text) == [("attendance.it", "units_differ")]
    assert scheme_mistakes(text.replace("[l, k]}", "[l, k], each: 5, gives: yuan}")) == []


def test_none_is_still_no_limit():
    assert answer("{rule: amount, amount: 200}", view({})).value == 200
