"""One at a time: a lock on a file, that the system takes away from whoever dies, and that says who holds it."""

import errno
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)
_PAUSE = 0.1
_WRITING = "writing.lock"
_FAR = 1 << 30  # Windows locks bytes and lets nobody read them: one far beyond what we write


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a lock, as they said it.

    Attributes:
        pid: of the process.
        host: its machine.
        since: when they took it.
        doing: what for.
    """

    pid: int
    host: str
    since: datetime
    doing: str = ""


class Held(Exception):
    """Somebody else is at work.

    Attributes:
        what: name of the lock.
        who: has it; None where they have not said it.
        by: the same in one line: ``pid 4711 on host since 2026-11-02T06:30:00+00:00 (worker)``.
    """

    def __init__(self, what: str, who: Holder | None) -> None:
        """Keeps what and who."""
        self.what = what
        self.who = who
        self.by = _line(who) if who else "another process"
        super().__init__(f"{what} is held by {self.by}")


def _line(who: Holder) -> str:
    doing = f" ({who.doing})" if who.doing else ""
    return f"pid {who.pid} on {who.host} since {who.since.isoformat(timespec='seconds')}{doing}"


@dataclass(slots=True)
class Lock:
    """A lock that we hold; one without a handle could not be taken, and keeps nobody out.

    Attributes:
        path: of its file.
        handle: of the open file; None where the place of locks cannot be written.
        why: in the system's words, why there is none.
    """

    path: Path
    handle: int | None
    why: str = ""

    def free(self) -> None:
        """Lets others in. The file stays: to remove it would let two hold a lock of one name."""
        if self.handle is not None:
            with suppress(OSError):
                os.close(self.handle)
            self.handle = None


def lock(path: Path, doing: str = "") -> Lock:
    """Returns the lock of a file, taken at once.

    Args:
        path: of the file, which is made where there is none.
        doing: what it is taken for, to be told to others.

    Raises:
        Held: somebody else has it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = _opened(path)
    except OSError as error:  # a full or read-only disk must not stop the work
        return Lock(path, None, error.strerror or error.__class__.__name__)
    try:
        _take(handle)
    except OSError as error:
        if error.errno not in _TAKEN:  # a network drive that knows no locks
            os.close(handle)
            return Lock(path, None, error.strerror or error.__class__.__name__)
        who = _holder(handle)
        os.close(handle)
        raise Held(path.parent.name, who) from error
    _say(handle, doing)
    return Lock(path, handle)


def keeps_out(state: Path, team: str) -> bool:
    """Tells whether others can be kept from writing a team's books: by whoever has the lock, or who could take it."""
    try:
        taken = lock(state / team / _WRITING)
    except Held:
        return True
    kept = taken.handle is not None
    taken.free()
    return kept


@contextmanager
def locked(state: Path, team: str, doing: str = "", wait: float = 0) -> Iterator[Lock]:
    """Keeps everybody else from writing a team's books; the worker holds it for as long as a job takes.

    Args:
        state: the folder of what is kept, see ``Settings.state``.
        team: its name.
        doing: what it is taken for, to be told to others.
        wait: for how many seconds to wait for it.

    Raises:
        Held: somebody else has it.
    """
    until = monotonic() + wait
    while True:
        try:
            taken = lock(state / team / _WRITING, doing)
            break
        except Held:
            if monotonic() >= until:
                raise
            sleep(_PAUSE)
    try:
        yield taken
    finally:
        taken.free()


def _opened(path: Path) -> int:
    """Returns the handle of a file, to be written where that is allowed."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return os.open(path, os.O_RDONLY)


def _take(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _say(handle: int, doing: str) -> None:
    """Writes down who we are, as far as the disk lets us; whoever finds the lock taken reads it."""
    told = {"pid": os.getpid(), "host": socket.gethostname(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps({**told, "doing": doing}).encode())


def _holder(handle: int) -> Holder | None:
    """Returns who holds a lock, as far as they have said it."""
    try:
        told = json.loads(os.read(handle, 4096))
        since = datetime.fromisoformat(told["since"]).astimezone(UTC)
        return Holder(int(told["pid"]), str(told["host"]), since, str(told.get("doing") or ""))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
