"""Field masks: ``a.b``, ``a/b``, ``a(b,c)`` and ``*``, for what is read and for what is written."""

import re
from functools import lru_cache

_TOKENS = re.compile(r"[^,()./\s]+|[,()./]")
EVERYTHING = {}


@lru_cache(maxsize=512)
def tree(fields):
    """Returns the mask as nested dicts; an empty dict stands for everything below.

    >>> tree("a.b,c(d,e/f)")
    {'a': {'b': {}}, 'c': {'d': {}, 'e': {'f': {}}}}
    """
    tokens = _TOKENS.findall(fields or "*")
    node, rest = _several(tokens)
    if rest:
        raise ValueError(f"no field mask: {fields!r}")
    return node


def _several(tokens):
    node = {}
    while tokens and tokens[0] != ")":
        tokens = _one(node, tokens)
        if tokens and tokens[0] == ",":
            tokens = tokens[1:]
    return node, tokens


def _one(node, tokens):
    name, tokens = tokens[0], tokens[1:]
    if tokens and tokens[0] in "./":
        below = {}
        tokens = _one(below, tokens[1:])
    elif tokens and tokens[0] == "(":
        below, tokens = _several(tokens[1:])
        tokens = tokens[1:]
    else:
        below = {}
    _add(node, name, below)
    return tokens


def _add(node, name, below):
    if name not in node:
        node[name] = below
    elif node[name] and below:
        for inner, deeper in below.items():
            _add(node[name], inner, deeper)
    else:
        node[name] = {}


def below(node, name):
    """Returns what a mask asks of a field: None when it does not ask for it at all."""
    if node is None:
        return None
    if not node:
        return EVERYTHING
    found = node.get(name)
    return node.get("*") if found is None else found


def masked(answer, fields):
    """Returns only what the mask asks for; messages that are there stay, if need be empty.

    >>> masked({"a": [{"b": 1, "c": 2}, {}], "d": 3}, "a/b")
    {'a': [{'b': 1}, {}]}
    """
    return cut(answer, tree(fields)) if fields else answer


def cut(value, node):
    """Returns only what the parsed mask asks for."""
    if not node:
        return value
    if isinstance(value, list):
        return [cut(item, node) for item in value]
    if not isinstance(value, dict):
        return value
    asked = ((name, item, below(node, name)) for name, item in value.items())
    return {name: cut(item, deeper) for name, item, deeper in asked if deeper is not None}


def overlay(old, new, node):
    """Returns ``old`` with the masked fields as they are in ``new``: those that are not there are cleared.

    >>> overlay({"a": {"x": 1, "y": 2}, "b": 3}, {"a": {"x": 9}}, tree("a.x,b"))
    {'a': {'x': 9, 'y': 2}}
    """
    if not node or "*" in node:
        return dict(new)
    out = dict(old)
    for name, deeper in node.items():
        if deeper:
            value = overlay(out.get(name) or {}, new.get(name) or {}, deeper)
            present = bool(value)
        else:
            value = new.get(name)
            present = value is not None
        if present:
            out[name] = value
        else:
            out.pop(name, None)
    return out


def bare(message):
    """Returns the message without the fields that are null: to Google they are not there."""
    if isinstance(message, dict):
        return {name: bare(value) for name, value in message.items() if value is not None}
    if isinstance(message, list):
        return [bare(item) for item in message]
    return message
