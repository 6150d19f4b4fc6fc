"""People whose role could not be read: what others have is only known where it is the same whatever role that is.

Such a person may be in anybody's contest, pool or head count, or in none. So the month is worked out once without them
and once for each role they may have; a figure of somebody else that is not the same every time is not known.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scoring.facts import Department, Facts, View, measure
from scoring.figure import Cell, Figure
from scoring.open_questions import open_questions
from scoring.person import Person
from scoring.problem import Problem
from scoring.scheme import Scheme
from scoring.versions import Versions, in_force_then

Views = Sequence[tuple[View, Sequence[Scheme]]]
"""Everybody of the month with their schemes."""


_CODE = "role_unknown"


def without_role(department: Department) -> dict[str, Person]:
    """Returns, by id, whoever served in a month that was read and has no role that could be read."""
    served = {person_id for person_id, _ in department.facts}
    return {each.id: each for each in department.people if not each.role and each.id in served}


def with_each_role(department: Department, lost: Mapping[str, Person], versions: Versions) -> list[Department]:
    """Returns the department as it would be with each role that those without one may have."""
    return [_with(role, lost, department, versions) for role in sorted(versions)]


def left_open(found: Views, others: Sequence[Views], lost: Mapping[str, Person]) -> list[Problem]:
    """Makes unknown, in what was found, whatever is not the same in all others; returns a problem for each such person.

    Args:
        found: everybody as worked out without those whose role is not known.
        others: the same with each role that they may have.
        lost: those without a role.
    """
    cells = tuple(each.cells["role"] for each in lost.values() if "role" in each.cells)
    by_id = [{view.person.id: view for view, _ in each} for each in others]
    changed = [
        (view, schemes)
        for view, schemes in found
        if view.person.role and _settle(view, [each[view.person.id] for each in by_id], len(lost), cells)
    ]
    # What was not known before has been told before.
    return [each for each in open_questions(changed, ()) if each.details.get("reason", "").startswith(_CODE)]


def _with(role: str, lost: Mapping[str, Person], department: Department, versions: Versions) -> Department:
    people = tuple(replace(each, role=role) if each.id in lost else each for each in department.people)
    facts = dict(department.facts)
    for (person_id, month), own in department.facts.items():
        if person_id in lost:
            schemes = in_force_then(versions, role, month)
            facts[person_id, month] = _of_role(own, replace(lost[person_id], role=role), schemes)
    return replace(department, people=people, facts=facts)


def _of_role(own: Facts, person: Person, schemes: Sequence[Scheme]) -> Facts:
    """Returns what is known of somebody with a role: what its tables say of it was not looked for, so it is unknown."""
    asked = [(name, fact) for each in schemes for name, fact in each.facts.items() if fact.whose == "person"]
    unread = {name: measure(name, None, fact.unit) for name, fact in asked if fact.per == "period"}
    of_week = {name: measure(name, None, fact.unit) for name, fact in asked if fact.per == "week"}
    number = max((each.period.weeks for each in schemes), default=0) if of_week else len(own.weeks)
    weeks = tuple({**of_week, **(own.weeks[at] if at < len(own.weeks) else {})} for at in range(number))
    return replace(own, person=person, measures={**unread, **own.measures}, weeks=weeks)


def _settle(view: View, others: Sequence[View], lost: int, cells: tuple[Cell, ...]) -> bool:
    """Makes unknown what differs, and what follows from it; tells whether anything did."""
    changed: dict[int, Figure] = {}
    for own, same in _each_part(view, others):
        for name, figure in own.figures.items():
            if figure.known and any(_said(each[name]) != _said(figure) for each in same):
                below = tuple(changed[id(part)] for part in figure.parts if id(part) in changed)
                reason = ("not_known",) if below else (_CODE, str(lost))
                now = replace(figure, value=None, word="", reason=reason, parts=below or cells)
                changed[id(figure)] = own.figures[name] = now
    return bool(changed)


def _each_part(view: View, others: Sequence[View]) -> Iterator[tuple[View, Sequence[View]]]:
    """Yields the weeks of somebody and then the month, each with the same of the others."""
    for at, week in enumerate(view.weeks):
        yield week, [each.weeks[at] for each in others]
    yield view, others


def _said(figure: Figure) -> tuple[object, str]:
    return figure.value, figure.word
