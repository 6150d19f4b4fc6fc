"""What programs usually do with gspread, on the same played Google, to the same end: the same tabs.

Nothing of them works anything out; the values are handed to them. Each opens its books by key, asks gspread for the
tab before it uses it, reads every tab of theirs with `get_all_values`, and leaves blank cells alone. Waiting is what
gspread offers: its `BackOffHTTPClient`, which tries again when the quota is used up.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal

import gspread
from gspread import http_client

from sheets_sync.grid import Link, Percent, Tab, Value, Wanted
from sheets_sync.seal import laid_out
from tests.played import Google

Row = list[str | float]
CELLS_AT_ONCE = 40_000


def read(client: gspread.Client, spreadsheets: Sequence[str]) -> None:
    """Reads every tab of some spreadsheets."""
    for each in spreadsheets:
        for sheet in client.open_by_key(each).worksheets():
            sheet.get_all_values()


def write(client: gspread.Client, ids: Mapping[str, str], wanted: Sequence[Wanted], way: str) -> None:
    """Writes our books, each tab in the way that is meant."""
    for each in wanted:
        book = client.open_by_key(ids[each.key])
        for tab in each.tabs:
            rows = rows_of(tab)
            WAYS[way](_sheet(book, tab.title, rows), rows)


def rows_of(tab: Tab) -> list[Row]:
    """Returns a tab as programs hand it over: numbers as binary ones, days as text."""
    return [[_plain(value) for value in row] for row in laid_out(tab)]


@contextmanager
def client_of(google: Google) -> Iterator[gspread.Client]:
    """Yields gspread's client, signed in at the played Google, whose waits pass on the played clock."""
    really, http_client.time.sleep = http_client.time.sleep, google.clock.sleep
    scopes = ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive")
    client = gspread.Client(google.credentials(*scopes), http_client=gspread.BackOffHTTPClient)
    client.set_timeout((10, 180))
    try:
        yield client
    finally:
        http_client.time.sleep = really


def _sheet(book: gspread.Spreadsheet, title: str, rows: Sequence[Row]) -> gspread.Worksheet:
    """Returns a tab, made where it is not there yet."""
    try:
        return book.worksheet(title)
    except gspread.WorksheetNotFound:
        return book.add_worksheet(title, len(rows), len(rows[0]))


def _cell_by_cell(sheet: gspread.Worksheet, rows: Sequence[Row]) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value != "":
                sheet.update_cell(number, column, value)


def _row_by_row(sheet: gspread.Worksheet, rows: Sequence[Row]) -> None:
    for number, row in enumerate(rows, 1):
        sheet.update([row], f"A{number}")


def _appended(sheet: gspread.Worksheet, rows: Sequence[Row]) -> None:
    sheet.clear()
    for row in rows:
        sheet.append_row(row)


def _like_gspread_dataframe(sheet: gspread.Worksheet, rows: Sequence[Row]) -> None:
    """Makes the calls of `set_with_dataframe(sheet, frame, resize=True)` after a `clear`.

    The library itself is not installed: it resizes the tab, then sends all cells, 40,000 at a time, as if typed.
    """
    sheet.clear()
    sheet.resize(len(rows), len(rows[0]))
    cells = [
        gspread.Cell(number, column, value) for number, row in enumerate(rows, 1) for column, value in enumerate(row, 1)
    ]
    for start in range(0, len(cells), CELLS_AT_ONCE):
        sheet.update_cells(cells[start : start + CELLS_AT_ONCE], value_input_option="USER_ENTERED")


WAYS: dict[str, Callable[[gspread.Worksheet, Sequence[Row]], None]] = {
    "update_cell": _cell_by_cell,
    "update": _row_by_row,
    "clear, append_row": _appended,
    "set_with_dataframe": _like_gspread_dataframe,
}


def _plain(value: Value) -> str | float:
    if isinstance(value, Percent):
        return float(value.value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Link):
        return value.text
    return "" if value is None else str(value)
