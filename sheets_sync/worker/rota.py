"""Whose turn it is: every job of every team at its times, one after the other, a failing one delaying nobody."""

import gc
import logging
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

from scoring.calendar import Calendar
from sheets_sync.locks import Held, Lock, lock
from sheets_sync.settings.jobs import Job, Worker
from sheets_sync.team import Team
from sheets_sync.worker.entry import OF_CODE, Entry, Result, begun, due, ended
from sheets_sync.worker.happenings import Happening, Tell, What, nobody
from sheets_sync.worker.ledgers import Ledgers
from sheets_sync.worker.order import Order, Outcome, Work
from sheets_sync.worker.slots import YearUnknown, idle_month, latest_slot
from sheets_sync.worker.watchdog import Watchdog

LOG = logging.getLogger("sheets_sync.worker")
SERVING = "serving.lock"
ONCE = "once"
"""What a run of every team at once is called where jobs are named."""
_BACK = timedelta(minutes=1)
_NOTHING = Outcome(-1)
Clock = Callable[[], datetime]


@dataclass(slots=True)
class Rota:
    """The teams that are served, and what is known of each.

    Attributes:
        teams: by name.
        when: the jobs.
        calendar: which days are worked.
        ledgers: what became of every job at its latest times.
        work: carries a job out; whatever it raises is logged.
        clock: says what time it is, in UTC.
        tell: is told of everything that happens.
        stop: is set when we are to end: no job is begun any more.
        on_hang: what is done when a job hangs; it need not come back.
        renewed: tells whether there is another configuration to go on with; then no job is begun any more, either.
    """

    teams: Mapping[str, Team]
    when: Worker
    calendar: Calendar
    ledgers: Ledgers
    work: Work
    clock: Clock
    tell: Tell = nobody
    stop: Event = field(default_factory=Event)
    on_hang: Callable[[], None] = lambda: None
    renewed: Callable[[], bool] = lambda: False
    _locks: dict[str, Lock] = field(default_factory=dict)
    _kept_out: dict[str, str] = field(default_factory=dict)
    _turn: int = 0
    _last: datetime | None = None
    _told: set[tuple[str, str, str]] = field(default_factory=set)
    _current: tuple[str, Entry] | None = None

    def tick(self) -> None:
        """Serves whatever is due; each time another team comes first."""
        now = self.clock()
        if self._last is not None and now < self._last - _BACK:
            self.tell(Happening("clock_went_back", now, why=f"{int((self._last - now).total_seconds())} s"))
            self.ledgers.put_right(now)
        self._last = now
        self.tell(Happening("tick", now))
        names = sorted(self.teams)
        self._turn = (self._turn + 1) % max(len(names), 1)
        for name in (*names[self._turn :], *names[: self._turn]):
            if self.stop.is_set() or self.renewed():
                return
            if self._is_ours(name):
                self._serve(self.teams[name])

    def free(self) -> None:
        """Lets others serve our teams."""
        for each in self._locks.values():
            each.free()
        self._locks.clear()

    def leave(self) -> None:
        """Writes down that the job that is under way was not waited for; the next process begins it again."""
        if self._current is not None:
            team, entry = self._current
            self.ledgers.write(team, ended(entry, "stopped", self.clock()), self.clock())

    def once(self) -> Iterator[Outcome]:
        """Runs every team now, whatever its times, and yields what became of it; a code of -1 where nothing did."""
        for name, team in sorted(self.teams.items()):
            yield self._once(team) if self._is_ours(name) else Outcome(-1)

    def _once(self, team: Team) -> Outcome:
        """Runs a team now; it is written down beside its jobs, so that they keep their times."""
        now, last = self.clock(), self.ledgers.of(team.team).of(ONCE)
        if last is not None and last.result == "timed_out" and last.again is not None and now < last.again:
            # The process was begun anew because of it: now it is the others' turn.
            LOG.error("team=%s job=%s skipped: timed_out", team.team, ONCE)
            return Outcome(-1, why="timed_out")
        entry = begun(last, ONCE, now, now, "")
        return self._watched(Order(team, ONCE, "run", now, now), entry)

    def _is_ours(self, name: str) -> bool:
        """Tells whether we serve a team: one process does at a time, and the next takes over when it has gone."""
        if name in self._locks:
            return True
        now = self.clock()
        try:
            self._locks[name] = lock(self.ledgers.folder / name / SERVING, "worker")
        except Held as held:
            if self._kept_out.get(name) != held.by:
                self._kept_out[name] = held.by
                self.tell(Happening("held", now, name, why=held.by))
            return False
        if self._kept_out.pop(name, ""):
            self.tell(Happening("took_over", now, name))
        self.ledgers.take_over(name, now)
        return True

    def _serve(self, team: Team) -> None:
        for name, job, slot in self._slots(team):
            if self.stop.is_set():
                return
            now, last = self.clock(), self.ledgers.of(team.team).of(name)
            answer = due(last, slot, now, self.when.catch_up.time)
            if answer == "too_old":
                why = "too_old" if last else "before_first_start"
                entry = ended(begun(last, name, slot, now, ""), "skipped", now, why=why)
                self.ledgers.write(team.team, entry, now)
                if last:  # what lies before the first start of all was nobody's to do
                    self._say("skipped", team, entry)
            elif answer == "yes":
                self._do(Order(team, name, job.do, slot, now), last)

    def _slots(self, team: Team) -> Iterator[tuple[str, Job, datetime]]:
        """Yields the latest time of each job of a team, the earliest first."""
        own = {name: job for name, job in self.when.every_job().items() if job.is_for(team.team)}
        slots = {name: self._slot(team, name, job) for name, job in own.items()}
        found = sorted((slot, name) for name, slot in slots.items() if slot is not None)
        yield from ((name, own[name], slot) for slot, name in found)

    def _slot(self, team: Team, name: str, job: Job) -> datetime | None:
        """Returns the latest time of a job; one whose times cannot be told stops no other, and that is told once."""
        now = self.clock()
        try:
            idle = idle_month(job, now, team.time_zone, self.calendar)
            if idle:
                self._tell_once(Happening("no_working_day", now, team.team, name, why=idle))
            return latest_slot(job, now, team.time_zone, self.calendar)
        except YearUnknown as unknown:
            self._tell_once(Happening("year_unknown", now, team.team, why=str(unknown.year)))
        except Exception as error:  # noqa: BLE001 - as below: a failing job must not stop the others
            why = f"times:{error.__class__.__name__}"
            if self._tell_once(Happening("ended", now, team.team, name, result="failed", why=why, row=1)):
                _log(team, name, error)
        return None

    def _tell_once(self, happening: Happening) -> bool:
        """Tells what stays as it is; returns whether it was news."""
        key = (happening.team, happening.job, happening.why)
        if key in self._told:
            return False
        self._told.add(key)
        self.tell(happening)
        return True

    def _do(self, order: Order, last: Entry | None) -> None:
        """Carries a job out, with its beginning and its end in the ledger."""
        team = order.team
        entry = begun(last, order.job, order.slot, order.now, "")
        self.ledgers.write(team.team, entry, order.now)
        self._current = (team.team, entry)
        self._watched(order, entry)

    def _watched(self, order: Order, entry: Entry) -> Outcome:
        """Carries a job out for as long as a run may take, and returns what became of it."""
        team, started = order.team, time.monotonic()
        self._say("began", team, entry)
        with Watchdog(self.when.longest_run.time, lambda: self._hung(team, entry, time.monotonic() - started)) as watch:
            result, outcome = self._result(order)
            if not watch.in_time():
                return Outcome(-1, why="timed_out")
        self._current = None
        self._done(team, entry, result, outcome, time.monotonic() - started)
        return outcome

    def _done(self, team: Team, entry: Entry, result: Result, outcome: Outcome, seconds: float) -> None:
        now = self.clock()
        said = {"code": outcome.code, "why": outcome.why, "problems": outcome.counts.get("problems", 0)}
        last = ended(entry, result, now, seconds, period=outcome.period, **said)
        self.ledgers.write(team.team, last, now)
        self._say("ended", team, last, outcome)
        if result != "unchanged":
            gc.collect()  # what a run leaves behind is large, points at itself, and counts as old

    def _result(self, order: Order) -> tuple[Result, Outcome]:
        """Returns how a job went; what a run answers says it, and what it raises is nobody else's trouble."""
        try:
            outcome = self.work(order)
        except Held as held:  # somebody runs it by hand: our turn comes again
            self.tell(Happening("held", self.clock(), order.team.team, order.job, why=held.by))
            return "stopped", Outcome(-1, why="held")
        except Exception as error:  # noqa: BLE001 - a failing team must not stop the others
            _log(order.team, order.job, error)
            return "failed", Outcome(-1, why=error.__class__.__name__)
        if outcome.stopped:
            return "stopped", outcome
        return "unchanged" if outcome.unchanged else OF_CODE.get(outcome.code, "failed"), outcome

    def _hung(self, team: Team, entry: Entry, seconds: float) -> None:
        now = self.clock()
        gone = ended(entry, "timed_out", now, seconds)
        self.ledgers.write(team.team, gone, now)
        self._say("timed_out", team, gone)
        self.on_hang()

    def _say(self, what: What, team: Team, entry: Entry, outcome: Outcome = _NOTHING) -> None:
        told = {"slot": entry.slot, "result": entry.result, "code": entry.code, "seconds": entry.seconds}
        about = {"period": entry.period, "why": entry.why, "row": entry.row}
        found = {"counts": outcome.counts, "months": outcome.months}
        self.tell(Happening(what, self.clock(), team.team, entry.job, **told, **about, **found))  # type: ignore[arg-type]


def _log(team: Team, job: str, error: Exception) -> None:
    """Writes down what was raised and where: neither its words nor the values in its lines, perhaps a name or pay."""
    frames = [f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(error.__traceback__)]
    told = "\n  ".join(frames)
    LOG.error("team=%s job=%s failed: %s\n  %s", team.team, job, error.__class__.__name__, told)
