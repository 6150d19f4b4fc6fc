"""The worker: every team at its times, a failing one never stopping the others, a clean end when told to."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scoring.period import Period
from sheets_sync.demo import write_demo
from sheets_sync.settings.service import Worker
from sheets_sync.team import Team
from sheets_sync.team.months import last_complete
from sheets_sync.worker import Rota, keep_working, latest_slot


def team(name: str, zone: str = "Asia/Shanghai") -> Team:
    return Team(team=name, title={}, roles={}, books={}, tables={}, ours={}, time_zone=zone)


class Clock:
    def __init__(self, text: str) -> None:
        self.now = datetime.fromisoformat(text)

    def __call__(self) -> datetime:
        return self.now

    def on(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


def rota_of(*teams: Team, clock: Clock, served: list[tuple[str, str]], broken: str = "") -> Rota:
    def work(one: Team, period: Period) -> None:
        if one.team == broken:
            raise RuntimeError("this team always fails")
        served.append((one.team, str(period)))

    rota = Rota({each.team: each for each in teams}, Worker(("06:30", "18:30")), work, clock)
    rota.start()
    return rota


def test_a_team_is_served_once_at_each_of_its_times_in_its_own_zone():
    clock, served = Clock("2026-11-01T22:00:00+00:00"), []  # 06:00 in Shanghai
    rota = rota_of(team("a"), clock=clock, served=served)
    for _ in range(60 * 24):
        clock.on(1)
        rota.tick()
    assert served == [("a", "2026-10"), ("a", "2026-10")]


def test_teams_in_other_zones_have_their_own_mornings_and_their_own_last_month():
    clock, served = Clock("2026-10-31T22:00:00+00:00"), []
    rota = rota_of(team("east"), team("west", "America/Guayaquil"), clock=clock, served=served)
    clock.on(35)  # 06:35 on 1 November in Shanghai; 17:35 on 31 October in Guayaquil
    rota.tick()
    clock.on(60)
    rota.tick()
    assert served == [("east", "2026-10"), ("west", "2026-09")]


def test_a_failing_team_stops_nobody_else_and_is_tried_again_at_its_next_time(caplog):
    clock, served = Clock("2026-11-01T22:00:00+00:00"), []
    rota = rota_of(team("a"), team("b"), team("c"), clock=clock, served=served, broken="b")
    clock.on(31)
    rota.tick()
    rota.tick()
    assert served == [("a", "2026-10"), ("c", "2026-10")]
    assert "team b failed" in caplog.text


def test_a_clock_set_back_serves_nobody_twice():
    clock, served = Clock("2026-11-01T22:00:00+00:00"), []
    rota = rota_of(team("a"), clock=clock, served=served)
    clock.on(31)
    rota.tick()
    clock.on(-60)
    rota.tick()
    clock.on(60)
    rota.tick()
    assert served == [("a", "2026-10")]


@pytest.mark.parametrize(
    ("now", "zone", "expected"),
    [
        ("2026-10-31T15:59:00+00:00", "Asia/Shanghai", "2026-09"),
        ("2026-10-31T16:00:00+00:00", "Asia/Shanghai", "2026-10"),
        ("2027-01-01T00:00:00+00:00", "UTC", "2026-12"),
    ],
)
def test_the_last_complete_month_is_the_one_that_is_over_where_the_team_is(now, zone, expected):
    assert str(last_complete(datetime.fromisoformat(now), zone)) == expected


def test_an_interval_counts_from_midnight_of_the_team():
    now = datetime(2026, 11, 2, 1, 50, tzinfo=UTC)
    assert latest_slot(Worker((), 45), now, "Asia/Shanghai").isoformat() == "2026-11-02T09:45:00+08:00"


def test_it_ends_when_told_to_without_waiting():
    stop = threading.Event()
    stop.set()
    began = time.monotonic()
    keep_working(Rota({}, Worker(), lambda *_: None, lambda: datetime.now(UTC)), stop)
    assert time.monotonic() - began < 5


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM is a signal of POSIX systems")
def test_sigterm_ends_the_command_cleanly(tmp_path: Path):
    write_demo(tmp_path)
    command = [sys.executable, "-m", "sheets_sync", "worker", "--config", str(tmp_path / "config")]
    worker = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert worker.stdout is not None
    assert "06:30" in worker.stdout.readline()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
    worker.stdout.close()
