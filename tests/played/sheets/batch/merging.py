"""Requests that merge cells and part them again."""

from tests.played.sheets.protection import check
from tests.played.sheets.ranges import Box, box_of
from tests.played.sheets.refusal import invalid

_PARTLY = "You must select all cells in a merged range to merge or unmerge them."


def _merge(draft, request, who):
    sheet, box = box_of(draft, request["range"])
    check(draft, sheet, box, who)
    _part(sheet, box)
    _check_frozen(sheet, box, request.get("mergeType", "MERGE_ALL"))
    for block in _blocks(box, request.get("mergeType", "MERGE_ALL")):
        if block.height * block.width > 1:
            sheet.merges.append(block)
            _empty(sheet, block)


def _check_frozen(sheet, box, kind):
    """Refuses a merge over the edge of what is frozen [third parties]."""
    columns = sheet.grid.get("frozenColumnCount", 0)
    rows = sheet.grid.get("frozenRowCount", 0)
    if kind != "MERGE_COLUMNS" and box.left < columns < box.right:
        raise invalid("You can't merge frozen and non-frozen columns.")
    if kind != "MERGE_ROWS" and box.top < rows < box.bottom:
        raise invalid("You can't merge frozen and non-frozen rows.")


def _blocks(box, kind):
    if kind == "MERGE_COLUMNS":
        return [Box(box.top, box.bottom, at, at + 1) for at in range(box.left, box.right)]
    if kind == "MERGE_ROWS":
        return [Box(at, at + 1, box.left, box.right) for at in range(box.top, box.bottom)]
    return [box]


def _empty(sheet, block):
    """Keeps the value of the first cell only; the others keep their formats."""
    for row in range(block.top, block.bottom):
        for column in range(block.left, block.right):
            cell = sheet.cell(row, column)
            if cell is not None and (row, column) != (block.top, block.left):
                sheet.put(row, column, cell.with_(entered=None, shown=None, auto=None))
    sheet.trim(block)


def _part(sheet, box):
    for merged in sheet.merges:
        if merged.meets(box) and not box.holds(merged):
            raise invalid(_PARTLY)
    sheet.merges = [merged for merged in sheet.merges if not merged.meets(box)]


def _unmerge(draft, request, who):
    sheet, box = box_of(draft, request["range"])
    check(draft, sheet, box, who)
    _part(sheet, box)


KINDS = {"mergeCells": _merge, "unmergeCells": _unmerge}
