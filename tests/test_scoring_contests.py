"""Where somebody stands in a contest, against counting it anew for each; and band edges, against their words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.band import within
from scoring.figure import Figure
from scoring.ranking import Contest

KEYS = st.tuples(st.integers(-3, 3).map(Decimal), st.sampled_from(["-Infinity", "0", "1.0", "1.00"]).map(Decimal))


@given(st.lists(KEYS, min_size=1), st.lists(KEYS), KEYS)
def test_a_standing_is_what_counting_says(keys, maybe, stranger):
    contest = Contest()
    for key in keys:
        contest.add(key, inside=True)
    for key in maybe:
        contest.add(key, inside=None)
    contest.close()
    for key in {*keys, *maybe, stranger}:
        assert contest.better(key) == sum(each > key for each in keys)
        assert contest.tied(key) == sum(each == key for each in keys)
        assert contest.may_precede(key, or_tie=False) == sum(each > key for each in maybe)
        assert contest.may_precede(key, or_tie=True) == sum(each >= key for each in maybe)


@pytest.mark.parametrize(
    ("edge", "held"),
    [("at_least", [2, 3]), ("above", [3]), ("up_to", [1, 2]), ("below", [1])],
)
def test_each_edge_says_whether_it_belongs(edge, held):
    edges = {
        each: Figure(each, Decimal(2), "") if each == edge else None for each in ("at_least", "above", "up_to", "below")
    }
    assert [value for value in (1, 2, 3) if within(Decimal(value), **edges)] == held


def test_an_edge_that_is_lost_or_left_out_bars_nothing():
    assert within(Decimal(1), Figure("x", None, ""), None, None, None)
