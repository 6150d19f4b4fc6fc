"""What each tab of ours is to be, beside what it is."""

from dataclasses import dataclass

from sheets_sync.google.standing import Sheet
from sheets_sync.grid import Grid, Tab
from sheets_sync.seal import Cells

_FROZEN = 48  # characters that may stand still at the left without filling the screen, as on paper
_FEWEST_ROWS = 3  # Google lets no tab stand still as a whole, so one row is left below the two that do [T]


@dataclass(frozen=True, slots=True)
class Aim:
    """A tab of ours, the hidden one that keeps the seal included.

    Attributes:
        name: the title that its mark remembers.
        title: what it is to be called.
        id: its sheetId, the standing one's or a new one's.
        cells: every cell from A1.
        tab: how it is to be; None for the seal.
        sheet: how it stands; None when it does not.
        grid: what stands in it; None when that is not known.
    """

    name: str
    title: str
    id: int
    cells: Cells
    tab: Tab | None = None
    sheet: Sheet | None = None
    grid: Grid | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Returns how many rows and columns it is to have: exactly as many as it needs."""
        return (max(len(self.cells), _FEWEST_ROWS if self.tab else 1), len(self.cells[0]))

    @property
    def extent(self) -> tuple[int, int]:
        """Returns rows and columns of what is wanted and what stands together."""
        rows, columns = self.size
        return (max(rows, self.sheet.rows), max(columns, self.sheet.columns)) if self.sheet else (rows, columns)

    @property
    def typed(self) -> tuple[int, ...]:
        """Returns the columns (0-based) into which people type."""
        return tuple(place for place, column in enumerate(self.tab.columns) if column.typed) if self.tab else ()

    @property
    def hidden(self) -> bool:
        """Tells whether it is to be hidden."""
        return self.tab is None

    @property
    def frozen(self) -> tuple[int, int]:
        """Returns the rows and columns that stand still: those that name a row, unless they would fill the screen."""
        if self.tab is None:
            return (0, 0)
        columns = max(self.tab.keys, self.tab.names + 1)
        narrow = sum(column.width for column in self.tab.columns[:columns]) <= _FROZEN
        return (2, min(columns, len(self.tab.columns) - 1) if narrow else 0)

    @property
    def merged(self) -> tuple[tuple[int, int, int, int], ...]:
        """Returns the blocks that are to be merged, 1-based: the heading.

        Google refuses to let columns stand still that hold a part of a merged cell [T]. Where some do, the heading
        flows over its blank neighbours instead.
        """
        whole = self.tab is not None and len(self.tab.columns) > 1 and not self.frozen[1]
        return ((1, 1, 1, len(self.cells[0])),) if whole else ()
