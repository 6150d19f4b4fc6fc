"""Top ten of a hundred excellent, from ten to thirty good, a marked rise on last quarter rewarded besides.

Who did not serve the whole quarter is scored and ranked but takes no place among the winners.
"""

from datetime import date
from itertools import product

from tests.oracle.service_weighted_quarterly import place
from tests.oracle.world import both, cents, fraction, half_up, months_on, once, served, weighted, whole

SETTINGS = {
    "missing_policy": "block", "award_shares": {"excellent": "10%", "good": "30%"}, "percent_rounding": "floor",
    "min_winners": 0, "tie_policy": "all", "include_partial_period": "no", "progress_stacks": "yes",
    "pay_within_months": 1,
}  # fmt: skip


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = [who for who in world.people if served(who, world.span)]
    totals = {who.id: _total(world, who, world.span, settings) for who in there}
    running = {who.id: totals[who.id] for who in there if _runs(who, world.span, settings)}
    grades = [_grades(world, world.span.back(back), settings) for back in range(int(settings["promotion_after"]))]
    return {
        who.id: {
            "total_score": totals[who.id],
            "place": place(running, who.id) if who.id in running else None,
            "grade": grades[0][who.id],
            "promotion_proposal": both(*(_excellent(each.get(who.id, "none")) for each in grades)),
            "pay_due": _due(world, settings),
            **_pay(world, who, grades[0][who.id], settings),
        }
        for who in there
    }


def _excellent(grade):
    return None if grade is None else grade == "excellent"


@once
def _total(world, who, span, settings):
    parts = [(fraction(weight), world.said(who, span, name)) for name, weight in settings["indicator_weights"].items()]
    return weighted(parts, settings["missing_policy"])


def _runs(who, span, settings):
    return settings["include_partial_period"] == "yes" or whole(who, span)


def _grades(world, span, settings):
    there = [who for who in world.people if served(who, span)]
    running = {who.id: _total(world, who, span, settings) for who in there if _runs(who, span, settings)}
    limits = {name: places(share, len(running), settings) for name, share in settings["award_shares"].items()}
    graded = {id_: grade_of(id_, running, limits, settings["tie_policy"]) for id_ in running}
    return {who.id: graded.get(who.id, "none") for who in there}


def places(share, heads, settings):
    exact = fraction(share) * heads
    found = {"floor": exact.__floor__(), "half_up": int(half_up(exact, 0)), "ceiling": exact.__ceil__()}
    return max(found[settings["percent_rounding"]], int(settings["min_winners"]))


def grade_of(id_, running, limits, ties):
    """Returns the grade that somebody has wherever those may stand who are not known; None when that matters.

    Somebody who is not known themselves has no grade yet, even where there is none to be had.
    """
    mine = running[id_]
    others = [value for other, value in running.items() if other != id_]
    lost = others.count(None)
    found = set()
    if mine is None:
        return None
    above = sum(other > mine for other in others if other is not None)
    tied = sum(other == mine for other in others if other is not None)
    for more, beside in product(range(lost + 1), repeat=2):
        if more + beside <= lost:
            found.add(_grade(above + more, tied + beside, limits, ties))
    return found.pop() if len(found) == 1 else None


def _grade(above, tied, limits, ties):
    last = above + 1 if ties == "all" else above + 1 + tied
    return next((name for name, limit in limits.items() if last <= limit), "none")


def _pay(world, who, grade, settings):
    before = world.span.back(1)
    now, then = (_total(world, who, each, settings) for each in (world.span, before))
    rise = None if now is None or then is None else now - then
    progressed = None if rise is None else rise >= fraction(settings["progress_min"])
    ran = served(who, before) and all(_runs(who, each, settings) for each in (world.span, before))
    progressed = progressed if ran else False
    free = True if settings["progress_stacks"] == "yes" else None if grade is None else grade == "none"
    due = both(progressed, free)
    return {
        "progressed": due,
        "grade_award": None if grade is None else cents(fraction(settings["award_amounts"][grade])),
        "progress_award": None if due is None else cents(fraction(settings["progress_amount"]) * due),
    }


def _due(world, settings):
    published = world.shared.get(world.span, {}).get("published_on")
    return published and months_on(date.fromisoformat(published), int(settings["pay_within_months"]))
