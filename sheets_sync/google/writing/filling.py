"""Values into a tab of ours, typed, and the number formats that they are read again by.

A format is set before the value that it belongs to: whether a number that stands already would become text under the
format for text is not documented, so no number of ours ever passes under it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import groupby

from sheets_sync.google.formats import NumberFormat, natural_format, number_format
from sheets_sync.google.values import cell_of, extended
from sheets_sync.google.writing.asking import Request, alike, area
from sheets_sync.google.writing.difference import Block
from sheets_sync.grid import Percent, Value
from sheets_sync.seal import Cells

TOP = 2
"""Rows above the rows: the heading and the column titles."""

Format = NumberFormat | None
Segment = tuple[int, int, Format]
"""Rows of a column that are shown alike: the first, the one after the last, and their format."""

_NUMBERS = (Decimal, Percent, date, datetime, time)  # what text and blanks look like does not depend on the format
_REPEATED, _SINGLE = 210, 85  # bytes of a request for a segment, and of one cell in a request for a column
_STRUCTURE = 38  # bytes about a text in a request for a whole tab
_VALUE = "userEnteredValue"
_BLANK: dict[str, object] = {}


def whole(sheet: int, cells: Cells, extent: tuple[int, int]) -> Iterator[Request]:
    """Yields what fills a whole tab: what is not named within the extent becomes blank.

    A text that stands in many rows below one another, such as the id of a person in the details, is named once and
    repeated: that is a third of the bytes, of which Google takes only so many.
    """
    lines = [[_value(value) for value in row] for row in cells]
    repeated = list(_repeated(cells))
    for start, end, column, _ in repeated:
        for line in lines[start:end]:
            line[column] = _BLANK
    rows = [{"values": _without_end(line)} for line in lines]
    yield {"updateCells": {"range": area(sheet, 0, 0, *extent), "rows": rows, "fields": _VALUE}}
    for start, end, column, text in repeated:
        where = area(sheet, start, column, end, column + 1)
        yield {"repeatCell": {"range": where, "cell": _value(text), "fields": _VALUE}}


def part(sheet: int, block: Block, kinds: Sequence[str]) -> Request:
    """Returns the request that writes some cells, each with its format, since another may stand there."""
    rows = [
        {"values": [_with_format(block, number, place, value, kinds) for place, value in enumerate(row)]}
        for number, row in enumerate(block.rows)
    ]
    fields = f"{_VALUE},userEnteredFormat.numberFormat"
    bottom, right = block.top + len(block.rows), block.left + len(block.rows[0])
    return {"updateCells": {"range": area(sheet, block.top, block.left, bottom, right), "rows": rows, "fields": fields}}


def number_formats(sheet: int, cells: Cells, kinds: Sequence[str], bottom: int) -> Iterator[Request]:
    """Yields what gives every row its number formats: column by column, exceptions in between.

    Args:
        sheet: the tab.
        cells: every cell from A1.
        kinds: of its columns.
        bottom: the row after the last one of the tab.
    """
    columns = list(zip(*cells[TOP:], strict=True)) or [()] * len(kinds)
    shown = [_segments(column, kind, bottom) for column, kind in zip(columns, kinds, strict=True)]
    left = 0
    for segments, several in groupby(shown):
        right = left + len(list(several))
        if len(segments) * _REPEATED <= (bottom - TOP) * (right - left) * _SINGLE or len(segments) == 1:
            for start, end, form in segments:
                looks: dict[str, object] = {"numberFormat": dict(form)} if form else {}
                yield alike(area(sheet, start, left, end, right), looks, "numberFormat")
        else:
            yield _one_by_one(area(sheet, TOP, left, bottom, right), segments, right - left)
        left = right


def _segments(column: Sequence[Value], kind: str, bottom: int) -> list[Segment]:
    """Returns how a column is shown, from below the column titles on."""
    natural = natural_format(kind)
    needed: dict[type, Format] = {
        known: number_format(kind, known) for known in set(map(type, column)) if known in _NUMBERS
    }
    if all(form == natural for form in needed.values()):
        return [(TOP, bottom, natural)]
    segments: list[Segment] = []
    start, shown = TOP, needed.get(type(column[0]), natural)
    for row, value in enumerate(column, start=TOP):
        form = needed.get(type(value), shown)
        if form != shown:
            segments.append((start, row, shown))
            start, shown = row, form
    return [*segments, (start, bottom, shown)]


def _one_by_one(where: dict[str, int], segments: Sequence[Segment], width: int) -> Request:
    """Returns the request that sets the formats of every row of a column, where they change too often."""
    rows = []
    for start, end, form in segments:
        cell = {"userEnteredFormat": {"numberFormat": dict(form)}} if form else _BLANK
        rows += [{"values": [cell] * width}] * (end - start)
    return {"updateCells": {"range": where, "rows": rows, "fields": "userEnteredFormat.numberFormat"}}


def _value(value: Value) -> dict[str, object]:
    if value is None:
        return _BLANK
    if value.__class__ is str:
        return {_VALUE: {"stringValue": value}}
    return {_VALUE: extended(value)}


def _without_end(line: list[dict[str, object]]) -> list[dict[str, object]]:
    """Returns a row without the blanks at its end, which need not be told."""
    while line and not line[-1]:
        line.pop()
    return line


def _repeated(cells: Cells) -> Iterator[tuple[int, int, int, str]]:
    """Yields texts that are shorter told once: the first row, the one after the last, the column, and the text."""
    for place, column in enumerate(zip(*cells, strict=True)):
        start = 0
        for text, several in groupby(column, _text):
            end = start + sum(1 for _ in several)
            if (end - start - 1) * (_STRUCTURE + len(text)) > _REPEATED and text:
                yield start, end, place, text
            start = end


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _with_format(block: Block, number: int, place: int, value: Value, kinds: Sequence[str]) -> dict[str, object]:
    """Returns a cell as it is sent; the heading and the column titles are text under no format."""
    return cell_of(value, kinds[block.left + place] if block.top + number >= TOP else "long_text")
