"""Listens to the worker: writes the log, keeps what is known of each team, and lets others be told and ask."""

import os
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from sheets_sync import __version__
from sheets_sync.watching.asking import is_alive
from sheets_sync.watching.keeping import PRESENCE, STATUS, Presence, kept, noted_of, saved
from sheets_sync.watching.lines import LOG, kinds_of, log
from sheets_sync.watching.noted import FAULTS, Count, Noted, after, counted
from sheets_sync.watching.overdue import Plan, overdue_since
from sheets_sync.watching.standing import after as standing_after
from sheets_sync.watching.standing import with_silence
from sheets_sync.watching.telling import Teller
from sheets_sync.worker.happenings import Happening

KEPT_EVERY = timedelta(minutes=1)


@dataclass(slots=True)
class Watch:
    """What is known while a worker works.

    Attributes:
        state: the state folder.
        plans: when each team is served.
        teller: tells whom it concerns.
        presence: that we are there.
        noted: what is known of each team.
        calls: returns how often this process has called Google: kind and status to number.
    """

    state: Path
    plans: Mapping[str, Plan]
    teller: Teller
    presence: Presence
    noted: dict[str, Noted]
    calls: Callable[[], Mapping[tuple[str, str], int]] = dict
    _one: threading.RLock = field(default_factory=threading.RLock)
    _stop: threading.Event = field(default_factory=threading.Event)
    _wake: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _kept: datetime | None = None
    _looked: bool = False
    _serves: bool = False
    _held: set[str] = field(default_factory=set)

    def start(self) -> None:
        """Begins to tell, beside the work; writes down that we are there."""
        self._keep_presence()
        if self.teller.alerts:
            told = (self._stop, self._wake, self.look)
            self._thread = threading.Thread(target=self.teller.keep_telling, args=told, name="alerts", daemon=True)
            self._thread.start()

    def tell(self, happening: Happening) -> None:
        """Listens to what happens; whatever goes wrong with that is logged, and never the worker's trouble."""
        try:
            with self._one:
                self._hear(happening)
        except Exception as error:  # noqa: BLE001 - to be seen from outside must not cost the work
            LOG.error("not_noted %s", kinds_of(error))
        self._wake.set()

    def look(self) -> None:
        """Finds the teams that were to be served and were not."""
        now = self.teller.clock()
        with self._one:
            known = dict(self.noted)
        since = {team: overdue_since(plan, known[team], now) for team, plan in self.plans.items() if team in known}
        self.teller.board.changed(lambda standing: with_silence(standing, since, now))

    def end(self, seconds: float) -> None:
        """Ends; what is being told may take so many seconds more, and the rest is told by whoever works next."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(seconds)
        with self._one:
            self.presence = replace(self.presence, ended=self.teller.clock(), running=None)
            self._keep_presence()

    def _hear(self, happening: Happening) -> None:
        plan = self.plans.get(happening.team)
        log(happening, plan.zone if plan else self.teller.ours.zone)
        self._count(happening)
        if happening.team in self.plans:
            before = self.noted.get(happening.team) or Noted(happening.team, happening.moment)
            self.noted[happening.team] = now = after(before, happening)
            if now != before:
                saved(self.state / happening.team / STATUS, now)
        if happening.what != "tick":
            self.teller.board.changed(lambda standing: standing_after(standing, happening))

    def _count(self, happening: Happening) -> None:
        """Keeps that we are there, at every beginning and end and else once a minute."""
        self._learn(happening)
        calls = tuple(Count(kind, status, number) for (kind, status), number in sorted(self.calls().items()))
        known = replace(self.presence, beat=happening.moment, calls=calls)
        if happening.what == "began":
            known = replace(known, running=happening.moment)
        elif happening.what != "tick" and happening.job:
            known = replace(known, running=None)
        if not happening.team and happening.what in FAULTS:
            known = replace(known, faults=counted(known.faults, happening.what))
        self.presence = known
        if happening.what != "tick" or self._kept is None or abs(happening.moment - self._kept) >= KEPT_EVERY:
            self._keep_presence()

    def _learn(self, happening: Happening) -> None:
        """Learns whether we serve any team: we do when we begin one, or when after a look not all are another's."""
        if happening.what == "held" and not happening.job:
            self._held.add(happening.team)
        elif happening.what in ("began", "took_over"):
            self._serves = True
        elif happening.what == "tick":
            self._serves = self._serves or (self._looked and not self._held.issuperset(self.plans))
            self._looked = True

    def _keep_presence(self) -> None:
        """Keeps that we are there; whoever only stands by keeps quiet while another one is at work."""
        self._kept = self.presence.beat
        if not self._serves:
            other, us = kept(self.state / PRESENCE, Presence), (self.presence.pid, self.presence.host)
            if other is not None and (other.pid, other.host) != us and is_alive(other, self.teller.clock()):
                return
        saved(self.state / PRESENCE, self.presence)


def watch(state: Path, plans: Mapping[str, Plan], teller: Teller, longest: float) -> Watch:
    """Returns a watch that goes on from what an earlier one has kept.

    Args:
        state: the state folder.
        plans: when each team is served.
        teller: tells whom it concerns.
        longest: how many seconds a run may take.
    """
    now = teller.clock()
    noted = {team: Noted(team, now) for team in plans} | noted_of(state, plans)
    # Whoever was at work when the last process ended is not any more.
    noted = {team: replace(each, running=None, running_job="") for team, each in noted.items()}
    made = Presence(now, now, os.getpid(), socket.gethostname(), __version__, None, longest)
    return Watch(state, plans, teller, made, noted)
