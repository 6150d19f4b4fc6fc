"""Protection of our tabs: whole, for named editors only, put back when somebody has changed it.

Whoever owns the spreadsheet is bound by no protection, and reading is never prevented. That a protection without
editors admits everybody, and that its maker must be among its editors, is told by others and not by Google: so editors
are always named.
"""

from collections.abc import Iterator

from sheets_sync.google.guarding import typed_column
from sheets_sync.google.standing import Protection, Sheet
from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.asking import Request

_DESCRIPTION = "sheets-sync: {name}"
_FIELDS = "range,description,warningOnly,unprotectedRanges,editors"


def is_sound(sheet: Sheet) -> bool:
    """Tells whether a standing tab is protected in our way, whoever may edit it."""
    return len(sheet.protections) == 1 and _sound(sheet.protections[0])


def guard(aim: Aim, who: tuple[str, ...]) -> Iterator[Request]:
    """Yields what makes a tab protected whole, for those named only; nothing when it is already.

    Args:
        aim: the tab.
        who: addresses of those who may edit it; the account that writes is among them.
    """
    standing = aim.sheet.protections if aim.sheet else ()
    whole = [each for each in standing if each.whole]
    kept = next((each for each in whole if _sound(each)), whole[0] if whole else None)
    yield from ({"deleteProtectedRange": {"protectedRangeId": each.id}} for each in standing if each is not kept)
    wanted = {
        "range": {"sheetId": aim.id},
        "description": _DESCRIPTION.format(name=aim.name),
        "warningOnly": False,
        "unprotectedRanges": [typed_column(aim.id, column) for column in aim.typed],
        "editors": {"users": list(dict.fromkeys(address.lower() for address in who))},
    }
    if kept is None:
        yield {"addProtectedRange": {"protectedRange": wanted}}
    elif not (_sound(kept) and _open(kept, aim) and _lists(kept, aim, {address.lower() for address in who})):
        yield {"updateProtectedRange": {"protectedRange": {"protectedRangeId": kept.id, **wanted}, "fields": _FIELDS}}


def _lists(protection: Protection, aim: Aim, who: set[str]) -> bool:
    """Tells whether just those are listed who are to be; whoever read the tab may know others to be its owner."""
    others = set(protection.users) - who
    return who <= set(protection.users) and (
        not others or (aim.grid is not None and not others & {*(aim.grid.editors or ())})
    )


def _open(protection: Protection, aim: Aim) -> bool:
    """Tells whether just the cells for typing are open; said anew for rows to come, which an old range may not hold."""
    taller = bool(aim.typed) and aim.sheet is not None and aim.sheet.rows != aim.size[0]
    return protection.typed == aim.typed and not taller


def _sound(protection: Protection) -> bool:
    return protection.whole and not (protection.warning_only or protection.gaps or protection.others)
