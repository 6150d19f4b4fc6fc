"""One atomic batch that makes our tabs of a spreadsheet what they are to be, and touches nothing else in it.

The batch is a pure function of what is wanted and what stands: the same, byte for byte. Google applies all of it or
nothing. Its first request takes the standing generation away and its last adds the next one, so that of two writers
who read the same state only one gets through.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sheets_sync.google.standing import Standing
from sheets_sync.google.writing.after import version_after
from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.aiming import aims_of, gone_of
from sheets_sync.google.writing.anchors import Anchor
from sheets_sync.google.writing.asking import Request
from sheets_sync.google.writing.limits import refuse_cells, refuse_payload
from sheets_sync.google.writing.links import SheetIds, uri_of
from sheets_sync.google.writing.marking import begun, ended, mark
from sheets_sync.google.writing.one_tab import Filling, Manner, filled
from sheets_sync.google.writing.protecting import guard
from sheets_sync.google.writing.shaping import added, cut, ordered, put_right, way_made
from sheets_sync.grid import Book, Wanted
from sheets_sync.seal import looks, unpack

NO_IDS: SheetIds = {}


@dataclass(frozen=True, slots=True)
class Batch:
    """What is sent.

    Attributes:
        requests: of one batch update, in order.
        size: bytes of its JSON as it is sent.
        cells: how many cells are given a value, blank ones among them.
        sheet_ids: titles of our tabs, as we give them, to their ids, new ones among them.
        version_after: the version that a read will give once it is applied; empty when that cannot be told.
        generation: the number of the generation that it begins.
        anchors: tell whether single cells came to stand where they were to.
    """

    requests: tuple[Request, ...] = field(repr=False)
    size: int
    cells: int
    sheet_ids: Mapping[str, int]
    version_after: str
    generation: int
    anchors: tuple[Anchor, ...] = ()


def batch_for(
    wanted: Wanted,
    standing: Standing,
    found: Book | None,
    who: tuple[str, ...],
    sheet_ids: SheetIds = NO_IDS,
) -> Batch:
    """Returns the batch that writes a book of ours into a spreadsheet.

    Args:
        wanted: the book as it is to be.
        standing: the spreadsheet as it stands.
        found: the whole spreadsheet with its values, from the same read; None when they are not known. Every tab is
            written whole then.
        who: addresses of those who may edit our tabs, the account that writes first.
        sheet_ids: id of a spreadsheet to title of a tab to its id, for the links into other spreadsheets.

    Raises:
        BookFault: ``title_taken`` when a tab of theirs bears the title of one of ours; ``google_too_large``.
    """
    aims = aims_of(wanted, standing, found)
    refuse_cells(standing, aims, wanted.address)
    ids = {**sheet_ids, standing.id: _ids(standing, aims, sheet_ids)}
    manner = Manner(_restyled(wanted, found), lambda link: uri_of(link, standing.id, ids))
    fillings = [filled(aim, manner) for aim in aims]
    requests = tuple(_requests(wanted.key, standing, aims, fillings, who))
    size = len(json.dumps({"requests": requests}, ensure_ascii=False, separators=(",", ":")).encode())
    refuse_payload(standing, wanted.address, size, max(aims, key=lambda aim: len(aim.cells) * len(aim.cells[0])).title)
    return Batch(
        requests=requests,
        size=size,
        cells=sum(filling.cells for filling in fillings),
        sheet_ids={aim.name: aim.id for aim in aims},
        version_after=version_after(wanted.key, standing, found, aims),
        generation=standing.generations.get(wanted.key, 0) + 1,
        anchors=tuple(filling.anchor for filling in fillings if filling.anchor),
    )


def _requests(
    key: str, standing: Standing, aims: Sequence[Aim], fillings: Sequence[Filling], who: tuple[str, ...]
) -> Iterator[Request]:
    """Yields the requests in their order: room is made before anything is filled, and taken away after."""
    number = standing.generations.get(key)
    gone = gone_of(key, standing, aims)
    kept = [sheet for aim in aims if (sheet := aim.sheet)]
    yield from ended(key, number)
    yield from (request for aim in aims if aim.sheet for request in guard(aim, who))  # first: it may shut us out
    yield from way_made(aims, [*kept, *gone])
    yield from (added(aim) for aim in aims if aim.sheet is None)
    for aim in aims:
        yield from put_right(aim)
    for filling in fillings:
        yield from filling.requests
    for aim in aims:
        if aim.sheet is None:
            yield from guard(aim, who)
            yield mark(key, aim.name, aim.id)
        yield from cut(aim)
    yield from ({"deleteSheet": {"sheetId": sheet.id}} for sheet in gone)
    yield from ordered(aims, standing.sheets, gone)
    yield begun(key, (number or 0) + 1, aims[-1].id)


def _restyled(wanted: Wanted, found: Book | None) -> bool:
    """Tells whether the looks, or the links, are not those that the standing seal remembers."""
    ours = found.ours(wanted.key) if found else None
    seal = unpack(ours) if ours else None
    return seal is None or seal.looks != looks(wanted)


def _ids(standing: Standing, aims: Sequence[Aim], known: SheetIds) -> dict[str, int]:
    """Returns the ids of all tabs of the spreadsheet itself, as they will be called."""
    return {
        **known.get(standing.id, {}),
        **{sheet.title: sheet.id for sheet in standing.sheets},
        **{aim.title: aim.id for aim in aims},
    }
