"""What the doctor says: one fact, how bad it is, where, and the key of the words of its cure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from sheets_sync.grid import SILENT, BookFault

Level = Literal["ok", "note", "warning", "wrong"]
LEVELS: tuple[Level, ...] = ("ok", "note", "warning", "wrong")
"""From nothing to do, through worth knowing and something may go wrong, to something is wrong now."""

TOLD_ONCE = SILENT | {"google_api_off", "google_scope"}
"""Faults of Drive that concern every spreadsheet alike: they are told once, not for each; silence, too."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        code: what was found; a text of the room ``doctor``, or of ``problems`` for a fault of a book.
        level: how bad it is.
        where: the book as people know it, and the tab where it is one; empty for all of it.
        details: what the words need.
        cure: key of the words that say what to do, in the room ``doctor``; empty where there is nothing to do, or
            where the words of the fault say it.
    """

    code: str
    level: Level
    where: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    cure: str = ""


def well(code: str, where: str = "", **details: str) -> Finding:
    """Returns a finding of something that is as it should be."""
    return Finding(code, "ok", where, details)


def note(code: str, where: str = "", *, cure: bool = False, **details: str) -> Finding:
    """Returns a finding that is only worth knowing."""
    return Finding(code, "note", where, details, f"{code}_cure" if cure else "")


def ill(code: str, level: Level, where: str = "", **details: str) -> Finding:
    """Returns a finding that has a cure."""
    return Finding(code, level, where, details, f"{code}_cure")


def fault_found(fault: BookFault, where: str, level: Level = "wrong") -> Finding:
    """Returns a fault of a book as a finding; its own words say what to do."""
    return Finding(fault.code, level, where, {"book": where, **fault.details})


def worst(findings: Iterable[Finding]) -> Level:
    """Returns the worst level of all.

    >>> worst([Finding("signed_in", "ok"), Finding("locale_comma", "note")])
    'note'
    """
    return max((each.level for each in findings), key=LEVELS.index, default="ok")
