"""What the life of the months lays over the facts that were read, before anything is worked out."""

from dataclasses import dataclass, replace

from scoring.facts import Department
from scoring.period import Period
from scoring.versions import Versions, asked_for, months_needed
from sheets_sync.archive import accepted_texts
from sheets_sync.grid import Book, BookFault
from sheets_sync.months.book import KEY, TABS
from sheets_sync.months.late import Accepted, accepted_of, adjusted, events_into
from sheets_sync.months.recalled import Memory, memory_of, recalled, still_asked
from sheets_sync.months.record import Record
from sheets_sync.run.prospect import Here, Read
from sheets_sync.team import Team
from sheets_sync.texts import text

_ODD = (ValueError, TypeError, LookupError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is known beyond the books of theirs.

    Attributes:
        team: whose.
        versions: the schemes of its roles.
        period: the appraised month.
        record: what has happened to the months, or why nobody knows.
        found: every book, by its address.
        here: where the archive is, among other things.
    """

    team: Team
    versions: Versions
    period: Period
    record: Record | BookFault
    found: Read
    here: Here

    def asked(self) -> dict[Period, frozenset[str]]:
        """Returns what has to be read of each earlier month: nothing of what is remembered."""
        return still_asked(asked_for(self.versions, self.period), self.versions, self.period, self._memory())

    def overlaid(self, department: Department) -> Department:
        """Returns the facts with the history of closed months, and what HR has taken over.

        Raises:
            BookFault: a file of what HR has taken over is missing, or not the one that the record names.
        """
        department = recalled(department, self.versions, self._memory())
        events = () if isinstance(self.record, BookFault) else events_into(self.record, self.period)
        if not events or isinstance(self.record, BookFault):
            return department
        files = taken_over(self.team, self.record, self.here)
        pairs = [(event, files[event.file]) for event in events]
        return adjusted(department, pairs, self._name(), self.team.language)

    def _memory(self) -> Memory:
        """Returns what is remembered of earlier months, with the cells of the months' book where it stands."""
        if isinstance(self.record, BookFault) or not self.record.history:
            return {}
        tab = text(self.team.language, f"tabs.{TABS['history']}")
        earliest = str(months_needed(self.versions, self.period)[0])
        return memory_of(self.record, self.period, self._name(), tab, earliest)

    def _name(self) -> str:
        address = self.team.ours[KEY].address("")
        book = self.found.get(address)
        return book.name if isinstance(book, Book) else address.rpartition("/")[2]


def taken_over(team: Team, record: Record, here: Here) -> dict[str, Accepted]:
    """Returns what HR has taken over of closed months, by the name of its file.

    Raises:
        BookFault: a file is missing, or not the one that the record names, or we know of no archive.
    """
    named = next((event for event in record.events if event.what == "accepted"), None)
    if named is None:
        return {}
    if here.archive is None:
        raise BookFault("months_without_archive", book=named.period, month=named.period)
    read = accepted_texts(here.archive / team.team, replace(record, history=()))
    return {path.rpartition("/")[2]: _understood(path, said) for path, said in read.items()}


def _understood(path: str, said: str) -> Accepted:
    try:
        return accepted_of(said)
    except _ODD as error:
        raise BookFault("archive_foreign", book=path.rpartition("/")[2], path=path) from error
