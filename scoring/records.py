"""Rows that are no measures: the days that the clock recorded, and forms, notices and prizes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scoring.figure import Cell, Figure


@dataclass(frozen=True, slots=True)
class Day:
    """What the clock recorded of one person on one day; lean, since a large month has hundreds of thousands.

    Attributes:
        day: the day on which the work began.
        slots: for each slot of the record (came, left …) seconds after midnight of that day, or None without a punch;
            beyond 86,400 it was the morning after.
        cell: where the day stands, or its first punch.
    """

    day: date
    slots: tuple[int | None, ...]
    cell: Cell


@dataclass(frozen=True, slots=True)
class Record:
    """A row that is no measure: a form, a notice, a prize; a person may have any number of them.

    Attributes:
        name: key of the record in the scheme.
        first: its day, or the first of its days; None when it speaks of the whole period.
        last: the last of its days.
        fields: what stands in it, by the names of the scheme's fields; an allowed blank has neither value nor word.
        cell: where the row begins.
    """

    name: str
    first: date | None
    last: date | None
    fields: Mapping[str, Figure]
    cell: Cell


Records = Mapping[str, tuple[Record | Day, ...]]
"""Name of a record of the scheme to a person's rows, in the order of their days; a record nobody keeps is not there."""
