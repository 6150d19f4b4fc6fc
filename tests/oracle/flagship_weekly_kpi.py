"""Parts one to five of the draft of a flagship shop as a clerk would reckon them: twelve indicators, four weeks.

Confirmed agents are appraised; stand-ins take part in the ranks of a week and are not. An agent without customers has
no rate, and no place; while a rate is only not known yet, points that it could change are nobody's yet.
"""

from datetime import timedelta

from tests.oracle.flagship_ranks import NO_RATE, ranked
from tests.oracle.world import NOT_APPRAISED, added, both, either, fraction, row_of, served

WEEKS = range(4)
SETTINGS = {
    "place_points": {"1": "3", "2": "2", "3": "1"}, "behind_points": -1, "tie_policy": "all", "average_basis": "shop",
    "rank_population": "all", "item1_basis": "shop", "abuse_points": -2, "message_ratio_least": 1,
    "message_points_below": -2, "reply_rate_least": 100, "reply_points_below": -1, "item8_basis": "shop",
    "response_target": 30, "response_points_slow": -1, "item9_basis": "people",
    "loss_bands": [{"below": 5, "gives": 1}, {"at_least": 5, "up_to": 10, "gives": 0}, {"above": 10, "gives": -1}],
    "item10_bands": [
        {"up_to": 50, "gives": -2}, {"above": 50, "below": 60, "gives": 0}, {"at_least": 60, "below": 80, "gives": 1},
        {"at_least": 80, "below": 130, "gives": 3}, {"at_least": 130, "gives": 5},
    ],
    "include_item12": "no", "idle_week": "block", "stand_in_floor": 50, "score_after_lag": "yes", "data_lag_days": 4,
    "stand_in_items": [
        "inquiry_level", "order_level", "payment_level", "value_level", "conversion_level", "message_level",
        "reply_level",
    ],
}  # fmt: skip
RANKED = {
    "order_rate": "order_rate_points", "payment_rate": "payment_rate_points",
    "paid_avg_order_value": "order_value_points", "final_pay_success_rate": "conversion_points",
}  # fmt: skip
SHOP = {
    "inquiry_share": "inquiry_level", "order_rate": "order_level", "payment_rate": "payment_level",
    "paid_avg_order_value": "value_level", "final_pay_success_rate": "conversion_level",
    "message_ratio": "message_level", "reply_rate": "reply_level",
}  # fmt: skip


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = {who.id: standing(who, world.span) for who in world.people if served(who, world.span)}
    found = {id_: {} for id_ in there}
    for week in WEEKS:
        for id_, figures in _week(world, week, there, settings).items():
            found[id_] |= {f"{name}@{week + 1}": value for name, value in figures.items()}
    for id_, kind in there.items():
        _month(world, id_, kind, found[id_], settings)
    scores = [found[id_]["personal_kpi"] for id_, kind in there.items() if kind == "regular"]
    for id_, kind in there.items():
        mine = found[id_].get("personal_kpi")
        if kind == "regular":
            better = sum(score > mine for score in scores if score is not None) if mine is not None else None
            found[id_]["kpi_place"] = None if better is None else 1 + better
    return found


def standing(who, span):
    if who.standing == "stand_in":
        return "stand_in"
    waits = who.standing == "probation" or (who.confirmed is not None and who.confirmed > span.last)
    return "probation" if waits else "regular"


def ratio(of, to, times=1):
    if None in (of, to):
        return None
    return NO_RATE if to == 0 else of * times / to


def _rates(said):
    paid = added(said("final_paid_customers"), said("same_day_paid_customers_last4"))
    return {
        "inquiry_share": ratio(said("inquiry_customers"), said("received_customers"), 100),
        "order_rate": ratio(said("same_day_order_customers"), said("inquiry_customers"), 100),
        "payment_rate": ratio(paid, said("order_customers"), 100),
    }  # fmt: skip


def _own(world, id_, week, settings):
    def said(name):
        return fraction(world.weeks.get((id_, week), {}).get(name))

    loss = (
        ("lost_customers", "agent_order_customers")
        if settings["item9_basis"] == "people"
        else ("lost_amount", "order_amount")
    )
    return _rates(said) | {
        "paid_avg_order_value": said("paid_avg_order_value"),
        "final_pay_success_rate": said("final_pay_success_rate"),
        "message_ratio": ratio(said("agent_messages"), said("buyer_messages")),
        "reply_rate": ratio(said("replied_customers"), said("received_customers"), 100),
        "loss_rate": ratio(said(loss[0]), said(loss[1]), 100),
        "inquiry": said("inquiry_customers"), "orders": said("order_customers"),
        "seconds": said("avg_response_seconds"), "sales": said("weekly_sales_amount"),
        "abuse": said("filter_abuse_confirmed"), "excused": said("reply_exception_approved"),
    }  # fmt: skip


def _shop(world, week):
    def said(name):
        return fraction(world.shared_weeks.get(week, {}).get(f"shop_{name}"))

    return _rates(said) | {
        "paid_avg_order_value": said("order_value"), "final_pay_success_rate": said("conversion"),
        "message_ratio": said("message_ratio"), "reply_rate": said("reply_rate"),
        "seconds": said("avg_response_seconds"),
    }  # fmt: skip


def _idle_or(points, said, settings):
    """Returns the points of a week; nought when nobody was received all week, unless that is left open."""
    counts = ("received_customers", "inquiry_customers", "order_customers", "agent_order_customers")
    if settings["idle_week"] == "block":
        return points
    idle = both(*(None if said.get(name) is None else fraction(said[name]) == 0 for name in counts))
    return 0 if idle else points if idle is False else None


def _week(world, week, there, settings):
    own = {id_: _own(world, id_, week, settings) for id_, kind in there.items() if kind != "probation"}
    places = [id_ for id_ in own if settings["rank_population"] == "all" or there[id_] == "regular"]
    shop, event = _shop(world, week), world.shared_weeks.get(week, {})
    campaign = both(
        *(
            None if event.get(name) is None else event[name] == "1"
            for name in ("special_event", "special_event_approved")
        )
    )
    found = {id_: _alone(world, id_, own[id_], shop, settings) for id_ in own}
    for name, points in RANKED.items():
        rates = {id_: _if_any(own[id_], name) for id_ in places}
        average = shop[name] if settings["average_basis"] == "shop" else _mean(each[name] for each in own.values())
        for id_, value in ranked(rates, average, settings).items():
            open_or_exempt = name == "paid_avg_order_value" and campaign is not False
            none = 0 if campaign or rates[id_][1] is False else None
            found[id_][points] = none if open_or_exempt else value
    sales = ranked({id_: (own[id_]["sales"], True) for id_ in places}, NO_RATE, settings)
    for id_, figures in found.items():
        figures["sales_rank_points"] = sales.get(id_)
        if there[id_] == "stand_in":
            figures.update(dict.fromkeys((*RANKED.values(), "sales_rank_points"), 0))
        figures["levels"] = {level: _level(own[id_][name], shop[name]) for name, level in SHOP.items()}
        figures["rates"] = own[id_]
        if there[id_] == "regular":
            nine = [value for name, value in figures.items() if name.endswith("points") and name != "sales_rank_points"]
            assert len(nine) == 9
            figures["week_points"] = _idle_or(added(*nine), world.weeks.get((id_, week), {}), settings)
    return found


def _if_any(own, name):
    """Returns a rate and whether it is ranked: without customers there is none, nor a value or a conversion."""
    if own[name] == NO_RATE:
        return None, False
    if name == "final_pay_success_rate":
        return own[name], None if own["inquiry"] is None else own["inquiry"] > 0
    if name == "paid_avg_order_value":
        return own[name], both(_some(own["orders"]), _some(own["payment_rate"]))
    return own[name], True if own[name] is not None else _some(own["inquiry" if name == "order_rate" else "orders"])


def _some(number):
    return None if number is None else number not in (0, NO_RATE)


def _level(mine, shop):
    value = None if NO_RATE in (mine, shop) else ratio(mine, shop, 100)
    return None if value == NO_RATE else value


def _mean(rates):
    known = [rate for rate in rates if rate != NO_RATE]
    return None if None in known or not known else sum(known) / len(known)


def _alone(world, id_, own, shop, settings):
    """Returns the points that nobody else has a part in: items 1 and 6 to 9."""
    last = world.shared.get(world.span, {}).get("shop_last_inquiry_share")
    if settings["item1_basis"] == "own":
        last = world.facts[id_, world.span].get("own_last_inquiry_share")
    below = _below(own["inquiry_share"], fraction(last))
    slow = _below(shop["seconds"], own["seconds"])
    if settings["item8_basis"] == "target":  # 小于30S: half a minute is too long
        slow = None if own["seconds"] is None else own["seconds"] >= fraction(settings["response_target"])
    late = both(_below(own["reply_rate"], fraction(settings["reply_rate_least"])), _no(own["excused"]))
    few = _below(own["message_ratio"], fraction(settings["message_ratio_least"]))
    loss = own["loss_rate"]
    return {
        "to_inspect": below,
        "inquiry_points": _points(both(below, _some(own["abuse"])), settings["abuse_points"]),
        "message_points": _points(few, settings["message_points_below"]),
        "reply_points": _points(late, settings["reply_points_below"]),
        "response_points": _points(slow, settings["response_points_slow"]),
        "loss_points": None if loss in (None, NO_RATE) else row_of(settings["loss_bands"], loss)[0],
    }  # fmt: skip


def _no(answer):
    return None if answer is None else answer == 0


def _below(value, limit):
    return None if value in (None, NO_RATE) or limit in (None, NO_RATE) else value < limit


def _points(due, points):
    return None if due is None else fraction(points) if due else 0


def _month(world, id_, kind, found, settings):
    levels, rates = ([found.pop(f"{name}@{week + 1}", {}) for week in WEEKS] for name in ("levels", "rates"))
    for week, figures in enumerate(rates):
        found |= {
            f"{name}@{week + 1}": None if value == NO_RATE else value
            for name, value in figures.items()
            if name.endswith(("rate", "share", "ratio"))
        }
    if kind == "probation":
        found["personal_kpi"] = NOT_APPRAISED
        return
    weak = [level.get(name) for level in levels for name in settings["stand_in_items"]]
    lost = either(*(None if level is None else level < fraction(settings["stand_in_floor"]) for level in weak))
    if None in weak:  # the weakest is not known
        lost = None
    found["stand_in_lost"] = lost if kind == "stand_in" else False
    if settings["score_after_lag"] == "yes":
        found["scored_from"] = world.span.last + timedelta(days=int(settings["data_lag_days"]))
    if kind == "stand_in":
        return
    said = {name: fraction(world.facts[id_, world.span].get(name)) for name in ("task_amount", "sales_amount")}
    done = ratio(said["sales_amount"], said["task_amount"], 100)
    bonus = None if done in (None, NO_RATE) else row_of(settings["item10_bands"], done)[0]
    weeks = [found[f"week_points@{week + 1}"] for week in WEEKS]
    looks = [found[f"to_inspect@{week + 1}"] for week in WEEKS]
    twelve = [found[f"sales_rank_points@{week + 1}"] for week in WEEKS] if settings["include_item12"] == "yes" else []
    found |= {
        "task_completion": None if done == NO_RATE else done, "completion_points": bonus,
        "month_points": added(*weeks), "personal_kpi": added(*weeks, bonus, *twelve),
        "inspect_details": None if None in looks else True in looks,
    }  # fmt: skip
