"""Refuses a plan or carries it out, book after book, each in one atomic step."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import monotonic

from sheets_sync.archive import note
from sheets_sync.backends import Basis, backend
from sheets_sync.grid import Book, BookFault
from sheets_sync.months.book import KEY as MONTHS
from sheets_sync.plan import BookPlan, Trust, refuse_if_unsafe
from sheets_sync.reach import moved
from sheets_sync.run.looking import Stage
from sheets_sync.run.prospect import Done, Prospect
from sheets_sync.run.undisturbed import undisturbed

MOST_TRIES = 3
_LONG = 20  # seconds; a write without hindrance takes a few


@undisturbed()
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
    Likewise when the months' book comes first and was not written: the others would tell of what was never signed.
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
        if faults and book.wanted.key == MONTHS:  # it would tell of a draft that not everybody was shown
            break
        if untold or monotonic() - asked > _LONG:
            faults += (gone := moved(prospect.theirs, ()))
            asked, untold = monotonic(), False
            if gone:
                break
        try:
            backend(book.wanted.address).write(book.wanted, book.version, _basis(prospect, book))
            written.append(book.name)
            _note(prospect, book)
        except BookFault as fault:
            faults.append((book.name, fault))
            untold = fault.code != "inputs_moved"
            if not untold:  # written, but from what no longer stands
                written.append(book.name)
            # The others would tell what this one does not: a moment that has passed, or what nobody signed.
            if fault.code == "stale" or (untold and book.wanted.key == MONTHS):
                break
    return written, faults


def _note(prospect: Prospect, book: BookPlan) -> None:
    """Keeps the months' book beside the archive once it is written, as soon as anybody has signed in it."""
    life = prospect.life
    if book.wanted.key != MONTHS or life is None or prospect.archive is None:
        return
    if any(event.what != "published" for event in life.record.events):
        note(prospect.archive, book.wanted)


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


def _basis(prospect: Prospect, book: BookPlan) -> Basis:
    """Returns what a book is written from."""
    found = prospect.found.get(book.wanted.address)
    if not isinstance(found, Book):
        return Basis()
    used = {tab for name, tab, *_ in prospect.department.counts if name == found.name}
    return Basis(found, tuple(title for title in found.grids if title in used))
