"""篇十一 (the fourth article and what follows it) as a clerk would reckon it.

300 yuan of the pay are a bonus: nothing below 80 points, and above 100 as much more as the score exceeds the initial
one. The rule for 80 to 100 is lost: in proportion, or the whole bonus. Only keepers and clerks are appraised.
"""

from tests.oracle.world import NOT_APPRAISED, added, cents, fraction, served

SETTINGS = {
    "eligible_roles": ["仓库管理员", "仓库文员"], "initial_score": 100, "misplaced_each": -2, "lost_deductions": "no",
    "bonus_base": 300, "pay_from": 80, "full_from": 100, "mid_rule": "proportional", "bonus_cap": "none",
}  # fmt: skip


def reading(world):
    return {who.id: _figures(world, who) for who in world.people if served(who, world.span)}


def _figures(world, who):
    settings = {**SETTINGS, **world.settings}
    post = world.word(who, world.span, "warehouse_role")
    if post is None:
        return {"score": None, "performance_bonus": None}
    if post not in settings["eligible_roles"]:
        return {"score": NOT_APPRAISED, "performance_bonus": 0}
    score = _score(world, who, settings)
    return {"score": score, "performance_bonus": cents(None if score is None else _bonus(score, settings))}


def _score(world, who, settings):
    said = {
        name: world.said(who, world.span, name)
        for name in ("checked_score", "misplaced_return_count", "other_deduction")
    }
    count = said["misplaced_return_count"]
    lost = None if count is None else fraction(settings["misplaced_each"]) * count
    other = said["other_deduction"] if settings["lost_deductions"] == "yes" else 0
    return added(said["checked_score"], lost, None if other is None else -other)


def _bonus(score, settings):
    base, initial = fraction(settings["bonus_base"]), fraction(settings["initial_score"])
    if score < fraction(settings["pay_from"]):
        return 0
    bonus = base * (1 + (score - initial) / initial)
    if score <= fraction(settings["full_from"]) and settings["mid_rule"] == "full":
        bonus = base
    return bonus if settings["bonus_cap"] == "none" else min(bonus, fraction(settings["bonus_cap"]))
