"""Runs the worked examples that stand beside a scheme: inputs, and the figures that must come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from scoring.appraise import Appraisal
from scoring.facts import NOT_APPRAISED, View
from scoring.figure import Cell, Figure, unknown_leaves
from scoring.form import Mistake, fill
from scoring.number import number, rounded, settled
from scoring.person import STANDINGS
from scoring.problem import Level, Problem
from sheets_sync.cases.department import appraised
from sheets_sync.cases.replaced import Unreadable
from sheets_sync.cases.slips import YES_NO
from sheets_sync.cases.written import Case, CaseFile, Somebody
from sheets_sync.settings.library import CASES, Library
from sheets_sync.strict_yaml import Yaml, load

NOT_EMPLOYED = "not_employed"
"""The answer for somebody who was not there in the period."""
_ROUNDED = "≈"
_ANSWERS = {number: word for word, number in YES_NO.items()}
_DIFFERS = {NOT_EMPLOYED: "case_not_employed"}
_NOT_GIVEN = ("not_known", "not_kept", "blank")
__all__ = ["Case", "Outcome", "Somebody", "run_cases"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an example came to.

    Attributes:
        scheme: its scheme.
        name: of the example.
        printed: as in the example.
        wrong: what came out otherwise than expected, or what is wrong with the example itself; each with its line.
    """

    scheme: str
    name: str
    printed: bool
    wrong: tuple[Problem, ...]


def run_cases(library: Library, scheme: str) -> tuple[tuple[Outcome, ...], tuple[Problem, ...]]:
    """Returns the outcome of every example of a scheme, and what is wrong with the scheme or its examples' file."""
    _, problems = library.versions(scheme)
    home = library.home(scheme)
    if problems or home is None or not (home / CASES).exists():
        return (), problems
    cases, yaml, wrong = _read(home / CASES)
    if wrong:
        return (), wrong
    return tuple(_outcome(library, scheme, case, _Lines(yaml, index)) for index, case in enumerate(cases)), ()


def _read(path: Path) -> tuple[tuple[Case, ...], Yaml, tuple[Problem, ...]]:
    yaml = load(path)
    label = f"{path.parent.name}/{path.name}"
    file, mistakes = fill(CaseFile, yaml.data) if not yaml.mistakes else (None, [])
    found = [(each.path, each.line, each.code, each.details) for each in yaml.mistakes]
    found += [(each.path, yaml.line_of(each.path), each.code, each.details) for each in map(_by_dates, mistakes)]
    problems = tuple(
        Problem(code, Cell(label, "", line, 0, key=".".join(key) or label), {"nearest": "—", **details}, Level.FATAL)
        for key, line, code, details in found
    )
    return (() if problems or file is None else file.cases), yaml, problems


def _by_dates(mistake: Mistake) -> Mistake:
    """Returns the mistake; of a standing that only dates can give, it says which."""
    known = mistake.code == "unknown_word" and mistake.path[-1] == "standing" and mistake.details["found"] in STANDINGS
    return replace(mistake, code="standing_by_dates") if known else mistake


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where things stand in one example of a file."""

    yaml: Yaml
    index: int

    def problem(self, path: tuple[str, ...], code: str, details: Mapping[str, str]) -> Problem:
        line = self.yaml.line_of(("cases", str(self.index), *path))
        details = {**details, "nearest": details.get("nearest") or "—", "line": str(line)}
        # What is expected is told as people would: whose, and which figure.
        key = " ".join(path[1:]) if path[0] == "expect" else ".".join(path)
        return Problem(code, Cell(CASES, "", line, 0, key=key), details)


def _outcome(library: Library, scheme: str, case: Case, lines: _Lines) -> Outcome:
    try:
        appraisal = appraised(case, library, scheme)
    except Unreadable as fault:
        wrong = [lines.problem(each.path, each.code, each.details) for each in fault.mistakes]
        return Outcome(scheme, case.name, case.printed, tuple(sorted(wrong, key=lambda each: each.where.row)))
    return Outcome(scheme, case.name, case.printed, tuple(_differences(case, appraisal, lines)))


def _differences(case: Case, appraisal: Appraisal, lines: _Lines) -> Iterator[Problem]:
    views = {result.view.person.id: result.view for result in appraisal.results}
    for who, figures in case.expect.items():
        for name, wanted in figures.items():
            figure = _found(views.get(who), name)
            found = _shown(figure) if figure else NOT_EMPLOYED
            if not _same(wanted, found):
                said = {"who": who, "name": name, "wanted": wanted, "found": found}
                more = _why(figure) if figure and found == "unknown" else {}
                code = "case_unknown" if more else _DIFFERS.get(found, "case_differs")
                yield lines.problem(("expect", who, name), code, {**said, "period": case.period, **more})
    codes = {problem.code for problem in appraisal.problems}
    for index, code in enumerate(case.problems):
        if code not in codes:
            said = {"wanted": code, "found": ", ".join(sorted(codes)) or "—"}
            yield lines.problem(("problems", str(index)), "case_not_reported", said)


def _found(view: View | None, name: str) -> Figure | None:
    """Returns what came out for a figure, or for ``name@2`` in the second week; None where somebody was not there."""
    name, _, week = name.partition("@")
    if view is not None and week:
        view = view.weeks[int(week) - 1] if int(week) <= len(view.weeks) else None
    return view[name] if view is not None and view.figures else None


def _why(figure: Figure) -> dict[str, str]:
    """Returns what is missing below a figure that is not known: what nobody gave first, else the cause of the first."""
    leaves = unknown_leaves([figure])
    given = [leaf for leaf in leaves if leaf.reason[0] in _NOT_GIVEN]
    if not given:
        reason = "|".join(str(part) for part in leaves[0].reason)
        return {"missing": leaves[0].name, "reason": reason, "what": "case_open"}
    names = list(dict.fromkeys(leaf.name for leaf in given))
    return {"missing": ", ".join(names), "reason": "", "what": "one_not_given" if len(names) == 1 else "some_not_given"}


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
