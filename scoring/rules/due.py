"""The day by which something is due: so many days or months after a day, or a fixed day of its month.

    rule: due
    from: published_on        # a date; or period_start, period_end, next_period_start
    days: 3                   # or months: 1; or by_day: 25, that day of the month of `from`
    count: working            # with days: calendar (default), or days on which offices work
    shift: next_workday       # a day off is put off to the next workday; default none
    when: {plan_wanted: yes}  # optional: else there is nothing to do

- Exactly one of `days`, `months` and `by_day` is said. The day itself is not counted; `days` below nought count back.
- 31 January and one month is the last of February; `by_day: 31` is the last of a shorter month.
- Where nothing is to be done, there is no day, and whatever hangs on it is not due either. Two days are compared by a
  condition: `{handed_in_on: {up_to: plan_due}}`; what is not due comes after every day: nobody is late for it.
- A working day of a year whose calendar nobody knows gives no answer, and a problem says so.

Source: rewards and penalties (three working days); contest of the shop groups (seven days); quarterly award (a month);
bonus of the hotel (days of the month).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from scoring.calendar import NO_DAY, Calendar, day_of_month, days_after, months_after
from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Filled, Mistake, Name, Path, not_whole
from scoring.unit import same

_OF_PERIOD = ("period_start", "period_end", "next_period_start")


class Start(str):
    """What a deadline is counted from: the name of a date, or a day that every period has."""

    __slots__ = ()

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns the word for a day of the period, or else the name of a figure."""
        if not isinstance(data, str):
            return None, [Mistake(path, "not_one_value", {"found": str(data)[:60]})]
        return (Start(data) if data in _OF_PERIOD else Name(data)), []


@dataclass(frozen=True, slots=True)
class Rule:
    """A deadline.

    Attributes:
        from_: the day that it is counted from: the name of a date, or ``period_start``, ``period_end``,
            ``next_period_start``.
        days: how many days after it.
        months_: or how many months after it.
        by_day: or the day of its month; in a shorter month its last.
        count: which days count: ``calendar`` (default) or ``working``.
        shift: what becomes of a day off: ``none`` (default), or ``next_workday``.
        when: optional: what must hold for anything to be due.
    """

    from_: Start
    days: Figure | None = None
    months_: Figure | None = None
    by_day: Figure | None = None
    count: Literal["calendar", "working"] = "calendar"
    shift: Literal["none", "next_workday"] = "none"
    when: Condition | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns a date, after checking that it is counted from one."""
        if isinstance(self.from_, Name):
            same({self.from_: units[self.from_], "due": "date"}, "due")
        return "date"

    def flaws(self) -> Iterator[Mistake]:
        """Yields a deadline that says in no way, or in several, how far off it is, or not in whole numbers."""
        said = {"days": self.days, "months": self.months_, "by_day": self.by_day}
        given = {key: figure for key, figure in said.items() if figure is not None}
        if len(given) != 1:
            yield Mistake((), "one_of_two", {"wanted": ", ".join(said)})
        for key, figure in given.items():
            yield from not_whole(figure, key, 1 if key == "by_day" else -366, 31 if key == "by_day" else 3660)

    def figure(self, view: View) -> Found:
        """Returns the day."""
        if self.when is not None:
            holds = self.when.holds(view)
            if holds is None:
                return unknown(*self.when.unknown(view))
            if not holds:
                return Found(None, ("nothing_due",), self.when.used(view), word=NO_DAY)
        given = view[self.from_] if isinstance(self.from_, Name) else None
        number = self.days or self.months_ or self.by_day
        if number is None or number.value is None or (given is not None and not given.word):
            return unknown(*(each for each in (given, number) if each is not None))
        if given is not None and given.word == NO_DAY:
            return Found(None, ("nothing_due",), (given,), word=NO_DAY)
        start = date.fromisoformat(given.word) if given else _of_period(self.from_, view)
        day = self._due(start, int(number.value), view.calendar)
        if day is None:
            return Found(None, ("calendar_unknown", str(start.year)), (given,) if given else ())
        return Found(None, self._reason(start, number), (given,) if given else (), word=day.isoformat())

    def _due(self, start: date, number: int, calendar: Calendar) -> date | None:
        if self.by_day is not None:
            day: date | None = day_of_month(start.year, start.month, number)
        elif self.months_ is not None:
            day = months_after(start, number)
        elif self.count == "working":
            return calendar.workdays_after(start, number)
        else:
            day = days_after(start, number)
        return calendar.next_workday(day) if self.shift == "next_workday" and day is not None else day

    def _reason(self, start: date, number: Figure) -> tuple[str, ...]:
        how = "months" if self.months_ else "by_day" if self.by_day else self.count
        shifted = "_shifted" if self.shift == "next_workday" and how != "working" else ""
        return f"due_{how}{shifted}", str(start), f"{number.value:f}"


def _of_period(word: str, view: View) -> date:
    period = view.period
    return {"period_start": period.first, "period_end": period.last}.get(word) or period.shift(1).first
