"""What sharing can do, and what it leaves to a person."""

from dataclasses import dataclass, field

from sheets_sync.google.permissions import Permission
from sheets_sync.tidy.staff import Member


@dataclass(frozen=True, slots=True)
class Grant:
    """Somebody who is to read the results and cannot yet; ``name`` is empty for those that the team file declares."""

    who: str
    name: str = ""
    member: Member | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Removal:
    """A permission to take away: of somebody who left, or one that sharing made for somebody no longer wanted."""

    permission: Permission
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Lock:
    """What readers shall not do any more: ``copy`` or ``download``."""

    what: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """What is not ours to decide: a code of the words, whom it concerns, and the cell to look at."""

    code: str
    who: str = ""
    name: str = ""
    role: str = ""
    where: str = ""
