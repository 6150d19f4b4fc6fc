"""No more calls a minute than Google grants one account, however many threads and teams share it."""

from collections import deque
from math import inf
from threading import Lock

from sheets_sync.google.line.clock import Clock

_MINUTE = 60.0


class Pace:
    """A bucket of tokens, one a call; a token comes back a minute after it was taken.

    So no minute, wherever it begins, sees more calls than the bucket holds. A bucket that is filled evenly would let
    nearly twice as many through in the minute after a rest.
    """

    def __init__(self, per_minute: int, clock: Clock) -> None:
        """Begins with a full bucket."""
        self.per_minute = per_minute
        self._clock = clock
        self._taken: deque[float] = deque(maxlen=per_minute)
        self._lock = Lock()

    def take(self, within: float = inf) -> bool:
        """Takes a token, and waits until it is there.

        Args:
            within: how many seconds the caller is ready to wait.

        Returns:
            whether there was one in time; if not, nothing was waited for and nothing taken.

        Raises:
            BookFault: ``google_interrupted``.
        """
        with self._lock:
            now = self._clock.now()
            due = max(now, self._taken[0] + _MINUTE) if len(self._taken) == self.per_minute else now
            if due - now > within:
                return False
            self._taken.append(due)
        if due > now:
            self._clock.sleep(due - now)
        return True


class Paces:
    """The two buckets of an account: 60 reads and 60 writes a minute; Drive's quota is far beyond our needs."""

    def __init__(self, clock: Clock, per_minute: int = 60) -> None:
        """Begins with two full buckets."""
        self._buckets = {"read": Pace(per_minute, clock), "write": Pace(per_minute, clock)}

    def take(self, kind: str, within: float) -> bool:
        """Takes a token for a call of this kind, if that needs one; tells whether there was one in time."""
        return kind not in self._buckets or self._buckets[kind].take(within)
