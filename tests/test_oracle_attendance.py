"""Attendance against a plain reading of the rules: a month of punches at random, leave, rest days and holidays."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import drawn, factory_attendance, mall_points_attendance
from tests.oracle.fed import Fuller, differences
from tests.oracle.sizes import DEPARTMENTS
from tests.oracle.world import served
from tests.test_oracle_awards import texts

SEEDS = st.integers(0, 2**40)
SIZES = st.sampled_from((1, 1, 2, 3, 4, 8, 25))
HOURS = {
    "summer": {"office": ["08:30", "12:00", "14:00", "18:00"], "front": ["09:00", "13:00", "13:30", "17:00"]},
    "winter": {"office": ["09:00", "12:00", "13:30", "17:30"], "front": ["08:30", "12:00", "14:00", "18:00"]},
}
LONG = {"type": "personal", "from_half": None, "to_half": None, "approved": "1", "proof_ok": "1"}
NAMES = ("leave", "exceptions")
AWAY = (1, 3, 5, 5, 6, 10, 11, 15, 16, 30, 31, 60, 61, 90, 120, 121)


def punch(chance, time, coming, fair):
    """Returns when somebody came or left, in seconds; None without a punch."""
    exact = (int(time[:2]) * 60 + int(time[3:])) * 60
    sign = 1 if coming else -1
    if chance.random() < fair:
        return exact - sign * chance.choice((0, 0, 60, 600))
    if chance.random() < 0.15:
        return None
    return exact + sign * chance.choice(AWAY) * 60 + chance.choice((0, 0, 1, 30, 59))


def card(chance, span, who, hours):
    fair, there = chance.choice((0.95, 0.8, 0.5)), chance.choice((1, 0.97, 0.9))
    days = [span.first + timedelta(days=number) for number in range((span.last - span.first).days + 1)]
    days = [day for day in days if (not who.hired or who.hired <= day) and (not who.left or day <= who.left)]
    found = [
        (day, tuple(punch(chance, time, number % 2 == 0, fair) for number, time in enumerate(hours)))
        for day in days if chance.random() < there
    ]  # fmt: skip
    return [] if chance.random() < 0.03 else [(day, slots) for day, slots in found if any(slots)]


def requests(chance, span, kinds):
    """Returns forms for different days: whole days in a row, or half a day."""
    days = sorted(chance.sample(range(28), 2 * chance.choice((0, 0, 1, 2))))
    found = []
    for first, last in zip(days[::2], days[1::2], strict=True):
        half = chance.choice((None, None, "am", "pm"))
        start = span.first + timedelta(days=first)
        end = start if half else span.first + timedelta(days=min(last, first + 3) - (last - first > 1))
        found.append({
            "first": start, "last": max(start, end), "type": chance.choice(kinds), "from_half": half, "to_half": half,
            "approved": chance.choice(("1", "1", "1", "0")), "proof_ok": "1",
        })  # fmt: skip
    return found


def calendar(chance, span):
    """Returns what the notice of the year says: two days off, and Sundays that are worked in exchange."""
    days = [span.first + timedelta(days=number) for number in range(28)]
    off = chance.sample(days, 2)
    worked = frozenset(day for day in days if day.weekday() == 6 and day not in off and chance.random() < 0.2)
    return {"off": dict.fromkeys(off, "假"), "worked": worked, "known_years": frozenset(range(2020, 2040))}


def mall(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    people = drawn.people(chance, span, size, 1)
    rest = {"office": ["sun"], "front": chance.choice((["wed"], ["mon"]))}
    chosen = {
        "shift_hours": HOURS, "rest_days": rest, "make_up_days": chance.choice(("as_scheduled", "worked")),
        "holiday_calendar": chance.choice(("notice", "notice", "none")), "run_restarts": chance.choice(("yes", "no")),
        "grace_minutes": chance.choice((5, 5, 3)), "consecutive_basis": chance.choice(("workdays", "times")),
        "missing_punch_policy": chance.choice(("presence", "fined", "absent")), "run_length": chance.choice((3, 3, 2)),
        "punch_seconds": chance.choice(("dropped", "exact")), "half_day_policy": chance.choice(("each", "joined")),
        "point_value": chance.choice((5, 5, 0.55)), "fine_requires_approval": chance.choice(("yes", "no")),
    }  # fmt: skip
    said = {
        who.id: {
            "rank": chance.choice(("manager", "supervisor", "staff", "staff")),
            "post_group": chance.choice(("office", "front")), "gender": "female", "normal_pay": "3000",
            "fines_approved": chance.choice(("1", "1", "0", None)),
        }
        for who in people
    }  # fmt: skip
    season = "summer" if 5 <= span.first.month <= 9 else "winter"
    return Fuller(
        span, people, drawn.facts(span, people, 1, lambda who, _span: said[who.id]), texts(chosen),
        records={(who.id, "leave"): requests(chance, span, ("sick", "personal")) for who in people},
        days={
            who.id: card(chance, span, who, HOURS[season][said[who.id]["post_group"]])
            for who in people if served(who, span)
        },
        **calendar(chance, span),
    )  # fmt: skip


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_mall_agrees_with_a_plain_reading(seed, size):
    assert differences(["mall-points-attendance"], mall(seed, size), mall_points_attendance.reading) == []


def factory(seed, size):
    chance = drawn.chances(seed)
    span = drawn.spans(chance)
    people = drawn.people(chance, span, size, 1)
    hours = ["08:00", "12:00", "13:30", "17:30"]
    chosen = {
        "shift_hours": {"standard": hours, "comprehensive": {"早班": hours}}, "paper_days": chance.choice((7, 7, 0)),
        "make_up_days": chance.choice(("as_scheduled", "worked")), "punch_fine": chance.choice((20, 20, 15.5)),
        "holiday_calendar": chance.choice(("notice", "notice", "none")),
        "missing_punch_policy": chance.choice(("presence", "fined", "absent")), "sick_days": 200, "annual_days": 5,
        "punch_seconds": chance.choice(("dropped", "exact")), "fine_requires_approval": chance.choice(("yes", "no")),
        "rest_days": {"standard": ["sun"], "comprehensive": "by_rota"},
    }  # fmt: skip

    def written(_who, _span):
        return {
            "hours_system": "standard", "gender": chance.choice(("female", "male")),
            "dept_kind": "functional", "post_base_wage": "3000",
            "bad_punch_count": drawn.written(chance, (0, 0, 1), 0.01),
            "proxy_punch_count": drawn.written(chance, (0, 0, 2), 0.01),
            "fines_approved": drawn.written(chance, (1, 1, 0), 0.1),
        }  # fmt: skip

    def forms():
        rows = requests(chance, span, ("sick", "personal"))
        rows = [{**row, "proof_ok": chance.choice(("1", "1", "0"))} for row in rows]
        if chance.random() < 0.05:
            rows = [{**LONG, "first": span.first, "last": span.first + timedelta(days=chance.choice((16, 17, 18, 19)))}]
        return rows

    def excuses():
        days = chance.sample(range(28), chance.choice((0, 1, 3)))
        return [
            {"first": day, "last": day, "slot": chance.choice((*factory_attendance.SLOTS, "all")),
             "approved": chance.choice(("1", "1", "0")), "filed": chance.choice(("1", "1", "0"))}
            for day in (span.first + timedelta(days=number) for number in days)
        ]  # fmt: skip

    return Fuller(
        span, people, drawn.facts(span, people, 1, written), texts(chosen),
        records={(who.id, name): forms() if name == "leave" else excuses() for who in people for name in NAMES},
        days={who.id: card(chance, span, who, hours) for who in people if served(who, span)},
        **calendar(chance, span),
    )  # fmt: skip


@settings(max_examples=DEPARTMENTS, deadline=None)
@given(SEEDS, SIZES)
def test_the_factory_agrees_with_a_plain_reading(seed, size):
    assert differences(["factory-attendance"], factory(seed, size), factory_attendance.reading) == []
