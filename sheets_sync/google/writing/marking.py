"""How our tabs stay known whatever people do to them, and how writers of one book exclude one another."""

from collections.abc import Container, Iterator

from sheets_sync.google.marks import IDS, first_id, generation_id, generation_name, mark_text
from sheets_sync.google.standing import MARK
from sheets_sync.google.writing.asking import Request, area
from sheets_sync.grid import Mark


def new_id(key: str, name: str, taken: Container[int]) -> int:
    """Returns a sheetId for a new tab: always the same one for the same tab, unless it is taken.

    Ids of ours, since one batch makes the tab and fills it, and knows no answer in between.
    """
    found = first_id(key, name)
    while found == 0 or found in taken:  # 0 is what Google leaves out of its answers
        found = (found + 1) % IDS
    return found


def mark(ours: str, name: str, sheet: int) -> Request:
    """Returns the request that fastens our mark to a tab; ``ours`` is empty for a tab of theirs.

    Every program that may read the spreadsheet sees it, so it is not lost with the project that made it.
    """
    made = {
        "metadataKey": MARK,
        "metadataValue": mark_text(Mark(ours, name), sheet),
        "location": {"sheetId": sheet},
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": made}}


def ended(key: str, number: int | None) -> Iterator[Request]:
    """Yields what takes the standing generation away; it fails when another writer was first."""
    if number is not None:
        yield {"deleteNamedRange": {"namedRangeId": generation_id(key, number)}}


def begun(key: str, number: int, seal: int) -> Request:
    """Returns the request that adds the next generation, on the tab of the seal.

    Its id can stand only once, so of two who saw no generation only one can write.
    """
    made = {
        "namedRangeId": generation_id(key, number),
        "name": generation_name(key, number),
        "range": area(seal, 0, 0, 1, 1),
    }
    return {"addNamedRange": {"namedRange": made}}
