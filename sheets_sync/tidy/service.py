"""Holds a person's dates and status against one another: a contradiction is nobody's to guess."""

from collections.abc import Iterator

from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from sheets_sync.tidy.place import Place, Whose

_YEAR = 366
_LONGEST_PROBATION = 184
"""Six months: no probation may last longer (Labour Contract Law, article 19)."""


def service_problems(
    place: Place, person: Person, status: str, period: Period, months: tuple[Period, ...]
) -> list[Problem]:
    """Returns how what the roster says of a person contradicts itself, as seen from the appraised month.

    Args:
        place: the roster's tab.
        person: as read.
        status: ``regular``, ``probation`` or ``left``; empty when it was not read.
        period: the appraised month.
        months: all months whose facts are wanted.
    """
    whose = Whose(person.id)
    made = [
        place.error(code, person.cells[column], whose, **details)
        for code, column, details in _contradictions(person, status, period)
    ]
    made += [
        place.warning(code, person.cells[column], whose, **details)
        for code, column, details in _doubts(person, status, period, months)
    ]
    if _asks_for_standing(person, status, months) and _is_within(person, _YEAR):
        made.append(place.error("probation_unknown", person.cells["status"], whose, left=str(person.left)))
    # Who left while on probation keeps that status: nothing else tells how they stood.
    on_probation = status == "probation" and _is_within(person, _YEAR)
    if person.left and not on_probation and status not in ("left", "") and person.left <= period.last:
        made.append(place.warning("left_but_listed", person.cells["left"], whose, status=person.cells["status"].shown))
    return made


def _contradictions(person: Person, status: str, period: Period) -> Iterator[tuple[str, str, dict[str, str]]]:
    if person.left and person.hired and person.left < person.hired:
        yield "left_before_hired", "left", {"hired": str(person.hired)}
    if person.confirmed and person.hired and person.confirmed < person.hired:
        yield "confirmed_before_hired", "confirmed", {"hired": str(person.hired)}
    # A day that stands there and cannot be read is told as such.
    if status == "left" and person.left is None and not _is_filled(person, "left"):
        yield "left_without_date", "status", {}
    if status == "probation" and person.confirmed and person.confirmed <= period.last:
        yield "confirmed_on_probation", "confirmed", {"status": person.cells["status"].shown}
    if _is_not_yet_confirmed(person, status, period) and not _is_soon_confirmed(person):
        yield "regular_before_confirmed", "confirmed", {"status": person.cells["status"].shown}


def _doubts(
    person: Person, status: str, period: Period, months: tuple[Period, ...]
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yields what is taken for true although it may be a slip."""
    if _is_not_yet_confirmed(person, status, period) and _is_soon_confirmed(person):
        # The roster may be of a later day than the month; then this is as it should be.
        yield "regular_before_confirmed", "confirmed", {"status": person.cells["status"].shown}
    recent = person.hired is not None and (period.last - person.hired).days < _LONGEST_PROBATION
    if status == "regular" and recent and person.confirmed is None and "confirmed" in person.cells:
        yield "confirmed_blank", "confirmed", {"hired": str(person.hired)}
    if _asks_for_standing(person, status, months) and not _is_within(person, _YEAR):
        yield "confirmed_blank", "confirmed", {"hired": str(person.hired)}


def _is_not_yet_confirmed(person: Person, status: str, period: Period) -> bool:
    return status == "regular" and person.confirmed is not None and person.confirmed > period.last


def _is_soon_confirmed(person: Person) -> bool:
    """Tells whether the day of confirmation comes as soon after hiring as it must."""
    if person.hired is None or person.confirmed is None:
        return False
    return (person.confirmed - person.hired).days <= _LONGEST_PROBATION


def _asks_for_standing(person: Person, status: str, months: tuple[Period, ...]) -> bool:
    """Tells whether nothing says how somebody who left stood in a month that is wanted."""
    gone = status == "left" and person.left is not None and person.confirmed is None
    return gone and "confirmed" in person.cells and any(map(person.days_served, months))


def _is_filled(person: Person, column: str) -> bool:
    """Tells whether something stands in a cell of the roster."""
    return column in person.cells and bool(person.cells[column].shown.strip())


def _is_within(person: Person, days: int) -> bool:
    """Tells whether somebody left within so many days of being hired."""
    return bool(person.left and person.hired and 0 <= (person.left - person.hired).days < days)
