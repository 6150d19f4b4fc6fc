"""Every command for a team whose months' book is a Google spreadsheet in which people tick."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from sheets_sync.cli import cli, options
from tests.played import Google, PlayedClock
from tests.signing import signed_in
from tests.ticking_shop import HR, LEAD, TO_CLOSE, TO_CONFIRM, begun

THEN = datetime(2026, 11, 9, 1, tzinfo=UTC)


class Office:
    """The team, and its command line on the same clock."""

    def __init__(self, shop, monkeypatch):
        self.shop = shop
        for room in ("teams", "writing_down", "examining", "sharing", "working"):
            if hasattr(module := __import__(f"sheets_sync.cli.{room}", fromlist=["now"]), "now"):
                monkeypatch.setattr(module, "now", self.now)
        monkeypatch.setattr(options, "now", self.now)

    def now(self):
        return self.shop.google.clock.wall()

    def does(self, command, *words):
        """Runs a command and returns its exit code and what it prints."""
        self.shop.google.clock.sleep(600)
        config = ("--config", str(self.shop.folder / "config"))
        found = CliRunner().invoke(cli, [command, "shop", *words, *config], catch_exceptions=False)
        return found.exit_code, found.output

    def examined(self):
        _, told = self.does("doctor")
        return [line for line in told.splitlines() if "月结" in line]


@pytest.fixture
def office(tmp_path, monkeypatch):
    with Google(clock=PlayedClock(start=THEN)) as google, signed_in(google):
        yield Office(begun(google, tmp_path), monkeypatch)


def test_a_month_of_commands_and_ticks_mixed(office):
    assert office.does("run", "--period", "2026-10")[0] == 0
    office.shop.tick(HR, TO_CLOSE)
    code, told = office.does("plan", "--period", "2026-10")
    assert (code, "2026-10：人事甲 已打勾要关账，下次运行时处理。" in told) == (0, True)
    code, told = office.does("run", "--period", "2026-10")
    refusal = "2026-11-09 人事甲 的打勾没有算：要关账，可是：2026-10 还没有主管确认。请主管先确认。"
    assert (code, f"2026-10: {refusal}" in told) == (0, True)
    code, told = office.does("months", "--json")
    assert json.loads(told)["months"][0]["in_the_way"][0] == refusal
    assert office.does("confirm", "2026-10", "--by", "店长")[0] == 0
    assert office.shop.boxes() == ("已确认", True, False)
    office.shop.tick(HR, TO_CLOSE)
    code, told = office.does("run", "--period", "2026-10")
    assert (code, "2026-10：人事甲 打勾关账了，已存档，不会再变。" in told) == (0, True)
    assert office.does("verify")[0] == 0
    assert office.does("reopen", "2026-10", "--by", "人事甲", "--reason", "漏了一笔")[0] == 0
    assert office.shop.boxes() == ("草稿", False, False)
    office.shop.tick(LEAD, TO_CONFIRM)
    assert office.does("run", "--period", "2026-10")[0] == 0
    assert office.does("close", "2026-10", "--by", "人事甲")[0] == 0
    assert office.shop.boxes() == ("已关账", True, True)
    code, told = office.does("verify")
    assert (code, "共 2 次关账，全部同到分" in told) == (0, True)


def test_a_tick_that_waits_stays_while_commands_write_the_book(office):
    office.does("run", "--period", "2026-10")
    office.shop.tick(HR, TO_CLOSE)
    assert office.does("confirm", "2026-10", "--by", "店长")[0] == 0
    assert office.shop.boxes() == ("已确认", True, True)
    office.does("run", "--period", "2026-10")
    assert office.shop.cell("状态") == "已关账"


def test_an_archive_that_cannot_be_written_leaves_the_tick_waiting(office):
    office.does("run", "--period", "2026-10")
    office.shop.tick(LEAD, TO_CONFIRM)
    office.shop.tick(HR, TO_CLOSE)
    office.shop.settings.archive.write_text("a file where the folder should be", encoding="utf-8")
    code, _ = office.does("run", "--period", "2026-10")
    assert (code, office.shop.boxes()) == (4, ("已确认", True, True))
    office.shop.settings.archive.unlink()
    assert office.does("run", "--period", "2026-10")[0] == 0
    assert office.shop.cell("状态") == "已关账"


def test_where_nobody_can_be_kept_out_a_run_goes_on_and_a_tick_waits(office):
    office.shop.settings.state.write_text("a file where the folder of locks should be", encoding="utf-8")
    office.does("run", "--period", "2026-10")
    office.shop.tick(LEAD, TO_CONFIRM)
    office.shop.score(95)
    office.shop.score(80)
    assert (office.does("run", "--period", "2026-10")[0], office.shop.boxes()) == (0, ("草稿", True, False))
    office.shop.settings.state.unlink()
    assert (office.does("run", "--period", "2026-10")[0], office.shop.boxes()) == (0, ("已确认", True, False))


def test_a_tick_while_somebody_else_had_typed_over_the_payroll_does_not_count(office):
    office.does("run", "--period", "2026-10")
    office.shop.tick(LEAD, TO_CONFIRM)
    office.shop.google.person("boss@example.com").type(office.shop.ids["payroll"], "工资", "F3", 9999)
    assert office.does("run", "--period", "2026-10")[0] == 3
    assert office.shop.boxes() == ("草稿", True, False)
    assert office.does("run", "--period", "2026-10", "--accept-edits")[0] == 0
    assert office.shop.boxes() == ("草稿", False, False)
    assert "工资表 现在写着的和按输入算出的不一样，签字的人看到的不是要签的" in office.shop.why()


def test_the_doctor_finds_boxes_right(office):
    office.does("run", "--period", "2026-10")
    assert office.examined() == [
        "✓ 月结：能打开，权限是编辑者",
        "✓ 月结：我们的 5 页都有保护",
        "✓ 月结：打勾签字的列都只有本人能勾：店长 <lead@example.com>、人事甲 <hr@example.com>",
    ]


def test_the_doctor_finds_whose_ticks_would_not_count(office):
    shop = office.shop
    office.does("run", "--period", "2026-10")
    boss = shop.google.person("boss@example.com")
    boss.share(shop.ids["months"], LEAD, role="reader")
    boss.unprotect(shop.ids["months"], "月结")
    boss.protect(shop.ids["months"], "月结", shop.google.email)
    assert office.examined()[2:] == [
        "✗ 月结：店长 <lead@example.com> 不能编辑这个表格，没法打勾",
        f"✗ 月结 › 月结：这些人打勾的列不是只有本人能改，或还没有：店长 <{LEAD}>、人事甲 <{HR}>；勾了也不算",
    ]
    boss.share(shop.ids["months"], LEAD)
    office.does("run", "--period", "2026-10")
    assert [line[:2] for line in office.examined()] == ["✓ ", "✓ ", "✓ "]


def test_the_doctor_names_the_owner_who_is_to_sign(office):
    office.does("run", "--period", "2026-10")
    path = office.shop.folder / "config" / "teams" / "shop.yaml"
    path.write_text(path.read_text("utf-8").replace(HR, "boss@example.com"), encoding="utf-8")
    office.does("run", "--period", "2026-10")
    assert office.examined()[2:] == [
        "✗ 月结：人事甲 <boss@example.com> 要打勾签字，却是这个表格的所有者或程序自己的账号，保护管不住；勾了也不算"
    ]


def test_of_what_drive_does_not_tell_the_owner_no_tick_counts(office):
    office.does("run", "--period", "2026-10")
    office.shop.google.api_off("drive.googleapis.com")
    office.shop.tick(LEAD, TO_CONFIRM)
    office.does("run", "--period", "2026-10")
    assert office.shop.boxes() == ("草稿", False, False)
    assert "云端硬盘没有告诉程序这个表格归谁所有" in office.shop.why()


def test_a_new_team_on_google_is_shown_how_accounts_are_written(tmp_path):
    with Google() as google, signed_in(google):
        made = CliRunner().invoke(cli, ["init", "--scheme", "service-impl-rules", "--google", str(tmp_path / "ours")])
    assert made.exit_code == 0, made.output
    said = (tmp_path / "ours" / "config" / "teams" / "ours.yaml").read_text("utf-8")
    assert '# signs: {confirm: ["主管的姓名 <打勾用的谷歌账号>"], close: ["人事的姓名 <打勾用的谷歌账号>"]}' in said
