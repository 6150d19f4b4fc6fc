"""What tidying gives: facts with their cells, problems with their places, and an account of every row."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from scoring.appraise import appraise
from scoring.period import Period
from scoring.problem import Level
from scoring.versions import asked_for
from sheets_sync.grid import Book, BookFault, Grid
from sheets_sync.team import read_team
from sheets_sync.texts import texts
from sheets_sync.tidy import RowsUnaccounted, tidy
from sheets_sync.tidy.accounts import Tally
from tests.worlds import scheme

TEAM, _ = read_team(Path(__file__).parent / "dirty" / "team.yaml")
AUGUST, SEPTEMBER = Period(2026, 8), Period(2026, 9)
ROSTER = (
    ("工号", "姓名", "岗位", "组别", "状态", "入职日期", "转正日期", "离职日期", "岗位工资（元）"),
    ("008", "王强", "客服", "一组", "离职", date(2022, 5, 1), date(2022, 8, 1), date(2026, 8, 20), Decimal(2100)),
    ("007", "李娜", "客服", "二组", "试用", date(2026, 8, 10), None, None, Decimal(2000)),
    ("021", "陈静", "领班", "二组", "正式", date(2019, 1, 2), None, None, Decimal(3000)),
)
HEADINGS = (
    "工号",
    "姓名",
    "月份",
    "组别",
    "工作量",
    "得分",
    "投诉·有效",
    "出错率",
    "满席度",
    "合格率",
    "占比",
    "考核日期",
)


def row(key, name, month, work):
    return (key, name, month, "一组", work, *map(Decimal, ("88", "1", "0.8", "0.96", "0.97", "0.5")), None)


MONTHLY = (
    HEADINGS,
    row("008", "王强", "2026-08", Decimal(1100)),
    row("007", "李娜", "2026-08", Decimal(600)),
    row("007", "李娜", "2026-09", Decimal(1200)),
)
EVENTS = (
    ("工号", "姓名", "日期", "类别", "说明"),
    ("007", "李娜", date(2026, 9, 12), "表扬", None),
    ("007", "李娜", date(2026, 9, 20), "书面表扬", None),
)
MONEY = (
    ("工号", "姓名", "月份", "金额", "原因", "批准人"),
    ("007", "李娜", "2026-09", Decimal("-36.5"), "未归还耳机", "周敏"),
)


def days(month, *people):
    heading = ("工号", "姓名", *map(Decimal, range(1, month.days + 1)))
    return (
        heading,
        *((key, name, *(marks.get(day, "√") for day in range(1, month.days + 1))) for key, name, marks in people),
    )


AUGUST_DAYS = days(
    AUGUST,
    ("008", "王强", dict.fromkeys(range(21, 32), "—")),
    ("007", "李娜", dict.fromkeys(range(1, 10), None)),
)
SEPTEMBER_DAYS = days(SEPTEMBER, ("007", "李娜", {3: "迟10", 9: "迟5 早2", 10: "事0.5", 11: "事"}))
ROWS = {
    "scores": {"名册": ROSTER, "月度": MONTHLY, "记录": EVENTS},
    "days": {"2026年8月": AUGUST_DAYS, "2026年9月": SEPTEMBER_DAYS},
    "money": {"调整": MONEY},
}
NAMES = {"scores": "评分表.xlsx", "days": "考勤表.xlsx", "money": "调整.xlsx"}


def books(**changes):
    tabs = {key: {**ROWS[key], **changes.pop(key, {})} for key in ROWS}
    return {
        key: Book(NAMES[key], key, {title: Grid(title, rows) for title, rows in tabs[key].items() if rows}, "1")
        for key in tabs
    }


def department(*months, **changes):
    return tidy(TEAM, books(**changes), SEPTEMBER, months or (AUGUST, SEPTEMBER))


def figure(made, key, month, name):
    return made.facts[key, month].measures[name]


def places(figure):
    return [f"{cell.tab}!{cell.address}" for cell in figure.cells()]


def test_a_tidy_department_has_no_problem():
    assert department().problems == ()


def test_people_are_sorted_by_id_and_keep_the_cells_that_describe_them():
    made = department()
    assert [person.id for person in made.people] == ["007", "008", "021"]
    person = made.people[0]
    assert (person.name, person.role, person.group, person.probation) == ("李娜", "rep", "二组", True)
    assert person.cells["hired"].address == "F3"
    assert made.people[1].left == date(2026, 8, 20)


def test_facts_exist_for_the_months_in_which_somebody_was_employed():
    assert sorted((key, str(month)) for key, month in department().facts) == [
        ("007", "2026-08"),
        ("007", "2026-09"),
        ("008", "2026-08"),
        ("021", "2026-08"),
        ("021", "2026-09"),
    ]


def test_a_measure_knows_its_cell_and_unit():
    work = figure(department(), "007", SEPTEMBER, "workload")
    assert (work.value, work.unit, work.reason, places(work)) == (Decimal(1200), "count", ("read",), ["月度!E4"])
    assert next(work.cells()).shown == "1200"
    assert next(work.cells()).book == "评分表.xlsx"


def test_the_group_of_a_month_stands_in_its_facts():
    made = department()
    assert figure(made, "007", SEPTEMBER, "group").word == "一组"
    assert made.people[0].group == "二组"


def test_percentages_are_kept_in_percent_points():
    made = department()
    assert figure(made, "007", SEPTEMBER, "seat_rate").value == Decimal(96)
    assert figure(made, "007", SEPTEMBER, "error_rate").value == Decimal("0.8")
    assert figure(made, "007", SEPTEMBER, "share").unit == "percent"


def test_a_blank_that_is_allowed_is_no_measure_at_all():
    assert "tested" not in department().facts["007", SEPTEMBER].measures


def test_columns_and_tables_of_other_roles_are_not_expected():
    assert sorted(department().facts["021", SEPTEMBER].measures) == ["blame_count", "post_pay", "praise_count"]


def test_what_the_roster_measures_holds_in_every_month():
    made = department()
    assert [figure(made, "007", month, "post_pay").value for month in (AUGUST, SEPTEMBER)] == [Decimal(2000)] * 2


def test_events_are_counted_with_the_cells_of_their_words():
    praise = figure(department(), "007", SEPTEMBER, "praise_count")
    assert (praise.value, places(praise)) == (Decimal(2), ["记录!D2", "记录!D3"])


def test_no_event_is_nought_with_no_cell_and_says_why():
    blame = figure(department(), "007", SEPTEMBER, "blame_count")
    assert (blame.value, blame.reason, blame.parts) == (Decimal(0), ("none_recorded", "记录"), ())


def test_marks_are_counted_and_summed_with_the_cells_that_carry_them():
    made = department()
    assert (
        figure(made, "007", SEPTEMBER, "late_count").value,
        figure(made, "007", SEPTEMBER, "late_minutes").value,
    ) == (2, 15)
    assert places(figure(made, "007", SEPTEMBER, "late_minutes")) == ["2026年9月!E2", "2026年9月!K2"]
    assert (
        figure(made, "007", SEPTEMBER, "leave_count").value,
        figure(made, "007", SEPTEMBER, "leave_days").value,
    ) == (2, Decimal("1.5"))


def test_no_mark_is_nought_of_the_whole_row_of_days():
    absent = figure(department(), "007", SEPTEMBER, "absent_days")
    assert (absent.value, places(absent)) == (Decimal(0), ["2026年9月!C2:AF2"])


def test_days_of_leave_are_hours_too():
    hours = figure(department(), "007", SEPTEMBER, "leave_hours")
    assert (hours.value, hours.unit, hours.reason) == (Decimal(12), "hours", ("days_as_hours", Decimal(8)))
    assert places(hours) == ["2026年9月!L2", "2026年9月!M2"]


def test_several_marks_may_add_to_one_measure(tmp_path):
    written = (Path(__file__).parent / "dirty" / "team.yaml").read_text(encoding="utf-8")
    path = tmp_path / "team.yaml"
    path.write_text(
        written.replace("counts: early_count, sums: early_minutes", "counts: late_count, sums: late_minutes"),
        encoding="utf-8",
    )
    team, _ = read_team(path)
    made = tidy(team, books(), SEPTEMBER, (SEPTEMBER,))
    late = figure(made, "007", SEPTEMBER, "late_minutes")
    assert (late.value, figure(made, "007", SEPTEMBER, "late_count").value) == (Decimal(17), Decimal(3))
    assert places(late) == ["2026年9月!E2", "2026年9月!K2"]


def test_where_only_exceptions_are_written_a_blank_day_is_presence(tmp_path):
    written = (Path(__file__).parent / "dirty" / "team.yaml").read_text(encoding="utf-8")
    path = tmp_path / "team.yaml"
    path.write_text(written.replace("    marks:\n", "    unmarked: present\n    marks:\n"), encoding="utf-8")
    team, _ = read_team(path)
    blank = days(SEPTEMBER, ("007", "李娜", {**dict.fromkeys(range(1, 31)), 3: "迟10"}))
    made = tidy(team, books(days={"2026年9月": blank}), SEPTEMBER, (SEPTEMBER,))
    assert made.problems == ()
    assert figure(made, "007", SEPTEMBER, "late_minutes").value == 10


def test_an_adjustment_says_amount_reason_and_approver():
    (adjustment,) = department().adjustments["007"]
    assert (adjustment.name, adjustment.value, adjustment.unit) == ("adjustment", Decimal("-36.5"), "yuan")
    assert adjustment.reason == ("adjusted", "未归还耳机", "周敏")
    assert places(adjustment) == ["调整!D2", "调整!E2", "调整!F2"]


def test_an_adjustment_without_approver_has_no_value():
    money = (*MONEY[:1], ("007", "李娜", "2026-09", Decimal(50), "补贴", None))
    made = department(money={"调整": money})
    assert [each.value for each in made.adjustments["007"]] == [None]
    assert [(each.code, each.person_id, each.where.address) for each in made.problems] == [("blank_cell", "007", "F2")]


def test_a_problem_names_book_tab_cell_person_month_and_owner():
    monthly = (*MONTHLY[:3], row("007", "李娜", "2026-09", "约1200"))
    (problem,) = department(scores={"月度": monthly}).problems
    assert problem.code == "unreadable_number"
    assert (problem.where.book, problem.where.tab, problem.where.address, problem.where.shown) == (
        "评分表.xlsx",
        "月度",
        "E4",
        "约1200",
    )
    assert (problem.person_id, problem.period, problem.owner, problem.level) == ("007", "2026-09", "主管", Level.ERROR)
    assert problem.details == {"found": "约1200", "column": "工作量"}


def test_one_bad_cell_does_not_stop_the_other_measures():
    monthly = (*MONTHLY[:3], row("007", "李娜", "2026-09", "约1200"))
    made = department(scores={"月度": monthly})
    work = figure(made, "007", SEPTEMBER, "workload")
    assert (work.value, work.reason, places(work)) == (None, ("not_known",), ["月度!E4"])
    assert figure(made, "007", SEPTEMBER, "score").value == 88


def test_swapped_names_name_both_people():
    monthly = (*MONTHLY[:3], row("007", "王强", "2026-09", Decimal(1)))
    problem = next(each for each in department(scores={"月度": monthly}).problems if each.code == "name_differs")
    assert (problem.details["id"], problem.details["wanted"], problem.details["other"]) == ("007", "李娜", "008 王强")


def test_two_rows_of_one_person_name_both_cells():
    monthly = (*MONTHLY, row("007", "李娜", "2026-09", Decimal(1)))
    problem = next(each for each in department(scores={"月度": monthly}).problems if each.code == "duplicate_row")
    assert problem.details["cells"] == "A4、A5"


def test_days_without_marks_are_one_problem_that_lists_them():
    blank = days(SEPTEMBER, ("007", "李娜", {3: None, 4: " ", 30: None}))
    (problem,) = department(days={"2026年9月": blank}).problems
    assert (problem.code, problem.details["days"], problem.details["cells"]) == (
        "unmarked_day",
        "3、4、30",
        "E2、F2、AF2",
    )


def test_a_past_month_without_rows_is_one_warning_and_nothing_is_known_of_it():
    made = department(scores={"月度": (HEADINGS, MONTHLY[3])})
    assert [(each.code, each.level, each.period, each.person_id) for each in made.problems] == [
        ("month_missing", Level.WARNING, "2026-08", "")
    ]
    assert figure(made, "008", AUGUST, "workload").value is None


def test_a_missing_tab_of_a_month_leaves_that_month_unknown_and_the_others_known():
    made = department(days={"2026年8月": None})
    assert [(each.code, each.period, each.details["wanted"]) for each in made.problems] == [
        ("tab_missing", "2026-08", "2026年8月")
    ]
    assert figure(made, "007", AUGUST, "late_count").value is None
    assert figure(made, "007", SEPTEMBER, "late_count").value == 2


def test_a_book_that_cannot_be_read_is_one_problem_and_what_depends_on_it_is_unknown():
    fault = BookFault("password_protected", book="考勤表.xlsx", path="/somewhere/考勤表.xlsx")
    made = tidy(TEAM, {**books(), "days": fault}, SEPTEMBER, (AUGUST, SEPTEMBER))
    assert [(each.code, each.where.book, each.owner) for each in made.problems] == [
        ("password_protected", "考勤表.xlsx", "主管")
    ]
    assert figure(made, "007", SEPTEMBER, "late_count").value is None
    assert figure(made, "007", SEPTEMBER, "workload").value == 1200


def test_without_the_book_of_the_roster_there_is_nobody_and_one_problem():
    made = tidy(
        TEAM, {**books(), "scores": BookFault("book_missing", book="评分表.xlsx", path="x")}, SEPTEMBER, (SEPTEMBER,)
    )
    assert (made.people, dict(made.facts)) == ((), {})
    assert "book_missing" in {each.code for each in made.problems}


def test_every_row_of_every_tab_is_accounted_for():
    money = (
        *MONEY,
        ("007", "李娜", "2026-08", Decimal(1), "上月", "周敏"),
        ("099", "无名", "2026-09", Decimal(1), "x", "y"),
        (None,) * 6,
    )
    counts = {tab: numbers for _, tab, *numbers in department(money={"调整": money}).counts}
    assert counts["调整"] == [5, 1, 3, 1]
    assert counts["名册"] == [4, 3, 1, 0]
    assert counts["2026年9月"] == [2, 1, 1, 0]
    assert {read - used - left - refused for read, used, left, refused in counts.values()} == {0}


def test_rows_that_do_not_add_up_stop_the_run():
    with pytest.raises(RowsUnaccounted, match=r"名册: 9 rows read, but 5 used \+ 2 left alone \+ 1 refused = 8"):
        Tally("评分表.xlsx", "名册", 9, 5, 2, 1).checked()


def test_pandas_is_loaded_only_when_something_is_tidied():
    code = "import sys, sheets_sync.tidy, sheets_sync.team; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[1]).returncode == 0


def test_both_languages_have_words_with_the_same_fields_for_every_problem():
    zh, en = texts("zh", "problems"), texts("en", "problems")
    assert list(zh) == list(en)
    assert {code for code in zh if fields(zh[code]) != fields(en[code])} == set()


def fields(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_an_unknown_id_one_slip_away_from_somebody_is_told_with_that_name():
    monthly = (*MONTHLY[:3], row("0o7", "", "2026-09", Decimal(1)))
    problem = next(each for each in department(scores={"月度": monthly}).problems if each.code == "unknown_person")
    assert (problem.details["found"], problem.details["nearest"]) == ("0o7", "007 李娜")


def test_earlier_months_without_rows_are_one_hint_with_what_looks_back_at_them():
    months = tuple(SEPTEMBER.shift(-back) for back in (4, 3, 2, 1, 0))
    made = tidy(TEAM, books(), SEPTEMBER, months)
    (problem,) = [each for each in made.problems if each.where.tab == "月度"]
    assert (problem.code, problem.level) == ("months_missing", Level.WARNING)
    assert (problem.details["first"], problem.details["last"], problem.details["count"]) == ("2026-05", "2026-07", "3")
    asked = {month: {"workload"} for month in months}
    made = tidy(TEAM, books(), SEPTEMBER, months, asked)
    (problem,) = [each for each in made.problems if each.where.tab == "月度"]
    assert problem.details["affects"] == "工作量"


WHO = """
  facts: {workload: {unit: count}, praise_count: {unit: count}}
  who: {praise_count: {above: 0}}
  score: {points: {rule: limit, of: workload, least: 0}}
  rank: {mean: {rule: mean_over, of: points, over: previous_period}}
"""


def test_what_decides_who_was_appraised_in_an_earlier_month_is_read_too():
    praised = ("007", "李娜", date(2026, 8, 20), "表扬", None)
    versions = {"rep": ((scheme(WHO),),)}
    asked = asked_for(versions, SEPTEMBER)
    assert asked == {AUGUST: {"points", "workload", "praise_count"}}
    made = tidy(TEAM, books(scores={"记录": (*EVENTS, praised)}), SEPTEMBER, (AUGUST, SEPTEMBER), asked)
    found = {each.view.person.id: each.view for each in appraise(made, versions).results}
    assert (found["007"]["mean"].value, made.problems) == (600, ())
