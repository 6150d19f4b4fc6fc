"""A level changed for a time: which change wins, what adds up, and how far it goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worlds import answer, mistakes_in, values, view


def adjusted(
    up="[{when: {praise: {above: 0}}, by: 1}]", down="[{when: {fault: yes}, to: 0}]", more="least: 0, most: 5"
):
    return f"{{rule: adjust_level, of: level, up: {up}, down: {down}, {more}}}"


LEAD = adjusted(
    "[{when: {praise: {above: 0}}, by: 1}, {when: {happy: {at_least: 99}}, by: 1}]",
    "[{when: {group_fault: yes}, to: 0}, {when: {fault: yes}, to: 1}]",
    "least: 0, most: 4, stack: yes",
)
CALM = {"praise": "0", "happy": "95", "group_fault": "0", "fault": "0"}


@pytest.mark.parametrize(
    ("level", "praise", "fault", "expected"),
    [
        ("3", "0", "0", 3),
        ("3", "1", "0", 4),
        ("5", "1", "0", 5),
        ("3", "0", "1", 0),
        ("3", "1", "1", 0),
        ("0", "0", "1", 0),
    ],
)
def test_praise_raises_a_fault_lowers_and_down_wins(level, praise, fault, expected):
    assert values(adjusted(), view({"level": level, "praise": praise, "fault": fault})) == [expected]


def test_up_may_be_made_to_win():
    text = adjusted(more="least: 0, most: 5, prefer: up")
    assert values(text, view({"level": "3", "praise": "1", "fault": "1"})) == [4]
    assert values(text, view({"level": "3", "praise": "0", "fault": "1"})) == [0]


@pytest.mark.parametrize(
    ("odd", "evaluated", "expected"),
    [
        ({}, "2", 2),
        ({"praise": "1"}, "2", 3),
        ({"happy": "99"}, "2", 3),
        ({"happy": "98.99"}, "2", 2),
        ({"praise": "1", "happy": "99"}, "2", 4),
        ({"praise": "1", "happy": "99"}, "3", 4),
        ({"group_fault": "1"}, "4", 0),
        ({"fault": "1"}, "4", 1),
        ({"fault": "1", "group_fault": "1"}, "4", 0),
        ({"fault": "1", "praise": "1"}, "4", 1),
        ({"fault": "1"}, "0", 0),
        ({"fault": "1", "praise": "1"}, "0", 1),
        ({"fault": "1"}, "1", 1),
    ],
)
def test_a_lead_is_raised_by_each_merit_and_lowered_to_the_lowest_fault(odd, evaluated, expected):
    assert values(LEAD, view({**CALM, "level": evaluated, **odd})) == [expected]


def test_without_stacking_only_the_largest_rise_counts():
    text = adjusted("[{when: {a: 1}, by: 1}, {when: {b: 1}, by: 2}]", "[]")
    assert values(text, view({"level": "1", "a": "1", "b": "1"})) == [3]
    assert values(text.replace("most: 5", "most: 5, stack: yes"), view({"level": "1", "a": "1", "b": "1"})) == [4]


def test_the_rise_may_be_a_figure_of_each_person():
    text = adjusted("[{when: {praise: {above: 0}}, by: praise}]", "[]")
    assert values(text, view({"level": "1", "praise": "2"})) == [3]


def test_a_fall_never_lifts_anybody():
    assert values(
        adjusted(down="[{when: {fault: yes}, to: 3}]"), view({"level": "1", "praise": "0", "fault": "1"})
    ) == [1]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"level": None, "praise": "0", "fault": "0"}, None),
        ({"level": None, "praise": "0", "fault": "1"}, 0),
        ({"level": "3", "praise": None, "fault": "0"}, None),
        ({"level": "3", "praise": "0", "fault": None}, None),
        ({"level": "3", "praise": None, "fault": "1"}, 0),
        ({"level": "3", "praise": "1"}, None),
    ],
)
def test_an_open_question_leaves_the_level_open_unless_a_fault_settles_it(said, expected):
    assert values(adjusted(), view(said)) == [expected]


def test_a_fall_to_one_star_does_not_settle_a_level_that_is_unknown():
    assert values(LEAD, view({**CALM, "fault": "1", "level": None})) == [None]


@pytest.mark.parametrize(
    "text",
    [adjusted(more="least: UNSET, most: 5"), adjusted(more="least: 0, most: UNSET"),
     adjusted(up="[{when: {praise: {above: 0}}, by: UNSET}]")],
)  # fmt: skip
def test_a_lost_number_leaves_the_level_open(text):
    assert values(text, view({"level": "3", "praise": "1", "fault": "0"})) == [None]


def test_a_lost_rise_that_nobody_is_due_does_no_harm():
    text = adjusted(up="[{when: {praise: {above: 0}}, by: UNSET}]")
    assert values(text, view({"level": "3", "praise": "0", "fault": "0"})) == [3]


def test_the_reason_tells_what_moved_the_level():
    raised = answer(LEAD, view({**CALM, "level": "2", "praise": "1"}))
    assert (raised.reason, [part.name for part in raised.parts]) == (("raised", 1), ["level", "praise"])
    lowered = answer(LEAD, view({**CALM, "level": "2", "fault": "1"}))
    assert (lowered.reason, [part.name for part in lowered.parts]) == (("lowered", 1), ["fault", "level"])
    assert answer(LEAD, view({**CALM, "level": "2"})).reason == ("unchanged",)
    assert answer(LEAD, view({**CALM, "level": "1", "fault": "1"})).reason == ("unchanged",)


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (adjusted(more="least: 5, most: 0"), [("least", "least_above_most")]),
        (adjusted(more="least: 0, most: 5, prefer: both"), [("prefer", "unknown_word")]),
        (adjusted(more="least: 0, most: 5, stack: maybe"), [("stack", "not_a_yes_or_no")]),
        (adjusted(up="[{when: {a: 1}}]"), [("up.0.by", "missing_key")]),
        (adjusted(down="[{when: {a: 1}, by: 1}]"), [("down.0.by", "unknown_key"), ("down.0.to", "missing_key")]),
    ],
)
def test_a_slip_in_a_change_of_level_is_told_with_its_key(text, mistakes):
    assert mistakes_in(text) == mistakes


@given(
    st.integers(0, 5), st.integers(0, 2), st.booleans(), st.sampled_from(["down", "up"]), st.sampled_from(["yes", "no"])
)
def test_a_level_never_leaves_its_bounds(level, praise, fault, prefer, stack):
    text = adjusted("[{when: {praise: {above: 0}}, by: praise}, {when: {praise: 2}, by: 3}]",
                    more=f"least: 0, most: 5, prefer: {prefer}, stack: {stack}")  # fmt: skip
    (found,) = values(text, view({"level": str(level), "praise": str(praise), "fault": str(int(fault))}))
    assert 0 <= found <= 5
