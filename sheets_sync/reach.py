"""Reads every book of a team once, and does not go on asking a service that gives no answer."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import replace

from scoring.period import Period
from sheets_sync.backends import backend
from sheets_sync.grid import SILENT, Book, BookFault
from sheets_sync.team import Team


def every_book(team: Team, period: Period) -> dict[str, Book | BookFault]:
    """Returns every book, theirs and ours, by its address; why, where one cannot be read.

    Once a service has given no answer, the other books that it keeps share that fault: nothing can be worked out
    anyhow, and whoever waits for the run learns it several times sooner.
    """
    found: dict[str, Book | BookFault] = {}
    silent: dict[str, BookFault] = {}
    for address, keys in _keys(team, period).items():
        kind = address.partition(":")[0]
        book = silent.get(kind) or _read(address, keys)
        found[address] = book
        if isinstance(book, BookFault) and book.code in SILENT:
            silent[kind] = book
    return named_apart(found)


def named_apart(found: Mapping[str, Book | BookFault]) -> dict[str, Book | BookFault]:
    """Returns the books with names of their own: two spreadsheets may have one title, and a cell names its book."""
    counts = Counter(book.name for book in found.values() if isinstance(book, Book))
    return {
        address: replace(book, name=f"{book.name} ({address.partition(':')[2][-6:]})")
        if isinstance(book, Book) and book.shared and counts[book.name] > 1
        else book
        for address, book in found.items()
    }


def names_of(books: Mapping[str, Book | BookFault]) -> dict[str, str]:
    """Returns key to name of the books that were read."""
    return {key: book.name for key, book in books.items() if isinstance(book, Book)}


def _keys(team: Team, period: Period) -> dict[str, list[str]]:
    """Returns each address with what the team file calls the books there."""
    keys: dict[str, list[str]] = {}
    for key, book in team.books.items():
        keys.setdefault(book.at, []).append(f"books.{key}")
    for key, ours in team.ours.items():
        keys.setdefault(ours.address(period), []).append(f"ours.{key}")
    return keys


def _read(address: str, keys: list[str]) -> Book | BookFault:
    """Returns a book; one without a title that anybody knows yet is called as in the team file."""
    try:
        return backend(address).read(address)
    except BookFault as fault:
        if fault.unreached and fault.details.get("book", "") in address:
            known = ", ".join(keys)
            fault.details = {**fault.details, "book": known, "keys": known}
        return fault


def moved(theirs: Mapping[str, Book | BookFault], written: Container[str]) -> tuple[tuple[str, BookFault], ...]:
    """Returns the books of theirs that were changed since we read them: the plan no longer holds.

    A book that is about to be written too (by its address) tells it in the same step, so it is not asked before.
    """
    asked: dict[str, BookFault | None] = {}
    for book in theirs.values():
        if isinstance(book, Book) and book.address not in written and book.address not in asked:
            asked[book.address] = fault = _fault_of_moving(book)
            if fault and fault.unreached:  # the plan is off, and asking on might take as long again
                break
    names = {book.address: book.name for book in theirs.values() if isinstance(book, Book)}
    return tuple((names[address], fault) for address, fault in asked.items() if fault is not None)


def _fault_of_moving(book: Book) -> BookFault | None:
    """Returns why a book is not as it was read, or None when it is."""
    try:
        return BookFault("stale", book=book.name) if backend(book.address).moved(book) else None
    except BookFault as fault:
        return fault if fault.unreached else BookFault("stale", book=book.name)
