"""What a read after our writing will give, as far as our tabs go, so that their new version is known without it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sheets_sync.google.digests import version_of
from sheets_sync.google.formats import number_format
from sheets_sync.google.standing import Standing
from sheets_sync.google.values import Seen, extended, value_of
from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.filling import TOP
from sheets_sync.grid import Book, Grid, Mark, Value

_NO_FORMAT: dict[str, object] = {}


def version_after(key: str, standing: Standing, found: Book | None, aims: Sequence[Aim]) -> str:
    """Returns the version that the book will have; nothing when that cannot be told.

    It cannot when another book of ours stands in the same spreadsheet and its values are not known. Everybody but the
    editors whom we name is taken to be shut out.
    """
    others = {sheet.title for sheet in standing.sheets if sheet.mark and sheet.mark.ours not in ("", key)}
    kept = {title: grid for title, grid in found.grids.items() if title in others} if found else {}
    if len(kept) < len(others):
        return ""
    grids = {**kept, **{aim.title: _grid(key, aim) for aim in aims}}
    next_ = {**standing.generations, key: standing.generations.get(key, 0) + 1}
    native = replace(standing, generations=next_)
    return version_of(Book(standing.title, "", grids, "", shared=True, native=native))


def rows_after(aim: Aim) -> tuple[tuple[Value, ...], ...]:
    """Returns the rows of a tab of ours as they will be read."""
    kinds = tuple(column.kind for column in aim.tab.columns) if aim.tab else ()
    return _trimmed(_read_again(aim.cells, kinds))


def _grid(key: str, aim: Aim) -> Grid:
    return Grid(aim.title, rows_after(aim), aim.merged, aim.hidden, protected=True, mark=Mark(key, aim.name))


def _read_again(rows: Iterable[Sequence[Value]], kinds: Sequence[str]) -> Iterator[list[Value]]:
    """Yields rows as they will be read: numbers lose the noughts at their end, for instance."""
    seen = Seen()
    for number, row in enumerate(rows):
        if number < TOP:
            yield list(row)
        else:
            yield [
                value if value is None or value.__class__ is str else _value(value, kind, seen)
                for value, kind in zip(row, kinds or ("",) * len(row), strict=True)
            ]


def _value(value: Value, kind: str, seen: Seen) -> Value:
    form = number_format(kind, type(value))
    cell = {"effectiveValue": extended(value), "effectiveFormat": {"numberFormat": form} if form else _NO_FORMAT}
    return value_of(cell, seen)


def _trimmed(rows: Iterable[list[Value]]) -> tuple[tuple[Value, ...], ...]:
    """Returns rows as wide as the widest of them; there are no blank ones at the end."""
    kept = list(rows)
    width = max(place for row in kept for place, value in enumerate(row, start=1) if value is not None)
    return tuple(tuple(row[:width]) for row in kept)
