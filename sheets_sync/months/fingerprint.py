"""The fingerprint of a month: what a signature is bound to."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import blake2b

from sheets_sync.grid import Percent, Value, Wanted
from sheets_sync.plan import Plan, TabPlan
from sheets_sync.seal import laid_out
from sheets_sync.texts import LANGUAGES, texts

SIGNED = ("summary", "payroll")
"""The books that somebody signs; the results tell of the same figures."""

_BYTES = 8
_GROUP = 4


def fingerprint(wanted: Iterable[Wanted]) -> str:
    """Returns the digest of the figures of a month, in groups that two people can compare aloud.

    Headings are no part of it (they tell the state), nor is the receipt, in which every input has a digest, be it
    used or not; what stands in all other cells is.

    >>> from sheets_sync.grid import Column, Tab
    >>> tab = Tab("汇总", "十月", (Column("工号"), Column("得分")), (("007", Decimal("88.50")),))
    >>> fingerprint([Wanted("summary", "memory:a", "2026-10", (tab,))])
    'a068-6300-cc16-afee'
    """
    books = [[book.key, list(_tabs(book))] for book in wanted if book.key in SIGNED]
    plain = json.dumps(books, default=_coded, ensure_ascii=False, separators=(",", ":"))
    digits = blake2b(plain.encode("utf-8", "replace"), digest_size=_BYTES).hexdigest()
    return "-".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def figures_stand(plan: Plan) -> bool:
    """Tells whether a plan changes nothing that the fingerprint tells of: headings, looks and receipts at the most."""
    signed = [book for book in plan.to_write if book.wanted.key in SIGNED]
    if any(book.state != "changed" or book.edits or book.turns for book in signed):
        return False
    return all(_stands(tab) for book in signed for tab in book.tabs if tab.title not in _receipts())


def _stands(tab: TabPlan) -> bool:
    moved = tab.appeared or tab.vanished or tab.columns_added or tab.columns_gone or tab.reordered
    return tab.state in ("changed", "unchanged") and not moved and not any(change.row for change in tab.changes)


def _receipts() -> set[str]:
    return {texts(language, "tabs")["receipt"] for language in LANGUAGES}


def _tabs(book: Wanted) -> Iterator[list[object]]:
    """Yields the tabs that are signed: title, titles of the columns, rows."""
    for tab in book.tabs:
        if tab.title not in _receipts():
            _, titles, *rows = laid_out(tab)
            yield [tab.title, titles, rows]


def _coded(value: Value) -> str:
    """Returns a value that is no text as one that no text can be mistaken for: JSON escapes the first character."""
    if isinstance(value, Decimal):
        return f"\0{value.normalize():f}"
    if isinstance(value, Percent):
        return f"\0{value.value.normalize():f}%"
    return f"\0{value}"
