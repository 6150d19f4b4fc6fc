"""Finds tabs that look like copies of one that is read: people may have gone on working in the wrong one."""

import re
from collections.abc import Iterator

from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.grid import Book, Grid
from sheets_sync.team.table import Table
from sheets_sync.team.words import plain_text
from sheets_sync.tidy import headings
from sheets_sync.tidy.cells.unread import is_blank, shown
from sheets_sync.tidy.place import Place, Whose

_WORD = r"(?:的?(?:副本|备份|复制)|copy(?:of)?|backup)"
_AFTER = rf"[-_—.]*(?:{_WORD}[-_—]*(?:\(?\d+\)?)?|\(\d+\))"
_BEFORE = rf"{_WORD}[-_—]*"


def copies(place: Place, book: Book, table: Table, read: Grid, period: Period | None) -> Iterator[Problem]:
    """Yields a problem for each copy of a tab: an error when it has the same headings and says something else."""
    title_read = re.escape(plain_text(read.title))
    wanted = re.compile(f"{title_read}{_AFTER}|{_BEFORE}{title_read}")
    for title, grid in book.grids.items():
        if grid is read or not wanted.fullmatch(plain_text(title)):
            continue
        there = Place(book.name, title, place.owner)
        tell = there.error if _differs(table, read, grid, period) else there.warning
        yield tell("tab_copy", there.cell(0, 0), Whose(period=str(period or "")), copy=title, read=read.title)


def _differs(table: Table, read: Grid, copy: Grid, period: Period | None) -> bool:
    ours, theirs = headings.find(read, table, period), headings.find(copy, table, period)
    same = ours is not None and theirs is not None and set(ours.columns) == set(theirs.columns)
    return same and _said(read) != _said(copy)


def _said(grid: Grid) -> list[tuple[str, ...]]:
    """Returns the rows as people see them, blank ones and blank ends left out."""
    rows = (tuple("" if is_blank(value) else shown(value) for value in row) for row in grid.rows)
    return [row[: max((at + 1 for at, text in enumerate(row) if text), default=0)] for row in rows if any(row)]
