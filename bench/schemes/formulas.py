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
            told, array = self._told(tab, formula.strip("{}")), formula.startswith("{")
            for row in range(_TOP, len(rows) + _TOP):
                said = told.format(here=row, above=row - 1)
                if array:
                    sheet.write_array_formula(row - 1, place, row - 1, place, f"{{{said}}}")
                else:
                    sheet.write_formula(row - 1, place, said)

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

        return "=" + _TOKEN.sub(cell, " ".join(formula.split()))
