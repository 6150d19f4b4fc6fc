"""Wrong input: a message with place and cure, the exit code as designed, all that does not depend on it written."""

import os
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from sheets_sync.cli import cli

PERIOD = "2026-10"
OURS = ("工资表.xlsx", "月结.xlsx", "绩效汇总.xlsx", "绩效结果.xlsx")


def invoke(folder: Path, command: str, *words: str, period: str = PERIOD) -> Result:
    options = ("--config", str(folder / "config"), "--period", period)
    result = CliRunner().invoke(cli, (command, "demo", *words, *options), catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert CliRunner().invoke(cli, ("demo", str(folder), "--language", "zh")).exit_code == 0
    shutil.rmtree(folder / "results")
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    shutil.copytree(written, tmp_path / "team")
    return tmp_path / "team"


def totals(folder: Path) -> dict[str, object]:
    tab = openpyxl.load_workbook(folder / "results" / PERIOD / "工资表.xlsx")["工资"]
    heading = [cell.value for cell in tab[2]]
    at = heading.index("应发合计")
    rows = list(tab.iter_rows(min_row=3, values_only=True))
    return {str(row[1]): row[at] for row in rows if row[1]}


def scores(folder: Path) -> dict[str, object]:
    tab = openpyxl.load_workbook(folder / "results" / PERIOD / "绩效汇总.xlsx")["汇总"]
    heading = [cell.value for cell in tab[2]]
    return {str(row[1]): row[heading.index("绩效得分")] for row in tab.iter_rows(min_row=3, values_only=True)}


def book(folder: Path, name: str = "客服评分表.xlsx") -> Path:
    return folder / "books" / name


def wrote(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in (folder / "results").rglob("*.xlsx")))


def test_a_missing_attendance_book_withholds_pay_and_still_gives_scores(folder):
    book(folder, "考勤表.xlsx").unlink()
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert "考勤表.xlsx" in result.output
    assert wrote(folder) == OURS
    # 董欣怡 is on probation and joined in mid-month: nothing of her pay depends on attendance.
    assert [name for name, total in totals(folder).items() if isinstance(total, int | float)] == ["董欣怡", "1 人"]
    assert scores(folder)["李娜"] == 88.5


def test_a_missing_scorecard_leaves_nobody_to_appraise_and_writes_nothing(folder):
    book(folder).unlink()
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert "客服评分表.xlsx" in result.output
    assert wrote(folder) == ()


@pytest.mark.parametrize("tab", ["技能考核", "月度绩效", "奖惩记录"])
def test_a_missing_tab_is_named_and_everything_else_is_written(folder, tab):
    opened = openpyxl.load_workbook(book(folder))
    del opened[tab]
    opened.save(book(folder))
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert tab in result.output
    assert wrote(folder) == OURS


@pytest.mark.parametrize(
    "content",
    [b"", b"not a workbook", b"PK\x03\x04 half a file", "工号,姓名\n1,甲\n".encode(), b"%PDF-1.7\n"],
    ids=["empty", "text", "half-written", "csv", "pdf"],
)
def test_what_is_no_workbook_is_said_to_be_none(folder, content):
    book(folder, "考勤表.xlsx").write_bytes(content)
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert "考勤表.xlsx" in result.output
    assert book(folder, "考勤表.xlsx").read_bytes() == content


def test_a_workbook_with_a_password_asks_for_it_to_be_removed(folder):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
    book(folder, "考勤表.xlsx").write_bytes(head)
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert "密码" in result.output


def test_a_truncated_workbook_is_reported(folder):
    path = book(folder, "考勤表.xlsx")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert "考勤表.xlsx" in result.output


def rows_of(path: Path, tab: str) -> tuple[openpyxl.Workbook, openpyxl.worksheet.worksheet.Worksheet]:
    opened = openpyxl.load_workbook(path)
    return opened, opened[tab]


def test_zero_people_are_said_and_nothing_is_written(folder):
    opened, tab = rows_of(book(folder), "员工名册")
    ids = [row for row in tab.iter_rows() if any(str(cell.value or "").strip() in ("李娜", "王建国") for cell in row)]
    assert ids
    tab.delete_rows(ids[0][0].row - 30 if ids[0][0].row > 30 else 3, tab.max_row)
    opened.save(book(folder))
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert wrote(folder) == ()


def test_a_person_twice_gets_no_total_and_the_others_do(folder):
    opened, tab = rows_of(book(folder), "员工名册")
    row = next(row for row in tab.iter_rows() if any(cell.value == "李娜" for cell in row))
    last = max(
        cell.row
        for line in tab.iter_rows()
        for cell in line
        if str(cell.value or "").isdigit() and len(str(cell.value)) == 3
    )
    tab.insert_rows(last + 1)
    for cell in row:
        tab.cell(last + 1, cell.column, cell.value)
    opened.save(book(folder))
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert "007" in result.output
    paid = totals(folder)
    assert not isinstance(paid["李娜"], int | float)
    assert paid["孙丽华"] == 3220


def test_a_thousand_problems_are_counted_and_all_stand_in_the_problem_tab(folder):
    opened = openpyxl.load_workbook(book(folder, "考勤表.xlsx"))
    typed = 0
    for tab in opened.worksheets:
        for row in tab.iter_rows():
            for cell in row:
                if cell.value == "√" and typed < 1200:
                    cell.value = "？？"
                    typed += 1
    opened.save(book(folder, "考勤表.xlsx"))
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert len(result.output.splitlines()) < 120
    problems = openpyxl.load_workbook(folder / "results" / PERIOD / "绩效汇总.xlsx")["问题"]
    assert problems.max_row >= 1000


def rewrite(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "config" / file
    said = path.read_text(encoding="utf-8")
    assert old in said
    path.write_text(said.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("schemes/demo-lead-star/2026-01-01.yaml", "daily_management: 20%", "daily_management: 19%", ("99%", "100%")),
        (
            "schemes/demo-rep-star/2026-01-01.yaml",
            "{above: 0.5, up_to: 1, gives: 16}",
            "{above: 0.6, up_to: 1, gives: 16}",
            ("0.5", "0.6"),
        ),
        ("schemes/bozhen-rep-star/2016-11-03.yaml", "rule: mean_over", "rule: mean_ower", ("mean_ower", "mean_over")),
        (
            "schemes/demo-rep-star/2026-01-01.yaml",
            "workload_points: 40",
            "workload_points: 40\n  workload_points: 50",
            ("workload_points",),
        ),
        ("schemes/demo-rep-star/2026-01-01.yaml", "workload_target: 900", "workload_target: 9oo", ("9oo",)),
        ("teams/demo.yaml", "as: date}", "as: dat}", ("dat", "date")),
        (
            "teams/demo.yaml",
            "schemes: [demo-lead-star]",
            "schemes: [demo-leed-star]",
            ("demo-leed-star", "demo-lead-star"),
        ),
        ("teams/demo.yaml", "Asia/Shanghai", "Asia/Shanghigh", ("Asia/Shanghigh",)),
        ("service.yaml", "changed: 60%", "changed: 600%", ("changed",)),
    ],
    ids=[
        "weights of 99%",
        "a band gap",
        "an unknown word",
        "a key twice",
        "no number",
        "an unknown type",
        "an unknown scheme",
        "a time zone",
        "a share",
    ],
)
def test_a_wrong_configuration_runs_nothing_and_says_file_line_key_and_cure(folder, file, old, new, words):
    rewrite(folder, file, old, new)
    for command in ("run", "check", "plan"):
        result = invoke(folder, command)
        assert result.exit_code == 2, command
        for word in (*words, Path(file).name):
            assert word in result.output
    assert wrote(folder) == ()


def test_an_unset_figure_in_use_lists_who_waits_for_it_and_pays_the_others(folder):
    rewrite(folder, "schemes/demo-lead-star/2026-01-01.yaml", "3: 2500", "3: UNSET")
    result = invoke(folder, "run")
    assert result.exit_code == 1
    assert "star_pay_lead.3" in result.output
    paid = totals(folder)
    assert not isinstance(paid["王建国"], int | float)
    assert paid["孙丽华"] == 3220


def test_a_month_without_any_data_pays_nobody(folder):
    result = invoke(folder, "run", period="2026-06")
    assert result.exit_code == 1
    assert "这里没有 2026-06 的任何数据" in result.output
    assert "0 人有应发合计，共 0.00 元" in result.output


@pytest.mark.parametrize(
    "words", [("run", "nobody"), ("run", "demo", "--period", "2026-13"), ("cases", "no-such-scheme"), ("bogus",)]
)
def test_wrong_usage_ends_with_two(folder, words):
    result = CliRunner().invoke(cli, (*words, "--config", str(folder / "config")))
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_no_configuration_at_all_says_where_it_was_looked_for(tmp_path):
    result = CliRunner().invoke(cli, ("run", "demo", "--config", str(tmp_path / "nowhere")))
    assert result.exit_code == 2
    assert "nowhere" in result.output


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(folder):
    (folder / "results").mkdir()
    (folder / "results").chmod(0o500)
    result = invoke(folder, "run")
    (folder / "results").chmod(0o700)
    assert result.exit_code == 4


def test_somebody_else_s_file_at_our_place_is_never_overwritten(folder):
    place = folder / "results" / PERIOD
    place.mkdir(parents=True)
    foreign = openpyxl.Workbook()
    foreign.active.append(["my own payroll"])
    foreign.save(place / "工资表.xlsx")
    before = (place / "工资表.xlsx").read_bytes()
    result = invoke(folder, "run")
    assert result.exit_code == 3
    assert (place / "工资表.xlsx").read_bytes() == before
    assert wrote(folder) == ("工资表.xlsx",)


def saving(folder, monkeypatch, times):
    """Has the scorecard saved by somebody while the month is worked out, so many times."""
    from sheets_sync.run import looking as room  # noqa: PLC0415 - only these tests reach inside the run

    real, saves = room.present, iter(range(times))

    def saved_meanwhile(*args: object) -> object:
        for number in saves:
            with zipfile.ZipFile(book(folder), "a") as opened:
                opened.writestr(f"docProps/later{number}.txt", "saved")
            break
        return real(*args)

    monkeypatch.setattr(room, "present", saved_meanwhile)


def test_a_book_saved_while_we_worked_has_the_month_worked_out_again(folder, monkeypatch):
    saving(folder, monkeypatch, times=1)
    result = invoke(folder, "run")
    assert result.exit_code == 0
    assert "重新算了，共 2 次" in result.output
    assert wrote(folder) == OURS


def test_a_book_saved_again_and_again_makes_the_plan_stale_at_the_third_try(folder, monkeypatch):
    saving(folder, monkeypatch, times=100)
    result = invoke(folder, "run")
    assert result.exit_code == 3
    assert "客服评分表.xlsx" in result.output
    assert "共 3 次" in result.output
    assert wrote(folder) == ()


def test_hostile_names_come_through_as_text(folder):
    opened, tab = rows_of(book(folder, "人事调整.xlsx"), "人事调整")
    for row in tab.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and "国庆值班补贴" in cell.value:
                cell.value = '=HYPERLINK("http://example.invalid","x")'
                cell.data_type = "s"
    opened.save(book(folder, "人事调整.xlsx"))
    assert invoke(folder, "run").exit_code == 0
    tab = openpyxl.load_workbook(folder / "results" / PERIOD / "工资表.xlsx")["工资"]
    cells = [
        cell for row in tab.iter_rows() for cell in row if isinstance(cell.value, str) and "HYPERLINK" in cell.value
    ]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_an_amount_that_cannot_be_read_is_not_shown_to_those_who_read_no_payroll(folder):
    opened, tab = rows_of(book(folder, "人事调整.xlsx"), "人事调整")
    for row in tab.iter_rows():
        for cell in row:
            if cell.value == 150:
                cell.value = "8888元多"
    opened.save(book(folder, "人事调整.xlsx"))
    assert invoke(folder, "run").exit_code == 1
    summary = openpyxl.load_workbook(folder / "results" / PERIOD / "绩效汇总.xlsx")
    tabs = [tab for tab in summary.worksheets if tab.sheet_state == "visible"]
    said = [str(cell.value) for tab in tabs for row in tab.iter_rows() for cell in row if cell.value is not None]
    assert any("调整金额（元）" in text for text in said)
    assert not [text for text in said if "8888" in text]
