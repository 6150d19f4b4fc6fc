"""Everything that a closed month rests on, and what came out of it: enough to work it out again years later."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from scoring.calendar import Calendar
from sheets_sync.grid import Book, BookFault, Wanted
from sheets_sync.team import Team

Books = Mapping[str, Book | BookFault]
MONTHS = "ours.months"


@dataclass(frozen=True, slots=True)
class Case:
    """A month as it was closed.

    Attributes:
        team: its name.
        period: the month: ``2026-10``.
        number: the how manieth closing of that month it is, from 1.
        engine: our version that worked it out.
        confirmed_by: the supervisor who stood by it.
        confirmed_on: the day of it, where the team is.
        closed_by: who of HR closed it.
        closed_on: the day of it, where the team is.
        fingerprint: of what was confirmed.
        books: the books as read, by their key in the team file (``books.scorecard``, ``ours.months``); see ``by_key``.
        texts: every file that says what the figures mean, by its path in a configuration folder (``teams/demo.yaml``,
            ``schemes/demo-rep-star/2026-01-01.yaml``), the schemes that travel with us among them.
        calendar: the days off and the make-up days as they were known.
        results: our books as they were closed; where they went is not kept.
        totals: the control totals as text, by name.
        previous: sha256 of the team's archive file before this one; empty for the first.
    """

    team: str
    period: str
    number: int
    engine: str
    confirmed_by: str
    confirmed_on: date
    closed_by: str
    closed_on: date
    fingerprint: str
    books: Books
    texts: Mapping[str, str]
    calendar: Calendar
    results: tuple[Wanted, ...]
    totals: Mapping[str, str]
    previous: str = ""


def by_key(team: Team, period: object, found: Books) -> dict[str, Book | BookFault]:
    """Returns the books that a month was worked out from, by their keys in the team file, ready to be archived.

    Where a book lies is no part of an archive: folders move. Of our own books only that of the months tells something
    that the figures rest on, so the others are left out, and so are our tabs in a spreadsheet of theirs.

    Args:
        team: whose books.
        period: the month.
        found: every book that was read, by its address.
    """
    bare: dict[str, Book | BookFault] = {}
    kept: dict[str, Book | BookFault] = {}
    for key, theirs in team.books.items():
        book = found[theirs.at]
        if theirs.at not in bare:
            bare[theirs.at] = book if isinstance(book, BookFault) else _bare(book.theirs(), f"books.{key}")
        kept[f"books.{key}"] = bare[theirs.at]
    if team.keeps_months:
        months = found[team.ours["months"].address(period)]
        kept[MONTHS] = months if isinstance(months, BookFault) else _bare(months, MONTHS)
    return kept


def by_address(team: Team, period: object, books: Books) -> dict[str, Book | BookFault]:
    """Returns archived books by the addresses of a team; those of ours that are not archived are missing there."""
    found: dict[str, Book | BookFault] = {}
    for key, ours in team.ours.items():
        found[ours.address(period)] = books.get(f"ours.{key}") or BookFault("book_missing", book=key, path="")
    for key, theirs in team.books.items():
        found[theirs.at] = books[f"books.{key}"]
    return {at: book if isinstance(book, BookFault) else replace(book, address=at) for at, book in found.items()}


def _bare(book: Book, key: str) -> Book:
    """Returns a book without what only its home means: where it lies, and the state of our tabs beside theirs."""
    version, editor = ("", "") if book.shared else (book.version, book.last_editor)
    return replace(book, address=key, version=version, last_editor=editor, native=None)
