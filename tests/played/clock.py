"""A clock that both sides of the played Google share: nobody waits, and everybody sees the same time pass."""

import threading
from datetime import UTC, datetime, timedelta

from sheets_sync.grid import BookFault


class PlayedClock:
    """Time that passes only when somebody sleeps, or when the server takes a moment.

    Attributes:
        slept: how long each sleep was asked to last.
    """

    def __init__(self, start=None, stop=None):
        self.start = start or datetime.now(UTC)
        self.stop = stop or threading.Event()
        self.slept = []
        self._now = 0.0
        self._alarms = []
        self._lock = threading.RLock()

    def now(self):
        """Returns the seconds since this clock was made."""
        with self._lock:
            return self._now

    def wall(self):
        """Returns day and time, in UTC."""
        return self.start + timedelta(seconds=self.now())

    def sleep(self, seconds):
        """Lets the time pass, with all that is to happen meanwhile; wakes up early when it is told to stop."""
        self.slept.append(seconds)
        self._pass(seconds, interrupted=self.stop.is_set)
        if self.stop.is_set():
            raise BookFault("google_interrupted")

    def advance(self, seconds):
        """Lets the time pass for everybody, as when a server takes its time."""
        self._pass(seconds, interrupted=lambda: False)

    def alarm(self, seconds, do):
        """Calls `do()` that many seconds from now."""
        with self._lock:
            self._alarms.append((self._now + seconds, do))

    def _pass(self, seconds, interrupted):
        with self._lock:
            until = self._now + max(0.0, seconds)
            while not interrupted():
                due = min((each for each in self._alarms if each[0] <= until), key=lambda each: each[0], default=None)
                if due is None:
                    self._now = max(self._now, until)
                    return
                self._alarms.remove(due)
                self._now = max(self._now, due[0])
                due[1]()
