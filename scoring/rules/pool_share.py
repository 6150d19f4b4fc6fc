"""A part of a common pool of money, in proportion to a weight.

    rule: pool_share
    pool: behaviour_pool              # a figure or a number; the same for all who share it
    by: behaviour_score               # the weight
    divisor: sum                      # pool × weight ÷ the sum of the weights: the whole pool is given away;
                                      # or a number (96), or a figure: what one point is worth is laid down
    scale_down: yes                   # with such a divisor: divide by the sum when that is more (never above the pool)
    among: {standing: regular}        # optional: who shares
    negative_pool: zero               # a pool below nought gives nothing; or unknown: somebody has to decide
    within: role                      # or group: a pool for each group

- A weight below nought counts as nought. When nobody has any weight, nobody gets anything.
- Where the sum divides, the shares are whole cents that add up to the pool exactly: each is rounded down, and the cents
  left over go one each to the largest remainders, among equal ones to the lowest ids.
- With a divisor that is laid down each share is rounded by itself, and what is not given away stays in the pool; should
  they come to more than the pool, the smallest remainders are rounded down. `scale_down: no` may give away more than
  there is. A divisor of nought or less, or one that is not the same for all, gives no answer.
- A divisor that is a figure has the unit of the weight, or is a count (of heads).
- While somebody's weight is not known, the shares that depend on it are not either. Who has no weight at all (not
  employed then, not appraised) takes nothing.

Source: pay of the flagship shop (pools ÷ 96 and ÷ total); merit pool by grade and years.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.condition import Condition
from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure, Reason
from scoring.form import Mistake, Name
from scoring.number import HUNDRED, ZERO, divide, rounded, settled, times, total_of
from scoring.ranking import Within, circle_of, group_lost, not_there
from scoring.unit import same

_ALIKE = 10**12
_FINE = 20
"""Decimals to which weights are compared; taken as whole numbers of these they divide without a remainder lost."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Pool × weight ÷ divisor.

    Attributes:
        pool: what is shared: a number or a figure.
        by: each one's weight; below nought it counts as nought.
        divisor: ``sum`` of the weights (default), or a number or figure.
        scale_down: whether the sum divides where it is more than a divisor that is laid down; default ``yes``.
        among: optional: who shares; everybody, when left out.
        negative_pool: what a pool below nought gives: ``zero`` (default) or no answer (``unknown``).
        within: who shares one pool: everybody of the ``role`` (default), or of one's own ``group``.
    """

    pool: Figure | Name
    by: Name
    divisor: Literal["sum"] | Figure | Name = "sum"
    scale_down: bool = True
    among: Condition | None = None
    negative_pool: Literal["zero", "unknown"] = "zero"
    within: Within = "role"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the pool, after checking that the divisor divides what is shared."""
        if isinstance(self.divisor, Name) and units[self.divisor] != "count":
            same({self.by: units[self.by], self.divisor: units[self.divisor]}, "pool_share")
        return units[self.pool] if isinstance(self.pool, Name) else "yuan"

    def flaws(self) -> Iterator[Mistake]:
        """Yields a divisor of nought or less."""
        if isinstance(self.divisor, Figure) and self.divisor.value is not None and self.divisor.value <= 0:
            yield Mistake(("divisor",), "not_above_zero", {"found": str(self.divisor.value)})

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:  # noqa: ARG002 - own role only
        """Returns each one's share in whole cents."""
        answers = [self._without(view) for view in views]
        astray = [view for view in views if group_lost(view, self.within) and self._shares(view) is not False]
        circles: defaultdict[str, list[int]] = defaultdict(list)
        for index, view in enumerate(views):
            if not group_lost(view, self.within) and self._shares(view) is not False:
                circles[circle_of(view, self.within)].append(index)
        for members in circles.values():
            sharing = [views[index] for index in members]
            for index, found in zip(members, self._split(sharing, astray), strict=True):
                answers[index] = found
        return [each if each is not None else unknown() for each in answers]

    def _shares(self, view: View) -> bool | None:
        """Tells whether somebody shares in the pool; None when that is not known."""
        among = True if self.among is None else self.among.holds(view)
        return False if among is False or not_there(view[self.by]) else among

    def _without(self, view: View) -> Found | None:
        """Returns the answer for who does not share, or of whom it is not known in which group; None for the others."""
        if not_there(view[self.by]):
            return Found(ZERO, ("not_in_contest",), (view[self.by],))
        if self.among is not None and self.among.holds(view) is False:
            return Found(ZERO, ("not_eligible",), self.among.failing(view))
        return unknown(view["group"]) if group_lost(view, self.within) else None

    def _split(self, views: list[View], astray: list[View]) -> list[Found]:
        """Returns the shares of those of one pool; ``astray`` may share in it too."""
        pools = [operand(view, self.pool) for view in views]
        pool, value = pools[0], pools[0].value
        lost = [each for each in pools if each.value is None]
        if value is None or lost:
            return [unknown(*lost[:1]) for _ in views]
        if any(settled(each.value or ZERO) != settled(value) for each in pools):
            return [Found(None, ("pools_differ",), (each,)) for each in pools]
        if settled(value) <= 0:
            return [self._nothing(each, value) for each in pools]
        waiting = [view for view in views if view[self.by].value is None or self._shares(view) is None] + astray
        weights = [max(ZERO, settled(view[self.by].value or ZERO)) for view in views]
        return self._divided(views, pool, weights, waiting)

    def _nothing(self, pool: Figure, value: Decimal) -> Found:
        if settled(value) == 0:
            return Found(ZERO, ("pool_empty",), (pool,))
        return Found(ZERO if self.negative_pool == "zero" else None, ("pool_negative",), (pool,))

    def _divided(self, views: list[View], pool: Figure, weights: list[Decimal], waiting: list[View]) -> list[Found]:
        total, value = total_of(weights), pool.value or ZERO
        if isinstance(self.divisor, str) and not isinstance(self.divisor, Name):
            if waiting or total == 0:
                return [self._stands(view, pool, total, len(waiting)) for view in views]
            shares = zip(views, _exactly(views, value, weights), strict=True)
            return [self._share(view, share, ("pool_share", total), (pool,)) for view, share in shares]
        divisors = [operand(view, self.divisor) for view in views]
        divisor, below = divisors[0], divisors[0].value
        lost = [each for each in divisors if each.value is None]
        if below is None or lost:
            return [unknown(*lost[:1]) for _ in views]
        if any(settled(each.value or ZERO) != settled(below) for each in divisors):
            return [Found(None, ("pools_differ",), (each,)) for each in divisors]
        if settled(below) <= 0:
            return [Found(None, ("no_divisor",), (view[self.by], divisor)) for view in views]
        if self.scale_down and waiting:
            return [self._stands(view, pool, total, len(waiting)) for view in views]
        scaled = self.scale_down and total >= settled(below)
        reason = ("pool_share_scaled", total, below) if scaled else ("pool_share", below)
        found = _exactly(views, value, weights) if scaled else self._laid_down(views, value, weights, below)
        return [self._share(view, share, reason, (pool, divisor)) for view, share in zip(views, found, strict=True)]

    def _laid_down(
        self, views: Sequence[View], pool: Decimal, weights: Sequence[Decimal], divisor: Decimal
    ) -> list[Decimal]:
        """Returns shares by a divisor that is laid down, each rounded by itself unless that is above the pool."""
        worth = divide(pool, divisor)
        shares = [rounded(times(worth, weight)) for weight in weights]
        above = self.scale_down and total_of(shares) > pool
        return _exactly(views, pool, weights, divisor) if above else shares

    def _share(self, view: View, share: Decimal, reason: Reason, parts: tuple[Figure, ...]) -> Found:
        own = view[self.by]
        if own.value is None or self._shares(view) is None:
            return unknown(own, *(self.among.unknown(view) if self.among is not None else ()))
        if settled(own.value) < 0:
            return Found(ZERO, ("weight_below_nought",), (own,))
        return Found(share, reason, (own, *parts))

    def _stands(self, view: View, pool: Figure, total: Decimal, waiting: int) -> Found:
        """Returns the share while others are not known yet, or nobody has any weight: only nought is sure."""
        own = view[self.by].value
        if waiting and own is not None and settled(own) > 0 and self._shares(view):
            return Found(None, ("shares_unknown", Decimal(waiting)), (view[self.by],))
        return self._share(view, ZERO, ("pool_share", total) if waiting else ("no_weights",), (pool,))


def _exactly(
    views: Sequence[View], pool: Decimal, weights: Sequence[Decimal], divisor: Decimal | None = None
) -> list[Decimal]:
    """Returns shares in whole cents that add up to the pool: the cents left over go to the largest remainders.

    They are parts of the sum of the weights, or of a divisor that gives away next to nothing less.
    """
    cents = int(rounded(times(pool, HUNDRED), 0))
    parts = [int(weight.scaleb(_FINE)) for weight in weights]
    whole = sum(parts) if divisor is None else int(settled(divisor).scaleb(_FINE))
    given = [divmod(cents * part, whole) for part in parts]
    left = cents - sum(share for share, _ in given)
    # Weights may never end, and are cut somewhere: remainders that differ by no more than that are equal.
    near = [(rest * _ALIKE + whole // 2) // whole for _, rest in given]
    order = sorted(range(len(views)), key=lambda index: (-near[index], views[index].person.id))
    more = set(order[:left])
    return [divide(Decimal(share + (index in more)), HUNDRED) for index, (share, _) in enumerate(given)]
