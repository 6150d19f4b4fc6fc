"""Whether something holds: known things settle what they can, and what is left open is unknown."""

from decimal import Decimal

import pytest

from tests.worlds import answer, answers, mistakes_in, scheme, scheme_mistakes, values, view

FACTS = "facts: {late: {unit: count}, rate: {unit: percent}, full: {unit: yes_no}, job_level: {unit: word}}"


def meets(text):
    return f"{{rule: meets, {text}}}"


# --- comparisons


@pytest.mark.parametrize(
    ("how", "below", "at", "above"),
    [("at_least", 0, 1, 1), ("above", 0, 0, 1), ("up_to", 1, 1, 0), ("below", 1, 0, 0), ("is", 0, 1, 0)],
)
def test_each_word_of_comparison_says_whether_the_edge_belongs(how, below, at, above):
    views = [view({"x": value}) for value in ("69.99999", "70", "70.00001")]
    assert values(meets(f"all: {{x: {{{how}: 70}}}}"), *views) == [below, at, above]


def test_two_comparisons_of_one_figure_make_a_band():
    views = [view({"x": value}) for value in ("59", "60", "69.9", "70")]
    assert values(meets("all: {x: {at_least: 60, below: 70}}"), *views) == [0, 1, 1, 0]


def test_a_plain_number_means_that_it_is_that_number():
    assert values(meets("all: {x: 0}"), view({"x": "0"}), view({"x": "0.0"}), view({"x": "1"})) == [1, 1, 0]


def test_yes_and_no_compare_with_figures_that_are_yes_or_no():
    assert values(meets("all: {x: yes}"), view({"x": "1"}), view({"x": "0"})) == [1, 0]
    assert values(meets("all: {x: no}"), view({"x": "1"}), view({"x": "0"})) == [0, 1]
    assert values(meets("all: {x: 是}"), view({"x": "1"}), view({"x": "0"})) == [1, 0]


def test_one_of_several_words_must_stand_there():
    text = meets("all: {job_level: [junior, middle]}")
    assert values(text, *(view({"job_level": word}) for word in ("junior", "middle", "senior"))) == [1, 1, 0]


def test_a_group_may_be_called_by_a_number():
    text = meets("all: {group: 3}")
    assert values(text, view({"group": "3"}), view({"group": "三组"})) == [1, 0]


def test_values_a_hair_apart_beyond_twenty_decimals_are_the_same():
    assert values(meets("all: {x: {at_least: 85}}"), view({"x": "84.9999999999999999999999"})) == [1]
    assert values(meets("all: {x: {at_least: 85}}"), view({"x": "84.9999999999999999"})) == [0]


# --- all and any


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"x": "1", "y": "1"}, 1),
        ({"x": "1", "y": "0"}, 0),
        ({"x": None, "y": "1"}, None),
        ({"x": None, "y": "0"}, 0),
        ({"x": None, "y": None}, None),
        ({"y": "1"}, None),
    ],
)
def test_all_is_settled_by_one_that_fails_and_open_while_one_is_unknown(said, expected):
    assert values(meets("all: {x: 1, y: 1}"), view(said)) == [expected]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"x": "0", "y": "0"}, 0),
        ({"x": "0", "y": "2"}, 1),
        ({"x": None, "y": "2"}, 1),
        ({"x": None, "y": "0"}, None),
        ({"y": "0"}, None),
    ],
)
def test_any_is_settled_by_one_that_holds_and_open_while_one_is_unknown(said, expected):
    assert values(meets("any: [{x: {above: 0}}, {y: {above: 0}}]"), view(said)) == [expected]


def test_the_reason_names_what_settled_it():
    found = answer(meets("any: [{x: {above: 0}}, {y: {above: 0}}]"), view({"x": "0", "y": "2"}))
    assert (found.reason, [part.name for part in found.parts]) == (("met_because",), ["y"])
    found = answer(meets("all: {x: 0, y: 0}"), view({"x": "0", "y": "2"}))
    assert (found.reason, [part.name for part in found.parts]) == (("not_met_because",), ["y"])


@pytest.mark.parametrize("text", ["all: {x: 1}, any: [{x: 1}]", "any: []"])
def test_either_all_or_any_is_said(text):
    assert mistakes_in(meets(text)) == [("", "one_of_two")]


def test_a_bound_that_the_source_lost_leaves_the_answer_open_and_is_named():
    found = answer(meets("all: {x: {at_least: UNSET}}"), view({"x": "5"}))
    assert (found.value, [part.reason[0] for part in found.parts]) == (None, ["unset"])


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("all: {x: {atleast: 1}}", [("all.x.atleast", "unknown_key")]),
        ("all: {x: {at_least: 3 many}}", [("all.x.at_least", "not_a_number")]),
        ("all: late", [("all", "not_a_table")]),
        ("any: [late]", [("any.0", "not_a_table")]),
    ],
)
def test_a_slip_in_a_condition_is_told_with_its_key(text, mistakes):
    assert mistakes_in(meets(text)) == mistakes


# --- comparisons that could never hold are refused with the scheme


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("{late: yess}", "not_a_number"),
        ("{full: ja}", "not_a_yes_or_no"),
        ("{late: [a, b]}", "not_a_number"),
        ("{job_level: {at_least: 2}}", "not_a_number"),
        ("{standing: regulr}", "unknown_word"),
        ("{standing: [regular, confirmed]}", "unknown_word"),
        ("{rate: {at_least: 99%}}", "units_differ"),
        ("{nobody: 1}", "unknown_name"),
    ],
)
def test_a_comparison_that_can_never_hold_is_refused(when, code):
    text = f"{FACTS}\nlevel: {{x: {{rule: meets, all: {when}}}}}"
    assert scheme_mistakes(text) == [("level.x", code)]


@pytest.mark.parametrize(
    "when",
    [
        "{late: 0}",
        "{full: yes}",
        "{full: 1}",
        "{job_level: senior}",
        "{job_level: 3}",
        "{standing: [regular, confirming]}",
        "{rate: {at_least: 99}}",
        "{days_served: {above: 15}}",
    ],
)
def test_a_comparison_that_may_hold_is_taken(when):
    taken = scheme(f"{FACTS}\nlevel: {{x: {{rule: meets, all: {when}}}}}")
    assert [item.name for item in taken.items] == ["x"]


@pytest.mark.parametrize(
    ("setting", "when", "mistakes"),
    [
        ("yes", "{flag: yes}", []),
        ("no", "{flag: yes}", []),
        ("UNSET", "{flag: yes}", []),
        ("ys", "{flag: yes}", [("settings.flag", "not_a_yes_or_no")]),
        ("raw", "{flag: raw}", []),
        ("UNSET", "{flag: raw}", []),
        ("3", "{flag: raw}", [("settings.flag", "not_a_number")]),
        ("3", "{flag: {at_least: 2}}", []),
        ("many", "{flag: {at_least: 2}}", [("settings.flag", "not_a_number")]),
    ],
)
def test_a_setting_is_compared_as_what_it_is(setting, when, mistakes):
    assert scheme_mistakes(f"settings: {{flag: {setting}}}\nlevel: {{x: {{rule: meets, all: {when}}}}}") == mistakes


# --- choose

CHOOSE = """
rule: choose
cases:
  - {when: {standing: probation}, take: a}
  - {when: {x: {above: 0}}, take: b}
  - {take: c}
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"standing": "probation", "a": "1"}, 1),
        ({"x": "1", "b": "2"}, 2),
        ({"x": "0", "c": "3"}, 3),
        ({"x": None, "c": "3"}, None),
        ({"standing": "probation", "a": None, "c": "3"}, None),
        ({"x": "0"}, None),
    ],
)
def test_the_first_case_that_holds_is_taken_and_an_open_one_stops_the_choice(said, expected):
    assert values(CHOOSE, view(said)) == [expected]


def test_the_figures_of_cases_that_are_not_taken_may_be_unknown():
    assert values(CHOOSE, view({"standing": "probation", "a": "1", "b": None, "c": None, "x": None})) == [1]


def test_a_number_of_the_scheme_may_be_taken():
    assert values(
        "{rule: choose, cases: [{when: {x: 1}, take: 3}, {take: 0}]}", view({"x": "1"}), view({"x": "2"})
    ) == [3, 0]


def test_a_word_that_is_taken_stays_a_word():
    found = answer("{rule: choose, cases: [{take: job_level}]}", view({"job_level": "senior"}))
    assert (found.value, found.word) == (None, "senior")


@pytest.mark.parametrize(
    "cases",
    ["[{when: {x: 1}, take: a}]", "[{take: a}, {take: b}]", "[{take: a}, {when: {x: 1}, take: b}]", "[]"],
)
def test_the_last_case_and_only_the_last_is_otherwise(cases):
    assert mistakes_in(f"{{rule: choose, cases: {cases}}}") == [("cases", "last_case_otherwise")]


def test_cases_of_different_units_are_refused():
    text = """
facts: {a: {unit: yuan}, b: {unit: points}, x: {unit: count}}
level: {c: {rule: choose, cases: [{when: {x: 1}, take: a}, {take: b}]}}
"""
    assert scheme_mistakes(text) == [("level.c", "units_differ")]


def test_a_lost_number_that_would_be_taken_is_unknown_and_named():
    found = answer("{rule: choose, cases: [{take: UNSET}]}", view({}))
    assert (found.value, [part.reason[0] for part in found.parts]) == (None, ["unset"])


# --- amount

AMOUNT = "{rule: amount, amount: 200, when: {x: yes}}"


@pytest.mark.parametrize(("x", "expected"), [("1", 200), ("0", 0), (None, None)])
def test_an_amount_is_due_or_not_or_it_is_not_known_whether(x, expected):
    assert values(AMOUNT, view({"x": x})) == [expected]


def test_an_amount_that_nobody_is_due_may_be_lost():
    lost = "{rule: amount, amount: UNSET, when: {x: yes}}"
    assert values(lost, view({"x": "0"}), view({"x": "1"}), view({"x": None})) == [0, None, None]


def test_an_amount_without_a_condition_is_always_due():
    assert values("{rule: amount, amount: 50}", view({})) == [50]


def test_an_amount_may_be_a_figure_of_each_person():
    assert values("{rule: amount, amount: own}", view({"own": "12.5"}), view({"own": None})) == [Decimal("12.5"), None]


def test_the_reason_of_an_amount_tells_what_it_hangs_on():
    due, not_due = answers(AMOUNT, view({"x": "1"}), view({"x": "0"}))
    assert (due.reason, not_due.reason) == (("due",), ("not_due",))
    assert [part.name for part in not_due.parts] == ["x"]
