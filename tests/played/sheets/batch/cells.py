"""Requests about the contents of cells: updateCells, repeatCell, appendCells, setDataValidation."""

from tests.played.sheets.formats import doubled
from tests.played.sheets.mask import below, overlay, tree
from tests.played.sheets.model import Cell, Formula
from tests.played.sheets.protection import check
from tests.played.sheets.ranges import Box, box_of
from tests.played.sheets.refusal import invalid
from tests.played.sheets.values import came_to, entered_of, format_of, formula_format

_REST = ("note", "textFormatRuns", "dataValidation")


class Change:
    """What a masked CellData does to a cell."""

    def __init__(self, spreadsheet, fields):
        if not fields:
            raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
        node = tree(fields)
        self.locale = spreadsheet.locale
        self.value = below(node, "userEnteredValue") is not None
        formats = below(node, "userEnteredFormat")
        self.formats = None if formats is None else doubled(formats)
        self.rest = [name for name in _REST if below(node, name) is not None]
        self.known = {}

    def of(self, old, sent):
        """Returns the cell after the change, or None when nothing is left; masked fields that are not sent go."""
        if old is None:
            if not sent:
                return None
            old = Cell()
        entered, shown, auto = old.entered, old.shown, old.auto
        format_, rest = old.format, old.rest
        if self.value:
            entered = shown = entered_of(sent.get("userEnteredValue"))
            auto = None
            if isinstance(entered, Formula):
                shown, auto = came_to(entered, self.locale), formula_format(entered, self.locale)
        if self.formats is not None:
            format_ = self._format(format_, sent.get("userEnteredFormat"))
        if self.rest:
            rest = self._rest(rest, sent)
        made = Cell(entered, shown, format_, rest, auto)
        return made or None

    def _format(self, old, sent):
        key = (id(old), repr(sent))
        found = self.known.get(key)
        if found is None:
            made = overlay(old or {}, format_of(sent or {}), self.formats) or None
            found = self.known[key] = (made, old)  # the old one is kept, so that its id stays its own
        return found[0]

    def _rest(self, old, sent):
        out = dict(old or {})
        for name in self.rest:
            if sent.get(name):
                out[name] = sent[name]
            else:
                out.pop(name, None)
        return out or None


def _update(draft, request, who):
    rows = request.get("rows") or []
    width = max((len(row.get("values") or ()) for row in rows), default=0)
    change = Change(draft, request.get("fields"))
    if request.get("range") is not None:
        sheet, box = box_of(draft, request["range"])
        if len(rows) > box.height:
            raise invalid(f"Attempting to write row: {box.bottom}, beyond the last requested row of: {box.bottom - 1}")
        if width > box.width:
            raise invalid(
                f"Attempting to write column: {box.right}, beyond the last requested column of: {box.right - 1}"
            )
    else:
        sheet, box = _from(draft, request.get("start") or {}, len(rows), width)
    check(draft, sheet, box, who)
    whole = request.get("range") is not None
    for at in range(box.height if whole else len(rows)):
        cells = rows[at].get("values") or [] if at < len(rows) else []
        _line(sheet, change, box, box.top + at, cells, whole)
    sheet.trim(box)


def _from(draft, start, height, width):
    sheet = draft.by_id(start.get("sheetId", 0))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    if top + height > sheet.row_count:
        raise invalid(f"Attempting to write row: {top + height - 1}, beyond the last row of: {sheet.row_count - 1}")
    if left + width > sheet.column_count:
        raise invalid(
            f"Attempting to write column: {left + width - 1}, beyond the last column of: {sheet.column_count - 1}"
        )
    return sheet, Box(top, top + height, left, left + width)


def _line(sheet, change, box, row, cells, whole):
    """Writes one row; within a range what the row does not cover is cleared, from a start on it stays [documented]."""
    for at, sent in enumerate(cells):
        sheet.put(row, box.left + at, change.of(sheet.cell(row, box.left + at), sent))
    if whole and row < len(sheet.rows):
        line = sheet.rows[row]
        for column in range(box.left + len(cells), min(box.right, len(line))):
            line[column] = change.of(line[column], {})


def _repeat(draft, request, who):
    sheet, box = box_of(draft, request["range"])
    check(draft, sheet, box, who)
    change = Change(draft, request.get("fields"))
    sent = request.get("cell") or {}
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            sheet.put(row, column, change.of(sheet.cell(row, column), sent))
    sheet.trim(box)


def _append(draft, request, who):
    sheet = draft.by_id(request.get("sheetId", 0))
    rows = request.get("rows") or []
    top = len(sheet.rows)
    width = max((len(row.get("values") or ()) for row in rows), default=0)
    sheet.grid["rowCount"] = max(sheet.row_count, top + len(rows))
    sheet.grid["columnCount"] = max(sheet.column_count, width)
    draft.check_size()
    box = Box(top, top + len(rows), 0, width)
    check(draft, sheet, box, who)
    change = Change(draft, request.get("fields"))
    for at, row in enumerate(rows):
        _line(sheet, change, box, top + at, row.get("values") or [], whole=False)


def _validate(draft, request, who):
    sheet, box = box_of(draft, request["range"])
    check(draft, sheet, box, who)
    change = Change(draft, "dataValidation")
    rule = request.get("rule")
    rule = {name: value for name, value in rule.items() if value is not False} if rule else None
    sent = {"dataValidation": rule} if rule else {}
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            sheet.put(row, column, change.of(sheet.cell(row, column), sent))
    sheet.trim(box)


KINDS = {"updateCells": _update, "repeatCell": _repeat, "appendCells": _append, "setDataValidation": _validate}
