"""What sharing remembers of the permissions that it made: digests, so that the note tells no reader who they are."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sheets_sync.google.permissions import Permission
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells.id import loose

_MOST = 28_000
"""So many characters are written, the latest entries: Google holds 30,000 of metadata for a spreadsheet [O]."""

_NOBODY = "...."
_NOT_OURS = "="
_LENGTHS = (16, 17, 24)


@dataclass(frozen=True, slots=True)
class Noted:
    """A permission that an answer of Drive named when somebody was let in.

    Attributes:
        granted: digest of the permission and the address as the roster or the team file had it.
        seen: digest of the permission and the address that Drive answered; empty when it had been there before, so
            that it is known whose it is and yet not ours to take away.
        person: digest of the id in the roster; of no meaning for those that the team file declares.
        name: digest of the name.
    """

    granted: str
    seen: str
    person: str
    name: str

    @property
    def written(self) -> str:
        """Returns it as it is written."""
        seen = _NOT_OURS if not self.seen else "" if self.seen == self.granted else self.seen
        return self.granted + self.person + self.name + seen


@dataclass(frozen=True, slots=True)
class Notes:
    """All that is noted, by digests of the permissions' ids.

    A note can be forged by whoever may edit the results, and what it says can be outdated: it is only ever believed
    together with what stands there now.
    """

    entries: Mapping[str, Noted]

    def made(self, permission: Permission) -> bool:
        """Tells whether sharing made this permission, and it is still what it was made: somebody who reads."""
        noted = self.entries.get(_key(permission.id))
        plain = (permission.kind, permission.role) == ("user", "reader")
        return noted is not None and plain and noted.seen == _of_both(permission.id, permission.who)

    def address(self, permission: Permission, known: Iterable[str]) -> str:
        """Returns the one of the known addresses for which a permission was noted, or an empty text."""
        noted = self.entries.get(_key(permission.id))
        if noted is None or permission.kind != "user":
            return ""
        return next((each for each in known if _of_both(permission.id, each) == noted.granted), "")

    def let_in(self, some: Mapping[str, str], everybody: Iterable[str]) -> set[str]:
        """Returns those of some people (id to name) who were let in and may still be.

        An id that was typed anew is not found by itself; then the name of somebody whose id is gone tells.
        """
        present = {_of_person(loose(each)) for each in everybody}
        ids = {each.person for each in self.entries.values()}
        names = {each.name for each in self.entries.values() if each.person not in present}
        return {
            person
            for person, name in some.items()
            if _of_person(loose(person)) in ids or (name and _of_person(plain_text(name)) in names)
        }

    def standing(self, permissions: Iterable[str]) -> "Notes":
        """Returns the notes of these permissions only."""
        keys = {_key(each) for each in permissions}
        return Notes({key: noted for key, noted in self.entries.items() if key in keys})

    def text(self) -> str:
        """Returns the notes as they are written, the earliest left out where there are too many."""
        pairs = [(key, noted.written) for key, noted in self.entries.items()]
        while len(said := json.dumps(dict(pairs), separators=(",", ":"))) > _MOST:
            pairs = pairs[(len(said) - _MOST) // 44 + 1 :]
        return said


NOTHING_NOTED = Notes({})


def noted(permission: str, granted: str, seen: str, person: str = "", name: str = "") -> tuple[str, Noted]:
    """Returns an entry; ``seen`` is empty when the permission had been there before."""
    return _key(permission), Noted(
        _of_both(permission, granted),
        _of_both(permission, seen) if seen else "",
        _of_person(loose(person)) if person else _NOBODY,
        _of_person(plain_text(name)) if name else _NOBODY,
    )


def notes_of(text: str) -> Notes:
    """Returns what is written; the older form, ids without addresses, and what cannot be read name nobody."""
    try:
        held: Any = json.loads(text)
    except (ValueError, RecursionError):
        return NOTHING_NOTED
    if not isinstance(held, dict):
        return NOTHING_NOTED
    return Notes({key: _read(said) for key, said in held.items() if isinstance(said, str) and len(said) in _LENGTHS})


def _read(said: str) -> Noted:
    granted, person, name, seen = said[:8], said[8:12], said[12:16], said[16:]
    return Noted(granted, "" if seen == _NOT_OURS else seen or granted, person, name)


def _key(permission: str) -> str:
    return _digest(permission, 6)


def _of_both(permission: str, address: str) -> str:
    return _digest(f"{permission} {address}", 6)


def _of_person(text: str) -> str:
    return _digest(text, 3)


def _digest(text: str, size: int) -> str:
    return urlsafe_b64encode(blake2b(text.encode(), digest_size=size).digest()).decode()
