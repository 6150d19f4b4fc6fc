"""Appeals (申诉): until when somebody may, which came too late, which wait, and what an upheld one changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from scoring.calendar import Calendar, days_after
from scoring.facts import Department
from scoring.figure import Figure
from scoring.period import Period
from scoring.written import AppealTime, TaskTime
from sheets_sync.months.outlook import Appeals

Status = Literal["received", "under_review", "upheld", "partly_upheld", "rejected"]
STATUSES: tuple[Status, ...] = ("received", "under_review", "upheld", "partly_upheld", "rejected")
WAITING: tuple[Status, ...] = STATUSES[:2]
"""Nobody has decided yet."""
UPHELD: tuple[Status, ...] = ("upheld", "partly_upheld")


@dataclass(frozen=True, slots=True)
class Appeal:
    """That somebody does not agree with an item of a month.

    Attributes:
        period: the month.
        person_id: whose.
        item: key of the fact or figure; empty where nobody knows which is meant.
        called: the item as it was written.
        keeper: who enters the item: the owner of the book in which it stands; empty for what is worked out.
        filed: the day; None where it cannot be read, or cannot be.
        status: how far it is.
        decided_on: the day of the decision, where it is written.
        row: in which row of its tab it stands.
        corrected: what counts instead of what was read; None unless it is upheld and sound, and the last of its item.
    """

    period: Period
    person_id: str
    item: str
    called: str
    keeper: str
    filed: date | None
    status: Status = "received"
    decided_on: date | None = None
    row: int = 0
    corrected: Figure | None = None


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """From where appeals are looked at.

    Attributes:
        period: the appraised month.
        today: the day of the run; None where nobody knows, as when a month is worked out again offline.
        run: the months of the team that were ever run; None where nobody remembers months.
    """

    period: Period
    today: date | None = None
    run: frozenset[str] | None = None

    def unseen(self, month: Period) -> bool:
        """Tells whether a month was left out before the appraised one, so that nobody sees what is told of it."""
        return self.run is not None and month < self.period and str(month) not in self.run


class Deadline(NamedTuple):
    """The last day to appeal; None where nobody waits for appeals, or where a year on the way is not known."""

    day: date | None = None
    unknown_year: int = 0


class Tally(NamedTuple):
    """How many appeals of a month there are against an item that somebody enters, by how far they are.

    Of those that came too late the rows of their tab are told: nobody who appealed is named where all can read it.
    """

    period: str
    item: str
    called: str
    keeper: str
    filed: int
    of_status: tuple[int, ...]
    late: tuple[int, ...]


def times_of(said: Iterable[AppealTime | None]) -> list[AppealTime]:
    """Returns how long people may appeal by what the schemes of a team say, three working days where none says it.

    A scheme that says nothing has no voice beside one that does.
    """
    schemes = list(said)
    times = [each for each in schemes if each is not None]
    return times or [AppealTime() for _ in schemes[:1]]


def deadline(published: date, times: Iterable[AppealTime | TaskTime], calendar: Calendar) -> Deadline:
    """Returns the last day to appeal against a month, the latest of those that its schemes give.

    Args:
        published: the day on which its draft was shown first; it is not counted.
        times: how long each of its schemes gives.
        calendar: which days are worked.

    >>> three = [AppealTime(3)]
    >>> deadline(date(2024, 6, 17), three, Calendar(years=frozenset({2024})))
    Deadline(day=datetime.date(2024, 6, 20), unknown_year=0)
    >>> deadline(date(2024, 12, 30), three, Calendar(years=frozenset({2024})))
    Deadline(day=None, unknown_year=2025)
    """
    days = [day_within(published, each.within, each.days, calendar) for each in times if each.within]
    found = [each for each in days if each is not None]
    if len(found) < len(days):
        return Deadline(None, _unknown_year(published, calendar))
    return Deadline(max(found, default=None))


def day_within(start: date, within: int, days: str, calendar: Calendar) -> date | None:
    """Returns the day so many working or calendar days after another; None when a year on the way is not known."""
    return days_after(start, within) if days == "calendar" else calendar.workdays_after(start, within)


def is_late(appeal: Appeal, until: date | None) -> bool:
    """Tells whether an appeal came after the last day; one whose day nobody knows is taken to be in time."""
    return until is not None and appeal.filed is not None and appeal.filed > until


def waiting(appeals: Iterable[Appeal], month: str, until: Deadline) -> Appeals:
    """Returns how far the appeals against a month are; what came too late is waited for by nobody."""
    open_ = [each for each in appeals if str(each.period) == month and each.status in WAITING]
    return Appeals(sum(not is_late(each, until.day) for each in open_), until.day, until.unknown_year)


def corrected(department: Department, appeals: Iterable[Appeal]) -> Department:
    """Returns the facts with what upheld appeals say in the place of what was read, which stays told below it."""
    facts = dict(department.facts)
    for appeal in appeals:
        key = (appeal.person_id, appeal.period)
        if appeal.corrected is not None and key in facts:
            facts[key] = replace(
                facts[key], measures={**facts[key].measures, appeal.item: _over(appeal.corrected, facts[key].measures)}
            )
    return replace(department, facts=facts)


def tallies(appeals: Iterable[Appeal], until: Mapping[str, date]) -> list[Tally]:
    """Returns how many appeals there are, the latest month first, by item and by who enters it.

    Args:
        appeals: of all months.
        until: month to the last day on which somebody might appeal.
    """
    groups: dict[tuple[str, str, str, str], list[Appeal]] = {}
    for each in appeals:
        called = "" if each.item else each.called
        groups.setdefault((str(each.period), each.item, called, each.keeper), []).append(each)
    found = []
    for key, own in sorted(groups.items()):
        counts = Counter(each.status for each in own)
        late = tuple(sorted(each.row for each in own if is_late(each, until.get(key[0]))))
        found.append(Tally(*key, len(own), tuple(counts[each] for each in STATUSES), late))
    return sorted(found, key=lambda each: each.period, reverse=True)


def _over(correction: Figure, measures: Mapping[str, Figure]) -> Figure:
    """Returns the corrected figure, with the one that was read as its last part."""
    was = measures.get(correction.name)
    parts = (*correction.parts, was) if was is not None else correction.parts
    return Figure(correction.name, correction.value, correction.unit, correction.reason, parts, correction.word)


def _unknown_year(day: date, calendar: Calendar) -> int:
    year = day.year
    while year in calendar.years:
        year += 1
    return year
