"""The room where grids become facts: every measure with its cells, every doubt a problem."""

from collections.abc import Container, Mapping

from scoring.facts import Department
from scoring.period import Period
from scoring.versions import Versions
from sheets_sync.grid import Book, BookFault
from sheets_sync.months.appeals import Appeal, Viewpoint
from sheets_sync.team import Team
from sheets_sync.tidy.accounts import RowsUnaccounted

__all__ = ["RowsUnaccounted", "appealed", "tidy"]


def tidy(
    team: Team,
    books: Mapping[str, Book | BookFault],
    period: Period,
    months: tuple[Period, ...],
    asked: Mapping[Period, Container[str]] | None = None,
) -> Department:
    """Returns what a team's books say of everybody, and everything in them that a person must put right.

    Args:
        team: what the books mean.
        books: each of the team's books as read, or why it could not be, by its key in the team file.
        period: the appraised month.
        months: all months whose facts are wanted, the appraised one last.
        asked: of each earlier month the measures and records that anybody asks for; tables that give none of them are
            not looked at for it. All of them, when left out.

    Raises:
        RowsUnaccounted: a row was neither used nor left alone nor refused; a fault of ours.
    """
    # pandas takes half a second to load, which `sheets-sync --help` need not wait for.
    from sheets_sync.tidy.department import read_department  # noqa: PLC0415

    return read_department(team, books, period, months, asked)


def appealed(
    team: Team,
    books: Mapping[str, Book | BookFault],
    department: Department,
    versions: Versions,
    viewpoint: Viewpoint | None = None,
) -> tuple[Department, tuple[Appeal, ...]]:
    """Returns the facts as upheld appeals have them, with what is wrong with appeals; and the appeals of all months.

    Args:
        team: whose.
        books: theirs as read, by key.
        department: the facts as they were read.
        versions: the schemes of its roles.
        viewpoint: from where appeals are looked at; from the month alone, when left out.
    """
    if not any(table.kind == "appeals" for table in team.tables.values()):
        return department, ()
    from sheets_sync.tidy.appealed import with_appeals  # noqa: PLC0415 - as above

    return with_appeals(team, books, department, versions, viewpoint or Viewpoint(department.period))
