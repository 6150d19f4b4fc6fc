"""Whatever the order of rows, columns and tabs, tables of every kind say the same, but for the addresses of cells."""

from datetime import date, time
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.records import Day
from tests.test_tidy_kinds import LEAVE, OCTOBER, PEERS, PUNCHES, SEPTEMBER, SHOP, TABS, WEEKS, made

UNTIDY = {
    **TABS,
    "每周": (
        *WEEKS,
        WEEKS[1],
        ("008", "李娜", "2026-10", Decimal(1), Decimal(3), "否"),
        ("007", "李娜", "2026-10", "下周", Decimal(1), "否"),
    ),
    "部门": (*SHOP[:2], ("2026-10", Decimal(7)), ("2026-09", None)),
    "互评": (
        *PEERS,
        ("007", "李娜", "2026-10", "007", "李娜", Decimal(99)),
        ("008", "王强", "2026-10", "外1", None, Decimal(60)),
    ),
    "请假": (
        *LEAVE,
        LEAVE[1],
        ("008", "王强", "十月", None, "事假", Decimal(1), "是", None),
        ("099", "无名", date(2026, 10, 8), None, "病假", Decimal(1), "否", None),
    ),
    "打卡": (
        *PUNCHES,
        PUNCHES[3],
        ("007", "李娜", date(2026, 10, 10), "?", time(17)),
        ("007", "李娜", "某日", time(8), None),
        ("007", "李娜", "另一日", time(8), None),
        ("008", "王强", date(2026, 10, 20), time(8), None),
        ("008", "王强", date(2026, 10, 19), time(8), None),
    ),
}


def said(department):
    def figure(each):
        return (each.value, each.unit, each.reason, each.word, sorted(cell.shown for cell in each.cells()))

    def row(each):
        if isinstance(each, Day):
            return each.day, each.slots
        return each.first, each.last, {name: figure(one) for name, one in each.fields.items()}

    def measures(each):
        return {name: figure(one) for name, one in each.items()}

    return (
        {
            key: (
                measures(facts.measures),
                [measures(week) for week in facts.weeks],
                {name: [row(each) for each in rows] for name, rows in facts.records.items()},
            )
            for key, facts in department.facts.items()
        },
        {
            month: (measures(each.measures), [measures(week) for week in each.weeks])
            for month, each in department.shared.items()
        },
        department.counts,
        sorted(
            (each.code, each.person_id, each.period, each.where.tab, each.where.shown) for each in department.problems
        ),
    )


PLAIN = said(made(SEPTEMBER, OCTOBER, **UNTIDY))


@st.composite
def shuffled(draw):
    tabs = {}
    for title in draw(st.permutations(sorted(UNTIDY))):
        heading, *rows = UNTIDY[title]
        columns = draw(st.permutations(range(len(heading))))
        filled = [tuple(row) + (None,) * (len(heading) - len(row)) for row in (heading, *draw(st.permutations(rows)))]
        tabs[title] = tuple(tuple(row[column] for column in columns) for row in filled)
    return tabs


@settings(max_examples=25)
@given(shuffled())
def test_the_order_of_rows_columns_and_tabs_changes_nothing(tabs):
    assert said(made(SEPTEMBER, OCTOBER, **tabs)) == PLAIN


def test_the_problems_of_the_untidy_tables_are_all_told():
    assert sorted({code for code, *_ in PLAIN[-1]}) == [
        "blank_cell",
        "department_twice",
        "duplicate_row_in_week",
        "event_outside_service",
        "month_missing",
        "name_differs",
        "never_punched",
        "punch_day_twice",
        "rates_self",
        "same_row_twice",
        "unknown_person",
        "unknown_rater",
        "unreadable_date",
        "unreadable_time",
        "unreadable_week",
        "week_missing",
    ]
