"""Fills the blank workbooks of a team with plausible rows, as two people of the department would have them."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

from openpyxl import load_workbook

from scoring.period import Period
from sheets_sync.opening.blank import heading
from sheets_sync.team import Column, Table, Team

PEOPLE = (("007", "李娜"), ("008", "周涛"))
_TIMES = ("08:00", "12:00", "13:30", "17:30", "18:00", "20:00")
_YUAN, _OTHERS, _FEW = Decimal(230), Decimal(10), 5
_KNOWN = {
    "job_type": "推广",
    "shift": "上班",
    "days": 0.5,
    "reward_fund_total": 1000000,
    "base_pay": 6000,
    "base_wage": 6000,
    "self_b2": 4,
    "supervisor_b2": 4,
    "special_saving_points": 4,
}
"""What no bound tells: a word of a table, the money of which the rest is a part, a mark that a setting holds."""
_OF_PERSON = {"group": "一组", "hired": date(2015, 3, 2), "confirmed": None, "left": None, "email": None}


def fill(team: Team, periods: tuple[Period, ...]) -> None:
    """Writes rows of two people below the headings of every tab, for each of the periods."""
    for key, book in team.books.items():
        path = Path(book.at.removeprefix("xlsx:"))
        file = load_workbook(path)
        for table in (each for each in team.tables.values() if each.book == key):
            sheet = file[table.tab[0]]
            at = {sheet.cell(1, place).value: place for place in range(1, sheet.max_column + 1)}
            for row, said in zip(count(2), rows(team, table, periods)):
                for name, value in said.items():
                    sheet.cell(row, at[heading(table.columns[name])]).value = value
        file.save(path)


def rows(team: Team, table: Table, periods: tuple[Period, ...]) -> Iterator[dict[str, object]]:
    """Yields the rows of a table, each by its columns."""
    if table.kind in ("adjustments", "appeals"):
        return
    if table.kind == "people":
        for number, (key, name) in enumerate(PEOPLE):
            role = list(team.roles.values())[number % len(team.roles)].titles[0]
            own = {"employee_id": key, "name": name, "role": role, "status": "正式", **_OF_PERSON}
            yield {
                each: own.get(each, value(each, column, number, periods[-1])) for each, column in table.columns.items()
            }
        return
    for period in periods:
        for number, (key, name) in enumerate(PEOPLE if table.kind != "department" else [("", "")]):
            own = {"employee_id": key, "name": name, "period": str(period)}
            for more in _each(team, table, period, number):
                made = {**own, **more}
                yield {
                    each: made.get(each, value(each, column, number, period)) for each, column in table.columns.items()
                }


def _each(team: Team, table: Table, period: Period, number: int) -> Iterator[dict[str, object]]:
    """Yields what tells the rows of one person and period apart."""
    if "week" in table.columns:
        yield from ({"week": week + 1} for week in range(team.period.weeks))
    elif table.kind == "ratings":
        yield {"rater_id": PEOPLE[1 - number][0], "rater_name": PEOPLE[1 - number][1]}
    elif table.kind == "events":
        yield {"date": period.first + timedelta(days=2), "event": next(iter(table.events.values()))[0], "note": ""}
    elif table.kind == "records":
        yield {"first": period.first + timedelta(days=2), "last": None}
    elif table.kind == "punches":
        slots = [key for key, column in table.columns.items() if column.as_ == "time"]
        days = (period.first + timedelta(days=day) for day in range(period.days))
        yield from ({"date": day, **dict(zip(slots, _TIMES, strict=False))} for day in days if day.weekday() < 5)
    else:
        yield {}


def value(name: str, column: Column, number: int, period: Period) -> object:
    """Returns what somebody might enter: within the bounds, a little less for the second person."""
    if name in _KNOWN:
        return _KNOWN[name]
    if column.as_ in ("number", "percent"):
        return _number(column, number)
    if column.choices:
        return next(iter(column.choices.values()))[0]
    plain = {"yes_no": "是", "date": period.first + timedelta(days=3), "time": "08:00", "text": "无"}
    return plain.get(column.as_, "")


def _number(column: Column, number: int) -> float:
    least = column.least if column.least is not None else Decimal(0)
    most = column.most if column.most is not None else least + (_YUAN if column.unit == "yuan" else _OTHERS)
    found = least + (most - least) * Decimal("0.8") - (most - least) * number / 20
    return float(round(found) if column.whole or most - least > _FEW else found)
