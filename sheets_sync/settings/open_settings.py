"""The settings that a scheme leaves open: which they are, and what cannot be worked out before they are filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from scoring.facts import View
from scoring.figure import Figure
from scoring.form import Unset, names_in
from scoring.period import Period
from scoring.person import Person
from scoring.rules.choose import Case
from scoring.rules.choose import Rule as Choose
from scoring.scheme import Scheme

_ANY = Period(2000, 1)


@dataclass(frozen=True, slots=True)
class OpenSetting:
    """A setting with a figure that is lost.

    Attributes:
        name: of the setting.
        places: what in it is open (``speed`` of a table of weights); none when all of it is.
        uses: names of what people look at that depends on it: the total, pay items, proposals; else its figures.
    """

    name: str
    places: tuple[str, ...]
    uses: tuple[str, ...]


def open_settings(scheme: Scheme) -> tuple[OpenSetting, ...]:
    """Returns the open settings of a scheme, sorted by name."""
    places: dict[str, list[str]] = {}
    for key in scheme.unset:
        name, _, place = key.partition(".")
        places.setdefault(name, []).extend([place] if place else [])
    touched = _touched(scheme)
    return tuple(
        OpenSetting(name, tuple(each), _uses(scheme, [item for item, lost in touched.items() if name in lost]))
        for name, each in sorted(places.items())
    )


def _touched(scheme: Scheme) -> Mapping[str, frozenset[str]]:
    """Returns each figure with the open settings that it depends on, through whatever figures."""
    found: dict[str, frozenset[str]] = {}
    settled = View(Person("", "", ""), _ANY, dict(scheme.constants), {})
    for item in scheme.items:
        parts = _looked_at(item.rule, settled)
        own = {key.partition(".")[0] for key in _lost_in(parts)}
        for name in names_in(parts):
            constant = scheme.constants.get(name)
            own |= {name} if constant is not None and not constant.known else set()
            own |= found.get(name, frozenset())
        found[item.name] = frozenset(own)
    return found


def _looked_at(rule: object, settled: View) -> object:
    """Returns the parts of a rule that are looked at: of cases that settings decide only the one that holds."""
    if not isinstance(rule, Choose):
        return rule
    cases: list[Case] = []
    for case in rule.cases:
        holds = case.when is None or case.when.holds(settled)
        cases += [case] if holds is not False else []
        if holds:
            break
    return cases


def _uses(scheme: Scheme, items: list[str]) -> tuple[str, ...]:
    head = scheme.headline
    looked_at = (head.score, head.place, head.star, *head.proposals, *scheme.pays)
    return tuple(dict.fromkeys(name for name in looked_at if name in items)) or tuple(items)


def _lost_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a filled rule
    """Yields the settings that stand open in a rule."""
    if isinstance(value, Unset):
        yield value.name
    elif isinstance(value, Figure):
        yield from [str(value.reason[1])] if value.reason[0] == "unset" else []
    else:
        for each in _parts(value):
            yield from _lost_in(each)


def _parts(value: Any) -> list[Any]:  # noqa: ANN401 - as above
    if isinstance(value, tuple | list):
        return list(value)
    if isinstance(value, dict):
        return list(value.values())
    return [getattr(value, each.name) for each in fields(value)] if is_dataclass(value) else []
