"""Requests about rows and columns: insert, delete, append, move their sizes, hide, group."""

from tests.played.sheets.mask import overlay, tree
from tests.played.sheets.model import Cell
from tests.played.sheets.protection import check, check_sheet
from tests.played.sheets.ranges import Box
from tests.played.sheets.refusal import Refused, invalid
from tests.played.sheets.shift import deleted, inserted, shift

_COUNT = {"ROWS": "rowCount", "COLUMNS": "columnCount"}
_FROZEN = {"ROWS": "frozenRowCount", "COLUMNS": "frozenColumnCount"}
_CONTROL = {"ROWS": "rowGroupControlAfter", "COLUMNS": "columnGroupControlAfter"}


def _where(draft, area):
    sheet = draft.by_id(area.get("sheetId", 0))
    dimension = area.get("dimension")
    if dimension not in _COUNT:
        raise invalid("No dimension specified.")
    size = sheet.grid[_COUNT[dimension]]
    return sheet, dimension, area.get("startIndex", 0), area.get("endIndex", size)


def _block(sheet, dimension, first, last):
    return Box(first, last, 0, sheet.column_count) if dimension == "ROWS" else Box(0, sheet.row_count, first, last)


def _insert(draft, request, who):
    sheet, dimension, first, last = _where(draft, request["range"])
    size = sheet.grid[_COUNT[dimension]]
    before = request.get("inheritFromBefore", False)
    if last <= first:
        raise invalid(f"range.endIndex[{last}] must be after range.startIndex[{first}]")
    if first > size or (first == size and not before):
        raise invalid(
            f"range.startIndex[{first}] must be less than the grid size ({size}) if inheritFromBefore is false."
        )
    if before and first == 0:
        raise invalid("inheritFromBefore cannot be true if startIndex is 0.")
    check_sheet(draft, sheet, who)
    put_in(draft, sheet, dimension, first, last - first, who)
    _inherit(sheet, dimension, first, last, first - 1 if before else last)


def put_in(draft, sheet, dimension, first, count, who):
    """Puts empty lines in; what is protected on both sides may not be parted by those it keeps out [inferred]."""
    if 0 < first < sheet.grid[_COUNT[dimension]]:
        _check_between(draft, sheet, dimension, first, who)
    sheet.grid[_COUNT[dimension]] += count
    draft.check_size()
    if dimension == "ROWS":
        if first < len(sheet.rows):
            sheet.rows[first:first] = [[] for _ in range(count)]
    else:
        for line in sheet.rows:
            if first < len(line):
                line[first:first] = [None] * count
    if first < sheet.grid.get(_FROZEN[dimension], 0):
        sheet.grid[_FROZEN[dimension]] += count
    shift(draft, sheet, dimension, lambda start, end: inserted(start, end, first, count))


def _check_between(draft, sheet, dimension, first, who):
    for edge in ((first - 1, first), (first, first + 1)):
        try:
            check(draft, sheet, _block(sheet, dimension, *edge), who)
        except Refused:
            if edge[0] == first:
                raise
        else:
            return


def _inherit(sheet, dimension, first, last, source):
    """Gives new lines the formats of their neighbour."""
    block = _block(sheet, dimension, source, source + 1)
    for row in range(block.top, min(block.bottom, len(sheet.rows))):
        for column in range(block.left, min(block.right, len(sheet.rows[row]))):
            cell = sheet.cell(row, column)
            if cell is None or not cell.format:
                continue
            for at in range(first, last):
                where = (at, column) if dimension == "ROWS" else (row, at)
                sheet.put(*where, Cell(format_=cell.format))


def _delete(draft, request, who):
    sheet, dimension, first, last = _where(draft, request["range"])
    size = sheet.grid[_COUNT[dimension]]
    word = "row" if dimension == "ROWS" else "column"
    if last <= first:
        raise invalid(f"range.endIndex[{last}] must be after range.startIndex[{first}]")
    if last > size:
        there = f"there are only {size} {word}s"
        raise invalid(
            f"Cannot delete a {word} that doesn't exist. Tried to delete {word} index {last - 1} but {there}."
        )
    if first == 0 and last == size:
        raise invalid(f"You can't delete all the {word}s on the sheet.")
    frozen = sheet.grid.get(_FROZEN[dimension], 0)
    if first <= frozen and last == size and frozen:
        raise invalid(f"Sorry, it is not possible to delete all non-frozen {word}s.")
    check(draft, sheet, _block(sheet, dimension, first, last), who)
    take_out(draft, sheet, dimension, first, last)


def take_out(draft, sheet, dimension, first, last):
    """Takes lines out, with all that lies on them alone."""
    sheet.grid[_COUNT[dimension]] -= last - first
    if dimension == "ROWS":
        del sheet.rows[first:last]
    else:
        for line in sheet.rows:
            del line[first:last]
    sheet.trim(sheet.whole)
    frozen = sheet.grid.pop(_FROZEN[dimension], 0)
    frozen -= max(0, min(frozen, last) - min(frozen, first))
    if frozen:
        sheet.grid[_FROZEN[dimension]] = frozen
    shift(draft, sheet, dimension, lambda start, end: deleted(start, end, first, last))


def _append(draft, request, who):
    sheet = draft.by_id(request.get("sheetId", 0))
    check_sheet(draft, sheet, who)
    if request.get("length", 0) < 1:
        raise invalid("length must be at least 1.")
    sheet.grid[_COUNT[request["dimension"]]] += request["length"]
    draft.check_size()


def _update(draft, request, who):
    sheet, dimension, first, last = _where(draft, request["range"])
    size = sheet.grid[_COUNT[dimension]]
    if last > size or last <= first:
        raise invalid(f"range.endIndex[{last}] must be after range.startIndex[{first}] and in the grid[{size}]")
    check_sheet(draft, sheet, who)
    node = tree(request.get("fields", "*"))
    for at in range(first, last):
        _size(sheet, dimension, at, overlay(sheet.lengthways[dimension].get(at, {}), request["properties"], node))


def _size(sheet, dimension, at, changed):
    changed = {name: value for name, value in changed.items() if value}
    sheet.lengthways[dimension][at] = changed
    if not changed:
        del sheet.lengthways[dimension][at]


def _fit(draft, request, who):
    """Fits columns to their longest text; the width of a letter is that of the only recorded column, of A alone."""
    sheet, dimension, first, last = _where(draft, request["dimensions"])
    check_sheet(draft, sheet, who)
    if dimension != "COLUMNS":
        return
    for at in range(first, min(last, sheet.column_count)):
        texts = [
            cell.shown
            for row in range(len(sheet.rows))
            if (cell := sheet.cell(row, at)) and isinstance(cell.shown, str)
        ]
        longest = max(map(len, texts), default=0)
        if longest:
            _size(
                sheet,
                dimension,
                at,
                {**sheet.lengthways[dimension].get(at, {}), "pixelSize": 6 + round(longest * 8.4814)},
            )


def _group(draft, request, _who):
    sheet, dimension, first, last = _where(draft, request["range"])
    kept = sheet.groups[dimension]
    area = {"dimension": dimension, "startIndex": first, "endIndex": last}
    if any(group["range"] == area for group in kept):
        raise invalid("A group already exists for the given range.")
    outer = [group for group in kept if group["range"]["startIndex"] <= first and last <= group["range"]["endIndex"]]
    kept.append({"range": area, "depth": len(outer) + 1})
    for group in kept:
        if group["range"] != area and first <= group["range"]["startIndex"] and group["range"]["endIndex"] <= last:
            group["depth"] += 1
    kept.sort(key=lambda group: (group["range"]["startIndex"], group["depth"]))
    sheet.grid[_CONTROL[dimension]] = True  # grouping by the API sets it, and ungrouping leaves it [recorded]
    return _groups(sheet, dimension)


def _groups(sheet, dimension):
    where = {"sheetId": sheet.id} if sheet.id else {}
    groups = [{**group, "range": {**where, **group["range"]}} for group in sheet.groups[dimension]]
    return {"dimensionGroups": groups} if groups else {}


def _ungroup(draft, request, _who):
    sheet, dimension, first, last = _where(draft, request["range"])
    kept = sheet.groups[dimension]
    area = {"dimension": dimension, "startIndex": first, "endIndex": last}
    if all(group["range"] != area for group in kept):
        raise invalid("There is no group at the given range.")
    sheet.groups[dimension] = [group for group in kept if group["range"] != area]
    for group in sheet.groups[dimension]:
        if first <= group["range"]["startIndex"] and group["range"]["endIndex"] <= last:
            group["depth"] -= 1
    return _groups(sheet, dimension)


KINDS = {
    "insertDimension": _insert,
    "deleteDimension": _delete,
    "appendDimension": _append,
    "updateDimensionProperties": _update,
    "autoResizeDimensions": _fit,
    "addDimensionGroup": _group,
    "deleteDimensionGroup": _ungroup,
}
