"""Making the timetable of a month: the season, the weekday, holidays, make-up days and the rota settle each day."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scoring.attendance.roster import Shift, without_half
from scoring.attendance.rows import field
from scoring.attendance.table import REST, SAID, WEEKDAYS, WORK, Hours
from scoring.calendar import Calendar, days_from
from scoring.form import Mistake, Unset
from scoring.records import Record

_DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True, slots=True)
class Season:
    """A part of every year.

    Attributes:
        from_: its first day, ``05-01``.
        to: its last day; before the first one it lies in the next year.
    """

    from_: str
    to: str

    def holds(self, day: date) -> bool:
        """Tells whether a day lies in it."""
        text = f"{day.month:02}-{day.day:02}"
        if self.from_ <= self.to:
            return self.from_ <= text <= self.to
        return text >= self.from_ or text <= self.to

    def flaws(self, name: str) -> Iterator[Mistake]:
        """Yields an end that is no day of the year."""
        for key, text in (("from", self.from_), ("to", self.to)):
            if not _DAY_OF_YEAR.fullmatch(text):
                yield Mistake(("seasons", name, key), "not_a_day_of_year", {"found": text})


@dataclass(frozen=True, slots=True)
class Ground:
    """What the timetable of a person in a month is made from.

    Attributes:
        hours: the times by season, post, weekday, shift.
        known: what is known of the person: their post, say.
        rest: the weekdays that are free.
        seasons: the parts of the year by name.
        off: the holidays of the month by day, or those of all years.
        calendar: for make-up days; None when they are worked as on any such weekday.
        halves: days of which half is off, and which half (``am`` or ``pm``).
        rota: who works which shift on which days, as far as it differs.
    """

    hours: Hours
    known: Collection[str]
    rest: frozenset[int]
    seasons: Mapping[str, Season]
    off: Mapping[date, str]
    calendar: Calendar | None
    halves: Mapping[date, str]
    rota: Sequence[Record]

    def shifts(self, first: date, last: date) -> "dict[date, Shift] | Lost":
        """Returns the slots of each day that is to be worked; or the first day whose times nobody knows."""
        made: dict[date, Shift] = {}
        rows = self._rows(first, last)
        if isinstance(rows, Lost):
            return rows
        for day in days_from(first, last):
            row = rows.get(day)
            word = _said(row)
            if not self._worked(day, word):
                continue
            known = {*self.known, *self._season(day), WEEKDAYS[day.weekday()], word}
            times = self.hours.of(known)
            if word not in ("", WORK) and not isinstance(times, Unset):
                shifts = self.hours.asks(known, word)
                if shifts is not None:
                    return Lost(day, word, None, row, (*shifts, *SAID))
            if not isinstance(times, tuple):
                return Lost(day, word, times)
            made[day] = without_half(times, self.halves.get(day, ""))
        return made

    def _rows(self, first: date, last: date) -> "dict[date, Record] | Lost":
        """Returns the row of the rota that holds for each day: of two the one that begins later, of which there is one.

        Two that begin together and say different shifts of a day leave it open.
        """
        held: dict[date, Record] = {}
        for row in self.rota:
            for day in days_from(max(row.first or first, first), min(row.last or row.first or last, last)):
                before = held.get(day, row)
                if before.first == row.first and _said(before) != _said(row):
                    return Lost(day, _said(row), None, row, (), before)
                held[day] = row
        return held

    def _worked(self, day: date, word: str) -> bool:
        if word:
            return word != REST
        if day in self.off:
            return False
        return day.weekday() not in self.rest or (self.calendar is not None and day in self.calendar.work)

    def _season(self, day: date) -> list[str]:
        return [name for name, season in self.seasons.items() if season.holds(day)]


@dataclass(frozen=True, slots=True)
class Lost:
    """A day that is to be worked at times that nobody knows.

    Attributes:
        day: the day.
        shift: what the rota says of it.
        setting: the lost setting, when it is one.
        row: the row of the rota, when its shift is none of the table.
        known: the shifts that it might have been.
        other: another row of the rota that begins on the same day and says another shift.
    """

    day: date
    shift: str
    setting: Unset | None
    row: Record | None = None
    known: tuple[str, ...] = ()
    other: Record | None = None


def _said(row: Record | None) -> str:
    word = field(row, "shift").word.strip() if row else ""
    return SAID.get(word, word)
