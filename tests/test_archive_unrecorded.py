"""What lies in an archive and stands in no record: it is told of, and nobody writes over it."""

import os
import shutil

import pytest

from tests.at_work import invoke
from tests.signing_shop import type_in


@pytest.fixture
def team(team):
    assert said(team, "confirm", "2026-10", "--by", "店长").exit_code == 0
    return team


def said(folder, command, *words):
    return invoke(command, "shop", *words, "--config", str(folder / "config"))


def older(folder, *, noted):
    """Puts back the months' book of the copy before; and the note beside the archive, where that was restored too."""
    shutil.copy(folder / "old.xlsx", folder / "out" / "月结.xlsx")
    if not noted:
        (folder / "archive" / "shop" / "record.json").unlink()
        assert said(folder, "run", "--period", "2026-10").exit_code == 0


def test_an_archive_that_only_a_newer_months_book_knows_is_not_written_over(team):
    shutil.copy(team / "out" / "月结.xlsx", team / "old.xlsx")
    assert said(team, "close", "2026-10", "--by", "人事甲").exit_code == 0
    first = (team / "archive" / "shop" / "2026-10-1.zip").read_bytes()
    older(team, noted=False)
    assert said(team, "close", "2026-10", "--by", "人事乙").exit_code == 0
    assert (team / "archive" / "shop" / "2026-10-1.zip.unrecorded-1").read_bytes() == first
    told = said(team, "verify")
    assert told.exit_code == 0
    assert "2026-10-1.zip.unrecorded-1 没有记入月结记录" in told.output


def test_what_was_accepted_and_is_no_longer_recorded_is_not_written_over(team):
    assert said(team, "close", "2026-10", "--by", "人事甲").exit_code == 0
    type_in(team / "books/adjustments.xlsx", "调整", "D2", 99)
    shutil.copy(team / "out" / "月结.xlsx", team / "old.xlsx")
    assert said(team, "accept", "2026-10", "--by", "人事甲", "--yes").exit_code == 0
    first = (team / "archive" / "shop" / "2026-10-accepted-1.json").read_bytes()
    older(team, noted=False)
    assert "2026-10-accepted-1.json 没有记入月结记录" in said(team, "verify").output
    assert said(team, "accept", "2026-10", "--by", "人事乙", "--yes").exit_code == 0
    assert (team / "archive" / "shop" / "2026-10-accepted-1.json.unrecorded-1").read_bytes() == first


def test_the_same_done_again_leaves_one_file(team):
    shutil.copy(team / "out" / "月结.xlsx", team / "old.xlsx")
    assert said(team, "close", "2026-10", "--by", "人事甲").exit_code == 0
    older(team, noted=False)
    assert said(team, "close", "2026-10", "--by", "人事甲").exit_code == 0
    assert sorted(path.name for path in (team / "archive" / "shop").iterdir()) == ["2026-10-1.zip", "record.json"]


def test_verify_tells_that_the_months_book_is_an_older_one(team):
    shutil.copy(team / "out" / "月结.xlsx", team / "old.xlsx")
    assert said(team, "close", "2026-10", "--by", "人事甲").exit_code == 0
    older(team, noted=True)
    told = said(team, "verify")
    assert told.exit_code == 1
    assert "是旧的：3 条记录里只有 2 条。下次运行会按" in told.output
    assert said(team, "run", "--period", "2026-10").exit_code == 0
    assert said(team, "verify").exit_code == 0


def test_verify_names_every_file_that_no_record_names(team):
    assert said(team, "close", "2026-10", "--by", "人事甲").exit_code == 0
    (team / "archive" / "shop" / "2026-09-accepted-1.json").write_text("{}", "utf-8")
    (team / "archive" / "shop" / "imported-0123456789ab.xlsx").write_bytes(b"PK")
    told = said(team, "verify", "--json").output
    assert '"unrecorded": [\n    "2026-09-accepted-1.json",\n    "imported-0123456789ab.xlsx"\n  ]' in told


@pytest.mark.parametrize("spoilt", [b"", b"[]", b'{"events": "many"}', b"[" * 100_000, None])
def test_a_note_that_nobody_can_read_is_told_until_somebody_has_looked(team, spoilt):
    assert said(team, "close", "2026-10", "--by", "人事甲").exit_code == 0
    note = team / "archive" / "shop" / "record.json"
    note.unlink()
    note.write_bytes(spoilt) if spoilt is not None else note.mkdir()
    for _ in range(2):
        told = said(team, "run", "--period", "2026-10")
        assert told.exit_code == 4
        assert "record.json 读不出来" in told.output
    assert "record.json 读不出来" in said(team, "verify").output
    note.unlink() if spoilt is not None else note.rmdir()
    assert said(team, "run", "--period", "2026-10").exit_code == 0


def test_an_archive_that_cannot_be_looked_into_is_no_empty_one(team):
    assert said(team, "close", "2026-10", "--by", "人事甲").exit_code == 0
    folder = team / "archive" / "shop"
    shutil.rmtree(folder)
    folder.symlink_to(folder)
    for words in ((), ("--archive", str(team / "archive"))):
        told = said(team, "verify", *words)
        assert told.exit_code == 1
        assert "打不开" in told.output
        assert "还没有关过账" not in told.output


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may look everywhere")
@pytest.mark.parametrize("place", ["archive", "archive/shop", "state", "state/shop"])
def test_where_we_may_not_look_that_is_told(team, place):
    assert said(team, "close", "2026-10", "--by", "人事甲").exit_code == 0
    (team / place).chmod(0)
    told = said(team, "verify") if place.startswith("archive") else said(team, "status")
    (team / place).chmod(0o700)
    assert (told.exit_code, "Traceback" in told.output) == (1, False)
