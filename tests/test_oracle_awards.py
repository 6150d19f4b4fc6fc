"""Awards and penalties against a plain reading of the circulars: pre-sales, rewards, the scorecard of a shop."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import drawn, presale_aftersale_monthly, service_reward_penalty, taobao_presale_scorecard
from tests.oracle.fed import Fuller, differences
from tests.oracle.sizes import DEPARTMENTS

SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 25)


def texts(value):
    """Returns settings as a file would have them: text all the way down."""
    if isinstance(value, dict):
        return {str(key): texts(each) for key, each in value.items()}
    return [texts(each) for each in value] if isinstance(value, (list, tuple)) else str(value)


def presale(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    people = drawn.people(chance, span, size, 1)
    weights = {}
    for stage, without in (("pre_sales", (2, 3)), ("after_sales", (0, 1))):
        shares = iter(drawn.share(chance, 4))
        weights[stage] = {
            item: "0%" if number in without else next(shares)
            for number, item in enumerate(presale_aftersale_monthly.ITEMS)
        }
    chosen = {
        "item_weights": weights,
        "complaint_bands": chance.choice((
            [{"up_to": 1, "gives": 100}, {"above": 1, "up_to": 3, "gives": 60}, {"above": 3, "gives": 0}],
            [{"below": 0.5, "gives": 100}, {"at_least": 0.5, "below": 2, "gives": 66.67}, {"at_least": 2, "gives": 20}],
        )),
        "missing_policy": chance.choice(("block", "renormalise")), "base_from": chance.choice(("roster", "stage")),
        "performance_bases": {"pre_sales": 1200, "after_sales": chance.choice((1000, 999.99, 0))},
        "pass_score": chance.choice((60, 60, 70)), "fail_share": chance.choice(("30%", "30%", "12.5%", "100%", "0%")),
        "fail_rule": chance.choice(("of_computed", "of_base", "computed_less_base")),
        "part_month_pay": chance.choice(("whole", "by_calendar_days")),
        "part_month_performance": chance.choice(("whole", "by_calendar_days")),
        "work_month": chance.choice(("next_period_start", "period_start")),
        "count_from_day": chance.choice((10, 1)), "count_to_day": chance.choice((15, 28)),
        "pay_day": chance.choice((20, 28)),
    }  # fmt: skip
    marks = chance.choice(((59, 60, 61), range(101), (59.99, 60, 60.01, 69.99, 70, 100)))
    gaps = chance.choice((0, 0.03, 0.3))

    def written(_who, _span):
        scored = {
            item: drawn.written(chance, marks, gaps)
            for item in presale_aftersale_monthly.ITEMS
            if item != "complaint_score"
        }
        return {
            **scored, "service_stage": drawn.written(chance, ("pre_sales", "after_sales"), 0.01),
            "complaint_rate": drawn.written(chance, (0, 0.5, 1, 1.01, 2, 3, 3.01, 50), gaps),
            "base_pay": drawn.written(chance, (3000, 2999.99, 0)),
            "performance_base": drawn.written(chance, (1000, 333.33, 0.01, 0)),
        }  # fmt: skip

    return Fuller(span, people, drawn.facts(span, people, 1, written), texts(chosen))


def fine(chance):
    severity, amount = chance.choice(
        (*(("minor", each) for each in (50, 60.5, 200)), ("major", 200), ("major", 333.33))
    )
    amount = 1000.01 if chance.random() < 0.03 else amount
    return {"severity": severity, "amount": amount, "approver": chance.choice((None, "总监", "总监"))}


def reward(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    fails = chance.choice((2, 3, 4))
    people = drawn.people(chance, span, size, fails)
    raters = drawn.share(chance, 3)
    chosen = {
        "item_weights": dict(zip(service_reward_penalty.ITEMS, drawn.share(chance, 4), strict=True)),
        "self_weight": raters[0], "peer_weight": raters[1], "superior_weight": raters[2],
        "missing_policy": chance.choice(("block", "renormalise")), "grade_minimum": {2: 60, 3: 75, 4: 90},
        "excellent_share": {"excellent": chance.choice(("10%", "10%", "15%", "33%", "50%"))},
        "percent_rounding": chance.choice(("floor", "half_up", "ceiling")), "min_winners": chance.choice((0, 0, 1, 3)),
        "tie_policy": chance.choice(("all", "none")), "include_partial_period": chance.choice(("no", "yes")),
        "excellent_amount": 500, "progress_min": chance.choice((5, 1)), "progress_amount": 200.55,
        "team_score_min": chance.choice((70, 80)), "team_amount": 100,
        "fine_range": {"minor": [50, 200], "major": [200, 1000]},
        "fine_requires_approval": chance.choice(("yes", "no")), "pass_mark": chance.choice((60, 75, 80)),
        "fails_until_transfer": fails, "appeal_days": chance.choice((3, 3, 1, 5, 10)),
    }  # fmt: skip
    marks, gaps = chance.choice(((60, 70, 80), range(50, 101), (75, 80), (79.99, 80))), chance.choice((0, 0, 0.01, 0.1))

    def written(_who, _span):
        return {
            **{name: drawn.written(chance, marks, gaps) for name in service_reward_penalty.MARKS},
            "light_breach_count": drawn.written(chance, (0, 0, 1, 3)),
            "serious_breach_count": drawn.written(chance, (0, 0, 1)),
        }  # fmt: skip

    rows = {(who.id, "fines"): [fine(chance) for _ in range(chance.choice((0, 0, 1, 2)))] for who in people}
    days = [span.last + timedelta(days=number) for number in range(1, 30)]
    published = drawn.written(chance, days, 0.1)
    return Fuller(
        span, people, drawn.facts(span, people, fails, written), texts(chosen),
        {span: {"published_on": published}}, rows,
        groups={who.id: chance.choice(("一组", "二组")) for who in people},
        off=dict.fromkeys(chance.sample(days, 5), "假"),
        worked=frozenset(day for day in days if day.weekday() > 4 and chance.random() < 0.3),
        known_years=frozenset(chance.choice(({2025, 2026, 2027, 2028}, {2026}))),
    )  # fmt: skip


def scorecard(seed, size):
    chance = drawn.chances(seed)
    span, mode = drawn.spans(chance), chance.choice(("free", "level", "additive"))
    people = drawn.people(chance, span, size, 1)
    most = taobao_presale_scorecard.SETTINGS
    own = chance.choice((30, 40, 40, 50, 100))
    chosen = {
        "block_mode": mode, "section_weights": chance.choice(("ignore", "ignore", "rescaled")),
        "b2_steps": {"0": 5, "1": 3, "2": 2, "3": 1, "4": 0, "repeated": chance.choice((0, 0.5))},
        "rater_weights": {"self_total": f"{own}%", "supervisor_total": f"{100 - own}%"},
        "missing_policy": chance.choice(("block", "renormalise")), "top_award": chance.choice((200, 100.01)),
        "top_places": chance.choice((1, 1, 1, 2, 3)), "tie_policy": chance.choice(("all", "split", "none")),
        "grade_good_min": chance.choice((20, 50, 60, 80)) if mode == "free" else chance.choice((5, 15, 20)),
        "full_attendance_amount": chance.choice((50, 80.5)),
        "part_month_attendance": chance.choice(("fails", "counts")), "pay_commission": chance.choice(("yes", "no")),
        "commission_rate": chance.choice(("0.5%", "1.25%", "0%")),
    }  # fmt: skip
    gaps, over = chance.choice((0, 0, 0, 0.01, 0.2)), chance.choice((0, 0, 0.01))
    few = chance.random() < 0.5

    def block(name):
        limit = most[f"block_max_{name}"]
        if chance.random() < over:
            return drawn.written(chance, (limit + 0.5, limit + 1, -1), gaps)
        return drawn.written(chance, (limit - 1, limit) if few else [half / 2 for half in range(2 * limit + 1)], gaps)

    def rows(name):
        table = list(most[f"{name}_rows"])
        number = chance.choice((1, 2, 3)) if mode == "additive" or chance.random() < over else 1
        return None if chance.random() < gaps else "、".join(sorted(chance.sample(table, min(number, len(table)))))

    def written(_who, _span):
        said = {}
        for rater in ("self", "supervisor"):
            if mode == "free":
                said |= {f"{rater}_{name}": block(name) for name in taobao_presale_scorecard.BLOCKS}
                continue
            said |= {f"{rater}_{name}_rows": rows(name) for name in taobao_presale_scorecard.BLOCKS if name != "b2"}
            said |= {
                f"{rater}_{name}": drawn.written(chance, (0, 1, 1, 1), gaps) for name in taobao_presale_scorecard.FOUR
            }
            said[f"{rater}_three_repeated"] = drawn.written(chance, (0, 0, 0, 1), gaps)
        said |= {
            f"{name}_count": drawn.written(chance, (0, 0, 0, 0, 1, 3)) for name in ("late", "leave", "early", "absent")
        }
        return said | {"monthly_sales": drawn.written(chance, (0, 12345.67, 1, 0.5))}

    groups = {who.id: chance.choice(("一组", "二组", "三组")) for who in people}
    return Fuller(span, people, drawn.facts(span, people, 1, written), texts(chosen), groups=groups)


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_pre_sales_and_after_sales_agree_with_a_plain_reading(seed, size):
    assert differences(["presale-aftersale-monthly"], presale(seed, size), presale_aftersale_monthly.reading) == []


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_rewards_and_penalties_agree_with_a_plain_reading(seed, size):
    assert differences(["service-reward-penalty"], reward(seed, size), service_reward_penalty.reading) == []


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_scorecard_of_a_shop_agrees_with_a_plain_reading(seed, size):
    assert differences(["taobao-presale-scorecard"], scorecard(seed, size), taobao_presale_scorecard.reading) == []
