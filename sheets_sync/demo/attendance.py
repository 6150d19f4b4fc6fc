"""The attendance workbook: one tab a month, people down, days across, sums on the right, notes below."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from scoring.period import Period
from sheets_sync.demo.looks import Page, looks_of, print_on_a4
from sheets_sync.demo.records import Member, Records, period

WEEKDAYS = "一二三四五六日"
LEGEND = (
    "√ 出勤　休 公休　迟n 迟到 n 分钟　早n 早退 n 分钟　事n 事假 n 天　病n 病假 n 天　调n 调休 n 天　旷 旷工　— 未在职"
)
# Title of a sum, and how its marks begin.
SUMS = (("出勤", "√"), ("迟到", "迟"), ("早退", "早"), ("事假", "事"), ("病假", "病"), ("调休", "调"), ("旷工", "旷"))
FIRST_DAY, FIRST_ROW = 3, 4
COLOURS = {"休": "#EDEDED", "—": "#D9D9D9", "迟": "#FFE699", "早": "#FFE699", "旷": "#FF9999"}
LEAVE_COLOUR = "#C6E0B4"


def write_attendance(records: Records, path: Path) -> None:
    """Writes the whole workbook, one tab for each month that has figures."""
    with Workbook(path) as book:
        book.set_properties({"title": "考勤表", "author": "客服主管", "created": datetime(2026, 7, 1)})  # noqa: DTZ001 - made once
        looks = looks_of(book)
        colours = {start: book.add_format({"bg_color": colour}) for start, colour in COLOURS.items()}
        colours |= dict.fromkeys("事病调", book.add_format({"bg_color": LEAVE_COLOUR}))
        for month in sorted(records.work):
            days = period(month)
            page = Page(book.add_worksheet(f"{days.year}年{days.month}月"), looks)
            end = _write_month(page, records, days)
            for start, colour in colours.items():
                rule = {"type": "text", "criteria": "begins with", "value": start, "format": colour}
                page.sheet.conditional_format(FIRST_ROW, FIRST_DAY, end, FIRST_DAY + days.days - 1, rule)


def marks_of(member: Member, month: Period, written: dict[int, str]) -> list[str]:
    """Returns the marks of a month: work on five days and rest on two, but for what is written."""
    marks = []
    for number in range(1, month.days + 1):
        today = month.first + timedelta(days=number - 1)
        rests = (today.toordinal() + int(member.id)) % 7 in (0, 1)
        usual = "休" if rests else "√"
        marks.append(written.get(number, usual) if member.employed(today) else "—")
    return marks


def _write_month(page: Page, records: Records, month: Period) -> int:
    """Writes one tab and returns the last row with a person, from nought."""
    members = records.serving(str(month))
    _write_head(page, month)
    _write_groups(page, members)
    written = records.marks.get(str(month), {})
    for row, member in enumerate(members, FIRST_ROW):
        page.sheet.set_row(row, 21)
        page.put(row, 1, member.id, "id")
        page.put(row, 2, member.name, "centre")
        marks = marks_of(member, month, dict(written.get(member.id, {})))
        for column, mark in enumerate(marks, FIRST_DAY):
            page.put(row, column, mark, "mark")
        _write_sums(page, row, marks)
    _write_foot(page, FIRST_ROW + len(members) + 1, month)
    page.sheet.freeze_panes(FIRST_ROW, FIRST_DAY)
    print_on_a4(page.sheet, across=True, head=(0, FIRST_ROW - 1))
    return FIRST_ROW + len(members) - 1


def _write_head(page: Page, month: Period) -> None:
    """Writes the title, the legend and the two heading rows: numbers of days over days of the week."""
    last = FIRST_DAY + month.days + len(SUMS) - 1
    page.span((0, 0), (0, last), f"示范客服部 {month.year}年{month.month}月考勤表", "title")
    page.span((1, 0), (1, last), LEGEND, "legend")
    page.sheet.set_row(0, 30)
    for column, (title, width) in enumerate((("组别", 5), ("工号", 6), ("姓名", 9))):
        page.sheet.set_column(column, column, width)
        page.span((2, column), (3, column), title, "head")
    for number in range(1, month.days + 1):
        weekday = date(month.year, month.month, number).weekday()
        kind = "weekend" if weekday in (5, 6) else "head"
        page.put(2, FIRST_DAY + number - 1, number, kind)
        page.put(3, FIRST_DAY + number - 1, WEEKDAYS[weekday], kind)
    page.sheet.set_column(FIRST_DAY, FIRST_DAY + month.days - 1, 4.4)
    page.sheet.set_column(FIRST_DAY + month.days, last, 5)
    page.span((2, FIRST_DAY + month.days), (2, last), "合计（次）", "group_head")
    for column, (title, _) in enumerate(SUMS, FIRST_DAY + month.days):
        page.put(3, column, title, "head")


def _write_groups(page: Page, members: Sequence[Member]) -> None:
    """Writes each group once, merged down its people."""
    for group, rows in groupby(range(len(members)), key=lambda index: members[index].group):
        under = list(rows)
        page.span((FIRST_ROW + under[0], 0), (FIRST_ROW + under[-1], 0), group, "head")


def _write_sums(page: Page, row: int, marks: Sequence[str]) -> None:
    """Writes the sums as formulas, with the results that a spreadsheet program would have stored."""
    across = xl_range(row, FIRST_DAY, row, FIRST_DAY + len(marks) - 1)
    for column, (_, start) in enumerate(SUMS, FIRST_DAY + len(marks)):
        count = sum(mark.startswith(start) for mark in marks)
        page.sheet.write_formula(row, column, f'=COUNTIF({across},"{start}*")', page.looks["sum"], count)


def _write_foot(page: Page, row: int, month: Period) -> None:
    """Writes who made the sheet, and what supervisors tell each other below it."""
    last = FIRST_DAY + month.days + len(SUMS) - 1
    made = month.shift(1).first.replace(day=2)
    maker = f"制表人：刘玉兰　　　审核：王建国　　　日期：{made.year}年{made.month}月{made.day}日"
    page.span((row, 0), (row, last), maker, "note")
    page.span((row + 1, 0), (row + 1, last), "备注：半天写 0.5；迟到、早退写分钟数；换班以“排班调换”登记为准。", "note")
