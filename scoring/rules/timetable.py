"""Which days and hours somebody has to work: by season, post, weekday or shift, without rest days and holidays.

    rule: timetable
    hours: shift_hours        # {summer: {office: ["08:30", "12:00", "14:00", "18:00"]}, winter: …}: four or two times
    by: [post_group]          # facts that say which row of the table holds for a person
    seasons: {summer: {from: 05-01, to: 09-30}, winter: {from: 10-01, to: 04-30}}
    rest_days: [sun]          # or by post: {office: [sun], front: by_rota}
    holidays: notice          # the State Council's notice; own_list: those of `own_list`; none
    own_list: {2026-10-01: 国庆节}         # with holidays: own_list
    make_up_days: worked      # weekend days worked in exchange; or as_scheduled
    half_days: {03-08: {gender: female}}   # half a day off …
    half: pm                  # … in the afternoon; or am
    rota: rota                # optional: forms with the field `shift`: one of the table, `rest` (休息) or `work` (上班)

It answers with the number of days to be worked (half a day off counts half); the words `clocked`, `leave`, `records`
and `run_of_days` take its days and hours.

- `hours` is a list of two or four times, or a table of such by the names of seasons, by what stands in the facts of
  `by`, by weekday (`mon` … `sun`, also `mon-fri`) or by shift of the rota, in any order and depth. `06:00` after
  `22:00` is the next morning; a shift that would so last more than 14 hours is refused as written the wrong way
  round, unless its end is written as `32:00`.
- A season has `from` and `to`, days of the year; one that ends before it begins goes on into the next year.
- The rota goes before everything else, holidays included; of two rows for a day that which begins later
  holds; two that begin together and differ, `by_rota` and no rota, or a shift that the table does not have: no answer.
- A joiner's days begin with the first of service, a leaver's end with the last.
- A year whose calendar nobody knows, a year of which `own_list` has not one day, or a day for which the table has no
  hours, gives no answer.

Source: attendance rules of the factory (l. 67–110) and of the mall (l. 235–255).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from scoring.attendance.roster import Roster, Shift
from scoring.attendance.rows import rows_of
from scoring.attendance.table import Hours, RestDays
from scoring.attendance.timed import Ground, Lost, Season
from scoring.calendar import days_from
from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.form import Mistake, Name, Unset, fill
from scoring.number import ONE, ZERO

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Rule:
    """The timetable of each person.

    Attributes:
        hours: the times of a working day (came, left; came, left), or tables of them.
        by: optional: the facts that choose among them.
        seasons: optional: parts of the year by name; the names are keys of ``hours``.
        rest_days: optional: the weekdays that are free (``mon`` … ``sun``), ``by_rota``, or a table of such.
        holidays: which holidays are free: ``notice`` (default), ``own_list`` or ``none``.
        own_list: day to the name of a holiday, for ``own_list``.
        make_up_days: weekend days that the notice makes workdays: ``worked`` (default) or ``as_scheduled``.
        half_days: optional: day of the year to who has half of it off, a condition.
        half: which half that is: ``pm`` (default) or ``am``.
        rota: optional: name of the records that say who works which shift on which days, where it differs.
    """

    hours: Hours | Unset
    by: tuple[Name, ...] = ()
    seasons: dict[str, Season] = field(default_factory=dict)
    rest_days: RestDays = field(default_factory=lambda: RestDays(frozenset()))
    holidays: Literal["notice", "own_list", "none"] = "notice"
    own_list: dict[str, str] = field(default_factory=dict)
    make_up_days: Literal["worked", "as_scheduled"] = "worked"
    half_days: dict[str, Condition] = field(default_factory=dict)
    half: Literal["am", "pm"] = "pm"
    rota: str = ""

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns days."""
        return "days"

    def records(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the record and the field that it asks for, with the key under which it does."""
        if self.rota:
            yield "rota", self.rota, ("shift",)

    def flaws(self) -> Iterator[Mistake]:
        """Yields seasons and holidays that are no days."""
        for name, season in self.seasons.items():
            yield from season.flaws(name)
        for key in self.half_days:
            yield from (Mistake(("half_days", key), each.code, each.details) for each in Season(key, key).flaws(key))
        for key in self.own_list:
            yield from fill(date, key, ("own_list", key))[1]

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:  # noqa: ARG002 - each alone
        """Returns the number of days to be worked; those who share a timetable share one figure of it."""
        made: dict[Any, Any] = {}
        return [self._found(view, made) for view in views]

    def _found(self, view: View, made: dict[Any, Any]) -> Found:
        known = [view[name] for name in self.by]
        rota = rows_of(view, self.rota) if self.rota else ()
        if rota is None or not all(each.known for each in known):
            return unknown(*known, *([view[self.rota]] if rota is None else []))
        first, last = _served(view)
        halves = tuple(day for day in self._halves(first, last, made) if self._is_half(view, day))
        key = (*(each.word for each in known), view.period, first, last, halves)
        if rota:
            return self._made(view, first, last, halves)
        found: Found = made.get(key) or self._made(view, first, last, halves)
        if found.value is not None:  # no answer points to the person's own cells, which are nobody else's business
            made[key] = found
        return found

    def _halves(self, first: date, last: date, made: dict[Any, Any]) -> tuple[date, ...]:
        """Returns the days of which somebody may have half off; looked for once for all who served the same days."""
        if (first, last) not in made:
            days = days_from(first, last) if self.half_days else ()
            made[first, last] = tuple(day for day in days if _of_year(day) in self.half_days)
        found: tuple[date, ...] = made[first, last]
        return found

    def _is_half(self, view: View, day: date) -> bool:
        condition = self.half_days.get(_of_year(day))
        return condition is not None and condition.holds(view) is True

    def _made(self, view: View, first: date, last: date, halves: Sequence[date]) -> Found:
        if isinstance(self.hours, Unset):
            return unknown(self.hours.figure())
        unknown_year = self._unknown_year(view, first, last)
        if unknown_year:
            return Found(None, unknown_year)
        known = [view[name].word for name in self.by]
        rota = (rows_of(view, self.rota) if self.rota else ()) or ()
        rest = self.rest_days.of(known)
        if rest is None and not rota:
            return Found(None, ("no_rota",), tuple(view[name] for name in self.by))
        swaps = view.calendar if (self.holidays, self.make_up_days) == ("notice", "worked") else None
        half = dict.fromkeys(halves, self.half)
        off = self._off(view)
        ground = Ground(self.hours, known, rest or frozenset(), self.seasons, off, swaps, half, rota)
        shifts = ground.shifts(first, last)
        if isinstance(shifts, Lost):
            return self._lost(view, shifts)
        free = {day: off[day] for day in days_from(first, last) if day in off}
        roster = _roster(shifts, free, rest or frozenset(), (first, last), half)
        return Found(roster.value, roster.reason, (roster,))

    def _unknown_year(self, view: View, first: date, last: date) -> tuple[str, ...]:
        """Returns why the holidays are not known, with the year; a list that ends must not end the holidays."""
        years, code = view.calendar.years, "calendar_unknown"
        if self.holidays == "own_list":
            years, code = frozenset(int(key[:4]) for key in self.own_list), "holidays_not_listed"
        lacking = [] if self.holidays == "none" else [year for year in (first.year, last.year) if year not in years]
        return (code, str(lacking[0])) if lacking else ()

    def _off(self, view: View) -> Mapping[date, str]:
        if self.holidays == "notice":
            return view.calendar.off
        listed = self.own_list if self.holidays == "own_list" else {}
        return {date.fromisoformat(key): name for key, name in listed.items()}

    def _lost(self, view: View, lost: Lost) -> Found:
        if lost.setting is not None:
            return unknown(lost.setting.figure())
        if lost.row is not None and lost.other is not None:
            both = (lost.other.cell, lost.row.cell)
            return Found(None, ("rota_clashes", str(lost.day), "、".join(sorted(cell.address for cell in both))), both)
        if lost.row is not None:
            return Found(None, ("no_such_shift", str(lost.day), lost.shift, "、".join(lost.known)), (lost.row.cell,))
        said = "、".join(word for word in (*(view[name].word for name in self.by), lost.shift) if word)
        return Found(None, ("no_hours", str(lost.day), said), tuple(view[name] for name in self.by))


def _of_year(day: date) -> str:
    return f"{day.month:02}-{day.day:02}"


def _served(view: View) -> tuple[date, date]:
    person, period = view.person, view.period
    return max(period.first, person.hired or period.first), min(period.last, person.left or period.last)


def _roster(
    shifts: Mapping[date, Shift],
    free: Mapping[date, str],
    rest: frozenset[int],
    ends: tuple[date, date],
    halves: Mapping[date, str],
) -> Roster:
    days = sum((_HALF if day in halves else ONE for day in shifts), ZERO)
    reason = ("timetable", days, Decimal(len(free)))
    which = next(iter(halves.values()), "pm")
    return Roster(
        "timetable", days, "days", reason, (), "", "", shifts, free, rest, *ends, frozenset(halves), which
    )  # fmt: skip
