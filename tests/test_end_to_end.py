"""A whole month from workbooks to workbooks: what is promised of a run, seen from outside."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import openpyxl
import pytest
from click.testing import CliRunner, Result

from sheets_sync import demo as shipped_demo
from sheets_sync.cli import cli
from sheets_sync.demo import DEPARTMENT, write_department

PERIOD = "2026-10"
SUMMARY, PAYROLL, RESULTS = "绩效汇总.xlsx", "工资表.xlsx", "绩效结果.xlsx"


def invoke(*words: str) -> Result:
    result = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def team(command: str, folder: Path, *words: str) -> Result:
    return invoke(command, "demo", *words, "--config", str(folder / "config"), "--period", PERIOD)


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    books = sorted((folder / "results" / PERIOD).glob("*"))
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in books}


def contents(folder: Path) -> dict[str, bytes]:
    return {name: content for name, (content, _) in state(folder).items()}


def values(folder: Path, book: str, tab: str) -> list[tuple[object, ...]]:
    opened = openpyxl.load_workbook(folder / "results" / PERIOD / book)
    return list(opened[tab].iter_rows(values_only=True))


def type_into(book: Path, tab: str, address: str, value: object) -> None:
    opened = openpyxl.load_workbook(book)
    opened[tab][address] = value
    opened.save(book)


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    result = invoke("demo", str(folder), "--language", "zh")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def department(finished: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    shutil.copytree(finished, folder)
    return folder


def score_cell(folder: Path, name: str, month: str, heading: str) -> str:
    """Finds where a person's figure stands, as a person would: by looking."""
    tab = openpyxl.load_workbook(folder / "books" / "客服评分表.xlsx")["月度绩效"]
    columns = {str(cell.value).strip(): cell.column for row in tab.iter_rows(max_row=6) for cell in row if cell.value}
    for row in tab.iter_rows():
        said = [str(cell.value) for cell in row]
        if name in said and any(re.sub(r"\D", "", text)[:6].lstrip("0") == month.replace("-", "") for text in said):
            return row[columns[heading] - 1].coordinate
    raise AssertionError(f"{name} {month} {heading}")


def test_the_demo_ends_with_three_workbooks_and_no_problem(finished):
    assert set(contents(finished)) == {SUMMARY, PAYROLL, RESULTS}
    assert team("check", finished).exit_code == 0


def test_a_second_run_writes_nothing_at_all(department):
    before = state(department)
    result = team("run", department)
    assert result.exit_code == 0
    assert "没有要改的" in result.output
    assert state(department) == before


def test_ten_runs_pay_the_same(department):
    before = contents(department)
    for _ in range(10):
        assert team("run", department).exit_code == 0
    assert contents(department) == before


def test_a_plan_writes_nothing_and_names_the_cell_that_did_it(department):
    before = state(department)
    book = department / "books" / "客服评分表.xlsx"
    address = score_cell(department, "孙丽华", PERIOD, "日常任务")
    old = openpyxl.load_workbook(book)["月度绩效"][address].value
    type_into(book, "月度绩效", address, 11)
    result = team("plan", department)
    assert result.exit_code == 0
    assert f"客服评分表.xlsx 月度绩效!{address} {old:g} → 11" in result.output
    assert "孙丽华" in result.output
    assert state(department) == before


def test_one_changed_cell_changes_only_what_depends_on_it(department):
    book = department / "books" / "客服评分表.xlsx"
    type_into(book, "月度绩效", score_cell(department, "孙丽华", PERIOD, "日常任务"), 11)
    plan = json.loads(team("plan", department, "--json").output)
    touched = {
        change["row"][0]
        for each in plan["plan"]["books"]
        for tab in each["tabs"]
        for change in tab["changes"]
        if tab["title"] == "工资"
    }
    assert touched == {"005", "合计"}
    assert team("run", department).exit_code == 0
    assert team("run", department).output.count("没有要改的") == 1


def test_a_hand_edited_result_is_named_and_only_overwritten_when_told_to(department):
    book = department / "results" / PERIOD / PAYROLL
    tab = openpyxl.load_workbook(book)["工资"]
    heading = {cell.value: cell.column_letter for cell in tab[2]}
    row = next(cells[0].row for cells in tab.iter_rows(min_row=3) if cells[1].value == "李娜")
    address = f"{heading['应发合计']}{row}"
    old = tab[address].value
    type_into(book, "工资", address, 9999)
    edited = contents(department)
    refused = team("run", department)
    assert refused.exit_code == 3
    assert address in refused.output
    assert "9,999" in refused.output or "9999" in refused.output
    assert f"{old:,.2f}" in refused.output or f"{old:g}" in refused.output
    assert contents(department) == edited
    assert team("run", department, "--discard-edits").exit_code == 0
    assert openpyxl.load_workbook(book)["工资"][address].value == old


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/Guayaquil"])
def test_the_machine_s_time_zone_changes_no_byte(finished, tmp_path, zone):
    shutil.copytree(finished, tmp_path / "team")
    shutil.rmtree(tmp_path / "team" / "results")
    command = [
        sys.executable,
        "-m",
        "sheets_sync",
        "run",
        "demo",
        "--config",
        str(tmp_path / "team" / "config"),
        "--period",
        PERIOD,
    ]
    done = subprocess.run(
        command, env={**os.environ, "TZ": zone, "LANG": "C", "LC_ALL": "C"}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert contents(tmp_path / "team") == contents(finished)


def test_shuffled_rows_pay_the_same_bytes(finished, tmp_path):
    members = list(DEPARTMENT.members)
    Random(7).shuffle(members)  # noqa: S311 - a shuffle, not a secret
    folder = tmp_path / "team"
    write_department(folder, replace(DEPARTMENT, members=tuple(members)))
    assert team("run", folder).exit_code == 0
    mine, theirs = contents(folder), contents(finished)
    assert mine[RESULTS] == theirs[RESULTS]
    # The detail tab names cells, which have moved with the rows; the payroll itself has not.
    assert values(folder, PAYROLL, "工资") == values(finished, PAYROLL, "工资")
    assert values(folder, SUMMARY, "汇总") == values(finished, SUMMARY, "汇总")
    assert mine[PAYROLL] != theirs[PAYROLL]


class Killed(BaseException):
    """The machine went down."""


@pytest.mark.parametrize("survives", range(12))
def test_a_run_killed_at_any_write_is_made_good_by_the_next(department, finished, monkeypatch, survives):
    shutil.rmtree(department / "results")
    left = survives

    def fatal(real):
        def call(*args, **kwargs):
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fatal(os.replace))
        patch.setattr(os, "fsync", fatal(os.fsync))
        with contextlib.suppress(Killed):
            team("run", department)
    half_done = contents(department) if (department / "results").exists() else {}
    clean = contents(finished)
    assert {
        name: content == clean[name] for name, content in half_done.items() if name.endswith(".xlsx") and name in clean
    } == {name: True for name in half_done if name in clean}
    assert team("run", department).exit_code == 0
    assert contents(department) == clean


def test_explaining_ends_in_the_cells_that_somebody_typed(finished):
    result = team("explain", finished, "李娜", "star")
    assert result.exit_code == 0
    assert "奖惩记录!" in result.output
    assert "书面表扬" in result.output
    assert "★★★★☆" in result.output or "四星" in result.output


def test_whoever_is_not_there_is_not_explained_but_the_nearest_name_is_offered(finished):
    result = team("explain", finished, "李那")
    assert result.exit_code == 2
    assert "李娜" in result.output
    said = team("explain", finished, "李娜", "明星奖").output
    near = "没有 明星奖 这一项。最接近的：服务明星、五星奖励请确认、五星一次性奖励。"
    assert said == f"{near}全部名称在汇总的“明细”页、工资的“工资明细”页的“项目”列。\n"


def test_the_staff_workbook_holds_no_money_and_no_adjustment(finished):
    opened = openpyxl.load_workbook(finished / "results" / PERIOD / RESULTS)
    payroll = openpyxl.load_workbook(finished / "results" / PERIOD / PAYROLL)["工资"]
    totals = {f"{row[-2].value:g}" for row in payroll.iter_rows(min_row=3) if isinstance(row[-2].value, int | float)}
    shown = [tab for tab in opened.worksheets if tab.sheet_state == "visible"]
    said = " ".join(
        str(cell.value) for tab in shown for row in tab.iter_rows() for cell in row if cell.value is not None
    )
    assert "元" not in said
    assert not [total for total in totals if re.search(rf"(?<!\d){re.escape(total)}(?!\d)", said)]
    for word in ("值班补贴", "应发", "工资", "津贴"):
        assert word not in said


def test_every_sheet_of_ours_is_protected(finished):
    for name in (SUMMARY, PAYROLL, RESULTS):
        opened = openpyxl.load_workbook(finished / "results" / PERIOD / name)
        assert all(tab.protection.sheet for tab in opened.worksheets), name


def test_english_by_setting(tmp_path):
    result = invoke("demo", str(tmp_path / "team"), "--language", "en")
    assert result.exit_code == 0
    assert "Wrote" in result.output
    opened = openpyxl.load_workbook(tmp_path / "team" / "results" / PERIOD / SUMMARY)
    titles = [tab.title for tab in opened.worksheets if tab.sheet_state == "visible"]
    assert all(title.isascii() for title in titles)


def test_a_demo_that_is_there_is_used_and_never_overwritten(department):
    book = department / "books" / "客服评分表.xlsx"
    before = book.read_bytes()
    result = invoke("demo", str(department))
    assert result.exit_code == 0
    assert book.read_bytes() == before


def test_the_demo_s_configuration_is_the_shipped_one():
    assert (shipped_demo.shipped.packaged_config() / "teams" / "demo.yaml").exists()
