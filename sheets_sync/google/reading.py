"""A whole spreadsheet out of one answer of Google's: every value, and what stands beside the values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from scoring.figure import letters
from sheets_sync.google.digests import version_of
from sheets_sync.google.guarding import besides, editors_of, is_guarded, locks, protection_of
from sheets_sync.google.marks import generations, mark_of
from sheets_sync.google.standing import Sheet, Standing
from sheets_sync.google.values import Cell, Seen, value_of
from sheets_sync.grid import Book, BookFault, Grid, Mark
from sheets_sync.value import Value

Json = Mapping[str, Any]
"""An object of Google's. What is nought, false or empty may be left out of it."""

_DATA = "data(startRow,startColumn,rowData/values(effectiveValue,formattedValue,effectiveFormat/numberFormat))"

FIELDS = (
    "spreadsheetId,properties(title,locale,timeZone),namedRanges(namedRangeId,name),"
    "sheets(properties(sheetId,title,index,sheetType,hidden,"
    "gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount)),merges,"
    "protectedRanges(protectedRangeId,range,namedRangeId,tableId,warningOnly,unprotectedRanges,editors),"
    "conditionalFormats/ranges,developerMetadata(metadataKey,metadataValue),"
    f"{_DATA})"
)
"""What is asked of a spreadsheet: the mask of ``spreadsheets.get`` for which ``book_of`` has eyes."""

AFTER = f"replies,updatedSpreadsheet(properties/title,sheets(properties(sheetId,title,index,sheetType),{_DATA}))"
"""What is asked of the answer to a batch: the values of some tabs as they stood when it was carried out."""

_MOST = 20_000_000  # cells between A1 and the last one: thirty times the largest department
_Row = list[Value]


def book_of(
    address: str,
    answer: Json,
    read_at: datetime | None = None,
    *,
    editors: Collection[str] | None = None,
    account: str = "",
    owner: str = "",
) -> Book:
    """Returns the book that an answer holds; tabs that are charts have no grid.

    Args:
        address: ``google:<id>``.
        answer: a ``Spreadsheet`` as ``FIELDS`` asks for it, or what a batch update returns of it.
        read_at: the server's clock when it answered.
        editors: who may edit our tabs beside the account and the owner; None does not judge who is listed.
        account: the address under which we work.
        owner: the owner's address, who is listed as an editor or not; where he is unknown, and ``editors`` are
            given, a tab that lists him counts as not protected.

    Raises:
        BookFault: ``stray_cell`` when a cell is absurdly far from the others.
    """
    us = {account, owner}
    allowed = None if editors is None else {*editors, *us}
    found = _sheets(answer)
    standing = _standing(address, answer, tuple(sheet for sheet, _ in found), read_at)
    seen = Seen()
    grids = {}
    for sheet, told in found:
        if _type(told) == "GRID":
            rows = _rows({"book": standing.title, "path": address, "tab": sheet.title}, told.get("data", ()), seen)
            guarded, listed = _is_guarded(sheet, allowed), editors_of(besides(sheet), us)
            merged = _merged(told, sheet)
            typed = tuple(column for each in sheet.protections for column in each.typed)
            ticked = tuple((column, editors_of([one], us)) for column, one in sorted(locks(sheet).items()))
            grids[sheet.title] = Grid(
                sheet.title, rows, merged, sheet.hidden, guarded, sheet.mark, listed, typed, ticked
            )
    book = Book(standing.title, address, MappingProxyType(grids), "", time_zone=standing.time_zone, native=standing)
    return replace(book, shared=True, version=version_of(book))


def _is_guarded(sheet: Sheet, allowed: Collection[str] | None) -> bool:
    """Tells whether a tab is locked; one of ours by one protection alone, since a second may shut us out, too.

    A lock on a single column that it leaves open is none: the two do not meet.
    """
    ours = sheet.mark is not None and sheet.mark.ours != ""
    return is_guarded(sheet.protections, allowed) and not (ours and len(besides(sheet)) > 1)


def _standing(address: str, answer: Json, sheets: tuple[Sheet, ...], read_at: datetime | None) -> Standing:
    """Returns what stands beside the values."""
    about = answer.get("properties", {})
    return Standing(
        id=address.partition(":")[2],
        title=about.get("title", ""),
        locale=about.get("locale", ""),
        time_zone=about.get("timeZone", ""),
        sheets=sheets,
        generations=MappingProxyType(generations(answer.get("namedRanges", ()))),
        read_at=read_at,
    )


def _sheets(answer: Json) -> list[tuple[Sheet, Json]]:
    """Returns the tabs in order, each with what was told of it.

    No two genuine marks can say the same, since each names its sheet; were there two, the first tab has it.
    """
    found = []
    taken: set[Mark] = set()
    for told in sorted(answer.get("sheets", ()), key=_index):
        sheet = _sheet(told)
        if sheet.mark in taken:
            sheet = replace(sheet, mark=None)
        if sheet.mark:
            taken.add(sheet.mark)
        found.append((sheet, told))
    return found


def _index(told: Json) -> int:
    """Returns the place of a tab among the others."""
    place: int = told.get("properties", {}).get("index", 0)
    return place


def _type(told: Json) -> str:
    """Returns what a tab is: a grid, or a chart or another thing without cells (``OBJECT``, ``DATA_SOURCE``)."""
    type_: str = told.get("properties", {}).get("sheetType", "GRID")
    return type_


def _sheet(told: Json) -> Sheet:
    """Returns a tab without its values."""
    about = told.get("properties", {})
    size = about.get("gridProperties", {})
    number = about.get("sheetId", 0)
    return Sheet(
        id=number,
        title=about.get("title", ""),
        index=about.get("index", 0),
        rows=size.get("rowCount", 0),
        columns=size.get("columnCount", 0),
        hidden=bool(about.get("hidden")),
        frozen=(size.get("frozenRowCount", 0), size.get("frozenColumnCount", 0)),
        mark=mark_of(told.get("developerMetadata", ()), number),
        protections=tuple(map(protection_of, told.get("protectedRanges", ()))),
        rules=len(told.get("conditionalFormats", ())),
    )


def _merged(told: Json, sheet: Sheet) -> tuple[tuple[int, int, int, int], ...]:
    """Returns the merged blocks of a tab, 1-based; an edge that is not told is the edge of the tab."""
    return tuple(
        (
            block.get("startRowIndex", 0) + 1,
            block.get("startColumnIndex", 0) + 1,
            block.get("endRowIndex", sheet.rows),
            block.get("endColumnIndex", sheet.columns),
        )
        for block in told.get("merges", ())
    )


def _rows(told: Mapping[str, str], blocks: Sequence[Json], seen: Seen) -> tuple[tuple[Value, ...], ...]:
    """Returns the rows of a tab from A1, all as wide as the widest value; Google tells it in blocks.

    Args:
        told: what a fault tells of the tab.
        blocks: ``GridData``, one for every range that was asked for.
        seen: what was seen in the spreadsheet before.
    """
    rows: dict[int, _Row] = {}
    for block in blocks:
        left = block.get("startColumn", 0)
        for row, line in enumerate(block.get("rowData", ()), start=block.get("startRow", 0)):
            values = _values(line.get("values", ()), seen)
            if values:
                rows[row] = _laid(rows.get(row, []), left, values)
    height = max(rows, default=-1) + 1
    width = max(map(len, rows.values()), default=0)
    if height * width > _MOST:
        raise BookFault("stray_cell", **told, address=f"{letters(width)}{height}")
    blank = (None,) * width
    return tuple(_wide(rows[row], width) if row in rows else blank for row in range(height))


def _values(cells: Sequence[Cell], seen: Seen) -> _Row:
    """Returns the values of a row up to the last one that is not blank."""
    values = [value_of(cell, seen) if cell else None for cell in cells]
    while values and values[-1] is None:
        values.pop()
    return values


def _laid(row: _Row, left: int, values: _Row) -> _Row:
    """Returns a row with values laid into it from a 0-based column on."""
    if not (left or row):
        return values
    return [*row[:left], *(None for _ in range(left - len(row))), *values, *row[left + len(values) :]]


def _wide(row: _Row, width: int) -> tuple[Value, ...]:
    """Returns a row as wide as the others."""
    return (*row, *(None,) * (width - len(row)))
