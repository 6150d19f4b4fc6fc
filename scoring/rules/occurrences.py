"""What a list of occurrences comes to: so much for each by its size, or how many there were.

    rule: occurrences
    of: irregular                # a list: of `clocked`, `leave`, `records`, or of this word; or several
    kind: [late, early]          # optional: only these
    size: {above: 5}             # optional: only of that size: at_least, above, up_to, below
    bands:                       # what each comes to, by its size; or each: 20, whatever its size
      - {up_to: 30, gives: 0}
      - {above: 30, up_to: 120, gives: 0.5}
      - {above: 120, gives: 1}
    take: sum                    # or count; or full_days, half_days of what is in them
    halves: each                 # each occurrence for itself; or joined: two half days are a full one
    most_a_day: 1                # optional: together on one day never more
    gives: days

- With neither `bands` nor `each` the sizes are added; both at once is refused. A list of `clocked` holds minutes, days
  and counts at once and calls itself a count, so a sum of some of them says what it `gives` (minutes, days).
- `bands` leave no gap: what is settled elsewhere has a band that `gives: 0`. So much for each minute is the sum of the
  minutes × so much, in a `formula`.
- `full_days` and `half_days` split days off: 2.5 days are two full ones and a half one.
- Its parts are the occurrences that counted, each with its day, so that it may itself be a list for another word.
- Nothing happened: nought. A list that is not known leaves the answer unknown, and so does one of which a table gave
  only the number.
- Refused: a `kind` that its lists do not hold, a `size` that nothing has, `bands`, `each` or `most_a_day` unless `take`
  is `sum`, and `most_a_day` with values below nought.

Source: attendance rules of the factory (l. 113) and of the mall (l. 257–283).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from scoring.attendance.listed import LISTS, Size, hollow, listed
from scoring.band import Band, banded, flaws_of
from scoring.condition import no_shares
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset
from scoring.number import ONE, ZERO, settled
from scoring.unit import same


@dataclass(frozen=True, slots=True)
class Rule:
    """Adds up or counts what happened.

    Attributes:
        of: the lists, one or several.
        kind: optional: which of the things in them (``late``, ``sick`` …); all when left out.
        size: optional: of what size: ``at_least``, ``above``, ``up_to``, ``below``.
        bands: optional: what each comes to, by its size.
        each: or what each comes to, whatever its size.
        take: their ``sum`` (default), how many (``count``), or the ``full_days`` or ``half_days`` in them.
        halves: whether two half days are a full one: ``each`` (default) for itself, or ``joined``.
        most_a_day: optional: the most that one day comes to.
        gives: unit of the answer; left out: of a plain sum the unit of what is added.
    """

    of: tuple[Name, ...]
    kind: tuple[str, ...] = ()
    size: Size = field(default_factory=Size)
    bands: tuple[Band, ...] | Unset | None = None
    each: Figure | None = None
    take: Literal["sum", "count", "full_days", "half_days"] = "sum"
    halves: Literal["each", "joined"] = "each"
    most_a_day: Figure | None = None
    gives: str = ""

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the declared unit, or that of what is counted or added; a share fits a ratio only."""
        added = self.take == "sum" and not self.gives
        unit = same({name: units[name] for name in self.of}, "occurrences") if added else self.gives or "count"
        bands = self.bands if isinstance(self.bands, tuple) else ()
        edges = [*self.size.edges(), *(edge for band in bands for edge in band.edges())]
        no_shares(self.of[0], units, edges)
        worth = (self.each, self.most_a_day, *(band.gives for band in bands))
        no_shares("gives", {"gives": unit}, [each for each in worth if each is not None])
        return unit

    def flaws(self) -> Iterator[Mistake]:
        """Yields bands that overlap or leave a gap, and a value that is said twice."""
        if isinstance(self.bands, tuple):
            yield from flaws_of(self.bands, "refused")
        if self.bands is not None and self.each is not None:
            yield Mistake((), "one_of_two", {"wanted": "bands, each"})
        yield from self.size.flaws()
        worth = {"bands": self.bands, "each": self.each, "most_a_day": self.most_a_day}
        for key in (key for key, said in worth.items() if said is not None and self.take != "sum"):
            yield Mistake((), "one_of_two", {"wanted": f"take: {self.take}, {key}"})
        bands = self.bands if isinstance(self.bands, tuple) else ()
        for each in (self.each, self.most_a_day, *(band.gives for band in bands)):
            if self.most_a_day is not None and each is not None and each.value is not None and each.value < 0:
                yield Mistake(("most_a_day",), "out_of_bounds", {"found": str(each.value), "least": "0", "most": "—"})

    def lists(self) -> Iterator[tuple[str, ...]]:
        """Yields the lists in which its kinds are to occur."""
        yield self.of

    def adds_up(self) -> bool:
        """Tells whether the sizes of what is in the lists are added as they are."""
        return self.take == "sum" and self.bands is None and self.each is None

    def kinds(self, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Returns what the things in it are called, as in the lists that it is made of."""
        return self.kind or tuple(dict.fromkeys(kind for name in self.of for kind in known.get(name, ())))

    def asks(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the figures that it asks for, with their key and the words that make such."""
        yield from (("of", name, LISTS) for name in self.of)

    def figure(self, view: View) -> Found:
        """Returns the sum or the count; its parts are what counted."""
        lists = [view[name] for name in self.of]
        if not all(each.known for each in lists):
            return unknown(*lists)
        if empty := hollow(view, self.of):
            return Found(None, ("no_list",), empty)
        happened = listed(view, self.of, self.kind)
        if not happened:
            return Found(ZERO, ("no_occurrence",))
        lost = [*self.size.lost(), *self._lost()]
        if lost:
            return unknown(*lost)
        happened = [part for part in happened if part.value is not None and self.size.holds(part.value)]
        if self.take == "count":
            return _counted(Decimal(len(happened)), happened)
        if self.take != "sum":
            return self._days(happened)
        return self._sum(happened)

    def _lost(self) -> Iterator[Figure]:
        if isinstance(self.bands, Unset):
            yield self.bands.figure()
        yield from (each for each in (self.each, self.most_a_day) if each is not None and each.value is None)

    def _sum(self, happened: list[Figure]) -> Found:
        parts: list[Figure] = []
        spent: dict[str, Decimal] = {}
        for part in happened:
            worth = self._worth(part)
            if isinstance(worth, Found):
                return worth
            worth = self._within_a_day(worth, spent)
            parts += [worth] if worth.value else []
        return _counted(sum((part.value for part in parts if part.value), ZERO), parts)

    def _worth(self, part: Figure) -> Figure | Found:
        """Returns what one occurrence comes to; no answer when that is lost, or when its unit is another."""
        if isinstance(self.bands, tuple) and part.value is not None:
            band = banded(settled(part.value), self.bands)
            if not isinstance(band, Band):
                return unknown(*(band or ()))
            if band.gives.value is None:
                return unknown(band.gives)
            reason = ("in_band", band.text())
            return Figure(part.name, band.gives.value, self.gives, reason, (part, band.gives), part.word)
        if self.each is not None:
            return Figure(part.name, self.each.value, self.gives, ("each_time",), (part, self.each), part.word)
        if self.gives and part.unit != self.gives:
            return Found(None, ("other_unit", part.unit, self.gives), (part,))
        return part

    def _within_a_day(self, part: Figure, spent: dict[str, Decimal]) -> Figure:
        """Returns an occurrence without what goes beyond the most that its day may come to."""
        most = self.most_a_day.value if self.most_a_day else None
        if most is None or part.value is None:
            return part
        left = max(ZERO, most - spent.get(part.word, ZERO))
        spent[part.word] = spent.get(part.word, ZERO) + part.value
        if part.value <= left:
            return part
        return Figure(part.name, left, part.unit, ("most_a_day", most), (part,), part.word)

    def _days(self, happened: list[Figure]) -> Found:
        """Returns the full or the half days in what happened."""
        days = [part.value for part in happened if part.value is not None]
        if self.halves == "joined":
            days = [sum(days, ZERO)]
        full = [value // ONE for value in days]
        halves = [value for value in days if value % ONE]
        return _counted(sum(full, ZERO) if self.take == "full_days" else Decimal(len(halves)), happened)


def _counted(value: Decimal, parts: list[Figure]) -> Found:
    return Found(value, ("occurrences", str(len(parts))), tuple(parts)) if parts else Found(ZERO, ("no_occurrence",))
