"""Every text that people read, in one place per language: ``zh`` first, then the same keys in ``en``."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

LANGUAGES = ("zh", "en")
ROOMS = {
    "reasons": ("reasons", "REASONS"),
    "names": ("reasons", "NAMES"),
    "values": ("reasons", "VALUES"),
    "tabs": ("tabs", "TABS"),
    "commands": ("commands", "COMMANDS"),
    "cli": ("cli", "CLI"),
    "problems": ("problems", "PROBLEMS"),
    "opening": ("opening", "OPENING"),
    "doctor": ("doctor", "DOCTOR"),
    "share": ("share", "SHARE"),
    "watching": ("watching", "WATCHING"),
}
"""A room to the module and the table of it that hold its texts; ``reasons_*.py`` beside it hold more of the same."""


_LISTS = (
    "affects",
    "below",
    "cells",
    "days",
    "ids",
    "known",
    "lost",
    "months",
    "names",
    "tabs",
    "wanted",
    "week",
    "who",
)
"""Details that are lists of ours; what people typed stays as it stands."""
_IN_BRACKETS = re.compile(r"（([^（）]*)）")


@cache
def texts(language: str, room: str) -> Mapping[str, str]:
    """Returns all texts of a room (``tabs``, ``reasons`` …) by key.

    Raises:
        KeyError: there is no such room.
    """
    module, table = ROOMS[room]
    package = import_module(f"{__name__}.{language}")
    names = sorted(each.name for each in iter_modules(package.__path__) if f"{each.name}_".startswith(f"{module}_"))
    tables = [getattr(import_module(f"{package.__name__}.{name}"), table, {}) for name in names]
    return {key: words for each in tables for key, words in each.items()}


def text(language: str, key: str, **fields: object) -> str:
    """Returns a text with its fields filled in; the key names the room first.

    Raises:
        KeyError: there is no such text, or it needs a field that is not given.

    >>> text("zh", "tabs.month", year=2026, month=10), text("en", "names.pay_total")
    ('2026年10月', 'Total pay')
    """
    room, _, name = key.partition(".")
    template = texts(language, room)[name]
    return template.format_map(fields) if fields else template


def in_words(language: str, told: Mapping[str, str], *more: str) -> dict[str, str]:
    """Returns details with lists, and ids behind names, between the signs of a language.

    The rooms that make them know of no language, and write them as Chinese does.

    Args:
        language: ``zh`` or ``en``.
        told: the details.
        more: keys that are lists here as well.

    >>> in_words("en", {"known": "good、fair", "found": "A、B"})
    {'known': 'good, fair', 'found': 'A、B'}
    """
    if language == "zh":
        return dict(told)
    lists = {*_LISTS, *more}
    return {key: _half_width(value) if key in lists else value for key, value in told.items()}


def _half_width(listed: str) -> str:
    return _IN_BRACKETS.sub(r" (\1)", listed.replace("、", ", "))
