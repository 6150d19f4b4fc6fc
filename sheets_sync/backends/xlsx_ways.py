"""How each kind of value is written into a cell: text always as text, whatever it looks like."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from html import escape
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sheets_sync.grid import Percent

Write = Callable[[int, int, Any, Format], object]
"""Writes a value into a cell: row, column (0-based), value, format."""


class Ways(dict[type, tuple[Write, Format]]):
    """The ways to write the values of one column, by their class; each is found once."""

    def __init__(self, sheet: Worksheet, look: Callable[[type], Format]) -> None:
        super().__init__()
        self._sheet = sheet
        self._look = look

    def __missing__(self, kind: type) -> tuple[Write, Format]:
        way = self[kind] = (_way(self._sheet, kind), self._look(kind))
        return way


def _way(sheet: Worksheet, kind: type) -> Write:
    """Returns how values of a class are written."""

    def number(row: int, column: int, value: Decimal, form: Format) -> None:
        sheet.write_number(row, column, float(value), form)

    def percent(row: int, column: int, value: Percent, form: Format) -> None:
        sheet.write_number(row, column, float(value.value), form)

    def text(row: int, column: int, value: str, form: Format) -> None:
        sheet.write_string(row, column, plain_text(value), form)

    ways: dict[type, Write] = {
        type(None): sheet.write_blank,
        str: text,
        Decimal: number,
        bool: sheet.write_boolean,
        Percent: percent,
        date: sheet.write_datetime,
        datetime: sheet.write_datetime,
        time: sheet.write_datetime,
    }
    for known in kind.__mro__:
        if known in ways:
            return ways[known]
    raise TypeError(f"a cell of ours cannot hold a {kind.__name__}")


def plain_text(text: str) -> str:
    """Returns the text as XlsxWriter must be given it.

    It takes ``<r>…</r>`` for its own markup and would write what somebody typed into the file's XML as it is; so such
    a text is given as markup, with its own characters escaped.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text, quote=False)}</t></r>'
    return text
