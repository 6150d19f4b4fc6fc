"""Strikes one call of a run with a fault, and tells what stands in every book afterwards, to the last detail."""

import logging
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from math import inf

from click.testing import CliRunner

from sheets_sync.cli import cli
from sheets_sync.google import account
from sheets_sync.google.line import Line
from sheets_sync.google.line.pace import Paces
from tests import smallest
from tests.played import Google, PlayedClock
from tests.played.tokens import key_pair

THEN = datetime(2026, 11, 2, 6, tzinfo=UTC)  # when the spreadsheets are made; every run has a day of its own after it
OURS = ("scorecard", "payroll", "results")  # the summary stands in the scorecard's spreadsheet
SECRETS = ("PRIVATE KEY", "ya29.", "Bearer", "eyJ", "access_token", key_pair()[0].splitlines()[1])
_BY_CHANCE = frozenset(["namedRangeId", "metadataId", "protectedRangeId"])


@dataclass(frozen=True)
class Place:
    """A call of a run: the how-manieth it is, and what it asks of whom."""

    number: int
    kind: str
    verb: str
    template: str
    book: str

    def __str__(self):
        return f"{self.number}. {self.verb} {self.template} {self.book}".strip()


@dataclass(frozen=True)
class Ran:
    """What became of a run."""

    code: int
    out: str
    err: str
    log: str
    seconds: float
    calls: tuple
    files: dict


@dataclass(frozen=True)
class Scenario:
    """A world before a run, what it is after an undisturbed one, and the calls of that."""

    before: dict
    after: dict
    places: tuple
    seconds: float


class Shop:
    """The smallest team at the played Google, in three worlds: new, with one changed score, and unchanged."""

    def __init__(self, folder):
        self.folder = folder
        self.signer = None
        with Google(clock=PlayedClock(start=THEN)) as google:
            self.ids = smallest.opened(google, folder)
            blank = google.drive.files
        self.keys = {file: key for key, file in self.ids.items()}
        self.first = self.scenario(blank)
        self.unchanged = self.scenario(self.first.after)
        with self.world(self.first.after) as google:
            google.person("boss@example.com").type(self.ids["scorecard"], "评分", "D2", 90)
            changed = google.drive.files
        self.changed = self.scenario(changed)
        self.settled = cache(self._settled)

    def scenario(self, files):
        """Returns what an undisturbed run does to a world."""
        ran = self.run(files)
        assert ran.code == 0, ran.err
        places = tuple(self._place(number, call) for number, call in enumerate(ran.calls, start=1))
        return Scenario(files, ran.files, places, ran.seconds)

    def _place(self, number, call):
        kind = call.kind
        if kind == "metadata" and call.query["fields"] == ["trashed,modifiedTime"]:
            kind = "moved"
        return Place(number, kind, call.verb, call.template, self.keys.get(call.id, ""))

    def world(self, files, days=1):
        """Returns the played Google with copies of these files, so many days on."""
        google = Google(clock=PlayedClock(start=THEN.replace(day=THEN.day + days)))
        google.drive.files.update(copied(files))
        return google

    @contextmanager
    def process(self, google):
        """Signs in without a token, as a new process does; the key alone is taken apart only once."""
        self.signer = self.signer or google.credentials()
        fresh = self.signer.with_scopes(self.signer.scopes)
        line = Line(fresh, clock=google.clock, paces=Paces(google.clock), email=google.email)
        account.install(account.Account(google.email, line))
        try:
            yield
        finally:
            account.forget()

    def run(self, files, command=("run",), order=None, days=1):
        """Runs a command in a world, as a process of its own, and returns what became of it.

        Args:
            files: the world, which stays as it is.
            command: its words before the options.
            order: called with the played Google before the run.
            days: since the spreadsheets were made.
        """
        lines = _Lines()
        with self.world(files, days) as google, self.process(google), lines:
            if order:
                order(google)
            words = [command[0], "shop", *command[1:], "--config", str(self.folder), "--period", "2026-10"]
            ended = CliRunner().invoke(cli, words, catch_exceptions=False)
            calls = (*google.token_calls, *google.calls)
            seconds = google.clock.now()
        assert all(call.timeout for call in calls)
        said = f"{ended.stdout}{ended.stderr}{lines.text}"
        assert not [secret for secret in SECRETS if secret in said]
        assert "Traceback" not in said
        return Ran(ended.exit_code, ended.stdout, ended.stderr, lines.text, seconds, calls, google.drive.files)

    def strike(self, scenario, place, fault, lasting, command=("run",)):
        """Runs with one call struck: once, whenever it is made again (`same`), or with all that follow (`all`)."""
        count = 0

        def when(call):
            nonlocal count
            count += 1
            if lasting == "once" or count < place.number:
                return count == place.number
            alike = (call.verb, call.template, self.keys.get(call.id, ""))
            return lasting == "all" or alike == (place.verb, place.template, place.book)

        def order(google):
            google.fault(when, fault(google) if callable(fault) else fault, times=inf)

        return self.run(scenario.before, command, order)

    def states(self, scenario, files):
        """Returns which of the two good states each book is in; anything else fails here, tab by tab."""
        for key in ("attendance", "adjustments"):
            assert standing(files, self.ids[key]) == standing(scenario.before, self.ids[key])
        return tuple(self._state(scenario, files, key) for key in OURS)

    def _state(self, scenario, files, key):
        found, *known = (standing(each, self.ids[key]) for each in (files, scenario.before, scenario.after))
        if found not in known:
            assert found == known[1]
        return "old" if found == known[0] else "new"

    def _settled(self, name, states):
        """Runs undisturbed from books of which some are old and some new, and once more; the result is always one."""
        scenario = getattr(self, name)
        mixed = dict(scenario.after)
        for key, state in zip(OURS, states, strict=True):
            mixed[self.ids[key]] = (scenario.before if state == "old" else scenario.after)[self.ids[key]]
        ran = self.run(mixed, days=2)
        assert ran.code == 0, ran.err
        for file in self.ids.values():
            assert standing(ran.files, file) == standing(scenario.after, file)
        again = self.run(ran.files, days=3)
        assert again.code == 0
        assert not [call for call in again.calls if call.kind == "write"]
        return True


class _Lines(logging.Handler):
    """Everything that anybody logs, from DEBUG up."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.told = []

    def emit(self, record):
        self.told.append(self.format(record))

    @property
    def text(self):
        return "\n".join(self.told)

    def __enter__(self):
        root = logging.getLogger()
        self.level_before = root.level
        root.setLevel(logging.DEBUG)
        root.addHandler(self)
        return self

    def __exit__(self, *_):
        root = logging.getLogger()
        root.removeHandler(self)
        root.setLevel(self.level_before)


def copied(files):
    """Returns copies of spreadsheets, which go their own way."""
    return {
        file: replace(
            each,
            spreadsheet=each.spreadsheet.copied(),
            changes=list(each.changes),
            permissions={key: dict(role) for key, role in each.permissions.items()},
        )
        for file, each in files.items()
    }


def standing(files, file):
    """Returns everything that stands in a spreadsheet: values, looks, protection, marks, names; no ids by chance."""
    spreadsheet = files[file].spreadsheet
    tabs = {sheet.title: _plain({**vars(sheet), "rows": _rows(sheet)}) for sheet in spreadsheet.sheets}
    return {
        "properties": spreadsheet.properties,
        "tabs": tabs,
        "order": list(tabs),
        "named": _plain(spreadsheet.named),
        "tags": _plain(spreadsheet.tags),
    }


def _rows(sheet):
    return [
        [cell and (cell.entered, cell.shown, cell.format, cell.rest, cell.auto) for cell in row] for row in sheet.rows
    ]


def _plain(what):
    if isinstance(what, dict):
        return {name: _plain(each) for name, each in what.items() if name not in _BY_CHANCE}
    return [_plain(each) for each in what] if isinstance(what, list) else what
