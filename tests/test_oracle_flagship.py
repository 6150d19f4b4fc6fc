"""The draft of a flagship shop against a plain reading of it: weeks, the department, behaviour and pay."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import drawn, flagship_weekly_kpi
from tests.oracle.fed import Fuller, differences
from tests.oracle.world import served
from tests.test_oracle_awards import texts

SEEDS, SIZES = st.integers(0, 2**40), st.integers(1, 25)
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


@settings(max_examples=1000, deadline=None)
@given(SEEDS, SIZES)
def test_the_weeks_agree_with_a_plain_reading(seed, size):
    assert differences(["flagship-weekly-kpi"], weekly(seed, size), flagship_weekly_kpi.reading) == []
