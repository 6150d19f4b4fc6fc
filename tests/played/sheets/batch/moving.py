"""Requests that move what stands in cells: sort, copy, cut, find and replace."""

import re

from tests.played.sheets.model import Cell
from tests.played.sheets.protection import check
from tests.played.sheets.ranges import Box, box_of
from tests.played.sheets.refusal import invalid

_VALUES = ("PASTE_VALUES",)
_WHOLE = (None, "PASTE_NORMAL", "PASTE_NO_BORDERS")


def _sort(draft, request, who):
    sheet, box = box_of(draft, request["range"])
    check(draft, sheet, box, who)
    specs = request.get("sortSpecs") or []
    for spec in specs:
        if not box.left <= spec.get("dimensionIndex", 0) < box.right:
            raise invalid("The sort column must be within the range.")
    lines = _read(sheet, box)
    for spec in reversed(specs):
        at = spec.get("dimensionIndex", 0) - box.left
        down = spec.get("sortOrder") == "DESCENDING"
        blank = [line for line in lines if _shown(line[at]) is None]
        filled = [line for line in lines if _shown(line[at]) is not None]
        filled.sort(key=lambda line: rank(_shown(line[at])), reverse=down)
        lines = filled + blank  # blanks stand last in either order
    _write(sheet, box, lines)


def rank(value):
    """Returns what a value sorts by: numbers, then texts in either case, then truths, then errors."""
    if isinstance(value, bool):
        return 2, value, ""
    if isinstance(value, float):
        return 0, value, ""
    return (1, 0, value.casefold()) if isinstance(value, str) else (3, 0, value.type)


def _shown(cell):
    return cell.shown if cell is not None else None


def _read(sheet, box):
    return [[sheet.cell(row, at) for at in range(box.left, box.right)] for row in range(box.top, box.bottom)]


def _write(sheet, box, lines):
    for row, line in enumerate(lines, box.top):
        for column, cell in enumerate(line, box.left):
            sheet.put(row, column, cell)
    sheet.trim(box)


def _copy(draft, request, who):
    source, box = box_of(draft, request["source"])
    target, where = box_of(draft, request["destination"])
    lines = _read(source, box)
    if request.get("pasteOrientation") == "TRANSPOSE":
        lines = [list(line) for line in zip(*lines, strict=True)]
    height, width = len(lines), len(lines[0])
    tall = max(1, where.height // height) * height  # a block is repeated as often as it fits [documented]
    wide = max(1, where.width // width) * width
    block = Box(where.top, where.top + tall, where.left, where.left + wide)
    _fits(target, block)
    check(draft, target, block, who)
    for row in range(tall):
        for column in range(wide):
            old = target.cell(block.top + row, block.left + column)
            new = pasted(lines[row % height][column % width], old, request.get("pasteType"))
            target.put(block.top + row, block.left + column, new)
    target.trim(block)


def pasted(source, old, kind):
    """Returns the cell that pasting makes of what was copied and what stood there."""
    if kind in _WHOLE:
        return source
    source, old = source or Cell(), old or Cell()
    if kind in _VALUES:
        return old.with_(entered=source.shown, shown=source.shown, auto=None)
    if kind == "PASTE_FORMULA":
        return old.with_(entered=source.entered, shown=source.shown, auto=source.auto)
    if kind == "PASTE_FORMAT":
        return old.with_(format=source.format)
    raise NotImplementedError(f"the played Google does not paste {kind}")


def _fits(sheet, block):
    if block.bottom > sheet.row_count or block.right > sheet.column_count:
        raise invalid("The destination is beyond the grid.")


def _cut(draft, request, who):
    source, box = box_of(draft, request["source"])
    start = request["destination"]
    target = draft.by_id(start.get("sheetId", 0))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    block = Box(top, top + box.height, left, left + box.width)
    _fits(target, block)
    check(draft, source, box, who)
    check(draft, target, block, who)
    lines = _read(source, box)
    _write(source, box, [[None] * box.width for _ in lines])
    _write(target, block, lines)


def _replace(draft, request, who):
    pattern, cells = _pattern(request), 0
    texts, sheets, rows = 0, set(), set()
    for sheet, box in _areas(draft, request):
        for row in range(box.top, min(box.bottom, len(sheet.rows))):
            for column in range(box.left, min(box.right, len(sheet.rows[row]))):
                cell = sheet.cell(row, column)
                if cell is None or not isinstance(cell.entered, str):
                    continue
                new, count = pattern.subn(lambda _hit: request.get("replacement", ""), cell.entered)
                if count:
                    check(draft, sheet, Box(row, row + 1, column, column + 1), who)
                    sheet.put(row, column, cell.with_(entered=new or None, shown=new or None))
                    cells, texts = cells + 1, texts + count
                    sheets.add(sheet.id)
                    rows.add((sheet.id, row))
    counts = {
        "valuesChanged": cells,
        "occurrencesChanged": texts,
        "rowsChanged": len(rows),
        "sheetsChanged": len(sheets),
    }
    return {name: count for name, count in counts.items() if count}


def _areas(draft, request):
    if "range" in request:
        return [box_of(draft, request["range"])]
    sheets = draft.sheets if request.get("allSheets") else [draft.by_id(request.get("sheetId", 0))]
    return [(sheet, sheet.whole) for sheet in sheets]


def _pattern(request):
    text = request.get("find", "")
    text = text if request.get("searchByRegex") else re.escape(text)
    if request.get("matchEntireCell"):
        text = rf"\A(?:{text})\Z"
    return re.compile(text, 0 if request.get("matchCase") else re.IGNORECASE)


KINDS = {"sortRange": _sort, "copyPaste": _copy, "cutPaste": _cut, "findReplace": _replace}
