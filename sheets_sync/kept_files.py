"""Small files of JSON that a machine keeps for itself: each is whole or not there, and a damaged one is set aside."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from sheets_sync.disk import OURS_ALONE, beside, forget, settle, write_beside

Read = TypeVar("Read")


class Damaged(Exception):
    """A file was not what we wrote; it has been set aside.

    Attributes:
        path: where it lay.
        aside: where it lies now; where it still lies, when it could not be moved.
    """

    def __init__(self, path: Path, aside: Path) -> None:
        """Keeps both paths."""
        super().__init__(f"{path} is damaged and was set aside as {aside.name}")
        self.path = path
        self.aside = aside


def put(path: Path, content: object) -> None:
    """Writes a file beside its place, down to the disk, and moves it there; only we may read it.

    Raises:
        OSError: it could not be written; what was there stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = beside(path)
    try:
        told = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
        write_beside(part, told.encode("utf-8"), OURS_ALONE)
        part.replace(path)
    except BaseException:
        forget(part)
        raise
    settle(path.parent)


def swept(folder: Path) -> None:
    """Removes what killed writers left beside; for whoever is the only one to write there."""
    with suppress(OSError):
        for left in folder.glob(".*.part"):
            left.unlink(missing_ok=True)


def taken(path: Path, read: Callable[[Any], Read]) -> Read | None:
    """Returns what a file says, or None where there is none.

    Args:
        path: of the file.
        read: makes something of its JSON; whatever it trips over is damage.

    Raises:
        Damaged: it was no such file.
        OSError: it could not be read.
    """
    try:
        found = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        return read(json.loads(found))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise Damaged(path, _aside(path)) from error


def _aside(path: Path) -> Path:
    """Moves a file out of the way, beside those of earlier times, and returns where to."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.replace(aside)
    except OSError:
        return path
    return aside
