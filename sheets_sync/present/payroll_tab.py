"""工资, the tab that HR reads: one row a person, one column a pay item, and a control row."""

from decimal import Decimal

from scoring.appraise import Result
from scoring.figure import Figure
from scoring.number import ZERO, rounded
from scoring.pay import ADJUSTMENTS, TOTAL
from sheets_sync.grid import Column, Tab, Value
from sheets_sync.present import shown
from sheets_sync.present.edition import Edition
from sheets_sync.present.summary_tab import not_appraised, what_is_missing

_LEADING = 4


def pay_items(edition: Edition) -> dict[str, str]:
    """Returns every pay item of the schemes in force with its column title, each once, in the order of the roles."""
    found: dict[str, str] = {}
    for role, schemes in edition.appraisal.schemes.items():
        for name in (name for scheme in schemes for name in scheme.pays):
            if name not in found:
                label = edition.words[role].label(name)
                found[name] = f"{label} ({name})" if label in found.values() else label
    return found


def payroll(edition: Edition) -> Tab:
    """Returns the tab; whoever is pending has no amounts at all, so that nothing of them can be paid or added up."""
    text, items = edition.text, pay_items(edition)
    columns = (
        Column(text("id"), "text", 10),
        Column(text("name"), "text", 12),
        Column(text("role"), "text", 12),
        Column(text("group"), "text", 10),
        *(Column(title, "money", max(12, 2 * len(title))) for title in items.values()),
        Column(text("adjustments"), "money", 12),
        Column(text("total"), "money", 14),
        Column(text("remark"), "long_text", 40),
    )
    rows = [_row(edition, result, tuple(items)) for result in edition.results]
    return Tab(
        text("payroll"),
        edition.heading("payroll", "payroll"),
        columns,
        (*rows, _control(edition, rows, len(items) + 2)),
        keys=1,
        names=1,
        last_is_total=True,
    )


def _row(edition: Edition, result: Result, items: tuple[str, ...]) -> tuple[Value, ...]:
    view = result.view
    own = {name for scheme in result.schemes for name in scheme.pays}
    names = (*items, ADJUSTMENTS, TOTAL)
    paid = TOTAL in view.figures and view[TOTAL].known
    amounts = [
        _amount(view[name]) if paid and (name in own or name in (ADJUSTMENTS, TOTAL)) else None for name in names
    ]
    return (*edition.leading(result), *amounts, _remark(edition, result))


def _amount(figure: Figure) -> Value:
    return None if figure.value is None else rounded(figure.value)


def _remark(edition: Edition, result: Result) -> str:
    words, view = edition.words_of(result), result.view
    if TOTAL not in view.figures:
        return edition.text("not_paid_here")
    total = view[TOTAL]
    said = []
    if total.reason[0] == "negative":
        said.append(edition.text("pending_negative", total=shown.money(Decimal(total.reason[1]))))
    elif not total.known:
        said.append(what_is_missing(edition, result, "pending"))
    said += not_appraised(edition, result, (scheme for scheme in result.schemes if scheme.pays))
    said += [
        edition.text("adjusted", amount=words.bare(part), reason=words.reason(part))
        for part in view[ADJUSTMENTS].parts
        if isinstance(part, Figure)
    ]
    return words.values["clauses"].join(said)


def _control(edition: Edition, rows: list[tuple[Value, ...]], columns: int) -> tuple[Value, ...]:
    """Returns the last row: how many people have a total, the sum of each column, and how many are pending."""
    total = _LEADING + columns - 1
    paid = [row for row in rows if row[total] is not None]
    sums = [
        sum((value for row in paid if isinstance(value := row[column], Decimal)), ZERO).quantize(Decimal("0.01"))
        for column in range(_LEADING, _LEADING + columns)
    ]
    pending = len(rows) - len(paid)
    remark = edition.text("left_out", count=pending) if pending else ""
    return (edition.text("sum_row"), edition.text("people", count=len(paid)), "", "", *sums, remark)
