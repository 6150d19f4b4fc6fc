"""A spreadsheet as Google's servers keep it: tabs with ragged rows of cells, and what lies round them."""

import copy
from dataclasses import dataclass, field
from hashlib import blake2b

from .ranges import Box, letters
from .refusal import invalid

MOST_CELLS = 10_000_000
MOST_COLUMNS = 18_278
MOST_CHARACTERS = 50_000


@dataclass(frozen=True, slots=True)
class Error:
    """An error that a formula came to, by the API's names: ``N_A``, ``DIVIDE_BY_ZERO``, ``LOADING``…"""

    type: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with what it came to; our played Google computes nothing but sums of plain numbers."""

    text: str
    value: object = None


class Cell:
    """What stands in one cell; never changed in place, so that rows can be copied cheaply.

    ``entered`` is what was put in (text, number, bool, Formula or None), ``shown`` what it came to, ``format`` the
    user's own format, ``auto`` a number format that came of a formula's result, ``rest`` note, validation and so on.
    """

    __slots__ = ("auto", "entered", "format", "rest", "shown")

    def __init__(self, entered=None, shown=None, format_=None, rest=None, auto=None):
        self.entered = entered
        self.shown = shown
        self.format = format_
        self.rest = rest
        self.auto = auto

    def with_(self, **changes):
        """Returns the cell with something else in it, or None when nothing is left."""
        made = Cell(self.entered, self.shown, self.format, self.rest, self.auto)
        for name, value in changes.items():
            setattr(made, name, value)
        return made or None

    def __bool__(self):
        return self.entered is not None or bool(self.format) or bool(self.rest)


@dataclass
class Quirks:
    """Where sources disagree or say nothing about live Google: each behaviour can be switched.

    Attributes:
        copies_metadata: duplicating a tab copies its developer metadata [unknown].
        copies_protection: duplicating a tab copies its protections [unknown].
        lists_owner: the owner is named among the editors of a protection [recorded where the owner made it].
        editors_remove_protection: an ordinary editor may change or delete a protection that keeps them out [disputed].
    """

    copies_metadata: bool = True
    copies_protection: bool = False
    lists_owner: bool = True
    editors_remove_protection: bool = False


@dataclass
class Sheet:
    """A tab. ``properties`` are as the API has them, without ``index``, which is its place in the list."""

    properties: dict
    rows: list = field(default_factory=list)
    merges: list = field(default_factory=list)
    protections: list = field(default_factory=list)
    conditions: list = field(default_factory=list)
    bands: list = field(default_factory=list)
    filter: dict | None = None
    groups: dict = field(default_factory=lambda: {"ROWS": [], "COLUMNS": []})
    lengthways: dict = field(default_factory=lambda: {"ROWS": {}, "COLUMNS": {}})

    @property
    def id(self):
        return self.properties["sheetId"]

    @property
    def title(self):
        return self.properties["title"]

    @property
    def hidden(self):
        return self.properties.get("hidden", False)

    @property
    def grid(self):
        return self.properties["gridProperties"]

    @property
    def row_count(self):
        return self.grid["rowCount"]

    @property
    def column_count(self):
        return self.grid["columnCount"]

    @property
    def whole(self):
        """Returns the block of all its cells."""
        return Box(0, self.row_count, 0, self.column_count)

    def cell(self, row, column):
        """Returns a cell, or None where nothing stands."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]

    def put(self, row, column, cell):
        """Puts a cell there, or takes away what stands there."""
        rows = self.rows
        if row >= len(rows):
            if cell is None:
                return
            rows.extend([] for _ in range(row + 1 - len(rows)))
        line = rows[row]
        if column < len(line):
            line[column] = cell
        elif cell is not None:
            line.extend([None] * (column - len(line)))
            line.append(cell)

    def trim(self, box):
        """Cuts the row lists after something was taken away from a block."""
        for line in self.rows[box.top : box.bottom]:
            while line and line[-1] is None:
                line.pop()
        while self.rows and not self.rows[-1]:
            self.rows.pop()

    def is_empty(self, row, column):
        """Tells whether a cell has no value, whatever else it has."""
        cell = self.cell(row, column)
        return cell is None or cell.entered is None

    def copied(self):
        """Returns a copy that shares only the cells, which nobody changes."""
        small = {name: copy.deepcopy(value) for name, value in vars(self).items() if name != "rows"}
        return Sheet(rows=[line[:] for line in self.rows], **small)


@dataclass
class Spreadsheet:
    """A spreadsheet.

    Attributes:
        properties: title, locale, timeZone, autoRecalc.
        named: named ranges, each with its whole range.
        tags: developer metadata of the spreadsheet and of its tabs.
        owner: address of the owner of the file, as far as it is known here.
        editors: addresses of all who may edit the file, the owner among them.
    """

    id: str
    properties: dict
    sheets: list = field(default_factory=list)
    named: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    owner: str = ""
    editors: tuple = ()
    quirks: Quirks = field(default_factory=Quirks)
    made: int = 0

    @property
    def title(self):
        return self.properties["title"]

    @property
    def locale(self):
        return self.properties["locale"]

    @property
    def time_zone(self):
        return self.properties["timeZone"]

    def by_id(self, sheet_id):
        """Returns the tab with this id.

        Raises:
            Refused: there is none.
        """
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise invalid(f"No grid with id: {sheet_id}")

    def by_title(self, title):
        """Returns the tab with this title; for those who play people, who see titles only."""
        return next(sheet for sheet in self.sheets if sheet.title == title)

    def fresh_id(self):
        """Returns an id that looks like chance and is the same in every run."""
        self.made += 1
        digest = blake2b(f"{self.id} {self.made}".encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") % (2**31 - 2) + 1

    def copied(self):
        """Returns a copy to work on, so that nothing is applied when something fails."""
        small = {name: copy.deepcopy(value) for name, value in vars(self).items() if name not in {"sheets", "quirks"}}
        return Spreadsheet(sheets=[sheet.copied() for sheet in self.sheets], quirks=self.quirks, **small)

    def become(self, other):
        """Takes over everything of a copy."""
        vars(self).update(vars(other))

    def check_size(self):
        """Refuses more cells than a spreadsheet may have; empty ones count."""
        if sum(sheet.row_count * sheet.column_count for sheet in self.sheets) > MOST_CELLS:
            raise invalid(
                "This action would increase the number of cells in the workbook above the limit of 10000000 cells."
            )
        for sheet in self.sheets:
            if sheet.column_count > MOST_COLUMNS:
                raise invalid(
                    f"This action would increase the number of columns above the limit of {letters(MOST_COLUMNS - 1)}."
                )
