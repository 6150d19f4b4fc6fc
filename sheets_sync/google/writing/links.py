"""Links from our tabs to cells of spreadsheets, by the ids of their tabs, so that they outlive new titles."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.asking import Request, area, colour
from sheets_sync.google.writing.filling import TOP
from sheets_sync.google.writing.layout import SIZE
from sheets_sync.grid import Link, Tab

SheetIds = Mapping[str, Mapping[str, int]]
"""Id of a spreadsheet to title of a tab to its sheetId."""

Lead = Callable[[Link], str]
"""Tells where a link leads; nothing where it leads nowhere."""

_LINK = {"fontSize": SIZE, "underline": True, "foregroundColorStyle": colour("#0563C1")}
_CELL = "https://docs.google.com/spreadsheets/d/{id}/edit#gid={sheet}&range={address}"


def uri_of(link: Link, home: str, ids: SheetIds) -> str:
    """Returns where a link leads, or nothing when that is no place that a browser finds: its text is then plain.

    Args:
        link: the link.
        home: id of the spreadsheet that it stands in; where a link without a target leads.
        ids: of the tabs that may be led to.

    >>> uri_of(Link("月度!F17", "google:1aB", "月度", "F17"), "9zY", {"1aB": {"月度": 7}})
    'https://docs.google.com/spreadsheets/d/1aB/edit#gid=7&range=F17'
    """
    if link.target.startswith(("https://", "http://")):
        return link.target
    kind, _, book = link.target.partition(":")
    spreadsheet = book if kind == "google" else home if not link.target else ""
    sheet = ids.get(spreadsheet, {}).get(link.tab)
    if sheet is None:
        return ""
    return _CELL.format(id=quote(spreadsheet, safe=""), sheet=sheet, address=quote(link.address, safe=":"))


def linked(aim: Aim, tab: Tab, lead: Lead, columns: Container[int]) -> Iterator[Request]:
    """Yields what makes texts of a tab lead somewhere: run by run, those of the given columns.

    A link is a look of a cell, not a formula; so whatever people typed into the names of tabs stays text.
    """
    uris = _uris(aim, tab, lead)
    for column in sorted(column for column in {place for place, _ in uris} if column in columns):
        rows = sorted(row for place, row in uris if place == column)
        for start, end in _runs(rows):
            cells = [{"values": [_look(uris[column, row])]} for row in range(start, end)]
            where = area(aim.id, start, column, end, column + 1)
            yield {"updateCells": {"range": where, "rows": cells, "fields": "userEnteredFormat.textFormat"}}


def columns_with_links(tab: Tab) -> frozenset[int]:
    """Returns the columns (0-based) in which links stand."""
    return frozenset(place for row in tab.rows for place, value in enumerate(row) if value.__class__ is Link)


def _uris(aim: Aim, tab: Tab, lead: Lead) -> dict[tuple[int, int], str]:
    """Returns column and row (0-based) to where its link leads; blank rows at the end do not stand."""
    found = {
        (place, number): lead(value)
        for number, row in enumerate(tab.rows[: len(aim.cells) - TOP], start=TOP)
        for place, value in enumerate(row)
        if isinstance(value, Link)
    }
    return {at: uri for at, uri in found.items() if uri}


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yields rows that follow one another: the first, and the one after the last.

    >>> list(_runs([2, 3, 4, 7]))
    [(2, 5), (7, 8)]
    """
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        several = [row for _, row in run]
        yield several[0], several[-1] + 1


def _look(uri: str) -> dict[str, object]:
    return {"userEnteredFormat": {"textFormat": {**_LINK, "link": {"uri": uri}}}}
