"""A prize for the best few (or a fine for the worst), handed down past those who are not eligible.

    rule: best
    of: performance_score
    places: 1
    amount: 200               # below nought it is a fine
    order: highest            # or lowest: the fastest response; or, with an amount below nought, the last in rank
    within: role              # or group: the best of each group
    when: {full_attendance: yes, complaint_count: 0}
    hand_down: yes            # the next in rank takes the place of one who is not eligible
    ties: all                 # all: each tied person gets it whole; split; none
    tiebreak: [skill_score]   # tried before `ties`
    above: 0                  # optional: the figure must exceed this (a fall is no progress)

- Whoever cannot have the figure (not employed in the month before, not appraised) is not in the contest.
- While it is not known of somebody how good they are or whether they are eligible, neither is their prize, nor that of
  whoever they might pass. Whoever nobody can pass gets the prize all the same.
- More places than people: everybody gets one. In a group of one the first is also the last: that a contest needs three
  people is `when: {heads: {at_least: 3}}` with a `head_count`.
- A split adds up to the prizes left exactly; its odd cents go to the lowest ids.
- `places` that are no whole number from 1 is refused.

Source: circular (综)字20161101, 5.2–5.5; contest of the shop groups, article 1 (last place: −100).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.condition import Condition, no_shares
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, not_whole
from scoring.number import HUNDRED, ONE, ZERO, rounded, settled
from scoring.ranking import Contest, Key, Order, Runner, Within, circle_of, contests_of, group_lost, key_of, not_there


@dataclass(frozen=True, slots=True)
class Rule:
    """An amount for whoever is among the first ``places``.

    Attributes:
        of: the figure that decides.
        amount: of each prize, in yuan; a fine, when it is below nought.
        places: how many prizes, at least one.
        when: optional: condition of being eligible; left out: everybody.
        hand_down: ``yes`` (default): the next takes the place of one who is not eligible; ``no``: the prize lapses.
        ties: those still tied across the last place: ``all`` (default) each the whole prize, ``split`` share what is
            left in whole cents, ``none`` nobody.
        tiebreak: optional: further figures, tried before ``ties``, highest best whatever the order; an unknown one
            comes last.
        above: optional: the figure must exceed this.
        order: which end is best: ``highest`` (default) or ``lowest``.
        within: who is compared: everybody of the ``role`` (default), or of one's own ``group``.
    """

    of: Name
    amount: Figure
    places: Figure
    when: Condition | None = None
    hand_down: bool = True
    ties: Literal["all", "split", "none"] = "all"
    tiebreak: tuple[Name, ...] = ()
    above: Figure | None = None
    order: Order = "highest"
    within: Within = "role"

    def flaws(self) -> Iterator[Mistake]:
        """Yields no whole number of prizes."""
        yield from not_whole(self.places, "places", 1, 1000)

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns yuan, after checking that what must be exceeded is no share of a figure that is none."""
        no_shares(self.of, units, [self.above] if self.above else [])
        no_shares("amount", {"amount": "yuan"}, [self.amount])
        return "yuan"

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:  # noqa: ARG002 - own role only
        """Returns each one's prize, nought for those without."""
        numbers = (self.amount, self.places, *((self.above,) if self.above else ()))
        if self.places.value is None or not all(each.known for each in numbers):
            return [unknown(*numbers) for _ in views]
        places = int(self.places.value)
        runners = [Runner(self._key(view), self._runs(view), circle_of(view, self.within)) for view in views]
        contests = contests_of(runners, self.within)
        found = [self._prize(view, contests[circle_of(view, self.within)], places) for view in views]
        found = self._odd_cents(views, found)
        return [
            self._if_sure(view, each, contests[circle_of(view, self.within)], places)
            for view, each in zip(views, found, strict=True)
        ]

    def _runs(self, view: View) -> bool | None:
        """Tells whether somebody takes a place if they are good enough; None when that is not known."""
        holds = True if not self.hand_down or self.when is None else self.when.holds(view)
        if holds is False or not_there(view[self.of]):
            return False
        if view[self.of].value is None:
            return None
        return holds if self._rises(view) else False

    def _rises(self, view: View) -> bool:
        value, least = view[self.of].value, self.above.value if self.above else None
        return value is not None and (least is None or settled(value) > settled(least))

    def _key(self, view: View) -> Key | None:
        return key_of(view, self.of, self.tiebreak, self.order)

    def _prize(self, view: View, contest: Contest, places: int) -> Found:
        own, key = view[self.of], self._key(view)
        if not_there(own):
            return Found(ZERO, ("not_in_contest",), (own,))
        holds = True if self.when is None else self.when.holds(view)
        if holds is False:
            return Found(ZERO, ("not_eligible",), self.when.failing(view) if self.when else ())
        if key is None or group_lost(view, self.within):
            return unknown(own, *((view["group"],) if self.within == "group" else ()))
        if not self._rises(view):
            return Found(ZERO, ("no_progress",), (own,))
        if contest.better(key) >= places:
            return Found(ZERO, (self._code("others_better"),), (own,))
        if holds is None and self.when:
            return unknown(*self.when.unknown(view))  # it would be theirs if they are eligible
        return self._won(own, places - contest.better(key), contest.tied(key))

    def _won(self, own: Figure, left: int, tied: int) -> Found:
        amount = self.amount.value or ZERO
        if tied <= left:
            return Found(amount, (self._code("prize"),), (own, self.amount))
        if self.ties == "all":
            return Found(amount, (self._code("prize_tied"), Decimal(tied)), (own, self.amount))
        if self.ties == "none":
            return Found(ZERO, ("tie_lapses", Decimal(tied)), (own,))
        cents = rounded(amount * left * HUNDRED, 0)
        return Found(cents // tied / HUNDRED, (self._code("prize_split"), Decimal(tied), cents), (own, self.amount))

    def _code(self, code: str) -> str:
        """Returns the code of a reason: to be first from below is said in other words."""
        return code if self.order == "highest" else f"lowest_{code}"

    def _odd_cents(self, views: Sequence[View], found: list[Found]) -> list[Found]:
        """Returns split prizes that add up to the whole: the odd cents go one each to the lowest ids."""
        split: defaultdict[str, list[int]] = defaultdict(list)
        for index, each in enumerate(found):
            if each.reason[0] == self._code("prize_split"):
                split[circle_of(views[index], self.within)].append(index)
        for tied in split.values():
            heads, left = (Decimal(said) for said in found[tied[0]].reason[1:3])
            odd = int(left % heads)  # not what is left of the whole: the share of who is not eligible lapses
            cent = ONE / HUNDRED if odd > 0 else -ONE / HUNDRED
            for index in sorted(tied, key=lambda index: views[index].person.id)[: abs(odd)]:
                found[index] = found[index]._replace(value=(found[index].value or ZERO) + cent)
        return found

    def _if_sure(self, view: View, found: Found, contest: Contest, places: int) -> Found:
        """Returns the prize, or that it is not known yet because of others who might come before."""
        key = self._key(view)
        if not found.value or key is None:
            return found
        before = contest.may_precede(key, or_tie=self.ties != "all")
        last = contest.better(key) + before + (1 if self.ties == "all" else contest.tied(key))
        if before and last > places:
            return Found(None, ("others_unknown", Decimal(before)), (view[self.of],))
        return found
