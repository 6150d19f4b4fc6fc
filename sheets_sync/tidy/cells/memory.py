"""Reads each text once: the same words, days and times come in hundreds of thousands of rows."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Generic, TypeVar

from sheets_sync.tidy.cells.unread import Typed

What = TypeVar("What")
_KEPT = (str, date, datetime, time)


class Memory(Generic[What]):
    """A reader of cells that remembers what it made of texts, days and times."""

    __slots__ = ("_known", "_read")

    def __init__(self, read: Callable[[Typed], What]) -> None:
        """Keeps the reader."""
        self._read = read
        self._known: dict[Typed, What] = {}

    def __call__(self, value: Typed) -> What:
        """Returns what the cell says."""
        # A number and a truth may be equal without being the same, so only what is of one kind is remembered.
        if type(value) not in _KEPT:
            return self._read(value)
        found = self._known.get(value)
        if found is None:
            found = self._known[value] = self._read(value)
        return found
