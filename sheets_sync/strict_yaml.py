"""Reads YAML that says nothing but what stands there: scalars stay text, every mistake has its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FULL_WIDTH = "："
"""A colon as Chinese keyboards type it, which YAML takes for a letter."""
_FULL_WIDTH_KEY = re.compile(rf"\s*(- )?[\w.-]+{FULL_WIDTH}")
KeyPath = tuple[str, ...]
MOST_BYTES = 1_000_000
MOST_DEPTH = 30
# The C parser is ten times faster and comes with the wheels; both parsers give the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlMistake:
    """Something in a file that we refuse to guess at.

    Attributes:
        code: which kind (``duplicate_key``, ``yaml_anchor`` …); its words stand with those of the problems.
        line: 1-based line; nought when it is the whole file.
        path: the keys that lead to it.
        details: what the words need.
    """

    code: str
    line: int
    path: KeyPath = ()
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Yaml:
    """What a file says.

    Attributes:
        data: dicts, lists and texts; an empty value is an empty text.
        lines: key path to 1-based line; items of a list are ``"0"``, ``"1"`` …
        mistakes: everything refused; ``data`` leaves out what they concern.
    """

    data: Any
    lines: dict[KeyPath, int]
    mistakes: tuple[YamlMistake, ...]

    def line_of(self, path: KeyPath) -> int:
        """Returns the line of a key, or of the nearest key above it (1 when there is none)."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def load(path: Path) -> Yaml:
    """Returns what a file says, and everything in it that we refuse; never raises for what the file holds."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as fault:
        return _refused("file_unreadable", 0, found=str(path), reason=fault.strerror or type(fault).__name__)
    if len(content) > MOST_BYTES:
        return _refused("file_too_large", 0, most=str(MOST_BYTES))
    try:
        return parse(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        return _refused("not_utf8", content.count(b"\n", 0, fault.start) + 1)


def parse(text: str) -> Yaml:
    r"""Returns what a YAML text says, and everything in it that we refuse.

    >>> parse("at: 10:30\nok: no\nnothing:").data
    {'at': '10:30', 'ok': 'no', 'nothing': ''}
    """
    reading = _Reading()
    try:
        data = reading.document(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else text.count("\n", 0, getattr(fault, "position", 0)) + 1
        words = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "unreadable"
        reading.mistakes.append(_full_width(text, line) or YamlMistake("yaml_syntax", line, (), {"found": str(words)}))
        data = {}
    except _TooDeep as fault:
        reading.mistakes.append(YamlMistake("yaml_too_deep", fault.line, (), {"most": str(MOST_DEPTH)}))
        data = {}
    return Yaml(data, reading.lines, tuple(sorted(reading.mistakes, key=lambda each: (each.line, each.code))))


def _full_width(text: str, line: int) -> YamlMistake | None:
    """Returns the full-width colon that a line stumbles over, in it or in the line before; None when there is none."""
    near = list(enumerate(text.splitlines(), 1))[max(0, line - 2) : line]
    found = next(((number, each) for number, each in near if _FULL_WIDTH_KEY.match(each)), None)
    return YamlMistake("full_width_colon", found[0], (), {"found": found[1].strip()[:60]}) if found else None


def _refused(code: str, line: int, **details: str) -> Yaml:
    return Yaml({}, {}, (YamlMistake(code, line, (), details),))


class _TooDeep(Exception):
    """The file nests deeper than any file that a person wrote."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Reading:
    """What has been read of one text so far; it sees events, so that an alias is never followed."""

    def __init__(self) -> None:
        self.lines: dict[KeyPath, int] = {}
        self.mistakes: list[YamlMistake] = []

    def document(self, events: Iterator[Any]) -> Any:  # noqa: ANN401 - whatever the file says
        """Returns the data of the one document that the events tell of."""
        data: Any = {}
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._mistake("yaml_documents", event, ())
            elif isinstance(event, yaml.NodeEvent):
                read = self._node(event, events, (), 0)
                data = read if documents == 1 else data
        if not isinstance(data, dict) and not self.mistakes:
            self.mistakes.append(YamlMistake("not_a_table", 1, (), {"found": str(data)[:60]}))
        return data if isinstance(data, dict) else {}

    def _mistake(self, code: str, event: Any, path: KeyPath, **details: str) -> None:  # noqa: ANN401 - yaml has no types
        self.mistakes.append(YamlMistake(code, event.start_mark.line + 1, path, details))

    def _node(self, event: Any, events: Iterator[Any], path: KeyPath, depth: int) -> Any:  # noqa: ANN401 - yaml has no types
        if depth > MOST_DEPTH:
            raise _TooDeep(event.start_mark.line + 1)
        if event.anchor:
            self._mistake("yaml_anchor", event, path, found=event.anchor)
        if isinstance(event, yaml.AliasEvent):
            return ""
        if event.tag:
            self._mistake("yaml_tag", event, path, found=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path, depth)
        return self._table(events, path, depth)

    def _list(self, events: Iterator[Any], path: KeyPath, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            below = (*path, str(len(items)))
            self.lines[below] = event.start_mark.line + 1
            items.append(self._node(event, events, below, depth + 1))
        return items

    def _table(self, events: Iterator[Any], path: KeyPath, depth: int) -> dict[str, Any]:
        table: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, path, depth + 1)
            below = (*path, str(key))
            if not isinstance(key, str):
                self._mistake("key_not_text", event, path, found=str(key)[:60])
            elif key in table:
                self._mistake("duplicate_key", event, below, found=key, first=str(self.lines[below]))
            else:
                self.lines[below] = event.start_mark.line + 1
            known = isinstance(key, str) and key not in table
            value = self._node(next(events), events, below, depth + 1)
            if known:
                table[key] = value
        return table
