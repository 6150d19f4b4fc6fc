"""What the doctor has seen of one book, before anything is judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sheets_sync.google.permissions import Permission
from sheets_sync.google.standing import Standing
from sheets_sync.grid import Book, BookFault


@dataclass(frozen=True, slots=True)
class Looked:
    """A book as it was found.

    Attributes:
        address: where it is.
        theirs: the keys under which the team file names it among theirs.
        ours: those under which it is one of ours.
        book: as read, or why it could not be.
        file: what Drive says of it (``FILE_FIELDS``), or why it does not; None where there is no Drive.
        permissions: who may open it, or why that cannot be told.
        here: our clock when the book's answer came.
    """

    address: str
    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    book: Book | BookFault
    file: Mapping[str, Any] | BookFault | None = None
    permissions: tuple[Permission, ...] | BookFault | None = None
    here: datetime | None = field(default=None)

    @property
    def name(self) -> str:
        """Returns what people know the book by."""
        if isinstance(self.book, Book):
            return self.book.name
        if isinstance(self.file, Mapping) and self.file.get("name"):
            return str(self.file["name"])
        return ", ".join((*(f"books.{key}" for key in self.theirs), *(f"ours.{key}" for key in self.ours)))

    @property
    def standing(self) -> Standing | None:
        """Returns the spreadsheet as it stands; None when it could not be read or is none."""
        native = self.book.native if isinstance(self.book, Book) else None
        return native if isinstance(native, Standing) else None

    @property
    def only_reads(self) -> bool:
        """Tells whether Drive says that the account may not edit; that is the cause of much that is not seen then."""
        may = self.file.get("capabilities") if isinstance(self.file, Mapping) else None
        return isinstance(may, Mapping) and not may.get("canEdit")

    @property
    def owner(self) -> str:
        """Returns the address of the file's owner, whom no protection binds; empty when there is none or no telling."""
        owners = self.file.get("owners") if isinstance(self.file, Mapping) else None
        if owners:
            return str(owners[0].get("emailAddress", "")).lower()
        if isinstance(self.permissions, tuple):
            return next((each.who for each in self.permissions if each.owns), "")
        return ""


FILE_FIELDS = "id,name,trashed,driveId,ownedByMe,owners(emailAddress),capabilities(canEdit,canShare)"
