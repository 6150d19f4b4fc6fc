"""Requests about protected ranges."""

from tests.played.sheets.mask import overlay, tree
from tests.played.sheets.protection import area_of, check_protection, replied, settled
from tests.played.sheets.ranges import box_on
from tests.played.sheets.refusal import invalid


def _add(draft, request, who):
    sent = request["protectedRange"]
    given = sent.get("protectedRangeId")
    if given is not None and _find(draft, given) is not None:
        raise invalid(f"A protected range with ID {given} already exists.")
    sheet = _sheet(draft, sent)
    kept = settled(draft, sent, who)
    kept = {"protectedRangeId": given or draft.fresh_id(), **kept}
    sheet.protections.append(kept)
    told = replied(draft, kept, who)
    if kept.get("warningOnly") or "editors" not in sent:
        told["editors"] = told.get("editors", {})
    return {"protectedRange": told}


def _sheet(draft, protection):
    area = area_of(draft, protection)
    if area is None:
        raise invalid("A protected range needs a range, or the named range that it names must be there.")
    sheet = draft.by_id(area.get("sheetId", 0))
    box_on(sheet, area)
    for gap in protection.get("unprotectedRanges", ()):
        box_on(sheet, gap)
    return sheet


def _find(draft, protection_id):
    for sheet in draft.sheets:
        for protection in sheet.protections:
            if protection["protectedRangeId"] == protection_id:
                return sheet, protection
    return None


def _there(draft, protection_id):
    found = _find(draft, protection_id)
    if found is None:
        raise invalid(f"No protected range with ID: {protection_id}")
    return found


def _update(draft, request, who):
    sent = request["protectedRange"]
    sheet, old = _there(draft, sent.get("protectedRangeId"))
    check_protection(draft, old, who)
    node = tree(request.get("fields", "*"))
    new = overlay(old, sent, node)
    if new.get("warningOnly") and "editors" not in node:
        new.pop("editors", None)  # a warning has no editors of its own
    if old.get("warningOnly") and not new.get("warningOnly") and "editors" not in node:
        new.pop("editors", None)  # then all editors of the document are put in [documented]
    new = {**settled(draft, new, who), "protectedRangeId": old["protectedRangeId"]}
    home = _sheet(draft, new)
    sheet.protections.remove(old)
    home.protections.append(new)


def _delete(draft, request, who):
    sheet, protection = _there(draft, request.get("protectedRangeId"))
    check_protection(draft, protection, who)
    sheet.protections.remove(protection)


KINDS = {"addProtectedRange": _add, "updateProtectedRange": _update, "deleteProtectedRange": _delete}
