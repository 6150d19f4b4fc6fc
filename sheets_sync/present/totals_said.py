"""What a plan does to the payroll as a whole: the total before and after, and how many people come and go."""

from decimal import Decimal

from scoring.number import ZERO
from sheets_sync.grid import Value
from sheets_sync.plan import Plan, Row, TabPlan
from sheets_sync.present import shown
from sheets_sync.texts import texts


def total_of(tab: TabPlan, row: Row, language: str) -> str:
    """Returns the total of a person who comes into the payroll or leaves it; nothing in another tab."""
    said = texts(language, "tabs")
    at = tab.columns.index(said["total"]) if tab.title == said["payroll"] and said["total"] in tab.columns else -1
    found = row.values[at] if 0 <= at < len(row.values) else None
    return shown.money(found) if isinstance(found, Decimal) else ""


def totals_line(plan: Plan, language: str) -> str:
    """Returns the line of the payroll's total, and how many have one more or less; nothing when it stays."""
    said, commands = texts(language, "tabs"), texts(language, "commands")
    for book in plan.books:
        tab = next((each for each in book.tabs if each.title == said["payroll"]), None)
        if tab is None or tab.state != "changed" or book.turns or said["total"] not in tab.columns:
            continue
        paid = [change for change in tab.changes if change.column == said["total"]]
        whole = next((each for each in paid if each.row[0] == said["sum_row"]), None)
        more = sum(1 for each in paid if each.before is None) + sum(
            1 for row in tab.appeared if total_of(tab, row, language)
        )
        fewer = sum(1 for each in paid if each.after is None) + sum(
            1 for row in tab.vanished if total_of(tab, row, language)
        )
        if whole is not None:
            before, after = _number(whole.before), _number(whole.after)
            sign = "+" if after >= before else "−"
            numbers = {"before": shown.money(before), "after": shown.money(after)}
            difference = f"{sign}{shown.money(abs(after - before))}"
            return commands["totals"].format(**numbers, difference=difference, more=more, fewer=fewer)
    return ""


def _number(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else ZERO
