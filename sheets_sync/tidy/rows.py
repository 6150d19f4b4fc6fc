"""Tells a table's rows apart: people's rows from blanks, notes, sums and repeated headings; doubts are reported."""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from scoring.problem import Problem
from sheets_sync.grid import CellError, Percent, Uncomputed
from sheets_sync.team.words import narrow, plain_text
from sheets_sync.tidy.cells import id as ids
from sheets_sync.tidy.cells.unread import Merged, Typed, Unread, is_blank, shown
from sheets_sync.tidy.days import is_weekday
from sheets_sync.tidy.merged import Row
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.second import begins_second, below_second
from sheets_sync.tidy.sheet import Sheet
from sheets_sync.tidy.signs import is_id, is_note, rows_above, speaks_of_somebody

_SUM = re.compile(
    r".{0,12}(合计|总计|小计|共计|汇总|平均|平均值|平均分|人均|总数)|共\d+[人名]|total|subtotal|sum|average|mean"
)
_LONGEST_ID = 16


@dataclass(frozen=True, slots=True)
class Sorted:
    """The rows of a table.

    Attributes:
        people: index of each row of a person, with the id that stands in it.
        problems: why rows were refused.
        refused: how many.
    """

    people: list[tuple[int, str]]
    problems: list[Problem]
    refused: int


def sort_rows(sheet: Sheet, roster: Roster | None = None) -> Sorted:
    """Returns the rows of people, and the problems of those that may be a person's; no roster while it is read."""
    people: list[tuple[int, str]] = []
    problems: list[Problem] = []
    unread: list[Problem] = []
    known = roster.people if roster else {}
    last = _last(sheet, known)
    at = sheet.columns["employee_id"]
    plain = {key for key in known if is_id(key)}
    claimed = [index for key, index in sheet.columns.items() if key != "employee_id"] + list(sheet.days.values())
    for index in range(sheet.below, len(sheet.rows)):
        value = (row := sheet.rows[index])[at]
        if value.__class__ is str and value in plain:
            people.append((index, value))
            continue
        if not is_id(value) and begins_second(sheet, row):
            unread = list(below_second(sheet, index, roster))
            break
        verdict = (
            value
            if isinstance(value, str) and value in known
            else _judged(sheet, row, claimed, roster, after=index > last)
        )
        if isinstance(verdict, str):
            people.append((index, verdict))
        elif verdict is not None:
            where, whose = sheet.cell(index, "employee_id"), _named(sheet, row, roster)
            problems.append(sheet.place.error(verdict.code, where, whose, column=sheet.heading("employee_id")))
    above = list(rows_above(sheet, roster))
    refused = len(problems) + len({each.where.row for each in above})
    refused += len(sheet.rows) - unread[0].where.row + 1 if unread else 0
    return Sorted(people, [*above, *problems, *unread], refused)


def _last(sheet: Sheet, known: Container[str]) -> int:
    """Returns the index of the last row with an id; notes stand below it."""
    at = sheet.columns["employee_id"]
    for index in range(len(sheet.rows) - 1, sheet.below - 1, -1):
        value = sheet.rows[index][at]
        if (isinstance(value, str) and value in known) or is_id(value):
            return index
    return sheet.below - 1


def _named(sheet: Sheet, row: Row, roster: Roster | None) -> Whose:
    """Returns whose row it is by its name: what it says is missing from that person's figures."""
    name = row[sheet.columns["name"]] if "name" in sheet.columns else None
    return Whose(roster.named(shown(name)) if roster else "")


def _judged(sheet: Sheet, row: Row, claimed: list[int], roster: Roster | None, *, after: bool) -> str | Unread | None:
    """Returns the id of a person's row, None for a row to leave alone, or why the row is a doubt.

    ``after``: no row with an id stands below this one.
    """
    at = sheet.columns["employee_id"]
    others = [row[index] for index in claimed if not is_blank(row[index])]
    if is_blank(row[at]):
        nobodys = not others or (
            not speaks_of_somebody(sheet, row, roster) and _is_no_persons(sheet, row, others, after=after)
        )
        return None if nobodys else Unread("id_missing")
    if is_heading(sheet, row):
        return None
    read = ids.read(row[at])
    if not isinstance(read, str):
        return read if isinstance(read, Unread) else Unread("unreadable_id")
    if ids.looks_like_one(read):
        return read
    if not speaks_of_somebody(sheet, row, roster) and (
        not others or _is_no_persons(sheet, row, [row[at], *others], after=after)
    ):
        return None
    return read if len(read) <= _LONGEST_ID and not is_note(shown(row[at])) else Unread("not_an_id")


def _is_no_persons(sheet: Sheet, row: Row, values: list[Typed], *, after: bool) -> bool:
    """Tells whether a row without an id is one that every table has: sums, notes, headings, days of the week.

    A note is a single cell, or stands below all people and begins with a word that notes begin with.
    """
    at = sheet.columns["employee_id"]
    filled = [shown(value) for value in row if not is_blank(value)]
    first = filled[0]
    named = row[sheet.columns["name"]] if "name" in sheet.columns else None
    if any(is_sum(shown(value)) for value in (first, row[at], named)):
        return True
    if any(_is_measured(value) for value in values):
        return False
    return (
        ((after or len(filled) == 1) and is_note(first))
        or all(is_weekday(value) for value in values)
        or is_heading(sheet, row)
    )


def is_heading(sheet: Sheet, row: Row) -> bool:
    """Tells whether a row repeats the headings, as printed pages do: every cell of ours says what its heading says."""
    for index in (*sheet.columns.values(), *sheet.days.values()):
        parts = (sheet.texts[index], *sheet.texts[index].split("·"))
        if not is_blank(row[index]) and plain_text(shown(row[index])) not in map(plain_text, parts):
            return False
    return True


def is_sum(text: str) -> bool:
    """Tells whether a text is what stands before sums and means: 合计, 平均分, total."""
    return bool(_SUM.fullmatch(plain_text(text)))


def _is_measured(value: Typed) -> bool:
    """Tells whether a cell may carry a figure: a number, a date, an error, or text that begins with a digit."""
    if isinstance(value, Merged):
        return _is_measured(value.value)
    if isinstance(value, str):
        return narrow(value)[:1].isdigit()
    return isinstance(value, bool | Decimal | Percent | date | time | CellError | Uncomputed)
