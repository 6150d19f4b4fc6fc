"""Asks what the doctor judges: every book once, and of a spreadsheet what Drive knows of it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sheets_sync.backends import backend
from sheets_sync.doctor.looked import FILE_FIELDS, Looked
from sheets_sync.google.permissions import permissions_of
from sheets_sync.grid import SILENT, BookFault
from sheets_sync.team import Team

T = TypeVar("T")


class Knows(Protocol):
    """The calls to Drive that the doctor makes; the one line to Google has them."""

    def file(self, file: str, fields: str, /) -> dict[str, Any]:
        """Returns what Drive says of a file."""

    def permissions(self, file: str, /) -> list[dict[str, Any]]:
        """Returns who may open it, all pages."""


def look_at_books(
    team: Team, line: Knows | None, now: Callable[[], datetime], telling: Callable[[str], None] = lambda _: None
) -> Iterator[Looked]:
    """Yields what was found of every book; of our files nothing, since they need not be there.

    Once Google gives no answer, no other spreadsheet is asked for; once Drive gives none, it is not asked either.

    Args:
        team: whose books.
        line: to Google; None when nobody is signed in, and then no spreadsheet is asked for.
        now: our clock.
        telling: hears what the team file calls the book that is looked at.
    """
    drive: BookFault | None = None
    for address, (theirs, ours) in _places(team).items():
        google = address.startswith("google:")
        if google and line is None:
            continue
        telling(", ".join(dict.fromkeys((*theirs, *ours))))
        looked = _look(address, (tuple(theirs), tuple(ours)), line, now, drive)
        answers = (looked.file, looked.permissions)
        drive = next((each for each in answers if isinstance(each, BookFault) and silent(each)), drive)
        yield looked
        if google and silent(looked.book):
            line = None


def _places(team: Team) -> dict[str, tuple[list[str], list[str]]]:
    """Returns each address with what the team file calls the books there, theirs and ours."""
    places: dict[str, tuple[list[str], list[str]]] = {}
    for key, book in team.books.items():
        places.setdefault(book.at, ([], []))[0].append(key)
    for key, ours in team.ours.items():
        if ours.at.startswith("google:"):
            places.setdefault(ours.at, ([], []))[1].append(key)
    return places


def _look(
    address: str,
    keys: tuple[tuple[str, ...], tuple[str, ...]],
    line: Knows | None,
    now: Callable[[], datetime],
    drive: BookFault | None,
) -> Looked:
    """Returns what was found of one book; where Drive is known to give no answer (``drive``), without asking it."""
    book = _tried(lambda: backend(address).read(address))
    here = now()
    kind, _, place = address.partition(":")
    if kind != "google" or line is None or silent(book):
        return Looked(address, *keys, book, here=here)
    file = _tried(lambda: line.file(place, FILE_FIELDS)) if drive is None else drive
    if isinstance(file, BookFault) and silent(file):
        return Looked(address, *keys, book, file, file, here)
    permissions = _tried(lambda: permissions_of(line.permissions(place)))
    return Looked(address, *keys, book, file, permissions, here)


def _tried(ask: Callable[[], T]) -> T | BookFault:
    try:
        return ask()
    except BookFault as fault:
        return fault


def silent(answer: object) -> bool:
    """Tells whether asking more would only wait longer for a service that does not answer, or not to us."""
    return isinstance(answer, BookFault) and answer.code in SILENT
