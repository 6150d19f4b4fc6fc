"""What a batch holds for the cells of one tab: values, number formats, looks, conditional formats, links."""

from collections.abc import Iterator
from dataclasses import dataclass

from sheets_sync.google.writing import filling
from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.anchors import Anchor, anchor_of
from sheets_sync.google.writing.asking import Request
from sheets_sync.google.writing.boxes import boxes, unsure
from sheets_sync.google.writing.difference import Block, blocks, worth_it
from sheets_sync.google.writing.layout import looks, plain_again
from sheets_sync.google.writing.links import Lead, columns_with_links, linked
from sheets_sync.google.writing.protecting import is_sound
from sheets_sync.google.writing.rules import replaced, rules
from sheets_sync.google.writing.shaping import drifted
from sheets_sync.grid import Tab


@dataclass(frozen=True, slots=True)
class Manner:
    """How the tabs of a book are written.

    Attributes:
        restyled: whether its looks are not those that its seal remembers.
        lead: tells where its links lead.
    """

    restyled: bool
    lead: Lead


@dataclass(frozen=True, slots=True)
class Filling:
    """What is to happen to the cells of a tab.

    Attributes:
        cells: how many are given a value, blank ones among them.
        requests: in order.
        anchor: tells whether they came to stand where they were to; None when the tab is written whole, or not at all.
    """

    cells: int
    requests: tuple[Request, ...]
    anchor: Anchor | None = None


def filled(aim: Aim, manner: Manner) -> Filling:
    """Returns what makes the cells of a tab what they are to be: all of them, or only those that change."""
    every = len(aim.cells) * len(aim.cells[0])
    if aim.tab is None:
        return Filling(every, tuple(filling.whole(aim.id, aim.cells, aim.extent)))
    changed = _changed(aim)
    count = every if changed is None else sum(len(row) for block in changed for row in block.rows)
    restyled = manner.restyled or drifted(aim) or not _kept(aim, aim.tab)
    looked = _looks(aim, aim.tab, manner.lead) if restyled else _links(aim, aim.tab, manner.lead, changed)
    anchor = anchor_of(aim, aim.tab, changed) if changed else None
    ticked = boxes(aim) if restyled or changed != () else ()
    return Filling(count, (*_values(aim, aim.tab, changed, restyled=restyled), *looked, *ticked), anchor)


def _changed(aim: Aim) -> tuple[Block, ...] | None:
    """Returns the cells that are to change, or None when the tab is better written whole."""
    if aim.sheet is None or aim.grid is None:
        return None
    blank = ((None,) * len(aim.cells[0]),) * (aim.size[0] - len(aim.cells))
    changed = blocks(unsure(aim, aim.grid.rows), (*aim.cells, *blank))
    # What people type meanwhile is never written over: a tab with cells for typing is not written whole.
    return changed if aim.typed or worth_it(changed, aim.cells) else None


def _kept(aim: Aim, tab: Tab) -> bool:
    """Tells whether protection and conditional formats stand; where somebody took them off, looks may be lost too."""
    if aim.sheet is None or not is_sound(aim.sheet):
        return False
    return aim.sheet.rules == len(rules(aim.id, tab, aim.size[0]))


def _values(aim: Aim, tab: Tab, changed: tuple[Block, ...] | None, *, restyled: bool) -> Iterator[Request]:
    """Yields values and their number formats."""
    kinds = tuple(column.kind for column in tab.columns)
    if restyled or changed is None:
        yield from filling.number_formats(aim.id, aim.cells, kinds, aim.size[0])
    if changed is None:
        yield from filling.whole(aim.id, aim.cells, aim.extent)
    else:
        yield from (filling.part(aim.id, block, kinds) for block in changed)


def _looks(aim: Aim, tab: Tab, lead: Lead) -> Iterator[Request]:
    """Yields everything that is no value."""
    yield from looks(aim, tab)
    yield from replaced(aim.id, aim.sheet.rules if aim.sheet else 0, rules(aim.id, tab, aim.size[0]))
    yield from linked(aim, tab, lead, columns_with_links(tab))


def _links(aim: Aim, tab: Tab, lead: Lead, changed: tuple[Block, ...] | None) -> Iterator[Request]:
    """Yields the links of columns in which something changes: the same ones may stand in other rows now."""
    if changed is None:
        touched = columns_with_links(tab)
    else:
        places = {block.left + place for block in changed for place in range(len(block.rows[0]))}
        touched = columns_with_links(tab) & places
    yield from (plain_again(aim, tab, column) for column in sorted(touched))
    yield from linked(aim, tab, lead, touched)
