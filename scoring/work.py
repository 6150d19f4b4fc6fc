"""Working a month out: stage after stage, scheme after scheme, and person by person where nobody else is needed."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from scoring.facts import NOT_APPRAISED, View
from scoring.figure import Figure
from scoring.number import ZERO
from scoring.scheme import Item, Scheme
from scoring.versions import in_order
from scoring.views import Homes


def by_role(views: Sequence[View]) -> dict[str, list[View]]:
    """Returns the people of each role."""
    roles: dict[str, list[View]] = {}
    for view in views:
        roles.setdefault(view.person.role, []).append(view)
    return roles


def work(
    people: tuple[Sequence[View], Sequence[View]],
    homes: Homes,
    schemes: Mapping[str, Sequence[Scheme]],
    stages: Sequence[str],
    only: Mapping[str, set[str]] | None = None,
) -> None:
    """Works stage after stage.

    Args:
        people: those of the month, and everybody whom words over people may look at.
        homes: the department's own views.
        schemes: those of each role.
        stages: which stages.
        only: of each role the figures that anybody asks for; all when left out.
    """
    views, everyone = people
    roles_of = by_role(views)
    for role in sorted(homes):
        constants = [pair for scheme in schemes.get(role, ()) for pair in scheme.constants.items()]
        for view in roles_of.get(role, ()):
            for name, value in constants:
                view.figures.setdefault(name, value)
    order = [(scheme, [role for role in roles if role in homes]) for scheme, roles in in_order(schemes)]
    for stage in stages:
        for scheme, roles in (each for each in order if each[1]):
            asked = None if only is None else {name for role in roles for name in only.get(role, ())}
            items = [each for each in scheme.stage(stage) if asked is None or each.name in asked]
            if items:
                own = [view for role in roles for view in roles_of.get(role, ())]
                own.sort(key=lambda view: view.person.id)
                _work_items(items, scheme, (own, everyone), homes[roles[0]])


def _work_items(
    items: Sequence[Item], scheme: Scheme, people: tuple[Sequence[View], Sequence[View]], home: View
) -> None:
    own, everyone = people
    # Roles that share a scheme share the department's own view, but not the settings of their other schemes.
    hidden = {name: home.figures.get(name) for name in scheme.constants}
    home.figures.update(scheme.constants)
    taking_part = _taking_part(own, scheme, [each for each in items if each.name not in scheme.paid_anyway])
    work_out(items, taking_part, everyone, home)
    anyway = [each for each in items if each.name in scheme.paid_anyway]
    work_out(anyway, own, everyone, home)  # those who are appraised have theirs already
    for name, figure in hidden.items():
        if figure is None:
            del home.figures[name]
        else:
            home.figures[name] = figure


def _taking_part(views: Sequence[View], scheme: Scheme, items: Sequence[Item]) -> Sequence[View]:
    """Returns who is appraised under a scheme, and says of the others that they are not, or that nobody knows."""
    if scheme.who is None:
        return views
    taking_part = []
    for view in views:
        holds = scheme.who.holds(view)
        if holds:
            taking_part.append(view)
            continue
        reason = NOT_APPRAISED if holds is False else "not_known"
        parts = scheme.who.failing(view) if holds is False else scheme.who.unknown(view)
        for item in items:
            value = ZERO if item.name in scheme.pays and holds is False else None
            for each in (view, *view.weeks):
                each.figures.setdefault(item.name, Figure(item.name, value, item.unit, (reason,), parts))
    return taking_part


def work_out(items: Iterable[Item], views: Sequence[View], everyone: Sequence[View], home: View) -> None:
    """Adds the figures of several items, in their order, as ``Item.work_out`` does.

    What needs nobody else is worked out person by person: what was just found of somebody is still at hand then, which
    takes a third less time than one figure of ten thousand people after the other.
    """
    for needs_others, run in groupby(items, lambda item: item.needs_others):
        if needs_others:
            for item in run:
                item.work_out(views, everyone, home)
        else:
            _one_by_one(list(run), views, len(home.weeks))


def _one_by_one(items: Sequence[Item], views: Sequence[View], number: int) -> None:
    run = [(item.name, item.unit, item.rule.figure, item.per == "week") for item in items]
    for view in views:
        month = (view,)
        weeks = [week for week in view.weeks[:number] if week.figures]
        for name, unit, figure, weekly in run:
            for each in weeks if weekly else month:
                if name not in each.figures:  # as `keep` does, without asking twice
                    value, reason, parts, word = figure(each)
                    each.figures[name] = Figure(name, value, unit, reason, parts, word)
