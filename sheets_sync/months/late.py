"""What came late to a closed month: which pay is no longer what was closed, and what of it HR has taken over."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from scoring.facts import Department
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.grid import Book, Grid, Wanted
from sheets_sync.months.record import Event, Record
from sheets_sync.seal import SEAL_TAB, laid_out, pack
from sheets_sync.texts import text

FORM = 1
_PAYROLL = "payroll"
_NOUGHT = Decimal(0)
_FIRST_ROW, _FILE_COLUMN = 3, 8


@dataclass(frozen=True, slots=True)
class Line:
    """What is taken over of one person.

    Attributes:
        person_id: whose.
        name: theirs.
        before: the pay as it was closed, with what was taken over before; None where there was none.
        after: the pay as it comes out now; None where there is none.
        amount: the difference that is settled by this.
        paid: what of it is paid in the month that it goes into; otherwise where it is settled outside.
    """

    person_id: str
    name: str
    before: Decimal | None
    after: Decimal | None
    amount: Decimal
    paid: Decimal


@dataclass(frozen=True, slots=True)
class Accepted:
    """What HR took over of a closed month.

    Attributes:
        team: its name.
        period: the closed month.
        number: the how manieth taking over of that month, from 1.
        into: the month in which it is paid.
        by: who of HR.
        on: the day, where the team is.
        reason: why it is settled outside of pay; else empty.
        lines: sorted by person.
    """

    team: str
    period: str
    number: int
    into: str
    by: str
    on: date
    reason: str
    lines: tuple[Line, ...]

    @property
    def file(self) -> str:
        """Returns the name of its file in the archive."""
        return f"{self.period}-accepted-{self.number}.json"

    def packed(self) -> bytes:
        """Returns its file: the same whenever the same is taken over."""
        return json.dumps(self.plain(), ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")

    def plain(self) -> dict[str, object]:
        """Returns what its file says."""
        said = {name: getattr(self, name) for name in ("team", "period", "number", "into", "by", "reason")}
        lines = [{name: _said(getattr(each, name)) for name in Line.__slots__} for each in self.lines]
        return {**said, "form": FORM, "on": str(self.on), "lines": lines}

    def event(self, digest: str) -> Event:
        """Returns what the record says of it, with the digest of its file."""
        told = {"by": self.by, "reason": self.reason, "file": self.file, "digest": digest, "into": self.into}
        return Event(0, self.period, "accepted", self.on, **told)


def accepted_of(said: str) -> Accepted:
    """Returns what a file of ours says.

    Raises:
        ValueError: it is none of ours; so do TypeError, LookupError and ArithmeticError say.
    """
    whole = json.loads(said)
    if whole.pop("form") != FORM:
        raise ValueError(said)
    lines = tuple(_line(each) for each in whole.pop("lines"))
    return Accepted(**{**whole, "on": date.fromisoformat(whole["on"])}, lines=lines)


def _line(said: Mapping[str, str | None]) -> Line:
    before, after, amount, paid = (said[name] for name in ("before", "after", "amount", "paid"))
    whose = (str(said["person_id"]), str(said["name"]))
    known = (None if before is None else Decimal(before), None if after is None else Decimal(after))
    return Line(*whose, *known, Decimal(str(amount)), Decimal(str(paid)))


def standing(record: Record) -> tuple[Event, ...]:
    """Returns what was taken over of months that are still closed as they were then.

    Opening a month again drops what was taken over of it: its own pay is worked out anew with all changes.
    """
    since = {event.period: event.number for event in record.events if event.what == "closed"}
    return tuple(
        event
        for event in record.events
        if event.what == "accepted" and record.state(event.period) == "closed" and event.number > since[event.period]
    )


def paid_in(record: Record, period: Period) -> Period:
    """Returns the month in which late changes of a closed one are paid: the next that is not closed."""
    month = period.shift(1)
    while record.state(str(month)) == "closed":
        month = month.shift(1)
    return month


def totals(books: Iterable[Wanted]) -> dict[str, tuple[str, Decimal | None]]:
    """Returns everybody's name and pay by id, as our payroll has them."""
    tab = next((book.tabs[0] for book in books if book.key == _PAYROLL and book.tabs), None)
    if tab is None:
        return {}
    last = max(place for place, column in enumerate(tab.columns) if column.kind == "money")
    rows = tab.rows[:-1] if tab.last_is_total else tab.rows
    return {str(row[0]): (str(row[tab.names] or ""), _money(row[last])) for row in rows}


def unsettled(
    archived: Iterable[Wanted], draft: Iterable[Wanted], accepted: Iterable[Accepted]
) -> tuple[tuple[Line, ...], tuple[tuple[str, str], ...]]:
    """Returns whose pay is otherwise now than closed and taken over, and whose cannot be told (id and name).

    Args:
        archived: our books as the month was closed.
        draft: our books as its inputs give them now.
        accepted: what was taken over of the month since it was closed.
    """
    was, now = totals(archived), totals(draft)
    settled: dict[str, Decimal] = {}
    for line in (line for each in accepted for line in each.lines):
        settled[line.person_id] = settled.get(line.person_id, _NOUGHT) + line.amount
    lines, open_ = [], []
    for person in sorted({*was, *now}):
        name, before = was.get(person, (now.get(person, ("",))[0], None))
        after = now.get(person, ("", None))[1]
        if person in now and after is None and before is not None:
            open_.append((person, name))
            continue
        stood = before if person not in settled else (before or _NOUGHT) + settled[person]
        amount = (after or _NOUGHT) - (stood or _NOUGHT)
        if amount:
            lines.append(Line(person, name, stood, after, amount, amount))
    return tuple(lines), tuple(open_)


def adjusted(
    department: Department, accepted: Iterable[tuple[Event, Accepted]], book: str, language: str
) -> Department:
    """Returns the facts of a month with what HR has taken over into it, each a dated line of the adjustments.

    Whoever it is owed to and is not employed in the month is named by a problem: nothing vanishes.

    Args:
        department: as it was read.
        accepted: what was taken over into its month, with the event that tells of it.
        book: name of the months' book.
        language: of the reasons.
    """
    month, people = str(department.period), {person.id: person for person in department.people}
    lines = dict(department.adjustments)
    problems = list(department.problems)
    owed: dict[str, Decimal] = {}
    found = [(event, each, line) for event, each in accepted if each.into == month for line in each.lines]
    for _, _, line in found:
        owed[line.person_id] = owed.get(line.person_id, _NOUGHT) + line.paid
    for event, each, line in found:
        cell = _cell(event, book, language)
        if not line.paid or not owed[line.person_id]:
            continue
        if line.person_id in people and people[line.person_id].days_served(department.period):
            reason = text(language, "tabs.accepted_line", month=each.period, on=each.on)
            figure = Figure("adjustment", line.paid, "yuan", ("adjusted", reason, each.by), (cell,))
            lines[line.person_id] = (*lines.get(line.person_id, ()), figure)
        else:
            told = {"id": line.person_id, "name": line.name, "month": month, "earlier": each.period}
            problems.append(Problem("accepted_for_absent", cell, told, period=month))
    return replace(department, adjustments=lines, problems=tuple(sorted(problems, key=Problem.sort_key)))


def as_standing(wanted: Wanted, book: str = "") -> Book:
    """Returns a book of ours as it stands once it is written, so that a plan can be made from it."""
    cells = tuple(map(laid_out, wanted.tabs))
    sealed = Grid(SEAL_TAB, tuple((each,) for each in pack(wanted, cells)), hidden=True)
    grids = {tab.title: Grid(tab.title, rows, protected=True) for tab, rows in zip(wanted.tabs, cells, strict=True)}
    return Book(book or wanted.key, wanted.address, {**grids, SEAL_TAB: sealed}, "")


def _cell(event: Event, book: str, language: str) -> Cell:
    title = text(language, "tabs.months_record")
    return Cell(book, title, event.number + _FIRST_ROW - 1, _FILE_COLUMN, event.file)


def _money(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _said(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value


def events_into(record: Record, period: Period) -> tuple[Event, ...]:
    """Returns what was taken over into a month and still counts."""
    return tuple(event for event in standing(record) if event.into == str(period))


def of_month(accepted: Mapping[str, Accepted], record: Record, month: str) -> tuple[Accepted, ...]:
    """Returns what was taken over of a month and still counts, out of what every file says."""
    return tuple(accepted[event.file] for event in standing(record) if event.period == month)
