"""A quota while something is not known: nobody is given or refused a place that may still change."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.seats import Rival, Seats, give, possible
from tests.worlds import rule, somebody, view

TWO_LEVELS = "{rule: quota, of: of, shares: {5: 50%, 4: 50%}, overflow: {5: 4, 4: 3}, by: by, heads: role}"


def levels(*rows):
    views = [view({"of": of, "by": by}, person=somebody(str(index))) for index, (of, by) in enumerate(rows)]
    return [found.value for found in rule(TWO_LEVELS).figures(views, views)]


def test_a_lower_level_is_not_given_while_somebody_unknown_may_fall_into_it():
    assert levels(("5", "90"), ("5", "80"), (None, "70")) == [None, None, None]


def test_somebody_of_whom_it_is_not_known_what_decides_is_not_put_last():
    assert levels(("5", "90"), ("5", "80"), ("5", None)) == [None, None, None]


def test_whoever_has_a_place_however_it_turns_out_is_told_so():
    views = [view({"of": "5", "by": by}, person=somebody(by)) for by in ("90", "80", "70")]
    views.append(view({"of": None, "by": "60"}, person=somebody("x")))
    text = TWO_LEVELS.replace("5: 50%", "5: 75%")
    assert [found.value for found in rule(text).figures(views, views)] == [5, 5, None, None]


KEYS = st.integers(1, 4)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([5, 4, 3, None]), KEYS), min_size=1, max_size=6),
    st.integers(0, 3),
    st.integers(0, 3),
    st.booleans(),
)
def test_what_is_told_holds_whatever_the_unknown_turn_out_to_be(people, top, middle, admit_ties):
    seats = (Seats(5, top, 4), Seats(4, middle, 3))
    rivals = [Rival(level, (key,), True, level is None) for level, key in people]
    told = possible(rivals, seats, admit_ties=admit_ties)
    unknown = [index for index, rival in enumerate(rivals) if rival.doubtful]
    if len(unknown) > 2:
        return
    for turned in product(product((5, 4, 3), (0, 1, 2, 3, 4, 5)), repeat=len(unknown)):
        real = list(rivals)
        for index, (level, key) in zip(unknown, turned, strict=True):
            real[index] = Rival(level, (key,), True)
        came = give(real, seats, admit_ties=admit_ties).levels
        for index, rival in enumerate(rivals):
            possibilities = {each.levels[index] for each in told}
            if not rival.doubtful and len(possibilities) == 1:
                assert possibilities == {came[index]}
