"""A scheme as it is written: what ``fill`` makes of its file before any of its rules is read."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

STAGES = ("attendance", "score", "rank", "level", "award", "pay")
PAST_STAGES = STAGES[:3]
"""Stages of which a later month may look back at what does not itself look back."""
INTRINSIC = {
    "standing": "word",
    "role": "word",
    "group": "word",
    "hire_date": "date",
    "days_served": "days",
    "whole_period": "yes_no",
    "last_month_of_quarter": "yes_no",
    "last_month_of_year": "yes_no",
}
"""What is known of everybody without any table, with its unit."""
RESERVED = ("adjustments", "pay_total")
"""What is worked out for everybody who is paid, whatever the scheme: nothing else may be called so."""
Per = Literal["period", "week"]
Whose = Literal["person", "department"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A measure that a scheme needs.

    Attributes:
        unit: one of ``scoring.unit.UNITS``.
        zh: its name in Chinese.
        en: its name in English.
        optional: a department may do without it.
        per: ``week`` when there is one for each week of the period.
        whose: ``department`` when it is one for all.
        kept: which tab people keep it in: the roster, the monthly one, or a list of events that are counted.
        rater: whose sheet it is entered in, where several people rate.
        least: the smallest value that makes sense.
        most: the largest.
        whole: whether only whole numbers make sense.
        choices: of a word: what may stand there.
        note: what people should know who enter it, by language.
    """

    unit: str
    zh: str = ""
    en: str = ""
    optional: bool = False
    per: Per = "period"
    whose: Whose = "person"
    kept: Literal["monthly", "roster", "events"] = "monthly"
    rater: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    whole: bool = False
    choices: tuple[str, ...] = ()
    note: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """What stands in a row that is no measure.

    Attributes:
        unit: one of ``scoring.unit.UNITS``.
        zh: its name in Chinese.
        en: its name in English.
        optional: it may be left blank.
        least: the smallest value that makes sense.
        most: the largest.
        choices: of a word: what may stand there.
        note: what people should know who enter it, by language.
    """

    unit: str
    zh: str = ""
    en: str = ""
    optional: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    choices: tuple[str, ...] = ()
    note: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordKind:
    """Rows of which a person may have any number: forms, notices, prizes, or what the clock recorded.

    Attributes:
        kind: ``forms``, or ``punches``.
        fields: of forms: what stands in a row beside whose it is and of which days.
        slots: of punches: what is punched in a day, in order (``am_in``, ``am_out`` …).
        zh: its name in Chinese.
        en: its name in English.
    """

    kind: Literal["forms", "punches"] = "forms"
    fields: dict[str, Field] = field(default_factory=dict)
    slots: tuple[str, ...] = ()
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Cycle:
    """How long a period is.

    Attributes:
        kind: a month, a quarter, a half-year or a year.
        from_day: the day of the month on which it begins; 21: from the 21st of the month before to the 20th.
        weeks: how many weeks are counted in it; nought when nothing is counted by weeks.
    """

    kind: Literal["month", "quarter", "half_year", "year"] = "month"
    from_day: int = 1
    weeks: int = 0

    def same_period(self, other: "Cycle") -> bool:
        """Tells whether both have the same periods, whatever is counted by weeks in them."""
        return (self.kind, self.from_day) == (other.kind, other.from_day)


@dataclass(frozen=True, slots=True)
class Headline:
    """Which figures people look at first.

    Attributes:
        score: the total score.
        place: the place in the ranking.
        star: the star level in force.
        most_stars: the highest level there is, for ★★★☆☆.
        proposals: yes-or-no figures that ask HR to decide something.
    """

    score: str = ""
    place: str = ""
    star: str = ""
    most_stars: int = 5
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppealTime:
    """How long people may appeal against a month once it has been published; the day itself is not counted.

    Attributes:
        within: so many days; nought when nobody waits for appeals.
        days: which days are counted.
    """

    within: int = 3
    days: Literal["working", "calendar"] = "working"


@dataclass(frozen=True, slots=True)
class TaskTime:
    """What somebody has to do where a figure answers yes, or by the day that it says.

    Attributes:
        within: by so many days after the month has been published; nought when no day is set.
        days: which days are counted.
        by: who does it.
    """

    within: int = 0
    days: Literal["working", "calendar"] = "working"
    by: Literal["supervisor", "hr"] = "hr"


@dataclass(frozen=True, slots=True)
class Limit:
    """What the numbers of a setting may be, edges included, as it is written; an edge left out is open.

    Attributes:
        least: the smallest.
        most: the largest.
    """

    least: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A scheme as it is written, before its rules are read; what ``fill`` makes of the file.

    Attributes:
        id: as its folder.
        since: the first day it is in force, as its file is named.
        title: by language.
        source: where it is written.
        based_on: id of the scheme whose facts and rules it takes over.
        settings: its figures, tables and words by name; with ``based_on`` those that differ.
        choices: setting to the words that it may have.
        limits: setting to what its numbers may be; ``bands.gives`` for what stands under one key of its tables.
        facts: measures it needs.
        score: figures of the month alone, by name; the only ones that later months may look back at.
        rank: figures by name.
        level: figures by name.
        award: figures by name.
        pay: figures by name.
        pays: which figures are pay items, in the order of the payroll.
        headline: what is looked at first.
        names: labels of settings by language.
        period: how long its periods are: as its base says, else a month.
        who: who is appraised.
        paid_anyway: pay items of everybody, appraised or not.
        records: rows that are no measures.
        attendance: figures by name: from records to lists, counts and days.
        template: it only names principles; a department fills in its settings.
        appeals: how long people may appeal: as its base says; three working days where no scheme of a team says any.
        tasks: yes-or-no figures (or days) to what has to be done; a proposal is a task for HR in any case.
    """

    id: str
    since: date
    title: dict[str, str]
    source: dict[str, str] = field(default_factory=dict)
    based_on: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    limits: dict[str, Limit] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    score: dict[str, Any] = field(default_factory=dict)
    rank: dict[str, Any] = field(default_factory=dict)
    level: dict[str, Any] = field(default_factory=dict)
    award: dict[str, Any] = field(default_factory=dict)
    pay: dict[str, Any] = field(default_factory=dict)
    pays: tuple[str, ...] = ()
    headline: Headline = field(default_factory=Headline)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    period: Cycle | None = None
    who: dict[str, Any] = field(default_factory=dict)
    paid_anyway: tuple[str, ...] = ()
    records: dict[str, RecordKind] = field(default_factory=dict)
    attendance: dict[str, Any] = field(default_factory=dict)
    template: bool = False
    appeals: AppealTime | None = None
    tasks: dict[str, TaskTime] = field(default_factory=dict)
