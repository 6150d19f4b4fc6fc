"""One day that is out of the ordinary: late, early, no punch, or nobody there; and what excuses it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.attendance.away import AM, EITHER, PM, WHOLE
from scoring.attendance.roster import Shift, without_half
from scoring.attendance.times import clock, minutes
from scoring.figure import Cell, Figure
from scoring.number import ONE, divide, times

SLOTS = {2: ("in", "out"), 4: ("am_in", "am_out", "pm_in", "pm_out")}
"""What the slots of a day are called, by how many there are."""
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """A day, with what was asked of it.

    Attributes:
        word: the day, as text.
        cells: where it stands.
        shift: the slots that it has; None for a slot that is not asked.
        punches: what was punched, slot by slot.
        excused: the slots that a form excuses.
        missing: what a missing punch means: ``presence``, ``fined`` or ``absent``.
        seconds: ``dropped`` when only the minute on the clock counts.
        asked: how much of a day the slots are: one, or a half.
    """

    word: str
    cells: tuple[Cell, ...]
    shift: Shift
    punches: Sequence[int | None]
    excused: Collection[int]
    missing: str
    seconds: str
    asked: Decimal = ONE

    def found(self) -> Iterator[Figure]:
        """Yields what is out of the ordinary, in the order of the day."""
        pairs = range(0, len(self.shift), 2)
        asked = [first for first in pairs if self.shift[first] is not None]
        nobody = not any(each is not None for each in self.punches)
        absent = [first for first in asked if self._absent(first, nobody=nobody)]
        for first in asked:
            if first not in absent:
                yield from self._slots(first)
        if absent:
            share = times(self.asked, divide(Decimal(len(absent)), Decimal(len(asked))))
            yield Figure("not_there", share, "days", ("no_punch", self._names(absent)), self.cells, word=self.word)

    def _absent(self, first: int, *, nobody: bool) -> bool:
        gone = [slot for slot in (first, first + 1) if self.punches[slot] is None and slot not in self.excused]
        if self.missing == "fined" and not nobody:
            return False
        return len(gone) == 2 or (bool(gone) and self.missing == "absent")

    def _slots(self, first: int) -> Iterator[Figure]:
        for slot, side in ((first, 1), (first + 1, -1)):
            wanted, punched = self.shift[slot], self.punches[slot]
            if slot in self.excused or wanted is None:
                continue
            if punched is None:
                yield Figure("missing", ONE, "count", ("missing_punch", self._name(slot)), self.cells, word=self.word)
                continue
            seen = punched - punched % _MINUTE if self.seconds == "dropped" else punched
            off = (seen - wanted) * side
            if off > 0:
                said = ("came_late" if side > 0 else "left_early", clock(wanted), clock(punched))
                yield Figure("late" if side > 0 else "early", minutes(off), "minutes", said, self.cells, word=self.word)

    def _name(self, slot: int) -> str:
        return SLOTS[len(self.shift)][slot]

    def _names(self, firsts: Sequence[int]) -> str:
        return " ".join(f"{self._name(first)} {self._name(first + 1)}" for first in firsts)


def uncovered(shift: Shift, part: str, punches: Sequence[int | None], off: str = "") -> Shift:
    """Returns the slots that are still asked when leave covers a part of the day.

    Args:
        shift: the slots of the day.
        part: which part leave covers; nothing for none.
        punches: what was punched.
        off: which half the timetable has off anyway; leave for the other half leaves nothing.
    """
    if off:
        return shift if part in ("", off) else ()
    if part == EITHER:
        part = _emptier(punches)
    return () if part == WHOLE else without_half(shift, part)


def _emptier(punches: Sequence[int | None]) -> str:
    half = len(punches) // 2
    came, left = (sum(each is None for each in some) for some in (punches[:half], punches[half:]))
    return PM if left > came else AM


def squeezed(shift: Shift) -> Shift:
    """Returns a shift of four slots as two, for a clock that records only the first and the last punch."""
    asked = [each for each in shift if each is not None]
    return (asked[0], asked[-1]) if asked else ()


def squeezed_punches(slots: Sequence[int | None], shift: Shift) -> Sequence[int | None]:
    """Returns the punches of a clock of four slots as two, for a shift in one piece.

    Who was not there in the morning came in the afternoon; who was not there in the afternoon left at noon.
    """
    if len(slots) != 4 or len(shift) != 2:
        return slots
    morning, afternoon = tuple(slots[:2]), tuple(slots[2:])
    came = afternoon[0] if morning == (None, None) else morning[0]
    left = morning[1] if afternoon == (None, None) else afternoon[1]
    return came, left


def excused_slots(shift: Shift, words: Collection[str], gone: Collection[str]) -> list[int]:
    """Returns the slots that forms excuse: of a shift of two the first is also called ``am_in``, the last ``pm_out``.

    Args:
        shift: the slots that are asked.
        words: what the forms name.
        gone: the halves of the day that are not asked: where the morning is not, who comes does so at ``pm_in``.
    """
    names: list[set[str]] = [{name} for name in SLOTS[len(shift)]] if shift else []
    if len(shift) == 2:
        names[0] |= {"am_in", *(["pm_in"] if AM in gone else [])}
        names[1] |= {"pm_out", *(["am_out"] if PM in gone else [])}
    return [slot for slot, called in enumerate(names) if called.intersection(words)]
