"""篇二, the attendance of a factory, as a clerk with the punch cards would reckon it; standard hours only.

Up to half an hour late or early, a missing punch and a punch for somebody else are 20 yuan each; more is half a day of
absence, more than two hours a day. More than fifteen days of leave in a month: the insurance is one's own.
"""

from datetime import timedelta
from fractions import Fraction

from tests.oracle import mall_points_attendance as cards
from tests.oracle.world import fraction, row_of, served

SETTINGS = {
    "make_up_days": "as_scheduled", "holiday_calendar": "notice", "missing_punch_policy": "presence",
    "punch_seconds": "dropped", "punch_fine": 20, "fine_requires_approval": "yes", "paper_days": 7,
    "late_edges": [
        {"up_to": 30, "gives": 0}, {"above": 30, "up_to": 120, "gives": 0.5}, {"above": 120, "gives": 1},
    ],
}  # fmt: skip
SLOTS = ("am_in", "am_out", "pm_in", "pm_out")


def reading(world):
    settings = {**SETTINGS, **world.settings}
    return {who.id: _figures(world, who, settings) for who in world.people if served(who, world.span)}


def _figures(world, who, settings):
    workdays = cards._workdays(world, who, "standard", settings)
    free = _women(world, who, settings)
    away, days = _leave(world, who, workdays, free)
    found = {
        "leave_days": sum(days.values()), "personal_days": days["personal"], "sick_days_taken": days["sick"],
        "insurance_share": 100 if sum(days.values()) > 15 else 0,
    }  # fmt: skip
    clock = dict.fromkeys(("absence", "times"))
    if world.days.get(who.id) or not _asked(who, workdays, away, settings):
        clock = _clock(world, who, workdays, away, settings)
    counts = [world.said(who, world.span, name) for name in ("bad_punch_count", "proxy_punch_count")]
    fine = (
        None if None in (clock["times"], *counts) else fraction(settings["punch_fine"]) * (clock["times"] + sum(counts))
    )
    approved = world.word(who, world.span, "fines_approved")
    found |= {"absence": clock["absence"], "absent_days": clock["absence"], "fine_total": fine}
    found["fine"] = cards._deduction(fine, approved, {**settings, "point_value": 1})
    return found


def _women(world, who, settings):
    """Returns the afternoon of 8 March, which women have off."""
    day = world.span.first.replace(day=8)
    told = world.word(who, world.span, "gender") == "female" and settings["holiday_calendar"] == "notice"
    return {day: {"pm"}} if day.month == 3 and told else {}


def _leave(world, who, workdays, free):
    """Returns the halves that somebody is away, and the days by type; without proof it is personal leave."""
    away, taken = {day: set(halves) for day, halves in free.items()}, {"personal": Fraction(0), "sick": Fraction(0)}
    for row in world.records.get((who.id, "leave"), ()):
        if row["approved"] == "1":
            halves = [half for half in ("am", "pm") if row.get("from_half") in (None, half)]
            kind = row["type"] if row["proof_ok"] == "1" else "personal"
            for day in (day for day in workdays if row["first"] <= day <= row["last"]):
                taken[kind] += Fraction(len(set(halves) - free.get(day, set())), 2)
                away.setdefault(day, set()).update(halves)
    return away, taken


def _asked(who, workdays, away, settings):
    """Returns the days that are asked of the clock: not those of leave, nor a joiner's first, which are on paper."""
    clocked_from = who.hired + timedelta(days=int(settings["paper_days"])) if who.hired else None
    return [day for day in workdays if len(away.get(day, ())) < 2 and (not clocked_from or day >= clocked_from)]


def _clock(world, who, workdays, away, settings):
    punched, gone, times = dict(world.days.get(who.id, ())), Fraction(0), 0
    hours = [int(time[:2]) * 60 + int(time[3:]) for time in settings["shift_hours"]["standard"]]
    for day in _asked(who, workdays, away, settings):
        slots = list(punched.get(day, (None,) * 4))
        excused = _excused(world, who, day)
        if cards._mixed_up(slots, away.get(day, set()), [SLOTS.index(slot) for slot in excused]):
            return dict.fromkeys(("absence", "times"))
        missing, minutes, absent = _day(slots, hours, away.get(day, set()), excused, settings)
        late = [row_of(settings["late_edges"], size)[0] for size in minutes]
        gone += min(Fraction(1), sum(absent) + sum(late))
        times += missing + late.count(0)
    return {"absence": gone, "times": times}


def _excused(world, who, day):
    found = set()
    for row in world.records.get((who.id, "exceptions"), ()):
        if row["first"] == day and row["approved"] == row["filed"] == "1":
            found |= set(SLOTS) if row["slot"] == "all" else {row["slot"]}
    return found


def _day(slots, hours, away, excused, settings):
    """Returns how many punches are missing, minutes late or early, and the halves that nobody was there."""
    policy, missing, minutes, gone = settings["missing_punch_policy"], 0, [], []
    there = any(slot is not None for slot in slots)
    for half, place in (("am", 0), ("pm", 2)):
        if half in away:
            continue
        pair = [(slots[number], SLOTS[number] in excused) for number in (place, place + 1)]
        lost = sum(slot is None and not excuse for slot, excuse in pair)
        none = all(slot is None and not excuse for slot, excuse in pair)
        if (none and (policy != "fined" or not there)) or (lost and policy == "absent"):
            gone.append(Fraction(1, 2))
            continue
        missing += lost
        for number, (slot, excuse) in zip((place, place + 1), pair, strict=True):
            if slot is not None and not excuse:
                at = cards._minutes(slot, settings)
                size = at - hours[number] if number == place else hours[number] - at
                minutes += [size] if size > 0 else []
    return missing, minutes, gone
