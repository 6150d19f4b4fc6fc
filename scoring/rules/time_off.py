"""Time off for overtime: what is left of it, or what was taken in advance.

The oldest is used first, and what is not used expires.

    rule: time_off
    earned: time_off_earned     # hours of each month
    used: time_off_used
    expires_after: 3            # so many months after the one in which it was earned
    take: left                  # or in_advance: what was taken this month without having been earned
    begins: 2026-01             # optional: the first month of the account

- The account is kept from the month in which it `begins`, however long ago; what people brought into it is entered as
  earned in that month. Without `begins` twice as many months are looked at as time off lasts: enough for who joined
  in them, and for whoever took little. Where it matters what somebody brought into these months, there is no answer.
- Of a month, what was earned in it may be used in it.
- What was taken in advance is not made up for by what is earned later: the scheme says what becomes of it.
- Months that were not served, or in which somebody was not appraised, are passed over; one month that is not known
  leaves the answer unknown.

Source: attendance rules of the factory (l. 85 and 173–177: time off first; never in advance).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Filled, Mistake, Name, Path, not_whole
from scoring.number import ZERO, total_of
from scoring.period import Period
from scoring.ranking import served
from scoring.unit import same

_NOTHING = Found(ZERO, ("no_time_off",))
_PLENTY = Decimal("Infinity")
_Lots = list[tuple[Period, Decimal]]
"""What is left of the time off of each month, the oldest first."""


class Begun(Period):
    """The month in which an account begins."""

    __slots__ = ()

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns the period that a text states, and what is wrong with it."""
        try:
            return Period.parse(str(data)), []
        except ValueError:
            return None, [Mistake(path, "not_a_period", {"found": str(data)})]


@dataclass(frozen=True, slots=True)
class Rule:
    """Keeps the account of time off.

    Attributes:
        earned: what was earned in a month.
        used: what was taken in a month.
        expires_after: how many months it can be taken after the month in which it was earned, 0 to 24.
        take: what is asked: ``left`` (default) or ``in_advance``.
        begins: optional: the first month of the account, such as ``2026-01``.
    """

    earned: Name
    used: Name
    expires_after: Figure
    take: Literal["left", "in_advance"] = "left"
    begins: Begun | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit that both share."""
        return same({self.earned: units[self.earned], self.used: units[self.used]}, "time_off")

    def flaws(self) -> Iterator[Mistake]:
        """Yields an expiry of no whole number of months."""
        yield from not_whole(self.expires_after, "expires_after", 0, 24)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the months of the account; without a first one, those that tell of most people what they have."""
        return _months(period, 2 * int(self.expires_after.value or 0), self.begins)

    def figure(self, view: View) -> Found:
        """Returns the time off that is left after this month, or what was taken in advance in it."""
        if self.expires_after.value is None:
            return unknown(self.expires_after)
        there = [(month.period, month) for month in served(view, self.months(view.period), (self.earned, self.used))]
        parts = tuple(month.dated(name) for _, month in there for name in (self.earned, self.used))
        if not all(part.known for part in parts):
            return unknown(*parts)
        told = tuple(part for part in parts if part.value)
        if not told:
            return _NOTHING
        amount = self._kept(there, [])
        before = self._before(view)
        if before and self._kept(there, before) != amount:
            return Found(None, ("time_off_brought", str(there[0][0])), told)
        if self.take == "in_advance":
            return Found(amount, ("taken_in_advance" if amount else "all_earned",), told)
        return Found(amount, ("time_off_left",), told)

    def _kept(self, months: Sequence[tuple[Period, View]], lots: _Lots) -> Decimal:
        """Returns what is asked, when an account is kept over some months that begins with something."""
        lacking = ZERO
        for each, month in months:
            oldest = each.shift(-int(self.expires_after.value or 0))
            lots = [lot for lot in lots if lot[0] >= oldest]
            lots.append((each, month[self.earned].value or ZERO))
            lots, lacking = _spent(lots, month[self.used].value or ZERO)
        return lacking if self.take == "in_advance" else total_of(hours for _, hours in lots)

    def _before(self, view: View) -> _Lots:
        """Returns the most that somebody may have brought with them: plenty, if they served before these months."""
        first = self.months(view.period)[0]
        if self.begins is not None or (view.person.id and not view.person.days_served(first.shift(-1))):
            return []
        return [(first.shift(-back), _PLENTY) for back in range(int(self.expires_after.value or 0), 0, -1)]


@cache
def _months(period: Period, long: int, begins: Period | None) -> tuple[Period, ...]:
    if begins is not None:
        number = ((period.year - begins.year) * 12 + period.month - begins.month) // period.length
        long = max(0, number)
    return tuple(period.shift(-back) for back in range(long, -1, -1))


def _spent(lots: _Lots, used: Decimal) -> tuple[_Lots, Decimal]:
    """Returns what is left of each month's time off after some is taken, the oldest first, and what was lacking."""
    left: _Lots = []
    for period, hours in lots:
        taken = min(hours, used)
        used -= taken
        left.append((period, hours - taken))
    return left, used
