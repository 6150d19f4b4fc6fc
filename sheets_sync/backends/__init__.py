"""Where workbooks live: one module a kind, found by the first word of an address (``xlsx:books/may.xlsx``)."""

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from sheets_sync.grid import Book, BookFault, Wanted

KNOWN = ("xlsx", "google", "memory")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a book is written from.

    Attributes:
        found: the book as it was read for the plan; None when it could not be read.
        inputs: titles of the tabs of this very book that the results were worked out from.
    """

    found: Book | None = None
    inputs: tuple[str, ...] = ()


NOTHING = Basis()


class Backend(Protocol):
    """The few things that a home of workbooks can do."""

    def read(self, address: str) -> Book:
        """Returns the whole book, its version taken before its content.

        Raises:
            BookFault: it is missing, is no workbook, is protected by a password, cannot be read.
        """

    def version(self, address: str) -> str:
        """Returns the version of the book now, or an empty text where there is none."""

    def glance(self, address: str) -> str:
        """Returns a text that changes whenever the book may have changed, without reading it; empty where none can.

        Raises:
            BookFault: the book is missing, or its service does not let us in.
        """

    def moved(self, book: Book) -> bool:
        """Tells whether somebody has changed a book of theirs since it was read.

        Raises:
            BookFault: it cannot be told.
        """

    def write(self, wanted: Wanted, expected: str, basis: Basis = NOTHING) -> str:
        """Writes the whole book in one atomic step and returns its new version.

        Args:
            wanted: the book as it is to be.
            expected: the version that the plan was made against; empty when there was no book.
            basis: what the plan was made from; a backend may use it to write less, and to notice more.

        Raises:
            BookFault: ``stale`` when the book has moved since (nothing is written then), ``inputs_moved`` when it was
                written and the tabs of the basis turned out to have changed meanwhile, ``not_writable`` when it
                cannot be written.
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
