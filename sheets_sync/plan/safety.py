"""When a plan is refused: hand edits it would undo, too much change, books not ours, earlier months, lost inputs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sheets_sync.plan.change import BookPlan, HandEdit, Plan, TabPlan


@dataclass(frozen=True, slots=True)
class Trust:
    """How much change is done without being asked.

    Attributes:
        changed: share (0 to 1) of the rows of a tab that may change.
        vanished: share of the rows of a tab that may disappear at once.
        floor: below so many rows shares mean nothing and are not looked at.
    """

    changed: Decimal = Decimal("0.6")
    vanished: Decimal = Decimal("0.2")
    floor: int = 20


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a book is not written.

    Attributes:
        code: ``hand_edited``, ``too_much_change``, ``foreign_book``, ``goes_back``, ``month_not_over`` or
            ``inputs_lost``.
        key: which of our books.
        name: the book as people know it.
        details: the numbers and names for the words, all text.
        edits: every hand edit, for ``hand_edited``.
    """

    code: str
    key: str
    name: str
    details: Mapping[str, str]
    edits: tuple[HandEdit, ...] = ()


def refuse_if_unsafe(
    plan: Plan, trust: Trust, *, force: bool = False, accept_edits: bool = False, until: str = ""
) -> tuple[Refusal, ...]:
    """Returns why books of the plan must not be written; empty when all may.

    Args:
        plan: what would change.
        trust: how much change is done without being asked.
        force: accept too much change, a book that is not ours, an earlier month, and inputs that cannot be read.
        accept_edits: let hand edits be undone.
        until: the last month that is over, ``2026-10``; nothing is known of it when empty.
    """
    found: list[Refusal] = []
    for book in plan.to_write:
        if not force:
            found.extend(_foreign(book))
            found.extend(_back(book))
            found.extend(_too_early(book, until))
            found.extend(_lost(book))
            found.extend(_too_much(book, trust))
        if not accept_edits and book.edits:
            found.append(_refusal("hand_edited", book, edits=book.edits, count=str(len(book.edits))))
    return tuple(found)


def _refusal(code: str, book: BookPlan, edits: tuple[HandEdit, ...] = (), **details: str) -> Refusal:
    """Returns a refusal of a book."""
    return Refusal(code, book.wanted.key, book.name, {"book": book.name, **details}, edits)


def _foreign(book: BookPlan) -> Iterator[Refusal]:
    """Yields the refusal of a book that we did not write, or whose seal is damaged."""
    if book.state == "foreign":
        yield _refusal("foreign_book", book, fault=book.fault)


def _back(book: BookPlan) -> Iterator[Refusal]:
    """Yields the refusal to go back to an earlier month."""
    if book.turns and book.turns[1] < book.turns[0]:
        yield _refusal("goes_back", book, shown=book.turns[0], wanted=book.turns[1])


def _too_early(book: BookPlan, until: str) -> Iterator[Refusal]:
    """Yields the refusal to turn to a month that is not over: it would take the place of one that is paid by."""
    if until and book.turns and book.turns[1] > until:
        yield _refusal("month_not_over", book, shown=book.turns[0], wanted=book.turns[1])


def _lost(book: BookPlan) -> Iterator[Refusal]:
    """Yields the refusal to take away what a book of theirs told while it could be read; a first run tells the rest."""
    if book.wanted.without and book.state != "new" and book.period_before == book.wanted.period:
        yield _refusal("inputs_lost", book, lost="、".join(book.wanted.without))


def _too_much(book: BookPlan, trust: Trust) -> Iterator[Refusal]:
    """Yields a refusal for each share of a tab that is above its limit; a book that turns to another month has none."""
    free = {tab.title for tab in book.wanted.tabs if not tab.guarded}
    for tab in () if book.turns else (tab for tab in book.tabs if tab.title not in free):
        for kind, rows, limit in _shares(tab, trust):
            if tab.rows_before >= trust.floor and Decimal(rows) > limit * tab.rows_before:
                share = _percent(Decimal(rows) / tab.rows_before)
                of = str(tab.rows_before)
                yield _refusal(
                    "too_much_change",
                    book,
                    tab=tab.title,
                    kind=kind,
                    rows=str(rows),
                    of=of,
                    share=share,
                    limit=_percent(limit),
                )


def _shares(tab: TabPlan, trust: Trust) -> tuple[tuple[str, int, Decimal], ...]:
    """Returns what is counted of a tab, how much of it there is, and how much is trusted."""
    vanished = tab.rows_before if tab.state == "gone" else len(tab.vanished)
    return (("changed", tab.rows_changed, trust.changed), ("vanished", vanished, trust.vanished))


def _percent(share: Decimal) -> str:
    """Returns a share as people read it.

    >>> _percent(Decimal("0.6")), _percent(Decimal(2) / 3)
    ('60%', '66.7%')
    """
    shown = f"{share * 100:.1f}"
    return shown.removesuffix(".0") + "%"
