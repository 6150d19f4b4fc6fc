"""What a table of theirs is: its columns, its marks, and the measures that it gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from sheets_sync.team.kinds import NAMING, As, Form, Kind

_FIELD = re.compile(r"\{(\w+)[^}]*\}")
_UNITS = {"percent": "percent", "date": "date", "yes_no": "yes_no"}


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

    @property
    def counts(self) -> str:
        """Returns the unit of what it gives, ``word`` where that is neither a number nor a day."""
        return self.unit or _UNITS.get(self.as_, "word")


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
        tab: title of the tab; or patterns with ``{year}``, ``{month}``, ``{quarter}``, ``{half}`` and ``{week}``.
        columns: what each column means; the key of a measured column is the name of the measure.
        for_: the roles that must have rows; all when empty.
        events: measure to the words that count for it (kind ``events``).
        marks: the vocabulary of days (kind ``month_grid``); ``present``, ``rest`` and ``not_employed`` are known to us.
        unmarked: what a day without a mark is: a ``problem``, or ``present`` where only exceptions are written.
        hours_a_day: what a day of leave is in hours.
        record: the record of a scheme that its rows are (kinds ``records`` and ``punches``).
        form: how punches are laid out.
        slots_at: slot to its time of day, for punches that do not say which they are.
        assign: which slot such a punch is: the next one, or the one whose time is ``nearest``.
        same_within: punches so many minutes apart are one.
        day_begins: a punch before this time belongs to the day before.
        take: what several ratings of somebody are made into.
        at_least: so many raters somebody must have had, or the measure is not known.
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
    record: str = ""
    form: Form = ""
    slots_at: dict[str, str] = field(default_factory=dict)
    assign: Literal["in_order", "nearest"] = "in_order"
    same_within: Decimal = Decimal(3)
    day_begins: str = "00:00"
    take: Literal["mean", "sum", "lowest", "highest"] = "mean"
    at_least: int = 1

    def measured(self) -> Iterator[tuple[str, str]]:
        """Yields the measures that this table gives, each with its unit."""
        if self.kind in ("records", "punches", "appeals"):
            return
        known = NAMING[self.kind]
        every = self.kind in ("monthly", "weekly", "department", "ratings")
        for key, column in self.columns.items():
            if key not in known and (every or column.unit):
                yield key, column.counts
        for key in self.events:
            yield key, "count"
        for mark in self.marks.values():
            yield from mark_measures(mark)

    @property
    def told_by_tab(self) -> frozenset[str]:
        """Returns what the titles of its tabs say: ``year``, ``month``, ``quarter``, ``half``, ``week``."""
        return frozenset(found for pattern in self.tab for found in _FIELD.findall(pattern))

    @property
    def a_tab_a_period(self) -> bool:
        """Tells whether each period has a tab of its own."""
        return bool(self.told_by_tab - {"week"})

    @property
    def a_tab_a_week(self) -> bool:
        """Tells whether each week has a tab of its own."""
        return "week" in self.told_by_tab

    def told(self, period: object, week: int) -> tuple[object, ...]:
        """Returns what of a period and a week a tab of its own tells."""
        return (*((period,) if self.a_tab_a_period else ()), *((week,) if self.a_tab_a_week else ()))

    @property
    def is_weekly(self) -> bool:
        """Tells whether its measures are those of weeks."""
        return self.kind == "weekly" or (self.kind == "department" and ("week" in self.columns or self.a_tab_a_week))

    @property
    def says_days(self) -> bool:
        """Tells whether its weeks are written as days, which say the period too."""
        return "week" in self.columns and self.columns["week"].as_ == "date"

    def needed(self) -> tuple[str, ...]:
        """Returns the columns that it cannot do without."""
        told = {"period"} if self.a_tab_a_period or self.says_days else set()
        told |= {"week"} if self.a_tab_a_week else set()
        needed = [key for key, (_, always) in NAMING[self.kind].items() if always and key not in told]
        if self.kind == "punches":
            needed += ["slot"] if self.form == "punch_rows" else []
            needed += ["moment"] if "moment" in self.columns and self.form != "day_rows" else ["date"]
            needed += ["time"] if "moment" not in self.columns and self.form in ("punch_rows", "device") else []
        return tuple(needed)

    def slots(self) -> tuple[str, ...]:
        """Returns the slots of a day of punches, in their order."""
        if self.form == "day_rows":
            return tuple(key for key, each in self.columns.items() if each.as_ == "time" and key != "time")
        if self.form == "punch_rows" and "slot" in self.columns:
            return tuple(self.columns["slot"].choices)
        return tuple(self.slots_at)


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
