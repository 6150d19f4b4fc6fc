"""What a blank tab for a table looks like, in no workbook in particular: headings, words to choose from, notes."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.period import Period
from sheets_sync.opening.notes import column_note, marks_note, meanings
from sheets_sync.team import Column, Table, Team
from sheets_sync.team.cycle import months_in, titles_of
from sheets_sync.texts import text

FORMS = ("text", "date", "time", "moment", "number", "money", "percent")
"""How the cells of a column are written: ids and months are text, so that ``007`` and ``2026-10`` stay as typed."""

_FORMS = {
    "date": "date",
    "time": "time",
    "moment": "moment",
    "percent": "percent",
    "number": "number",
    "week": "number",
}
_NARROWEST, _WIDEST = 10, 40
_DAY_WIDTH = 6


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column of a blank tab.

    Attributes:
        title: its heading.
        form: one of ``FORMS``.
        note: what to write below, told at the heading.
        choices: words to choose from; another word may be typed all the same, since tables know several.
        least: smallest number that is believed.
        most: largest number that is believed.
        width: in characters (a Chinese character counts two).
        whole: only whole numbers are believed.
    """

    title: str
    form: str = "text"
    note: str = ""
    choices: tuple[str, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    width: int = 12
    whole: bool = False


@dataclass(frozen=True, slots=True)
class BlankTab:
    """A tab with one row of headings and nothing below.

    Attributes:
        table: key of the table in the team file.
        name: what a mark on the tab says: team and table, and for a tab of a month the month too.
        title: of the tab.
        columns: from the left.
        month: of a table with a column a day.
        titles: all that the tab may bear, where its table has a tab for each period or week.
    """

    table: str
    name: str
    title: str
    columns: tuple[BlankColumn, ...]
    month: Period | None = None
    titles: tuple[str, ...] = ()


def blank_tabs(team: Team, book: str, *periods: Period, notes: Mapping[str, str] | None = None) -> tuple[BlankTab, ...]:
    """Returns the tabs that a book of theirs (by its key) is to have.

    Args:
        team: what the tables mean.
        book: key of the book.
        periods: of a table with a tab a period, those that get one.
        notes: measure to what else is told at its heading.
    """
    tables = [(key, table) for key, table in team.tables.items() if table.book == book]
    return tuple(tab for key, table in tables for tab in _blank(team, key, table, periods, notes or {}))


def _blank(
    team: Team, key: str, table: Table, periods: tuple[Period, ...], notes: Mapping[str, str]
) -> Iterator[BlankTab]:
    columns = tuple(_column(team, table, (name, notes.get(name, "")), column) for name, column in table.columns.items())
    if not table.told_by_tab:
        yield BlankTab(key, team.mark(key), table.tab[0], columns)
        return
    weeks = range(1, team.period.weeks + 1) if table.a_tab_a_week else (0,)
    grid = table.kind == "month_grid"
    wanted = [month for period in periods for month in (months_in(period) if grid else (period,))]
    for period in wanted if table.a_tab_a_period else wanted[:1]:
        for week in weeks:
            titles = titles_of(table.tab, period, week)
            name = team.mark(key, *table.told(period, week))
            if grid:
                yield BlankTab(key, name, titles[0], (*columns, *_days(team, table, period)), period, titles)
            else:
                yield BlankTab(key, name, titles[0], columns, titles=titles)


def _days(team: Team, table: Table, period: Period) -> Iterator[BlankColumn]:
    """Yields a column a day; what may be written on a day is told at the first."""
    for day in range(1, period.days + 1):
        yield BlankColumn(str(day), note=marks_note(team, table) if day == 1 else "", width=_DAY_WIDTH)


def _column(team: Team, table: Table, told: tuple[str, str], column: Column) -> BlankColumn:
    name, note = told
    title = heading(column)
    form = "money" if column.unit == "yuan" else _FORMS.get(column.as_, "text")
    # What 97 becomes in a cell with a percent format (97% or 9700%) was never tried on Google; where people may write
    # the plain number, the cell has none.
    plain = column.as_ == "percent" and column.written != "fraction"
    # 85% is 0.85 there, and what a rule would say of it is told by nobody.
    ruled = column.as_ != "percent" or column.written == "points"
    form = "number" if plain else form
    return BlankColumn(
        title=title,
        form=form,
        note="\n".join(each for each in (note, column_note(team, table, name, column)) if each),
        choices=choices(team, table, column),
        least=column.least if ruled else None,
        most=column.most if ruled else None,
        width=min(max(_wide(title) + 4, _NARROWEST), _WIDEST),
        whole=column.whole,
    )


def heading(column: Column) -> str:
    """Returns the heading that a new column gets: the first that stands in one cell without a common one above.

    >>> heading(Column(("投诉处理·有效投诉", "有效投诉"), "number", unit="count"))
    '有效投诉'
    """
    return next((title for title in column.titles if "·" not in title), column.titles[0])


def choices(team: Team, table: Table, column: Column) -> tuple[str, ...]:
    """Returns one word for each meaning that a column may have; none where anything may be typed."""
    if column.as_ == "yes_no" and not column.choices:
        return tuple(text(team.language, "opening.yes_no").split("|"))
    return tuple(words[0] for words in meanings(team, table, column))


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
