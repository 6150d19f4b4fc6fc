"""Where something is missing the answer points at the place: which configuration was used, which line to add."""

import re

from click.testing import CliRunner

from sheets_sync.cli import cli
from sheets_sync.demo import write_demo
from sheets_sync.strict_yaml import parse
from sheets_sync.team import read_team
from tests.signing_shop import shop


def said(*words, language="zh"):
    return CliRunner().invoke(cli, [*words], env={"SHEETS_SYNC_LANGUAGE": language})


def without_months(folder):
    path = shop(folder) / "config" / "teams" / "shop.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text("".join(line for line in text.splitlines(True) if not line.startswith("  months:")), "utf-8")
    return path


def test_a_team_without_months_is_shown_the_line_to_add_and_it_does(tmp_path):
    path = without_months(tmp_path)
    for command in (["months", "shop"], ["confirm", "shop", "2026-10", "--by", "店长"]):
        done = said(*command, "--config", str(tmp_path / "config"))
        assert done.exit_code == 2
        assert f"在 {path} 的 ours 里加上一行" in done.output
        (line,) = (line for line in done.output.splitlines() if line.startswith("  months:"))
        assert parse(line).data == {"months": {"at": "xlsx:../../out/月结.xlsx"}}
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    team, problems = read_team(path)
    assert problems == ()
    assert team.ours["months"].at == f"xlsx:{tmp_path}/out/月结.xlsx"


def test_on_google_the_line_is_to_be_filled_in(tmp_path):
    path = without_months(tmp_path)
    text = re.sub(r'results: \{at: "[^"]*"', 'results: {at: "google:1EXAMPLE-results-00000"', path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")
    done = said("months", "shop", "--config", str(tmp_path / "config"))
    assert '  months: {at: "google:PASTE-ID-months"}' in done.output.splitlines()


def test_where_a_book_of_theirs_is_missing_the_configuration_is_named(tmp_path, monkeypatch):
    write_demo(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert str(tmp_path / "config") not in said("plan", "demo", "--period", "2026-10").output
    (tmp_path / "books" / "考勤表.xlsx").unlink()
    done = said("plan", "demo", "--period", "2026-10")
    assert f"配置文件夹 {tmp_path / 'config'}" in done.output


def test_where_a_team_is_unknown_the_configuration_is_named(tmp_path, monkeypatch):
    write_demo(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert f"✗ {tmp_path / 'config'} teams：没有名为“demo2”的团队" in said("run", "demo2").output


def test_a_file_of_the_past_that_is_not_there_is_not_looked_for_in_the_team_file(tmp_path):
    shop(tmp_path)
    asked = ("import-history", "shop", str(tmp_path / "nofile.xlsx"), "--by", "人事甲")
    done = said(*asked, "--config", str(tmp_path / "config"))
    assert done.exit_code == 4
    assert done.output == f"找不到文件 {tmp_path / 'nofile.xlsx'}。请检查文件名和所在的文件夹。\n"


def alerting(folder, command):
    shop(folder)
    (folder / "config" / "service.yaml").write_text(
        f"alerts:\n  - {{name: mail, to: command, command: [{command}]}}\n", encoding="utf-8"
    )
    return said("status", "--try-alerts", "--config", str(folder / "config"))


def test_a_command_that_is_not_there_is_told_as_that(tmp_path):
    done = alerting(tmp_path, "/nowhere/tell, -s")
    assert done.exit_code == 4
    assert done.output == "mail：没有 /nowhere/tell 这个程序，或不能运行。请在 service.yaml 里改正 command。\n"


def test_a_command_that_may_not_be_run_or_fails_is_told_as_that(tmp_path):
    (tmp_path / "tell").write_text("#!/bin/sh\n", encoding="utf-8")
    assert "不能运行" in alerting(tmp_path, tmp_path / "tell").output
    assert alerting(tmp_path, "false").output == "mail：命令没有做成（command_ended_with_1）。请单独运行它看原因。\n"
