"""Time off for overtime: what is left of it, or what was taken in advance.

The oldest is used first, and what is not used expires.

    rule: time_off
    earned: time_off_earned     # hours of each month
    used: time_off_used
    expires_after: 3            # so many months after the one in which it was earned
    take: left                  # or in_advance: what was taken this month without having been earned

- Of a month, what was earned in it may be used in it.
- What was taken in advance is not made up for by what is earned later: the scheme says what becomes of it.
- Months that were not served are passed over; one month that is not known leaves the answer unknown.

Source: attendance rules of the factory (l. 85 and 173–177: time off first; never in advance).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, not_whole
from scoring.number import ZERO
from scoring.period import Period
from scoring.unit import same

_NOTHING = Found(ZERO, ("no_time_off",))


@dataclass(frozen=True, slots=True)
class Rule:
    """Keeps the account of time off.

    Attributes:
        earned: what was earned in a month.
        used: what was taken in a month.
        expires_after: how many months it can be taken after the month in which it was earned, 0 to 24.
        take: what is asked: ``left`` (default) or ``in_advance``.
    """

    earned: Name
    used: Name
    expires_after: Figure
    take: Literal["left", "in_advance"] = "left"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit that both share."""
        return same({self.earned: units[self.earned], self.used: units[self.used]}, "time_off")

    def flaws(self) -> Iterator[Mistake]:
        """Yields an expiry of no whole number of months."""
        yield from not_whole(self.expires_after, "expires_after", 0, 24)

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the months that are looked at: what can still be taken, and what may have used it up before."""
        return _months(period, int(self.expires_after.value or 0))

    def figure(self, view: View) -> Found:
        """Returns the time off that is left after this month, or what was taken in advance in it."""
        if self.expires_after.value is None:
            return unknown(self.expires_after)
        served = [(each, month) for each in self.months(view.period) if (month := view.month(each)) is not None]
        parts = tuple(month.dated(name) for _, month in served for name in (self.earned, self.used))
        if not all(part.known for part in parts):
            return unknown(*parts)
        told = tuple(part for part in parts if part.value)
        if not told:
            return _NOTHING
        lots: list[tuple[Period, Decimal]] = []
        lacking = ZERO
        for each, month in served:
            oldest = each.shift(-int(self.expires_after.value))
            lots = [lot for lot in lots if lot[0] >= oldest]
            lots.append((each, month[self.earned].value or ZERO))
            lots, lacking = _spent(lots, month[self.used].value or ZERO)
        if self.take == "in_advance":
            return Found(lacking, ("taken_in_advance",), told) if lacking else Found(ZERO, ("all_earned",), told)
        return Found(sum((hours for _, hours in lots), ZERO), ("time_off_left",), told)


@cache
def _months(period: Period, long: int) -> tuple[Period, ...]:
    return tuple(period.shift(-back) for back in range(2 * long, -1, -1))


def _spent(lots: list[tuple[Period, Decimal]], used: Decimal) -> tuple[list[tuple[Period, Decimal]], Decimal]:
    """Returns what is left of each month's time off after some is taken, the oldest first, and what was lacking."""
    left: list[tuple[Period, Decimal]] = []
    for period, hours in lots:
        taken = min(hours, used)
        used -= taken
        left.append((period, hours - taken))
    return left, used
