"""The punches of a day in their order: what was punched after midnight, and what cannot be right."""

from collections.abc import Sequence
from itertools import pairwise

from scoring.attendance.roster import Shift
from scoring.attendance.times import DAY_LONG, clock

_HALF_A_DAY = DAY_LONG // 2


def in_order(slots: Sequence[int | None], shift: Shift) -> tuple[int | None, ...]:
    """Returns the punches of a shift that goes on after midnight with those of the morning as of the next day.

    >>> in_order((78900, 21900), (79200, 108000)), in_order((28800, 1800), (28800, 61200))
    ((78900, 108300), (28800, 1800))
    """
    if (shift[-1] or 0) <= DAY_LONG:
        return tuple(slots)
    asked = shift if len(slots) == len(shift) else (shift[0], shift[-1])
    found: list[int | None] = []
    before = 0
    for slot, wanted in zip(slots, asked, strict=False):
        early = slot is not None and (slot < before or slot + _HALF_A_DAY < (wanted or 0))
        punched = slot + DAY_LONG if slot is not None and early else slot
        before = punched if punched is not None else before
        found.append(punched)
    return tuple(found)


def mixed_up(slots: Sequence[int | None]) -> str:
    """Returns the two punches of which the later slot has the earlier time; nothing when all are in their order."""
    for one, other in pairwise(each for each in slots if each is not None):
        if other < one:
            return f"{clock(one)}、{clock(other)}"
    return ""
