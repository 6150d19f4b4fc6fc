"""Dirty cells and tabs as people really type them: each is read right or reported, and none is silently wrong."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from scoring.period import Period
from scoring.problem import Level
from sheets_sync.grid import Book, CellError, Grid, Percent, Uncomputed
from sheets_sync.strict_yaml import parse
from sheets_sync.team import read_team
from sheets_sync.texts import texts
from sheets_sync.tidy import tidy

HERE = Path(__file__).parent
SEPTEMBER = Period(2026, 9)
BOOKS = {"scores": "评分表.xlsx", "days": "考勤表.xlsx", "money": "调整.xlsx"}


def typed(text):
    """What a spreadsheet makes of typed text, in the notation of clean.yaml."""
    if text in ("", "~"):
        return None
    if text.startswith("'"):
        return text[1:]
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return Decimal(text)
    if re.fullmatch(r"-?\d+(\.\d+)?%", text):
        return Percent(Decimal(text[:-1]) / 100)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if text.startswith("#"):
        return CellError(text)
    return Uncomputed(text) if text.startswith("=") else text


def cells(line):
    for each in line.split("|"):
        text, _, times = each.strip().partition("*")
        yield from [typed(text)] * int(times) if times.isdigit() and text else [typed(each.strip())]


def grid(title, text, merged=()):
    rows = [tuple(cells(line)) for line in text.rstrip("\n").split("\n")]
    width = max(len(row) for row in rows)
    blocks = tuple(block(each) for each in merged)
    return Grid(title, tuple(row + (None,) * (width - len(row)) for row in rows), blocks)


def at(address):
    found = re.fullmatch(r"([A-Z]+)(\d+)", address)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def block(address):
    start, _, end = address.partition(":")
    return (*at(start), *at(end))


def put(grid, address, value):
    row, column = at(address)
    rows = [list(each) for each in grid.rows]
    rows[row - 1][column - 1] = value
    return replace(grid, rows=tuple(map(tuple, rows)))


def corpus(name):
    read = parse((HERE / name).read_text(encoding="utf-8"))
    assert read.mistakes == ()
    return read.data


TEAM, WRONG = read_team(HERE / "team.yaml")
CLEAN = {title: grid(title, text) for title, text in corpus("clean.yaml").items()}


TABS = corpus("tabs.yaml")
DIRTY = {
    f"{name}: {case['typed']}": {"at": spot["at"], "shown": spot["shown"], **case}
    for name, spot in corpus("cells.yaml").items()
    for case in spot["cases"]
}


def department(tabs):
    kept = {key: {title: each for title, each in tabs.items() if home(title) == key} for key in BOOKS}
    books = {key: Book(name, f"memory:{name}", kept[key], "1") for key, name in BOOKS.items()}
    return tidy(TEAM, books, SEPTEMBER, (SEPTEMBER,))


def home(title):
    if "调整" in title:
        return "money"
    return "days" if "2026" in title else "scores"


def shown(department, name):
    """What became of a name: a measure of 007 in September, or something that the roster says of 007."""
    key, _, name = name.rpartition(".")
    key = key or "007"
    facts = department.facts.get((key, SEPTEMBER))
    if facts is not None and name in facts.measures:
        figure = facts.measures[name]
        return figure.word or figure.value
    if name == "adjustment":  # known only when every one of them is
        figures = department.adjustments.get(key, ())
        return None if not all(figure.known for figure in figures) else len(figures)
    if name == "adjusted":
        return sum((figure.value for figure in department.adjustments.get(key, ()) if figure.known), start=Decimal(0))
    person = next((person for person in department.people if person.id == key), None)
    return getattr(person, name, None)


def is_right(found, wanted):
    if found is None:
        return wanted == "unknown"
    return found == Decimal(wanted) if isinstance(found, Decimal) and wanted != "unknown" else str(found) == wanted


@cache
def made_of(name):
    """The department that a case of the corpus gives."""
    if name in TABS:
        case = TABS[name]
        tabs = {title: each for title, each in CLEAN.items() if title not in case.get("without", [])}
        new = {title: grid(title, text, case.get("merged", [])) for title, text in case["tabs"].items()}
        return department(tabs | new)
    title, _, address = DIRTY[name]["at"].partition("!")
    return department({**CLEAN, title: put(CLEAN[title], address, typed(DIRTY[name]["typed"]))})


def judged_cell(name):
    """What became of a dirty cell: ``read``, ``reported``, or what went wrong."""
    case = DIRTY[name]
    title, _, address = case["at"].partition("!")
    made = made_of(name)
    value = shown(made, case["shown"])
    errors = {problem.code for problem in made.problems if problem.level is Level.ERROR}
    warnings = {problem.code for problem in made.problems if problem.level is Level.WARNING}
    if "read" in case:
        wanted = {case["warned"]} if "warned" in case else set()
        return (
            "read"
            if is_right(value, case["read"]) and not errors and warnings == wanted
            else f"{value} {errors} {warnings}"
        )
    places = {(problem.code, problem.where.tab, problem.where.address) for problem in made.problems}
    withheld = {problem.person_id for problem in made.problems if problem.level is Level.ERROR}
    if (case["reported"], title, case.get("about", address)) not in places:
        return f"not reported: {value} {errors} {warnings}"
    return "reported" if value is None or "007" in withheld else f"reported, and yet used: {value}"


def judged_tab(name):
    """What became of dirty tabs: as they should be read, with exactly the problems that should be reported."""
    case, made = TABS[name], made_of(name)
    found = {each: shown(made, each) for each in case["read"]}
    wrong = {each: value for each, value in found.items() if not is_right(value, case["read"][each])}
    codes = sorted({problem.code for problem in made.problems})
    withheld = {problem.person_id for problem in made.problems if problem.level is Level.ERROR}
    if wrong or codes != sorted(case.get("reported", [])) or not withheld.issuperset(case.get("withheld", [])):
        return f"{wrong} {codes}"
    return "reported" if codes else "read"


def test_the_team_and_its_clean_books_have_no_problem():
    assert WRONG == ()
    assert department(CLEAN).problems == ()


@pytest.mark.parametrize("name", DIRTY)
def test_a_dirty_cell_is_read_right_or_reported(name):
    assert judged_cell(name) in ("read", "reported")


@pytest.mark.parametrize("name", TABS)
def test_a_dirty_tab_is_read_right_or_reported(name):
    assert judged_tab(name) in ("read", "reported")


def test_every_problem_of_the_corpus_has_words_in_both_languages():
    problems = [problem for name in [*DIRTY, *TABS] for problem in made_of(name).problems]
    assert len(problems) > 150
    for problem in problems:
        for language in ("zh", "en"):
            assert texts(language, "problems")[problem.code].format_map(problem.details)


def test_none_of_the_corpus_is_silently_wrong():
    outcomes = Counter([*map(judged_cell, DIRTY), *map(judged_tab, TABS)])
    right, reported = outcomes.pop("read"), outcomes.pop("reported")
    print(f"{right} read right, {reported} reported, {outcomes.total()} silently wrong")  # noqa: T201 - the tally is the point
    assert not outcomes
    assert right + reported >= 90


def test_a_copy_that_says_something_else_is_an_error_and_one_that_does_not_a_warning():
    made = made_of("copies of tabs beside those that are read").problems
    levels = {each.where.tab: each.level for each in made}
    assert levels == {"记录 副本": Level.ERROR, "2026年9月 (2)": Level.WARNING, "月度（１）": Level.WARNING}
