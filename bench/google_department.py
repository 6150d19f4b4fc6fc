"""A department whose workbooks are spreadsheets of the played Google, and three runs there, every call counted."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.books import write_books
from bench.google_tape import Taping
from bench.whole_run import run_once
from tests.played import Call
from tests.signing import signed_in
from tests.uploading import OURS, bring

RUNS = ("first", "changed", "unchanged")
SCORES, WORKLOAD = "月度绩效", "F"
WITHOUT = "°"
"""Stands behind the number of people where the books do without the reasons of every figure."""

Counted = dict[str, float]


@dataclass
class Played:
    """A department on the played Google.

    Attributes:
        google: the played one.
        folder: of its configuration.
        ids: key to id of its spreadsheets.
    """

    google: Taping
    folder: Path
    ids: dict[str, str]

    def change_a_score(self) -> None:
        """Has a supervisor type another figure for the second person of October."""
        rows = self.google.values(self.ids["scorecard"], SCORES)
        row = next(number for number, row in enumerate(rows, 1) if row[0] == "2026-10" and row[5] is not None)
        self.google.person("boss@example.com").type(self.ids["scorecard"], SCORES, f"{WORKLOAD}{row}", 801)

    def run(self, what: str) -> Counted:
        """Runs the month, keeps its answers on tape, and returns its calls and bytes."""
        self.google.clock.sleep(600)
        self.google.calls.clear()
        began = self.google.clock.now()
        self.google.tape = self.folder / "tapes" / what
        written = run_once(self.folder, lambda _: None)
        self.google.tape = None
        return counted(self.google.calls) | {"written": written, "virtual": self.google.clock.now() - began}


def make(folder: Path, people: int, *, details: bool) -> None:
    """Writes a department as files into ``files``, and again, ready to be brought to Google, into ``google``."""
    write_books(folder / "files", people)
    path = folder / "files" / "config" / "teams" / "demo.yaml"
    said = path.read_text(encoding="utf-8")
    for key in () if details else ("summary", "payroll"):
        said = said.replace(f'{OURS[key]}"}}', f'{OURS[key]}", details: no}}')
    path.write_text(said, encoding="utf-8")
    shutil.copytree(folder / "files", folder / "google")


@contextmanager
def played(folder: Path) -> Iterator[Played]:
    """Brings a department to the played Google, signed in there.

    What is sent is not held to Google's documents here: the tests do that, and it would take longer than the run.
    """
    with Taping(strict=False) as google, signed_in(google) as line:
        yield Played(google, folder, bring(google, line, folder))


def three_runs(folder: Path) -> dict[str, Counted]:
    """Returns the calls and bytes of a first run, of one after a score was changed, and of one with nothing to do."""
    with played(folder) as department:
        first = department.run("first")
        department.change_a_score()
        return {"first": first, "changed": department.run("changed"), "unchanged": department.run("unchanged")}


def counted(calls: Sequence[Call]) -> Counted:
    """Returns calls and bytes by their kind; a read sends no body, only its address."""
    kinds = Counter(call.kind for call in calls)
    told: Counted = {kind: kinds[kind] for kind in ("read", "write", "metadata")}
    told["refused"] = sum(call.status == 429 for call in calls)
    for kind in told.keys() - {"refused"}:
        told[f"{kind} sent"] = sum(call.sent for call in calls if call.kind == kind)
        told[f"{kind} got"] = sum(call.got for call in calls if call.kind == kind)
    return told
