"""Which tabs of ours there are, what they are called, in what order, how large; everything but what stands in them.

Nothing here was tried on Google itself. That a tab cannot stand still as a whole, and that no column may that holds
part of a merged cell, is told by others; so cells are parted before anything is made to stand still.
"""

from collections.abc import Iterator, Sequence

from sheets_sync.google.standing import Sheet
from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.asking import Request, area


def way_made(aims: Sequence[Aim], ours: Sequence[Sheet]) -> Iterator[Request]:
    """Yields new titles for tabs of ours that bear one which another of our tabs needs; people swap them."""
    needed = {aim.title.casefold(): aim.id for aim in aims}
    for sheet in ours:
        if needed.get(sheet.title.casefold(), sheet.id) != sheet.id:
            properties = {"sheetId": sheet.id, "title": f"{sheet.title[:80]} {sheet.id}"}
            yield {"updateSheetProperties": {"properties": properties, "fields": "title"}}


def added(aim: Aim) -> Request:
    """Returns the request for a new tab, which comes last and is as large as it needs to be at once."""
    (rows, columns), (still_rows, still_columns) = aim.size, aim.frozen
    return {
        "addSheet": {
            "properties": {
                "sheetId": aim.id,
                "title": aim.title,
                "hidden": aim.hidden,
                "gridProperties": {
                    "rowCount": rows,
                    "columnCount": columns,
                    "frozenRowCount": still_rows,
                    "frozenColumnCount": still_columns,
                },
            }
        }
    }


def put_right(aim: Aim) -> Iterator[Request]:
    """Yields what gives a standing tab its title, shows or hides it, and makes it large enough."""
    sheet = aim.sheet
    if sheet is None:
        return
    if _parted(aim):
        rows, columns = sheet.rows, sheet.columns
        yield {"unmergeCells": {"range": area(aim.id, 0, 0, rows, columns)}}
    told: dict[str, object] = {} if sheet.title == aim.title else {"title": aim.title}
    told |= {} if sheet.hidden == aim.hidden else {"hidden": aim.hidden}
    names = ("rowCount", "columnCount", "frozenRowCount", "frozenColumnCount")
    were, are = (sheet.rows, sheet.columns, *sheet.frozen), (*aim.extent, *aim.frozen)
    size = {name: now for name, was, now in zip(names, were, are, strict=True) if was != now}
    yield from _updated(aim.id, told, size)


def cut(aim: Aim) -> Iterator[Request]:
    """Yields what makes a tab as small as it is to be; after its values, so that none is lost before."""
    names = ("rowCount", "columnCount")
    size = {name: now for name, was, now in zip(names, aim.extent, aim.size, strict=True) if was != now}
    yield from _updated(aim.id, {}, size)


def ordered(aims: Sequence[Aim], standing: Sequence[Sheet], gone: Sequence[Sheet]) -> Iterator[Request]:
    """Yields what puts our tabs into their order when new ones come: one after the other to the end, past theirs.

    Where people have moved them they stay. Google counts the place of a tab that moves as if it had not left its old
    one, so the end is the number of tabs.
    """
    known = {aim.id for aim in aims}
    stay = [sheet.id for sheet in standing if sheet.id in known]
    new = [aim.id for aim in aims if aim.sheet is None]
    if not new or stay + new == [aim.id for aim in aims]:
        return
    last = len(standing) - len(gone) + len(new)
    for aim in aims:
        yield {"updateSheetProperties": {"properties": {"sheetId": aim.id, "index": last}, "fields": "index"}}


def drifted(aim: Aim) -> bool:
    """Tells whether somebody, or a change of ours, has left a tab in another shape than it is to have."""
    sheet, grid = aim.sheet, aim.grid
    if sheet is None or grid is None:
        return True
    stands = (sheet.title, sheet.hidden, sheet.frozen, (sheet.rows, sheet.columns), grid.merged)
    return stands != (aim.title, aim.hidden, aim.frozen, aim.size, aim.merged)


def _parted(aim: Aim) -> bool:
    """Tells whether merged cells must be parted."""
    return aim.grid is None or aim.grid.merged != aim.merged


def _updated(sheet: int, told: dict[str, object], size: dict[str, int]) -> Iterator[Request]:
    """Yields the request that sets properties of a tab, if there are any."""
    fields = [*told, *(f"gridProperties.{name}" for name in size)]
    if fields:
        properties = {"sheetId": sheet, **told, **({"gridProperties": size} if size else {})}
        yield {"updateSheetProperties": {"properties": properties, "fields": ",".join(fields)}}
