"""What a run would do, and what it did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scoring.appraise import Appraisal
from scoring.facts import Department
from scoring.problem import Level, Problem
from scoring.versions import Versions
from sheets_sync.grid import Book, BookFault, Wanted
from sheets_sync.months.appeals import Appeal
from sheets_sync.months.outlook import Outlook
from sheets_sync.months.record import Record
from sheets_sync.months.ticks import Tick
from sheets_sync.plan import Plan, Refusal
from sheets_sync.present import Receipt
from sheets_sync.team import Team

Read = Mapping[str, Book | BookFault]


@dataclass(frozen=True, slots=True)
class Here:
    """What is known beside the books.

    Attributes:
        today: the day, where the team is; without one nothing happens to any month: it is only worked out.
        archive: folder of the closed months, in which every team has one of its own.
    """

    today: date | None = None
    archive: Path | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """What has happened to the months of a team, and what a run adds to it.

    Attributes:
        before: as it was read.
        record: as it is to be.
        outlook: what was found of the appraised month.
        draft: our books without their state, and without pay that nobody has confirmed.
        archived: our books as they were closed; none of a month that is not.
        ticks: in the book of the months, which nobody has taken yet.
    """

    before: Record
    record: Record
    outlook: Outlook
    draft: tuple[Wanted, ...]
    archived: tuple[Wanted, ...] = ()
    ticks: tuple[Tick, ...] = ()


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
        receipt: what the figures were made from.
        life: what has happened to its months, where the team has them confirmed and closed.
        versions: the schemes of each role.
        appeals: against all months.
        stopped: why nothing may be written whatever the figures: what remembers the months cannot be read.
        archive: folder of the team's closed months, where there is one.
        behind: how many entries the months' book lacks, which it is given back: an older one was saved over it.
    """

    team: Team
    department: Department
    appraisal: Appraisal
    theirs: Read
    wanted: tuple[Wanted, ...]
    plan: Plan
    found: Read
    receipt: Receipt
    life: Life | None = None
    versions: Versions = field(default_factory=dict)
    appeals: tuple[Appeal, ...] = ()
    stopped: BookFault | None = None
    archive: Path | None = None
    behind: int = 0

    @property
    def unreached(self) -> tuple[tuple[str, BookFault], ...]:
        """Returns the books without which nothing can be said, with why.

        Their service did not let us in, or what remembers the months cannot be read.
        """
        faults = [fault for fault in self.found.values() if isinstance(fault, BookFault) and fault.unreached]
        faults += [self.stopped] if self.stopped else []
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
