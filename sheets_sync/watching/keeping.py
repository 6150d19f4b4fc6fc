"""What is known and what stands as small files in the state folder; a disk that fails costs memory, never the work."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sheets_sync.kept_files import Damaged, put, taken
from sheets_sync.locks import Held, locked
from sheets_sync.watching.noted import Count, Noted
from sheets_sync.watching.records import Record, as_plain, as_record
from sheets_sync.watching.standing import All, Standing

STATUS = "status.json"
PRESENCE = "worker.json"
BOARD = "alerts.json"
_WAIT = 5.0
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Presence:
    """That a worker is there.

    Attributes:
        beat: when it last looked whether something is due.
        started: when it began.
        pid: of its process.
        host: its machine.
        version: ours.
        running: since when it runs a team; then it does not look meanwhile.
        longest: how many seconds a run may take.
        ended: when it was told to end and did.
        faults: how often what went wrong that is nobody's.
        calls: of Google since it began: kind, status, how often.
    """

    beat: datetime
    started: datetime
    pid: int = 0
    host: str = ""
    version: str = ""
    running: datetime | None = None
    longest: float = 0.0
    ended: datetime | None = None
    faults: tuple[Count, ...] = ()
    calls: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class _Board:
    """What a file of standing things holds."""

    standing: tuple[Standing, ...] = ()


@dataclass(slots=True)
class Board:
    """What stands, kept on disk; several processes may change it, one after the other.

    Attributes:
        state: the state folder.
        standing: as it was last seen.
        unsaved: whether the disk does not have it: then it lives here.
    """

    state: Path
    standing: All = ()
    unsaved: bool = field(default=False)

    def changed(self, change: Callable[[All], All]) -> All:
        """Changes what stands and returns it."""
        try:
            with locked(self.state, "", "alerts", _WAIT):
                return self._changed(change)
        except Held:
            self.unsaved = True
            self.standing = change(self.standing)
            return self.standing

    def _changed(self, change: Callable[[All], All]) -> All:
        before = None if self.unsaved else kept(self.state / BOARD, _Board)
        now = change(self.standing if before is None else before.standing)
        if before is None or now != before.standing:
            self.unsaved = not saved(self.state / BOARD, _Board(now))
        self.standing = now
        return now


def saved(path: Path, record: object) -> bool:
    """Keeps a record; tells whether the disk took it."""
    try:
        put(path, as_plain(record))
    except OSError:
        return False
    return True


def kept(path: Path, kind: type[Record]) -> Record | None:
    """Returns what a file keeps; None when there is none, or none that can be read. A damaged one is set aside."""
    with suppress(Damaged, OSError):
        return taken(path, lambda told: as_record(kind, told))
    return None


def noted_of(state: Path, teams: Iterable[str]) -> dict[str, Noted]:
    """Returns what is known of each team, as far as a worker has kept it."""
    found = {team: kept(state / team / STATUS, Noted) for team in teams}
    return {team: noted for team, noted in found.items() if noted is not None}
