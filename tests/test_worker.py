"""The worker: every team at its times, a failing one never stopping the others, and every outage with its outcome."""

import json
import logging
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from scoring.calendar import Calendar
from sheets_sync.calendars import notices
from sheets_sync.demo import write_demo
from sheets_sync.locks import Held
from sheets_sync.settings.jobs import Job, Lasting, Monthly, Worker
from sheets_sync.team import Team
from sheets_sync.worker import Ledgers, Outcome, Rota, keep_working
from sheets_sync.worker.happenings import Happening
from sheets_sync.worker.order import Order


def team(name, zone="Asia/Shanghai"):
    return Team(team=name, title={}, roles={}, books={}, tables={}, ours={}, time_zone=zone)


class Clock:
    def __init__(self, text):
        self.now = datetime.fromisoformat(text)

    def __call__(self):
        return self.now

    def on(self, **by):
        self.now += timedelta(**by)


class Soon(Lasting):
    """A patience that no test has to wait for."""

    time = timedelta(seconds=0.05)


@dataclass
class Office:
    """A worker with a clock in our hands: what was carried out, and what was told."""

    state: object
    clock: Clock
    when: Worker = field(default_factory=lambda: Worker(("06:30", "18:30")))
    teams: tuple = ("a",)
    answers: dict = field(default_factory=dict)
    served: list = field(default_factory=list)
    told: list = field(default_factory=list)
    hung: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self):
        self.rota = self.another()

    def another(self):
        """Returns a second process that serves the same teams from the same folder."""
        return Rota(
            {each: team(each) if isinstance(each, str) else each for each in self.teams},
            self.when,
            notices(),
            Ledgers(self.state, self.told.append),
            self.carry_out,
            self.clock,
            self.told.append,
            on_hang=self.hung.set,
        )

    def carry_out(self, order: Order):
        answer = self.answers.get(order.team.team, Outcome(0, "2026-10"))
        self.served.append((order.team.team, order.job))
        if isinstance(answer, Exception):
            raise answer
        return answer() if callable(answer) else answer

    def again(self):
        """Ends the process as a kill does, and starts it anew."""
        self.rota.free()
        self.rota = self.another()
        self.rota.tick()

    def results(self, name="a"):
        told = json.loads((self.state / name / "ledger.json").read_text("utf-8"))
        return [(each["job"], each["result"], each["why"]) for each in told["entries"]]

    def happened(self, *whats):
        return [(each.what, each.team, each.why) for each in self.told if each.what in whats]


@pytest.fixture
def office(tmp_path):
    """Six o'clock in Shanghai, on Monday, 2 November 2026."""
    made = Office(tmp_path / "state", Clock("2026-11-01T22:00:00+00:00"))
    made.rota.tick()
    made.served.clear()
    return made


def test_a_new_worker_makes_up_for_the_latest_time_that_passed_and_only_once(tmp_path):
    office = Office(tmp_path, Clock("2026-11-01T22:00:00+00:00"))
    office.rota.tick()
    office.rota.tick()
    assert office.served == [("a", "at")]


def test_a_team_is_served_once_at_each_of_its_times(office):
    for _ in range(60 * 24):
        office.clock.on(minutes=1)
        office.rota.tick()
    assert office.served == [("a", "at"), ("a", "at")]


def test_teams_in_other_zones_have_their_own_mornings(tmp_path):
    teams = (team("east"), team("west", "America/Guayaquil"))
    office = Office(tmp_path, Clock("2026-10-31T22:00:00+00:00"))
    office.rota.teams = {each.team: each for each in teams}
    office.rota.tick()
    office.served.clear()
    office.clock.on(minutes=35)  # 06:35 in Shanghai; 17:35 in Guayaquil
    office.rota.tick()
    assert office.served == [("east", "at")]
    office.clock.on(minutes=60)
    office.rota.tick()
    assert office.served == [("east", "at"), ("west", "at")]


def test_a_job_that_always_raises_delays_nobody_and_is_tried_again_at_its_next_time(tmp_path, caplog):
    office = Office(tmp_path, Clock("2026-11-01T22:00:00+00:00"), teams=("a", "b", "c"))
    office.answers["b"] = RuntimeError("王小明 9000.00")
    office.rota.tick()
    office.rota.tick()
    assert sorted(office.served) == [("a", "at"), ("b", "at"), ("c", "at")]
    assert office.results("b") == [("at", "failed", "RuntimeError")]
    assert "team=b job=at failed: RuntimeError" in caplog.text
    assert "王小明" not in caplog.text
    office.clock.on(minutes=29)
    office.rota.tick()
    assert len(office.served) == 3
    office.clock.on(minutes=2)
    office.rota.tick()
    assert sorted(office.served) == [("a", "at"), ("a", "at"), ("b", "at"), ("b", "at"), ("c", "at"), ("c", "at")]


def test_each_time_another_team_comes_first(tmp_path):
    office = Office(tmp_path, Clock("2026-11-01T22:00:00+00:00"), Worker(every_minutes=10), ("a", "b", "c"))
    first = []
    for _ in range(6):
        office.served.clear()
        office.rota.tick()
        first.append(office.served[0][0])
        office.clock.on(minutes=10)
    assert first == ["b", "c", "a", "b", "c", "a"]


def test_a_worker_stopped_for_three_days_makes_up_for_the_latest_time_alone(office):
    office.rota.free()
    office.clock.on(days=3, hours=1)
    office.again()
    assert office.served == [("a", "at")]
    assert office.results()[-1] == ("at", "ok", "")


def test_a_time_that_passed_too_long_ago_is_skipped_and_says_why(tmp_path):
    when = Worker(jobs={"payday": Job("run", monthly=Monthly("09:00", day=10))})
    office = Office(tmp_path, Clock("2026-11-14T00:00:00+00:00"), when)
    office.rota.tick()
    office.rota.tick()
    assert office.served == []
    assert office.results() == [("payday", "skipped", "before_first_start")]
    assert office.happened("skipped") == []  # it was nobody's to do
    office.clock.on(days=30)
    office.rota.tick()
    assert office.served == []
    assert office.results()[-1] == ("payday", "skipped", "too_old")
    assert office.happened("skipped") == [("skipped", "a", "too_old")]


def test_a_clock_set_back_an_hour_serves_nobody_twice(office):
    office.clock.on(minutes=31)
    office.rota.tick()
    office.clock.on(hours=-1)
    office.rota.tick()
    office.clock.on(hours=1)
    office.rota.tick()
    assert office.served == [("a", "at")]
    assert office.happened("clock_went_back") == [("clock_went_back", "", "3600 s")]


@pytest.mark.parametrize("restarted", [True, False])
def test_a_clock_that_was_a_year_ahead_keeps_nobody_from_their_times_afterwards(office, restarted):
    office.clock.on(days=365)
    office.rota.tick()
    office.clock.on(days=-365)
    office.served.clear()
    if restarted:
        office.again()
    else:
        office.rota.tick()
    office.clock.on(minutes=31)
    office.rota.tick()
    assert office.served == [("a", "at")]


def test_of_two_workers_started_together_one_serves_and_the_other_says_who_does(office):
    other = office.another()
    office.clock.on(minutes=31)
    office.rota.tick()
    other.tick()
    other.tick()
    assert office.served == [("a", "at")]
    ((_, who, why),) = office.happened("held")
    assert who == "a"
    assert why.startswith(f"pid {os.getpid()} on ")
    assert why.endswith("(worker)")


def test_when_the_first_of_two_workers_goes_the_other_takes_over_and_serves_nothing_twice(office):
    other = office.another()
    office.clock.on(minutes=31)
    office.rota.tick()
    other.tick()
    office.rota.free()
    other.tick()
    assert office.served == [("a", "at")]
    assert office.happened("took_over") == [("took_over", "a", "")]


def test_a_team_that_somebody_runs_by_hand_has_its_turn_later(office):
    office.answers["a"] = Held("a", None)
    office.clock.on(minutes=31)
    office.rota.tick()
    assert office.results()[-1] == ("at", "stopped", "held")
    office.answers.clear()
    office.rota.tick()
    assert office.results()[-1] == ("at", "ok", "")


def test_a_job_that_hangs_is_written_down_and_the_process_begins_anew(office):
    free = threading.Event()
    office.rota.when = Worker(("06:30", "18:30"), longest_run=Soon(1))
    office.answers["a"] = lambda: free.wait(30) and Outcome(0)
    office.clock.on(minutes=31)
    at_work = threading.Thread(target=office.rota.tick)
    at_work.start()
    assert office.hung.wait(10)
    assert office.results()[-1] == ("at", "timed_out", "")
    free.set()
    at_work.join(10)
    assert office.results()[-1] == ("at", "timed_out", "")  # its late end changes nothing
    office.answers.clear()
    office.again()
    assert office.results()[-1] == ("at", "timed_out", "")  # five minutes of patience
    office.clock.on(minutes=6)
    office.rota.tick()
    assert office.results()[-1] == ("at", "ok", "")


def test_a_job_that_was_killed_is_begun_again_three_times_and_then_waits_for_its_next_time(office):
    office.clock.on(minutes=31)

    def killed():
        raise KeyboardInterrupt

    office.answers["a"] = killed
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            office.again()
        office.clock.on(hours=1)
        if len(office.served) == 3:
            break
    assert office.results()[-1][1] == "running"
    office.answers.clear()
    office.again()
    assert len(office.served) == 3
    assert office.results()[-1][1] == "broken_off"
    office.clock.on(hours=12)
    office.rota.tick()
    assert office.results()[-1] == ("at", "ok", "")


def test_a_service_that_cannot_be_reached_is_asked_again_with_growing_patience(office):
    office.answers["a"] = Outcome(4)
    office.clock.on(minutes=31)
    asked = []
    for minute in range(200):
        before = len(office.served)
        office.rota.tick()
        asked += [minute] if len(office.served) > before else []
        office.clock.on(minutes=1)
    assert asked == [0, 5, 15, 35, 75, 155]


def test_a_damaged_ledger_is_set_aside_by_name_and_begun_anew(office):
    ledger = office.state / "a" / "ledger.json"
    ledger.write_bytes(ledger.read_bytes()[:40])
    office.again()
    assert office.served == [("a", "at")]
    assert office.happened("ledger_set_aside") == [("ledger_set_aside", "a", "ledger.json.damaged-1")]
    assert (office.state / "a" / "ledger.json.damaged-1").exists()


def test_a_disk_that_cannot_be_written_stops_nobody_and_is_told_once(office, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sheets_sync.worker.ledgers.put", full)
    office.clock.on(minutes=31)
    office.rota.tick()
    office.rota.tick()
    assert office.served == [("a", "at")]
    assert office.happened("state_not_kept") == [("state_not_kept", "a", "No space left on device")]
    monkeypatch.undo()
    office.clock.on(hours=12)
    office.rota.tick()
    assert office.happened("state_kept_again") == [("state_kept_again", "a", "")]


def test_a_year_that_nobody_knows_is_told_once_and_leaves_other_jobs_alone(tmp_path):
    jobs = {"month": Job("run", monthly=Monthly("07:00", working_day=2)), "plain": Job("run", at=("06:30",))}
    office = Office(tmp_path, Clock("2031-03-01T23:00:00+00:00"), Worker(jobs=jobs))
    office.rota.calendar = Calendar()
    office.rota.tick()
    office.rota.tick()
    assert office.happened("year_unknown") == [("year_unknown", "a", "2031")]
    assert office.served == [("a", "plain")]


def test_jobs_of_other_teams_are_not_ours(tmp_path):
    jobs = {"only": Job("run", at=("06:30",), teams=("b",))}
    office = Office(tmp_path, Clock("2026-11-01T23:00:00+00:00"), Worker(jobs=jobs), ("a", "b"))
    office.rota.tick()
    assert office.served == [("b", "only")]


def test_when_told_to_end_no_further_job_is_begun(tmp_path):
    office = Office(tmp_path, Clock("2026-11-01T22:00:00+00:00"), teams=("a", "b", "c"))
    office.answers = {name: lambda: office.rota.stop.set() or Outcome(0) for name in "abc"}
    office.rota.tick()
    assert len(office.served) == 1


def test_when_told_to_end_no_further_job_of_the_same_team_is_begun(tmp_path):
    jobs = {"early": Job("run", at=("06:30",)), "late": Job("run", at=("06:40",))}
    office = Office(tmp_path, Clock("2026-11-01T23:00:00+00:00"), Worker(jobs=jobs))
    office.answers = {"a": lambda: office.rota.stop.set() or Outcome(0)}
    office.rota.tick()
    assert office.served == [("a", "early")]


def test_a_job_that_was_not_waited_for_is_written_down_as_stopped(office):
    office.clock.on(minutes=31)
    seen = []
    office.answers["a"] = lambda: (office.rota.leave(), seen.extend(office.results()))[0] or Outcome(0)
    office.rota.tick()
    assert seen[-1] == ("at", "stopped", "")


def test_nothing_that_is_told_holds_more_than_counts_and_codes(office):
    office.clock.on(minutes=31)
    office.rota.tick()
    ended = [each for each in office.told if each.what == "ended"]
    assert ended[-1] == Happening(
        "ended", office.clock(), "a", "at", ended[-1].slot, "ok", 0, ended[-1].seconds, "2026-10"
    )


def test_it_ends_when_told_to_without_waiting(tmp_path):
    stop = threading.Event()
    stop.set()
    began = time.monotonic()
    keep_working(Office(tmp_path, Clock("2026-11-01T22:00:00+00:00"), teams=()).rota, stop)
    assert time.monotonic() - began < 5


def start(folder, **environ):
    command = [sys.executable, "-m", "sheets_sync", "worker", "--config", str(folder / "config")]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environ},
    )


def test_a_worker_killed_at_any_moment_and_started_again_ends_with_the_same_bytes(tmp_path):
    """Every start makes up for what was missed, so a worker that is let run once puts all to rights."""
    folders = [tmp_path / "killed", tmp_path / "whole"]
    for folder in folders:
        write_demo(folder)
    for seconds in (0.6, 1.1, 1.6, 2.2):
        worker = start(folders[0])
        time.sleep(seconds)
        worker.kill()
        worker.wait(timeout=30)
        worker.stdout.close()
    for folder in folders:
        command = [sys.executable, "-m", "sheets_sync", "worker", "--once", "--config", str(folder / "config")]
        assert subprocess.run(command, check=False, capture_output=True, timeout=120).returncode in (0, 1)
    results = [sorted((folder / "results").rglob("*.xlsx")) for folder in folders]
    assert [each.relative_to(folders[0]) for each in results[0]] == [
        each.relative_to(folders[1]) for each in results[1]
    ]
    assert [each.read_bytes() for each in results[0]] == [each.read_bytes() for each in results[1]]


@pytest.mark.parametrize("mistake", ["trust: {changed: 60}", 'worker: {at: ["25:00"]}', 'worker: {at: ["06:30"'])
def test_a_worker_whose_service_file_is_wrong_serves_nobody(tmp_path, mistake):
    write_demo(tmp_path)
    (tmp_path / "config" / "service.yaml").write_text(mistake + "\n", "utf-8")
    command = [sys.executable, "-m", "sheets_sync", "worker", "--once", "--config", str(tmp_path / "config")]
    done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert not (tmp_path / "results").exists() or not list((tmp_path / "results").rglob("*.xlsx"))


def test_what_happens_is_logged_without_words_of_errors(office, caplog):
    caplog.set_level(logging.DEBUG)
    office.answers["a"] = ValueError("secret-key-1234")
    office.clock.on(minutes=31)
    office.rota.tick()
    assert "secret-key-1234" not in caplog.text
