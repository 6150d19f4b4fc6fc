"""Time as far as waiting goes: what it is, and how to let it pass without outstaying a request to stop."""

import time
from dataclasses import dataclass, field
from threading import Event
from typing import Protocol

from sheets_sync.grid import BookFault


class Clock(Protocol):
    """Something that tells how time passes, and waits."""

    @property
    def stop(self) -> Event:
        """Returns what is set when we are asked to stop."""

    def now(self) -> float:
        """Returns seconds since some moment; never goes back."""

    def sleep(self, seconds: float) -> None:
        """Waits, but no longer than until asked to stop.

        Raises:
            BookFault: ``google_interrupted``.
        """


@dataclass(frozen=True, slots=True)
class RealClock:
    """The machine's clock.

    Attributes:
        stop: set when the process is asked to stop.
    """

    stop: Event = field(default_factory=Event)

    def now(self) -> float:
        """Returns seconds since some moment; a corrected wall clock does not move it."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits, but no longer than until asked to stop.

        Raises:
            BookFault: ``google_interrupted``.
        """
        if self.stop.wait(max(seconds, 0)):
            raise BookFault("google_interrupted")
