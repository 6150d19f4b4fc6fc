"""A month on Google, killed at every write of a run and of signing: the next start ends where no kill had been."""

import contextlib
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scoring.period import Period
from sheets_sync import closing
from sheets_sync.plan import Trust
from sheets_sync.run import Here, look, run
from sheets_sync.settings import read_settings
from tests.played import Google, Kill, PlayedClock
from tests.signing import signed_in
from tests.signing_shop import Killed, killing
from tests.smallest import opened
from tests.striking import copied, standing

THEN = datetime(2026, 11, 9, 1, tzinfo=UTC)
BY = {"run": "", "fall": "", "confirm": "店长", "close": "人事甲", "reopen": "人事甲"}
BOOKS = ("scorecard", "payroll", "results", "months")  # ours are in these; the summary stands beside the scores
WRITES = range(1, len(BOOKS) + 1)


@dataclass(frozen=True)
class Stand:
    """What stands at a moment: the spreadsheets, and the folder with the configuration and the archive."""

    files: dict
    folder: Path


@dataclass(frozen=True)
class Office:
    """A process that keeps the month of the smallest team."""

    google: Google
    folder: Path

    def does(self, what):
        """Runs or signs, an hour later; what is signed already is refused, which is told nobody here."""
        self.google.clock.sleep(3600)
        self.google.calls.clear()
        settings = read_settings(self.folder / "config", self.folder / "config")
        assert not settings.problems
        here = Here(date(2026, 11, 9), settings.archive)
        team, versions = settings.teams["shop"], settings.versions["shop"]
        prospect = look(team, versions, Period(2026, 10), calendar=settings.calendar, here=here)
        signed = {
            "confirm": lambda: closing.confirm(prospect, BY[what]),
            "close": lambda: closing.close(prospect, BY[what], settings),
            "reopen": lambda: closing.reopen(prospect, BY[what], "漏了一笔", settings),
        }.get(what, lambda: prospect)()
        return () if isinstance(signed, tuple) else run(signed, Trust()).written

    def stand(self):
        return Stand(copied(self.google.drive.files), self.folder)

    def everything(self):
        """Returns all that stands in all spreadsheets to the last detail, and every file of the archive."""
        archive = sorted((self.folder / "archive").rglob("*.zip"))
        files = self.google.drive.files
        return {file: uncounted(files, file) for file in files} | {path.name: path.read_bytes() for path in archive}


def uncounted(files, file):
    """Returns all that stands in a spreadsheet, but how often we wrote it: a book may be put back and written again."""
    found = standing(files, file)
    return {**found, "named": [{**each, "name": each["name"].rstrip("0123456789")} for each in found["named"]]}


@contextlib.contextmanager
def office(stand, folder):
    """Goes on from what stands, in a world of its own."""
    shutil.copytree(stand.folder, folder)
    with Google(clock=PlayedClock(start=THEN)) as google, signed_in(google):
        google.drive.files.update(copied(stand.files))
        yield Office(google, folder)


def blank(folder):
    """Writes the team's configuration and its books, before any run."""
    with Google(clock=PlayedClock(start=THEN)) as google:
        ids = opened(google, folder / "config")
        ids["months"] = google.add("月结", {"工作表1": []})
        path = folder / "config" / "teams" / "shop.yaml"
        said = path.read_text("utf-8").replace('results: {at: "google:', 'results: {pay: yes, at: "google:')
        path.write_text(said + f'  months: {{at: "google:{ids["months"]}"}}\n', encoding="utf-8")
        return Stand(copied(google.drive.files), folder), ids["scorecard"]


@pytest.fixture(scope="module")
def starts(tmp_path_factory):
    """Returns what stands before each step, and everything that stands after it when nobody is killed."""
    place = tmp_path_factory.mktemp("months")
    stand, scorecard = blank(place / "blank")
    found = {}
    for what in ("run", "confirm", "close", "reopen"):
        found[what], stand = gone_through(stand, place / what, what)
    with office(found["close"][0], place / "typed") as confirmed:
        confirmed.google.person("boss@example.com").type(scorecard, "评分", "D2", 95)
        found["fall"], _ = gone_through(confirmed.stand(), place / "fall", "fall")
    return found


def gone_through(stand, folder, what):
    with office(stand, folder) as undisturbed:
        assert len(undisturbed.does(what)) == len(BOOKS)
        assert undisturbed.google.writes == len(BOOKS)
        after = undisturbed.everything()
        assert undisturbed.does("run") == ()
        return (stand, after), undisturbed.stand()


# Killed after a write is killed before the next one: so both who may come next find every book old and every one new.
@pytest.mark.parametrize(("before", "next_one"), [(True, "worker"), (False, "same")], ids=["before", "after"])
@pytest.mark.parametrize("nth", WRITES)
@pytest.mark.parametrize("what", BY)
def test_killed_at_any_call_that_writes_the_next_start_ends_as_if_not(starts, tmp_path, what, nth, before, next_one):
    stand, after = starts[what]
    with office(stand, tmp_path / "shop") as killed:
        writes = iter(WRITES)
        killed.google.fault(lambda call: call.kind == "write" and next(writes) == nth, Kill(before=before))
        with pytest.raises(SystemExit):
            killed.does(what)
        goes_on(killed, what, next_one)
        assert killed.everything() == after
        assert killed.does("run") == ()


@pytest.mark.parametrize("next_one", ["worker", "same"])
@pytest.mark.parametrize("survives", range(5))
def test_killed_while_the_archive_is_written_the_next_start_ends_as_if_not(
    starts, tmp_path, monkeypatch, survives, next_one
):
    stand, after = starts["close"]
    with office(stand, tmp_path / "shop") as killed:
        with monkeypatch.context() as patch:
            killing(patch, survives)
            with pytest.raises(Killed):
                killed.does("close")
        goes_on(killed, "close", next_one)
        assert killed.everything() == after
        assert killed.does("run") == ()


def goes_on(killed, what, next_one):
    """Starts the next process: somebody's worker, and then who was signing again; or that one at once."""
    if next_one == "worker":
        killed.does("run")
    killed.does(what)
