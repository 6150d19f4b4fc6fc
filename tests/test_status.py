"""What `status` prints: one language and one named zone a line, each month that is served, and who is at work."""

import json
import os
import re
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from sheets_sync.cli import cli
from sheets_sync.demo import write_demo
from sheets_sync.locks import lock
from sheets_sync.settings.outside import Alert
from sheets_sync.watching.keeping import PRESENCE, Board, Presence, kept, saved
from sheets_sync.watching.noted import Figures, Noted
from sheets_sync.watching.overdue import Plan
from sheets_sync.watching.telling import Teller
from sheets_sync.watching.watch import watch
from sheets_sync.worker.happenings import Happening

NOON = datetime(2026, 11, 22, 7, 20, tzinfo=UTC)
FIGURES = (Figures("run", "2026-10", 26, 0, NOON), Figures("draft", "2026-11", 25, 3, NOON - timedelta(hours=1)))
NOTED = Noted("demo", NOON, figures=FIGURES, succeeded=NOON)
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def served(tmp_path, monkeypatch):
    """Returns the folder of a demo that a worker has served, and what `status` says of it in some environment."""
    write_demo(tmp_path)
    saved(tmp_path / "state" / "demo" / "status.json", NOTED)
    saved(tmp_path / "state" / PRESENCE, Presence(NOON, NOON, 4711, "desk", "0.1.0"))
    monkeypatch.setattr("sheets_sync.cli.overseeing.now", lambda: NOON + timedelta(minutes=1))

    def said(*more, **environ):
        asked = ["status", "demo", "--config", str(tmp_path / "config"), *more]
        return CliRunner().invoke(cli, asked, env={"SHEETS_SYNC_LANGUAGE": "zh", **environ}).output

    return tmp_path, said


def speak(folder, **words):
    path = folder / "config" / "teams" / "demo.yaml"
    text = path.read_text(encoding="utf-8")
    for key, value in words.items():
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def test_every_month_that_is_served_is_told_with_its_problems(served):
    _, said = served
    assert "2026-11-22 15:20（Asia/Shanghai）" in said()
    assert "2026-10 26 人 0 个问题，2026-11 25 人 3 个问题" in said()
    told = json.loads(said("--json"))["teams"][0]
    assert (told["period"], told["people"], told["problems"]) == ("2026-11", 25, 3)
    assert told["months"] == [
        {"period": "2026-10", "people": 26, "problems": 0},
        {"period": "2026-11", "people": 25, "problems": 3},
    ]


def test_the_measured_problems_are_those_of_the_month_that_has_most(served):
    _, said = served
    assert 'sheets_sync_problems{team="demo"} 3' in said("--prometheus").splitlines()


def test_the_worker_is_told_of_in_the_zone_of_its_teams_by_its_name(served):
    _, said = served
    assert said().splitlines()[0] == (
        "值守程序在工作：desk 上的进程 4711，最近一次查看 2026-11-22 15:20（Asia/Shanghai），版本 0.1.0。"
    )


def test_an_english_team_is_told_of_in_english_on_a_machine_that_says_nothing_of_its_language(served):
    folder, said = served
    speak(folder, language="en", time_zone="Europe/London")
    holding = lock(folder / "state" / "demo" / "serving.lock", "worker")
    told = said(SHEETS_SYNC_LANGUAGE="", LC_ALL="C.UTF-8")
    holding.free()
    assert HAN.search(told) is None
    assert "last looked at 2026-11-22 07:20 (Europe/London)" in told
    assert "2026-10 26 people 0 problems, 2026-11 25 people 3 problems" in told


def test_whoever_holds_a_team_is_told_in_its_words_and_its_time(served):
    folder, said = served
    holding = lock(folder / "state" / "demo" / "serving.lock", "worker")
    told = said()
    holding.free()
    (line,) = (line for line in told.splitlines() if "谁在值守" in line)
    assert re.fullmatch(rf" +谁在值守：\S+ 上的进程 {os.getpid()}，\d{{4}}-\d\d-\d\d \d\d:\d\d 起（worker）", line)


# --- who is at work where two stand by


def worker(state, pid, clock, teams=("shop", "west")):
    plans = {team: Plan({}, "UTC", None) for team in teams}
    alert = Alert("group", "webhook", url_from_environment="ALERT_URL")
    made = watch(state, plans, Teller(Board(state), (alert,), {}, {}, clock), 1800)
    made.presence = Presence(clock(), clock(), pid, "desk")
    return made


def pid_of(state):
    return kept(state / PRESENCE, Presence).pid


def test_a_worker_that_only_stands_by_is_not_told_of_while_another_is_at_work(tmp_path):
    first, second = worker(tmp_path, 1, lambda: NOON), worker(tmp_path, 2, lambda: NOON)
    first.start()
    first.tell(Happening("tick", NOON))
    first.tell(Happening("began", NOON, "shop", "at"))
    second.start()
    for moment in (NOON, NOON + timedelta(seconds=20)):
        second.tell(Happening("tick", moment))
        second.tell(Happening("held", moment, "shop", why="pid 1"))
        second.tell(Happening("held", moment, "west", why="pid 1"))
    second.end(0)
    first.end(0)
    assert pid_of(tmp_path) == 1


def test_one_that_takes_over_is_told_of_at_once_and_one_that_comes_after_a_kill_soon(tmp_path):
    saved(tmp_path / PRESENCE, Presence(NOON, NOON, 1, "desk", longest=1800, running=NOON))
    after = worker(tmp_path, 2, lambda: NOON)
    after.tell(Happening("tick", NOON))
    after.tell(Happening("held", NOON, "west", why="pid 1"))
    assert pid_of(tmp_path) == 1
    after.tell(Happening("tick", NOON + timedelta(minutes=1)))
    assert pid_of(tmp_path) == 2
    other = worker(tmp_path, 3, lambda: NOON)
    other.tell(Happening("tick", NOON))
    other.tell(Happening("took_over", NOON, "shop"))
    assert pid_of(tmp_path) == 3
    after.end(0)
    other.end(0)
