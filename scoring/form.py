"""Fills frozen records from plain data, and says all that is wrong with them at once, each with its key and cure."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from scoring.figure import Cell, Figure
from scoring.number import HUNDRED, THOUSAND, divide, number

Path = tuple[str, ...]
UNSET = "UNSET"


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong in plain data.

    Attributes:
        path: the keys that lead to it.
        code: which kind (``unknown_key``, ``missing_key``, ``not_a_number`` …).
        details: what the words need: ``found``, ``known``, ``nearest``, ``wanted`` …
    """

    path: Path
    code: str
    details: dict[str, str]


class Named(str):
    """A text scalar that came from a setting: it remembers which, and in which file."""

    __slots__ = ("file", "setting")
    setting: str
    file: str

    @staticmethod
    def of(text: str, setting: str, file: str) -> "Named":
        """Returns the text with its origin."""
        made = Named(text)
        made.setting = setting
        made.file = file
        return made


class Name(str):
    """The name of a figure or measure that a rule refers to."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Unset:
    """Stands where the scheme's source lost a figure or a table; ``name`` is the setting to fill in."""

    name: str
    file: str = ""

    def figure(self) -> Figure:
        """Returns the unknown figure that this stands for."""
        return Figure(self.name, None, "", ("unset", self.name), (Cell(self.file, "", 0, 0, UNSET, key=self.name),))


Filled = tuple[Any, list[Mistake]]


def nearest(word: str, known: Iterable[str], most: int = 1) -> dict[str, str]:
    """Returns what a message about an unknown word needs: the known ones, and so many of the nearest that are near."""
    listed = [str(each) for each in known]
    near = difflib.get_close_matches(word, listed, n=most)
    return {"found": word, "known": ", ".join(listed), "nearest": ", ".join(near)}


def fill(cls: Any, data: Any, path: Path = ()) -> Filled:  # noqa: ANN401 - any type of field
    """Returns a record of ``cls`` made from plain data (or None) and every mistake found.

    Scalars are texts; the types of the fields decide what they mean. A trailing underscore of a field's name is no
    part of its key. A type may bring its own reading: a static method ``filled(data, path)``.
    """
    if isinstance(data, str) and data == UNSET and _may_be(cls, Unset):
        return Unset(getattr(data, "setting", ".".join(path)), getattr(data, "file", "")), []
    special = getattr(cls, "filled", None)
    if special is not None:
        return special(data, path)  # type: ignore[no-any-return]
    if is_dataclass(cls):
        return _record(cls, data, path) if cls is not Figure else amount(data, path)
    origin = get_origin(cls)
    if origin in (Union, UnionType):
        return _one_of(cls, data, path)
    if origin is tuple:
        return _tuple(get_args(cls)[0], data, path)
    if origin is dict:
        return _dict(get_args(cls)[1], data, path)
    if origin is Literal:
        return _choice(get_args(cls), data, path)
    return _scalar(cls, data, path)


def amount(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
    """Returns the figure of a number in a scheme: it knows its setting, or that its source lost it."""
    name = getattr(data, "setting", path[-1] if path else "")
    file = getattr(data, "file", "")
    if data == UNSET:
        return Unset(name, file).figure(), []
    setting = getattr(data, "setting", "")
    value, mistakes = _scalar(Decimal, data, ("settings", *setting.split(".")) if setting else path)
    if mistakes:
        return None, mistakes
    return Figure(name, value, "", ("set",), (Cell(file, "", 0, 0, str(data), key=name),)), []


def not_whole(figure: Figure, key: str, least: int, most: int) -> Iterator[Mistake]:
    """Yields what is wrong with a number that must be whole and within bounds; nothing when it is lost."""
    value = figure.value
    if value is not None and value != value.to_integral_value():
        yield Mistake((key,), "not_a_whole_number", {"found": str(value)})
    elif value is not None and not least <= value <= most:
        yield Mistake((key,), "out_of_bounds", {"found": str(value), "least": str(least), "most": str(most)})


def not_a_share(figure: Figure | None, key: str, most: Decimal) -> Iterator[Mistake]:
    """Yields a share below nought, or so large that it has lost its percent sign; nothing when it is lost."""
    value = None if figure is None else figure.value
    if value is not None and not 0 <= value <= most:
        said = {"found": str(value), "least": "0%", "most": f"{most * HUNDRED:f}%"}
        yield Mistake((key,), "out_of_bounds", said)


def floor_above_ceiling(least: Figure | None, most: Figure | None) -> Iterator[Mistake]:
    """Yields a floor that is above its ceiling; nothing when either is left out or lost."""
    if least and most and least.value is not None and most.value is not None and least.value > most.value:
        yield Mistake(("least",), "least_above_most", {"least": str(least.value), "most": str(most.value)})


def names_in(value: object) -> Iterator[Name]:
    """Yields every name that a filled record refers to, also those in what it contains."""
    if isinstance(value, Name):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from names_in(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from names_in(each)
    elif is_dataclass(value) and not isinstance(value, Figure):
        for each_field in fields(value):
            yield from names_in(getattr(value, each_field.name))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _may_be(cls: Any, wanted: type) -> bool:  # noqa: ANN401 - any type of field
    return cls is wanted or (get_origin(cls) in (Union, UnionType) and wanted in get_args(cls))


def _record(cls: Any, data: Any, path: Path) -> Filled:  # noqa: ANN401 - any record
    if not isinstance(data, dict):
        return None, [Mistake(path, "not_a_table", {"found": str(data)})]
    hints = _hints(cls)
    keys = {each.name.rstrip("_"): each for each in fields(cls) if each.init}
    mistakes = [Mistake((*path, key), "unknown_key", nearest(key, list(keys))) for key in data if key not in keys]
    values: dict[str, Any] = {}
    for key, each in keys.items():
        if key in data:
            values[each.name], found = fill(hints[each.name], data[key], (*path, key))
            mistakes += found
        elif each.default is MISSING and each.default_factory is MISSING:
            mistakes.append(Mistake((*path, key), "missing_key", {"wanted": key}))
    return (None if mistakes else cls(**values)), mistakes


def _one_of(cls: Any, data: Any, path: Path) -> Filled:  # noqa: ANN401 - any union
    kinds = [each for each in get_args(cls) if each is not Unset]
    if data == "" and any(hasattr(each, "filled") for each in kinds):
        return None, [
            Mistake(path, "missing_key", {"wanted": path[-1] if path else ""})
        ]  # a blank `when` is no `always`
    if NoneType in kinds and data in ("", "none"):
        return None, []
    kinds = [each for each in kinds if each is not NoneType]
    answers = [fill(each, data, path) for each in kinds]
    right = [answer for answer in answers if not answer[1]]
    return right[0] if right else answers[0]


def _tuple(kind: Any, data: Any, path: Path) -> Filled:  # noqa: ANN401 - any type of item
    # A single item may stand for a list of one: people write it so.
    items = data if isinstance(data, list) else [data]
    answers = [fill(kind, item, (*path, str(index))) for index, item in enumerate(items)]
    return tuple(value for value, _ in answers), [mistake for _, found in answers for mistake in found]


def _dict(kind: Any, data: Any, path: Path) -> Filled:  # noqa: ANN401 - any type of value
    if not isinstance(data, dict):
        return None, [Mistake(path, "not_a_table", {"found": str(data)})]
    answers = {key: fill(kind, value, (*path, key)) for key, value in data.items()}
    return {key: value for key, (value, _) in answers.items()}, [m for _, found in answers.values() for m in found]


def _choice(words: tuple[str, ...], data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
    if data in words:
        return str(data), []
    return None, [Mistake(path, "unknown_word", nearest(str(data), words))]


def _scalar(cls: Any, data: Any, path: Path) -> Filled:  # noqa: ANN401 - any scalar type
    if cls is Any:
        return data, []
    if not isinstance(data, str):
        return None, [Mistake(path, "not_one_value", {"found": str(data)[:60]})]
    try:
        return _READERS[cls](data), []
    except (ValueError, KeyError):
        return None, [Mistake(path, f"not_a_{_SAID[cls]}", {"found": str(data)})]


def _number(text: str) -> Decimal:
    share = {"%": HUNDRED, "‰": THOUSAND}.get(text[-1:])
    return divide(number(text[:-1]), share) if share else number(text)


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", text):
        raise ValueError(text)
    return int(text)


_READERS: dict[Any, Any] = {
    str: str,
    Name: Name,
    bool: {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}.__getitem__,
    int: _whole,
    Decimal: _number,
    date: _day,
}
_SAID = {bool: "yes_or_no", int: "whole_number", Decimal: "number", date: "day"}  # any text is a text and a name
