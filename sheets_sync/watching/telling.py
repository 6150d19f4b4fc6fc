"""Tells whom it concerns of what stands, beside the work: in a thread of its own, with patience, each thing once."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sheets_sync.settings.outside import Alert
from sheets_sync.watching.keeping import Board
from sheets_sync.watching.lines import LOG, kinds_of
from sheets_sync.watching.messages import OURS, Due, Spoken, message
from sheets_sync.watching.sending import Letter, Send, send
from sheets_sync.watching.standing import All, due, kept

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
LOOK_SECONDS = 15.0
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A way that did not work: how often in a row, and when it is tried again."""

    tries: int
    again: datetime


@dataclass(slots=True)
class Teller:
    """Tells of what stands.

    Attributes:
        board: what stands.
        alerts: the ways.
        spoken: how each team is spoken to.
        environ: the environment, in which addresses and secrets are.
        clock: says what time it is.
        send: sends a message.
        ours: how to speak of what is nobody's.
        failed: how many messages did not arrive, by way.
        troubles: the ways that did not work last.
    """

    board: Board
    alerts: tuple[Alert, ...]
    spoken: Mapping[str, Spoken]
    environ: Mapping[str, str]
    clock: Clock
    send: Send = send
    ours: Spoken = OURS
    failed: dict[str, int] = field(default_factory=dict)
    troubles: dict[str, _Trouble] = field(default_factory=dict)

    def tell(self, *, impatient: bool = False) -> bool:
        """Tells all that is due, and whether everybody who was to know now does.

        Args:
            impatient: whether to try also what did not work a moment ago.
        """
        now, arrived = self.clock(), True
        for alert in self.alerts:
            trouble = self.troubles.get(alert.name)
            if trouble and not impatient and now < trouble.again <= now + LONGEST_PAUSE:
                arrived = False
                continue
            for dues in self._letters(alert, now):
                if not self._sent(Letter(alert, message(dues, self.spoken, self.ours), dues, now)):
                    arrived = False
                    break
        self.board.changed(lambda standing: kept(standing, self.alerts, now))
        return arrived

    def keep_telling(self, stop: threading.Event, wake: threading.Event, look: Callable[[], None]) -> None:
        """Tells whatever comes up until told to stop.

        Args:
            stop: ends it.
            wake: that something new has come up.
            look: finds what nobody says: that nothing happens.
        """
        while not stop.is_set():
            try:
                look()
                self.tell()
            except Exception as error:  # noqa: BLE001 - nobody would be told of anything any more
                LOG.error("not_told %s", kinds_of(error))
            wake.wait(LOOK_SECONDS)
            wake.clear()

    def _letters(self, alert: Alert, now: datetime) -> list[tuple[Due, ...]]:
        """Returns what is due by one way, together for each language."""
        by_language: dict[str, list[Due]] = {}
        for standing in self.board.standing:
            how = due(alert, standing, now)
            if how:
                language = self.spoken.get(standing.team, self.ours).language
                by_language.setdefault(language, []).append((standing, how))
        return [tuple(each) for each in by_language.values()]

    def _sent(self, letter: Letter) -> bool:
        name = letter.alert.name
        why = self.send(letter, self.environ)
        if not why:
            self.troubles.pop(name, None)
            self.board.changed(lambda standing: _told(standing, letter))
            LOG.info("told", extra={"told": {"what": "told", "alert": name, "things": len(letter.dues)}})
            return True
        tries = self.troubles[name].tries + 1 if name in self.troubles else 1
        pause = min(FIRST_PAUSE * 3 ** min(tries - 1, 6), LONGEST_PAUSE)
        self.troubles[name] = _Trouble(tries, letter.moment + pause)
        self.failed[name] = self.failed.get(name, 0) + 1
        told = {"what": "not_told", "alert": name, "why": why, "row": tries}
        LOG.warning("not_told", extra={"told": told})
        return False


def _told(standing: All, letter: Letter) -> All:
    """Returns what stands, with whom was told of what; what has changed meanwhile keeps its change."""
    sent = {each.key: each.with_told(letter.alert.name, letter.moment) for each, _ in letter.dues}
    name = letter.alert.name
    return tuple(
        replace(each, told=(*(t for t in each.told if t.alert != name), *_of(sent[each.key].told, name)))
        if each.key in sent
        else each
        for each in standing
    )


def _of(told: tuple, name: str) -> tuple:  # type: ignore[type-arg]
    return tuple(each for each in told if each.alert == name)
