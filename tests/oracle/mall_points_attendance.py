"""篇四, the attendance of a mall in points, as a clerk with the punch cards would reckon it.

Late or early by more than five minutes costs points, by more than half an hour half a day, by more than an hour a day
of absence; three workdays in a row with five minutes or less cost five. Absence and leave cost by rank.
"""

from datetime import timedelta
from fractions import Fraction

from tests.oracle.world import cents, fraction, row_of, served

SETTINGS = {
    "make_up_days": "as_scheduled", "holiday_calendar": "notice", "grace_minutes": 5, "run_length": 3, "run_points": 5,
    "consecutive_basis": "workdays", "run_restarts": "yes", "missing_punch_policy": "presence",
    "punch_seconds": "dropped", "half_day_policy": "each", "point_value": 5, "fine_requires_approval": "yes",
    "late_edges": [
        {"up_to": 5, "gives": 0}, {"above": 5, "up_to": 10, "gives": 1}, {"above": 10, "up_to": 15, "gives": 3},
        {"above": 15, "up_to": 30, "gives": 5}, {"above": 30, "gives": 0},
    ],
    "absence_edges": [
        {"up_to": 30, "gives": 0}, {"above": 30, "up_to": 60, "gives": 0.5}, {"above": 60, "gives": 1},
    ],
}  # fmt: skip
POINTS = {  # of a day and of half a day
    "absent": {"manager": (60, 30), "supervisor": (40, 20), "staff": (20, 10)},
    "sick": {"manager": (20, 15), "supervisor": (15, 10), "staff": (10, 5)},
    "personal": {"manager": (40, 20), "supervisor": (20, 10), "staff": (10, 5)},
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def reading(world):
    settings = {**SETTINGS, **world.settings}
    return {who.id: _figures(world, who, settings) for who in world.people if served(who, world.span)}


def _figures(world, who, settings):
    said = world.facts[who.id, world.span]
    workdays = _workdays(world, who, said["post_group"], settings)
    away, taken = _leave(world, who, workdays)
    found = {
        f"{kind}_{size}": taken[kind].count(1 if size == "full" else Fraction(1, 2))
        for kind in taken
        for size in ("full", "half")
    }
    if settings["half_day_policy"] == "joined":
        found |= {name: number for kind in taken for name, number in _joined(kind, sum(taken[kind])).items()}
    if world.days.get(who.id) or all(len(away.get(day, ())) == 2 for day in workdays):
        found |= _clock(world, who, said, workdays, away, settings)
    else:  # a lost card is no month of absence
        found |= dict.fromkeys(("late_points", "run_of_small", "absence"))
    rank = said["rank"]
    points = [found["late_points"], found["run_of_small"]]
    for kind, name in (
        ("absent", "absence_points"),
        ("sick", "sick_leave_points"),
        ("personal", "personal_leave_points"),
    ):
        day, half = POINTS[kind][rank]
        if kind == "absent":  # half a day costs half of a day at every rank
            found[name] = None if found["absence"] is None else found["absence"] * day
        else:
            found[name] = found[f"{kind}_full"] * day + found[f"{kind}_half"] * half
        points.append(found[name])
    found["total_points"] = None if None in points else sum(points)
    found["deduction"] = _deduction(found["total_points"], said["fines_approved"], settings)
    return found


def _joined(kind, days):
    return {f"{kind}_full": days.__floor__(), f"{kind}_half": int(days != days.__floor__())}


def _deduction(points, approved, settings):
    if not points:  # nothing to approve, or nobody knows yet what
        return points
    due = settings["fine_requires_approval"] == "no" or (None if approved is None else approved == "1")
    return None if due is None else -cents(points * fraction(settings["point_value"])) if due else 0


def _workdays(world, who, post, settings):
    first, last = (
        max(world.span.first, who.hired or world.span.first),
        min(world.span.last, who.left or world.span.last),
    )
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if _worked(world, day, post, settings)]


def _worked(world, day, post, settings):
    if day in world.worked and settings["make_up_days"] == "worked" and settings["holiday_calendar"] == "notice":
        return True
    holiday = settings["holiday_calendar"] == "notice" and day in world.off
    return not holiday and WEEKDAYS[day.weekday()] not in settings["rest_days"][post]


def _leave(world, who, workdays):
    """Returns the halves of days that somebody is away, and how many days each request came to."""
    away, taken = {}, {"sick": [], "personal": []}
    for row in world.records.get((who.id, "leave"), ()):
        halves = [half for half in ("am", "pm") if row.get("from_half") in (None, half)]
        days = [day for day in workdays if row["first"] <= day <= row["last"]]
        if row["approved"] != "1" or not days:
            continue
        for day in days:
            away.setdefault(day, set()).update(halves)
        number = Fraction(len(days) * len(halves), 2)
        taken[row["type"]] += [1] * number.__floor__() + ([Fraction(1, 2)] if number % 1 else [])
    return away, taken


def _clock(world, who, said, workdays, away, settings):
    punched = dict(world.days.get(who.id, ()))
    season = "summer" if 5 <= world.span.first.month <= 9 else "winter"
    times = [int(time[:2]) * 60 + int(time[3:]) for time in settings["shift_hours"][season][said["post_group"]]]
    small, sizes, gone = {}, [], Fraction(0)
    for day in workdays:
        slots = punched.get(day, (None,) * 4)
        if _mixed_up(slots, away.get(day, set())):  # nobody knows which punch is which
            return dict.fromkeys(("late_points", "run_of_small", "absence"))
        minutes, absent = _day(slots, times, away.get(day, set()), settings)
        sizes += [(day, size) for size in minutes]
        late = sum(row_of(settings["absence_edges"], size)[0] for size in minutes)
        gone += min(Fraction(1), sum(absent) + late)  # nobody is absent for more than the day
        small[day] = any(size <= fraction(settings["grace_minutes"]) for size in minutes)
    return {
        "late_points": sum(row_of(settings["late_edges"], size)[0] for _, size in sizes),
        "run_of_small": _runs(small, sizes, settings), "absence": gone,
    }  # fmt: skip


def _mixed_up(slots, away, excused=()):
    halves = ("am", "am", "pm", "pm")
    asked = [
        slot for number, slot in enumerate(slots)
        if slot is not None and halves[number] not in away and number not in excused
    ]  # fmt: skip
    return asked != sorted(asked)


def _day(slots, times, away, settings):
    """Returns how many minutes late or early each time, and for how long nobody was there."""
    asked = [half for half in ("am", "pm") if half not in away]
    pairs = {
        half: (slots[place], slots[place + 1], times[place], times[place + 1]) for half, place in (("am", 0), ("pm", 2))
    }
    there = any(slot is not None for slot in slots)
    minutes, gone = [], []
    for half in asked:
        came, left, start, end = pairs[half]
        number = (came is None) + (left is None)
        policy = settings["missing_punch_policy"]
        if (number == 2 and (policy != "fined" or not there)) or (number == 1 and policy == "absent"):
            gone.append(Fraction(1, 2))
            continue
        late = 0 if came is None else _minutes(came, settings) - start
        early = 0 if left is None else end - _minutes(left, settings)
        minutes += [size for size in (late, early) if size > 0]
    return minutes, [Fraction(1)] if len(gone) == 2 else gone


def _minutes(seconds, settings):
    return Fraction(seconds, 60) if settings["punch_seconds"] == "exact" else Fraction(seconds // 60)


def _runs(small, sizes, settings):
    """Returns five for every three in a row: workdays with something small, or times that were all small."""
    row = list(small.values())
    if settings["consecutive_basis"] == "times":
        row = [size <= fraction(settings["grace_minutes"]) for _, size in sizes]
    length, run, found = int(settings["run_length"]), 0, 0
    for one in row:
        run = run + 1 if one else 0
        if run >= length:
            found += 1
            run = 0 if settings["run_restarts"] == "yes" else run
    return found * fraction(settings["run_points"])
