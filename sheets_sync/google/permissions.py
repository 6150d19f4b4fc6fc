"""Who may open a file, as Drive says it, in values that can be compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WRITING = frozenset({"owner", "organizer", "fileOrganizer", "writer"})
"""The roles that may change a file; the others only read or comment."""


@dataclass(frozen=True, slots=True)
class Permission:
    """One way into a file.

    Attributes:
        id: by which it is removed.
        kind: ``user``, ``group``, ``domain`` or ``anyone``.
        role: as Drive calls it.
        who: e-mail address in small letters, or the domain; empty for anyone.
        inherited: whether it comes from a folder or shared drive, and so cannot be taken away on the file.
        findable: whether anyone (of the domain) finds the file by searching; otherwise they need the link.
        gone: whether the account behind it was deleted.
    """

    id: str
    kind: str
    role: str
    who: str = ""
    inherited: bool = False
    findable: bool = False
    gone: bool = False

    @property
    def writes(self) -> bool:
        """Tells whether it lets somebody change the file."""
        return self.role in WRITING

    @property
    def owns(self) -> bool:
        """Tells whether it is the owner's."""
        return self.role == "owner"


def permissions_of(answers: Iterable[Mapping[str, Any]]) -> tuple[Permission, ...]:
    """Returns the permissions of Drive's answers, those that belong to a view (a published copy) left out."""
    return tuple(_permission(answer) for answer in answers if not answer.get("view"))


def _permission(answer: Mapping[str, Any]) -> Permission:
    details = answer.get("permissionDetails") or ()
    return Permission(
        id=str(answer.get("id", "")),
        kind=str(answer.get("type", "")),
        role=str(answer.get("role", "")),
        who=str(answer.get("emailAddress") or answer.get("domain") or "").strip().lower(),
        inherited=bool(details) and all(each.get("inherited", False) for each in details),
        findable=bool(answer.get("allowFileDiscovery")),
        gone=bool(answer.get("deleted")),
    )
