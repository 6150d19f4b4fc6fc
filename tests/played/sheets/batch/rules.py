"""Requests about looks that follow rules, and filters: conditional formats, bands, the basic filter."""

from tests.played.sheets.formats import kept
from tests.played.sheets.mask import overlay, tree
from tests.played.sheets.protection import check
from tests.played.sheets.ranges import as_sent, box_of, grid_range
from tests.played.sheets.reading import with_ranges
from tests.played.sheets.refusal import invalid


def _checked(draft, rule, who):
    """Returns the tab of a rule, whose ranges must all lie on it."""
    if not rule.get("ranges"):
        raise invalid("rule.ranges must be set.")
    if len({area.get("sheetId", 0) for area in rule["ranges"]}) > 1:
        raise invalid("All ranges of a conditional format must be on the same grid.")
    if ("booleanRule" in rule) == ("gradientRule" in rule):
        raise invalid("Exactly one of booleanRule and gradientRule must be set.")
    for area in rule["ranges"]:
        sheet, box = box_of(draft, area)
        check(draft, sheet, box, who)
    return sheet


def _add_rule(draft, request, who):
    rule = kept(request["rule"])
    rule["ranges"] = request["rule"].get("ranges", [])
    sheet = _checked(draft, rule, who)
    index = request.get("index", 0)
    if not 0 <= index <= len(sheet.conditions):
        raise invalid(f"No conditional format on sheet: {sheet.id} at index: {index}")
    sheet.conditions.insert(index, rule)


def _rule_at(draft, sheet_id, index):
    sheet = draft.by_id(sheet_id)
    if not 0 <= index < len(sheet.conditions):
        raise invalid(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return sheet, sheet.conditions[index]


def _check_rule(draft, rule, who):
    for area in rule["ranges"]:
        check(draft, *box_of(draft, area), who)


def _delete_rule(draft, request, who):
    sheet, rule = _rule_at(draft, request.get("sheetId", 0), request.get("index", 0))
    _check_rule(draft, rule, who)
    del sheet.conditions[request.get("index", 0)]
    return {"rule": with_ranges(rule)}


def _update_rule(draft, request, who):
    index = request.get("index", 0)
    if "rule" in request:
        sheet_id = request.get("sheetId", request["rule"].get("ranges", [{}])[0].get("sheetId", 0))
        sheet, old = _rule_at(draft, sheet_id, index)
        new = {**kept(request["rule"]), "ranges": request["rule"].get("ranges", [])}
        _check_rule(draft, old, who)
        _checked(draft, new, who)
        sheet.conditions[index] = new
        return {"newRule": with_ranges(new), "newIndex": index, "oldRule": with_ranges(old)}
    sheet, rule = _rule_at(draft, request.get("sheetId", 0), index)
    _check_rule(draft, rule, who)
    target = request.get("newIndex", 0)
    if not 0 <= target < len(sheet.conditions):
        raise invalid(f"No conditional format on sheet: {sheet.id} at index: {target}")
    sheet.conditions.insert(target, sheet.conditions.pop(index))
    return {"newRule": with_ranges(rule), "newIndex": target, "oldIndex": index}


def _add_bands(draft, request, who):
    sent = request["bandedRange"]
    given = sent.get("bandedRangeId")
    if given is not None and _bands(draft, given) is not None:
        raise invalid(f"A banded range with ID {given} already exists.")
    sheet, box = box_of(draft, sent["range"])
    check(draft, sheet, box, who)
    if any(box_of(draft, other["range"])[1].meets(box) for other in sheet.bands):
        raise invalid("You cannot add alternating background colors to a range that already has them.")
    band = {**kept(sent), "range": grid_range(sheet, box), "bandedRangeId": given or draft.fresh_id()}
    sheet.bands.append(band)
    return {"bandedRange": {**band, "range": as_sent(band["range"])}}


def _bands(draft, band_id):
    for sheet in draft.sheets:
        for band in sheet.bands:
            if band["bandedRangeId"] == band_id:
                return sheet, band
    return None


def _bands_there(draft, band_id):
    found = _bands(draft, band_id)
    if found is None:
        raise invalid(f"No banded range with ID: {band_id}")
    return found


def _update_bands(draft, request, who):
    sent = request["bandedRange"]
    sheet, old = _bands_there(draft, sent.get("bandedRangeId"))
    check(draft, *box_of(draft, old["range"]), who)
    new = overlay(old, kept(sent), tree(request.get("fields", "*")))
    new["bandedRangeId"] = old["bandedRangeId"]
    check(draft, *box_of(draft, new["range"]), who)
    sheet.bands[sheet.bands.index(old)] = new


def _delete_bands(draft, request, who):
    sheet, band = _bands_there(draft, request.get("bandedRangeId"))
    check(draft, *box_of(draft, band["range"]), who)
    sheet.bands.remove(band)


def _set_filter(draft, request, _who):
    sent = request.get("filter") or {}
    sheet, box = box_of(draft, sent.get("range") or {})
    sheet.filter = {**sent, "range": grid_range(sheet, box)}  # open ends are filled [recorded]


def _clear_filter(draft, request, _who):
    draft.by_id(request.get("sheetId", 0)).filter = None


KINDS = {
    "addConditionalFormatRule": _add_rule,
    "updateConditionalFormatRule": _update_rule,
    "deleteConditionalFormatRule": _delete_rule,
    "addBanding": _add_bands,
    "updateBanding": _update_bands,
    "deleteBanding": _delete_bands,
    "setBasicFilter": _set_filter,
    "clearBasicFilter": _clear_filter,
}
