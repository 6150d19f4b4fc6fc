"""What tells our tabs from theirs, and one writing from the next: marks on tabs, and named generations of a book."""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from sheets_sync.google.standing import GENERATION, MARK
from sheets_sync.grid import Mark

IDS = 2**31
"""How many ids of tabs there are."""
_TAKEN = 1_000  # ids that may have been taken before ours was given, one after the other
_GENERATION = re.compile(r"ss([a-z_]+)(\d{8,})")


def mark_text(mark: Mark, sheet: int) -> str:
    """Returns what the developer metadata of a tab holds.

    >>> mark_text(Mark("payroll", "工资"), 7)
    '{"ours": "payroll", "name": "工资", "sheet": 7}'
    """
    return json.dumps({"ours": mark.ours, "name": mark.name, "sheet": sheet}, ensure_ascii=False)


def mark_of(metadata: Iterable[Mapping[str, Any]], sheet: int) -> Mark | None:
    """Returns the mark of a tab, or None: one that came with a copied tab names another sheet and counts for nothing.

    Whether Google copies the metadata of a duplicated tab is not documented; this way it does not matter.

    >>> mark_of([{"metadataKey": "sheets-sync", "metadataValue": '{"ours": "", "name": "考勤", "sheet": 7}'}], 7)
    Mark(ours='', name='考勤')
    """
    texts = [one.get("metadataValue", "") for one in metadata if one.get("metadataKey") == MARK]
    return next((mark for mark in (_genuine(text, sheet) for text in texts) if mark), None)


def _genuine(text: str, sheet: int) -> Mark | None:
    """Returns the mark that a text holds, if it was made for this sheet; anybody may write anything there."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict) or type(held.get("sheet")) is not int or held["sheet"] != sheet:
        return None
    ours, name = held.get("ours"), held.get("name")
    if not (isinstance(ours, str) and isinstance(name, str) and name):
        return None
    return Mark(ours, name) if not ours or is_own_id(ours, name, sheet) else None


def first_id(key: str, name: str) -> int:
    """Returns the sheetId that a tab of ours gets when it is free: always the same one for the same tab."""
    return int.from_bytes(blake2b(f"{key}\n{name}".encode(), digest_size=4).digest(), "big") % IDS


def is_own_id(key: str, name: str, sheet: int) -> bool:
    """Tells whether a tab was added by us: anybody may fasten a mark, but nobody can change the id of a tab.

    A mark of ours on a tab of theirs would have it written over, or deleted; it counts for nothing.
    """
    return (sheet - first_id(key, name)) % IDS <= _TAKEN


def generation_name(key: str, number: int) -> str:
    """Returns the name of the named range of a generation, which people may see and change.

    >>> generation_name("payroll", 12)
    'sheets_sync_payroll_12'
    """
    return GENERATION.format(key=key, number=number)


def generation_id(key: str, number: int) -> str:
    """Returns the id of the named range of a generation, which stays.

    >>> generation_id("payroll", 12)
    'sspayroll00000012'
    """
    return f"ss{key}{number:08d}"


def generations(ranges: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Returns key of our book to its standing generation; of several the last.

    They are known by the ids of their named ranges, since people may change the names.

    >>> generations([{"namedRangeId": "sspayroll00000012", "name": "renamed"}, {"namedRangeId": "220755387"}])
    {'payroll': 12}
    """
    found: dict[str, int] = {}
    for one in ranges:
        told = _GENERATION.fullmatch(one.get("namedRangeId", ""))
        if told:
            found[told[1]] = max(int(told[2]), found.get(told[1], 0))
    return found
