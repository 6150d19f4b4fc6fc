"""Finding, for every tab that a book of ours is to have, the one that stands, by its mark and never by its title."""

from collections.abc import Mapping, Sequence

from sheets_sync.google.standing import Sheet, Standing
from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.marking import new_id
from sheets_sync.grid import Book, BookFault, Wanted
from sheets_sync.seal import SEAL_TAB, laid_out, pack


def aims_of(wanted: Wanted, standing: Standing, found: Book | None) -> tuple[Aim, ...]:
    """Returns what every tab is to be, in order, that of the seal last.

    Args:
        wanted: the book as it is to be.
        standing: the spreadsheet as it stands.
        found: the same with its values; None when they are not known.

    Raises:
        BookFault: ``title_taken`` when a tab of theirs bears a title that one of ours needs.
    """
    ours = standing.ours(wanted.key)
    cells = tuple(map(laid_out, wanted.tabs))
    foreign = {sheet.title.casefold() for sheet in standing.sheets if sheet not in ours.values()}
    for tab in wanted.tabs:
        if tab.title.casefold() in foreign:
            raise BookFault("title_taken", book=standing.title, path=wanted.address, tab=tab.title)
    # The seal is found by its mark, so another book of ours beside this one may have its own.
    seal = SEAL_TAB if SEAL_TAB not in foreign else f"{SEAL_TAB}_{wanted.key}"
    texts = tuple((text,) for text in pack(wanted, cells))
    told = [(tab.title, tab.title, laid, tab) for tab, laid in zip(wanted.tabs, cells, strict=True)]
    ids = _ids(wanted, standing, ours)
    grids = found.grids.values() if found else ()
    known = {grid.mark.name: grid for grid in grids if grid.mark and grid.mark.ours == wanted.key}
    return tuple(
        Aim(name, title, ids[name], laid, tab, ours.get(name), known.get(name))
        for name, title, laid, tab in [*told, (SEAL_TAB, seal, texts, None)]
    )


def gone_of(key: str, standing: Standing, aims: Sequence[Aim]) -> list[Sheet]:
    """Returns the tabs that are marked as this book's and are no longer wanted; the seal at least always stays."""
    kept = {aim.id for aim in aims}
    return [sheet for sheet in standing.sheets if sheet.mark and sheet.mark.ours == key and sheet.id not in kept]


def _ids(wanted: Wanted, standing: Standing, ours: Mapping[str, Sheet]) -> dict[str, int]:
    """Returns the id of every tab: of the one that stands, or a new one."""
    taken = {sheet.id for sheet in standing.sheets}
    ids: dict[str, int] = {}
    for name in [*(tab.title for tab in wanted.tabs), SEAL_TAB]:
        ids[name] = ours[name].id if name in ours else new_id(wanted.key, name, taken)
        taken.add(ids[name])
    return ids
