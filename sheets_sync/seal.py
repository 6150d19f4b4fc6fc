"""The seal: a very hidden tab in every book of ours that remembers what we wrote, so that hand edits can be named."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from sheets_sync.grid import Book, CellError, Link, Percent, Tab, Uncomputed, Value, Wanted, as_written

SEAL_TAB = "_seal"
"""Title of the tab; people never see it."""

FORM = 1
"""How a seal is written; a seal of another form is not read."""

STYLE = 1
"""How our tabs look; a higher number has every book of ours written anew."""

_CHUNK = 30_000  # characters a cell: Excel takes 32,767, Google Sheets 50,000
Cells = tuple[tuple[Value, ...], ...]
"""Every cell of a tab from A1: the heading, the column titles, the rows."""

_EXACT = 10**15  # whole numbers below it are whole in every spreadsheet


@dataclass(frozen=True, slots=True)
class SealedTab:
    """A tab as we wrote it.

    Attributes:
        title: of the tab.
        keys: how many leading columns together name a row.
        names: which column holds the name of a row (0-based).
        cells: every cell from A1: the heading, the column titles, the rows.
    """

    title: str
    keys: int
    names: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Seal:
    """What a book of ours remembers of its writing.

    Attributes:
        key: which of our books it is.
        period: the month it shows.
        looks: digest of everything that is no value: kinds and widths of columns, targets of links, our style.
        titles: of the tabs, in order.
    """

    key: str
    period: str
    looks: str
    titles: tuple[str, ...]
    packed: Mapping[str, tuple[int, int, str]] = field(default_factory=dict, repr=False)

    def tab(self, title: str) -> SealedTab | None:
        """Returns the tab as we wrote it, or None when we wrote none of this title."""
        if title not in self.packed:
            return None
        keys, names, text = self.packed[title]
        return SealedTab(title, keys, names, _unfold(text))


def laid_out(tab: Tab) -> Cells:
    """Returns every cell of a tab of ours as it will stand; blank rows at its end do not stand at all."""
    titles = tuple(as_written(column.title) for column in tab.columns)
    heading = (as_written(tab.heading), *(None for _ in tab.columns[1:]))
    rows = [tuple(map(as_written, row)) for row in tab.rows]
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return (heading, titles, *rows)


def looks(wanted: Wanted) -> str:
    """Returns the digest of how the book looks and where its links lead, whatever its values."""
    tabs = [(tab.title, tab.columns, tab.keys, tab.names, tab.last_is_total, [*_links(tab)]) for tab in wanted.tabs]
    described = repr((STYLE, wanted.title, sorted(wanted.labels.items()), tabs))
    return blake2b(described.encode("utf-8", "replace"), digest_size=16).hexdigest()


def pack(wanted: Wanted, cells: tuple[Cells, ...] | None = None) -> tuple[str, ...]:
    """Returns the seal of a book as the texts of the first column of its tab, the first one plain to read.

    Args:
        wanted: the book.
        cells: what its tabs are laid out as, where that is known already.
    """
    folded = [_chunks(_fold(tab)) for tab in cells or map(laid_out, wanted.tabs)]
    tabs = [[tab.title, tab.keys, tab.names, len(chunks)] for tab, chunks in zip(wanted.tabs, folded, strict=True)]
    known = {"form": FORM, "key": wanted.key, "period": wanted.period, "looks": looks(wanted), "tabs": tabs}
    chunks = [chunk for several in folded for chunk in several]
    return (json.dumps({**known, "digest": _digest(known, chunks)}, ensure_ascii=False), *chunks)


def unpack(book: Book) -> Seal | None:
    """Returns the seal of a book, or None where there is none, it is damaged, or it is of another form."""
    grid = book.grids.get(SEAL_TAB)
    texts = [str(row[0] or "") for row in grid.rows if row] if grid else []
    try:
        known = json.loads(texts[0])
        digest = known.pop("digest")
        if known["form"] != FORM or digest != _digest(known, texts[1:]):
            return None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None
    return Seal(known["key"], known["period"], known["looks"], *_spread(known["tabs"], texts[1:]))


def _links(tab: Tab) -> list[Link]:
    """Returns the links of a tab; only their text stands in the cell."""
    return [value for row in tab.rows for value in row if value.__class__ is Link]


def _spread(tabs: list[list[object]], chunks: list[str]) -> tuple[tuple[str, ...], dict[str, tuple[int, int, str]]]:
    """Returns the titles of the sealed tabs, and what is packed of each."""
    packed: dict[str, tuple[int, int, str]] = {}
    start = 0
    for title, keys, names, count in tabs:
        end = start + int(str(count))
        packed[str(title)] = (int(str(keys)), int(str(names)), "".join(chunks[start:end]))
        start = end
    return tuple(packed), packed


def _digest(known: dict[str, object], chunks: list[str]) -> str:
    """Returns the digest by which damage is noticed."""
    whole = json.dumps(known, sort_keys=True) + "".join(chunks)
    return blake2b(whole.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _fold(cells: Cells) -> str:
    """Returns the cells as text; column after column, because like beside like packs smaller."""
    columns = list(zip(*cells, strict=True))
    plain = json.dumps(columns, default=coded, ensure_ascii=False, separators=(",", ":"))
    return b64encode(zlib.compress(plain.encode("utf-8"), 6)).decode("ascii")


def _unfold(text: str) -> Cells:
    """Returns the cells that a text of ours holds."""
    plain = zlib.decompress(b64decode(text))
    columns = json.loads(plain, parse_int=Decimal, parse_float=Decimal, object_hook=decoded)
    return tuple(zip(*columns, strict=True))


def _chunks(text: str) -> list[str]:
    """Returns the text in pieces that a cell holds."""
    return [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]


def coded(value: Value) -> object:
    """Returns what JSON writes for a value that is no text; 15 digits come through its numbers unharmed.

    What only a book of theirs can hold (an error, a formula that nobody computed) has its word too, for the archive.
    """
    if isinstance(value, Decimal):
        whole = abs(value) < _EXACT and value == value.to_integral_value()
        return int(value) if whole else float(value)
    if isinstance(value, Percent):
        return {"percent": value.value}
    if isinstance(value, datetime | date | time):
        return {value.__class__.__name__: value.isoformat()}
    if isinstance(value, CellError):
        return {"error": value.code}
    if isinstance(value, Uncomputed):
        return {"formula": value.formula}
    if isinstance(value, Link):
        return {"link": [value.text, value.target, value.tab, value.address]}
    raise TypeError(f"a cell of ours cannot hold {value!r}")


def decoded(held: dict[str, Any]) -> Value:
    """Returns the value that was written as an object."""
    ((kind, said),) = held.items()
    return _KINDS[kind](said)


_KINDS: Mapping[str, Callable[[Any], Value]] = {
    "percent": Percent,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "error": CellError,
    "formula": Uncomputed,
    "link": lambda parts: Link(*parts),
}
