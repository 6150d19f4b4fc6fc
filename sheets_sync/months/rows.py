"""What the record of a team's months is written as: rows of four tabs, and back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar, cast, get_args
from unicodedata import category

from sheets_sync.grid import Value, as_written
from sheets_sync.months.record import Difference, Event, Remembered, Seen, What, Why

Row = tuple[Value, ...]
Kept = TypeVar("Kept")


def clean(text: str) -> str:
    """Returns a text as a cell gives it back, on one line, so that the record is what it will be when it is read again.

    >>> clean("  late by   a day "), clean(" ")
    ('late by a day', '')
    """
    seen = "".join(letter if category(letter)[0] not in "CZ" else " " for letter in text)
    return str(as_written(" ".join(seen.split())) or "").strip()


def event_row(event: Event, said: str, team: str) -> Row:
    """Returns what happened as a row; ``said``: the kind in words. Code and team are for us, at its end."""
    number = Decimal(event.number)
    told = (event.by, event.fingerprint, event.reason, event.file, event.digest, event.into)
    return (number, event.period, said, event.on, *told, event.what, team)


def event_of(row: Sequence[Value]) -> tuple[Event, str]:
    """Returns what a row tells, and of which team.

    Raises:
        ValueError: it is no row of ours; so do TypeError and LookupError say.
    """
    number, period, _, on, by, fingerprint, reason, file, digest, into, what, team = row
    if what not in get_args(What) or not isinstance(on, date):
        raise ValueError(row)
    told = map(_text, (by, fingerprint, reason, file, digest, into))
    return Event(int(_number(number)), _text(period), cast("What", what), on, *told), _text(team)


def remembered_row(figure: Remembered) -> Row:
    """Returns a figure of history as a row; a number of many digits becomes text there, and a number again here."""
    return (figure.period, figure.person_id, figure.name, figure.value, figure.unit, figure.word, figure.why)


def remembered_of(row: Sequence[Value]) -> Remembered:
    """Returns the figure of a row; raises as ``event_of`` does."""
    period, person, name, value, unit, word, why = row
    amount = None if value is None else Decimal(value) if isinstance(value, str) else _number(value)
    return Remembered(_text(period), _text(person), _text(name), amount, _text(unit), _text(word), _text(why))


def difference_row(found: Difference, said: str) -> Row:
    """Returns a difference as a row; ``said``: why, in words."""
    told = (found.person_id, found.name, found.item, found.before, found.after, found.because)
    return (found.period, said, *told, found.why)


def difference_of(row: Sequence[Value]) -> Difference:
    """Returns the difference of a row; raises as ``event_of`` does."""
    period, _, *told, why = row
    if why not in get_args(Why):
        raise ValueError(row)
    person, name, item, before, after, because = map(_text, told)
    return Difference(_text(period), cast("Why", why), person, name, item, before, after, because)


SEEN = ("month_column", "appraised_people", "open_count", "fingerprint", "in_the_way")
"""What of a row of the first tab tells how a month stood, by the keys of the titles."""
MOVED = "figures_moved"
"""The title under which the day stands; a book written before there was one has no such column."""


def seen_of(row: Mapping[str, Value]) -> Seen | None:
    """Returns how a month stood, or None for one that nobody has looked at; raises as ``event_of`` does.

    Args:
        row: key of a title to what stands below it.
    """
    period, people, problems, fingerprint, hindrances = (row[key] for key in SEEN)
    moved = row.get(MOVED)
    if people is None:
        return None
    if moved is not None and not isinstance(moved, date):
        raise TypeError(moved)
    standing = tuple(_text(hindrances).split("\n")) if hindrances else ()
    return Seen(_text(period), int(_number(people)), int(_number(problems)), _text(fingerprint), standing, moved)


def every(rows: Sequence[Sequence[Value]], make: Callable[[Sequence[Value]], Kept]) -> tuple[Kept, ...]:
    """Returns what is made of every row that is not blank."""
    return tuple(make(row) for row in rows if any(value is not None for value in row))


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _number(value: Value) -> Decimal:
    if not isinstance(value, Decimal):
        raise TypeError(value)
    return value
