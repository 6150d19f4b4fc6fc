"""What the kind of a table asks of its keys: titles that tell periods, records, slots of a day, raters."""

import re
from collections.abc import Callable, Iterator

from scoring.form import Mistake, Path, nearest
from sheets_sync.team.kinds import TAB_A_PERIOD
from sheets_sync.team.meaning import Team
from sheets_sync.team.table import Table
from sheets_sync.team.words import clock

_TELLS = {"month": "month", "quarter": "quarter", "half_year": "half", "year": "year"}
"""Kind of period to the field of a title that tells which one it is."""
_FIELDS = ("year", "month", "quarter", "half", "week")
_OF_KINDS: dict[str, tuple[object, tuple[str, ...]]] = {
    "record": ("", ("records", "punches")),
    "form": ("", ("punches",)),
    "slots_at": ({}, ("punches",)),
    "assign": ("in_order", ("punches",)),
    "day_begins": ("00:00", ("punches",)),
    "take": ("mean", ("ratings",)),
    "at_least": (1, ("ratings",)),
}
"""Key to what it is when nobody writes it, and to the kinds that have it."""
_LONGEST_GAP = 60
_WAYS = ("in", "out")


def tab_mistakes(team: Team, table: Table, path: Path) -> Iterator[Mistake]:
    """Yields titles that are no pattern where one is needed, and patterns that tell no period of the team."""
    patterns = [each for each in table.tab if "{" in each or "}" in each]
    if table.kind == "month_grid":
        yield from (Mistake(path, "tab_pattern", {"found": each}) for each in table.tab if not _is_of_month(each))
    elif not patterns or table.kind not in TAB_A_PERIOD:
        if patterns or len(table.tab) != 1 or not table.tab[0].strip():
            yield Mistake(path, "one_tab_needed", {"found": ", ".join(table.tab)})
    else:
        tells = _TELLS[team.period.kind]
        known = [each for each in _FIELDS if each in ("year", tells) or (each == "week" and _may_be_weekly(table))]
        first = _fields(table.tab[0])
        for pattern in table.tab:
            inside = _fields(pattern)
            if not inside or inside != first or inside - set(known) or not inside & {tells, "week"}:
                listed = ", ".join(f"{{{each}}}" for each in known)
                yield Mistake(path, "tab_pattern_kind", {"found": pattern, "known": listed, "kind": team.period.kind})


def _may_be_weekly(table: Table) -> bool:
    return table.kind in ("weekly", "department")


def _is_of_month(pattern: str) -> bool:
    return _fields(pattern) == {"year", "month"}


def _fields(pattern: str) -> set[str]:
    """Returns the fields of a title, which may have a width (``{month:02}``); none when it is no pattern."""
    try:
        title = pattern.format(year=2026, month=1, quarter=1, half=1, week=1)
    except (ValueError, LookupError, AttributeError, TypeError):
        return set()
    inside = set(re.findall(r"\{(\w+)(?::0?\d)?\}", pattern))
    plain = len(re.findall(r"\{[^}]*\}", pattern)) == len(re.findall(r"\{\w+(?::0?\d)?\}", pattern))
    return inside if plain and not set("{}") & set(title) else set()


def kind_mistakes(team: Team, table: Table, path: Path) -> Iterator[Mistake]:
    """Yields keys that the kind lacks or does not know."""
    for key, (default, kinds) in _OF_KINDS.items():
        if table.kind not in kinds and getattr(table, key) != default:
            yield Mistake((*path, key), "key_not_for_kind", {"wanted": key, "kind": table.kind})
    if table.kind == "month_grid" and team.period.from_day != 1:
        yield Mistake((*path, "kind"), "kind_needs_months", {"kind": table.kind})
    if table.is_weekly and not team.period.weeks:
        yield Mistake((*path, "kind"), "weeks_needed", {"kind": table.kind})
    if table.kind in ("records", "punches") and not table.record:
        yield Mistake((*path, "record"), "missing_key", {"wanted": "record"})
    if table.kind in _OWN:
        yield from _OWN[table.kind](table, path)


def _records(table: Table, path: Path) -> Iterator[Mistake]:
    keys = table.columns.keys()
    if not keys & {"date", "first", "period"} and not table.a_tab_a_period:
        yield Mistake((*path, "columns"), "column_needed", {"wanted": "date", "kind": table.kind})
    if "last" in keys and "first" not in keys:
        yield Mistake((*path, "columns"), "column_needed", {"wanted": "first", "kind": table.kind})
    if {"date", "first"} <= keys:
        yield Mistake((*path, "columns"), "one_of_two", {"wanted": "date, first"})


def _punches(table: Table, path: Path) -> Iterator[Mistake]:
    if not table.form:
        yield Mistake((*path, "form"), "missing_key", {"wanted": "form"})
        return
    if table.form == "device" and not table.slots_at:
        yield Mistake((*path, "slots_at"), "missing_key", {"wanted": "slots_at"})
    elif table.form == "day_rows" and not table.slots():
        yield Mistake((*path, "columns"), "column_needed", {"wanted": "as: time", "kind": table.kind})
    if table.slots_at and table.form != "device":
        yield Mistake((*path, "slots_at"), "key_not_for_kind", {"wanted": "slots_at", "kind": f"form: {table.form}"})
    times = {("slots_at", slot): text for slot, text in table.slots_at.items()} | {("day_begins",): table.day_begins}
    for key, text in times.items():
        if clock(text) is None:
            yield Mistake((*path, *key), "not_a_time", {"found": text})
    if not 0 <= table.same_within <= _LONGEST_GAP:
        said = {"found": str(table.same_within), "least": "0", "most": str(_LONGEST_GAP)}
        yield Mistake((*path, "same_within"), "out_of_bounds", said)
    yield from _directions(table, path)


def _directions(table: Table, path: Path) -> Iterator[Mistake]:
    if "direction" not in table.columns:
        return
    for key in table.columns["direction"].choices:
        if key not in _WAYS:
            yield Mistake((*path, "columns", "direction", "choices", key), "unknown_word", nearest(key, _WAYS))
    for slot in table.slots_at:
        if not slot.endswith(tuple(f"_{way}" for way in _WAYS)):
            yield Mistake((*path, "slots_at", slot), "slot_without_way", {"found": slot})


def _ratings(table: Table, path: Path) -> Iterator[Mistake]:
    if table.at_least < 1:
        yield Mistake((*path, "at_least"), "out_of_bounds", {"found": str(table.at_least), "least": "1", "most": "—"})
    for key, _ in table.measured():
        if table.columns[key].as_ not in ("number", "percent"):
            found: str = table.columns[key].as_
            yield Mistake((*path, "columns", key, "as"), "column_as", {"found": found, "wanted": "number"})


_OWN: dict[str, Callable[[Table, Path], Iterator[Mistake]]] = {
    "records": _records,
    "punches": _punches,
    "ratings": _ratings,
}
