"""Field masks against the schemas: whether every name in them is one that Google knows there."""

import re

from .documents import document, guess


def mask_mistakes(api, schema, text):
    """Returns what is wrong with a mask such as `sheets(properties.title,data/rowData)` for a schema's fields."""
    try:
        tree = mask_tree(text)
    except ValueError as wrong:
        return [f'mask "{text}": {wrong}']
    found = []
    _follow(document(api)["schemas"], {"$ref": schema}, tree, (), found)
    return [f'mask "{text}": {fault}' for fault in found]


def mask_tree(text):
    """Returns the mask as nested dicts; an empty one means everything below.

    Raises:
        ValueError: the mask is not closed, or empty between its commas.
    """
    tokens = [*re.findall(r"[\w*]+|[.,/()]|\S", text), ","]
    tree, place = _branches(tokens, 0, len(tokens) - 1)
    if place != len(tokens) - 1:
        raise ValueError(f"it ends too early, at {tokens[place]!r}")
    return tree


def _branches(tokens, place, end):
    tree = {}
    while True:
        place = _branch(tokens, place, end, tree)
        if place >= end or tokens[place] != ",":
            return tree, place
        place += 1


def _branch(tokens, place, end, tree):
    while True:
        if place >= end or not re.fullmatch(r"[\w*]+", tokens[place]):
            raise ValueError(f"a name is missing at {''.join(tokens[place:])[:-1]!r}")
        tree = tree.setdefault(tokens[place], {})
        place += 1
        if tokens[place] in "./":
            place += 1
            continue
        if tokens[place] == "(":
            below, place = _branches(tokens, place + 1, end)
            tree.update(below)
            if tokens[place] != ")" or place >= end:
                raise ValueError("a parenthesis is not closed")
            place += 1
        return place


def _follow(schemas, spec, tree, path, found):
    while "$ref" in spec or spec.get("type") == "array":
        spec = schemas[spec["$ref"]] if "$ref" in spec else spec["items"]
    if not tree or "additionalProperties" in spec or "any" in {spec.get("type"), *tree} - {"*"}:
        return
    known = spec.get("properties", {})
    for name, below in tree.items():
        if name in known:
            _follow(schemas, known[name], below, (*path, name), found)
        elif name != "*":
            found.append(f'unknown field "{".".join((*path, name))}"{guess(name, known)}')
