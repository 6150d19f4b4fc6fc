"""Tables of every kind keep the same promises: cells behind figures, no blank is nought, one bad row stops nobody."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from scoring.period import Period
from scoring.problem import Level
from sheets_sync.grid import Book, CellError, Grid, Percent, Uncomputed
from sheets_sync.present.problems import message
from sheets_sync.present.words import Words
from sheets_sync.team import read_team
from sheets_sync.tidy import tidy

FILE = Path(__file__).parent / "kinds" / "team.yaml"
SEPTEMBER, OCTOBER = Period(2026, 9), Period(2026, 10)
D = Decimal
ROSTER = (
    ("工号", "姓名", "岗位", "状态", "入职", "离职", "职位"),
    ("007", "李娜", "客服", "正式", date(2020, 1, 1), None, "高级"),
    ("008", "王强", "客服", "离职", date(2020, 1, 1), date(2026, 10, 16), None),
    ("021", "陈静", "领班", "顶岗", None, None, None),
)
WEEKS = (
    ("工号", "姓名", "月份", "周次", "下单", "过滤"),
    *(("007", "李娜", "2026-10", D(week), D(10 + week), "否") for week in (1, 2, 3, 4)),
    *(("008", "王强", "2026-10", f"第{week}周", D(20), "是") for week in "一二三"),
)
SHOP = (("月份", "销售额"), ("2026-10", D(1000)), ("合计", D(1000)))
SHOP_WEEKS = (("月份", "周次", "下单率"), *(("2026年10月", f"{week}", D(30)) for week in (1, 2, 3, 4)))
PEERS = (
    ("工号", "姓名", "月份", "评分人", "评分人姓名", "态度"),
    ("007", "李娜", "2026-10", "008", "王强", D(90)),
    ("007", "李娜", "2026-10", "021", "陈静", D(85)),
    ("008", "王强", "2026-10", "007", "李娜", D(80)),
    ("008", "王强", "2026-10", "021", "陈静", D(80)),
)
LEAVE = (
    ("工号", "姓名", "开始", "结束", "类别", "天数", "批准", "申请"),
    ("007", "李娜", date(2026, 10, 12), None, "病假", D("0.5"), "是", None),
    ("007", "李娜", date(2026, 9, 30), date(2026, 10, 2), "事假", D(3), "√", date(2026, 9, 28)),
)
PUNCHES = (
    ("工号", "姓名", "日期", "上班", "下班"),
    ("007", "李娜", date(2026, 10, 9), time(8, 1), time(17, 30)),
    ("007", "李娜", date(2026, 10, 8), "8：05", "缺卡"),
    ("008", "王强", date(2026, 10, 8), time(20, 0), time(4, 30)),
)
TABS = {
    "名册": ROSTER,
    "每周": WEEKS,
    "部门": SHOP,
    "部门每周": SHOP_WEEKS,
    "互评": PEERS,
    "请假": LEAVE,
    "打卡": PUNCHES,
}


def team_of(folder, *changes):
    """The team, with parts of its file written otherwise."""
    written = FILE.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in written
        written = written.replace(before, after, 1)
    path = folder / "team.yaml"
    path.write_text(written, encoding="utf-8")
    team, problems = read_team(path)
    assert problems == ()
    return team


TEAM, WRONG = read_team(FILE)


def made(*months, team=TEAM, period=OCTOBER, without=(), **tabs):
    """The department of the books, some tabs replaced."""
    rows = {title: each for title, each in {**TABS, **tabs}.items() if title not in without}
    width = {title: max(map(len, each), default=0) for title, each in rows.items()}
    grids = {
        title: Grid(title, tuple(row + (None,) * (width[title] - len(row)) for row in each))
        for title, each in rows.items()
    }
    return tidy(team, {"book": Book("表.xlsx", "memory:表.xlsx", grids, "1")}, period, months or (period,))


def codes(department):
    for problem in department.problems:
        for language in ("zh", "en"):
            said = message(problem, language)
            assert problem.code not in said
            assert "{" not in said
    return [problem.code for problem in department.problems]


def told(department):
    return [(each.code, each.person_id, each.where.tab, each.where.address) for each in department.problems]


def week(department, key, number, name):
    return department.facts[key, department.period].weeks[number - 1].get(name)


def rows(department, key, name, month=OCTOBER):
    return department.facts[key, month].records.get(name)


def places(figure):
    return [f"{cell.tab}!{cell.address}" for cell in figure.cells()]


def counts(department, tab):
    return next(numbers for _, title, *numbers in department.counts if title == tab)


def test_a_team_with_tables_of_every_kind_has_no_problem():
    assert WRONG == ()
    assert codes(made()) == []


def test_every_row_of_every_kind_is_accounted_for():
    assert [counts(made(), tab) for tab in TABS] == [
        [4, 3, 1, 0],
        [8, 7, 1, 0],
        [3, 1, 2, 0],
        [5, 4, 1, 0],
        [5, 4, 1, 0],
        [3, 2, 1, 0],
        [4, 3, 1, 0],
    ]


# --- the roster


def test_somebody_who_stands_in_is_known_as_that_and_words_of_the_roster_are_measures():
    department = made()
    assert [(person.id, person.stand_in) for person in department.people] == [
        ("007", False),
        ("008", False),
        ("021", True),
    ]
    assert department.facts["007", OCTOBER].measures["job"].word == "高级"
    assert "job" not in department.facts["008", OCTOBER].measures


# --- weeks


def test_a_measure_of_a_week_knows_its_cell():
    orders = week(made(), "007", 2, "orders")
    assert (orders.value, orders.unit, places(orders)) == (D(12), "count", ["每周!E3"])
    assert week(made(), "008", 3, "abuse").value == 1


def test_nobody_is_expected_in_a_week_in_which_they_were_not_employed():
    assert [len(each) for each in made().facts["008", OCTOBER].weeks] == [2, 2, 2, 0]


def test_a_row_of_a_week_before_somebody_came_or_after_they_left_is_told_and_not_used():
    department = made(每周=(*WEEKS, ("008", "王强", "2026-10", D(4), D(30), "否")))
    assert told(department) == [("row_outside_service_week", "008", "每周", "A9")]
    assert codes(department) == ["row_outside_service_week"]
    assert [each.level for each in department.problems] == [Level.WARNING]
    assert week(department, "008", 4, "orders") is None
    assert counts(department, "每周") == [9, 7, 1, 1]


def test_a_share_below_one_without_its_sign_is_told_since_it_may_be_a_hundred_times_as_much():
    weeks = tuple(
        ("2026-10", str(number), share) for number, share in enumerate((D("0.3955"), D("0.4"), "0.4%", D(30)), 1)
    )
    department = made(部门每周=(SHOP_WEEKS[0], *weeks))
    assert codes(department) == ["points_below_one"]
    problem = department.problems[0]
    assert (problem.level, problem.where.address) == (Level.WARNING, "C2")
    assert (problem.details["cells"], problem.details["count"]) == ("C2:C3", "2")
    assert department.shared[OCTOBER].weeks[0]["shop_rate"].value == D("0.3955")


def test_a_missing_week_is_told_and_not_nought():
    department = made(每周=WEEKS[:4] + WEEKS[5:])
    assert told(department) == [("week_missing", "", "每周", "A1")]
    department = made(每周=WEEKS[:2] + WEEKS[3:])
    assert told(department) == [("row_missing_in_week", "007", "每周", "A1")]
    assert week(department, "007", 2, "orders").value is None
    assert week(department, "007", 3, "orders").value == 13


def test_an_id_that_lost_its_zeros_on_the_roster_is_told_once_and_there():
    department = made(名册=(ROSTER[0], (D(7), *ROSTER[1][1:]), *ROSTER[2:]))
    assert told(department)[0] == ("id_lost_zeros", "7", "名册", "A2")
    assert codes(department) == ["id_lost_zeros"]
    assert department.problems[0].details["wanted"] == "007"


def test_several_missing_weeks_are_told_together():
    department = made(每周=(WEEKS[0], WEEKS[1], *WEEKS[5:]))
    assert [(each.code, each.details["week"]) for each in department.problems] == [
        ("row_missing_in_week", "2、3"),
        ("week_missing", "4"),
    ]


def test_whose_day_of_leaving_is_not_understood_is_not_told_to_lack_rows_too():
    roster = (*ROSTER[:2], ("008", "王强", "客服", "离职", date(2020, 1, 1), "下旬", None), ROSTER[3])
    department = made(名册=roster, 打卡=PUNCHES[:3], 每周=WEEKS[:5])
    assert codes(department) == ["unreadable_date"]


def test_a_week_may_be_told_by_any_day_in_it(tmp_path):
    by_day = [("007", "李娜", "2026-10", date(2026, 10, day), D(day), "否") for day in (7, 8, 21, 31)]
    department = made(每周=(WEEKS[0], *by_day, *WEEKS[5:]))
    assert codes(department) == []
    assert [week(department, "007", number, "orders").value for number in (1, 2, 3, 4)] == [7, 8, 21, 31]
    team = team_of(
        tmp_path,
        ("week: {titles: [周次], as: week}", "week: {titles: [周次], as: date}"),
        ("      period: {titles: [月份], as: month}\n", ""),
    )
    days = [("007", "李娜", date(2026, 10, day), D(day), "否") for day in (7, 8, 21, 31)]
    days += [("008", "王强", date(2026, 10, day), D(day), "否") for day in (1, 8, 15)]
    department = made(team=team, 每周=(("工号", "姓名", "周次", "下单", "过滤"), *days))
    assert codes(department) == []
    assert week(department, "008", 3, "orders").value == 15


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (D(5), "unreadable_week"),
        ("上周", "unreadable_week"),
        (None, "blank_cell"),
        (date(2026, 11, 1), "week_outside_period"),
    ],
)
def test_a_week_that_is_not_understood_is_told_and_its_row_not_used(said, code):
    department = made(每周=(*WEEKS[:2], (*WEEKS[2][:3], said, *WEEKS[2][4:]), *WEEKS[3:]))
    assert told(department) == [(code, "007", "每周", "D3")]
    assert week(department, "007", 2, "orders").value is None
    assert counts(department, "每周") == [8, 6, 1, 1]


def test_the_same_week_twice_is_used_in_neither_row():
    department = made(每周=(*WEEKS, WEEKS[1]))
    assert told(department) == [("duplicate_row_in_week", "007", "每周", "A9")]
    assert week(department, "007", 1, "orders").value is None
    assert week(department, "007", 2, "orders").value == 12


def test_one_tab_a_week_is_read_by_its_title(tmp_path):
    team = team_of(
        tmp_path,
        ("tab: 每周", 'tab: "{month}月第{week}周"'),
        (
            "      period: {titles: [月份], as: month}\n      week: {titles: [周次], as: week}\n      orders",
            "      orders",
        ),
    )
    heading = ("工号", "姓名", "下单", "过滤")
    tabs = {
        f"10月第{number}周": (
            heading,
            ("007", "李娜", D(number), "否"),
            *([("008", "王强", D(9), "否")] if number < 4 else []),
        )
        for number in (1, 2, 4)
    }
    department = made(SEPTEMBER, OCTOBER, team=team, without=("每周",), **tabs, 部门=(*SHOP, ("2026-09", D(900))))
    assert [each for each in codes(department) if each == "tab_missing"] == ["tab_missing"] * 5
    assert [week(department, "007", number, "orders").value for number in (1, 2, 3, 4)] == [1, 2, None, 4]
    assert department.facts["007", SEPTEMBER].weeks[0]["orders"].value is None


def test_a_tab_a_week_may_leave_the_period_to_a_column(tmp_path):
    team = team_of(
        tmp_path,
        ("tab: 每周", "tab: 第{week}周"),
        ("      week: {titles: [周次], as: week}\n      orders", "      orders"),
    )
    heading = ("工号", "姓名", "月份", "下单", "过滤")
    tabs = {f"第{number}周": (heading, ("007", "李娜", "2026-10", D(number), "否")) for number in (1, 2, 3, 4)}
    department = made(team=team, without=("每周",), **tabs)
    assert told(department) == [("row_missing_in_week", "008", f"第{number}周", "A1") for number in (1, 2, 3)]
    assert [week(department, "007", number, "orders").value for number in (1, 2, 3, 4)] == [1, 2, 3, 4]


def test_weeks_may_be_those_of_the_calendar(tmp_path):
    team = team_of(tmp_path, ("period: {weeks: 4}", "period: {weeks: 4, week_split: calendar}"))
    by_day = [("007", "李娜", "2026-10", date(2026, 10, day), D(day), "否") for day in (4, 5, 18, 31)]
    department = made(team=team, 每周=(WEEKS[0], *by_day, *WEEKS[5:]))
    assert codes(department) == []
    assert [week(department, "007", number, "orders").value for number in (1, 2, 3, 4)] == [4, 5, 18, 31]


# --- the department


def test_what_is_of_the_department_is_shared_by_period_and_by_week():
    shared = made().shared[OCTOBER]
    assert (shared.measures["shop_sales"].value, places(shared.measures["shop_sales"])) == (D(1000), ["部门!B2"])
    assert [each["shop_rate"].value for each in shared.weeks] == [30] * 4


def test_a_row_of_the_department_that_is_missing_blank_or_twice_leaves_it_unknown():
    for shop, found in (
        (SHOP[:1], [("month_missing", "", "部门", "A1")]),
        ((SHOP[0], ("2026-10", None)), [("blank_cell", "", "部门", "B2")]),
        ((*SHOP[:2], SHOP[1]), [("department_twice", "", "部门", "A3")]),
        ((SHOP[0], ("十月", D(1))), [("unreadable_month", "", "部门", "A2"), ("month_missing", "", "部门", "A1")]),
    ):
        department = made(部门=shop)
        assert sorted(told(department)) == sorted(found)
        assert department.shared[OCTOBER].measures["shop_sales"].value is None


def test_a_week_of_the_department_that_is_missing_is_told():
    department = made(部门每周=SHOP_WEEKS[:4])
    assert told(department) == [("week_missing", "", "部门每周", "A1")]
    assert department.shared[OCTOBER].weeks[3]["shop_rate"].value is None


def test_without_its_tab_nothing_of_the_department_is_known():
    department = made(without=("部门",))
    assert codes(department) == ["tab_missing"]
    assert department.shared[OCTOBER].measures["shop_sales"].value is None


# --- tabs of which every column may stay blank


@pytest.mark.parametrize(
    ("tab", "column"),
    [("部门", "unit: yuan, least: 0}"), ("互评", "as: number, unit: points, least: 0, most: 100}")],
)
def test_a_tab_that_may_stay_blank_is_worth_a_look_and_holds_nobody_up(tab, column, tmp_path):
    team = team_of(tmp_path, (column, column.replace("}", ", blank: allowed}")))
    department = made(SEPTEMBER, OCTOBER, team=team, **{tab: TABS[tab][:1]})
    told = [(each.code, each.level) for each in department.problems if each.where.tab == tab]
    assert told == [("month_left_blank", Level.WARNING)]
    one_row = made(team=team, **{tab: TABS[tab][:2]})
    assert [each.code for each in one_row.problems if each.where.tab == tab and "missing" in each.code] == []


# --- several raters


def test_ratings_are_made_into_one_measure_with_the_cells_of_all():
    attitude = made().facts["007", OCTOBER].measures["attitude"]
    assert (attitude.value, attitude.reason, places(attitude)) == (
        D("87.5"),
        ("rated_mean", D(2)),
        ["互评!F2", "互评!F3"],
    )
    assert Words("zh").reason(attitude) == "2 人评分的平均：90.00、85.00"


@pytest.mark.parametrize(("take", "value"), [("sum", 175), ("lowest", 85), ("highest", 90)])
def test_ratings_may_be_taken_otherwise(tmp_path, take, value):
    team = team_of(tmp_path, ("at_least: 2", f"at_least: 2\n    take: {take}"))
    assert made(team=team).facts["007", OCTOBER].measures["attitude"].value == value


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("007", "李娜", "2026-10", "007", "李娜", D(99)), "rates_self"),
        (("007", "李娜", "2026-10", "21", "陈静", D(99)), "rated_twice"),
        (("007", "李娜", "2026-10", "008", "陈静", D(99)), "rater_name_differs"),
        (("007", "李娜", "2026-10", None, None, D(99)), "blank_cell"),
        (("007", "李娜", "2026-10", "李娜", None, D(99)), "rates_self"),
        (("007", "李娜", "2026-10", "外9", "李娜", D(99)), "rates_self"),
        (("007", "李娜", "2026-10", "陈静", None, D(99)), "rated_twice"),
        (("007", "李娜", "2026-10", "外1", "督导", D(101)), "out_of_range"),
    ],
)
def test_a_rating_that_cannot_count_leaves_the_person_unknown_and_the_others_known(row, code):
    department = made(互评=(*PEERS, row))
    assert code in codes(department)
    assert department.facts["007", OCTOBER].measures["attitude"].value is None
    assert department.facts["008", OCTOBER].measures["attitude"].value == 80


def test_a_rater_who_is_written_by_name_only_is_the_person_of_the_roster():
    row = ("007", "李娜", "2026-10", None, "陈静", D(70))
    department = made(互评=(*PEERS[:2], row, *PEERS[3:]))
    assert (codes(department), department.facts["007", OCTOBER].measures["attitude"].value) == (codes(made()), 80)


def test_a_rater_by_a_name_that_several_bear_is_not_guessed():
    roster = (*ROSTER, ("033", "陈静", *ROSTER[1][2:]))
    department = made(名册=roster, 互评=(*PEERS, ("007", "李娜", "2026-10", "陈静", None, D(99))))
    assert "rater_ambiguous" in codes(department)
    assert department.facts["007", OCTOBER].measures["attitude"].value is None


def test_a_rater_from_outside_counts_and_is_told():
    department = made(互评=(*PEERS, ("007", "李娜", "2026-10", "外1", "督导", D(65))))
    assert [(each.code, each.level) for each in department.problems] == [("unknown_rater", Level.WARNING)]
    assert department.facts["007", OCTOBER].measures["attitude"].value == 80


def test_too_few_raters_are_told_and_not_enough():
    department = made(互评=PEERS[:4])
    assert told(department) == [("too_few_raters", "008", "互评", "A4")]
    assert department.facts["008", OCTOBER].measures["attitude"].value is None


# --- records


def test_records_come_in_the_order_of_their_days_with_their_fields():
    first, second = rows(made(), "007", "leave")
    assert (first.first, first.last, first.cell.address) == (date(2026, 9, 30), date(2026, 10, 2), "A3")
    assert {name: each.word or each.value for name, each in first.fields.items()} == {
        "type": "personal",
        "days": D(3),
        "approved": D(1),
        "applied_on": "2026-09-28",
    }
    assert (second.first, second.last) == (date(2026, 10, 12), date(2026, 10, 12))
    assert not second.fields["applied_on"].known
    assert places(second.fields["days"]) == ["请假!F2"]


def test_a_record_belongs_to_every_period_that_it_touches():
    department = made(SEPTEMBER, OCTOBER)
    assert [each.first for each in rows(department, "007", "leave", SEPTEMBER)] == [date(2026, 9, 30)]
    assert len(rows(department, "007", "leave")) == 2


def test_who_has_no_row_has_none_and_who_is_in_doubt_is_not_told():
    department = made(请假=(*LEAVE, ("008", "王强", "十月八日", None, "事假", D(1), "是", None)))
    assert told(department) == [("unreadable_date", "008", "请假", "C4")]
    assert rows(department, "008", "leave") is None
    assert rows(department, "021", "leave") == ()
    assert len(rows(department, "007", "leave")) == 2


def test_a_field_that_is_blank_or_not_understood_is_told_and_not_known():
    department = made(请假=(LEAVE[0], (*LEAVE[1][:4], "产假", None, "是", None)))
    assert sorted(told(department)) == [("blank_cell", "007", "请假", "F2"), ("unknown_word", "007", "请假", "E2")]
    (record,) = rows(department, "007", "leave")
    assert [record.fields[name].known for name in ("type", "days", "approved")] == [False, False, True]


@pytest.mark.parametrize(
    ("row", "code", "level"),
    [
        (
            ("007", "李娜", date(2026, 10, 9), date(2026, 10, 8), "事假", D(1), "是", None),
            "last_before_first",
            Level.ERROR,
        ),
        (("099", "无名", date(2026, 10, 9), None, "事假", D(1), "是", None), "unknown_person", Level.ERROR),
        (("007", "王强", date(2026, 10, 9), None, "事假", D(1), "是", None), "name_differs", Level.ERROR),
        (("008", "王强", date(2026, 10, 19), None, "事假", D(1), "是", None), "event_outside_service", Level.WARNING),
        (("007", "李娜", date(2028, 10, 9), None, "事假", D(1), "是", None), "date_far_off", Level.WARNING),
        (LEAVE[1], "same_row_twice", Level.WARNING),
    ],
)
def test_a_record_in_doubt_is_told(row, code, level):
    department = made(请假=(*LEAVE, row))
    assert [(each.code, each.level) for each in department.problems] == [(code, level)]


def test_without_its_tab_no_record_is_kept():
    department = made(without=("请假",))
    assert codes(department) == ["tab_missing"]
    assert rows(department, "007", "leave") is None


# --- punches


def slots(department, key="007", month=OCTOBER):
    days = rows(department, key, "punches", month)
    return None if days is None else {each.day.day: each.slots for each in days}


def moment(day, hour, minute=0):
    return datetime.combine(date(2026, 10, day), time(hour, minute))


def clock(hour, minute=0):
    return hour * 3600 + minute * 60


def test_a_row_a_day_gives_the_slots_of_the_day_in_order_and_its_place():
    assert slots(made()) == {8: (clock(8, 5), None), 9: (clock(8, 1), clock(17, 30))}
    assert rows(made(), "007", "punches")[0].cell.address == "D3:E3"


def test_who_leaves_after_midnight_leaves_on_the_day_on_which_they_came():
    assert slots(made(), "008") == {8: (clock(20), clock(28, 30))}


def test_a_punch_that_is_not_understood_is_no_absence():
    department = made(打卡=(*PUNCHES[:2], (*PUNCHES[2][:3], "早", None), PUNCHES[3]))
    assert told(department) == [("unreadable_time", "007", "打卡", "D3")]
    assert slots(department) is None
    assert slots(department, "008") is not None
    assert counts(department, "打卡") == [4, 2, 1, 1]


def test_the_same_day_twice_leaves_the_person_unknown():
    department = made(打卡=(*PUNCHES, PUNCHES[1]))
    assert told(department) == [("punch_day_twice", "007", "打卡", "C5")]
    assert slots(department) is None


@pytest.mark.parametrize(
    ("came", "left", "read"),
    [
        (time(21, 55), time(6, 5), (78900, 108300)),
        (time(18, 0), "00:30", (64800, 88200)),
        (time(8, 0), time(5, 30), None),  # 17:30 was meant
    ],
)
def test_a_punch_earlier_than_the_one_before_it_is_of_the_next_morning_or_told_at_its_cell(came, left, read, tmp_path):
    team = team_of(tmp_path, ('    day_begins: "05:00"\n', ""))
    department = made(打卡=(*PUNCHES[:3], ("008", "王强", date(2026, 10, 8), came, left)), team=team)
    assert told(department) == ([] if read else [("punch_out_of_order", "008", "打卡", "E4")])
    if read:
        assert rows(department, "008", "punches")[0].slots == read


def test_who_never_punched_is_told_and_has_no_days():
    department = made(打卡=PUNCHES[:3])
    assert [(each.code, each.person_id, each.level) for each in department.problems] == [
        ("never_punched", "008", Level.WARNING)
    ]
    assert slots(department, "008") == {}


def test_without_any_punch_of_the_period_nothing_is_known():
    department = made(打卡=PUNCHES[:1])
    assert codes(department) == ["month_missing"]
    assert slots(department) is None


def test_a_stranger_among_punches_is_told_once_and_not_for_every_row():
    strange = [("099", "无名", date(2026, 10, day), time(8), time(17)) for day in range(1, 20)]
    department = made(打卡=(*PUNCHES, *strange))
    assert codes(department) == ["unknown_person"]
    assert counts(department, "打卡") == [23, 3, 1, 19]


def test_punches_of_days_not_served_are_left_out_and_told_once():
    late = [("008", "王强", date(2026, 10, day), time(8), time(17)) for day in (19, 20)]
    department = made(打卡=(*PUNCHES, *late))
    assert codes(department) == ["event_outside_service"]
    assert list(slots(department, "008")) == [8]


SLOTS = """\
      am_in: {titles: [上班], as: time, choices: {none: [缺卡, —]}}
      pm_out: {titles: [下班], as: time, choices: {none: [缺卡, —]}}
"""
NAMED = """\
      time: {titles: [时间], as: time}
      slot: {titles: [班次], as: choice, choices: {am_in: [上班], pm_out: [下班]}}
"""
EXPORTED = """\
      moment: {titles: [打卡时间], as: moment}
      device: {titles: [设备], as: text, blank: allowed}
"""
DUE = 'slots_at: {am_in: "08:00", pm_out: "17:00"}'
PUNCH_ROWS = (("form: day_rows", "form: punch_rows"), (SLOTS, NAMED))


def by_slot(*said):
    heading = ("工号", "姓名", "日期", "时间", "班次")
    rest = ("008", "王强", date(2026, 10, 8), time(8), "上班")
    return (heading, rest, *(("007", "李娜", date(2026, 10, day), when, slot) for day, when, slot in said))


def test_a_row_a_punch_gives_the_slots_that_are_named(tmp_path):
    team = team_of(tmp_path, *PUNCH_ROWS)
    found = by_slot(
        (9, time(17, 30), "下班"), (9, time(8, 1), "上班"), (9, time(8, 3), "上班"), (10, time(0, 20), "下班")
    )
    department = made(team=team, 打卡=found)
    assert told(department) == [("slot_twice", "007", "打卡", "E6")]
    department = made(team=team, 打卡=found[:5])
    assert codes(department) == []
    assert slots(department) == {9: (clock(8, 1), clock(17, 30))}
    assert rows(department, "007", "punches")[0].cell.address == "D4"
    assert codes(made(team=team, 打卡=by_slot((9, time(8), "午休")))) == ["unknown_word"]
    assert codes(made(team=team, 打卡=by_slot((9, None, "上班")))) == ["blank_cell"]


def device(*more):
    form = "\n    ".join(("form: device", DUE, *more))
    return (("form: day_rows", form), ("      date: {titles: [日期], as: date}\n" + SLOTS, EXPORTED))


def exported(*times):
    rest = ("008", "王强", moment(8, 8), "A1")
    return (("工号", "姓名", "打卡时间", "设备"), rest, *(("007", "李娜", when, "A1") for when in times))


def test_a_devices_punches_are_taken_in_order_and_double_ones_are_one(tmp_path):
    team = team_of(tmp_path, *device())
    department = made(
        team=team,
        打卡=exported(moment(9, 17, 31), "2026/10/9 08:01:30", "2026-10-09 8:03", moment(9, 17, 33)),
    )
    assert codes(department) == []
    assert slots(department) == {9: (clock(8, 1) + 30, clock(17, 33))}
    department = made(team=team, 打卡=exported(*(moment(9, hour) for hour in (8, 12, 17))))
    assert told(department) == [("too_many_punches", "007", "打卡", "C3")]
    assert slots(department) is None


def test_a_devices_punches_may_be_told_by_the_timetable(tmp_path):
    team = team_of(tmp_path, *device("assign: nearest", "same_within: 0"))
    times = [moment(9, hour) for hour in (7, 9, 12, 16, 18)] + [moment(10, 16)]
    department = made(team=team, 打卡=exported(*times))
    assert codes(department) == []
    assert slots(department) == {9: (clock(7), clock(18)), 10: (None, clock(16))}


def test_a_device_that_tells_in_from_out_is_believed(tmp_path):
    (form, columns) = device()
    told_ways = columns[1].replace(
        "device: {titles: [设备], as: text, blank: allowed}",
        "direction: {titles: [设备], as: choice, choices: {in: [进], out: [出]}}",
    )
    team = team_of(tmp_path, form, (columns[0], told_ways))
    heading = ("工号", "姓名", "打卡时间", "设备")
    people = [("008", "王强", moment(8, 8), "进"), ("007", "李娜", moment(9, 8), "出")]
    department = made(team=team, 打卡=(heading, *people))
    assert codes(department) == []
    assert slots(department) == {9: (None, clock(8))}
    assert codes(made(team=team, 打卡=(heading, people[0], (*people[1][:3], "?")))) == ["unknown_word"]


def test_a_day_without_a_time_is_no_punch(tmp_path):
    team = team_of(tmp_path, *device())
    department = made(team=team, 打卡=exported(date(2026, 10, 9), date(2026, 10, 10)))
    assert told(department) == [("unreadable_moment", "007", "打卡", "C3")]
    assert counts(department, "打卡") == [4, 1, 1, 2]
    assert slots(department) is None


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        (time(8, 5, 30), 29130),
        ("８：０５", 29100),
        (" 8:05 ", 29100),
        ("08:05:59", 29159),
        ("8时5分", 29100),
        ("下午1:30", 48600),
        ("1:30 PM", 48600),
        ("12:00 am", 86400),  # before five in the morning: the day has not begun
        ("24:10", 87000),
        (D("0.5"), 43200),
        ("缺卡", None),
        (None, None),
        ("  ", None),
    ],
)
def test_a_time_is_read_in_the_ways_in_which_people_and_devices_write_it(typed, seconds):
    department = made(打卡=(PUNCHES[0], ("007", "李娜", date(2026, 10, 9), None, typed), PUNCHES[3]))
    assert codes(department) == []
    assert slots(department) == {9: (None, seconds)}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("8点半", "unreadable_time"),
        ("805", "unreadable_time"),
        ("8.05", "unreadable_time"),
        ("下午13:00", "unreadable_time"),
        ("48:00", "unreadable_time"),
        ("8:75", "unreadable_time"),
        ("休", "unreadable_time"),
        (D(8), "unreadable_time"),
        (D("8.5"), "unreadable_time"),
        (True, "unreadable_time"),
        (date(2026, 10, 9), "unreadable_time"),
        (Percent(D("0.5")), "unreadable_time"),
        (CellError("#N/A"), "error_cell"),
        (Uncomputed("=A1"), "uncomputed_formula"),
    ],
)
def test_a_time_that_leaves_a_doubt_is_told(typed, code):
    department = made(打卡=(PUNCHES[0], ("007", "李娜", date(2026, 10, 9), None, typed), PUNCHES[3]))
    assert told(department) == [(code, "007", "打卡", "E2")]
    assert slots(department) is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("是", 1),
        ("√", 1),
        (True, 1),
        (D(1), 1),
        ("否", 0),
        (False, 0),
        (D(0), 0),
        ("NO", 0),
        ("大概", None),
        (None, None),
    ],
)
def test_a_yes_or_no_is_read_as_people_tick_it(typed, value):
    department = made(每周=(*WEEKS[:1], (*WEEKS[1][:5], typed), *WEEKS[2:]))
    abuse = week(department, "007", 1, "abuse")
    assert (abuse.value, abuse.unit, abuse.known) == (value, "yes_no", value is not None)


# --- periods of every kind

QUARTER, FOURTH = "period: {kind: quarter, weeks: 4}", Period(2026, 10, 3)


@pytest.mark.parametrize(
    ("kind", "period", "said", "others"),
    [
        (
            "quarter",
            Period(2026, 10, 3),
            ("2026-Q4", "2026年第四季度", "2026年4季度", "2026q4", date(2026, 11, 5)),
            ("26Q4", "2026-10", "2026-Q5"),
        ),
        (
            "half_year",
            Period(2026, 7, 6),
            ("2026-H2", "2026年下半年", "2026下半年", date(2026, 12, 31)),
            ("2026-07", "H2", "2026-H3"),
        ),
        ("year", Period(2026, 1, 12), ("2026", "2026年", "2026年度", D(2026)), ("26年", "2026-1")),
        (
            "month",
            Period(2026, 10),
            ("2026-10", "2026年10月", "202610", date(2026, 10, 3)),
            ("2026-Q4", "10月", "2026"),
        ),
    ],
)
def test_a_period_is_read_in_the_ways_in_which_people_write_it(tmp_path, kind, period, said, others):
    team = team_of(tmp_path, ("period: {weeks: 4}", f"period: {{kind: {kind}, weeks: 4}}"))
    for written in said:
        department = made(team=team, period=period, 部门=(SHOP[0], (written, D(5))))
        assert department.shared[period].measures["shop_sales"].value == 5, written
    for written in others:
        department = made(team=team, period=period, 部门=(SHOP[0], (written, D(5))))
        assert department.shared[period].measures["shop_sales"].value is None, written
        assert codes(department)


def test_a_period_with_a_cut_off_begins_and_ends_with_it(tmp_path):
    team = team_of(tmp_path, ("period: {weeks: 4}", "period: {from_day: 21, weeks: 4}"))
    period = Period(2026, 10, 1, 21)
    punches = (
        PUNCHES[0],
        *(
            ("007", "李娜", day, time(8), time(17))
            for day in (date(2026, 9, 21), date(2026, 10, 20), date(2026, 10, 21))
        ),
    )
    department = made(team=team, period=period, 打卡=punches)
    assert [each.day for each in rows(department, "007", "punches", period)] == [date(2026, 9, 21), date(2026, 10, 20)]
    assert rows(department, "007", "leave", period)[0].first == date(2026, 9, 30)
    department = made(team=team, period=period, 部门=(SHOP[0], (date(2026, 10, 25), D(5))))
    assert "unreadable_month" in codes(department)


def test_one_tab_a_quarter_is_read_by_its_title(tmp_path):
    team = team_of(
        tmp_path,
        ("period: {weeks: 4}", QUARTER),
        (
            "tab: 部门\n    columns:\n      period: {titles: [月份], as: month}\n",
            'tab: ["{year}年第{quarter}季度", "{year}Q{quarter}"]\n    columns:\n',
        ),
    )
    department = made(
        FOURTH.shift(-1),
        FOURTH,
        team=team,
        period=FOURTH,
        without=("部门",),
        **{"2026年第4季度": (("销售额",), (D(5),)), "2026Q3": (("销售额",), (D(4),))},
    )
    assert [department.shared[each].measures["shop_sales"].value for each in (FOURTH.shift(-1), FOURTH)] == [4, 5]


def test_a_title_without_its_year_is_that_of_the_latest_period_that_it_fits(tmp_path):
    column = "      period: {titles: [月份], as: month}\n"
    team = team_of(tmp_path, ("tab: 部门\n    columns:\n" + column, 'tab: "{month}月"\n    columns:\n'))
    before = Period(2025, 10)
    department = made(before, OCTOBER, team=team, without=("部门",), **{"10月": (("销售额",), (D(5),))})
    assert [department.shared[each].measures["shop_sales"].value for each in (before, OCTOBER)] == [None, 5]
    assert ("month_missing", "", "10月", "A1") in told(department)


GRID = """\
  attendance:
    kind: month_grid
    book: book
    tab: "{year}年{month}月"
    for: [lead]
    columns:
      employee_id: {titles: [工号], as: id}
    unmarked: present
    marks:
      late: {words: [迟], n: minutes, counts: late_count, sums: late_minutes}
  peers:
"""


def test_a_quarter_of_attendance_is_added_up_from_the_tabs_of_its_months(tmp_path):
    team = team_of(tmp_path, ("period: {weeks: 4}", QUARTER), ("  peers:\n", GRID))
    tabs = {}
    for month, marks in ((10, {3: "迟5"}), (11, {}), (12, {4: "迟7", 9: "迟8"})):
        days = Period(2026, month).days
        row = ("021", *(marks.get(day) for day in range(1, days + 1)))
        tabs[f"2026年{month}月"] = (("工号", *map(D, range(1, days + 1))), row)
    late = made(team=team, period=FOURTH, **tabs).facts["021", FOURTH].measures["late_minutes"]
    assert (late.value, [str(part.value) for part in late.parts]) == (20, ["5", "0", "15"])
    assert places(late) == ["2026年10月!D2", "2026年11月!B2:AE2", "2026年12月!E2", "2026年12月!J2"]
    assert (
        Words("zh").reason(late)
        == "late_minutes（2026年10月） 5 + late_minutes（2026年11月） 0 + late_minutes（2026年12月） 15"
    )
    department = made(team=team, period=FOURTH, **{**tabs, "2026年11月": ()})
    assert ("headings_missing", "2026-Q4") in [(each.code, each.period) for each in department.problems]
    assert department.facts["021", FOURTH].measures["late_minutes"].value is None


def test_a_row_of_another_period_than_its_tab_is_not_used(tmp_path):
    team = team_of(tmp_path, ("tab: 部门\n", 'tab: "{year}年{month}月"\n'))
    department = made(team=team, without=("部门",), **{"2026年10月": (SHOP[0], ("2026-09", D(5)))})
    assert sorted(codes(department)) == ["month_missing", "row_of_other_period"]
    assert department.shared[OCTOBER].measures["shop_sales"].value is None


def test_a_tab_for_each_rater_with_the_same_headings_gives_each_their_own_measure(tmp_path):
    both = "".join(
        f"  {rater}:\n    kind: monthly\n    book: book\n    tab: {tab}\n    for: [rep]\n    columns:\n"
        "      employee_id: {titles: [工号], as: id}\n      period: {titles: [月份], as: month}\n"
        f"      {rater}_score: {{titles: [得分], as: number, unit: points}}\n"
        for rater, tab in (("self", "自评"), ("manager", "上级评"))
    )
    team = team_of(tmp_path, ("  peers:\n", f"{both}  peers:\n"))
    tabs = {
        tab: (("工号", "月份", "得分"), ("007", "2026-10", D(score)), ("008", "2026-10", D(70)))
        for tab, score in (("自评", 95), ("上级评", 88))
    }
    department = made(team=team, **tabs)
    assert codes(department) == []
    measures = department.facts["007", OCTOBER].measures
    assert [measures[name].value for name in ("self_score", "manager_score")] == [95, 88]
    assert places(measures["manager_score"]) == ["上级评!C2"]
