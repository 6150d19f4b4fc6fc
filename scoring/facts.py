"""What is known of people: who they are, and what was measured of each in each month."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from scoring.figure import Cell, Figure, Reason
from scoring.period import Period
from scoring.problem import Problem

STANDINGS = ("absent", "probation", "confirming", "regular")
"""What somebody can be in a month: not employed, on probation, in the month of confirmation, or none of these."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the department, as the roster has them.

    Attributes:
        id: 工号, as text (``007``), unique.
        name: as written.
        role: which schemes apply (a role of the team file, ``rep`` or ``lead``).
        group: the group (组别) of today; a month's own group stands in that month's facts when a table has it.
        probation: whether they are still on probation today.
        hired: first day of service.
        confirmed: day of confirmation (转正日期); None when on probation, or when it was long ago and nobody wrote it.
        left: last day of service (离职日期); None when they are still here.
        cells: where each of these stands: ``status``, ``hired``, ``confirmed``, ``left``, ``role``, ``group``.
    """

    id: str
    name: str
    role: str
    group: str = ""
    probation: bool = False
    hired: date | None = None
    confirmed: date | None = None
    left: date | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def days_served(self, period: Period) -> int:
        """Returns how many calendar days of the month they were employed."""
        start = max(period.first, self.hired or period.first)
        end = min(period.last, self.left or period.last)
        return max(0, (end - start).days + 1)

    def standing(self, period: Period) -> str:
        """Returns ``absent`` (not employed), ``probation``, ``confirming`` (the month of confirmation) or ``regular``.

        A month counts as probation when its last day lies before the day of confirmation.
        """
        if not self.days_served(period):
            return "absent"
        if self.confirmed is None:
            return "probation" if self.probation else "regular"
        if self.confirmed > period.last:
            return "probation"
        return "confirming" if self.confirmed >= period.first else "regular"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read of one person in one month.

    Attributes:
        person: whom it is about.
        period: the month.
        measures: name of a measure to its figure, whose parts are the cells; a measure that was expected but is not
            known is there with the value None, one that nobody keeps is not there at all.
    """

    person: Person
    period: Period
    measures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Department:
    """Everybody, with the facts of every month that was read, and what could not be read.

    Attributes:
        period: the month to be appraised.
        people: everybody on the roster, leavers included.
        facts: (person id, month) to what is known of them; a pair that is missing was not employed then.
        problems: what a person must put right.
        adjustments: HR's manual adjustments of the appraised month: person id to figures in yuan, one a row, each
            with the word = "reason (approver)".
        counts: how many rows were read, used, left blank and refused, by book and tab, for the receipt.
    """

    period: Period
    people: tuple[Person, ...]
    facts: Mapping[tuple[str, Period], Facts]
    problems: tuple[Problem, ...] = ()
    adjustments: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    counts: tuple[tuple[str, str, int, int, int, int], ...] = ()


def measure(name: str, value: Decimal | None, unit: str, *cells: Cell) -> Figure:
    """Returns the figure of something that was read."""
    return Figure(name, value, unit, ("read",) if value is not None else ("not_known",), cells)


class Found(NamedTuple):
    """What a rule answers: a value or a word, why, and from what; its name and unit are known to the asker."""

    value: Decimal | None
    reason: Reason
    parts: tuple[Figure | Cell, ...] = ()
    word: str = ""


class View:
    """What is known of one person in one month while it is being worked out; grows by one figure a rule.

    Attributes:
        person: whom it is about.
        period: the month.
        figures: facts and figures so far, by name.
        past: the same person's views of other months, by month; a month without one was not served.
        stamp: what figures of this month are marked with when a later month uses them; empty for the appraised month.
    """

    __slots__ = ("figures", "past", "period", "person", "stamp")

    def __init__(
        self, person: Person, period: Period, figures: dict[str, Figure], past: "Mapping[Period, View]", stamp: str = ""
    ) -> None:
        """Keeps what it is given."""
        self.person = person
        self.period = period
        self.figures = figures
        self.past = past
        self.stamp = stamp

    def __getitem__(self, name: str) -> Figure:
        """Returns the figure of that name; one that nobody knows is there as an unknown figure."""
        return self.figures.get(name) or Figure(name, None, "", ("not_kept",))

    def month(self, period: Period) -> "View | None":
        """Returns the same person in another month, or None when they did not serve then."""
        if period == self.period:
            return self if self.figures else None
        return self.past.get(period)

    def dated(self, name: str) -> Figure:
        """Returns the figure, marked with its month when that is not the appraised one."""
        figure = self[name]
        if not self.stamp or figure.period:
            return figure
        # Spelt out, since dataclasses.replace is four times as slow and this is done for every month of everybody.
        marked = Figure(name, figure.value, figure.unit, figure.reason, figure.parts, figure.word, self.stamp)
        self.figures[name] = marked  # so that it is marked once, however many look at it
        return marked


def unknown(*figures: Figure) -> Found:
    """Returns the answer that nothing can be said, because of those of the figures that are not known."""
    return Found(None, ("not_known",), tuple(each for each in figures if not each.known))


def operand(view: View, name: Figure | str) -> Figure:
    """Returns a number of the scheme as it is, or the figure that a name stands for."""
    return name if isinstance(name, Figure) else view[name]
