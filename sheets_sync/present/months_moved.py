"""差异, what is otherwise than it was signed: told from a plan, without any amount of money."""

import re
from collections.abc import Iterator
from itertools import groupby

from sheets_sync.grid import Value
from sheets_sync.months.record import Difference, Why
from sheets_sync.months.rows import clean
from sheets_sync.plan import BookPlan, Change, Key, Plan, TabPlan
from sheets_sync.present.edition import detail_titles
from sheets_sync.present.plan_values import parting, short, value_text
from sheets_sync.texts import text, texts

_PLACE = re.compile(r"^.*?![A-Z]+\d+(?::[A-Z]+\d+)?")
_PAY = "payroll"


def differences(plan: Plan, period: str, why: Why, language: str) -> tuple[Difference, ...]:
    """Returns what a plan would change in what was signed: who, which column, old and new, and the cells that did it.

    Of pay it is told that it has changed and no more, for supervisors read this too. Reasons and problems are counted
    where nothing else has changed.

    Args:
        plan: from what was signed to what is now, with its causes; books that do not count are left out.
        period: the month.
        why: it had been confirmed, or closed.
        language: of the texts.
    """
    told = _Told(period, why, language)
    books = [book for book in plan.books if book.wanted.key != "months"]
    if any(book.turns or book.state in ("new", "foreign") for book in books):
        return (told.of("", "", text(language, "tabs.month_not_shown")),)
    found = [each for book in books for tab in book.tabs for each in _of_people(told, book, tab)]
    if not found:
        found = [each for book in books for tab in book.tabs for each in told.counted(tab)]
    return tuple(dict.fromkeys(found))


def _of_people(told: "_Told", book: BookPlan, tab: TabPlan) -> Iterator[Difference]:
    """Yields the differences of a tab that has a row a person."""
    if tab.title not in told.people:
        return
    changes = [change for change in tab.changes if change.row and str(change.row[0]) != told.total]
    for row, own in groupby(changes, key=lambda change: change.row):
        cells = list(own)
        yield from [told.pay(row, cells)] if book.wanted.key == _PAY else map(told.cell, cells)
    for key, rows in (("person_new", tab.appeared), ("person_gone", tab.vanished)):
        for row in rows:
            yield told.of(str(row.key[0]), row.name, text(told.language, f"tabs.{key}"))


class _Told:
    """Tells differences of one month in one language."""

    def __init__(self, period: str, why: Why, language: str) -> None:
        self.period, self.why, self.language = period, why, language
        tabs = texts(language, "tabs")
        self.people = tuple(tabs[key] for key in ("summary", "payroll"))
        self.total = tabs["sum_row"]
        self._details = (*detail_titles(language), tabs["problems"])
        self._nothing = texts(language, "commands")["nothing"]
        self._joint = texts(language, "values")["listed"]

    def of(self, person: str, name: str, item: str, before: str = "", after: str = "", because: str = "") -> Difference:
        """Returns a difference, its texts as a cell gives them back."""
        said = (person, name, item, before, after, because)
        return Difference(self.period, self.why, *map(clean, said))

    def cell(self, change: Change) -> Difference:
        """Returns the difference of a cell."""
        before, after = self._value(change.before, change.kind), self._value(change.after, change.kind)
        if change.kind == "long_text":
            before, after = parting(before, after)
        return self.of(str(change.row[0]), change.name, change.column, short(before), short(after), self._cells(change))

    def pay(self, row: Key, changes: list[Change]) -> Difference:
        """Returns that somebody's pay has changed, once however many of its items have."""
        said = text(self.language, "tabs.pay_moved")
        return self.of(str(row[0]), changes[0].name, said, because=self._cells(*changes))

    def counted(self, tab: TabPlan) -> Iterator[Difference]:
        """Yields how many cells of a tab of reasons or problems have changed."""
        count = len(tab.changes) + len(tab.appeared) + len(tab.vanished)
        if count and tab.title.startswith(self._details):
            yield self.of("", "", tab.title, after=text(self.language, "tabs.cells_moved", count=count))

    def _value(self, value: Value, kind: str) -> str:
        return value_text(value, kind, self._nothing)

    def _cells(self, *changes: Change) -> str:
        """Returns the cells that did it without what stood there: it may be an amount."""
        return self._joint.join(dict.fromkeys(_place(cause) for change in changes for cause in change.because))


def _place(cause: str) -> str:
    """Returns a cause without its values.

    >>> (
    ...     _place("客服评分表.xlsx 月度绩效!J83 16.5 → 19"),
    ...     _place("demo/2026-01-01.yaml base 100 → 120"),
    ...     _place("新问题"),
    ... )
    ('客服评分表.xlsx 月度绩效!J83', 'demo/2026-01-01.yaml base', '新问题')
    """
    found = _PLACE.match(cause)
    if found:
        return found[0]
    return cause.partition(" → ")[0].rpartition(" ")[0] if " → " in cause else cause
