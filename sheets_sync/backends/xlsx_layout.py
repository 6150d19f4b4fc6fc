"""Our tabs laid out as a workbook, by XlsxWriter: the same tabs, the same bytes."""

from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxInputError
from xlsxwriter.worksheet import Worksheet

from sheets_sync.backends.xlsx_file import not_writable
from sheets_sync.backends.xlsx_formats import DEFAULT, Looks
from sheets_sync.backends.xlsx_lines import LINE, lines_of, wrapped
from sheets_sync.backends.xlsx_links import Links
from sheets_sync.backends.xlsx_ways import Ways
from sheets_sync.grid import BookFault, Link, Tab, Value, Wanted
from sheets_sync.seal import SEAL_TAB, Cells, laid_out, pack

_OPTIONS = {
    "in_memory": True,  # no temporary files, and no time of day in the archive
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_HEADING = 26  # points
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed date, so that the same content has the same bytes
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_PORTRAIT = 90  # characters that an upright A4 page holds at a size that can be read
_FROZEN = 48  # characters that may stand still at the left without filling the screen
_UNLOCKED = {"autofilter": True, "format_columns": True, "format_rows": True}


def workbook(wanted: Wanted, path: Path) -> bytes:
    """Returns the whole file that is to stand at a path.

    Raises:
        BookFault: ``not_writable`` when a tab is larger than a workbook holds, or has a title that it cannot have.
    """
    for tab in wanted.tabs:
        _refuse_if_impossible(tab, path)
    file = BytesIO()
    # A copy, since XlsxWriter changes what it is given and the second workbook would differ from the first.
    book = Workbook(file, {**_OPTIONS, "default_format_properties": dict(DEFAULT)})
    book.set_properties({"title": wanted.title, "created": _MADE})
    looks = Looks(book)
    cells = tuple(map(laid_out, wanted.tabs))
    try:
        for tab, laid in zip(wanted.tabs, cells, strict=True):
            sheet = book.add_worksheet(tab.title)
            _tab(sheet, tab, laid, looks)
            _paper(sheet, tab, wanted.title)
        _seal(book.add_worksheet(SEAL_TAB), pack(wanted, cells))
        book.close()
    except XlsxInputError as error:
        raise BookFault("not_writable", book=path.name, path=str(path), why="title", error=str(error)) from error
    except OSError as error:
        raise not_writable(path, error) from error
    return file.getvalue()


def _refuse_if_impossible(tab: Tab, path: Path) -> None:
    """Refuses a tab that no workbook holds, since XlsxWriter would drop the rest, or make up a title, in silence."""
    rows, columns = len(tab.rows) + 2, len(tab.columns)
    why = "title" if not tab.title else "too_large" if rows > _MOST_ROWS or columns > _MOST_COLUMNS else ""
    if why:
        raise BookFault(
            "not_writable", book=path.name, path=str(path), why=why, error=f"{tab.title}: {rows} × {columns}"
        )


def _tab(sheet: Worksheet, tab: Tab, laid: Cells, looks: Looks) -> None:
    """Writes one tab: the heading, the column titles, the rows, and how they are looked at."""
    last = len(tab.columns) - 1
    if last:
        sheet.merge_range(0, 0, 0, last, "", looks.heading())
    heading, titles, *rows = laid
    _line(0, heading[:1], [Ways(sheet, lambda _: looks.heading())])
    _line(1, titles, [Ways(sheet, lambda _: looks.title())] * len(titles))
    _rows(sheet, tab, rows, looks)
    sheet.set_row(0, _HEADING)
    sheet.set_row(1, LINE * max(lines_of(column.title, column.width) for column in tab.columns))
    for place, column in enumerate(tab.columns):
        sheet.set_column(place, place, column.width + 1)
    sheet.freeze_panes(2, _frozen(tab))
    sheet.autofilter(1, 0, max(1 + len(rows) - tab.last_is_total, 1), last)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_MOST_ROWS}"})
    sheet.protect("", _UNLOCKED)


def _rows(sheet: Worksheet, tab: Tab, rows: list[tuple[Value, ...]], looks: Looks) -> None:
    """Writes the rows below the column titles, and last the links, over the texts that they show."""
    ways = [Ways(sheet, partial(looks.typed if column.typed else looks.cell, column.kind)) for column in tab.columns]
    body = rows[:-1] if tab.last_is_total else rows
    for number, row in enumerate(body, start=2):
        _line(number, row, ways)
    for number, lines in wrapped(tab.columns, rows):
        sheet.set_row(number + 2, lines * LINE)
    for row in rows[len(body) :]:
        _line(len(body) + 2, row, [Ways(sheet, partial(looks.total, column.kind)) for column in tab.columns])
    links = Links(sheet)
    for number, given in enumerate(tab.rows, start=2):
        for place, value in enumerate(given):
            if value.__class__ is Link:
                links.put((number, place), value, looks.link(tab.columns[place].kind))


def _line(number: int, row: tuple[Value, ...], ways: list[Ways]) -> None:
    """Writes one row."""
    for place, value in enumerate(row):
        write, form = ways[place][value.__class__]
        write(number, place, value, form)


def _frozen(tab: Tab) -> int:
    """Returns how many columns stand still: those that name a row, unless they would fill the screen."""
    columns = max(tab.keys, tab.names + 1)
    return columns if sum(column.width for column in tab.columns[:columns]) <= _FROZEN else 0


def _paper(sheet: Worksheet, tab: Tab, title: str) -> None:
    """Sets how the tab is printed: A4, one page wide, the two top rows on every page."""
    sheet.set_paper(9)
    if sum(column.width for column in tab.columns) > _PORTRAIT:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.set_footer(f"&L{title[:60].replace('&', '&&')}&C&A&R&P / &N")


def _seal(sheet: Worksheet, texts: tuple[str, ...]) -> None:
    """Writes the tab that remembers what we wrote."""
    for row, text in enumerate(texts):
        sheet.write_string(row, 0, text)
    sheet.protect("")
    sheet.very_hidden()
