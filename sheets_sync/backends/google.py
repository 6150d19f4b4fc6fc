"""Workbooks as Google spreadsheets: ``google:<id>``. One read and one atomic write a book, whoever is at work there."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sheets_sync.backends import NOTHING, Basis
from sheets_sync.google.account import account
from sheets_sync.google.reading import AFTER, FIELDS, book_of
from sheets_sync.google.standing import Standing
from sheets_sync.google.writing import Batch, batch_for
from sheets_sync.google.writing.anchors import Rows
from sheets_sync.grid import SILENT, Book, BookFault, Grid, Wanted
from sheets_sync.seal import SEAL_TAB

_CLOCKS = timedelta(seconds=2)  # an edit in the second in which we read may have come before or after it
_WHOSE = "trashed,owners(emailAddress),lastModifyingUser(displayName,emailAddress)"
_TRIES = 3
_sheet_ids: dict[str, Mapping[str, int]] = {}
"""Spreadsheet to title to id of the tabs that were read in this process: where links lead."""


class _Stale(BookFault):
    """Another writer was first, or somebody changed our tabs."""

    def __init__(self) -> None:
        super().__init__("stale")


def read(address: str) -> Book:
    """Returns the whole book, all its tabs out of one answer.

    Raises:
        BookFault: ``google_not_found``, ``google_not_shared`` or another of the ``google_`` codes; ``stray_cell``.
    """
    with _about(address):
        mine = account()
        answer = mine.line.spreadsheet(_id(address), FIELDS)
        if answer.json.get("spreadsheetId", _id(address)) != _id(address):
            raise BookFault("google_unreachable", why="other_book", status="200", seconds="0", tries="1")
        book = book_of(address, answer.json, answer.moment, account=mine.email)
        _sheet_ids[_id(address)] = {sheet.title: sheet.id for sheet in _standing(book).sheets}
        return _looked_into(book)


def version(address: str) -> str:
    """Returns the version of our part of the book now, or an empty text where there is none of ours.

    Raises:
        BookFault: as ``read``.
    """
    return read(address).version


def glance(address: str) -> str:
    """Returns when Drive says that the file was changed last: one call of Drive's, none of the Sheets quota.

    Raises:
        BookFault: what would stop any other call too.
    """
    with _about(address):
        told = account().line.file(_id(address), "trashed,modifiedTime,version")
        return f"{told.get('trashed')} {told.get('modifiedTime')} {told.get('version')}" if told else ""


def moved(book: Book) -> bool:
    """Tells whether somebody has changed a book of theirs since it was read.

    Drive is asked when it was changed last, and only when that may have been after our reading are its values read
    again. Whether Drive tells a change at once is not documented; where it tells it late, the next run sees it.

    Raises:
        BookFault: ``google_trashed``; as ``read``.
    """
    read_at = _standing(book).read_at
    with _about(book.address, book):
        changed = _asked(book, "trashed,modifiedTime").get("modifiedTime")
        if changed and read_at and datetime.fromisoformat(changed) + _CLOCKS < read_at:
            return False
        return repr(read(book.address).theirs().grids) != repr(book.theirs().grids)


def write(wanted: Wanted, expected: str, basis: Basis = NOTHING) -> str:
    """Writes our tabs of a spreadsheet in one atomic step and returns the version of them.

    The answer tells the tabs of the basis as they stood when we wrote: where people changed one meanwhile, what was
    written rests on what no longer stands.

    Raises:
        BookFault: ``stale``, ``inputs_moved``, ``title_taken``, ``google_too_large`` or another ``google_`` code.
    """
    with _about(wanted.address, basis.found):
        found = basis.found or read(wanted.address)
        if found.version != expected:
            raise _Stale
        mine = account()
        batch = batch_for(wanted, _standing(found), found, (mine.email, *wanted.editors), _sheet_ids)
        inputs = {title: found.grids[title] for title in basis.inputs}
        after = _sent(found, batch, inputs)
        shifted = not all(anchor.holds(after.get(anchor.title, ())) for anchor in batch.anchors)
        if shifted:
            _written_whole(wanted)
        # Compared as they are spelt: to Python TRUE is 1.
        if shifted or any(repr(after.get(title)) != repr(grid.rows) for title, grid in inputs.items()):
            raise BookFault("inputs_moved")
        return batch.version_after


def _written_whole(wanted: Wanted) -> None:
    """Writes every cell of our tabs: somebody sorted or widened one under our hands, and cells stand in wrong rows.

    Raises:
        BookFault: ``google_shifted``: that could not be done, and somebody must know.
    """
    try:
        for _ in range(_TRIES):
            now = read(wanted.address)
            batch = batch_for(wanted, _standing(now), None, (account().email, *wanted.editors), _sheet_ids)
            with suppress(_Stale):
                _sent(now, batch, {})
                return
    except BookFault as fault:
        raise BookFault("google_shifted", why=fault.code) from fault
    raise BookFault("google_shifted", why="stale")


def _sent(found: Book, batch: Batch, inputs: Mapping[str, Grid]) -> Mapping[str, Rows]:
    """Sends a batch and returns the rows of the inputs as they stood when it was carried out."""
    anchored = [each for anchor in batch.anchors for each in anchor.ranges]
    ranges = [*(_quoted(grid) for grid in inputs.values()), *anchored]
    try:
        answer = account().line.batch(
            _id(found.address), batch.requests, ranges=ranges, fields=AFTER if ranges else "replies"
        )
    except BookFault as fault:
        if fault.code != "google_refused":
            raise
        return _after_refusal(found, batch, fault)
    after = book_of(found.address, answer.get("updatedSpreadsheet", {}))
    return {title: grid.rows for title, grid in after.grids.items()}


def _after_refusal(found: Book, batch: Batch, fault: BookFault) -> Mapping[str, Rows]:
    """Tells why a batch was refused: it had been carried out already, another one was first, or it is at fault.

    The answer to a batch may get lost on its way; it is then sent again, and refused because its generation stands.
    """
    now = read(found.address)
    if now.version == batch.version_after:
        return {title: grid.rows for title, grid in now.grids.items()}
    if now.version != found.version or {*now.theirs().grids} != {*found.theirs().grids}:
        raise _Stale from fault
    raise fault


def _looked_into(book: Book) -> Book:
    """Returns the book with the owner of the file taken from the editors of our tabs, whom no protection keeps out.

    Drive is asked only of a spreadsheet that holds tabs of ours. Where it may not be asked, who is listed as an editor
    cannot be judged, since the owner may be among them: only the protection itself is.

    Raises:
        BookFault: ``google_trashed``.
    """
    if not book.version:
        return book
    told = _asked(book, _WHOSE)
    owners = {each.get("emailAddress", "").lower() for each in told.get("owners", ())}
    grids = {title: _judged(grid, owners, known=bool(told)) for title, grid in book.grids.items()}
    amiss = any(map(_is_odd, grids.values()))
    last = told.get("lastModifyingUser", {})
    others = amiss and last.get("emailAddress", "").lower() != account().email.lower()  # we may have written since
    who = last.get("displayName") or last.get("emailAddress", "")
    # On a shared drive a file has no owner, and whom a protection binds there is not known.
    unbound = owners | {account().email.lower()} if owners else ()
    return replace(book, grids=grids, owners=tuple(sorted(unbound)), last_editor=who if others else "")


def _is_odd(grid: Grid) -> bool:
    """Tells whether a tab of ours is open to others, is called otherwise, or is shown or hidden otherwise."""
    if grid.mark is None or not grid.mark.ours:
        return False
    turned = grid.hidden != (grid.mark.name == SEAL_TAB)
    return turned or not grid.protected or bool(grid.editors) or grid.title != grid.mark.name


def _judged(grid: Grid, owners: set[str], *, known: bool) -> Grid:
    """Returns a tab whose editors are those whom a protection binds; None of them where the owner is not known."""
    ticked = tuple((column, _but(who or (), owners) if known else None) for column, who in grid.ticked_by)
    return replace(grid, editors=_but(grid.editors or (), owners) if known else None, ticked_by=ticked)


def _but(editors: Iterable[str], owners: set[str]) -> tuple[str, ...]:
    return tuple(each for each in editors if each not in owners)


def _asked(book: Book, fields: str) -> Mapping[str, Any]:
    """Returns what Drive says of a file, which is nothing where it may not be asked.

    Raises:
        BookFault: ``google_trashed``; what would stop any other call too.
    """
    try:
        told = account().line.file(_id(book.address), fields)
    except BookFault as fault:
        if fault.code in SILENT:
            raise
        return {}
    if told.get("trashed"):
        raise BookFault("google_trashed", book=book.name, path=book.address)
    return told


@contextmanager
def _about(address: str, book: Book | None = None) -> Iterator[None]:
    """Has every fault name the book that it is about."""
    try:
        yield
    except BookFault as fault:
        known = {"book": book.name} if book else {}  # people know a title, no id
        fault.details = {"book": _id(address), "path": address, **fault.details, **known}
        raise


def _standing(book: Book) -> Standing:
    """Returns what stands in a spreadsheet beside its values."""
    if not isinstance(book.native, Standing):
        raise TypeError(f"{book.address} was not read from Google")
    return book.native


def _id(address: str) -> str:
    """Returns the id of a spreadsheet."""
    return address.partition(":")[2]


def _quoted(grid: Grid) -> str:
    """Returns the range of a whole tab, as Google's addresses are written."""
    title = grid.title.replace("'", "''")
    return f"'{title}'"
