"""How many may hold a level: the best of those who reached it; the others are put down.

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

- Only those in post on the day compete, and they keep their places for the quarter: who leaves afterwards hands nothing
  down. Who left since the day is still a head.
- With a cut-off (`from_day: 21`) `heads_day` lies in the period: of October 10 is 10 October, 25 is 25 September.
- Unused places lapse; with 5 % and fewer than twenty heads there is none.
- While somebody's level, or what decides, is not known, nobody is given or refused a place that may still change
  through them; who has no level at all (not appraised) takes none.
- Levels are settled from the top; those pushed down compete for the places of the lower level.
- Shares are of the heads: from 0 to 1 or 100 %; `5` for `5%` is refused.

Source: circular (综)字20161101, 4.1.1 ③.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset, not_a_share, not_whole
from scoring.number import ONE, ROUNDING, settled, times
from scoring.period import Period
from scoring.person import Person
from scoring.ranking import not_there
from scoring.seats import Outcome, Rival, Seats, possible


@dataclass(frozen=True, slots=True)
class Rule:
    """Limits the highest levels, from the top down.

    Attributes:
        of: the level reached.
        shares: level to the share of heads that may hold it; ``none`` or left out: no limit.
        overflow: level to the level of those beyond the quota; a level that is not listed: one lower.
        by: who comes first, highest best.
        tiebreak: optional: further figures, highest best.
        ties: those tied across the last place: ``none`` (default) of them, so that the quota is never exceeded, or
            ``all``.
        heads: ``in_post`` (default): the role, in post on the day; ``in_post_regular``: without probation;
            ``department``: all roles; ``role``: all of the role who served in the month, no day.
        heads_day: optional: day of the quarter's first month, inclusive, 1 to 28; left out: its first, and with
            ``from_day: 21`` the 21st.
        rounding: of share × heads: ``floor`` (default), ``half_up``, ``ceiling``.
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

    def flaws(self) -> Iterator[Mistake]:
        """Yields levels that are no numbers, no shares of the heads, and a day that is not in every month."""
        for key, levels in (("shares", self.shares), ("overflow", self.overflow)):
            for level in () if isinstance(levels, Unset) else levels:
                if not level.isdecimal():
                    yield Mistake((key, level), "level_no_number", {"found": level})
        yield from self._out_of_bounds()
        if self.heads_day is not None:
            yield from not_whole(self.heads_day, "heads_day", 1, 28)

    def _out_of_bounds(self) -> Iterator[Mistake]:
        """Yields an overflow that is not below its level, and a share of more than all heads, which lost its sign."""
        for level, below in self.overflow.items():
            if level.isdecimal():
                yield from (
                    replace(flaw, path=("overflow", level)) for flaw in not_whole(below, level, 0, int(level) - 1)
                )
        for level, share in () if isinstance(self.shares, Unset) else self.shares.items():
            yield from (replace(flaw, path=("shares", level)) for flaw in not_a_share(share, level, ONE))

    def reviewed(self, period: Period) -> tuple[Period, ...]:
        """Returns the month in which the places were given, whose figures of those who left since are needed."""
        return () if self.heads == "role" else (period.quarter_start,)

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:
        """Returns each one's level after the quota; unknown for all when a number that it needs is lost."""
        if not views:  # a role whose last person has left, or none of whom is appraised
            return []
        lost = self._lost()
        if lost or isinstance(self.shares, Unset):
            return [unknown(*lost) for _ in views]
        entered = [*views, *self._left_since(views, everyone)]
        heads = Decimal(self._count(views, everyone))
        seats = [self._seats(level, share, heads) for level, share in self._limited(self.shares)]
        rivals = [self._rival(view) for view in entered]
        outcomes = possible(rivals, seats, admit_ties=self.ties == "all")
        # Those who left since come after them and need no answer.
        return [self._told(view, index, (seats, heads), rivals, outcomes) for index, view in enumerate(views)]

    def _seats(self, level: str, share: Decimal, heads: Decimal) -> Seats:
        places = settled(times(share, heads)).to_integral_value(ROUNDING[self.rounding])
        below = self.overflow[level].value if level in self.overflow else None
        return Seats(Decimal(level), int(places), Decimal(level) - 1 if below is None else below)

    def _rival(self, view: View) -> Rival:
        reached, by = view[self.of], view[self.by]
        competes = self._competes(view)
        doubtful = reached.value is None and not not_there(reached) and competes
        known = by.value is not None or not_there(by)
        return Rival(reached.value, self._key(view) if known else None, competes, doubtful)

    def _lost(self) -> list[Figure]:
        if isinstance(self.shares, Unset):
            return [self.shares.figure()]
        numbers = (*self.shares.values(), *self.overflow.values(), self.heads_day)
        return [each for each in numbers if each is not None and each.value is None]

    def _limited(self, shares: Mapping[str, Figure | None]) -> list[tuple[str, Decimal]]:
        """Returns the levels with a share, from the top down."""
        given = [(level, share.value) for level, share in shares.items() if share is not None]
        limited = [(level, share) for level, share in given if share is not None]
        return sorted(limited, key=lambda each: Decimal(each[0]), reverse=True)

    def _left_since(self, views: Sequence[View], everyone: Sequence[View]) -> Iterator[View]:
        """Yields the review month of those of the role who are no longer here."""
        here, roles = {view.person.id for view in views}, {view.person.role for view in views}
        for view in everyone:
            if view.person.id not in here and view.person.role in roles:
                for period in self.reviewed(view.period):
                    month = view.month(period)
                    if month is not None:
                        yield month

    def _key(self, view: View) -> tuple[Decimal, ...]:
        values = (view[name].value for name in (self.by, *self.tiebreak))
        return tuple(Decimal("-Infinity") if value is None else settled(value) for value in values)

    def _count(self, views: Sequence[View], everyone: Sequence[View]) -> int:
        if self.heads == "role":
            return len(views)
        roles = {view.person.role for view in views}
        people = [view.person for view in everyone if self.heads == "department" or view.person.role in roles]
        return sum(1 for person in people if self._counts(person, views[0].period))

    def _counts(self, person: Person, period: Period) -> bool:
        regular = self.heads != "in_post_regular" or person.standing(period.quarter_start) != "probation"
        return regular and self._in_post(person, period)

    def _competes(self, view: View) -> bool:
        return self.heads == "role" or self._in_post(view.person, view.period)

    def _in_post(self, person: Person, period: Period) -> bool:
        month, day = period.quarter_start, self.heads_day.value if self.heads_day else None
        on = month.first if day is None else month.day(int(day))
        return (person.hired is None or person.hired <= on) and (person.left is None or person.left >= on)

    def _told(
        self,
        view: View,
        index: int,
        given: tuple[Sequence[Seats], Decimal],
        rivals: Sequence[Rival],
        outcomes: Sequence[Outcome],
    ) -> Found:
        reached, (seats, heads) = view[self.of], given
        if reached.value is None:
            return unknown(reached)
        now = outcomes[0].levels[index]
        limited = {each.level: Decimal(each.places) for each in seats}
        if reached.value not in limited and now == reached.value:
            return Found(now, ("no_quota",), (reached,))
        if rivals[index].key is None and any(index in each.crowded for each in outcomes):
            return unknown(view[self.by])
        if any(each.levels[index] != now for each in outcomes):
            unsure = sum(1 for rival in rivals if rival.doubtful or (rival.key is None and rival.level is not None))
            return Found(None, ("others_unknown", Decimal(unsure)), (reached, view[self.by]))
        code = "within_quota" if now == reached.value else "beyond_quota"
        return Found(now, (code, reached.value, limited[reached.value], heads), (reached, view[self.by]))
