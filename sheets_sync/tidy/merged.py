"""Gives merged cells below the headings their meaning: a word holds for its whole block, a number for nobody."""

from collections.abc import Set as AbstractSet

from sheets_sync.grid import Grid, Value
from sheets_sync.tidy.cells.unread import Merged, is_blank

Row = tuple[Value | Merged, ...]


def unmerged(grid: Grid, below: int, words: AbstractSet[int], numbers: AbstractSet[int]) -> tuple[Row, ...]:
    """Returns the rows of a grid with the merged blocks from row ``below`` on resolved.

    Args:
        grid: the tab.
        below: index of the first row below the headings.
        words: indices of the columns whose words (month, group, name) hold for every row of a block.
        numbers: indices of the columns of numbers or marks, where a block is a doubt in each of its cells.
    """
    rows: list[Row] = list(grid.rows)
    for first_row, first_column, last_row, last_column in grid.merged:
        start, column = first_row - 1, first_column - 1
        if start < below or start >= len(rows) or column >= len(rows[start]) or is_blank(rows[start][column]):
            continue
        value = grid.rows[start][column]
        block = range(start, min(last_row, len(rows)))
        if column in words and len(block) > 1:
            _put(rows, block, range(column, column + 1), value)
        elif column in numbers:
            _put(rows, block, range(column, min(last_column, len(rows[start]))), Merged(value))
    return tuple(rows)


def _put(rows: list[Row], block: range, columns: range, value: Value | Merged) -> None:
    for index in block:
        row = list(rows[index])
        row[columns.start : columns.stop] = [value] * len(columns)
        rows[index] = tuple(row)
