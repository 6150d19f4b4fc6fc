"""Digests of what a month was made from: whoever has them can tell whether two runs had the same grounds."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from scoring.appraise import Appraisal
from scoring.facts import Department
from sheets_sync.grid import Book, BookFault, Grid


def input_digests(department: Department, books: Mapping[str, Book | BookFault]) -> dict[tuple[str, str], str]:
    """Returns (book, tab) to the digest of the values of every tab that was used."""
    named = {book.name: book for book in books.values() if isinstance(book, Book)}
    return {
        (book, tab): digest(named[book].grids[tab])
        for book, tab, *_ in department.counts
        if book in named and tab in named[book].grids
    }


def digest(grid: Grid) -> str:
    """Returns a digest of the values of a tab; blank cells beyond the last value do not count."""
    made = blake2b(digest_size=16)
    blank = 0
    for row in grid.rows:
        end = len(row)
        while end and row[end - 1] is None:
            end -= 1
        if not end:
            blank += 1
            continue
        made.update(f"{blank}{row[:end]!r}".encode("utf-8", "surrogatepass"))
        blank = 0
    return made.hexdigest()


def scheme_digests(appraisal: Appraisal) -> dict[str, str]:
    """Returns scheme file to a digest of everything the scheme says."""
    schemes = {scheme.file: scheme for every in appraisal.schemes.values() for scheme in every}
    return {
        file: blake2b(repr(replace(schemes[file], file="")).encode(), digest_size=16).hexdigest()
        for file in sorted(schemes)
    }
