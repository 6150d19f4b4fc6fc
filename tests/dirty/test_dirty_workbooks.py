"""Dirt that only real workbooks hold: formats, formulas, errors, merged and hidden cells, written by two libraries."""

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from scoring.period import Period
from scoring.problem import Level
from sheets_sync.backends import xlsx
from sheets_sync.grid import Book
from sheets_sync.team import read_team
from sheets_sync.tidy import tidy

SEPTEMBER = Period(2026, 9)
TEAM, _ = read_team(Path(__file__).parent / "team.yaml")
ROSTER = (
    ("工号", "姓名", "岗位", "组别", "状态", "入职日期", "转正日期", "离职日期", "岗位工资（元）"),
    ("007", "李娜", "客服代表", "一组", "正式", date(2021, 3, 15), date(2021, 6, 15), None, 2000),
    ("008", "王强", "客服代表", "一组", "正式", date(2022, 5, 1), date(2022, 8, 1), None, 2100),
)
MONTHLY = (
    ("工号", "姓名", "月份", "组别", "工作量", "得分", "投诉·有效", "出错率", "满席度", "合格率", "占比", "考核日期"),
    ("007", "李娜", "2026-09", "一组", 1200, 88, 1, 0.8, "96%", "97%", 0.5, None),
    ("008", "王强", "2026-09", "一组", 1100, 75, 0, 1.2, "95%", "98%", 0.5, None),
)
EVENTS = (("工号", "姓名", "日期", "类别", "说明"), ("007", "李娜", date(2026, 9, 12), "表扬", "客户来信"))
DAYS = (("工号", "姓名", *range(1, 31)), ("007", "李娜", *["√"] * 30), ("008", "王强", *["√"] * 30))
MONEY = (("工号", "姓名", "月份", "金额", "原因", "批准人"), ("008", "王强", "2026-09", 100, "补贴", "周敏"))


def scores(change):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in {"名册": ROSTER, "月度": MONTHLY, "记录": EVENTS}.items():
        tab = book.create_sheet(title)
        for row in rows:
            tab.append(row)
    change(book["月度"])
    return book


def department(folder, book):
    book.save(folder / "评分表.xlsx")
    return tidied(folder)


def tidied(folder):
    days = plain_book(folder / "考勤表.xlsx", {"2026年9月": DAYS})
    money = plain_book(folder / "调整.xlsx", {"调整": MONEY})
    books = {"scores": xlsx.read(f"xlsx:{folder / '评分表.xlsx'}"), "days": days, "money": money}
    return tidy(TEAM, books, SEPTEMBER, (SEPTEMBER,))


def plain_book(path, tabs) -> Book:
    with xlsxwriter.Workbook(path) as book:
        for title, rows in tabs.items():
            tab = book.add_worksheet(title)
            for index, row in enumerate(rows):
                tab.write_row(index, 0, row)
    return xlsx.read(f"xlsx:{path}")


def codes(made):
    return sorted({problem.code for problem in made.problems})


def value(made, name, person="007"):
    figure = made.facts[person, SEPTEMBER].measures[name]
    return figure.word or (None if figure.value is None else str(figure.value))


def typed(address, what, number_format="General"):
    def change(tab):
        tab[address] = what
        tab[address].number_format = number_format

    return change


def two_heading_rows(tab):
    tab.insert_rows(1)
    tab["E1"], tab["F1"] = "个人业绩", None
    tab["G1"], tab["G2"] = "投诉", "有效"
    tab.merge_cells("E1:F1")
    for column in "ABCDHIJKL":
        tab[f"{column}1"], tab[f"{column}2"] = tab[f"{column}2"].value, None
        tab.merge_cells(f"{column}1:{column}2")


def merged_month(tab):
    tab.merge_cells("C2:C3")


def hidden_row_and_tab(tab):
    tab.row_dimensions[2].hidden = True
    tab.sheet_state = "hidden"


def heading_in_two_lines(tab):
    tab["E1"] = "工作\n量 *"


READ = {
    "a percentage by its format": (typed("I2", 0.965, "0.0%"), "seat_rate", "96.5"),
    "money by its format": (typed("E2", 1200, "¥#,##0.00"), "workload", "1200"),
    "a number kept as text": (typed("E2", "1,200"), "workload", "1200"),
    "a day": (typed("L2", date(2026, 9, 3), "yyyy-mm-dd"), "tested", "2026-09-03"),
    "a day with a time of midnight": (typed("L2", datetime(2026, 9, 3), "yyyy/m/d h:mm"), "tested", "2026-09-03"),  # noqa: DTZ001
    "a day as a bare serial number": (typed("L2", 46268), "tested", "2026-09-03"),
    "a sum with the dust of floats": (typed("F2", 0.1 + 0.2), "score", "0.3"),
    "two heading rows with merged groups": (two_heading_rows, "complaints", "1"),
    "a month merged over two people": (merged_month, "workload", "1200"),
    "a hidden row in a hidden tab": (hidden_row_and_tab, "workload", "1200"),
    "a heading in two lines": (heading_in_two_lines, "workload", "1200"),
}
REPORTED = {
    "a formula that nobody has computed": (typed("E2", "=600*2"), "workload", "uncomputed_formula"),
    "an error": (typed("E2", "#N/A"), "workload", "error_cell"),
    "a truth value": (typed("E2", True), "workload", "unreadable_number"),
    "a time": (typed("E2", time(10, 30), "h:mm"), "workload", "unreadable_number"),
    "a percentage where a number belongs": (typed("E2", 0.96, "0%"), "workload", "percent_in_number"),
    "a number formatted as a date": (typed("E2", 1200, "yyyy-mm-dd"), "workload", "unreadable_number"),
    "a month formatted as a number": (typed("C2", 2026.1, "0.0"), "workload", "unreadable_month"),
}


@pytest.mark.parametrize("name", READ)
def test_a_workbook_is_read_right(name, tmp_path):
    change, measure, wanted = READ[name]
    made = department(tmp_path, scores(change))
    assert value(made, measure) == wanted
    assert codes(made) == []


@pytest.mark.parametrize("name", REPORTED)
def test_a_workbook_is_reported(name, tmp_path):
    change, measure, code = REPORTED[name]
    made = department(tmp_path, scores(change))
    withheld = {problem.person_id for problem in made.problems if problem.level is Level.ERROR}
    assert value(made, measure) is None
    assert code in codes(made)
    assert withheld == {"007"}
    assert value(made, measure, "008") is not None


def test_an_id_typed_as_a_number_that_only_looks_like_007_is_read_with_a_warning(tmp_path):
    made = department(tmp_path, scores(typed("A2", 7, "000")))
    assert value(made, "workload") == "1200"
    assert codes(made) == ["id_written_otherwise"]


def written_by_xlsxwriter(folder, row):
    tabs = {"名册": ROSTER, "月度": (MONTHLY[0], row, MONTHLY[2]), "记录": EVENTS}
    with xlsxwriter.Workbook(folder / "评分表.xlsx", {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for title, rows in tabs.items():
            tab = book.add_worksheet(title)
            for at, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        tab.write_datetime(at, column, cell, day)
                    elif isinstance(cell, tuple):
                        tab.write_formula(at, column, *cell)
                    else:
                        tab.write(at, column, cell)
    return tidied(folder)


def test_text_that_looks_like_a_formula_is_text(tmp_path):
    made = written_by_xlsxwriter(tmp_path, ("007", "李娜", "2026-09", "=1+1", *MONTHLY[1][4:]))
    assert [(each.code, each.where.shown) for each in made.problems] == [("unknown_word", "=1+1")]


def test_nought_behind_a_formula_of_a_library_is_no_value(tmp_path):
    made = written_by_xlsxwriter(tmp_path, ("007", "李娜", "2026-09", "一组", ("=600*2",), *MONTHLY[1][5:]))
    assert value(made, "workload") is None
    assert "uncomputed_formula" in codes(made)
