"""Puts the tables of a team together: the roster first, then everything that speaks of the people in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from scoring.facts import Department, Facts
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.grid import Book, BookFault
from sheets_sync.team import Table, Team
from sheets_sync.tidy.accounts import Tally
from sheets_sync.tidy.copies import copies
from sheets_sync.tidy.kinds import adjustments, events, month_grid, monthly, people
from sheets_sync.tidy.kinds.adjustments import Adjusted
from sheets_sync.tidy.marks import Vocabulary
from sheets_sync.tidy.place import Place
from sheets_sync.tidy.reading import Reading, nothing_known
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.sheet import Opened, Which, open_sheet
from sheets_sync.tidy.zones import same_days

Books = Mapping[str, Book | BookFault]


def read_department(team: Team, books: Books, period: Period, months: tuple[Period, ...]) -> Department:
    """Returns the department as :func:`sheets_sync.tidy.tidy` describes it."""
    wanted = tuple(sorted({*months, period}))
    roster, beginning = _roster(team, books, period, wanted)
    readings = [beginning]
    adjusted = Adjusted()
    for _, table in sorted(team.tables.items()):
        if table.kind == "adjustments":
            adjusted = _adjusted(team, books, table, roster, period)
            readings.append(Reading({}, adjusted.problems, adjusted.tallies))
        elif table.kind != "people":
            readings.extend(_readings(team, books, table, roster, period))
    problems = [*_faults(team, books), *(problem for reading in readings for problem in reading.problems)]
    return Department(
        period=period,
        people=tuple(roster.people.values()),
        facts=_facts(roster, readings),
        problems=tuple(sorted(problems, key=Problem.sort_key)),
        adjustments=adjusted.figures,
        counts=tuple(tally.checked() for tally in _per_tab(tally for reading in readings for tally in reading.tallies)),
    )


def _faults(team: Team, books: Books) -> Iterator[Problem]:
    """Yields one problem for each book that could not be read."""
    for key, declared in sorted(team.books.items()):
        book = books[key]
        if isinstance(book, BookFault):
            name = PurePath(declared.at.partition(":")[2]).name or declared.at
            where = Cell(name, "", 0, 0, key=f"books.{key}")
            yield Place(name, "", declared.owner).fault(book.code, where, {"book": name, **book.details})
        elif book.time_zone and not same_days(book.time_zone, team.time_zone):
            where = Cell(book.name, "", 0, 0, key=f"books.{key}")
            told = {"book": book.name, "found": book.time_zone, "wanted": team.time_zone}
            yield Place(book.name, "", declared.owner).fault("book_time_zone", where, told)


def _open(team: Team, books: Books, table: Table, which: Which) -> Opened:
    """Returns the table as it stands in its book; nothing at all of a book that could not be read."""
    book = books[table.book]
    if isinstance(book, BookFault):
        return Opened(None)
    mark = next(team.mark(key) for key, each in team.tables.items() if each is table)
    opened = open_sheet(book, table, team.books[table.book].owner, which, mark)
    if opened.sheet is None:
        return opened
    place = opened.sheet.place
    told = copies(place, book, table, book.grids[place.tab], which.period)
    return replace(opened, problems=(*opened.problems, *told))


def _roster(team: Team, books: Books, period: Period, months: tuple[Period, ...]) -> tuple[Roster, Reading]:
    table = next(table for table in team.tables.values() if table.kind == "people")
    opened = _open(team, books, table, Which(period))
    if opened.sheet is None:
        return Roster(months=months), Reading({}, opened.problems, opened.tallies)
    roster, problems, tally = people.read(team, opened.sheet, period, months)
    return roster, Reading({}, (*opened.problems, *problems), (tally,))


def _readings(team: Team, books: Books, table: Table, roster: Roster, period: Period) -> Iterator[Reading]:
    """Yields what a table says, month by month where each month has its tab."""
    words = Vocabulary(table.marks)
    for month in roster.months if table.kind == "month_grid" else (None,):
        opened = _open(team, books, table, Which(period, month))
        sheet = opened.sheet
        if sheet is None:
            missed = roster.months if month is None else (month,)
            unknown = {each: nothing_known(table, roster, each) for each in missed}
            yield Reading(unknown, opened.problems, opened.tallies)
            continue
        yield Reading({}, opened.problems)
        if month is not None:
            yield month_grid.read(sheet, roster, month, period, words)
        elif table.kind == "events":
            yield events.read(team, sheet, roster, period)
        else:
            yield monthly.read(team, sheet, roster, period)


def _adjusted(team: Team, books: Books, table: Table, roster: Roster, period: Period) -> Adjusted:
    opened = _open(team, books, table, Which(period))
    if opened.sheet is None:
        cells = tuple(dict.fromkeys(problem.where for problem in opened.problems))
        return Adjusted(adjustments.nothing_known(roster, period, *cells), opened.problems, opened.tallies)
    adjusted = adjustments.read(team, opened.sheet, roster, period)
    return Adjusted(adjusted.figures, (*opened.problems, *adjusted.problems), adjusted.tallies)


def _facts(roster: Roster, readings: Iterable[Reading]) -> dict[tuple[str, Period], Facts]:
    """Returns the facts of everybody in every month in which they were employed."""
    tables = [reading.measures for reading in readings if reading.measures]
    facts: dict[tuple[str, Period], Facts] = {}
    for month, employed in roster.employed.items():
        parts = [table[month] for table in tables if month in table]
        for person in employed:
            measures: dict[str, Figure] = dict(roster.measures[person.id])
            for part in parts:
                measures.update(part.get(person.id, {}))
            facts[person.id, month] = Facts(person, month, measures)
    return facts


def _per_tab(tallies: Iterable[Tally]) -> list[Tally]:
    return sorted(tallies)
