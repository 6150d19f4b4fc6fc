"""A prize for the best few, handed down when they are not eligible.

    rule: best
    of: performance_score
    places: 1
    amount: 200
    when: {full_attendance: yes, complaint_count: 0}
    hand_down: yes            # the next in rank takes the place of one who is not eligible
    ties: all                 # all: each tied person gets it whole; split; none
    tiebreak: [skill_score]   # tried before `ties`
    above: 0                  # optional: the figure must exceed this (a fall is no progress)

While it is not known of somebody how good they are or whether they are eligible, neither is their prize, nor that of
whoever they might pass.

Source: catalogue P19–P21, P23; seed 003, circular (综)字20161101, 5.2–5.5.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, not_whole
from scoring.number import HUNDRED, ONE, ZERO, rounded, settled

_Key = tuple[Decimal, ...]
_NOT_THERE = ("not_employed_in", "no_month_served")
"""Reasons of a figure that cannot exist: such a person is in no contest and keeps nobody waiting."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An amount for whoever is among the first ``places``.

    Attributes:
        of: the figure that decides; the highest is best.
        amount: of each prize.
        places: how many prizes, at least one.
        when: who is eligible; everybody, when left out.
        hand_down: whether one who is not eligible frees the place for the next.
        ties: what those get who are still tied across the last place; ``split`` shares the prizes left among them,
            in whole cents that add up to the whole, the odd ones to the lowest ids.
        tiebreak: further figures that decide, highest best; unknown ones come last.
        above: the figure must be above this.
    """

    of: Name
    amount: Figure
    places: Figure
    when: Condition | None = None
    hand_down: bool = True
    ties: Literal["all", "split", "none"] = "all"
    tiebreak: tuple[Name, ...] = ()
    above: Figure | None = None

    def flaws(self) -> Iterator[Mistake]:
        """Yields no whole number of prizes."""
        yield from not_whole(self.places, "places", 1, 1000)

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - a prize is money
        """Returns yuan."""
        return "yuan"

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:  # noqa: ARG002 - own role only
        """Returns each one's prize, nought for those without."""
        numbers = (self.amount, self.places, *((self.above,) if self.above else ()))
        if self.places.value is None or not all(each.known for each in numbers):
            return [unknown(*numbers) for _ in views]
        runners = [view for view in views if self._runs(view)]
        ranked = sorted((self._key(view) for view in runners), reverse=True)
        places = int(self.places.value)
        last = ranked[places - 1] if len(ranked) >= places else None
        clear = sum(1 for key in ranked if last is None or key > last)
        tied = sum(1 for key in ranked if key == last)
        found = [self._prize(view, last, places - clear, tied) for view in views]
        found = self._odd_cents(views, found)
        doubtful = [view for view in views if self._doubtful(view)]
        if not doubtful:
            return found
        return [self._if_sure(view, each, ranked, doubtful) for view, each in zip(views, found, strict=True)]

    def _odd_cents(self, views: Sequence[View], found: list[Found]) -> list[Found]:
        """Returns split prizes that add up to the whole: the odd cents go one each to the lowest ids."""
        shared = (index for index, each in enumerate(found) if each.reason[0] == "prize_split")
        split = sorted(shared, key=lambda index: views[index].person.id)
        if not split:
            return found
        left = found[split[0]].reason[2]
        odd = int(Decimal(left) - sum((found[index].value or ZERO) for index in split) * HUNDRED)
        more = {
            index: found[index]._replace(value=(found[index].value or ZERO) + ONE / HUNDRED) for index in split[:odd]
        }
        return [more.get(index, each) for index, each in enumerate(found)]

    def _doubtful(self, view: View) -> bool:
        """Tells whether somebody might still win: the figure is not known, or whether they are eligible."""
        own = view[self.of]
        if own.value is None:
            barred = self.when is not None and self.when.holds(view) is False
            return not barred and own.reason[0] not in _NOT_THERE
        return self.when is not None and self.when.holds(view) is None and self._rises(view)

    def _if_sure(self, view: View, found: Found, ranked: list[_Key], doubtful: list[View]) -> Found:
        """Returns the prize, or that it is not known yet because of others who might come before."""
        if not found.value or self.places.value is None:
            return found
        key = self._key(view)
        before = [each for each in doubtful if each is not view and self._may_precede(each, key)]
        others = sum(1 for each in ranked if each > key)
        if before and others + len(before) >= int(self.places.value):
            return Found(None, ("others_unknown", Decimal(len(before))), (view[self.of],))
        return found

    def _may_precede(self, other: View, key: _Key) -> bool:
        if other[self.of].value is None:
            return True
        return self._key(other) > key or (self.ties != "all" and self._key(other) == key)

    def _runs(self, view: View) -> bool:
        return self._rises(view) and (not self.hand_down or self._eligible(view))

    def _rises(self, view: View) -> bool:
        value, least = view[self.of].value, self.above.value if self.above else None
        return value is not None and (least is None or settled(value) > settled(least))

    def _eligible(self, view: View) -> bool:
        return self.when is None or self.when.holds(view) is True

    def _key(self, view: View) -> _Key:
        values = (view[name].value for name in (self.of, *self.tiebreak))
        return tuple(Decimal("-Infinity") if value is None else settled(value) for value in values)

    def _prize(self, view: View, last: _Key | None, left: int, tied: int) -> Found:
        own, amount = view[self.of], self.amount.value or ZERO
        if own.value is None and own.reason[0] in _NOT_THERE:
            return Found(ZERO, ("not_in_contest",), (own,))
        holds = True if self.when is None else self.when.holds(view)
        if holds is False:
            return Found(ZERO, ("not_eligible",), self.when.failing(view) if self.when else ())
        if own.value is None:
            return unknown(own)
        if not self._rises(view):
            return Found(ZERO, ("no_progress",), (own,))
        key = self._key(view)
        if holds is None and self.when and (last is None or key >= last):
            return unknown(*self.when.unknown(view))  # it would be theirs if they are eligible
        if last is None or key > last:
            return Found(amount, ("prize",), (own, self.amount))
        if key < last:
            return Found(ZERO, ("others_better",), (own,))
        return self._tied(own, amount, left, tied)

    def _tied(self, own: Figure, amount: Decimal, left: int, tied: int) -> Found:
        if tied <= left:
            return Found(amount, ("prize",), (own, self.amount))
        if self.ties == "all":
            return Found(amount, ("prize_tied", Decimal(tied)), (own, self.amount))
        if self.ties == "none":
            return Found(ZERO, ("tie_lapses", Decimal(tied)), (own,))
        cents = rounded(amount * left * HUNDRED, 0)
        return Found(cents // tied / HUNDRED, ("prize_split", Decimal(tied), cents), (own, self.amount))
