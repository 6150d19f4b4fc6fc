"""What a department writes down about its people, before anybody puts it into a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scoring.period import Period
from sheets_sync.grid import Percent

Typed = str | int | float | date | Percent | None
"""What a person may have typed into a cell."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the roster; the days are written ``2026-10-12``, and empty when there is none."""

    id: str
    name: str
    role: str
    group: str
    status: str
    level: str
    post_pay: int
    hired: str
    confirmed: str = ""
    left: str = ""
    note: str = ""

    def employed(self, day: date) -> bool:
        """Tells whether they are in service on a day, the last one included."""
        written = day.isoformat()
        return self.hired <= written and (not self.left or written <= self.left)

    def serves(self, month: str) -> bool:
        """Tells whether they are in service on any day of a month written ``2026-10``."""
        return self.hired[:7] <= month and (not self.left or month <= self.left[:7])


@dataclass(frozen=True, slots=True)
class Work:
    """What was measured of a representative in a month; the rates are percent."""

    id: str
    workload: int
    error_rate: float
    seat_rate: float
    complaints: int
    upheld: int
    daily_tasks: int | float


@dataclass(frozen=True, slots=True)
class Lead:
    """How a lead was judged in a month: four times 0 to 100 points, and the group's satisfaction in percent."""

    id: str
    overall: int
    floor: int
    training: int
    daily: int
    satisfaction: float


@dataclass(frozen=True, slots=True)
class Skill:
    """A skills test: points of the general test, and characters a minute in the first month of a quarter."""

    id: str
    points: int
    typing: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day: praise, a complaint, a swap of shifts."""

    id: str
    day: str
    what: str
    note: str


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An amount in yuan that HR adds to somebody's pay of a month, or takes from it."""

    id: str
    month: str
    amount: int | float
    reason: str
    approver: str
    day: str


Place = tuple[str, str, str, str]
"""A tab, a 工号, a month (empty where there is none) and a column: where somebody typed something oddly."""


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that a department has written down.

    Attributes:
        members: the roster.
        work: month to the representatives' figures.
        leads: month to the leads' figures.
        skills: month to the tests.
        test_days: month to the day of the test.
        events: praise and blame.
        swaps: swaps of shifts.
        adjustments: by HR.
        marks: month to 工号 to day to the mark that is neither work nor rest.
        typed: what stands in a cell instead of the tidy value.
    """

    members: tuple[Member, ...]
    work: Mapping[str, tuple[Work, ...]]
    leads: Mapping[str, tuple[Lead, ...]]
    skills: Mapping[str, tuple[Skill, ...]]
    test_days: Mapping[str, str]
    events: tuple[Event, ...]
    swaps: tuple[Event, ...]
    adjustments: tuple[Adjustment, ...]
    marks: Mapping[str, Mapping[str, Mapping[int, str]]]
    typed: Mapping[Place, Typed] = field(default_factory=dict)

    def named(self) -> dict[str, str]:
        """Returns 工号 to name."""
        return {member.id: member.name for member in self.members}

    def serving(self, month: str) -> tuple[Member, ...]:
        """Returns who is in service in a month: group by group, the leads first."""
        groups = {group: index for index, group in enumerate(dict.fromkeys(one.group for one in self.members))}
        there = [member for member in self.members if member.serves(month)]
        return tuple(sorted(there, key=lambda one: (groups[one.group], "领班" not in one.role)))


def day(written: str) -> date | None:
    """Returns the day written ``2026-10-12``, or None when there is none."""
    return date.fromisoformat(written) if written else None


def period(month: str) -> Period:
    """Returns the month written ``2026-10``."""
    return Period.parse(month)
