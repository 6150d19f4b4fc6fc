"""Which months the worker looks at beside the last one, and what it tells of each."""

import threading
from datetime import UTC, datetime

import pytest

from scoring.period import Period
from sheets_sync.cli.jobs import Working
from sheets_sync.worker.order import Order
from tests.signing_shop import looked, moved, ran, settings_of, shop, signed, type_in

DECEMBER = datetime(2026, 12, 2, 1, 0, tzinfo=UTC)
SCORES = "books/scorecard.xlsx"


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory):
    """October as it was confirmed in November; nobody has closed it."""
    folder = shop(tmp_path_factory.mktemp("shop") / "team", pay=True)
    ran(folder)
    assert signed(folder, "confirm", "店长").faults == ()
    return folder


@pytest.fixture(autouse=True)
def _in_december(monkeypatch):
    monkeypatch.setattr("sheets_sync.cli.teams.now", lambda: DECEMBER)
    monkeypatch.setattr("sheets_sync.cli.options.now", lambda: DECEMBER)


def worked(folder, do="run"):
    settings = settings_of(folder)
    order = Order(settings.teams["shop"], "at", do, DECEMBER, DECEMBER)
    return Working(settings, threading.Event()).carry_out(order)


def test_an_earlier_month_that_nobody_closed_is_worked_out_too_and_its_confirmation_falls(confirmed, tmp_path):
    folder = moved(confirmed, tmp_path / "team")
    type_in(folder / SCORES, "评分", "D2", 99)
    outcome = worked(folder)
    assert {month: found["fell"] for month, found in outcome.months.items()} == {"2026-10": 1, "2026-11": 0}
    assert outcome.period == "2026-11"
    assert looked(folder, today=DECEMBER.date()).life.record.state("2026-10") == "draft"


def test_a_confirmation_that_fell_by_hand_is_told_by_the_worker_until_somebody_confirms(confirmed, tmp_path):
    folder = moved(confirmed, tmp_path / "team")
    type_in(folder / SCORES, "评分", "D2", 99)
    ran(folder)
    assert worked(folder).months["2026-10"]["fell"] == 1
    signed(folder, "confirm", "店长")
    assert worked(folder).months["2026-10"]["fell"] == 0


def test_when_nothing_moves_in_any_of_the_months_none_is_read(confirmed, tmp_path):
    folder = moved(confirmed, tmp_path / "team")
    worked(folder)
    worked(folder)
    assert worked(folder).unchanged
    (folder / "out/2026-10/payroll.xlsx").unlink()
    again = worked(folder)
    assert (again.unchanged, again.counts["written"]) == (False, 1)


def test_a_closed_month_is_not_worked_out_but_looked_at_for_late_changes_under_its_own_name(confirmed, tmp_path):
    folder = moved(confirmed, tmp_path / "team")
    signed(folder, "close", "人事甲")
    type_in(folder / SCORES, "评分", "D2", 99)
    assert list(worked(folder).months) == ["2026-11"]
    assert {month: found["late_changes"] > 0 for month, found in worked(folder, "late_changes").months.items()} == {
        "2026-10": True
    }


def test_books_that_are_one_for_all_months_are_never_turned_back(confirmed, tmp_path):
    folder = moved(confirmed, tmp_path / "team")
    path = folder / "config/teams/shop.yaml"
    path.write_text(path.read_text("utf-8").replace("out/{period}/results", "out/results"), "utf-8")
    assert list(worked(folder).months) == ["2026-11"]


def test_a_months_book_that_cannot_be_read_stops_the_job_with_its_code(confirmed, tmp_path):
    folder = moved(confirmed, tmp_path / "team")
    (folder / "out/月结.xlsx").write_bytes(b"no workbook")
    for do in ("run", "late_changes"):
        outcome = worked(folder, do)
        assert (outcome.code, outcome.why) == (4, "not_a_workbook")
    assert Period.parse(outcome.period) == Period(2026, 11)
