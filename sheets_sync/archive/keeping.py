"""Archive files on the disk: put in place whole, never over one that is known, and never believed unseen."""

import errno
import os
import zipfile
import zlib
from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from json import loads
from pathlib import Path
from secrets import token_hex

from sheets_sync.archive.case import Case
from sheets_sync.archive.packing import FIRST, FORM, packed, parts_of, results_of, sound, unpacked
from sheets_sync.grid import BookFault, Wanted
from sheets_sync.team import Team

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SHUT = (errno.EROFS, errno.EACCES, errno.EPERM)
_BROKEN = (ValueError, KeyError, TypeError, IndexError, StopIteration, zipfile.BadZipFile, zlib.error, EOFError)
_BROKEN_TOO = (NotImplementedError, RuntimeError, OSError)  # a flipped bit may ask for a password or another packing
_ZIP = b"PK\x03\x04"


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


def digest_of(file: bytes) -> str:
    """Returns the digest by which the record and the next file of the chain know a file."""
    return sha256(file).hexdigest()


def write(folder: Path, case: Case, named: Container[str] = ()) -> Kept:
    """Writes the file of a closing beside its place, brings it to the disk and moves it there.

    A file of that name which the record does not name was left by a closing that was killed, and is replaced. Two at
    once would replace one another's: whoever closes holds the team's lock.

    Args:
        folder: of the archive; the team's own folder is made in it.
        case: the month.
        named: the files that the record of the team names.

    Raises:
        BookFault: ``archive_named`` when the record names that file already; ``archive_full`` when the disk is full,
            ``archive_shut`` when we may not write there, ``archive_not_written`` for anything else.
    """
    path = folder / case.team / name_of(case.period, case.number)
    if path.name in named:
        raise BookFault("archive_named", book=path.name, path=str(path))
    made = packed(case)
    part = path.with_name(f".{path.name}.{token_hex(8)}.part")
    try:
        _open_folder(path.parent)
        for left in path.parent.glob(f".{path.name}.*.part"):
            left.unlink(missing_ok=True)
        _write_beside(part, made)
        part.replace(path)
        _settle(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise _not_written(path, error) from error
    return Kept(path.name, digest_of(made))


def read(path: Path) -> Case:
    """Returns a closed month, of which not a byte has changed since it was written.

    Raises:
        BookFault: ``archive_missing``, ``archive_unreadable``, ``archive_foreign`` when it is no archive of ours,
            ``archive_damaged`` when a byte of it has changed or its end is missing, ``archive_newer`` when a later
            version of ours wrote it.
    """
    parts = _parts(path)
    try:
        return unpacked(parts)
    except _BROKEN as error:
        raise BookFault("archive_foreign", book=path.name, path=str(path)) from error


def results(path: Path, team: Team) -> tuple[Wanted, ...]:
    """Returns our books as they were closed, addressed to where the team has them now.

    Raises:
        BookFault: as ``read`` says.
    """
    parts = _parts(path)
    try:
        found = results_of(parts)
    except _BROKEN as error:
        raise BookFault("archive_foreign", book=path.name, path=str(path)) from error
    return tuple(
        replace(each, address=team.ours[each.key].address(each.period)) for each in found if each.key in team.ours
    )


def _parts(path: Path) -> dict[str, bytes]:
    """Returns the parts of a file that is whole and ours."""
    told = {"book": path.name, "path": str(path)}
    try:
        file = path.read_bytes()
    except FileNotFoundError as error:
        raise BookFault("archive_missing", **told) from error
    except OSError as error:
        raise BookFault("archive_unreadable", **told, error=_words(error)) from error
    try:
        parts = parts_of(file)
        form = loads(parts[FIRST])["form"]
    except (*_BROKEN, *_BROKEN_TOO) as error:
        code = "archive_damaged" if file.startswith(_ZIP) and FIRST.encode() in file[:60] else "archive_foreign"
        raise BookFault(code, **told) from error
    if not sound(file):
        raise BookFault("archive_damaged", **told)
    if form != FORM:
        raise BookFault("archive_newer", **told, form=str(form), known=str(FORM))
    return parts


def _open_folder(folder: Path) -> None:
    """Makes the folder of a team, and that of the archive, for nobody's eyes but ours where they are not there yet."""
    for each in (folder.parent, folder):
        if not each.is_dir():
            each.parent.mkdir(parents=True, exist_ok=True)
            each.mkdir(mode=0o700, exist_ok=True)
            _settle(each.parent)


def _write_beside(part: Path, made: bytes) -> None:
    """Writes a file that only we may read, down to the disk."""
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Brings a folder's new entry to the disk, where the system can do that; the file is in place already."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_written(path: Path, error: OSError) -> BookFault:
    code = "archive_full" if error.errno in _FULL else "archive_shut" if error.errno in _SHUT else "archive_not_written"
    return BookFault(code, book=path.name, path=str(path.parent), error=_words(error))


def _words(error: OSError) -> str:
    """Returns the system's words for what went wrong."""
    return error.strerror or error.__class__.__name__
