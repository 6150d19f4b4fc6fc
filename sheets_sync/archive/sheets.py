"""A workbook as text: a first line that says what it is and how long its tabs are, then a line for each row."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, replace
from itertools import islice
from typing import Any, TypeVar

from sheets_sync.archive.cells import Row, lines_of, rows_of
from sheets_sync.grid import Book, Column, Grid, Mark, Tab, Wanted

Record = TypeVar("Record", Book, Grid, Wanted, Tab, Column, Mark)
_NOWHERE = ("native", "rows", "grids", "tabs")
"""Not in the first line: what only its home understands, and what has lines of its own."""


def book_text(book: Book) -> str:
    """Returns a book as read as text."""
    said = {**_said(book), "grids": [{**_said(grid), "rows": len(grid.rows)} for grid in book.grids.values()]}
    return _text(said, [row for grid in book.grids.values() for row in grid.rows])


def book_of(text: str) -> Book:
    """Returns the book of a text."""
    said, lines = _split(text)
    grids = [_grid(grid, lines) for grid in said.pop("grids")]
    return Book(**_tuples(said), grids={grid.title: grid for grid in grids})


def wanted_text(wanted: Wanted) -> str:
    """Returns a book of ours as text."""
    said = {**_said(wanted), "tabs": [{**_said(tab), "rows": len(tab.rows)} for tab in wanted.tabs]}
    return _text(said, [row for tab in wanted.tabs for row in tab.rows])


def wanted_of(text: str) -> Wanted:
    """Returns the book of ours of a text."""
    said, lines = _split(text)
    tabs = tuple(_tab(tab, lines) for tab in said.pop("tabs"))
    return Wanted(**_tuples(said), tabs=tabs)


def _text(said: Mapping[str, Any], rows: list[Row]) -> str:
    first = json.dumps(said, ensure_ascii=False, sort_keys=True, default=_said)
    return "\n".join((first, *lines_of(rows), ""))


def _split(text: str) -> tuple[dict[str, Any], Iterator[str]]:
    """Returns what the first line says, and the other lines; only our own line ends count, not those of Unicode."""
    first, *lines = text.removesuffix("\n").split("\n")
    return json.loads(first), iter(lines)


def _said(record: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the records
    """Returns what a record says that goes without saying nowhere: a field with its usual value is left out."""
    named = {each.name: (getattr(record, each.name), each) for each in fields(record) if each.name not in _NOWHERE}
    return {name: value for name, (value, each) in named.items() if value != _usual(each)}


def _usual(each: Any) -> Any:  # noqa: ANN401 - a field's value
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _tuples(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Returns plain data with every list a tuple: records hold no lists."""
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    return {key: _tuples(each) for key, each in value.items()} if isinstance(value, dict) else value


def _grid(said: dict[str, Any], lines: Iterator[str]) -> Grid:
    rows = rows_of(islice(lines, said.pop("rows")))
    grid = Grid(**_tuples(said), rows=rows)
    return grid if grid.mark is None else replace(grid, mark=Mark(**said["mark"]))


def _tab(said: dict[str, Any], lines: Iterator[str]) -> Tab:
    rows = rows_of(islice(lines, said.pop("rows")))
    columns = tuple(Column(**_tuples(column)) for column in said.pop("columns"))
    return Tab(**_tuples(said), columns=columns, rows=rows)
