"""第五条 to 第八条: five weighted scores a quarter, by the head and by colleagues; failing twice, and three times.

A quarter that was not served breaks a row of failures; one that was served in part counts in no row.
"""

from tests.oracle.world import both, cents, fraction, once, served, weighted, whole

INDICATORS = {"attitude": 20, "efficiency": 30, "satisfaction": 30, "skill": 15, "innovation": 5}
SETTINGS = {
    "missing_policy": "block", "talk_after": 2, "warning_after": 3, "warning_replaces_talk": "no",
    "streak_includes_adhoc": "no", "include_partial_period": "no",
    "indicator_weights": {f"{name}_score": f"{share}%" for name, share in INDICATORS.items()},
}  # fmt: skip


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = [who for who in world.people if served(who, world.span)]
    totals = {who.id: _total(world, who, world.span, settings) for who in there}
    return {who.id: {**_figures(world, who, settings), "place": place(totals, who.id)} for who in there}


def place(totals, id_):
    """Returns one more than how many are better, among those who are known."""
    mine = totals[id_]
    return None if mine is None else 1 + sum(other > mine for other in totals.values() if other is not None)


def _indicator(world, who, span, name, settings):
    parts = [
        (fraction(settings[f"{rater}_weight"]), world.said(who, span, f"{rater}_{name}"))
        for rater in ("manager", "peer")
    ]
    return weighted(parts, settings["missing_policy"])


@once
def _total(world, who, span, settings):
    weights = settings["indicator_weights"]
    parts = [(fraction(weights[f"{name}_score"]), _indicator(world, who, span, name, settings)) for name in INDICATORS]
    return weighted(parts, settings["missing_policy"])


def _figures(world, who, settings):
    total = _total(world, who, world.span, settings)
    skill = _indicator(world, who, world.span, "skill", settings)
    talk, warning = (_failures(world, who, int(settings[name]), settings) for name in ("talk_after", "warning_after"))
    spared = both(settings["warning_replaces_talk"] == "yes", warning)
    excellent = None if total is None else total >= fraction(settings["excellent_mark"])
    return {
        "total_score": total,
        "warning": warning,
        "reminder_talk": both(talk, None if spared is None else not spared),
        "training": None if skill is None else skill < fraction(settings["skill_mark"]),
        "dismissal_proposal": world.said(who, world.span, "serious_breach"),
        "excellent": excellent,
        "excellent_award": None if excellent is None else cents(fraction(settings["excellent_amount"]) * excellent),
    }


def _failures(world, who, number, settings):
    """Tells whether somebody failed so many times in a row, this time the last."""
    if settings["streak_includes_adhoc"] == "yes":
        counted = world.said(who, world.span, "fails_with_adhoc")
        return None if counted is None else counted >= number
    return both(*(_failed(world, who, world.span.back(back), settings) for back in range(number)))


def _failed(world, who, span, settings):
    if not served(who, span) or (settings["include_partial_period"] == "no" and not whole(who, span)):
        return False
    total = _total(world, who, span, settings)
    return None if total is None else total < fraction(settings["pass_mark"])
