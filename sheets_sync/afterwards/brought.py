"""Reads the past out of a workbook that somebody filled in, and tells everything in it that cannot be right."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from scoring.figure import Cell
from scoring.period import Period
from sheets_sync.afterwards.meant import Meant, by_heading, figures_meant, nearest
from sheets_sync.afterwards.past import Brought, Known
from sheets_sync.grid import Book, Grid, Value
from sheets_sync.months.record import Remembered
from sheets_sync.team.words import NOTHING, plain_text
from sheets_sync.texts import LANGUAGES, texts
from sheets_sync.tidy.cells import id as id_cells
from sheets_sync.tidy.cells import month as month_cells
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Read, Typed, Unread, is_blank, shown
from sheets_sync.tidy.merged import Row, unmerged

HEADINGS = {"period": "month_column", "id": "id", "name": "name", "item": "item", "value": "value"}
"""What a column of the file is for, to the key of its heading among the texts of our tabs."""
EVERYBODY = "*"
"""Stands for an id where a figure is one for the whole department."""
_TOP = 10


def brought(book: Book, known: Known) -> Brought:
    """Returns what a file says of earlier months, in whichever of both forms: a figure a row, or a figure a column.

    Every tab with headings is read, but for those that nobody sees.
    """
    found = Brought()
    sheets = [(grid, _header(grid)) for grid in book.grids.values() if not grid.hidden]
    headed = [(_Sheet(book.name, grid, known, found), top) for grid, top in sheets if top is not None]
    for sheet, top in headed:
        sheet.read(top)
    for sheet, top in headed[:1]:
        sheet.missing(top)
    if not headed:
        wanted = "、".join(texts(known.team.language, "tabs")[HEADINGS[each]] for each in ("period", "id", "name"))
        found.wrong("import_no_header", Cell(book.name, next(iter(book.grids), ""), 1, 1), wanted=wanted)
    found.rows.sort(key=lambda each: (each.period, each.person_id, each.name))
    return found


def _header(grid: Grid) -> int | None:
    """Returns the row of the headings, counted from nought."""
    for place, row in enumerate(grid.rows[:_TOP]):
        said = {_fixed(value) for value in row}
        if {"period", "id", "name"} <= said:
            return place
    return None


def _fixed(value: Value) -> str:
    """Returns what a heading is for, or an empty text for one that names a figure."""
    said = plain_text(shown(value))
    for key, name in HEADINGS.items():
        if said and said in {plain_text(texts(language, "tabs")[name]) for language in LANGUAGES}:
            return key
    return ""


class _Sheet:
    """A tab that is being read."""

    def __init__(self, book: str, grid: Grid, known: Known, found: Brought) -> None:
        self.book, self.grid, self.known, self.found = book, grid, known, found
        self.rows: tuple[Row, ...] = grid.rows
        self.meant = figures_meant(known.versions, known.team.language)
        self.headings = by_heading(known.versions, self.meant)
        table = next(each for each in known.team.tables.values() if each.kind == "people")
        self.readers = {name: reader(known.team, table, each.column) for name, each in self.meant.items()}

    def read(self, top: int) -> None:
        """Reads all rows below the headings."""
        titles = self.grid.rows[top]
        fixed = {key: place for place, value in enumerate(titles) if (key := _fixed(value))}
        columns = self._columns(top, set(fixed.values()))
        long = {"item", "value"} <= fixed.keys()
        for place in columns if long else ():
            self.found.wrong("import_two_forms", self._cell(top, place))
        numbers = {fixed["value"]} if long else columns.keys()
        self.rows = unmerged(self.grid, top + 1, {fixed["period"]}, numbers)
        for row in range(top + 1, len(self.rows)):
            if not all(is_blank(value) for value in self.rows[row]):
                self._row(row, fixed, {} if long else columns)

    def _columns(self, top: int, taken: set[int]) -> dict[int, Meant]:
        """Returns the columns of figures; one that nobody can name is told."""
        found: dict[int, Meant] = {}
        for place, value in enumerate(self.grid.rows[top]):
            if place in taken or (is_blank(value) and all(is_blank(row[place]) for row in self.grid.rows[top:])):
                continue
            meant = self._named(self._cell(top, place))
            if meant and meant in found.values():
                self.found.wrong("import_column_twice", self._cell(top, place))
            elif meant:
                found[place] = meant
        return found

    def _named(self, where: Cell) -> Meant | None:
        names = self.headings.get(plain_text(where.shown), ())
        if len(names) == 1:
            return self.meant[names[0]]
        if names:
            self.found.wrong("import_two_figures", where, known="、".join(names))
        else:
            self.found.wrong("import_unknown_figure", where, nearest=nearest(where.shown, self.meant))
        return None

    def _row(self, row: int, fixed: Mapping[str, int], columns: Mapping[int, Meant]) -> None:
        month, person = self._month(row, fixed["period"]), self._person(row, fixed)
        if columns:
            pairs = list(columns.items())
        else:
            meant = self._named(self._cell(row, fixed["item"])) if {"item", "value"} <= fixed.keys() else None
            pairs = [(fixed["value"], meant)] if meant else []
        if month is None or person is None or not self._employed(row, fixed["id"], month, person):
            return
        self.found.seen.setdefault(month, set()).add(person)
        for place, each in pairs:
            if bool(person) != each.shared:
                self._value(self._cell(row, place), (month, person), each, self.rows[row][place])
            elif not is_blank(self.rows[row][place]):
                code = "import_of_department" if person else "import_of_people"
                self.found.wrong(code, self._cell(row, place), label=each.label, everybody=EVERYBODY)

    def _month(self, row: int, place: int) -> Period | None:
        where = self._cell(row, place)
        month: Read = month_cells.read(self.rows[row][place], self.known.like)
        if not isinstance(month, Period):
            self._unread(month if isinstance(month, Unread) else Unread("blank_cell"), where, HEADINGS["period"])
            return None
        events = {event.what for event in self.known.record.of(str(month))}
        if self.known.today <= month.last:
            self.found.wrong("import_not_over", where, month=str(month), last=str(month.last))
        elif self.known.record.state(str(month)) == "closed":
            self.found.wrong("import_closed", where, month=str(month))
        elif events & {"confirmed", "closed"}:
            self.found.wrong("import_signed", where, month=str(month))
        elif "imported" in events and not self.known.replacing:
            self.found.wrong("import_again", where, month=str(month))
        else:
            return month
        return None

    def _person(self, row: int, fixed: Mapping[str, int]) -> str | None:
        """Returns whose row it is: an id, an empty text for the department, or None when nobody can tell."""
        where, value = self._cell(row, fixed["id"]), self.grid.rows[row][fixed["id"]]
        if where.shown.strip() in (EVERYBODY, "＊"):
            return ""
        said = id_cells.read(value)
        if not isinstance(said, str):
            self._unread(said if isinstance(said, Unread) else Unread("blank_cell"), where, "id")
            return None
        roster, name = self.known.roster, shown(self.grid.rows[row][fixed["name"]])
        person = roster.ids_of([said]).get(said)
        if person is None:
            self.found.wrong("import_unknown_person", where, nearest=roster.nearest(said, name))
            return None
        if plain_text(name) != plain_text(roster.people[person].name):
            other = self._cell(row, fixed["name"])
            self.found.wrong("import_name_differs", other, id=person, name=roster.people[person].name)
            return None
        return person

    def _employed(self, row: int, place: int, month: Period, person: str) -> bool:
        if not person or self.known.roster.people[person].days_served(month):
            return True
        told = {"name": self.known.roster.people[person].name, "month": str(month)}
        self.found.wrong("import_not_employed", self._cell(row, place), **told)
        return False

    def _value(self, where: Cell, whose: tuple[Period, str], each: Meant, value: Typed) -> None:
        month, person = str(whose[0]), whose[1]
        if is_blank(value):
            self.found.blank += 1
            return
        read = self.readers[each.name](value)
        if isinstance(read, Unread):
            self._unread(read, where, each.label, label=True)
            return
        first = self.found.places.setdefault((month, person, each.name), where)
        if first is not where:
            self.found.wrong("import_twice", where, label=each.label, first=first.address)
            return
        number = read if isinstance(read, Decimal) else None
        word = "" if number is not None else str(read)
        self.found.rows.append(Remembered(month, person, each.name, number, each.unit, word))

    def _unread(self, fault: Unread, where: Cell, column: str, *, label: bool = False) -> None:
        called = column if label else texts(self.known.team.language, "tabs")[column]
        self.found.wrong(fault.code, where, column=called, **fault.details)

    def missing(self, top: int) -> None:
        """Tells who served in a month of the file and has no row in it: of them nothing would be known."""
        where = self._cell(top, next(place for place, value in enumerate(self.grid.rows[top]) if _fixed(value) == "id"))
        for month, people in sorted(self.found.seen.items()):
            for person in self._expected(month) if people - {""} else ():
                if person not in people:
                    told = {"id": person, "name": self.known.roster.people[person].name, "month": str(month)}
                    self.found.wrong("import_person_missing", where, **told)

    def _expected(self, month: Period) -> Iterator[str]:
        return (key for key, each in sorted(self.known.roster.people.items()) if each.days_served(month))

    def _cell(self, row: int, place: int) -> Cell:
        said = shown(self.rows[row][place]) or NOTHING
        return Cell(self.book, self.grid.title, row + 1, place + 1, said)
