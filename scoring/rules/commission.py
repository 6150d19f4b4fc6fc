"""A commission on sales at a rate that rises with how much of the task was done.

    rule: commission
    of: sales_amount
    task: task_amount        # a figure or a number; completion = sales ÷ task
    part: within             # what lies within the task; beyond: what exceeds it; all: everything sold
    tiers:                   # edges are completions, as of `bands`: at_least, above, up_to, below
      - {up_to: 60%, rate: 5‰}
      - {above: 60%, rate: 8‰}
    mode: whole              # the whole part at the rate of the tier reached; or marginal: each slice at its own
    rates_in: ratio          # rates as they are written (5‰, 0.5%); or permille, percent: what a bare 5 means
    negative: zero           # sales below nought (more refunds than sales) earn nothing; or counts: it is taken back
    gaps: refused            # a completion between the tiers; or allowed: then there is no answer
    before: sold_before      # optional: sold earlier against the same task (a yearly quota); completion counts both

- A tier says itself whether an edge belongs to it; gaps and overlaps are refused when the scheme is loaded, but for
  `part: beyond` the tiers may begin at 100%.
- A task of nought or less gives no answer. With `part: beyond` and a task that is not exceeded the commission is 0.
- Sales of 140 000 on a task of 100 000 have, beyond the task, a slice of 30 000 up to 130% and one of 10 000 above it:
  that is what `mode: marginal` pays for.
- With `before` (a `count_over` of the sales, `over: year_to_date`, `but_not: this_period`) the part begins where the
  earlier sales end: with `marginal` each new slice earns at the tier that it lies in, with `whole` the new sales earn
  at the tier that is reached now, and nothing earlier is paid again.
- A refund with `negative: counts` and `marginal` takes back at the rates at which it had been earned.
- A number that has lost its sign (a rate of 5 with `rates_in: ratio`, an edge of 60) is refused.

Source: pay of the flagship shop (commission within and beyond the task); pay structures of pre-sales and supervisors.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal

from scoring.band import Band, banded, flaws_of
from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset
from scoring.number import HUNDRED, ONE, THOUSAND, WORKING, ZERO, divide, settled, times, total_of
from scoring.unit import same

_UNITS = {"ratio": ONE, "percent": HUNDRED, "permille": THOUSAND}
_FULL = Decimal(10)
"""A completion of a thousand per cent: an edge beyond it has lost its percent sign."""


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier; an edge left out is open.

    Attributes:
        rate: of the commission.
        at_least: lower completion that belongs.
        above: lower completion that does not.
        up_to: upper completion that belongs.
        below: upper completion that does not.
    """

    rate: Figure
    at_least: Figure | None = None
    above: Figure | None = None
    up_to: Figure | None = None
    below: Figure | None = None

    def band(self) -> Band:
        """Returns the tier as a band of completions that gives its rate."""
        return Band(self.rate, self.at_least, self.above, self.up_to, self.below)


@dataclass(frozen=True)
class Rule:
    """Sales × rate, by completion of the task.

    Attributes:
        of: what was sold.
        task: what should have been sold, in the same unit: a number or a figure.
        tiers: from low to high, each with ``rate`` and its edges ``at_least``, ``above``, ``up_to``, ``below`` as
            completions.
        part: the part of the sales that earns: ``all`` (default), what lies ``within`` the task, or what goes
            ``beyond`` it.
        mode: ``whole`` (default): the whole part at the rate of the tier that was reached; ``marginal``: each slice of
            the part at the rate of the tier in which it lies.
        rates_in: what the rates are written in: ``ratio`` (default), ``percent`` or ``permille``.
        negative: what sales below nought earn: ``zero`` (default), or their (negative) commission (``counts``).
        gaps: ``refused`` (default) when the scheme is loaded, or ``allowed``: a completion in a gap gives no answer.
        before: optional: what was sold earlier against the same task, in the same unit.
    """

    of: Name
    task: Figure | Name
    tiers: tuple[Tier, ...] | Unset
    part: Literal["all", "within", "beyond"] = "all"
    mode: Literal["whole", "marginal"] = "whole"
    rates_in: Literal["ratio", "percent", "permille"] = "ratio"
    negative: Literal["zero", "counts"] = "zero"
    gaps: Literal["refused", "allowed"] = "refused"
    before: Name | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the sales, after checking that the task has the same."""
        named = {str(name): units[name] for name in (self.of, self.task, self.before) if isinstance(name, Name)}
        return same(named, "commission")

    def flaws(self) -> Iterator[Mistake]:
        """Yields tiers that overlap or leave a gap, and numbers that have lost their percent sign."""
        if isinstance(self.tiers, Unset):
            return
        for index, tier in enumerate(self.tiers):
            for key in ("rate", "at_least", "above", "up_to", "below"):
                number, most = getattr(tier, key), _UNITS[self.rates_in] if key == "rate" else _FULL
                if number is not None and number.value is not None and not ZERO <= number.value <= most:
                    said = {"found": str(number.value), "least": "0", "most": str(most)}
                    yield Mistake(("tiers", str(index), key), "out_of_bounds", said)
                    return
        for flaw in flaws_of(self._covering, self.gaps):
            yield replace(flaw, path=("tiers", *flaw.path[1:]))

    @cached_property
    def _covering(self) -> tuple[Band, ...]:
        """Returns the tiers as bands; the lowest open where no part can lie below it anyway."""
        bands = tuple(tier.band() for tier in self._known_tiers())
        floor = ONE if self.part == "beyond" else ZERO
        lowest = min((band for band in bands if band.start()), key=lambda band: band.start() or (ZERO, 0), default=None)
        if lowest is None or not all(band.start() for band in bands) or (lowest.start() or (ZERO, 0))[0] > floor:
            return bands
        return tuple(replace(band, at_least=None, above=None) if band is lowest else band for band in bands)

    @cached_property
    def _lost(self) -> tuple[Figure, ...]:
        """Returns the edges that nobody knows."""
        return tuple(edge for tier in self._known_tiers() for edge in tier.band().lost)

    def _known_tiers(self) -> tuple[Tier, ...]:
        return () if isinstance(self.tiers, Unset) else self.tiers

    def figure(self, view: View) -> Found:
        """Returns the commission."""
        sold = _Sold(view[self.of], operand(view, self.task), None if self.before is None else view[self.before])
        if isinstance(self.tiers, Unset):
            return unknown(self.tiers.figure(), *sold.figures())
        if not all(each.known for each in sold.figures()):
            return unknown(*sold.figures())
        if settled(sold.task.value or ZERO) <= 0:
            return Found(None, ("no_task",), (sold.sales, sold.task))
        if settled(sold.sales.value or ZERO) < 0 and self.negative == "zero":
            return Found(ZERO, ("negative_sales",), (sold.sales,))
        if self._lost:
            return unknown(*self._lost)
        start, end = self._span(sold)
        if settled(end) == settled(start):
            nothing = "nothing_beyond" if self.before is None else "nothing_in_part"
            return Found(ZERO, (nothing,), (sold.sales, sold.task))
        return self._whole(sold, end - start) if self.mode == "whole" else self._marginal(sold, start, end)

    def _span(self, sold: "_Sold") -> tuple[Decimal, Decimal]:
        """Returns from where to where the part reaches, in sales."""
        task, start, end = sold.task.value or ZERO, sold.earlier(), sold.reached()
        if self.part == "beyond":
            return max(task, start), max(task, end)
        return (min(start, task), min(end, task)) if self.part == "within" else (start, end)

    def _whole(self, sold: "_Sold", amount: Decimal) -> Found:
        tier = banded(sold.completion(), self._covering)
        if not isinstance(tier, Band):
            return Found(None, ("tier_gap", times(sold.completion(), HUNDRED)), (sold.sales, sold.task))
        if tier.gives.value is None:
            return unknown(tier.gives)
        return self._found(sold, [(tier.gives, amount)])

    def _marginal(self, sold: "_Sold", start: Decimal, end: Decimal) -> Found:
        """Returns what the slices earn; when the part shrinks, what is taken back of them."""
        low, high = min(start, end), max(start, end)
        slices = [(tier.gives, _slice(tier, sold.task.value or ZERO, low, high)) for tier in self._covering]
        earning = [(rate, amount) for rate, amount in slices if amount > 0]
        if settled(total_of(amount for _, amount in earning)) != settled(high - low):
            return Found(None, ("tier_gap", times(sold.completion(), HUNDRED)), (sold.sales, sold.task))
        if not all(rate.known for rate, _ in earning):
            return unknown(*(rate for rate, _ in earning))
        return self._found(sold, [(rate, amount if start < end else -amount) for rate, amount in earning])

    def _found(self, sold: "_Sold", earning: list[tuple[Figure, Decimal]]) -> Found:
        """Returns the sum of what each amount earns at its rate."""
        value = total_of(times(amount, self._share(rate.value or ZERO)) for rate, amount in earning)
        code = "commission" if self.before is None else "commission_after"
        amounts = tuple(amount for _, amount in earning)
        reason: tuple[str | Decimal, ...] = (code, times(sold.completion(), HUNDRED), self.rates_in, *amounts)
        return Found(value, reason, (*sold.figures(), *(rate for rate, _ in earning)))

    def _share(self, rate: Decimal) -> Decimal:
        return divide(rate, _UNITS[self.rates_in])


@dataclass(frozen=True, slots=True)
class _Sold:
    """What was sold now and earlier, against one task."""

    sales: Figure
    task: Figure
    before: Figure | None

    def figures(self) -> tuple[Figure, ...]:
        return (self.sales, self.task, *((self.before,) if self.before else ()))

    def earlier(self) -> Decimal:
        return (self.before.value if self.before else None) or ZERO

    def reached(self) -> Decimal:
        return WORKING.add(self.earlier(), self.sales.value or ZERO)

    def completion(self) -> Decimal:
        """Returns the completion as it is compared; sales below nought complete nothing."""
        return max(ZERO, settled(divide(self.reached(), self.task.value or ONE)))


def _slice(tier: Band, task: Decimal, start: Decimal, end: Decimal) -> Decimal:
    """Returns how much of the part lies in a tier, in sales."""
    low, high = tier.start(), tier.end()
    above = start if low is None else max(start, times(low[0], task))
    below = end if high is None else min(end, times(high[0], task))
    return max(ZERO, below - above)
