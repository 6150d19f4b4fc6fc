"""Digests of what a month was made from: whoever has them can tell whether two runs had the same grounds."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

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


def configuration_digest(folders: Iterable[Path]) -> str:
    """Returns a digest that stays the same while no file of these folders is written; nothing in them is read."""
    found = []
    for path in sorted({path for folder in folders for path in folder.rglob("*.yaml")}):
        with suppress(OSError):  # taken away meanwhile
            stat = path.stat()
            found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return blake2b(repr(found).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
