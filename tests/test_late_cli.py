"""`accept` on files, from the command line: what HR is shown, asked and told, and what is proven afterwards."""

import json
from datetime import UTC, date, datetime

import openpyxl
import pytest

from scoring.period import Period
from sheets_sync import closing
from sheets_sync.cli.teams import packaged_config
from sheets_sync.locks import locked
from sheets_sync.plan import Trust
from sheets_sync.run import Here, look, run
from sheets_sync.settings import read_settings
from tests.at_work import invoke, made
from tests.uploading import without_months

NOW = datetime(2026, 11, 12, 2, 0, 0, tzinfo=UTC)
BOOK = "人事调整.xlsx"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The demo, with October closed; then an adjustment of October turns out to be 30 yuan more."""
    folder = made(tmp_path_factory.mktemp("late"))
    path = folder / "config" / "teams" / "demo.yaml"
    path.write_text(path.read_text("utf-8").replace("close: [吴芳]", "close: [人事甲]"), "utf-8")
    settings = read_settings(folder / "config", packaged_config(), "demo")
    team, versions, here = settings.teams["demo"], settings.versions["demo"], Here(date(2026, 11, 9), settings.archive)

    def looked():
        return look(team, versions, Period(2026, 10), calendar=settings.calendar, here=here)

    run(looked(), Trust(), force=True)
    run(closing.confirm(looked(), "周敏"), Trust(), force=True)
    closed = run(closing.close(looked(), "人事甲", settings), Trust(), force=True)
    assert closed.prospect.life.record.state("2026-10") == "closed"
    book = openpyxl.load_workbook(folder / "books" / BOOK)
    book.active["E4"] = 230
    book.save(folder / "books" / BOOK)
    return folder


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to(NOW, tick=False)


def accept(place, *words):
    return invoke("accept", "demo", "2026-10", *words, "--config", str(place / "config"))


def test_accepting_shows_who_is_owed_what_and_does_nothing_until_somebody_agrees(place):
    before = (place / "results" / "月结.xlsx").read_bytes()
    result = accept(place, "--by", "人事甲")
    assert result.exit_code == 1
    assert "差 30.00 元" in result.output
    assert "没有接受，什么也没有写" in result.output
    assert (place / "results" / "月结.xlsx").read_bytes() == before
    assert not list((place / "archive" / "demo").glob("*accepted*"))


def test_only_those_who_may_close_may_accept(place):
    result = accept(place, "--by", "主管", "--yes", "--json")
    assert result.exit_code == 3
    assert json.loads(result.output)["refusals"] == ["month_may_not_close"]


def test_nobody_accepts_while_somebody_else_writes(place):
    with locked(place / "state", "demo", "run"):
        result = accept(place, "--by", "人事甲", "--yes")
    assert result.exit_code == 3
    assert "正由别人写入" in result.output


def test_a_months_book_that_somebody_typed_into_is_not_written_over(place):
    path = place / "results" / "月结.xlsx"
    before = path.read_bytes()
    book = openpyxl.load_workbook(path)
    book["月结记录"]["E3"] = "别人"
    book.save(path)
    result = accept(place, "--by", "人事甲", "--yes")
    path.write_bytes(before)
    assert result.exit_code == 3
    assert "别人" in result.output
    assert "等于没有接受" in result.output


def test_a_team_without_months_has_nothing_to_accept(tmp_path):
    without_months(made(tmp_path / "other"))
    result = accept(tmp_path / "other", "--by", "人事甲", "--yes")
    assert result.exit_code == 2
    assert "的 ours 里加上一行" in result.output


def test_what_is_accepted_is_written_down_and_accepted_only_once(place):
    result = accept(place, "--by", "人事甲", "--yes", "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    assert (told["status"], told["into"], [line["amount"] for line in told["lines"]]) == ("done", "2026-11", ["30.00"])
    assert (place / "archive" / "demo" / "2026-10-accepted-1.json").stat().st_mode & 0o777 == 0o600
    again = accept(place, "--by", "人事甲", "--yes")
    assert again.exit_code == 0
    assert "没有要接受的" in again.output
    verified = invoke("verify", "demo", "--config", str(place / "config"))
    assert verified.exit_code == 0, verified.output
