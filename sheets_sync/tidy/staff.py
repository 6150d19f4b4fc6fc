"""Who works here today and how they are reached: the roster once more, for sharing and for who may see what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from scoring.problem import Problem
from sheets_sync.grid import Book
from sheets_sync.team import Team
from sheets_sync.team.words import tidy_text
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Read, Reader, is_blank
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet, open_sheet

State = Literal["employed", "left", "coming", "unclear"]
_STANDING = ("status", "hired", "left")


@dataclass(frozen=True, slots=True)
class Member:
    """A row of the roster.

    Attributes:
        id: of the person.
        name: of the person.
        email: in small letters; empty when there is none.
        state: on the day that was asked for; ``unclear`` when the row contradicts itself, cannot be read, or is one
            of several of one person.
    """

    id: str
    name: str
    email: str
    state: State


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
    opened = open_sheet(book.theirs(), table, team.books[table.book].owner, mark=name)
    if opened.sheet is None:
        return Staff(problems=opened.problems)
    sheet = opened.sheet
    wanted = ("name", "email", *_STANDING)
    readers = {key: reader(team, table, table.columns[key]) for key in wanted if key in table.columns}
    rows: dict[str, list[Member]] = {}
    found = sort_rows(sheet)
    for row, key in found.people:
        rows.setdefault(key, []).append(_member(sheet, readers, row, key, today))
    members = [one for _, each in sorted(rows.items()) for one in (each if len(each) == 1 else _unclear(each))]
    return Staff(tuple(members), "email" in sheet.columns, complete=bool(members) and not found.refused)


def _member(sheet: Sheet, readers: Mapping[str, Reader], row: int, key: str, today: date) -> Member:
    cells = {column: sheet.rows[row][index] for column, index in sheet.columns.items()}
    said = {column: readers[column](cells[column]) for column in ("name", "email") if column in cells}
    # A blank day says nothing of itself; only one that is there and cannot be read makes a row unclear.
    told = {column: readers[column](cells[column]) for column in _STANDING if not is_blank(cells.get(column))}
    name, email = said.get("name"), said.get("email")
    return Member(
        key,
        tidy_text(name) if isinstance(name, str) else "",
        email.strip().lower() if isinstance(email, str) else "",
        _state(told, today),
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
    return [Member(row.id, row.name, row.email, "unclear") for row in {row.email: row for row in rows}.values()]
