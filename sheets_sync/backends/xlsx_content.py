"""What stands in a workbook file: python-calamine's cells, put right by what only the file's own XML tells."""

import re
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sheets_sync.backends.xlsx_extent import far_cell
from sheets_sync.backends.xlsx_marks import marks
from sheets_sync.backends.xlsx_parts import Parts, errors_as_text, parts
from sheets_sync.backends.xlsx_values import Seen, put_right, values
from sheets_sync.grid import BookFault, Grid

_LOCK = re.compile(rb"""<(?:\w+:)?sheetProtection\s[^>]*?sheet=["'](?:1|true)""")
_TRUTH = re.compile(rb"""t=["']b["']""")


def content(told: Mapping[str, str], found: bytes) -> Mapping[str, Grid]:
    """Returns the grids of a workbook, in the order of its tabs.

    Args:
        told: what a fault tells of the book.
        found: the file.

    Raises:
        BookFault: ``not_a_workbook``, ``old_workbook``, ``password_protected``, ``stray_cell``, ``unreadable_book``.
    """
    inside = parts(told, found)
    try:
        return MappingProxyType(_grids(told, found, inside))
    except (CalamineError, BadZipFile, ExpatError, OverflowError, ValueError) as error:
        raise BookFault("unreadable_book", **told, error=f"{error.__class__.__name__}: {error}") from error


def _grids(told: Mapping[str, str], found: bytes, inside: Parts) -> dict[str, Grid]:
    """Returns the tabs; calamine stops at an error value that it does not know (``#SPILL!``), so it is shown text."""
    try:
        return _tabs(CalamineWorkbook.from_filelike(BytesIO(found)), inside, told)
    except CalamineError as error:
        if "Unsupported cell error" not in str(error):
            raise
    return _tabs(CalamineWorkbook.from_filelike(BytesIO(errors_as_text(inside))), inside, told)


def _tabs(book: CalamineWorkbook, inside: Parts, told: Mapping[str, str]) -> dict[str, Grid]:
    """Returns the tabs of an opened workbook; one that is a chart has no cells."""
    grids: dict[str, Grid] = {}
    seen = Seen()
    for about in book.sheets_metadata:
        hidden = about.visible != SheetVisibleEnum.Visible
        if about.typ != SheetTypeEnum.WorkSheet:
            grids[about.name] = Grid(about.name, (), hidden=hidden)
            continue
        xml = inside.sheet(about.name)
        far = far_cell(xml)
        if far:
            raise BookFault("stray_cell", **told, tab=about.name, address=far)
        sheet = book.get_sheet_by_name(about.name)
        rows = values(sheet.to_python(skip_empty_area=False), seen, truths=_TRUTH.search(xml) is not None)
        put_right(rows, marks(xml, inside.percent_styles, trusted=inside.computed))
        grids[about.name] = Grid(about.name, tuple(rows), _merged(sheet), hidden, _protected(xml))
    return grids


def _protected(xml: bytes) -> bool:
    """Tells whether the tab is locked; that is said below the cells."""
    return _LOCK.search(xml, xml.rfind(b"sheetData")) is not None


def _merged(sheet: CalamineSheet) -> tuple[tuple[int, int, int, int], ...]:
    """Returns the merged blocks of a tab, 1-based."""
    blocks = sheet.merged_cell_ranges or ()
    return tuple((top + 1, left + 1, low + 1, right + 1) for (top, left), (low, right) in blocks)
