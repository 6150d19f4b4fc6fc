"""Puts archive files on the disk: whole or not at all, for their owner only, and never over another one."""

import errno
from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sheets_sync.archive.case import Case
from sheets_sync.archive.packing import digest_of, packed
from sheets_sync.disk import OURS_ALONE, beside, forget, settle, write_beside
from sheets_sync.grid import BookFault

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SHUT = (errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the archive, as the record names it.

    Attributes:
        file: its name: ``2026-10-1.zip``.
        digest: sha256 of its bytes, in hexadecimal.
    """

    file: str
    digest: str


def name_of(period: str, number: int) -> str:
    """Returns the name of the file of a closing.

    >>> name_of("2026-10", 1)
    '2026-10-1.zip'
    """
    return f"{period}-{number}.zip"


def write(folder: Path, case: Case, named: Container[str] = ()) -> Kept:
    """Writes the file of a closing; two at once would set one another's aside: whoever closes holds the team's lock.

    Args:
        folder: of the archive; the team's own folder is made in it.
        case: the month.
        named: the files that the record of the team names.

    Raises:
        BookFault: ``archive_named`` when the record names that file already; else as ``keep`` says.
    """
    path = folder / case.team / name_of(case.period, case.number)
    if path.name in named:
        raise BookFault("archive_named", book=path.name, path=str(path))
    return keep(path, packed(case))


def keep(path: Path, made: bytes) -> Kept:
    """Writes a file beside its place, brings it to the disk and moves it there.

    Whatever else is called so already is set aside: left by somebody who was killed before it was recorded, or recorded
    in a months' book that has been exchanged for an older one since. Nobody can tell which, so it is kept.

    Args:
        path: of the file; the record must not name it.
        made: its bytes.

    Raises:
        BookFault: ``archive_full`` when the disk is full, ``archive_shut`` when we may not write there,
            ``archive_not_written`` for anything else.
    """
    part = beside(path)
    try:
        _open_folder(path.parent)
        for left in path.parent.glob(f".{path.name}.*.part"):
            left.unlink(missing_ok=True)
        write_beside(part, made, OURS_ALONE)
        _set_aside(path, made)
        part.replace(path)
        settle(path.parent)
    except OSError as error:
        forget(part)
        raise _not_written(path, error) from error
    return Kept(path.name, digest_of(made))


def _set_aside(path: Path, made: bytes) -> None:
    """Moves what is called like a new file and is another one out of its way, beside those of earlier times."""
    with suppress(OSError):  # what cannot be read is another one
        if path.read_bytes() == made:
            return
    if not path.exists():
        return
    number = 1
    while (aside := path.with_name(f"{path.name}.unrecorded-{number}")).exists():
        number += 1
    path.replace(aside)


def _open_folder(folder: Path) -> None:
    """Makes the folder of a team, and that of the archive, for nobody's eyes but ours where they are not there yet."""
    for each in (folder.parent, folder):
        if not each.is_dir():
            each.parent.mkdir(parents=True, exist_ok=True)
            each.mkdir(mode=0o700, exist_ok=True)
            settle(each.parent)


def _not_written(path: Path, error: OSError) -> BookFault:
    code = "archive_full" if error.errno in _FULL else "archive_shut" if error.errno in _SHUT else "archive_not_written"
    return BookFault(code, book=path.name, path=str(path.parent), error=_words(error))


def _words(error: OSError) -> str:
    """Returns the system's words for what went wrong."""
    return error.strerror or error.__class__.__name__
