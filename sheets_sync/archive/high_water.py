"""How far the record of a team has come, noted beside its archive: an older months' book brought back is found out."""

import json
from hashlib import blake2b
from pathlib import Path

from sheets_sync.grid import BookFault
from sheets_sync.kept_files import put
from sheets_sync.months.record import Event, Record

FILE = "record.json"


def note(folder: Path, record: Record) -> None:
    """Notes how far the record has come, after it was written; where that fails, the note is of an earlier day.

    Args:
        folder: of the team's archive.
        record: as it was written.
    """
    try:
        put(folder / FILE, {"events": len(record.events), "digest": _digest(record.events)})
    except OSError:
        return


def refuse_if_older(folder: Path, record: Record, book: str) -> None:
    """Refuses a record that does not go on from what was noted: a backup was brought back, or it was rewritten.

    Args:
        folder: of the team's archive.
        record: as it was read.
        book: path of the months' book.

    Raises:
        BookFault: ``months_older``; ``months_note_damaged`` when nobody can tell.
    """
    path = folder / FILE
    try:
        told = json.loads(path.read_bytes())
        count, digest = int(told["events"]), str(told["digest"])
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError, TypeError, LookupError, RecursionError) as error:  # left there, to be told again
        raise BookFault("months_note_damaged", book=book.rpartition("/")[2], path=book, note=str(path)) from error
    if len(record.events) < count or _digest(record.events[:count]) != digest:
        details = {"found": str(len(record.events)), "wanted": str(count), "note": str(path)}
        raise BookFault("months_older", book=book.rpartition("/")[2], path=book, **details)


def _digest(events: tuple[Event, ...]) -> str:
    return blake2b(repr(events).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
