"""Who works here today and how they are reached: the roster once more, for sharing and for who may see what."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from scoring.figure import Cell
from scoring.problem import Problem
from sheets_sync.grid import Book, Link
from sheets_sync.team import Team
from sheets_sync.team.words import narrow, tidy_text
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, is_blank
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet, open_sheet

State = Literal["employed", "left", "coming", "unclear"]
_STANDING = ("status", "hired", "left")
# Letters of ASCII only: what looks like one of them and is another leads to somebody else.
_PART = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"(?=[a-z0-9_]){_PART}(\.{_PART})*@[a-z0-9-]+(\.[a-z0-9-]+)+")
_NAMED = re.compile(r"[^<>@]*<([^<>]+)>")


@dataclass(frozen=True, slots=True)
class Member:
    """A row of the roster.

    Attributes:
        id: of the person.
        name: of the person.
        email: in small letters; empty when there is none, or none that can be read.
        state: on the day that was asked for; ``unclear`` when the row contradicts itself, cannot be read, or is one
            of several of one person.
        unread: the cell of the address, where it holds something that is not plainly one address.
    """

    id: str
    name: str
    email: str
    state: State
    unread: Cell | None = None


@dataclass(frozen=True)
class Staff:
    """Everybody in the roster.

    Attributes:
        members: in the order of their ids.
        has_emails: whether the roster has a column for them.
        complete: whether every row was understood, so that who is not here is not in the roster.
        problems: why the roster could not be read; nobody is known then.
    """

    members: tuple[Member, ...] = ()
    has_emails: bool = False
    complete: bool = False
    problems: tuple[Problem, ...] = ()

    def reached_by(self, email: str) -> tuple[Member, ...]:
        """Returns the rows that give an address; none for an empty one."""
        return self._by_email.get(email, ())

    @cached_property
    def _by_email(self) -> dict[str, tuple[Member, ...]]:
        # A department of five thousand has as many permissions: looking through all rows for each would take seconds.
        found: dict[str, list[Member]] = {}
        for member in self.members:
            if member.email:
                found.setdefault(member.email, []).append(member)
        return {email: tuple(members) for email, members in found.items()}


def staff_of(team: Team, book: Book, today: date) -> Staff:
    """Returns the people of the roster as they stand on a day.

    Args:
        team: what the roster means.
        book: the book that holds it.
        today: in the team's time zone.
    """
    name, table = next((name, table) for name, table in team.tables.items() if table.kind == "people")
    opened = open_sheet(book.theirs(), table, team.books[table.book].owner, mark=team.mark(name))
    if opened.sheet is None:
        return Staff(problems=opened.problems)
    sheet = opened.sheet
    wanted = ("name", *_STANDING)
    readers = {key: reader(team, table, table.columns[key]) for key in wanted if key in table.columns}
    rows: dict[str, list[Member]] = {}
    found = sort_rows(sheet)
    for row, key in found.people:
        rows.setdefault(key, []).append(_member(sheet, readers, row, key, today))
    members = [one for _, each in sorted(rows.items()) for one in (each if len(each) == 1 else _unclear(each))]
    return Staff(tuple(members), "email" in sheet.columns, complete=bool(members) and not found.refused)


def address_in(value: Typed) -> str | None:
    """Returns the one address that a cell says, in small letters; empty for a blank, None when it is not plain.

    Full-width forms, invisible characters, outer spaces and a name before ``<address>`` leave no doubt.

    >>> address_in("安安 ＜An＠example.com＞"), address_in(" "), address_in("an@example.com; ann@example.com")
    ('an@example.com', '', None)
    """
    value = value.text if isinstance(value, Link) else value
    if not isinstance(value, str):
        return "" if is_blank(value) else None
    text = "".join(each for each in narrow(value) if unicodedata.category(each) != "Cf").strip()
    if found := _NAMED.fullmatch(text):
        text = found[1].strip()
    # The sign of the kelvin is a plain k once it is made small.
    small = text.lower() if text.isascii() else text
    return small if not small or plain_address(small) else None


def plain_address(text: str) -> bool:
    """Tells whether a text is one address and nothing else, in small letters that everybody can see."""
    return bool(_ADDRESS.fullmatch(text))


def _member(sheet: Sheet, readers: Mapping[str, Reader], row: int, key: str, today: date) -> Member:
    cells = {column: sheet.rows[row][index] for column, index in sheet.columns.items()}
    # A blank day says nothing of itself; only one that is there and cannot be read makes a row unclear.
    told = {column: readers[column](cells[column]) for column in _STANDING if not is_blank(cells.get(column))}
    name = readers["name"](cells["name"]) if "name" in cells else None
    email = address_in(cells.get("email"))
    return Member(
        key,
        tidy_text(name) if isinstance(name, str) else "",
        email or "",
        _state(told, today),
        sheet.cell(row, "email") if email is None else None,
    )


def _state(told: Mapping[str, Read], today: date) -> State:
    """Returns how somebody stands; the last day of service still counts."""
    status, hired, left = told.get("status"), told.get("hired"), told.get("left")
    unread = any(not isinstance(value, str | date) for value in told.values())
    gone = isinstance(left, date) and left < today
    # Nobody may lose or get access by a guess: a status that says otherwise than the days decides nothing.
    if unread or (status == "left" and left is None) or (gone and status == "regular"):
        return "unclear"
    if gone:
        return "left"
    if isinstance(hired, date) and hired > today:
        return "coming"
    return "employed"


def _unclear(rows: list[Member]) -> list[Member]:
    """Returns the rows of somebody who stands there several times, once for each address."""
    return [replace(row, state="unclear") for row in {(row.email, row.unread): row for row in rows}.values()]
