"""Everything computed is a Figure: a value, its unit, why, and what it came from, down to the typed cells."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final


# Neither a cell nor a figure ever changes, and mypy holds everybody to it. They are not frozen while they run: there
# are millions of both, and a frozen record takes four times as long to make.
@dataclass(slots=True, unsafe_hash=True)
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

    book: Final[str]
    tab: Final[str]
    row: Final[int]
    column: Final[int]
    shown: Final[str] = ""
    width: Final[int] = 1
    key: Final[str] = ""

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


@dataclass(slots=True, unsafe_hash=True)
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

    name: Final[str]
    value: Final[Decimal | None]
    unit: Final[str]
    reason: Final[Reason] = ("typed",)
    parts: Final["tuple[Figure | Cell, ...]"] = ()
    word: Final[str] = ""
    period: Final[str] = ""

    @property
    def known(self) -> bool:
        """Tells whether there is a number or a word."""
        return self.value is not None or bool(self.word)

    @property
    def is_literal(self) -> bool:
        """Tells whether this is a number that stands in a rule itself; its reason says it already."""
        return self.reason[0] == "set" and all(isinstance(part, Cell) and not part.book for part in self.parts)

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


def unknown_leaves(heads: Iterable[Figure]) -> list[Figure]:
    """Returns the figures below the heads that are not known because of themselves, each once, in order."""
    return list(each_unknown_leaf(heads))


def each_unknown_leaf(heads: Iterable[Figure]) -> Iterator[Figure]:
    """Yields the figures below the heads that are not known because of themselves, each once, in order.

    One after the other: most who ask need but the first, and what came from a whole department has thousands.
    """
    seen: set[int] = set()
    waiting: list[Iterator[Figure | Cell]] = [iter(heads)]
    while waiting:
        figure = next(waiting[-1], None)
        if figure is None:
            waiting.pop()
        elif isinstance(figure, Figure) and not figure.known and id(figure) not in seen:
            seen.add(id(figure))
            if any(isinstance(part, Figure) and not part.known for part in figure.parts):
                waiting.append(iter(figure.parts))
            else:
                yield figure


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


def explain(
    figures: Sequence[Figure], say: Callable[[Figure | Cell], str], again: str = "…", depth: int = 99
) -> list[str]:
    """Returns figures as indented trees of lines, what each came from below it.

    What was told once is not told again, and what somebody typed stands on the line of its figure: ``← cell``.

    Args:
        figures: the tops of the trees.
        say: makes the words of one figure or cell, in the reader's language.
        again: stands where a figure's parts have been told already.
        depth: how many levels below a top are shown.
    """
    told: set[int] = set()
    return [line for figure in figures for line in _tree(figure, say, again, depth, told)]


def _tree(figure: Figure, say: Callable[[Figure | Cell], str], again: str, depth: int, told: set[int]) -> list[str]:
    line = say(figure)
    cells = [part for part in figure.parts if isinstance(part, Cell)]
    parts = [part for part in figure.parts if isinstance(part, Figure) and not part.is_literal]
    if cells:
        line += " ← " + " ".join(say(cell) for cell in cells)
    if parts and id(figure) in told:
        return [f"{line} {again}"]
    told.add(id(figure))
    lines = [line]
    for index, part in enumerate(parts if depth else ()):
        branch, rest = ("└─ ", "   ") if index == len(parts) - 1 else ("├─ ", "│  ")
        below = _tree(part, say, again, depth - 1, told)
        lines.append(branch + below[0])
        lines.extend(rest + each for each in below[1:])
    return lines
