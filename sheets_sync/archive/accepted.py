"""The late changes that HR accepted into a later month: files beside the archives, kept in that month's own as well."""

from collections.abc import Mapping
from pathlib import Path

from sheets_sync.archive.packing import digest_of
from sheets_sync.grid import BookFault
from sheets_sync.months.record import Record

_PLACE = "accepted/"


def accepted_texts(folder: Path, record: Record) -> dict[str, str]:
    """Returns path to text of every file of accepted changes, for ``Case.texts``; each is the one that was recorded.

    Args:
        folder: of the team's archive.
        record: of the team.

    Raises:
        BookFault: ``archive_missing``, ``archive_unreadable``, ``archive_exchanged``.
    """
    named = {event.file: event.digest for event in record.events if event.what == "accepted" and event.file}
    return {f"{_PLACE}{file}": _text(folder / file, digest) for file, digest in sorted(named.items())}


def put_back(folder: Path, texts: Mapping[str, str]) -> None:
    """Writes the files of accepted changes that a month was worked out with into a team's folder of an archive."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, said in texts.items():
        name = path.removeprefix(_PLACE)
        if path.startswith(_PLACE) and name == Path(name).name:
            (folder / name).write_bytes(said.encode("utf-8"))


def _text(path: Path, digest: str) -> str:
    told = {"book": path.name, "path": str(path)}
    try:
        file = path.read_bytes()
    except FileNotFoundError as error:
        raise BookFault("archive_missing", **told) from error
    except OSError as error:
        raise BookFault("archive_unreadable", **told, error=error.strerror or error.__class__.__name__) from error
    if digest_of(file) != digest:
        raise BookFault("archive_exchanged", **told, found=digest_of(file)[:12], wanted=digest[:12])
    return file.decode("utf-8")
