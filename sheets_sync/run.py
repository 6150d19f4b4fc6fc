"""One run: read, tidy, appraise, present, plan, then refuse or apply. The only place where the rooms meet."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic

from scoring.appraise import Appraisal, appraise
from scoring.calendar import Calendar
from scoring.facts import Department
from scoring.period import Period
from scoring.problem import Level, Problem
from scoring.versions import Versions, asked_for, months_needed
from sheets_sync import __version__
from sheets_sync.backends import Basis, backend
from sheets_sync.calendars import notices
from sheets_sync.digests import input_digests, scheme_digests
from sheets_sync.grid import Book, BookFault, Wanted
from sheets_sync.plan import BookPlan, Plan, Refusal, Trust, plan, refuse_if_unsafe
from sheets_sync.present import Receipt, present
from sheets_sync.reach import every_book, moved, names_of
from sheets_sync.team import Team
from sheets_sync.tidy import tidy

Read = Mapping[str, Book | BookFault]
Stage = Callable[[str], None]
MOST_TRIES = 3
_LONG = 20  # seconds; a write without hindrance takes a few


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a run would do, before anything is written.

    Attributes:
        team: whose books.
        department: the facts.
        appraisal: the figures and all problems.
        theirs: the books that were read, by key.
        wanted: our books as they are to be; none when nobody could be appraised.
        plan: what would change.
        found: every book that was read, by its address.
    """

    team: Team
    department: Department
    appraisal: Appraisal
    theirs: Read
    wanted: tuple[Wanted, ...]
    plan: Plan
    found: Read

    @property
    def unreached(self) -> tuple[tuple[str, BookFault], ...]:
        """Returns the books whose service did not let us in, with why: nothing can be said without them."""
        faults = [fault for fault in self.found.values() if isinstance(fault, BookFault) and fault.unreached]
        return tuple((fault.details.get("book", ""), fault) for fault in dict.fromkeys(faults))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Returns what a person must put right."""
        return self.appraisal.problems

    @property
    def unsettled(self) -> bool:
        """Tells whether a problem stands that withholds something."""
        return any(problem.level != Level.WARNING for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did.

    Attributes:
        prospect: what it was going to do.
        refusals: why it did not; then nothing at all was written.
        written: names of the books that were written.
        faults: books that could not be written, with why.
        tries: how often the month was worked out, because books were changed meanwhile.
        unsure: names of the books of which nobody knows whether they were written: the answer was lost.
    """

    prospect: Prospect
    refusals: tuple[Refusal, ...] = ()
    written: tuple[str, ...] = ()
    faults: tuple[tuple[str, BookFault], ...] = ()
    tries: int = 1
    unsure: tuple[str, ...] = ()

    @property
    def stale(self) -> bool:
        """Tells whether a book moved while we worked."""
        return any(fault.code in ("stale", "inputs_moved") for _, fault in self.faults)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keeps the collector of cycles out: it would walk millions of figures, again and again, and find nothing.

    What was made meanwhile counts as old afterwards, as if it had been walked: only a full collection looks at it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # not left frozen, or a worker would never be rid of it
            gc.enable()


def look(
    team: Team,
    versions: Versions,
    period: Period,
    on_stage: Stage = lambda _: None,
    calendar: Calendar | None = None,
) -> Prospect:
    """Returns what a run would do; reads every book once and writes nothing.

    Args:
        team: whose books.
        versions: the schemes of its roles.
        period: the month to appraise.
        on_stage: is told the name of each stage as it begins.
        calendar: which days are worked; the notices as we know them, when left out.
    """
    on_stage("read")
    return worked_out(team, versions, period, every_book(team, period), on_stage, calendar)


@_undisturbed()
def worked_out(
    team: Team,
    versions: Versions,
    period: Period,
    found: Read,
    on_stage: Stage = lambda _: None,
    calendar: Calendar | None = None,
) -> Prospect:
    """Returns what a run would do with books as they were read, be it years ago: no clock and no file is looked at.

    Args:
        team: whose books.
        versions: the schemes of its roles.
        period: the month to appraise.
        found: every book, by its address.
        on_stage: is told the name of each stage as it begins.
        calendar: which days are worked; the notices as we know them, when left out.
    """
    theirs = {key: _theirs(found[book.at]) for key, book in team.books.items()}
    on_stage("tidy")
    department = tidy(team, theirs, period, months_needed(versions, period), asked_for(versions, period))
    department = replace(department, calendar=calendar or notices())
    on_stage("appraise")
    appraisal = appraise(department, versions)
    on_stage("present")
    receipt = Receipt(input_digests(department, theirs), scheme_digests(appraisal), __version__, names_of(theirs))
    wanted = present(team, appraisal, department, receipt) if appraisal.results else ()
    on_stage("plan")
    return Prospect(team, department, appraisal, theirs, wanted, plan(wanted, found), found)


@_undisturbed()
def run(
    prospect: Prospect,
    trust: Trust,
    *,
    force: bool = False,
    accept_edits: bool = False,
    until: str = "",
    on_stage: Stage = lambda _: None,
) -> Done:
    """Writes what the prospect says, unless that is refused; nothing is written then.

    Every book is written in one atomic step; when one cannot be written the others still are. So are they when the
    inputs turn out to have moved meanwhile: then all books tell the same, if of a moment ago. When a book of ours has
    moved before it was written, those after it are left as they are: then the first to move leaves all of them so.
    """
    if prospect.unreached:
        return Done(prospect, faults=prospect.unreached)
    refusals = refuse_if_unsafe(prospect.plan, trust, force=force, accept_edits=accept_edits, until=until)
    beside = {book.wanted.address for book in prospect.plan.to_write}
    gone = moved(prospect.theirs, beside) if prospect.plan.to_write and not refusals else ()
    if refusals or gone:
        return Done(prospect, refusals, (), gone)
    on_stage("write")
    written, faults = _written(prospect)
    unsure = tuple(name for name, fault in faults if name not in written and getattr(fault, "answer_lost", False))
    return Done(prospect, (), tuple(written), tuple(faults), unsure=unsure)


def _written(prospect: Prospect) -> tuple[list[str], list[tuple[str, BookFault]]]:
    """Writes book after book and returns the names of those that were written, and why others were not.

    Whether the inputs still stand was asked before. After a write that had to wait, that is no news any more; and a
    write that failed did not tell of the inputs beside our tabs. Then it is asked again before the next book.
    """
    written: list[str] = []
    faults: list[tuple[str, BookFault]] = []
    asked, untold = monotonic(), False
    for book in prospect.plan.to_write:
        if untold or monotonic() - asked > _LONG:
            faults += (gone := moved(prospect.theirs, ()))
            asked, untold = monotonic(), False
            if gone:
                break
        try:
            backend(book.wanted.address).write(book.wanted, book.version, _basis(prospect, book))
            written.append(book.name)
        except BookFault as fault:
            faults.append((book.name, fault))
            untold = fault.code != "inputs_moved"
            if not untold:  # written, but from what no longer stands
                written.append(book.name)
            if fault.code == "stale":  # the others would tell what this one does not; all is worked out again
                break
    return written, faults


def run_until_settled(
    prospects: Callable[[], Prospect],
    trust: Trust,
    *,
    force: bool = False,
    accept_edits: bool = False,
    until: str = "",
    on_stage: Stage = lambda _: None,
) -> Done:
    """Runs, and runs again while books are changed under our hands, at most three times.

    Args:
        prospects: looks at the books; called anew for every try.
        trust: how much change is done without being asked.
        force: accept too much change, a book that is not ours, and an earlier month.
        accept_edits: let hand edits be undone.
        until: the last month that is over; a book is not turned to a later one unasked.
        on_stage: is told the name of each stage as it begins.
    """
    once = partial(run, trust=trust, force=force, accept_edits=accept_edits, until=until, on_stage=on_stage)
    done = once(prospects())
    while done.stale and done.tries < MOST_TRIES:
        again = once(prospects())
        written = dict.fromkeys((*done.written, *again.written))
        done = replace(again, written=tuple(written), tries=done.tries + 1)
    return done


def _theirs(found: Book | BookFault) -> Book | BookFault:
    """Returns what of a book is theirs."""
    return found if isinstance(found, BookFault) else found.theirs()


def _basis(prospect: Prospect, book: BookPlan) -> Basis:
    """Returns what a book is written from."""
    found = prospect.found.get(book.wanted.address)
    if not isinstance(found, Book):
        return Basis()
    used = {tab for name, tab, *_ in prospect.department.counts if name == found.name}
    return Basis(found, tuple(title for title in found.grids if title in used))
