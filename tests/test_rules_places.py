"""Places: one more than the number who are better, and none for those who are not ranked."""

from hypothesis import given
from hypothesis import strategies as st

from tests.worlds import answers, somebody, values, view

SCORES = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=30)
PLACE = "{rule: place, of: s}"


def people(*scores, **more):
    return [view({"s": None if each is None else str(each), **more}) for each in scores]


# --- place


def test_those_who_are_tied_share_a_place_and_the_next_place_is_left_out():
    assert values(PLACE, *people(90, 95, 90, 80)) == [2, 1, 2, 4]


def test_the_reason_tells_among_how_many_and_how_many_share_it():
    assert answers(PLACE, *people(90, 95, 90, 80))[0].reason == ("place", 4, 2)


def test_whoever_has_no_score_has_no_place_and_takes_none():
    assert values(PLACE, *people(None, 95, 90)) == [None, 1, 2]


def test_the_lowest_may_be_first():
    assert values("{rule: place, of: s, order: lowest}", *people(3, 1, 1)) == [3, 1, 1]


def test_places_may_be_given_within_each_group():
    views = [
        view({"s": score}, person=somebody(group=group)) for score, group in (("90", "a"), ("95", "b"), ("80", "a"))
    ]
    assert values("{rule: place, of: s, within: group}", *views) == [1, 1, 2]


def test_scores_a_hair_apart_are_tied():
    assert values(PLACE, *people("90", "89.99999999999999999999999")) == [1, 1]


@given(SCORES)
def test_a_place_is_one_more_than_the_number_who_are_better(scores):
    known = [each for each in scores if each is not None]
    expected = [None if each is None else 1 + sum(other > each for other in known) for each in scores]
    assert values(PLACE, *people(*scores)) == expected


@given(SCORES, st.randoms())
def test_a_place_does_not_depend_on_the_order_of_the_rows(scores, random):
    pairs = list(enumerate(scores))
    before = dict(zip(scores, values(PLACE, *people(*scores)), strict=True))
    random.shuffle(pairs)
    assert values(PLACE, *people(*(score for _, score in pairs))) == [before[score] for _, score in pairs]


def test_only_those_are_ranked_whom_the_scheme_names():
    views = [view({"s": s, "in": own}) for s, own in (("9", "0"), ("8", "1"), ("7", None), ("6", "1"))]
    found = answers("{rule: place, of: s, among: {in: yes}}", *views)
    assert [each.value for each in found] == [None, 1, None, 2]
    assert [each.reason[0] for each in found] == ["not_eligible", "place", "not_known", "place"]


def test_a_further_figure_is_tried_before_two_share_a_place():
    views = [view({"s": "9", "t": t}) for t in ("1", "2", None)]
    assert values("{rule: place, of: s, tiebreak: [t]}", *views) == [2, 1, 3]
    assert values("{rule: place, of: s, tiebreak: [t], order: lowest}", *views) == [2, 1, 3]


def test_an_unknown_figure_may_keep_everybody_waiting():
    found = answers("{rule: place, of: s, missing: block}", *people(None, 95, 90))
    assert [each.value for each in found] == [None, None, None]
    assert found[1].reason == ("others_unknown", 1)
    assert values("{rule: place, of: s, missing: block}", *people(95, 90)) == [1, 2]


def test_who_is_of_no_known_group_has_no_place_in_one():
    astray = view({"s": "9", "group": None}, person=somebody("x", group=""))
    assert values("{rule: place, of: s, within: group}", astray, *people(8)) == [None, 1]
