"""Nothing has moved: one cheap look, nothing read, nothing written; anything has: all is looked at again."""

import os
import threading
from datetime import UTC, datetime

import pytest

from sheets_sync.cli.jobs import Working
from sheets_sync.demo import write_demo
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.settings import read_settings
from sheets_sync.worker.order import Order

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)


class Worked:
    """The demo's team, a worker for it, and which books it has read."""

    def __init__(self, folder, monkeypatch):
        write_demo(folder)
        self.folder = folder
        self.read = []
        from sheets_sync.backends import xlsx  # noqa: PLC0415 - only what is replaced is needed

        reading = xlsx.read
        monkeypatch.setattr(xlsx, "read", lambda address: (self.read.append(address), reading(address))[1])
        monkeypatch.setattr("sheets_sync.cli.teams.now", lambda: NOW)

    def run(self, do="run"):
        settings = read_settings(self.folder / "config", packaged_config())
        self.read.clear()
        working = Working(settings, threading.Event())
        return working.carry_out(Order(settings.teams["demo"], "at", do, NOW, NOW))


@pytest.fixture
def worked(tmp_path, monkeypatch):
    return Worked(tmp_path, monkeypatch)


def test_the_third_look_reads_nothing_and_says_what_the_second_found(worked):
    first, second, third = worked.run(), worked.run(), None
    assert first.counts["written"] > 0
    assert second.counts["written"] == 0
    assert worked.read
    third = worked.run()
    assert worked.read == []
    assert third.unchanged
    assert (third.code, third.period) == (second.code, "2026-10")
    assert third.counts["people"] == second.counts["people"] > 0


@pytest.mark.parametrize("touched", ["books/客服评分表.xlsx", "results/2026-10/绩效汇总.xlsx", "config/service.yaml"])
def test_whatever_is_touched_everything_is_looked_at_again(worked, touched):
    worked.run()
    worked.run()
    os.utime(worked.folder / touched, ns=(1, 10**18))
    assert not worked.run().unchanged
    assert worked.read


def test_a_book_that_is_gone_and_comes_back_is_noticed_both_times(worked):
    worked.run()
    worked.run()
    book = worked.folder / "results" / "2026-10" / "绩效结果.xlsx"
    found = book.read_bytes()
    book.unlink()
    assert worked.run().counts["written"] > 0
    assert book.read_bytes() == found


def test_a_run_that_is_refused_is_not_taken_for_settled(worked):
    worked.run()
    (worked.folder / "results" / "2026-10" / "绩效结果.xlsx").write_bytes(b"no workbook of ours")
    assert worked.run().code == 3
    assert worked.run().code == 3
    assert worked.read


def test_a_damaged_note_of_what_was_seen_costs_a_reading_and_nothing_else(worked):
    worked.run()
    worked.run()
    (worked.folder / "state" / "demo" / "seen.json").write_text("{", "utf-8")
    assert worked.run().code in (0, 1)
    assert worked.read
    assert worked.run().unchanged


def test_late_changes_of_a_team_with_no_closed_month_are_none(worked):
    assert worked.run("late_changes").code == 0


def test_late_changes_tell_no_people_and_no_problems_of_a_month_that_they_do_not_work_out(worked):
    assert dict(worked.run("late_changes").counts) == {"written": 0}
