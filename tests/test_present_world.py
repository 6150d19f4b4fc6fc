"""A small department in memory, appraised under the demo's schemes: what the tests of `present` look at."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from scoring.appraise import appraise
from scoring.facts import Department, Facts, measure
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.person import Person
from sheets_sync.grid import Link
from sheets_sync.present import Receipt, present
from sheets_sync.settings.library import Library
from sheets_sync.team import read_team

CONFIG = Path(__file__).resolve().parents[1] / "config"
OCTOBER = Period(2026, 10)
MONTHS = tuple(Period(2026, month) for month in (7, 8, 9, 10))
BOOK, TAB = "客服评分表.xlsx", "月度绩效"
REP = {
    "workload": 810, "error_rate": "0.4", "seat_rate": 97, "complaint_count": 0, "daily_tasks": 18,
    "late_count": 0, "early_count": 0, "absent_count": 0, "sick_leave_count": 0, "personal_leave_count": 0,
    "comp_leave_count": 0, "typing_cpm": 90, "skill_date": "2026-10-03", "skill_score": 88, "praise_count": 0,
    "bad_attitude_count": 0, "breach_count": 0, "attitude_complaint_count": 0, "zero_star_decision_count": 0,
    "unauthorised_swap_count": 0, "major_error_count": 0, "post_pay": 2000,
}  # fmt: skip
LEAD = {
    "overall_management": 90, "floor_management": 91, "training_management": 86, "daily_management": 93,
    "satisfaction_rate": "98.5", "late_count": 0, "early_count": 0, "absent_count": 0, "sick_leave_count": 0,
    "personal_leave_count": 0, "comp_leave_count": 0, "sick_leave_hours": 0, "personal_leave_hours": 0,
    "praise_count": 0, "breach_count": 0, "attitude_complaint_count": 0, "major_error_count": 0,
}  # fmt: skip
UNITS = {
    "error_rate": "percent", "seat_rate": "percent", "satisfaction_rate": "percent", "post_pay": "yuan",
    "sick_leave_hours": "hours", "personal_leave_hours": "hours", "skill_date": "date", "skill_score": "points",
    "daily_tasks": "points", "overall_management": "points", "floor_management": "points",
    "training_management": "points", "daily_management": "points",
}  # fmt: skip


@cache
def shipped(name):
    """All versions of a shipped scheme."""
    made, problems = Library((CONFIG / "schemes",)).versions(name)
    assert not problems
    return made


@cache
def versions():
    return {
        "rep": (shipped("demo-rep-star"), shipped("bozhen-rep-awards")),
        "lead": (shipped("demo-lead-star"),),
    }


@cache
def team(language="zh"):
    made, problems = read_team(CONFIG / "teams" / "demo.yaml")
    assert not problems
    return replace(made, language=language)


def person(person_id, name, role="rep", group="一组", **more):
    cells = {"status": Cell(BOOK, "员工名册", int(person_id) + 2, 7, "正式")}
    return Person(person_id, name, role, group, cells=cells, **more)


def facts_of(who, month, row, changed):
    measures = {}
    for column, (name, value) in enumerate({**(LEAD if who.role == "lead" else REP), **changed}.items(), 5):
        cell = Cell(BOOK, TAB, row, column, "" if value is None else str(value))
        unit = UNITS.get(name, "count")
        if unit == "date":
            measures[name] = Figure(name, None, unit, ("read",), (cell,), str(value))
        else:
            measures[name] = measure(name, None if value is None else Decimal(str(value)), unit, cell)
    return Facts(who, month, measures)


def department(people, changed=None, problems=(), adjustments=None):
    """Everybody with their facts; `changed`: id, or (id, month), to facts that are otherwise."""
    changed = changed or {}
    facts = {}
    for who in people:
        for month in MONTHS:
            if who.days_served(month):
                own = {**changed.get(who.id, {}), **changed.get((who.id, month.month), {})}
                facts[who.id, month] = facts_of(who, month, int(who.id) + 4 + 1000 * month.month, own)
    counts = ((BOOK, TAB, 20, 16, 3, 1),)
    return Department(OCTOBER, tuple(people), facts, tuple(problems), adjustments or {}, counts)


def adjusted(amount, note, approver):
    cell = Cell("人事调整.xlsx", "人事调整", 3, 4, str(amount))
    return Figure("adjustment", Decimal(str(amount)), "yuan", ("adjusted", note, approver), (cell,))


def appraised(people, changed=None, problems=(), adjustments=None):
    return appraise(department(people, changed, problems, adjustments), versions())


def books(people, changed=None, problems=(), adjustments=None, language="zh", ours=None):
    """Our three books by key; ``ours`` says of some what the team file would."""
    known = department(people, changed, problems, adjustments)
    receipt = Receipt({(BOOK, TAB): "d1"}, {"demo-rep-star/2026-01-01.yaml": "d2"}, "0.1.0")
    whose = team(language)
    said = {key: replace(whose.ours[key], **each) for key, each in (ours or {}).items()}
    whose = replace(whose, ours={**whose.ours, **said})
    return {each.key: each for each in present(whose, appraise(known, versions()), known, receipt)}


def tab(book, title):
    return next(each for each in book.tabs if each.title == title)


def told(row):
    """A row as people read it: numbers and links as texts."""
    return tuple(each.text if isinstance(each, Link) else "" if each is None else str(each) for each in row)


def rows(book, title):
    """The rows of a tab by their first column."""
    return {told(row)[0]: told(row) for row in tab(book, title).rows}


def a_department():
    """Two representatives, one on probation, and their lead."""
    return [
        person("001", "李娜"),
        person("002", "张伟"),
        person("003", "王芳", probation=True, hired=date(2026, 9, 1)),
        person("101", "赵敏", "lead"),
    ]


def test_the_small_department_is_worked_out_without_a_problem():
    assert appraised(a_department()).problems == ()
