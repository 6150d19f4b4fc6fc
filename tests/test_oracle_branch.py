"""A branch checked by head office against a plain reading: bands and their edges, notices, when it is appraised."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.calendar import Calendar
from tests.oracle import branch_hq_monthly, drawn
from tests.oracle.asked import differences
from tests.oracle.sizes import DEPARTMENTS
from tests.oracle.world import World

SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 25)
RARE = 0.005
QUALITY = [
    {"at_least": "90", "gives": "0"},
    {"at_least": "60", "below": "90", "gives": "3"},
    {"below": "60", "gives": "10"},
]
RATES = (100, 99.99, 97, 95, 94.99, 80, 79.9, 75, 74.9, 0)


def branch(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    people = drawn.people(chance, span, size, 1)
    chosen = {
        "missing_policy": chance.choice(("block", "renormalise")), "edge_policy": chance.choice(("lower", "higher")),
        "audit_cap": chance.choice(("none", "none", "10")), "late_report_each": chance.choice(("2", "1")),
        "untrue_data_each": chance.choice(("2", "0.5")), "report_quality_bands": QUALITY, "item1_name": "回访率",
        "deduction_target": chance.choice(("weighted_total", "weighted_total", "superior_part", "every_rater")),
        "window_shift": chance.choice(("whole_window", "each_edge", "none")),
        "untrue_report_each": chance.choice(("2", "3")), "item_points": chance.choice(("10", "5")),
    }  # fmt: skip
    marks, gaps = chance.choice(((80, 90, 70), (100,), range(101))), chance.choice((0, 0.01))
    drawn_of = {
        **{f"{rater}_score": marks for rater in branch_hq_monthly.RATERS},
        "item1_rate": RATES, "satisfaction_rate": RATES, "untrue_visit_count": (0, 0, 1, 2, 3, 4, 5, 6),
        "untrue_report_count": (0, 0, 1, 4, 5, 6), "grave_report": (0, 0, 1), "late_report_count": (0, 0, 1, 3, 11),
        "untrue_data_count": (0, 0, 1, 7), "report_quality": (100, 90, 89.99, 60, 59),
    }  # fmt: skip

    def written(_who, _span):
        return {name: drawn.written(chance, values, gaps) for name, values in drawn_of.items()}

    points = ("2", "2.5", "5", "10", "10", *(("1.99", "10.01") if chance.random() < RARE * 40 else ()))
    records = {
        (who.id, "notices"): [
            {"points": chance.choice(points), "reason": "审计", "settled_by": chance.choice(("周敏", "周敏", None))}
            for _ in range(chance.choice((0, 0, 1, 2)))
        ]
        for who in people
    }
    off = frozenset(
        span.last + timedelta(days=day) for day in chance.choice(((), (1,), (1, 2, 3), (5, 6, 7), range(1, 9)))
    )
    return World(span, people, drawn.facts(span, people, 1, written), chosen, {"off": off}, records)


def compared(world):
    calendar = Calendar(dict.fromkeys(world.shared["off"], "假日"), frozenset(), frozenset(range(2024, 2030)))
    return differences("branch-hq-monthly", world, branch_hq_monthly.reading, calendar)


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_branch_agrees_with_a_plain_reading(seed, size):
    assert compared(branch(seed, size)) == []
