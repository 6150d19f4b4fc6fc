"""Points by place, shares of a ranking, heads, pools: settled among people, and nobody gains by what is not known."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.facts import View
from scoring.figure import Figure
from sheets_sync.present import Words
from tests.worlds import OCTOBER, answer, answers, figure, mistakes_in, scheme_mistakes, somebody, values, view

SCORES = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=30)
KNOWN = st.lists(st.integers(0, 9), min_size=1, max_size=40)
RANKED = "points: {1: 3, 2: 2, 3: 1}"


def people(*scores, **more):
    return [
        view({"s": None if each is None else str(each), **more}, person=somebody(f"{index:03}"))
        for index, each in enumerate(scores)
    ]


def not_appraised(name="x", measure="s"):
    gone = view({}, person=somebody(name))
    gone.figures[measure] = Figure(measure, None, "points", ("not_appraised",))
    return gone


def points(more="", table=RANKED):
    return f"{{rule: rank_points, of: s, {table}{more}}}"


def against(*scores, mark="32.81", more=""):
    return values(points(f", benchmark: mark, behind: -1{more}"), *people(*scores, mark=mark))


# --- rank_points


def test_the_first_three_places_earn_three_two_and_one_points_and_the_others_none():
    assert values(points(), *people(40, 33, 30, 25)) == [3, 2, 1, 0]


def test_who_is_below_the_shop_loses_a_point_whatever_their_place():
    assert against(40, 33, 25) == [3, 2, -1]


def test_as_good_as_the_shop_is_not_below_it():
    assert against("32.81", 20) == [3, -1]


def test_without_a_penalty_who_is_below_the_shop_earns_nothing():
    assert values(points(", benchmark: mark"), *people(40, 25, mark="32.81")) == [3, 0]


def test_the_slowest_may_be_worse_than_the_shop_where_the_lowest_is_best():
    views = people(28, 36, 35, mark="35")
    assert values(points(", order: lowest, benchmark: mark, behind: -1"), *views) == [3, -1, 2]


def test_a_benchmark_may_be_a_number_of_the_scheme():
    assert values(points(", benchmark: 30, behind: -1"), *people(40, 30, 29)) == [3, 2, -1]


def test_while_the_benchmark_is_not_known_nobody_has_points():
    found = answers(points(", benchmark: mark, behind: -1"), *people(40, 25, mark=None))
    assert [(each.value, [part.name for part in each.parts]) for each in found] == [(None, ["mark"])] * 2


def test_four_response_times_have_places_one_to_three_and_none():
    text = points(", order: lowest, gives: yuan", "points: {1: 300, 2: 200, 3: 100}")
    assert values(text, *people(18, 25, 31, 40)) == [300, 200, 100, 0]


def test_fewer_than_three_people_leave_the_last_places_empty():
    assert values(points(), *people(40, 33)) == [3, 2]


def test_that_a_contest_needs_three_people_is_said_with_the_number_of_heads():
    few, many = people(40, 33, heads="2"), people(40, 33, 20, heads="3")
    assert values(points(", among: {heads: {at_least: 3}}"), *few) == [0, 0]
    assert values(points(", among: {heads: {at_least: 3}}"), *many) == [3, 2, 1]


@pytest.mark.parametrize(
    ("ties", "expected"), [("all", [3, 3, 1, 0]), ("split", ["2.5", "2.5", 1, 0]), ("none", [0, 0, 1, 0])]
)
def test_those_who_share_a_place_are_settled_as_the_scheme_says(ties, expected):
    assert values(points(f", ties: {ties}"), *people(40, 40, 33, 20)) == [Decimal(each) for each in expected]


def test_split_points_of_a_tie_beyond_the_last_place_are_shared_too():
    assert values(points(", ties: split"), *people(9, 8, 7, 7)) == [3, 2, Decimal("0.5"), Decimal("0.5")]


def test_prizes_in_yuan_are_split_into_whole_cents_that_add_up():
    text = "{rule: rank_points, of: s, points: {1: 300, 2: 200}, ties: split, gives: yuan}"
    assert values(text, *people(9, 9, 9, 1)) == cents("166.67", "166.67", "166.66", "0")
    assert values(text.replace("300", "-300").replace("200", "-200"), *people(9, 9, 9)) == cents(
        "-166.67", "-166.67", "-166.66"
    )
    assert values(text, *people(9, 8, 8)) == cents("300", "100", "100")
    paid = text.replace("gives", "paid: {standing: regular}, gives")
    views = [view({"s": "9"}, person=somebody(str(index), **who)) for index, who in enumerate(({}, {}, NEW))]
    assert values(paid, *views) == cents("166.67", "166.67", "0")


NEW = {"hired": "2026-09-01", "confirmed": "2027-01-01"}


def test_a_further_figure_is_tried_before_a_tie():
    views = [view({"s": "40", "t": t}) for t in ("1", "2")]
    assert values(points(", tiebreak: [t]"), *views) == [2, 3]


def test_stand_ins_hold_their_place_but_get_no_points():
    views = [view({"s": s, "in": own}) for s, own in (("50", "0"), ("40", "1"), ("30", "1"))]
    assert values(points(", paid: {in: yes}"), *views) == [0, 2, 1]
    assert values(points(", among: {in: yes}"), *views) == [0, 3, 2]


def test_who_is_exempt_has_neither_points_nor_penalty_and_no_place():
    views = [view({"s": s, "mark": "32", "event": event}) for s, event in (("50", "1"), ("40", "0"), ("20", "1"))]
    assert values(points(", benchmark: mark, behind: -1, exempt: {event: yes}"), *views) == [0, 3, 0]


def test_points_may_be_given_within_each_group():
    views = [view({"s": s}, person=somebody(s, group=group)) for s, group in (("9", "a"), ("8", "b"), ("7", "a"))]
    assert values(points(", within: group"), *views) == [3, 3, 2]


def test_who_is_of_no_known_group_keeps_the_groups_waiting_that_they_could_win_in():
    astray = view({"s": "9", "group": None}, person=somebody("x", group=""))
    views = [astray, view({"s": "8"}), view({"s": "5"}), *(view({"s": s}) for s in ("4", "3"))]
    assert values(points(", within: group"), *views) == [None, None, None, None, 0]


# what is not known


def test_a_place_that_an_unknown_figure_could_take_earns_nothing_yet():
    found = answers(points(), *people(None, 40, 33))
    assert [each.value for each in found] == [None, None, None]
    assert found[1].reason == ("others_unknown", 1)


def test_points_that_an_unknown_figure_cannot_change_are_given():
    assert values(points(), *people(None, 9, 8, 7, 6)) == [None, None, None, None, 0]
    assert against(None, 40, 20) == [None, None, -1]
    assert values(points("", "points: {1: 2, 2: 2}"), *people(None, 9, 8)) == [None, 2, None]


def test_one_of_whom_it_is_not_known_whether_they_take_part_counts_where_they_would_be_better():
    views = [view({"s": s, "in": own}) for s, own in (("9", "1"), ("8", None), ("7", "1"))]
    assert values(points(", among: {in: yes}"), *views) == [3, None, None]


def test_who_is_not_appraised_is_simply_not_in_the_contest():
    found = answers(points(), not_appraised(), *people(40, 33))
    assert [each.value for each in found] == [0, 3, 2]
    assert found[0].reason == ("not_in_contest",)


def test_a_figure_that_lacks_only_what_cannot_exist_cannot_exist_either():
    gone = not_appraised()
    gone.figures["s"] = Figure("s", None, "points", ("not_known",), (Figure("a", None, "", ("not_appraised",)),))
    assert values(points(), gone, *people(40)) == [0, 3]


def test_who_has_no_customers_is_left_out_by_a_condition():
    views = [view({"s": None, "customers": "0"}), view({"s": "40", "customers": "9"})]
    assert values(points(", among: {customers: {above: 0}}"), *views) == [0, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (points("", "points: UNSET"), [None, None, None]),
        (points("", "points: {1: UNSET, 2: 2}"), [None, 2, 0]),
        (points(", benchmark: 20, behind: UNSET"), [3, 2, None]),
        (points(", benchmark: UNSET"), [None, None, None]),
    ],
)
def test_a_lost_number_leaves_unknown_only_what_needs_it(text, expected):
    assert values(text, *people(40, 30, 10)) == expected


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (points("", "points: {first: 3}"), [("points.first", "not_a_whole_number")]),
        (points("", "points: {0: 3}"), [("points.0", "out_of_bounds")]),
        (points(", behind: -1"), [("benchmark", "missing_key")]),
        (points(", ties: some"), [("ties", "unknown_word")]),
        (points(", order: best"), [("order", "unknown_word")]),
    ],
)
def test_a_slip_in_points_by_place_is_told_with_its_key(text, mistakes):
    assert mistakes_in(text) == mistakes


@given(SCORES, st.sampled_from(["all", "split", "none"]), st.randoms())
def test_points_do_not_depend_on_the_order_of_the_rows(scores, ties, random):
    views = people(*scores)
    before = dict(zip((each.person.id for each in views), values(points(f", ties: {ties}"), *views), strict=True))
    random.shuffle(views)
    assert values(points(f", ties: {ties}"), *views) == [before[each.person.id] for each in views]


@given(KNOWN)
def test_split_points_add_up_to_those_of_the_places_that_there_are(scores):
    found = values(points(", ties: split"), *people(*scores))
    assert abs(sum(found) - sum([3, 2, 1][: len(scores)])) < Decimal("1E-20")


@given(SCORES, st.integers(0, 9), st.sampled_from(["all", "split", "none"]))
def test_points_given_while_something_is_unknown_are_those_given_once_it_is_known(scores, later, ties):
    text = points(f", ties: {ties}")
    early = values(text, *people(*scores))
    late = values(text, *people(*(later if each is None else each for each in scores)))
    assert all(before in (None, after) for before, after in zip(early, late, strict=True))


# --- top_share


def share(more="", shares="{excellent: 10%, good: 30%}"):
    return f"{{rule: top_share, of: s, shares: {shares}{more}}}"


def words(text, *views):
    return [found.word for found in answers(text, *views)]


def counts(heads, more=""):
    found = words(share(more), *people(*range(heads, 0, -1)))
    return found.count("excellent"), found.count("good"), found.count("none")


@pytest.mark.parametrize(("heads", "expected"), [(20, (2, 4, 14)), (23, (2, 4, 17)), (9, (0, 2, 7)), (1, (0, 0, 1))])
def test_the_best_tenth_and_the_next_fifth_are_rounded_down(heads, expected):
    assert counts(heads) == expected


@pytest.mark.parametrize(("rounding", "expected"), [("floor", (2, 5)), ("half_up", (3, 5)), ("ceiling", (3, 5))])
def test_a_share_of_two_and_a_half_is_rounded_as_the_scheme_says(rounding, expected):
    assert counts(25, f", rounding: {rounding}")[:2] == expected


def test_there_may_be_one_winner_at_least_however_few_there_are():
    assert counts(5, ", least: 1")[:2] == (1, 0)
    assert counts(9, ", least: 1")[:2] == (1, 1)


def test_nobody_of_those_tied_across_the_border_is_in_the_share_but_they_may_be_in_the_next():
    assert words(share(), *people(*[9] * 3, *[5] * 17))[:3] == ["good"] * 3
    assert words(share(", ties: all"), *people(*[9] * 3, *[5] * 17))[:3] == ["excellent"] * 3


def test_a_tie_is_broken_by_a_further_figure_first():
    views = [view({"s": "9", "t": str(index)}) for index in range(10)]
    assert words(share(", tiebreak: [t]"), *views)[7:] == ["good", "good", "excellent"]


def test_the_word_of_the_others_is_the_schemes_own():
    assert words(share(", else: 无", "{优秀: 50%}"), *people(9, 8)) == ["优秀", "无"]


def test_the_lowest_may_be_best():
    assert words(share(", order: lowest", "{fast: 50%}"), *people(9, 8)) == ["none", "fast"]


def test_each_group_has_its_own_shares():
    views = [view({"s": s}, person=somebody(s, group=group)) for s, group in zip("9876", "abba", strict=True)]
    assert words(share(", within: group", "{top: 50%}"), *views) == ["top", "top", "none", "none"]


def test_only_those_who_are_ranked_are_counted():
    views = [view({"s": str(index), "in": "1" if index < 10 else "0"}) for index in range(20)]
    found = words(share(", among: {in: yes}"), *views)
    assert (found[9], found.count("excellent"), found[19]) == ("excellent", 1, "none")


def test_the_reason_tells_places_people_and_place():
    found = answers(share(), *people(*range(20, 0, -1)))
    assert [found[index].reason for index in (0, 5, 6)] == [
        ("in_share", 2, 20, 1),
        ("in_share", 6, 20, 6),
        ("beyond_shares", 6, 20, 7),
    ]
    assert answer(share("", "{top: 50%}"), *people(9, 9, 9)).reason == ("tied_beyond", 1, 3, 1)


def test_while_somebody_might_still_come_first_the_last_place_is_given_to_nobody():
    found = answers(share(), *people(None, *range(19, 0, -1)))
    assert [each.word for each in found[:8]] == ["", "excellent", "", "good", "good", "good", "", "none"]
    assert found[2].reason == ("others_unknown", 1)


def test_who_is_not_appraised_is_not_counted():
    found = answers(share("", "{top: 50%}"), not_appraised(), *people(9, 8, 7))
    assert [(each.word, each.reason[0]) for each in found[:2]] == [("none", "not_in_contest"), ("top", "in_share")]


@pytest.mark.parametrize("shares", ["UNSET", "{excellent: UNSET, good: 30%}"])
def test_a_lost_share_leaves_the_words_unknown(shares):
    assert words(share("", shares), *people(*range(20))) == [""] * 20


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (share("", "{top: 10}"), [("shares.top", "out_of_bounds")]),
        (share("", "{top: 0%}"), [("shares.top", "out_of_bounds")]),
        (share("", "{top: 30%, next: 10%}"), [("shares.next", "least_above_most")]),
        (share(", least: 1.5"), [("least", "not_a_whole_number")]),
        (share(", rounding: up"), [("rounding", "unknown_word")]),
    ],
)
def test_a_slip_in_shares_is_told_with_its_key(text, mistakes):
    assert mistakes_in(text) == mistakes


@given(KNOWN, st.integers(1, 100))
def test_without_ties_a_share_is_never_exceeded(scores, percent):
    found = words(share("", f"{{top: {percent}%}}"), *people(*scores))
    assert found.count("top") <= Fraction(percent, 100) * len(scores)


@given(SCORES, st.integers(0, 9), st.sampled_from(["all", "none"]))
def test_a_share_given_while_something_is_unknown_is_the_one_given_once_it_is_known(scores, later, ties):
    text = share(f", ties: {ties}")
    early = words(text, *people(*scores))
    late = words(text, *people(*(later if each is None else each for each in scores)))
    assert all(before in ("", after) for before, after in zip(early, late, strict=True))


@given(SCORES, st.sampled_from(["all", "none"]), st.randoms())
def test_a_share_does_not_depend_on_the_order_of_the_rows(scores, ties, random):
    views = people(*scores)
    before = dict(zip((each.person.id for each in views), words(share(f", ties: {ties}"), *views), strict=True))
    random.shuffle(views)
    assert words(share(f", ties: {ties}"), *views) == [before[each.person.id] for each in views]


# --- head_count


def test_heads_are_those_who_share_the_scheme():
    other = view({}, person=somebody("L", role="lead"))
    own = people(1, 2, 3)
    assert values("{rule: head_count}", *own, everyone=[*own, other]) == [3, 3, 3]
    assert values("{rule: head_count, role: lead}", *own, everyone=[*own, other]) == [1, 1, 1]
    assert values("{rule: head_count, role: everyone}", *own, everyone=[*own, other]) == [4, 4, 4]


def test_only_those_count_of_whom_something_holds():
    assert values("{rule: head_count, when: {s: {above: 1}}}", *people(1, 2, 3)) == [2, 2, 2]


def test_nobody_at_all_is_nought():
    assert values("{rule: head_count, when: {s: {above: 9}}}", *people(1)) == [0]
    assert values("{rule: head_count, role: lead}", *people(1)) == [0]


def test_heads_of_a_group_are_its_own():
    views = [view({}, person=somebody(group=group)) for group in "aab"]
    assert values("{rule: head_count, within: group}", *views) == [2, 2, 1]


def test_who_left_before_is_no_head():
    gone = View(somebody("g"), OCTOBER, {}, {})
    assert values("{rule: head_count, role: rep}", *people(1), everyone=[*people(1), gone]) == [1]


def test_while_it_is_not_known_of_one_whether_they_count_the_number_is_not():
    assert values("{rule: head_count, when: {s: {above: 1}}}", *people(1, None, 3)) == [None] * 3


def test_one_of_no_known_group_may_be_of_any():
    astray = view({"group": None}, person=somebody("x", group=""))
    assert values("{rule: head_count, within: group}", astray, *people(1)) == [None, None]


# --- pool_share


def pool(more=""):
    return f"{{rule: pool_share, pool: fund, by: s{more}}}"


def cents(*amounts):
    return [Decimal(each) for each in amounts]


def test_a_merit_pool_is_shared_by_grade_and_years_to_the_last_cent():
    found = values(pool(), *people("1.20", "1.10", "0.96", fund="30000"))
    assert found == cents("11042.94", "10122.70", "8834.36")
    assert sum(found) == 30000


def test_the_cents_left_over_go_to_the_largest_remainders_and_then_to_the_lowest_ids():
    assert values(pool(), *people(1, 1, 1, fund="100")) == cents("33.34", "33.33", "33.33")
    assert values(pool(), *reversed(people(1, 1, 1, fund="0.02"))) == cents("0", "0.01", "0.01")


def test_a_point_may_be_worth_what_a_fixed_divisor_makes_it_and_the_rest_stays_in_the_pool():
    found = values(pool(", divisor: 96"), *people(48, 27, 10, fund="503.74"))
    assert found == cents("251.87", "141.68", "52.47")


def test_the_divisor_may_be_a_figure():
    assert values(pool(", divisor: all"), *people(1, 2, fund="100", all="4")) == [25, 50]


def test_more_points_than_the_divisor_are_scaled_down_so_that_no_more_is_given_than_there_is():
    found = answers(pool(", divisor: 96"), *people(96, 96, 96, fund="100"))
    assert [each.value for each in found] == cents("33.34", "33.33", "33.33")
    assert found[0].reason == ("pool_share_scaled", 288, 96)
    assert values(pool(", divisor: 96, scale_down: no"), *people(96, 96, 96, fund="100")) == [100, 100, 100]


def test_rounding_with_a_fixed_divisor_gives_no_cent_more_than_there_is():
    views = people(1, 1, "0.99999", fund="200")
    assert values(pool(", divisor: 3"), *views) == cents("66.67", "66.67", "66.66")
    assert sum(values(pool(", divisor: 3, scale_down: no"), *views)) == Decimal("200.01")


def test_a_divisor_that_is_not_the_same_for_all_divides_nothing():
    views = [view({"s": "10", "fund": "200", "all": each}, person=somebody(each)) for each in ("100", "20")]
    found = answers(pool(", divisor: all"), *views)
    assert [(each.value, each.reason, each.parts[0].value) for each in found] == [
        (None, ("pools_differ",), 100),
        (None, ("pools_differ",), 20),
    ]
    assert values(pool(", divisor: all"), views[0], view({"s": "10", "fund": "200"})) == [None, None]


def test_a_divisor_is_in_the_unit_of_the_weight_or_a_number_of_heads():
    def mistakes(unit):
        facts = f"facts: {{s: {{unit: points}}, d: {{unit: {unit}}}}}"
        return scheme_mistakes(f"{facts}\naward: {{share: {{rule: pool_share, pool: 100, by: s, divisor: d}}}}")

    assert [mistakes(unit) for unit in ("points", "count", "yuan")] == [[], [], [("award.share", "units_differ")]]


def test_a_weight_below_nought_takes_nothing_and_gives_nothing():
    found = answers(pool(), *people(-5, 1, 1, fund="10"))
    assert [each.value for each in found] == [0, 5, 5]
    assert found[0].reason == ("weight_below_nought",)


def test_where_nobody_has_any_weight_nobody_gets_anything():
    found = answers(pool(), *people(0, 0, fund="10"))
    assert [(each.value, each.reason) for each in found] == [(0, ("no_weights",))] * 2


def test_a_pool_below_nought_gives_nothing_or_asks_somebody_to_decide():
    assert values(pool(), *people(1, fund="-5")) == [0]
    found = answer(pool(", negative_pool: unknown"), *people(1, fund="-5"))
    assert (found.value, found.reason) == (None, ("pool_negative",))
    assert answer(pool(), *people(1, fund="0")).reason == ("pool_empty",)


def test_only_those_share_who_may():
    views = [view({"s": "1", "fund": "10", "in": own}, person=somebody(own)) for own in ("1", "0")]
    assert values(pool(", among: {in: yes}"), *views) == [10, 0]


def test_who_is_not_appraised_takes_nothing():
    gone = not_appraised()
    gone.figures["fund"] = figure("fund", "10", "yuan")
    assert values(pool(), gone, *people(1, fund="10")) == [0, 10]


def test_each_group_shares_its_own_pool():
    views = [
        view({"s": "1", "fund": fund}, person=somebody(name, group=group))
        for name, group, fund in (("1", "a", "10"), ("2", "b", "6"), ("3", "a", "10"))
    ]
    assert values(pool(", within: group"), *views) == [5, 6, 5]


def test_a_pool_that_is_not_the_same_for_all_cannot_be_shared():
    views = [view({"s": "1", "fund": fund}, person=somebody(fund)) for fund in ("10", "6")]
    assert [each.reason for each in answers(pool(), *views)] == [("pools_differ",)] * 2


# what is not known


def test_while_one_weight_is_not_known_no_share_is_but_that_of_who_has_none():
    found = answers(pool(), *people(None, 1, 0, fund="10"))
    assert [each.value for each in found] == [None, None, 0]
    assert found[1].reason == ("shares_unknown", 1)


def test_with_a_fixed_divisor_only_what_could_be_scaled_down_waits():
    assert values(pool(", divisor: 10"), *people(None, 1, fund="10")) == [None, None]
    assert values(pool(", divisor: 10, scale_down: no"), *people(None, 1, fund="10")) == [None, 1]


@pytest.mark.parametrize("text", [pool(", divisor: UNSET"), pool().replace("fund", "UNSET")])
def test_a_lost_number_leaves_every_share_unknown(text):
    assert values(text, *people(1, 2, fund="10")) == [None, None]


def test_an_unknown_pool_leaves_every_share_unknown():
    found = answers(pool(), *people(1, 2, fund=None))
    assert [(each.value, [part.name for part in each.parts]) for each in found] == [(None, ["fund"])] * 2


def test_a_divisor_of_nought_gives_no_answer_and_is_refused_where_it_is_written():
    assert answer(pool(", divisor: all"), *people(1, fund="10", all="0")).reason == ("no_divisor",)
    assert mistakes_in(pool(", divisor: 0")) == [("divisor", "not_above_zero")]


WEIGHTS = st.lists(st.decimals(min_value=0, max_value=100, places=3), min_size=1, max_size=30)
MONEY = st.decimals(min_value="0.01", max_value=100000, places=2)


@given(WEIGHTS, MONEY)
def test_shares_add_up_to_the_pool_and_each_is_within_a_cent_of_its_part(weights, fund):
    found = values(pool(), *people(*weights, fund=fund))
    if not sum(weights):
        assert set(found) == {0}
        return
    assert sum(found) == fund
    for share_, weight in zip(found, weights, strict=True):
        exact = Fraction(fund) * Fraction(weight) / Fraction(sum(weights))
        assert abs(Fraction(share_) - exact) < Fraction(1, 100)


@given(WEIGHTS, MONEY, st.randoms())
def test_shares_do_not_depend_on_the_order_of_the_rows(weights, fund, random):
    views = people(*weights, fund=fund)
    before = dict(zip((each.person.id for each in views), values(pool(), *views), strict=True))
    random.shuffle(views)
    assert values(pool(), *views) == [before[each.person.id] for each in views]


@given(WEIGHTS, MONEY, st.integers(1, 500))
def test_a_fixed_divisor_gives_each_the_worth_of_their_points_rounded_by_itself(weights, fund, divisor):
    found = values(pool(f", divisor: {divisor}, scale_down: no"), *people(*weights, fund=fund))
    for given_, weight in zip(found, weights, strict=True):
        exact = Fraction(fund) * Fraction(weight) / divisor * 100
        assert Fraction(given_) * 100 == (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


# --- in words

LABELS = {"s": "询单转化率", "mark": "全店转化率", "fund": "奖金池", "event": "特殊活动"}


@pytest.mark.parametrize(
    ("text", "views", "sentence"),
    [
        (points(), people(40, 33), "询单转化率 40.00 分，第 1 名"),
        (points(), people(40, 40), "询单转化率 40.00 分，2 人并列第 1 名"),
        (points("", "points: {2: 1}"), people(40), "询单转化率 40.00 分，第 1 名，没有名次分"),
        (points(", benchmark: mark"), people(20, mark="30"), "询单转化率 20.00 分，不及全店转化率 30.00 分"),
        (points(", exempt: {s: {above: 10}}"), people(20), "因为询单转化率 20.00 分，不计"),
        (share("", "{top: 50%}"), people(9, 8), "询单转化率 9.00 分，在 2 人中第 1 名，在前 1 名（50%）之内"),
        (share("", "{top: 50%}"), people(8, 9), "询单转化率 8.00 分，在 2 人中第 2 名，在前 1 名之外"),
        (share("", "{top: 50%}"), people(9, 9), "询单转化率 9.00 分，2 人并列第 1 名，名额只有 1 个，都不算"),
        ("{rule: head_count}", people(9), "按名册和条件数"),
        (pool(), people(1, 3, fund="10"), "奖金池 10.00 × 询单转化率 1.00 ÷ 4"),
        (pool(", divisor: 96"), people(1, fund="10"), "奖金池 10.00 × 询单转化率 1.00 ÷ 96"),
        (
            pool(", divisor: 2"),
            people(1, 3, fund="10"),
            "奖金池 10.00 × 询单转化率 1.00 ÷ 4（合计超过 2，按合计分）",
        ),
        (pool(), people(-1, 3, fund="10"), "询单转化率 -1.00 分，小于零，不分"),
        (pool(), people(0, fund="10"), "没有人有份，不分"),
        (pool(), people(1, fund="0"), "奖金池 0.00 分，没有可分的"),
        (pool(), people(1, fund="-1"), "奖金池 -1.00 分，小于零，不分，须人工核对"),
        (pool(), people(1, None, fund="1"), "还有 1 人的数没有定，先不分"),
        ("{rule: best, of: s, order: lowest, places: 1, amount: 5}", people(1, 2), "询单转化率 1.00 分，最低"),
        ("{rule: best, of: s, order: lowest, places: 1, amount: 5}", people(2, 1), "询单转化率 2.00 分，有人更低"),
        (
            "{rule: best, of: s, order: lowest, places: 1, amount: 5}",
            people(1, 1),
            "询单转化率 1.00 分，2 人并列最低，都照全额",
        ),
    ],
)
def test_the_reason_is_one_sentence(text, views, sentence):
    found = answer(text, *views)
    made = Figure("x", found.value, "points", found.reason, found.parts, found.word)
    assert Words("zh", LABELS).reason(made) == sentence
    assert Words("en", LABELS).reason(made)
