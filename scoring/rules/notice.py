"""How many requests for leave came too late: each type needs days of notice, by how long the leave is.

    rule: notice
    of: leave                        # forms with `type`, and the day of the request in `applied_on`
    needs:
      personal: [{up_to: 2, gives: 1}, {above: 2, up_to: 10, gives: 3}, {above: 10, gives: 7}]
      marriage: [{gives: 7}]
    unless: {emergency: yes}         # optional: what excuses a late request

- A request of the 3rd for leave from the 5th was made two days before.
- How long the leave is: the field `days`, else from its first to its last day. Edges as of
  `bands`: `at_least`, `above`, `up_to`, `below`.
- A request counts in the month in which the leave begins. One without `applied_on` gives no answer until somebody fills
  it in.
- A word that `unless` asks for and that is blank neither excuses nor accuses: no answer.

Source: attendance rules of the factory (l. 149–163).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scoring.attendance.rows import OnRow, asked_of, day_in, field, rows_of
from scoring.band import Band, banded, flaws_of
from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name
from scoring.number import ZERO, settled
from scoring.records import Record


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts requests that came too late.

    Attributes:
        of: name of the records.
        needs: type of leave to the days of notice, as bands of the days of the request; a type that is not here needs
            none.
        unless: optional: what excuses a late request.
    """

    of: str
    needs: dict[str, tuple[Band, ...]]
    unless: OnRow | None = None

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns a count."""
        return "count"

    def records(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the record and the fields that it asks for, with the key under which it does."""
        yield "of", self.of, ("type", "applied_on")
        yield "unless", self.of, tuple(self.unless.names()) if self.unless else ()

    def kinds(self, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:  # noqa: ARG002 - its own
        """Returns what the things in it are called."""
        return tuple(self.needs)

    def on_rows(self) -> Iterator[tuple[str, str, Condition]]:
        """Yields its conditions on rows, with their key and the record."""
        if self.unless:
            yield "unless", self.of, self.unless.condition

    def flaws(self) -> Iterator[Mistake]:
        """Yields bands that overlap or leave a gap."""
        for kind, bands in self.needs.items():
            for each in flaws_of(bands, "refused"):
                yield Mistake(("needs", kind, *each.path[1:]), each.code, each.details)

    def figure(self, view: View) -> Found:
        """Returns how many were too late; its parts are these, each with the days that it lacked."""
        rows = rows_of(view, self.of)
        if rows is None:
            return unknown(view[Name(self.of)])
        parts: list[Figure] = []
        for row in rows:
            if row.first is None or row.first < view.period.first:
                continue  # it was judged in the month in which it began
            part = self._late(row, row.first)
            if isinstance(part, Found):
                return part
            parts += [part] if part else []
        return Found(Decimal(len(parts)), ("short_notice", str(len(parts))), tuple(parts))

    def _late(self, row: Record, first: date) -> Figure | Found | None:
        bands = self.needs.get(field(row, "type").word)
        excused = asked_of(self.unless, row) if bands and self.unless is not None else not bands
        if not bands or excused:
            return excused if isinstance(excused, Found) else None
        asked = day_in(row, "applied_on")
        if asked is None:
            return Found(None, ("row_blank", "applied_on", str(first)), (row.cell,))
        band = banded(settled(_long(row, first)), bands)
        if not isinstance(band, Band) or band.gives.value is None:
            return unknown(band.gives) if isinstance(band, Band) else unknown(*(band or ()))
        given = Decimal((first - asked).days)
        lacking = band.gives.value - given
        if lacking <= ZERO:
            return None
        kind = field(row, "type").word
        return Figure(kind, lacking, "days", ("asked_late", given, band.gives.value), (row.cell,), word=str(first))


def _long(row: Record, first: date) -> Decimal:
    """Returns the days of a request: as typed, else from its first to its last day."""
    typed = field(row, "days").value
    return typed if typed is not None else Decimal(((row.last or first) - first).days + 1)
