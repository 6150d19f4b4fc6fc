"""`verify`: what people and programs are told of a team's closed months, and with which exit code."""

import datetime as dt
import json
import re
import shutil
from dataclasses import replace
from decimal import Decimal

import pytest
from click.testing import CliRunner

from sheets_sync import archive
from sheets_sync.backends import memory
from sheets_sync.cli import cli
from sheets_sync.months.book import record_of
from sheets_sync.months.record import Event, Record, Remembered
from sheets_sync.present.months_tabs import months_book
from tests.archived import books, case, closed, configured

MONTHS = ("2026-08", "2026-09", "2026-10")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Returns the folder of the shop, three months of which are closed."""
    monkeypatch.setenv("SHEETS_SYNC_LANGUAGE", "zh")
    memory.fresh()
    settings = configured(tmp_path / "config")
    kept = closed(tmp_path / "archive", settings, MONTHS)
    record = Record()
    for period, file in zip(MONTHS, kept, strict=True):
        closing = Event(0, period, "closed", dt.date(2026, 11, 6), "人事甲", file=file.file, digest=file.digest)
        record = record.with_event(closing)
    kept_in(settings.teams["shop"], record)
    return tmp_path


def kept_in(team, record):
    """Writes a record into the months' book of a team."""
    wanted = months_book(team, record)
    memory.write(wanted, memory.version(wanted.address))


def verify(home, *words):
    result = CliRunner().invoke(cli, ["verify", "shop", "--config", str(home / "config"), *words])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def damage(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_every_month_is_told_and_the_digest_of_the_last_file(home):
    result = verify(home)
    digest = archive.glance(home / "archive" / "shop" / "2026-10-1.zip").digest
    assert result.output.splitlines() == [
        "2026-08 第1次关账：同到分",
        "2026-09 第1次关账：同到分",
        "2026-10 第1次关账：同到分",
        "共 3 次关账，全部同到分，存档一个字节也没有变。",
        f"最后一份 2026-10-1.zip 的校验码（抄在别处，就能证明它和它之前的都没有变）：{digest}",
    ]
    assert result.exit_code == 0


def test_nothing_of_today_is_asked_but_the_record(home):
    (home / "config" / "schemes" / "shop" / "2020-01-01.yaml").write_text("id: shop\n# 改坏了", encoding="utf-8")
    result = verify(home)
    assert result.exit_code == 0
    assert "没有月结记录可对（配置有错），只按存档文件自身核对。" in result.output
    shutil.rmtree(home / "config")
    assert "共 3 次关账，全部同到分" in verify(home).output


def test_without_a_record_the_files_speak_for_themselves(home):
    memory.fresh()
    result = verify(home)
    assert result.exit_code == 0
    assert re.search("没有月结记录可对（找不到工作簿 月结.xlsx", result.output)


def test_an_archive_is_verified_by_itself_wherever_it_lies(home, tmp_path):
    shutil.copytree(home / "archive", tmp_path / "usb")
    result = verify(home / "nowhere", "--archive", str(tmp_path / "usb"))
    assert result.exit_code == 0
    assert "没有月结记录可对（用了 --archive），只按存档文件自身核对。" in result.output


def test_the_folder_of_the_team_itself_will_do_and_a_folder_that_is_not_there_proves_nothing(home, tmp_path):
    assert verify(home / "nowhere", "--archive", str(home / "archive" / "shop")).exit_code == 0
    wrong = verify(home / "nowhere", "--archive", str(tmp_path / "typo"))
    assert (wrong.exit_code, "没有" in wrong.output, "typo" in wrong.output) == (2, True, True)


def test_an_archive_by_itself_is_held_against_the_record_that_is_kept_in_it(home):
    folder, team = home / "archive" / "shop", configured(home / "config").teams["shop"]
    taken = archive.keep(folder / "2026-10-accepted-1.json", b'{"lines": []}')
    told = verify(home / "nowhere", "--archive", str(home / "archive"))
    assert "2026-10-accepted-1.json 没有核对：要有月结记录才知道它该是什么。" in told.output
    event = Event(0, "2026-10", "accepted", dt.date(2026, 11, 6), file=taken.file, digest=taken.digest)
    record = record_of("shop", memory.read(team.ours["months"].at)).with_event(event)
    archive.note(folder, months_book(team, record))
    assert "全部同到分，存档一个字节也没有变" in verify(home / "nowhere", "--archive", str(home / "archive")).output
    damage(folder / "2026-10-accepted-1.json")
    told = verify(home / "nowhere", "--archive", str(home / "archive"))
    assert (told.exit_code, "2026-10-accepted-1.json 不是" in told.output) == (1, True)


def test_a_damaged_file_is_named_and_the_others_are_still_proven(home):
    damage(home / "archive" / "shop" / "2026-09-1.zip")
    result = verify(home)
    lines = result.output.splitlines()
    assert lines[0] == "2026-08 第1次关账：同到分"
    assert lines[1] == "2026-09-1.zip：没有重算，存档不可信"
    assert lines[2].startswith("  存档 2026-09-1.zip 已损坏：写好以后有字节变了或少了")
    assert lines[3:] == ["2026-10 第1次关账：同到分", "共 3 次关账，其中 1 次没有通过。"]
    assert result.exit_code == 1


def test_a_changed_record_is_found(home):
    settings = configured(home / "config")
    events = Record().with_event(
        Event(0, "2026-08", "closed", dt.date(2026, 11, 6), file="2026-08-1.zip", digest="f" * 64)
    )
    kept_in(settings.teams["shop"], events)
    result = verify(home)
    assert result.exit_code == 1
    assert "2026-08-1.zip 不是关账时记下的那一份" in result.output
    assert "2026-09-1.zip 不在月结记录里，也不是中断的关账留下的" in result.output


def closing(period, kept, by="人事甲"):
    return Event(0, period, "closed", dt.date(2026, 11, 6), by, file=kept.file, digest=kept.digest)


def archived_with_their_record(home, history):
    """Closes two months, the second with the record of the first in it; returns the team and the record after both."""
    memory.fresh()
    shutil.rmtree(home / "archive")
    settings = configured(home / "config")
    team = settings.teams["shop"]
    first = archive.write(home / "archive", case(settings, "2026-08"))
    record = replace(Record().with_event(closing("2026-08", first)), history=history)
    kept_in(team, record)
    found = {**books("2026-09"), "memory:月结.xlsx": memory.read("memory:月结.xlsx")}
    second = archive.write(home / "archive", case(settings, "2026-09", found, previous=first.digest))
    return team, record.with_event(closing("2026-09", second))


REMEMBERED = Remembered("2026-08", "001", "points", Decimal(80), "points")


def test_a_record_that_only_grew_is_as_it_was(home):
    team, record = archived_with_their_record(home, (REMEMBERED,))
    kept_in(team, record)
    assert verify(home).exit_code == 0


def test_a_record_in_which_something_old_was_written_anew_is_found(home):
    team, record = archived_with_their_record(home, (REMEMBERED,))
    forged = replace(record.events[0], by="人事乙")
    kept_in(team, replace(record, events=(forged, record.events[1])))
    result = verify(home)
    assert result.exit_code == 1
    assert "月结记录与关账 2026-09-1 时不同：第 1 条（2026-08）被改过或不见了。" in result.output


def test_history_that_was_written_anew_is_found_but_for_a_month_that_was_reopened(home):
    team, record = archived_with_their_record(home, (REMEMBERED,))
    other = replace(record, history=(replace(REMEMBERED, value=Decimal(99)),))
    kept_in(team, other)
    assert "历史页里 2026-08 的数与关账 2026-09-1 时不同，而这个月没有重开过。" in verify(home).output
    day = dt.date(2026, 12, 1)
    kept_in(team, replace(record, history=()).with_event(Event(0, "2026-08", "reopened", day, "人事甲", reason="补录")))
    assert verify(home).exit_code == 0


def test_the_first_cell_that_differs_is_told_with_both_values(home):
    settings = configured(home / "config")
    made = case(settings, "2026-10", previous=archive.glance(home / "archive" / "shop" / "2026-09-1.zip").digest)
    payroll = made.results[1]
    tab = payroll.tabs[0]
    rows = (tuple("丙十" if value == "丙三" else value for value in tab.rows[0]), *tab.rows[1:])
    forged = replace(payroll, tabs=(replace(tab, rows=rows), *payroll.tabs[1:]))
    archive.write(home / "archive", replace(made, results=(made.results[0], forged, made.results[2])))
    memory.fresh()
    result = verify(home)
    assert result.exit_code == 1
    assert "2026-10 第1次关账：不同。工资表“工资”B3：存档 丙十，重算 丙三" in result.output
    found = json.loads(verify(home, "--json").stdout)["months"][2]["departure"]
    assert found == {"book": "payroll", "tab": "工资", "address": "B3", "archived": "丙十", "again": "丙三"}


def test_a_month_of_another_version_says_so_and_how_to_go_on(home):
    settings = configured(home / "config")
    made = case(settings, "2026-10", engine="0.0.9", results=())
    memory.fresh()
    shutil.rmtree(home / "archive")
    archive.write(home / "archive", made)
    assert "2026-10 第1次关账：同到分（由 0.0.9 版算出，本版 0.1.0）" in verify(home).output
    whole = case(settings, "2026-10", engine="0.0.9")
    staff = whole.results[2]
    shorter = replace(staff, tabs=(replace(staff.tabs[0], rows=staff.tabs[0].rows[:-1]),))
    archive.write(home / "archive", replace(whole, results=(shorter,)))
    result = verify(home)
    assert result.exit_code == 1
    assert "请装 0.0.9 版再验；若只有本版不同，看更新记录里改了哪些数。" in result.output


def test_programs_are_told_the_same(home):
    damage(home / "archive" / "shop" / "2026-08-1.zip")
    result = verify(home, "--json")
    said = json.loads(result.stdout)
    assert (said["team"], said["recorded"], said["exit_code"], result.exit_code) == ("shop", True, 1, 1)
    outcomes = [(each["file"], each["outcome"], each["proven"]) for each in said["months"]]
    assert outcomes == [
        ("2026-08-1.zip", "unreadable", False),
        ("2026-09-1.zip", "same", True),
        ("2026-10-1.zip", "same", True),
    ]
    assert [each["code"] for each in said["months"][0]["faults"]] == ["archive_damaged"]
    assert said["last"]["file"] == "2026-10-1.zip"


def test_what_an_interrupted_closing_left_is_told_and_is_no_fault(home):
    settings = configured(home / "config")
    previous = archive.glance(home / "archive" / "shop" / "2026-10-1.zip").digest
    archive.write(home / "archive", case(settings, "2026-11", previous=previous))
    result = verify(home)
    assert result.exit_code == 0
    assert "2026-11-1.zip 没有记入月结记录：在记下之前中断了，或月结工作簿是旧的。" in result.output


def test_a_team_without_a_closed_month_has_nothing_to_prove(home):
    memory.fresh()
    shutil.rmtree(home / "archive")
    result = verify(home)
    assert result.exit_code == 0
    assert f"还没有关过账：{home / 'archive' / 'shop'} 里没有存档。" in result.output


def test_a_team_that_nobody_knows_is_a_mistake_of_the_command(home):
    result = CliRunner().invoke(cli, ["verify", "shpo", "--config", str(home / "config")])
    assert result.exit_code == 2
