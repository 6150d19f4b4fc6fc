"""Points by how many conditions of a list are not met: all, all but one, all but two.

    rule: checklist
    of: [handled_in_time, fed_back_in_time, no_error, customer_satisfied]
    points: {0: 5, 1: 3, 2: 2, 3: 1, repeated: 0}   # how many are NOT met: the points
    repeated: {three_failed_before: yes}            # optional: when this holds, the points of `repeated`
    unlisted: lowest          # four not met: as the lowest of the list; or nought; or refused (default)
    gives: points

- All or nothing is `points: {0: 200}` with `unlisted: nought`.
- `refused`: the scheme is refused when it is loaded, unless every number from nought to all is listed.
- A condition that is not known leaves the points open, unless they are the same however it turns out.
- `repeated` is written twice or not at all: as the condition and as a row of `points`.

Source: scorecard of the Taobao shop, block B2 (投诉处理及售后, points lost); circular (综)字20161101, 4.5.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset, nearest
from scoring.number import ZERO
from scoring.unit import UnitClash

_REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Rule:
    """The points that the list has for the number of conditions not met.

    Attributes:
        of: yes-or-no figures, at least one.
        points: how many are not met (``0``, ``1`` …) to the points; ``repeated`` to those of a repetition.
        repeated: optional: a condition; when it holds, the points of ``repeated`` stand in place of the others.
        unlisted: a number that the list lacks: ``refused`` (default) when the scheme is loaded, ``lowest`` of the
            points listed, or ``nought``.
        gives: unit, default ``points``.
    """

    of: tuple[Name, ...]
    points: dict[str, Figure] | Unset
    repeated: Condition | None = None
    unlisted: Literal["refused", "lowest", "nought"] | Unset = "refused"
    gives: str = "points"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the declared unit, after checking that all conditions are yes or no."""
        odd = [f"{name} [{units[name]}]" for name in self.of if units[name] != "yes_no"]
        if odd:
            message = f"checklist: {', '.join(odd)}"
            raise UnitClash(message)
        return self.gives

    def flaws(self) -> Iterator[Mistake]:
        """Yields no conditions, numbers that cannot occur or are not listed, and half a repetition."""
        if not self.of:
            yield Mistake(("of",), "missing_key", {"wanted": "of"})
        if isinstance(self.points, Unset):
            return
        counts = [str(number) for number in range(len(self.of) + 1)]
        for key in self.points:
            if key not in (*counts, _REPEATED):
                yield Mistake(("points", key), "unknown_key", nearest(key, [*counts, _REPEATED]))
        if (self.repeated is None) == (_REPEATED in self.points):
            path = () if self.repeated is None else ("points",)
            yield Mistake(path, "missing_key", {"wanted": _REPEATED})
        missing = [count for count in counts if count not in self.points]
        if missing and (self.unlisted == "refused" or len(missing) == len(counts)):
            yield Mistake(("points",), "counts_not_listed", {"found": ", ".join(missing)})

    def figure(self, view: View) -> Found:
        """Returns the points; unknown when a condition is that makes a difference."""
        if isinstance(self.points, Unset):
            return unknown(self.points.figure())
        if self.repeated is not None:
            again = self.repeated.holds(view)
            if again is None:
                return unknown(*self.repeated.unknown(view))
            if again:
                given = self.points[_REPEATED]
                found = Found(given.value, ("failed_again",), (*self.repeated.used(view), given))
                return found if given.known else unknown(given)
        return self._counted(tuple(view[name] for name in self.of), self.points)

    def _counted(self, parts: tuple[Figure, ...], points: Mapping[str, Figure]) -> Found:
        open_ = tuple(part for part in parts if part.value is None)
        failed = tuple(part for part in parts if part.value == 0)
        possible = [self._points(len(failed) + more, points) for more in range(len(open_) + 1)]
        lost = [each for each in possible if each.value is None]
        if lost or len({each.value for each in possible}) > 1:
            return unknown(*open_, *lost)
        reason = ("conditions_failed", Decimal(len(failed)), Decimal(len(parts)))
        shown = failed or tuple(part for part in parts if part.known)
        return Found(possible[0].value, reason, shown)

    def _points(self, failed: int, points: Mapping[str, Figure]) -> Figure:
        """Returns what a number of failures earns, as the list says or as ``unlisted`` does."""
        listed = points.get(str(failed))
        if listed is not None:
            return listed
        if isinstance(self.unlisted, Unset):
            return self.unlisted.figure()
        if self.unlisted == "nought":
            return Figure("points", ZERO, self.gives, ("set",))
        every = [figure for key, figure in points.items() if key != _REPEATED]
        return next((each for each in every if each.value is None), None) or min(every, key=_value)


def _value(figure: Figure) -> Decimal:
    return figure.value or ZERO
