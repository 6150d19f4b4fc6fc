"""What a word says of itself: the docstrings of its module and of its record, taken apart."""

import inspect
import re
from dataclasses import dataclass, fields
from importlib import import_module
from textwrap import dedent

from scoring.rules import word

_KEY = re.compile(r"^(\w+?)_?: (.*)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the language, as its docstrings have it.

    Attributes:
        name: of the word.
        about: what it is, in paragraphs.
        yaml: how it is written.
        notes: what holds at its edges: paragraphs, or lists.
        source: where it comes from.
        keys: key to what it means.
    """

    name: str
    about: str
    yaml: str
    notes: tuple[str, ...]
    source: str
    keys: dict[str, str]


def read(name: str) -> Word:
    """Returns a word of the language.

    Raises:
        ValueError: its docstrings lack a part, or say nothing of a key.
    """
    module = inspect.getdoc(import_module(f"scoring.rules.{name}")) or ""
    before, _, rest = module.partition("\n\n    ")
    yaml, plain = _indented("    " + rest)
    plain, _, source = plain.rpartition("Source: ")
    keys = attributes(word(name))
    silent = [key for key, said in keys.items() if not said]
    if silent:
        message = f"scoring/rules/{name}.py: Attributes says nothing of {', '.join(silent)}"
        raise ValueError(message)
    if not (before and yaml and source):
        message = f"scoring/rules/{name}.py: its docstring wants a sentence, its YAML and its Source"
        raise ValueError(message)
    notes = tuple(_note(each) for each in plain.strip("\n").split("\n\n") if each.strip())
    return Word(name, _paragraph(before), yaml, notes, _paragraph(source).rstrip("."), keys)


def attributes(record: type) -> dict[str, str]:
    """Returns what the docstring of a record says of each of its keys; nothing where it says nothing."""
    found: dict[str, str] = {}
    key = ""
    for line in (inspect.getdoc(record) or "").partition("Attributes:\n")[2].splitlines():
        begun = _KEY.match(line.strip()) if line.startswith("    ") and not line.startswith("     ") else None
        if begun:
            key = begun[1]
            found[key] = begun[2]
        elif key and line.startswith("     "):
            found[key] += " " + line.strip()
        elif line.strip():
            break
    own = [each.name.rstrip("_") for each in fields(record)]
    return {key: _marked(found.get(key, "")).removesuffix(".") for key in own}


def _indented(text: str) -> tuple[str, str]:
    """Returns the YAML at the beginning, and what follows it."""
    lines = text.splitlines()
    end = next((at for at, line in enumerate(lines) if line and not line.startswith("    ")), len(lines))
    return dedent("\n".join(lines[:end])).strip("\n"), "\n".join(lines[end:])


def _note(text: str) -> str:
    """Returns a paragraph or a list; a further way of writing the word stays as it is written."""
    return f"```yaml\n{dedent(text)}\n```" if text.startswith("    ") else _paragraph(text)


def _paragraph(text: str) -> str:
    """Returns a paragraph in one line; a list keeps an item a line."""
    items = re.split(r"\n(?=- )", text.strip())
    return "\n".join(_marked(re.sub(r"\s*\n\s*", " ", item)) for item in items)


def _marked(text: str) -> str:
    return text.replace("``", "`")
