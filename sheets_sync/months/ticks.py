"""Boxes to tick in the tab of the months on Google: one for each person who may sign, which nobody else may tick.

Values do not say who typed them: what says it is the lock on the column. So a tick counts as somebody's only where, in
the very answer that told it, just this person was let in. Whom no lock binds (the owner, and we) must not sign.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sheets_sync.grid import Book, BookFault, Grid, Value
from sheets_sync.months.book import KEY
from sheets_sync.months.fingerprint import SIGNED as BOOKS
from sheets_sync.months.names import same
from sheets_sync.months.outlook import Hindrance
from sheets_sync.months.record import Event, Record
from sheets_sync.months.rows import clean
from sheets_sync.plan.table import sealed_table, standing_table
from sheets_sync.seal import SealedTab, unpack
from sheets_sync.team import Team
from sheets_sync.team.addresses import PERIOD
from sheets_sync.team.signers import SIGNED, signers
from sheets_sync.texts import LANGUAGES, text, texts

_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Boxes:
    """A column of boxes.

    Attributes:
        what: ``confirm`` or ``close``.
        by: whose they are.
        address: the account that may tick them.
        title: of the column; it names whose they are, so that a tick is never taken for another one's.
    """

    what: str
    by: str
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A box that does not stand as we left it.

    Attributes:
        boxes: its column.
        period: the month of its row.
        fingerprint: the one that was shown beside it.
        value: what stands there; nothing but ``True`` is a tick.
        doubt: why it does not prove who ticked: ``unlocked``, ``owner``, ``unproven``; empty when it does.
    """

    boxes: Boxes
    period: str
    fingerprint: str
    value: Value
    doubt: str = ""


def columns_of(team: Team) -> tuple[Boxes, ...]:
    """Returns the columns of boxes of a team: those who may confirm first; none where the book knows no people."""
    if not team.ours[KEY].at.startswith("google:"):
        return ()
    return tuple(
        Boxes(what, each.name, each.address, text(team.language, f"tabs.tick_{what}", by=each.name))
        for what in SIGNED
        for each in signers(team, what)
        if each.address
    )


def is_signed(record: Record, period: str, boxes: Boxes) -> bool:
    """Tells whether a box stands ticked as the state of its month: this person has confirmed it, or closed it."""
    holds = ("confirmed", "closed") if boxes.what == "confirm" else ("closed",)
    event = record.last(period, "confirmed" if boxes.what == "confirm" else "closed")
    return record.state(period) in holds and event is not None and same(event.by, boxes.by)


def ticks(team: Team, record: Record, found: Book | BookFault | None) -> tuple[Tick, ...]:
    """Returns what people ticked since we wrote the book, by its rows; those to confirm first.

    A box that was emptied after we had taken its tick is none: what was signed stays signed.

    Args:
        team: whose.
        record: as it was read.
        found: the book of the months as read, in the same answer.
    """
    columns = columns_of(team)
    ours = found.ours(KEY) if columns and isinstance(found, Book) else None
    seal = unpack(ours) if ours else None
    titles = {texts(language, "tabs")["months"] for language in LANGUAGES}
    title = next((each for each in seal.titles if each in titles), "") if seal else ""
    sealed = seal.tab(title) if seal else None
    if ours is None or sealed is None or title not in ours.grids:
        return ()
    bound = {each.address for each in columns} - {*ours.owners}
    seen = _Seen(ours.grids[title], sealed, ours.owners, len(bound) == len({each.address for each in columns}))
    return tuple(each for boxes in columns for each in seen.ticks(record, boxes))


@dataclass(frozen=True, slots=True)
class _Seen:
    """The tab as it stands and as we wrote it, whom no lock binds, and whether nobody who signs is among these."""

    grid: Grid
    sealed: SealedTab
    owners: tuple[str, ...]
    apart: bool

    def ticks(self, record: Record, boxes: Boxes) -> Iterator[Tick]:
        known = sealed_table(self.sealed)
        standing = standing_table(self.grid, known)
        if boxes.title not in known.columns or boxes.title not in standing.columns or not standing.keys:
            return
        place, key = standing.columns.index(boxes.title), standing.keys[0]
        shown = {each.period: each.fingerprint for each in record.seen}
        doubt = self._doubt(place, boxes)
        for row in standing.rows:
            period, value = str(row[key] or ""), row[place]
            untouched = value is None or value is False or (value is True and is_signed(record, period, boxes))
            if period and not untouched:
                yield Tick(boxes, period, shown.get(period, ""), value, doubt)

    def _doubt(self, place: int, boxes: Boxes) -> str:
        """Returns why a tick in a column does not prove who made it."""
        if not self.apart:
            return "owner"
        who = dict(self.grid.ticked_by).get(place, ())
        if who is None or not self.owners:
            return "unproven"
        return "" if self.grid.protected and who == (boxes.address,) else "unlocked"


def moved(tick: Tick, now: str) -> Hindrance:
    """Returns why a tick beside figures that have moved is not taken."""
    told = {"month": tick.period, "shown": tick.fingerprint or "—", "now": now, "by": tick.boxes.by}
    return Hindrance("month_tick_moved", told)


def in_doubt(tick: Tick, month: str, team: Team) -> Hindrance | None:
    """Returns why a tick is not taken whatever stands in the way of signing, or None.

    Args:
        tick: it.
        month: the one that is worked out. A tick of another one waits where every month has books of its own.
        team: whose.
    """
    told = {"month": tick.period, "by": tick.boxes.by, "address": tick.boxes.address}
    if tick.value is not True:
        return Hindrance("month_tick_form", {**told, "found": clean(str(tick.value))[:_LONGEST]})
    if tick.doubt:
        return Hindrance(f"month_tick_{tick.doubt}", told)
    turned = any(PERIOD not in team.ours[key].at for key in BOOKS)
    return Hindrance("month_tick_other", {**told, "now": month}) if turned and tick.period != month else None


def refused(record: Record, tick: Tick, why: str, today: date) -> Record:
    """Returns the record with a tick that was not taken; ``why``: in words, for whoever ticked."""
    event = Event(0, tick.period, "tick_refused", today, clean(tick.boxes.by), reason=clean(why))
    return record.with_event(event)


def last_refused(record: Record, period: str) -> Event | None:
    """Returns the tick that was not taken last, if nothing was signed, fell or was opened again since."""
    last = record.last(period, "confirmed", "fell", "closed", "reopened", "tick_refused")
    return last if last is not None and last.what == "tick_refused" else None
