"""Opens a table: its tab found by title, its headings understood, its doubtful headings reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from scoring.figure import Cell
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.grid import Book, Grid, Mark
from sheets_sync.team.cycle import titles_of
from sheets_sync.team.table import Column, Table
from sheets_sync.team.words import NOTHING, nearest_to, plain_text
from sheets_sync.tidy import headings
from sheets_sync.tidy.accounts import Tally
from sheets_sync.tidy.cells.unread import Typed
from sheets_sync.tidy.days import OTHER_MONTH
from sheets_sync.tidy.merged import Row, unmerged
from sheets_sync.tidy.place import Place, Whose, address

_WORDS = ("id", "text", "role", "choice", "date", "month", "week", "event")

_ANY = Period(2000, 1)


@dataclass(frozen=True, slots=True)
class Which:
    """Which tab of a table is wanted.

    Attributes:
        like: any period of the team, so that others are read alike.
        period: whose tab it is, where each period has one.
        week: whose tab it is, where each week has one.
    """

    like: Period = _ANY
    period: Period | None = None
    week: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table where it stands.

    Attributes:
        place: the tab.
        table: what it means.
        rows: all rows of the tab, merged blocks resolved.
        top: index of the first row of the headings.
        below: index of the first row below the headings.
        columns: declared column to index; a column that is missing or ambiguous is not there.
        texts: index to heading as people see it.
        days: day of the month to index, for a ``month_grid``.
        beyond: indices of day columns that the month does not have.
        which: the period and week that the title of the tab tells.
    """

    place: Place
    table: Table
    rows: tuple[Row, ...]
    top: int
    below: int
    columns: Mapping[str, int]
    texts: Mapping[int, str]
    days: Mapping[int, int] = field(default_factory=dict)
    beyond: tuple[int, ...] = ()
    which: Which = Which()

    def heading(self, column: str) -> str:
        """Returns a declared column's heading as it stands in the tab, or as it is declared."""
        index = self.columns.get(column)
        return self.table.columns[column].titles[0] if index is None else self.texts[index]

    def value(self, row: int, column: str) -> Typed:
        """Returns what stands in a row (index) in a declared column; nothing when the tab lacks it."""
        index = self.columns.get(column)
        return None if index is None else self.rows[row][index]

    def cell(self, row: int, column: str, width: int = 1) -> Cell:
        """Returns the cell of a row (index) in a declared column; column A when the tab lacks it."""
        index = self.columns.get(column, 0)
        return self.place.cell(row, index, self.rows[row][index], width)

    @property
    def corner(self) -> Cell:
        """Returns the cell to show for a problem of the whole table: the heading of the ids."""
        return self.cell(self.below - 1, self.key)

    @property
    def key(self) -> str:
        """Returns the column that tells whose a row is: of the department's own table that of periods."""
        keys = ("employee_id", *self.table.columns)
        return next((key for key in keys if key in self.columns), "")

    def tally(self, used: int, refused: int) -> Tally:
        """Returns the account of all rows, those left alone being the rest."""
        return Tally(self.place.book, self.place.tab, len(self.rows), used, len(self.rows) - used - refused, refused)


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a table gave: the sheet, or why there is none; ``tally`` accounts for a tab that cannot be used."""

    sheet: Sheet | None
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def open_sheet(book: Book, table: Table, owner: str, which: Which | None = None, mark: str = "") -> Opened:
    """Returns the table as it stands in the book.

    Args:
        book: as read.
        table: what it means.
        owner: who keeps the book.
        which: the tab of which period and week.
        mark: the name under which `init` marked the tab; so marked, it is known whatever it is called.
    """
    which = which or Which()
    whose = Whose(period=str(which.period or ""))
    told_by_title = bool(table.told_by_tab)
    titles = titles_of(table.tab, which.period or which.like, which.week) if told_by_title else table.tab
    tabs = [grid for title, grid in book.grids.items() if plain_text(title) in map(plain_text, titles)]
    place = Place(book.name, titles[0], owner)
    marked = None if told_by_title or not mark else _marked(book, mark)
    told = () if marked is None or marked in tabs else (_renamed(place, marked, taken=bool(tabs)),)
    tabs = [marked] if marked and not tabs else tabs
    if told and tabs != [marked]:
        return Opened(None, told)
    if len(tabs) != 1:
        code = "tab_twice" if tabs else "tab_missing"
        found = "、".join(grid.title for grid in tabs) or "、".join(book.grids)
        where = Cell(book.name, titles[0], 1, 1)
        nearest = nearest_to(titles[0], book.grids)
        return Opened(None, (place.error(code, where, whose, wanted=titles[0], found=found, nearest=nearest),))
    place = Place(book.name, tabs[0].title, owner)
    days_of = which.period if table.kind == "month_grid" else None
    found_headings = headings.find(tabs[0], table, days_of)
    if found_headings is None:
        wanted = "、".join(column.titles[0] for column in table.columns.values())
        problem = place.error("headings_missing", place.cell(0, 0), whose, wanted=wanted)
        return Opened(None, (*told, problem), (_unusable(place, tabs[0]),))
    opened = _understood(place, table, tabs[0], found_headings, days_of)
    sheet = opened.sheet and replace(opened.sheet, which=which)
    return replace(opened, sheet=sheet, problems=(*told, *opened.problems))


def _marked(book: Book, mark: str) -> Grid | None:
    """Returns the tab that is marked as a certain table of theirs."""
    return next((grid for grid in book.grids.values() if grid.mark == Mark("", mark)), None)


def _renamed(place: Place, marked: Grid, *, taken: bool) -> Problem:
    """Returns the problem of a tab that is called otherwise now; an error when another one has taken its title."""
    where = Cell(place.book, marked.title, 1, 1)
    if taken:
        return place.error("tab_replaced", where, wanted=place.tab, found=marked.title)
    return place.warning("tab_renamed", where, wanted=place.tab, found=marked.title)


def _unusable(place: Place, grid: Grid) -> Tally:
    return Tally(place.book, place.tab, len(grid.rows), 0, 0, len(grid.rows))


def _understood(place: Place, table: Table, grid: Grid, found: headings.Headings, period: Period | None) -> Opened:
    problems = [*_column_problems(place, table, grid, found)]
    day_problems = [] if period is None else [*_day_problems(place, grid, found, period)]
    beyond = () if period is None else tuple(_beyond(place, found, period))
    told = (*problems, *day_problems, *beyond)
    columns = {key: indices[0] for key, indices in found.columns.items() if len(indices) == 1}
    needed = table.needed()
    if day_problems or any(key not in columns for key in needed):
        return Opened(None, told, (_unusable(place, grid),))
    days = {day: indices[0] for day, indices in sorted(found.days.items())}
    most = period.days if period else 0
    words = {index for key, index in columns.items() if table.columns[key].as_ in _WORDS}
    numbers = (set(columns.values()) | set(days.values())) - words
    rows = unmerged(grid, found.below, words, numbers)
    of_month = {day: index for day, index in days.items() if day <= most}
    others = tuple(index for day, index in days.items() if day > most)
    return Opened(Sheet(place, table, rows, found.first, found.below, columns, found.texts, of_month, others), told)


def _column_problems(place: Place, table: Table, grid: Grid, found: headings.Headings) -> Iterator[Problem]:
    claimed = {index for indices in found.columns.values() for index in indices}
    others = [text for index, text in found.texts.items() if index not in claimed]
    row = found.below - 1
    for key, column in table.columns.items():
        indices = found.columns.get(key, ())
        if len(indices) > 1:
            where = place.cell(row, indices[1], found.texts[indices[1]])
            cells = "、".join(address(row, index) for index in indices)
            yield place.error("column_twice", where, column=column.titles[0], found=cells)
        if not indices:
            near = [nearest_to(title, others) for title in column.titles]
            nearest = next((each for each in near if each != NOTHING), NOTHING)
            tell = place.warning if _dispensable(key, column) else place.error
            yield tell(
                "column_missing",
                place.cell(row, 0, grid.rows[row][0]),
                wanted="、".join(column.titles),
                nearest=nearest,
            )


def _dispensable(key: str, column: Column) -> bool:
    """Tells whether nothing is computed from a column: names only confirm ids, notes are for people."""
    return key in ("name", "note") or (column.as_ == "text" and column.blank == "allowed")


def _day_problems(place: Place, grid: Grid, found: headings.Headings, period: Period) -> Iterator[Problem]:
    """Yields why the day columns are not those of the month, so that no mark can be trusted."""
    row = found.below - 1
    whose = Whose(period=str(period))
    corner = place.cell(row, 0, grid.rows[row][0])
    missing = [str(day) for day in range(1, period.days + 1) if day not in found.days]
    if missing:
        yield place.error("day_missing", corner, whose, days="、".join(missing), month=str(period))
    for day, indices in sorted(found.days.items()):
        where = place.cell(row, indices[-1], found.texts[indices[-1]])
        cells = "、".join(address(row, index) for index in indices)
        if day == OTHER_MONTH:
            yield place.error("day_of_other_month", where, whose, cells=cells, month=str(period))
        elif len(indices) > 1:
            yield place.error("day_twice", where, whose, day=str(day), cells=cells)


def _beyond(place: Place, found: headings.Headings, period: Period) -> Iterator[Problem]:
    """Yields a warning for each day that the month does not have; a mark in it is its person's problem."""
    for day, indices in sorted(found.days.items()):
        if day > period.days:
            where = place.cell(found.below - 1, indices[0], found.texts[indices[0]])
            yield place.warning("day_not_in_month", where, Whose(period=str(period)), day=str(day), month=str(period))
