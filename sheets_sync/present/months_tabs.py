"""月结, the tabs of the book that remembers the months: how each stands, what moved, what happened; never any pay."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sheets_sync.grid import Column, Tab, Value, Wanted
from sheets_sync.months.book import KEY
from sheets_sync.months.record import Event, Record, Seen
from sheets_sync.months.rows import Row, difference_row, event_row, remembered_row
from sheets_sync.months.ticks import Tick, last_refused
from sheets_sync.present.months_boxes import with_boxes
from sheets_sync.present.months_words import of_others_said, state_said, tick_said
from sheets_sync.team import Team
from sheets_sync.texts import text

_MONTHS = {
    "month_column": ("text", 12),
    "month_state": ("text", 8),
    "appraised_people": ("count", 8),
    "open_count": ("count", 12),
    "fingerprint": ("text", 22),
    "figures_moved": ("date", 14),
    "published_on": ("date", 12),
    "appeals_until": ("date", 12),
    "confirmed_by": ("text", 9),
    "confirmed_on": ("date", 12),
    "closed_by": ("text", 9),
    "closed_on": ("date", 12),
    "archive_file": ("text", 16),
    "reopened_because": ("long_text", 16),
    "in_the_way": ("long_text", 46),
    "other_months": ("long_text", 24),
}
_EVENTS = ("number", "month_column", "event", "on_day", "by", "fingerprint", "reason", "archive_file", "sha256")
_DIFFERENCES = ("month_column", "why_differs", "id", "name", "item", "was", "is_now", "because", "code")
_HISTORY = ("month_column", "id", "figure_name", "value", "unit", "word", "why_without")


def months_book(
    team: Team,
    record: Record,
    until: Mapping[str, date] | None = None,
    more: tuple[Tab, ...] = (),
    ticks: tuple[Tick, ...] = (),
) -> Wanted:
    """Returns the book of all months of a team, as it is to be.

    Args:
        team: whose.
        record: what has happened.
        until: month to the last day on which somebody may appeal against it.
        more: tabs that others keep there: tasks, appeals.
        ticks: which nobody has taken yet; they stay as they stand.
    """
    ours = team.ours[KEY]
    months = with_boxes(_months(team, record, until or {}), team, record, ticks)
    tabs = (months, _differences(team, record), *more)
    kept = (*tabs, _history(team, record), _events(team, record))
    return Wanted(KEY, ours.address(""), "", kept, _title(team), editors=ours.editors)


def _months(team: Team, record: Record, until: Mapping[str, date]) -> Tab:
    """Returns the tab that people look at: a row a month, the latest first."""
    seen = {each.period: each for each in record.seen}
    periods = sorted({*record.periods(), *seen}, reverse=True)
    rows = tuple(_month(team, record, period, seen.get(period), until.get(period)) for period in periods)
    made = _tab(team, "months", _MONTHS, rows)
    return replace(made, heading=text(team.language, "tabs.months_head", heading=made.heading))


def _month(team: Team, record: Record, period: str, seen: Seen | None, until: date | None) -> Row:
    state = record.state(period)
    published, closed = record.last(period, "published"), record.last(period, "closed")
    signed, again = record.last(period, "confirmed"), record.last(period, "reopened")
    signed, closed = (signed if state in ("confirmed", "closed") else None), (closed if state == "closed" else None)
    looked: tuple[Value, ...] = (None, None, None, None)
    if seen:
        looked = (Decimal(seen.people), Decimal(seen.problems), seen.fingerprint, seen.moved)
    return (
        period,
        _state(team, record, period),
        *looked,
        published.on if published else None,
        until,
        *((signed.by, signed.on) if signed else (None, None)),
        *((closed.by, closed.on, closed.file) if closed else (None, None, None)),
        again.reason if again else None,
        "\n".join(seen.hindrances) if seen else _unseen(team, record, period),
        "\n".join(of_others_said(team, record, period)) or None,
    )


def _unseen(team: Team, record: Record, period: str) -> str | None:
    """Returns what stands in the way of a month that nobody has looked at: a tick that was not taken at the most."""
    event = last_refused(record, period)
    return tick_said(event, team.language) if event else None


def _state(team: Team, record: Record, period: str) -> str:
    """Returns how far a month is; one that was only brought in has no state of its own."""
    state = record.state(period)
    brought = state == "open" and record.last(period, "imported") is not None
    return text(team.language, "tabs.event_imported") if brought else state_said(state, team.language)


def _differences(team: Team, record: Record) -> Tab:
    """Returns the tab of what is otherwise than it was signed."""
    wide = {"item": ("text", 20), "because": ("long_text", 60), "why_differs": ("long_text", 24)}
    titles = {key: wide.get(key, ("text", 14)) for key in _DIFFERENCES}
    rows = [difference_row(each, text(team.language, f"tabs.why_{each.why}")) for each in record.differences]
    return _tab(team, "months_differences", titles, tuple(rows), keys=5, names=3)


def _history(team: Team, record: Record) -> Tab:
    titles = dict.fromkeys(_HISTORY, ("text", 14)) | {"figure_name": ("text", 30)}
    return _tab(team, "history", titles, tuple(map(remembered_row, record.history)), keys=3, names=1)


def _events(team: Team, record: Record) -> Tab:
    """Returns the tab of everything that happened, to which rows are only ever added."""
    kinds = {"number": ("count", 8), "on_day": ("date", 12), "reason": ("long_text", 30), "sha256": ("text", 30)}
    titles = {key: kinds.get(key, ("text", 14)) for key in (*_EVENTS, "into_month", "code", "team_key")}
    rows = tuple(event_row(event, _happened(event, team), team.team) for event in record.events)
    return _tab(team, "months_record", titles, rows)


def _happened(event: Event, team: Team) -> str:
    """Returns what an event is called; a difference that was taken over with a reason is settled outside of pay."""
    outside = event.what == "accepted" and event.reason
    return text(team.language, f"tabs.event_{event.what}{'_outside' if outside else ''}")


def _tab(
    team: Team, key: str, titles: Mapping[str, tuple[str, int]], rows: tuple[Row, ...], *, keys: int = 1, names: int = 0
) -> Tab:
    columns = tuple(Column(text(team.language, f"tabs.{each}"), *how) for each, how in titles.items())
    title = text(team.language, f"tabs.{key}")
    return Tab(title, months_heading(team, title), columns, rows, keys=keys, names=names, guarded=False)


def months_heading(team: Team, tab: str) -> str:
    """Returns the first row of a tab of the months' book, by its title."""
    return text(team.language, "tabs.heading", book=_title(team), tab=tab)


def _title(team: Team) -> str:
    name = team.title.get(team.language) or next(iter(team.title.values()), team.team)
    return text(team.language, "tabs.months_book", team=name)
