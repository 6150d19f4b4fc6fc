"""A workbook of inputs and of formulas beside them, as somebody writes it who knows spreadsheets well.

In a formula `[name]` is the cell of that column in the same row, `[tab.name]` that of another tab, `[tab.name:]` the
whole column, `[tab.name@1]` its first row, `[name^]` the column from its heading down to the row above. A formula in
braces is one of arrays.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from types import TracebackType
from typing import Self

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellFormulaTuple

from bench.schemes.flagship_rows import Row
from bench.schemes.opened import write_rows

_TOKEN = re.compile(r"\[(?:(\w+)\.)?(\w+)(:|\^|@\d+)?\]")
_TOP = 2
"""The row of a tab in which its values begin, as people count rows."""


class Formulas:
    """The workbook; tabs and columns bear the names that the schemes know them by."""

    def __init__(self, path: Path) -> None:
        """Begins the file."""
        self._book = Workbook(path, {"strings_to_formulas": False})
        self._formats = {
            date: self._book.add_format({"num_format": "yyyy-mm-dd"}),
            time: self._book.add_format({"num_format": "hh:mm"}),
        }
        self._columns: dict[str, dict[str, str]] = {}
        self._lengths: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        if kind is None:
            self._book.close()

    def add(self, tab: str, columns: Iterable[str], rows: Sequence[Row], made: Mapping[str, str]) -> None:
        """Writes a tab: columns with values, and to their right columns with formulas."""
        titles = [*columns, *made]
        self._columns[tab] = {title: xl_col_to_name(place) for place, title in enumerate(titles)}
        self._lengths[tab] = len(rows)
        sheet = self._book.add_worksheet(tab)
        sheet.write_row(0, 0, titles)
        given = titles[: len(titles) - len(made)]
        write_rows(sheet, [[row.get(title) for title in given] for row in rows], self._formats, 1)
        for place, formula in enumerate(made.values(), start=len(given)):
            told = self._told(tab, formula.strip("{}"))
            if formula.startswith("{"):
                for row in range(1, len(rows) + 1):
                    said = told.format(here=row + 1, above=row)
                    sheet.write_array_formula(row, place, row, place, f"{{={said}}}")
            elif rows:
                # The last as it is meant to be, so that the tab knows its extent; all others straight into the table,
                # since looking through each of millions for functions of later versions takes minutes.
                sheet.write_formula(len(rows), place, f"={told.format(here=len(rows) + 1, above=len(rows))}")
                for row in range(1, len(rows)):
                    sheet.table[row][place] = CellFormulaTuple(told.format(here=row + 1, above=row), None, 0)

    def _told(self, tab: str, formula: str) -> str:
        """Returns a formula with `{here}` where the row stands, and `{above}` where the one above does."""

        def cell(found: re.Match[str]) -> str:
            other, name, which = found.groups()
            where = other or tab
            sheet, column = "" if where == tab else f"{where}!", self._columns[where][name]
            if which == ":":
                return f"{sheet}${column}${_TOP}:${column}${self._lengths[where] + _TOP - 1}"
            if which == "^":
                return f"{sheet}${column}$1:{column}{{above}}"
            if which:
                return f"{sheet}${column}${int(which[1:]) + _TOP - 1}"
            return f"{sheet}${column}{{here}}"

        return _TOKEN.sub(cell, " ".join(formula.split()))
