"""回执, the tab that says what a month was made from, and that its totals agree; no clock time stands in it."""

from collections.abc import Iterator
from decimal import Decimal

from scoring.number import ZERO, rounded
from scoring.pay import TOTAL
from scoring.problem import Level
from sheets_sync.grid import Column, Tab, Value
from sheets_sync.present.edition import Edition
from sheets_sync.present.settings_used import settings_used

Row = tuple[Value, ...]


def receipt(edition: Edition, summary: Tab, payroll: Tab, results: Tab) -> Tab:
    """Returns the tab: version, schemes, inputs with their counts, and the control totals of the tabs as they are."""
    text = edition.text
    columns = (
        Column(text("section"), "text", 12),
        Column(text("what"), "text", 30),
        Column(text("part"), "text", 24),
        Column(text("rows_read"), "count", 10),
        Column(text("rows_used"), "count", 10),
        Column(text("rows_blank"), "count", 10),
        Column(text("rows_refused"), "count", 10),
        Column(text("amount"), "count", 16),
        Column(text("digest"), "text", 36),
    )
    rows = (*_grounds(edition), *_inputs(edition), *_controls(edition, summary, payroll, results), *_settings(edition))
    return Tab(text("receipt"), edition.heading("summary", "receipt"), columns, rows, keys=3, names=1, guarded=False)


def _line(section: str, what: str, part: str = "", amount: Value = None, digest: str = "") -> Row:
    return (section, what, part, None, None, None, None, amount, digest)


def _grounds(edition: Edition) -> Iterator[Row]:
    yield _line(edition.text("version"), "sheets-sync", digest=edition.receipt.version)
    every = {scheme.file: scheme for schemes in edition.appraisal.schemes.values() for scheme in schemes}
    for file in sorted({*every, *edition.receipt.schemes}):
        since = edition.text("since", day=str(every[file].since)) if file in every else ""
        yield _line(edition.text("scheme"), file, since, digest=edition.receipt.schemes.get(file, ""))


def _settings(edition: Edition) -> Iterator[Row]:
    """Yields the settings of every scheme in force: a plan can tell by them which one somebody changed."""
    told: set[str] = set()
    for role, schemes in edition.appraisal.schemes.items():
        for scheme in (each for each in schemes if each.file not in told):
            told.add(scheme.file)
            words, taken = edition.words[role], set[str]()
            for key, shown in settings_used(scheme).items():
                edge = words.values.get(f"edge.{key.rpartition('.')[2]}", "")
                label = f"{words.label(key)} {edge}".rstrip()
                part = f"{label} [{key}]" if label in taken else label
                taken.add(part)
                yield _line(edition.text("setting"), scheme.file, part, digest=shown)


def _inputs(edition: Edition) -> Iterator[Row]:
    counts = {(book, tab): numbers for book, tab, *numbers in edition.department.counts}
    for book, tab in sorted({*counts, *edition.receipt.inputs}):
        numbers: list[Value] = [Decimal(number) for number in counts.get((book, tab), ())] or [None] * 4
        yield (edition.text("input"), book, tab, *numbers, None, edition.receipt.inputs.get((book, tab), ""))


def _controls(edition: Edition, summary: Tab, payroll: Tab, results: Tab) -> Iterator[Row]:
    """Yields numbers that must be the same: counted in the tabs as they are to be written, and in the appraisal."""
    text, section = edition.text, edition.text("control")
    appraisal = edition.appraisal
    people = {summary.title: summary.rows, payroll.title: payroll.rows[:-1], results.title: results.rows}
    own = len(appraisal.results)
    for title, rows in people.items():
        yield _compared(edition, text("people_in", tab=title), Decimal(len(rows)), Decimal(own))
    heads = [result.headline("score") for result in appraisal.results]
    score = sum((rounded(each.value) for each in heads if each is not None and each.value is not None), ZERO)
    for tab in (summary, results):
        what = text("score_sum", tab=tab.title, score=edition.score)
        yield _compared(edition, what, _sum(tab.rows, tab, edition.score), score)
    pay = _sum(payroll.rows[:-1], payroll, text("total"))
    yield _compared(edition, text("pay_sum", tab=payroll.title), pay, appraisal.pay_total())
    yield _compared(
        edition, text("control_row", tab=payroll.title), _sum(payroll.rows[-1:], payroll, text("total")), pay
    )
    pending = sum(1 for each in appraisal.results if TOTAL in each.view.figures and not each.view[TOTAL].known)
    yield _line(section, text("pending_people"), amount=Decimal(pending))
    errors = sum(1 for each in appraisal.problems if each.level != Level.WARNING)
    yield _line(section, text("open_problems"), amount=Decimal(errors))


def _compared(edition: Edition, what: str, here: Decimal, there: Decimal) -> Row:
    agrees = edition.text("agrees" if here == there else "differs")
    return _line(edition.text("control"), what, amount=here, digest=agrees if here == there else f"{agrees} {there}")


def _sum(rows: tuple[Row, ...], tab: Tab, column: str) -> Decimal:
    at = [each.title for each in tab.columns].index(column)
    return sum((value for row in rows if isinstance(value := row[at], Decimal)), ZERO)
