"""Carries a sharing out: one call after the other, since Drive keeps only the last of several at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sheets_sync.grid import ANSWERLESS, SILENT, BookFault
from sheets_sync.sharing.noted import Noted, Notes, noted
from sheets_sync.sharing.plan import Sharing
from sheets_sync.sharing.standing import Access, record_request
from sheets_sync.sharing.steps import Grant, Lock, Removal

Step = Grant | Lock | Removal
Told = Callable[[Step, BookFault | None], None]

_HOPELESS = SILENT | {"google_scope", "google_api_off"}
"""After one of these the next call would fare no better."""

_LOCKS: dict[str, dict[str, Any]] = {
    "copy": {"copyRequiresWriterPermission": True},
    "download": {"downloadRestrictions": {"itemDownloadRestriction": {"restrictedForReaders": True}}},
}


class Shares(Protocol):
    """The calls that sharing needs; the one line to Google has them."""

    def add_permission(self, file: str, body: dict[str, Any], /, *, notify: bool) -> dict[str, Any]:
        """Gives somebody access and returns the permission."""

    def remove_permission(self, file: str, permission: str, /) -> object:
        """Takes a permission away."""

    def update_file(self, file: str, body: dict[str, Any], fields: str, /) -> object:
        """Changes what the file says of itself."""

    def batch(self, file: str, requests: list[dict[str, Any]], /) -> object:
        """Sends requests to the spreadsheet."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a sharing.

    Attributes:
        done: steps that were done.
        failed: those that were refused, with why.
        unnoted: why it could not be noted which permissions were made; they are then never removed as ours.
    """

    done: tuple[Step, ...] = ()
    failed: tuple[tuple[Step, BookFault], ...] = ()
    unnoted: BookFault | None = None

    @property
    def unreached(self) -> bool:
        """Tells whether it stopped because Google could not be reached."""
        return any(fault.code in ANSWERLESS for _, fault in self.failed)


def apply(plan: Sharing, access: Access, file: str, line: Shares, told: Told, *, notify: bool = False) -> Outcome:
    """Does every step that can be done, telling each, and writes down which permissions it made.

    Args:
        plan: what to do.
        access: how the file stood when that was planned.
        file: its id.
        line: to Google.
        told: is told each step with the fault that stopped it, or None.
        notify: whether Google writes an e-mail to those who are given access.
    """
    done: list[Step] = []
    failed: list[tuple[Step, BookFault]] = []
    standing = {each.id for each in access.permissions}
    made: dict[str, Noted] = {}
    unnoted = None
    try:
        for step in plan.steps:
            try:
                made |= _do(step, file, line, standing, notify=notify)
            except BookFault as fault:
                failed.append((step, fault))
                told(step, fault)
                if fault.code in _HOPELESS:
                    break
            else:
                done.append(step)
                told(step, None)
    finally:
        unnoted = _write_down(access, standing, made, file, line)
    return Outcome(tuple(done), tuple(failed), unnoted)


def _do(step: Step, file: str, line: Shares, standing: set[str], *, notify: bool) -> dict[str, Noted]:
    """Does one step, keeps what stands up to date, and returns what is to be noted."""
    if isinstance(step, Lock):
        line.update_file(file, _LOCKS[step.what], "id")
    elif isinstance(step, Removal):
        line.remove_permission(file, step.permission.id)
        standing.discard(step.permission.id)
    else:
        body = {"type": "user", "role": "reader", "emailAddress": step.who}
        return _noted(step, line.add_permission(file, body, notify=notify), standing)
    return {}


def _noted(step: Grant, answer: Mapping[str, Any], standing: set[str]) -> dict[str, Noted]:
    """Returns the note of what Drive answered: an alias leads to the account's own address, and to whom it let in."""
    number = str(answer["id"])
    seen = str(answer.get("emailAddress") or step.who).strip().lower()
    member = step.member
    known = (member.id, member.name) if member else ("", "")
    # Somebody who had been let in by hand, under another address, is remembered, and is not ours to put out.
    key, entry = noted(number, step.who, "" if number in standing else seen, *known)
    standing.add(number)
    return {key: entry}


def _write_down(
    access: Access, standing: set[str], made: dict[str, Noted], file: str, line: Shares
) -> BookFault | None:
    """Notes the permissions that sharing made and forgets those that it took away; returns why that failed."""
    kept = access.notes.standing(standing).entries
    gone = access.notes.standing({each.id for each in access.permissions} - standing).entries
    if made or gone:
        try:
            # What no longer stands is forgotten: somebody who lets it in again by hand means it.
            line.batch(file, [record_request(access, Notes({**kept, **made}))])
        except BookFault as fault:
            return fault
    return None
