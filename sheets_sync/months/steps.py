"""What may happen to a month next: pure steps from a record to the next one, or why not."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from scoring.period import Period
from sheets_sync.months.names import known_signers, may_sign, same
from sheets_sync.months.outlook import Hindrance, Outlook
from sheets_sync.months.record import Difference, Event, Record, Remembered, What
from sheets_sync.months.rows import clean
from sheets_sync.team import Team
from sheets_sync.team.signers import bare

Step = Record | tuple[Hindrance, ...]
"""The record after a step, or everything that stands in its way; never both."""


class Put(NamedTuple):
    """A file of the archive, as the record names it: its name, and the digest of its bytes."""

    file: str
    digest: str


def published(record: Record, outlook: Outlook) -> Record:
    """Returns the record with the first day on which the draft of a whole month is shown.

    A month under way is shown too, but nobody can appeal against what still moves by itself. A month before one that
    is closed belongs to a past that nobody opens by looking at it. While the clock is behind the record nobody knows
    which day it is, and from that day the days to appeal are counted.
    """
    later = any(_first(month, outlook.period) > outlook.period.first for month in record.closed())
    if later or not outlook.over or record.state(outlook.month) != "open" or record.ahead(outlook.today):
        return record
    return record.with_event(Event(0, outlook.month, "published", outlook.today, fingerprint=outlook.fingerprint))


def has_fallen(record: Record, outlook: Outlook) -> bool:
    """Tells whether a month that was confirmed is no longer what was confirmed."""
    signed = record.last(outlook.month, "confirmed")
    return record.state(outlook.month) == "confirmed" and signed is not None and not _is_of(signed, outlook)


def fell(record: Record, outlook: Outlook, differences: Iterable[Difference]) -> Record:
    """Returns the record of a month whose confirmation no longer holds, with what is otherwise now."""
    if not has_fallen(record, outlook):
        return record
    event = Event(0, outlook.month, "fell", outlook.today, fingerprint=outlook.fingerprint)
    return record.with_event(event).with_differences(outlook.month, "fell", differences)


def confirm(record: Record, outlook: Outlook, by: str, team: Team) -> Step:
    """Returns the record of a month by which its supervisor stands from now on.

    Whoever has confirmed just this may say so again: then the record stays as it is, unless it is ahead of the clock.
    """
    by = clean(by)
    again = record.state(outlook.month) == "confirmed" and not record.ahead(outlook.today)
    if again and _confirmed_by(record, outlook, by):
        return record
    found = (*_who(team, "confirm", by), *_cannot_confirm(record, outlook))
    # What it had fallen by is behind it now; that it fell stays among the events.
    return found or record.with_event(_signed(outlook, "confirmed", by)).with_differences(outlook.month, "fell", ())


def cannot_close(record: Record, outlook: Outlook, by: str, team: Team) -> tuple[Hindrance, ...]:
    """Returns everything that keeps somebody from closing a month."""
    by = clean(by)
    own = () if not _confirmed_by(record, outlook, by, whatever=True) else (_hindrance("month_four_eyes", by=by),)
    return (*_who(team, "close", by), *own, *_books(outlook), *in_the_way(record, outlook))


def close(record: Record, outlook: Outlook, by: str, put: Put, history: Iterable[Remembered] = ()) -> Record:
    """Returns the record of a month that is closed; ``cannot_close`` was asked, and its archive is written."""
    event = replace(_signed(outlook, "closed", clean(by)), file=put.file, digest=put.digest)
    others = [each for each in record.history if each.period != outlook.month]
    figures = sorted((*others, *history), key=lambda each: (each.period, each.person_id, each.name))
    return replace(record.with_event(event), history=tuple(figures))


def closed_by(record: Record, month: str, by: str) -> bool:
    """Tells whether a month is closed, and by whom it was."""
    event = record.closing(month)
    return event is not None and same(event.by, by)


def reopen(record: Record, month: Period, by: str, reason: str, said: tuple[date, Team]) -> Step:
    """Returns the record of a closed month that is a draft again; its figures are no history any more.

    Args:
        record: of the team.
        month: which one.
        by: who of HR.
        reason: why, in their words.
        said: the day, and the team.
    """
    by, reason, (today, team) = clean(by), clean(reason), said
    done = record.last(str(month), "published", "confirmed", "fell", "closed", "reopened")
    if done and (done.what, done.by, done.reason) == ("reopened", by, reason):
        return record
    found = [*_who(team, "close", by), *_cannot_reopen(record, month)]
    found += [] if reason else [_hindrance("month_needs_reason", month=str(month))]
    event = Event(0, str(month), "reopened", today, by, reason=reason)
    kept = tuple(each for each in record.history if each.period != str(month))
    return tuple(found) or replace(record.with_event(event), history=kept).with_differences(str(month), "late", ())


def in_the_way(record: Record, outlook: Outlook) -> tuple[Hindrance, ...]:
    """Returns what stands in the way of closing a month, whoever wants to; that it is closed, for one that is."""
    month = outlook.month
    if record.state(month) == "closed":
        return (_hindrance("month_closed_already", month=month, **_told(record.last(month, "closed"))),)
    return (*own_in_the_way(record, outlook), *of_other_months(record, outlook.period))


def own_in_the_way(record: Record, outlook: Outlook) -> tuple[Hindrance, ...]:
    """Returns what of a month itself stands in the way of closing it."""
    month = outlook.month
    found = [] if outlook.over else [_not_over(outlook)]
    if has_fallen(record, outlook):
        found.append(_hindrance("month_confirmation_fell", month=month, on=str(outlook.today)))
    elif record.state(month) != "confirmed":
        found.append(_unconfirmed(record, month))
    found += [Hindrance("month_problem", {"month": month}, each) for each in outlook.problems]
    return (*found, *_appealed(outlook), *clock_behind(record, outlook.today))


def of_other_months(record: Record, month: Period) -> tuple[Hindrance, ...]:
    """Returns what other months put in the way of one that is not closed: it is told by the record alone, any day."""
    if record.state(str(month)) == "closed":
        return ()
    earlier = (_hindrance("month_earlier_open", month=str(month), earlier=e) for e in _earlier_open(record, month))
    return (*earlier, *_later_closed(record, month))


def _unconfirmed(record: Record, month: str) -> Hindrance:
    """Returns that nobody has confirmed a month, or that a confirmation of it fell."""
    last = record.last(month, "published", "confirmed", "fell", "closed", "reopened")
    if last is None or last.what != "fell":
        return _hindrance("month_not_confirmed", month=month)
    return _hindrance("month_confirmation_fell", month=month, on=str(last.on))


def clock_behind(record: Record, today: date) -> Iterator[Hindrance]:
    """Yields that the clock is behind what has happened; to confirm or to reopen today puts a right day behind it."""
    ahead = record.ahead(today)
    if ahead:
        yield _hindrance("month_clock_behind", month=ahead.period, on=str(ahead.on), today=str(today))


def _cannot_confirm(record: Record, outlook: Outlook) -> Iterator[Hindrance]:
    month = outlook.month
    if record.state(month) == "closed":
        yield _hindrance("month_closed_already", month=month, **_told(record.last(month, "closed")))
        return
    if record.state(month) == "confirmed" and not has_fallen(record, outlook) and not record.ahead(outlook.today):
        yield _hindrance("month_confirmed_already", month=month, **_told(record.last(month, "confirmed")))
    if not outlook.over:
        yield _not_over(outlook)
    yield from _later_closed(record, outlook.period)
    yield from _books(outlook)


def _cannot_reopen(record: Record, month: Period) -> Iterator[Hindrance]:
    if record.state(str(month)) != "closed":
        yield _hindrance("month_not_closed", month=str(month))
    yield from _later_closed(record, month)


def _later_closed(record: Record, month: Period) -> Iterator[Hindrance]:
    """Yields each later month that is closed: it was worked out from what this one was then."""
    for later in record.closed():
        if _first(later, month) > month.first:
            yield _hindrance("month_later_closed", month=str(month), later=later)


def _who(team: Team, what: str, by: str) -> Iterator[Hindrance]:
    if not bare(by):
        yield _hindrance("month_needs_name")
    elif not may_sign(team, what, by):
        yield _hindrance(f"month_may_not_{what}", by=by, known=known_signers(team, what), team=team.team)


def _books(outlook: Outlook) -> Iterator[Hindrance]:
    """Yields that somebody would sign what they have not seen, or nothing at all."""
    if not outlook.people:
        yield _hindrance("month_of_nobody", month=outlook.month)
    if outlook.differing:
        yield _hindrance("month_books_differ", month=outlook.month, books=", ".join(outlook.differing))


def _earlier_open(record: Record, like: Period) -> list[str]:
    """Returns the months before this one that are not closed: those that were opened, and those left out since.

    One that was brought in is settled by that, unless its draft was shown here: then it is closed here too.
    """
    imported = {event.period for event in record.events if event.what == "imported"}
    settled = {*record.closed(), *(month for month in imported if record.state(month) == "open")}
    before = [month for month in record.periods() if _first(month, like) < like.first]
    found = {month for month in before if month not in settled and record.state(month) != "open"}
    since = max((_first(month, like) for month in before if month in settled), default=like.first)
    between = like.shift(-1)
    while between.first > since:
        found.add(str(between))
        between = between.shift(-1)
    return sorted(found)


def _appealed(outlook: Outlook) -> Iterator[Hindrance]:
    appeals = outlook.appeals
    if appeals.open:
        yield _hindrance("month_appeals_open", month=outlook.month, count=str(appeals.open))
    if appeals.until is not None and outlook.today <= appeals.until:
        yield _hindrance("month_appeals_until", month=outlook.month, until=str(appeals.until))
    if appeals.unknown_year:
        yield _hindrance("month_appeals_year", month=outlook.month, year=str(appeals.unknown_year))


def _not_over(outlook: Outlook) -> Hindrance:
    return _hindrance("month_is_not_over", month=outlook.month, last=str(outlook.period.last))


def _signed(outlook: Outlook, what: What, by: str) -> Event:
    return Event(0, outlook.month, what, outlook.today, by, outlook.fingerprint)


def _confirmed_by(record: Record, outlook: Outlook, by: str, *, whatever: bool = False) -> bool:
    """Tells whether somebody has confirmed these figures; or, whatever the figures, the month."""
    event = record.last(outlook.month, "confirmed")
    return event is not None and same(event.by, by) and (whatever or _is_of(event, outlook))


def _is_of(event: Event, outlook: Outlook) -> bool:
    return event.fingerprint == outlook.fingerprint


def _told(event: Event | None) -> dict[str, str]:
    return {"by": event.by, "on": str(event.on)} if event else {"by": "", "on": ""}


def _first(month: str, like: Period) -> date:
    """Returns the first day of a month of the record."""
    return Period.parse(month, like.from_day).first


def _hindrance(code: str, **details: str) -> Hindrance:
    return Hindrance(code, details)
