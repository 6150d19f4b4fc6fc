"""The year itself: each morning the worker looks at its clock, then people do what is to be done."""

import json
import threading
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from scoring.period import Period
from sheets_sync.backends import memory
from sheets_sync.cli.jobs import Working
from sheets_sync.cli.options import now
from sheets_sync.grid import BookFault
from sheets_sync.settings import read_settings
from sheets_sync.worker import Ledgers, Rota
from tests.at_work import invoke
from tests.year.books import Books
from tests.year.configured import YEAR

DAYS_TO_CONFIRM = 4
FROM_DAY = {"east": 1, "cycle": 21}
HIDDEN = "待确认"


@dataclass
class Year:
    """Both departments, their worker, and everything that was told and seen.

    Attributes:
        folder: the configuration, the archive, and what the worker keeps.
        clock: of the machine, in our hands.
        told: what the worker told.
        refused: team, month and day of a closing that was refused, with the codes.
        seen: how many times staff's books were looked into.
        signed: months by whose figures their supervisor stands.
        closed: those that HR has closed.
    """

    folder: object
    clock: object
    books: dict = field(default_factory=lambda: {name: Books(name, day) for name, day in FROM_DAY.items()})
    told: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    seen: int = 0
    signed: set = field(default_factory=set)
    closed: set = field(default_factory=set)
    rota: Rota | None = None
    today: date = date(YEAR, 1, 1)

    def begin_work(self):
        """Starts the worker, which reads its configuration."""
        config = self.folder / "config"
        settings = read_settings(config, config)
        assert not settings.problems, settings.problems
        stop = threading.Event()
        ledgers = Ledgers(settings.state, self.told.append)
        work = Working(settings, stop).carry_out
        worker = settings.service.worker
        self.rota = Rota(settings.teams, worker, settings.calendar, ledgers, work, now, self.told.append, stop)

    def end_work(self):
        self.rota.free()
        self.rota = None

    def live(self, until, happens):
        """Lets days pass, each with what happens on it; nobody's pay is shown before it was confirmed."""
        while self.today <= until:
            self.clock.move_to(datetime(self.today.year, self.today.month, self.today.day, 1, 30, tzinfo=UTC))
            for name, books in self.books.items():
                self._month_ends(name, books)
            for event in happens.get(self.today, ()):
                event(self)
            if self.rota is not None:
                self.rota.tick()
            self.look_at_staffs_books()
            for name in self.books:
                self.sign(name)
            self.look_at_staffs_books()
            self.today += timedelta(days=1)

    def _month_ends(self, name, books):
        over = self.over(name)
        if over.year == YEAR and (books.until is None or over.first > books.until.first):
            books.put(over)

    def over(self, name):
        return Period.of(self.today, 1, FROM_DAY[name]).shift(-1)

    def look_at_staffs_books(self):
        """Holds what staff are shown against who has signed, whatever day it is."""
        for name in self.books:
            over = self.over(name)
            for month in (over.shift(-1), over, over.shift(1)):
                self._look_at(name, month)

    def _look_at(self, name, month):
        try:
            grid = memory.read(f"memory:{name}/{month}/绩效结果").grids["结果"]
        except BookFault:
            return
        titles = grid.rows[1]
        pays = [row[titles.index("应发合计")] for row in grid.rows[2:] if row[0]]
        self.seen += len(pays)
        signed = (name, str(month)) in self.signed
        assert all((pay != HIDDEN) == signed for pay in pays), (self.today, name, str(month), signed, pays)

    def months(self, name):
        told = self.command("months", name, "--json")
        return {each["period"]: each["state"] for each in told["months"] if each["period"].startswith(str(YEAR))}

    def command(self, what, *words, code=0):
        """Gives a command as people do, and returns what it tells programs."""
        result = invoke(what, *words, "--config", str(self.folder / "config"))
        assert result.exit_code == code, (self.today, what, words, result.output)
        return json.loads(result.output) if "--json" in words else result.output

    def sign(self, name):
        """Has the supervisor confirm the oldest month that is not closed, and HR close it on a later day."""
        over = self.over(name)
        since = (self.today - over.last).days
        if over.year != YEAR or (name, str(over)) in self.closed or since < DAYS_TO_CONFIRM or since % 2:
            return
        month, states = str(over), self.months(name)
        if states.get(month) == "draft":
            self.command("confirm", name, month, "--by", "店长", "--json")
            self.signed.add((name, month))
        elif states.get(month) == "confirmed":
            self._close(name, month)

    def _close(self, name, month):
        words = (name, month, "--by", "人事甲", "--json", "--config", str(self.folder / "config"))
        result = invoke("close", *words)
        if result.exit_code:
            assert result.exit_code == 3, result.output
            codes = [each["code"] for each in json.loads(result.output)["hindrances"]]
            self.refused.append((name, month, self.today, codes))
        else:
            self.closed.add((name, month))
