"""Makes the reader of a column: the word of ``as:`` is the module, a blank is what ``blank:`` says."""

from datetime import date as date_of

from sheets_sync.team.meaning import Team
from sheets_sync.team.table import Column, Table
from sheets_sync.tidy.cells import choice, date, month, number, percent, text, yes_no
from sheets_sync.tidy.cells.memory import Memory
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, is_blank

_ANY_DAY = date_of(2000, 1, 1)
_WORDS = ("role", "choice", "event", "yes_no", "date", "month")
"""Kinds of columns in which the same texts and days come again and again."""
_PLAIN = {
    "number": number.reader,
    "percent": percent.reader,
    "date": date.reader,
    "yes_no": yes_no.reader,
    "text": text.reader,
}


def reader(team: Team, table: Table, column: Column) -> Reader:
    """Returns how cells of a column are read; an allowed blank reads as None, what is not understood as ``Unread``."""
    read = _reader(team, table, column)
    if column.as_ in _WORDS:
        read = Memory(read).__getitem__
    if column.blank == "refused":
        return read

    def read_or_blank(value: Typed) -> Read:
        return None if is_blank(value) else read(value)

    return read_or_blank


def _reader(team: Team, table: Table, column: Column) -> Reader:
    if column.as_ == "role":
        return choice.reader({key: role.titles for key, role in team.roles.items()})
    if column.as_ in ("choice", "event"):
        return choice.reader(column.choices if column.as_ == "choice" else table.events)
    if column.as_ == "month":
        return month.reader(column, team.period.of(_ANY_DAY))
    return _PLAIN[column.as_](column)
