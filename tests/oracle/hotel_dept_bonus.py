"""The hotel's scheme: three raters' mean, 95 and above counts as 100, bonus = score ÷ 100 × what finance set.

Its month runs from the 21st to the 20th; a department is somebody.
"""

from datetime import date
from fractions import Fraction

from tests.oracle.world import added, cents, fraction, half_up, served

SETTINGS = {
    "raters": "three", "missing_policy": "block", "year_missing": "block", "full_from": 95, "full_score": 100,
    "compare_on": "raw", "form_out_day": 21, "hand_in_day": 24, "summary_day": 25, "finance_day": 26,
    "deadline_inclusive": "yes", "hand_in_day_before": 23, "summary_day_before": 24,
}  # fmt: skip
THREE = ("dept_head_score", "exec_gm_score", "gm_score")


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = [who for who in world.people if served(who, world.span)]
    means = {who.id: _mean(world, who, world.span, settings) for who in there}
    known = [mean for mean in means.values() if mean is not None]
    return {
        who.id: {
            "mean_score": means[who.id],
            "place": None if means[who.id] is None else 1 + sum(mean > means[who.id] for mean in known),
            "score_used": _used(means[who.id], settings),
            "year_score": _year(world, who, settings),
            "department_bonus": _bonus(world, who, means[who.id], settings),
            **_days(world.span, settings),
        }
        for who in there
    }


def _mean(world, who, span, settings):
    raters = THREE if settings["raters"] == "three" else (*THREE, "departments_score")
    marks = [world.said(who, span, rater) for rater in raters]
    if settings["missing_policy"] == "renormalise":
        marks = [mark for mark in marks if mark is not None]
    total = added(*marks)
    return None if total is None or not marks else total / len(marks)


def _used(mean, settings):
    if mean is None:
        return None
    compared = mean if settings["compare_on"] == "raw" else half_up(mean, 2)
    return fraction(settings["full_score"]) if compared >= fraction(settings["full_from"]) else mean


def _year(world, who, settings):
    """Returns the mean of the months of this year, up to this one, in which there was such a department."""
    months = [world.span.back(back) for back in range(world.span.index % 12 + 1)]
    means = [_mean(world, who, month, settings) for month in months if served(who, month)]
    if settings["year_missing"] == "skip":
        means = [mean for mean in means if mean is not None]
    total = added(*means)
    return None if total is None or not means else total / len(means)


def _bonus(world, who, mean, settings):
    kind, bonus = world.word(who, world.span, "department_kind"), world.said(who, world.span, "target_bonus")
    used = _used(mean, settings)
    if kind is None or bonus is None or used is None:
        return None
    share = Fraction(1) if kind == "经营部门" else fraction(settings["back_office_ratio"])
    return cents(used / 100 * bonus * share)


def _days(span, settings):
    year, month = span.last.year, span.last.month
    before = "" if settings["deadline_inclusive"] == "yes" else "_before"
    asked = {
        "form_out": "form_out_day", "hand_in": f"hand_in_day{before}", "summary": f"summary_day{before}",
        "to_finance": "finance_day",
    }  # fmt: skip
    return {name: date(year, month, int(settings[day])) for name, day in asked.items()}
