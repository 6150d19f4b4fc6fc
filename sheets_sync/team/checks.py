"""What a team file must keep to beyond its form: names that exist, words with one meaning, books kept apart."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from scoring.form import Mistake, Path, nearest
from scoring.unit import UNITS
from scoring.written import INTRINSIC
from sheets_sync.team.addresses import PERIOD
from sheets_sync.team.kind_checks import kind_mistakes, tab_mistakes
from sheets_sync.team.kinds import NAMING
from sheets_sync.team.meaning import Team
from sheets_sync.team.signers import sign_mistakes
from sheets_sync.team.table import Column, Mark, Table
from sheets_sync.team.words import plain_text

OURS = ("summary", "payroll", "results")
MAY_BE_OURS = ("months",)
STATUSES = ("regular", "probation", "left", "stand_in")
APPEALED = ("received", "under_review", "upheld", "partly_upheld", "rejected")
YES_NO = ("yes", "no")
HOURS = 24
_HAVE_GROUPS = ("monthly",)
_ALSO = {("week", "date")}  # a week may be told by any day in it
_TIMES = ("time", "text")
_MEASURED = ("number", "percent", "yes_no", "choice", "text", "date", "role")
PLAIN_MARKS = ("present", "rest", "not_employed")


def check(team: Team, stem: str) -> list[Mistake]:
    """Returns every mistake in a team whose form is right; ``stem`` is the name of its file without the suffix."""
    mistakes = [
        *_head(team, stem),
        *_ours(team),
        *_pay_shown(team),
        *sign_mistakes(team),
        *_measures(team),
        *_records(team),
    ]
    for key, table in team.tables.items():
        path = ("tables", key)
        mistakes += _table(team, table, path)
        for name, column in table.columns.items():
            mistakes += _column(team, column, (*path, "columns", name))
        for name, mark in table.marks.items():
            mistakes += _mark(name, mark, (*path, "marks", name))
    return mistakes


def _unknown(path: Path, word: str, known: Iterable[str]) -> Mistake:
    return Mistake(path, "unknown_word", nearest(word, sorted(known)))


def _head(team: Team, stem: str) -> Iterator[Mistake]:
    if team.team != stem:
        yield Mistake(("team",), "team_named_otherwise", {"found": team.team, "wanted": stem})
    try:
        ZoneInfo(team.time_zone)
    except (OSError, ValueError, KeyError):
        yield Mistake(("time_zone",), "unknown_time_zone", {"found": team.time_zone})
    bounds = {"from_day": (team.period.from_day, 1, 28), "weeks": (team.period.weeks, 0, 53)}
    for key, (found, least, most) in bounds.items():
        if not least <= found <= most:
            said = {"found": str(found), "least": str(least), "most": str(most)}
            yield Mistake(("period", key), "out_of_bounds", said)
    appeals = [key for key, table in team.tables.items() if table.kind == "appeals"]
    if len(appeals) > 1:
        yield Mistake(("tables", appeals[1]), "appeals_twice", {"found": appeals[1], "first": appeals[0]})
    rosters = [key for key, table in team.tables.items() if table.kind == "people"]
    if len(rosters) != 1:
        yield Mistake(("tables",), "one_roster_needed", {"found": ", ".join(rosters) or "—"})
    yield from _twice("word_twice", [(("roles", key, "titles"), role.titles) for key, role in team.roles.items()])


def _ours(team: Team) -> Iterator[Mistake]:
    for key in team.ours:
        if key not in (*OURS, *MAY_BE_OURS):
            yield _unknown(("ours", key), key, (*OURS, *MAY_BE_OURS))
        elif key in MAY_BE_OURS and PERIOD in team.ours[key].at:
            yield Mistake(("ours", key, "at"), "one_for_all_periods", {"found": team.ours[key].at})
    for key in OURS:
        if key not in team.ours:
            yield Mistake(("ours", key), "missing_key", {"wanted": key})


def _pay_shown(team: Team) -> Iterator[Mistake]:
    """Yields pay that would be shown where it cannot be, or that nobody would ever confirm."""
    for key in (key for key, book in team.ours.items() if book.pay):
        if key != "results":
            yield Mistake(("ours", key, "pay"), "pay_only_in_results", {"found": key})
        elif not team.keeps_months:
            yield Mistake(("ours", key, "pay"), "pay_needs_months", {"found": key})


def _measures(team: Team) -> Iterator[Mistake]:
    """Yields measures that two tables give, or that one table gives in two units."""
    seen: dict[str, str] = {}
    for key, table in team.tables.items():
        units: dict[str, str] = {}
        for name, unit in table.measured():
            if units.setdefault(name, unit) != unit:
                said = {"found": name, "wanted": unit, "first": units[name]}
                yield Mistake(("tables", key), "mark_unit_differs", said)
        for name in units:
            if name in INTRINSIC and not (name == "group" and table.kind in _HAVE_GROUPS):
                yield Mistake(("tables", key), "measure_reserved", {"found": name, "known": ", ".join(INTRINSIC)})
            if name in seen and name != "group":
                yield Mistake(("tables", key), "measure_twice", {"found": name, "first": seen[name]})
            seen[name] = key


def _records(team: Team) -> Iterator[Mistake]:
    """Yields records that two tables give for one role."""
    seen: list[tuple[str, str, frozenset[str]]] = []
    for key, table in team.tables.items():
        roles = frozenset(table.for_ or team.roles)
        first = next((other for record, other, those in seen if record == table.record and roles & those), "")
        if table.record and first:
            yield Mistake(("tables", key, "record"), "record_twice", {"found": table.record, "first": first})
        seen.append((table.record, key, roles))


def _table(team: Team, table: Table, path: Path) -> Iterator[Mistake]:
    if table.book not in team.books:
        yield _unknown((*path, "book"), table.book, team.books)
    for role in table.for_:
        if role not in team.roles:
            yield _unknown((*path, "for"), role, team.roles)
    for key in table.needed():
        if key not in table.columns:
            yield Mistake((*path, "columns"), "column_needed", {"wanted": key, "kind": table.kind})
    for key in ("events", "marks"):
        wanted = table.kind == {"events": "events", "marks": "month_grid"}[key]
        if bool(getattr(table, key)) != wanted:
            yield Mistake(
                (*path, key), "missing_key" if wanted else "key_not_for_kind", {"wanted": key, "kind": table.kind}
            )
    yield from tab_mistakes(team, table, (*path, "tab"))
    yield from kind_mistakes(team, table, path)
    yield from _hours(table, (*path, "hours_a_day"))
    yield from _columns_as_needed(table, path)
    yield from _twice("title_twice", [((*path, "columns", key), one.titles) for key, one in table.columns.items()])
    yield from _twice("word_twice", [((*path, "events", key), words) for key, words in table.events.items()])
    yield from _twice("word_twice", [((*path, "marks", key), mark.words) for key, mark in table.marks.items()])


def _hours(table: Table, path: Path) -> Iterator[Mistake]:
    if not 0 < table.hours_a_day <= HOURS:
        bounds = {"found": str(table.hours_a_day), "least": "0", "most": str(HOURS)}
        yield Mistake(path, "out_of_bounds", bounds)


def _columns_as_needed(table: Table, path: Path) -> Iterator[Mistake]:
    for key, (as_, _) in NAMING[table.kind].items():
        column = table.columns.get(key)
        if column is not None and column.as_ != as_ and (key, column.as_) not in _ALSO:
            yield Mistake((*path, "columns", key, "as"), "column_as", {"found": column.as_, "wanted": as_})
    wanted = _TIMES if table.kind == "punches" else _MEASURED
    for key, column in table.columns.items():
        if key not in NAMING[table.kind] and column.as_ not in wanted:
            yield Mistake((*path, "columns", key, "as"), "column_as", {"found": column.as_, "wanted": wanted[0]})


def _column(team: Team, column: Column, path: Path) -> Iterator[Mistake]:
    needed = {"number": "unit", "percent": "written", "choice": "choices"}.get(column.as_, "")
    if needed and not getattr(column, needed):
        yield Mistake((*path, needed), "missing_key", {"wanted": needed})
    if column.unit and column.unit not in UNITS:
        yield _unknown((*path, "unit"), column.unit, UNITS)
    if column.least is not None and column.most is not None and column.least > column.most:
        yield Mistake((*path, "least"), "least_above_most", {"least": str(column.least), "most": str(column.most)})
    yield from (_unknown((*path, "for"), role, team.roles) for role in column.for_ if role not in team.roles)
    yield from _choices(column, path, APPEALED if team.tables[path[1]].kind == "appeals" else STATUSES)


def _choices(column: Column, path: Path, statuses: tuple[str, ...]) -> Iterator[Mistake]:
    if path[-1] == "status":
        for key in column.choices:
            if key not in statuses:
                yield _unknown((*path, "choices", key), key, statuses)
    if column.as_ == "yes_no":
        yield from (_unknown((*path, "choices", key), key, YES_NO) for key in column.choices if key not in YES_NO)
    yield from _twice("word_twice", [((*path, "choices", key), words) for key, words in column.choices.items()])


def _mark(name: str, mark: Mark, path: Path) -> Iterator[Mistake]:
    if mark.sums and not mark.n:
        yield Mistake((*path, "n"), "missing_key", {"wanted": "n"})
    if mark.default is not None and not mark.n:
        yield Mistake((*path, "default"), "missing_key", {"wanted": "n"})
    if name in PLAIN_MARKS and (mark.n or mark.counts or mark.sums):
        yield Mistake(path, "mark_is_plain", {"found": name})


def _twice(code: str, claims: list[tuple[Path, tuple[str, ...]]]) -> Iterator[Mistake]:
    """Yields the words that two of the claims share, and those that are blank."""
    seen: dict[str, Path] = {}
    for path, words in claims:
        for word in words:
            key = plain_text(word)
            if not key:
                yield Mistake(path, "blank_word", {"found": word})
            elif seen.get(key, path) != path:
                yield Mistake(path, code, {"found": word, "first": ".".join(seen[key])})
            seen[key] = path
