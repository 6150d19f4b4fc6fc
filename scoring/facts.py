"""What is known of people: who they are, and what was measured of each in each month."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from scoring.calendar import Calendar
from scoring.figure import Cell, Figure, Reason
from scoring.number import ONE, ZERO
from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from scoring.records import Records

NOT_APPRAISED = "not_appraised"
"""The reason of a figure of somebody whom the scheme does not appraise: it is not missing."""
_WORDS = ("standing", "role", "group")
OF_EVERYBODY = (*_WORDS, "hire_date", "days_served", "whole_period")
"""What is known of everybody without any table."""
_NO_CALENDAR = Calendar()
Measures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read of one person in one month.

    Attributes:
        person: whom it is about.
        period: the month.
        measures: name of a measure to its figure, whose parts are the cells; a measure that was expected but is not
            known is there with the value None, one that nobody keeps is not there at all.
        weeks: the measures of each week, where the scheme counts by weeks.
        records: forms, notices and punches that touch the month.
    """

    person: Person
    period: Period
    measures: Measures
    weeks: tuple[Measures, ...] = ()
    records: Records = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shared:
    """What was read of the department as a whole in one month.

    Attributes:
        measures: as of a person.
        weeks: the measures of each week.
    """

    measures: Measures
    weeks: tuple[Measures, ...] = ()


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
        shared: what is known of the department as a whole, by month.
        calendar: which days are worked.
        kept: of each role the measures that its tables give, also of who left them blank.
    """

    period: Period
    people: tuple[Person, ...]
    facts: Mapping[tuple[str, Period], Facts]
    problems: tuple[Problem, ...] = ()
    adjustments: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    counts: tuple[tuple[str, str, int, int, int, int], ...] = ()
    shared: Mapping[Period, Shared] = field(default_factory=dict)
    calendar: Calendar = _NO_CALENDAR
    kept: Mapping[str, frozenset[str]] = field(default_factory=dict)


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
        weeks: the person's views of the weeks of the month.
        records: forms, notices and punches that touch the month.
        calendar: which days are worked.
        department: what is known of the department as a whole; None in the department's own view.
        whole: of a week's view the view of its month, whose figures are known in each week.
        kept: the measures that the tables give of everybody in the person's role, also of who left them blank.
    """

    __slots__ = (
        "calendar", "department", "figures", "kept", "past", "period", "person", "records", "stamp", "weeks", "whole",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 - a view is all of these
        self,
        person: Person,
        period: Period,
        figures: dict[str, Figure],
        past: "Mapping[Period, View]",
        stamp: str = "",
        *,
        weeks: "tuple[View, ...]" = (),
        records: Records | None = None,
        calendar: Calendar = _NO_CALENDAR,
        department: "View | None" = None,
        kept: Container[str] = (),
    ) -> None:
        """Keeps what it is given."""
        self.person = person
        self.period = period
        self.figures = figures
        self.past = past
        self.stamp = stamp
        self.weeks = weeks
        self.records = records or {}
        self.calendar = calendar
        self.department = department
        self.kept = kept
        self.whole: View | None = None
        for week in weeks:
            week.whole = self

    def __getitem__(self, name: str) -> Figure:
        """Returns the figure of that name; one that nobody knows is there as an unknown figure."""
        found = self.figures.get(name)
        if found is not None:
            return found
        if self.whole is not None:
            return self.whole[name]
        if self.stamp and name in OF_EVERYBODY and self.person.id and self.figures:
            found = self.figures[name] = known_of_everybody(self, name)
            return found
        return Figure(name, None, "", ("not_kept",))

    def copy(self) -> "View":
        """Returns the same view, whose figures grow apart."""
        return View(
            self.person, self.period, dict(self.figures), self.past, self.stamp,
            weeks=tuple(week.copy() for week in self.weeks), records=self.records, calendar=self.calendar,
            department=self.department, kept=self.kept,
        )  # fmt: skip

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
        # Spelt out: dataclasses.replace is four times as slow, and this is done for every month of everybody.
        marked = Figure(name, figure.value, figure.unit, figure.reason, figure.parts, figure.word, self.stamp)
        self.figures[name] = marked  # so that it is marked once, however many look at it
        return marked


def known_of_everybody(view: View, name: str) -> Figure:
    """Returns what is known of a person without any table: standing, role, group, day of hiring, days served."""
    person, cells = view.person, view.person.cells
    if name in _WORDS:
        word = person.standing(view.period) if name == "standing" else getattr(person, name)
        cell = cells.get("status" if name == "standing" else name)
        return Figure(name, None, "word", ("read",), (cell,) if cell else (), word)
    if name == "hire_date":
        cell = cells.get("hired")
        reason = ("read",) if person.hired else ("not_known",)
        return Figure(name, None, "date", reason, (cell,) if cell else (), str(person.hired or ""))
    dates = tuple(cells[each] for each in ("hired", "left") if each in cells)
    served = person.days_served(view.period)
    if name == "days_served":
        return Figure(name, Decimal(served), "days", ("served",), dates)
    return Figure(name, ONE if served == view.period.days else ZERO, "yes_no", ("served",), dates)


def unknown(*figures: Figure) -> Found:
    """Returns the answer that nothing can be said, because of those of the figures that are not known."""
    return Found(None, ("not_known",), tuple(each for each in figures if not each.known))


def not_kept(view: View, periods: Iterable[Period]) -> Found | None:
    """Returns why a figure of the department has no answer: of a period nothing was kept; None when all were."""
    gone = next((period for period in periods if view.month(period) is None), None)
    return None if gone is None else Found(None, ("period_not_kept", str(gone)))


def operand(view: View, name: Figure | str) -> Figure:
    """Returns a number of the scheme as it is, or the figure that a name stands for."""
    return name if isinstance(name, Figure) else view[name]
