"""Where a reading stands: makes the cells and problems of one tab, so that each has its address and owner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.figure import Cell, letters
from scoring.problem import Level, Problem
from sheets_sync.tidy.cells.unread import Typed, Unread, shown

_MOST_SPANS = 8


@dataclass(frozen=True, slots=True)
class Whose:
    """Whom and which month a problem concerns; empty where nobody or every month."""

    person_id: str = ""
    period: str = ""


NOBODY = Whose()


@dataclass(frozen=True, slots=True)
class Place:
    """A tab of a book, and who keeps it.

    Attributes:
        book: name of the book as people know it.
        tab: title of the tab.
        owner: who mends what is wrong in it.
    """

    book: str
    tab: str
    owner: str

    def cell(self, row: int, column: int, value: Typed = None, width: int = 1) -> Cell:
        """Returns the cell at a row and column counted from nought."""
        return Cell(self.book, self.tab, row + 1, column + 1, shown(value), width)

    def error(self, code: str, where: Cell, whose: Whose = NOBODY, **details: str) -> Problem:
        """Returns a problem that withholds what depends on it."""
        return self._problem(code, where, whose, Level.ERROR, details)

    def warning(self, code: str, where: Cell, whose: Whose = NOBODY, **details: str) -> Problem:
        """Returns a problem that is shown and stops nothing."""
        return self._problem(code, where, whose, Level.WARNING, details)

    def fault(self, code: str, where: Cell, details: Mapping[str, str]) -> Problem:
        """Returns the problem of a whole book, with the details that its reader gave."""
        return self._problem(code, where, NOBODY, Level.ERROR, dict(details))

    def unread(self, fault: Unread, where: Cell, whose: Whose, column: str) -> Problem:
        """Returns the problem of a cell that was not understood, in the column with this heading."""
        return self._problem(fault.code, where, whose, Level.ERROR, {"column": column, **fault.details})

    def _problem(self, code: str, where: Cell, whose: Whose, level: Level, details: dict[str, str]) -> Problem:
        told = {"found": where.shown, **details}
        return Problem(code, where, told, level, whose.person_id, whose.period, self.owner)


def address(row: int, column: int) -> str:
    """Returns the A1 address of a row and column counted from nought, for the words of a problem.

    >>> address(4, 0)
    'A5'
    """
    return f"{letters(column + 1)}{row + 1}"


def spans(rows: Iterable[int], column: int) -> str:
    """Returns the addresses of cells of a column, those that follow one another as a range.

    >>> spans([1, 2, 3, 7], 2)
    'C2:C4、C8'
    """
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    told = [address(one, column) + (f":{address(other, column)}" if other != one else "") for one, other in runs]
    return "、".join(told[:_MOST_SPANS]) + ("…" if len(told) > _MOST_SPANS else "")
