"""The three books of a month: what stands in their tabs."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring.appraise import appraise
from scoring.figure import Cell
from scoring.problem import Level, Problem
from sheets_sync.grid import Link, as_written
from sheets_sync.present import Receipt, detail_tabs, present
from sheets_sync.present.problem_tab import relative
from tests.test_present_world import (
    BOOK,
    a_department,
    adjusted,
    books,
    department,
    person,
    rows,
    shipped,
    tab,
    team,
    told,
)

UNREADABLE = Problem(
    "unreadable_number",
    Cell(BOOK, "月度绩效", 1007, 6, "八十"),
    {"found": "八十", "column": "日常任务"},
    person_id="003",
    period="2026-10",
    owner="客服主管",
)
CHANGED = {"001": {"workload": 700}, ("002", 8): {"late_count": 1}, "003": {"workload": 700}}


def all_texts(book):
    return [each for made in book.tabs for row in made.rows for each in told(row)]


# --- 汇总


def test_the_summary_says_place_score_stars_and_why_not_more():
    made = rows(books(a_department(), CHANGED)["summary"], "汇总")
    assert made["002"] == (
        "002", "张伟", "客服代表", "一组", "1", "94.00", "★☆☆☆☆", "上季度出勤达标：否（迟到次数（2026年8月） 1）",
        "全勤奖、服务明星、效能之星", "", "完整",
    )  # fmt: skip
    assert made["003"][4:] == (
        "2（并列）",
        "89.11",
        "★★★☆☆",
        "试用期按三星的 90% 计",
        "全勤奖、效能之星",
        "建议转正；试用期",
        "完整",
    )
    assert made["101"][:7] == ("101", "赵敏", "客服领班", "一组", "1", "90.10", "★★★☆")


def test_people_stand_by_role_group_place_and_id():
    people = [person("005", "乙", group="二组"), person("004", "甲", group="二组"), *a_department()]
    order = [row[0] for row in tab(books(people, CHANGED)["summary"], "汇总").rows]
    assert order == ["002", "001", "003", "004", "005", "101"]


def test_a_part_of_a_month_is_hinted_at():
    people = [*a_department(), person("006", "新人", hired=date(2026, 10, 12), probation=True)]
    assert rows(books(people)["summary"], "汇总")["006"][9] == "试用期；在职 20 天"


def test_who_is_incomplete_says_how_many_problems_or_what_is_missing():
    made = rows(books(a_department(), {("001", 10): {"daily_tasks": None}}, [UNREADABLE])["summary"], "汇总")
    assert made["003"][10].startswith("未完整：")
    assert made["001"][4:7] == ("", "", "★★★★☆")
    assert made["001"][10] == "未完整：1 个问题"


def test_who_depends_on_a_lost_figure_is_told_which():
    known = department(a_department()[:1])
    lost = {"rep": (shipped("bozhen-rep-star"),)}
    made = present(team(), appraise(known, lost), known, Receipt({}, {}, "0.1.0"))
    missing = "工作量目标、工作量满分、出错率分档、满席度分档、投诉处理满分 等"
    assert rows(made[0], "汇总")["001"][10].startswith(f"未完整：缺 {missing}")
    assert rows(made[1], "工资")["001"][11].startswith(f"待处理：缺 {missing}")


# --- 明细


def test_a_fact_has_its_cell_and_a_figure_its_reason():
    made = {told(row)[2:4]: told(row) for row in tab(books(a_department())["summary"], "明细").rows if row[0] == "001"}
    assert made["工作量", "2026年10月"][4:] == ("810", "", "照表", f"{BOOK} 月度绩效!E10005「810」")
    assert made["出错率", "2026年10月"][4:] == ("0.4", "%", "照表", f"{BOOK} 月度绩效!F10005「0.4」")
    assert made["绩效得分", "2026年10月"][4:] == ("94.00", "分", "个人业绩 76.00 + 日常任务 18.00", "")
    assert made["当月全勤", "2026年10月"][4:7] == ("是", "", "没有破全勤的记录，计次的假 0 次（至多 3 次）")
    assert made["员工状态", "2026年10月"][4:] == ("转正后", "", "照表", f"{BOOK} 员工名册!G3「正式」")


def test_a_score_of_an_earlier_month_has_all_its_cells():
    made = {told(row)[2:4]: told(row) for row in tab(books(a_department())["summary"], "明细").rows if row[0] == "001"}
    assert made["绩效得分", "2026年8月"][4:] == (
        "94.00",
        "分",
        "个人业绩 76.00 + 日常任务 18.00",
        f"{BOOK} 月度绩效!E8005「810」 F8005「0.4」 G8005「97」 H8005「0」 I8005「18」",
    )


def test_a_fact_of_an_earlier_month_stands_there_when_it_mattered():
    made = {told(row)[:4] for row in tab(books(a_department(), CHANGED)["summary"], "明细").rows}
    assert ("002", "张伟", "迟到次数", "2026年8月") in made
    assert ("001", "李娜", "迟到次数", "2026年8月") not in made


def test_the_figures_of_others_are_not_listed_under_their_lead():
    made = [told(row)[2:4] for row in tab(books(a_department())["summary"], "明细").rows if row[0] == "101"]
    assert [month for item, month in made if item == "绩效得分"] == ["2026年10月"]


def test_a_branch_that_was_not_taken_explains_nothing():
    made = {told(row)[0]: set() for row in tab(books(a_department())["payroll"], "工资明细").rows}
    for row in tab(books(a_department())["payroll"], "工资明细").rows:
        made[row[0]].add(row[2])
    assert "试用期绩效（按分）" in made["003"]
    assert "试用期绩效（按分）" not in made["001"]
    assert "转正后绩效工资" not in made["003"]


def test_a_condition_that_closed_a_branch_is_shown():
    made = {told(row)[:3]: told(row) for row in tab(books(a_department(), CHANGED)["summary"], "明细").rows}
    assert made["002", "张伟", "上季度出勤达标"][4:7] == ("否", "", "迟到次数（2026年8月） 1")


def test_the_rows_of_details_are_named_by_their_keys():
    for key, title in (("summary", "明细"), ("payroll", "工资明细")):
        made = tab(
            books(a_department(), CHANGED, adjustments={"001": (adjusted(1, "甲", "乙"), adjusted(1, "甲", "乙"))})[
                key
            ],
            title,
        )
        keys = [row[: made.keys] for row in made.rows]
        assert len(keys) == len(set(keys))


def test_details_that_no_tab_holds_go_on_in_a_next_one(monkeypatch):
    monkeypatch.setattr(detail_tabs, "MOST_ROWS", 130)
    made = books(a_department())["summary"]
    assert [each.title for each in made.tabs] == ["汇总", "明细", "明细2", "问题", "回执"]
    assert [sorted({row[0] for row in each.rows}) for each in made.tabs[1:3]] == [["001", "002"], ["003", "101"]]


def test_a_book_may_do_without_the_tabs_of_reasons():
    made = books(a_department(), ours={"summary": {"details": False}})
    assert [each.title for each in made["summary"].tabs] == ["汇总", "问题", "回执"]
    assert [each.title for each in made["payroll"].tabs] == ["工资", "工资明细"]


def test_a_book_says_who_may_edit_it_beside_us():
    made = books(a_department(), ours={"payroll": {"editors": ("hr@example.com",)}})
    assert [(key, made[key].editors) for key in made] == [
        ("summary", ()),
        ("payroll", ("hr@example.com",)),
        ("results", ()),
    ]


# --- 问题


def test_a_problem_leads_to_its_cell():
    (row,) = tab(books(a_department(), problems=[UNREADABLE])["summary"], "问题").rows
    assert told(row)[:5] == (BOOK, "客服主管", "月度绩效!F1007", "003", "2026年10月")
    assert "八十" in row[5]
    assert row[6] == "须处理"
    assert row[2] == Link("月度绩效!F1007", f"../../books/{BOOK}", "月度绩效", "F1007")


def test_a_problem_of_a_scheme_has_its_key_instead_of_a_link():
    lost = Problem(
        "unset_in_use",
        Cell("demo-rep-star/2026-01-01.yaml", "", 0, 0, "UNSET", key="settings.x"),
        {"setting": "x", "count": "3"},
    )
    (row,) = tab(books(a_department(), problems=[lost])["summary"], "问题").rows
    assert told(row)[:3] == ("demo-rep-star/2026-01-01.yaml", "", "settings.x")


def test_problems_stand_by_book_owner_and_place_and_warnings_say_so():
    late = replace(UNREADABLE, where=Cell(BOOK, "月度绩效", 9, 2, "?"), level=Level.WARNING)
    made = tab(books(a_department(), problems=[UNREADABLE, late, UNREADABLE])["summary"], "问题")
    assert [told(row)[2] for row in made.rows] == ["月度绩效!B9", "月度绩效!F1007"]
    assert [row[6] for row in made.rows] == ["提醒", "须处理"]


def test_nothing_to_put_right_is_said_in_one_row():
    (row,) = tab(books(a_department())["summary"], "问题").rows
    assert told(row)[0] == "没有要处理的问题"


# --- 回执


def test_the_receipt_holds_digests_counts_and_totals_that_agree():
    made = [told(row) for row in tab(books(a_department(), CHANGED)["summary"], "回执").rows]
    assert ("程序版本", "sheets-sync", "", "", "", "", "", "", "0.1.0") in made
    assert ("方案", "demo-rep-star/2026-01-01.yaml", "2026-01-01 起", "", "", "", "", "", "d2") in made
    assert ("输入", BOOK, "月度绩效", "20", "16", "3", "1", "", "d1") in made
    control = {row[1]: (row[7], row[8]) for row in made if row[0] == "核对"}
    assert control["汇总的人数"] == control["工资的人数"] == control["结果的人数"] == ("4", "相符")
    assert control["汇总的绩效得分合计"] == ("362.32", "相符")
    assert control["工资的应发合计"][1] == control["工资合计行的应发合计"][1] == "相符"
    assert control["待处理人数"] == ("0", "")


def test_the_receipt_has_no_clock():
    assert books(a_department()) == books(a_department())


# --- 工资


def test_the_payroll_has_a_column_a_pay_item_of_every_scheme():
    made = tab(books(a_department())["payroll"], "工资")
    assert [column.title for column in made.columns] == [
        "工号", "姓名", "岗位", "组别", "岗位工资", "全勤奖", "绩效工资", "福利津贴", "五星一次性奖励",
        "服务明星", "进步之星", "效能之星", "调整", "应发合计", "备注",
    ]  # fmt: skip
    assert rows(books(a_department())["payroll"], "工资")["101"][4:] == (
        "2800.00", "200.00", "2703.00", "0.00", "", "", "", "", "0.00", "5703.00", "",
    )  # fmt: skip


def test_adjustments_say_their_reason_and_approver():
    made = rows(books(a_department(), adjustments={"001": (adjusted("-36.5", "补扣", "周敏"),)})["payroll"], "工资")
    assert made["001"][12:] == ("-36.50", made["001"][13], "调整 -36.50：补扣（周敏批准）")


def test_who_is_pending_has_no_amount_at_all_and_is_not_counted():
    made = books(a_department(), problems=[UNREADABLE])["payroll"]
    sheet = rows(made, "工资")
    assert sheet["003"][4:] == ("",) * 10 + ("待处理：1 个问题",)
    assert sheet["合计"][1] == "3 人"
    assert sheet["合计"][14] == "另有 1 人待处理，未计入"


def test_the_control_row_adds_up_across_and_down():
    made = tab(books(a_department(), CHANGED, [UNREADABLE], {"001": (adjusted(100, "补", "周"),)})["payroll"], "工资")
    *people, control = made.rows
    assert made.last_is_total
    for column in range(4, 14):
        assert sum(row[column] or 0 for row in people) == control[column]
    assert sum(control[4:13]) == control[13]


def test_money_has_two_decimals():
    made = tab(books(a_department(), CHANGED)["payroll"], "工资")
    assert {each.as_tuple().exponent for row in made.rows for each in row if isinstance(each, Decimal)} == {-2}


# --- 结果


def test_the_results_give_reasons_in_words():
    made = rows(books(a_department(), CHANGED)["results"], "结果")
    assert made["002"] == (
        "002", "张伟", "一组", "94.00", "1", "★☆☆☆☆", "全勤奖、服务明星、效能之星",
        (
            "得分：个人业绩 76.00 + 日常任务 18.00\n"
            "星级：一星（得分可评星级 四星）：上季度出勤达标：否（迟到次数（2026年8月） 1）\n"
            "当月全勤：是（没有破全勤的记录，计次的假 0 次（至多 3 次））"
        ),
    )  # fmt: skip


def test_full_attendance_says_what_broke_it():
    made = rows(books(a_department(), {("001", 10): {"sick_leave_count": 1}})["results"], "结果")
    assert made["001"][7].endswith("当月全勤：否（病假次数 1）")


@pytest.mark.parametrize("key", ["results", "summary"])
def test_no_amount_of_money_leaves_the_payroll(key):
    paid = {"001": (adjusted("123.45", "国庆值班补贴", "周敏"),)}
    people = {"post_pay": 2345}
    made = books(a_department(), dict.fromkeys(("001", "002", "003"), people), adjustments=paid)[key]
    if key == "summary":  # the control total is the sum of all
        made = replace(made, tabs=tuple(each for each in made.tabs if each.title != "回执"))
    said = all_texts(made)
    assert not any("元" in each or "2345" in each or "2,345" in each for each in said)
    assert not any("国庆值班补贴" in each or "123.45" in each for each in said)


# --- the whole


def test_books_have_their_titles_headings_and_addresses():
    made = books(a_department())
    assert [each.title for each in made.values()] == [
        "示范客服部 2026年10月 绩效汇总",
        "示范客服部 2026年10月 工资表",
        "示范客服部 2026年10月 绩效结果",
    ]
    assert made["summary"].tabs[0].heading == "示范客服部 2026年10月 绩效汇总 · 汇总"
    assert made["payroll"].address.endswith("/results/2026-10/工资表.xlsx")


def test_books_are_in_english_when_the_team_is():
    made = books(a_department(), CHANGED, language="en")
    assert made["summary"].title == "Demo service department 2026-10 performance summary"
    assert [each.title for each in made["summary"].tabs] == ["Summary", "Details", "Problems", "Receipt"]
    assert rows(made["summary"], "Summary")["002"][7] == "Attendance of last quarter met: no (Times late (2026-08) 1)"
    assert rows(made["results"], "Results")["003"][5:7] == ("★★★☆☆", "Full-attendance award, Efficiency star")


def test_the_order_of_people_changes_nothing():
    people = a_department() + [person(f"{number:03}", f"人{number}", group="二组") for number in range(10, 30)]
    first = books(people, CHANGED)
    for seed in range(5):
        random.Random(seed).shuffle(people)  # noqa: S311 - no secret
        assert books(people, CHANGED) == first


def test_text_that_people_typed_stays_text():
    made = rows(books([person("001", "=HYPERLINK(1)"), person("101", "赵敏", "lead")])["summary"], "汇总")
    assert made["001"][1] == "=HYPERLINK(1)"


def test_every_value_can_stand_in_a_workbook():
    made = books(a_department(), {"001": {"workload": "777"}})
    numbers = [
        each
        for book in made.values()
        for each_tab in book.tabs
        for row in each_tab.rows
        for each in row
        if isinstance(each, Decimal)
    ]
    assert all(isinstance(as_written(each), Decimal) for each in numbers)


def test_every_row_is_as_long_as_its_columns():
    for book in books(a_department(), CHANGED, [UNREADABLE]).values():
        for made in book.tabs:
            assert {len(row) for row in made.rows} <= {len(made.columns)}
            assert len({column.title for column in made.columns}) == len(made.columns)


def test_a_total_below_nought_is_pending_and_says_what_it_would_be():
    made = rows(books(a_department(), adjustments={"001": (adjusted(-9000, "误发追回", "周敏"),)})["payroll"], "工资")
    assert made["001"][13] == ""
    assert made["001"][14] == "待处理：合计 -4,990.00，小于零；调整 -9,000.00：误发追回（周敏批准）"


def test_who_is_not_paid_by_any_scheme_is_told_so():
    known = department(a_department()[:1])
    (stars,) = shipped("demo-rep-star")
    unpaid = {"rep": ((replace(stars, pays=()),),)}
    made = present(team(), appraise(known, unpaid), known, Receipt({}, {}, "0.1.0"))
    assert rows(made[1], "工资")["001"][-1] == "所用方案不发工资"
    assert rows(made[0], "汇总")["001"][-1] == "完整"


def test_a_book_that_is_no_file_is_linked_by_its_address():
    assert relative("google:1AbC", "/team/results") == "google:1AbC"
    assert relative("xlsx:/team/books/a b.xlsx", "/team/results/2026-10") == "../../books/a b.xlsx"
