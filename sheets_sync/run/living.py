"""The life of the appraised month within a run: what is remembered of it, what has happened since, how it is shown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from scoring.problem import Level
from sheets_sync import archive
from sheets_sync.grid import BookFault, Wanted
from sheets_sync.months.book import KEY, record_of
from sheets_sync.months.fingerprint import fingerprint
from sheets_sync.months.outlook import Outlook
from sheets_sync.months.record import Difference, Record, Seen, State
from sheets_sync.months.steps import fell, has_fallen, own_in_the_way, published
from sheets_sync.months.ticks import Tick, moved, refused, ticks
from sheets_sync.plan import plan
from sheets_sync.present.causes import explained
from sheets_sync.present.months_moved import differences
from sheets_sync.present.months_tabs import months_book
from sheets_sync.present.months_words import hindrances_counted, tick_refusal, told_of_ticks
from sheets_sync.run.beside import appeals, appeals_until, last_day, late, more_tabs
from sheets_sync.run.prospect import Here, Life, Prospect, Read
from sheets_sync.run.shown_state import Age, as_shown
from sheets_sync.team import Team

_TAKEN_BACK = {"fell", "reopened"}


def remembered(team: Team, found: Read, here: Here) -> tuple[Record | BookFault, int]:
    """Returns what has happened to the months of a team, and how many entries the months' book lacks of it.

    Where it cannot be known, why is returned, and nothing is written.

    Args:
        team: whose.
        found: every book, by its address.
        here: where closed months are archived.
    """
    if not team.keeps_months:
        return Record(), 0
    address = team.ours[KEY].address("")
    path = address.partition(":")[2]
    try:
        read = record = record_of(team.team, found.get(address))
        if here.archive is not None:
            record = archive.furthest(here.archive / team.team, team.team, read, path)
    except BookFault as fault:
        return fault, 0
    left = _left_behind(team, here) if not record.events else None
    if left is None:
        return record, len(record.events) - len(read.events)
    return BookFault("months_vanished", book=path.rpartition("/")[2], path=path, archive=str(left)), 0


def lived(prospect: Prospect, record: Record, here: Here) -> Prospect:
    """Returns the prospect of a month that has a life: what has happened to it by now, and its books accordingly.

    Where a file beside the books is not the one that the record names, it is stopped by that.
    """
    try:
        return _lived(prospect, record, here)
    except BookFault as fault:
        return replace(prospect, plan=plan(prospect.wanted, prospect.found), stopped=fault)


def _lived(prospect: Prospect, record: Record, here: Here) -> Prospect:
    draft, month = prospect.wanted, str(prospect.appraisal.period)
    outlook = _outlook(prospect, draft, here)
    shown_first = published(record, outlook) if here.today and draft else record
    outlook = replace(outlook, appeals=appeals(prospect, shown_first))
    archived = _archived(prospect.team, record, month, here) if record.state(month) == "closed" else ()
    state: State = "draft" if has_fallen(record, outlook) else record.state(month)
    life = Life(record, record, outlook, draft, archived)
    begun = here.today is not None and here.today >= prospect.appraisal.period.first
    if not begun or not (draft or archived):  # nothing has been seen, so nothing has happened
        shown = archived or as_shown(prospect, draft, state)
        return replace(prospect, wanted=shown, plan=plan(shown, prospect.found), life=life)
    now = record
    if has_fallen(record, outlook):
        now = fell(record, outlook, _moved(prospect, as_shown(prospect, draft, "draft")))
    elif archived and (found := late(prospect, record, here, draft, archived)) is not None:
        now = record.with_differences(month, "late", found)
    return with_record(prospect, _ticked(prospect, replace(life, record=published(now, outlook))))


def with_record(prospect: Prospect, life: Life) -> Prospect:
    """Returns the prospect with our books as a record has them; that of the months is written first where it counts.

    It is the point of commitment: once it tells that a month was signed, any next run brings the others after it. A
    draft counts as shown only when it is. Where a signature is taken back, what staff read comes even before it: their
    pay is hidden too early rather than shown too long.
    """
    month = life.outlook.month
    state = life.record.state(month)
    record = told_of_ticks(_looked_at(prospect, life), prospect.team.language)
    age = Age(_moved_on(record, month), last_day(prospect, record))
    shown = life.archived if state == "closed" else as_shown(prospect, life.draft, state, age)
    more = more_tabs(prospect, replace(life, record=record))
    months = months_book(prospect.team, record, appeals_until(prospect, record), more, life.ticks)
    months = replace(months, without=_unread(prospect))
    news = {event.what for event in record.events[len(life.before.events) :]} - {"published"}
    first = tuple(book for book in shown if book.key == "results") if news & _TAKEN_BACK else ()
    rest = tuple(book for book in shown if book not in first)
    wanted = (*first, months, *rest) if news else (*shown, months)
    made = plan(wanted, prospect.found)
    differing = tuple(book.name for book in made.to_write if book.wanted.key != KEY)
    outlook = replace(life.outlook, differing=differing)
    return replace(prospect, wanted=wanted, plan=made, life=replace(life, record=record, outlook=outlook))


def _unread(prospect: Prospect) -> tuple[str, ...]:
    """Returns the names of books of theirs that could not be read: what they told of appeals, or late, is no news."""
    faults = (each for each in prospect.theirs.values() if isinstance(each, BookFault))
    return tuple(sorted({fault.details.get("book", "") for fault in faults}))


def as_closed(prospect: Prospect) -> tuple[Wanted, ...]:
    """Returns our books of the appraised month as they will stand for good once it is closed."""
    return as_shown(prospect, prospect.life.draft, "closed") if prospect.life else ()


def _ticked(prospect: Prospect, life: Life) -> Life:
    """Returns the life with the ticks that wait; those beside other figures than these are told not to count.

    A tick never stays beside a fingerprint that its maker was not shown. Of a closed month nothing is shown anew.
    """
    record, waiting, month = life.record, list[Tick](), life.outlook.month
    for tick in ticks(prospect.team, life.before, prospect.found.get(prospect.team.ours[KEY].address(""))):
        fresh = tick.period == month and record.state(month) != "closed"
        if fresh and tick.fingerprint != life.outlook.fingerprint:
            found = (moved(tick, life.outlook.fingerprint),)
            record = refused(record, tick, tick_refusal(tick, found, prospect.team.language), life.outlook.today)
        else:
            waiting.append(tick)
    return replace(life, record=record, ticks=tuple(waiting))


def _outlook(prospect: Prospect, draft: tuple[Wanted, ...], here: Here) -> Outlook:
    """Returns what was found of the month; offline it is taken to be just over."""
    period = prospect.appraisal.period
    errors = tuple(each for each in prospect.problems if each.level != Level.WARNING)
    return Outlook(period, here.today or period.last, fingerprint(draft), len(prospect.appraisal.results), errors)


def _looked_at(prospect: Prospect, life: Life) -> Record:
    """Returns the record with how the month stands now; of a closed one that stays as it was closed."""
    record, outlook, month = life.record, life.outlook, life.outlook.month
    last = next((each for each in record.seen if each.period == month), None)
    if record.state(month) == "closed":
        return record.with_seen(replace(last, hindrances=())) if last else record
    counted = hindrances_counted(own_in_the_way(record, outlook), prospect.team.language)
    one_line = tuple(" ".join(each.split()) for each in counted)
    moved = last.moved if last and last.fingerprint == outlook.fingerprint else outlook.today
    return record.with_seen(Seen(month, outlook.people, len(outlook.problems), outlook.fingerprint, one_line, moved))


def _moved_on(record: Record, month: str) -> date | None:
    """Returns the day on which the figures of a month moved last, where it is known."""
    return next((each.moved for each in record.seen if each.period == month), None)


def _moved(prospect: Prospect, shown: tuple[Wanted, ...]) -> tuple[Difference, ...]:
    """Returns what is otherwise than it stands in our books, which is what was confirmed."""
    month, language = str(prospect.appraisal.period), prospect.team.language
    made = explained(plan(shown, prospect.found), prospect.appraisal, language)
    return differences(made, month, "fell", language)


def _archived(team: Team, record: Record, month: str, here: Here) -> tuple[Wanted, ...]:
    """Returns our books of a closed month from its archive, which must be the one that the record names.

    Raises:
        BookFault: it is not, or it cannot be read.
    """
    event = record.last(month, "closed")
    if here.archive is None or event is None:
        raise BookFault("months_without_archive", book=month, month=month)
    path = here.archive / team.team / event.file
    found = archive.glance(path).digest
    if found != event.digest:
        told = {"found": found[:12], "wanted": event.digest[:12]}
        raise BookFault("archive_exchanged", book=event.file, path=str(path), **told)
    books = archive.results(path, team)
    return tuple(replace(each, editors=team.ours[each.key].editors) for each in books)


def _left_behind(team: Team, here: Here) -> Path | None:
    """Returns the folder of a team's closed months, if there are any."""
    folder = here.archive / team.team if here.archive else None
    return folder if folder and any(folder.glob("*.zip")) else None
