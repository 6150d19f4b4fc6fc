"""Reads archive files, none of which is believed before every byte of it has been held against its digest."""

import json
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from sheets_sync.archive.case import Case
from sheets_sync.archive.packing import FIRST, FORM, SEAL, Parts, digest_of, parts_of, results_of, sound, unpacked
from sheets_sync.grid import BookFault, Wanted
from sheets_sync.team import Team

Made = TypeVar("Made")
_BROKEN = (ValueError, KeyError, TypeError, IndexError, AttributeError, zipfile.BadZipFile, zlib.error, EOFError)
_ZIP = b"PK\x03\x04"
_NEAR = 200  # bytes from either end where our own marks stand


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands on the cover of an archive.

    Attributes:
        file: its name.
        digest: sha256 of its bytes.
        team: whose month.
        period: the month.
        number: the how manieth closing of it.
        engine: our version that worked it out.
        previous: sha256 of the file before it in the chain; empty for the first.
    """

    file: str
    digest: str
    team: str
    period: str
    number: int
    engine: str
    previous: str


def glance(path: Path) -> Glance:
    """Returns what stands on the cover of an archive, of which not a byte has changed.

    Raises:
        BookFault: as ``read`` says.
    """

    def cover(said: dict[str, Any], file: bytes) -> Glance:
        own = (said[name] for name in ("team", "period", "number", "engine", "previous"))
        return Glance(path.name, digest_of(file), *own)

    return _made(path, lambda file: cover(_said(file), file))


def read(path: Path) -> Case:
    """Returns a closed month, of which not a byte has changed since it was written.

    Raises:
        BookFault: ``archive_missing``, ``archive_unreadable``, ``archive_foreign`` when it is no archive of ours,
            ``archive_damaged`` when a byte of it has changed or its end is missing, ``archive_newer`` when a later
            version of ours wrote it.
    """
    return _made(path, lambda file: unpacked(parts_of(file)))


def results(path: Path, team: Team) -> tuple[Wanted, ...]:
    """Returns our books as they were closed, addressed to where the team has them now.

    Raises:
        BookFault: as ``read`` says.
    """
    found = _made(path, lambda file: results_of(_results(file)))
    ours = team.ours
    return tuple(replace(each, address=ours[each.key].address(each.period)) for each in found if each.key in ours)


def _made(path: Path, make: Callable[[bytes], Made]) -> Made:
    """Returns what is made of a file that is whole, ours, and of a form that we know."""
    told = {"book": path.name, "path": str(path)}
    file = _bytes(path, told)
    if not sound(file):
        raise BookFault("archive_damaged" if _was_ours(file) else "archive_foreign", **told)
    try:
        form = _said(file)["form"]
        if form == FORM:
            return make(file)
    except _BROKEN as error:
        raise BookFault("archive_foreign", **told) from error
    raise BookFault("archive_newer", **told, form=str(form), known=str(FORM))


def _bytes(path: Path, told: dict[str, str]) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BookFault("archive_missing", **told) from error
    except OSError as error:
        raise BookFault("archive_unreadable", **told, error=error.strerror or error.__class__.__name__) from error


def _was_ours(file: bytes) -> bool:
    """Tells whether a file that is not as it was written bears a mark of ours at its beginning or its end."""
    begins = file.startswith(_ZIP) and FIRST.encode("ascii") in file[:_NEAR]
    return not file or begins or SEAL in file[-_NEAR:]


def _said(file: bytes) -> dict[str, Any]:
    """Returns what the first part says."""
    said: dict[str, Any] = json.loads(parts_of(file, [FIRST])[FIRST])
    return said


def _results(file: bytes) -> Parts:
    """Returns only the parts that hold what came out."""
    return parts_of(file, [FIRST, *_said(file)["results"]])
