"""What a file of the past is held against, and what was found in it."""

from dataclasses import dataclass, field
from datetime import date

from scoring.figure import Cell
from scoring.period import Period
from scoring.problem import Problem
from scoring.versions import Versions
from sheets_sync.months.record import Record, Remembered
from sheets_sync.team import Team
from sheets_sync.tidy.roster import Roster


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is held against.

    Attributes:
        team: whose past it is.
        versions: the schemes of its roles.
        roster: everybody, leavers included.
        record: what has happened to the months.
        today: the day, where the team is.
        replacing: whether months that were brought in before may be brought in again.
    """

    team: Team
    versions: Versions
    roster: Roster
    record: Record
    today: date
    replacing: bool = False

    @property
    def like(self) -> Period:
        """Returns the period of today, of the team's kind."""
        return self.team.period.of(self.today)


@dataclass(slots=True)
class Brought:
    """What was found in a file; grows as it is read.

    Attributes:
        rows: the figures.
        problems: everything that must be put right first.
        blank: how many cells are blank: of these nothing is known, which is not nought.
        places: month, person and figure to the cell that tells it.
        seen: month to everybody who has a row.
    """

    rows: list[Remembered] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    blank: int = 0
    places: dict[tuple[str, str, str], Cell] = field(default_factory=dict)
    seen: dict[Period, set[str]] = field(default_factory=dict)

    def wrong(self, code: str, where: Cell, **told: str) -> None:
        """Notes something that must be put right."""
        self.problems.append(Problem(code, where, {"found": where.shown, **told}))
