"""Everything computed is a Figure: a value, its unit, why, and what it came from, down to the typed cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a workbook where somebody typed something.

    Attributes:
        book: name of the workbook as people know it (``客服评分表.xlsx``), or of a scheme file.
        tab: title of the tab; empty for a scheme file.
        row: 1-based row; nought when the place is a key of a file.
        column: 1-based column.
        shown: what stands there, as text.
        width: how many columns the place spans (a row of day marks is one place).
        key: the key inside a file, when the place is no cell.
    """

    book: str
    tab: str
    row: int
    column: int
    shown: str = ""
    width: int = 1
    key: str = ""

    @property
    def address(self) -> str:
        """Returns the A1 address, or the key for a place in a file.

        >>> Cell("b", "t", 17, 6).address, Cell("b", "t", 5, 3, width=31).address
        ('F17', 'C5:AG5')
        """
        if self.key:
            return self.key
        start = f"{letters(self.column)}{self.row}"
        return start if self.width == 1 else f"{start}:{letters(self.column + self.width - 1)}{self.row}"


Reason = tuple[str | Decimal, ...]
"""A code and its arguments; words are made from it only when somebody reads them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that explains itself.

    Attributes:
        name: key of the figure (``performance_score``); its label is looked up when it is shown.
        value: the number, unrounded but for named pay items; None when it is not known.
        unit: one of ``scoring.unit.UNITS``.
        reason: code of the reason and its arguments.
        parts: the figures and cells it came from, in the order of the calculation.
        word: the text, for a figure that is a word or a date and no number.
        period: the period it belongs to when that is not the one being appraised (``2026-07``).
    """

    name: str
    value: Decimal | None
    unit: str
    reason: Reason = ("typed",)
    parts: "tuple[Figure | Cell, ...]" = ()
    word: str = ""
    period: str = ""

    @property
    def known(self) -> bool:
        """Tells whether there is a number or a word."""
        return self.value is not None or bool(self.word)

    def cells(self) -> Iterator[Cell]:
        """Yields the typed cells below, each once, in the order of the calculation."""
        seen: set[Cell] = set()
        waiting: list[Figure | Cell] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, Figure):
                waiting.extend(reversed(part.parts))
            elif part not in seen:
                seen.add(part)
                yield part


def letters(column: int) -> str:
    """Returns the letters of a 1-based column.

    >>> letters(1), letters(27), letters(702), letters(703)
    ('A', 'AA', 'ZZ', 'AAA')
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def explain(figure: Figure, say: Callable[[Figure | Cell], str], depth: int = 99) -> list[str]:
    """Returns the figure as an indented tree of lines, what it came from below it.

    Args:
        figure: the top of the tree.
        say: makes the words of one figure or cell, in the reader's language.
        depth: how many levels below the top are shown.
    """
    lines = [say(figure)]
    shown = figure.parts if depth else ()
    for index, part in enumerate(shown):
        last = index == len(shown) - 1
        branch, rest = ("└─ ", "   ") if last else ("├─ ", "│  ")
        below = explain(part, say, depth - 1) if isinstance(part, Figure) else [say(part)]
        lines.append(branch + below[0])
        lines.extend(rest + line for line in below[1:])
    return lines
