"""What a factory of any size has on its clock and in its forms: by arithmetic, so always the same.

August 2026 has 26 days to be worked, from Monday to Saturday, and no holiday: 104 punches a person.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta

from bench.books import name_of
from bench.schemes.flagship_rows import Row, Rows, spread

SCHEMES = ("factory-attendance",)
SHIFT = ("08:00", "12:00", "13:30", "17:30")
UNSET = {
    "shift_hours": '{standard: ["08:00", "12:00", "13:30", "17:30"], comprehensive: '
    '{早班: ["06:00", "10:00", "10:30", "14:00"], 夜班: ["22:00", "02:00", "02:30", "06:00"]}}',
    "absent_day_deduction": "120",
    "sick_days": "30",
    "bereavement_days": "3",
    "maternity_days": "128",
    "annual_days": "5",
    "wage_days": "21.75",
    "part_month_pay": "by_calendar_days",
    "holiday_pay_multiple": "3",
}
"""What the rules leave open, invented."""
MONTH = "2026-08"
SLOTS = ("am_in", "am_out", "pm_in", "pm_out")
_DUE = tuple(int(text[:2]) * 60 + int(text[3:]) for text in SHIFT)
DAYS = tuple(day for day in (date(2026, 8, 1) + timedelta(days=n) for n in range(31)) if day.weekday() < 6)
_LATE = (1, 3, 5, 8, 12, 20, 29, 30, 31, 45, 60, 119, 120, 121, 150)
_TYPES = ("事假", "事假", "病假", "病假", "年休假", "调休")


def rows_of(people: int) -> Rows:
    """Returns table to rows."""
    staff = range(1, people + 1)
    leave = {number: _leave(number) for number in staff}
    return {
        "roster": [_person(number) for number in staff],
        "monthly": [{**_who(number), "period": MONTH, "fines_approved": _yes(number % 17 > 0)} for number in staff],
        "events": [_event(number) for number in staff if number % 40 == 9],
        "punches": [row for number in staff for row in _punches(number, leave[number])],
        "rota": [],
        "exceptions": [row for number in staff for row in _excused(number)],
        "leave": [row for number in staff for row in leave[number]],
        "overtime": [row for number in staff for row in _overtime(number)],
        "adjustments": [],
    }


def _who(number: int) -> Row:
    return {"employee_id": f"{number:05}", "name": name_of(number)}


def _yes(told: bool) -> str:  # noqa: FBT001 - what is written for it
    return "是" if told else "否"


def _hired(number: int) -> date:
    """Returns the first of service: of one in fifty in this month."""
    if number % 50 == 11:
        return date(2026, 8, 1 + number % 20)
    return date(2017, 1, 1) + timedelta(days=number * 37 % 3450)


def _left(number: int) -> date | None:
    return date(2026, 8, 5 + number % 20) if number % 90 == 13 and number % 50 != 11 else None


def _person(number: int) -> Row:
    left, hired = _left(number), _hired(number)
    confirmed = hired + timedelta(days=90)
    return {
        **_who(number),
        "role": "员工",
        "group": f"{(number - 1) // 40 + 1}组",
        "status": "离职" if left else "正式" if confirmed <= date(2026, 8, 31) else "试用",
        "hired": hired,
        "confirmed": confirmed if confirmed <= date(2026, 8, 31) else None,
        "left": left,
        "gender": "男" if number % 2 else "女",
        "hours_system": "标准工时",
        "dept_kind": "生产部门",
        "post_base_wage": 2600 + spread(number, 1, 300) * 10,
    }


def _event(number: int) -> Row:
    told = "不按要求打卡次数" if number % 80 == 9 else "代人打卡次数"
    return {**_who(number), "date": DAYS[number % 26], "event": told}


def _serves(number: int, day: date) -> bool:
    return _hired(number) <= day <= (_left(number) or day)


def _leave(number: int) -> list[Row]:
    """Returns somebody's requests since January: in each month one in twelve has one, of half a day to two days."""
    made = []
    for month in range(1, 9):
        first = date(2026, month, 3 + spread(number, month, 20))
        first -= timedelta(days=max(0, first.weekday() - 4))  # neither it nor the day after is a Sunday
        if spread(number, month + 50, 12) or not (
            _serves(number, first) and _serves(number, first + timedelta(days=1))
        ):
            continue
        made.append(_request(number, first, 1 + spread(number, month + 60, 4)))
    return made


def _request(number: int, first: date, halves: int) -> Row:
    """Returns a request of one half day to two days; some are refused, some lack their proof or came too late."""
    kind = _TYPES[spread(number, first.month + 70, len(_TYPES))]
    ends = {1: ("下午", None), 2: (None, None), 3: (None, "上午"), 4: (None, None)}[halves]
    return {
        **_who(number),
        "first": first,
        "last": first + timedelta(days=1) if halves > 2 else first,
        "type": kind,
        "days": halves / 2,
        "from_half": ends[0],
        "to_half": ends[1],
        "applied_on": first - timedelta(days=spread(number, first.month + 80, 5)),
        "approved": _yes(spread(number, first.month + 90, 20) > 0),
        "proof_ok": _yes(number % 7 > 0) if kind == "病假" else None,
        "emergency": _yes(number % 9 == 0),
        "handed_over": "是",
    }


def _away(leave: list[Row]) -> dict[date, str]:
    """Returns the days of this month on which somebody stays at home, approved or not, and for which half."""
    found: dict[date, str] = {}
    for row in leave:
        first, last = row["first"], row["last"]
        assert isinstance(first, date)  # noqa: S101 - for the reader of types
        assert isinstance(last, date)  # noqa: S101 - as above
        found[first] = "pm" if row["from_half"] else "whole"
        if last > first:
            found[last] = "am" if row["to_half"] else "whole"
    return found


def _punches(number: int, leave: list[Row]) -> Iterator[Row]:
    """Yields a row for each day to be worked, four slots each; away is blank."""
    away = _away(leave)
    for day in DAYS:
        if _serves(number, day):
            slots = _slots(number, day.day)
            part = away.get(day, "")
            gone = {"whole": SLOTS, "am": SLOTS[:2], "pm": SLOTS[2:]}.get(part, ())
            kept = {slot: None if slot in gone else at for slot, at in zip(SLOTS, slots, strict=True)}
            yield {**_who(number), "date": day, **kept}


def odd_day(number: int, day: int) -> int:
    """Returns what is out of the ordinary on a day of the month: below 5 something, from 5 on nothing."""
    return spread(number, day + 200, 100)


def _slots(number: int, day: int) -> list[time | None]:
    """Returns the punches of a day: mostly in time, else late, early, one missing, or none."""
    early = [spread(number, day * 4 + slot + 300, 12) for slot in range(4)]
    at: list[int | None] = [
        due + (-off if slot % 2 == 0 else off) for slot, (due, off) in enumerate(zip(_DUE, early, strict=True))
    ]
    odd, off = odd_day(number, day), _LATE[spread(number, day + 400, len(_LATE))]
    if odd in (0, 1):
        at[odd * 2] = _DUE[odd * 2] + off
    elif odd == 2:
        at[3] = _DUE[3] - off
    elif odd == 3:
        at[spread(number, day + 500, 4)] = None
    elif odd == 4 and spread(number, day + 600, 3) == 0:
        at = [None] * 4
    return [None if each is None else time(each // 60, each % 60) for each in at]


def _excused(number: int) -> Iterator[Row]:
    """Yields forms for some of the days that are out of the ordinary; not all were approved and filed."""
    for day in DAYS:
        odd = odd_day(number, day.day)
        if odd < 4 and _serves(number, day) and spread(number, day.day + 700, 5) == 0:
            missing = spread(number, day.day + 500, 4)
            slot = (
                ("上午上班", "下午上班", "下午下班")[odd]
                if odd < 3
                else ("上午上班", "上午下班", "下午上班", "下午下班")[missing]
            )
            told = {"slot": slot, "reason": "机器故障", "approved_by": "周敏"}
            approved, filed = spread(number, day.day, 10) > 0, spread(number, day.day + 1, 10) > 0
            yield {**_who(number), "first": day, **told, "approved": _yes(approved), "filed": _yes(filed)}


def _overtime(number: int) -> Iterator[Row]:
    """Yields overtime since January: in each month one in five; some was approved too late or without any output."""
    for month in range(1, 9):
        day = date(2026, month, 3 + spread(number, month + 800, 22))
        if spread(number, month + 810, 5) or day.weekday() == 6 or not _serves(number, day):
            continue
        yield {
            **_who(number),
            "first": day,
            "hours": 1 + spread(number, month + 820, 6) / 2,
            "approved_dept": "是",
            "approved_vp": _yes(spread(number, month + 830, 15) > 0),
            "approved_on": day + timedelta(days=1 if spread(number, month + 840, 10) == 0 else -1),
            "has_output": _yes(spread(number, month + 850, 12) > 0),
            "emergency": "否",
            "voluntary_activity": "否",
        }
