"""Parts six and seven of the draft of a flagship shop as a clerk would reckon them: the department, behaviour, pay.

What agents do not keep of their commissions goes into a pool, with a share of all sales and what the department is
rewarded or fined; four fifths of it are shared by the weeks' points, a fifth by behaviour.
"""

from datetime import timedelta
from fractions import Fraction

from tests.oracle.flagship_ranks import shared
from tests.oracle.flagship_weekly_kpi import standing
from tests.oracle.service_merit_pool import split
from tests.oracle.world import NOT_APPRAISED, added, both, cents, fraction, row_of, served

DEPT = {
    "dsr_peer_basis": "average", "mixed_rule": "zero", "headcount_at": "month_end", "target_mean_mode": "four_ratios",
    "target_missing_month": "block", "target_reference": "history", "pv_source": "actual",
}  # fmt: skip
BEHAVIOUR = {"seniority_at": "period_end", "floor_at_zero": "yes"}
PAY = {
    "commission_unit": "permille", "over_tier_mode": "whole", "sales_total_basis": "people", "pool_split": "80%",
    "pool_share_basis": "commission", "negative_pool": "zero", "kpi_divisor": "96", "scale_down": "yes",
    "behaviour_divisor": "sum",
}  # fmt: skip
SENIORITY = [
    {"below": 6, "gives": 0}, {"at_least": 6, "below": 12, "gives": 2}, {"at_least": 12, "below": 24, "gives": 3},
    {"at_least": 24, "below": 36, "gives": 5}, {"at_least": 36, "gives": 8},
]  # fmt: skip
PAID = ("base_pay", "full_attendance_bonus", "overtime_pay", "performance_bonus", "behaviour_bonus", "sales_commission")


def reading(world):
    settings = [{**own, **world.settings[name]} for name, own in (
        ("flagship-dept-kpi", DEPT), ("flagship-behaviour", BEHAVIOUR), ("flagship-pay", PAY),
    )]  # fmt: skip
    there = [who for who in world.people if served(who, world.span)]
    mine = [who for who in there if standing(who, world.span) == "regular"]
    department = _department(world, mine, settings[0])
    behaviour, pay = {who.id: _behaviour(world, who, settings[1]) for who in mine}, settings[2]
    sold = {who.id: _commissions(world, who, pay) for who in mine}
    department |= _pools(world, there, sold, department, pay)
    kpi = {who.id: world.said(who, world.span, "personal_kpi") for who in mine}
    behaved = {id_: figures["behaviour_score_paid"] for id_, figures in behaviour.items()}
    shares = [
        _shares(_held(department["performance_pool"], pay), kpi, pay["kpi_divisor"], pay["scale_down"]),
        _shares(_held(department["behaviour_pool"], pay), behaved, pay["behaviour_divisor"], pay["scale_down"]),
    ]
    found = {}
    for who in there:
        if who not in mine:  # whoever is on probation has what is fixed; who stands in is paid elsewhere
            fixed = _fixed(world, who, pay) if standing(who, world.span) == "probation" else {}
            found[who.id] = {**dict.fromkeys(PAID, 0), **fixed, "behaviour_score": NOT_APPRAISED}
            continue
        found[who.id] = {
            **department, **behaviour[who.id], **sold[who.id], **_fixed(world, who, pay),
            "performance_bonus": shares[0][who.id], "behaviour_bonus": shares[1][who.id],
        }  # fmt: skip
    return found


def _department(world, mine, settings):
    now, before = world.span, world.span.back(1)
    heads = len(mine)
    if settings["headcount_at"] != "roster":
        heads = shared(world, now, f"headcount_{settings['headcount_at']}")
    end, start = shared(world, now, "dsr_end"), shared(world, now, "dsr_start")
    gap = shared(world, now, "dsr_platform_gap")
    if settings["dsr_peer_basis"] == "average":
        gap = _less(end, shared(world, now, "dsr_peer_avg"))
    rise = _less(end, start)
    first = shared(world, now, "first_month")
    done = _less(_mean_completion(world, now), _mean_completion(world, before))
    changes = [
        _less(shared(world, now, name), shared(world, before, name))
        for name in ("dept_conversion", "dept_avg_order_value")
    ]
    rose = both(*(None if change is None else change > 0 for change in changes))
    down = [None if change is None else change < 0 for change in changes]
    fell = (
        both(*down) if settings["mixed_rule"] == "zero" else (True if True in down else None if None in down else False)
    )
    rewards = {
        "dsr_reward": _head(
            heads,
            100,
            both(rise is not None and rise > 0 if rise is not None else None, None if gap is None else gap > 0),
            None if gap is None else gap < 0,
        ),
        "completion_reward": _monthly(
            heads, first, None if done is None else done > 0, None if done is None else done < 0
        ),
        "results_reward": _monthly(heads, first, rose, fell),
    }
    target = _target(world, settings)
    sales = shared(world, now, "service_sales")
    completion = None if None in (sales, target) or not target else sales * 100 / target
    return {**rewards, "dept_reward": added(*rewards.values()), "dept_target": target, "dept_completion": completion}


def _less(left, right):
    return None if None in (left, right) else left - right


def _head(heads, each, up, down):
    if (up, down) == (False, False):
        return 0 if heads is not None else None
    if None in (up, down) and not (up is True or down is True):
        return None
    return None if heads is None else each * heads * (1 if up else -1)


def _monthly(heads, first, up, down):
    if first is None and (up, down) != (False, False):
        return None
    return _head(heads, 50, False, False) if first else _head(heads, 50, up, down)


def _mean_completion(world, span):
    done = [
        world.said(who, span, "task_completion") for who in world.people
        if served(who, span) and standing(who, span) == "regular"
    ]  # fmt: skip
    return None if None in done or not done else sum(done) / len(done)


def _target(world, settings):
    now = world.span
    pv = shared(world, now, "shop_pv" if settings["pv_source"] == "actual" else "shop_pv_forecast")
    if settings["target_reference"] == "campaign":
        base = [shared(world, now, name) for name in ("campaign_sales_per_pv", "campaign_service_share")]
    else:
        months = [
            [shared(world, now.back(back), name) for name in ("shop_sales", "shop_pv", "service_sales")]
            for back in (12, 3, 2, 1)
        ]  # fmt: skip
        base = [_mean(months, 0, 1, settings), _mean(months, 2, 0, settings)]
    return None if None in (pv, *base) else pv * base[0] * base[1]


def _mean(months, of, to, settings):
    """Returns the mean of what one thing is of another; a month without both blocks it, or is passed over."""
    pairs = [(month[of], month[to]) for month in months]
    if settings["target_missing_month"] == "skip":
        pairs = [pair for pair in pairs if None not in pair]
    if not pairs or any(None in pair for pair in pairs):
        return None
    if settings["target_mean_mode"] == "ratio_of_sums":
        return sum(pair[0] for pair in pairs) / sum(pair[1] for pair in pairs)
    return sum(pair[0] / pair[1] for pair in pairs) / len(pairs)


def _behaviour(world, who, settings):
    def said(name):
        return world.said(who, world.span, name)

    bad, wrong = said("bad_attitude_count"), said("order_error_count")
    parts = [
        None if bad is None else (5 if bad == 0 else -2 * bad), _times(said("praise_count"), Fraction(1, 2)),
        None if wrong is None else (5 if wrong == 0 else -wrong),
        _times(said("irregular_operation_count"), Fraction(-1, 2)),
        _times(said("process_improvement"), 3), _times(said("obedient_active"), 5), _times(said("joins_other_work"), 2),
        _seniority(world, who, settings), _times(said("overdue_task"), -3), _times(said("disobedience"), -2),
        _times(said("night_shift"), 2), _savings(world.records.get((who.id, "savings"), ())),
    ]  # fmt: skip
    score = added(*parts)
    paid = score if score is None or settings["floor_at_zero"] == "no" else max(score, Fraction(0))
    return {"behaviour_score": score, "behaviour_score_paid": paid}


def _times(count, each):
    return None if count is None else count * each


def _seniority(world, who, settings):
    if who.hired is None:
        return None
    day = world.span.first if settings["seniority_at"] == "period_start" else world.span.last + timedelta(days=1)
    months = (day.year - who.hired.year) * 12 + day.month - who.hired.month - (day.day < who.hired.day)
    return row_of(SENIORITY, Fraction(max(months, 0)))[0]


def _savings(rows):
    points = [fraction(row["special_saving_points"]) for row in rows if row.get("approver")]
    return None if any(not 1 <= point <= 5 for point in points) else sum(points, Fraction(0))


def _commissions(world, who, settings):
    sales, task, assisted = (
        world.said(who, world.span, name) for name in ("sales_amount", "task_amount", "assisted_paid_amount")
    )
    unit = 1000 if settings["commission_unit"] == "permille" else 100
    if None in (sales, task) or task == 0:
        return {"in_commission": None, "over_commission": None, "into_pool": None, "sales_commission": None}
    inside, beyond = min(sales, task), max(sales - task, Fraction(0))
    within = inside * (8 if sales / task >= Fraction(6, 10) else 5) / unit
    rate = 10 if sales / task >= Fraction(13, 10) else 9
    over = beyond * rate / unit
    if settings["over_tier_mode"] == "marginal":
        low = min(beyond, task * Fraction(3, 10))
        over = (low * 9 + (beyond - low) * 10) / unit
    pool = (within if settings["pool_share_basis"] == "commission" else inside) * Fraction(2, 10) + over / 10
    kept = None if assisted is None else within * Fraction(8, 10) + over * Fraction(9, 10) + assisted * 2 / unit
    return {"in_commission": within, "over_commission": over, "into_pool": pool, "sales_commission": cents(kept)}


def _pools(world, there, sold, department, settings):
    conversion = shared(world, world.span, "dept_conversion")
    total = added(*(world.said(who, world.span, "sales_amount") for who in there))  # 客服部所有人员当月总业绩
    if settings["sales_total_basis"] == "entered":
        total = shared(world, world.span, "service_sales")
    done = department["dept_completion"]
    parts = None if None in (total, done, conversion) else total * done / 100 * conversion / 100 / 100
    pool = added(parts, *(figures["into_pool"] for figures in sold.values()), department["dept_reward"])
    share = fraction(settings["pool_split"])
    return {
        "bonus_pool_x": pool, "performance_pool": None if pool is None else pool * share,
        "behaviour_pool": None if pool is None else pool * (1 - share),
    }  # fmt: skip


def _held(pool, settings):
    if pool is None or pool >= 0:
        return pool
    return Fraction(0) if settings["negative_pool"] == "zero" else None


def _shares(pool, weights, divisor, scale_down):
    if not pool:
        return dict.fromkeys(weights, pool)
    none = {id_: Fraction(0) for id_, weight in weights.items() if weight is not None and weight <= 0}
    weights = {id_: None if weight is None else max(weight, Fraction(0)) for id_, weight in weights.items()}
    total, found = added(*weights.values()), {}
    too_many = divisor != "sum" and scale_down == "yes" and total is not None and total >= fraction(divisor)
    if divisor == "sum" or too_many:  # the whole pool is shared out, to the cent
        return split(cents(pool), weights) | none
    for id_, weight in weights.items():
        whole = fraction(divisor)
        if scale_down == "yes":
            whole = None if total is None else max(whole, total)
        known = weight is not None and whole is not None
        found[id_] = cents(weight * pool / whole) if known else None
    return found | none


def _fixed(world, who, settings):
    full, hours = (world.said(who, world.span, name) for name in ("full_attendance", "overtime_hours"))
    base, days = fraction(settings["base_pay_amount"]), (world.span.last - world.span.first).days + 1
    if settings["part_month_pay"] == "by_calendar_days":
        base = base * served(who, world.span) / days
    return {
        "base_pay": cents(base),
        "full_attendance_bonus": None if full is None else cents(full * fraction(settings["full_attendance_amount"])),
        "overtime_pay": None if hours is None else cents(hours * fraction(settings["overtime_pay_each"])),
    }
