"""Reads the record of a team's months back from the seal of its book: what we wrote, whatever stands in the cells."""

import zlib
from binascii import Error as NotBase64
from collections.abc import Iterator
from decimal import InvalidOperation

from sheets_sync.grid import Book, BookFault, Value
from sheets_sync.months import rows
from sheets_sync.months.record import Event, Record
from sheets_sync.seal import Cells, Seal, unpack
from sheets_sync.texts import LANGUAGES, texts

KEY = "months"
TABS = {"seen": "months", "differences": "months_differences", "history": "history", "events": "months_record"}
"""What of the record stands in which tab, by the key of its title."""

_COLUMNS = (*rows.SEEN, rows.MOVED)
_UNREADABLE = (ValueError, TypeError, LookupError, InvalidOperation, zlib.error, NotBase64)


def record_of(team: str, found: Book | BookFault | None) -> Record:
    """Returns what has happened to the months of a team; nothing where there is no book yet.

    A book that is there and cannot be read is never begun anew: what was signed would be forgotten.

    Args:
        team: its name.
        found: the book as read, or why it could not be read.

    Raises:
        BookFault: as it came, when the book cannot be opened; ``months_foreign`` when it is none of ours or its seal
            is damaged, ``months_other_team`` when it is another team's, ``months_unreadable`` when we do not
            understand what we wrote there (a later version of ours did).
    """
    if found is None or (isinstance(found, BookFault) and found.code == "book_missing"):
        return Record()
    if isinstance(found, BookFault):
        raise found
    ours = found.ours(KEY)
    if ours is None:
        return Record()
    told = {"book": found.name, "path": found.address.partition(":")[2]}
    seal = unpack(ours)
    if seal is None or seal.key != KEY:
        raise BookFault("months_foreign", **told)
    try:
        return _record(seal, team, told)
    except _UNREADABLE as error:
        raise BookFault("months_unreadable", **told) from error


def _record(seal: Seal, team: str, told: dict[str, str]) -> Record:
    pairs = rows.every(_cells(seal, "events"), rows.event_of)
    for _, whose in pairs:
        if whose != team:
            raise BookFault("months_other_team", **told, found=whose, wanted=team)
    seen = (each for row in _named(seal, "seen") if (each := rows.seen_of(row)))
    return Record(
        _in_order(tuple(event for event, _ in pairs)),
        rows.every(_cells(seal, "history"), rows.remembered_of),
        rows.every(_cells(seal, "differences"), rows.difference_of),
        tuple(sorted(seen, key=lambda each: each.period)),
    )


def _in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Returns the events, which are numbered from 1 without a gap.

    Raises:
        ValueError: they are not.
    """
    if [event.number for event in events] != list(range(1, len(events) + 1)):
        raise ValueError(events)
    return events


def _named(seal: Seal, what: str) -> Iterator[dict[str, Value]]:
    """Yields the rows of a tab that has got columns since it was first written: key of the title to the value.

    Raises:
        LookupError: there is no such tab.
    """
    keys = {said: key for language in LANGUAGES for key, said in texts(language, "tabs").items() if key in _COLUMNS}
    titles, *below = _tab(seal, what)[1:]
    places = {keys[str(title)]: place for place, title in enumerate(titles) if str(title) in keys}
    for row in below:
        if any(value is not None for value in row):
            yield {key: row[place] for key, place in places.items()}


def _cells(seal: Seal, what: str) -> Cells:
    """Returns the rows of a tab below its heading and titles."""
    return _tab(seal, what)[2:]


def _tab(seal: Seal, what: str) -> Cells:
    """Returns the rows of a tab, whichever language we wrote it in.

    Raises:
        LookupError: there is no such tab.
    """
    titles = {texts(language, "tabs")[TABS[what]] for language in LANGUAGES}
    tab = next((tab for title in seal.titles if title in titles and (tab := seal.tab(title))), None)
    if tab is None:
        raise LookupError(what)
    return tab.cells
