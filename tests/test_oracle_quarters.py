"""Schemes that look at quarters against a plain reading: failing in a row, the best of a hundred."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import drawn, service_percentile_award, service_weighted_quarterly
from tests.oracle.asked import differences
from tests.oracle.sizes import DEPARTMENTS
from tests.oracle.world import World

SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 25)
PERCENTILE = ("response_score", "resolution_score", "quality_score", "rating_score")


def failing(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance, 3)
    people = drawn.people(chance, span, size, 4)
    manager = chance.choice((100, 70, 60, 50))
    chosen = {
        "manager_weight": f"{manager}%", "peer_weight": f"{100 - manager}%",
        "missing_policy": chance.choice(("block", "renormalise")),
        "pass_mark": chance.choice(("60", "70", "80")), "excellent_mark": chance.choice(("85", "90")),
        "skill_mark": chance.choice(("60", "70")), "talk_after": chance.choice(("2", "2", "1")),
        "warning_after": chance.choice(("3", "3", "4")), "warning_replaces_talk": chance.choice(("no", "yes")),
        "streak_includes_adhoc": chance.choice(("no", "no", "yes")), "excellent_amount": "500.55",
        "include_partial_period": chance.choice(("no", "yes")),
    }  # fmt: skip
    if chance.random() < 0.3:
        names = [f"{name}_score" for name in service_weighted_quarterly.INDICATORS]
        chosen["indicator_weights"] = dict(zip(names, drawn.share(chance, 5), strict=True))
    marks, gaps = chance.choice(((60, 70, 80), (59.99, 60, 69.99, 70), range(40, 101))), chance.choice((0, 0.01))

    def written(_who, _span):
        mark = drawn.written(chance, marks, 0)  # most have the same from all, so that totals lie on the edges
        drawn_marks = {
            f"{rater}_{name}": mark if chance.random() < 0.8 else drawn.written(chance, marks, 0)
            for rater in ("manager", "peer")
            for name in service_weighted_quarterly.INDICATORS
        }
        drawn_marks |= {"serious_breach": drawn.written(chance, (0, 0, 0, 1))}
        drawn_marks |= {"fails_with_adhoc": drawn.written(chance, (0, 0, 1, 2, 3, 4))}
        return {name: None if chance.random() < gaps else each for name, each in drawn_marks.items()}

    return World(span, people, drawn.facts(span, people, 4, written), chosen)


def percentile(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance, 3)
    people = drawn.people(chance, span, size, 3)
    chosen = {
        "indicator_weights": dict(zip(PERCENTILE, drawn.share(chance, 4), strict=True)),
        "missing_policy": chance.choice(("block", "renormalise")),
        "award_shares": chance.choice(({"excellent": "10%", "good": "30%"}, {"excellent": "20%", "good": "50%"})),
        "percent_rounding": chance.choice(("floor", "floor", "half_up", "ceiling")),
        "min_winners": chance.choice(("0", "0", "1", "2")), "tie_policy": chance.choice(("all", "none")),
        "include_partial_period": chance.choice(("no", "yes")), "progress_min": chance.choice(("5", "10", "0")),
        "progress_stacks": chance.choice(("yes", "no")), "promotion_after": chance.choice(("2", "2", "3")),
        "award_amounts": {"excellent": "1000", "good": "500.5", "none": "0"}, "progress_amount": "333.33",
        "pay_within_months": chance.choice(("1", "2")),
    }  # fmt: skip
    marks, gaps = drawn.scores(chance), chance.choice((0, 0, 0.01, 0.03))
    alike = chance.random()

    def written(_who, _span):
        mark = drawn.written(chance, marks, 0)
        each = {name: mark if chance.random() < alike else drawn.written(chance, marks, 0) for name in PERCENTILE}
        return {name: None if chance.random() < gaps else value for name, value in each.items()}

    published = drawn.written(chance, ("2026-07-08", "2026-01-31", "2025-12-31"), 0.1)
    facts = drawn.facts(span, people, 4, written)
    return World(span, people, facts, chosen, {span: {"published_on": published}})


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_failing_in_a_row_agrees_with_a_plain_reading(seed, size):
    assert differences("service-weighted-quarterly", failing(seed, size), service_weighted_quarterly.reading) == []


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_best_of_a_hundred_agree_with_a_plain_reading(seed, size):
    assert differences("service-percentile-award", percentile(seed, size), service_percentile_award.reading) == []
