"""The months' book as it was last written, kept beside the archive: an older one that comes back loses nothing.

People have that book open, to tick and to read; whoever saves an old window over it, or restores a backup, would undo
signatures without knowing. So its seal is kept here as well, and a run goes on from whichever has come further.
"""

import json
from pathlib import Path

from sheets_sync.grid import Book, BookFault, Grid, Wanted
from sheets_sync.kept_files import put
from sheets_sync.months.book import record_of
from sheets_sync.months.record import Record
from sheets_sync.seal import SEAL_TAB, pack

FILE = "record.json"
_UNREADABLE = (OSError, ValueError, TypeError, LookupError, RecursionError, BookFault)


def note(folder: Path, book: Wanted) -> None:
    """Keeps the months' book after it was written; where that fails, what is kept is of an earlier day.

    Args:
        folder: of the team's archive.
        book: the months' book as it was written.
    """
    try:
        put(folder / FILE, {"seal": pack(book)})
    except OSError:
        return


def furthest(folder: Path, team: str, record: Record, book: str) -> Record:
    """Returns the record that has come further: the one that was read, or the one that is kept here.

    Args:
        folder: of the team's archive.
        team: its name.
        record: as it was read; without events where there is no book.
        book: path of the months' book.

    Raises:
        BookFault: ``months_diverged`` when neither goes on from the other: nobody can tell what was signed;
            ``months_note_damaged`` when what is kept cannot be read.
    """
    kept = _kept(folder / FILE, team, book)
    if kept is None or record.events[: len(kept.events)] == kept.events:
        return record
    if kept.events[: len(record.events)] == record.events:
        return kept
    raise _fault("months_diverged", folder, record, kept, book)


def refuse_if_older(folder: Path, team: str, record: Record, book: str) -> None:
    """Refuses a record that has not come as far as the one that is kept; arguments and errors as ``furthest``.

    Raises:
        BookFault: ``months_older`` as well.
    """
    kept = furthest(folder, team, record, book)
    if kept is not record:
        raise _fault("months_older", folder, record, kept, book)


def _fault(code: str, folder: Path, record: Record, kept: Record, book: str) -> BookFault:
    told = {"found": str(len(record.events)), "wanted": str(len(kept.events)), "note": str(folder / FILE)}
    return BookFault(code, book=book.rpartition("/")[2], path=book, **told)


def _kept(path: Path, team: str, book: str) -> Record | None:
    """Returns the record that is kept, or None where none is."""
    try:
        told = json.loads(path.read_bytes())
        rows = tuple((str(chunk),) for chunk in told["seal"])
        return record_of(team, Book(path.name, f"json:{path}", {SEAL_TAB: Grid(SEAL_TAB, rows)}, ""))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except _UNREADABLE as error:  # left where it is: who else would tell of it again
        raise BookFault("months_note_damaged", book=book.rpartition("/")[2], path=book, note=str(path)) from error
