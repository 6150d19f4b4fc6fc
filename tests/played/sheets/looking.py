"""Looks into a spreadsheet for tests: its values as the product's grids have them, and as CSV."""

import csv as written
import io
from datetime import time

from sheets_sync.grid import CellError, Grid, Percent, Uncomputed, decimal_of

from .formats import number_format
from .model import Error, Formula
from .serials import moment
from .values import ERRORS, text_of


def values(spreadsheet, tab):
    """Returns the rows of a tab as grid values, every row as wide as the widest value; blank ends are left out."""
    sheet = spreadsheet.by_title(tab)
    rows = [[_value(cell, spreadsheet.locale) for cell in line] for line in sheet.rows]
    width = max((at + 1 for row in rows for at, value in enumerate(row) if value is not None), default=0)
    rows = [tuple((row + [None] * width)[:width]) for row in rows]
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return tuple(rows)


def _value(cell, locale):
    if cell is None or cell.shown is None or cell.shown == "":
        return None
    if isinstance(cell.shown, Error):
        if cell.shown.type == "LOADING":
            return Uncomputed(cell.entered.text if isinstance(cell.entered, Formula) else "")
        return CellError(ERRORS.get(cell.shown.type, "#ERROR!"))
    if not isinstance(cell.shown, float):
        return cell.shown
    return _number(cell, number_format(cell, locale) or {}, locale)


def _number(cell, numbers, locale):
    kind, number = numbers.get("type"), cell.shown
    if kind == "PERCENT":
        return Percent(decimal_of(number))
    if kind not in {"DATE", "TIME", "DATE_TIME"}:
        return decimal_of(number)
    when = moment(number).replace(microsecond=0)
    if kind == "TIME":
        return when.time() if 0 <= number < 1 else text_of(cell, locale)
    return when.date() if when.time() == time() else when


def grids(spreadsheet):
    """Returns the tabs by their titles, as grids; marks and protection are the product's to make out."""
    return {
        sheet.title: Grid(
            sheet.title,
            values(spreadsheet, sheet.title),
            tuple((box.top + 1, box.left + 1, box.bottom, box.right) for box in sheet.merges),
            hidden=sheet.hidden,
        )
        for sheet in spreadsheet.sheets
    }


def csv(spreadsheet):
    """Returns the first tab as CSV, as people see it; no newline ends it [recorded]."""
    out = io.StringIO()
    sheet = spreadsheet.sheets[0]
    width = max(map(len, sheet.rows), default=0)
    lines = [[text_of(cell, spreadsheet.locale) if cell else "" for cell in line] for line in sheet.rows]
    written.writer(out, lineterminator="\r\n").writerows(line + [""] * (width - len(line)) for line in lines)
    return out.getvalue().removesuffix("\r\n")
