"""What the settings of a scheme may be: their words, the bounds of their numbers, and the keys of their tables.

A slip in a setting (``90`` for ``90%``, a lost minus, a misspelt word) would else pay wrongly without a sound.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from scoring.form import UNSET, Mistake, Path, fill, nearest
from scoring.written import Limit, Written

_OF_BANDS = ("gives", "at_least", "above", "up_to", "below")
_SIGNS = ("%", "‰")
_LEFT_OPEN = (UNSET, "none", "")


def declared_wrongly(rules: Written) -> Iterator[Mistake]:
    """Yields limits and choices of settings that are not there, and limits that are none."""
    known = list(rules.settings)
    for name in rules.choices:
        if name not in known:
            yield Mistake(("choices", name), "unknown_name", nearest(name, known, most=3))
    for name, limit in rules.limits.items():
        setting = name.partition(".")[0]
        if setting not in known:
            yield Mistake(("limits", name), "unknown_name", nearest(setting, known, most=3))
        yield from _none(limit, ("limits", name))


def _none(limit: Limit, path: Path) -> Iterator[Mistake]:
    if not limit.least and not limit.most:
        yield Mistake(path, "missing_key", {"wanted": "least, most"})
    edges = {}
    for key, text in (("least", limit.least), ("most", limit.most)):
        if text:
            edges[key], mistakes = fill(Decimal, text, (*path, key))
            yield from mistakes
    least, most = edges.get("least"), edges.get("most")
    if least is not None and most is not None and least > most:
        yield Mistake((*path, "least"), "least_above_most", {"least": limit.least, "most": limit.most})


def slips(own: Mapping[str, Any], rules: Written) -> Iterator[Mistake]:
    """Yields words that a setting cannot have, and numbers out of its bounds.

    Args:
        own: the settings to look at: those that the file itself writes.
        rules: the scheme that says what they may be.
    """
    for name, words in rules.choices.items():
        for path, word in _leaves(own.get(name, UNSET), ("settings", name)):
            if word not in (*words, UNSET):
                yield Mistake(path, "unknown_word", nearest(word, words))
    for name, limit in rules.limits.items():
        setting, _, key = name.partition(".")
        for path, text in _leaves(own.get(setting, UNSET), ("settings", setting)):
            # An edge of a band is in the unit of its measure: it has bounds of its own, or none.
            meant = path[-1] == key if key else len(path) < 3 or path[-1] not in _OF_BANDS
            if meant and text not in _LEFT_OPEN:
                yield from _out(limit, path, text)


def _out(limit: Limit, path: Path, text: str) -> Iterator[Mistake]:
    value, mistakes = fill(Decimal, text, path)
    yield from mistakes
    if mistakes:
        return
    (least, wrong), (most, also) = fill(Decimal, limit.least or text), fill(Decimal, limit.most or text)
    # Where bounds are points, 60% is not sixty but 0.6, and 70‰ is 0.07.
    foreign = text.endswith(_SIGNS) and not f"{limit.least}{limit.most}".endswith(_SIGNS)
    if wrong or also or (limit.least and limit.most and least > most):
        return  # no bounds at all: told where they stand
    if foreign or not least <= value <= most:
        yield Mistake(path, "out_of_bounds", {"found": text, "least": limit.least or "—", "most": limit.most or "—"})


def other_keys(own: Mapping[str, Any], base: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yields what a table lacks that its base has, and what it has beyond: it takes the place of the whole table."""
    for name, table in own.items():
        yield from _differing(table, base.get(name), ("settings", name))


def _differing(table: Any, below: Any, path: Path) -> Iterator[Mistake]:  # noqa: ANN401 - plain data of any shape
    """Yields the keys that one of two tables has alone, at whatever depth."""
    if not isinstance(table, dict) or not isinstance(below, dict):
        return
    for key in below:
        if key not in table:
            yield Mistake((*path, key), "missing_key", {"wanted": key})
    for key, inner in table.items():
        if key not in below:
            yield Mistake((*path, key), "unknown_key", nearest(key, list(below)))
        else:
            yield from _differing(inner, below[key], (*path, key))


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - plain data of any shape
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _leaves(each, (*path, str(index)))
    else:
        yield path, str(value)
