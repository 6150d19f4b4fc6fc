"""Tells what is missing once and not for every period and week: a new department has no two years behind it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from scoring.figure import Cell
from scoring.period import Period
from scoring.problem import Level, Problem
from sheets_sync.team import Table
from sheets_sync.tidy.roster import Roster

Asked = Mapping[Period, Container[str]]
_OF_WEEKS = ("week_missing", "row_missing_in_week")
_LACKING = ("row_missing", "row_missing_in_week", "never_punched")
_SERVICE = ("role", "status", "hired", "left")


def unclear_service(roster: Roster, problems: Iterable[Problem]) -> frozenset[str]:
    """Returns of whom the roster does not say clearly what they are or when they served, which is told already."""
    told = {(each.person_id, each.where) for each in problems if each.level is Level.ERROR}
    return frozenset(
        key
        for key, person in roster.people.items()
        if any((key, person.cells.get(column)) in told for column in _SERVICE)
    )


def folded(
    problems: Iterable[Problem], table: Table, unclear: Container[str], asked: Asked | None = None
) -> list[Problem]:
    """Returns the problems of a table, those of weeks and of earlier periods that follow one another made one.

    Args:
        problems: all of its problems.
        table: what the table means.
        unclear: people whose rows may rightly be missing; why that is not known, is told already.
        asked: of each earlier period what anybody asks for; everything when left out.
    """
    told: list[Problem] = []
    weeks: dict[tuple[object, ...], list[Problem]] = {}
    months: dict[Cell, list[Problem]] = {}
    for problem in problems:
        if problem.code in _LACKING and problem.person_id in unclear:
            continue
        if problem.code in _OF_WEEKS:
            key = (problem.code, problem.where, problem.level, problem.person_id, problem.period)
            weeks.setdefault(key, []).append(problem)
        elif problem.code == "month_missing" and problem.level is Level.WARNING:
            months.setdefault(problem.where, []).append(problem)
        else:
            told.append(problem)
    told += [_of_weeks(own) for own in weeks.values()]
    return told + [_of_months(run, table, asked) for own in months.values() for run in _runs(own)]


def with_lost_zeros(problems: Iterable[Problem], roster: Roster, owner: str) -> list[Problem]:
    """Returns the problems, and where only the roster writes 3 for 003, that told once at the roster."""
    told: list[Problem] = []
    lost: dict[str, list[Problem]] = {}
    for problem in problems:
        wanted, found = problem.details.get("wanted", ""), problem.details.get("found", "")
        person = roster.people.get(wanted) if problem.code == "id_written_otherwise" else None
        zeros = found != wanted and found.lstrip("0") == wanted
        if person is not None and zeros and "employee_id" in person.cells:
            lost.setdefault(wanted, []).append(problem)
        else:
            told.append(problem)
    for key, own in lost.items():
        where, longest = roster.people[key].cells["employee_id"], max(each.details["found"] for each in own)
        details = {"found": key, "wanted": longest, "count": str(len(own))}
        told.append(Problem("id_lost_zeros", where, details, Level.WARNING, key, "", owner))
    return told


def _of_weeks(own: list[Problem]) -> Problem:
    """Returns one problem for all weeks that somebody, or everybody, lacks in a period."""
    numbers = sorted({int(problem.details["week"]) for problem in own})
    return replace(own[0], details={**own[0].details, "week": "、".join(map(str, numbers))})


def _runs(own: list[Problem]) -> Iterator[list[Problem]]:
    """Yields the problems of periods that follow one another."""
    periods = {Period.parse(problem.period): problem for problem in own}
    run: list[Period] = []
    for period in sorted(periods):
        if run and run[-1].shift(1) != period:
            yield [periods[each] for each in run]
            run = []
        run.append(period)
    yield [periods[each] for each in run]


def _of_months(run: list[Problem], table: Table, asked: Asked | None) -> Problem:
    """Returns one problem for periods of which a tab says nothing, with what of it is wanted of them."""
    if len(run) == 1:
        return run[0]
    names = _wanted(table, [problem.period for problem in run], asked)
    affects = "、".join(names) or run[0].where.tab
    told = {"first": run[0].period, "last": run[-1].period, "count": str(len(run)), "affects": affects}
    return replace(run[-1], code="months_missing", details={**run[-1].details, **told})


def _wanted(table: Table, periods: Container[str], asked: Asked | None) -> list[str]:
    """Returns the headings of the measures that are asked for in any of the periods."""
    names = dict(table.measured())
    given = [own for each, own in (asked or {}).items() if str(each) in periods]
    wanted = [name for name in names if asked is None or any(name in own for own in given)]
    columns = table.columns
    return [(columns[name].titles if name in columns else table.events.get(name, (name,)))[0] for name in wanted]
