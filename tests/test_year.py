"""A year of two departments with a clock in our hands: every month closes, and every month is proven."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from sheets_sync.backends import memory
from tests.appealing import TABLE
from tests.year.configured import YEAR, configured
from tests.year.lived import Year

MONTHS = [f"{YEAR}-{number:02}" for number in range(1, 13)]
FIRST = date(YEAR, 1, 21)
LAST = date(YEAR + 1, 1, 18)


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Returns the year after it has passed."""
    memory.fresh()
    folder = tmp_path_factory.mktemp("year")
    configured(folder / "config", TABLE)
    with time_machine.travel(datetime(YEAR, 1, 1, tzinfo=UTC), tick=False) as clock:
        year = Year(folder, clock, today=FIRST)
        year.begin_work()
        year.live(LAST, {date(YEAR + 1, 1, 11): (next_years_calendar,)})
        yield year


def next_years_calendar(year):
    """Somebody writes down the days off of the next year, and begins the worker anew."""
    days = "".join(f"{date(YEAR + 1, 1, 1) + timedelta(days=day)}: 元旦\n" for day in range(3))
    (year.folder / "config/calendar.yaml").write_text(f"{YEAR + 1}: whole\n{days}", encoding="utf-8")
    year.end_work()
    year.begin_work()


@pytest.mark.parametrize("team", ["east", "cycle"])
def test_every_month_of_the_year_is_closed(lived, team):
    assert lived.months(team) == dict.fromkeys(MONTHS, "closed")


@pytest.mark.parametrize("team", ["east", "cycle"])
def test_every_month_is_proven_to_the_cent(lived, team):
    told = lived.command("verify", team, "--json")
    assert [(each["period"], each["outcome"], each["proven"]) for each in told["months"]] == [
        (month, "same", True) for month in MONTHS
    ]


def test_the_calendar_of_the_next_year_is_missing_and_that_is_said(lived):
    told = [(each.team, each.why) for each in lived.told if each.what == "year_unknown"]
    assert sorted(set(told)) == [("cycle", str(YEAR + 1)), ("east", str(YEAR + 1))]
