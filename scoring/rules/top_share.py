"""Which share of the ranking somebody is in: the best tenth, the next fifth, or none.

    rule: top_share
    of: quarter_total
    shares: {excellent: 10%, good: 30%}   # counted from the top: good is what lies beyond 10 % and within 30 %
    rounding: floor                       # of share × people: floor (not more than), half_up, ceiling
    least: 0                              # places that each share has at least, however few people there are
    ties: none                            # those tied across a border: none of them (never too many), or all
    tiebreak: [skill_score]               # optional: tried before `ties`
    among: {standing: [regular]}          # optional: who is ranked and counted
    order: highest                        # or lowest
    within: role                          # or group
    else: none                            # the word for everybody else

The answer is a word, to be asked for by a condition (`{award: excellent}`) or looked up in a table.

- 23 people and 10 % are 2 places by floor, 9 people none; `least: 1` gives one all the same.
- Whoever has no place in a share because of a tie may still be in the next. Who is not ranked has the word of `else`.
- Everybody who is ranked is counted, also while their figure is not known; then they might come first, and a place that
  they could take is given to nobody yet.

Source: quarterly award by percentile (10 %, 10–30 %); rewards and penalties (best 10 %).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset, not_whole
from scoring.number import ONE, ROUNDING, ZERO, settled, times
from scoring.ranking import Contest, Entry, Key, Order, Runner, Within, group_lost

_Seats = tuple[dict[str, int], dict[str, int]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A word by the share of the ranking.

    Attributes:
        of: the figure that decides.
        shares: word to share of the people, counted from the top, each larger than the one before.
        rounding: of share × people: ``floor`` (default), ``half_up``, ``ceiling``.
        least: optional: places that each share has at least; nought, when left out.
        ties: those tied across a border: ``none`` (default) of them, or ``all``, exceeding the share.
        tiebreak: optional: further figures that decide, highest best; unknown ones come last.
        among: optional: who is ranked and counted; everybody, when left out.
        order: which end is best: ``highest`` (default) or ``lowest``.
        within: who is compared: everybody of the ``role`` (default), or of one's own ``group``.
        else_: the word for everybody else, default ``none``.
    """

    of: Name
    shares: dict[str, Figure] | Unset
    rounding: Literal["floor", "half_up", "ceiling"] = "floor"
    least: Figure | None = None
    ties: Literal["none", "all"] = "none"
    tiebreak: tuple[Name, ...] = ()
    among: Condition | None = None
    order: Order = "highest"
    within: Within = "role"
    else_: str = "none"

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns a word."""
        return "word"

    def answers(self) -> tuple[str, ...]:
        """Returns the words that it may answer with; none where they are not known."""
        return () if isinstance(self.shares, Unset) else (*self.shares, self.else_)

    def flaws(self) -> Iterator[Mistake]:
        """Yields shares that are none, or do not rise from the top down, and places that are no whole number."""
        shares = [] if isinstance(self.shares, Unset) else list(self.shares.items())
        for word, share in shares:
            if share.value is not None and not ZERO < share.value <= ONE:
                said = {"found": str(share.value), "least": "0%", "most": "100%"}
                yield Mistake(("shares", word), "out_of_bounds", said)
        for (_, low), (word, high) in pairwise(shares):
            if low.value is not None and high.value is not None and low.value >= high.value:
                said = {"least": str(low.value), "most": str(high.value)}
                yield Mistake(("shares", word), "least_above_most", said)
        if self.least is not None:
            yield from not_whole(self.least, "least", 0, 1000)

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:  # noqa: ARG002 - own role only
        """Returns each one's word; unknown for all who are ranked when a share is lost."""
        shares = {} if isinstance(self.shares, Unset) else self.shares
        lost = [each for each in (*shares.values(), self.least) if each is not None and each.value is None]
        lost += [self.shares.figure()] if isinstance(self.shares, Unset) else []
        entry = Entry(self.of, self.tiebreak, self.order, self.within, self.among)
        runners, contests = entry.field(views)
        if lost:
            return [self._without(view, runner) or unknown(*lost) for view, runner in zip(views, runners, strict=True)]
        seats = {circle: self._seats(shares, contest) for circle, contest in contests.items()}
        return [
            self._without(view, runner)
            or self._ranked(view, runner.key or (), contests[runner.circle], seats[runner.circle], shares)
            for view, runner in zip(views, runners, strict=True)
        ]

    def _without(self, view: View, runner: Runner) -> Found | None:
        """Returns the answer for who is not ranked, or of whom it is not known; None for who is."""
        own = view[self.of]
        if runner.inside is False:
            failing = self.among.failing(view) if self.among is not None else ()
            code = "not_eligible" if failing else "not_in_contest"
            return Found(None, (code,), failing or (own,), self.else_)
        if runner.key is None or runner.inside is None:
            return unknown(own, *(self.among.unknown(view) if self.among is not None else ()))
        return unknown(view["group"]) if group_lost(view, self.within) else None

    def _seats(self, shares: Mapping[str, Figure], contest: Contest) -> _Seats:
        """Returns for each word the places when only those count who do for certain, and when all who may."""
        heads = (Decimal(contest.heads), Decimal(contest.heads + contest.maybe))
        low, high = (
            {word: self._places(share.value or ZERO, count) for word, share in shares.items()} for count in heads
        )
        return low, high

    def _places(self, share: Decimal, heads: Decimal) -> int:
        least = 0 if self.least is None or self.least.value is None else int(self.least.value)
        return max(least, int(settled(times(share, heads)).to_integral_value(ROUNDING[self.rounding])))

    def _ranked(self, view: View, key: Key, contest: Contest, seats: _Seats, shares: Mapping[str, Figure]) -> Found:
        own, better, tied = view[self.of], contest.better(key), contest.tied(key)
        ahead = contest.may_precede(key, or_tie=self.ties == "none")
        at_worst, at_best = (self._word(better + ahead, tied, seats[0]), self._word(better, tied, seats[1]))
        if at_worst != at_best:
            return Found(None, ("others_unknown", Decimal(contest.blank + len(contest.open))), (own,))
        places, heads, place = seats[0], Decimal(contest.heads), Decimal(better + 1)
        if at_best:
            return Found(None, ("in_share", Decimal(places[at_best]), heads, place), (own, shares[at_best]), at_best)
        most = max(places.values(), default=0)
        if better < most:
            return Found(None, ("tied_beyond", Decimal(most), Decimal(tied), place), (own,), self.else_)
        return Found(None, ("beyond_shares", Decimal(most), heads, place), (own,), self.else_)

    def _word(self, better: int, tied: int, places: Mapping[str, int]) -> str:
        """Returns the first share that holds who has so many before them; nothing when none does."""
        last = better + (1 if self.ties == "all" else tied)
        return next((word for word, most in places.items() if last <= most), "")
