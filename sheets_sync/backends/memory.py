"""Books in memory: every promise of a backend and no file, for tests and dry runs."""

from dataclasses import replace
from itertools import count
from threading import Lock

from sheets_sync.backends import NOTHING, Basis
from sheets_sync.grid import Book, BookFault, Grid, Value, Wanted
from sheets_sync.seal import SEAL_TAB, laid_out, pack

_books: dict[str, Book] = {}
_versions = count(1)
_lock = Lock()


def fresh() -> None:
    """Forgets every book."""
    with _lock:
        _books.clear()


def put(address: str, *grids: Grid) -> str:
    """Puts a book of somebody else's there, and returns its version."""
    with _lock:
        return _keep(Book(_name(address), address, {grid.title: grid for grid in grids}, ""))


def edit(address: str, tab: str, row: int, column: int, value: Value) -> str:
    """Types into a cell (1-based) as a person would, and returns the new version of the book."""
    with _lock:
        book = _books[address]
        grid = book.grids.get(tab) or Grid(tab, ())
        return _keep(replace(book, grids={**book.grids, tab: _typed(grid, row - 1, column - 1, value)}))


def read(address: str) -> Book:
    """Returns the whole book, its version with it.

    Raises:
        BookFault: ``book_missing``.
    """
    with _lock:
        if address not in _books:
            raise BookFault("book_missing", book=_name(address), path=address)
        return _books[address]


def version(address: str) -> str:
    """Returns the version of the book now, or an empty text where there is none."""
    with _lock:
        return _books[address].version if address in _books else ""


def glance(address: str) -> str:
    """Returns the version of the book.

    Raises:
        BookFault: ``book_missing``.
    """
    return read(address).version


def moved(book: Book) -> bool:
    """Tells whether somebody has changed a book since it was read."""
    return version(book.address) != book.version


def write(wanted: Wanted, expected: str, basis: Basis = NOTHING) -> str:  # noqa: ARG001 - a file is written whole
    """Writes the whole book in one atomic step and returns its new version.

    Raises:
        BookFault: ``stale`` when the book has moved since.
    """
    cells = tuple(map(laid_out, wanted.tabs))
    sealed = Grid(SEAL_TAB, tuple((text,) for text in pack(wanted, cells)), hidden=True)
    grids = {tab.title: Grid(tab.title, rows, protected=True) for tab, rows in zip(wanted.tabs, cells, strict=True)}
    with _lock:
        found = _books[wanted.address].version if wanted.address in _books else ""
        if found != expected:
            raise BookFault("stale", book=_name(wanted.address), path=wanted.address, expected=expected, found=found)
        return _keep(Book(_name(wanted.address), wanted.address, {**grids, SEAL_TAB: sealed}, ""))


def _keep(book: Book) -> str:
    """Keeps the book under a new version, which it returns."""
    kept = replace(book, version=str(next(_versions)))
    _books[kept.address] = kept
    return kept.version


def _name(address: str) -> str:
    """Returns the book's name as people know it."""
    return address.partition(":")[2].rpartition("/")[2]


def _typed(grid: Grid, row: int, column: int, value: Value) -> Grid:
    """Returns the grid with another value in one cell, grown where needed."""
    height = max(len(grid.rows), row + 1)
    width = max(len(grid.rows[0]) if grid.rows else 0, column + 1)
    rows = [[*line, *(None for _ in range(width - len(line)))] for line in grid.rows]
    rows += [[None] * width for _ in range(height - len(rows))]
    rows[row][column] = value
    return replace(grid, rows=tuple(map(tuple, rows)))
