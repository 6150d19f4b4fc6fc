"""One run: read, tidy, appraise, present, plan, then refuse or apply. The only place where the rooms meet."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b

from scoring.appraise import Appraisal, Versions, appraise, months_needed
from scoring.facts import Department
from scoring.period import Period
from scoring.problem import Level, Problem
from sheets_sync import __version__
from sheets_sync.backends import backend
from sheets_sync.grid import Book, BookFault, Grid, Wanted
from sheets_sync.plan import Plan, Refusal, Trust, plan, refuse_if_unsafe
from sheets_sync.present import Receipt, present
from sheets_sync.team import Team
from sheets_sync.tidy import tidy

Read = Mapping[str, Book | BookFault]
Stage = Callable[[str], None]


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
    """

    team: Team
    department: Department
    appraisal: Appraisal
    theirs: Read
    wanted: tuple[Wanted, ...]
    plan: Plan

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
    """

    prospect: Prospect
    refusals: tuple[Refusal, ...] = ()
    written: tuple[str, ...] = ()
    faults: tuple[tuple[str, BookFault], ...] = ()

    @property
    def stale(self) -> bool:
        """Tells whether a book moved while we worked."""
        return any(fault.code == "stale" for _, fault in self.faults)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keeps the collector of cycles out: it would walk millions of figures, again and again, and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_undisturbed()
def look(team: Team, versions: Versions, period: Period, on_stage: Stage = lambda _: None) -> Prospect:
    """Returns what a run would do; reads every book once and writes nothing.

    Args:
        team: whose books.
        versions: the schemes of its roles.
        period: the month to appraise.
        on_stage: is told the name of each stage as it begins.
    """
    on_stage("read")
    theirs = {key: _read(book.at) for key, book in team.books.items()}
    addresses = [book.address(period) for book in team.ours.values()]
    ours = {address: _read(address) for address in addresses}
    on_stage("tidy")
    department = tidy(team, theirs, period, months_needed(versions, period))
    on_stage("appraise")
    appraisal = appraise(department, versions)
    on_stage("present")
    receipt = Receipt(_digests(department, theirs), _scheme_digests(appraisal), __version__)
    wanted = present(team, appraisal, department, receipt) if appraisal.results else ()
    on_stage("plan")
    return Prospect(team, department, appraisal, theirs, wanted, plan(wanted, ours))


@_undisturbed()
def run(
    prospect: Prospect,
    trust: Trust,
    *,
    force: bool = False,
    accept_edits: bool = False,
    on_stage: Stage = lambda _: None,
) -> Done:
    """Writes what the prospect says, unless that is refused; nothing is written then.

    Every book is written in one atomic step; when one cannot be written the others still are.
    """
    refusals = refuse_if_unsafe(prospect.plan, trust, force=force, accept_edits=accept_edits)
    moved = _moved(prospect) if prospect.plan.to_write and not refusals else ()
    if refusals or moved:
        return Done(prospect, refusals, (), moved)
    on_stage("write")
    written: list[str] = []
    faults: list[tuple[str, BookFault]] = []
    for book in prospect.plan.to_write:
        try:
            backend(book.wanted.address).write(book.wanted, book.version)
            written.append(book.name)
        except BookFault as fault:
            faults.append((book.name, fault))
    return Done(prospect, (), tuple(written), tuple(faults))


def _read(address: str) -> Book | BookFault:
    try:
        return backend(address).read(address)
    except BookFault as fault:
        return fault


def _moved(prospect: Prospect) -> tuple[tuple[str, BookFault], ...]:
    """Returns the books of theirs that were saved since we read them: the plan no longer holds."""
    found = []
    for key, book in prospect.theirs.items():
        address = prospect.team.books[key].at
        before = book.version if isinstance(book, Book) else ""
        try:
            now = backend(address).version(address)
        except BookFault:
            now = ""
        if isinstance(book, Book) and now != before:
            found.append((book.name, BookFault("stale", book=book.name)))
    return tuple(found)


def _digests(department: Department, books: Read) -> dict[tuple[str, str], str]:
    """Returns (book, tab) to the digest of the values of every tab that was used."""
    named = {book.name: book for book in books.values() if isinstance(book, Book)}
    return {
        (book, tab): digest(named[book].grids[tab])
        for book, tab, *_ in department.counts
        if book in named and tab in named[book].grids
    }


def digest(grid: Grid) -> str:
    """Returns a digest of the values of a tab; blank cells beyond the last value do not count."""
    made = blake2b(digest_size=16)
    blank = 0
    for row in grid.rows:
        end = len(row)
        while end and row[end - 1] is None:
            end -= 1
        if not end:
            blank += 1
            continue
        made.update(f"{blank}{row[:end]!r}".encode("utf-8", "surrogatepass"))
        blank = 0
    return made.hexdigest()


def _scheme_digests(appraisal: Appraisal) -> dict[str, str]:
    """Returns scheme file to a digest of everything the scheme says."""
    schemes = {scheme.file: scheme for every in appraisal.schemes.values() for scheme in every}
    return {
        file: blake2b(repr(replace(schemes[file], file="")).encode(), digest_size=16).hexdigest()
        for file in sorted(schemes)
    }
