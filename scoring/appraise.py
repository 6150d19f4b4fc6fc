"""The stages as one sentence: check, score the months before, then score, rank, level, award and pay this one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from scoring.check import check
from scoring.facts import Department, View
from scoring.figure import Cell, Figure
from scoring.number import WORKING, ZERO
from scoring.open_questions import open_questions
from scoring.pay import TOTAL, pay
from scoring.period import Period
from scoring.problem import Level, Problem
from scoring.scheme import STAGES, Scheme

Versions = Mapping[str, tuple[tuple[Scheme, ...], ...]]
"""Role to its schemes in order, each as all its versions, earliest first."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was worked out for one person.

    Attributes:
        view: the person with all figures, facts first, in the order they were worked out.
        schemes: that were in force for them, in order.
    """

    view: View
    schemes: tuple[Scheme, ...]

    @property
    def complete(self) -> bool:
        """Tells whether the pay total is known, or nothing is paid under these schemes and every score is known."""
        if any(scheme.pays for scheme in self.schemes):
            return self.view[TOTAL].known
        heads = [scheme.headline for scheme in self.schemes]
        return all(self.view[name].known for head in heads for name in (head.score, head.star) if name)

    def headline(self, what: str) -> Figure | None:
        """Returns the figure that a headline of the schemes names (``score``, ``place``, ``star``), or None."""
        for scheme in self.schemes:
            name = getattr(scheme.headline, what)
            if name:
                return self.view[name]
        return None


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Everybody's results of a month, and what a person must put right.

    Attributes:
        period: the month.
        results: sorted by person id.
        problems: sorted; those of reading included.
        schemes: all that were in force, by role.
    """

    period: Period
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    schemes: Mapping[str, tuple[Scheme, ...]]

    def pay_total(self) -> Decimal:
        """Returns the sum of all known totals, in yuan."""
        totals = (result.view[TOTAL].value for result in self.results)
        with localcontext(WORKING):
            return sum((total for total in totals if total is not None), ZERO)


def in_force(versions: Versions, role: str, period: Period) -> tuple[Scheme, ...]:
    """Returns the schemes of a role that are in force on the last day of a month."""
    valid = [[each for each in every if each.since <= period.last] for every in versions.get(role, ())]
    return tuple(each[-1] for each in valid if each)


def months_needed(versions: Versions, period: Period) -> tuple[Period, ...]:
    """Returns every month whose facts are looked at when a month is appraised, earliest first."""
    schemes = [scheme for role in versions for scheme in in_force(versions, role, period)]
    return tuple(sorted({period, *(month for scheme in schemes for month in scheme.months(period))}))


def appraise(department: Department, versions: Versions) -> Appraisal:
    """Returns the month's figures of everybody, and all problems.

    One person who cannot be worked out never stops the others: what depends on an unknown figure is unknown.

    Args:
        department: facts of the month and of those before it that the schemes look at.
        versions: the schemes of each role.
    """
    with localcontext(WORKING):
        return _appraised(department, versions)


def _appraised(department: Department, versions: Versions) -> Appraisal:
    period = department.period
    months = sorted({month for _, month in department.facts})
    past: dict[str, dict[Period, View]] = {person.id: {} for person in department.people}
    for month in (each for each in months if each < period):
        views = _views(department, month, past)
        _work(views, views, versions, month, STAGES[:1])
        for view in views:
            past[view.person.id][month] = view
        for view in _left_since_review(views, department, versions, past):
            past[view.person.id][month] = view
    views = _views(department, period, past)
    missing = _checked(views, versions, department)
    _work(views, [*views, *_gone(department, period, past)], versions, period, STAGES)
    problems = [*department.problems, *missing]
    schemes = {role: in_force(versions, role, period) for role in sorted(versions)}
    _pay(views, schemes, department, problems)
    results = tuple(Result(view, schemes.get(view.person.role, ())) for view in views)
    problems += open_questions([(result.view, result.schemes) for result in results], department.problems)
    return Appraisal(period, results, tuple(sorted(problems, key=Problem.sort_key)), schemes)


def _views(department: Department, month: Period, past: Mapping[str, Mapping[Period, View]]) -> list[View]:
    found = [department.facts.get((person.id, month)) for person in sorted(department.people, key=lambda each: each.id)]
    stamp = "" if month == department.period else str(month)
    views = [View(each.person, month, dict(each.measures), past[each.person.id], stamp) for each in found if each]
    for view in views:
        person, cells = view.person, view.person.cells
        served = Decimal(person.days_served(month))
        for name, text in (("standing", person.standing(month)), ("role", person.role), ("group", person.group)):
            cell = cells.get({"standing": "status"}.get(name, name))
            given = Figure(name, None, "word", ("read",), (cell,) if cell else (), word=text)
            view.figures.setdefault(name, given)
        dates = tuple(cells[each] for each in ("hired", "left") if each in cells)
        view.figures.setdefault("days_served", Figure("days_served", served, "days", ("served",), dates))
    return views


def _by_role(views: Sequence[View]) -> dict[str, list[View]]:
    roles: dict[str, list[View]] = {}
    for view in views:
        roles.setdefault(view.person.role, []).append(view)
    return roles


def _checked(views: Sequence[View], versions: Versions, department: Department) -> list[Problem]:
    period = department.period
    found: list[Problem] = []
    # A book, a tab or a column that is missing has been told, and explains what nobody has.
    explained = any(not each.person_id and each.level != Level.WARNING for each in department.problems)
    for role, own in sorted(_by_role(views).items()):
        schemes = in_force(versions, role, period)
        looked_at = [month for view in own for month in (view, *view.past.values())]
        if not explained:
            found += check(schemes, looked_at, {item.name: item for scheme in schemes for item in scheme.items})
        found += [_mid_quarter(scheme) for scheme in schemes if period.quarter_start.last < scheme.since]
        if not schemes:
            details = {"role": role, "count": str(len(own))}
            found.append(Problem("no_scheme_in_force", Cell("", "", 0, 0, key=f"roles.{role}"), details))
    return found


def _mid_quarter(scheme: Scheme) -> Problem:
    """Returns the warning that levels held for a quarter are evaluated anew by a scheme that begins within it."""
    where = Cell(scheme.file, "", 0, 0, str(scheme.since), key="since")
    return Problem("scheme_begins_in_quarter", where, {"scheme": scheme.file}, Level.WARNING)


def _left_since_review(
    views: Sequence[View], department: Department, versions: Versions, past: Mapping[str, Mapping[Period, View]]
) -> list[View]:
    """Returns, with the levels they had reached, those who left after a month in which a quota gave its places.

    The places bind for the quarter, so whoever competes for them must be known as they were then.
    """
    period = department.period
    left = {view.person.id for view in views if (view.person.id, period) not in department.facts}
    schemes = [scheme for role in _by_role(views) for scheme in in_force(versions, role, period)]
    if not left or not any(views[0].period in scheme.reviewed(period) for scheme in schemes):
        return []
    then = [View(each.person, each.period, dict(each.figures), each.past, each.stamp) for each in views]
    everyone = [*then, *_gone(department, views[0].period, past)]
    _work(then, everyone, versions, views[0].period, STAGES[1:3])
    return [view for view in then if view.person.id in left]


def _gone(department: Department, month: Period, past: Mapping[str, Mapping[Period, View]]) -> list[View]:
    """Returns those who have left but whose earlier months still count for others (a group's mean, a quota's heads)."""
    here = {person_id for person_id, each in department.facts if each == month}
    people = sorted((each for each in department.people if each.id not in here), key=lambda each: each.id)
    return [View(each, month, {}, past[each.id]) for each in people]


def _work(
    views: Sequence[View], everyone: Sequence[View], versions: Versions, month: Period, stages: Sequence[str]
) -> None:
    for role, own in sorted(_by_role(views).items()):
        constants = [pair for scheme in in_force(versions, role, month) for pair in scheme.constants.items()]
        for view in own:
            for name, value in constants:
                view.figures.setdefault(name, value)
    for stage in stages:
        for role, own in sorted(_by_role(views).items()):
            items = [item for scheme in in_force(versions, role, month) for item in scheme.stage(stage)]
            for item in items:
                item.work_out(own, everyone)


def _pay(
    views: Sequence[View], schemes: Mapping[str, tuple[Scheme, ...]], department: Department, problems: list[Problem]
) -> None:
    month = str(department.period)
    errors = [each for each in problems if each.level != Level.WARNING and each.period in ("", month)]
    unsettled = Counter(each.person_id for each in errors if each.person_id)
    for role, own in sorted(_by_role(views).items()):
        items = [name for scheme in schemes.get(role, ()) for name in scheme.pays]
        if items:
            pay(own, items, department.adjustments, unsettled)
