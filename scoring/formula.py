"""Reads arithmetic as a tree: names, numbers, + - * /, parentheses, min(…), max(…)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.number import HUNDRED, divide

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?%?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/(),]))")
_DEEPEST = 40
_LONGEST = 200  # pieces; a longer chain would be a tree too deep to walk


class Syntax(ValueError):
    """The formula cannot be read; the text says where."""


@dataclass(frozen=True, slots=True)
class Node:
    """A number, a name, or an operation on parts.

    Attributes:
        how: one of ``+ - * / min max``; empty for a number or a name.
        name: of a figure.
        number: a literal.
        parts: what the operation works on; two, or more for min and max.
    """

    how: str = ""
    name: str = ""
    number: Decimal | None = None
    parts: "tuple[Node, ...]" = ()

    def names(self) -> Iterator[str]:
        """Yields the names in the order of the text."""
        if self.name:
            yield self.name
        for part in self.parts:
            yield from part.names()


def parse(text: str) -> Node:
    """Returns the tree of a formula.

    Raises:
        Syntax: it is no arithmetic of this kind; the message is the rest that was not understood.

    >>> parse("a * (b + 2) / 100").how
    '/'
    """
    tokens = _tokens(text.replace("×", "*").replace("÷", "/").replace("−", "-"))
    node, rest = _sum(tokens, 0)
    if rest:
        raise Syntax(" ".join(rest))
    return node


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if not found:
            raise Syntax(text[at:].strip())
        tokens.append(found.group().strip())
        at = found.end()
        if len(tokens) > _LONGEST:
            raise Syntax(text[at:].strip() or tokens[-1])
    return tokens


def _sum(tokens: list[str], depth: int) -> tuple[Node, list[str]]:
    if depth > _DEEPEST:
        raise Syntax(" ".join(tokens))
    node, rest = _product(tokens, depth)
    while rest and rest[0] in "+-":
        right, after = _product(rest[1:], depth)
        node, rest = Node(rest[0], parts=(node, right)), after
    return node, rest


def _product(tokens: list[str], depth: int) -> tuple[Node, list[str]]:
    node, rest = _single(tokens, depth)
    while rest and rest[0] in "*/":
        right, after = _single(rest[1:], depth)
        node, rest = Node(rest[0], parts=(node, right)), after
    return node, rest


def _single(tokens: list[str], depth: int) -> tuple[Node, list[str]]:
    if not tokens:
        raise Syntax("…")
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        node, rest = _sum(rest, depth + 1)
        return node, _closed(rest)
    if first[0].isdigit():
        value = Decimal(first.rstrip("%"))
        return Node(number=divide(value, HUNDRED) if first.endswith("%") else value), rest
    if first in ("min", "max") and rest[:1] == ["("]:
        return _call(first, rest[1:], depth)
    if first in "+-*/),":
        raise Syntax(" ".join(tokens))
    return Node(name=first), rest


def _call(how: str, tokens: list[str], depth: int) -> tuple[Node, list[str]]:
    node, rest = _sum(tokens, depth + 1)
    parts = [node]
    while rest[:1] == [","]:
        node, rest = _sum(rest[1:], depth + 1)
        parts.append(node)
    return Node(how, parts=tuple(parts)), _closed(rest)


def _closed(tokens: list[str]) -> list[str]:
    if tokens[:1] != [")"]:
        raise Syntax(" ".join(tokens) or "…")
    return tokens[1:]
