"""The eight indicators against a plain reading: points, levels from two appraisals, the best of a quarter."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import drawn, service_eight_kpi
from tests.oracle.asked import asked, differences
from tests.oracle.sizes import DEPARTMENTS
from tests.oracle.world import Span, Who, World

SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 25)
OFTEN = 0.7
MANY_MONTHS = 8  # people of whom a whole year is looked at
LEVELS = {"0": "0", "1": "200", "2": "400.55", "3": "800"}
TARGETS = {
    "scoring_mode": "linear", "conversion_target": "60", "order_success_target": "80", "order_value_target": "200",
    "response_bands": [
        {"up_to": "30", "gives": "5"}, {"above": "30", "up_to": "40", "gives": "4"}, {"above": "40", "gives": "0"},
    ],
}  # fmt: skip
COUNTED = {
    "actual_sales": (0, 90000, 100000, 120000), "planned_sales": (100000, 100000, 90000, 0),
    "inquiry_customers": (100, 90, 7, 0), "order_customers": (60, 54, 30, 3, 0), "paid_customers": (48, 30, 3, 1, 0),
    "own_paid_sales": (9600, 6000, 333.33, 0), "replied_customers": (99, 100, 50), "received_customers": (100, 100, 0),
    "avg_response_seconds": (20, 30, 30.01, 40, 41),
}  # fmt: skip


def eight(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    over = chance.choice(("quarter_to_date", "quarter_to_date", "year_to_date"))
    people = drawn.people(chance, span, size if over == "quarter_to_date" else min(size, MANY_MONTHS), 4)
    window = chance.choice(("2", "2", "2", "1", "3"))
    chosen = {
        "missing_policy": chance.choice(("block", "renormalise")), "level_window": window,
        "mixed_level": chance.choice(("lower", "none")), "elimination_window": chance.choice(("2", "2", "3")),
        "award_over": over, "award_shares": chance.choice(({"2": "5%", "1": "10%"}, {"2": "10%", "1": "20%"})),
        "percent_rounding": chance.choice(("floor", "floor", "half_up", "ceiling")),
        "award_ties": chance.choice(("none", "none", "all")), "include_partial_period": chance.choice(("no", "yes")),
        "level_pay": LEVELS, "level_bonus": LEVELS, "appraisal_days": "5", "appeal_days_head": "3",
        "appeal_days_hr": "7",
        **(TARGETS if chance.random() < OFTEN / 2 else {}),
    }  # fmt: skip
    if chance.random() < 1 - OFTEN:
        chosen["review_affects_total"] = "yes"
        chosen["review_weights"] = chance.choice(
            (
                {"item_total": "80%", "self_review": "5%", "supervisor_review": "15%"},
                {"item_total": "100%", "self_review": "0%", "supervisor_review": "0%"},
            )
        )
    gaps, grades = chance.choice((0, 0, 0.005)), chance.choice(((9, 8, 7), (10, 9, 6), (7, 6.99)))

    def written(_who, _span):
        tenths = chance.choice(grades)
        rated = {
            f"{name}_{'score' if name in ('assist', 'execution') else 'rated'}": _share(most, tenths, chance)
            for name, most in service_eight_kpi.POINTS.items()
        }
        reviews = {name: chance.choice((70, 80, 90)) for name in ("self_review", "supervisor_review")}
        said = {**rated, **reviews, **{name: chance.choice(values) for name, values in COUNTED.items()}}
        dates = {"head_answer_date": drawn.written(chance, ("2026-01-31", "2026-02-28"), 0.2)}
        return {name: None if chance.random() < gaps else str(value) for name, value in said.items()} | dates

    back = span.index % 12 + 1 if over == "year_to_date" else 3
    shared = {span: {"result_date": drawn.written(chance, ("2026-01-30", "2026-02-27"), 0.2)}}
    return World(span, people, drawn.facts(span, people, max(back, 3), written), chosen, shared)


def _share(most, tenths, chance):
    """Returns so many tenths of the full mark, so that totals lie on the edges; now and then more than the full."""
    return f"{most * tenths / 10:.4f}" if chance.random() < OFTEN + 0.29 else str(most)


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_eight_indicators_agree_with_a_plain_reading(seed, size):
    found = differences("service-eight-kpi", eight(seed, size), service_eight_kpi.reading)
    assert found == []


def test_a_title_that_somebody_unknown_may_take_is_not_given_away():
    rated = {"A": 90, "B": 80, "C": None}
    people, span = tuple(Who(each) for each in rated), Span(2026 * 12)
    chosen = {
        "award_shares": {"2": "50%", "1": "50%"}, "level_pay": LEVELS, "level_bonus": LEVELS, "appraisal_days": "5",
        "appeal_days_head": "3", "appeal_days_hr": "7",
    }  # fmt: skip
    facts = {(who.id, span): marks(rated[who.id]) for who in people}
    world = World(span, people, facts, chosen)
    titles = {id_: view["award_title"].value for id_, view in asked("service-eight-kpi", world).items()}
    assert titles == {"A": None, "B": None, "C": None}


def marks(percent):
    """Returns so many percent of the full mark for each of the eight, or of none."""
    return {
        f"{name}_{'score' if name in ('assist', 'execution') else 'rated'}": percent and str(most * percent / 100)
        for name, most in service_eight_kpi.POINTS.items()
    }
