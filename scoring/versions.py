"""Which version of a scheme holds in a month, and what of earlier months it asks for."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any

from scoring.figure import Figure
from scoring.period import Period
from scoring.scheme import Scheme, looked_back_at, needed

Versions = Mapping[str, tuple[tuple[Scheme, ...], ...]]
"""Role to its schemes in order, each as all its versions, earliest first."""


def in_force(versions: Versions, role: str, period: Period) -> tuple[Scheme, ...]:
    """Returns the schemes of a role that are in force on the last day of a month."""
    valid = [[each for each in every if each.since <= period.last] for every in versions.get(role, ())]
    return tuple(each[-1] for each in valid if each)


def in_force_then(versions: Versions, role: str, month: Period) -> tuple[Scheme, ...]:
    """Returns the schemes by which an earlier month is looked at: before all versions, the first of them."""
    valid = [[each for each in every if each.since <= month.last] or every[:1] for every in versions.get(role, ())]
    return tuple(each[-1] for each in valid if each)


def circles(versions: Versions) -> dict[str, str]:
    """Returns for each role the first of the roles that are bound together by schemes which they share."""
    first = {role: role for role in sorted(versions)}
    for one in sorted(versions):
        for other in sorted(versions):
            shared = any(mine and mine in versions[other] for mine in versions[one])
            if shared and first[one] != first[other]:
                kept, gone = sorted((first[one], first[other]))
                first = {role: kept if begun == gone else begun for role, begun in first.items()}
    return first


def in_order(schemes: Mapping[str, Sequence[Scheme]]) -> list[tuple[Scheme, tuple[str, ...]]]:
    """Returns every scheme once with the roles that have it, each after those that come before it in any role.

    Where roles contradict one another (``contradicting``; a team that does is refused when it is read) there is no such
    order: then each stands where it was listed first. Never twice, or its pools would be paid twice.
    """
    distinct: list[Scheme] = []
    places: dict[str, list[int]] = {}
    for role in sorted(schemes):
        distinct += [scheme for scheme in schemes[role] if scheme not in distinct]
        places[role] = [distinct.index(scheme) for scheme in schemes[role]]
    order = _sorted(places)[0] or range(len(distinct))
    return [(distinct[place], tuple(role for role in places if place in places[role])) for place in order]


def contradicting(listed: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Returns the ids of schemes that roles list in orders of which none can be had; none when some order suits all.

    >>> sorted(contradicting({"rep": ("a", "b", "c"), "lead": ("c", "a")}))
    ['a', 'b', 'c']
    >>> sorted(contradicting({"rep": ("a", "b", "c"), "lead": ("a", "c")}))
    []
    """
    return frozenset(_sorted(listed)[1])


def _sorted(listed: Mapping[str, Sequence[Any]]) -> tuple[list[Any], list[Any]]:
    """Returns everything listed, each after what stands before it in any list; or, in its place, what goes in a circle.

    What no list puts in order keeps the order in which it was listed first.
    """
    sorter: TopologicalSorter[Any] = TopologicalSorter({each: () for own in listed.values() for each in own})
    for own in listed.values():
        for earlier, later in pairwise(own):
            sorter.add(later, earlier)
    try:
        return list(sorter.static_order()), []
    except CycleError as circle:
        return [], list(circle.args[1])


def names_taken(scheme: Scheme, before: Sequence[Scheme]) -> list[str]:
    """Returns the names to which a scheme gives another meaning than one that a role has before it.

    All of them are worked out on one page, where a name has one value: what stands there first is looked at by all. A
    fact may have the name of an earlier figure, for that is how one scheme feeds another.
    """
    items = {item.name for each in before for item in each.items}
    facts = {name for each in before for name in each.facts}
    constants = {name: figure for each in before for name, figure in each.constants.items()}
    taken = [item.name for item in scheme.items if item.name in items or item.name in constants]
    taken += [name for name in scheme.facts if name in constants]
    return taken + [
        name
        for name, figure in scheme.constants.items()
        if name in items or name in facts or _differs(constants.get(name, figure), figure)
    ]


def _differs(one: Figure, other: Figure) -> bool:
    return (one.value, one.word) != (other.value, other.word)


def months_needed(versions: Versions, period: Period) -> tuple[Period, ...]:
    """Returns every month whose facts are looked at when a month is appraised, earliest first."""
    schemes = [scheme for role in versions for scheme in in_force(versions, role, period)]
    return tuple(sorted({period, *(month for scheme in schemes for month in scheme.months(period))}))


def names_needed(versions: Versions, period: Period, month: Period) -> dict[str, set[str]]:
    """Returns, by role, the figures and facts of an earlier month that are asked for when a period is appraised."""
    now = [scheme for role in versions for scheme in in_force(versions, role, period)]
    wanted = looked_back_at(now, period, month)
    return {role: needed(in_force_then(versions, role, month), wanted) for role in versions}


def asked_for(versions: Versions, period: Period) -> dict[Period, frozenset[str]]:
    """Returns, for each earlier month that is looked at, all figures, facts and records that are asked for."""
    earlier = [month for month in months_needed(versions, period) if month != period]
    by_role = {month: names_needed(versions, period, month).values() for month in earlier}
    return {month: frozenset(name for names in each for name in names) for month, each in by_role.items()}
