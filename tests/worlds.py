"""Invented departments for the tests of scoring, told in as few words as they need."""

from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path

from scoring.appraise import appraise
from scoring.facts import Department, Facts, View
from scoring.figure import Cell, Figure
from scoring.form import fill
from scoring.number import WORKING
from scoring.period import Period
from scoring.person import Person
from scoring.reading import read_scheme
from scoring.rules import flaws, word
from sheets_sync.settings.library import Library
from sheets_sync.strict_yaml import parse

HOUSE = Path(__file__).resolve().parent.parent
OCTOBER = Period(2026, 10)
WORDS = ("group", "job_level", "standing", "role")
DAYS = ("skill_date",)


def figure(name, value, unit="points"):
    """Returns what was read: a number as text, a word, a day, or None for what nobody knows."""
    cell = Cell("册.xlsx", "表", 5, 3, str(value), key="")
    if value is None:
        return Figure(name, None, unit, ("not_known",), (cell,))
    if name in WORDS or name in DAYS:
        return Figure(name, None, "date" if name in DAYS else "word", ("read",), (cell,), word=str(value))
    return Figure(name, Decimal(str(value)), unit, ("read",), (cell,))


def somebody(name="甲", **said):
    """Returns a person who has been here for years."""
    days = {key: date.fromisoformat(said.pop(key)) for key in ("hired", "confirmed", "left") if key in said}
    return Person(name, f"{name}某", said.pop("role", "rep"), said.pop("group", "一组"), **days, **said)


def view(said=None, past=None, person=None, period=OCTOBER):
    """Returns a person's month with what is said of it, and earlier months likewise."""
    person = person or somebody()
    months = {}
    for written, facts in sorted((past or {}).items()):
        month = Period.parse(written)
        months[month] = View(person, month, _figures(person, month, facts), months, written)
    return View(person, period, _figures(person, period, said or {}), months)


def _figures(person, month, facts):
    served = figure("days_served", person.days_served(month), "days")
    basics = {"standing": figure("standing", person.standing(month)), "group": figure("group", person.group)}
    return {"days_served": served, **basics, **{name: figure(name, value) for name, value in facts.items()}}


def rule(text):
    """Returns the filled rule of a YAML text, which must be without a mistake."""
    data = dict(parse(text).data)
    made, mistakes = fill(word(data.pop("rule")), data, ())
    assert not mistakes, mistakes
    assert not list(flaws(made))
    return made


def answer(text, *views, everyone=None):
    """Returns what a rule answers for the first of the views (or for the one)."""
    return answers(text, *views, everyone=everyone)[0]


def answers(text, *views, everyone=None):
    """Returns what a rule answers for each of the views, in the precision in which everything is worked out."""
    made = rule(text)
    with localcontext(WORKING):
        if hasattr(made, "figures"):
            return made.figures(list(views), list(views if everyone is None else everyone))
        return [made.figure(each) for each in views]


def values(text, *views, everyone=None):
    """Returns only the numbers."""
    return [found.value for found in answers(text, *views, everyone=everyone)]


def mistakes_in(text):
    """Returns what is wrong with a rule, as (its keys joined by dots, code)."""
    data = dict(parse(text).data)
    made, mistakes = fill(word(data.pop("rule")), data, ())
    found = mistakes if made is None else [*mistakes, *flaws(made)]
    return [(".".join(each.path), each.code) for each in found]


def scheme(text):
    """Returns the scheme of a YAML text (id and dates may be left out), which must be without a mistake."""
    made, mistakes = _read(text)
    assert not mistakes, mistakes
    return made


def scheme_mistakes(text):
    """Returns what is wrong with a scheme, as (keys joined by dots, code)."""
    return [(".".join(each.path), each.code) for each in _read(text)[1]]


def _read(text):
    data = parse(text)
    assert not data.mistakes, data.mistakes
    return read_scheme({"id": "drill", "since": "2020-01-01", "title": {}, **data.data}, "drill/2020-01-01.yaml")


def department(people, facts, period=OCTOBER, **more):
    """Returns a department: ``facts`` is {name: {month or "always": {measure: value}}} for the months served."""
    months = sorted({month for said in facts.values() for month in said if month != "always"} | {str(period)})
    made = {}
    for person in people:
        said = facts.get(person.id, {})
        for written in months:
            month = Period.parse(written)
            measures = {**said.get("always", {}), **said.get(written, {})}
            if person.days_served(month):
                made[(person.id, month)] = Facts(
                    person, month, {name: figure(name, value) for name, value in measures.items()}
                )
    return Department(period, tuple(people), made, **more)


def appraised(people, facts, *texts, role="rep", **more):
    """Returns the appraisal of a department under one or more schemes of one version each."""
    return appraise(department(people, facts, **more), {role: tuple((scheme(text),) for text in texts)})


def figures(appraisal):
    """Returns everybody's figures by name: {person: {figure: value or word}}."""
    return {
        result.view.person.id: {name: each.word or each.value for name, each in result.view.figures.items()}
        for result in appraisal.results
    }


@cache
def shipped(*ids):
    """Returns shipped schemes as the versions of one role."""
    library = Library((HOUSE / "config" / "schemes",))
    found = [library.versions(each) for each in ids]
    assert not any(problems for _, problems in found), found
    return tuple(versions for versions, _ in found)
