"""Which typed cells really say something else: the cells behind one figure as we sealed them, and as they are now."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sheets_sync.grid import Value
from sheets_sync.plan import Plan
from sheets_sync.present.sources import Source
from sheets_sync.texts import texts

_ROW = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Differing:
    """A cell that says something else.

    Attributes:
        key: ``cell_changed``, ``cell_appeared`` or ``cell_gone``, the texts that tell it.
        where: book, tab and address as they are now.
        before: what was typed there when we wrote our books.
        after: what is typed there now.
    """

    key: str
    where: str
    before: str
    after: str


def differing(old: Iterable[Source], new: Iterable[Source], *, keyed: bool) -> Iterator[Differing]:
    """Yields the cells that say something else; cells that only stand elsewhere say the same.

    Args:
        old: as we sealed them.
        new: as they are now.
        keyed: whether the person has one row there, so that a cell that stands elsewhere is still the same cell.
    """
    # A whole row of days says nothing by itself: a mark in it is told when it appears or goes.
    olds, news = ([each for each in cells if each.shown or ":" not in each.address] for cells in (old, new))
    if [each.shown for each in olds] == [each.shown for each in news]:
        return
    was, now = ({each.where: each for each in cells} for cells in (olds, news))
    if keyed and len(olds) == len(news) and not set(was) & set(now):
        pairs = zip(olds, news, strict=True)
        yield from (_changed(here, there) for here, there in pairs if here.shown != there.shown)
        return
    yield from (
        _changed(was[where], now[where]) for where in now if where in was and was[where].shown != now[where].shown
    )
    gone, come = _without_moved(
        [each for each in was.values() if each.where not in now],
        [each for each in now.values() if each.where not in was],
    )
    yield from (Differing("cell_appeared", each.where, "", each.shown) for each in come if each.shown)
    yield from (Differing("cell_gone", each.where, each.shown, "") for each in gone if each.shown)


def _changed(here: Source, there: Source) -> Differing:
    return Differing("cell_changed", there.where, here.shown, there.shown)


def _without_moved(gone: Sequence[Source], come: Sequence[Source]) -> tuple[list[Source], list[Source]]:
    """Returns both without what only stands elsewhere."""
    left, kept = list(come), []
    for each in gone:
        same = next((other for other in left if other.shown == each.shown), None)
        if same is None:
            kept.append(each)
        else:
            left.remove(same)
    return kept, left


class Grounded:
    """Tells which tabs of the inputs stand unchanged, and in which rows a problem came or was settled."""

    def __init__(self, plan: Plan, language: str) -> None:
        """Reads the receipt and the problems of a plan."""
        said = texts(language, "tabs")
        self._input, self._digest = said["input"], said["digest"]
        self._unchanged: set[str] = set()
        self._troubled: dict[str, set[tuple[str, str]]] = {"cell_gone": set(), "cell_appeared": set()}
        for book in plan.books:
            for tab in (each for each in book.wanted.tabs if each.title == said["receipt"]):
                self._unchanged |= {_place(row) for row in tab.rows if row[0] == self._input and row[-1]}
        for tab_plan in (tab for book in plan.books for tab in book.tabs):
            rows = (*tab_plan.appeared, *tab_plan.vanished)
            if tab_plan.title == said["receipt"]:
                moved = [each.row for each in tab_plan.changes if each.column == self._digest]
                self._unchanged -= {_place(row) for row in (*moved, *(each.values for each in rows)) if len(row) > 2}
            elif tab_plan.title == said["problems"]:
                # A row that is refused is read no more, and one that is put right is read again: nothing moved in it.
                for key, told in (("cell_gone", tab_plan.appeared), ("cell_appeared", tab_plan.vanished)):
                    self._troubled[key] |= {_row_of(f"{row.values[0]} {row.values[2]}") for row in told}

    def sure(self, cell: Differing) -> bool:
        """Tells whether the cell is known to say something else, and did not merely come to be read otherwise."""
        place = cell.where.rpartition("!")[0]
        if place in self._unchanged:
            return False
        return _row_of(cell.where) not in self._troubled.get(cell.key, ())


def _place(row: Collection[Value]) -> str:
    _, book, tab, *_ = row
    return f"{book} {tab}"


def _row_of(where: str) -> tuple[str, str]:
    place, _, address = where.rpartition("!")
    found = _ROW.search(address)
    return place, found[0] if found else ""
