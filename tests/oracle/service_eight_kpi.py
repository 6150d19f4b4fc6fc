"""篇十二: eight indicators to a hundred, a level from two appraisals, below seventy twice a dismissal proposed.

Points of an indicator are those that somebody gave, up to its maximum; or maximum × actual ÷ target.
"""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from tests.oracle.service_weighted_quarterly import place
from tests.oracle.world import added, both, cents, fraction, half_up, once, row_of, served, whole

POINTS = {
    "completion": 30, "conversion": 30, "order_success": 10, "order_value": 5, "reply": 5, "response": 5, "assist": 5,
    "execution": 10,
}  # fmt: skip
RATES = {  # what by what, and times how much
    "completion": ("actual_sales", "planned_sales", 100), "conversion": ("order_customers", "inquiry_customers", 100),
    "order_success": ("paid_customers", "order_customers", 100), "order_value": ("own_paid_sales", "paid_customers", 1),
    "reply": ("replied_customers", "received_customers", 100),
}  # fmt: skip
SETTINGS = {
    **{f"{name}_points": most for name, most in POINTS.items()},
    "scoring_mode": "manual", "reply_target": 100, "completion_target": 100, "missing_policy": "block",
    "review_affects_total": "no", "level_window": 2, "mixed_level": "lower", "elimination_window": 2,
    "award_over": "quarter_to_date", "award_shares": {"2": "5%", "1": "10%"}, "percent_rounding": "floor",
    "award_ties": "none", "include_partial_period": "no",
    "level_bands": [
        {"at_least": 90, "gives": 3}, {"at_least": 80, "below": 90, "gives": 2},
        {"at_least": 70, "below": 80, "gives": 1}, {"below": 70, "gives": 0},
    ],
}  # fmt: skip
MOST_UNKNOWN = 2  # with more, the ways in which they may stand are too many to try


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = [who for who in world.people if served(who, world.span)]
    totals = {who.id: _total(world, who, world.span, settings) for who in there}
    titles = _titles(world, there, settings)
    return {
        who.id: {
            "total": totals[who.id],
            "place": place(totals, who.id),
            **_level(world, who, settings),
            **({"award_title": titles[who.id]} if titles else {}),
            **_days(world, who, settings),
        }
        for who in there
    }


def _rate(world, who, span, name):
    over, under, times = RATES[name]
    over, under = world.said(who, span, over), world.said(who, span, under)
    return None if over is None or not under else times * over / under


def _points(world, who, span, name, settings):
    most = fraction(settings[f"{name}_points"])
    if name in ("assist", "execution"):
        given = world.said(who, span, f"{name}_score")
    elif settings["scoring_mode"] == "manual":
        given = world.said(who, span, f"{name}_rated")
    elif name == "response":
        seconds = world.said(who, span, "avg_response_seconds")
        given = None if seconds is None else row_of(settings["response_bands"], seconds)[0]
    else:
        rate = _rate(world, who, span, name)
        given = None if rate is None else most * rate / fraction(settings[f"{name}_target"])
    return None if given is None else min(most, given)


@once
def _total(world, who, span, settings):
    parts = [(fraction(settings[f"{name}_points"]), _points(world, who, span, name, settings)) for name in POINTS]
    items = _spread(parts, settings["missing_policy"])
    if settings["review_affects_total"] == "no":
        return items
    reviews = {name: world.said(who, span, name) for name in ("self_review", "supervisor_review")}
    values = {"item_total": items, **reviews}
    parts = [(fraction(share), values[name]) for name, share in settings["review_weights"].items()]
    parts = [(share, None if value is None else share * value) for share, value in parts if share]
    return _spread(parts, settings["missing_policy"])


def _spread(parts, policy):
    """Returns the sum of (full mark, points); what is missing blocks it, or is represented by the others."""
    if policy == "block":
        return added(*(value for _, value in parts))
    full = sum(most for most, _ in parts)
    known = [(most, value) for most, value in parts if value is not None]
    return sum(value for _, value in known) * full / sum(most for most, _ in known) if known else None


def _band(world, who, span, settings):
    total = _total(world, who, span, settings) if served(who, span) else None
    return None if total is None else int(row_of(settings["level_bands"], total)[0])


def _level(world, who, settings):
    window = [world.span.back(back) for back in range(int(settings["level_window"]))]
    bands = [_band(world, who, span, settings) for span in window]
    known = {band for band in bands if band is not None}
    level = None
    if (
        0 in known
        or not all(served(who, span) for span in window)
        or (len(known) > 1 and settings["mixed_level"] == "none")
    ):
        level = 0  # without a level, whatever the others come to
    elif None not in bands:
        level = min(bands)
    failing = [
        None if band is None and served(who, span) else band == 0
        for span in (world.span.back(back) for back in range(int(settings["elimination_window"])))
        for band in (_band(world, who, span, settings),)
    ]
    return {
        "level": level,
        "reminder_talk": None if bands[0] is None else bands[0] == 0,
        "dismissal_proposal": both(*failing),
        "level_pay_month": None if level is None else cents(fraction(settings["level_pay"][str(level)])),
        "level_bonus_month": None if level is None else cents(fraction(settings["level_bonus"][str(level)])),
    }


def _award_score(world, who, settings):
    months = 3 if settings["award_over"] == "quarter_to_date" else 12
    spans = [world.span.back(back) for back in range(world.span.index % months + 1)]
    totals = [_total(world, who, span, settings) for span in spans if served(who, span)]
    total = added(*totals)
    return None if total is None else total / len(totals)


def _enough(world, who, settings):
    """Tells whether somebody served the whole month; in the last of a quarter or year, all of its months."""
    months = 3 if settings["award_over"] == "quarter_to_date" else 12
    last = world.span.index % months == months - 1
    return all(whole(who, world.span.back(back)) for back in range(months if last else 1))


def _titles(world, there, settings):
    part_too = settings["include_partial_period"] == "yes"
    worth = {who.id: _award_score(world, who, settings) for who in there if part_too or _enough(world, who, settings)}
    limits = [
        _places(settings["award_shares"][str(title)], len(there), settings["percent_rounding"]) for title in (2, 1)
    ]
    lost = [id_ for id_, value in worth.items() if value is None]
    if len(lost) > MOST_UNKNOWN:
        return {}
    stands = sorted({value for value in worth.values() if value is not None})
    between = [Fraction(-1), *(value + Fraction(1, 10**9) for value in stands), *stands]
    found = {who.id: set() for who in there}
    for places in product(between, repeat=len(lost)):
        given = _awarded({**worth, **dict(zip(lost, places, strict=True))}, limits, settings["award_ties"])
        for id_, titles in found.items():
            titles.add(given.get(id_, 0))
    return {id_: None if id_ in lost or len(titles) > 1 else titles.pop() for id_, titles in found.items()}


def _places(share, heads, rounding):
    exact = fraction(share) * heads
    return {"floor": exact.__floor__(), "half_up": int(half_up(exact, 0)), "ceiling": exact.__ceil__()}[rounding]


def _awarded(worth, limits, ties):
    """Returns the titles: the best first; who is beyond their number competes for the next."""
    given, left = {}, dict(worth)
    for title, limit in zip((2, 1), limits, strict=True):
        won = [id_ for id_, value in left.items() if _in(value, left.values(), limit, ties)]
        given |= dict.fromkeys(won, title)
        left = {id_: value for id_, value in left.items() if id_ not in won}
    return given


def _in(value, values, limit, ties):
    above = sum(other > value for other in values)
    last = above + (1 if ties == "all" else sum(other == value for other in values))
    return last <= limit


def _days(world, who, settings):
    told = world.shared.get(world.span, {}).get("result_date")
    answered = world.word(who, world.span, "head_answer_date")
    return {
        "appraisal_due": world.span.last + timedelta(days=int(settings["appraisal_days"])),
        "appeal_head_due": told and date.fromisoformat(told) + timedelta(days=int(settings["appeal_days_head"])),
        "appeal_hr_due": answered and date.fromisoformat(answered) + timedelta(days=int(settings["appeal_days_hr"])),
    }
