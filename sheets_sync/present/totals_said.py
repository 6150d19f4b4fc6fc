"""What a plan does to the payroll as a whole: the total before and after, who gets more or less, comes and goes."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from scoring.number import ZERO
from sheets_sync.grid import Value
from sheets_sync.plan import BookPlan, Change, Plan, Row, TabPlan
from sheets_sync.present import shown
from sheets_sync.texts import texts


def total_of(tab: TabPlan, row: Row, language: str) -> str:
    """Returns the total of a person who comes into the payroll or leaves it; nothing in another tab."""
    said = texts(language, "tabs")
    at = tab.columns.index(said["total"]) if tab.title == said["payroll"] and said["total"] in tab.columns else -1
    found = row.values[at] if 0 <= at < len(row.values) else None
    return shown.money(found) if isinstance(found, Decimal) else ""


def totals_line(plan: Plan, language: str) -> str:
    """Returns the line of the payroll's total: how many get more or less, and who comes, goes or waits, with amounts.

    Returns:
        Nothing when no total of anybody changes.
    """
    said, commands = texts(language, "tabs"), texts(language, "commands")
    for book in plan.books:
        tab = next((each for each in book.tabs if each.title == said["payroll"]), None)
        if tab is None or tab.state != "changed" or book.turns or said["total"] not in tab.columns:
            continue
        paid = [change for change in tab.changes if change.column == said["total"] and change.row]
        own = [each for each in paid if each.row[0] != said["sum_row"]]
        whole = next((each for each in paid if each.row[0] == said["sum_row"]), None)
        moved = list(_moved(tab, own, said["total"]))
        if whole is None and not own:
            continue
        before, after = (whole.before, whole.after) if whole else (_sum_now(book, tab, said["total"]),) * 2
        numbers = {"before": shown.money(_number(before)), "after": shown.money(_number(after))}
        difference = _number(after) - _number(before)
        sign = "+" if difference > 0 else "−" if difference < 0 else ""
        who = texts(language, "values")["pieces"].join(_counted(key, found, commands) for key, found in moved)
        return commands["totals"].format(**numbers, difference=f"{sign}{shown.money(abs(difference))}", who=who)
    return ""


def _moved(tab: TabPlan, own: Sequence[Change], title: str) -> Iterator[tuple[str, list[Decimal]]]:
    """Yields by kind the amounts by which people's totals move: always who gets more and less, others if any."""
    both = [_number(each.after) - _number(each.before) for each in own if None not in (each.before, each.after)]
    yield "totals_more", [each for each in both if each > 0]
    yield "totals_fewer", [-each for each in both if each < 0]
    at = tab.columns.index(title)
    others = {
        "totals_settled": [_number(each.after) for each in own if each.before is None],
        "totals_pending": [_number(each.before) for each in own if each.after is None],
        "totals_joined": [_number(row.values[at]) for row in tab.appeared if at < len(row.values)],
        "totals_left": [_number(row.values[at]) for row in tab.vanished if at < len(row.values)],
    }
    yield from ((key, found) for key, found in others.items() if found)


def _counted(key: str, amounts: Sequence[Decimal], commands: Mapping[str, str]) -> str:
    """Returns ``1 人多 300.00``; of nobody without an amount: ``0 人少``."""
    amount = f" {shown.money(sum(amounts, ZERO))}" if amounts else ""
    return commands[key].format(count=len(amounts), amount=amount)


def _sum_now(book: BookPlan, tab: TabPlan, title: str) -> Value:
    rows = next((each.rows for each in book.wanted.tabs if each.title == tab.title), ())
    at = tab.columns.index(title)
    return rows[-1][at] if rows and at < len(rows[-1]) else None


def _number(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else ZERO
