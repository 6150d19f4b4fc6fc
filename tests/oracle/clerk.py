"""Types a department's records into the workbook, as a clerk with the supervisors' books beside her would."""

import unicodedata
from datetime import date
from pathlib import Path

from tests.oracle import circular
from tests.oracle.sheets import Sheet, write

LEAD = "客服领班"


def type_in(path: Path, records, year: int, month: int) -> None:
    """Writes the workbook that works out the pay of a month of a department."""
    people = Sheet("people", [_person(member) for member in records.members], {})
    figures = {"year_paid": year, "month_paid": month, **circular.TYPED, **circular.WORKED_OUT}
    figures["heads"] = _named(figures["heads"], people)
    paid = [_person(member) for member in records.members if member.serves(f"{year}-{month:02}")]
    skills = [_skill(records, month, one) for month, tests in records.skills.items() for one in tests]
    sheets = [
        Sheet("rep_pay", [one for one in paid if one["role"] != LEAD], circular.REP_PAY),
        Sheet("lead_pay", [one for one in paid if one["role"] == LEAD], circular.LEAD_PAY),
        people,
        Sheet("reps", list(_work(records)), circular.REP_MONTH),
        Sheet("leads", list(_leads(records)), circular.LEAD_MONTH),
        Sheet("skills", skills, {}),
        Sheet("marks", list(_marks(records)), circular.MARK_FORMULAS),
        Sheet("events", list(_events(records, records.events)), circular.MONTH_OF_DAY),
        Sheet("swaps", list(_events(records, records.swaps)), circular.MONTH_OF_DAY),
        Sheet("changes", [_change(one) for one in records.adjustments], {}),
    ]
    write(path, figures, sheets)


def _named(formula, people):
    for title in ("role", "hired", "left"):
        formula = formula.replace(f"people_{title}", people.column(title))
    return formula


def _counted(month):
    year, number = map(int, month.split("-"))
    return year * 12 + number


def _day(written):
    return date.fromisoformat(written) if written else None


def _person(member):
    return {
        "id": member.id,
        "name": member.name,
        "role": member.role,
        "group": member.group,
        "hired": _day(member.hired),
        "confirmed": _day(member.confirmed),
        "left": _day(member.left),
        "post_pay": member.post_pay,
    }


def _work(records):
    groups = {member.id: member.group for member in records.members}
    for month, work in records.work.items():
        for one in work:
            yield {
                "id": one.id,
                "group": groups[one.id],
                "month": _counted(month),
                "workload": one.workload,
                "error_rate": one.error_rate,
                "seat_rate": one.seat_rate,
                "upheld": one.upheld,
                "daily_tasks": one.daily_tasks,
            }


def _leads(records):
    for month, leads in records.leads.items():
        for one in leads:
            yield {
                "id": one.id,
                "month": _counted(month),
                "overall": one.overall,
                "floor": one.floor,
                "training": one.training,
                "daily": one.daily,
                "satisfaction": one.satisfaction,
            }


def _skill(records, month, one):
    day = _day(records.test_days[month])
    return {"id": one.id, "month": _counted(month), "day": day, "points": one.points, "typing": one.typing}


def _marks(records):
    """Yields the marks that are neither work nor rest, in half width and without the second character of 迟到."""
    for month, people in records.marks.items():
        for person, marks in people.items():
            for number, mark in marks.items():
                tidy = unicodedata.normalize("NFKC", mark).replace("迟到", "迟").replace("早退", "早")
                yield {"id": person, "day": _day(f"{month}-{number:02}"), "mark": tidy}


def _events(records, events):
    groups = {member.id: member.group for member in records.members}
    for one in events:
        yield {"id": one.id, "group": groups[one.id], "day": _day(one.day), "what": one.what}


def _change(one):
    return {"id": one.id, "month": _counted(one.month), "amount": one.amount}
