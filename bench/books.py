"""A department of any size in the shape of the demo's: every figure by arithmetic, so always the same."""

import re
from datetime import date, timedelta
from pathlib import Path

from sheets_sync.demo import write_department
from sheets_sync.demo.records import Adjustment, Event, Lead, Member, Records, Skill, Work

MONTHS = ("2026-07", "2026-08", "2026-09", "2026-10")
TEST_DAYS = {month: f"{month}-04" for month in MONTHS}
GROUP = 13  # a lead and twelve representatives

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华文辉玲云建斌宁"

MARKS = ("迟10", "早5", "事0.5", "病1", "调1", "旷")
EVENTS = ("书面表扬", "服务态度异常", "通报批评", "态度投诉成立", "三个月零星决定", "其他")
SWAPS = ("已批准", "未批准", "私自")


def write_books(folder: Path, people: int) -> tuple[Path, ...]:
    """Writes the workbooks and the configuration of a department of so many people, and returns their paths.

    It keeps no months, so that what is measured of it can be held against what was measured before the demo did.
    """
    paths = write_department(folder, records_of(people))
    without_months(folder)
    return paths


def without_months(folder: Path) -> Path:
    """Has a demo department keep no months, and nobody sign; returns its team file."""
    path = folder / "config" / "teams" / "demo.yaml"
    said = path.read_text(encoding="utf-8")
    said = re.sub(r"(?m)^(signs:|  (confirm|close|months): ).*\n", "", said)
    path.write_text(said, encoding="utf-8")
    return path


def records_of(people: int) -> Records:
    """Returns what a department of so many people has written down in four months."""
    members = tuple(_member(number) for number in range(1, people + 1))
    reps = [member for member in members if member.role == "客服代表"]
    return Records(
        members,
        {month: tuple(_work(one, month) for one in reps if one.serves(month)) for month in MONTHS},
        {month: tuple(_lead(one) for one in members if one.role == "客服领班") for month in MONTHS},
        {month: tuple(_skill(one, month) for one in reps if one.serves(month)) for month in MONTHS},
        TEST_DAYS,
        tuple(_event(one, EVENTS) for one in reps if int(one.id) % 9 == 0),
        tuple(_event(one, SWAPS) for one in reps if int(one.id) % 7 == 0),
        tuple(_adjustment(one) for one in reps if int(one.id) % 5 == 0 and one.serves("2026-10")),
        {month: {one.id: _marks(one, month) for one in members} for month in MONTHS},
    )


def _member(number: int) -> Member:
    """Returns one person: the first of each group leads it; a few are on probation, have just come, or have left."""
    lead = number % GROUP == 1
    hired = (date(2018, 1, 1) + timedelta(days=number * 37 % 2900)).isoformat()
    confirmed = (date.fromisoformat(hired) + timedelta(days=92)).isoformat()
    status, left = "正式", ""
    if number % 31 == 5 and not lead:
        status, hired, confirmed = "试用", ("2026-08-17", "2026-09-01", "2026-10-12")[number % 3], ""
    elif number % 53 == 7 and not lead:
        status, left = "离职", ("2026-08-21", "2026-10-20")[number % 2]
    return Member(
        id=f"{number:05}",
        name=name_of(number),
        role="客服领班" if lead else "客服代表",
        group=f"{(number - 1) // GROUP + 1}组",
        status=status,
        level=("初级", "中级", "高级")[number % 3],
        post_pay=2800 if lead else (1800, 2000, 2300)[number % 3],
        hired=hired,
        confirmed=confirmed,
        left=left,
    )


def name_of(number: int) -> str:
    """Returns a name; the same one comes back after some thousands of people, as it does in life."""
    rest, surname = divmod(number, len(SURNAMES))
    second, first = divmod(rest, len(GIVEN))
    return SURNAMES[surname] + GIVEN[first] + (GIVEN[second % len(GIVEN)] if number % 4 else "")


def _spread(member: Member, month: str, size: int) -> int:
    """Returns a number below ``size`` that differs from person to person and from month to month."""
    return (int(member.id) * 7919 + int(month[5:]) * 104729) % 1000003 % size


def _work(member: Member, month: str) -> Work:
    """Returns a representative's figures of a month."""
    return Work(
        id=member.id,
        workload=640 + _spread(member, month, 420),
        error_rate=_spread(member, month, 33) / 10,
        seat_rate=88 + _spread(member, month, 115) / 10,
        complaints=_spread(member, month, 4),
        upheld=1 if _spread(member, month, 17) == 0 else 0,
        daily_tasks=12 + _spread(member, month, 9),
    )


def _lead(member: Member) -> Lead:
    """Returns a lead's figures of a month."""
    points = [75 + (int(member.id) + step * 5) % 21 for step in range(4)]
    return Lead(member.id, *points, satisfaction=96 + int(member.id) % 40 / 10)


def _skill(member: Member, month: str) -> Skill:
    """Returns a test, with the typing in the first month of a quarter."""
    typing = 50 + _spread(member, month, 55) if month in ("2026-07", "2026-10") else None
    return Skill(member.id, 60 + _spread(member, month, 40), typing)


def _event(member: Member, words: tuple[str, ...]) -> Event:
    """Returns one thing that happened to somebody while they were there."""
    number = int(member.id)
    day = f"2026-10-{12 + number % 9}" if member.serves("2026-10") else f"2026-08-{10 + number % 9}"
    return Event(member.id, day, words[number // 7 % len(words)], "登记编号 " + member.id)


def _adjustment(member: Member) -> Adjustment:
    """Returns what HR adds or takes."""
    amount = (int(member.id) % 7 - 2) * 50
    return Adjustment(member.id, "2026-10", amount or 36.5, "值班补贴", "周敏", "2026-10-28")


def _marks(member: Member, month: str) -> dict[int, str]:
    """Returns the odd days of somebody's month: none for two in three."""
    place = _spread(member, month, 90)
    return {1 + place % 28: MARKS[place % len(MARKS)]} if place < 30 else {}
