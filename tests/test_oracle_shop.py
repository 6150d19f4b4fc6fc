"""The shop's service group against a plain reading: prizes, fines, plans and months in a row across a year's end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import drawn, shop_group_rank
from tests.oracle.asked import differences
from tests.oracle.sizes import DEPARTMENTS
from tests.oracle.world import World

SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 25)
OFTEN, SELDOM = 0.9, 0.1
LOW = ("3", "10", "10", "13", "16", "17")  # 17 and 10 weigh as much as 10 and 13


def shop(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    months = chance.choice((3, 3, 3, 2, 12))
    people = drawn.people(chance, span, size, 14)
    scale = chance.choice((100, 100, 10))
    policy = chance.choice(("block", "block", "renormalise"))
    chosen = {
        "indicator_scale": str(scale), "missing_policy": policy,
        "first_prize": chance.choice(("100", "200", "50.05")), "last_fine": chance.choice(("-100", "-50.01")),
        "tie_policy": chance.choice(("all", "all", "split", "none")),
        "min_group_size": chance.choice(("3", "3", "1", "5")),
        "include_partial_period": chance.choice(("no", "no", "yes")), "floor_at_zero": chance.choice(("yes", "no")),
        "fine_requires_approval": chance.choice(("yes", "no")), "improve_places": chance.choice(("2", "2", "1", "3")),
        "plan_days": chance.choice(("7", "5")), "transfer_months": str(months),
        "streak_basis": chance.choice(("rolling", "calendar_quarter")),
    }  # fmt: skip
    if policy == "block":  # whose manager's score is missing has no total, and needs no tie-break
        chosen["first_tiebreak"] = chance.choice(([], [], ["manager_score"], ["self_score"]))
        chosen["last_tiebreak"] = chance.choice(([], ["lower_manager_score"]))
    marks, gaps = range(60, 60 + chance.choice((3, 10, 40))), chance.choice((0, 0, 0.01, 0.05))
    worst = {who.id for who in people[: chance.choice((0, 1, 1, 2))]}

    def written(who, _span):
        low = who.id in worst and chance.random() < OFTEN
        given_marks = [drawn.written(chance, LOW if low else marks, gaps) for _ in range(2)]
        alike = chance.random() < SELDOM
        self_score, manager = (given_marks[0], given_marks[0]) if alike else given_marks
        return {
            "self_score": _scaled(self_score, scale),
            "manager_score": _scaled(manager, scale),
            "commission_amount": drawn.written(chance, ("0", "60", "99.99", "100", "250.55"), gaps),
            "fine_approved": drawn.written(chance, (1, 1, 0), gaps),
        }

    shared = {span: {"bulletin_date": drawn.written(chance, ("2026-05-06", "2025-12-28"), 0.1)}}
    return World(span, people, drawn.facts(span, people, 14, written), chosen, shared)


def _scaled(mark, scale):
    return mark if mark is None or scale == 100 else f"{int(mark) // 10}.{int(mark) % 10}"


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_shop_agrees_with_a_plain_reading(seed, size):
    assert differences("shop-group-rank", shop(seed, size), shop_group_rank.reading) == []
