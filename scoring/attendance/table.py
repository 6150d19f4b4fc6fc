"""A table of shifts, asked with all that is known of a day: its season, the person's post, the weekday, the shift."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from scoring.attendance.times import Times
from scoring.form import UNSET, Filled, Mistake, Path, Unset, nearest

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
REST, WORK, BY_ROTA = "rest", "work", "by_rota"
SAID = {"休息": REST, "休": REST, "上班": WORK}
"""What people write in a rota for the words above."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The times of a shift, lost, or a table of such by season, post, weekday or shift, in any order and depth.

    Attributes:
        at: the times, what stands where they are lost, or the tables below by key.
    """

    at: "Times | Unset | Mapping[str, Hours]"

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns the table that plain data state, and the mistakes in them; ``mon-fri`` is five keys."""
        if data == UNSET:
            return Hours(Unset(getattr(data, "setting", ".".join(path)), getattr(data, "file", ""))), []
        if not isinstance(data, dict):
            times, wrong = Times.filled(data, path)
            return (None if wrong else Hours(times)), wrong
        below: dict[str, Hours] = {}
        mistakes: list[Mistake] = []
        for key, each in data.items():
            hours: Hours | None
            hours, wrong = Hours.filled(each, (*path, key))
            mistakes += wrong
            if hours is not None:
                below |= dict.fromkeys(_spread(key), hours)
        return (None if mistakes else Hours(below)), mistakes

    def of(self, known: Collection[str]) -> Times | Unset | None:
        """Returns the times for all that is known of a day; None when the table has nothing for it."""
        at = self._end(known, [])
        return None if isinstance(at, Mapping) else at

    def asks(self, known: Collection[str], shift: str) -> tuple[str, ...] | None:
        """Returns None when the way to the times goes by a shift of the rota, else the shifts that stand there."""
        used: list[str] = []
        at = self._end(known, used)
        if shift in used:
            return None
        return tuple(at) if isinstance(at, Mapping) else ()

    def _end(self, known: Collection[str], used: list[str]) -> "Times | Unset | Mapping[str, Hours]":
        at = self.at
        while isinstance(at, Mapping):
            key = next((each for each in at if each in known), None)
            if key is None:
                return at
            used.append(key)
            at = at[key].at
        return at


def _spread(key: str) -> tuple[str, ...]:
    first, dash, last = key.partition("-")
    if not dash or first not in WEEKDAYS or last not in WEEKDAYS:
        return (key,)
    begin, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
    return tuple(WEEKDAYS[number % 7] for number in range(begin, end + 1 if end >= begin else end + 8))


@dataclass(frozen=True, slots=True)
class RestDays:
    """The weekdays that are free: a list, ``by_rota`` when only the rota tells, or a table of such by post.

    Attributes:
        at: the weekdays as numbers (Monday is nought), None for ``by_rota``, or the tables below by key.
    """

    at: "frozenset[int] | Mapping[str, RestDays] | None"

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns what plain data state, and the mistakes in them."""
        if isinstance(data, dict):
            answers = {key: RestDays.filled(each, (*path, key)) for key, each in data.items()}
            wrong = [mistake for _, found in answers.values() for mistake in found]
            return (None if wrong else RestDays({key: each for key, (each, _) in answers.items()})), wrong
        if data == BY_ROTA:
            return RestDays(None), []
        words = data if isinstance(data, list) else [data]
        strange = [word for word in words if word not in WEEKDAYS]
        if strange:
            return None, [Mistake(path, "unknown_word", nearest(str(strange[0]), (*WEEKDAYS, BY_ROTA)))]
        return RestDays(frozenset(WEEKDAYS.index(word) for word in words)), []

    def of(self, known: Collection[str]) -> frozenset[int] | None:
        """Returns the free weekdays of somebody; None when only the rota tells; none where the table is silent."""
        at = self.at
        while isinstance(at, Mapping):
            key = next((each for each in at if each in known), None)
            if key is None:
                return frozenset()
            at = at[key].at
        return at
