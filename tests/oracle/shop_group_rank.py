"""篇一 and 篇三: self 30 %, store manager 70 %; a hundred to the first, a hundred off the last one's commission.

The last two hand in a plan within a week of the notice; three months last in a row: a transfer is considered.
Who did not serve the whole month may be first and cannot be last. Fewer than three people: no prize; fewer than three
who may be last: neither fine nor plan.
"""

from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.service_merit_pool import split
from tests.oracle.service_weighted_quarterly import place
from tests.oracle.world import both, cents, fraction, once, served, weighted, whole

SETTINGS = {
    "rater_weights": {"self_score": "30%", "manager_score": "70%"}, "indicator_scale": 100, "missing_policy": "block",
    "first_prize": 100, "last_fine": -100, "tie_policy": "all", "first_tiebreak": [], "last_tiebreak": [],
    "min_group_size": 3, "include_partial_period": "no", "floor_at_zero": "yes", "fine_requires_approval": "yes",
    "improve_places": 2, "plan_days": 7, "transfer_months": 3, "streak_basis": "rolling",
}  # fmt: skip


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = [who for who in world.people if served(who, world.span)]
    totals = {who.id: _total(world, who, world.span, settings) for who in there}
    months = {back: _lasts(world, world.span.back(back), settings) for back in range(int(settings["transfer_months"]))}
    first, last = _prizes(world, totals, settings), _fines(world, there, totals, settings)
    return {
        who.id: {
            "total": totals[who.id],
            "place": place(_worth(world, totals, settings["first_tiebreak"], 1, world.span), who.id),
            "is_last": months[0][who.id],
            "first_bonus": first[who.id],
            "last_due": last[who.id],
            "transfer_proposed": _transfer(world, who, months, settings),
            **_plan(world, who, there, settings),
            **_commission(world, who, last[who.id], settings),
        }
        for who in there
    }


@once
def _total(world, who, span, settings):
    parts = [(fraction(weight), world.said(who, span, rater)) for rater, weight in settings["rater_weights"].items()]
    total = weighted(parts, settings["missing_policy"])
    return None if total is None else total * 100 / fraction(settings["indicator_scale"])


def _enough(totals, settings):
    return len(totals) >= int(settings["min_group_size"])


def _lowest(world, span, there, settings):
    """Returns the totals of those who may be last."""
    part_too = settings["include_partial_period"] == "yes"
    return {who.id: _total(world, who, span, settings) for who in there if part_too or whole(who, span)}


def _winners(worth, id_):
    """Tells whether nobody is worth more; None while somebody whom nobody knows may be. Worths are tuples or None."""
    mine, others = worth[id_], [value for other, value in worth.items() if other != id_]
    if mine is None:
        return None
    if any(other is not None and other > mine for other in others):
        return False
    return None if None in others else True


def _worth(world, totals, names, sign, span):
    """Returns what everybody is compared by: the total, then the tie-breaks; with the sign, the lowest first."""
    by = {name.removeprefix("lower_"): None for name in names}
    people = {who.id: who for who in world.people}
    return {
        id_: None if total is None else (sign * total, *(sign * world.said(people[id_], span, name) for name in by))
        for id_, total in totals.items()
    }


def _shared(worth, amount, ties):
    """Returns what each gets of a prize or a fine that goes to whoever is worth most."""
    top = {id_: _winners(worth, id_) for id_ in worth}
    if ties == "none":  # who shares their worth gets nothing, whoever else may come before both
        known = list(worth.values())
        top = {id_: False if worth[id_] and known.count(worth[id_]) > 1 else won for id_, won in top.items()}
    winners = [id_ for id_, won in top.items() if won]
    paid = dict.fromkeys(winners, amount)
    if len(winners) > 1 and ties != "all":
        paid = split(amount, dict.fromkeys(winners, Fraction(1))) if ties == "split" else {}
    return {id_: None if won is None else paid.get(id_, Fraction(0)) for id_, won in top.items()}


def _prizes(world, totals, settings):
    if not _enough(totals, settings):
        return dict.fromkeys(totals, Fraction(0))
    worth = _worth(world, totals, settings["first_tiebreak"], 1, world.span)
    return _shared(worth, fraction(settings["first_prize"]), settings["tie_policy"])


def _fines(world, there, totals, settings):
    lowest = _lowest(world, world.span, there, settings)
    if not _enough(lowest, settings):
        return dict.fromkeys(totals, Fraction(0))
    worth = _worth(world, lowest, settings["last_tiebreak"], -1, world.span)
    fines = _shared(worth, -fraction(settings["last_fine"]), settings["tie_policy"])
    return {id_: None if fines.get(id_, 0) is None else -fines.get(id_, Fraction(0)) for id_ in totals}


def _lasts(world, span, settings):
    there = [who for who in world.people if served(who, span)]
    lowest = _lowest(world, span, there, settings)
    if not _enough(lowest, settings):
        return {who.id: False for who in there}
    if None in lowest.values():  # while one is not known nobody has a place from the last
        return {who.id: None if who.id in lowest else False for who in there}
    worth = _worth(world, lowest, settings["last_tiebreak"], -1, span)
    return {who.id: _winners(worth, who.id) if who.id in lowest else False for who in there}


def _transfer(world, who, months, settings):
    needed = int(settings["transfer_months"])
    quarters = {world.span.back(back).index // 3 for back in range(needed)}
    if settings["streak_basis"] == "calendar_quarter" and len(quarters) > 1:
        return False
    return both(*(months[back].get(who.id, False) for back in range(needed)))


def _plan(world, who, there, settings):
    lowest = _lowest(world, world.span, there, settings)
    worth = _worth(world, lowest, settings["last_tiebreak"], -1, world.span)
    wanted = _among_last(worth, who.id, int(settings["improve_places"])) if _enough(lowest, settings) else False
    told = world.shared.get(world.span, {}).get("bulletin_date")
    if not wanted:
        return {"plan_wanted": wanted, "plan_due": "none" if wanted is False else None}
    return {"plan_wanted": True, "plan_due": told and date.fromisoformat(told) + timedelta(int(settings["plan_days"]))}


def _among_last(worth, id_, places):
    if id_ not in worth or not places:
        return False
    if None in worth.values():  # while one is not known nobody has a place from the last
        return None
    return sum(other > worth[id_] for other in worth.values()) < places


def _commission(world, who, due, settings):
    commission = world.said(who, world.span, "commission_amount")
    approved = True
    if settings["fine_requires_approval"] == "yes":
        approved = world.said(who, world.span, "fine_approved")
    fine = None if due is None else Fraction(0) if approved == 0 or due == 0 else None if approved is None else due
    if commission is None or fine is None:
        return {"fine": fine, "commission_paid": None}
    left = commission + fine
    return {"fine": fine, "commission_paid": cents(max(left, 0) if settings["floor_at_zero"] == "yes" else left)}
