"""Frozen records as plain data and back, for the small files in which they are kept."""

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def as_plain(value: Any) -> Any:  # noqa: ANN401 - a record, or what one holds
    """Returns a record of texts, numbers, moments and tuples of records as plain data."""
    if is_dataclass(value):
        return {each.name: as_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [as_plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime) else value


def as_record(kind: type[Record], told: Any) -> Record:  # noqa: ANN401 - whatever stood in a file
    """Returns the record that plain data tells of; what it does not tell of keeps its default.

    Raises:
        ValueError: something is of another kind; other slips raise what they are.
    """
    hints = get_type_hints(kind)
    return kind(**{name: _value(hints[name], value) for name, value in told.items() if name in hints})


def _value(kind: Any, told: Any) -> Any:  # noqa: ANN401 - a type and whatever stood in its place
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], each) for each in told)
    if is_dataclass(kind) and isinstance(kind, type):
        return as_record(kind, told)
    if told is None and NoneType in get_args(kind):
        return None
    if datetime in (kind, *get_args(kind)):
        return datetime.fromisoformat(told).astimezone(UTC)
    wanted = {float: (int, float)}.get(kind, kind)
    if not isinstance(told, wanted) or (isinstance(told, bool) and kind is not bool):
        raise ValueError(told)
    return told
