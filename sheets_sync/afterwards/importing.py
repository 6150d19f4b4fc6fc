"""Brings the past of a team in once: the file is kept in the archive, its figures go into the history."""

import codecs
import csv
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path

from sheets_sync.backends import backend
from sheets_sync.grid import Book, BookFault, Grid
from sheets_sync.months.record import Event, Record, Remembered
from sheets_sync.months.rows import clean

_ENCODINGS = ("utf-8-sig", "gb18030")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_file(path: Path) -> tuple[Book, bytes]:
    """Returns a workbook or a file of comma-separated values, with its bytes.

    Raises:
        BookFault: it is missing, or neither.
    """
    told = {"book": path.name, "path": str(path)}
    try:
        found = path.read_bytes()
    except FileNotFoundError as error:
        raise BookFault("file_missing", **told) from error
    except OSError as error:
        raise BookFault("unreadable_book", **told, error=error.strerror or error.__class__.__name__) from error
    if path.suffix.lower() != ".csv":
        address = f"xlsx:{path}"
        return backend(address).read(address), found
    for encoding in ("utf-16",) if found.startswith(_WIDE) else _ENCODINGS:
        with suppress(UnicodeDecodeError, csv.Error):
            return _of_text(path, found.decode(encoding)), found
    raise BookFault("not_a_table_of_text", **told)


def _of_text(path: Path, said: str) -> Book:
    first = said.partition("\n")[0]
    separator = max((",", ";", "\t"), key=first.count)
    rows = [[cell or None for cell in row] for row in csv.reader(StringIO(said), delimiter=separator)]
    width = max(map(len, rows), default=0)
    whole = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Book(path.name, f"csv:{path}", {path.stem: Grid(path.stem, whole)}, "")


def kept_name(path: Path, content: bytes) -> str:
    """Returns what a file that is brought in is called in the archive."""
    return f"imported-{sha256(content).hexdigest()[:12]}{path.suffix.lower()}"


def with_past(
    record: Record, rows: Iterable[Remembered], said: tuple[str, str, date], file: tuple[str, bytes]
) -> Record:
    """Returns the record with months that were brought in, in the place of what was brought in of them before.

    Args:
        record: of the team.
        rows: their figures.
        said: by whom, why again, and on which day.
        file: its name in the archive, and its bytes.
    """
    (by, reason, today), (name, content) = said, file
    brought = tuple(rows)
    months = sorted({each.period for each in brought})
    others = (each for each in record.history if each.period not in months)
    history = sorted((*others, *brought), key=lambda each: (each.period, each.person_id, each.name))
    digest = sha256(content).hexdigest()
    for month in months:
        told = {"by": clean(by), "reason": clean(reason), "file": name, "digest": digest}
        record = record.with_event(Event(0, month, "imported", today, **told))
    return replace(record, history=tuple(history))
