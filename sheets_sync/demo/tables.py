"""A table as people lay it out: a merged title, one or two heading rows, rows with gaps, notes below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sheets_sync.demo.looks import Page, print_on_a4
from sheets_sync.demo.records import Typed


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: the key of its values, its title and the one above it, its look, and what Excel offers there."""

    key: str
    title: str
    kind: str = "text"
    width: float = 11
    above: str = ""
    choices: tuple[str, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the keys of its headings; one without values is left blank."""

    values: Mapping[str, Typed] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A whole tab of one table."""

    title: str
    headings: tuple[Heading, ...]
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    frozen: int = 0
    across: bool = False


def write_table(page: Page, table: Table) -> int:
    """Writes the table and returns the first row (from nought) of its values."""
    last = len(table.headings) - 1
    page.sheet.set_row(0, 30)
    page.span((0, 0), (0, last), table.title, "title")
    first = _write_headings(page, table.headings)
    for index, row in enumerate(table.rows, first):
        _write_row(page, index, row, table.headings)
    end = first + len(table.rows)
    _offer_choices(page, table.headings, first, end)
    for index, note in enumerate(table.notes, end + 1):
        page.span((index, 0), (index, last), note, "note")
    page.sheet.freeze_panes(first, table.frozen)
    print_on_a4(page.sheet, across=table.across, head=(0, first - 1))
    return first


def _write_headings(page: Page, headings: Sequence[Heading]) -> int:
    """Writes one heading row, or two where some columns stand under a common heading; returns the next row."""
    deep = 1 if any(heading.above for heading in headings) else 0
    for column, heading in enumerate(headings):
        page.sheet.set_column(column, column, heading.width)
        top = 2 if heading.above else 1
        page.span((top, column), (1 + deep, column), heading.title, "head")
        if heading.comment:
            page.sheet.write_comment(top, column, heading.comment, {"author": "客服主管", "x_scale": 1.6})
    for above, columns in groupby(range(len(headings)), key=lambda column: headings[column].above):
        if above:
            under = list(columns)
            page.span((1, under[0]), (1, under[-1]), above, "group_head")
    for row in range(1, 2 + deep):
        page.sheet.set_row(row, 22 if deep else 32)
    return 2 + deep


def _write_row(page: Page, index: int, row: Row, headings: Sequence[Heading]) -> None:
    """Writes the values of a row; a blank row stays without boxes."""
    page.sheet.set_row(index, 20, None, {"hidden": True} if row.hidden else {})
    if not row.values:
        return
    for column, heading in enumerate(headings):
        page.put(index, column, row.values.get(heading.key), heading.kind)


def _offer_choices(page: Page, headings: Sequence[Heading], first: int, end: int) -> None:
    """Gives the columns that have choices a drop-down, with room for ten more rows."""
    for column, heading in enumerate(headings):
        if heading.choices:
            offer = {"validate": "list", "source": list(heading.choices), "error_type": "warning"}
            page.sheet.data_validation(first, column, end + 9, column, offer)
