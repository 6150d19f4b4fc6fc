"""A plan in words: what changes, because of which cells, and why it is refused."""

import re
from dataclasses import replace

import pytest

from scoring.appraise import appraise
from scoring.figure import Cell
from scoring.problem import Level, Problem
from sheets_sync.backends import memory
from sheets_sync.grid import Grid
from sheets_sync.plan import Trust, plan, refuse_if_unsafe
from sheets_sync.present import Receipt, Words, present
from sheets_sync.present.causes import explained
from sheets_sync.present.plan_words import plan_lines, plan_markdown, refusal_lines
from sheets_sync.present.problems import listed, message, place
from sheets_sync.present.sources import read_back, sources
from tests.test_present_world import BOOK, a_department, adjusted, department, person, team, versions

BEFORE = {"001": {"workload": 700}}
UNREADABLE = Problem(
    "unreadable_number", Cell(BOOK, "月度绩效", 10005, 9, "十八"), {"found": "十八", "column": "日常任务"},
    person_id="001", period="2026-10",
)  # fmt: skip


@pytest.fixture(autouse=True)
def no_books():
    memory.fresh()


def made(people, changed, problems=(), adjustments=None, receipt=None):
    known = department(people, changed, problems, adjustments)
    appraisal = appraise(known, versions())
    return present(team(), appraisal, known, receipt or Receipt({}, {}, "0.1.0")), appraisal


def planned(after, before=BEFORE, people=None, old=None, **more):
    """The plan from what was written before to what is wanted after, with its causes."""
    everybody = people or a_department()
    for wanted in made(everybody, before, **(old or {}))[0]:
        memory.write(wanted, "")
    wanted, appraisal = made(everybody, after, **more)
    standing = {each.address: memory.read(each.address) for each in wanted}
    return explained(plan(wanted, standing), appraisal, "zh")


def because(found, name, column, tab="汇总"):
    """The causes of one change."""
    changes = [
        each for book in found.books for each_tab in book.tabs if each_tab.title == tab for each in each_tab.changes
    ]
    (change,) = [each for each in changes if each.name == name and each.column == column]
    return change.because


# --- causes


def test_a_score_changes_because_of_its_cell():
    found = planned({"001": {"workload": 700}, ("001", 10): {"workload": 745}})
    assert because(found, "李娜", "绩效得分") == ("客服评分表.xlsx 月度绩效!E10005 700 → 745",)
    assert because(found, "李娜", "绩效工资", "工资") == ("客服评分表.xlsx 月度绩效!E10005 700 → 745",)
    assert because(found, "李娜", "应发合计", "工资") == ("客服评分表.xlsx 月度绩效!E10005 700 → 745",)


def test_a_star_changes_because_of_a_cell_of_an_earlier_month():
    found = planned({"001": {"workload": 700}, ("001", 8): {"workload": 700, "late_count": 1}})
    assert because(found, "李娜", "星级") == ("客服评分表.xlsx 月度绩效!J8005 现为“1”",)


def test_a_mean_changes_because_of_a_cell_of_an_earlier_month():
    found = planned({"001": {"workload": 700}, ("001", 8): {"workload": 700, "daily_tasks": 15}})
    assert because(found, "李娜", "为什么没有多一星") == ("客服评分表.xlsx 月度绩效!I8005 18 → 15",)


def test_a_place_moves_because_of_somebody_else():
    found = planned({"001": {"workload": 700}, ("002", 10): {"workload": 300}})
    assert because(found, "李娜", "名次") == ("张伟（002）：客服评分表.xlsx 月度绩效!E10006 810 → 300",)


def test_a_lead_moves_because_of_somebody_of_the_group():
    people = [*a_department(), person("102", "钱进", "lead", "二组"), person("010", "孙兵", group="二组")]
    found = planned({("001", 8): {"daily_tasks": 3}}, {}, people)
    assert because(found, "赵敏", "为什么没有多一星") == ("李娜（001）：客服评分表.xlsx 月度绩效!I8005 18 → 3",)
    assert not [each for book in found.books for tab in book.tabs for each in tab.changes if each.name == "钱进"]


def test_only_what_led_to_the_change_is_named():
    changed = {"001": {"workload": 700}, ("001", 10): {"workload": 745, "late_count": 1}}
    found = planned(changed)
    assert because(found, "李娜", "全勤奖", "工资") == ("客服评分表.xlsx 月度绩效!J10005 0 → 1",)
    assert because(found, "李娜", "绩效得分") == ("客服评分表.xlsx 月度绩效!E10005 700 → 745",)
    assert because(found, "李娜", "奖项") == ("客服评分表.xlsx 月度绩效!J10005 0 → 1",)


def test_a_total_changes_because_of_an_adjustment():
    found = planned(BEFORE, adjustments={"001": (adjusted(100, "补", "周"),)})
    assert because(found, "李娜", "应发合计", "工资") == ("人事调整.xlsx 人事调整!D3 现为“100”",)
    assert because(found, "李娜", "备注", "工资") == ("人事调整.xlsx 人事调整!D3 现为“100”",)


def test_a_total_vanishes_because_of_a_problem():
    found = planned(BEFORE, problems=[UNREADABLE])
    assert because(found, "李娜", "应发合计", "工资") == (
        "新问题 客服评分表.xlsx 月度绩效!I10005：“日常任务”应为一个数，实际是“十八”",
    )
    memory.fresh()
    back = planned(BEFORE, old={"problems": [UNREADABLE]})
    assert because(back, "李娜", "岗位工资", "工资")[0].startswith("已解决 客服评分表.xlsx 月度绩效!I10005：")


def test_a_change_of_the_scheme_is_named_when_no_cell_moved():
    people = a_department()
    old, appraisal = made(people, BEFORE, receipt=Receipt({}, {"demo-rep-star/2026-01-01.yaml": "a"}, "0.1.0"))
    for wanted in old:
        first = wanted.tabs[0]
        rows = tuple(
            (*row[:5], row[5] and row[5] + 1, *row[6:]) if first.title == "汇总" else row for row in first.rows
        )
        memory.write(replace(wanted, tabs=(replace(first, rows=rows), *wanted.tabs[1:])), "")
    new, appraisal = made(people, BEFORE, receipt=Receipt({}, {"demo-rep-star/2026-01-01.yaml": "b"}, "0.1.0"))
    standing = {each.address: memory.read(each.address) for each in new}
    found = explained(plan(new, standing), appraisal, "zh")
    assert because(found, "李娜", "绩效得分") == ("方案 demo-rep-star/2026-01-01.yaml 变了",)
    assert because(found, "赵敏", "绩效得分") == ()


def test_rows_that_only_stand_elsewhere_are_no_cause():
    found = planned(BEFORE, people=a_department())
    assert found.is_empty


# --- a plan on a terminal


def test_a_plan_is_told_book_by_book_and_person_by_person():
    found = planned({"001": {"workload": 700}, ("001", 10): {"workload": 745}})
    assert plan_lines(found, "zh")[:6] == [
        "绩效汇总.xlsx：改 19 格",
        "  李娜（001）",
        "    绩效得分 89.11 → 91.11：客服评分表.xlsx 月度绩效!E10005 700 → 745",
        "    奖项 全勤奖、效能之星 → 全勤奖、进步之星、效能之星：客服评分表.xlsx 月度绩效!E10005 700 → 745",
        "  明细：改 7 行，加 0 行，去 0 行",
        "  回执：改 4 行，加 0 行，去 0 行",
    ]


def test_a_long_reason_is_shown_where_it_changes():
    lines = plan_lines(planned({"001": {"workload": 700}, ("001", 10): {"workload": 745}}), "zh")
    assert (
        lines[-2] == "    理由 …人业绩 71.11 + 日常… → …人业绩 73.11 + 日常…：客服评分表.xlsx 月度绩效!E10005 700 → 745"
    )


def test_the_control_row_is_told_as_the_total():
    lines = plan_lines(planned({"001": {"workload": 700}, ("001", 10): {"workload": 745}}), "zh")
    assert lines[lines.index("  合计") + 3] == "    应发合计 16,347.03 → 16,571.03"


def test_nothing_to_change_has_no_lines():
    found = planned(BEFORE)
    assert plan_lines(found, "zh") == []
    assert plan_markdown(found, "zh") == "没有要改的。\n"


def test_a_new_book_is_told_in_one_line():
    wanted, _ = made(a_department(), {})
    assert plan_lines(plan(wanted, {}), "zh")[2] == "绩效结果.xlsx：新建，结果 4 行"
    assert plan_lines(plan(wanted, {}), "en")[2] == "绩效结果.xlsx: new, 结果 4 rows"


def test_a_long_plan_is_cut_and_says_how_much_is_left():
    found = planned({"002": {"workload": 300}})
    every = plan_lines(found, "zh", most=None)
    short = plan_lines(found, "zh", most=5)
    assert len(short) == 7
    assert short[-1].startswith("应发合计 ")
    assert short[-2] == f"……还有 {len(plan_lines(found, 'zh', most=9999)) - 6} 行（用 --all 列出全部）"
    assert any("明细!" in line for line in every)


def test_markdown_has_a_table_a_book():
    text = plan_markdown(planned({"001": {"workload": 700}, ("001", 10): {"workload": 745}}), "zh")
    assert "## 绩效结果.xlsx：改 3 格\n\n| 谁 | 项目 | 原来 | 改为 | 原因 |\n|---|---|---|---|---|\n" in text
    assert "| 李娜（001） | 绩效得分 | 89.11 | 91.11 | 客服评分表.xlsx 月度绩效!E10005 700 → 745 |" in text


def test_text_that_would_break_a_markdown_table_does_not():
    people = [person("001", "李|娜"), person("101", "赵敏", "lead")]
    text = plan_markdown(planned({("001", 10): {"workload": 745}}, {}, people), "zh")
    assert "| 李\\|娜（001） | 绩效得分 |" in text


# --- refusals


def test_a_hand_edit_is_named_with_its_cell_old_and_new():
    for wanted in made(a_department(), BEFORE)[0]:
        memory.write(wanted, "")
    wanted, _ = made(a_department(), {})
    memory.edit(wanted[0].address, "汇总", 3, 6, "100")
    standing = {each.address: memory.read(each.address) for each in wanted}
    refusals = refuse_if_unsafe(plan(wanted, standing), Trust())
    assert refusal_lines(refusals, "zh") == [
        "绩效汇总.xlsx 被人手改过 1 处，写入会把它们抹掉。请把改动移到原始表里；确认不要了，用 --discard-edits：",
        "  汇总!F3 张伟 绩效得分：原为 94，现为 100",
    ]


def test_too_much_change_says_the_numbers_and_the_way_out():
    people = [person(f"{number:03}", f"人{number}") for number in range(1, 31)]
    found = planned({each.id: {"workload": 300} for each in people}, {}, [*people, person("101", "赵敏", "lead")])
    lines = refusal_lines(refuse_if_unsafe(found, Trust()), "zh")
    assert "绩效汇总.xlsx 的“汇总”将有 31 行改变（共 31 行，100%，上限 60%）。请先看改动；确认无误用 --force。" in lines


def test_an_unknown_refusal_is_still_told():
    wanted, _ = made(a_department(), BEFORE)
    odd = replace(refuse_if_unsafe(planned({}), Trust(changed=0, floor=0))[0], code="brand_new", details={"a": "b"})
    assert refusal_lines([odd], "zh") == ["绩效汇总.xlsx：brand_new a=b"]
    assert wanted


# --- problems


def test_a_problem_is_told_with_its_place():
    assert place(UNREADABLE) == "客服评分表.xlsx 月度绩效!I10005"
    assert message(UNREADABLE, "zh") == "“日常任务”应为一个数，实际是“十八”。请只写数字。"


def test_a_problem_of_a_file_has_its_line_and_key():
    where = Cell("demo.yaml", "", 12, 0, "x", key="tables.skills.tab")
    assert place(Problem("blank_word", where)) == "demo.yaml:12 tables.skills.tab"


def test_a_problem_without_words_is_told_as_it_is():
    assert message(Problem("brand_new", UNREADABLE.where, {"found": "x"}), "zh") == "brand_new: found=x"
    assert message(Problem("brand_new", UNREADABLE.where), "en") == "brand_new"


def test_a_field_that_nobody_gave_never_fails():
    assert "{column}" in message(replace(UNREADABLE, details={"found": "x"}), "zh")


def test_what_figures_are_called_is_told_where_their_labels_are_known():
    lost = Problem("cannot_work_out", UNREADABLE.where, {"person": "李娜", "item": "daily_tasks, seat_rate"})
    words = Words("zh", {"daily_tasks": "日常任务", "seat_rate": "满席度"})
    assert message(lost, "zh", words).startswith("李娜的“日常任务、满席度”算不出来：")
    assert message(lost, "zh").startswith("李娜的“daily_tasks, seat_rate”算不出来：")


def test_a_long_list_is_cut_and_counts_the_rest():
    many = [replace(UNREADABLE, where=replace(UNREADABLE.where, row=row)) for row in range(1, 31)]
    warning = replace(UNREADABLE, level=Level.WARNING, where=replace(UNREADABLE.where, book="甲.xlsx"))
    lines = listed([warning, *many], "zh")
    assert len(lines) == 21
    assert lines[0].startswith("✗ 客服评分表.xlsx 月度绩效!I1：")
    assert lines[-1] == "……还有 11 个问题"
    assert listed([warning], "zh")[0].startswith("· 甲.xlsx")
    assert len(listed(many, "zh", most=None)) == 30


# --- odd ways of a plan


def test_a_book_that_turns_to_another_month_is_told_in_one_line():
    for wanted in made(a_department(), BEFORE)[0]:
        memory.write(replace(wanted, period="2026-09"), "")
    wanted, appraisal = made(a_department(), {})
    standing = {each.address: memory.read(each.address) for each in wanted}
    found = explained(plan(wanted, standing), appraisal, "zh")
    assert plan_lines(found, "zh")[2] == "绩效结果.xlsx：由2026-09改为2026-10，结果 4 行"


def test_a_book_of_somebody_else_is_told_as_such():
    wanted, _ = made(a_department(), {})
    memory.put(wanted[2].address, Grid("自己的表", (("别动",),)))
    found = plan(wanted, {wanted[2].address: memory.read(wanted[2].address)})
    assert plan_lines(found, "zh")[2] == "绩效结果.xlsx：这里的文件不是我们写的，将被替换"
    assert "绩效结果.xlsx 不是我们写的（或已损坏），不会覆盖它。请把它移走，或用 --force。" in refusal_lines(
        refuse_if_unsafe(found, Trust()), "zh"
    )


def test_tabs_that_come_and_go_and_new_columns_are_told():
    for wanted in made(a_department(), {})[0]:
        first, *others = wanted.tabs
        older = replace(first, columns=first.columns[:-1], rows=tuple(row[:-1] for row in first.rows))
        memory.write(replace(wanted, tabs=(older, replace(first, title="旧表"), *others[:-1])), "")
    wanted, _ = made(a_department(), {})
    lines = plan_lines(plan(wanted, {each.address: memory.read(each.address) for each in wanted}), "zh")
    assert "  汇总：新列 状态" in lines
    assert "  旧表：不再需要的标签页" in lines
    assert "  回执：新标签页" in lines


def test_people_who_come_and_go_are_told_by_name():
    found = planned({}, {}, a_department()[:2] + a_department()[3:])
    assert found.is_empty
    memory.fresh()
    for wanted in made(a_department()[:2], {})[0]:
        memory.write(wanted, "")
    wanted, _ = made(a_department()[1:3], {})
    lines = plan_lines(plan(wanted, {each.address: memory.read(each.address) for each in wanted}), "zh")
    assert "  汇总：新增 王芳（003）" in lines
    assert "  汇总：去掉 李娜（001）" in lines


def test_another_version_of_ours_is_a_cause():
    people = a_department()
    old, _ = made(people, BEFORE)
    new, appraisal = made(people, BEFORE, receipt=Receipt({}, {}, "0.2.0"))
    for wanted in old:
        first = wanted.tabs[0]
        rows = tuple((*row[:-1], f"{row[-1]}。") for row in first.rows)
        memory.write(replace(wanted, tabs=(replace(first, rows=rows), *wanted.tabs[1:])), "")
    standing = {each.address: memory.read(each.address) for each in new}
    found = explained(plan(new, standing), appraisal, "zh")
    assert because(found, "李娜", "状态") == ("程序版本 0.1.0 → 0.2.0",)


def test_an_event_that_is_no_longer_recorded_is_a_cause():
    found = planned({}, {("001", 9): {"praise_count": 1}})
    assert because(found, "李娜", "星级") == ("客服评分表.xlsx 月度绩效!S9005 1 → 0",)


def test_many_causes_are_counted():
    changed = {"workload": 701, "error_rate": "0.9", "seat_rate": 91, "daily_tasks": 17}
    found = planned({"001": {"workload": 700}, ("001", 10): changed})
    causes = because(found, "李娜", "绩效得分")
    assert len(causes) == 4
    assert causes[0] == "客服评分表.xlsx 月度绩效!E10005 700 → 701"
    assert causes[3] == "等 4 处"


# --- cells as text


def test_cells_of_a_text_are_read_back_as_they_were_written():
    cells = [
        Cell("甲 乙.xlsx", "表 1", 5, 3, "80"),
        Cell("甲 乙.xlsx", "表 1", 6, 3, "迟 10; 早5"),
        Cell("丙.xlsx", "十月", 7, 4, "", 31),
    ]
    text = sources(Words("zh"), cells)
    assert text == "甲 乙.xlsx 表 1!C5「80」 C6「迟 10; 早5」; 丙.xlsx 十月!D7:AH7"
    assert [(each.where, each.shown) for each in read_back(text)] == [
        ("甲 乙.xlsx 表 1!C5", "80"),
        ("甲 乙.xlsx 表 1!C6", "迟 10; 早5"),
        ("丙.xlsx 十月!D7:AH7", ""),
    ]


def test_quotes_and_line_breaks_that_people_typed_do_not_break_a_text():
    text = sources(Words("zh"), [Cell("a.xlsx", "t", 1, 1, "「急」\n补")])
    assert text == "a.xlsx t!A1「『急』 补」"
    assert [each.shown for each in read_back(text)] == ["『急』 补"]


def test_a_text_of_too_many_cells_is_cut_between_two():
    text = sources(Words("zh"), [Cell("a.xlsx", "t", row, 1, "很长的内容") for row in range(1, 5000)])
    assert len(text) < 32_000
    assert text.endswith("」 …")


def test_the_end_tells_the_payroll_as_a_whole_and_who_came_with_how_much():
    for wanted in made(a_department()[:2], {})[0]:
        memory.write(wanted, "")
    wanted, _ = made(a_department()[:3], {})
    found = plan(wanted, {each.address: memory.read(each.address) for each in wanted})
    lines = plan_lines(found, "zh")
    assert any(each.startswith("  工资：新增 王芳（003），应发 ") for each in lines)
    assert re.fullmatch(r"应发合计 [\d,.]+ → [\d,.]+（\+([\d,.]+)）：.*，新增 1 人，共 \1", lines[-1])


def test_an_empty_tab_of_problems_counts_nothing():
    wanted, _ = made(a_department(), {})
    assert "、问题 0 行、" in plan_lines(plan(wanted, {}), "zh")[0]
    assert ", 问题 " in plan_lines(plan(wanted, {}), "en")[0]
