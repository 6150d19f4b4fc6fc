"""Which cells of a tab are to change, gathered into blocks, and whether naming them is shorter than the whole tab."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sheets_sync.grid import Value
from sheets_sync.seal import Cells

Row = tuple[Value, ...]
Run = tuple[int, int]
"""Columns of a row that change and touch one another: the first, and the one after the last."""

_CELL, _CHANGED, _ROW, _BLOCK = 45, 120, 14, 190
"""Bytes in a request: of a value, of a value with its format, of a row's frame, of a request's. Only compared."""


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that change and stand together.

    Attributes:
        top: its first row (0-based).
        left: its first column (0-based).
        rows: what is to stand there.
    """

    top: int
    left: int
    rows: tuple[Row, ...]


def blocks(standing: Cells, wanted: Cells) -> tuple[Block, ...]:
    """Returns the cells that are not yet as wanted, within the extent that is wanted.

    Cells that touch in a row are one run, and runs over the same columns in rows that follow one another one block.
    Values of different classes are different, whatever ``==`` says: ``True`` is not 1.

    >>> blocks((("a", None), ("b", "c")), (("a", "x"), ("b", "y"), ("z", None)))
    (Block(top=0, left=1, rows=(('x',), ('y',))), Block(top=2, left=0, rows=(('z',),)))
    """
    open_runs: dict[Run, int] = {}
    found: list[Block] = []
    for number, now in enumerate(wanted):
        runs = dict.fromkeys(_runs(standing[number] if number < len(standing) else (), now))
        found += [_block(wanted, run, top, number) for run, top in open_runs.items() if run not in runs]
        open_runs = {run: open_runs.get(run, number) for run in runs}
    found += [_block(wanted, run, top, len(wanted)) for run, top in open_runs.items()]
    return tuple(sorted(found, key=lambda block: (block.top, block.left)))


def worth_it(changed: tuple[Block, ...], wanted: Cells) -> bool:
    """Tells whether naming the changed cells makes a shorter request than sending the whole tab."""
    parts = sum(_BLOCK + _length(block.rows, _CHANGED) for block in changed)
    return parts < _BLOCK + _length(wanted, _CELL)


def _runs(was: Row, now: Row) -> Iterator[Run]:
    """Yields the runs of a row."""
    if was == now and list(map(type, was)) == list(map(type, now)):
        return
    was += (None,) * (len(now) - len(was))
    start = -1
    for place, value in enumerate(now):
        if _same(was[place], value):
            if start >= 0:
                yield start, place
            start = -1
        elif start < 0:
            start = place
    if start >= 0:
        yield start, len(now)


def _same(was: Value, now: Value) -> bool:
    return was.__class__ is now.__class__ and was == now


def _block(wanted: Cells, run: Run, top: int, bottom: int) -> Block:
    left, right = run
    return Block(top, left, tuple(row[left:right] for row in wanted[top:bottom]))


def _length(rows: Iterable[Row], cell: int) -> int:
    """Returns about how many bytes the rows take in a request."""
    return sum(_ROW + cell * len(row) + sum(3 * len(value) for value in row if isinstance(value, str)) for row in rows)
