"""Runs the worked examples that stand beside a scheme: inputs, and the figures that must come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from scoring.appraise import Appraisal, appraise, months_needed
from scoring.facts import Department, Facts, Person
from scoring.figure import Cell, Figure
from scoring.form import fill
from scoring.number import number, settled
from scoring.period import Period
from scoring.problem import Level, Problem
from scoring.scheme import Scheme
from scoring.written import INTRINSIC
from sheets_sync.settings.library import CASES, Library
from sheets_sync.strict_yaml import load

_YES_NO = {"yes": "1", "no": "0"}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of an example.

    Attributes:
        role: of the scheme, unless said otherwise.
        group: their group.
        standing: what the roster would say today.
        hired: first day.
        confirmed: day of confirmation.
        left: last day.
        always: facts of every month that is looked at; a figure of the scheme may be given too.
        months: month to facts that differ; a month in which they were not employed has none.
    """

    role: str = ""
    group: str = ""
    standing: Literal["regular", "probation"] = "regular"
    hired: date | None = None
    confirmed: date | None = None
    left: date | None = None
    always: dict[str, str] = field(default_factory=dict)
    months: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A worked example.

    Attributes:
        name: what it shows.
        printed: whether the source prints these numbers; otherwise they were derived from the rule.
        source: where.
        period: the month appraised.
        settings: settings of the scheme replaced for this example.
        people: by a short name.
        copies: short name to how many more such people there are (for heads that a quota counts).
        expect: short name to figure to value; ``unknown`` for a figure that must not be known.
        problems: codes that must be reported; others may be.
    """

    name: str
    period: str
    people: dict[str, Somebody]
    expect: dict[str, dict[str, str]]
    printed: bool = False
    source: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    copies: dict[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The file ``cases.yaml`` beside a scheme."""

    cases: tuple[Case, ...]


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
    versions, problems = library.versions(scheme, case.settings)
    if problems:
        wrong = tuple(("", f"{each.code}.{each.where.key}", "", str(each.details)) for each in problems)
        return Outcome(scheme, case.name, case.printed, wrong)
    try:
        appraisal = _appraised(case, versions, scheme)
    except _Unreadable as fault:
        return Outcome(scheme, case.name, case.printed, (("", str(fault), "", ""),))
    return Outcome(scheme, case.name, case.printed, tuple(_differences(case, appraisal)))


class _Unreadable(ValueError):
    """An example says something that cannot be read."""


def _appraised(case: Case, versions: tuple[Scheme, ...], role: str) -> Appraisal:
    period = _month(case.period, "period")
    rules = {role: (versions,)}
    months = months_needed(rules, period)
    units = _units(versions)
    people = dict(_people(case, role))
    facts = {
        (person.id, month): Facts(person, month, _measures(somebody, month, units))
        for person, somebody in people.values()
        for month in months
        if person.days_served(month)
    }
    return appraise(Department(period, tuple(person for person, _ in people.values()), facts), rules)


def _month(text: str, key: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as fault:
        raise _Unreadable(f"{key}: {text}") from fault


def _people(case: Case, role: str) -> Iterator[tuple[str, tuple[Person, Somebody]]]:
    strangers = [name for name in case.copies if name not in case.people]
    if strangers:
        raise _Unreadable(f"copies: {', '.join(strangers)}")
    for name, each in case.people.items():
        for written in each.months:
            _month(written, f"people.{name}.months")
        for index in range(case.copies.get(name, 0) + 1):
            key = f"{name}+{index}" if index else name
            cells = {"status": Cell("cases.yaml", "", 0, 0, key=name)}
            on_probation = each.standing == "probation"
            person = Person(
                key, name, each.role or role, each.group, on_probation, each.hired, each.confirmed, each.left, cells
            )
            yield key, (person, each)


def _units(versions: tuple[Scheme, ...]) -> dict[str, str]:
    units = dict(INTRINSIC)
    for scheme in versions:
        units.update({name: fact.unit for name, fact in scheme.facts.items()})
        units.update({item.name: item.unit for item in scheme.items})
    return units


def _measures(somebody: Somebody, month: Period, units: Mapping[str, str]) -> dict[str, Figure]:
    said = {**somebody.always, **somebody.months.get(str(month), {})}
    unknown = [name for name in said if name not in units]
    if unknown:
        raise _Unreadable(", ".join(unknown))
    return {name: _figure(name, text, units[name]) for name, text in said.items()}


def _figure(name: str, text: str, unit: str) -> Figure:
    cell = Cell("cases.yaml", "", 0, 0, text, key=name)
    if text == "unknown":
        return Figure(name, None, unit, ("not_known",), (cell,))
    if unit in ("word", "date"):
        return Figure(name, None, unit, ("read",), (cell,), word=text)
    try:
        return Figure(name, number(_YES_NO.get(text, text)), unit, ("read",), (cell,))
    except ValueError as fault:
        raise _Unreadable(f"{name}: {text}") from fault


def _differences(case: Case, appraisal: Appraisal) -> Iterator[tuple[str, str, str, str]]:
    views = {result.view.person.id: result.view for result in appraisal.results}
    for who, figures in case.expect.items():
        for name, wanted in figures.items():
            # A figure that nobody works out is not one that is unknown: the name may be a slip.
            there = who in views and name in views[who].figures
            found = _shown(views[who][name]) if there else "not there"
            if not _same(wanted, found):
                yield who, name, wanted, found
    codes = {problem.code for problem in appraisal.problems}
    for code in case.problems:
        if code not in codes:
            yield "", "problems", code, ", ".join(sorted(codes))


def _shown(figure: Figure) -> str:
    return figure.word or ("unknown" if figure.value is None else f"{settled(figure.value).normalize():f}")


def _same(wanted: str, found: str) -> bool:
    try:
        return number(_YES_NO.get(wanted, wanted)) == Decimal(found)
    except (ValueError, ArithmeticError):
        return wanted == found
