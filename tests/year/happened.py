"""What happens in the year beside the usual: appeals, a late change, a month opened again, a worker that stands."""

from datetime import date, timedelta
from decimal import Decimal

from sheets_sync.backends import memory
from tests.appealing import row
from tests.year.configured import YEAR

LATE = f"{YEAR}-05"
REOPENED = f"{YEAR}-08"
NEXT = YEAR + 1


def stopped():
    """Returns the Saturday in May on which the worker ends; it begins again on the Tuesday after."""
    middle = date(YEAR, 5, 11)
    return middle + timedelta(days=(5 - middle.weekday()) % 7)


def story():
    """Returns what happens on which day."""
    found = {
        date(YEAR, 4, 2): appeal_is_upheld,
        stopped(): lambda year: year.end_work(),
        stopped() + timedelta(days=3): lambda year: year.begin_work(),
        date(YEAR, 6, 5): score_of_a_closed_month_changes,
        date(YEAR, 6, 10): late_change_is_accepted,
        date(YEAR, 9, 22): appeal_is_looked_into,
        date(YEAR, 9, 24): month_is_opened_again,
        date(YEAR, 9, 29): confirmed_month_is_appealed_with_success,
        date(NEXT, 1, 8): deadline_cannot_be_told,
        date(NEXT, 1, 11): next_years_calendar,
    }
    return {day: (each,) for day, each in found.items()}


def _appeal(team, month, filed, status, correction):
    person = team.of(25)
    said = {"id": person.id, "name": person.name, "period": date(YEAR, month, 1), "filed": filed, "on": filed}
    return row("得分", status, correction and Decimal(correction), **said)


def _shown_anew(year, team, month):
    year.books[team].put(year.over(team))
    year.command("run", team, "--period", month, "--json")


def appeal_is_upheld(year):
    """Somebody of the one department appeals against March, at once with success."""
    team = year.books["east"]
    team.appeals.append(_appeal(team, 3, year.today, "成立", 90))
    _shown_anew(year, "east", f"{YEAR}-03")


def appeal_is_looked_into(year):
    """Somebody of the other appeals against September, which waits."""
    team = year.books["cycle"]
    team.appeals.append(_appeal(team, 9, year.today, "复核中", None))
    _shown_anew(year, "cycle", f"{YEAR}-09")


def confirmed_month_is_appealed_with_success(year):
    """It is upheld after the supervisor had confirmed: that falls."""
    team = year.books["cycle"]
    assert year.months("cycle")[f"{YEAR}-09"] == "confirmed"
    team.appeals[:] = [_appeal(team, 9, date(YEAR, 9, 22), "成立", 90)]
    _shown_anew(year, "cycle", f"{YEAR}-09")
    assert year.months("cycle")[f"{YEAR}-09"] == "draft"
    year.signed.discard(("cycle", f"{YEAR}-09"))


def score_of_a_closed_month_changes(year):
    """A score of a month that is closed and paid is written anew."""
    assert ("cycle", LATE) in year.closed
    team = year.books["cycle"]
    team.scores[28, LATE] = 91
    team.put(team.until)


def late_change_is_accepted(year):
    """HR takes over what the worker has listed since."""
    listed = memory.read("memory:cycle/月结").grids["差异"].rows[2:]
    assert {(line[0], line[2]) for line in listed} >= {(LATE, year.books["cycle"].of(28).id)}
    told = year.command("accept", "cycle", LATE, "--by", "人事甲", "--yes", "--json")
    amounts = [(line["person_id"], line["amount"]) for line in told["lines"]]
    assert (told["into"], amounts) == (f"{YEAR}-06", [("228", "102.50")])


def month_is_opened_again(year):
    """HR opens a closed month again; a score is put right, and the worker or a run shows it."""
    assert ("east", REOPENED) in year.closed
    year.command("reopen", "east", REOPENED, "--by", "人事甲", "--reason", "漏记一次表扬", "--json")
    year.closed.discard(("east", REOPENED))
    year.signed.discard(("east", REOPENED))
    year.books["east"].scores[26, REOPENED] = 92
    _shown_anew(year, "east", REOPENED)


def deadline_cannot_be_told(year):
    """Nobody knows yet which days of the next year are worked: staff's book says so."""
    assert ("east", f"{YEAR}-12") not in year.closed
    heading = memory.read(f"memory:east/{YEAR}-12/绩效结果").grids["结果"].rows[0][0]
    assert heading.endswith(f"申诉截止日未定（{NEXT} 年日历未知）"), heading


def next_years_calendar(year):
    """Somebody writes down the days off of the next year, and begins the worker anew."""
    days = "".join(f"{date(NEXT, 1, day)}: 元旦\n" for day in (1, 2, 3))
    (year.folder / "config/calendar.yaml").write_text(f"{NEXT}: whole\n{days}", encoding="utf-8")
    year.end_work()
    year.begin_work()
    year.command("run", "east", "--period", f"{YEAR}-12", "--json")
