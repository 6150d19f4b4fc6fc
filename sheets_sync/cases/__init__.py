"""Runs the worked examples that stand beside a scheme: inputs, and the figures that must come out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from scoring.appraise import Appraisal
from scoring.facts import NOT_APPRAISED, View
from scoring.figure import Cell, Figure
from scoring.form import fill
from scoring.number import number, rounded, settled
from scoring.problem import Level, Problem
from sheets_sync.cases.department import YES_NO, Unreadable, appraised
from sheets_sync.cases.written import Case, CaseFile, Somebody
from sheets_sync.settings.library import CASES, Library
from sheets_sync.strict_yaml import load

_ROUNDED = "≈"
_ANSWERS = {number: word for word, number in YES_NO.items()}
__all__ = ["Case", "Outcome", "Somebody", "run_cases"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an example came to.

    Attributes:
        scheme: its scheme.
        name: of the example.
        printed: as in the example.
        wrong: (who, figure, expected, found) of everything that differs; or what is wrong with the example itself.
    """

    scheme: str
    name: str
    printed: bool
    wrong: tuple[tuple[str, str, str, str], ...]


def run_cases(library: Library, scheme: str) -> tuple[tuple[Outcome, ...], tuple[Problem, ...]]:
    """Returns the outcome of every example of a scheme, and what is wrong with the scheme or its examples' file."""
    _, problems = library.versions(scheme)
    home = library.home(scheme)
    if problems or home is None or not (home / CASES).exists():
        return (), problems
    cases, wrong = _read(home / CASES)
    if wrong:
        return (), wrong
    return tuple(_outcome(library, scheme, case) for case in cases), ()


def _read(path: Path) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    yaml = load(path)
    label = f"{path.parent.name}/{path.name}"
    file, mistakes = fill(CaseFile, yaml.data) if not yaml.mistakes else (None, [])
    found = [(each.path, each.line, each.code, each.details) for each in yaml.mistakes]
    found += [(each.path, yaml.line_of(each.path), each.code, each.details) for each in mistakes]
    problems = tuple(
        Problem(code, Cell(label, "", line, 0, key=".".join(key) or label), {"nearest": "—", **details}, Level.FATAL)
        for key, line, code, details in found
    )
    return (() if problems or file is None else file.cases), problems


def _outcome(library: Library, scheme: str, case: Case) -> Outcome:
    _, problems = library.versions(scheme, {} if case.with_ else case.settings)
    if problems:
        wrong = tuple(("", f"{each.code}.{each.where.key}", "", str(each.details)) for each in problems)
        return Outcome(scheme, case.name, case.printed, wrong)
    try:
        appraisal = appraised(case, library, scheme)
    except Unreadable as fault:
        return Outcome(scheme, case.name, case.printed, (("", str(fault), "", ""),))
    return Outcome(scheme, case.name, case.printed, tuple(_differences(case, appraisal)))


def _differences(case: Case, appraisal: Appraisal) -> Iterator[tuple[str, str, str, str]]:
    views = {result.view.person.id: result.view for result in appraisal.results}
    for who, figures in case.expect.items():
        for name, wanted in figures.items():
            found = _found(views.get(who), name)
            if not _same(wanted, found):
                yield who, name, wanted, found
    codes = {problem.code for problem in appraisal.problems}
    for code in case.problems:
        if code not in codes:
            yield "", "problems", code, ", ".join(sorted(codes))


def _found(view: View | None, name: str) -> str:
    """Returns what came out for a figure, or for ``name@2`` in the second week."""
    name, _, week = name.partition("@")
    if view is not None and week:
        view = view.weeks[int(week) - 1] if week.isdigit() and 0 < int(week) <= len(view.weeks) else None
    # A figure that nobody works out is not one that is unknown: the name may be a slip.
    return _shown(view[name]) if view is not None and name in view.figures else "not there"


def _shown(figure: Figure) -> str:
    if figure.reason[0] == NOT_APPRAISED and not figure.known:
        return NOT_APPRAISED
    if figure.word or figure.value is None:
        return figure.word or "unknown"
    shown = f"{settled(figure.value).normalize():f}"
    return _ANSWERS.get(shown, shown) if figure.unit == "yes_no" else shown


def _same(wanted: str, found: str) -> bool:
    """Tells whether that came out; ``≈80.46`` is a number that never ends, rounded to the decimals written."""
    try:
        if wanted.startswith(_ROUNDED):
            near = number(wanted.removeprefix(_ROUNDED).strip())
            return rounded(Decimal(found), max(0, -int(near.as_tuple().exponent))) == near
        return number(YES_NO.get(wanted, wanted)) == Decimal(YES_NO.get(found, found))
    except (ValueError, ArithmeticError):
        return wanted == found
