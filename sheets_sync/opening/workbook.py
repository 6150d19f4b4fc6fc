"""Blank tabs as an ``.xlsx`` file that people fill: headings that stand still, notes, words to choose from, bounds."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sheets_sync.backends.xlsx_formats import DEFAULT
from sheets_sync.opening.blank import BlankColumn, BlankTab
from sheets_sync.texts import text

_ROWS = 2000
"""Rows below the heading that offer words and know bounds; further rows are read all the same."""
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed date, so that the same tabs have the same bytes
_FORMATS = {
    "text": "@",
    "date": "yyyy-mm-dd",
    "money": "#,##0.00",
    "percent": "0.##%",
    "time": "hh:mm",
    "moment": "yyyy-mm-dd hh:mm",
    "number": "General",
}
_HEADING = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#DDEBF7", "border": 1}
_LINE, _WIDEST = 16, 18  # points of a line of a heading, and characters in it
_A4 = 9
_LONGEST_LIST = 255  # characters that a drop-down may hold in all
_NOTE_WIDTH, _NOTE_LINE = 260, 20  # pixels


def blank_workbook(tabs: Sequence[BlankTab], language: str) -> bytes:
    """Returns the whole file with these tabs, nothing below their headings."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "default_format_properties": dict(DEFAULT)})
    book.set_properties({"created": _MADE})
    heading = book.add_format(_HEADING)
    formats = {form: book.add_format({"num_format": shown}) for form, shown in _FORMATS.items()}
    for tab in tabs:
        _tab(book.add_worksheet(tab.title), tab, heading, formats, language)
    book.close()
    return file.getvalue()


def _tab(sheet: Worksheet, tab: BlankTab, heading: Format, formats: dict[str, Format], language: str) -> None:
    sheet.set_row(0, _LINE * max(2, *(-(-column.width // _WIDEST) for column in tab.columns)))
    sheet.freeze_panes(1, _still(tab))
    for place, column in enumerate(tab.columns):
        sheet.write_string(0, place, column.title, heading)
        sheet.set_column(place, place, min(column.width, _WIDEST) + 1, formats[column.form])
        if column.note:
            lines = sum(1 + len(line) // 20 for line in column.note.split("\n"))
            size = {"x_scale": 1, "width": _NOTE_WIDTH, "height": (lines + 1) * _NOTE_LINE, "author": "sheets-sync"}
            sheet.write_comment(0, place, column.note, size)
        if rule := _rule(column, language):
            sheet.data_validation(1, place, _ROWS, place, rule)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_ROWS}"})
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header("&C&A")


def _still(tab: BlankTab) -> int:
    """Returns how many columns stand still at the left: those that say who, id and name; of a department none."""
    return 2 if tab.columns[1].form == "text" else 0


def _rule(column: BlankColumn, language: str) -> dict[str, Any]:
    """Returns the drop-down or the bounds of a column; a person may still type another word, a table knows several."""
    told = {"error_type": "warning", "error_title": column.title[:32], "ignore_blank": True}
    if column.choices and sum(len(word) + 1 for word in column.choices) <= _LONGEST_LIST:
        unknown = text(language, "opening.not_offered")
        return {**told, "validate": "list", "source": list(column.choices), "error_message": unknown}
    least, most = column.least, column.most
    if least is None and most is None:
        return {}
    edges = {key: f"{edge:f}" for key, edge in (("least", least), ("most", most)) if edge is not None}
    which = "out_of_bounds" if len(edges) > 1 else "below_bound" if "least" in edges else "above_bound"
    said = text(language, f"opening.{which}", **edges)
    made = {**told, "validate": "integer" if column.whole else "decimal", "error_message": said}
    if least is not None and most is not None:
        return {**made, "criteria": "between", "minimum": _plain(least), "maximum": _plain(most)}
    if least is not None:
        return {**made, "criteria": ">=", "value": _plain(least)}
    return {**made, "criteria": "<=", "value": _plain(most or Decimal(0))}


def _plain(edge: Decimal) -> int | float:
    """Returns a bound as XlsxWriter wants it: what people may type, and no figure that is computed with."""
    return int(edge) if edge == int(edge) else float(edge)
