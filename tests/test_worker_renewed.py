"""A configuration that is changed while the worker works: used between two jobs, or told of and left alone."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from sheets_sync.cli import renewing, working
from sheets_sync.cli.renewing import EVERY, Renewal
from sheets_sync.settings.jobs import Worker
from sheets_sync.settings.outside import Alert
from sheets_sync.watching.messages import message
from sheets_sync.watching.standing import after, due
from sheets_sync.worker import Outcome, keep_working
from sheets_sync.worker.happenings import Happening
from tests.signing_shop import settings_of, shop
from tests.test_worker import Clock, Office, Soon

JOBS = "worker:\n  at: [{at}]\n  every_minutes: 0\n"


@pytest.fixture
def config(tmp_path):
    folder = shop(tmp_path / "team") / "config"
    served(folder, '"06:30"')
    return folder


def served(config, at):
    """Writes a service file that runs every team at these times."""
    (config / "service.yaml").write_text(JOBS.format(at=at), "utf-8")


class Looking:
    """A renewal with a clock in our hands."""

    def __init__(self, config):
        self.told, self.seconds = [], 0.0
        self.renewal = Renewal(settings_of(config.parent), self.told.append, lambda: self.seconds)

    def look(self):
        self.seconds += EVERY
        return self.renewal()

    def happened(self):
        return [(each.what, each.why) for each in self.told]


def test_a_changed_configuration_is_used_once_nobody_writes_it_any_more(config):
    looking = Looking(config)
    assert not looking.look()
    served(config, '"06:30", "18:30"')
    assert not looking.look()
    team = config / "teams/shop.yaml"
    team.write_text(team.read_text("utf-8") + "\n# saved a moment later\n", "utf-8")
    assert not looking.look()
    assert looking.look()
    assert looking.renewal.found.service.worker.at == ("06:30", "18:30")
    assert looking.happened() == [("configuration_read", "")]


def test_looks_are_few_however_many_teams_ask(config):
    looking = Looking(config)
    looking.look()
    served(config, '"07:30"')
    assert not any(looking.renewal() for _ in range(1000))


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("service.yaml", 'worker: {at: ["25:00"]}\n', "not_a_time"),
        ("service.yaml", "worker: {at: []}\n", "no_jobs"),
        ("teams/shop.yaml", "team: [shop\n", "yaml_syntax"),
        ("schemes/shop/2020-01-01.yaml", "", "file_empty"),
    ],
)
def test_one_with_mistakes_is_told_once_and_left_alone_until_it_is_mended(config, file, content, why):
    looking = Looking(config)
    before = (config / file).read_text("utf-8")
    (config / file).write_text(content, "utf-8")
    assert not any(looking.look() for _ in range(5))
    assert looking.happened() == [("configuration_wrong", why)]
    (config / file).write_text(before, "utf-8")
    assert not looking.look()
    assert looking.look()
    assert looking.happened()[1:] == [("configuration_read", "")]


def test_a_team_that_is_taken_away_is_served_no_more_and_a_wrong_new_one_stops_nobody(config):
    looking = Looking(config)
    (config / "teams/other.yaml").write_text("team: [other\n", "utf-8")
    looking.look()
    assert looking.look()
    assert list(looking.renewal.found.teams) == ["shop"]
    (config / "teams/shop.yaml").unlink()
    assert renewing.mistake(looking.renewal.settings, renewing.read_settings(config, config)) == "no_teams"


def test_no_job_is_begun_any_more_when_there_is_another_configuration(tmp_path):
    office = Office(tmp_path, Clock("2026-11-01T22:00:00+00:00"), teams=("a", "b", "c"))
    office.rota.renewed = lambda: len(office.served) == 1
    office.rota.tick()
    assert len(office.served) == 1
    keep_working(office.rota, threading.Event())  # comes back


def test_a_worker_goes_on_with_the_new_configuration_and_lets_go_of_the_old_one(config, monkeypatch):
    monkeypatch.setattr("sheets_sync.worker.TICK_SECONDS", 0.1)
    monkeypatch.setattr(renewing, "EVERY", 0.05)
    stop = threading.Event()
    monkeypatch.setattr(working.signal, "signal", lambda *_: None)
    change = threading.Timer(2, lambda: served(config, '"07:30"'))
    change.start()
    found = working._served(settings_of(config.parent), stop, "plain")
    assert found.service.worker.at == ("07:30",)
    threading.Timer(1, stop.set).start()
    assert working._served(found, stop, "plain") is None


def test_somebody_is_told_of_mistakes_and_that_they_are_mended():
    moment = datetime(2026, 11, 2, tzinfo=UTC)
    alert = Alert("group", to="command", command=("true",), when=("failure", "recovered"))
    (wrong,) = standing = after((), Happening("configuration_wrong", moment, why="not_a_time"))
    assert due(alert, wrong, moment) == "new"
    assert "仍按改动前的配置运行" in message([(wrong, "new")], {})
    told = (wrong.with_told("group", moment),)
    (over,) = after(told, Happening("configuration_read", moment + timedelta(hours=1)))
    assert due(alert, over, moment + timedelta(hours=1)) == "recovered"
    assert standing[0].about == "configuration_wrong"


def test_a_run_of_all_that_hangs_is_broken_off_and_the_next_process_serves_the_others(tmp_path):
    office = Office(tmp_path, Clock("2026-11-01T22:00:00+00:00"), Worker(("06:30",), longest_run=Soon(1)), ("a", "b"))
    office.answers["a"] = lambda: office.hung.wait(5) and Outcome(0)
    next(office.rota.once())
    assert office.hung.is_set()
    assert office.results("a")[-1] == ("once", "timed_out", "")
    office.rota.free()
    again = office.another()
    assert [each.why for each in again.once()] == ["timed_out", ""]
    assert office.served == [("a", "once"), ("b", "once")]
    office.clock.on(minutes=6)
    office.answers.clear()
    assert [each.code for each in again.once()] == [0, 0]
