"""Whatever the order of rows, columns and tabs: the same department comes out, but for the addresses of cells."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.period import Period
from sheets_sync.grid import Book, Grid, Percent
from sheets_sync.team import read_team
from sheets_sync.tidy import tidy

TEAM, _ = read_team(Path(__file__).parent / "dirty" / "team.yaml")
MONTHS = (Period(2026, 8), Period(2026, 9))
STAFF = [("001", "甲一"), ("002", "乙二"), ("003", "丙三"), ("004", "丁四"), ("005", "戊五"), ("006", "己六")]
ROSTER = [
    ("工号", "姓名", "岗位", "组别", "状态", "入职日期", "转正日期", "离职日期", "岗位工资（元）"),
    *(
        (key, name, "客服", "一组", "正式", date(2020, 1, 1), date(2020, 4, 1), None, Decimal(2000 + int(key)))
        for key, name in STAFF
    ),
]
SHARES = (Decimal("0.8"), Percent(Decimal("0.9")), Decimal(97), Percent(Decimal("0.5")))
MONTHLY = [
    ("工号", "姓名", "月份", "组别", "工作量", "得分", "投诉·有效", "出错率", "满席度", "合格率", "占比", "考核日期"),
    *(
        (key, name, str(month), None, Decimal(1000 + int(key)), Decimal(80), Decimal(0), *SHARES, None)
        for month in MONTHS
        for key, name in STAFF
    ),
]
EVENTS = [
    ("工号", "姓名", "日期", "类别", "说明"),
    ("001", "甲一", date(2026, 9, 3), "表扬", "x"),
    ("001", "甲一", date(2026, 9, 3), "表扬", "x"),
    ("002", "乙二", date(2026, 8, 3), "批评", "y"),
    ("002", "丙三", date(2026, 8, 4), "批评", "z"),
    ("006", "己六", "9月3日", "批评", "w"),
]
MONEY = [
    ("工号", "姓名", "月份", "金额", "原因", "批准人"),
    ("003", "丙三", "2026-09", Decimal(5), "补贴", "周敏"),
    ("003", "丙三", "2026-09", Decimal(-7), "扣回", "周敏"),
    ("004", "丁四", "2026-09", Decimal(9), None, "周敏"),
]


def days(month):
    rows = [("工号", "姓名", *(Decimal(day) for day in range(1, month.days + 1)))]
    marks = {"001": {3: "迟10"}, "002": {4: "??"}, "003": {5: None}, "004": {6: "事0.5 早3", 7: "旷"}}
    return rows + [
        (key, name, *(marks.get(key, {}).get(day, "√") for day in range(1, month.days + 1))) for key, name in STAFF
    ]


ROSTER.append(("005", "戊五", "客服", "二组", "试用", date(2026, 1, 1), None, None, Decimal(1)))  # a person twice
MONTHLY.append(MONTHLY[1])  # a row twice
MONTHLY[3] = (MONTHLY[3][0], MONTHLY[4][1], *MONTHLY[3][2:])  # a wrong name
MONTHLY[5] = (*MONTHLY[5][:4], "约900", *MONTHLY[5][5:])
MONTHLY.append(("099", "无名", "2026-09", *MONTHLY[1][3:]))
TABS = {
    "scores": {"名册": ROSTER, "月度": MONTHLY, "记录": EVENTS},
    "days": {"2026年8月": days(MONTHS[0]), "2026年9月": days(MONTHS[1])},
    "money": {"调整": MONEY},
}


def department(tabs):
    books = {
        key: Book(key, key, {title: Grid(title, tuple(map(tuple, rows))) for title, rows in book.items()}, "1")
        for key, book in tabs.items()
    }
    return tidy(TEAM, books, MONTHS[-1], MONTHS)


def without_addresses(department):
    def figure(each):
        return (each.name, each.value, each.unit, each.reason, each.word, sorted(cell.shown for cell in each.cells()))

    return (
        [
            (person.id, person.name, person.role, person.group, person.hired, person.left)
            for person in department.people
        ],
        {key: {name: figure(each) for name, each in facts.measures.items()} for key, facts in department.facts.items()},
        {key: [figure(each) for each in figures] for key, figures in department.adjustments.items()},
        department.counts,
        sorted(
            (each.code, each.person_id, each.period, each.level, each.where.tab, each.where.shown)
            for each in department.problems
        ),
    )


PLAIN = without_addresses(department(TABS))


@st.composite
def shuffled(draw):
    tabs = {}
    for key in draw(st.permutations(sorted(TABS))):
        tabs[key] = {}
        for title in draw(st.permutations(sorted(TABS[key]))):
            heading, *rows = TABS[key][title]
            columns = draw(st.permutations(range(len(heading))))
            rows = [heading, *draw(st.permutations(rows))]
            tabs[key][title] = [[row[column] for column in columns] for row in rows]
    return tabs


@settings(max_examples=25)
@given(shuffled())
def test_the_order_of_rows_columns_and_tabs_changes_nothing(tabs):
    assert without_addresses(department(tabs)) == PLAIN


def test_the_problems_of_the_untidy_department_are_all_told():
    assert sorted({code for code, *_ in PLAIN[-1]}) == [
        "blank_cell",
        "duplicate_person",
        "duplicate_row",
        "name_differs",
        "same_row_twice",
        "unknown_mark",
        "unknown_person",
        "unmarked_day",
        "unreadable_date",
        "unreadable_number",
    ]
