"""The stages as one sentence: check, score the months before, then score, rank, level, award and pay this one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from scoring.check import check
from scoring.facts import NOT_APPRAISED, Department, View
from scoring.figure import Cell, Figure
from scoring.number import WORKING, ZERO
from scoring.open_questions import open_questions
from scoring.pay import TOTAL, pay, unpaid
from scoring.period import Period
from scoring.problem import Level, Problem
from scoring.roleless import Views, left_open, with_each_role, without_role
from scoring.scheme import Scheme
from scoring.versions import Versions, circles, in_force, in_force_then, names_needed
from scoring.views import Past, views_of
from scoring.work import by_role, work
from scoring.written import PAST_STAGES, STAGES


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
        looked_at = [self.view[name] for head in heads for name in (head.score, head.star) if name]
        return all(each.known or each.reason[0] == NOT_APPRAISED for each in looked_at)

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

    def with_schemes(self) -> Views:
        """Returns everybody with the schemes that were in force for them."""
        return [(each.view, each.schemes) for each in self.results]

    def pay_total(self) -> Decimal:
        """Returns the sum of all known totals, in yuan."""
        totals = (result.view[TOTAL].value for result in self.results)
        with localcontext(WORKING):
            return sum((total for total in totals if total is not None), ZERO)


def appraise(department: Department, versions: Versions) -> Appraisal:
    """Returns the month's figures of everybody, and all problems.

    One person who cannot be worked out never stops the others: what depends on an unknown figure is unknown.

    Args:
        department: facts of the month and of those before it that the schemes look at.
        versions: the schemes of each role.
    """
    with localcontext(WORKING):
        found = _appraised(department, versions)
        lost = without_role(department)
        if not lost:
            return found
        others = [_appraised(each, versions).with_schemes() for each in with_each_role(department, lost, versions)]
        more = left_open(found.with_schemes(), others, lost)
        return replace(found, problems=tuple(sorted([*found.problems, *more], key=Problem.sort_key)))


def _appraised(department: Department, versions: Versions) -> Appraisal:
    period = department.period
    months = sorted({month for _, month in department.facts} | set(department.shared))
    past: Past = {person.id: {} for person in department.people}
    bound = circles(versions)
    for month in (each for each in months if each < period):
        then = {role: in_force_then(versions, role, month) for role in versions}
        only = names_needed(versions, period, month)
        weekly = any(scheme.counts_weeks(only[role]) for role in then for scheme in then[role])
        views, homes = views_of(department, month, past, bound, weekly=weekly)
        work((views, views), homes, then, PAST_STAGES, only)
        for view in views:
            past[view.person.id][month] = view
        for role, home in homes.items():
            past.setdefault(f"\n{role}", {})[month] = home
        for view in _left_since_review(views, department, versions, past):
            past[view.person.id][month] = view
    views, homes = views_of(department, period, past, bound)
    missing = _checked(views, versions, department)
    schemes = {role: in_force(versions, role, period) for role in sorted(versions)}
    work((views, [*views, *_gone(department, period, past)]), homes, schemes, STAGES)
    problems = [*department.problems, *missing]
    _pay(views, schemes, department, problems)
    results = tuple(Result(view, schemes.get(view.person.role, ())) for view in views)
    problems += open_questions([(result.view, result.schemes) for result in results], department.problems)
    return Appraisal(period, results, tuple(sorted(problems, key=Problem.sort_key)), schemes)


def _checked(views: Sequence[View], versions: Versions, department: Department) -> list[Problem]:
    period = department.period
    found: list[Problem] = []
    # A book, a tab or a column that is missing has been told, and explains what nobody has.
    explained = any(not each.person_id and each.level != Level.WARNING for each in department.problems)
    for role, own in sorted(by_role(views).items()):
        schemes = in_force(versions, role, period)
        looked_at = [month for view in own for month in (view, *view.past.values())]
        if not explained:
            found += check(schemes, looked_at, {item.name: item for scheme in schemes for item in scheme.items})
        begun = period.quarter_start.last
        within = [each for each in schemes if period.length == 1 and begun < each.since and _anew(each, own)]
        found += [_mid_quarter(scheme) for scheme in within]
        if not schemes and role:  # whose role could not be read, is told at the roster
            details = {"role": role, "count": str(len(own))}
            found.append(Problem("no_scheme_in_force", Cell("", "", 0, 0, key=f"roles.{role}"), details))
    return found


def _anew(scheme: Scheme, own: Sequence[View]) -> bool:
    """Tells whether a scheme evaluates levels anew; not where history has given those of the quarter's first month."""
    quotas = [item.name for item in scheme.items if hasattr(item.rule, "reviewed") and scheme.reviewed(own[0].period)]
    return any(not any(view[name].reason[0] == "as_of" for view in own) for name in quotas)


def _mid_quarter(scheme: Scheme) -> Problem:
    """Returns the warning that levels held for a quarter are evaluated anew by a scheme that begins within it."""
    where = Cell(scheme.file, "", 0, 0, str(scheme.since), key="since")
    return Problem("scheme_begins_in_quarter", where, {"scheme": scheme.file}, Level.WARNING)


def _left_since_review(views: Sequence[View], department: Department, versions: Versions, past: Past) -> list[View]:
    """Returns, with the levels they had reached, those who left after a month in which a quota gave its places.

    The places bind for the quarter, so whoever competes for them must be known as they were then.
    """
    period = department.period
    left = {view.person.id for view in views if (view.person.id, period) not in department.facts}
    schemes = [scheme for role in by_role(views) for scheme in in_force(versions, role, period)]
    if not left or not any(views[0].period in scheme.reviewed(period) for scheme in schemes):
        return []
    then = [each.copy() for each in views]
    everyone = [*then, *_gone(department, views[0].period, past)]
    homes = {view.person.role: view.department for view in then if view.department}
    reviewed = {role: in_force_then(versions, role, views[0].period) for role in homes}
    work((then, everyone), homes, reviewed, STAGES[2:4])
    return [view for view in then if view.person.id in left]


def _gone(department: Department, month: Period, past: Past) -> list[View]:
    """Returns those who have left but whose earlier months still count for others (a group's mean, a quota's heads)."""
    here = {person_id for person_id, each in department.facts if each == month}
    people = sorted((each for each in department.people if each.id not in here), key=lambda each: each.id)
    return [View(each, month, {}, past[each.id]) for each in people]


def _pay(
    views: Sequence[View], schemes: Mapping[str, tuple[Scheme, ...]], department: Department, problems: list[Problem]
) -> None:
    month = str(department.period)
    errors = [each for each in problems if each.level != Level.WARNING and each.period in ("", month)]
    unsettled = Counter(each.person_id for each in errors if each.person_id)
    for role, own in sorted(by_role(views).items()):
        items = [name for scheme in schemes.get(role, ()) for name in scheme.pays]
        if items:
            pay(own, items, department.adjustments, unsettled)
        elif role:
            problems += unpaid(own, department.adjustments)
