"""Read, tidy, appraise, present, plan: what a run would do, before anything is written."""

from collections.abc import Callable
from dataclasses import replace

from scoring.appraise import appraise
from scoring.calendar import Calendar
from scoring.period import Period
from scoring.versions import Versions, months_needed
from sheets_sync import __version__
from sheets_sync.calendars import notices
from sheets_sync.digests import input_digests, scheme_digests
from sheets_sync.grid import Book, BookFault
from sheets_sync.months.appeals import Viewpoint
from sheets_sync.months.record import Record
from sheets_sync.plan import Plan, plan
from sheets_sync.present import Receipt, present
from sheets_sync.reach import every_book, names_of
from sheets_sync.run.living import lived, remembered
from sheets_sync.run.overlaid import Beyond
from sheets_sync.run.prospect import Here, Prospect, Read
from sheets_sync.run.undisturbed import undisturbed
from sheets_sync.team import Team
from sheets_sync.tidy import appealed, tidy

Stage = Callable[[str], None]
NOWHERE = Here()


def look(
    team: Team,
    versions: Versions,
    period: Period,
    on_stage: Stage = lambda _: None,
    calendar: Calendar | None = None,
    here: Here = NOWHERE,
) -> Prospect:
    """Returns what a run would do; reads every book once and writes nothing.

    Args:
        team: whose books.
        versions: the schemes of its roles.
        period: the month to appraise.
        on_stage: is told the name of each stage as it begins.
        calendar: which days are worked; the notices as we know them, when left out.
        here: the day and the archive, for a team whose months are confirmed and closed.
    """
    on_stage("read")
    return worked_out(team, versions, period, every_book(team, period), on_stage, calendar, here=here)


@undisturbed()
def worked_out(  # noqa: PLR0913 - the first four are what counts, the others go without saying
    team: Team,
    versions: Versions,
    period: Period,
    found: Read,
    on_stage: Stage = lambda _: None,
    calendar: Calendar | None = None,
    *,
    here: Here = NOWHERE,
) -> Prospect:
    """Returns what a run would do with books as they were read, be it years ago.

    No clock is looked at, and no file but those of the archive, where it is told of one.

    Args:
        team: whose books.
        versions: the schemes of its roles.
        period: the month to appraise.
        found: every book, by its address.
        on_stage: is told the name of each stage as it begins.
        calendar: which days are worked; the notices as we know them, when left out.
        here: the day and the archive, for a team whose months are confirmed and closed.
    """
    record, behind = remembered(team, found, here)
    theirs = {key: _theirs(found[book.at]) for key, book in team.books.items()}
    on_stage("tidy")
    beyond = Beyond(team, versions, period, record, found, here)
    department = tidy(team, theirs, period, months_needed(versions, period), beyond.asked())
    department = replace(department, calendar=calendar or notices())
    department, appeals = appealed(team, theirs, department, versions, _viewpoint(team, period, record, here))
    try:
        department = beyond.overlaid(department)
    except BookFault as fault:
        record = fault
    on_stage("appraise")
    appraisal = appraise(department, versions)
    on_stage("present")
    receipt = Receipt(input_digests(department, theirs), scheme_digests(appraisal), __version__, names_of(theirs))
    draft = present(team, appraisal, department, receipt) if appraisal.results else ()
    on_stage("plan")
    prospect = Prospect(
        team, department, appraisal, theirs, draft, Plan(()), found, receipt, versions=versions, appeals=appeals
    )
    prospect = replace(prospect, archive=here.archive / team.team if here.archive else None, behind=behind)
    if isinstance(record, Record) and team.keeps_months:
        return lived(prospect, record, here)
    stopped = record if isinstance(record, BookFault) else None
    return replace(prospect, plan=plan(draft, found), stopped=stopped)


def _viewpoint(team: Team, period: Period, record: Record | BookFault, here: Here) -> Viewpoint:
    """Returns from where appeals are looked at."""
    months = frozenset(record.periods()) if team.keeps_months and isinstance(record, Record) else None
    return Viewpoint(period, here.today, months)


def _theirs(found: Book | BookFault) -> Book | BookFault:
    """Returns what of a book is theirs."""
    return found if isinstance(found, BookFault) else found.theirs()
