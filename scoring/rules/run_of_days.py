"""So much for every so many days in a row on which something happened.

    rule: run_of_days
    of: irregular                # a list, as of `clocked`
    kind: [late, early]
    size: {up_to: 5}             # optional: only of that size: at_least, above, up_to, below
    days: 3
    each: -5
    schedule: scheduled          # the days to be worked: only these are counted, and only these can break the row
    basis: workdays              # or times: so many in a row of all that happened, whatever the days between
    restart: yes                 # after each row the count begins anew; no: every further day counts again
    gives: points

- A rest day neither counts nor breaks the row; a day to be worked on which nothing happened breaks it.
- With `basis: times` an occurrence of another size breaks the row, and days between do not matter.
- Four days in a row are one row of three with `restart: yes`, two with `no`.
- It ends with the month.
- A timetable that is not known leaves it open as soon as enough happened to make a row.

Source: attendance rules of the mall (l. 267: three times in a row of five minutes).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from scoring.attendance.listed import LISTS, Size, hollow, listed
from scoring.attendance.roster import TIMETABLE, roster_of
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, not_whole
from scoring.number import ZERO, times


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts rows of days, or of occurrences.

    Attributes:
        of: the list.
        days: how many make a row, 1 to 31.
        each: what each row comes to.
        schedule: the timetable, a figure of the word ``timetable``.
        kind: optional: which of the things in the list.
        size: optional: of what size: ``at_least``, ``above``, ``up_to``, ``below``.
        basis: whether days to be worked (``workdays``, default) or occurrences (``times``) follow one another.
        restart: whether the count begins anew after a row; default ``yes``.
        gives: unit of the answer, default ``points``.
    """

    of: Name
    days: Figure
    each: Figure
    schedule: Name
    kind: tuple[str, ...] = ()
    size: Size = field(default_factory=Size)
    basis: Literal["workdays", "times"] = "workdays"
    restart: bool = True
    gives: str = "points"

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - declared
        """Returns the declared unit."""
        return self.gives

    def flaws(self) -> Iterator[Mistake]:
        """Yields a row of no whole number."""
        yield from not_whole(self.days, "days", 1, 31)
        yield from self.size.flaws()

    def lists(self) -> Iterator[tuple[str, ...]]:
        """Yields the lists in which its kinds are to occur."""
        yield (self.of,)

    def kinds(self, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:  # noqa: ARG002 - always the same
        """Returns what the things in it are called."""
        return ("run",)

    def asks(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the figures that it asks for, with their key and the words that make such."""
        yield "of", self.of, LISTS
        yield "schedule", self.schedule, (TIMETABLE,)

    def figure(self, view: View) -> Found:
        """Returns the rows times their value; its parts are the rows."""
        whole = view[self.of]
        if not whole.known:
            return unknown(whole)
        if empty := hollow(view, (self.of,)):
            return Found(None, ("no_list",), empty)
        happened = listed(view, (self.of,), self.kind)
        lost = [*self.size.lost(), *(each for each in (self.days, self.each) if each.value is None)]
        if happened and lost:
            return unknown(*lost)
        if not happened or self.days.value is None or self.each.value is None:
            return Found(ZERO, ("no_run",))
        small = [part for part in happened if part.value is not None and self.size.holds(part.value)]
        if len(small) < self.days.value:
            return Found(ZERO, ("no_run",))
        if self.basis == "workdays" and roster_of(view, self.schedule) is None:
            return unknown(view[self.schedule])
        steps = self._by_day(view, small) if self.basis == "workdays" else [_alone(part, small) for part in happened]
        rows = list(self._rows(steps, int(self.days.value)))
        if not rows:
            return Found(ZERO, ("no_run",))
        parts = tuple(self._row(row, self.each.value) for row in rows)
        return Found(times(Decimal(len(rows)), self.each.value), ("runs", str(len(rows))), parts)

    def _by_day(self, view: View, small: list[Figure]) -> list[tuple[Figure, ...]]:
        """Returns what happened on each day to be worked; nothing on a day that breaks the row."""
        roster = roster_of(view, self.schedule)
        days = sorted(roster.shifts) if roster else []
        return [tuple(part for part in small if part.word == day.isoformat())[:1] for day in days]

    def _rows(self, steps: list[tuple[Figure, ...]], long: int) -> Iterator[tuple[Figure, ...]]:
        row: tuple[Figure, ...] = ()
        for step in steps:
            row = (*row, *step) if step else ()
            if len(row) == long:
                yield row
                row = () if self.restart else row[1:]

    def _row(self, row: tuple[Figure, ...], each: Decimal) -> Figure:
        return Figure("run", each, self.gives, ("run", row[0].word, row[-1].word), row, row[-1].word)


def _alone(part: Figure, small: list[Figure]) -> tuple[Figure, ...]:
    return (part,) if any(part is each for each in small) else ()
