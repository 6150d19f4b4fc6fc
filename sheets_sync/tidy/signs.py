"""Signs that a row is somebody's: ids and names of the roster, and words that only such rows say in their columns."""

import re
from collections.abc import Iterator
from datetime import date

from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells import choice
from sheets_sync.tidy.cells import date as date_cells
from sheets_sync.tidy.cells import id as ids
from sheets_sync.tidy.cells import month as month_cells
from sheets_sync.tidy.cells.unread import Typed, Unread, is_blank, shown
from sheets_sync.tidy.merged import Row
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.sheet import Sheet

_NOTE = re.compile(
    r"[^:]*:|[(*]?(注|备注|说明|制表|填表|审核|审批|批准|复核|打印|填报|日期|单位|以下空白|note|nb)", re.IGNORECASE
)
_ENOUGH = 2
"""So many columns that say what they should, and a row above the headings is no title."""


def is_note(text: str) -> bool:
    """Tells whether a text begins as notes do.

    >>> is_note("制表人：周敏"), is_note("（备注）"), is_note("李娜")
    (True, True, False)
    """
    return bool(_NOTE.match(narrow(text)))


def is_id(value: Typed) -> bool:
    """Tells whether a cell could be nothing but an id."""
    read = None if is_blank(value) else ids.read(value)
    return isinstance(read, str) and ids.looks_like_one(read)


def speaks_of_somebody(sheet: Sheet, row: Row, roster: Roster | None) -> bool:
    """Tells whether the row has a name of the roster in the column of names or ids, or an event's word in its own."""
    cells = [row[sheet.columns[key]] for key in ("name", "employee_id") if key in sheet.columns]
    named = roster is not None and any(roster.named_any(shown(value)) for value in cells)
    return named or ("event" in sheet.columns and _says_its_own(sheet, row, "event"))


def persons_in(row: Row, roster: Roster | None) -> tuple[str, ...]:
    """Returns the ids of the people that cells of a row name, by id as written or by a name that only one has."""
    found: dict[str, None] = {}
    for value in row if roster else ():
        text = shown(value).strip()
        key = text if roster and text in roster.people and isinstance(value, str) else ""
        key = key or (roster.named(text) if roster and text else "")
        if key:
            found[key] = None
    return tuple(found)


def rows_above(sheet: Sheet, roster: Roster | None) -> Iterator[Problem]:
    """Yields a problem for each person of each row that stands above the headings and yet looks like one of theirs."""
    for index in range(sheet.top):
        row = sheet.rows[index]
        people = () if _begins_as_note(row) else persons_in(row, roster)
        if people or _looks_like_a_row(sheet, row):
            where = sheet.cell(index, "employee_id")
            for person in people or ("",):
                yield sheet.place.error("row_above_heading", where, Whose(person), row=str(index + 1))


def _begins_as_note(row: Row) -> bool:
    return is_note(next((shown(value) for value in row if not is_blank(value)), ""))


def _looks_like_a_row(sheet: Sheet, row: Row) -> bool:
    said = {key for key in sheet.columns if _says_its_own(sheet, row, key)}
    if "employee_id" in said and "name" in sheet.columns and not is_blank(row[sheet.columns["name"]]):
        said.add("name")
    return len(said) >= _ENOUGH


def _says_its_own(sheet: Sheet, row: Row, key: str) -> bool:
    """Tells whether a row says, in a column of words or dates, what only that column says."""
    value, column = row[sheet.columns[key]], sheet.table.columns[key]
    if is_blank(value):
        return False
    if column.as_ == "id":
        return is_id(value)
    if column.as_ == "date":
        return isinstance(date_cells.read(value), date)
    if column.as_ == "month":
        return isinstance(month_cells.read(value, sheet.which.like), Period)
    if column.as_ in ("choice", "event"):
        words = sheet.table.events if column.as_ == "event" else column.choices
        return not isinstance(choice.reader(words)(value), Unread)
    return False
