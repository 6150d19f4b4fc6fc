"""How many calls a minute Sheets takes from one account: 60 that read and 60 that write, refilled each minute."""

from collections import Counter

from .refusals import over_quota

A_MINUTE = 60.0


class Quota:
    """The count of the running minute.

    Attributes:
        on: whether anybody counts.
        most: calls a minute, of each kind.
    """

    def __init__(self, clock, on=True):
        self.clock, self.on, self.most = clock, on, 60
        self._counts, self._minute, self._empty_until = Counter(), 0, 0.0

    def exhaust(self, seconds):
        """Takes everything away for a while, as when others used up what the whole project may."""
        self._empty_until = self.clock.now() + seconds

    def take(self, user, kind):
        """Counts one call.

        Raises:
            Denied: it is one too many.
        """
        if kind not in {"read", "write"}:
            return
        if self.clock.now() < self._empty_until:
            raise over_quota(kind)
        minute = int(self.clock.now() // A_MINUTE)
        if minute != self._minute:
            self._minute, self._counts = minute, Counter()
        self._counts[user, kind] += 1
        if self.on and self._counts[user, kind] > self.most:
            raise over_quota(kind)
