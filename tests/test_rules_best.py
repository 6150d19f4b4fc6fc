"""Prizes for the best few, and fines for the last: ties as the scheme says, and never a cent too many."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.figure import Figure
from tests.worlds import answer, answers, mistakes_in, somebody, values, view

SCORES = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=30)


def people(*scores, **more):
    return [view({"s": None if each is None else str(each), **more}) for each in scores]


def best(more="", places=1, amount=200):
    return f"{{rule: best, of: s, amount: {amount}, places: {places}{more}}}"


# --- best


def test_the_highest_gets_the_prize_and_the_others_nothing():
    assert values(best(), *people(88, 93, 85)) == [0, 200, 0]


@pytest.mark.parametrize(
    ("places", "expected"), [(1, [200, 0, 0, 0]), (2, [200, 200, 0, 0]), (3, [200, 200, 200, 0]), (9, [200] * 4)]
)
def test_there_are_as_many_prizes_as_places(places, expected):
    assert values(best(places=places), *people(9, 8, 7, 6)) == expected


def test_nobody_wins_yet_where_nobody_s_score_is_known():
    assert values(best(), *people(None, None)) == [None, None]


def test_a_prize_that_somebody_without_a_known_score_could_still_win_is_given_to_nobody_yet():
    assert values(best(), *people(None, 80)) == [None, None]
    assert answer(best(), *people(None, 80)).reason == ("not_known",)


# ties


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ("all", [200, 200, 200, 0]),
        ("split", [Decimal("66.67"), Decimal("66.67"), Decimal("66.66"), 0]),
        ("none", [0, 0, 0, 0]),
    ],
)
def test_a_tie_for_the_prize_is_settled_as_the_scheme_says(ties, expected):
    assert values(best(f", ties: {ties}"), *people(93, 93, 93, 80)) == expected


@pytest.mark.parametrize(("ties", "expected"), [("all", [200] * 3), ("split", [200, 100, 100]), ("none", [200, 0, 0])])
def test_a_tie_for_the_last_of_two_prizes_takes_nothing_from_the_first(ties, expected):
    assert values(best(f", ties: {ties}", places=2), *people(99, 93, 93)) == expected


def test_a_tie_that_the_prizes_reach_for_is_no_tie():
    assert values(best(", ties: none", places=2), *people(93, 93, 80)) == [200, 200, 0]


def test_a_tiebreak_is_tried_before_ties_and_an_unknown_one_comes_last():
    views = [view({"s": "93", "t": t}) for t in ("1", "2", None)]
    assert values(best(", tiebreak: [t], ties: none"), *views) == [0, 200, 0]


@given(st.integers(1, 7), st.integers(1, 5), st.decimals(min_value=1, max_value=500, places=2))
def test_a_split_prize_is_shared_in_whole_cents_that_add_up_to_it(tied, places, amount):
    found = values(best(", ties: split", places=places, amount=amount), *people(*[50] * tied))
    assert sum(found) == amount * min(places, tied)
    assert all(each == each.quantize(Decimal("0.01")) for each in found)
    assert max(found) - min(found) <= Decimal("0.01")


# who may win

OPEN = ", when: {ok: yes}"


def runners(*pairs):
    return [view({"s": str(score), "ok": ok}) for score, ok in pairs]


def test_the_prize_is_handed_down_past_those_who_are_not_eligible():
    assert values(best(OPEN), *runners((99, "0"), (93, "1"), (90, "1"))) == [0, 200, 0]


def test_a_prize_that_is_not_handed_down_lapses():
    assert values(best(OPEN + ", hand_down: no"), *runners((99, "0"), (93, "1"))) == [0, 0]


def test_the_reason_names_what_bars_somebody():
    found = answer(best(OPEN), *runners((99, "0"), (93, "1")))
    assert (found.reason, [part.name for part in found.parts]) == (("not_eligible",), ["ok"])


def test_a_winner_of_whom_it_is_not_known_whether_they_are_eligible_has_an_unknown_prize():
    assert values(best(OPEN), *runners((99, None), (93, "1"), (90, None))) == [None, None, 0]


def test_while_it_is_not_known_of_one_who_is_tied_for_the_prize_theirs_is_not_known():
    assert values(best(OPEN), *runners((93, None), (93, "1"))) == [None, 200]


def test_somebody_must_exceed_the_bound_to_win():
    assert values(best(", above: 0"), *people(0, -5)) == [0, 0]
    assert values(best(", above: 0"), *people("0.01", -5)) == [200, 0]
    assert answer(best(", above: 0"), *people(0, -5)).reason == ("no_progress",)


def test_who_is_not_eligible_and_keeps_the_place_keeps_it_also_while_their_figure_is_not_known():
    text = best(OPEN + ", hand_down: no")
    assert values(text, *runners((99, "0"), (93, "1"))) == [0, 0]
    assert values(text, view({"s": None, "ok": "0"}), *runners((93, "1"))) == [0, None]


def test_a_place_that_is_kept_is_kept_whoever_is_eligible():
    text = best(OPEN + ", hand_down: no", places=2)
    assert values(text, *runners((99, None), (93, "1"), (90, "1"))) == [None, 200, 0]


def test_two_who_are_tied_are_not_sure_of_their_prizes_while_a_third_could_come_before_them():
    assert values(best(", ties: split", places=2), *people(None, 93, 93)) == [None, None, None]
    assert values(best(", ties: split", places=3), *people(None, 93, 93)) == [None, 200, 200]
    assert values(best(", ties: all", places=2), *people(None, 93, 93)) == [None, 200, 200]


# from below, and by group


def test_the_lowest_may_be_best():
    found = answers(best(", order: lowest"), *people(18, 25, 18))
    assert [each.value for each in found] == [200, 0, 200]
    assert [each.reason[0] for each in found] == ["lowest_prize_tied", "lowest_others_better", "lowest_prize_tied"]


@pytest.mark.parametrize(
    ("amount", "ok", "expected"),
    [
        (100, ["yes", "no"], [Decimal("50.00"), 0]),
        (100, ["yes", "no", "yes"], [Decimal("33.34"), 0, Decimal("33.33")]),
        (-100, ["no", "yes", "yes"], [0, Decimal("-33.34"), Decimal("-33.33")]),
    ],
)
def test_the_share_of_who_is_not_eligible_lapses_and_is_no_odd_cent_of_the_others(amount, ok, expected):
    views = [view({"s": "9", "ok": int(each == "yes")}, person=somebody(str(number))) for number, each in enumerate(ok)]
    text = best(", ties: split, hand_down: no, when: {ok: yes}", amount=amount)
    assert values(text, *views) == expected


def test_the_last_in_rank_may_be_fined_and_a_split_fine_adds_up_to_it():
    assert values(best(", order: lowest", amount=-100), *people(90, 80, 85)) == [0, -100, 0]
    found = values(best(", order: lowest, ties: split", amount=-100), *people(90, 80, 80, 80))
    assert found == [0, Decimal("-33.34"), Decimal("-33.33"), Decimal("-33.33")]


def test_each_group_has_its_own_best():
    pairs = (("90", "a"), ("95", "b"), ("80", "a"), ("95", "b"))
    views = [view({"s": s}, person=somebody(f"{index}", group=g)) for index, (s, g) in enumerate(pairs)]
    assert values(best(", within: group, ties: split", amount="0.03"), *views) == [
        Decimal("0.03"),
        Decimal("0.02"),
        0,
        Decimal("0.01"),
    ]


def test_who_is_of_no_known_group_keeps_every_group_waiting():
    astray = view({"s": "9", "group": None}, person=somebody("x", group=""))
    views = [astray, view({"s": "8"}), view({"s": "99"}, person=somebody(group="b"))]
    assert values(best(", within: group"), *views) == [None, None, 200]


def test_a_prize_asks_for_three_people_with_the_number_of_heads():
    assert values(best(", when: {heads: {at_least: 3}}"), *people(9, 8, heads="2")) == [0, 0]


def test_who_is_not_appraised_is_in_no_contest():
    gone = view({})
    gone.figures["s"] = Figure("s", None, "points", ("not_appraised",))
    found = answers(best(), gone, *people(90))
    assert [(each.value, each.reason[0]) for each in found] == [(0, "not_in_contest"), (200, "prize")]


@given(SCORES, st.integers(0, 9), st.integers(1, 4), st.sampled_from(["all", "split", "none"]))
def test_a_prize_given_while_something_is_unknown_is_the_one_given_once_it_is_known(scores, later, places, ties):
    text = best(f", ties: {ties}", places=places)
    early = values(text, *people(*scores))
    late = values(text, *people(*(later if each is None else each for each in scores)))
    assert all(before in (None, after) for before, after in zip(early, late, strict=True))


@given(SCORES, st.sampled_from(["all", "split", "none"]), st.sampled_from(["highest", "lowest"]), st.randoms())
def test_a_prize_does_not_depend_on_the_order_of_the_rows(scores, ties, order, random):
    text = best(f", ties: {ties}, order: {order}", places=2)
    views = [
        view({"s": None if each is None else str(each)}, person=somebody(f"{index:03}"))
        for index, each in enumerate(scores)
    ]
    before = dict(zip((each.person.id for each in views), values(text, *views), strict=True))
    random.shuffle(views)
    assert values(text, *views) == [before[each.person.id] for each in views]


# lost numbers and slips


@pytest.mark.parametrize(
    "text", [best(amount="UNSET"), best(places="UNSET"), best(", above: UNSET"), best(", when: {s: {at_least: UNSET}}")]
)
def test_a_lost_number_leaves_the_prize_of_a_winner_unknown(text):
    assert values(text, *people(99, 90))[0] is None


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (best(places=0), [("places", "out_of_bounds")]),
        (best(places=-1), [("places", "out_of_bounds")]),
        (best(places="1.5"), [("places", "not_a_whole_number")]),
        (best(", ties: share"), [("ties", "unknown_word")]),
        (best(", hand_down: perhaps"), [("hand_down", "not_a_yes_or_no")]),
    ],
)
def test_a_slip_in_a_prize_is_told_with_its_key(text, mistakes):
    assert mistakes_in(text) == mistakes


@given(SCORES, st.integers(1, 5))
def test_without_ties_there_are_exactly_as_many_winners_as_prizes_or_people(scores, places):
    known = sorted({each for each in scores if each is not None})
    found = values(best(places=places), *people(*known))
    assert sum(amount == 200 for amount in found) == min(places, len(known))
