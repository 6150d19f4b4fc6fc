"""Finds out which slot of the day a punch is: double punches are one, and each has its place in the timetable."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sheets_sync.team.table import Table
from sheets_sync.team.words import clock

MIDNIGHT = 86_400
_BITS = 24
_ROW = (1 << _BITS) - 1
Slots = tuple[int | None, ...]


def packed(seconds: int, row: int) -> int:
    """Returns a punch as one number, so that a million of them need little room and sort by their time."""
    return seconds << _BITS | row


def seconds_in(punch: int) -> int:
    """Returns the seconds after midnight of a packed punch."""
    return punch >> _BITS


def row_in(punch: int) -> int:
    """Returns the index of the row of a packed punch."""
    return punch & _ROW


@dataclass(frozen=True, slots=True)
class Timetable:
    """The slots of a day.

    Attributes:
        names: in their order.
        at: the seconds after midnight at which each is due; empty where punches say themselves which they are.
        within: punches so many seconds apart are one.
        nearest: whether a punch is the slot whose time is nearest, and not simply the next one.
        begins: a punch before this second belongs to the day before.
    """

    names: tuple[str, ...]
    at: tuple[int, ...]
    within: int
    nearest: bool
    begins: int
    _arrives: dict[int, bool] = field(default_factory=dict, repr=False, compare=False)
    _near: dict[tuple[int, tuple[int, ...]], int] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def of(table: Table) -> "Timetable":
        """Returns the timetable of a table of punches."""
        begins = clock(table.day_begins) or 0
        due = [clock(text) or 0 for text in table.slots_at.values()]
        at = tuple(each + MIDNIGHT if each < begins else each for each in due)
        return Timetable(table.slots(), at, int(table.same_within * 60), table.assign == "nearest", begins)

    def arrives(self, index: int) -> bool:
        """Tells whether a slot is one of coming: by its name, or since coming and leaving take turns."""
        known = self._arrives.get(index)
        if known is None:
            name = self.names[index]
            known = name.endswith("_in") or (not name.endswith("_out") and index % 2 == 0)
            self._arrives[index] = known
        return known

    def near(self, time: int, slots: tuple[int, ...]) -> int:
        """Returns which of the slots is due nearest to a time, the earlier of two; each time is worked out once."""
        found = self._near.get((time, slots))
        if found is None:
            found = self._near[time, slots] = min(slots, key=lambda index: abs(self.at[index] - time))
        return found

    def kept(self, index: int, times: Sequence[int]) -> int:
        """Returns which of several punches of a slot, in order, counts: the first of coming, the last of leaving."""
        return times[0] if self.arrives(index) else times[-1]


def assigned(timetable: Timetable, times: Sequence[int], ways: Sequence[str] = ()) -> Slots | None:
    """Returns the seconds of each slot of a day; None when there are more punches than slots to take them in order.

    Args:
        timetable: the slots.
        times: of the punches of a day, in order.
        ways: ``in`` or ``out`` of each punch, where the device tells.

    >>> four = Timetable(("am_in", "am_out", "pm_in", "pm_out"), (28800, 43200, 46800, 61200), 180, False, 0)
    >>> assigned(four, [28700, 28760, 43300, 46700])
    (28700, 43300, 46700, None)
    """
    if not ways:
        return _placed(timetable, times, tuple(range(len(timetable.names))))
    made: list[int | None] = [None] * len(timetable.names)
    for way in ("in", "out"):
        own = tuple(index for index in range(len(made)) if timetable.arrives(index) is (way == "in"))
        slots = _placed(timetable, [time for time, each in zip(times, ways, strict=True) if each == way], own)
        if slots is None:
            return None
        for index in own:
            made[index] = slots[index]
    return tuple(made)


def _placed(timetable: Timetable, times: Sequence[int], slots: tuple[int, ...]) -> Slots | None:
    """Returns the punches in those of the slots that they may take."""
    clusters = _clusters(times, timetable.within)
    made: list[int | None] = [None] * len(timetable.names)
    if not timetable.nearest:
        if len(clusters) > len(slots):
            return None
        for index, cluster in zip(slots, clusters, strict=False):
            made[index] = timetable.kept(index, cluster)
        return tuple(made)
    taken: dict[int, list[int]] = {}
    for cluster in clusters:
        taken.setdefault(timetable.near(cluster[0], slots), []).extend(cluster)
    for index, several in taken.items():
        made[index] = timetable.kept(index, several)
    return tuple(made)


def _clusters(times: Sequence[int], within: int) -> list[list[int]]:
    """Returns the punches, those that follow another within a few minutes together with it."""
    clusters = [[time] for time in times[:1]]
    for before, time in pairwise(times):
        if time - before <= within:
            clusters[-1].append(time)
        else:
            clusters.append([time])
    return clusters
