"""The records that a team file fills: no key of it means anything that is not said here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

As = Literal["id", "text", "role", "choice", "date", "month", "number", "percent", "event"]
Kind = Literal["people", "monthly", "events", "month_grid", "adjustments"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the department.

    Attributes:
        titles: how the roster writes it (岗位).
        schemes: the schemes that apply, in this order.
    """

    titles: tuple[str, ...]
    schemes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TheirBook:
    """A workbook that people keep and that we only ever read.

    Attributes:
        at: its address; a path in it is absolute once the team file has been read.
        owner: who keeps it, and so who mends what is wrong in it.
    """

    at: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class OurBook:
    """A workbook of ours, written whole.

    Attributes:
        at: its address; ``{period}`` stands for the month.
        editors: addresses of people who may edit our tabs beside the service itself, where a home of books knows
            people; nobody needs to.
        readers: addresses of people who are meant to see the book, so that anybody else is noticed.
        details: whether the tab with the reasons of every figure is in it; very large departments may leave it out.
    """

    at: str
    editors: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    details: bool = True

    def address(self, period: object) -> str:
        """Returns the address of the month's book."""
        return self.at.replace("{period}", str(period))


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of theirs means.

    Attributes:
        titles: its headings, any of which may stand in the tab; ``上·下`` for a heading under a common one.
        as_: how its cells are read: a module of ``sheets_sync/tidy/cells``.
        unit: of a number, one of ``scoring.unit.UNITS``.
        least: smallest value that is believed, in ``unit`` (percent points for a percentage).
        most: largest value that is believed.
        whole: only whole numbers are believed.
        written: how a percentage without a sign is written: ``fraction`` 0.85, ``points`` 85, ``either``.
        blank: whether a blank cell is ``allowed``; otherwise it is a problem.
        for_: the roles that have this column; all when empty.
        choices: meaning to the words for it.
    """

    titles: tuple[str, ...]
    as_: As
    unit: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    whole: bool = False
    written: Literal["", "fraction", "points", "either"] = ""
    blank: Literal["refused", "allowed"] = "refused"
    for_: tuple[str, ...] = ()
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """What people write on a day of an attendance tab.

    Attributes:
        words: any of them; a plain list in the file means just these.
        n: what the number after the word counts; without it no number may follow.
        default: the number when none is written; without it a number must be written.
        counts: the measure to which every such mark adds one.
        sums: the measure to which its number is added.
    """

    words: tuple[str, ...]
    n: Literal["", "minutes", "days"] = ""
    default: Decimal | None = None
    counts: str = ""
    sums: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table of theirs means.

    Attributes:
        kind: how its rows are read: a module of ``sheets_sync/tidy/kinds``.
        book: key of the book.
        tab: title of the tab; for a ``month_grid`` one or more patterns with ``{year}`` and ``{month}``.
        columns: what each column means; the key of a measured column is the name of the measure.
        for_: the roles that must have rows; all when empty.
        events: measure to the words that count for it (kind ``events``).
        marks: the vocabulary of days (kind ``month_grid``); ``present``, ``rest`` and ``not_employed`` are known to us.
        unmarked: what a day without a mark is: a ``problem``, or ``present`` where only exceptions are written.
        hours_a_day: what a day of leave is in hours.
    """

    kind: Kind
    book: str
    tab: tuple[str, ...]
    columns: dict[str, Column]
    for_: tuple[str, ...] = ()
    events: dict[str, tuple[str, ...]] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    unmarked: Literal["problem", "present"] = "problem"
    hours_a_day: Decimal = Decimal(8)

    def measured(self) -> Iterator[tuple[str, str]]:
        """Yields the measures that this table gives, each with its unit."""
        for key, column in self.columns.items():
            if key not in NAMING[self.kind] and (self.kind == "monthly" or column.unit):
                yield key, column.unit or {"percent": "percent", "date": "date"}.get(column.as_, "word")
        for key in self.events:
            yield key, "count"
        for mark in self.marks.values():
            yield from mark_measures(mark)


@dataclass(frozen=True, slots=True)
class Team:
    """What a team's file declares.

    Attributes:
        team: its name, that of the file.
        title: language to the name that people see.
        language: of our tabs and messages.
        time_zone: whose days and months count.
        given: figures of the schemes that a table gives instead of their rule (a panel's decision); only these may.
        roles: key to role.
        books: theirs, by key.
        tables: by key.
        ours: ``summary``, ``payroll`` and ``results``.
    """

    team: str
    title: dict[str, str]
    roles: dict[str, Role]
    books: dict[str, TheirBook]
    tables: dict[str, Table]
    ours: dict[str, OurBook]
    language: Literal["zh", "en"] = "zh"
    time_zone: str = "Asia/Shanghai"
    given: tuple[str, ...] = ()

    def mark(self, table: str) -> str:
        """Returns the name under which the tab of a table is marked; two teams may read one spreadsheet."""
        return f"{self.team}.{table}"


NAMING: dict[str, dict[str, tuple[str, bool]]] = {
    "people": {
        "employee_id": ("id", True),
        "name": ("text", True),
        "role": ("role", True),
        "group": ("text", False),
        "status": ("choice", False),
        "hired": ("date", False),
        "confirmed": ("date", False),
        "left": ("date", False),
        "email": ("text", False),
    },
    "monthly": {"employee_id": ("id", True), "name": ("text", False), "period": ("month", True)},
    "events": {
        "employee_id": ("id", True),
        "name": ("text", False),
        "date": ("date", True),
        "event": ("event", True),
        "note": ("text", False),
    },
    "month_grid": {"employee_id": ("id", True), "name": ("text", False)},
    "adjustments": {
        "employee_id": ("id", True),
        "name": ("text", False),
        "period": ("month", True),
        "amount": ("number", True),
        "reason": ("text", True),
        "approver": ("text", True),
    },
}
"""Of each kind the columns that are no measures: how each must be read, and whether a table cannot do without."""


def hours_of(days: str) -> str:
    """Returns the measure in hours that goes with one in days: ``sick_leave_days`` has ``sick_leave_hours``."""
    return days.removesuffix("_days") + "_hours"


def mark_measures(mark: Mark) -> Iterator[tuple[str, str]]:
    """Yields the measures that a mark adds to, each with its unit."""
    if mark.counts:
        yield mark.counts, "count"
    if mark.sums:
        yield mark.sums, mark.n
        if mark.n == "days":
            yield hours_of(mark.sums), "hours"
