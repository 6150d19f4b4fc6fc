"""What was out of the ordinary at the clock: late, early, a missing punch, or nobody there.

    rule: clocked
    of: punches
    schedule: scheduled             # a figure of the word `timetable`
    away: leave_days                # optional: a figure of the word `leave`; what it covers is not asked for
    forms: exceptions               # optional: forms with the field `slot` (am_in …, or all) that excuse a slot
    forms_count: {approved: yes, filed: yes}
    missing: presence               # one punch of a pair is missing; with none somebody was not there
    seconds: dropped                # the minute on the clock counts; or exact
    paper_days: 7                   # days of service in which attendance is kept on paper and not asked of the clock
    no_rows: unknown                # somebody without any punch in the month; or absent

It answers how many things were out of the ordinary, and its parts are these, one a time: `late` and `early` in minutes,
`missing` as a count, `not_there` in days. The words `occurrences` and `run_of_days` make points, money or absence of
them.

- Only days that the timetable asks for are looked at. Late and early on one day are two things.
- `missing: presence`: of a pair (came, left) with one punch the other is missing, without any punch that half of the
  day was absent. `fined`: a punch is missing as long as there is any on that day. `absent`: one punch missing makes
  that half absent.
- A slot that a form excuses is neither late nor missing; half a day of leave leaves the other half to be asked.
- A clock that keeps only the first and the last punch of a day of four slots is held to the first and the last of the
  timetable; of a clock with four slots, a shift in one piece looks at the first and the last. A form for `am_in` then
  excuses the first, one for `pm_out` the last.
- Of a shift that goes on after midnight `06:05` may be written for `30:05`: a punch twelve hours before its time, or
  before the one that it follows, is of the next morning. On any other day a punch before the one that it follows gives
  no answer until somebody puts it right (`24:30` for half past midnight).
- Nobody keeps punches, or the timetable or leave is not known: no answer. With `no_rows: unknown` somebody without a
  single punch has none either, so that a lost card is no month of absence.
- 09:00:59 is in time for 09:00 as long as `seconds` are dropped.

Source: attendance rules of the factory (l. 107–117) and of the mall (l. 255–283).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from scoring.attendance.away import AM, HALF, PM, WHOLE
from scoring.attendance.day import Judged, excused_slots, squeezed, squeezed_punches, uncovered
from scoring.attendance.listed import hollow
from scoring.attendance.order import in_order, mixed_up
from scoring.attendance.roster import TIMETABLE, Roster, Shift, roster_of
from scoring.attendance.rows import OnRow, field, rows_of
from scoring.calendar import days_from
from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Cell, Figure
from scoring.form import Mistake, Name, not_whole
from scoring.number import ONE, ZERO
from scoring.records import Day

_ALL = "all"
_LAST_SECOND = 59
_Bounds = dict[date, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Compares the punches of each day with the timetable.

    Attributes:
        of: name of the punches, a record with ``kind: punches``.
        schedule: the timetable, a figure of the word ``timetable``.
        away: optional: leave that covers days and halves, a figure of the word ``leave``.
        forms: optional: name of the records that excuse a slot, with the field ``slot``.
        forms_count: optional: what such a form must say to count.
        missing: what a missing punch means: ``presence`` (default), ``fined`` or ``absent``.
        seconds: ``dropped`` (default): only the minute counts; or ``exact``.
        paper_days: optional: so many days from the first of service are not asked of the clock.
        no_rows: what it means when somebody has not one punch in the month: ``unknown`` (default) or ``absent``.
    """

    of: str
    schedule: Name
    away: Name | None = None
    forms: str = ""
    forms_count: OnRow | None = None
    missing: Literal["presence", "fined", "absent"] = "presence"
    seconds: Literal["dropped", "exact"] = "dropped"
    paper_days: Figure | None = None
    no_rows: Literal["unknown", "absent"] = "unknown"

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns a count."""
        return "count"

    def records(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the records and the fields that it asks for, with the key under which it does."""
        yield "of", self.of, ()
        if self.forms:
            yield "forms", self.forms, ("slot",)
            yield "forms_count", self.forms, tuple(self.forms_count.names()) if self.forms_count else ()

    def kinds(self, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:  # noqa: ARG002 - its own
        """Returns what the things in it are called."""
        return ("late", "early", "missing", "not_there")

    def on_rows(self) -> Iterator[tuple[str, str, Condition]]:
        """Yields its conditions on rows, with their key and the record."""
        if self.forms_count:
            yield "forms_count", self.forms, self.forms_count.condition

    def asks(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the figures that it asks for, with their key and the words that make such."""
        yield "schedule", self.schedule, (TIMETABLE,)
        if self.away:
            yield "away", self.away, ("leave",)

    def flaws(self) -> Iterator[Mistake]:
        """Yields days on paper that are no whole number."""
        if self.paper_days is not None:
            yield from not_whole(self.paper_days, "paper_days", 0, 366)

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:  # noqa: ARG002 - each alone
        """Returns how often something was out of the ordinary; a timetable that people share is prepared once."""
        bounds: dict[int, _Bounds] = {}
        return [self._found(view, bounds) for view in views]

    def _found(self, view: View, bounds: dict[int, _Bounds]) -> Found:
        rows = view.records.get(self.of)
        roster = roster_of(view, self.schedule)
        away = view[self.away] if self.away else None
        if rows is None or roster is None or (away is not None and not away.known):
            needed = (view[name] for name in (self.of, self.schedule, self.away) if name)
            return unknown(*needed)
        if empty := hollow(view, (self.away,) if self.away else ()):
            return Found(None, ("no_list",), empty)
        if id(roster) not in bounds:
            bounds[id(roster)] = _bounds(roster, self.seconds)
        odd = _odd(rows, roster.shifts, bounds[id(roster)])
        asked = len(roster.shifts)
        if not odd:
            return Found(ZERO, ("all_in_order", str(asked)))
        if not rows and self.no_rows == "unknown" and self._expected(view, roster, away):
            return Found(None, ("no_punches",), (view[self.schedule],))
        parts = tuple(self._judge(view, roster, away, odd))
        mixed = next((part for part in parts if part.value is None), None)
        if mixed is not None:
            return Found(None, mixed.reason, mixed.parts)
        if not parts:
            return Found(ZERO, ("all_in_order", str(asked)))
        return Found(Decimal(len(parts)), ("out_of_order", str(len(parts)), str(asked)), parts)

    def _expected(self, view: View, roster: Roster, away: Figure | None) -> bool:
        covered = _covered(away)
        from_paper = self._clock_begins(view)
        return any(day >= from_paper and covered.get(day) != WHOLE for day in roster.shifts)

    def _judge(
        self, view: View, roster: Roster, away: Figure | None, odd: Mapping[date, Day | None]
    ) -> Iterator[Figure]:
        """Yields what is out of the ordinary on the days that are not plainly in order."""
        covered, excused = _covered(away), self._excused(view)
        from_paper = self._clock_begins(view)
        for day in sorted(odd):
            if day >= from_paper:
                yield from self._day(day, odd[day], roster, covered.get(day, ""), excused.get(day, {}))

    def _day(
        self, day: date, row: Day | None, roster: Roster, part: str, excused: Mapping[str, Cell]
    ) -> Iterator[Figure]:
        whole, off = roster.shifts[day], roster.half if day in roster.halves else ""
        slots = in_order(squeezed_punches(row.slots, whole), whole) if row else (None,) * len(whole)
        asked_of = uncovered(whole, part, slots, off)
        shift = squeezed(asked_of) if len(slots) < len(whole) else asked_of
        if not shift:
            return
        gone = (off, part, *(half for half, slot in ((AM, 0), (PM, -1)) if asked_of[slot] is None))
        pardoned = list(range(len(shift))) if _ALL in excused else excused_slots(shift, excused, gone)
        cells = ((row.cell,) if row else ()) + tuple(dict.fromkeys(excused.values()))
        asked_for = [slot for slot, wanted in enumerate(shift) if wanted is not None and slot not in pardoned]
        said = mixed_up([slots[slot] for slot in asked_for])
        if said:
            yield Figure("late", None, "minutes", ("punches_mixed_up", str(day), said), cells, word=day.isoformat())
            return
        asked = HALF if part or day in roster.halves else ONE
        yield from Judged(day.isoformat(), cells, shift, slots, pardoned, self.missing, self.seconds, asked).found()

    def _excused(self, view: View) -> Mapping[date, Mapping[str, Cell]]:
        """Returns the slots that forms excuse, by day."""
        found: defaultdict[date, dict[str, Cell]] = defaultdict(dict)
        for row in (rows_of(view, self.forms) if self.forms else None) or ():
            if row.first and (self.forms_count is None or self.forms_count.holds(row)):
                for day in days_from(row.first, row.last or row.first):
                    found[day][field(row, "slot").word or _ALL] = row.cell
        return found

    def _clock_begins(self, view: View) -> date:
        hired = view.person.hired
        days = self.paper_days.value if self.paper_days else None
        return hired + timedelta(days=int(days)) if hired and days else date.min


def _bounds(roster: Roster, seconds: str) -> _Bounds:
    """Returns for each ordinary day the latest second to come and the earliest to leave, slot by slot."""
    late = _LAST_SECOND if seconds == "dropped" else 0
    made: _Bounds = {}
    for day, shift in roster.shifts.items():
        asked = [slot for slot in shift if slot is not None]
        if len(asked) == len(shift):
            made[day] = tuple(at if index % 2 else at + late for index, at in enumerate(asked))
    return made


def _odd(rows: Sequence[object], shifts: Mapping[date, Shift], bounds: _Bounds) -> dict[date, Day | None]:
    """Returns the days to be looked at: those whose punches are not plainly in order, and those without a row.

    Nearly every day is in order, and this is asked of every day of everybody: it makes nothing and compares four times.
    """
    odd: dict[date, Day | None] = {}
    here: set[date] = set()
    for row in rows:
        if not isinstance(row, Day):
            continue
        day, slots = row.day, row.slots
        here.add(day)
        bound = bounds.get(day)
        if bound is None:
            if day in shifts:
                odd[day] = row
        elif None in slots or not _in_time(slots, bound):
            odd[day] = row
    if not here.issuperset(shifts):
        odd.update((day, None) for day in shifts if day not in here)
    return odd


def _in_time(slots: Sequence[Any], bound: tuple[int, ...]) -> bool:
    """Tells whether all slots were punched in time; clock or shift may know only the first and the last of four."""
    if slots[0] > bound[0] or slots[-1] < bound[-1]:
        return False
    if len(slots) == 4 == len(bound):
        return bool(bound[1] <= slots[1] <= slots[2] <= bound[2])
    return 2 in (len(slots), len(bound))


def _covered(away: Figure | None) -> dict[date, str]:
    """Returns how much of each day leave covers; two halves are a whole."""
    found: dict[date, str] = {}
    for request in away.parts if away else ():
        for part in request.parts if isinstance(request, Figure) else ():
            if isinstance(part, Figure):
                day = date.fromisoformat(part.word)
                found[day] = WHOLE if day in found else str(part.reason[1])
    return found
