"""What a job of the worker looks at: its month, its day, and nobody else at work on the same books."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest

from sheets_sync.backends import memory
from sheets_sync.cli.jobs import Working
from sheets_sync.grid import Grid
from sheets_sync.locks import Held, locked
from sheets_sync.worker.order import Order
from sheets_sync.worker.stillness import token
from tests.signing_shop import everything, looked, moved, ran, settings_of, shop, signed, type_in
from tests.smallest import PEOPLE

NOW = datetime(2026, 11, 3, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """October as it stands after a run; nobody has confirmed it."""
    folder = shop(tmp_path_factory.mktemp("shop") / "team")
    ran(folder)
    return folder


class Worked:
    """The shop, and a worker for it whose clock is in our hands."""

    def __init__(self, folder, monkeypatch):
        self.folder, self.now = folder, NOW
        self.meanwhile = lambda: None
        monkeypatch.setattr("sheets_sync.cli.teams.now", lambda: (self.meanwhile(), self.now)[1])

    def does(self, do="run"):
        settings = settings_of(self.folder)
        order = Order(settings.teams["shop"], "at", do, self.now, self.now)
        return Working(settings, threading.Event()).carry_out(order)


@pytest.fixture
def worked(drafted, tmp_path, monkeypatch):
    return Worked(moved(drafted, tmp_path / "team"), monkeypatch)


def test_a_run_is_of_the_month_that_is_over_and_a_draft_of_the_one_that_is_running(worked):
    assert worked.does("run").period == "2026-10"
    assert not (worked.folder / "out" / "2026-11").exists()
    assert worked.does("draft").period == "2026-11"
    assert (worked.folder / "out" / "2026-11" / "payroll.xlsx").exists()


def test_of_a_team_that_keeps_months_a_new_day_is_looked_at_although_nothing_has_moved(worked):
    worked.does()
    assert worked.does().unchanged
    worked.now += timedelta(days=1)
    assert not worked.does().unchanged
    assert worked.does().unchanged


def november(folder):
    """Enters November as October was entered."""
    book = openpyxl.load_workbook(folder / "books" / "scorecard.xlsx")
    for place, (number, name) in enumerate(PEOPLE):
        book["评分"].append([number, name, date(2026, 11, 1), 80 + place])
    book.save(folder / "books" / "scorecard.xlsx")
    book = openpyxl.load_workbook(folder / "books" / "attendance.xlsx")
    tab = book.create_sheet("2026年11月")
    tab.append(["工号", "姓名", *range(1, 31)])
    for number, name in PEOPLE:
        tab.append([number, name, *["√"] * 30])
    book.save(folder / "books" / "attendance.xlsx")


def test_late_changes_are_looked_for_in_every_month_that_was_closed_lately(worked):
    december = date(2026, 12, 3)
    november(worked.folder)
    ran(worked.folder, period="2026-11", today=december)
    for month in ("2026-10", "2026-11"):
        ran(worked.folder, period=month, today=december)
        assert signed(worked.folder, "confirm", "店长", period=month, today=december).written
        assert signed(worked.folder, "close", "人事甲", period=month, today=december).written
    worked.now = datetime(2026, 12, 4, 1, 0, tzinfo=UTC)
    type_in(worked.folder / "books" / "scorecard.xlsx", "评分", "D2", 99)  # 001 in October
    found = worked.does("late_changes").months
    assert list(found) == ["2026-10", "2026-11"]
    assert [each["late_changes"] > 0 for each in found.values()] == [True, False]


def test_which_day_it_is_is_asked_where_the_team_is(tmp_path, monkeypatch):
    worked = Worked(shop(tmp_path / "team"), monkeypatch)
    worked.now = datetime(2026, 10, 31, 15, 59, tzinfo=UTC)  # a minute to November in Shanghai
    assert worked.does("draft").period == "2026-10"
    assert looked(worked.folder).life.before.events == ()
    worked.now = datetime(2026, 10, 31, 17, 0, tzinfo=UTC)  # 1 November, one in the morning
    assert worked.does("run").period == "2026-10"
    (event,) = looked(worked.folder).life.before.events
    assert (event.what, str(event.on)) == ("published", "2026-11-01")


def test_a_new_day_begins_at_midnight_where_the_team_is(worked):
    worked.now = datetime(2026, 11, 3, 15, 58, tzinfo=UTC)
    worked.does()
    worked.does()
    worked.now += timedelta(minutes=1)
    assert worked.does().unchanged
    worked.now += timedelta(minutes=1)  # 4 November in Shanghai
    assert not worked.does().unchanged


def test_while_somebody_else_writes_the_books_no_job_does_and_nothing_is_touched(worked):
    (worked.folder / "out" / "2026-10" / "payroll.xlsx").unlink()
    before = everything(worked.folder)
    with locked(worked.folder / "state", "shop", "close"), pytest.raises(Held):
        worked.does()
    assert everything(worked.folder) == before
    assert worked.does().counts["written"] == 1


def test_while_a_job_looks_and_writes_nobody_else_does(worked):
    kept_out = []

    def signing():
        """Somebody signs whenever the job asks for the day."""
        try:
            with locked(worked.folder / "state", "shop", "close"):
                pass
        except Held as held:
            kept_out.append(held.who.doing)

    worked.meanwhile = signing
    worked.does()
    assert set(kept_out) == {"worker"}


def test_what_cannot_be_told_at_a_glance_is_never_taken_for_still():
    memory.fresh()
    memory.put("memory:known", Grid("表", (("甲",),)))
    memory.put("memory:unknown", Grid("表", (("乙",),)))
    memory._books["memory:unknown"] = replace(memory.read("memory:unknown"), version="")
    assert len(token(["memory:known"], "config", "run")) == 32
    assert token(["memory:known", "memory:unknown"], "config", "run") == ""
