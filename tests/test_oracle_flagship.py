"""The draft of a flagship shop against a plain reading of it: weeks, the department, behaviour and pay."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import drawn, flagship_pay, flagship_weekly_kpi
from tests.oracle.fed import Fuller, differences
from tests.oracle.sizes import DEPARTMENTS
from tests.oracle.world import served
from tests.test_oracle_awards import texts

SEEDS = st.integers(0, 2**40)
SIZES = st.sampled_from((1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 25))
LEVELS = list(flagship_weekly_kpi.SHOP.values())


def weekly(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    people = drawn.people(chance, span, size, 1)
    chosen = {
        "behind_points": chance.choice((-1, -1, -2)), "tie_policy": chance.choice(("all", "all", "split", "none")),
        "average_basis": chance.choice(("shop", "shop", "agents")), "item1_basis": chance.choice(("shop", "own")),
        "rank_population": chance.choice(("all", "regular_only")), "item8_basis": chance.choice(("shop", "target")),
        "item9_basis": chance.choice(("people", "amount")), "include_item12": chance.choice(("no", "yes")),
        "stand_in_items": sorted(chance.sample(LEVELS, chance.randint(1, 7))) if chance.random() < 0.5 else LEVELS,
        "idle_week": chance.choice(("block", "block", "zero")),
        "stand_in_floor": chance.choice((50, 50, 80)), "score_after_lag": chance.choice(("yes", "no")),
    }  # fmt: skip
    gaps, none = chance.choice((0, 0, 0.003, 0.02)), chance.choice((0, 0, 0.005, 0.05))
    if chosen["average_basis"] == "agents":
        none = 0  # the word for a mean knows no exceptions: somebody without customers leaves it open

    def of(*values):
        return drawn.written(chance, values, gaps)

    def pair(whole, *parts):
        """Draws a whole and a part of it, so that rates are often equal; the whole may be nought."""
        number = chance.choice(whole) if chance.random() >= none else 0
        return drawn.written(chance, (number,), gaps), drawn.written(
            chance, [number * part // 20 for part in parts], gaps
        )

    def week():
        whole = draw_week()
        idle = chosen["average_basis"] == "shop" and chance.random() < 0.03  # on leave: nought throughout
        return {name: value and "0" for name, value in whole.items()} if idle else whole

    def draw_week():
        received, inquiry = pair((20, 40, 100), 15, 16, 17, 20)
        inquiry = inquiry if inquiry in (None, "0") or chance.random() < 0.5 else "20"
        order, paid = pair((20, 40), 10, 18, 19)
        ordered, lost = pair((20, 100), 0, 1, 2, 3)
        amount, gone = pair((2000, 1000), 0, 1, 2, 3)
        buyer, agent = pair((20, 40), 19, 20, 21)
        share = fractions = None if inquiry is None else [int(inquiry) * part // 20 for part in (4, 6, 7, 8)]
        return {
            "received_customers": received, "inquiry_customers": inquiry,
            "same_day_order_customers": None if fractions is None else of(*share), "order_customers": order,
            "final_paid_customers": paid, "same_day_paid_customers_last4": of(0, 0, 1),
            "paid_avg_order_value": of(248.46, 248.47, 200, 281.11, 120), "agent_messages": agent,
            "final_pay_success_rate": of(29.24, 30, 29.23, 14, 40), "buyer_messages": buyer,
            "replied_customers": received if chance.random() < 0.7 else of(10, 19),
            "avg_response_seconds": of(30, 29.9, 35, 35.1, 40), "agent_order_customers": ordered,
            "lost_customers": lost, "order_amount": amount, "lost_amount": gone,
            "weekly_sales_amount": of(1000, 1000, 2000, 3000.5, 0), "filter_abuse_confirmed": of(0, 0, 1),
            "reply_exception_approved": of(0, 0, 1),
        }  # fmt: skip

    def shop():
        return {
            "shop_received_customers": of(1000), "shop_inquiry_customers": of(800), "shop_order_customers": of(300),
            "shop_same_day_order_customers": of(240, 280, 320), "shop_final_paid_customers": of(270, 260),
            "shop_same_day_paid_customers_last4": of(0, 1), "shop_order_value": of(248.46, 300),
            "shop_conversion": of(29.24, 30), "shop_avg_response_seconds": of(35, 30), "shop_message_ratio": of(1, 2.1),
            "shop_reply_rate": of(100, 99.5), "shop_loss_rate": of(8), "special_event": of(0, 0, 1),
            "special_event_approved": of(0, 1, 1),
        }  # fmt: skip

    def month(_who, _span):
        return {
            "task_amount": of(100000, 50000, 80000) if chance.random() >= none else "0",
            "sales_amount": of(50000, 50000.01, 60000, 64000, 80000, 100000, 130000, 129999.99, 0, -5),
            "own_last_inquiry_share": of(75, 80, 90),
        }  # fmt: skip

    return Fuller(
        span, people, drawn.facts(span, people, 1, month), texts(chosen),
        {span: {"shop_last_inquiry_share": of(80, 80.46, 100)}},
        weeks={(who.id, number): week() for who in people if served(who, span) for number in range(4)},
        shared_weeks={number: shop() for number in range(4)},
    )  # fmt: skip


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_weeks_agree_with_a_plain_reading(seed, size):
    assert differences(["flagship-weekly-kpi"], weekly(seed, size), flagship_weekly_kpi.reading) == []


def hired(chance, span, who):
    """Returns somebody with a first day, often right on an edge of the years of service; of a few nobody knows it."""
    if who.hired or chance.random() < 0.02:
        return who
    first = span.back(chance.choice((1, 5, 6, 7, 12, 24, 36, 40))).first + timedelta(days=chance.choice((0, 0, 1, 14)))
    return replace(who, hired=min(first, who.left or first))


def chain(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    people = tuple(hired(chance, span, who) for who in drawn.people(chance, span, size, 2))
    chosen = {
        "flagship-dept-kpi": {
            "dsr_peer_basis": chance.choice(("average", "platform")), "mixed_rule": chance.choice(("zero", "penalty")),
            "headcount_at": chance.choice(("month_end", "month_start", "roster")),
            "target_mean_mode": chance.choice(("four_ratios", "ratio_of_sums")),
            "target_missing_month": chance.choice(("block", "skip")),
            "pv_source": chance.choice(("actual", "forecast")),
            "target_reference": chance.choice(("history", "history", "campaign")),
        },
        "flagship-behaviour": {
            "seniority_at": chance.choice(("period_end", "period_start")),
            "floor_at_zero": chance.choice(("yes", "no")),
        },
        "flagship-pay": {
            "base_pay_amount": 3000, "full_attendance_amount": 100.5, "overtime_pay_each": 20.33,
            "part_month_pay": chance.choice(("whole", "by_calendar_days")),
            "commission_unit": chance.choice(("permille", "permille", "percent")),
            "over_tier_mode": chance.choice(("whole", "marginal")), "pool_split": chance.choice(("80%", "70%")),
            "sales_total_basis": chance.choice(("people", "entered")),
            "pool_share_basis": chance.choice(("commission", "commission", "sales")),
            "negative_pool": chance.choice(("zero", "unknown")), "kpi_divisor": chance.choice(("96", "sum")),
            "scale_down": chance.choice(("yes", "no")), "behaviour_divisor": chance.choice(("sum", "20")),
        },
    }  # fmt: skip
    gaps = chance.choice((0, 0, 0, 0.003, 0.02))

    def of(*values):
        return drawn.written(chance, values, gaps)

    def month(_who, _span):
        return {
            "task_amount": of(100000, 50000, 80000, 33333.33), "task_completion": of(50, 47, 100, 90),
            "sales_amount": of(0, 29999.99, 30000, 48000, 60000, 80000, 100000, 130000, 129999.99, 65000, 12345.67),
            "assisted_paid_amount": of(0, 20000, 0.01), "full_attendance": of(0, 1), "overtime_hours": of(0, 10, 7.5),
            "personal_kpi": of(-46, -1, 0, 5, 10, 48, 57, 2.5), "praise_count": of(0, 1, 2, 3),
            "bad_attitude_count": of(0, 0, 1, 5), "order_error_count": of(0, 0, 1, 7),
            "irregular_operation_count": of(0, 1), "process_improvement": of(0, 1), "obedient_active": of(0, 1),
            "joins_other_work": of(0, 1), "overdue_task": of(0, 0, 1), "disobedience": of(0, 0, 2),
            "night_shift": of(0, 1),
        }  # fmt: skip

    def shop(back):
        found = shop_month()
        pair = ("shop_sales", "shop_pv", "service_sales")
        summed = chosen["flagship-dept-kpi"]["target_mean_mode"] == "ratio_of_sums"
        if back and (any(found[name] is None for name in pair) if summed else gaps and chance.random() < 0.1):
            found |= dict.fromkeys(pair)  # sums are of the same months
        return found

    def shop_month():
        return {
            "dsr_start": of(4.65, 4.67881), "dsr_end": of(4.65, 4.68, 4.55), "dsr_peer_avg": of(4.6, 4.68, 4.7),
            "dsr_platform_gap": of(-3.82, 0, 1.5), "headcount_month_end": of(3, 0, 12), "headcount_month_start": of(3),
            "shop_sales": of(1000000, 990000, 777777.77), "shop_pv": of(500000, 450000, 333333),
            "shop_pv_forecast": of(400000), "service_sales": of(400000, 188000, 0, 450000.5),
            "campaign_sales_per_pv": of(2.5), "campaign_service_share": of(0.4), "dept_conversion": of(39.55, 40, 39),
            "dept_avg_order_value": of(195.97, 200, 190), "first_month": of(0, 0, 0, 1),
        }  # fmt: skip

    def savings():
        return {
            "special_saving_points": 6 if chance.random() < 0.01 else chance.choice((1, 5, 2.5)),
            "approver": chance.choice((None, "经理", "经理")),
        }

    return Fuller(
        span, people, drawn.facts(span, people, 2, month), {name: texts(each) for name, each in chosen.items()},
        {span.back(back): shop(back) for back in (0, 1, 2, 3, 12)},
        {(who.id, "savings"): [savings() for _ in range(chance.choice((0, 0, 1, 2)))] for who in people},
    )  # fmt: skip


CHAIN = ["flagship-dept-kpi", "flagship-behaviour", "flagship-pay"]


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_pools_and_the_pay_agree_with_a_plain_reading(seed, size):
    assert differences(CHAIN, chain(seed, size), flagship_pay.reading) == []
