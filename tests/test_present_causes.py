"""A cause names a cell only where what is typed there really differs."""

import pytest

from scoring.figure import Cell
from scoring.problem import Problem
from sheets_sync.backends import memory
from sheets_sync.plan import plan
from sheets_sync.present import Receipt
from sheets_sync.present.causes import explained
from sheets_sync.present.compared import differing
from sheets_sync.present.sources import Source
from tests.test_present_plan import because, made, planned
from tests.test_present_world import BOOK, TAB, a_department, adjusted

STAR = "demo-rep-star/2026-01-01.yaml"


@pytest.fixture(autouse=True)
def no_books():
    memory.fresh()


def everything(found):
    return [cause for book in found.books for tab in book.tabs for each in tab.changes for cause in each.because]


def test_a_blank_cell_is_named_and_not_the_cells_of_other_months():
    blank = Problem("blank_cell", Cell(BOOK, TAB, 9005, 5, ""), {"column": "工作量"}, person_id="001", period="2026-09")
    found = planned({("001", 9): {"workload": None}}, {}, problems=[blank])
    assert because(found, "李娜", "星级") == ("客服评分表.xlsx 月度绩效!E9005 810 → （空）",)
    assert not [each for each in everything(found) if "不再是" in each or "现为" in each]


def test_a_new_adjustment_above_another_leaves_the_other_alone():
    first, second = adjusted("150.00", "值班", "周"), adjusted("150", "补", "周")
    second = second.__class__(
        "adjustment", second.value, "yuan", second.reason, (Cell("人事调整.xlsx", "人事调整", 9, 5, "150"),)
    )
    found = planned({}, {}, old={"adjustments": {"001": (first,)}}, adjustments={"001": (second, first)})
    assert because(found, "李娜", "应发合计", "工资") == ("人事调整.xlsx 人事调整!E9 现为“150”",)


def test_a_scheme_that_changed_is_never_told_as_a_cell():
    people = a_department()
    old = made(people, {}, receipt=Receipt({(BOOK, TAB): "same"}, {"other/2026-01-01.yaml": "a"}, "0.1.0"))[0]
    for wanted in old:
        memory.write(wanted, "")
    changed = {("001", 9): {"workload": 300, "late_count": 1}}
    new, appraisal = made(people, changed, receipt=Receipt({(BOOK, TAB): "same"}, {STAR: "b"}, "0.1.0"))
    standing = {each.address: memory.read(each.address) for each in new}
    found = explained(plan(new, standing), appraisal, "zh")
    assert because(found, "李娜", "星级") == (f"方案 {STAR} 变了",)
    assert not [each for each in everything(found) if "!" in each]


def test_an_unreadable_mark_is_named_by_its_problem():
    where = Cell("考勤表.xlsx", "2026年10月", 12, 7, "外勤")
    odd = Problem("unknown_mark", where, {"column": "4", "found": "外勤", "known": "√", "nearest": ""}, person_id="001")
    found = planned({("001", 10): {"late_count": None}}, {}, problems=[odd])
    assert because(found, "李娜", "全勤奖", "工资")[0].endswith("10005 0 → （空）") or "G12" in str(everything(found))
    assert not [each for each in everything(found) if "旷工" in each]


def test_what_only_stands_elsewhere_is_no_difference():
    old, new = Source("a t", "E5", "150"), Source("a t", "E6", "150")
    assert list(differing([old], [new], keyed=True)) == []
    assert [each.where for each in differing([old], [old, new], keyed=False)] == ["a t!E6"]
    assert [each.key for each in differing([old], [], keyed=False)] == ["cell_gone"]
