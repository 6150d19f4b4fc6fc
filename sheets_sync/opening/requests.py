"""The steps of an opening as requests of Google Sheets, to be sent in one batch: all of them happen, or none.

What these requests do was played, and is what Google's documents say; it was never tried on Google itself.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sheets_sync.google.standing import Sheet, Standing
from sheets_sync.google.writing.marking import mark, new_id
from sheets_sync.opening.blank import BlankColumn, BlankTab
from sheets_sync.opening.plan import Add, Fill, Opening
from sheets_sync.texts import text

Request = Mapping[str, Any]

_ROWS = 1000
_PIXELS = 8
"""The width of one character of the default font, about."""
_FORMATS: dict[str, Request] = {
    "text": {"type": "TEXT", "pattern": "@"},
    "date": {"type": "DATE", "pattern": "yyyy-mm-dd"},
    "time": {"type": "TIME", "pattern": "hh:mm"},
    "moment": {"type": "DATE_TIME", "pattern": "yyyy-mm-dd hh:mm"},
    "money": {"type": "NUMBER", "pattern": "#,##0.00"},
    "percent": {"type": "PERCENT", "pattern": "0.##%"},
    "number": {},  # automatic: whatever format a blank tab of theirs had goes
}
_HEADING = {
    "textFormat": {"bold": True},
    "horizontalAlignment": "CENTER",
    "verticalAlignment": "MIDDLE",
    "wrapStrategy": "WRAP",
    "backgroundColor": {"red": 0.867, "green": 0.922, "blue": 0.969},
}


def requests_for(found: Opening, standing: Standing, language: str) -> list[Request]:
    """Returns the requests of all steps; the notes are the team's, ``language`` is that of the protection's words."""
    taken = {sheet.id for sheet in standing.sheets}
    sheets = {sheet.title: sheet for sheet in standing.sheets}
    made: list[Request] = []
    for step in found.steps:
        if isinstance(step, Add):
            number = new_id("", step.tab.name, taken)
            taken.add(number)
            made += [_added(number, step.tab), *_filled(number, step.tab, language), mark("", step.tab.name, number)]
        elif isinstance(step, Fill):
            sheet = sheets[step.found]
            made += [_sized(sheet, step.tab), *_filled(sheet.id, step.tab, language)]
            made += [] if step.marked else [mark("", step.tab.name, sheet.id)]
        else:
            made.append(mark("", step.tab.name, sheets[step.found].id))
    return made


ENTERED = "sheets(properties(title),data(rowData(values(userEnteredValue))))"
"""What is asked of a spreadsheet to know its blank tabs from those whose formulas come to nothing."""


def occupied(answer: Mapping[str, Any]) -> frozenset[str]:
    """Returns the titles of the tabs in which anything was entered, from an answer to ``ENTERED``."""
    return frozenset(
        sheet["properties"]["title"]
        for sheet in answer.get("sheets", ())
        for block in sheet.get("data", ())
        if any(cell.get("userEnteredValue") for row in block.get("rowData", ()) for cell in row.get("values", ()))
    )


def _added(number: int, tab: BlankTab) -> Request:
    grid = {"rowCount": _ROWS, "columnCount": len(tab.columns), "frozenRowCount": 1}
    return {"addSheet": {"properties": {"sheetId": number, "title": tab.title, "gridProperties": grid}}}


def _sized(sheet: Sheet, tab: BlankTab) -> Request:
    """Returns the request that freezes the heading of a tab of theirs, and widens it where it is too narrow."""
    grid = {"columnCount": max(sheet.columns, len(tab.columns)), "frozenRowCount": 1}
    properties = {"sheetId": sheet.id, "gridProperties": grid}
    fields = "gridProperties.columnCount,gridProperties.frozenRowCount"
    return {"updateSheetProperties": {"properties": properties, "fields": fields}}


def _filled(number: int, tab: BlankTab, language: str) -> Iterator[Request]:
    """Yields what makes a blank tab a table: headings, how cells are written, words to choose from, a warning."""
    cells = [_heading(column) for column in tab.columns]
    yield {
        "updateCells": {
            "start": {"sheetId": number, "rowIndex": 0, "columnIndex": 0},
            "rows": [{"values": cells}],
            "fields": "userEnteredValue,userEnteredFormat,note",
        }
    }
    for (form, width), run in groupby(enumerate(tab.columns), key=lambda each: (each[1].form, each[1].width)):
        indices = [index for index, _ in run]
        yield from _styled(number, (indices[0], indices[-1] + 1), form, width)
    for index, column in enumerate(tab.columns):
        yield from _offered(number, index, column)
    heading = {"sheetId": number, "startRowIndex": 0, "endRowIndex": 1}
    said = text(language, "opening.protected_heading")
    yield {"addProtectedRange": {"protectedRange": {"range": heading, "description": said, "warningOnly": True}}}


def _heading(column: BlankColumn) -> dict[str, Any]:
    cell = {"userEnteredValue": {"stringValue": column.title}, "userEnteredFormat": _HEADING}
    return {**cell, "note": column.note} if column.note else cell


def _styled(number: int, columns: tuple[int, int], form: str, width: int) -> Iterator[Request]:
    """Yields the format and width of neighbouring columns alike."""
    along = {"sheetId": number, "dimension": "COLUMNS", "startIndex": columns[0], "endIndex": columns[1]}
    size = {"pixelSize": width * _PIXELS}
    yield {"updateDimensionProperties": {"range": along, "properties": size, "fields": "pixelSize"}}
    if form in _FORMATS:
        cell = {"userEnteredFormat": {"numberFormat": _FORMATS[form]} if _FORMATS[form] else {}}
        below = _below(number, columns)
        yield {"repeatCell": {"range": below, "cell": cell, "fields": "userEnteredFormat.numberFormat"}}


def _offered(number: int, index: int, column: BlankColumn) -> Iterator[Request]:
    """Yields the drop-down or the bounds of a column; other words may be typed, a table knows several for one meaning.

    Bounds that are no whole numbers are only told in the note: Google reads them in the spreadsheet's own notation.
    """
    least, most = column.least, column.most
    if column.choices:
        condition: dict[str, Any] = {"type": "ONE_OF_LIST", "values": [_value(word) for word in column.choices]}
    elif least is not None and most is not None and least == int(least) and most == int(most):
        if column.form == "percent":
            return
        condition = {"type": "NUMBER_BETWEEN", "values": [_value(str(int(least))), _value(str(int(most)))]}
    else:
        return
    rule = {"condition": condition, "strict": False, "showCustomUi": True}
    yield {"setDataValidation": {"range": _below(number, (index, index + 1)), "rule": rule}}


def _value(shown: str) -> dict[str, str]:
    return {"userEnteredValue": shown}


def _below(number: int, columns: tuple[int, int]) -> dict[str, int]:
    """Returns the range of columns below the heading, to the end of the tab however long it grows."""
    return {"sheetId": number, "startRowIndex": 1, "startColumnIndex": columns[0], "endColumnIndex": columns[1]}
