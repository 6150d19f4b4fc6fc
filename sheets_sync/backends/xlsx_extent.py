"""How far the cells of a tab reach: calamine takes memory for every cell between A1 and the last one."""

import re

from scoring.figure import letters
from sheets_sync.backends.xlsx_marks_full import place_of

_MOST = 20_000_000  # cells between A1 and the last one: thirty times the largest department
_DIMENSION = re.compile(rb"""<(?:\w+:)?dimension\s+ref=["'][A-Z]+[0-9]+:([A-Z]+[0-9]+)["']""")
_FILLED = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]+)([0-9]+)["'][^>]*(?<!/)>""")


def far_cell(xml: bytes) -> str:
    """Returns the address where the cells of a tab end when that is absurdly far; else an empty text.

    One blank typed into XFD1048576 would otherwise ask for half a terabyte and end the whole program.
    """
    said = _DIMENSION.search(xml, 0, 4096)
    if said and _size(*place_of(said[1].decode())) <= _MOST:
        return ""
    rows, columns = 0, 0
    for name, number in set(_FILLED.findall(xml)):
        row, column = place_of((name + number).decode())
        rows, columns = max(rows, row), max(columns, column)
    return f"{letters(columns + 1)}{rows + 1}" if _size(rows, columns) > _MOST else ""


def _size(row: int, column: int) -> int:
    """Returns how many cells lie between A1 and a 0-based place."""
    return (row + 1) * (column + 1)
