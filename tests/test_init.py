"""A configuration of one's own: written once, filled with nothing that pays, and sound as it is."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scoring.form import UNSET
from sheets_sync.cli import cli
from sheets_sync.cli.naming import with_team
from sheets_sync.demo import write_demo
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.google import account
from sheets_sync.settings import read_settings
from sheets_sync.texts import LANGUAGES, texts
from tests.played import Formula, Google, Reset, Unresolved
from tests.signing import signed_in


def init(team: str, folder: Path, *words: str, answer: str = "") -> Result:
    words = ("init", team, *words, "--config", str(folder))
    return CliRunner().invoke(cli, words, input=answer, catch_exceptions=False)


def test_what_is_written_is_a_sound_configuration_that_pays_by_no_example(tmp_path):
    assert init("客服一部", tmp_path).exit_code == 0
    settings = read_settings(tmp_path, packaged_config(), "客服一部")
    assert settings.problems == ()
    assert settings.teams["客服一部"].roles["rep"].schemes[0] == "客服一部-rep-star"
    (scheme,) = settings.versions["客服一部"]["rep"][0]
    assert {"workload_target", "min_score", "star_pay", "part_month_pay"} <= {
        name.partition(".")[0] for name in scheme.unset
    }
    said = (tmp_path / "schemes" / "客服一部-rep-star" / "2026-01-01.yaml").read_text(encoding="utf-8")
    assert f"workload_target: {UNSET}   # 工作量目标；完成多少得满分；例如 900（示例，不是原文）" in said


def test_a_new_team_keeps_months_and_names_none_of_the_demo_s_people_as_who_signs(tmp_path):
    init("ours", tmp_path / "config")
    team = read_settings(tmp_path / "config", packaged_config(), "ours").teams["ours"]
    assert team.ours["months"].at.endswith("/results/ours/月结.xlsx")
    assert (team.signs.confirm, team.signs.close) == ((), ())
    assert not re.search("周敏|吴芳", (tmp_path / "config" / "teams" / "ours.yaml").read_text(encoding="utf-8"))


def test_nothing_is_overwritten(tmp_path):
    init("ours", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    again = init("ours", tmp_path)
    assert again.exit_code == 2
    assert "ours.yaml" in again.output or "2026-01-01.yaml" in again.output
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before


def test_a_name_that_could_lead_elsewhere_is_refused(tmp_path):
    assert init("../elsewhere", tmp_path / "config").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_team_beside_the_demo_reads_its_books_and_pays_nobody_until_it_is_filled_in(tmp_path):
    write_demo(tmp_path)
    assert init("ours", tmp_path / "config").exit_code == 0
    options = ("--config", str(tmp_path / "config"), "--period", "2026-10")
    result = CliRunner().invoke(cli, ("run", "ours", *options), catch_exceptions=False)
    assert result.exit_code == 1
    assert "workload_target" in result.output or "工作量目标" in result.output
    assert (tmp_path / "results" / "ours" / "2026-10" / "工资表.xlsx").exists()
    assert " 0 人有应发合计" in result.output or "其中 0 人" in result.output


# On Google


def test_without_an_account_the_steps_say_how_to_get_one(tmp_path, monkeypatch):
    account.forget()
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "nowhere.json"))
    result = init("ours", tmp_path, "--google")
    assert result.exit_code == 0
    assert "https://sheets.new" in result.output
    assert "程序账号的邮箱（现在查不到：Google 密钥用不了（" in result.output
    assert "google_bad_key" not in result.output
    assert "还没有账号" not in result.output


def test_a_team_on_google_has_places_to_paste_and_is_refused_until_they_are_filled(tmp_path):
    with Google() as google, signed_in(google):
        result = init("ours", tmp_path, "--google")
        assert f"加上 {google.email}，权限选“编辑者”" in result.output
        said = (tmp_path / "teams" / "ours.yaml").read_text(encoding="utf-8")
        assert 'summary: {at: "google:PASTE-ID-scorecard"}' in said
        assert "email:" in said
        assert "xlsx:" not in said
        assert {each.code for each in read_settings(tmp_path, packaged_config(), "ours").problems} == {"google_id"}
        again = init("ours", tmp_path, "--google")
        assert again.exit_code == 2
        assert "ours.yaml 已经写好了" in again.output


@pytest.mark.parametrize("command", ["init", "doctor"])
def test_addresses_that_are_still_to_be_pasted_are_told_together_with_their_lines(tmp_path, monkeypatch, command):
    with Google() as google, signed_in(google):
        init("ours", tmp_path, "--google")
    said = (tmp_path / "teams" / "ours.yaml").read_text(encoding="utf-8").splitlines()
    row = 1 + next(row for row, line in enumerate(said) if "PASTE-ID-payroll" in line)
    result = CliRunner().invoke(cli, (command, "ours", "--config", str(tmp_path)), catch_exceptions=False)
    assert "还有 6 处 PASTE-ID 没有换" in result.output
    assert f"  第 {row} 行 ours.payroll.at：google:PASTE-ID-payroll\n" in result.output
    assert "不是表格的地址" not in result.output
    assert result.exit_code == 2
    monkeypatch.setenv("SHEETS_SYNC_LANGUAGE", "en")
    result = CliRunner().invoke(cli, (command, "ours", "--config", str(tmp_path)), catch_exceptions=False)
    assert "(6 in all)" in result.output
    assert f"  line {row}, ours.payroll.at: google:PASTE-ID-payroll\n" in result.output


PLACES = ("scorecard", "attendance", "adjustments", "payroll", "results")


@pytest.fixture
def office(tmp_path):
    """A team with blank spreadsheets on the played Google: its server, its folder, the ids of its spreadsheets."""
    with Google() as google, signed_in(google):
        init("ours", tmp_path, "--google")
        path = tmp_path / "teams" / "ours.yaml"
        said = path.read_text(encoding="utf-8")
        ids = {key: google.add(key, {"工作表1": []}) for key in PLACES}
        for key, file in ids.items():
            said = said.replace(f"google:PASTE-ID-{key}", f"https://docs.google.com/spreadsheets/d/{file}/edit#gid=0")
        path.write_text(said, encoding="utf-8")
        yield google, tmp_path, ids


def test_pasted_addresses_make_a_sound_configuration(office):
    _, folder, ids = office
    settings = read_settings(folder, packaged_config(), "ours")
    assert settings.problems == ()
    assert settings.teams["ours"].books["scorecard"].at == f"google:{ids['scorecard']}"


def test_blank_spreadsheets_get_their_tabs_and_a_second_time_there_is_nothing_to_do(office):
    google, folder, ids = office
    result = init("ours", folder, "--yes")
    assert result.exit_code == 0, result.output
    assert "加一页“员工名册”（10 列）" in result.output
    titles = ["工作表1", "员工名册", "月度绩效", "技能考核", "奖惩记录", "排班调换"]
    assert list(google.grid(ids["scorecard"])) == titles
    last, current = list(google.grid(ids["attendance"]))[1:]
    assert re.fullmatch(r"\d{4}年\d{1,2}月", last)
    assert last != current
    asked = CliRunner().invoke(cli, ("check", "ours", "--config", str(folder), "--json"))
    year, month = json.loads(asked.output)["teams"]["ours"]["period"].split("-")
    assert last == f"{year}年{int(month)}月"
    assert (list(google.grid(ids["payroll"])), google.writes) == (["工作表1"], 3)
    again = init("ours", folder)
    assert (again.exit_code, google.writes) == (0, 3)
    assert "没有要做的" in again.output


def test_without_a_yes_nothing_is_done(office):
    google, folder, _ = office
    result = init("ours", folder, answer="n\n")
    assert "没有做：您没有确认" in result.output
    assert (result.exit_code, google.writes) == (1, 0)


def test_after_init_the_doctor_asks_for_addresses_and_not_for_their_column(office):
    _, folder, _ = office
    init("ours", folder, "--yes")
    result = CliRunner().invoke(cli, ("doctor", "ours", "--config", str(folder)), catch_exceptions=False)
    assert "名册的邮箱一列还空着" in result.output
    assert "加一列邮箱" not in result.output
    assert "没有 20" not in result.output


def test_the_month_whose_tab_is_to_be_made_may_be_named(office):
    google, folder, ids = office
    assert init("ours", folder, "--yes", "--period", "2027-02").exit_code == 0
    assert list(google.grid(ids["attendance"])) == ["工作表1", "2027年2月"]


def test_no_cell_that_people_filled_is_changed(office):
    google, folder, ids = office
    boss = google.person("boss@example.com")
    boss.rename_tab(ids["scorecard"], "工作表1", "员工名册")
    for cell, typed in {"A1": "公司名册", "A2": "工号", "B2": "姓名", "C2": "岗位", "A3": "007", "B3": "李娜"}.items():
        boss.type(ids["scorecard"], "员工名册", cell, typed)
    before = google.values(ids["scorecard"], "员工名册")
    result = init("ours", folder, "--yes")
    assert "“员工名册”里没有这些表头，请自己加上：组别、状态、入职日期、岗位工资" in result.output
    assert google.values(ids["scorecard"], "员工名册") == before
    assert result.exit_code == 1
    assert init("ours", folder, "--yes").exit_code == 1


def test_a_blank_tab_of_the_right_name_gets_the_headings_and_one_with_formulas_is_left_alone(office):
    google, folder, ids = office
    boss = google.person("boss@example.com")
    boss.rename_tab(ids["scorecard"], "工作表1", "员工名册")
    boss.rename_tab(ids["adjustments"], "工作表1", "人事调整")
    boss.type(ids["adjustments"], "人事调整", "C3", Formula('=IF(TRUE,"","")', ""))
    result = init("ours", folder, "--yes")
    assert "在空白页“员工名册”里写表头（10 列）" in result.output
    assert "“人事调整”里有内容，却找不到表头" in result.output
    assert google.values(ids["scorecard"], "员工名册")[0][:2] == ("工号", "姓名")
    assert google.grid(ids["adjustments"])["人事调整"].rows in ((), ((None,) * 3,) * 3)
    assert init("ours", folder, "--yes").exit_code == 1


def test_a_spreadsheet_that_may_only_be_read_does_not_stop_the_others(office):
    google, folder, ids = office
    google.person("boss@example.com").share(ids["scorecard"], google.email, "reader")
    result = init("ours", folder, "--yes")
    assert "只有查看权限" in result.output
    assert list(google.grid(ids["scorecard"])) == ["工作表1"]
    assert len(google.grid(ids["attendance"])) == 3
    assert result.exit_code == 4


def test_a_spreadsheet_that_is_not_shared_is_named(office):
    google, folder, ids = office
    google.person("boss@example.com").unshare(ids["adjustments"], google.email)
    result = init("ours", folder, "--yes")
    assert f"{google.email} 打不开" in result.output
    assert result.exit_code == 4


def test_without_a_usable_key_it_is_said_once_and_nothing_comes_next(office, monkeypatch):
    _, folder, _ = office
    account.forget()
    monkeypatch.setenv("SHEETS_SYNC_GOOGLE_KEY", "no key")
    result = init("ours", folder, "--yes")
    assert result.output.count("Google 密钥用不了") == 1
    assert len(result.output.splitlines()) == 1
    assert result.exit_code == 4


def test_without_a_network_init_waits_once_and_not_for_every_spreadsheet(office):
    google, folder, _ = office
    google.fault(lambda _: True, Unresolved(), times=10_000)
    began = google.clock.now()
    result = init("ours", folder, "--yes")
    assert google.clock.now() - began <= 21
    assert result.output.count("连不上 Google") == 1
    assert "接下来" not in result.output
    assert result.exit_code == 4


def test_a_command_that_a_message_names_can_be_typed_as_it_stands():
    assert with_team("再运行 sheets-sync doctor。", "客服") == "再运行 sheets-sync doctor 客服。"
    assert with_team("run sheets-sync init ours", "ours") == "run sheets-sync init ours"
    for language in LANGUAGES:
        said = "\n".join(words for key, words in texts(language, "doctor").items() if not key.startswith("live_"))
        assert re.findall(r"sheets-sync (?:init|doctor|run|share)\b(?! \{team\})", said) == []


def test_an_answer_that_is_lost_adds_nothing_twice(office):
    google, folder, ids = office
    google.fault("spreadsheets/{id}:batchUpdate", Reset(before=False))
    result = init("ours", folder, "--yes")
    assert result.exit_code == 0, result.output
    assert "拒绝" not in result.output
    assert len(google.grid(ids["scorecard"])) == 6


def test_what_somebody_types_while_the_question_stands_is_not_written_over(office, monkeypatch):
    google, folder, ids = office
    boss = google.person("boss@example.com")
    boss.rename_tab(ids["scorecard"], "工作表1", "员工名册")

    def yes(*_, **__):
        boss.type(ids["scorecard"], "员工名册", "A1", "我刚打的字")
        return True

    monkeypatch.setattr("sheets_sync.cli.preparing.confirmed", yes)
    init("ours", folder)
    assert google.values(ids["scorecard"], "员工名册") == (("我刚打的字",),)


def test_what_all_teams_share_is_explained_in_both_languages(tmp_path):
    init("ours", tmp_path)
    lines = (tmp_path / "service.yaml").read_text(encoding="utf-8").splitlines()
    comments = [comment for _, _, comment in (line.partition("# ") for line in lines) if comment]
    told = [each for each in comments if "{do:" not in each and each != "jobs:"]  # those are settings to take over
    assert len(told) >= 12
    assert [each for each in told if not (re.search("[一-鿿]", each) and re.search("[a-z]{3} [a-z]", each))] == []
    days = (tmp_path / "calendar.yaml").read_text(encoding="utf-8")
    assert "any other word is an error and no day off" in days
    assert "别的词会报错，不会当作放假" in days
