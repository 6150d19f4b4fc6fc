"""How the demo's workbooks look, and the one way to put a value into a cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sheets_sync.demo.records import Typed
from sheets_sync.grid import Percent

FONT = {"font_name": "等线", "font_size": 11, "valign": "vcenter"}
BOX = {"border": 1, "border_color": "#BFBFBF"}
CELL = {**FONT, **BOX}
HEAD = {**CELL, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#DDEBF7"}

KINDS: dict[str, dict[str, Any]] = {
    "title": {**FONT, "bold": True, "font_size": 16, "align": "center", "font_color": "#1F3864"},
    "legend": {**FONT, "font_size": 9, "font_color": "#595959", "text_wrap": True},
    "note": {**FONT, "font_size": 10, "font_color": "#595959", "text_wrap": True},
    "head": HEAD,
    "group_head": {**HEAD, "bg_color": "#BDD7EE"},
    "weekend": {**HEAD, "bg_color": "#FCE4D6", "font_color": "#C00000"},
    "text": {**CELL, "align": "left", "indent": 1},
    "long_text": {**CELL, "align": "left", "indent": 1, "text_wrap": True},
    "id": {**CELL, "align": "center", "num_format": "@"},
    "centre": {**CELL, "align": "center"},
    "mark": {**CELL, "align": "center", "font_size": 10},
    "count": {**CELL, "num_format": "#,##0"},
    "points": CELL,
    "rate": {**CELL, "num_format": "0.0"},
    "percent": {**CELL, "num_format": "0.0%"},
    "money": {**CELL, "num_format": "#,##0.00"},
    "date": {**CELL, "align": "center", "num_format": "yyyy-mm-dd"},
    "month": {**CELL, "align": "center", "num_format": 'yyyy"年"m"月"'},
    "sum": {**CELL, "bold": True, "align": "center", "bg_color": "#F2F2F2"},
}


@dataclass(frozen=True, slots=True)
class Page:
    """A worksheet together with the formats of its workbook."""

    sheet: Worksheet
    looks: Mapping[str, Format]

    def put(self, row: int, column: int, value: Typed, kind: str = "text") -> None:
        """Writes one value (rows and columns from nought): text stays text, a blank keeps its box."""
        look = self.looks[kind]
        match value:
            case None:
                self.sheet.write_blank(row, column, None, look)
            case str():
                self.sheet.write_string(row, column, value, look)
            case Percent():
                self.sheet.write_number(row, column, float(value.value), self.looks["percent"])
            case date():
                dated = look if kind == "month" else self.looks["date"]
                self.sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), dated)  # noqa: DTZ001 - a cell has no zone
            case _:
                self.sheet.write_number(row, column, value, look)

    def span(self, first: tuple[int, int], last: tuple[int, int], text: str, kind: str) -> None:
        """Writes a text over a block of cells, merged when it is more than one."""
        if first == last:
            self.put(*first, text, kind)
        else:
            self.sheet.merge_range(*first, *last, text, self.looks[kind])


def looks_of(book: Workbook) -> dict[str, Format]:
    """Returns the formats of ``KINDS``, made for a workbook."""
    return {name: book.add_format(look) for name, look in KINDS.items()}


def print_on_a4(sheet: Worksheet, *, across: bool, head: tuple[int, int]) -> None:
    """Sets a sheet up for A4, as wide as one page, the heading rows on every page."""
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*head)
    sheet.set_footer("&L&A&R第 &P 页，共 &N 页")
    if across:
        sheet.set_landscape()
