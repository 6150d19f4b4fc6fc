"""A closed month as the bytes of one zip: the same month gives the same bytes, and its last ones are its own digest."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from scoring.calendar import Calendar
from sheets_sync.archive.case import Case
from sheets_sync.archive.sheets import book_of, book_text, wanted_of, wanted_text
from sheets_sync.grid import Book, BookFault, Wanted

FORM = 1
"""How an archive is written; one of a later form is not read."""

FIRST = "case.json"
"""The part that says what the month is, and which other parts there are; it stands first in the file."""

SEAL = b"sheets-sync archive, sha256 of all bytes before: "
_DIGITS = 64
_THEN = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip knows: when it was made is not its business
_OWN = 0o600 << 16
_PLAIN = ("team", "period", "number", "engine", "confirmed_by", "closed_by", "fingerprint", "previous")
_DAYS = ("confirmed_on", "closed_on")
Parts = Mapping[str, bytes]


def packed(case: Case) -> bytes:
    """Returns the file of a closed month."""
    parts = _parts(case)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        made.comment = SEAL + b"0" * _DIGITS
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _THEN)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _OWN, 3
            made.writestr(entry, content)
    body = file.getvalue()[:-_DIGITS]
    return body + digest_of(body).encode("ascii")


def sound(file: bytes) -> bool:
    """Tells whether not a byte of an archive has changed since it was written."""
    body, digest = file[:-_DIGITS], file[-_DIGITS:]
    return body.endswith(SEAL) and digest_of(body).encode("ascii") == digest


def digest_of(file: bytes) -> str:
    """Returns the digest by which the record and the next file of the chain know a file."""
    return sha256(file).hexdigest()


def parts_of(file: bytes, names: Sequence[str] = ()) -> dict[str, bytes]:
    """Returns the parts of an archive by their names, all of them where none is named.

    Raises:
        zipfile.BadZipFile: it is none, or damaged; zlib.error and others say the same.
    """
    with zipfile.ZipFile(io.BytesIO(file)) as made:
        return {name: made.read(name) for name in names or made.namelist()}


def unpacked(parts: Parts) -> Case:
    """Returns the month that the parts hold.

    Raises:
        ValueError: they are not what we write; so do KeyError and TypeError say.
    """
    said = json.loads(parts[FIRST])
    books: dict[str, Book] = {}
    texts = {name.removeprefix("config/"): _text(parts, name) for name in parts if name.startswith("config/")}
    plain: dict[str, Any] = {name: said[name] for name in _PLAIN}
    plain |= {name: date.fromisoformat(said[name]) for name in _DAYS}
    return Case(
        **plain,
        books={key: _book(parts, where, books) for key, where in said["books"].items()},
        texts=texts,
        calendar=_calendar(json.loads(parts["calendar.json"])),
        results=results_of(parts),
        totals=said["totals"],
    )


def results_of(parts: Parts) -> tuple[Wanted, ...]:
    """Returns only the books of ours, as they were closed."""
    return tuple(wanted_of(_text(parts, name)) for name in json.loads(parts[FIRST])["results"])


def _parts(case: Case) -> dict[str, bytes]:
    """Returns every part of the file; that which tells of the others stands first."""
    different = _different(case.books)
    books = {f"books/{number:02}.jsonl": book_text(book) for number, book in enumerate(different, 1)}
    names = list(books)
    results = {f"results/{each.key}.jsonl": wanted_text(replace(each, address="")) for each in case.results}
    texts = {f"config/{path}": said for path, said in sorted(case.texts.items())}
    said = {
        "form": FORM,
        **{name: getattr(case, name) for name in _PLAIN},
        **{name: getattr(case, name).isoformat() for name in _DAYS},
        "books": {
            key: {"fault": book.code, "details": book.details}
            if isinstance(book, BookFault)
            else names[different.index(book)]
            for key, book in sorted(case.books.items())
        },
        "results": list(results),
        "totals": dict(case.totals),
    }
    below = {"calendar.json": _json(_days(case.calendar)), **texts, **books, **results}
    return {name: content.encode("utf-8", "surrogatepass") for name, content in {FIRST: _json(said), **below}.items()}


def _different(books: Mapping[str, Book | BookFault]) -> list[Book]:
    """Returns every book once: several keys of a team may name one spreadsheet."""
    found: list[Book] = []
    for _, book in sorted(books.items()):
        if isinstance(book, Book) and book not in found:
            found.append(book)
    return found


def _book(parts: Parts, where: Any, known: dict[str, Book]) -> Book | BookFault:  # noqa: ANN401 - whatever JSON holds
    """Returns a book, the same one for every key that names it."""
    if isinstance(where, dict):
        return BookFault(where["fault"], **where["details"])
    if where not in known:
        known[where] = book_of(_text(parts, where))
    return known[where]


def _text(parts: Parts, name: str) -> str:
    return parts[name].decode("utf-8", "surrogatepass")


def _json(said: Any) -> str:  # noqa: ANN401 - plain data
    return json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _days(calendar: Calendar) -> dict[str, Any]:
    """Returns a calendar as plain data."""
    off = {day.isoformat(): name for day, name in calendar.off.items()}
    return {"off": off, "work": sorted(map(date.isoformat, calendar.work)), "years": sorted(calendar.years)}


def _calendar(said: dict[str, Any]) -> Calendar:
    off = {date.fromisoformat(day): name for day, name in said["off"].items()}
    return Calendar(off, frozenset(map(date.fromisoformat, said["work"])), frozenset(said["years"]))
