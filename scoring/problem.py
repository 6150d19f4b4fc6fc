"""What a person must put right: a value with its place, never an exception."""

from dataclasses import dataclass, field
from enum import StrEnum

from scoring.figure import Cell


class Level(StrEnum):
    """How much a problem stops.

    ``ERROR`` withholds the total of the person it names (or of everybody it concerns); ``WARNING`` is shown and
    stops nothing; ``FATAL`` means that the configuration cannot be used at all.
    """

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person must put right.

    Attributes:
        code: which kind (``unreadable_number``); its words stand in ``sheets_sync/texts/<language>/problems.py``.
        where: the cell (or key of a file) to look at.
        details: what the words need (``found``, ``known``, ``nearest``, ``cure`` …), all text.
        level: what it stops.
        person_id: whom it concerns; empty when it is nobody in particular.
        period: which month it concerns (``2026-10``); empty when all.
        owner: who keeps the workbook, so that problems can be sorted by who mends them.
    """

    code: str
    where: Cell
    details: dict[str, str] = field(default_factory=dict)
    level: Level = Level.ERROR
    person_id: str = ""
    period: str = ""
    owner: str = ""

    def sort_key(self) -> tuple[str, ...]:
        """Returns what problems are sorted by: book, tab, row, column, code, person."""
        place = (self.where.book, self.where.tab, f"{self.where.row:07}", f"{self.where.column:05}", self.where.key)
        return (*place, self.code, self.person_id, self.period, repr(sorted(self.details.items())))
