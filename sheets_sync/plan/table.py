"""A tab as a table with named columns and keyed rows, whether wanted, sealed or standing; and how two differ."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import takewhile

from sheets_sync.grid import Grid, Tab, Value
from sheets_sync.plan.change import Key
from sheets_sync.seal import SealedTab, laid_out

FIRST_ROW = 3
"""The 1-based row where the rows of a tab of ours begin, below the heading and the column titles."""

Cells = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A tab of ours.

    Attributes:
        top: the heading row and the row of column titles, cell by cell.
        columns: what the columns are called, each once.
        rows: the cells below, every row as long as ``columns``.
        keys: which columns (0-based) together name a row.
        names: which column holds what a row is told by.
    """

    top: tuple[Cells, Cells]
    columns: tuple[str, ...]
    rows: tuple[Cells, ...]
    keys: tuple[int, ...]
    names: int

    def name(self, row: Cells) -> str:
        """Returns what the row is told by."""
        told = row[self.names] if self.names < len(row) else None
        return "" if told is None else str(told)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a table with its key and its 0-based place."""

    key: Key
    place: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Difference:
    """How a table became another.

    Attributes:
        stayed: rows of both whose shared cells differ, old and new.
        appeared: rows only of the new one.
        vanished: rows only of the old one.
        shared: columns of both: place in the old one, place in the new one.
        reordered: whether rows or columns of both follow one another otherwise.
    """

    stayed: tuple[tuple[Placed, Placed], ...]
    appeared: tuple[Placed, ...]
    vanished: tuple[Placed, ...]
    shared: tuple[tuple[int, int], ...]
    reordered: bool


def wanted_table(tab: Tab) -> Table:
    """Returns the table of a tab as it is to be."""
    heading, titles, *rows = laid_out(tab)
    columns = tuple(column.title for column in tab.columns)
    return Table((heading, titles), columns, tuple(rows), tuple(range(tab.keys)), tab.names)


def sealed_table(sealed: SealedTab) -> Table:
    """Returns the table of a tab as we wrote it."""
    heading, titles, *rows = sealed.cells
    return Table((heading, titles), tuple(map(str, titles)), tuple(rows), tuple(range(sealed.keys)), sealed.names)


def standing_table(grid: Grid, known: Table) -> Table:
    """Returns the table of a tab as it stands.

    Args:
        grid: the tab as read.
        known: the table that we wrote there, or want there. Its columns are found again by their titles; a column
            whose title a person has changed, by its place.
    """
    width = max(len(known.columns), len(grid.rows[0]) if grid.rows else 0)
    nothing = (None,) * width
    rows = [row if len(row) == width else row + nothing[len(row) :] for row in grid.rows]
    while rows and rows[-1] == nothing:
        rows.pop()
    heading, titles, *below = rows + [nothing] * (2 - len(rows))
    blank = (place for place, title in enumerate(titles) if title is None)
    empty = {place for place in blank if all(row[place] is None for row in below)}
    columns = _called(titles, known.columns, empty)
    found = {column: place for place, column in enumerate(columns)}
    keys = tuple(found[known.columns[place]] for place in known.keys if known.columns[place] in found)
    names = found.get(known.columns[known.names], width) if known.names < len(known.columns) else width
    return Table((heading, titles), columns, tuple(below), keys, names)


def difference(old: Table, new: Table) -> Difference:
    """Returns how the old table became the new one; rows are matched by key, columns by what they are called."""
    places = {column: place for place, column in enumerate(new.columns)}
    shared = tuple((place, places[column]) for place, column in enumerate(old.columns) if column in places)
    olds, news = _unlike(old, new)
    both = ((was, news[key]) for key, was in olds.items() if key in news)
    stayed = [(was, now) for was, now in both if was.cells != now.cells and _differ(was.cells, now.cells, shared)]
    order = [key for key in olds if key in news]
    moved = order != [key for key in news if key in olds] or [there for _, there in shared] != sorted(places_of(shared))
    return Difference(
        tuple(sorted(stayed, key=lambda pair: pair[1].place)),
        tuple(row for key, row in news.items() if key not in olds),
        tuple(row for key, row in olds.items() if key not in news),
        shared,
        moved,
    )


def places_of(shared: Iterable[tuple[int, int]]) -> list[int]:
    """Returns the places in the new table of the columns that both have."""
    return [there for _, there in shared]


def _unlike(old: Table, new: Table) -> tuple[dict[Key, Placed], dict[Key, Placed]]:
    """Returns the rows of both by key, without those that stand unchanged where they stood."""
    start = _alike(old.rows, new.rows)
    most = min(len(old.rows), len(new.rows)) - start
    end = min(most, _alike(reversed(old.rows), reversed(new.rows)))
    olds = list(enumerate(old.rows[start : len(old.rows) - end], start))
    news = list(enumerate(new.rows[start : len(new.rows) - end], start))
    if len(olds) == len(news):
        pairs = [(was, now) for was, now in zip(olds, news, strict=True) if was[1] != now[1]]
        olds, news = [was for was, _ in pairs], [now for _, now in pairs]
    return _keyed(olds, old.keys), _keyed(news, new.keys)


def _alike(olds: Iterable[Cells], news: Iterable[Cells]) -> int:
    """Returns how many rows are the same before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(olds, news, strict=False)))


def _differ(was: Cells, now: Cells, shared: tuple[tuple[int, int], ...]) -> bool:
    """Tells whether cells differ in the columns that both tables have."""
    return any(was[here] != now[there] for here, there in shared)


def _keyed(rows: Iterable[tuple[int, Cells]], keys: tuple[int, ...]) -> dict[Key, Placed]:
    """Returns the rows by key; a key that comes again gets a count, so that no row is lost."""
    again: Counter[Key] = Counter()
    keyed: dict[Key, Placed] = {}
    leading = keys == tuple(range(len(keys)))
    for place, cells in rows:
        key = cells[: len(keys)] if leading else tuple(cells[column] for column in keys)
        if key in keyed:
            again[key] += 1
            key = (*key, f"#{again[key] + 1}")
        keyed[key] = Placed(key, place, cells)
    return keyed


def _called(titles: Cells, known: tuple[str, ...], empty: Container[int]) -> tuple[str, ...]:
    """Returns what each standing column is called: by its title, else by its place, else by a name of its own."""
    called: dict[int, str] = {}
    for place, title in enumerate(titles):
        if title in known and title not in called.values():
            called[place] = str(title)
    for place, column in enumerate(known):
        if column not in called.values() and place not in empty:
            called.setdefault(place, column)
    return tuple(called.get(place, f"{title or ''}\n{place}") for place, title in enumerate(titles))
