"""Holds a person's dates and status against one another: a contradiction is nobody's to guess."""

from collections.abc import Iterator

from scoring.facts import Person
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.tidy.place import Place, Whose


def service_problems(place: Place, person: Person, status: str, period: Period) -> list[Problem]:
    """Returns how what the roster says of a person contradicts itself, as seen from the appraised month.

    Args:
        place: the roster's tab.
        person: as read.
        status: ``regular``, ``probation`` or ``left``; empty when it was not read.
        period: the appraised month.
    """
    whose = Whose(person.id)
    made = [
        place.error(code, person.cells[column], whose, **details)
        for code, column, details in _contradictions(person, status, period)
    ]
    if person.left and status not in ("left", "") and person.left <= period.last:
        made.append(place.warning("left_but_listed", person.cells["left"], whose, status=person.cells["status"].shown))
    return made


def _contradictions(person: Person, status: str, period: Period) -> Iterator[tuple[str, str, dict[str, str]]]:
    if person.left and person.hired and person.left < person.hired:
        yield "left_before_hired", "left", {"hired": str(person.hired)}
    if person.confirmed and person.hired and person.confirmed < person.hired:
        yield "confirmed_before_hired", "confirmed", {"hired": str(person.hired)}
    if status == "left" and person.left is None:
        yield "left_without_date", "status", {}
    if status == "probation" and person.confirmed and person.confirmed <= period.last:
        yield "confirmed_on_probation", "confirmed", {"status": person.cells["status"].shown}
