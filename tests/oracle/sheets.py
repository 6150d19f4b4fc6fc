"""A workbook of typed columns and formula columns, whose formulas name columns instead of cells.

A formula writes ``[score]`` for the cell of its own row and ``[reps.score]`` for the whole column of another sheet;
single figures have names of their own, as a spreadsheet's defined names.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

REFERENCE = re.compile(r"\[(?:(\w+)\.)?(\w+)\]")
NOT_CALCULATED = -987654.25  # what stands beside each formula until somebody calculates it


@dataclass(frozen=True)
class Sheet:
    """A tab: its rows as typed, and the formula of each column that is worked out."""

    name: str
    rows: list[dict[str, object]]
    formulas: dict[str, str]

    @property
    def columns(self):
        """Returns the titles: what is typed first, then what is worked out."""
        return [*dict.fromkeys(key for row in self.rows for key in row), *self.formulas]

    def column(self, title):
        """Returns the reference of a whole column."""
        index = self.columns.index(title)
        return f"'{self.name}'!{xl_range_abs(1, index, len(self.rows), index)}"

    def cell(self, title, row):
        """Returns the reference of a cell of a row, the first row of values being nought."""
        return xl_rowcol_to_cell(row + 1, self.columns.index(title), col_abs=True)


def write(path: Path, figures: dict[str, object], sheets: list[Sheet]) -> None:
    """Writes the workbook; figures that begin with an equals sign are formulas too."""
    by_name = {sheet.name: sheet for sheet in sheets}
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        _write_figures(book, figures)
        for sheet in sheets:
            tab = book.add_worksheet(sheet.name)
            tab.write_row(0, 0, sheet.columns)
            for index, row in enumerate(sheet.rows):
                for column, title in enumerate(sheet.columns):
                    if title in sheet.formulas:
                        formula = _cells(sheet.formulas[title], sheet, index, by_name)
                        tab.write_formula(index + 1, column, formula, None, NOT_CALCULATED)
                    else:
                        _write(tab, index + 1, column, row.get(title))


def _write_figures(book, figures):
    tab = book.add_worksheet("figures")
    for row, (name, value) in enumerate(figures.items()):
        tab.write_string(row, 0, name)
        if isinstance(value, str) and value.startswith("="):
            tab.write_formula(row, 1, value, None, NOT_CALCULATED)
        else:
            _write(tab, row, 1, value)
        book.define_name(name, f"=figures!$B${row + 1}")


def _write(tab, row, column, value):
    if isinstance(value, str):
        tab.write_string(row, column, value)
    elif isinstance(value, date):
        tab.write_datetime(row, column, value)
    elif value is not None:
        tab.write_number(row, column, value)


def _cells(formula, sheet, row, by_name):
    def reference(found):
        name, title = found.groups()
        return by_name[name].column(title) if name else sheet.cell(title, row)

    return REFERENCE.sub(reference, formula)


def read(path: Path, name: str) -> dict[str, dict[str, object]]:
    """Returns the rows of a tab by their first column."""
    book = openpyxl.load_workbook(path, data_only=True)
    titles, *rows = book[name].iter_rows(values_only=True)
    return {str(row[0]): dict(zip(titles, row, strict=True)) for row in rows if row[0] is not None}


def read_figures(path: Path) -> dict[str, object]:
    """Returns the single figures by their names."""
    rows = openpyxl.load_workbook(path, data_only=True)["figures"].iter_rows(values_only=True)
    return {str(name): value for name, value in rows}
