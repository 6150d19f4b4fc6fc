"""What Google takes, looked at before anything is sent, so that a refusal says what was too much.

The numbers for cells and for the payload were told by others; Google documents neither as a hard limit.
"""

from collections.abc import Sequence

from sheets_sync.google.standing import Sheet, Standing
from sheets_sync.google.writing.aim import Aim
from sheets_sync.grid import BookFault

CELLS = 10_000_000
"""Cells of a spreadsheet, blank ones among them."""

TEXT = 50_000
"""Characters of a cell."""

PAYLOAD = 9 * 2**20
"""Bytes of a request; at ten times 2**20 Google was seen to refuse."""


def refuse_cells(standing: Standing, aims: Sequence[Aim], address: str) -> None:
    """Refuses tabs that the spreadsheet cannot hold beside theirs, while old and new extents overlap.

    Raises:
        BookFault: ``google_too_large``.
    """
    kept = {aim.id for aim in aims}
    others = sum(_cells(sheet) for sheet in standing.sheets if sheet.id not in kept)
    sizes = {aim.title: aim.extent[0] * aim.extent[1] for aim in aims}
    found = others + sum(sizes.values())
    if found > CELLS:
        raise _too_large(standing, address, ("cells", found, CELLS), max(sizes, key=sizes.__getitem__))
    for aim in aims:
        longest = max((len(value) for row in aim.cells for value in row if value.__class__ is str), default=0)
        if longest > TEXT:
            raise _too_large(standing, address, ("characters in a cell", longest, TEXT), aim.title)


def refuse_payload(standing: Standing, address: str, size: int, largest: str) -> None:
    """Refuses a batch of more bytes than Google takes; it cannot be sent in parts, since parts are not one step.

    Raises:
        BookFault: ``google_too_large``.
    """
    if size > PAYLOAD:
        raise _too_large(standing, address, ("bytes in one request", size, PAYLOAD), largest)


def _cells(sheet: Sheet) -> int:
    return sheet.rows * sheet.columns


def _too_large(standing: Standing, address: str, told: tuple[str, int, int], tab: str) -> BookFault:
    what, found, most = told
    return BookFault(
        "google_too_large",
        book=standing.title,
        path=address,
        what=what,
        found=f"{found:,}",
        most=f"{most:,}",
        tab=tab,
    )
