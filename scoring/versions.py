"""Which version of a scheme holds in a month, and what of earlier months it asks for."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

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

    Where two roles have the same schemes in another order there is no such order: then each role is by itself.
    """
    distinct: list[Scheme] = []
    places: dict[str, list[int]] = {}
    for role in sorted(schemes):
        distinct += [scheme for scheme in schemes[role] if scheme not in distinct]
        places[role] = [distinct.index(scheme) for scheme in schemes[role]]
    sorter: TopologicalSorter[int] = TopologicalSorter(dict.fromkeys(range(len(distinct)), ()))
    for own in places.values():
        for earlier, later in pairwise(own):
            sorter.add(later, earlier)
    try:
        order = list(sorter.static_order())
    except CycleError:
        return [(scheme, (role,)) for role in sorted(schemes) for scheme in schemes[role]]
    return [(distinct[place], tuple(role for role in places if place in places[role])) for place in order]


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
