"""HR's workbook of manual adjustments: an amount, its reason and who approved it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from sheets_sync.demo.looks import Page, looks_of
from sheets_sync.demo.records import Records, Typed, day, period
from sheets_sync.demo.tables import Heading, Row, Table, write_table

HEADINGS = (
    Heading("number", "序号", "centre", 6),
    Heading("month", "月份", "month", 12),
    Heading("id", "工号", "id", 9, comment="按文本填写，保留前面的零：007"),
    Heading("name", "姓名", "centre"),
    Heading("amount", "调整金额（元）", "money", 14, comment="补发为正，扣减为负"),
    Heading("reason", "事由", "text", 30),
    Heading("approver", "批准人", "centre", 10),
    Heading("day", "批准日期", "date", 13),
)
NOTES = ("注：每笔调整须写明事由和批准人；只计入所填月份。",)


def write_adjustments(records: Records, path: Path) -> None:
    """Writes the whole workbook."""
    with Workbook(path) as book:
        book.set_properties({"title": "人事调整", "author": "人事", "created": datetime(2026, 7, 1)})  # noqa: DTZ001 - made once
        table = Table("示范客服部 人事调整登记", HEADINGS, list(_rows(records)), NOTES, across=True)
        write_table(Page(book.add_worksheet("人事调整"), looks_of(book)), table)


def _rows(records: Records) -> Iterator[Row]:
    """Yields the adjustments as they were entered."""
    names = records.named()
    for number, one in enumerate(records.adjustments, 1):
        month = period(one.month)
        values: dict[str, Typed] = {
            "number": number,
            "month": f"{month.year}年{month.month}月",
            "id": one.id,
            "name": names[one.id],
            "amount": one.amount,
            "reason": one.reason,
            "approver": one.approver,
            "day": day(one.day),
        }
        place = ("人事调整", one.id, one.month)
        yield Row({key: records.typed.get((*place, key), value) for key, value in values.items()})
