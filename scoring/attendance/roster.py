"""The timetable of one person in one month: which slots of which days they have to punch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scoring.facts import View
from scoring.figure import Figure

Shift = tuple[int | None, ...]
"""Seconds after midnight of each slot; None for a slot that this day does not have (half a day off)."""

TIMETABLE = "timetable"
"""The word whose figures hold a timetable."""


@dataclass(slots=True, unsafe_hash=True)
class Roster(Figure):
    """The figure of a timetable, which also holds the timetable itself; people with the same one share it.

    Attributes:
        shifts: each day that is to be worked, with its slots.
        off: each day off because of a holiday, with its name.
        rest: the weekdays that are free, for days outside the month.
        first: the first day that it speaks of.
        last: the last.
        halves: the days of which half is off.
        half: which half of them that is: ``am`` or ``pm``.
    """

    shifts: Mapping[date, Shift] = field(default_factory=dict, compare=False)
    off: Mapping[date, str] = field(default_factory=dict, compare=False)
    rest: frozenset[int] = field(default=frozenset(), compare=False)
    first: date = date.min
    last: date = date.max
    halves: frozenset[date] = field(default=frozenset(), compare=False)
    half: str = field(default="pm", compare=False)

    def covers(self, day: date) -> bool:
        """Tells whether it speaks of a day."""
        return self.first <= day <= self.last


def roster_of(view: View, name: str) -> Roster | None:
    """Returns the timetable that a figure of the word ``timetable`` holds; None when it is not known."""
    figure = view[name]
    return next((part for part in figure.parts if isinstance(part, Roster)), None) if figure.known else None


def without_half(shift: Shift, half: str) -> Shift:
    """Returns the slots without those of a half (``am``, ``pm``, none); one in one piece is halved in its middle."""
    if not half:
        return shift
    if len(shift) == 2:
        came, left = shift[0] or 0, shift[1] or 0
        middle = (came + left) // 2
        return (middle, left) if half == "am" else (came, middle)
    return (None, None, *shift[2:]) if half == "am" else (*shift[:2], None, None)
