"""Boxes to tick in a tab of ours: that they are there, and that none stays ticked beside what nobody has seen.

That a cell whose validation is ``BOOLEAN`` is shown as a box, and one without a value as an empty box, is documented;
that people can paste another text over it, validation and all, is told by others. So the boxes are put there anew
whenever the tab is written.
"""

from collections.abc import Iterator

from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.asking import Request, area
from sheets_sync.google.writing.filling import TOP
from sheets_sync.grid import Uncomputed
from sheets_sync.seal import Cells

_BOX = {"condition": {"type": "BOOLEAN"}, "strict": True, "showCustomUi": True}


def boxes(aim: Aim) -> Iterator[Request]:
    """Yields what makes boxes of the cells of a column in which people tick, and of no others."""
    had = aim.sheet is not None and any(each.column is not None for each in aim.sheet.protections)
    places = _places(aim)
    if not (places or had):
        return
    rows, columns = aim.size
    yield {"setDataValidation": {"range": area(aim.id, 0, 0, rows, columns)}}
    for place in places:
        yield {"setDataValidation": {"range": area(aim.id, TOP, place, rows, place + 1), "rule": _BOX}}


def unsure(aim: Aim, rows: Cells) -> Cells:
    """Returns the rows as they stand, in which empty boxes beside something that changes are not known to be empty.

    Somebody may tick one between our reading and our writing, beside what stood there; it is emptied then, for it
    would count for what stands there afterwards. A box that stays ticked is left alone: whoever empties it meanwhile
    means it.
    """
    places = _places(aim)
    if not places:
        return rows
    found = list(rows)
    for number, (was, now) in enumerate(zip(rows, aim.cells, strict=False)):
        wide = (*was, *(None,) * (len(now) - len(was)))
        if number >= TOP and wide[: len(now)] != now:
            emptied = [place for place in places if now[place] is not True]
            found[number] = tuple(Uncomputed() if place in emptied else cell for place, cell in enumerate(wide))
    return tuple(found)


def _places(aim: Aim) -> tuple[int, ...]:
    return tuple(place for place, column in enumerate(aim.tab.columns) if column.ticked_by) if aim.tab else ()
