"""Whether cells that were written one by one came to stand in the rows and columns that they were meant for.

Somebody who may edit our tabs may sort one, or insert a row or column, between our reading and our writing. A tab that
is written whole is right all the same; changed cells alone would stand in the rows of others. So the answer to a batch
tells what names the rows and columns of such tabs, as it stood when the batch was carried out.
"""

from dataclasses import dataclass

from scoring.figure import letters
from sheets_sync.google.writing.after import rows_after
from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.difference import Block
from sheets_sync.grid import Tab, Value

_TITLES = 1  # the row of the column titles (0-based)
Rows = tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What names the rows and columns of a tab of which only cells are written.

    Attributes:
        title: of the tab.
        keys: how many leading columns name a row.
        first: the first row (0-based) whose name is looked at.
        rows: as they are to stand from there on; of a tab without a row a person, no further than cells change.
        titles: the row of the column titles.
    """

    title: str
    keys: int
    first: int
    rows: Rows
    titles: tuple[Value, ...]

    @property
    def ranges(self) -> tuple[str, ...]:
        """Returns the ranges to be told, as Google's addresses are written."""
        title = self.title.replace("'", "''")
        last = self.first + len(self.rows)
        return (f"'{title}'!2:2", f"'{title}'!A{self.first + 1}:{letters(self.keys)}{last}")

    def holds(self, found: Rows) -> bool:
        """Tells whether the rows and columns were found under the names that they are to have."""
        keys = [_wide(row, self.keys) for row in found[self.first : self.first + len(self.rows)]]
        blank = [(None,) * self.keys] * (len(self.rows) - len(keys))
        titles = _wide(found[_TITLES], len(self.titles)) if len(found) > _TITLES else ()
        return titles == self.titles and [*keys, *blank] == [_wide(row, self.keys) for row in self.rows]


def anchor_of(aim: Aim, tab: Tab, changed: tuple[Block, ...]) -> Anchor:
    """Returns what tells whether the changed cells of a tab came to stand where they were to."""
    rows = rows_after(aim)
    first = 0 if tab.guarded else min(block.top for block in changed)
    last = len(rows) if tab.guarded else max(block.top + len(block.rows) for block in changed)
    return Anchor(aim.title, tab.keys, first, rows[first:last] or ((),), _wide(rows[_TITLES], len(rows[0])))


def _wide(row: tuple[Value, ...], width: int) -> tuple[Value, ...]:
    """Returns the first cells of a row, blank ones added where it is shorter."""
    return (*row[:width], *(None,) * (width - len(row)))
