"""客服绩效奖罚制度 as a clerk would reckon it: three raters, four things, the best tenth, and what is held against one.

Weights, amounts, grades and how often one may fail are lost in the circular and drawn here.
"""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from tests.oracle.world import cents, fraction, half_up, served, whole

ITEMS = ("satisfaction", "efficiency", "attitude", "teamwork")
RATERS = ("self", "peer", "superior")
MARKS = tuple(f"{rater}_{item}" for rater in RATERS for item in ITEMS)
SETTINGS = {
    "missing_policy": "block", "excellent_share": {"excellent": "10%"}, "percent_rounding": "floor", "min_winners": 0,
    "tie_policy": "all", "include_partial_period": "no", "fine_requires_approval": "yes", "appeal_days": 3,
}  # fmt: skip


def reading(world):
    settings = {**SETTINGS, **world.settings}
    now = world.span
    there = [who for who in world.people if served(who, now)]
    scores = {(who.id, span): _scores(world, who, span, settings) for who, span in _spans(world, there, settings)}
    totals = {who.id: scores[who.id, now]["total_score"] for who in there}
    in_race = {who.id for who in there if whole(who, now) or settings["include_partial_period"] == "yes"}
    best = _excellent({id_: total for id_, total in totals.items() if id_ in in_race}, settings)
    found = {}
    for who in there:
        mine = scores[who.id, now]
        excellent = best.get(who.id, False)
        found[who.id] = {
            **mine, "failed": _fails(totals[who.id], settings), "excellent": excellent,
            "grade": _grade(totals[who.id], settings), "place": _place(who.id, totals, in_race),
            "excellent_award": _paid(excellent, settings["excellent_amount"]),
            **_progress(who, now, scores, in_race, settings),
            **_team(world, who, totals, settings), **_against(world, who, scores, settings),
            "appeal_due": _appeal(world, settings),
        }  # fmt: skip
    return found


def _spans(world, there, settings):
    back = max(2, int(settings["fails_until_transfer"]))
    return [
        (who, world.span.back(number)) for who in there for number in range(back)
        if served(who, world.span.back(number))
    ]  # fmt: skip


def _weighted(parts, policy):
    parts = [(weight, value) for weight, value in parts if weight]
    if policy == "renormalise":
        parts = [part for part in parts if part[1] is not None]
    if not parts or any(value is None for _, value in parts):
        return None
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


def _scores(world, who, span, settings):
    found = {}
    for item in ITEMS:
        parts = [(fraction(settings[f"{rater}_weight"]), world.said(who, span, f"{rater}_{item}")) for rater in RATERS]
        found[item] = _weighted(parts, settings["missing_policy"])
    weights = settings["item_weights"]
    found["total_score"] = _weighted(
        [(fraction(weights[item]), found[item]) for item in ITEMS], settings["missing_policy"]
    )
    return found


def _fails(total, settings):
    return None if total is None else total < fraction(settings["pass_mark"])


def _grade(total, settings):
    minima = {int(level): fraction(least) for level, least in settings["grade_minimum"].items()}
    return None if total is None else max([1, *(level for level, least in minima.items() if total >= least)])


def _place(id_, totals, in_race):
    if id_ not in in_race or totals[id_] is None:
        return None
    return 1 + sum(totals[other] > totals[id_] for other in in_race if totals[other] is not None)


def _excellent(totals, settings):
    """Returns whether each of those in the race is among the best; None while somebody unknown may take the place."""
    exact = fraction(settings["excellent_share"]["excellent"]) * len(totals)
    places = {"floor": floor, "ceiling": ceil, "half_up": lambda value: int(half_up(value, 0))}[
        settings["percent_rounding"]
    ](exact)
    places = min(max(places, int(settings["min_winners"])), len(totals))
    known = [total for total in totals.values() if total is not None]
    unknown = len(totals) - len(known)
    return {id_: _is_best(total, known, unknown, places, settings["tie_policy"]) for id_, total in totals.items()}


def _is_best(total, known, unknown, places, ties):
    if total is None:
        return None
    if places == 0:
        return False
    if places >= unknown + len(known):
        return True
    better, tied = sum(other > total for other in known), sum(other == total for other in known)
    if better >= places:
        return False
    fits = better + tied <= places if ties == "none" else True
    if not unknown:
        return fits
    if ties == "none":
        return False if not fits else True if better + tied + unknown <= places else None
    return True if better + unknown < places else None


def _paid(due, amount):
    return None if due is None else cents(fraction(amount)) if due else 0


def _progress(who, now, scores, in_race, settings):
    before = scores.get((who.id, now.back(1)))
    if before is None or who.id not in in_race:
        return {"progressed": False, "progress_award": 0}
    values = scores[who.id, now]["total_score"], before["total_score"]
    due = None if None in values else values[0] - values[1] >= fraction(settings["progress_min"])
    return {"progressed": due, "progress_award": _paid(due, settings["progress_amount"])}


def _team(world, who, totals, settings):
    group = [total for id_, total in totals.items() if world.groups[id_] == world.groups[who.id]]
    mean = None if None in group else sum(group) / len(group)
    due = None if mean is None else mean >= fraction(settings["team_score_min"])
    return {"team_score": mean, "team_praised": due, "team_award": _paid(due, settings["team_amount"])}


def _against(world, who, scores, settings):
    light, serious = (world.said(who, world.span, name) for name in ("light_breach_count", "serious_breach_count"))
    fines = _fines(world, who, settings)
    return {
        "warning": None if light is None else light > 0,
        "dismissal_proposal": None if serious is None else serious > 0,
        "transfer_proposal": _streak(world, who, scores, settings),
        "fine": None if fines is None else -cents(fines),
    }


def _streak(world, who, scores, settings):
    spans = [world.span.back(number) for number in range(int(settings["fails_until_transfer"]))]
    if not all(served(who, span) for span in spans):
        return False
    answers = [_fails(scores[who.id, span]["total_score"], settings) for span in spans]
    return False if False in answers else None if None in answers else True


def _fines(world, who, settings):
    total = Fraction(0)
    for row in world.records.get((who.id, "fines"), ()):
        if settings["fine_requires_approval"] == "yes" and row.get("approver") is None:
            continue
        least, most = (fraction(edge) for edge in settings["fine_range"][row["severity"]])
        amount = fraction(row["amount"])
        if not least <= amount <= most:
            return None
        total += amount
    return total


def _appeal(world, settings):
    published = world.shared.get(world.span, {}).get("published_on")
    if published is None:
        return None
    day, left = date.fromisoformat(published), int(settings["appeal_days"])
    while left:
        day += timedelta(days=1)
        if day.year not in world.known_years:
            return None
        left -= day in world.worked or (day.weekday() < 5 and day not in world.off)
    return day
