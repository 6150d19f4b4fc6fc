"""How many lines a wrapped text takes, so that rows are made high enough: not every program does it on opening."""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from sheets_sync.grid import Column, Value

LINE = 16.5
"""Points that one line of our font takes."""

_MOST = 24  # lines: Excel has no row higher than 409 points
_WIDE = ("W", "F", "A")


def wrapped(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> Iterator[tuple[int, int]]:
    """Yields the rows (0-based) whose long texts take more than one line, and how many."""
    long = [(place, column.width) for place, column in enumerate(columns) if column.kind == "long_text"]
    for number, row in enumerate(rows if long else ()):
        lines = max(lines_of(row[place], width) for place, width in long)
        if lines > 1:
            yield number, min(lines, _MOST)


def lines_of(value: Value, width: int) -> int:
    """Returns how many lines a value takes; a Chinese character is two wide."""
    if not isinstance(value, str):
        return 1
    if len(value) * 2 <= width and "\n" not in value:
        return 1
    return sum(max(1, -(-_width(part) // width)) for part in value.split("\n"))


def _width(text: str) -> int:
    """Returns how many characters of the default font a text is wide."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(letter) in _WIDE else 1 for letter in text)
