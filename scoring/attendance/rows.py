"""Conditions on a row: a form, a notice, a prize."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from scoring.condition import Condition
from scoring.facts import Found, View
from scoring.figure import Figure
from scoring.form import Filled, Name, Path
from scoring.number import ZERO
from scoring.records import Record

DAYS = ("first", "last")
"""Names by which a condition on a row speaks of its days."""


class OnRow:
    """A condition whose names are fields of a row.

    It is no dataclass on purpose: the names in it are no figures of the scheme, and are not to be looked for there.
    """

    __slots__ = ("condition",)

    def __init__(self, condition: Condition) -> None:
        """Keeps the condition."""
        self.condition = condition

    def __repr__(self) -> str:
        """Says the condition: what a scheme says is told by its digest, in every process alike."""
        return f"OnRow({self.condition!r})"

    def __eq__(self, other: object) -> bool:
        """Tells whether it asks the same."""
        return isinstance(other, OnRow) and self.condition == other.condition

    def __hash__(self) -> int:
        """Returns a hash that goes with equality."""
        return hash(repr(self))

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns the condition that plain data state, and the mistakes in them."""
        condition, mistakes = Condition.filled(data, path)
        return (None if condition is None else OnRow(condition)), mistakes

    def holds(self, row: Record) -> bool | None:
        """Tells whether it holds of a row; None when a field that it asks about is blank."""
        return self.condition.holds(cast("View", _Fields(row)))

    def names(self) -> Iterator[str]:
        """Yields the fields that it asks about, but for the days of the row."""
        for test in self.condition.tests:
            yield from (name for name in (test.name, test.bound) if isinstance(name, Name) and name not in DAYS)


class _Fields:
    """A row, looked at as conditions look at a person."""

    __slots__ = ("_row",)

    def __init__(self, row: Record) -> None:
        self._row = row

    def __getitem__(self, name: str) -> Figure:
        figure = field(self._row, name)
        # A box that is not ticked says no; a row has no other way to say it.
        return Figure(name, ZERO, "yes_no", ("read",)) if figure.unit == "yes_no" and not figure.known else figure


def field(row: Record, name: str) -> Figure:
    """Returns what stands in a field of a row, or its days as ``first`` and ``last``; a blank is an unknown figure."""
    if name in DAYS:
        day = row.first if name == "first" else row.last
        return Figure(name, None, "date", ("read",), (row.cell,), word=day.isoformat() if day else "")
    return row.fields.get(name) or Figure(name, None, "", ("not_kept",))


def asked_of(condition: OnRow, row: Record) -> bool | Found:
    """Tells whether a condition holds; no answer where a row leaves blank what is asked; a field nobody keeps: no."""
    holds = condition.holds(row)
    blank = holds is None and any(name in row.fields and not row.fields[name].known for name in condition.names())
    return row_blank((condition,), row) if blank else bool(holds)


def row_blank(conditions: tuple[OnRow, ...], row: Record) -> Found:
    """Returns no answer, since a row leaves blank what is asked of it."""
    blank = next((name for each in conditions for name in each.names() if not field(row, name).known), "")
    return Found(None, ("row_blank", blank, str(row.first or "")), (row.cell,))


def says_yes(row: Record, name: str) -> bool:
    """Tells whether a yes-or-no field says yes; a blank does not."""
    return bool(field(row, name).value)


def day_in(row: Record, name: str) -> date | None:
    """Returns the day that stands in a field, or None."""
    word = field(row, name).word
    return date.fromisoformat(word) if word else None


def rows_of(view: View, name: str) -> tuple[Record, ...] | None:
    """Returns a person's rows of a kind, in the order of their days; None when nobody keeps them."""
    rows = view.records.get(name)
    if rows is None:
        return None
    return tuple(sorted((row for row in rows if isinstance(row, Record)), key=_when))


def _when(row: Record) -> tuple[date, date]:
    first = row.first or date.min
    return first, row.last or first
