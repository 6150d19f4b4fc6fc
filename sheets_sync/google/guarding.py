"""Who may change a tab, as far as Google lets us see it.

The owner of the file can always edit, and no protection says so reliably: he is listed as an editor or not. Callers
who know him name him among those allowed. How protections overlap, and what becomes of them when people change them,
is told by others and not by Google.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sheets_sync.google.standing import Protection, Sheet

_TOP = 2
"""Rows above the rows of a tab of ours: the heading and the column titles."""
_EDGES = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")


def protection_of(told: Mapping[str, Any]) -> Protection:
    """Returns a protected range as it concerns its tab.

    The range of a whole tab names no rows and columns; that of the tab with id 0 may not be there at all. One that
    follows a named range or a table covers whatever that will cover, so it is never counted as whole.
    """
    editors, left = told.get("editors") or {}, told.get("unprotectedRanges") or ()
    typed = tuple(sorted(place for gap in left for place in _columns(gap)))
    where = told.get("range") or {}
    bounded, follows = any(edge in where for edge in _EDGES), bool(told.get("namedRangeId") or told.get("tableId"))
    return Protection(
        id=told.get("protectedRangeId", 0),
        whole=not (bounded or follows),
        warning_only=bool(told.get("warningOnly")),
        gaps=not all(map(_columns, left)),
        users=tuple(sorted(_small(editors.get("users", ())))),
        others=bool(editors.get("groups") or editors.get("domainUsersCanEdit")),
        typed=typed,
        column=None if follows else _single(where),
        bottom=where.get("endRowIndex"),
    )


def typed_column(sheet: int, column: int) -> dict[str, int]:
    """Returns the range of a column (0-based) below the column titles, into which people may type."""
    return {"sheetId": sheet, "startRowIndex": _TOP, "startColumnIndex": column, "endColumnIndex": column + 1}


def _single(where: Mapping[str, Any]) -> int | None:
    """Returns the column that a range covers from below the column titles on, when it covers nothing else."""
    columns = _columns(where) if where.get("startRowIndex") == _TOP else range(0)
    return columns.start if len(columns) == 1 else None


def _columns(gap: Mapping[str, Any]) -> range:
    """Returns the columns that a gap leaves open, if it is no more than that: nothing of the two rows on top."""
    if gap.get("startRowIndex", 0) < _TOP or "endColumnIndex" not in gap:
        return range(0)
    return range(gap.get("startColumnIndex", 0), gap["endColumnIndex"])


def is_guarded(protections: Iterable[Protection], allowed: Collection[str] | None = None) -> bool:
    """Tells whether one of the protections locks the whole tab for everybody else.

    Args:
        protections: of the tab.
        allowed: addresses of those who may edit, the account and the owner among them; None does not judge who is
            listed.
    """
    return any(
        one.whole and one.sound and (allowed is None or set(one.users) <= _small(allowed)) for one in protections
    )


def editors_of(protections: Iterable[Protection], allowed: Collection[str] = ()) -> tuple[str, ...]:
    """Returns who is listed as an editor of a tab beside those who are allowed, in order.

    Everybody counts whom any protection of a tab lists, be it of a part only: whether two that overlap must both
    let somebody in is not documented. One that only warns lists people for no purpose.
    """
    listed = {user for one in protections if not one.warning_only for user in one.users}
    return tuple(sorted(listed - _small(allowed)))


def locks(sheet: Sheet) -> dict[int, Protection]:
    """Returns the columns that have a lock of their own, within what the protection of the whole tab leaves open.

    A column that two locks cover has none, for both may have to let somebody in; nor has one whose lock ends above the
    last row.
    """
    standing = sheet.protections
    open_ = {column for one in standing if one.whole for column in one.typed}
    found = [one for one in standing if one.column in open_]
    places = [one.column for one in found]
    sure = [one for one in found if one.sound and places.count(one.column) == 1]
    whole = [one for one in sure if one.bottom is None or one.bottom >= sheet.rows]
    return {one.column: one for one in whole if one.column is not None}


def besides(sheet: Sheet) -> tuple[Protection, ...]:
    """Returns the protections of a tab without the locks of single columns."""
    ids = {one.id for one in locks(sheet).values()}
    return tuple(one for one in sheet.protections if one.id not in ids)


def _small(addresses: Iterable[str]) -> set[str]:
    """Returns addresses in small letters, as protections hold them."""
    return {address.lower() for address in addresses if address}
