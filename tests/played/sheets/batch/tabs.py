"""Requests about tabs and the spreadsheet itself: add, delete, duplicate, rename, move, hide, resize, freeze."""

import copy

from tests.played.sheets.formats import doubled, kept
from tests.played.sheets.mask import below, overlay, tree
from tests.played.sheets.model import Sheet
from tests.played.sheets.protection import check_sheet
from tests.played.sheets.reading import properties
from tests.played.sheets.refusal import invalid
from tests.played.sheets.shift import deleted, shift

_SPREADSHEET = ("title", "locale", "timeZone", "autoRecalc", "spreadsheetTheme", "iterativeCalculationSettings")


def _add(draft, request, _who):
    sent = kept(request.get("properties", {}))
    sheet_id = sent.get("sheetId")
    if sheet_id is None:
        sheet_id = draft.fresh_id()
    elif any(sheet.id == sheet_id for sheet in draft.sheets):
        raise invalid(f"A sheet with the ID {sheet_id} already exists. Please enter another ID.")
    title = sent.get("title") or _free_title(draft)
    check_title(draft, title)
    grid = {"rowCount": 1000, "columnCount": 26, **sent.get("gridProperties", {})}
    rest = {name: value for name, value in sent.items() if name not in {"sheetId", "title", "index", "gridProperties"}}
    sheet = Sheet(clean({"sheetId": sheet_id, "title": title, "sheetType": "GRID", "gridProperties": grid, **rest}))
    place = sent.get("index", len(draft.sheets))
    if not 0 <= place <= len(draft.sheets):
        raise invalid(f"Invalid index: {place}.")
    draft.sheets.insert(place, sheet)
    check_grid(sheet)
    draft.check_size()
    return {"properties": properties(draft, sheet)}


def _free_title(draft):
    taken = {sheet.title.casefold() for sheet in draft.sheets}
    return next(title for title in (f"Sheet{at}" for at in range(1, 10_000)) if title.casefold() not in taken)


def check_title(draft, title, but=None):
    """Refuses a title that is empty, too long or taken; case does not count [inferred]."""
    if not title:
        raise invalid("Sheet name cannot be empty.")
    if len(title) > 100:
        raise invalid("Sheet name cannot be longer than 100 characters.")
    if any(sheet is not but and sheet.title.casefold() == title.casefold() for sheet in draft.sheets):
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def clean(sent):
    """Returns properties without what Google leaves out: false, zero, and fields that say nothing."""
    grid = {name: value for name, value in sent["gridProperties"].items() if value}
    out = {name: value for name, value in sent.items() if value is not False}
    return {**out, "gridProperties": grid}


def check_grid(sheet):
    """Refuses a grid without cells, one wholly frozen, and a frozen edge through a merge [third parties]."""
    for name, count, frozen, ends in (
        ("row", "rowCount", "frozenRowCount", ("top", "bottom")),
        ("column", "columnCount", "frozenColumnCount", ("left", "right")),
    ):
        if sheet.grid.get(count, 0) < 1:
            raise invalid(f"gridProperties.{count} must be at least 1.")
        edge = sheet.grid.get(frozen, 0)
        if edge >= sheet.grid[count]:
            raise invalid(f"You can't freeze all visible {name}s on the sheet.")
        if any(getattr(box, ends[0]) < edge < getattr(box, ends[1]) for box in sheet.merges):
            raise invalid(f"You can't freeze {name}s which contain only part of a merged cell.")


def _delete(draft, request, who):
    sheet = draft.by_id(request.get("sheetId", 0))
    check_sheet(draft, sheet, who)
    if len(draft.sheets) == 1:
        raise invalid("You can't remove all the sheets in a document.")
    draft.sheets.remove(sheet)
    if all(other.hidden for other in draft.sheets):
        raise invalid("You can't remove all the visible sheets in a document.")
    draft.named = [named for named in draft.named if named["range"].get("sheetId", 0) != sheet.id]
    draft.tags = [tag for tag in draft.tags if sheet_of(tag) != sheet.id]


def sheet_of(tag):
    """Returns the id of the tab on which developer metadata lies, or None for the spreadsheet's own."""
    where = tag["location"]
    if "dimensionRange" in where:
        return where["dimensionRange"].get("sheetId", 0)
    return where.get("sheetId")


def _duplicate(draft, request, _who):
    source = draft.by_id(request.get("sourceSheetId", 0))
    made = source.copied()
    title = request.get("newSheetName") or _copy_title(draft, source.title)
    check_title(draft, title)
    new_id = request.get("newSheetId") or draft.fresh_id()
    if any(sheet.id == new_id for sheet in draft.sheets):
        raise invalid(f"A sheet with the ID {new_id} already exists. Please enter another ID.")
    made.properties = {**made.properties, "sheetId": new_id, "title": title}
    for rule in (*made.conditions, *made.bands, *([made.filter] if made.filter else [])):
        for area in rule.get("ranges") or [rule["range"]]:
            area["sheetId"] = new_id
    for band in made.bands:
        band["bandedRangeId"] = draft.fresh_id()
    _protect_alike(draft, made)
    draft.sheets.insert(request.get("insertSheetIndex", 0), made)
    _mark_alike(draft, source.id, new_id)
    draft.check_size()
    return {"properties": properties(draft, made)}


def _protect_alike(draft, made):
    if not draft.quirks.copies_protection:
        made.protections = []
    for protection in made.protections:
        protection["protectedRangeId"] = draft.fresh_id()
        for area in (protection.get("range", {}), *protection.get("unprotectedRanges", ())):
            area["sheetId"] = made.id


def _mark_alike(draft, old, new):
    if not draft.quirks.copies_metadata:
        return
    for tag in [tag for tag in draft.tags if sheet_of(tag) == old]:
        twin = copy.deepcopy(tag)
        twin["metadataId"] = draft.fresh_id()
        where = twin["location"]
        (where.get("dimensionRange") or where)["sheetId"] = new
        draft.tags.append(twin)


def _copy_title(draft, title):
    taken = {sheet.title for sheet in draft.sheets}
    names = (f"Copy of {title}", *(f"Copy of {title} {at}" for at in range(2, 1000)))
    return next(name for name in names if name not in taken)


def _update(draft, request, who):
    sent = kept(request["properties"])
    node = doubled(tree(request.get("fields", "*")))
    sheet = draft.by_id(sent.get("sheetId", 0))
    asked = {name for name in ("title", "index", "hidden", "gridProperties") if below(node, name) is not None}
    if set(node) - {"index"} or not node:
        check_sheet(draft, sheet, who)
    if "title" in asked:
        check_title(draft, sent.get("title", ""), but=sheet)
    before = (sheet.row_count, sheet.column_count)
    rest = {name: value for name, value in sent.items() if name not in {"sheetId", "index"}}
    changed = overlay(
        sheet.properties, rest, {name: value for name, value in node.items() if name != "index"} or {"": {}}
    )
    fixed = {"sheetId": sheet.id, "title": changed.get("title", sheet.title), "sheetType": "GRID"}
    sheet.properties = clean({**changed, **fixed, "gridProperties": changed.get("gridProperties", sheet.grid)})
    check_grid(sheet)
    _resize(draft, sheet, before)
    if "index" in asked:
        _move(draft, sheet, sent.get("index", 0))
    if all(other.hidden for other in draft.sheets):
        raise invalid("You can't hide all the sheets in a document.")


def _resize(draft, sheet, before):
    if sheet.row_count < before[0]:
        del sheet.rows[sheet.row_count :]
        shift(draft, sheet, "ROWS", lambda first, last: deleted(first, last, sheet.row_count, before[0]))
    if sheet.column_count < before[1]:
        for line in sheet.rows:
            del line[sheet.column_count :]
        sheet.trim(sheet.whole)
        shift(draft, sheet, "COLUMNS", lambda first, last: deleted(first, last, sheet.column_count, before[1]))
    draft.check_size()


def _move(draft, sheet, index):
    """Moves a tab; the place is counted before it is taken out, so that the next place means staying [documented]."""
    now = draft.sheets.index(sheet)
    if not 0 <= index <= len(draft.sheets):
        raise invalid(f"Invalid index: {index}.")
    if index in {now, now + 1}:
        return
    draft.sheets.remove(sheet)
    draft.sheets.insert(index - 1 if index > now else index, sheet)


def _update_spreadsheet(draft, request, _who):
    sent = request["properties"]
    node = tree(request.get("fields", "*"))
    names = [name for name in _SPREADSHEET if below(node, name) is not None]
    changed = overlay(draft.properties, sent, {name: below(node, name) for name in names})
    if not changed.get("title"):
        raise invalid("The title of a spreadsheet cannot be empty.")
    draft.properties = {**draft.properties, **changed}


KINDS = {
    "addSheet": _add,
    "deleteSheet": _delete,
    "duplicateSheet": _duplicate,
    "updateSheetProperties": _update,
    "updateSpreadsheetProperties": _update_spreadsheet,
}
