"""What somebody does in the browser: type, rename, move, insert, sort, protect.

Every function takes the spreadsheet first and the person last, by ``user`` and ``access``. What is done to cells goes
the API's own way, so that protection and limits are the same; the browser refuses with the same words.
"""

from datetime import date, time, timedelta
from decimal import Decimal

from sheets_sync.grid import CellError, Link, Percent, Uncomputed

from .batch import batch_updated
from .model import Error, Formula
from .protection import Who, check, check_sheet, is_whole
from .ranges import Box, corners, filled, grid_range, number
from .refusal import Refused, invalid
from .values import cell_of, text_of
from .writing import enter

_VALUES = (bool, int, float, Decimal, date, time, timedelta, Percent, Formula, Error, CellError, Uncomputed, Link)


def _ask(spreadsheet, kind, message, user, access):
    answer = batch_updated(spreadsheet, {"requests": [{kind: message}]}, {}, Who(user, access.role))
    return answer["replies"][0].get(kind)


def _box(sheet, address):
    ends = corners(address)
    if ends is None:
        raise invalid(f"Unable to parse range: {address}")
    return filled(sheet, ends)


def type(spreadsheet, tab, address, value, *, user, access):  # noqa: A001 - it is what people do
    """Types into a cell. Text is taken as typing is: "95" is a number, "2026/9/1" a day, "=1+1" a formula.

    A Python value that is no text is put in as what it is; None empties the cell. Beyond the edge of the grid the
    person first adds the rows and columns that are missing.
    """
    sheet = spreadsheet.by_title(tab)
    box = _box(sheet, address)
    who = Who(user, access.role)
    check(spreadsheet, sheet, box, who)
    draft = spreadsheet.copied()
    sheet = draft.by_title(tab)
    if not sheet.whole.holds(box):
        check_sheet(draft, sheet, who)
        sheet.grid["rowCount"] = max(sheet.row_count, box.bottom)
        sheet.grid["columnCount"] = max(sheet.column_count, box.right)
        draft.check_size()
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            old = sheet.cell(row, column)
            if value is None or isinstance(value, _VALUES):
                sheet.put(row, column, cell_of(value, draft.locale, old))
            else:
                sheet.put(row, column, enter(old, value, as_typed=True, locale=draft.locale))
    sheet.trim(box)
    spreadsheet.become(draft)


def note(spreadsheet, tab, address, text, *, user, access):
    """Fastens a note to cells."""
    sheet = spreadsheet.by_title(tab)
    message = {"range": grid_range(sheet, _box(sheet, address)), "cell": {"note": text}, "fields": "note"}
    _ask(spreadsheet, "repeatCell", message, user, access)


def look(spreadsheet, tab, address, format_, *, user, access):
    """Gives cells a format, such as ``{"textFormat": {"bold": True}}``."""
    sheet = spreadsheet.by_title(tab)
    fields = f"userEnteredFormat({','.join(format_)})"
    message = {
        "range": grid_range(sheet, _box(sheet, address)),
        "cell": {"userEnteredFormat": format_},
        "fields": fields,
    }
    _ask(spreadsheet, "repeatCell", message, user, access)


def see(spreadsheet, tab, address, *, user, access):  # noqa: ARG001 - whoever may open the file sees all of it
    """Returns what stands in a cell, as people see it."""
    sheet = spreadsheet.by_title(tab)
    box = _box(sheet, address)
    cell = sheet.cell(box.top, box.left)
    return text_of(cell, spreadsheet.locale) if cell is not None else ""


def merge(spreadsheet, tab, address, *, user, access):
    """Merges cells."""
    sheet = spreadsheet.by_title(tab)
    _ask(spreadsheet, "mergeCells", {"range": grid_range(sheet, _box(sheet, address))}, user, access)


def _change_tab(spreadsheet, tab, properties, user, access):
    properties = {"sheetId": spreadsheet.by_title(tab).id, **properties}
    fields = ",".join(name for name in properties if name != "sheetId")
    _ask(spreadsheet, "updateSheetProperties", {"properties": properties, "fields": fields}, user, access)


def rename_tab(spreadsheet, tab, title, *, user, access):
    """Gives a tab another title."""
    _change_tab(spreadsheet, tab, {"title": title}, user, access)


def move_tab(spreadsheet, tab, place, *, user, access):
    """Drags a tab to a place, counted from 0 among the tabs as they then stand."""
    now = spreadsheet.sheets.index(spreadsheet.by_title(tab))
    _change_tab(spreadsheet, tab, {"index": place + 1 if place > now else place}, user, access)


def hide_tab(spreadsheet, tab, hidden=True, *, user, access):
    """Hides a tab, or shows it again."""
    _change_tab(spreadsheet, tab, {"hidden": hidden}, user, access)


def duplicate_tab(spreadsheet, tab, title=None, *, user, access):
    """Duplicates a tab, right behind it; returns the title of the new one."""
    sheet = spreadsheet.by_title(tab)
    message = {"sourceSheetId": sheet.id, "insertSheetIndex": spreadsheet.sheets.index(sheet) + 1}
    if title is not None:
        message["newSheetName"] = title
    return _ask(spreadsheet, "duplicateSheet", message, user, access)["properties"]["title"]


def delete_tab(spreadsheet, tab, *, user, access):
    """Deletes a tab."""
    _ask(spreadsheet, "deleteSheet", {"sheetId": spreadsheet.by_title(tab).id}, user, access)


def add_tab(spreadsheet, title, rows=(), *, user, access):
    """Adds a tab at the end, with rows of Python values; returns its sheetId."""
    made = _ask(spreadsheet, "addSheet", {"properties": {"title": title}}, user, access)["properties"]
    sheet = spreadsheet.by_id(made["sheetId"])
    sheet.rows = [[cell_of(value, spreadsheet.locale) for value in row] for row in rows]
    sheet.grid["rowCount"] = max(sheet.row_count, len(sheet.rows))
    sheet.grid["columnCount"] = max(sheet.column_count, *map(len, sheet.rows), 0)
    sheet.trim(sheet.whole)
    return sheet.id


def _lines(spreadsheet, tab, dimension, first, count):
    where = {"sheetId": spreadsheet.by_title(tab).id, "dimension": dimension}
    return {"range": {**where, "startIndex": first, "endIndex": first + count}}


def _column(named):
    return named - 1 if isinstance(named, int) else number(named)


def insert_row(spreadsheet, tab, before, count=1, *, user, access):
    """Inserts empty rows before a row, counted from 1."""
    _ask(spreadsheet, "insertDimension", _lines(spreadsheet, tab, "ROWS", before - 1, count), user, access)


def delete_row(spreadsheet, tab, row, count=1, *, user, access):
    """Deletes rows, counted from 1."""
    _ask(spreadsheet, "deleteDimension", _lines(spreadsheet, tab, "ROWS", row - 1, count), user, access)


def insert_column(spreadsheet, tab, before, count=1, *, user, access):
    """Inserts empty columns before one, named by its letters or counted from 1."""
    first = _column(before)
    _ask(spreadsheet, "insertDimension", _lines(spreadsheet, tab, "COLUMNS", first, count), user, access)


def delete_column(spreadsheet, tab, column, count=1, *, user, access):
    """Deletes columns; the first is named by its letters or counted from 1."""
    first = _column(column)
    _ask(spreadsheet, "deleteDimension", _lines(spreadsheet, tab, "COLUMNS", first, count), user, access)


def sort(spreadsheet, tab, column, first_row=2, descending=False, *, user, access):  # noqa: PLR0913
    """Sorts the rows of a tab from ``first_row`` on by a column, named by its letters or counted from 1."""
    sheet = spreadsheet.by_title(tab)
    at = _column(column)
    width = max(max(map(len, sheet.rows), default=1), at + 1)
    box = Box(first_row - 1, max(len(sheet.rows), first_row), 0, width)
    spec = {"dimensionIndex": at, "sortOrder": "DESCENDING" if descending else "ASCENDING"}
    _ask(spreadsheet, "sortRange", {"range": grid_range(sheet, box), "sortSpecs": [spec]}, user, access)


def protect(spreadsheet, tab, *editors, address=None, warning=False, user, access):
    """Protects a tab, or cells of it, against all but these editors and oneself; returns the protection's id."""
    sheet = spreadsheet.by_title(tab)
    area = {"sheetId": sheet.id} if address is None else grid_range(sheet, _box(sheet, address))
    kept = {"range": area, "warningOnly": True} if warning else {"range": area, "editors": {"users": [*editors, user]}}
    made = _ask(spreadsheet, "addProtectedRange", {"protectedRange": kept}, user, access)
    return made["protectedRange"]["protectedRangeId"]


def unprotect(spreadsheet, tab, *, user, access):
    """Takes every protection off a tab.

    Raises:
        Refused: the tab has one that this person may not take away.
    """
    sheet = spreadsheet.by_title(tab)
    for protection in list(sheet.protections):
        message = {"protectedRangeId": protection["protectedRangeId"]}
        _ask(spreadsheet, "deleteProtectedRange", message, user, access)


def is_protected(spreadsheet, tab, *, user, access):
    """Tells whether a tab is protected as a whole against this person, the padlock on it."""
    sheet = spreadsheet.by_title(tab)
    try:
        check(spreadsheet, sheet, sheet.whole, Who(user, access.role))
    except Refused:
        return any(map(is_whole, sheet.protections))
    return False


def set_time_zone(spreadsheet, zone, *, user, access):
    """Sets the time zone of the spreadsheet."""
    message = {"properties": {"timeZone": zone}, "fields": "timeZone"}
    _ask(spreadsheet, "updateSpreadsheetProperties", message, user, access)


def set_locale(spreadsheet, locale, *, user, access):
    """Sets the locale of the spreadsheet."""
    message = {"properties": {"locale": locale}, "fields": "locale"}
    _ask(spreadsheet, "updateSpreadsheetProperties", message, user, access)
