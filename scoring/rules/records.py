"""What rows of a person add up to: forms, notices, prizes, each with its conditions and its limits.

    rule: records
    of: prizes
    take: amount                    # a field; or count
    when: {kind: contest}           # optional, on the fields of a row; a list of conditions: one of them must hold
    needs: [approver]               # a row in which one of these is blank has no effect, and that is told
    within: {province: [150, 300], city: [50, 100]}   # what `take` may be, by a field; or plainly [150, 300]
    by: level                       # that field
    each: 5                         # optional: times so much
    at_most: 10                     # optional: the sum is never more
    on: [holiday]                   # optional: only rows of a holiday, rest_day, workday, by the timetable `schedule`
    schedule: scheduled
    punched: punches                # optional: only rows of days on which somebody punched

- A row of several days counts once, in the period that holds its first day. With `on` its days must all be of the
  kinds that count, or none of them, and of one period: else there is no answer until it is written day by day.
- A box that is not ticked says no. In a condition `first` and `last` are the days of the row.
- A value outside `within` (or `least`, `most`), a word that its table lacks, or a blank that is asked for gives no
  answer until somebody puts it right.
- Its parts are the rows, for the words `occurrences` and `run_of_days`. No rows: nought; records that nobody keeps: no
  answer.
- A list with `at_most` is not for `occurrences` that adds it up: only its sum is held down. Conditions that no row can
  meet, such as a word that its field does not list, are refused.

Source: merit pay of teachers (ranges of prizes); behaviour of the flagship shop; rewards and penalties (who approved a
fine); attendance rules of the factory (overtime, forms).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from scoring.attendance.roster import TIMETABLE, Roster, roster_of
from scoring.attendance.rows import OnRow, field, row_blank, rows_of
from scoring.calendar import days_from
from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset, floor_above_ceiling
from scoring.number import ONE, ZERO, settled, times
from scoring.records import Day, Record

COUNT = "count"


@dataclass(frozen=True, slots=True)
class Rule:
    """The sum over rows.

    Attributes:
        of: name of the records.
        take: the field that is added, or ``count``.
        when: optional: what a row must say to count; of several conditions one is enough.
        needs: optional: fields that must not be blank for a row to have effect.
        within: optional: the smallest and the largest value of a row, or a table of such pairs.
        by: with a table: the field that says which pair.
        least: optional: the smallest value of a row.
        most: optional: the largest value of a row.
        each: optional: times so much.
        at_most: optional: the sum is never more.
        on: optional: the kinds of day that count: ``holiday``, ``rest_day``, ``workday``.
        schedule: with ``on``: the timetable that says which day is of which kind.
        punched: optional: name of the punches without which a row has no effect.
        gives: unit of the answer, when it is not that of the field.
    """

    of: str
    take: str
    when: tuple[OnRow, ...] = ()
    needs: tuple[str, ...] = ()
    within: tuple[Figure, ...] | dict[str, tuple[Figure, ...]] | Unset | None = None
    by: str = ""
    least: Figure | None = None
    most: Figure | None = None
    each: Figure | None = None
    at_most: Figure | None = None
    on: tuple[Literal["holiday", "rest_day", "workday"], ...] = ()
    schedule: Name | None = None
    punched: str = ""
    gives: str = ""

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the field, unless another is declared."""
        return self.gives or (COUNT if self.take == COUNT else units[f"{self.of}.{self.take}"])

    def records(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the record and the fields that it asks for, with the key under which it does."""
        yield "of", self.of, ()
        yield "take", self.of, () if self.take == COUNT else (self.take,)
        yield "needs", self.of, self.needs
        yield "by", self.of, (self.by,) if self.by else ()
        for condition in self.when:
            yield "when", self.of, tuple(condition.names())
        if self.punched:
            yield "punched", self.punched, ()

    def kinds(self, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:  # noqa: ARG002 - its own
        """Returns what the things in it are called."""
        return (self.of,)

    def on_rows(self) -> Iterator[tuple[str, str, Condition]]:
        """Yields its conditions on rows, with their key and the record."""
        yield from (("when", self.of, each.condition) for each in self.when)

    def asks(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the figures that it asks for, with their key and the words that make such."""
        if self.schedule:
            yield "schedule", self.schedule, (TIMETABLE,)

    def flaws(self) -> Iterator[Mistake]:
        """Yields limits that are no pair, and a table of them without a field that chooses."""
        tables = list(self.within.values()) if isinstance(self.within, dict) else [self.within]
        for pair in tables:
            lost = isinstance(pair, tuple) and len(pair) == 1 and pair[0].value is None
            if isinstance(pair, tuple) and len(pair) != 2 and not lost:
                yield Mistake(("within",), "not_a_pair", {"found": str(len(pair))})
            elif isinstance(pair, tuple):
                wrong = floor_above_ceiling(pair[0], pair[-1])
                yield from (Mistake(("within",), each.code, each.details) for each in wrong)
        if isinstance(self.within, dict) != bool(self.by):
            yield Mistake((), "missing_key", {"wanted": "by" if not self.by else "within"})
        if bool(self.on) != (self.schedule is not None):
            yield Mistake((), "missing_key", {"wanted": "schedule" if self.on else "on"})

    def figure(self, view: View) -> Found:
        """Returns the sum; unknown when a row cannot be judged."""
        rows = rows_of(view, self.of)
        roster = roster_of(view, self.schedule) if self.schedule else None
        if rows is None or (self.schedule and roster is None):
            return unknown(view[self.schedule if rows is not None and self.schedule else Name(self.of)])
        clocked = {each.day for each in view.records.get(self.punched, ()) if isinstance(each, Day)}
        parts: list[Figure] = []
        for row in rows:
            if row.first is not None and row.first < view.period.first:
                continue  # it counted in the period in which it began
            counts = self._on_day(row, roster)
            if isinstance(counts, Found):
                return counts
            if not counts:
                continue
            unpunched = self.punched and row.first not in clocked
            part = self._row(row, ZERO, ("row_unpunched",)) if unpunched else self._part(row)
            if isinstance(part, Found):
                return part
            parts += [part] if part else []
        return self._added(parts)

    def _on_day(self, row: Record, roster: Roster | None) -> bool | Found:
        """Tells whether the days of a row are of a kind that counts; no answer when only some of them are."""
        if roster is None or row.first is None:
            return roster is None or _kind(row.first, roster) in self.on
        days = days_from(row.first, row.last or row.first)
        answers = {_kind(day, roster) in self.on if roster.covers(day) else None for day in days}
        if len(answers) > 1:
            return Found(None, ("row_of_several_days", str(row.first), str(row.last)), (row.cell,))
        return True in answers

    def _added(self, parts: list[Figure]) -> Found:
        """Returns the sum of the rows, held below ``at_most``."""
        if not parts:
            return Found(ZERO, ("no_rows",))
        value = sum((part.value for part in parts if part.value), ZERO)
        if self.at_most is not None and self.at_most.value is None:
            return unknown(self.at_most)
        if self.at_most is not None and self.at_most.value is not None and settled(value) > self.at_most.value:
            return Found(self.at_most.value, ("rows_held", str(len(parts)), value), tuple(parts))
        return Found(value, ("rows", str(len(parts))), tuple(parts))

    def _part(self, row: Record) -> Figure | Found | None:
        """Returns what a row comes to; None when it is not meant; no answer when it cannot be judged."""
        answers = [condition.holds(row) for condition in self.when]
        if self.when and True not in answers:
            return row_blank(self.when, row) if None in answers else None
        lacking = [name for name in self.needs if not field(row, name).known]
        if lacking:
            return self._row(row, ZERO, ("row_without", lacking[0]))
        value = ONE if self.take == COUNT else field(row, self.take).value
        if value is None:
            return Found(None, ("row_blank", self.take, str(row.first or "")), (row.cell,))
        limits = self._limits(row)
        if isinstance(limits, Found):
            return limits
        lost = [each for each in limits if each is not None and each.value is None]
        if lost:
            return unknown(*lost)
        return self._limited(row, value, limits)

    def _limits(self, row: Record) -> "tuple[Figure | None, Figure | None] | Found":
        if isinstance(self.within, Unset):
            return unknown(self.within.figure())
        if isinstance(self.within, dict):
            word = field(row, self.by).word
            if word not in self.within:
                return Found(None, ("row_not_in_table", self.by, word, "、".join(self.within)), (row.cell,))
            return self.within[word][0], self.within[word][-1]
        return (self.within[0], self.within[-1]) if self.within else (self.least, self.most)

    def _limited(self, row: Record, value: Decimal, limits: "tuple[Figure | None, Figure | None]") -> Figure | Found:
        least, most = (each.value if each else None for each in limits)
        if (least is not None and settled(value) < least) or (most is not None and settled(value) > most):
            said = tuple("—" if each is None else each for each in (least, most))
            return Found(None, ("row_outside", value, *said), (row.cell,))
        if self.each is not None:
            if self.each.value is None:
                return unknown(self.each)
            value = times(value, self.each.value)
        return self._row(row, value, ("on_day",))

    def _row(self, row: Record, value: Decimal, reason: tuple[str, ...]) -> Figure:
        unit = COUNT if self.take == COUNT else field(row, self.take).unit
        return Figure(self.of, value, self.gives or unit, reason, (row.cell,), word=str(row.first or ""))


def _kind(day: date | None, roster: Roster) -> str:
    if day in roster.off:
        return "holiday"
    return "workday" if day in roster.shifts else "rest_day"
