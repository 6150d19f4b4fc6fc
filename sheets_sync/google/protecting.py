"""Protection of our tabs: whole, for named editors only, put back when somebody has changed it.

Whoever owns the spreadsheet is bound by no protection, and reading is never prevented. That a protection without
editors admits everybody, and that its maker must be among its editors, is told by others and not by Google: so editors
are always named.
"""

from collections.abc import Iterator

from sheets_sync.google.asking import Request
from sheets_sync.google.standing import Protection, Sheet

_DESCRIPTION = "sheets-sync: {name}"
_FIELDS = "range,description,warningOnly,unprotectedRanges,editors"


def is_sound(sheet: Sheet) -> bool:
    """Tells whether a standing tab is protected in our way, whoever may edit it."""
    return len(sheet.protections) == 1 and _sound(sheet.protections[0])


def guard(id_: int, name: str, sheet: Sheet | None, who: tuple[str, ...]) -> Iterator[Request]:
    """Yields what makes a tab protected whole, for those named only; nothing when it is already.

    Args:
        id_: of the tab.
        name: of the tab, for the description that people see beside the protection.
        sheet: the tab as it stands; None when it does not.
        who: addresses of those who may edit it; the account that writes is among them.
    """
    standing = sheet.protections if sheet else ()
    kept = next((each for each in standing if _sound(each)), None) or next(
        (each for each in standing if each.whole), None
    )
    for each in standing:
        if each is not kept:
            yield {"deleteProtectedRange": {"protectedRangeId": each.id}}
    wanted = {
        "range": {"sheetId": id_},
        "description": _DESCRIPTION.format(name=name),
        "warningOnly": False,
        "unprotectedRanges": [],
        "editors": {"users": list(dict.fromkeys(address.lower() for address in who))},
    }
    if kept is None:
        yield {"addProtectedRange": {"protectedRange": wanted}}
    elif not _sound(kept) or set(kept.users) != {address.lower() for address in who}:
        yield {"updateProtectedRange": {"protectedRange": {"protectedRangeId": kept.id, **wanted}, "fields": _FIELDS}}


def _sound(protection: Protection) -> bool:
    return protection.whole and not (protection.warning_only or protection.gaps or protection.others)
