"""How many may hold a level: the best of those who reached it, the others one level down.

    rule: quota
    of: reached
    shares: {5: 5%}            # level to the share of heads that may hold it; none: no limit
    overflow: {5: 4}           # the level of those beyond the quota
    by: quarter_score          # who comes first
    tiebreak: [skill]
    ties: none                 # those tied across the last place: none of them, so that the quota is never exceeded
    heads: in_post             # of the role, in post on the day below; in_post_regular: without probation;
                               # department: of all roles, in post; role: all of the role who served in the month
    heads_day: 10              # of the quarter's first month
    rounding: floor            # or half_up, ceiling

Unused places lapse. Source: seed 003, circular (综)字20161101, 4.1.1 ③; catalogue 4.42.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from scoring.facts import Found, Person, View, unknown
from scoring.figure import Figure
from scoring.form import Name, Unset
from scoring.number import settled, times
from scoring.period import Period

_ROUNDING = {"floor": ROUND_FLOOR, "half_up": ROUND_HALF_UP, "ceiling": ROUND_CEILING}
_Seats = dict[str, tuple[Decimal, Decimal, set[int]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Limits the highest levels, from the top down.

    Attributes:
        of: the level reached.
        shares: level to share of heads; levels without one, or with ``none``, are not limited.
        overflow: level to the level of those beyond its quota.
        by: the figure that decides who comes first, highest best.
        tiebreak: further figures, highest best.
        ties: ``none`` (nobody of those tied across the border) or ``all`` (all of them, exceeding the quota).
        heads: who is counted.
        heads_day: the day of the quarter's first month on which ``in_post`` is judged, inclusive.
        rounding: of share × heads.
    """

    of: Name
    shares: dict[str, Figure | None] | Unset
    overflow: dict[str, Figure]
    by: Name
    tiebreak: tuple[Name, ...] = ()
    ties: Literal["none", "all"] = "none"
    heads: Literal["in_post", "role", "department", "in_post_regular"] = "in_post"
    heads_day: Figure | None = None
    rounding: Literal["floor", "half_up", "ceiling"] = "floor"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the level."""
        return units[self.of]

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:
        """Returns each one's level after the quota."""
        if isinstance(self.shares, Unset):
            return [unknown(self.shares.figure()) for _ in views]
        levels = [view[self.of].value for view in views]
        seats: _Seats = {}
        for level in sorted(self.shares, key=Decimal, reverse=True):
            share = self.shares[level]
            if share is None:
                continue
            if share.value is None:
                return [unknown(share) for _ in views]
            heads = Decimal(self._count(views, everyone))
            places = settled(times(share.value, heads)).to_integral_value(_ROUNDING[self.rounding])
            chosen = self._chosen(views, levels, Decimal(level), int(places))
            seats[level] = (places, heads, chosen)
            below = self.overflow[level].value if level in self.overflow else Decimal(level) - 1
            levels = [
                below if now == Decimal(level) and index not in chosen else now for index, now in enumerate(levels)
            ]
        return [self._told(view, now, index, seats) for index, (view, now) in enumerate(zip(views, levels, strict=True))]

    def _chosen(self, views: Sequence[View], levels: list[Decimal | None], level: Decimal, places: int) -> set[int]:
        keys = {index: self._key(views[index]) for index, now in enumerate(levels) if now == level}
        if len(keys) <= places:
            return set(keys)
        ranked = sorted(keys.values(), reverse=True)
        border = ranked[places]  # the first who has no place
        clear = {index for index, key in keys.items() if key > border}
        if self.ties == "all" and len(clear) < places:
            return {index for index, key in keys.items() if key >= border}
        return clear

    def _key(self, view: View) -> tuple[Decimal, ...]:
        values = (view[name].value for name in (self.by, *self.tiebreak))
        return tuple(Decimal("-Infinity") if value is None else settled(value) for value in values)

    def _count(self, views: Sequence[View], everyone: Sequence[View]) -> int:
        if self.heads == "role":
            return len(views)
        roles = {view.person.role for view in views}
        people = [view.person for view in everyone if self.heads == "department" or view.person.role in roles]
        return sum(1 for person in people if self._in_post(person, views[0].period))

    def _in_post(self, person: Person, period: Period) -> bool:
        day = int(self.heads_day.value) if self.heads_day and self.heads_day.value is not None else 1
        on = period.quarter_start.first + timedelta(days=day - 1)
        here = (person.hired is None or person.hired <= on) and (person.left is None or person.left >= on)
        return here and (self.heads != "in_post_regular" or person.standing(period.quarter_start) != "probation")

    def _told(self, view: View, now: Decimal | None, index: int, seats: _Seats) -> Found:
        reached = view[self.of]
        if reached.value is None:
            return unknown(reached)
        level = f"{reached.value.normalize():f}"
        if level not in seats:
            return Found(now, ("no_quota",), (reached,))
        places, heads, chosen = seats[level]
        code = "within_quota" if index in chosen else "beyond_quota"
        return Found(now, (code, reached.value, places, heads), (reached, view[self.by]))
