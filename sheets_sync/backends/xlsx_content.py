"""What stands in a workbook file: python-calamine's cells, put right by what only the file's own XML tells."""

from collections.abc import Iterable, Mapping
from datetime import time, timedelta
from decimal import Decimal
from io import BytesIO
from math import isfinite
from pathlib import Path
from types import MappingProxyType

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from sheets_sync.backends.xlsx_marks import Mark, marks
from sheets_sync.backends.xlsx_parts import Parts, parts
from sheets_sync.grid import BookFault, CellError, Grid, Percent, Value, decimal_of

Rows = list[tuple[Value, ...]]


def content(path: Path, found: bytes) -> Mapping[str, Grid]:
    """Returns the grids of a workbook, in the order of its tabs.

    Raises:
        BookFault: ``not_a_workbook``, ``old_workbook``, ``password_protected``, ``unreadable_book``.
    """
    inside = parts(path, found)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(found))
        grids = {}
        for about in book.sheets_metadata:
            sheet = book.get_sheet_by_name(about.name) if about.typ == SheetTypeEnum.WorkSheet else None
            hidden = about.visible != SheetVisibleEnum.Visible
            grids[about.name] = _grid(about.name, sheet, inside, hidden=hidden)
    except PasswordError as error:
        raise BookFault("password_protected", book=path.name, path=str(path)) from error
    except (CalamineError, OverflowError, ValueError) as error:
        raise BookFault("unreadable_book", book=path.name, path=str(path), error=str(error)) from error
    return MappingProxyType(grids)


def _grid(title: str, sheet: CalamineSheet | None, inside: Parts, *, hidden: bool) -> Grid:
    """Returns one tab; a tab that is a chart has no cells."""
    if sheet is None:
        return Grid(title, (), hidden=hidden)
    rows = _values(sheet.to_python(skip_empty_area=False))
    _put_right(rows, marks(inside.sheet(title), inside.percent_styles, trusted=inside.computed))
    merged = tuple((top + 1, left + 1, low + 1, right + 1) for (top, left), (low, right) in sheet.merged_cell_ranges or ())
    return Grid(title, tuple(rows), merged, hidden)


class _Seen(dict[object, Value]):
    """What each raw value stands for; worked out once, since the same values come again and again."""

    def __missing__(self, raw: object) -> Value:
        value = self[raw] = _value(raw)
        return value


def _values(raw: Iterable[list[object]]) -> Rows:
    """Returns the rows as our values."""
    seen = _Seen({"": None})
    return [tuple([seen[cell] if cell.__class__ is not bool else cell for cell in row]) for row in raw]


def _value(raw: object) -> Value:
    """Returns one raw value as ours."""
    if isinstance(raw, float):
        return decimal_of(raw) if isfinite(raw) else CellError("#NUM!")
    if isinstance(raw, int):
        return Decimal(raw)
    if isinstance(raw, timedelta):
        return _duration(raw)
    return raw


def _duration(raw: timedelta) -> Value:
    """Returns a duration as a time below a day, and as the text that is shown from a day on."""
    seconds = round(raw.total_seconds())
    if 0 <= seconds < 86_400:
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _put_right(rows: Rows, found: Mapping[tuple[int, int], Mark]) -> None:
    """Puts the marks into the rows, which grow where a mark stands outside."""
    if not found:
        return
    width = max(len(rows[0]) if rows else 0, 1 + max(column for _, column in found))
    height = max(len(rows), 1 + max(row for row, _ in found))
    if width > (len(rows[0]) if rows else 0):
        rows[:] = [row + (None,) * (width - len(row)) for row in rows]
    rows.extend([(None,) * width] * (height - len(rows)))
    by_row: dict[int, list[tuple[int, Mark]]] = {}
    for (row, column), mark in found.items():
        by_row.setdefault(row, []).append((column, mark))
    for row, several in by_row.items():
        cells = list(rows[row])
        for column, mark in several:
            cells[column] = _marked(cells[column], mark)
        rows[row] = tuple(cells)


def _marked(value: Value, mark: Mark) -> Value:
    """Returns what a marked cell stands for; only a number can be a percentage."""
    if mark is not Percent:
        return mark
    return Percent(value) if isinstance(value, Decimal) else value
