"""confirm, close, reopen and months from the command line: what is shown, what is told to programs, exit codes."""

import json
from datetime import UTC, datetime

from sheets_sync.locks import locked
from tests.at_work import invoke
from tests.signing_shop import everything, looked, ran, shop, type_in


def said(folder, command, *words):
    period = () if command == "months" else ("2026-10",)
    return invoke(command, "shop", *period, *words, "--config", str(folder / "config"))


def test_a_month_is_shown_before_it_is_confirmed_and_closed_by_another(team):
    result = said(team, "confirm", "--by", "店长")
    assert result.exit_code == 0
    assert "2026-10（草稿）：3 人，其中 3 人有应发合计，共 9080.00 元；指纹 " in result.output
    assert "2026-10 已确认" in result.output
    result = said(team, "close", "--by", "店长")
    assert result.exit_code == 3
    assert "店长 确认了这个月，不能再由本人关账" in result.output
    assert said(team, "close", "--by", "人事甲").exit_code == 0
    assert "2026-10 已关账：3 人，0 个问题" in said(team, "months").output
    assert said(team, "reopen", "--by", "人事甲").exit_code == 2  # no reason
    assert said(team, "reopen", "--by", "人事甲", "--reason", "漏了一笔").exit_code == 0
    (month,) = json.loads(said(team, "months", "--json").output)["months"]
    assert (month["state"], month["confirmed_by"], month["archive"]) == ("draft", "", "")


def test_every_reason_is_listed_for_people_and_for_programs(team):
    type_in(team / "books/attendance.xlsx", "2026年10月", "E2", None)
    ran(team)
    result = said(team, "close", "--by", "人事甲")
    assert result.exit_code == 3
    assert "不能签，有 2 个原因" in result.output
    assert "没有考勤记号（E2）" in result.output
    told = json.loads(said(team, "close", "--by", "人事甲", "--json").output)
    assert [each["code"] for each in told["hindrances"]] == ["month_not_confirmed", "month_problem"]
    assert told["state"] == "draft"


def test_signing_tells_programs_what_was_written(team):
    told = json.loads(said(team, "confirm", "--by", "店长", "--json").output)
    assert (told["step"], told["state"], told["exit_code"]) == ("confirm", "confirmed", 0)
    assert told["written"][0] == "月结.xlsx"


def test_nobody_signs_while_somebody_else_writes(team):
    before = everything(team)
    with locked(team / "state", "shop", "run"):
        assert said(team, "confirm", "--by", "店长").exit_code == 3
    assert everything(team) == before


def test_a_run_tells_that_the_confirmation_fell(team):
    said(team, "confirm", "--by", "店长")
    type_in(team / "books/scorecard.xlsx", "评分", "D2", 95)
    result = invoke("run", "shop", "--config", str(team / "config"), "--period", "2026-10")
    assert result.exit_code == 0
    assert "2026-10 确认后有变动，确认已失效" in result.output


def test_a_full_or_closed_archive_leaves_the_month_confirmed(team):
    (team / "archive").write_text("in the way", encoding="utf-8")
    said(team, "confirm", "--by", "店长")
    before = everything(team)
    result = said(team, "close", "--by", "人事甲")
    assert result.exit_code == 4
    assert "什么也没有签" in result.output
    assert everything(team) == before


def test_a_months_book_that_is_damaged_ends_every_command(team):
    (team / "out/月结.xlsx").write_bytes(b"no workbook")
    assert said(team, "months").exit_code == 4
    assert said(team, "confirm", "--by", "店长").exit_code == 4


def test_a_team_without_months_has_none(tmp_path):
    folder = shop(tmp_path / "team")
    path = folder / "config/teams/shop.yaml"
    path.write_text("\n".join(each for each in path.read_text("utf-8").split("\n") if "months:" not in each), "utf-8")
    assert said(folder, "months").exit_code == 2
    assert said(folder, "confirm", "--by", "店长").exit_code == 2


def events(folder, **said):
    return [(event.what, str(event.on)) for event in looked(folder, **said).life.before.events]


def test_which_day_it_is_is_asked_where_the_team_is(tmp_path, time_machine):
    folder = shop(tmp_path / "team")
    time_machine.move_to(datetime(2026, 10, 31, 15, 59, tzinfo=UTC), tick=False)  # a minute to November in Shanghai
    assert invoke("run", "shop", "--period", "2026-10", "--config", str(folder / "config")).exit_code == 0
    assert events(folder) == []
    result = said(folder, "confirm", "--by", "店长")
    assert result.exit_code == 3
    assert "2026-10 还没有结束（最后一天是 2026-10-31）" in result.output
    time_machine.move_to(datetime(2026, 10, 31, 17, 0, tzinfo=UTC), tick=False)  # 1 November, one in the morning
    assert "2026-10：草稿" in invoke("run", "shop", "--config", str(folder / "config")).output
    assert said(folder, "confirm", "--by", "店长").exit_code == 0
    assert said(folder, "close", "--by", "人事甲").exit_code == 0
    type_in(folder / "books/adjustments.xlsx", "调整", "D2", 99)
    assert said(folder, "accept", "--by", "人事甲", "--yes").exit_code == 0
    assert events(folder) == [
        ("published", "2026-11-01"),
        ("confirmed", "2026-11-01"),
        ("closed", "2026-11-01"),
        ("accepted", "2026-11-01"),
    ]
