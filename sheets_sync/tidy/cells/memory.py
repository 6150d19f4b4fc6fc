"""Reads each text once: the same words, days and times come in hundreds of thousands of rows."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar

from sheets_sync.tidy.cells.unread import Typed

What = TypeVar("What")
_KEPT = (str, date, datetime, time, type(None))


class Memory(dict[Typed, What]):
    """What a reader of cells makes of a value (``memory[value]``), worked out once for each text, day and time."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[Typed], What]) -> None:
        """Keeps the reader."""
        super().__init__()
        self._read = read

    def __missing__(self, value: Typed) -> What:
        """Returns what a value says that was not read before."""
        found = self._read(value)
        # A number and a truth may be equal without being the same, so only what is of one kind is remembered.
        if type(value) in _KEPT:
            self[value] = found
        return found
