"""Nobody can end a thread that hangs; but a process can begin anew at any moment, since a kill is harmless."""

import threading
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import Self


class Watchdog:
    """Watches over one job: when it lasts too long, what was agreed happens, once.

    Whoever is first, the end of the job or the end of our patience, has it: ``in_time`` tells which.
    """

    def __init__(self, patience: timedelta, on_hang: Callable[[], None]) -> None:
        """Takes how long a job may last, and what to do when it lasts longer."""
        self._timer = threading.Timer(patience.total_seconds(), self._hang)
        self._timer.daemon = True
        self._on_hang = on_hang
        self._first = threading.Lock()

    def __enter__(self) -> Self:
        """Begins to watch."""
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Ends watching."""
        self._timer.cancel()

    def in_time(self) -> bool:
        """Tells whether the job has ended before our patience did; whoever asks first is right."""
        return self._first.acquire(blocking=False)

    def _hang(self) -> None:
        if self._first.acquire(blocking=False):
            self._on_hang()
