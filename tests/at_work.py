"""A department at work on the played Google: people in their browsers, and the service from the command line."""

import copy
import shutil
from contextlib import contextmanager

from click.testing import CliRunner

from sheets_sync.backends import google as home
from sheets_sync.cli import cli
from sheets_sync.google.account import account
from sheets_sync.google.writing import marking
from tests.played import Google
from tests.signing import signed_in
from tests.uploading import bring

PERIOD = "2026-10"
BOSS, LIN = "boss@example.com", "lin@example.com"  # who owns the files, and a supervisor who may edit them


def invoke(*words):
    """Runs a command; whatever went wrong, nobody may see a traceback."""
    result = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


class Department:
    """What a test holds in its hands: the played Google, the folder of the team file, and ids by key of book."""

    def __init__(self, google, folder, ids):
        self.google, self.folder, self.ids = google, folder, ids
        self.boss, self.lin = google.person(BOSS), google.person(LIN)
        self.machines = 0

    def run(self, *words, command="run", period=PERIOD):
        """Runs the service; an hour later, so that no quota is in its way."""
        self.google.clock.sleep(3600)
        self.google.calls.clear()
        return self.at_once(*words, command=command, period=period)

    def at_once(self, *words, command="run", period=PERIOD):
        """Runs the service in the middle of whatever else goes on."""
        return invoke(command, "demo", *words, "--config", str(self.folder / "config"), "--period", period)

    def elsewhere(self, *words):
        """Runs the service on another machine, with a copy of the configuration and a state folder of its own."""
        self.machines += 1
        machine = self.folder / f"machine-{self.machines}"
        shutil.copytree(self.folder / "config", machine / "config")
        return invoke("run", "demo", *words, "--config", str(machine / "config"), "--period", PERIOD)

    def plan(self, *words, **said):
        return self.run(*words, command="plan", **said)

    def rows(self, key, tab):
        """Returns what people see in a tab: its values."""
        return self.google.grid(self.ids[key])[tab].rows

    def cell(self, key, tab, who, column):
        """Returns a value of one of our tabs: by the id in its first column, and its column title."""
        _, titles, *rows = self.rows(key, tab)
        return next(row[titles.index(column)] for row in rows if row[0] == who)

    def ours(self, key):
        """Returns our tabs of a book, by the titles that we gave them."""
        return {name: grid.rows for name, grid in home.read(f"google:{self.ids[key]}").ours(key).grids.items()}

    def everything(self):
        """Returns all values of all spreadsheets."""
        files = self.google.drive.files
        return {id_: {title: grid.rows for title, grid in self.google.grid(id_).items()} for id_ in files}

    def titles(self, key):
        return list(self.google.grid(self.ids[key]))

    def before_writing(self, do, key=None, nth=1):
        """Has `do()` happen after everything was read, just before the service writes (the book of this key)."""

        def fits(call):
            return call.kind == "write" and key in (None, *(key for key in self.ids if self.ids[key] == call.id))

        self.google.meanwhile(fits, lambda _: do(), nth)

    def mark(self, key, title, table):
        """Marks a tab of theirs, as `init` does."""
        request = marking.mark("", table, self.sheet(key, title).id)
        account().line.batch(self.ids[key], [request])

    def sheet(self, key, title):
        return self.google.spreadsheet(self.ids[key]).by_title(title)


def made(folder):
    """Makes the demo's files."""
    assert invoke("demo", str(folder), "--language", "zh").exit_code == 0
    return folder


def settled(finished, folder):
    """Brings the demo to the played Google, has it run once, and keeps what stands there."""
    with moved_in(finished, folder) as department:
        first = department.run()
        assert first.exit_code == 0, first.output
        return copy.deepcopy(department.google.drive.files), department.ids, folder


@contextmanager
def moved_in(finished, folder):
    """Has the demo's department work on Google, before the first run."""
    shutil.copytree(finished, folder)
    with Google() as google, signed_in(google) as line:
        department = Department(google, folder, bring(google, line, folder))
        for file in department.ids.values():
            department.boss.share(file, LIN)
        yield department


@contextmanager
def at_work(kept, folder):
    """Has a department go on where `settled` left it."""
    files, ids, origin = kept
    shutil.copytree(origin, folder)
    with Google() as google, signed_in(google):
        for _ in files:
            google.drive.new_id()
        google.drive.files.update(copy.deepcopy(files))
        google.clock.sleep(86_400)
        yield Department(google, folder, ids)
