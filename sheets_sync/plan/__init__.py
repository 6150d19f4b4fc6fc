"""The plan: what would change in our books, before anything is written; and when that is refused."""

from collections.abc import Callable, Mapping
from functools import cache

from sheets_sync.grid import Book, BookFault, Wanted
from sheets_sync.plan.change import BookPlan, Change, HandEdit, Key, Plan, Row, TabPlan
from sheets_sync.plan.compare import compare, going
from sheets_sync.plan.edits import edits
from sheets_sync.plan.plain import plain, shown
from sheets_sync.plan.safety import Refusal, Trust, refuse_if_unsafe
from sheets_sync.plan.table import Table, sealed_table
from sheets_sync.seal import SEAL_TAB, Seal, looks, unpack

__all__ = [
    "BookPlan",
    "Change",
    "HandEdit",
    "Key",
    "Plan",
    "Refusal",
    "Row",
    "TabPlan",
    "Trust",
    "plain",
    "plan",
    "refuse_if_unsafe",
    "shown",
]


def plan(wanted: tuple[Wanted, ...], books: Mapping[str, Book | BookFault | None]) -> Plan:
    """Returns what would change, in the order in which the books are wanted.

    Args:
        wanted: our books as they are to be.
        books: address to what stands there now: the book as read, the fault when it cannot be read, or None (or a
            fault ``book_missing``) when there is nothing.
    """
    return Plan(tuple(_book(book, books.get(book.address)) for book in wanted))


def _book(wanted: Wanted, found: Book | BookFault | None) -> BookPlan:
    """Returns what happens to one book."""
    name = wanted.address.partition(":")[2].rpartition("/")[2]
    if found is None or (isinstance(found, BookFault) and found.code == "book_missing"):
        return BookPlan(wanted, name, "new", "", _afresh(wanted))
    if isinstance(found, BookFault):
        return BookPlan(wanted, name, "foreign", found.details.get("version", ""), _afresh(wanted), fault=found.code)
    seal = unpack(found)
    if seal is None or seal.key != wanted.key:
        return BookPlan(wanted, found.name, "foreign", found.version, _afresh(wanted))
    return _ours(wanted, found, seal)


def _afresh(wanted: Wanted) -> tuple[TabPlan, ...]:
    """Returns the tabs of a book that is written where there is none of ours."""
    return tuple(compare(tab, None, lambda _: None) for tab in wanted.tabs)


def _ours(wanted: Wanted, book: Book, seal: Seal) -> BookPlan:
    """Returns what happens to a book that we wrote earlier."""

    @cache
    def known(title: str) -> Table | None:
        sealed = seal.tab(title)
        return sealed_table(sealed) if sealed else None

    tabs = _tabs(wanted, book, seal, known)
    unlocked = tuple(title for title in seal.titles if title in book.grids and not book.grids[title].protected)
    restyled = seal.looks != looks(wanted) or bool(unlocked)
    standing = [title for title in book.grids if title != SEAL_TAB]
    same = seal.period == wanted.period and not restyled and standing == [tab.title for tab in wanted.tabs]
    if same and all(tab.state == "unchanged" for tab in tabs):
        return BookPlan(wanted, book.name, "unchanged", book.version, tabs, (), seal.period)
    sealed = {title: table for title in seal.titles if (table := known(title))}
    found = edits(book, seal.period, sealed, wanted)
    return BookPlan(wanted, book.name, "changed", book.version, tabs, found, seal.period, restyled, unlocked)


def _tabs(wanted: Wanted, book: Book, seal: Seal, known: Callable[[str], Table | None]) -> tuple[TabPlan, ...]:
    """Returns what happens to each tab, those last that we wrote and that are no longer wanted."""
    stay = [compare(tab, book.grids.get(tab.title), known) for tab in wanted.tabs]
    titles = {tab.title for tab in wanted.tabs}
    left = [title for title in seal.titles if title in book.grids and title not in titles]
    gone = [going(title, book.grids[title], table) for title in left if (table := known(title))]
    return (*stay, *gone)
