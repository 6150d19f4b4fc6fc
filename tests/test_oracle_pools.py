"""Bonuses and pools against a plain reading of the circulars: the warehouse, the hotel, the pool of a year."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import drawn, hotel_dept_bonus, service_merit_pool, warehouse_keeper_bonus
from tests.oracle.asked import differences
from tests.oracle.sizes import DEPARTMENTS
from tests.oracle.world import World

SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 25)
GRADES = ("excellent", "good", "pass", "fail")
POSTS = ("仓库管理员", "仓库文员") * 4 + ("仓库主管", "其他")


def warehouse(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    people = drawn.people(chance, span, size, 1)
    full = chance.choice((90, 100, 110))
    posts = chance.choice((None, ["仓库管理员"], ["仓库文员", "仓库管理员"]))
    chosen = {
        "initial_score": chance.choice((100, 100, 90, 110)), "misplaced_each": chance.choice((-2, -2, -5, 0)),
        "lost_deductions": chance.choice(("no", "yes")), "bonus_base": chance.choice((300, 500, 333.33)),
        "pay_from": chance.choice((80, 60, 90)), "full_from": full, "mid_rule": chance.choice(("proportional", "full")),
        "bonus_cap": chance.choice(("none", "none", 250, 310.5, 600)), **({"eligible_roles": posts} if posts else {}),
    }  # fmt: skip
    edges = (59.99, 60, 79.99, 80, 82, 90, 92.5, 99.99, 100, 100.01, 101, 102, 105, 110, 133.33, 0, 1)

    def written(_who, _span):
        return {
            "warehouse_role": drawn.written(chance, POSTS),
            "checked_score": drawn.written(chance, edges),
            "misplaced_return_count": drawn.written(chance, (0, 0, 0, 1, 1, 2, 51)),
            "other_deduction": drawn.written(chance, (0, 1, 2.5, 10)),
        }

    return World(
        span,
        people,
        drawn.facts(span, people, 1, written),
        {k: str(v) if not isinstance(v, list) else v for k, v in chosen.items()},
    )


def hotel(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance, from_day=21)
    people = drawn.people(chance, span, size, 12)
    chosen = {
        "raters": chance.choice(("three", "three", "with_departments")),
        "missing_policy": chance.choice(("block", "renormalise")), "year_missing": chance.choice(("block", "skip")),
        "full_from": chance.choice((95, 95, 90, 98)),
        "full_score": chance.choice((100, 100, 98)), "compare_on": chance.choice(("raw", "rounded_2dp")),
        "back_office_ratio": chance.choice(("60%", "33%", "100%", "12.5%")),
        "deadline_inclusive": chance.choice(("yes", "no")),
    }  # fmt: skip
    marks = chance.choice(((94, 95, 96), (89.99, 90, 95, 94.98, 95.01, 95.005, 98), range(60, 101)))

    def written(_who, _span):
        raters = (*hotel_dept_bonus.THREE, "departments_score")
        return {
            **{rater: drawn.written(chance, marks, 0.02) for rater in raters},
            "department_kind": drawn.written(chance, ("经营部门", "后勤部门")),
            "target_bonus": drawn.written(chance, (0, 10000, 3333.33, 0.05, 12345.67)),
        }

    facts = drawn.facts(span, people, span.index % 12 + 1, written)
    return World(span, people, facts, {name: str(value) for name, value in chosen.items()})


def merit(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance, 12)
    people = []
    for who in drawn.people(chance, span, size, 1):
        back = chance.choice((0, 1, 30, 364, 365, 366, 730, 731, 1095, 1096, 1461, 3652, 3653, chance.randrange(9999)))
        hired = who.hired or span.last - timedelta(days=back)
        unknown = chance.random() < 0.01
        people.append(type(who)(who.id, who.standing, None if unknown else hired, who.confirmed, who.left))
    factors = chance.choice((("1.5", "1.2", "1", "0"), ("1.5", "1", "0.8", "0")))
    chosen = {
        "grade_coefficients": dict(zip(GRADES, factors, strict=True)),
        "years_coefficients": [
            {"below": "1", "gives": chance.choice(("0", "0.5"))}, {"at_least": "1", "below": "3", "gives": "1"},
            {"at_least": "3", "below": "10", "gives": "1.15"}, {"at_least": "10", "gives": "1.3"},
        ],
        "years_rounding": chance.choice(("full", "exact")), "combine": chance.choice(("product", "sum")),
        "part_year_share": chance.choice(("whole", "by_calendar_days", "none")),
    }  # fmt: skip
    gaps = chance.choice((0, 0, 0, 0.05))

    def written(_who, _span):
        return {"grade": drawn.written(chance, ("excellent", "good", "good", "pass", "fail"), gaps)}

    pool = drawn.written(chance, ("100000", "0", "0.07", "33333.33", "1234.56"), 0.02)
    facts = drawn.facts(span, people, 1, written)
    return World(span, tuple(people), facts, chosen, {span: {"merit_pool": pool}})


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_warehouse_agrees_with_a_plain_reading(seed, size):
    assert differences("warehouse-keeper-bonus", warehouse(seed, size), warehouse_keeper_bonus.reading) == []


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_hotel_agrees_with_a_plain_reading(seed, size):
    assert differences("hotel-dept-bonus", hotel(seed, size), hotel_dept_bonus.reading) == []


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_pool_of_a_year_agrees_with_a_plain_reading(seed, size):
    assert differences("service-merit-pool", merit(seed, size), service_merit_pool.reading) == []
