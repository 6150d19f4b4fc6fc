"""A month that has not begun: a slip in its year writes nothing, and leaves no trace among the months."""

import json
from datetime import UTC, datetime

import pytest

from tests.at_work import invoke
from tests.signing_shop import everything, shop


@pytest.fixture
def team(tmp_path, time_machine):
    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)
    return shop(tmp_path)


def run(folder, period, *more):
    return invoke("run", "shop", "--config", str(folder / "config"), "--period", period, *more)


def months(folder):
    told = invoke("months", "shop", "--config", str(folder / "config"), "--json")
    return [each["period"] for each in json.loads(told.output)["months"]]


def test_a_run_of_a_month_that_has_not_begun_is_refused_and_writes_nothing(team):
    done = run(team, "2027-10")
    assert done.exit_code == 3
    assert "2027-10 还没有开始（第一天是 2027-10-01，今天是 2026-11-03）" in done.output
    assert everything(team) == {}
    assert json.loads(run(team, "2026-12", "--json").output)["status"] == "not_begun"


def test_the_month_under_way_is_written(team):
    assert run(team, "2026-11").exit_code in (0, 1)
    assert months(team) == ["2026-11"]


def test_where_it_is_forced_the_books_are_written_and_the_months_know_nothing_of_it(team):
    run(team, "2026-10")
    before = everything(team)["out/月结.xlsx"]
    assert run(team, "2027-10", "--force").exit_code in (0, 1)
    assert "out/2027-10/payroll.xlsx" in everything(team)
    assert everything(team)["out/月结.xlsx"] == before
    assert months(team) == ["2026-10"]
