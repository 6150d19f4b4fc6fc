"""A plan as plain data, ready to be written as JSON: the same plan, the same text."""

from datetime import date, time
from decimal import Decimal

from sheets_sync.grid import CellError, Link, Percent, Uncomputed, Value
from sheets_sync.plan.change import BookPlan, Change, HandEdit, Plan, Row, TabPlan

Plain = dict[str, object]


def plain(plan: Plan) -> Plain:
    """Returns the plan as dictionaries, lists, texts, whole numbers and truths; numbers of cells are texts."""
    return {"empty": plan.is_empty, "books": [_book(book) for book in plan.books]}


def shown(value: Value) -> str | bool | None:
    """Returns a value as text; truths and blanks stay what they are.

    >>> shown(Decimal("88.50")), shown(date(2026, 9, 1)), shown(None), shown(Percent(Decimal("0.855")))
    ('88.50', '2026-09-01', None, '85.5%')
    """
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Percent):
        return f"{(value.value * 100).normalize():f}%"
    return _odd(value)


def _odd(value: CellError | Uncomputed | Link) -> str:
    """Returns the text of a value that is no plain one."""
    if isinstance(value, CellError):
        return value.code
    return value.text if isinstance(value, Link) else f"={value.formula}"


def _book(book: BookPlan) -> Plain:
    """Returns a book of the plan."""
    return {
        "key": book.wanted.key,
        "name": book.name,
        "address": book.wanted.address,
        "state": book.state,
        "version": book.version,
        "period": book.wanted.period,
        "period_before": book.period_before,
        "restyled": book.restyled,
        "unprotected": list(book.unprotected),
        "renamed": [list(pair) for pair in book.renamed],
        "turned": list(book.turned),
        "last_editor": book.last_editor,
        "fault": book.fault,
        "tabs": [_tab(tab) for tab in book.tabs],
        "hand_edits": [_edit(edit) for edit in book.edits],
    }


def _tab(tab: TabPlan) -> Plain:
    """Returns a tab of the plan."""
    return {
        "title": tab.title,
        "state": tab.state,
        "rows": {"before": tab.rows_before, "after": tab.rows_after, "changed": tab.rows_changed},
        "columns_added": list(tab.columns_added),
        "columns_gone": list(tab.columns_gone),
        "reordered": tab.reordered,
        "changes": [_change(change) for change in tab.changes],
        "appeared": [_row(row) for row in tab.appeared],
        "vanished": [_row(row) for row in tab.vanished],
    }


def _change(change: Change) -> Plain:
    """Returns a change of a cell."""
    return {
        "address": change.address,
        "row": [shown(value) for value in change.row],
        "name": change.name,
        "column": change.column,
        "before": shown(change.before),
        "after": shown(change.after),
        "because": list(change.because),
    }


def _row(row: Row) -> Plain:
    """Returns a row that appears or vanishes."""
    return {"row": row.number, "key": [shown(value) for value in row.key], "name": row.name}


def _edit(edit: HandEdit) -> Plain:
    """Returns a hand edit."""
    return {
        "what": edit.what,
        "tab": edit.tab,
        "address": edit.address,
        "name": edit.name,
        "column": edit.column,
        "old": shown(edit.old),
        "new": shown(edit.new),
    }
