import hashlib
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import yaml

from sheets_sync.demo import AlreadyThere, write_demo

SCORECARD, ATTENDANCE, ADJUSTMENTS = "客服评分表.xlsx", "考勤表.xlsx", "人事调整.xlsx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("demo 示范")
    write_demo(made)
    return made


def opened(folder: Path, name: str, *, values: bool = True):
    return openpyxl.load_workbook(folder / "books" / name, data_only=values)


def column(sheet, title: str, head: int) -> list:
    titles = {cell.value: cell.column for row in sheet.iter_rows(2, head) for cell in row if cell.value}
    return [sheet.cell(row, titles[title]).value for row in range(head + 1, sheet.max_row + 1)]


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_demos_are_the_same_to_the_byte(tmp_path):
    write_demo(tmp_path / "one")
    write_demo(tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_it_returns_every_file_it_wrote_and_leaves_no_other(tmp_path):
    written = write_demo(tmp_path)
    assert sorted(written) == sorted(path for path in tmp_path.rglob("*") if path.is_file())


def test_the_team_file_is_written_last_so_that_it_means_that_all_is_there(tmp_path):
    assert write_demo(tmp_path)[-1] == tmp_path / "config" / "teams" / "demo.yaml"


def test_a_workbook_that_is_there_is_never_overwritten(tmp_path):
    kept = tmp_path / "books" / ATTENDANCE
    kept.parent.mkdir()
    kept.write_bytes(b"somebody's own")
    with pytest.raises(AlreadyThere) as refused:
        write_demo(tmp_path)
    assert refused.value.path == kept
    assert str(kept) in str(refused.value)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [kept]
    assert kept.read_bytes() == b"somebody's own"


def test_the_team_file_finds_the_workbooks_where_they_were_written(folder):
    team_file = folder / "config" / "teams" / "demo.yaml"
    team = yaml.safe_load(team_file.read_text(encoding="utf-8"))
    for book in team["books"].values():
        assert (team_file.parent / book["at"].removeprefix("xlsx:")).is_file()


def test_the_configuration_holds_every_scheme_that_the_team_is_appraised_by(folder):
    schemes = {path.name for path in (folder / "config" / "schemes").iterdir()}
    assert {"demo-rep-star", "demo-lead-star", "bozhen-rep-awards"} <= schemes
    assert {"bozhen-rep-star", "bozhen-lead-star"} <= schemes  # what the demo's own are based on


def test_the_scorecard_has_its_tabs_and_one_that_is_not_ours_to_read(folder):
    tabs = ["员工名册", "月度绩效", "技能考核", "奖惩记录", "排班调换", "填写说明"]
    assert opened(folder, SCORECARD).sheetnames == tabs


def test_twenty_six_people_two_of_them_leads_in_two_groups(folder):
    roster = opened(folder, SCORECARD)["员工名册"]
    assert len([name for name in column(roster, "姓名", 2) if name]) == 26
    assert column(roster, "岗位", 2).count("客服领班") == 2
    assert {group for group in column(roster, "组别", 2) if group} == {"一组", "二组"}
    assert column(roster, "状态", 2).count("试用") == 3


@pytest.mark.parametrize(
    ("book", "tab", "head"),
    [
        (SCORECARD, "员工名册", 2),
        (SCORECARD, "月度绩效", 3),
        (SCORECARD, "技能考核", 2),
        (SCORECARD, "奖惩记录", 2),
        (SCORECARD, "排班调换", 2),
        (ATTENDANCE, "2026年10月", 4),
        (ADJUSTMENTS, "人事调整", 2),
    ],
)
def test_ids_stay_text(folder, book, tab, head):
    ids = [one for one in column(opened(folder, book)[tab], "工号", head) if one is not None]
    assert ids
    assert all(isinstance(one, str) for one in ids)


def test_the_zeros_before_seven_are_kept(folder):
    roster = opened(folder, SCORECARD)["员工名册"]
    assert column(roster, "工号", 2)[column(roster, "姓名", 2).index("李娜")] == "007"


def test_monthly_figures_stand_under_two_heading_rows_with_a_blank_row_between_months(folder):
    monthly = opened(folder, SCORECARD)["月度绩效"]
    assert {"E2:G2", "H2:I2", "K2:O2", "A2:A3"} <= {str(block) for block in monthly.merged_cells.ranges}
    assert (monthly["E2"].value, monthly["F3"].value, monthly["I3"].value) == ("个人业绩", "工作量", "有效投诉")
    months = column(monthly, "月份", 3)
    assert months.index(None) == months.index("2026-08") - 1
    assert months.count("2026-10") == 25


def test_one_rate_is_written_as_a_number_as_text_and_as_a_percentage_cell(folder):
    monthly = opened(folder, SCORECARD)["月度绩效"]
    rates = {row[0].value: row[6] for row in monthly.iter_rows(4) if row[3].value == "005"}
    assert (rates["2026-07"].value, rates["2026-09"].value) == (95.4, "98.2%")
    assert (rates["2026-10"].value, rates["2026-10"].number_format) == (0.915, "0.0%")


def test_days_are_written_as_dates_and_in_words(folder):
    hired = column(opened(folder, SCORECARD)["员工名册"], "入职日期", 2)
    assert hired[2].date() == date(2018, 5, 7)
    assert (hired[6], hired[11]) == ("2021年3月15日", "2024/2/26")


def test_somebody_who_left_is_hidden_on_the_roster(folder):
    roster = opened(folder, SCORECARD)["员工名册"]
    assert [roster.cell(row, 2).value for row in range(3, 29) if roster.row_dimensions[row].hidden] == ["马文静"]


def test_the_workbook_offers_choices_and_explains_itself(folder):
    roster = opened(folder, SCORECARD)["员工名册"]
    assert any("正式,试用,离职" in offer.formula1 for offer in roster.data_validations.dataValidation)
    assert "007" in roster["C2"].comment.text


@pytest.mark.parametrize(
    ("tab", "days", "people"), [("2026年7月", 31, 23), ("2026年9月", 30, 24), ("2026年10月", 31, 25)]
)
def test_attendance_has_people_down_and_days_across(folder, tab, days, people):
    sheet = opened(folder, ATTENDANCE)[tab]
    assert [sheet.cell(3, 3 + day).value for day in range(1, days + 1)] == list(range(1, days + 1))
    assert sheet.cell(3, 4 + days).value == "合计（次）"
    assert len([one for one in column(sheet, "姓名", 4) if one]) == people
    assert sheet.cell(4 + people + 2, 1).value.startswith("制表人")


def test_october_begins_on_a_thursday(folder):
    sheet = opened(folder, ATTENDANCE)["2026年10月"]
    assert [sheet.cell(4, column).value for column in range(4, 8)] == ["四", "五", "六", "日"]


def test_every_day_is_marked_and_days_outside_service_with_a_dash(folder):
    sheet = opened(folder, ATTENDANCE)["2026年10月"]
    rows = {row[1].value: [cell.value for cell in row[3:34]] for row in sheet.iter_rows(5, 29)}
    assert all(mark for marks in rows.values() for mark in marks)
    assert (rows["023"][10], rows["023"][11]) == ("—", "√")
    assert (rows["024"][19], rows["024"][20]) == ("√", "—")
    assert rows["026"].count("旷") == 1


def test_sums_are_formulas_that_carry_their_results(folder):
    formulas, results = (opened(folder, ATTENDANCE, values=values)["2026年10月"] for values in (False, True))
    assert formulas["AJ18"].value == '=COUNTIF(D18:AH18,"迟*")'
    assert (results["B18"].value, results["AJ18"].value) == ("002", 3)


def test_adjustments_name_reason_and_approver(folder):
    sheet = opened(folder, ADJUSTMENTS)["人事调整"]
    rows = [row for row in sheet.iter_rows(3, values_only=True) if row[2]]
    assert rows[0][:7] == (1, "2026年9月", "009", "郑凯", 80, "中秋值班补贴", "周敏")
    assert rows[0][7].date() == date(2026, 9, 29)
    assert all(row[5] and row[6] for row in rows)
