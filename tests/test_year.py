"""A year of two departments with a clock in our hands: every month closes, and every month is proven."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from sheets_sync.backends import memory
from tests.appealing import TABLE
from tests.year.configured import YEAR, configured
from tests.year.happened import LATE, NEXT, REOPENED, stopped, story
from tests.year.lived import Year

MONTHS = [f"{YEAR}-{number:02}" for number in range(1, 13)]
FIRST = date(YEAR, 1, 21)
LAST = date(NEXT, 1, 18)


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Returns the year after it has passed; on every day of it staff saw no pay that nobody had confirmed."""
    memory.fresh()
    folder = tmp_path_factory.mktemp("year")
    configured(folder / "config", TABLE)
    with time_machine.travel(datetime(YEAR, 1, 1, tzinfo=UTC), tick=False) as clock:
        year = Year(folder, clock, today=FIRST)
        year.begin_work()
        year.live(LAST, story())
        yield year
    memory.fresh()


def paid(team, number, title):
    """Returns what stands below a title in the payroll of each month for somebody."""
    found = []
    for month in MONTHS:
        _, titles, *rows = memory.read(f"memory:{team}/{month}/工资表").grids["工资"].rows
        found += [row[titles.index(title)] for row in rows if row[0] == number]
    return found


@pytest.mark.parametrize("team", ["east", "cycle"])
def test_every_month_of_the_year_is_closed(lived, team):
    assert lived.months(team) == dict.fromkeys(MONTHS, "closed")


def test_staff_were_shown_many_figures_and_none_of_pay_that_was_not_confirmed(lived):
    assert lived.seen > 10_000


@pytest.mark.parametrize("team", ["east", "cycle"])
def test_every_month_is_proven_to_the_cent_and_the_one_opened_again_twice(lived, team):
    told = lived.command("verify", team, "--json")["months"]
    months = sorted([*MONTHS, REOPENED]) if team == "east" else MONTHS
    assert [(each["period"], each["outcome"], each["proven"]) for each in told] == [
        (month, "same", True) for month in months
    ]


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("team", ["east", "cycle"])
def test_somebody_joins_and_somebody_leaves_in_every_month(team):
    there = []
    for month in MONTHS:
        rows = memory.read(f"memory:{team}/{month}/工资表").grids["工资"].rows[2:]
        there.append({row[0][1:] for row in rows if row[0] and row[0][0] in "12"})
    assert [len(each) for each in there] == [19] * 12
    assert all(f"{number:02}" in there[number - 1] for number in range(1, 13))
    assert not any(f"{number:02}" in there[number] for number in range(1, 12))
    assert all(f"{number + 13:02}" in there[number] for number in range(12))
    assert not any(f"{number + 13:02}" in there[number - 1] for number in range(1, 12))


@pytest.mark.usefixtures("lived")
def test_pay_follows_the_scheme_that_changes_in_july_and_looks_back_at_quarters_and_streaks():
    award, stars, steady = (paid("east", "130", title) for title in ("全勤奖", "星级工资", "稳定奖"))
    assert (award[5], award[6]) == (Decimal(200), Decimal(260))
    assert stars[3:6] == [Decimal(200)] * 3
    assert (steady[0], steady[2]) == (Decimal(0), Decimal("66.66"))


@pytest.mark.usefixtures("lived")
def test_what_appeals_and_the_reopening_put_right_is_paid():
    assert paid("east", "125", "绩效工资")[2] == Decimal("922.50")
    assert paid("cycle", "225", "绩效工资")[8] == Decimal("922.50")
    assert paid("east", "126", "绩效工资")[7] == Decimal("943.00")


def test_a_late_change_moves_nothing_in_its_month_and_is_paid_in_the_next(lived):
    assert paid("cycle", "228", "绩效工资")[4] == Decimal("830.25")
    rows = memory.read(f"memory:cycle/{YEAR}-06/工资表").grids["工资"].rows
    assert Decimal("102.50") in next(row for row in rows if row[0] == "228")
    assert lived.months("cycle")[LATE] == "closed"


def test_closing_was_refused_only_until_appeals_were_over(lived):
    codes = {code for name, month, _, each in lived.refused for code in each if (name, month) != ("east", MONTHS[-1])}
    assert codes == {"month_appeals_until", "month_appeals_open"}


def test_a_worker_that_stood_still_for_three_days_makes_up_for_what_it_missed_once(lived):
    away = [stopped() + timedelta(days=day) for day in range(3)]
    assert not [each for each in lived.told if each.moment.date() in away]
    back = [each for each in lived.told if each.moment.date() == stopped() + timedelta(days=3)]
    began = sorted((each.team, each.job, each.slot.date()) for each in back if each.what == "began")
    sunday = stopped() + timedelta(days=1)  # 06:30 of Monday in Shanghai
    assert began == [("cycle", "morning", sunday), ("east", "morning", sunday)]


def test_the_calendar_of_the_next_year_is_missing_and_that_is_said(lived):
    told = {(each.team, each.why) for each in lived.told if each.what == "year_unknown"}
    assert told == {("cycle", str(NEXT)), ("east", str(NEXT))}
    refused = [codes for name, month, _, codes in lived.refused if (name, month) == ("east", MONTHS[-1])]
    assert refused
    assert refused[0] == ["month_appeals_year"]
