"""What must hold for every department, whatever its figures: sums, ties, quotas, months in a row, any order of rows."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import drawn
from tests.oracle.asked import asked
from tests.oracle.world import Span, Who, World, fraction, served, whole
from tests.test_oracle_branch import branch
from tests.test_oracle_eight import LEVELS, eight, marks
from tests.test_oracle_pools import hotel, merit, warehouse
from tests.test_oracle_quarters import failing, percentile
from tests.test_oracle_shop import shop

SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 25)
MAKERS = {
    "branch-hq-monthly": branch, "hotel-dept-bonus": hotel, "service-eight-kpi": eight, "service-merit-pool": merit,
    "service-percentile-award": percentile, "service-weighted-quarterly": failing, "shop-group-rank": shop,
    "warehouse-keeper-bonus": warehouse,
}  # fmt: skip
CALM = settings(max_examples=300, deadline=None)
FIRST_OF_FEBRUARY = Span(2027 * 12 + 1)


def values(name, world):
    """Returns everybody's figures as plain numbers and words."""
    return {
        id_: {each: (figure.word, figure.value) for each, figure in view.figures.items()}
        for id_, view in asked(name, world).items()
    }


def known(figure):
    return None if figure.value is None else Fraction(figure.value)


@CALM
@given(SEEDS, SIZES)
def test_a_pool_is_paid_out_to_the_cent(seed, size):
    world = merit(seed, size)
    views = asked("service-merit-pool", world)
    paid = [known(view["merit_pay"]) for view in views.values()]
    pool = fraction(world.shared[world.span]["merit_pool"])
    if paid and None not in paid and pool is not None:
        weights = [known(view["weight"]) for view in views.values()]
        assert sum(paid) == (pool if any(weights) else 0)
        assert all(each >= 0 and each * 100 == int(each * 100) for each in paid)


@CALM
@given(SEEDS, SIZES)
def test_a_prize_and_a_fine_that_are_split_add_up_to_themselves(seed, size):
    world = shop(seed, size)
    world = replace(world, settings={**world.settings, "tie_policy": "split"})
    views = asked("shop-group-rank", world).values()
    for name, whole_amount in (("first_bonus", "first_prize"), ("last_due", "last_fine")):
        found = [known(view[name]) for view in views]
        if found and None not in found:
            assert sum(found) in (0, fraction(world.settings[whole_amount]))


@CALM
@given(SEEDS, SIZES, st.sampled_from(sorted(MAKERS)))
def test_places_admit_ties_and_leave_as_many_out(seed, size, name):
    views = asked(name, MAKERS[name](seed, size)).values()
    places = Counter(known(view["place"]) for view in views if "place" in view.figures)
    places.pop(None, None)
    expected = 1
    for each in sorted(places):
        assert each == expected
        expected += places[each]


@CALM
@given(SEEDS, SIZES, st.sampled_from(("none", "all")))
def test_a_quota_is_kept_exactly_unless_ties_may_exceed_it(seed, size, ties):
    world = eight(seed, size)
    world = replace(world, settings={**world.settings, "award_ties": ties, "percent_rounding": "floor"})
    views = asked("service-eight-kpi", world).values()
    titles = Counter(known(view["award_title"]) for view in views)
    worths = Counter(known(view["award_score"]) for view in views)
    untied = ties == "none" or max(worths.values(), default=0) <= 1
    shares = {title: fraction(world.settings["award_shares"][title]) for title in ("2", "1")}
    if untied:
        assert all(titles[int(title)] <= (share * len(views)).__floor__() for title, share in shares.items())


@CALM
@given(SEEDS, SIZES, st.sampled_from(("none", "all")), st.sampled_from(("0", "1", "2")))
def test_a_top_share_is_neither_exceeded_nor_below_its_minimum(seed, size, ties, least):
    world = percentile(seed, size)
    world = replace(
        world, settings={**world.settings, "tie_policy": ties, "min_winners": least, "percent_rounding": "floor"}
    )
    part_too = world.settings["include_partial_period"] == "yes"
    running = [who for who in world.people if served(who, world.span) and (part_too or whole(who, world.span))]
    views = asked("service-percentile-award", world)
    grades = Counter(views[who.id]["grade"].word for who in running)
    scores = [known(views[who.id]["total_score"]) for who in running]
    for names in (("excellent",), ("excellent", "good")):
        share = fraction(world.settings["award_shares"][names[-1]])
        places = max((share * len(running)).__floor__(), int(least))
        winners = sum(grades[each] for each in names)
        if ties == "none" or len(set(scores)) == len(scores):
            assert winners <= places
        if None not in scores and (ties == "all" or len(set(scores)) == len(scores)):
            assert winners >= min(places, len(running))


@CALM
@given(st.lists(st.sampled_from("LLLW-"), min_size=14, max_size=14), st.sampled_from((2, 3, 6, 12)))
def test_months_in_a_row_do_not_end_with_the_year(story, months):
    """Of one who was last (L), was not (W), or was not there (-), from February 2027 back to January 2026."""
    people = (Who("001"), Who("002"), Who("003"))
    facts = {}
    for back, outcome in enumerate(story):
        span = FIRST_OF_FEBRUARY.back(back)
        for who in people:
            low = who.id == "001" and outcome == "L"
            mark = "10" if low else {"001": "95", "002": "90", "003": "50"}[who.id]
            facts[who.id, span] = {"self_score": mark, "manager_score": mark, "commission_amount": "100"}
        if outcome == "-":
            del facts["001", span]
    world = World(FIRST_OF_FEBRUARY, people, facts, {"transfer_months": str(months), "fine_requires_approval": "no"})
    if story[0] != "-":
        found = asked("shop-group-rank", world)["001"]["transfer_proposed"]
        assert known(found) == (story[:months] == ["L"] * months)


@CALM
@given(SEEDS, SIZES, st.sampled_from(sorted(MAKERS)))
def test_shuffled_staff_have_the_same_figures(seed, size, name):
    world = MAKERS[name](seed, size)
    chance = drawn.chances(seed)
    people, facts = list(world.people), list(world.facts.items())
    chance.shuffle(people)
    chance.shuffle(facts)
    assert values(name, replace(world, people=tuple(people), facts=dict(facts), reckoned={})) == values(name, world)


@pytest.mark.parametrize(("heads", "best", "excellent"), [(30, 1, 3), (19, 0, 1)])
def test_thirty_have_one_best_and_nineteen_none(heads, best, excellent):
    people, span = tuple(Who(f"{number:03}") for number in range(heads)), Span(2026 * 12)
    chosen = {
        "level_pay": LEVELS, "level_bonus": LEVELS, "appraisal_days": "5", "appeal_days_head": "3",
        "appeal_days_hr": "7",
    }  # fmt: skip
    world = World(span, people, {(who.id, span): marks(60 + index) for index, who in enumerate(people)}, chosen)
    titles = Counter(view["award_title"].value for view in asked("service-eight-kpi", world).values())
    assert (titles[2], titles[1]) == (best, excellent)
