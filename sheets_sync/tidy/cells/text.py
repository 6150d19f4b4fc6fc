"""``as: text``: what somebody typed, as text and never as anything else."""

from sheets_sync.team.table import Column
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, is_blank, shown, spoilt


def reader(column: Column) -> Reader:  # noqa: ARG001 - every kind of cell is made the same way
    """Returns how cells of a text column are read; a number or date in it is the text that people see.

    >>> reader(Column(("原因",), "text"))(' =HYPERLINK("x") ')
    '=HYPERLINK("x")'
    """
    return read


def read(value: Typed) -> Read:
    """Returns the text of a cell without outer spaces."""
    if isinstance(value, str) and not is_blank(value):
        return value.strip()
    return spoilt(value) or shown(value)
