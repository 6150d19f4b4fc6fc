"""What a scheme looks at in another role: that somebody there has it, in the unit in which it is taken."""

from collections.abc import Iterator, Mapping

from scoring.figure import Cell
from scoring.form import names_in, nearest
from scoring.problem import Level, Problem
from scoring.scheme import Item, Scheme
from scoring.versions import Versions

Units = Mapping[str, Mapping[str, str]]
"""Role to the units of all that is known of its people, by name."""


def strange_to_watch(scheme: Scheme, kept: Units, by_role: Versions) -> Iterator[Problem]:
    """Yields names that a scheme looks for in other roles and that nobody there has, or has in another unit.

    Args:
        scheme: whose figures look at others.
        kept: what the tables give to each role of the team.
        by_role: the schemes of each role.
    """
    known = {role: {**units, **_worked_out(by_role, role)} for role, units in kept.items()}
    own = {
        **{name: fact.unit for name, fact in scheme.facts.items()},
        **{each.name: each.unit for each in scheme.items},
    }
    for item in scheme.items:
        role = getattr(item.rule, "role", "")
        if role in ("", "everyone"):
            units = {name: unit for each in known.values() for name, unit in each.items()} if role else {}
        elif role in known:
            units = dict(known[role])
        else:
            yield _told("role_not_there", scheme, item, **nearest(role, tuple(known)))
            continue
        for name in names_in(item.rule) if role else ():
            if name in scheme.constants:
                continue
            if name not in units:
                yield _told("watched_not_there", scheme, item, role=role, **nearest(name, tuple(units)))
            elif name not in own and hasattr(item.rule, "of") and units[name] != item.unit:
                yield _told("watched_unit", scheme, item, found=name, unit=units[name], taken=item.unit, role=role)


def _worked_out(by_role: Versions, role: str) -> dict[str, str]:
    return {item.name: item.unit for every in by_role.get(role, ()) for each in every for item in each.items}


def _told(code: str, scheme: Scheme, item: Item, **said: str) -> Problem:
    where = Cell(scheme.file, "", 0, 0, key=f"{item.stage}.{item.name}")
    return Problem(code, where, {"scheme": scheme.file, "item": item.zh or item.name, **said}, Level.FATAL)
