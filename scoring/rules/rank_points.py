"""Points by the place that somebody reaches, or a penalty for who is worse than a benchmark.

    rule: rank_points
    of: order_rate
    points: {1: 3, 2: 2, 3: 1}        # places that are not listed give nothing
    order: highest                    # or lowest: the fastest response is first
    benchmark: shop_order_rate        # optional: the shop's figure
    behind: -1                        # optional: for who is worse than the benchmark, instead of points; else nothing
    among: {standing: [regular, stand_in]}   # optional: who holds a place
    paid: {standing: regular}         # optional: who of them gets points; the others only keep their place
    exempt: {special_event: yes}      # optional: neither points nor penalty, and no place
    ties: all                         # all: each has the points of the place; split: the mean of the places that those
                                      # tied take up; none: nothing
    tiebreak: [paid_order_value]      # optional: tried before `ties`
    within: role                      # or group
    gives: points                     # or yuan, for prizes by place

- As good as the benchmark is not behind it. Who is behind it gets `behind` whatever the place.
- While somebody's figure is not known they might take any place: points that this could change are not given yet, to
  anybody. Whoever can have no figure (no customers in the week) is best left out: `among: {inquiry_customers: {above:
  0}}`.
- Fewer people than places: the last places stay empty; that a contest needs three people is `among: {heads: {at_least:
  3}}` with a `head_count`.
- Prizes in yuan that are split are whole cents that add up to those of the places; odd cents go to the lowest ids.
- `behind` without a `benchmark` is refused.
- Places are written without noughts in front: `01` is refused.

Source: weekly indicators of the flagship shop, 2–5 and 12; four-factor competition.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.condition import Condition, no_shares
from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset
from scoring.number import HUNDRED, ZERO, divide, rounded, settled, times, total_of
from scoring.ranking import Contest, Entry, Key, Order, Runner, Within, circle_of, group_lost, not_there
from scoring.unit import same


@dataclass(frozen=True, slots=True)
class Rule:
    """Points for the first places.

    Attributes:
        of: the figure that decides.
        points: place to points; a place that is not listed gives nothing.
        order: which end is first: ``highest`` (default) or ``lowest``.
        benchmark: optional: a figure (or number) of the same unit; only who is worse than it is behind.
        behind: optional: what those who are behind get, instead of points; nothing, when left out.
        among: optional: who holds a place; everybody, when left out.
        paid: optional: who gets points or a penalty, of those who hold a place; all of them, when left out.
        exempt: optional: who gets neither points nor penalty, and holds no place.
        ties: what those who share a place get: ``all`` (default) the points of the place, ``split`` the mean of the
            places that they take up, ``none`` nothing.
        tiebreak: optional: further figures that decide, highest best; unknown ones come last.
        within: who is compared: everybody of the ``role`` (default), or of one's own ``group``.
        gives: unit of the points, default ``points``.
    """

    of: Name
    points: dict[str, Figure] | Unset
    order: Order = "highest"
    benchmark: Figure | Name | None = None
    behind: Figure | None = None
    among: Condition | None = None
    paid: Condition | None = None
    exempt: Condition | None = None
    ties: Literal["all", "split", "none"] = "all"
    tiebreak: tuple[Name, ...] = ()
    within: Within = "role"
    gives: str = "points"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the declared unit, after checking that the benchmark is of the figure's."""
        if isinstance(self.benchmark, Name):
            same({self.of: units[self.of], self.benchmark: units[self.benchmark]}, "rank_points")
        else:
            no_shares(self.of, units, [self.benchmark] if self.benchmark else [])
        return self.gives

    def flaws(self) -> Iterator[Mistake]:
        """Yields places that are no whole numbers, and a penalty without a benchmark."""
        for place in () if isinstance(self.points, Unset) else self.points:
            if not place.isdecimal():
                yield Mistake(("points", place), "not_a_whole_number", {"found": place})
            elif int(place) < 1:
                yield Mistake(("points", place), "out_of_bounds", {"found": place, "least": "1", "most": "1000"})
            elif place != str(int(place)):
                yield Mistake(("points", place), "word_twice", {"found": place, "first": str(int(place))})
        if self.behind is not None and self.benchmark is None:
            yield Mistake(("benchmark",), "missing_key", {"wanted": "benchmark"})

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:  # noqa: ARG002 - own role only
        """Returns each one's points or penalty."""
        if isinstance(self.points, Unset):
            return [unknown(self.points.figure()) for _ in views]
        table = {int(place): figure for place, figure in self.points.items()}
        entry = Entry(self.of, self.tiebreak, self.order, self.within, self.among, self.exempt)
        last = max(table, default=0)
        runners, contests = entry.field(views)
        found = [
            self._without(view, runner)
            or self._against(view, runner.key or ())
            or self._unplaced(view, runner.key or (), contests[runner.circle], last)
            or self._placed(view, runner.key or (), contests[runner.circle], table)
            for view, runner in zip(views, runners, strict=True)
        ]
        return self._in_cents(views, found) if (self.ties, self.gives) == ("split", "yuan") else found

    def _in_cents(self, views: Sequence[View], found: list[Found]) -> list[Found]:
        """Returns split prizes in whole cents that add up to those of the places; odd cents go to the lowest ids."""
        tied: defaultdict[tuple[str, Decimal | str], list[int]] = defaultdict(list)
        for index, each in enumerate(found):
            if each.reason[0] == "rank_points_tied":
                tied[circle_of(views[index], self.within), each.reason[1]].append(index)
        for sharing in tied.values():
            first = found[sharing[0]]
            heads = Decimal(first.reason[2])
            prizes = (part.value or ZERO for part in first.parts[1:] if isinstance(part, Figure))
            cents = rounded(times(total_of(prizes), HUNDRED), 0)
            each_one, odd = cents // heads, int(cents % heads)  # of who is not paid the share lapses
            lowest = set(sorted(sharing, key=lambda index: views[index].person.id)[: abs(odd)])
            for index in sharing:
                more = (1 if odd > 0 else -1) if index in lowest else 0
                found[index] = found[index]._replace(value=divide(each_one + more, HUNDRED))
        return found

    def _without(self, view: View, runner: Runner) -> Found | None:
        """Returns the answer for who gets no points anyway, or of whom it is not known; None for the others."""
        paid = True if self.paid is None else self.paid.holds(view)
        if runner.inside and paid and runner.key is not None:
            return unknown(view["group"]) if group_lost(view, self.within) else None
        own = view[self.of]
        if runner.inside is False and self.exempt is not None and self.exempt.holds(view):
            return Found(ZERO, ("exempt",), self.exempt.used(view))
        if runner.inside is False and not_there(own):
            return Found(ZERO, ("not_in_contest",), (own,))
        if runner.inside is False or paid is False:
            barring = [each for each in (self.among, self.paid) if each is not None and each.holds(view) is False]
            return Found(ZERO, ("not_eligible",), barring[0].failing(view))
        asked = [each for each in (self.exempt, self.among, self.paid) if each is not None]
        return unknown(own, *(lost for each in asked if each.holds(view) is None for lost in each.unknown(view)))

    def _against(self, view: View, key: Key) -> Found | None:
        """Returns the answer for who is behind the benchmark, or of whom that is not known; None for who is not."""
        if self.benchmark is None:
            return None
        mark = operand(view, self.benchmark)
        if mark.value is None:
            return unknown(mark)
        bound = settled(mark.value)
        if key[0] >= (bound if self.order == "highest" else -bound):
            return None
        own = view[self.of]
        if self.behind is None:
            return Found(ZERO, ("behind_benchmark",), (own, mark))
        if not self.behind.known:
            return unknown(self.behind)
        return Found(self.behind.value, ("behind_benchmark",), (own, mark))

    def _unplaced(self, view: View, key: Key, contest: Contest, last: int) -> Found | None:
        """Returns the answer for who is behind the last place that is listed, as most are; None for the others."""
        better, _ = contest.stands(key)
        if better < last or contest.may_precede(key, or_tie=self.ties != "all"):
            return None
        return Found(ZERO, ("no_rank_points", Decimal(better + 1)), (view[self.of],))

    def _placed(self, view: View, key: Key, contest: Contest, table: Mapping[int, Figure]) -> Found:
        own, (better, tied) = view[self.of], contest.stands(key)
        ahead = contest.may_precede(key, or_tie=self.ties != "all")
        span = 1 if self.ties == "all" else tied
        last = min(better + span, max(table, default=0))  # of all those tied only the first few are paid
        paid = [table[place] for place in range(better + 1, last + 1) if place in table]
        if not all(each.known for each in paid):
            return unknown(*paid)
        if ahead and not self._certain(better + 1, ahead + span, table):
            return Found(None, ("others_unknown", Decimal(ahead)), (own,))
        if self.ties == "none" and tied > 1 and paid:
            return Found(ZERO, ("tie_lapses", Decimal(tied)), (own,))
        value = divide(total_of(each.value or ZERO for each in paid), Decimal(span))
        reason = ("rank_points" if tied == 1 else "rank_points_tied", Decimal(better + 1), Decimal(tied))
        return Found(value, reason if paid else ("no_rank_points", Decimal(better + 1)), (own, *paid))

    def _certain(self, place: int, count: int, table: Mapping[int, Figure]) -> bool:
        """Tells whether it makes no difference who of those not known yet comes before."""
        last = max(table, default=0)
        values = {table[at].value if at in table else ZERO for at in range(place, min(place + count, last + 2))}
        return len(values) <= 1 and (self.ties != "none" or not any(values))
