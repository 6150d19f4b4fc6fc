"""Finds the headings of a table wherever they stand in a tab: below titles, in one row or two, in any order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.period import Period
from sheets_sync.grid import Grid, Value
from sheets_sync.team.table import Table
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells.unread import is_blank, shown
from sheets_sync.tidy.days import heading_day

DEEPEST = 100
"""Headings are looked for in so many rows: below that a tab is no table."""
FEWEST = 2
"""A row with fewer known headings may be anything."""
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a table.

    Attributes:
        first: index of their first row.
        height: one row or two.
        columns: declared column to the indices that claim it: one, unless the tab is ambiguous.
        days: day of the month to the indices that claim it.
        texts: index of a column to its heading as people see it.
    """

    first: int
    height: int
    columns: Mapping[str, tuple[int, ...]]
    days: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    texts: Mapping[int, str] = field(default_factory=dict)

    @property
    def below(self) -> int:
        """Returns the index of the first row below."""
        return self.first + self.height


def find(grid: Grid, table: Table, period: Period | None = None) -> Headings | None:
    """Returns the first headings that a table can do with, else those that claim the most; None when none claims two.

    Headings further below that claim more must not make the rows above them vanish. Of rows that overlap, those that
    claim the most are taken, and one row rather than two. Days are looked for when the month is given.
    """
    wanted = {plain_text(title): key for key, column in table.columns.items() for title in column.titles}
    found: list[Headings] = []
    good: Headings | None = None
    needed = set(table.needed())
    enough = min(FEWEST, len(table.columns))
    for first in range(min(DEEPEST, len(grid.rows))):
        if good is not None and first >= good.below:
            break
        here = [_claimed(grid, first, height, wanted, period) for height in (1, 2) if first + height <= len(grid.rows)]
        fit = (each for each in here if needed <= each.columns.keys() and len(each.columns) >= enough)
        good = good or next(fit, None)
        found += here
    if good is not None:
        found = [each for each in found if good.first <= each.first < good.below]
    best = max(found, key=_claims, default=None)
    return best if best is not None and len(best.columns) >= enough else None


def _claims(found: Headings) -> tuple[int, int, int, int]:
    return len(found.columns), len(found.days), -found.height, -found.first


def _claimed(grid: Grid, first: int, height: int, wanted: Mapping[str, str], period: Period | None) -> Headings:
    top, bottom = grid.rows[first], (grid.rows[first + 1] if height == 2 else ())
    spread = _spread(grid, first) if height == 2 else top
    claimed: dict[str, list[int]] = {}
    days: dict[int, list[int]] = {}
    texts: dict[int, str] = {}
    for index in range(len(top)):
        above, below = (top[index], None) if height == 1 else _pair(top[index], spread[index], bottom[index])
        names = _names(above, below)
        if names:
            texts[index] = "·".join(shown(each).strip() for each in (above, below) if not is_blank(each))
        if key := next((wanted[name] for name in names if name in wanted), ""):
            claimed.setdefault(key, []).append(index)
        elif period is not None and (day := _day(above, below, period)) is not None:
            days.setdefault(day, []).append(index)
    columns = {key: tuple(indices) for key, indices in claimed.items()}
    return Headings(first, height, columns, {day: tuple(each) for day, each in days.items()}, texts)


def _pair(above: Value, spread: Value, below: Value) -> tuple[Value, Value]:
    """Returns the two cells of a heading; what is merged over both rows is a heading by itself."""
    if is_blank(below) or above == below:
        return above, None
    return (None if is_blank(spread) else spread), below


def _names(above: Value, below: Value) -> tuple[str, ...]:
    """Returns what a heading may be known by: both parts joined, then the lower part alone."""
    parts = [plain_text(shown(each)) for each in (above, below) if not is_blank(each)]
    parts = [part for part in parts if part]
    return ("·".join(parts), parts[-1]) if parts else ()


def _day(above: Value, below: Value, period: Period) -> int | None:
    for value in (below, above):
        day = heading_day(value, period)
        if day is not None:
            return day
    return None


def _spread(grid: Grid, row: int) -> Row:
    """Returns a row in which every text merged over several columns stands in each of them."""
    values = list(grid.rows[row])
    for first_row, first_column, _, last_column in grid.merged:
        if first_row == row + 1:
            for column in range(first_column, min(last_column, len(values))):
                values[column] = values[column] if not is_blank(values[column]) else values[first_column - 1]
    return tuple(values)
