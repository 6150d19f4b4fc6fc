"""LibreOffice as a second opinion: it works the payroll out from the circular's formulas, and opens what we write."""

import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from sheets_sync.demo import DEPARTMENT, write_department
from tests.oracle import clerk, departments, libreoffice
from tests.oracle.sheets import NOT_CALCULATED, read, read_figures

pytestmark = pytest.mark.skipif(
    libreoffice.PROGRAM is None, reason="needs LibreOffice (soffice) on the path of a POSIX system"
)

DEPARTMENTS = {
    "demo": DEPARTMENT,
    "edges": departments.edges(DEPARTMENT),
    "complained": departments.complained(DEPARTMENT),
    "chance-1": departments.by_chance(DEPARTMENT, 1),
    "chance-2": departments.by_chance(DEPARTMENT, 2),
}
# Title in the payroll → column of the formulas.
ITEMS = {
    "岗位工资": "post_pay_paid",
    "全勤奖": "full_attendance_paid",
    "绩效工资": "performance_pay",
    "服务明星": "service_star",
    "进步之星": "progress_star",
    "效能之星": "efficiency_star",
    "五星一次性奖励": "reward",
    "调整": "changes",
    "应发合计": "total",
}
# Kind of person → how the formulas know one.
KINDS = {
    "regular": lambda row: row.get("standing") == "evaluated",
    "probation": lambda row: row.get("standing") == "probation",
    "confirmed lately": lambda row: str(row["confirmed"] or "") >= "2026-08",
    "joined or left": lambda row: row["days"] < row["month_days"],
    "lead": lambda row: "group_mean" in row,
    "award": lambda row: row.get("service_star") or row.get("progress_star") or row.get("efficiency_star"),
    "praised": lambda row: row.get("praised") or row.get("up"),
    "downgraded": lambda row: row.get("down") or row.get("to_nought") or row.get("to_one"),
}


def product(*words: object) -> str:
    command = [sys.executable, "-m", "sheets_sync", *map(str, words)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False, env=environment)
    assert done.returncode == 0, f"{words} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def paid(tmp_path_factory) -> Callable[[str], Path]:
    """Returns where a department's results are, worked out by the product as a user would have it done."""
    place = tmp_path_factory.mktemp("teams")

    @cache
    def results(name: str) -> Path:
        if name == "demo":
            product("demo", place / name)
        else:
            write_department(place / name, DEPARTMENTS[name])
            product("run", "demo", "--config", place / name / "config", "--period", "2026-10")
        return place / name / "results" / "2026-10"

    return results


@pytest.fixture(scope="module")
def calculated(tmp_path_factory) -> dict[str, Path]:
    """Returns each department's workbook of formulas, calculated by LibreOffice."""
    place = tmp_path_factory.mktemp("oracle")
    typed = [place / f"{name}.xlsx" for name in DEPARTMENTS]
    for path, records in zip(typed, DEPARTMENTS.values(), strict=True):
        clerk.type_in(path, records, 2026, 10)
        assert read_figures(path)["canary"] == NOT_CALCULATED
    made = libreoffice.convert("xlsx", typed, place / "calculated", place / "office")
    return dict(zip(DEPARTMENTS, made, strict=True))


def formulas_of(path: Path) -> dict[str, dict[str, object]]:
    return read(path, "rep_pay") | read(path, "lead_pay")


def formulas_pay(path: Path) -> dict[str, dict[str, Decimal]]:
    return {
        person: {title: Decimal(str(row.get(column, 0))) for title, column in ITEMS.items()}
        for person, row in formulas_of(path).items()
    }


def products_pay(results: Path) -> dict[str, dict[str, Decimal]]:
    sheet = openpyxl.load_workbook(results / "工资表.xlsx", data_only=True)["工资"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0]]
    head = next(index for index, row in enumerate(rows) if row[0] == "工号")
    people = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :] if row[0] != "合计"]
    return {row["工号"]: {title: Decimal(str(row[title] or 0)) for title in ITEMS} for row in people}


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_libreoffice_calculated_and_did_not_repeat_what_was_stored(calculated, name):
    assert read_figures(calculated[name])["canary"] == 42
    for tab in openpyxl.load_workbook(calculated[name], data_only=True):
        cells = [cell for row in tab.iter_rows() for cell in row]
        assert [cell.coordinate for cell in cells if cell.value == NOT_CALCULATED or cell.data_type == "e"] == []


@pytest.mark.parametrize("name", list(DEPARTMENTS))
def test_the_payroll_agrees_with_the_formulas_to_the_fen(paid, calculated, name):
    ours, theirs = products_pay(paid(name)), formulas_pay(calculated[name])
    assert sorted(ours) == sorted(theirs)
    differing = [
        f"{person} {title}: formulas {theirs[person][title]}, payroll {ours[person][title]}"
        for person in theirs
        for title in ITEMS
        if abs(theirs[person][title] - ours[person][title]) >= Decimal("0.005")
    ]
    assert differing == []


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_at_least_three_of_each_kind(calculated, kind):
    rows = [row for name in ("demo", "edges") for row in formulas_of(calculated[name]).values()]
    assert len([row for row in rows if KINDS[kind](row)]) >= 3


def test_the_circulars_own_examples_come_out(paid, calculated):
    figures = read_figures(calculated["demo"])
    assert (figures["printed_rep"], figures["printed_lead"]) == (3220, 4700)
    assert products_pay(paid("demo"))["005"]["应发合计"] == 3220
    assert products_pay(paid("edges"))["002"]["应发合计"] == 4700


def test_the_three_workbooks_print_to_pdf(paid, tmp_path):
    books = sorted(paid("demo").glob("*.xlsx"))
    assert [book.name for book in books] == ["工资表.xlsx", "绩效汇总.xlsx", "绩效结果.xlsx"]
    for page in libreoffice.convert("pdf", books, tmp_path / "pdf", tmp_path / "office"):
        printed = page.read_bytes()
        assert printed.startswith(b"%PDF-")
        assert printed.rstrip().endswith(b"%%EOF")
        assert printed.count(b"/Type/Page\n") + printed.count(b"/Type/Page/") >= 1
