"""What is known of everybody in a month, ready to be worked on: people, their weeks, and the department as a whole."""

from collections.abc import Container, Mapping, Sequence
from decimal import Decimal

from scoring.facts import OF_EVERYBODY, Department, Measures, Shared, View, known_of_everybody
from scoring.figure import Figure
from scoring.period import Period
from scoring.person import Person

_DECEMBER = 12
_NOTHING: Mapping[Period, View] = {}
Past = dict[str, dict[Period, View]]
"""Person id (or a line break and a role, for the department's own) to the views of earlier months."""


Homes = dict[str, View]
"""Role to the department's own view of a month; roles that share a scheme share it."""


def views_of(
    department: Department, month: Period, past: Past, bound: Mapping[str, str], *, weekly: bool = True
) -> tuple[list[View], Homes]:
    """Returns the views of everybody who was employed in a month, sorted by id, and those of the department.

    Args:
        department: what was read.
        month: which month.
        past: the views of the months before, which the new ones can look back at.
        bound: of each role the first of those with which it shares schemes.
        weekly: whether anybody asks for the weeks of the month.
    """
    found = [department.facts.get((person.id, month)) for person in sorted(department.people, key=lambda each: each.id)]
    stamp = "" if month == department.period else str(month)
    roles = sorted({each.role for each in (*department.people, *(own.person for own in found if own))})
    shared = department.shared.get(month, Shared({})).weeks
    number = max((len(each.weeks) for each in found if each), default=0)
    weeks = (*shared, *({} for _ in range(len(shared), number))) if weekly else ()
    first = {bound.get(role, role) for role in roles}
    own_homes = {role: _home(department, month, past, role, stamp, weeks) for role in sorted(first)}
    homes = {role: own_homes[bound.get(role, role)] for role in roles}
    views = []
    for each in (each for each in found if each):
        home = homes[each.person.role]
        kept = department.kept.get(each.person.role, ())
        own_weeks = _weeks(each.person, month, each.weeks, home, kept=kept) if weekly else ()
        view = View(
            each.person, month, dict(each.measures), past[each.person.id], stamp, records=each.records,
            weeks=own_weeks, calendar=department.calendar, department=home, kept=kept,
        )  # fmt: skip
        for name, figure in home.figures.items():
            view.figures.setdefault(name, figure)
        if not stamp:  # of an earlier month they are there when somebody asks
            for name in OF_EVERYBODY:
                view.figures.setdefault(name, known_of_everybody(view, name))
        views.append(view)
    return views, homes


def _of_the_calendar(period: Period) -> dict[str, Figure]:
    """Returns what the period itself tells, the same for everybody."""
    last = period.month + period.length - 1
    told = {"last_month_of_quarter": last % 3 == 0, "last_month_of_year": last == _DECEMBER}
    return {name: Figure(name, Decimal(holds), "yes_no", ("of_the_period",)) for name, holds in told.items()}


def _home(department: Department, month: Period, past: Past, role: str, stamp: str, weeks: Sequence[Measures]) -> View:
    """Returns the department's own view of a month, for the schemes of one role; ``weeks`` is what is known of each."""
    shared = department.shared.get(month, Shared({}))
    nobody = Person("", "", role)
    own = past.setdefault(f"\n{role}", {})
    return View(
        nobody, month, {**shared.measures, **_of_the_calendar(month)}, own, stamp,
        weeks=_weeks(nobody, month, weeks, None), calendar=department.calendar,
    )  # fmt: skip


def _weeks(
    person: Person,
    month: Period,
    weeks: Sequence[Measures],
    home: View | None,
    kept: Container[str] = (),
) -> tuple[View, ...]:
    """Returns the views of the weeks: what is known of the department in a week is known of everybody."""
    number = max(len(weeks), len(home.weeks) if home else 0)
    served = any(weeks)  # then a week without any measure was not: somebody joined after it
    views = []
    for week in range(number):
        measures = dict(weeks[week]) if week < len(weeks) else {}
        common = home.weeks[week] if home and week < len(home.weeks) else None
        if common and (measures or not served):
            measures = {**common.figures, **measures}
        views.append(View(person, month, measures, _NOTHING, f"{month} {week + 1}", department=common, kept=kept))
    return tuple(views)
