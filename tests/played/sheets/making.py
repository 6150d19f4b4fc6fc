"""How a spreadsheet comes to be: new, copied, or from an imported file."""

import csv
import io

from .entry import typed
from .model import Sheet, Spreadsheet
from .values import cell_of, with_entered


def create(id_, title, locale="en_US", time_zone="Etc/GMT", sheets=None):
    """Returns a new spreadsheet.

    Args:
        id_: of the file.
        title: of the file.
        locale: such as ``zh_CN``.
        time_zone: such as ``Asia/Shanghai``.
        sheets: title to rows of Python values; without it there is one empty tab, with the id 0, as a new file has.
    """
    properties = {"title": title, "locale": locale, "autoRecalc": "ON_CHANGE", "timeZone": time_zone}
    made = Spreadsheet(id_, properties)
    for name, rows in (sheets or {"Sheet1": ()}).items():
        sheet_id = made.fresh_id() if made.sheets else 0
        made.sheets.append(filled(sheet_id, name, rows, locale))
    return made


def filled(sheet_id, title, rows, locale):
    """Returns a tab with rows of Python values; its grid is as large as a new one, or as its rows need."""
    rows = [list(row) for row in rows]
    height, width = max(1000, len(rows)), max(26, *map(len, rows), 0)
    sheet = Sheet(
        {
            "sheetId": sheet_id,
            "title": title,
            "sheetType": "GRID",
            "gridProperties": {"rowCount": height, "columnCount": width},
        }
    )
    sheet.rows = [[cell_of(value, locale) for value in row] for row in rows]
    sheet.trim(sheet.whole)
    return sheet


def copied(spreadsheet, id_, title):
    """Returns a copy of a file: tabs keep their ids, marks and protections, as a copied file has them [inferred]."""
    made = spreadsheet.copied()
    made.id, made.owner, made.editors = id_, "", ()
    made.properties = {**made.properties, "title": title}
    return made


def load_csv(spreadsheet, text):
    """Puts an imported file in place of everything: one tab, called like the file, in Los Angeles' time [recorded]."""
    rows = [
        [with_entered(None, typed(value, "en_US")[0], "en_US") for value in row]
        for row in csv.reader(io.StringIO(text.decode() if isinstance(text, bytes) else text))
    ]
    sheet = filled(spreadsheet.fresh_id(), spreadsheet.title, (), "en_US")
    sheet.grid["rowCount"] = max(1000, len(rows))
    sheet.rows = rows
    sheet.trim(sheet.whole)
    spreadsheet.sheets = [sheet]
    spreadsheet.named, spreadsheet.tags = [], []
    spreadsheet.properties = {**spreadsheet.properties, "locale": "en_US", "timeZone": "America/Los_Angeles"}
