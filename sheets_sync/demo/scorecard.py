"""The supervisors' scorecard workbook: roster, monthly figures, skills tests, praise and blame, swaps of shifts."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook

from sheets_sync.demo.looks import Page, looks_of
from sheets_sync.demo.oddities import SEAT_RATE_WRITTEN
from sheets_sync.demo.records import Event, Lead, Member, Records, Typed, Work, day
from sheets_sync.demo.tables import Heading, Row, Table, write_table
from sheets_sync.grid import Percent

NAME, ID = Heading("name", "姓名", "centre"), Heading("id", "工号", "id", 9, comment="按文本填写，保留前面的零：007")
GROUP = Heading("group", "组别", "centre", 8, choices=("一组", "二组"))

ROSTER = (
    Heading("number", "序号", "centre", 6),
    NAME,
    ID,
    GROUP,
    Heading("role", "岗位", "centre", choices=("客服代表", "客服领班")),
    Heading("level", "职级", "centre", 8, choices=("初级", "中级", "高级")),
    Heading("status", "状态", "centre", 8, choices=("正式", "试用", "离职")),
    Heading("hired", "入职日期", "date", 15),
    Heading("confirmed", "转正日期", "date", 13),
    Heading("post_pay", "岗位工资（元）", "money", 12),
    Heading("left", "离职日期", "date", 13),
    Heading("note", "备注", "text", 20),
)
MONTHLY = (
    Heading("month", "月份", "centre", 11),
    GROUP,
    NAME,
    ID,
    Heading("error_rate", "出错率", "rate", 9, "个人业绩", comment="单位为百分之一：0.8 即 0.8%"),
    Heading("workload", "工作量", "count", 9, "个人业绩", comment="当月接待量（人次）"),
    Heading("seat_rate", "满席度", "rate", 9, "个人业绩"),
    Heading("complaints", "投诉总数", "count", 10, "投诉处理"),
    Heading("upheld", "有效投诉", "count", 10, "投诉处理", comment="经核实成立的投诉件数"),
    Heading("daily_tasks", "日常任务", "points", 10),
    Heading("overall", "统筹管理", "points", 10, "领班考评"),
    Heading("floor", "现场管理", "points", 10, "领班考评"),
    Heading("training", "培训管理", "points", 10, "领班考评"),
    Heading("daily", "日常管理", "points", 10, "领班考评"),
    Heading("satisfaction", "满意度", "rate", 9, "领班考评"),
    Heading("note", "备注", "text", 16),
)
SKILLS = (
    Heading("month", "月份", "month", 12),
    ID,
    NAME,
    Heading("points", "通用技能", "points", 11),
    Heading("typing", "打字（字/分）", "count", 10, comment="每季度第一个月测试"),
    Heading("test_day", "考核日期", "date", 15),
    Heading("examiner", "考核人", "centre", 10),
)
EVENTS = (
    Heading("day", "日期", "date", 16),
    ID,
    NAME,
    Heading(
        "what",
        "类别",
        "centre",
        18,
        choices=("书面表扬", "服务态度异常", "通报批评", "态度投诉成立", "重大工作失误", "三个月零星决定", "其他"),
    ),
    Heading("note", "说明", "long_text", 44),
    Heading("by", "登记人", "centre", 10),
)
SWAPS = (
    Heading("day", "日期", "date", 14),
    ID,
    NAME,
    Heading("what", "是否批准", "centre", 12, choices=("已批准", "未批准", "私自")),
    Heading("note", "说明", "text", 34),
)
GUIDE = (
    "一、每月 3 日前填完上月“月度绩效”和“技能考核”，5 日前核对考勤表。",
    "二、工号按文本填写，不要改成数字；姓名与“员工名册”一致。",
    "三、出错率填百分数的数值（0.8 表示 0.8%）；满席度、满意度可填 97.5、97.5% 或百分比格式。",
    "四、表扬、投诉和态度问题登记在“奖惩记录”，没有发生就不用填。",
    "五、换班须先经领班批准，再登记在“排班调换”。",
    "六、本表由客服主管保管；绩效结果另见部门发布的结果表，请勿在本表手工计算星级。",
)


def write_scorecard(records: Records, path: Path) -> None:
    """Writes the whole workbook."""
    with Workbook(path) as book:
        book.set_properties({"title": "客服评分表", "author": "客服主管", "created": datetime(2026, 7, 1)})  # noqa: DTZ001 - made once
        looks = looks_of(book)
        monthly = f"月度绩效登记表（{min(records.work)} 至 {max(records.work)}）"
        for title, table in {
            "员工名册": Table("示范客服部 员工名册", ROSTER, list(_roster(records)), frozen=3, across=True),
            "月度绩效": Table(monthly, MONTHLY, list(_monthly(records)), MONTHLY_NOTES, 4, across=True),
            "技能考核": Table("技能考核成绩", SKILLS, list(_skills(records)), frozen=3),
            "奖惩记录": Table("奖惩记录", EVENTS, list(_events(records, "奖惩记录", records.events))),
            "排班调换": Table("排班调换登记", SWAPS, list(_events(records, "排班调换", records.swaps))),
        }.items():
            write_table(Page(book.add_worksheet(title), looks), table)
        _write_guide(Page(book.add_worksheet("填写说明"), looks))


MONTHLY_NOTES = (
    "注：工作量为当月接待人次；领班只填“领班考评”各栏。",
    "填表：各组领班　　　审核：客服主管",
)


def _typed(records: Records, tab: str, month: str, values: dict[str, Typed], person: str) -> dict[str, Typed]:
    """Returns the values with what was really typed in their place."""
    return {key: records.typed.get((tab, person, month, key), value) for key, value in values.items()}


def _roster(records: Records) -> Iterator[Row]:
    """Yields the roster, the row of somebody who left before the last month hidden, as a supervisor would."""
    last = max(records.work)
    for number, member in enumerate(records.members, 1):
        yield Row(_typed(records, "员工名册", "", _member(number, member), member.id), not member.serves(last))


def _member(number: int, member: Member) -> dict[str, Typed]:
    """Returns what the roster says of one person."""
    return {
        "number": number,
        "name": member.name,
        "id": member.id,
        "group": member.group,
        "role": member.role,
        "level": member.level,
        "status": member.status,
        "hired": day(member.hired),
        "confirmed": day(member.confirmed),
        "post_pay": member.post_pay,
        "left": day(member.left),
        "note": member.note or None,
    }


def _monthly(records: Records) -> Iterator[Row]:
    """Yields the months with a blank row between them: in each, group by group, the leads first."""
    for month in sorted(records.work):
        if month != min(records.work):
            yield Row()
        work = {one.id: _work(one, month) for one in records.work[month]}
        work |= {one.id: _lead(one) for one in records.leads[month]}
        for member in records.serving(month):
            who: dict[str, Typed] = {"month": month, "group": member.group, "name": member.name, "id": member.id}
            values = who | work[member.id] | {"note": _standing(member, month)}
            yield Row(_typed(records, "月度绩效", month, values, member.id))


def _work(work: Work, month: str) -> dict[str, Typed]:
    """Returns a representative's figures as they were written that month."""
    rate = f"{work.seat_rate}"
    seats: dict[str, Typed] = {"number": work.seat_rate, "text": f"{rate}%", "cell": Percent(Decimal(rate) / 100)}
    return {
        "error_rate": work.error_rate,
        "workload": work.workload,
        "seat_rate": seats[SEAT_RATE_WRITTEN.get(month, "number")],
        "complaints": work.complaints,
        "upheld": work.upheld,
        "daily_tasks": work.daily_tasks,
    }


def _lead(lead: Lead) -> dict[str, Typed]:
    """Returns a lead's figures."""
    return {
        "overall": lead.overall,
        "floor": lead.floor,
        "training": lead.training,
        "daily": lead.daily,
        "satisfaction": lead.satisfaction,
    }


def _standing(member: Member, month: str) -> str | None:
    """Returns what a supervisor notes beside a month that was not a whole one."""
    if member.hired[:7] == month:
        return f"{int(member.hired[8:])} 日入职"
    if member.left[:7] == month:
        return f"{int(member.left[8:])} 日离职"
    return None


def _skills(records: Records) -> Iterator[Row]:
    """Yields the tests, a blank row after each month."""
    names = records.named()
    for month in sorted(records.skills):
        for skill in records.skills[month]:
            values: dict[str, Typed] = {
                "month": day(f"{month}-01"),
                "id": skill.id,
                "name": names[skill.id],
                "points": skill.points,
                "typing": skill.typing,
                "test_day": day(records.test_days[month]),
                "examiner": "周敏",
            }
            yield Row(_typed(records, "技能考核", month, values, skill.id))
        yield Row()


def _events(records: Records, tab: str, events: tuple[Event, ...]) -> Iterator[Row]:
    """Yields what happened, the earliest first."""
    names = records.named()
    for event in sorted(events, key=lambda one: one.day):
        values: dict[str, Typed] = {
            "day": day(event.day),
            "id": event.id,
            "name": names[event.id],
            "what": event.what,
            "note": event.note,
            "by": "客服主管",
        }
        yield Row(_typed(records, tab, event.day[:7], values, event.id))


def _write_guide(page: Page) -> None:
    """Writes the tab that is nobody's data: how the workbook is to be filled in."""
    page.sheet.set_column(0, 0, 96)
    page.put(0, 0, "填写说明", "title")
    for row, line in enumerate(GUIDE, 2):
        page.put(row, 0, line, "note")
