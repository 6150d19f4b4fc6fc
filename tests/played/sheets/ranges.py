"""Ranges: A1 texts, GridRanges and boxes, and which cells of a tab they mean."""

import re
from typing import NamedTuple

from .refusal import invalid

_CELL = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]*)")
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[Rr]|[Cc]|(?i:true|false)")


class Box(NamedTuple):
    """A block of cells, zero-based and half-open."""

    top: int
    bottom: int
    left: int
    right: int

    def meets(self, other):
        """Tells whether the blocks share a cell."""
        upright = self.top < other.bottom and other.top < self.bottom
        return upright and self.left < other.right and other.left < self.right

    def holds(self, other):
        """Tells whether the other block lies wholly in this one."""
        upright = self.top <= other.top and other.bottom <= self.bottom
        return upright and self.left <= other.left and other.right <= self.right

    @property
    def height(self):
        return self.bottom - self.top

    @property
    def width(self):
        return self.right - self.left


def letters(column):
    """Returns the letters of a column, zero-based.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def number(text):
    """Returns the zero-based column of letters.

    >>> number("A"), number("zz"), number("AAA")
    (0, 701, 702)
    """
    out = 0
    for letter in text.upper():
        out = out * 26 + ord(letter) - 64
    return out - 1


def quoted(title):
    """Returns a title as it stands before the exclamation mark.

    >>> quoted("Sheet1"), quoted("D3"), quoted("I'm"), quoted("工资")
    ('Sheet1', "'D3'", "'I''m'", "'工资'")
    """
    if _PLAIN_TITLE.fullmatch(title) and not _LOOKS_LIKE_A_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def a1(box, title=None):
    """Returns a block as A1 text.

    >>> a1(Box(0, 1, 0, 1)), a1(Box(1, 3, 0, 26), "D3")
    ('A1', "'D3'!A2:Z3")
    """
    first = f"{letters(box.left)}{box.top + 1}"
    last = f"{letters(box.right - 1)}{box.bottom}"
    text = first if first == last else f"{first}:{last}"
    return text if title is None else f"{quoted(title)}!{text}"


def corners(text):
    """Returns (top, bottom, left, right) of an A1 text, None where it is open; None when it is no A1 text.

    >>> corners("B2:C"), corners("2:2"), corners("D4:A1"), corners("nonsense")
    ((1, None, 1, 3), (1, 2, None, None), (0, 4, 0, 4), None)
    """
    first, colon, last = text.partition(":")
    ends = [_CELL.fullmatch(end) for end in ((first, last) if colon else (first, first))]
    if any(end is None or not (end[1] or end[2]) for end in ends) or (not colon and not (ends[0][1] and ends[0][2])):
        return None
    rows = [int(end[2]) - 1 if end[2] else None for end in ends]
    columns = [number(end[1]) if end[1] else None for end in ends]
    if -1 in rows:
        return None
    return (*_span(*rows), *_span(*columns))


def _span(first, last):
    if first is not None and last is not None:
        return min(first, last), max(first, last) + 1
    if first is None and last is not None:
        return None, last + 1
    return first, None


def found(spreadsheet, text):
    """Returns the tab and the corners that an A1 text, a title or the name of a range means.

    Raises:
        Refused: it means nothing here.
    """
    title, mark, rest = text.rpartition("!")
    if mark:
        sheet = _titled(spreadsheet, title)
        ends = corners(rest) or _named(spreadsheet, rest, sheet)
    else:
        sheet, ends = _bare(spreadsheet, text)
    if sheet is None or ends is None:
        raise invalid(f"Unable to parse range: {text}")
    if isinstance(ends, dict):
        return spreadsheet.by_id(ends.get("sheetId", 0)), open_corners(ends)
    return sheet, ends


def _bare(spreadsheet, text):
    if text[:1] != "'":
        named = _named(spreadsheet, text, None)
        if named is not None:
            return spreadsheet.sheets[0], named
        if corners(text) is not None:
            return spreadsheet.sheets[0], corners(text)
    return _titled(spreadsheet, text), (None, None, None, None)


def _titled(spreadsheet, title):
    if len(title) > 1 and title[0] == title[-1] == "'":
        title = title[1:-1].replace("''", "'")
    wanted = title.casefold()
    return next((sheet for sheet in spreadsheet.sheets if sheet.title.casefold() == wanted), None)


def _named(spreadsheet, name, sheet):
    for named in spreadsheet.named:
        here = sheet is None or named["range"].get("sheetId", 0) == sheet.id
        if here and named["name"].casefold() == name.casefold():
            return named["range"]
    return None


def open_corners(grid_range):
    """Returns the corners of a GridRange, None where it is open."""
    names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    return tuple(grid_range.get(name) for name in names)


def clipped(sheet, ends, text):
    """Returns the block of a tab that is meant, cut at the edge of the grid.

    Raises:
        Refused: it begins outside.
    """
    box = filled(sheet, ends)
    if box.top >= sheet.row_count or box.left >= sheet.column_count:
        raise outside(sheet, text)
    return Box(box.top, min(box.bottom, sheet.row_count), box.left, min(box.right, sheet.column_count))


def outside(sheet, text):
    """Returns the refusal of a range that the grid does not hold."""
    shown = text if "!" in text else f"{quoted(sheet.title)}!{text}"
    limits = f"Max rows: {sheet.row_count}, max columns: {sheet.column_count}"
    return invalid(f"Range ({shown}) exceeds grid limits. {limits}")


def filled(sheet, ends):
    """Returns the corners with the edges of the grid where they are open."""
    top, bottom, left, right = ends
    return Box(
        top or 0,
        sheet.row_count if bottom is None else bottom,
        left or 0,
        sheet.column_count if right is None else right,
    )


def box_of(spreadsheet, grid_range):
    """Returns the tab and the block of a GridRange in a request.

    Raises:
        Refused: there is no such tab, or its grid does not hold the block.
    """
    sheet = spreadsheet.by_id(grid_range.get("sheetId", 0))
    return sheet, box_on(sheet, grid_range)


def box_on(sheet, grid_range):
    """Returns the block of a GridRange on its tab.

    Raises:
        Refused: the grid does not hold it, or it is none.
    """
    box = filled(sheet, open_corners(grid_range))
    for name, first, last, most in (
        ("Row", box.top, box.bottom, sheet.row_count),
        ("Column", box.left, box.right, sheet.column_count),
    ):
        if first < 0 or last <= first:
            raise invalid(f"range.end{name}Index[{last}] must be after range.start{name}Index[{first}]")
        if last > most:
            raise invalid(f"range.end{name}Index[{last}] is after last {name.lower()} in grid[{most}]")
    return box


def as_sent(grid_range):
    """Returns a GridRange as Google sends it: sheetId 0 is left out, other zeros are not [recorded]."""
    return {name: value for name, value in grid_range.items() if not (name == "sheetId" and value == 0)}


def grid_range(sheet, box):
    """Returns a block as a whole GridRange."""
    return {
        "sheetId": sheet.id,
        "startRowIndex": box.top,
        "endRowIndex": box.bottom,
        "startColumnIndex": box.left,
        "endColumnIndex": box.right,
    }
