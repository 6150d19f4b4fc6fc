"""What has happened to the months of a team, in order; in which state each is follows from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal, get_args

State = Literal["open", "draft", "confirmed", "closed"]
"""A month that nobody has seen yet, one that is worked out at every run, one that its supervisor stands by, and one
that HR has closed. Closing writes the archive first: a closed month is an archived one."""
STATES: tuple[State, ...] = get_args(State)
What = Literal["published", "confirmed", "fell", "closed", "reopened", "accepted", "imported", "tick_refused"]
WHATS: tuple[What, ...] = get_args(What)
Why = Literal["fell", "late"]
WHYS: tuple[Why, ...] = get_args(Why)
_TO: dict[What, State] = {
    "published": "draft",
    "confirmed": "confirmed",
    "fell": "draft",
    "closed": "closed",
    "reopened": "draft",
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a month.

    Attributes:
        number: from 1, in the order in which things happened in the team.
        period: the month: ``2026-10``.
        what: ``published`` when a draft was shown first, ``confirmed``, ``fell`` when something moved after it had been
            confirmed, ``closed``, ``reopened``, ``accepted`` when HR took late changes over into a later month,
            ``imported`` when the past was brought in, ``tick_refused`` when a tick was not taken.
        on: the day, where the team is.
        by: who; empty for ourselves.
        fingerprint: of what was shown then.
        reason: in the words of who did it.
        file: name of the file of the archive that belongs to it.
        digest: of that file's bytes.
        into: the month in which accepted differences are paid.
    """

    number: int
    period: str
    what: What
    on: date
    by: str = ""
    fingerprint: str = ""
    reason: str = ""
    file: str = ""
    digest: str = ""
    into: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A figure of a closed month, by which later months look back at it.

    Attributes:
        period: the month.
        person_id: whose; empty for the department's own.
        name: key of the figure.
        value: the number, unrounded; None for a word, and where there was none.
        unit: one of ``scoring.unit.UNITS``.
        word: the text of a figure that is a word or a day.
        why: where there is neither: ``not_appraised`` when it did not apply to them, else ``not_known``.
    """

    period: str
    person_id: str
    name: str
    value: Decimal | None
    unit: str
    word: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something of a month that is otherwise than it was signed; never an amount of money.

    Attributes:
        period: the month.
        why: ``fell``: it had been confirmed; ``late``: it had been closed.
        person_id: whose; empty when it is nobody's in particular.
        name: theirs.
        item: title of the column, or what else it is.
        before: as it was signed.
        after: as it is now.
        because: the cells that did it, in words.
    """

    period: str
    why: Why
    person_id: str
    name: str
    item: str
    before: str = ""
    after: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a month stood when it was looked at last.

    Attributes:
        period: the month.
        people: how many were appraised.
        problems: how many withhold something.
        fingerprint: of its figures then.
        hindrances: what stood in the way of closing it, in words.
        moved: the day on which its figures were seen to be others than before; None where a version of ours saw them
            that did not note it.
    """

    period: str
    people: int
    problems: int
    fingerprint: str
    hindrances: tuple[str, ...] = ()
    moved: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What has happened to all months of a team.

    Attributes:
        events: in their order.
        history: the figures of closed and imported months, sorted by period, person and name.
        differences: what made the last confirmation of each month fall, and what came late to closed ones.
        seen: how each month stood last, sorted.
    """

    events: tuple[Event, ...] = ()
    history: tuple[Remembered, ...] = ()
    differences: tuple[Difference, ...] = ()
    seen: tuple[Seen, ...] = ()

    def of(self, period: str) -> Iterator[Event]:
        """Yields what happened to one month."""
        return (event for event in self.events if event.period == period)

    def state(self, period: str) -> State:
        """Returns in which state a month is.

        >>> Record((Event(1, "2026-10", "published", date(2026, 11, 1)),)).state("2026-10")
        'draft'
        """
        states = [_TO[event.what] for event in self.of(period) if event.what in _TO]
        return states[-1] if states else "open"

    def last(self, period: str, *whats: What) -> Event | None:
        """Returns the latest event of these kinds in a month, or None."""
        return next((event for event in reversed(tuple(self.of(period))) if event.what in whats), None)

    def closing(self, period: str) -> Event | None:
        """Returns the event by which a month is closed now, or None when it is not."""
        return self.last(period, "closed") if self.state(period) == "closed" else None

    def periods(self) -> tuple[str, ...]:
        """Returns every month to which something happened, earliest first."""
        return tuple(sorted({event.period for event in self.events}))

    def closed(self) -> tuple[str, ...]:
        """Returns the months that are closed now, earliest first."""
        return tuple(period for period in self.periods() if self.state(period) == "closed")

    def ahead(self, today: date) -> Event | None:
        """Returns the latest event when it is dated after today: the clock is wrong, or was wrong then."""
        return self.events[-1] if self.events and self.events[-1].on > today else None

    def dated_back(self) -> Iterator[tuple[Event, Event]]:
        """Yields each event that is dated before the one that happened before it, after that one."""
        return ((before, event) for before, event in pairwise(self.events) if event.on < before.on)

    def with_event(self, event: Event) -> "Record":
        """Returns the record with one more event, which gets the next number."""
        return replace(self, events=(*self.events, replace(event, number=len(self.events) + 1)))

    def with_differences(self, period: str, why: Why, found: Iterable[Difference]) -> "Record":
        """Returns the record with these differences of a month in the place of those of that kind."""
        kept = [each for each in self.differences if (each.period, each.why) != (period, why)]
        # Sorted by month and kind only: within them their order is that of our tabs.
        return replace(self, differences=tuple(sorted((*kept, *found), key=lambda each: (each.period, each.why))))

    def with_seen(self, seen: Seen) -> "Record":
        """Returns the record with how a month stands now."""
        kept = [each for each in self.seen if each.period != seen.period]
        return replace(self, seen=tuple(sorted((*kept, seen), key=lambda each: each.period)))
