"""The settings that the figures of a scheme use, as they are written: kept in the receipt, so that a plan compares.

What an amount of pay is made of is kept as a digest only: those who read the receipt do not read the payroll.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b

from scoring.figure import Cell, Figure
from scoring.form import names_in
from scoring.scheme import Scheme

FROM = " ← "
"""Stands between a value and the file of another scheme that it is written in."""


def settings_used(scheme: Scheme) -> dict[str, str]:
    """Returns the key of every setting in use, with what is written there and in which other file."""
    found: dict[str, Cell] = {}
    of_pay: set[str] = set()
    for item in scheme.items:
        named = [scheme.constants[name] for name in names_in(item.rule) if name in scheme.constants]
        for cell in (*_cells(item.rule), *(cell for figure in named for cell in _cells(figure))):
            found.setdefault(cell.key, cell)
            of_pay |= {cell.key} if item.unit == "yuan" else set()
    return {key: _kept(cell, scheme.file, secret=key in of_pay) for key, cell in sorted(found.items())}


def _kept(cell: Cell, file: str, *, secret: bool) -> str:
    shown = blake2b(cell.shown.encode(), digest_size=8).hexdigest() if secret else cell.shown
    return shown if cell.book in {"", file} else f"{shown}{FROM}{cell.book}"


def _cells(made: object) -> Iterator[Cell]:
    """Yields the cells of scheme files from which a rule was filled."""
    if isinstance(made, Cell):
        yield from (made,) if made.key and made.book else ()
        return
    for part in _parts(made):
        yield from _cells(part)


def _parts(made: object) -> Iterable[object]:
    """Returns what something is made of."""
    if isinstance(made, Figure):
        return made.parts
    if isinstance(made, Mapping):
        return made.values()
    if isinstance(made, list | tuple | frozenset):
        return made
    return [getattr(made, each.name, None) for each in fields(made)] if is_dataclass(made) else ()
