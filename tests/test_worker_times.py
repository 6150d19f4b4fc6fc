"""Jobs whose times cannot be told: that is said once, and neither other jobs nor other teams wait for them."""

from datetime import date, datetime

from scoring.calendar import Calendar
from sheets_sync.settings.jobs import Job, Monthly, Worker
from sheets_sync.watching.noted import Noted
from sheets_sync.watching.noted import after as noted_after
from sheets_sync.watching.standing import after as standing_after
from tests.test_worker import Clock, Office, team

SECOND = Job("run", monthly=Monthly("07:00", working_day=2))
DAILY = Job("run", at=("06:30",))
CLOSED_IN_AUGUST = Calendar({date(2026, 8, day): "summer" for day in range(1, 32)}, years=frozenset({2026}))
CLOSED_TWO_SUMMERS = Calendar(
    {date(year, 8, day): "summer" for year in (2026, 2027) for day in range(1, 32)}, years=frozenset({2026, 2027})
)


def office(folder, now, jobs, calendar=CLOSED_IN_AUGUST, teams=("a",)):
    made = Office(folder, Clock(now), Worker(jobs=jobs), teams)
    made.rota.calendar = calendar
    return made


def test_a_month_without_a_working_day_stops_nobody_and_is_told_once(tmp_path):
    found = office(tmp_path, "2026-08-09T12:00+00:00", {"month": SECOND, "plain": DAILY}, teams=("a", "b"))
    for _ in range(3):
        found.rota.tick()
        found.clock.on(minutes=1)
    assert sorted(found.served) == [("a", "plain"), ("b", "plain")]
    assert sorted(found.happened("no_working_day")) == [
        ("no_working_day", "a", "2026-08"),
        ("no_working_day", "b", "2026-08"),
    ]


def test_the_next_month_without_a_working_day_is_told_again_and_the_time_after_it_is_served(tmp_path):
    found = office(tmp_path, "2026-08-31T12:00+00:00", {"month": SECOND}, CLOSED_TWO_SUMMERS)
    found.rota.tick()
    assert found.served == []
    found.clock.now = datetime.fromisoformat("2026-09-02T00:00+00:00")  # 08:00 of the second working day
    found.rota.tick()
    assert found.served == [("a", "month")]
    found.clock.now = datetime.fromisoformat("2027-08-01T12:00+00:00")
    found.rota.tick()
    assert [month for _, _, month in found.happened("no_working_day")] == ["2026-08", "2027-08"]


def served(tmp_path):
    """A worker after two looks; of one of its teams nobody knows the zone, which the settings would have refused."""
    found = office(tmp_path, "2026-11-01T22:35+00:00", {"plain": DAILY})
    found.rota.teams = {"a": team("a", "Nowhere/None"), "b": team("b")}
    found.rota.tick()
    found.rota.tick()
    return found


def test_a_job_whose_times_raise_fails_alone_and_is_told_once(tmp_path, caplog):
    found = served(tmp_path)
    assert found.served == [("b", "plain")]
    ended = [(each.team, each.job, each.result, each.why) for each in found.told if each.what == "ended"]
    assert sorted(ended) == [
        ("a", "plain", "failed", "times:ZoneInfoNotFoundError"),
        ("b", "plain", "ok", ""),
    ]
    assert caplog.text.count("team=a job=plain failed: ZoneInfoNotFoundError") == 1
    assert "slots.py" in caplog.text


def test_whoever_watches_knows_of_a_job_whose_times_raise(tmp_path):
    (failed,) = (each for each in served(tmp_path).told if each.result == "failed")
    noted = noted_after(Noted("a", failed.moment), failed)
    assert [(each.job, each.result, each.slot, each.row) for each in noted.failing] == [("plain", "failed", None, 1)]
    (standing,) = standing_after((), failed)
    assert (standing.team, standing.kind, standing.about, standing.code) == (
        "a",
        "failure",
        "plain",
        "times:ZoneInfoNotFoundError",
    )
