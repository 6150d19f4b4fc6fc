"""客户服务满意度与绩效考核制度 of 17 February 2012 as a clerk would reckon it.

Performance pay is the base by the score out of a hundred; below 60 three tenths of it are kept back, and the base pay
is never touched. Counted on the 10th to the 15th, paid by the 20th.
"""

from datetime import date
from fractions import Fraction

from tests.oracle.world import cents, fraction, row_of, served

ITEMS = (
    "process_satisfaction", "customer_satisfaction", "repair_satisfaction", "reception_satisfaction",
    "complaint_score", "handling_satisfaction",
)  # fmt: skip
SETTINGS = {
    "missing_policy": "block", "base_from": "roster", "pass_score": 60, "fail_share": "30%",
    "fail_rule": "of_computed", "work_month": "next_period_start", "count_from_day": 10, "count_to_day": 15,
    "pay_day": 20,
}  # fmt: skip


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = [who for who in world.people if served(who, world.span)]
    scores = {who.id: _score(world, who, settings) for who in there}
    known = [score for score in scores.values() if score is not None]
    found = {}
    for who in there:
        score = scores[who.id]
        found[who.id] = {
            "score": score,
            "place": None if score is None else 1 + sum(other > score for other in known),
            "failed": None if score is None else score < fraction(settings["pass_score"]),
            "performance_pay": _performance(world, who, score, settings),
            "base_pay_due": _base_pay(world, who, settings),
            **_days(world.span, settings),
        }
    return found


def _score(world, who, settings):
    stage = world.word(who, world.span, "service_stage")
    if stage is None:
        return None
    parts = []
    for item, weight in settings["item_weights"][stage].items():
        value = world.said(who, world.span, item if item != "complaint_score" else "complaint_rate")
        if item == "complaint_score" and value is not None:
            value = row_of(settings["complaint_bands"], value)[0]
        if fraction(weight):
            parts.append((fraction(weight), value))
    if settings["missing_policy"] == "renormalise":
        parts = [part for part in parts if part[1] is not None]
    if not parts or any(value is None for _, value in parts):
        return None
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


def _performance(world, who, score, settings):
    base = world.said(who, world.span, "performance_base")
    if settings["base_from"] == "stage":
        stage = world.word(who, world.span, "service_stage")
        base = None if stage is None else fraction(settings["performance_bases"][stage])
    if base is None or score is None:
        return None
    computed, share = base * score / 100, fraction(settings["fail_share"])
    if score < fraction(settings["pass_score"]):
        computed = {
            "of_computed": computed * (1 - share), "of_base": base * (1 - share),
            "computed_less_base": max(computed - base * share, Fraction(0)),  # the base pay is not touched
        }[settings["fail_rule"]]  # fmt: skip
    return cents(_for_days(world, who, computed, settings["part_month_performance"]))


def _base_pay(world, who, settings):
    return cents(_for_days(world, who, world.said(who, world.span, "base_pay"), settings["part_month_pay"]))


def _for_days(world, who, money, mode):
    days = (world.span.last - world.span.first).days + 1
    return money if money is None or mode == "whole" else money * served(who, world.span) / days


def _days(span, settings):
    month = span.back(-1).first if settings["work_month"] == "next_period_start" else span.first
    return {
        name: date(month.year, month.month, int(settings[day]))
        for name, day in (("count_from", "count_from_day"), ("count_to", "count_to_day"), ("pay_by", "pay_day"))
    }
