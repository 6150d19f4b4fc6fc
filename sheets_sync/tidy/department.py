"""Puts the tables of a team together: the roster first, then everything that speaks of the people in it."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from scoring.facts import Department
from scoring.figure import Cell
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.grid import Book, BookFault
from sheets_sync.team import Table, Team
from sheets_sync.team.cycle import months_in, titles_of
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.accounts import Tally
from sheets_sync.tidy.copies import copies
from sheets_sync.tidy.folding import folded, unclear_service, with_lost_zeros
from sheets_sync.tidy.gathering import facts_of, shared_of
from sheets_sync.tidy.kinds import (
    adjustments,
    department,
    events,
    month_grid,
    monthly,
    people,
    punches,
    ratings,
    records,
    weekly,
)
from sheets_sync.tidy.kinds.adjustments import Adjusted
from sheets_sync.tidy.marks import Vocabulary
from sheets_sync.tidy.over_months import over_months
from sheets_sync.tidy.percents import doubtful_shares
from sheets_sync.tidy.place import Place, Whose
from sheets_sync.tidy.reading import Reading, measured_of, nothing_known, nothing_known_at_all
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.sheet import Opened, Sheet, Which, open_sheet
from sheets_sync.tidy.zones import same_days

Books = Mapping[str, Book | BookFault]
_OF_THE_ROSTER = ("unknown_person", "unknown_rater")


def read_department(
    team: Team,
    books: Books,
    period: Period,
    months: tuple[Period, ...],
    asked: Mapping[Period, Container[str]] | None = None,
) -> Department:
    """Returns the department as :func:`sheets_sync.tidy.tidy` describes it."""
    wanted = tuple(sorted({*months, period}))
    roster, beginning = _roster(team, books, period, wanted)
    readings = [beginning]
    problems = [*_faults(team, books), *beginning.problems]
    unclear = unclear_service(roster, beginning.problems)
    adjusted = Adjusted()
    for _, table in sorted(team.tables.items()):
        if table.kind == "adjustments":
            adjusted = _adjusted(team, books, table, roster, period)
            own = [Reading({}, adjusted.problems, adjusted.tallies)]
        elif table.kind not in ("people", "appeals"):  # appeals are against what all the others say
            own = [*_readings(team, books, table, _asked(table, roster, period, asked), period)]
        else:
            continue
        readings += own
        problems += folded((problem for reading in own for problem in reading.problems), table, unclear, asked)
    if not roster.people:  # that nobody can be read is told once, and not for every row of every table
        problems = [each for each in problems if each.code not in _OF_THE_ROSTER]
    return Department(
        period=period,
        people=tuple(roster.people.values()),
        facts=facts_of(team, roster, readings),
        problems=tuple(sorted(with_lost_zeros(problems, roster, _owner(team)), key=Problem.sort_key)),
        adjustments=adjusted.figures,
        counts=tuple(tally.checked() for tally in _per_tab(tally for reading in readings for tally in reading.tallies)),
        shared=shared_of(team, roster, readings),
        kept={role: _kept(team, role) for role in team.roles},
    )


def _kept(team: Team, role: str) -> frozenset[str]:
    """Returns the measures that the tables give of everybody of a role."""
    tables = [each for each in team.tables.values() if each.kind != "department" and role in (each.for_ or [role])]
    return frozenset(name for table in tables for name, _ in measured_of(table, role))


def _owner(team: Team) -> str:
    """Returns who keeps the roster."""
    return next(team.books[table.book].owner for table in team.tables.values() if table.kind == "people")


def _asked(table: Table, roster: Roster, period: Period, asked: Mapping[Period, Container[str]] | None) -> Roster:
    """Returns the roster with those months only of which anybody asks for something that the table gives."""
    if asked is None:
        return roster
    given = [name for name, _ in table.measured()] + [table.record] * bool(table.record)
    months = (each for each in roster.months if each == period or any(name in asked.get(each, ()) for name in given))
    return replace(roster, months=tuple(months))


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
    told = copies(place, book, table, book.grids[place.tab], which.period if table.kind == "month_grid" else None)
    return replace(opened, problems=(*opened.problems, *told, *doubtful_shares(opened.sheet)))


def _roster(team: Team, books: Books, period: Period, months: tuple[Period, ...]) -> tuple[Roster, Reading]:
    table = next(table for table in team.tables.values() if table.kind == "people")
    opened = _open(team, books, table, Which(period))
    if opened.sheet is None:
        return Roster(months=months), Reading({}, opened.problems, opened.tallies)
    roster, problems, tally = people.read(team, opened.sheet, period, months)
    return roster, Reading({}, (*opened.problems, *problems), (tally,))


_KINDS: dict[str, Callable[[Team, Sheet, Roster, Period], Reading]] = {
    "monthly": monthly.read,
    "weekly": weekly.read,
    "department": department.read,
    "ratings": ratings.read,
    "records": records.read,
    "punches": punches.read,
    "events": events.read,
}


def _readings(team: Team, books: Books, table: Table, roster: Roster, period: Period) -> Iterator[Reading]:
    """Yields what a table says, tab by tab where each period or week has its own."""
    if table.kind == "month_grid":
        yield from _grids(team, books, table, roster, period)
        return
    for which, taken in _tabs(team, table, roster, period):
        opened = _taken(team, books, table, which) if taken else _open(team, books, table, which)
        sheet = opened.sheet
        if sheet is None:
            missed = (which.period,) if which.period else roster.months
            unknown = nothing_known_at_all(team, table, roster, missed, which.week)
            yield replace(unknown, problems=opened.problems, tallies=opened.tallies)
            continue
        yield Reading({}, opened.problems)
        yield _KINDS[table.kind](team, sheet, roster, period)


def _grids(team: Team, books: Books, table: Table, roster: Roster, period: Period) -> Iterator[Reading]:
    """Yields what the tabs of each period's months say together."""
    words = Vocabulary(table.marks)
    for whole in roster.months:
        months = months_in(whole)
        inside = replace(roster, months=months)
        readings: list[Reading] = []
        for month in months:
            opened = _open(team, books, table, Which(period, month))
            readings.append(Reading({}, opened.problems, opened.tallies))
            if opened.sheet is None:
                readings.append(Reading({month: nothing_known(table, inside, month)}))
            else:
                latest = month if whole == period else months[-1].shift(1)
                readings.append(month_grid.read(opened.sheet, inside, month, latest, words))
        yield from readings if whole.length == 1 else [over_months(readings, whole, inside)]


def _taken(team: Team, books: Books, table: Table, which: Which) -> Opened:
    """Returns why a period has no tab: the only one that bears its title is that of a later period."""
    book, title = books[table.book], titles_of(table.tab, which.period or which.like, which.week)[0]
    if isinstance(book, BookFault):
        return Opened(None)
    where, whose = Cell(book.name, title, 1, 1), Whose(period=str(which.period))
    place = Place(book.name, title, team.books[table.book].owner)
    return Opened(None, (place.warning("month_missing", where, whose, month=str(which.period)),))


def _tabs(team: Team, table: Table, roster: Roster, period: Period) -> Iterator[tuple[Which, bool]]:
    """Yields the tabs that a table has: one, one a period, one a week; and whether a later period has that title too.

    A title that leaves out the year is that of the latest wanted period that it fits; of earlier ones nothing is known.
    """
    months = [*reversed(roster.months)] if table.a_tab_a_period else [None]
    weeks = range(1, team.period.weeks + 1) if table.a_tab_a_week else [0]
    taken: set[str] = set()
    for month in months:
        for week in weeks:
            title = plain_text(titles_of(table.tab, month or period, week)[0]) if table.told_by_tab else ""
            yield Which(period, month, week), title in taken
            taken.add(title)


def _adjusted(team: Team, books: Books, table: Table, roster: Roster, period: Period) -> Adjusted:
    opened = _open(team, books, table, Which(period))
    if opened.sheet is None:
        cells = tuple(dict.fromkeys(problem.where for problem in opened.problems))
        return Adjusted(adjustments.nothing_known(roster, period, *cells), opened.problems, opened.tallies)
    adjusted = adjustments.read(team, opened.sheet, roster, period)
    return Adjusted(adjusted.figures, (*opened.problems, *adjusted.problems), adjusted.tallies)


def _per_tab(tallies: Iterable[Tally]) -> list[Tally]:
    return sorted(tallies)
