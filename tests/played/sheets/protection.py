"""Protected ranges: what they cover, who may edit there, and what others get to see of them.

Almost nothing of this is recorded: it rests on Google's documents and on what third parties saw. That two
protections of one cell must both allow is inferred from the browser, and so is what counts as editing an object.
"""

from typing import NamedTuple

from .ranges import as_sent, filled, open_corners
from .refusal import PROTECTED, invalid

SHRUNK = "You can't remove yourself as an editor."


class Who(NamedTuple):
    """Somebody who calls: address, and role on the file."""

    user: str
    role: str

    @property
    def owns(self):
        return self.role == "owner"

    @property
    def writes(self):
        return self.role in {"owner", "writer", "organizer", "fileOrganizer"}


def covered(spreadsheet, sheet, protection):
    """Returns the block that a protection covers on a tab, or None when it lies elsewhere."""
    area = area_of(spreadsheet, protection)
    if area is None or area.get("sheetId", 0) != sheet.id:
        return None
    return filled(sheet, open_corners(area))


def area_of(spreadsheet, protection):
    """Returns the GridRange that a protection covers, its own or that of its named range."""
    if "range" in protection:
        return protection["range"]
    wanted = protection.get("namedRangeId")
    return next((named["range"] for named in spreadsheet.named if named["namedRangeId"] == wanted), None)


def is_whole(protection):
    """Tells whether a protection covers its whole tab."""
    return set(protection.get("range", {"startRowIndex": 0})) <= {"sheetId"}


def allows(spreadsheet, protection, who):
    """Tells whether somebody may edit what a protection covers: the owner always may."""
    if who.owns:
        return True
    if not who.writes:
        return False
    if protection.get("warningOnly"):
        return True
    editors = protection.get("editors", {})
    if editors.get("domainUsersCanEdit") and who.user.rpartition("@")[2] == spreadsheet.owner.rpartition("@")[2]:
        return True
    return who.user.lower() in {user.lower() for user in editors.get("users", ())}


def check(spreadsheet, sheet, box, who):
    """Refuses somebody who may not edit every cell of a block; every protection there must allow it.

    Raises:
        Refused: in the words that a violating write is answered with [third parties].
    """
    for protection in sheet.protections:
        if allows(spreadsheet, protection, who):
            continue
        area = covered(spreadsheet, sheet, protection)
        if area is None or not area.meets(box):
            continue
        gaps = [filled(sheet, open_corners(gap)) for gap in protection.get("unprotectedRanges", ())]
        if not any(gap.holds(box) for gap in gaps):
            raise invalid(PROTECTED)


def check_sheet(spreadsheet, sheet, who):
    """Refuses somebody who may not change a tab itself: its name, its size, its being there [inferred]."""
    for protection in sheet.protections:
        if is_whole(protection) and not allows(spreadsheet, protection, who):
            raise invalid(PROTECTED)


def check_protection(spreadsheet, protection, who):
    """Refuses somebody who may not change or take away a protection; sources disagree, so it is a switch."""
    if not (spreadsheet.quirks.editors_remove_protection or allows(spreadsheet, protection, who)):
        raise invalid(PROTECTED)


def settled(spreadsheet, sent, who):
    """Returns a protection as Google keeps it, with its editors put in.

    Raises:
        Refused: somebody would shut themselves out, or the fields do not go together.
    """
    out = {name: value for name, value in sent.items() if name not in {"requestingUserCanEdit", "warningOnly"}}
    if sent.get("unprotectedRanges") and not is_whole(out):
        raise invalid("unprotectedRanges can only be set on a protected sheet.")
    if sent.get("warningOnly"):
        if any((sent.get("editors") or {}).values()):
            raise invalid("ProtectedRange is warningOnly. Editors cannot be set on it.")
        return {**out, "warningOnly": True, "editors": {}}
    editors = sent.get("editors")
    if editors is None:
        return {**out, "editors": {"users": sorted({*spreadsheet.editors, who.user} - {spreadsheet.owner})}}
    users = editors.get("users", [])
    if not who.owns and who.user.lower() not in {user.lower() for user in users}:
        raise invalid(SHRUNK)
    return {**out, "editors": {name: value for name, value in editors.items() if value}}


def replied(spreadsheet, protection, who):
    """Returns a protection as the reply to its making shows it: editors as they were given [recorded]."""
    out = {**protection, "range": as_sent(protection["range"])} if "range" in protection else dict(protection)
    if "unprotectedRanges" in out:
        out["unprotectedRanges"] = [as_sent(gap) for gap in out["unprotectedRanges"]]
    if allows(spreadsheet, protection, who):
        out["requestingUserCanEdit"] = True
    else:
        out.pop("editors", None)
    return out


def visible(spreadsheet, protection, who):
    """Returns a protection as somebody reads it: with the owner among the editors, for those who may edit there."""
    out = replied(spreadsheet, protection, who)
    owner = spreadsheet.owner or (who.user if who.owns else "")
    if "editors" in out and owner and spreadsheet.quirks.lists_owner:
        users = [user for user in out["editors"].get("users", ()) if user.lower() != owner.lower()]
        out["editors"] = {**out["editors"], "users": [*users, owner]}
    return out
