"""Points that a rater gives in a block of a form: typed freely, by one row ticked, or by several rows ticked.

    rule: level_choice
    of: supervisor_a1             # the points that the rater typed
    chosen: supervisor_a1_row     # the row or rows that the rater ticked: `a`, or `a、c`
    rows: {a: 6, b: 5, c: 5, d: 4}
    most: 20                      # of the block
    mode: free                    # or level, or additive
    part: 0.5                     # optional: nothing finer than half points is typed

- `free`: the points typed count, from nought to `most`; anything outside has no answer. The rows only guide the rater.
- `level`: the points of the one row that is ticked; two rows ticked, or a row that is not there: no answer.
- `additive`: the points of all rows ticked, together at most `most`. A row ticked twice counts once.
- Nothing typed and nothing ticked is not nought: there is no answer.

Source: scorecard of the Taobao shop, blocks A1–B4.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset
from scoring.number import ZERO, settled, total_of
from scoring.unit import UnitClash

_BETWEEN = re.compile(r"[\s、,，;；/+]+")
_WANTED = {"free": ("of", "most"), "level": ("chosen", "rows"), "additive": ("chosen", "rows")}


@dataclass(frozen=True, slots=True)
class Rule:
    """The points of one block.

    Attributes:
        mode: ``free``, ``level`` or ``additive``.
        of: the points typed; wanted in mode ``free``.
        chosen: the word that names the row or rows ticked; wanted in the other modes.
        rows: row to its points; wanted in the other modes.
        most: the most that the block gives; wanted in mode ``free``, the cap in ``additive``.
        part: optional, ``free``: the points must be a multiple of this.
    """

    mode: Literal["free", "level", "additive"] | Unset
    of: Name | None = None
    chosen: Name | None = None
    rows: dict[str, Figure] | Unset | None = None
    most: Figure | None = None
    part: Figure | None = None

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns points, after checking that what is typed is points and what is ticked is a word."""
        wanted = ((self.of, "points"), (self.chosen, "word"))
        odd = [f"{name} [{units[name]}]" for name, unit in wanted if name is not None and units[name] != unit]
        if odd:
            message = f"level_choice: {', '.join(odd)}"
            raise UnitClash(message)
        return "points"

    def flaws(self) -> Iterator[Mistake]:
        """Yields keys that the mode needs and that are not there, and a part of nought."""
        wanted = () if isinstance(self.mode, Unset) else _WANTED[self.mode]
        for key in wanted:
            if getattr(self, key) in (None, {}):
                yield Mistake((key,), "missing_key", {"wanted": key})
        if self.part is not None and self.part.value is not None and self.part.value <= 0:
            yield Mistake(("part",), "not_above_nought", {"found": str(self.part.value)})

    def figure(self, view: View) -> Found:
        """Returns the points; without an answer when what the rater wrote is not in the form."""
        if isinstance(self.mode, Unset):
            return unknown(self.mode.figure())
        if self.mode == "free":
            return self._typed(view[self.of or Name("")])
        ticked = view[self.chosen or Name("")]
        if isinstance(self.rows, Unset) or self.rows is None:
            return unknown(ticked, *([self.rows.figure()] if self.rows else []))
        return self._ticked(ticked, self.rows) if ticked.word else unknown(ticked)

    def _typed(self, typed: Figure) -> Found:
        bounds = tuple(each for each in (self.most, self.part) if each is not None)
        if typed.value is None or self.most is None or not all(each.value is not None for each in bounds):
            return unknown(typed, *bounds)
        most, part = self.most.value or ZERO, self.part.value if self.part else None
        value = settled(typed.value)
        if not 0 <= value <= most:
            return Found(None, ("outside_block", most), (typed,))
        if part and value % part:
            return Found(None, ("finer_than", part), (typed,))
        return Found(typed.value, ("unchanged",), (typed,))

    def _ticked(self, ticked: Figure, table: Mapping[str, Figure]) -> Found:
        names = tuple(dict.fromkeys(each for each in _BETWEEN.split(ticked.word) if each))
        strange = [name for name in names if name not in table]
        if strange or not names:
            return Found(None, ("not_in_table", ", ".join(strange), ", ".join(table)), (ticked,))
        if self.mode == "level" and len(names) > 1:
            return Found(None, ("one_row_only", ticked.word), (ticked,))
        rows = tuple(table[name] for name in names)
        most = self.most if self.mode == "additive" else None
        lost = [row for row in (*rows, most) if row is not None and row.value is None]
        if lost:
            return unknown(*lost)
        value = total_of(row.value for row in rows if row.value is not None)
        if most is not None and most.value is not None and value > most.value:
            return Found(most.value, ("rows_held", value, most.value), (ticked, *rows))
        return Found(value, ("rows_ticked",), (ticked, *rows))
