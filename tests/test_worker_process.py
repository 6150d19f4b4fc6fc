"""The worker as a process: how it ends at a signal, and how it begins anew when a run hangs; a pipe is what hangs."""

import errno
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest

from sheets_sync.locks import lock
from tests.signing_shop import shop

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX systems")

SOON = 3
"""Seconds within which it has to have ended; whoever waits for the forced end waits for eight."""
NEVER = "worker: {at: ['06:30'], catch_up: 0 minutes}\n"
ONE_RUN = "worker: {at: ['00:00', '12:00'], catch_up: 36 hours}\n"
HANGS_SOON = "worker: {at: ['00:00', '12:00'], catch_up: 36 hours, longest_run: 6 seconds}\n"


class Process:
    """A worker with two teams, of which the one that comes first reads a pipe in the place of a book."""

    def __init__(self, folder, service):
        shop(folder)
        self.folder, self.pipe = folder, folder / "books" / "pipe.xlsx"
        os.mkfifo(self.pipe)
        said = (folder / "config" / "teams" / "shop.yaml").read_text("utf-8")
        self.team("first", said.replace("books/attendance.xlsx", "books/pipe.xlsx"))
        self.team("after", said)
        (folder / "config" / "teams" / "shop.yaml").unlink()
        (folder / "config" / "service.yaml").write_text(service, "utf-8")
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sheets_sync", "worker", "--config", str(folder / "config"), "--log", "plain"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "SHEETS_SYNC_LANG": "en"},
        )
        self.lines, self.said = queue.Queue(), []
        threading.Thread(target=self.listen, daemon=True).start()

    def team(self, name, said):
        said = re.sub(r"xlsx:\.\./\.\./out/", f"xlsx:../../out/{name}/", said)
        path = self.folder / "config" / "teams" / f"{name}.yaml"
        path.write_text(said.replace("team: shop", f"team: {name}"), "utf-8")

    def listen(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put("")

    def until(self, words):
        """Waits for a line with these words, and returns it."""
        while line := self.lines.get(timeout=60):
            self.said.append(line)
            if re.search(words, line):
                return line
        raise AssertionError("".join(self.said))

    def reads_the_pipe(self):
        """Waits until somebody reads the pipe, and returns its other end."""
        for _ in range(6000):
            try:
                return os.open(self.pipe, os.O_WRONLY | os.O_NONBLOCK)
            except OSError as error:
                if error.errno != errno.ENXIO:  # that nobody reads yet
                    raise
                assert self.process.poll() is None, self.said
                time.sleep(0.01)
        raise AssertionError(self.said)

    def flows_on(self, other_end):
        """Puts a book in the place of the pipe, which then ends for whoever reads it."""
        self.pipe.unlink()
        shutil.copy(self.folder / "books" / "attendance.xlsx", self.pipe)
        os.close(other_end)

    def tell(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        return time.monotonic()

    def ends(self, seconds):
        assert self.process.wait(timeout=seconds) == 0
        return time.monotonic()

    def ledger(self, team):
        path = self.folder / "state" / team / "ledger.json"
        told = json.loads(path.read_text("utf-8"))["entries"] if path.exists() else []
        return [each["result"] for each in told]


@pytest.fixture
def start(tmp_path):
    """Returns how to start a worker; whatever is left of it is ended."""
    started = []

    def begin(service):
        started.append(Process(tmp_path, service))
        return started[-1]

    yield begin
    for each in started:
        each.process.kill()
        each.process.wait(timeout=30)
        each.process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_while_nothing_is_due_it_ends_at_once(start, number):
    worker = start(NEVER)
    worker.until("2")
    worker.tell(number)
    worker.ends(SOON)
    lock(worker.folder / "state" / "first" / "serving.lock").free()  # others may serve it


def test_told_to_end_within_a_run_it_ends_after_it_and_begins_no_other_team(start):
    worker = start(ONE_RUN)
    other_end = worker.reads_the_pipe()
    worker.tell()
    worker.flows_on(other_end)
    worker.until("what=ended team=first")
    worker.ends(SOON)
    assert worker.ledger("first") == ["ok"]
    assert worker.ledger("after") == []


def test_told_twice_it_ends_in_the_middle_of_a_run_and_says_that_it_was_stopped(start):
    worker = start(ONE_RUN)
    worker.reads_the_pipe()
    worker.tell()
    time.sleep(0.5)
    assert worker.process.poll() is None
    worker.tell()
    worker.ends(SOON)
    assert worker.ledger("first") == ["stopped"]


def test_told_once_it_waits_eight_seconds_for_a_run_that_does_not_end(start):
    worker = start(ONE_RUN)
    worker.reads_the_pipe()
    told = worker.tell()
    ended = worker.ends(8 + SOON)
    assert ended - told > 7
    assert worker.ledger("first") == ["stopped"]
    assert worker.ledger("after") == []


def test_a_run_that_hangs_is_left_by_a_new_process_that_serves_the_other_team(start):
    worker = start(HANGS_SOON)
    worker.until("what=timed_out team=first")
    worker.until("what=ended team=after")
    assert worker.process.poll() is None  # a fresh one, in the place of the one that hung
    worker.tell()
    worker.ends(SOON)
    assert worker.ledger("first") == ["timed_out"]
    assert worker.ledger("after") == ["ok"]
