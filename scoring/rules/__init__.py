"""The words of a scheme: one file a word, and `rule: per_occurrence` is `per_occurrence.py`."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol

from scoring.facts import Found, View
from scoring.form import Mistake
from scoring.period import Period


class Rule(Protocol):
    """What every word can do: say the unit of its answer, and answer for one person."""

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit of the answer, given the units of what it refers to."""

    def figure(self, view: View) -> Found:
        """Returns the answer for one person."""


@cache
def words() -> tuple[str, ...]:
    """Returns the known words, in the order of the alphabet."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def word(name: str) -> Any:  # noqa: ANN401 - a record class, different for each word
    """Returns the record class of a word, to be filled from a scheme.

    Raises:
        KeyError: there is no such word.
    """
    if name not in words():
        raise KeyError(name)
    return import_module(f"scoring.rules.{name}").Rule


def one_for_all(rule: object) -> bool:
    """Tells whether a filled rule has one answer for a whole department, and not one for each person."""
    if not hasattr(rule, "figures"):
        return True
    return bool(getattr(rule, "one_for_all", False) or getattr(rule, "whole_department", False))


def looks_elsewhere(rule: object) -> bool:
    """Tells whether a filled rule looks at other periods; a month amid its quarter and its year stands for all."""
    month = Period(2026, 11)
    return any(other != month for other in getattr(rule, "months", lambda _: ())(month))


def flaws(rule: object) -> Iterator[Mistake]:
    """Yields what is wrong with a filled rule beyond its form; the paths begin at the rule's own keys."""
    check = getattr(rule, "flaws", None)
    if check is not None:
        yield from check()
