"""spreadsheets.get: properties, tabs and what lies round their cells, cut to a field mask while it is made."""

from .formats import DEFAULT
from .grid_answer import grid
from .mask import below, cut, tree
from .protection import visible
from .ranges import as_sent, clipped, found, grid_range


def one(query, name, otherwise=""):
    """Returns the value of a query parameter that comes once."""
    values = query.get(name) or [otherwise]
    return values[-1]


def is_true(query, name):
    """Tells whether a query parameter says yes."""
    return one(query, name).lower() == "true"


def got(spreadsheet, query, who):
    """Returns the answer to spreadsheets.get."""
    fields = one(query, "fields")
    node = tree(fields) if fields else None
    # A field mask makes includeGridData ignored [documented, and recorded].
    data = is_true(query, "includeGridData") if node is None else True
    return answer(spreadsheet, query.get("ranges") or [], data, node or {}, who)


def answer(spreadsheet, ranges, data, node, who):
    """Returns a spreadsheet, of its cells only the ranges (all, when there are none), as far as the mask asks."""
    boxes = _boxes(spreadsheet, ranges)
    out = {"spreadsheetId": spreadsheet.id, "properties": {**spreadsheet.properties, "defaultFormat": DEFAULT}}
    if spreadsheet.named:
        out["namedRanges"] = [{**named, "range": as_sent(named["range"])} for named in spreadsheet.named]
    out["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{spreadsheet.id}/edit"
    tags = [tag for tag in spreadsheet.tags if tag["location"]["locationType"] == "SPREADSHEET"]
    if tags:
        out["developerMetadata"] = tags
    out = cut(out, node)
    sheet_node = below(node, "sheets")
    if sheet_node is not None:
        out["sheets"] = [
            _sheet(spreadsheet, sheet, data and boxes.get(sheet.id, [sheet.whole]), sheet_node, who)
            for sheet in spreadsheet.sheets
            if not ranges or sheet.id in boxes
        ]
    return out


def _boxes(spreadsheet, ranges):
    boxes = {}
    for text in ranges:
        sheet, ends = found(spreadsheet, text)
        boxes.setdefault(sheet.id, []).append(clipped(sheet, ends, text))
    return boxes


def _sheet(spreadsheet, sheet, boxes, node, who):
    out = cut(_surroundings(spreadsheet, sheet, who), node)
    data_node = below(node, "data")
    if boxes and data_node is not None:
        out["data"] = [grid(spreadsheet, sheet, box, data_node) for box in boxes]
    return out


def _surroundings(spreadsheet, sheet, who):
    """Returns a tab without its cells; what there is none of is left out."""
    out = {
        "properties": properties(spreadsheet, sheet),
        "merges": [as_sent(grid_range(sheet, box)) for box in sheet.merges],
        "conditionalFormats": [with_ranges(rule) for rule in sheet.conditions],
        "protectedRanges": [visible(spreadsheet, protection, who) for protection in sheet.protections],
        "bandedRanges": [{**band, "range": as_sent(band["range"])} for band in sheet.bands],
        "developerMetadata": tags_of(spreadsheet, sheet),
        "rowGroups": [group(sheet, one_) for one_ in sheet.groups["ROWS"]],
        "columnGroups": [group(sheet, one_) for one_ in sheet.groups["COLUMNS"]],
    }
    if sheet.filter is not None:
        out["basicFilter"] = {**sheet.filter, "range": as_sent(sheet.filter["range"])}
    return {name: value for name, value in out.items() if value}


def tags_of(spreadsheet, sheet):
    """Returns the developer metadata that is fastened to a tab as a whole."""
    return [tag for tag in spreadsheet.tags if tag["location"].get("sheetId") == sheet.id]


def with_ranges(rule):
    """Returns a conditional format with its ranges as Google sends them."""
    return {**rule, "ranges": [as_sent(area) for area in rule["ranges"]]}


def group(sheet, kept):
    """Returns a group of rows or columns as Google sends it: sheetId 0 left out, zeros kept [recorded]."""
    where = {"sheetId": sheet.id} if sheet.id else {}
    return {**kept, "range": {**where, **kept["range"]}}


def properties(spreadsheet, sheet):
    """Returns the properties of a tab, its place among them."""
    kept = sheet.properties
    head = {"sheetId": kept["sheetId"], "title": kept["title"], "index": spreadsheet.sheets.index(sheet)}
    return {**head, **kept}
