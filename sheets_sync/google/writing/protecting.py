"""Protection of our tabs: whole, for named editors only, put back when somebody has changed it.

Whoever owns the spreadsheet is bound by no protection, and reading is never prevented. That a protection without
editors admits everybody, and that its maker must be among its editors, is told by others and not by Google: so editors
are always named.
"""

from collections.abc import Iterator

from scoring.figure import letters
from sheets_sync.google.guarding import besides, locks, typed_column
from sheets_sync.google.standing import Protection, Sheet
from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.asking import Request

_DESCRIPTION = "sheets-sync: {name}"
_FIELDS = "range,description,warningOnly,unprotectedRanges,editors"
_LOCK_FIELDS = "range,description,warningOnly,editors"


def is_sound(sheet: Sheet) -> bool:
    """Tells whether a standing tab is protected in our way, whoever may edit it."""
    own = besides(sheet)
    return len(own) == 1 and _sound(own[0])


def guard(aim: Aim, who: tuple[str, ...]) -> Iterator[Request]:
    """Yields what makes a tab protected whole, for those named only; nothing when it is already.

    A column of boxes is left open by that protection and has a lock of its own: who may tick there need not be among
    those who may edit the tab, and these are not among them.

    Args:
        aim: the tab.
        who: addresses of those who may edit it; the account that writes is among them.
    """
    standing = aim.sheet.protections if aim.sheet else ()
    whole = [each for each in standing if each.whole]
    kept = next((each for each in whole if _sound(each)), whole[0] if whole else None)
    locked = locks(aim.sheet) if aim.sheet else {}
    stay = {each.id for column, each in locked.items() if _of_ticks(aim, column)}
    gone = [each.id for each in standing if each is not kept and each.id not in stay]
    yield from ({"deleteProtectedRange": {"protectedRangeId": each}} for each in gone)
    yield from _whole(aim, kept, who)
    for column in aim.typed:
        if _of_ticks(aim, column):
            yield from _lock(aim, column, locked.get(column), who[0])


def _whole(aim: Aim, kept: Protection | None, who: tuple[str, ...]) -> Iterator[Request]:
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


def _lock(aim: Aim, column: int, kept: Protection | None, account: str) -> Iterator[Request]:
    """Yields what locks a column of boxes for those who may tick there."""
    who = [account, *_of_ticks(aim, column)]
    wanted = {
        "range": typed_column(aim.id, column),
        "description": _DESCRIPTION.format(name=f"{aim.name} {letters(column + 1)}"),
        "warningOnly": False,
        "editors": {"users": list(dict.fromkeys(address.lower() for address in who))},
    }
    if kept is None:
        yield {"addProtectedRange": {"protectedRange": wanted}}
        return
    told = dict(aim.grid.ticked_by).get(column) if aim.grid else None
    right = told is None or {*told} <= {*who}  # who is told to be there beside us, the owner taken away
    if _is_taller(aim) or not right or not {address.lower() for address in who} <= set(kept.users):
        sent = {"protectedRangeId": kept.id, **wanted}
        yield {"updateProtectedRange": {"protectedRange": sent, "fields": _LOCK_FIELDS}}


def _of_ticks(aim: Aim, column: int) -> tuple[str, ...]:
    """Returns who may tick in a column of a tab; nobody where it has no boxes."""
    known = aim.tab is not None and column < len(aim.tab.columns)
    return aim.tab.columns[column].ticked_by if aim.tab and known else ()


def _is_taller(aim: Aim) -> bool:
    return aim.sheet is not None and aim.sheet.rows != aim.size[0]


def _lists(protection: Protection, aim: Aim, who: set[str]) -> bool:
    """Tells whether just those are listed who are to be; whoever read the tab may know others to be its owner."""
    others = set(protection.users) - who
    return who <= set(protection.users) and (
        not others or (aim.grid is not None and not others & {*(aim.grid.editors or ())})
    )


def _open(protection: Protection, aim: Aim) -> bool:
    """Tells whether just the cells for typing are open; said anew for rows to come, which an old range may not hold."""
    return protection.typed == aim.typed and not (aim.typed and _is_taller(aim))


def _sound(protection: Protection) -> bool:
    return protection.whole and protection.sound
