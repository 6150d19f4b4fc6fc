"""Who is compared with whom, and who stands before whom: what places, prizes, rank points and shares have in common.

Whoever's figure cannot exist (not employed then, not appraised) is in no contest. Whoever's figure is not known, or of
whom it is not known whether they are in the contest, might stand anywhere: nobody gains by it until it is known.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Literal, NamedTuple

from scoring.condition import Condition
from scoring.facts import NOT_APPRAISED, View
from scoring.figure import Figure, each_unknown_leaf
from scoring.number import settled
from scoring.period import Period

Order = Literal["highest", "lowest"]
Within = Literal["role", "group"]
Key = tuple[Decimal, ...]
"""What somebody is compared by: the larger, the better."""

NOT_THERE = ("not_employed_in", "no_month_served", NOT_APPRAISED)
"""Reasons of a figure that cannot exist: such a person is in no contest and keeps nobody waiting."""
_LEAST = Decimal("-Infinity")


def not_there(figure: Figure) -> bool:
    """Tells whether a figure cannot exist, or lacks only what cannot."""
    if figure.value is not None or figure.word:
        return False
    return figure.reason[0] in NOT_THERE or all(leaf.reason[0] in NOT_THERE for leaf in each_unknown_leaf([figure]))


def served(view: View, periods: Iterable[Period], names: Sequence[str]) -> list[View]:
    """Returns somebody's months, without those in which they did not serve, or were not appraised in these figures.

    One rule for every word that looks back: not appraised then is as not there then, and no gap in what is known.
    """
    months = (view.month(period) for period in periods)
    return [month for month in months if month is not None and applied(month, names)]


def applied(month: View, names: Sequence[str]) -> bool:
    """Tells whether figures applied to somebody in a month that they served."""
    return not any(not_there(month[name]) for name in names)


def key_of(view: View, of: str, tiebreak: Sequence[str] = (), order: Order = "highest") -> Key | None:
    """Returns what somebody is compared by, None when their figure is not known; an unknown tiebreak comes last."""
    own = view[of].value
    if own is None:
        return None
    first = settled(own) if order == "highest" else -settled(own)
    if not tiebreak:
        return (first,)
    rest = [view[name].value for name in tiebreak]
    return (first, *[_LEAST if value is None else settled(value) for value in rest])


def circle_of(view: View, within: Within) -> str:
    """Returns which contest somebody is in: one for the role, or one for each group."""
    return view["group"].word if within == "group" else ""


def group_lost(view: View, within: Within) -> bool:
    """Tells whether it is not known in which group somebody is compared."""
    return within == "group" and not view["group"].word


@dataclass(slots=True)
class Contest:
    """Those who are compared with one another.

    Attributes:
        keys: of those who are in it for certain, the worst first.
        open: keys of those who may be in it, the worst first.
        blank: how many have no known figure: they could stand anywhere.
        heads: how many are in it for certain, figures known or not.
        maybe: how many more may be in it.
        standing: key to how many are better, and how many are as good; once the contest is closed.
    """

    keys: list[Key] = field(default_factory=list)
    open: list[Key] = field(default_factory=list)
    blank: int = 0
    heads: int = 0
    maybe: int = 0
    standing: dict[Key, tuple[int, int]] = field(default_factory=dict)

    def better(self, key: Key) -> int:
        """Returns how many are better for certain."""
        return self.stands(key)[0]

    def tied(self, key: Key) -> int:
        """Returns how many for certain are as good, oneself among them."""
        return self.stands(key)[1]

    def stands(self, key: Key) -> tuple[int, int]:
        """Returns how many are better for certain, and how many as good."""
        found = self.standing.get(key)
        if found is None:
            upper = bisect_right(self.keys, key)
            found = self.standing[key] = len(self.keys) - upper, upper - bisect_left(self.keys, key)
        return found

    def may_precede(self, key: Key, *, or_tie: bool) -> int:
        """Returns how many might still turn out better (or as good), once everything is known."""
        if not self.open:
            return self.blank
        cut = bisect_left(self.open, key) if or_tie else bisect_right(self.open, key)
        return self.blank + len(self.open) - cut

    def add(self, key: Key | None, inside: bool | None) -> None:  # noqa: FBT001 - an answer of three values
        """Takes somebody in: ``inside`` tells whether they take part, None when that is not known."""
        if inside is False:
            return
        if key is None:
            self.blank += 1
        else:
            (self.keys if inside else self.open).append(key)
        if inside:
            self.heads += 1
        else:
            self.maybe += 1

    def close(self) -> "Contest":
        """Returns the contest, sorted."""
        self.keys.sort()
        self.open.sort()
        better = 0
        for key, alike in groupby(reversed(self.keys)):
            tied = sum(1 for _ in alike)
            self.standing[key] = better, tied
            better += tied
        return self


@dataclass(frozen=True, slots=True)
class Entry:
    """How people enter a contest.

    Attributes:
        of: the figure that decides.
        tiebreak: further figures, highest best.
        order: which end is best.
        within: who is compared.
        among: who takes part; everybody, when left out.
        exempt: who does not, after all.
    """

    of: str
    tiebreak: tuple[str, ...] = ()
    order: Order = "highest"
    within: Within = "role"
    among: Condition | None = None
    exempt: Condition | None = None

    def key(self, view: View) -> Key | None:
        """Returns what somebody is compared by, None when it is not known."""
        return key_of(view, self.of, self.tiebreak, self.order)

    def inside(self, view: View) -> bool | None:
        """Tells whether somebody takes part; None when that is not known."""
        among = True if self.among is None else self.among.holds(view)
        if among is False:
            return False
        exempt = False if self.exempt is None else self.exempt.holds(view)
        if exempt or not_there(view[self.of]):
            return False
        return None if among is None or exempt is None else True

    def field(self, views: Sequence[View]) -> "tuple[list[Runner], dict[str, Contest]]":
        """Returns how each one enters, and the contest of each circle; whose group is not known may be in any."""
        of_group = self.within == "group"
        runners = [
            Runner(self.key(view), self.inside(view), circle_of(view, self.within) if of_group else "")
            for view in views
        ]
        return runners, contests_of(runners, self.within)


class Runner(NamedTuple):
    """How somebody enters a contest.

    Attributes:
        key: what they are compared by; None when it is not known.
        inside: whether they take part; None when that is not known.
        circle: the contest that they are in.
    """

    key: Key | None
    inside: bool | None
    circle: str


def contests_of(runners: Iterable[Runner], within: Within) -> dict[str, Contest]:
    """Returns the contest of each circle; whose group is not known may be in any of them."""
    made: defaultdict[str, Contest] = defaultdict(Contest)
    astray: list[Runner] = []
    for runner in runners:
        made[runner.circle].add(runner.key, runner.inside)
        astray += [runner] if within == "group" and not runner.circle else []
    for circle, contest in made.items() if astray else ():
        for runner in astray if circle else ():
            contest.add(runner.key, None if runner.inside else runner.inside)
    return {circle: contest.close() for circle, contest in made.items()}
