"""``kind: appeals`` (申诉): what staff do not agree with, how far it is, and what was decided, one row each."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from scoring.figure import Cell, Figure, Reason
from scoring.period import Period
from scoring.person import Person
from scoring.problem import Level, Problem
from sheets_sync.months.appeals import UPHELD, WAITING, Appeal, Status, Viewpoint
from sheets_sync.months.names import same
from sheets_sync.team.meaning import Team
from sheets_sync.team.words import tidy_text
from sheets_sync.tidy.accounts import Tally
from sheets_sync.tidy.appealed import Item, Items
from sheets_sync.tidy.cells import month as month_cells
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Read, Unread, is_blank, shown
from sheets_sync.tidy.keys import know
from sheets_sync.tidy.months import outside_service
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet

_DECIDED = ("decision", "decided_by")


@dataclass(frozen=True, slots=True)
class Filed:
    """The appeals of all months, with what is wrong with those of the appraised one, and what became of the rows."""

    appeals: tuple[Appeal, ...] = ()
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read(team: Team, sheet: Sheet, roster: Roster, items: Items, viewpoint: Viewpoint) -> Filed:
    """Returns every appeal whose person and month are known.

    What is wrong with a row is told in its own month, or, of a month that was left out, as a warning in the next ones;
    a row without a month that can be read, in every one.

    Args:
        team: whose.
        sheet: the table.
        roster: who is known.
        items: what can be appealed against.
        viewpoint: from where appeals are looked at.
    """
    period = viewpoint.period
    sorted_rows = sort_rows(sheet, roster)
    problems = [*sorted_rows.problems]
    months = _by_month(sheet, sorted_rows.people, period, problems)
    used, refused = 0, len(problems) - len(sorted_rows.problems) + sorted_rows.refused
    found: list[tuple[Appeal, Cell]] = []
    for month, rows in sorted(months.items()):
        known = know(sheet, month, rows, roster)
        reading = _Rows(team, sheet, roster, items, viewpoint.today)
        found += [(reading.appeal(row, person, month), sheet.cell(row, "correction")) for row, person in known.rows]
        used, refused = used + len(known.rows), refused + known.refused
        told = [*known.problems, *reading.problems]
        problems += told if month == period else _warnings(told) if viewpoint.unseen(month) else []
    appeals, twice = _last_counts(sheet, found)
    problems += [each for each in twice if each.period == str(period)]
    return Filed(appeals, tuple(problems), (sheet.tally(used, refused),))


def _warnings(problems: list[Problem]) -> list[Problem]:
    return [replace(each, level=Level.WARNING) for each in problems]


def _by_month(
    sheet: Sheet, people: list[tuple[int, str]], like: Period, problems: list[Problem]
) -> dict[Period, list[tuple[int, str]]]:
    """Returns the rows of each month, and adds the problems of those whose month cannot be read."""
    read_month = month_cells.reader_like(like)
    found: dict[Period, list[tuple[int, str]]] = {}
    for row, key in people:
        month = read_month(sheet.value(row, "period"))
        if isinstance(month, Period):
            found.setdefault(month, []).append((row, key))
        else:
            fault = month if isinstance(month, Unread) else Unread("unreadable_month")
            problems.append(sheet.place.unread(fault, sheet.cell(row, "period"), Whose(), sheet.heading("period")))
    return found


def _last_counts(sheet: Sheet, found: list[tuple[Appeal, Cell]]) -> tuple[tuple[Appeal, ...], list[Problem]]:
    """Returns the appeals, of several upheld ones of one item only the one decided last with its correction."""
    last: dict[tuple[object, ...], int] = {}
    appeals = [appeal for appeal, _ in found]
    problems: list[Problem] = []
    for place, (appeal, _) in enumerate(found):
        if appeal.corrected is None:
            continue
        key = (appeal.period, appeal.person_id, appeal.item)
        before = last.get(key, place)
        loser, winner = (before, place) if _decided(appeal) >= _decided(appeals[before]) else (place, before)
        last[key] = winner
        if loser != winner:
            whose = Whose(appeal.person_id, str(appeal.period))
            here, there = found[loser][1], found[winner][1]
            told = {"item": appeal.called, "first": here.address, "last": there.address}
            problems.append(sheet.place.warning("appeal_twice", there, whose, **told))
            appeals[loser] = replace(appeals[loser], corrected=None)
    return tuple(appeals), problems


def _decided(appeal: Appeal) -> date:
    return appeal.decided_on or appeal.filed or date.min


@dataclass(frozen=True, slots=True)
class _Rows:
    """Reads the rows of one month, and gathers what is wrong with them."""

    team: Team
    sheet: Sheet
    roster: Roster
    items: Items
    today: date | None = None
    problems: list[Problem] = field(default_factory=list)

    def appeal(self, row: int, person_id: str, month: Period) -> Appeal:
        """Returns the appeal of a row."""
        whose, person = Whose(person_id, str(month)), self.roster.people[person_id]
        status = self._status(row, whose)
        upheld = status in UPHELD
        decided_on = None if is_blank(self.sheet.value(row, "decided_on")) else self._day(row, "decided_on", whose)
        waits = status in WAITING
        filed = self._filed(row, month, whose, self.today if waits else decided_on, waits=waits)
        self._word(row, "why", whose, Level.WARNING)
        called = tidy_text(shown(self.sheet.value(row, "item")))
        item = self.items.found(person.role, month, called)
        level = Level.ERROR if upheld else Level.WARNING
        if item is None:
            told = {"found": called, "nearest": self.items.nearest(person.role, month, called)}
            self._tell("appeal_item_unknown", row, "item", whose, level, **told)
        if not person.days_served(month):
            self.problems.append(outside_service(self.sheet, row, person_id, month))
        name, keeper = (item.name, item.keeper) if item else ("", "")
        place = self.sheet.cell(row, "employee_id").row
        made = Appeal(month, person_id, name, called, keeper, filed, status, decided_on, place)
        if not waits:
            decided = self._decision(row, person, whose, item, level)
            made = replace(made, corrected=self._correction(row, whose, item, decided) if item and upheld else None)
        return made

    def _status(self, row: int, whose: Whose) -> Status:
        value = self.sheet.value(row, "status")
        if is_blank(value):
            return "received"
        read = reader(self.team, self.sheet.table, self.sheet.table.columns["status"])(value)
        self._readable(read, row, "status", whose)
        return cast("Status", read) if isinstance(read, str) else "received"

    def _day(self, row: int, key: str, whose: Whose) -> date | None:
        if key not in self.sheet.columns:
            return None
        read = reader(self.team, self.sheet.table, self.sheet.table.columns[key])(self.sheet.value(row, key))
        self._readable(read, row, key, whose)
        return read if isinstance(read, date) else None

    def _filed(self, row: int, month: Period, whose: Whose, last: date | None, *, waits: bool) -> date | None:
        """Returns the day on which somebody appealed; None where it cannot be: the appeal is taken to be in time."""
        filed = self._day(row, "filed", whose)
        if filed is None:
            return None
        if filed < month.first:
            told = {"month": str(month), "first": str(month.first)}
            self._tell("appeal_filed_early", row, "filed", whose, Level.WARNING, **told)
        if last is None or filed <= last:
            return filed
        # Only what waits is held against the day of the run: no month is closed with it, so none is proven without one.
        code = "appeal_filed_ahead" if waits else "appeal_filed_after"
        self._tell(code, row, "filed", whose, Level.WARNING, last=str(last))
        return None

    def _readable(self, read: Read, row: int, key: str, whose: Whose) -> None:
        """Makes what was not understood a problem: of a correction one that withholds, for it should have counted."""
        if isinstance(read, Unread):
            found = self.sheet.place.unread(read, self.sheet.cell(row, key), whose, self.sheet.heading(key))
            level = Level.ERROR if key == "correction" else Level.WARNING
            self.problems.append(replace(found, level=level))

    def _word(self, row: int, key: str, whose: Whose, level: Level) -> str:
        """Returns what somebody wrote; nothing is told of at the level."""
        said = shown(self.sheet.value(row, key)).strip()
        if not said:
            self._tell("appeal_left_blank", row, key, whose, level)
        return said

    def _decision(self, row: int, person: Person, whose: Whose, item: Item | None, level: Level) -> Reason:
        """Returns why and by whom it was decided, as the reason of a figure; nothing when that does not count."""
        why, who = (self._word(row, key, whose, level) for key in _DECIDED)
        if any(same(who, own) for own in (person.name, person.id, person.name + person.id, person.id + person.name)):
            self._tell("appeal_own_case", row, "decided_by", whose, level, by=who)
            return ()
        if item and item.keeper and who and same(who, item.keeper):
            self._tell("appeal_own_rater", row, "decided_by", whose, Level.WARNING, by=who, item=item.label)
        return ("corrected", why, who) if why and who else ()

    def _correction(self, row: int, whose: Whose, item: Item, decided: Reason) -> Figure | None:
        """Returns what counts from now on; None, and why, when that cannot be said."""
        cell, value = self.sheet.cell(row, "correction"), self.sheet.value(row, "correction")
        if item.column is None:
            code = "appeal_worked_out" if item.below else "appeal_not_corrected_here"
            self._tell(code, row, "item", whose, item=item.label, below="、".join(item.below))
            return None
        if is_blank(value):
            self._tell("appeal_left_blank", row, "correction", whose)
            return None
        read = reader(self.team, item.table or self.sheet.table, replace(item.column, blank="refused"))(value)
        self._readable(read, row, "correction", whose)
        if not decided or isinstance(read, Unread | Period) or read is None:
            return None
        if isinstance(read, str | date):
            return Figure(item.name, None, item.unit, decided, (cell,), str(read))
        return Figure(item.name, read, item.unit, decided, (cell,))

    def _tell(self, code: str, row: int, key: str, whose: Whose, level: Level = Level.ERROR, **told: str) -> None:
        place = self.sheet.place
        tell = place.error if level == Level.ERROR else place.warning
        self.problems.append(tell(code, self.sheet.cell(row, key), whose, column=self.sheet.heading(key), **told))
