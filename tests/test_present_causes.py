"""A cause names a cell only where what is typed there really differs."""

from dataclasses import replace

import pytest

from scoring.appraise import appraise
from scoring.figure import Cell, Figure
from scoring.problem import Problem
from sheets_sync.backends import memory
from sheets_sync.plan import plan
from sheets_sync.present import Receipt, present
from sheets_sync.present.causes import explained
from sheets_sync.present.compared import differing
from sheets_sync.present.sources import Source
from tests.test_present_plan import BEFORE, because, made, planned
from tests.test_present_world import BOOK, OCTOBER, TAB, a_department, adjusted, department, person, team, versions

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


ONLY_WITHHOLDS = Problem(
    "appeal_left_blank", Cell("人事调整.xlsx", "申诉", 3, 8, ""), {"column": "更正为"},
    person_id="002", period="2026-10",
)  # fmt: skip
ALSO_WITHHOLDS = replace(ONLY_WITHHOLDS, where=Cell("人事调整.xlsx", "申诉", 4, 8, ""), person_id="010")
RAISED = {("001", 10): {"workload": 845}}
HIS_CELL = "客服评分表.xlsx 月度绩效!E10005 700 → 845"
NEW = "新问题 人事调整.xlsx 申诉!H3：“更正为”空着"


def a_place_up(problems=()):
    """李娜 overtakes 吴英 and 张伟 by a cell of hers."""
    lower = {("001", 10): {"workload": 700}, ("010", 10): {"workload": 805}}
    return planned({**lower, **RAISED}, lower, [*a_department(), person("010", "吴英")], problems=problems)


def test_a_place_moves_because_of_who_overtook_and_not_of_a_problem_that_only_withholds():
    found = a_place_up([ONLY_WITHHOLDS, ALSO_WITHHOLDS])
    for name in ("张伟", "吴英"):
        assert because(found, name, "名次") == (f"李娜（001）：{HIS_CELL}",)
    assert because(found, "李娜", "名次") == (HIS_CELL,)


def test_a_problem_that_only_withholds_is_why_the_state_moves_and_the_pay():
    found = a_place_up([ONLY_WITHHOLDS])
    assert because(found, "张伟", "状态") == (NEW,)
    assert because(found, "张伟", "应发合计", "工资") == (NEW,)
    assert because(found, "张伟", "岗位工资", "工资") == (NEW,)


def test_a_problem_that_leaves_a_score_unknown_is_why_it_moves_and_the_places_of_others():
    odd = replace(ONLY_WITHHOLDS, where=Cell("考勤表.xlsx", "2026年10月", 12, 7, "外勤"))
    for wanted in made(a_department(), BEFORE)[0]:
        memory.write(wanted, "")
    known = department(a_department(), BEFORE, [odd])
    own = known.facts["002", OCTOBER]
    unread = {**own.measures, "workload": Figure("workload", None, "count", ("not_known",))}
    known = replace(known, facts={**known.facts, ("002", OCTOBER): replace(own, measures=unread)})
    appraisal = appraise(known, versions())
    new = present(team(), appraisal, known, Receipt({}, {}, "0.1.0"))
    found = explained(plan(new, {each.address: memory.read(each.address) for each in new}), appraisal, "zh")
    said = "新问题 考勤表.xlsx 2026年10月!G12：“更正为”空着"
    assert because(found, "张伟", "绩效得分") == (said,)
    assert because(found, "李娜", "名次") == (f"张伟（002）：{said}",)


def test_a_setting_comes_before_a_problem():
    lower = {("001", 10): {"workload": 700}}
    old = made(a_department(), lower, receipt=Receipt({(BOOK, TAB): "same"}, {STAR: "a"}, "0.1.0"))[0]
    for wanted in old:
        memory.write(wanted, "")
    new, appraisal = made(
        a_department(), lower, [ONLY_WITHHOLDS], receipt=Receipt({(BOOK, TAB): "same"}, {STAR: "b"}, "0.1.0")
    )
    found = explained(plan(new, {each.address: memory.read(each.address) for each in new}), appraisal, "zh")
    assert because(found, "张伟", "应发合计", "工资") == (f"方案 {STAR} 变了", NEW)


def test_what_only_stands_elsewhere_is_no_difference():
    old, new = Source("a t", "E5", "150"), Source("a t", "E6", "150")
    assert list(differing([old], [new], keyed=True)) == []
    assert [each.where for each in differing([old], [old, new], keyed=False)] == ["a t!E6"]
    assert [each.key for each in differing([old], [], keyed=False)] == ["cell_gone"]
