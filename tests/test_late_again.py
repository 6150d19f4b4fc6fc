"""Late changes of late changes: taken over, settled outside, opened again, closed twice, under a name changed since."""

import json
from datetime import UTC, datetime

import openpyxl
import pytest

from tests.at_work import invoke
from tests.signing_shop import moved, ran, shop, signed, type_in


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    folder = shop(tmp_path_factory.mktemp("shop") / "team")
    ran(folder)
    signed(folder, "confirm", "店长")
    signed(folder, "close", "人事甲")
    return folder


@pytest.fixture
def team(closed, tmp_path, time_machine):
    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)
    return moved(closed, tmp_path / "team")


def said(team, command, *words):
    return invoke(command, "shop", "2026-10", *words, "--by", "人事甲", "--config", str(team / "config"))


def accepted(team, amount, *words):
    """Changes an adjustment of 50 yuan of October and returns who is owed what, as it is taken over."""
    type_in(team / "books/adjustments.xlsx", "调整", "D2", amount)
    told = json.loads(said(team, "accept", *words, "--yes", "--json").output)
    return told["status"], [(line["person_id"], line["amount"]) for line in told["lines"]]


def closed_again(team):
    signed(team, "confirm", "店长")
    signed(team, "close", "人事甲")


def test_a_late_change_of_a_late_change_is_what_differs_since_and_may_go_back(team):
    assert accepted(team, 80) == ("done", [("002", "30.00")])
    assert accepted(team, 90) == ("done", [("002", "10.00")])
    assert accepted(team, 50) == ("done", [("002", "-40.00")])
    assert accepted(team, 50) == ("nothing", [])


def test_a_month_that_was_closed_twice_owes_what_differs_from_its_second_closing(team):
    accepted(team, 80)
    said(team, "reopen", "--reason", "漏了一笔")
    assert accepted(team, 90) == ("refused", [])
    ran(team)
    closed_again(team)
    assert accepted(team, 90) == ("nothing", [])
    assert accepted(team, 100) == ("done", [("002", "10.00")])
    assert [path.name for path in sorted((team / "archive/shop").glob("*accepted*"))] == [
        "2026-10-accepted-1.json",
        "2026-10-accepted-2.json",
    ]


def test_opening_a_month_again_tells_what_was_paid_outside_and_is_in_its_pay_now(team):
    accepted(team, 80, "--outside", "现金")
    told = said(team, "reopen", "--reason", "漏了一笔")
    assert told.exit_code == 0
    assert "2026-10 里另行结清过的（2026-10-accepted-1.json）不再抵减" in told.output
    ran(team)
    closed_again(team)
    accepted(team, 90, "--outside", "现金")
    told = json.loads(said(team, "reopen", "--reason", "又漏了", "--json").output)
    assert told["settled_outside"] == ["2026-10-accepted-2.json"]


def test_what_is_paid_in_the_next_month_is_no_reason_to_warn_when_the_month_is_opened_again(team):
    accepted(team, 80)
    assert "另行结清" not in said(team, "reopen", "--reason", "漏了一笔").output


def test_somebody_whose_name_has_changed_since_is_found_by_either(team):
    for path in (team / "books").glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        for cell in (cell for tab in book for row in tab.iter_rows() for cell in row if cell.value == "乙二"):
            cell.value = "乙新"
        book.save(path)
    assert accepted(team, 80, "乙新") == ("done", [("002", "30.00")])
    assert accepted(team, 90, "乙二") == ("done", [("002", "10.00")])
    assert accepted(team, 99, "乙三") == ("refused", [])
