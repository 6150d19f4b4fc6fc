"""The marks of a tab found by parsing its XML in full: right for any XML, and slow."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.parsers.expat import ParserCreate

from sheets_sync.grid import CellError, Percent, Uncomputed

Mark = CellError | Uncomputed | type[Percent]
Place = tuple[int, int]

NO_CODE = "#ERROR!"
"""The code of an error cell that states none."""


@dataclass(slots=True)
class _Cell:
    """A cell while it is being parsed."""

    place: Place
    kind: str
    style: int
    formula: str | None = None
    ref: str = ""
    value: str | None = None


@dataclass(slots=True)
class _Reading:
    """Where the parser stands; a cell or row without an address follows the one before."""

    place: Place = (-1, -1)
    cell: _Cell | None = None
    inside: str = ""
    cells: list[_Cell] = field(default_factory=list)

    def start(self, prefixed: str, told: dict[str, str]) -> None:
        """Takes the start of an element."""
        name = self.inside = prefixed.rpartition(":")[2]
        if name == "row":
            self.place = (int(told["r"]) - 1 if "r" in told else self.place[0] + 1, -1)
        elif name == "c":
            self.place = place_of(told["r"]) if "r" in told else (self.place[0], self.place[1] + 1)
            self.cell = _Cell(self.place, told.get("t", "n"), int(told.get("s", "0")))
        elif self.cell and name == "f":
            self.cell.formula = ""
            self.cell.ref = told.get("ref", "") if told.get("t") == "array" else ""
        elif self.cell and name == "v":
            self.cell.value = ""

    def text(self, text: str) -> None:
        """Takes a piece of text."""
        if self.cell and self.inside == "v":
            self.cell.value = (self.cell.value or "") + text
        elif self.cell and self.inside == "f":
            self.cell.formula = (self.cell.formula or "") + text

    def end(self, prefixed: str) -> None:
        """Takes the end of an element."""
        self.inside = ""
        if prefixed.rpartition(":")[2] == "c" and self.cell:
            self.cells.append(self.cell)
            self.cell = None


def marks_in_full(xml: bytes, percent_styles: frozenset[int], *, trusted: bool) -> dict[Place, Mark]:
    """Returns the marked cells of a tab by 0-based row and column."""
    reading = _Reading()
    parser = ParserCreate()
    parser.StartElementHandler = reading.start
    parser.CharacterDataHandler = reading.text
    parser.EndElementHandler = reading.end
    parser.Parse(xml, True)  # noqa: FBT003 - a C function without keywords
    found: dict[Place, Mark] = {}
    for cell in reading.cells:
        if cell.style in percent_styles:
            found[cell.place] = Percent
    for cell in reading.cells:
        if cell.kind == "e":
            found[cell.place] = CellError(cell.value or NO_CODE)
    for cell in reading.cells:
        blank_text = cell.kind == "str" and cell.value is not None
        if cell.formula is not None and not (trusted and (cell.value or blank_text)):
            for place in covered(cell.ref, cell.place):
                found[place] = Uncomputed(cell.formula)
    return found


def place_of(address: str) -> Place:
    """Returns the 0-based row and column of an A1 address.

    >>> place_of("AA17")
    (16, 26)
    """
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]) - 1, column_of(letters)


@cache
def column_of(letters: str) -> int:
    """Returns the 0-based column of its letters.

    >>> column_of("A"), column_of("AA"), column_of("XFD")
    (0, 26, 16383)
    """
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def covered(ref: str, place: Place) -> Iterator[Place]:
    """Yields the cells that a formula fills: its own, or the whole block of an array formula."""
    start, _, end = ref.partition(":")
    if not end:
        yield place
        return
    (top, left), (low, right) = place_of(start), place_of(end)
    yield from ((row, column) for row in range(top, low + 1) for column in range(left, right + 1))
