"""values.update, append, clear and their batches: what is written, counted and answered."""

from .batch.lines import put_in
from .entry import typed
from .mask import overlay, tree
from .model import Cell
from .protection import check
from .ranges import Box, a1, clipped, filled, found, letters, outside
from .reading import is_true, one
from .refusal import invalid
from .value_ranges import rendering, shaped
from .values import checked, with_entered


def rows_of(body):
    """Returns the values of a ValueRange row by row.

    Raises:
        Refused: they are no list of lists, in Google's words [recorded for a text].
    """
    values = body.get("values") or []
    if not isinstance(values, list) or not all(isinstance(line, list) for line in values):
        shown = f'"{values}"' if isinstance(values, str) else str(values)
        words = f"Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), {shown}"
        violation = {"field": "data.values", "description": words}
        raise invalid(words, [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}])
    if body.get("majorDimension") == "COLUMNS":
        height = max(map(len, values), default=0)
        return [[line[at] if at < len(line) else None for line in values] for at in range(height)]
    return values


def updated(draft, text, body, query, who):
    """Writes values from the start of a range on and returns what was written."""
    rows = rows_of(body)
    sheet, ends = found(draft, text)
    box = filled(sheet, ends)
    if box.bottom > sheet.row_count or box.right > sheet.column_count:
        raise outside(sheet, text)
    width = max(map(len, rows), default=0)
    if (box.height, box.width) != (1, 1):
        _check_within(sheet, box, len(rows), width)
    block = Box(box.top, box.top + max(len(rows), 1), box.left, box.left + max(width, 1))
    if block.bottom > sheet.row_count or block.right > sheet.column_count:
        raise outside(sheet, a1(block, sheet.title))
    return write(draft, sheet, block, rows, query, who)


def _check_within(sheet, box, height, width):
    asked = f"Requested writing within range [{a1(box, sheet.title)}], but tried writing to"
    if height > box.height:
        raise invalid(f"{asked} row [{box.bottom + 1}]")
    if width > box.width:
        raise invalid(f"{asked} column [{letters(box.right)}]")


def write(draft, sheet, block, rows, query, who):
    """Writes rows into a block; null leaves a cell as it is and is not counted [recorded]."""
    check(draft, sheet, block, who)
    option = one(query, "valueInputOption")
    if option not in {"RAW", "USER_ENTERED"}:
        raise invalid("'valueInputOption' is required but not specified")
    touched = set()
    for row, line in enumerate(rows, block.top):
        for column, value in enumerate(line, block.left):
            if value is not None:
                sheet.put(row, column, enter(sheet.cell(row, column), value, option == "USER_ENTERED", draft.locale))
                touched.add((row, column))
    sheet.trim(block)
    out = {"spreadsheetId": draft.id, "updatedRange": a1(block, sheet.title), **counts(touched)}
    if is_true(query, "includeValuesInResponse"):
        option = one(query, "responseValueRenderOption")
        render = rendering(draft, option, one(query, "responseDateTimeRenderOption", "SERIAL_NUMBER"))
        out["updatedData"] = shaped(sheet, block, one(query, "majorDimension", "ROWS"), render)
    return out, {(sheet.id, *where) for where in touched}


def counts(touched):
    """Returns how many rows, columns and cells were written; none are left out."""
    found_ = {
        "updatedRows": len({row for row, _ in touched}),
        "updatedColumns": len({column for _, column in touched}),
        "updatedCells": len(touched),
    }
    return {name: count for name, count in found_.items() if count}


def enter(cell, value, as_typed, locale):
    """Returns a cell after a value was written, or typed, into it."""
    if isinstance(value, bool):
        return with_entered(cell, value, locale)
    if isinstance(value, int | float):
        return with_entered(cell, float(value), locale)
    checked(value)
    format_ = (cell.format if cell else None) or {}
    own = format_.get("numberFormat", {})
    if not as_typed or own.get("type") == "TEXT":  # a cell that is formatted as text takes everything as text
        return with_entered(cell, value or None, locale)
    entered, brought = typed(value, locale)
    new = with_entered(cell, entered, locale)
    if brought and not own:
        new = (new or Cell()).with_(format=overlay(format_, {"numberFormat": brought}, tree("numberFormat")))
    return new


def batch_updated(draft, body, who):
    """Writes several ranges, all or none."""
    query = {name: [str(value)] for name, value in body.items() if name != "data"}
    responses, touched = [], set()
    for one_range in body.get("data") or []:
        answer, cells = updated(draft, one_range.get("range", ""), one_range, query, who)
        responses.append(answer)
        touched |= cells
    totals = {
        "totalUpdatedRows": len({(sheet, row) for sheet, row, _ in touched}),
        "totalUpdatedColumns": len({(sheet, column) for sheet, _, column in touched}),
        "totalUpdatedCells": len(touched),
        "totalUpdatedSheets": len({sheet for sheet, _, _ in touched}),
    }
    out = {"spreadsheetId": draft.id, **{name: count for name, count in totals.items() if count}}
    return {**out, "responses": responses} if responses else out


def appended(draft, text, body, query, who):
    """Writes below the table that is found in a range, or at its start when there is none."""
    rows = rows_of(body)
    sheet, ends = found(draft, text)
    area = clipped(sheet, ends, text)
    table = _table(sheet, area)
    top, left = (table.bottom, table.left) if table else (area.top, area.left)
    block = Box(top, top + max(len(rows), 1), left, left + max(max(map(len, rows), default=0), 1))
    if one(query, "insertDataOption") == "INSERT_ROWS" and top < sheet.row_count:
        put_in(draft, sheet, "ROWS", top, block.height, who)
    sheet.grid["rowCount"] = max(sheet.row_count, block.bottom)
    sheet.grid["columnCount"] = max(sheet.column_count, block.right)
    draft.check_size()
    answer, _ = write(draft, sheet, block, rows, query, who)
    out = {"spreadsheetId": draft.id}
    if table:
        out["tableRange"] = a1(table, sheet.title)
    return {**out, "updates": answer}


def _table(sheet, area):
    """Returns the connected block round the last filled cell of an area, or None [recorded for some shapes]."""
    filled_ = [
        (row, column)
        for row in range(area.top, min(area.bottom, len(sheet.rows)))
        for column in range(area.left, min(area.right, len(sheet.rows[row])))
        if not sheet.is_empty(row, column)
    ]
    if not filled_:
        return None
    row, column = filled_[-1]
    box = Box(row, row + 1, column, column + 1)
    while (wider := _wider(sheet, box)) != box:
        box = wider
    return box


def _wider(sheet, box):
    top, bottom, left, right = box
    rows, columns = range(max(top - 1, 0), bottom + 1), range(max(left - 1, 0), right + 1)
    if top and any(not sheet.is_empty(top - 1, at) for at in columns):
        top -= 1
    if any(not sheet.is_empty(bottom, at) for at in columns):
        bottom += 1
    if left and any(not sheet.is_empty(at, left - 1) for at in rows):
        left -= 1
    if any(not sheet.is_empty(at, right) for at in rows):
        right += 1
    return Box(top, bottom, left, right)


def cleared(draft, text, who):
    """Takes the values out of a range, formats and notes stay; returns the range."""
    sheet, ends = found(draft, text)
    box = clipped(sheet, ends, text)
    check(draft, sheet, box, who)
    for row in range(box.top, min(box.bottom, len(sheet.rows))):
        line = sheet.rows[row]
        for column in range(box.left, min(box.right, len(line))):
            if line[column] is not None:
                line[column] = line[column].with_(entered=None, shown=None, auto=None)
    sheet.trim(box)
    return a1(box, sheet.title)
