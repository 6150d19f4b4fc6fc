"""Workbooks in files: ``xlsx:<path>``. Somebody's file is only ever read; a file of ours is written whole."""

from pathlib import Path

from sheets_sync.backends import NOTHING, Basis
from sheets_sync.backends.xlsx_content import content
from sheets_sync.backends.xlsx_file import bytes_of, put_in_place, stat_of, version_of
from sheets_sync.backends.xlsx_layout import workbook
from sheets_sync.grid import Book, Wanted


def read(address: str) -> Book:
    """Returns the whole book; version and content come from the same bytes.

    Raises:
        BookFault: ``book_missing``, ``book_locked``, ``not_a_workbook``, ``old_workbook``, ``password_protected``,
            ``stray_cell`` (a cell absurdly far from the others) or ``unreadable_book``.
    """
    path = _path(address)
    found = bytes_of(path)
    version = version_of(found)
    told = {"book": path.name, "path": str(path), "version": version}
    return Book(path.name, address, content(told, found), version)


def version(address: str) -> str:
    """Returns the version of the file now, or an empty text where there is none.

    Raises:
        BookFault: ``book_locked`` or ``unreadable_book``.
    """
    path = _path(address)
    return version_of(bytes_of(path)) if path.exists() else ""


def glance(address: str) -> str:
    """Returns what the file system says of the file: a save that leaves size, time and place as they were is none.

    Raises:
        BookFault: ``book_missing`` or ``unreadable_book``.
    """
    return stat_of(_path(address))


def moved(book: Book) -> bool:
    """Tells whether somebody has saved a file since it was read.

    Raises:
        BookFault: ``book_locked`` or ``unreadable_book``.
    """
    return version(book.address) != book.version


def write(wanted: Wanted, expected: str, basis: Basis = NOTHING) -> str:  # noqa: ARG001 - a file is written whole
    """Writes the whole book in one atomic step and returns its new version.

    Raises:
        BookFault: ``stale`` when the file has moved since, ``not_writable`` when it cannot be written.
    """
    path = _path(wanted.address)
    made = workbook(wanted, path)
    put_in_place(path, made, expected)
    return version_of(made)


def _path(address: str) -> Path:
    """Returns the path of an address, as given."""
    return Path(address.partition(":")[2])
