"""Where workbooks live: one module a kind, found by the first word of an address (``xlsx:books/may.xlsx``)."""

from importlib import import_module
from typing import Protocol

from sheets_sync.grid import Book, BookFault, Wanted

KNOWN = ("xlsx", "memory")


class Backend(Protocol):
    """The few things that a home of workbooks can do."""

    def read(self, address: str) -> Book:
        """Returns the whole book, its version taken before its content.

        Raises:
            BookFault: it is missing, is no workbook, is protected by a password, cannot be read.
        """

    def version(self, address: str) -> str:
        """Returns the version of the book now, or an empty text where there is none."""

    def write(self, wanted: Wanted, expected: str) -> str:
        """Writes the whole book in one atomic step and returns its new version.

        Args:
            wanted: the book as it is to be.
            expected: the version that the plan was made against; empty when there was no book.

        Raises:
            BookFault: ``stale`` when the book has moved since, ``not_writable`` when it cannot be written.
        """


def backend(address: str) -> Backend:
    """Returns the module that keeps books of this kind.

    Raises:
        BookFault: ``unknown_backend``.
    """
    kind = address.partition(":")[0]
    if kind not in KNOWN:
        raise BookFault("unknown_backend", found=address, known=", ".join(KNOWN))
    module: Backend = import_module(f"sheets_sync.backends.{kind}")
    return module
