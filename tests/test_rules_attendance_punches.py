"""Punches, leave, forms and deadlines: the words timetable, leave, clocked, occurrences, run_of_days, records, due …"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.attendance.roster import roster_of
from scoring.calendar import Calendar
from scoring.facts import View
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.records import Day, Record
from tests.worlds import answer, answers, mistakes_in, rule, scheme_mistakes, somebody

MAY = Period(2024, 5)
NOTICE = Calendar(
    {date(2024, 5, day): "劳动节" for day in (1, 2, 3, 4, 5)}, frozenset({date(2024, 5, 11)}), frozenset({2024})
)
HOURS = '["08:00", "12:00", "13:30", "17:30"]'
SCHEDULE = f"{{rule: timetable, hours: {HOURS}, rest_days: [sat, sun], holidays: notice}}"
CELL = Cell("考勤.xlsx", "打卡", 5, 3)
GOOD = ("07:55", "12:00", "13:30", "17:35")
WORKDAYS = [6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 27, 28, 29, 30, 31]


def seconds(text):
    if text is None:
        return None
    parts = [int(part) for part in text.split(":")]
    return sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))


def punched(day, *times):
    return Day(date(2024, 5, day), tuple(seconds(each) for each in times), CELL)


def month(**odd):
    """A month of punches in order, but for the days named ``d6``; None for a day without a row."""
    days = {number: odd.get(f"d{number}", GOOD) for number in WORKDAYS}
    return tuple(punched(number, *times) for number, times in days.items() if times is not None)


def field(name, value):
    if value in ("yes", "no"):
        return Figure(name, Decimal(value == "yes"), "yes_no", ("read",), (CELL,))
    if isinstance(value, int | float):
        return Figure(name, Decimal(str(value)), "days", ("read",), (CELL,))
    return Figure(name, None, "yes_no" if value == "" else "word", ("read",), (CELL,), word=value)


def form(name, first, last=None, **fields):
    days = [
        date(2024, 5, each) if isinstance(each, int) else date.fromisoformat(each) for each in (first, last or first)
    ]
    return Record(name, *days, {key: field(key, value) for key, value in fields.items()}, CELL)


def view(facts=None, person=None, calendar=NOTICE, period=MAY, **records):
    figures = {name: Figure(name, None, "word", ("read",), (), word=word) for name, word in (facts or {}).items()}
    return View(person or somebody(), period, figures, {}, records=records, calendar=calendar)


def worked_out(seen, **texts):
    """Works out figures one after the other and returns the view."""
    for name, text in texts.items():
        found = answer(text, seen)
        seen.figures[name] = Figure(name, found.value, rule(text).unit({}), found.reason, found.parts, found.word)
    return seen


def judged(clocked="{rule: clocked, of: punches, schedule: scheduled}", schedule=SCHEDULE, **more):
    """Returns what was out of the ordinary, as (what, day, size)."""
    seen = worked_out(view(**more), scheduled=schedule, irregular=clocked)
    return happened(seen["irregular"])


def happened(figure):
    return [(part.name, int(part.word[-2:]), float(part.value)) for part in figure.parts]


# --- timetable


def days_of(text=SCHEDULE, **more):
    seen = worked_out(view(**more), scheduled=text)
    roster = roster_of(seen, "scheduled")
    return seen["scheduled"].value, roster


def test_the_days_to_be_worked_leave_out_weekends_and_holidays_and_take_in_make_up_days():
    days, roster = days_of()
    assert days == 21
    assert [day.day for day in roster.shifts] == WORKDAYS
    assert len(roster.off) == 5


def test_make_up_days_and_holidays_may_be_passed_over():
    assert days_of(SCHEDULE.replace("notice}", "notice, make_up_days: as_scheduled}"))[0] == 20
    assert days_of(SCHEDULE.replace("notice", "none"))[0] == 23  # nor is anything made up for
    listed = SCHEDULE.replace("notice}", "own_list, own_list: {2024-05-01: 劳动节, 2024-05-04: 青年节}}")
    assert days_of(listed)[0] == 22


OWN = SCHEDULE.replace("notice}", "own_list, own_list: {2024-05-01: 劳动节}}")


def test_a_list_of_holidays_of_ones_own_that_ends_leaves_the_next_year_open():
    assert days_of(OWN)[0] == 22
    later = {"calendar": NOTICE, "period": Period(2025, 1)}
    assert answer(OWN, view(**later)).reason == ("holidays_not_listed", "2025")
    over_the_turn = Period(2025, 1, from_day=21)  # begins in December 2024, which the list knows
    assert answer(OWN, view(**{**later, "period": over_the_turn})).reason == ("holidays_not_listed", "2025")


def test_a_year_that_nobody_knows_gives_no_answer():
    assert answer(SCHEDULE, view(calendar=Calendar())).reason == ("calendar_unknown", "2024")


@pytest.mark.parametrize(
    ("day", "came"), [("2024-04-30", 9), ("2024-05-01", 8), ("2024-09-30", 8), ("2024-10-01", 9), ("2024-02-29", 9)]
)
def test_the_season_changes_on_its_day(day, came):
    text = (
        '{rule: timetable, holidays: none, hours: {summer: ["08:00", "17:00"], winter: ["09:00", "17:00"]}, '
        "seasons: {summer: {from: 05-01, to: 09-30}, winter: {from: 10-01, to: 04-30}}}"
    )
    that = date.fromisoformat(day)
    roster = days_of(text, period=Period.of(that))[1]
    assert roster.shifts[that][0] == came * 3600


def test_hours_may_differ_by_post_and_weekday_in_any_order():
    text = (
        "{rule: timetable, by: [post], holidays: none, rest_days: {office: [sat, sun], shop: [mon]}, hours: "
        '{office: {mon-thu: ["08:00", "17:00"], fri: ["08:00", "15:00"]}, shop: ["10:00", "19:00"]}}'
    )
    office, shop = (days_of(text, facts={"post": post})[1].shifts for post in ("office", "shop"))
    assert [office[date(2024, 5, day)][1] // 3600 for day in (9, 10)] == [17, 15]
    assert date(2024, 5, 11) not in office
    assert (date(2024, 5, 6) in shop, date(2024, 5, 12) in shop) == (False, True)


def test_a_post_without_hours_or_without_a_rota_is_told():
    text = '{rule: timetable, by: [post], hours: {office: ["08:00", "17:00"]}, holidays: none}'
    assert answer(text, view({"post": "shop"})).reason[0] == "no_hours"
    by_rota = '{rule: timetable, hours: ["08:00", "17:00"], rest_days: by_rota, rota: rota, holidays: none}'
    assert answer(by_rota, view(rota=())).reason[0] == "no_rota"


def test_lost_hours_are_named():
    found = answer("{rule: timetable, by: [post], hours: {office: UNSET}, holidays: none}", view({"post": "office"}))
    assert found.parts[0].reason == ("unset", "hours.office")


def test_the_rota_changes_the_shift_the_rest_day_and_a_holiday():
    text = (
        '{rule: timetable, rota: rota, rest_days: [sat, sun], holidays: notice, hours: {day: ["08:00", "17:00"], '
        'night: ["22:00", "06:00"]}}'
    )
    day = form("rota", 1, 31, shift="day")
    rota = (day, form("rota", 6, 7, shift="night"), form("rota", 8, shift="rest"))
    shifts = days_of(text, rota=rota)[1].shifts
    assert shifts[date(2024, 5, 1)] == (8 * 3600, 17 * 3600)
    assert shifts[date(2024, 5, 6)] == (22 * 3600, 30 * 3600)
    assert date(2024, 5, 8) not in shifts


BY_ROTA = (
    '{rule: timetable, rota: rota, rest_days: by_rota, holidays: none, hours: {早班: ["06:00", "14:00"], '
    '夜班: ["22:00", "06:00"]}}'
)


def test_a_rota_may_say_rest_and_work_in_chinese():
    rota = (form("rota", 1, 31, shift="早班"), form("rota", 8, shift="休息"), form("rota", 9, shift=" 休 "))
    assert days_of(BY_ROTA, rota=rota)[0] == 29
    swapped = (form("rota", 5, shift="上班"), form("rota", 6, shift="休息"))
    shifts = days_of(SCHEDULE.replace("notice}", "none, rota: rota}"), rota=swapped)[1].shifts
    assert (date(2024, 5, 5) in shifts, date(2024, 5, 6) in shifts) == (True, False)


@pytest.mark.parametrize("text", [BY_ROTA, SCHEDULE.replace("notice}", "none, rota: rota}")])
def test_a_shift_that_the_table_does_not_have_is_told_at_its_cell_with_the_known_ones(text):
    found = answer(text, view(rota=(form("rota", 6, shift="夜斑"),)))
    if text == BY_ROTA:
        found = answer(text, view(rota=(form("rota", 1, 31, shift="早班"), form("rota", 6, shift="夜斑"))))
    assert found.value is None
    assert found.reason[:3] == ("no_such_shift", "2024-05-06", "夜斑")
    assert "休息" in found.reason[3]
    assert found.parts == (CELL,)


def test_half_a_day_off_counts_half_and_asks_for_no_punch():
    text = SCHEDULE.replace("notice}", "notice, half_days: {05-06: {gender: female}}}")
    woman, man = ({"gender": each} for each in ("female", "male"))
    assert [days_of(text, facts=each)[0] for each in (woman, man)] == [Decimal("20.5"), 21]
    half = month(d6=("08:00", "12:00", None, None))
    assert judged(schedule=text, facts=woman, punches=half) == []
    assert judged(schedule=text, facts=man, punches=half) == [("not_there", 6, 0.5)]


def test_those_with_the_same_timetable_share_it():
    made = rule(SCHEDULE)
    one, other = (found.parts[0] for found in made.figures([view(), view()], []))
    assert one is other


def test_where_there_are_no_hours_everybody_is_shown_their_own_cells_only():
    text = '{rule: timetable, by: [post], hours: {guard: ["08:00", "17:00"]}, holidays: none}'
    views = [view(), view()]
    for row, each in enumerate(views, 2):
        each.figures["post"] = Figure("post", None, "word", ("read",), (Cell("册", "表", row, 3),), word="office")
    one, other = answers(text, *views)
    assert [found.parts[0].parts[0].address for found in (one, other)] == ["C2", "C3"]


def test_only_days_of_service_are_to_be_worked():
    late = somebody(hired="2024-05-30")
    assert days_of(person=late)[0] == 2
    assert judged(person=late, punches=(punched(30, *GOOD),)) == [("not_there", 31, 1.0)]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ('{rule: timetable, hours: ["08:00"]}', ("hours", "times_not_in_pairs")),
        ('{rule: timetable, hours: ["8 点", "17:00"]}', ("hours.0", "not_a_time")),
        ('{rule: timetable, hours: ["17:30", "08:00"]}', ("hours", "times_not_rising")),
        ('{rule: timetable, hours: ["08:00", "08:00"]}', ("hours", "times_not_rising")),
        ('{rule: timetable, hours: ["13:30", "17:30", "08:00", "12:00"]}', ("hours", "times_not_rising")),
        ('{rule: timetable, hours: ["08:00", "17:00"], rest_days: [sunday]}', ("rest_days", "unknown_word")),
        (
            '{rule: timetable, hours: ["08:00", "17:00"], seasons: {x: {from: 13-01, to: 09-30}}}',
            ("seasons.x.from", "not_a_day_of_year"),
        ),
        ('{rule: timetable, hours: ["08:00", "17:00"], own_list: {五一: x}}', ("own_list.五一", "not_a_day")),
        ("{rule: leave, of: leave, schedule: s, types: {sick: {}}, otherwise: other}", ("otherwise", "unknown_word")),
    ],
)
def test_a_slip_in_a_timetable_or_in_leave_is_refused(text, mistake):
    assert mistake in mistakes_in(text)


# --- clocked


def test_a_month_in_order_has_nothing_out_of_the_ordinary():
    seen = worked_out(
        view(punches=month()), scheduled=SCHEDULE, odd="{rule: clocked, of: punches, schedule: scheduled}"
    )
    assert (seen["odd"].value, seen["odd"].reason) == (0, ("all_in_order", "21"))


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (("08:00", "12:00", "13:30", "17:30"), []),
        (("08:00:59", "12:00", "13:30", "17:30"), []),
        (("08:01", "12:00", "13:30", "17:30"), [("late", 6, 1.0)]),
        (("08:10", "12:00", "13:30", "17:25"), [("late", 6, 10.0), ("early", 6, 5.0)]),
        (("08:00", "11:59:30", "13:30", "17:30"), [("early", 6, 1.0)]),
        (("08:00", None, "13:40", "17:30"), [("missing", 6, 1.0), ("late", 6, 10.0)]),
        (("08:00", "12:00", None, None), [("not_there", 6, 0.5)]),
        ((None, None, None, None), [("not_there", 6, 1.0)]),
        (None, [("not_there", 6, 1.0)]),
        (("08:00", "17:30"), []),
        (("08:20", "17:30"), [("late", 6, 20.0)]),
        ((None, "17:30"), [("missing", 6, 1.0)]),
    ],
)
def test_each_slot_is_compared_with_its_time(times, expected):
    assert judged(punches=month(d6=times)) == expected


def test_seconds_count_where_the_scheme_says_so():
    exact = "{rule: clocked, of: punches, schedule: scheduled, seconds: exact}"
    assert judged(exact, punches=month(d6=("08:00:30", "12:00", "13:30", "17:30"))) == [("late", 6, 0.5)]


@pytest.mark.parametrize(
    ("policy", "one", "both", "nobody"),
    [
        ("presence", [("missing", 6, 1.0)], [("not_there", 6, 0.5)], [("not_there", 6, 1.0)]),
        ("fined", [("missing", 6, 1.0)], [("missing", 6, 1.0), ("missing", 6, 1.0)], [("not_there", 6, 1.0)]),
        ("absent", [("not_there", 6, 0.5)], [("not_there", 6, 0.5)], [("not_there", 6, 1.0)]),
    ],
)
def test_what_a_missing_punch_means_is_said(policy, one, both, nobody):
    text = f"{{rule: clocked, of: punches, schedule: scheduled, missing: {policy}}}"
    assert judged(text, punches=month(d6=(None, "12:00", "13:30", "17:30"))) == one
    assert judged(text, punches=month(d6=("08:00", "12:00", None, None))) == both
    assert judged(text, punches=month(d6=None)) == nobody


def test_a_month_without_any_punch_is_not_taken_for_absence_unless_it_is_said():
    seen = worked_out(view(punches=()), scheduled=SCHEDULE)
    text = "{rule: clocked, of: punches, schedule: scheduled}"
    assert answer(text, seen).reason == ("no_punches",)
    assert answer(text.replace("}", ", no_rows: absent}"), seen).value == 21


def test_punches_that_nobody_keeps_are_not_known():
    seen = worked_out(view(), scheduled=SCHEDULE)
    assert answer("{rule: clocked, of: punches, schedule: scheduled}", seen).value is None


def test_a_day_punched_twice_hides_no_absence():
    twice = (*month(d7=None), punched(6, *GOOD))
    assert judged(punches=twice) == [("not_there", 7, 1.0)]


def test_the_first_days_of_service_are_kept_on_paper():
    text = "{rule: clocked, of: punches, schedule: scheduled, paper_days: 7}"
    fresh = somebody(hired="2024-05-20")
    assert judged(text, person=fresh, punches=(punched(28, *GOOD),)) == [
        ("not_there", day, 1.0) for day in (27, 29, 30, 31)
    ]


@pytest.mark.parametrize(
    ("slot", "said", "left"),
    [
        ("am_in", {"approved": "yes"}, [("early", 6, 30.0)]),
        ("all", {"approved": "yes"}, []),
        ("am_in", {"approved": "no"}, [("missing", 6, 1.0), ("early", 6, 30.0)]),
        ("am_in", {"approved": ""}, [("missing", 6, 1.0), ("early", 6, 30.0)]),
        ("pm_in", {"approved": "yes"}, [("missing", 6, 1.0), ("early", 6, 30.0)]),
    ],
)
def test_an_approved_form_excuses_its_slot(slot, said, left):
    text = "{rule: clocked, of: punches, schedule: scheduled, forms: forms, forms_count: {approved: yes}}"
    forms = (form("forms", 6, slot=slot, **said),)
    assert judged(text, punches=month(d6=(None, "12:00", "13:30", "17:00")), forms=forms) == left


def test_an_overnight_shift_ends_the_next_morning():
    text = '{rule: timetable, hours: ["22:00", "06:00"], rest_days: [sat, sun], holidays: none}'
    person = somebody(hired="2024-05-30")
    rows = (punched(30, "21:50", "30:10"), punched(31, "22:05", "29:50"))
    assert judged(schedule=text, person=person, punches=rows) == [("late", 31, 5.0), ("early", 31, 10.0)]


# --- leave


NIGHT = '{rule: timetable, hours: ["22:00", "06:00"], rest_days: [sat, sun], holidays: notice}'
LONG_NIGHT = NIGHT.replace('"22:00", "06:00"', '"22:00", "02:00", "02:30", "06:00"')


@pytest.mark.parametrize(
    ("schedule", "times", "expected"),
    [
        (NIGHT, ("21:55", "06:05"), []),
        (NIGHT, ("21:55", "30:05"), []),
        (NIGHT, ("21:55", "05:40"), [("early", 31, 20.0)]),
        (NIGHT, ("00:30", "06:05"), [("late", 31, 150.0)]),
        (NIGHT, (None, "06:05"), [("missing", 31, 1.0)]),
        (LONG_NIGHT, ("21:55", "02:00", "02:30", "06:05"), []),
        (LONG_NIGHT, (None, "02:00", "02:40", "06:05"), [("missing", 31, 1.0), ("late", 31, 10.0)]),
        (LONG_NIGHT, ("21:55", "06:05"), []),
    ],
)
def test_a_punch_after_midnight_of_a_night_shift_may_be_written_as_the_clock_shows_it(schedule, times, expected):
    assert judged(schedule=schedule, person=somebody(hired="2024-05-31"), punches=(punched(31, *times),)) == expected


def test_punches_out_of_their_order_are_told_and_no_day_of_absence():
    seen = view(punches=month(d6=("08:00", "12:00", "13:30", "00:30")))
    worked_out(seen, scheduled=SCHEDULE, irregular="{rule: clocked, of: punches, schedule: scheduled}")
    found = seen["irregular"]
    assert (found.value, found.reason) == (None, ("punches_mixed_up", "2024-05-06", "13:30、00:30"))
    assert CELL in found.parts
    assert judged(punches=month(d6=("08:00", "12:00", "13:30", "24:30"))) == []


LEAVE = (
    "{rule: leave, of: leave, schedule: scheduled, approved: {approved: yes}, otherwise: personal, types: "
    "{personal: {}, sick: {proof: yes}, wedding: {most: 3}, mourning: {counts: calendar}, "
    "birth: {counts: with_holidays}}}"
)
COVERED = "{rule: clocked, of: punches, schedule: scheduled, away: away}"


def away(*forms, **more):
    seen = worked_out(view(leave=forms, **more), scheduled=SCHEDULE, away=LEAVE)
    return [(part.name, float(part.value), part.reason[0]) for part in seen["away"].parts]


def asked(kind, first, last=None, **fields):
    return form("leave", first, last, type=kind, **{"approved": "yes", **fields})


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ([asked("personal", 6, 7)], [("personal", 2, "leave_taken")]),
        ([asked("personal", 9, 13)], [("personal", 4, "leave_taken")]),  # the Sunday is none, the Saturday is made up
        ([asked("mourning", 9, 13)], [("mourning", 5, "leave_taken")]),
        ([asked("birth", "2024-04-29", 7)], [("birth", 7, "leave_taken")]),
        ([asked("mourning", "2024-04-25", "2024-06-05")], [("mourning", 31, "leave_taken")]),
        ([asked("personal", 6, 7, approved="no")], [("personal", 0, "leave_refused")]),
        ([asked("personal", 6, 7, approved="")], [("personal", 0, "leave_refused")]),
        ([asked("sick", 6, 7)], [("personal", 2, "leave_without_proof")]),
        ([asked("sick", 6, 7, proof_ok="yes")], [("sick", 2, "leave_taken")]),
        ([asked("wedding", 6, 10)], [("wedding", 3, "leave_taken"), ("personal", 2, "leave_beyond")]),
        ([asked("wedding", "2024-04-29", 7)], [("wedding", 1, "leave_taken"), ("personal", 1, "leave_beyond")]),
        (
            [asked("personal", 6, 8), asked("personal", 8, 9)],
            [("personal", 3, "leave_taken"), ("personal", 1, "leave_taken")],
        ),
        ([asked("personal", 6, 8, from_half="pm", to_half="am")], [("personal", 2, "leave_taken")]),
        ([asked("personal", 6, 8, days=2.5)], [("personal", 2.5, "leave_taken")]),
        ([asked("personal", 6, days=0.5)], [("personal", 0.5, "leave_taken")]),
        (
            [asked("personal", 6, 10, returned_early_on="2024-05-09", cancel_filed="yes")],
            [("personal", 3, "leave_taken")],
        ),
        ([asked("personal", 6, 10, returned_early_on="2024-05-09")], [("personal", 5, "leave_taken")]),
    ],
)
def test_a_request_counts_the_days_that_its_type_counts(forms, expected):
    assert away(*forms) == expected


@pytest.mark.parametrize(
    ("forms", "days"),
    [
        ([asked("personal", 9, None, days=3)], 3),  # Thursday to Saturday, which is made up for
        ([asked("personal", 10, None, days=3)], 3),  # over the Sunday
        ([asked("personal", 9, None, days=2.5)], 2.5),
        ([asked("personal", 9, None, days=2.5, from_half="pm")], 2.5),
        ([asked("mourning", 11, None, days=3)], 3),
    ],
)
def test_a_request_without_a_last_day_is_as_long_as_it_says(forms, days):
    assert sum(part[1] for part in away(*forms)) == days


def test_the_days_of_a_request_without_a_last_day_are_not_asked_of_the_clock():
    assert judged_away(asked("personal", 10, None, days=3), punches=month(d10=None, d11=None, d13=None)) == []


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        (asked("personal", 6, 10, days=2), ("leave_days_differ", "2024-05-06", "2024-05-10", 2, 5)),
        (asked("personal", 6, 7, days=5), ("leave_days_differ", "2024-05-06", "2024-05-07", 5, 2)),
        (asked("personal", 27, "2024-06-05", days=20), ("leave_days_differ", "2024-05-27", "2024-06-05", 20, 8)),
        (asked("personal", 27, "2024-06-05", days=2), ("leave_days_differ", "2024-05-27", "2024-06-05", 2, 8)),
        (asked("personal", 30, None, days=5), ("leave_end_wanted", "2024-05-30", 5)),
    ],
)
def test_days_that_are_not_those_from_first_to_last_are_told_with_the_place(form, reason):
    found = answer(LEAVE, worked_out(view(leave=(form,)), scheduled=SCHEDULE))
    assert (found.value, found.reason, found.parts) == (None, reason, (CELL,))


@pytest.mark.parametrize(("first", "last", "days"), [(9, 13, 4), (9, 13, 5), (27, "2024-06-05", 8), (1, 7, 2)])
def test_days_may_be_those_to_be_worked_or_of_the_calendar(first, last, days):
    assert answer(LEAVE, worked_out(view(leave=(asked("personal", first, last, days=days),)), scheduled=SCHEDULE)).value


def test_all_requests_of_a_type_share_its_days_unless_each_has_its_own():
    two = [asked("wedding", 6, 7), asked("wedding", 13, 15)]
    assert [part[:2] for part in away(*two)] == [("wedding", 2), ("wedding", 1), ("personal", 2)]
    own = LEAVE.replace("{most: 3}", "{most: 3, limit: request}")
    assert [part.name for part in answer(own, worked_out(view(leave=tuple(two)), scheduled=SCHEDULE)).parts] == [
        "wedding",
        "wedding",
    ]


def test_a_request_that_lacks_what_its_type_needs_covers_nothing():
    text = LEAVE.replace("mourning: {", "mourning: {needs: approver, ")
    for who, days in (("", 0), ("王总", 2)):
        seen = worked_out(view(leave=(asked("mourning", 6, 7, approver=who),)), scheduled=SCHEDULE)
        assert answer(text, seen).value == days


@pytest.mark.parametrize(
    ("form", "days"),
    [
        (asked("personal", 6, 8), 2.5),
        (asked("personal", 6, to_half="am"), 0.5),
        (asked("personal", 6, from_half="pm"), 0),
        (asked("personal", 6, 7, from_half="pm"), 1),
        (asked("birth", 6, from_half="pm"), 0.5),  # holidays count as well, and so does half of one
        (asked("birth", 6, 7), 2),
    ],
)
@pytest.mark.parametrize("hours", [HOURS, '["08:00", "16:00"]'])
def test_the_half_of_a_day_that_is_off_is_no_day_of_leave(form, days, hours):
    text = SCHEDULE.replace(HOURS, hours).replace("notice}", "notice, half_days: {05-06: {gender: female}}}")
    seen = worked_out(view(leave=(form,), facts={"gender": "female"}), scheduled=text, away=LEAVE)
    assert seen["away"].value == Decimal(str(days))


@pytest.mark.parametrize(
    ("form", "days"),
    [
        (asked("personal", "2024-04-22", 10), 3),
        (asked("mourning", 1, 10), 3),
        (asked("birth", 20, 31), 2),
        (asked("wedding", 6, 10), 3),  # of its three days none was used up before the first of service
        (asked("personal", 27, 31), 0),
    ],
)
def test_days_before_somebody_joined_and_after_they_left_are_no_leave(form, days):
    person = somebody(hired="2024-05-08", left="2024-05-21")
    seen = worked_out(view(person=person, leave=(form,)), scheduled=SCHEDULE, away=LEAVE)
    assert [part.name for part in seen["away"].parts] == [form.fields["type"].word]
    assert seen["away"].value == days


def test_two_half_days_of_one_day_are_a_whole_day():
    halves = (asked("personal", 6, to_half="am"), asked("personal", 6, from_half="pm"))
    assert judged_away(*halves, punches=month(d6=None)) == []


def judged_away(*forms, **more):
    seen = worked_out(view(leave=forms, **more), scheduled=SCHEDULE, away=LEAVE, irregular=COVERED)
    return happened(seen["irregular"])


@pytest.mark.parametrize(
    ("leave", "times", "left"),
    [
        ({}, None, []),
        ({"to_half": "am"}, (None, None, "13:30", "17:30"), []),
        ({"to_half": "am"}, (None, None, None, None), [("not_there", 6, 0.5)]),
        ({"to_half": "am"}, (None, None, "13:50", "17:30"), [("late", 6, 20.0)]),
        ({"from_half": "pm"}, ("08:00", "12:00", None, None), []),
        ({"days": 0.5}, ("08:00", "12:00", None, None), []),
        ({"days": 0.5}, (None, None, "13:30", "17:30"), []),
        ({"approved": "no"}, None, [("not_there", 6, 1.0)]),
    ],
)
def test_what_leave_covers_is_not_asked_of_the_clock(leave, times, left):
    assert judged_away(asked("personal", 6, **leave), punches=month(d6=times)) == left


def test_a_shift_in_one_piece_is_halved_in_its_middle():
    schedule = '{rule: timetable, hours: ["08:00", "16:00"], rest_days: [sat, sun], holidays: notice}'
    person = somebody(hired="2024-05-31")
    seen = view(person=person, leave=(asked("personal", 31, to_half="am"),), punches=(punched(31, "12:10", "16:00"),))
    worked_out(seen, scheduled=schedule, away=LEAVE, irregular=COVERED)
    assert happened(seen["irregular"]) == [("late", 31, 10.0)]


def test_leave_of_a_strange_type_or_by_the_hour_gives_no_answer():
    for leave, code in ((asked("other", 6), "no_such_leave"), (asked("personal", 6, days=0.25), "leave_not_halves")):
        assert answer(LEAVE, worked_out(view(leave=(leave,)), scheduled=SCHEDULE)).reason[0] == code


def test_leave_that_nobody_keeps_is_not_known_and_no_leave_is_nought():
    assert answer(LEAVE, worked_out(view(), scheduled=SCHEDULE)).value is None
    assert answer(LEAVE, worked_out(view(leave=()), scheduled=SCHEDULE)).value == 0


def test_a_limit_that_is_lost_leaves_only_those_open_who_take_such_leave():
    text = LEAVE.replace("most: 3", "most: UNSET")
    seen = worked_out(view(leave=(asked("wedding", 6),)), scheduled=SCHEDULE)
    assert answer(text, seen).parts[0].reason[0] == "unset"
    assert answer(text, worked_out(view(leave=(asked("personal", 6),)), scheduled=SCHEDULE)).value == 1


# --- notice


@pytest.mark.parametrize(
    ("first", "days", "applied", "late"),
    [(9, 2, 8, 0), (9, 2, 9, 1), (9, 3, 6, 0), (9, 3, 7, 1), (9, 10, 6, 0), (9, 11, 2, 0), (9, 11, 3, 1)],
)
def test_a_longer_leave_needs_longer_notice(first, days, applied, late):
    text = (
        "{rule: notice, of: leave, needs: {personal: [{below: 3, gives: 1}, {at_least: 3, up_to: 10, gives: 3}, "
        "{above: 10, gives: 7}]}, unless: {emergency: yes}}"
    )
    made = asked("personal", first, first + days - 1, applied_on=f"2024-05-{applied:02}")
    assert answer(text, view(leave=(made,))).value == late
    urgent = asked("personal", first, first + days - 1, applied_on="2024-05-09", emergency="yes")
    assert answer(text, view(leave=(urgent,))).value == 0


def test_notice_without_a_day_of_request_gives_no_answer():
    text = "{rule: notice, of: leave, needs: {personal: [{gives: 1}]}}"
    assert answer(text, view(leave=(asked("personal", 6),))).reason[0] == "row_blank"
    assert answer(text, view(leave=(asked("sick", 6),))).value == 0


def test_a_word_that_a_request_leaves_blank_is_no_refusal_and_no_lack_of_an_excuse():
    blank = Figure("ruling", None, "word", ("read",), (CELL,))
    request = asked("personal", 9, 9, applied_on="2024-05-09")
    request = replace(request, fields={**request.fields, "ruling": blank})
    seen = worked_out(view(leave=(request,)), scheduled=SCHEDULE)
    leave = "{rule: leave, of: leave, schedule: scheduled, types: {personal: {}}, otherwise: personal, approved: %s}"
    notice = "{rule: notice, of: leave, needs: {personal: [{gives: 1}]}, unless: %s}"
    for text in (leave, notice):
        assert answer(text % "{ruling: 同意}", seen)[:2] == (None, ("row_blank", "ruling", "2024-05-09"))


# --- occurrences and run_of_days


def listed(*sizes, name="late", unit="minutes"):
    """A view with a list of occurrences, each (day, size)."""
    parts = tuple(
        Figure(name, Decimal(str(size)), unit, ("came_late", "", ""), (CELL,), word=f"2024-05-{day:02}")
        for day, size in sizes
    )
    seen = worked_out(view(), scheduled=SCHEDULE)
    seen.figures["odd"] = Figure("odd", Decimal(len(parts)), "count", ("out_of_order", "", ""), parts)
    return seen


BANDS = "[{up_to: 30, gives: 0}, {above: 30, up_to: 120, gives: 0.5}, {above: 120, gives: 1}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{rule: occurrences, of: odd, gives: minutes}", 285),
        ("{rule: occurrences, of: odd, take: count}", 5),
        ("{rule: occurrences, of: odd, kind: early, take: count}", 0),
        ("{rule: occurrences, of: odd, kind: [late, early], each: 20, gives: yuan}", 100),
        ("{rule: occurrences, of: odd, size: {above: 30}, take: count}", 3),
        (f"{{rule: occurrences, of: odd, bands: {BANDS}, gives: days}}", 2),
        (f"{{rule: occurrences, of: odd, bands: {BANDS}, most_a_day: 0.5, gives: days}}", 1.5),
        ("{rule: occurrences, of: odd, each: 1, most_a_day: 1, gives: count}", 4),
    ],
)
def test_occurrences_are_added_counted_and_banded_one_by_one(text, expected):
    assert answer(text, listed((6, 5), (6, 45), (7, 30), (8, 60), (9, 145))).value == Decimal(str(expected))


def test_occurrences_of_another_unit_are_not_added():
    assert answer("{rule: occurrences, of: odd, gives: days}", listed((6, 5))).reason[0] == "other_unit"


@pytest.mark.parametrize(
    "text",
    [
        "{rule: occurrences, of: odd, each: -5, gives: points}",
        "{rule: run_of_days, of: odd, days: 1, each: -5, schedule: scheduled}",
        "{rule: clocked, of: punches, schedule: scheduled, away: odd}",
    ],
)
def test_a_number_that_a_table_gives_in_the_place_of_a_list_is_no_list_in_which_nothing_happened(text):
    seen = worked_out(view(punches=month()), scheduled=SCHEDULE)
    seen.figures["odd"] = Figure("odd", Decimal(3), "count", ("read",), (CELL,))
    assert answer(text, seen)[:2] == (None, ("no_list",))
    seen.figures["odd"] = Figure("odd", Decimal(0), "count", ("read",), (CELL,))
    assert answer(text, seen).value == 0


@pytest.mark.parametrize(("halves", "full", "half"), [("each", 3, 2), ("joined", 4, 0)])
def test_full_and_half_days_are_split_each_or_together(halves, full, half):
    seen = listed((6, 2.5), (13, 1), (20, 0.5), name="sick", unit="days")
    for take, expected in (("full_days", full), ("half_days", half)):
        assert answer(f"{{rule: occurrences, of: odd, take: {take}, halves: {halves}}}", seen).value == expected


def test_bands_that_are_lost_matter_only_when_something_happened():
    text = "{rule: occurrences, of: odd, bands: UNSET, gives: points}"
    assert answer(text, listed()).value == 0
    assert answer(text, listed((6, 5))).value is None


@pytest.mark.parametrize(
    ("days", "more", "expected"),
    [
        ((6, 7, 8), "", 5),
        ((6, 7), "", 0),
        ((6, 7, 9), "", 0),
        ((10, 11, 13), "", 5),  # the made-up Saturday and Monday follow one another; the Sunday is no workday
        ((6, 7, 8, 9), "", 5),
        ((6, 7, 8, 9), ", restart: no", 10),
        ((6, 7, 8, 9, 10, 11), "", 10),
        ((6, 8, 20), ", basis: times", 5),
        ((6, 8), ", basis: times", 0),
    ],
)
def test_three_workdays_in_a_row_count_once(days, more, expected):
    text = f"{{rule: run_of_days, of: odd, size: {{up_to: 5}}, days: 3, each: 5, schedule: scheduled{more}}}"
    assert answer(text, listed(*((day, 3) for day in days))).value == expected


def test_something_larger_breaks_a_row_of_small_ones():
    sizes = ((6, 3), (7, 9), (8, 3), (9, 3))
    for basis in ("workdays", "times"):
        text = (
            f"{{rule: run_of_days, of: odd, size: {{up_to: 5}}, days: 3, each: 5, schedule: scheduled, basis: {basis}}}"
        )
        assert answer(text, listed(*sizes)).value == 0


def test_a_row_of_days_is_not_known_where_the_timetable_is_not():
    text = "{rule: run_of_days, of: odd, days: 3, each: -50, schedule: scheduled, gives: yuan}"
    seen = listed((6, 3), (7, 3), (8, 3))
    seen.figures["scheduled"] = Figure("scheduled", None, "days", ("calendar_unknown", "2024"))
    assert answer(text, seen).value is None
    assert answer(text.replace("gives", "basis: times, gives"), seen).value == -50


# --- records


def prize(day, **fields):
    return form("prizes", day, **{"amount": 200, "level": "province", **fields})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("take: count", 3),
        ("take: amount", 600),
        ("take: count, each: 5, gives: points", 15),
        ("take: amount, at_most: 500", 500),
        ("take: amount, when: {level: city}", 100),
        ("take: count, when: [{level: city}, {amount: {above: 250}}]", 2),
        ("take: amount, needs: [approver]", 300),
        ("take: amount, within: {province: [150, 300], city: [50, 100]}, by: level", 600),
        ("take: amount, within: [50, 250]", None),
        ("take: amount, least: 150", None),
        ("take: amount, within: {province: UNSET, city: [50, 100]}, by: level", None),
        ("take: amount, within: {city: [50, 100]}, by: level", None),
        ("take: count, when: {ticked: no}", 3),
        ("take: other", None),
        ("take: count, on: [workday], schedule: scheduled", 1),
        ("take: count, on: [holiday, rest_day], schedule: scheduled", 2),
        ("take: count, punched: punches", 1),
    ],
)
def test_rows_are_added_under_their_conditions_and_limits(text, expected):
    rows = (prize(1), prize(6, amount=300, approver="王总"), prize(12, amount=100, level="city", ticked=""))
    rows = tuple(
        Record(row.name, row.first, row.last, {"ticked": field("ticked", ""), **row.fields}, CELL) for row in rows
    )
    seen = worked_out(view(prizes=rows, punches=(punched(6, *GOOD),)), scheduled=SCHEDULE)
    found = answer(f"{{rule: records, of: prizes, {text}}}", seen)
    assert found.value == expected


def test_a_row_over_two_periods_counts_once_in_that_of_its_first_day():
    fine = form("prizes", "2024-04-28", "2024-05-03", amount=50)
    for take, whole in (("count", 1), ("amount", 50)):
        text = f"{{rule: records, of: prizes, take: {take}}}"
        april, may = (answer(text, view(prizes=(fine,), period=each)).value for each in (Period(2024, 4), MAY))
        assert (april, may) == (whole, 0)


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [(1, 2, 8), (6, 7, 0), (5, 6, None), (31, "2024-06-01", None), ("2024-04-30", 1, 0)],
)
def test_the_hours_of_a_row_are_of_a_holiday_only_when_all_its_days_are(first, last, hours):
    rows = (form("prizes", first, last, amount=8),)
    text = "{rule: records, of: prizes, take: amount, on: [holiday], schedule: scheduled}"
    found = answer(text, worked_out(view(prizes=rows), scheduled=SCHEDULE))
    assert found.value == hours
    assert hours is not None or (found.reason[0], found.parts) == ("row_of_several_days", (CELL,))


def test_limits_the_wrong_way_round_are_refused():
    text = "{rule: records, of: prizes, take: amount, within: {province: [300, 150]}, by: level}"
    assert mistakes_in(text) == [("within", "least_above_most")]


def test_a_condition_on_a_row_may_speak_of_its_days():
    rows = (prize(6, approved_on="2024-05-06"), prize(6, approved_on="2024-05-07"))
    text = "{rule: records, of: prizes, take: count, when: {approved_on: {up_to: first}}}"
    assert answer(text, view(prizes=rows)).value == 1


def test_records_that_nobody_keeps_are_not_known_and_none_are_nought():
    text = "{rule: records, of: prizes, take: count}"
    assert (answer(text, view()).value, answer(text, view(prizes=())).value) == (None, 0)


def test_a_record_or_field_that_the_scheme_does_not_have_is_refused():
    kinds = "records: {prizes: {fields: {amount: {unit: yuan}}}}\naward:\n  x: {rule: records, of: "
    assert scheme_mistakes(f"{kinds}prizes, take: amount}}") == []
    assert scheme_mistakes(f"{kinds}prices, take: count}}") == [("award.x.of", "unknown_name")]
    assert scheme_mistakes(f"{kinds}prizes, take: count, when: {{amonut: 1}}}}") == [("award.x.when", "unknown_name")]


# --- clocks and shifts of another number of slots, halves that are off anyway


IN_ONE_PIECE = '{rule: timetable, hours: ["08:30", "17:30"], rest_days: [sat, sun], holidays: notice}'
HALF_OFF = IN_ONE_PIECE.replace("notice}", "notice, half_days: {05-06: {}}}")
FOUR = ("08:20", "12:00", "13:00", "17:40")


def of_one_day(*times, schedule=IN_ONE_PIECE, others=FOUR, clocked="", **more):
    """Returns what was out of the ordinary when only the sixth of May is not as usual."""
    rows = tuple(punched(day, *(times if day == 6 else others)) for day in WORKDAYS if day != 6 or times)
    text = f"{{rule: clocked, of: punches, schedule: scheduled{clocked}}}"
    return judged(text, schedule, punches=rows, **more)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (FOUR, []),
        (("09:20", "12:00", "13:00", "17:40"), [("late", 6, 50)]),
        ((None, "12:00", "13:00", "17:20"), [("missing", 6, 1), ("early", 6, 10)]),
        ((None, None, "13:00", "17:40"), [("late", 6, 270)]),
        (("08:20", "12:00", None, None), [("early", 6, 330)]),
        ((None, None, None, None), [("not_there", 6, 1)]),
    ],
)
def test_of_a_clock_with_four_slots_a_shift_in_one_piece_looks_at_the_first_and_the_last(times, expected):
    assert of_one_day(*times) == expected


@pytest.mark.parametrize(
    ("slot", "expected"),
    [("am_in", [("early", 6, 60)]), ("pm_out", [("late", 6, 80)]), ("in", [("early", 6, 60)]), ("all", [])],
)
def test_a_clock_with_two_slots_is_excused_by_the_words_of_four(slot, expected):
    forms = (form("exceptions", 6, slot=slot),)
    said = {"others": ("07:55", "17:35"), "clocked": ", forms: exceptions", "exceptions": forms}
    assert of_one_day("09:20", "16:30", schedule=SCHEDULE, **said) == expected
    assert of_one_day("09:50", "16:30", **said) == expected


def test_in_the_afternoon_who_comes_does_so_at_the_third_of_four_slots():
    off = SCHEDULE.replace("notice}", "notice, half: am, half_days: {05-06: {}}}")
    said = {"others": ("07:55", "17:35"), "clocked": ", forms: exceptions"}
    forms = {slot: (form("exceptions", 6, slot=slot),) for slot in ("pm_in", "am_out")}
    assert of_one_day("14:00", "17:35", schedule=off, **said, exceptions=forms["pm_in"]) == []
    assert of_one_day("14:00", "17:35", schedule=off, **said, exceptions=forms["am_out"]) == [("late", 6, 30)]


PLAIN_LEAVE = (
    "{rule: leave, of: leave, schedule: scheduled, types: {personal: {}, sick: {most: 5}}, otherwise: personal}"
)


@pytest.mark.parametrize(
    ("schedule", "half", "days"),
    [
        (HALF_OFF, {"to_half": "am"}, 0.5),
        (HALF_OFF, {}, 0.5),
        (HALF_OFF, {"days": 0.5}, 0.5),
        (SCHEDULE.replace("notice}", "notice, half_days: {05-06: {}}}"), {"to_half": "am"}, 0.5),
    ],
)
def test_leave_on_the_other_half_of_half_a_holiday_leaves_nothing_to_be_absent_from(schedule, half, days):
    rows = tuple(punched(day, *GOOD) for day in WORKDAYS if day != 6)
    seen = worked_out(
        view(punches=rows, leave=(form("leave", 6, type="personal", **half),)),
        scheduled=schedule,
        away=PLAIN_LEAVE,
        irregular="{rule: clocked, of: punches, schedule: scheduled, away: away}",
    )
    assert (float(seen["away"].value), happened(seen["irregular"])) == (days, [])


def test_leave_on_the_half_that_is_off_anyway_asks_for_the_other_half():
    rows = tuple(punched(day, *GOOD) for day in WORKDAYS if day != 6)
    seen = worked_out(
        view(punches=rows, leave=(form("leave", 6, type="personal", from_half="pm"),)),
        scheduled=HALF_OFF,
        away=PLAIN_LEAVE,
        irregular="{rule: clocked, of: punches, schedule: scheduled, away: away}",
    )
    assert (seen["away"].value, happened(seen["irregular"])) == (0, [("not_there", 6, 0.5)])


def returned(day):
    return Figure("returned_early_on", None, "date", ("read",), (CELL,), word=f"2024-05-{day:02}")


@pytest.mark.parametrize(("back", "days"), [(8, 2), (7, 1), (6, 0), (None, 2.5)])
def test_after_an_early_return_the_half_that_was_asked_for_at_the_end_is_no_half_of_another_day(back, days):
    for end in ({"to_half": "am"}, {"days": 2.5}):
        row = form("leave", 6, 8, type="personal", cancel_filed="yes", **end)
        row = row if back is None else replace(row, fields={**row.fields, "returned_early_on": returned(back)})
        assert float(worked_out(view(leave=(row,)), scheduled=SCHEDULE, away=PLAIN_LEAVE)["away"].value) == days


def test_days_of_the_month_before_that_two_requests_cover_count_once_towards_the_limit():
    rows = (
        form("leave", "2024-04-25", "2024-05-06", type="sick"),
        form("leave", "2024-04-26", "2024-05-07", type="sick"),
    )
    # Four days of April and 6 May are five; 7 May is the sixth, and beyond a limit of five.
    for most, counted in ((5, [("sick", 1), ("sick", 0), ("personal", 1)]), (6, [("sick", 1), ("sick", 1)])):
        text = PLAIN_LEAVE.replace("most: 5", f"most: {most}")
        seen = worked_out(view(leave=rows), scheduled=SCHEDULE, away=text)
        assert [(part.name, part.value) for part in seen["away"].parts] == counted


# --- due


def day_due(text, start="2024-04-26", **more):
    seen = view(**more)
    seen.figures["published"] = Figure("published", None, "date", ("read",), (), word=start)
    return answer(f"{{rule: due, {text}}}", seen)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from: published, days: 7", "2024-05-03"),
        ("from: published, days: 7, shift: next_workday", "2024-05-06"),
        ("from: published, days: 3, count: working", "2024-05-08"),
        ("from: published, months: 1", "2024-05-26"),
        ("from: published, by_day: 31", "2024-04-30"),
        ("from: period_end, by_day: 25", "2024-05-25"),
        ("from: period_end, days: 1", "2024-06-01"),
        ("from: period_start, days: -1", "2024-04-30"),
        ("from: next_period_start, by_day: 5", "2024-06-05"),
        ("from: published, days: 1, when: {wanted: no}", "none"),
    ],
)
def test_a_deadline_is_counted_from_the_day_after(text, expected):
    calendar = Calendar({**NOTICE.off, date(2024, 4, 29): "x", date(2024, 4, 30): "x"}, NOTICE.work, NOTICE.years)
    assert day_due(text, calendar=calendar, facts={"wanted": "yes"}).word == expected


def test_a_month_after_the_thirty_first_is_the_last_of_a_shorter_month():
    assert day_due("from: published, months: 1", "2024-01-31").word == "2024-02-29"


def test_a_deadline_in_a_year_that_nobody_knows_gives_no_answer():
    assert day_due("from: published, days: 3, count: working", "2024-12-30").reason == ("calendar_unknown", "2024")
    assert day_due("from: published, days: 400", "2024-12-30").word == "2026-02-03"


def test_a_deadline_says_how_far_off_it_is_in_one_way():
    assert mistakes_in("{rule: due, from: x, days: 3, months: 1}") == [("", "one_of_two")]
    assert mistakes_in("{rule: due, from: x}") == [("", "one_of_two")]
    assert mistakes_in("{rule: due, from: x, days: 1.5}") == [("days", "not_a_whole_number")]


# --- time off


def test_time_off_is_used_oldest_first_and_expires():
    text = "{rule: time_off, earned: earned, used: used, expires_after: 2, take: left}"
    assert account(text, {2: (8, 0), 3: (4, 2), 4: (0, 0), 5: (1, 3)}) == 2  # of February nothing is left in May
    assert account(text.replace("left", "in_advance"), {2: (8, 0), 5: (1, 3)}) == 2
    assert account(text.replace("left", "in_advance"), {3: (8, 0), 5: (1, 3)}) == 0
    assert account(text, {5: (0, 0)}) == 0


def kept(text, months, last=5, **person):
    past = {}
    for number, hours in sorted(months.items()):
        period = Period(2024, number)
        figures = {
            name: Figure(name, Decimal(each), "hours", ("read",), (CELL,))
            for name, each in zip(("earned", "used"), hours, strict=True)
        }
        past[period] = View(somebody(**person), period, figures, past, "" if number == last else str(period))
    return answer(text, past[Period(2024, last)])


def account(text, months):
    return kept(text, months, hired="2024-01-01").value


CHAIN = "{rule: time_off, earned: earned, used: used, expires_after: 3}"
CARRIED = {1: (8, 0), **dict.fromkeys(range(2, 10), (8, 8))}
"""Eight hours of January, and ever since the hours of the month before are used."""


@pytest.mark.parametrize(("october", "left", "ahead"), [((0, 8), 0, 0), ((8, 8), 8, 0), ((0, 12), 0, 4)])
def test_an_account_is_kept_from_the_month_in_which_it_begins(october, left, ahead):
    months = {**CARRIED, 10: october}
    begun = CHAIN.replace("3}", "3, begins: 2024-01}")
    assert kept(begun, months, 10).value == left
    assert kept(begun.replace("begins", "take: in_advance, begins"), months, 10).value == ahead


def test_what_depends_on_what_was_brought_into_the_first_month_has_no_answer():
    for months in ({**CARRIED, 10: (0, 8)}, {**CARRIED, 10: (8, 8)}):
        found = kept(CHAIN, months, 10)
        assert (found.value, found.reason) == (None, ("time_off_brought", "2024-04"))
    assert kept(CHAIN, {**CARRIED, 10: (8, 8)}, 10, hired="2024-04-01").value == 0  # who joined brought nothing
    little = dict.fromkeys(range(1, 11), (8, 4))
    assert kept(CHAIN, little, 10).value == 28  # plenty of before would have expired by now


def test_an_account_that_begins_later_looks_at_its_first_month_alone():
    made = rule(CHAIN.replace("3}", "3, begins: 2024-06}"))
    assert [str(each) for each in made.months(MAY)] == ["2024-05"]
    assert [str(each) for each in made.months(Period(2024, 8))] == ["2024-06", "2024-07", "2024-08"]
    assert mistakes_in(CHAIN.replace("3}", "3, begins: June}")) == [("begins", "not_a_period")]
    assert rule(CHAIN.replace("3}", "3, begins: none}")).begins is None


# --- the table of lateness, read a second time


def plain(times):
    """Returns fines and absent days of one day from the circular's wording, in fractions and nothing of ours."""
    fines, absent = 0, Fraction(0)
    for came, left, start, end in ((times[0], times[1], 480, 720), (times[2], times[3], 810, 1050)):
        if came is None and left is None:
            absent += Fraction(1, 2)
            continue
        for minutes in (None if came is None else came - start, None if left is None else end - left):
            if minutes is None or 0 < minutes <= 30:
                fines += 1
            elif 30 < minutes <= 120:
                absent += Fraction(1, 2)
            elif minutes > 120:
                absent += 1
    return fines, min(absent, Fraction(1))


def around(at):
    return st.none() | st.integers(at - 130, at + 130)


@given(st.lists(st.tuples(around(480), around(720), around(810), around(1050)), min_size=1, max_size=5))
@example([(350, 720, 680, 1050)])  # each in time for its slot, and yet in no order
def test_the_table_of_lateness_agrees_with_a_plain_reading_on_any_days(days):
    odd = {
        f"d{number}": tuple(None if each is None else f"{each // 60:02}:{each % 60:02}" for each in times)
        for number, times in zip(WORKDAYS, days, strict=False)
    }
    seen = worked_out(
        view(punches=month(**odd)),
        scheduled=SCHEDULE,
        irregular="{rule: clocked, of: punches, schedule: scheduled}",
        late_each="{rule: occurrences, of: irregular, kind: [late, early], each: 1, gives: count}",
        late_absence=f"{{rule: occurrences, of: irregular, kind: [late, early], bands: {BANDS}, gives: days}}",
        turned="{rule: occurrences, of: late_absence, each: 1, gives: count}",
        missing="{rule: occurrences, of: irregular, kind: missing, gives: count}",
        not_there="{rule: occurrences, of: irregular, kind: not_there, gives: days}",
        absence="{rule: occurrences, of: [not_there, late_absence], most_a_day: 1, gives: days}",
    )
    punched = [[each for each in times if each is not None] for times in days]
    if any(one != sorted(one) for one in punched):
        assert seen["irregular"].reason[0] == "punches_mixed_up"
        return
    read = [plain(times) for times in days]
    fines = seen["late_each"].value - seen["turned"].value + seen["missing"].value
    assert (fines, Fraction(seen["absence"].value)) == (sum(each[0] for each in read), sum(each[1] for each in read))


@given(st.permutations(list(month(d6=None, d7=("08:20", "12:00", "13:30", "17:00"), d8=(None, "12:00", None, None)))))
def test_the_order_of_the_rows_does_not_matter(rows):
    assert judged(punches=tuple(rows)) == judged(punches=tuple(sorted(rows, key=lambda row: row.day)))


@given(st.integers(0, 400), st.integers(1, 60))
def test_leave_is_never_more_than_the_days_of_the_month_however_requests_overlap(start, long):
    first = date(2024, 4, 1) + timedelta(days=start % 70)
    one = form("leave", str(first), str(first + timedelta(days=long)), type="mourning", approved="yes")
    other = form(
        "leave",
        str(first + timedelta(days=long // 2)),
        str(first + timedelta(days=2 * long)),
        type="mourning",
        approved="yes",
    )
    seen = worked_out(view(leave=(one, other)), scheduled=SCHEDULE, away=LEAVE)
    inside = [first + timedelta(days=number) for number in range(2 * long + 1)]
    assert seen["away"].value <= sum(MAY.first <= day <= MAY.last for day in inside)


# --- requests and rotas that contradict one another


def clashing(*forms):
    found = answer(LEAVE, worked_out(view(leave=forms), scheduled=SCHEDULE))
    return found.value, found.reason[:2], len(found.parts)


def test_two_requests_of_different_types_for_one_day_are_not_decided_by_chance():
    one, other = asked("personal", 6, 8), asked("mourning", 7, 9)
    assert clashing(one, other) == clashing(other, one) == (None, ("leave_clashes", "2024-05-07"), 2)


@pytest.mark.parametrize(
    ("forms", "days"),
    [
        ([asked("personal", 6, 8), asked("sick", 7, 8)], 3),  # without its proof it counts as personal, too
        ([asked("personal", 6, 8), asked("mourning", 7, 9, approved="no")], 3),
        ([asked("personal", 11, 12), asked("mourning", 12, 12)], 2),  # on the Sunday only one of them counts
        ([asked("personal", 6, to_half="am"), asked("mourning", 6, from_half="pm")], 1),
        ([asked("personal", 6, days=0.5), asked("mourning", 6, days=0.5)], 1),
        ([asked("mourning", 6, to_half="am"), asked("personal", 6, days=0.5)], 1),
        ([asked("personal", 6, days=0.5), asked("mourning", 6, to_half="am")], 1),
    ],
)
def test_requests_that_leave_each_other_their_time_both_count(forms, days):
    assert sum(part[1] for part in away(*forms)) == days


def test_half_a_day_inside_a_day_of_another_type_is_a_contradiction():
    assert clashing(asked("personal", 6), asked("mourning", 6, days=0.5))[1] == ("leave_clashes", "2024-05-06")


def test_two_rows_of_a_rota_that_begin_together_and_differ_are_not_decided_by_chance():
    early, late = form("rota", 6, shift="早班"), form("rota", 6, shift="休息")
    for rota in ((early, late), (late, early)):
        found = answer(BY_ROTA, view(rota=(form("rota", 1, 31, shift="早班"), *rota)))
        assert (found.value, found.reason[:2], len(found.parts)) == (None, ("rota_clashes", "2024-05-06"), 2)
    assert days_of(BY_ROTA, rota=(form("rota", 1, 31, shift="早班"), early, early))[0] == 31
