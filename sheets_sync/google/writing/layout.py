"""How our tabs look on Google: as they do in a workbook, as far as a browser shows it.

The font is the spreadsheet's own: Google knows none that has Chinese characters on every machine, and the browser puts
one in its place.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.asking import Request, alike, area, colour
from sheets_sync.google.writing.filling import TOP
from sheets_sync.grid import Column, Tab

SIZE = 10
"""Points; what every text starts from."""

_CENTRED = ("count", "date", "place", "stars")
_BASE = {"textFormat": {"fontSize": SIZE}, "verticalAlignment": "MIDDLE", "wrapStrategy": "OVERFLOW_CELL"}
_ALL = (
    "backgroundColorStyle",
    "borders",
    "horizontalAlignment",
    "padding",
    "textDirection",
    "textFormat",
    "textRotation",
    "verticalAlignment",
    "wrapStrategy",
)
_HEADING = {"textFormat": {"fontSize": 14, "bold": True}, "horizontalAlignment": "LEFT"}
_LINE = {"style": "SOLID", "colorStyle": colour("#D0D0D0")}
_THICK = {"style": "SOLID_MEDIUM", "colorStyle": colour("#404040")}
_TITLE = {
    "textFormat": {"fontSize": SIZE, "bold": True},
    "horizontalAlignment": "CENTER",
    "wrapStrategy": "WRAP",
    "backgroundColorStyle": colour("#DDEBF7"),
    "borders": {"bottom": _LINE},
}
_TOTAL = {
    "textFormat": {"fontSize": SIZE, "bold": True},
    "backgroundColorStyle": colour("#F2F2F2"),
    "borders": {"top": _THICK},
}
_LETTER, _EDGE = 7, 12  # pixels that a character of the default font takes, and what a column has beside them
_HEADING_HEIGHT = 35


def looks(aim: Aim, tab: Tab) -> Iterator[Request]:
    """Yields what makes a tab look as it is to: first everything alike, then what differs."""
    rows, columns = aim.size
    yield alike(area(aim.id, 0, 0, rows, columns), _BASE, *_ALL)
    yield _set(area(aim.id, 0, 0, 1, columns), _HEADING)
    yield _set(area(aim.id, 1, 0, 2, columns), _TITLE)
    for left, right, own in _alike_columns(tab.columns):
        if own:
            yield _set(area(aim.id, TOP, left, rows, right), own)
    if tab.last_is_total and len(aim.cells) > TOP:
        yield _set(area(aim.id, len(aim.cells) - 1, 0, len(aim.cells), columns), _TOTAL)
    yield from _sizes(aim.id, tab.columns, rows)
    for top, left, bottom, right in aim.merged if aim.grid is None or aim.grid.merged != aim.merged else ():
        yield {"mergeCells": {"range": area(aim.id, top - 1, left - 1, bottom, right), "mergeType": "MERGE_ALL"}}


def _set(where: dict[str, int], own: Mapping[str, object]) -> Request:
    return alike(where, own, *own)


def _alike_columns(columns: tuple[Column, ...]) -> Iterator[tuple[int, int, dict[str, object]]]:
    """Yields neighbours that look alike: the first, the one after the last, and how they differ from the others."""
    left = 0
    for own, several in groupby(_own(column.kind) for column in columns):
        right = left + len(list(several))
        yield left, right, own
        left = right


def _own(kind: str) -> dict[str, object]:
    if kind in _CENTRED:
        return {"horizontalAlignment": "CENTER"}
    return {"wrapStrategy": "WRAP"} if kind == "long_text" else {}


def _sizes(sheet: int, columns: tuple[Column, ...], rows: int) -> Iterator[Request]:
    """Yields widths, the height of the heading, and what shows rows and columns that somebody has hidden.

    Other rows have no height of their own: Google makes them as high as their wrapped text needs [I].
    """
    left = 0
    for width, several in groupby(column.width for column in columns):
        right = left + len(list(several))
        yield _dimension(sheet, "COLUMNS", (left, right), {"pixelSize": (width + 1) * _LETTER + _EDGE})
        left = right
    yield _dimension(sheet, "ROWS", (0, 1), {"pixelSize": _HEADING_HEIGHT})
    yield _dimension(sheet, "ROWS", (0, rows), {})


def _dimension(sheet: int, what: str, where: tuple[int, int], size: dict[str, int]) -> Request:
    """Returns the request that sizes rows or columns and hides none of them."""
    start, end = where
    return {
        "updateDimensionProperties": {
            "range": {"sheetId": sheet, "dimension": what, "startIndex": start, "endIndex": end},
            "properties": {**size, "hiddenByUser": False},
            "fields": ",".join([*size, "hiddenByUser"]),
        }
    }


def plain_again(aim: Aim, tab: Tab, column: int) -> Request:
    """Returns the request that takes the links out of a column, before new ones are set."""
    bottom = len(aim.cells) - tab.last_is_total
    return alike(
        area(aim.id, TOP, column, max(bottom, TOP + 1), column + 1), {"textFormat": {"fontSize": SIZE}}, "textFormat"
    )
