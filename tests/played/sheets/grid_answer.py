"""Cells as spreadsheets.get tells them: only the fields that the mask asks for, trailing empties left out."""

from .formats import effective
from .mask import below, cut
from .values import extended, text_of

ROW_PIXELS = 21
COLUMN_PIXELS = 100


def grid(spreadsheet, sheet, box, node):
    """Returns the GridData of a block; zero starts are left out, as is what there is none of."""
    out = {}
    if box.top:
        out["startRow"] = box.top
    if box.left:
        out["startColumn"] = box.left
    out = cut(out, node)
    row_node = below(node, "rowData")
    if row_node is not None:
        rows = _rows(sheet, box, row_node, _telling(spreadsheet, below(row_node, "values")))
        if rows:
            out["rowData"] = rows
    for name, dimension, first, last, pixels in (
        ("rowMetadata", "ROWS", box.top, box.bottom, ROW_PIXELS),
        ("columnMetadata", "COLUMNS", box.left, box.right, COLUMN_PIXELS),
    ):
        along = below(node, name)
        if along is not None:
            out[name] = [cut(_line(spreadsheet, sheet, dimension, at, pixels), along) for at in range(first, last)]
    return out


def _line(spreadsheet, sheet, dimension, at, pixels):
    out = {"pixelSize": pixels, **sheet.lengthways[dimension].get(at, {})}
    tags = [tag for tag in spreadsheet.tags if _lies_on(tag["location"].get("dimensionRange"), sheet, dimension, at)]
    return {**out, "developerMetadata": tags} if tags else out


def _lies_on(where, sheet, dimension, at):
    return (
        where is not None
        and where.get("sheetId", 0) == sheet.id
        and where["dimension"] == dimension
        and where.get("startIndex", 0) == at
    )


def _rows(sheet, box, node, tell):
    """Returns the rows of a block; a cell is there when anything stands in it, whatever the mask asks."""
    rows = []
    for line in sheet.rows[box.top : box.bottom]:
        cells = line[box.left : box.right]
        while cells and cells[-1] is None:
            cells.pop()
        if tell is None or not cells:
            rows.append({} if not cells else cut({"values": []}, node))
        else:
            rows.append({"values": [tell(cell) if cell is not None else {} for cell in cells]})
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _telling(spreadsheet, node):
    """Returns what tells a cell, with only the asked fields; None when the mask asks for no cells."""
    if node is None:
        return None
    locale = spreadsheet.locale
    ways = {
        "userEnteredValue": lambda cell: extended(cell.entered) if cell.entered is not None else None,
        "effectiveValue": lambda cell: extended(cell.shown) if cell.shown is not None else None,
        "formattedValue": lambda cell: text_of(cell, locale) or None,
        "userEnteredFormat": lambda cell: cell.format or None,
        "effectiveFormat": _formats(locale, below(node, "effectiveFormat")),
        "hyperlink": _link,
        "note": lambda cell: (cell.rest or {}).get("note"),
        "textFormatRuns": lambda cell: (cell.rest or {}).get("textFormatRuns"),
        "dataValidation": lambda cell: (cell.rest or {}).get("dataValidation"),
    }
    cuts = {"userEnteredFormat", "userEnteredValue", "effectiveValue", "dataValidation", "textFormatRuns"}
    asked = []
    for name, way in ways.items():
        deeper = below(node, name)
        if deeper is not None:
            asked.append((name, way, deeper if deeper and name in cuts else None))

    def tell(cell):
        out = {}
        for name, way, deeper in asked:
            value = way(cell)
            if value is not None:
                out[name] = cut(value, deeper) if deeper else value
        return out

    return tell


def _link(cell):
    """Returns where a whole cell leads to, by its format or by its only run of text."""
    runs = (cell.rest or {}).get("textFormatRuns", ())
    looks = runs[0].get("format", {}) if len(runs) == 1 else (cell.format or {}).get("textFormat", {})
    return looks.get("link", {}).get("uri")


def _formats(locale, node):
    """Returns what tells the effective format of a cell; cells of one format share one answer."""
    made = {}

    def way(cell):
        key = (id(cell.format), id(cell.auto), type(cell.shown))
        found = made.get(key)
        if found is None:
            # The cell is kept beside its answer, so that no other format can get its id meanwhile.
            found = made[key] = (cut(effective(cell, locale), node), cell)
        return found[0]

    return way
