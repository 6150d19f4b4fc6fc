"""Finds a second table with other columns below the first: nothing of it is read, and everybody in it is told."""

from collections.abc import Iterator

from scoring.problem import Problem
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells.unread import is_blank
from sheets_sync.tidy.merged import Row
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.signs import persons_in


def begins_second(sheet: Sheet, row: Row) -> bool:
    """Tells whether a row has the headings that its kind cannot do without, and not where those of the tab stand."""
    texts = [plain_text(value) if isinstance(value, str) else "" for value in row]
    columns = sheet.table.columns
    found = {key: _at(texts, column.titles) for key, column in columns.items()}
    needed = [*sheet.table.needed()]
    if len(needed) < 2:
        needed.append("name")
    if any(found.get(key) is None for key in needed):
        return False
    return any(at is not None and at != sheet.columns.get(key, at) for key, at in found.items())


def _at(texts: list[str], titles: tuple[str, ...]) -> int | None:
    lower = {plain_text(title) for title in titles}
    return next((index for index, text in enumerate(texts) if text and text in lower), None)


def below_second(sheet: Sheet, first: int, roster: Roster | None) -> Iterator[Problem]:
    """Yields one problem for the table, and one for each person whose row in it is not read."""
    rows = sheet.rows[first + 1 :]
    heading = next(index for index, value in enumerate(sheet.rows[first]) if not is_blank(value))
    where = sheet.place.cell(first, heading, sheet.rows[first][heading])
    people = dict.fromkeys(person for row in rows for person in persons_in(row, roster))
    for person in ("", *people):
        yield sheet.place.error("second_table", where, Whose(person), row=str(first + 1))
