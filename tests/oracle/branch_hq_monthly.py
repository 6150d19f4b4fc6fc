"""The branch checked by head office: three raters' marks, less what reports, visits and notices take off.

Where two bands claim an edge the lighter counts, or the heavier. A notice takes two to ten points off the total.
"""

from datetime import date, timedelta

from tests.oracle.service_weighted_quarterly import place
from tests.oracle.world import added, fraction, once, row_of, served, weighted

RATES = [
    {"at_least": 100, "gives": 0}, {"at_least": 95, "below": 100, "gives": 1},
    {"at_least": 80, "up_to": 95, "gives": 2},
    {"at_least": 75, "up_to": 80, "gives": 3}, {"up_to": 75, "gives": 5},
]  # fmt: skip
VISITS = [
    {"up_to": 0, "gives": 0}, {"at_least": 1, "up_to": 1, "gives": 1}, {"at_least": 2, "up_to": 2, "gives": 2},
    {"at_least": 3, "up_to": 5, "gives": 3}, {"at_least": 5, "gives": 5},
]  # fmt: skip
SETTINGS = {
    "self_weight": "15%", "superior_weight": "60%", "panel_weight": "25%", "missing_policy": "block",
    "edge_policy": "lower", "untrue_report_each": 2, "item_points": 10, "notice_least": 2, "notice_most": 10,
    "audit_cap": "none", "deduction_target": "weighted_total", "window_first_day": 1, "window_last_day": 5,
    "window_days_after": 4, "window_shift": "whole_window", "rate_bands": RATES, "untrue_visit_bands": VISITS,
}  # fmt: skip
RATERS = ("self", "superior", "panel")


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = [who for who in world.people if served(who, world.span)]
    totals = {who.id: _total(world, who, world.span, settings) for who in there}
    return {
        who.id: {
            "deductions": _deductions(world, who, settings),
            "notice_deduction": _notices(world, who, settings),
            "total_score": totals[who.id],
            "place": place(totals, who.id),
            "separate_penalty": world.said(who, world.span, "grave_report"),
            **_window(world.span, settings, world.shared["off"]),
        }
        for who in there
    }


@once
def _total(world, who, span, settings):
    deductions, target = _deductions(world, who, settings), settings["deduction_target"]
    hit = {"weighted_total": (), "superior_part": ("superior",), "every_rater": RATERS}[target]
    marks = {rater: world.said(who, span, f"{rater}_score") for rater in RATERS}
    counted = {rater: _less(mark, deductions if rater in hit else 0) for rater, mark in marks.items()}
    if settings["missing_policy"] == "renormalise" and deductions is None and hit:
        return None  # the marks are there; what comes off them is not known
    score = weighted(
        [(fraction(settings[f"{rater}_weight"]), counted[rater]) for rater in RATERS], settings["missing_policy"]
    )
    off = added(_notices(world, who, settings), 0 if hit else deductions)
    return _less(score, off)


def _less(value, off):
    return None if value is None or off is None else max(0, value - off)


def _deductions(world, who, settings):
    def said(name):
        return world.said(who, world.span, name)

    def by(bands, name):
        value, edge = said(name), min if settings["edge_policy"] == "lower" else max
        return None if value is None else edge(row_of(settings[bands], value))

    def each(setting, name):
        value = said(name)
        return None if value is None else min(fraction(settings[setting]) * value, fraction(settings["item_points"]))

    return added(
        by("rate_bands", "item1_rate"), by("rate_bands", "satisfaction_rate"),
        by("untrue_visit_bands", "untrue_visit_count"), each("untrue_report_each", "untrue_report_count"),
        each("late_report_each", "late_report_count"), each("untrue_data_each", "untrue_data_count"),
        by("report_quality_bands", "report_quality"),
    )  # fmt: skip


def _notices(world, who, settings):
    """Returns what the notices take off that somebody settled; one outside two to ten points leaves the sum open."""
    rows = world.records.get((who.id, "notices"), ())
    points = [fraction(row["points"]) for row in rows if row["settled_by"]]
    least, most = fraction(settings["notice_least"]), fraction(settings["notice_most"])
    if not all(least <= each <= most for each in points):
        return None
    cap = settings["audit_cap"]
    return sum(points) if cap == "none" else min(sum(points), fraction(cap))


def _window(span, settings, off):
    """Returns the first and the last day of the appraisal; whole: all of it moves with its first day."""
    after = span.last + timedelta(days=1)
    first, last = (date(after.year, after.month, int(settings[f"window_{edge}_day"])) for edge in ("first", "last"))
    shift = settings["window_shift"]
    if shift == "none":
        return {"appraise_from": first, "appraise_to": last}
    start = _workday(first, off)
    whole = shift == "whole_window"
    end = start + timedelta(days=int(settings["window_days_after"])) if whole else _workday(last, off)
    return {"appraise_from": start, "appraise_to": end}


def _workday(day, off):
    while day in off or day.weekday() > 4:
        day += timedelta(days=1)
    return day
