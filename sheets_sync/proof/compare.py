"""Finds the first cell in which a month that was worked out again differs from how it was closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from scoring.figure import letters
from sheets_sync.grid import Tab, Value, Wanted
from sheets_sync.seal import laid_out


@dataclass(frozen=True, slots=True)
class Departure:
    """Where two books differ.

    Attributes:
        book: which of ours: ``payroll``.
        tab: its title; empty when the whole book is missing.
        address: of the cell; empty when the whole tab is missing.
        archived: what was closed.
        again: what comes out now.
    """

    book: str
    tab: str = ""
    address: str = ""
    archived: Value = None
    again: Value = None


def departures(archived: tuple[Wanted, ...], again: tuple[Wanted, ...], *, words: bool) -> Iterator[Departure]:
    """Yields what differs, book after book, tab after tab, row after row.

    The first row of a tab, its heading, says how far the month has come (draft, confirmed, closed) and is no figure.

    Args:
        archived: our books as they were closed.
        again: our books as they come out now.
        words: hold the tabs against one another too that explain and list (reasons, problems, receipt).
    """
    now = {wanted.key: {tab.title: tab for tab in wanted.tabs if words or tab.guarded} for wanted in again}
    for wanted in archived:
        if wanted.key not in now:
            yield Departure(wanted.key)
            continue
        tabs = now[wanted.key]
        for tab in (each for each in wanted.tabs if words or each.guarded):
            found = tabs.pop(tab.title, None)
            yield from _of_tab(wanted.key, tab, found) if found else [Departure(wanted.key, tab.title)]
        yield from (Departure(wanted.key, title) for title in tabs)


def _of_tab(book: str, archived: Tab, again: Tab) -> Iterator[Departure]:
    rows = zip_longest(laid_out(archived)[1:], laid_out(again)[1:], fillvalue=())
    for number, (was, now) in enumerate(rows, 2):
        if was == now:
            continue
        for column, (old, new) in enumerate(zip_longest(was, now), 1):
            if old != new:
                yield Departure(book, archived.title, f"{letters(column)}{number}", old, new)
