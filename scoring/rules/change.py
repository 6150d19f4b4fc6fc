"""How much a figure rose (or, below nought, fell) since the month before.

    rule: change
    of: performance_score

Source: catalogue P21; seed 003, circular (综)字20161101, 5.4 (进步之星).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.facts import Found, View, unknown
from scoring.form import Name
from scoring.period import Period


@dataclass(frozen=True, slots=True)
class Rule:
    """This month's figure less that of the month before; unknown without a month before.

    Attributes:
        of: the figure.
    """

    of: Name

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the figure."""
        return units[self.of]

    def months(self, period: Period) -> tuple[Period, ...]:
        """Returns the month before."""
        return (period.shift(-1),)

    def figure(self, view: View) -> Found:
        """Returns the difference."""
        before = view.month(view.period.shift(-1))
        if before is None:
            return Found(None, ("not_employed_in", str(view.period.shift(-1))))
        now, then = view[self.of], before.dated(self.of)
        if now.value is None or then.value is None:
            return unknown(now, then)
        return Found(now.value - then.value, ("change",), (now, then))
