"""JSON Schemas of the files that people write, so that an editor completes and checks them."""

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from manual.docstrings import attributes, read
from scoring.condition import Condition
from scoring.figure import Figure
from scoring.form import Name, Unset
from scoring.rules import word, words
from scoring.unit import UNITS
from scoring.written import STAGES, Written
from sheets_sync.cases.written import CaseFile
from sheets_sync.team.meaning import Team
from sheets_sync.team.table import Mark

FOLDER = Path(__file__).parent.parent / "config" / "schema"
SCHEMAS: dict[str, type] = {"scheme": Written, "cases": CaseFile, "team": Team}
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
# Editors read yes and no as texts or as truth, and 2026-10-01 as a text: whatever a scalar may look like is let in.
_SCALARS: dict[Any, Schema] = {
    str: {"type": ["string", "number", "boolean"]},
    Name: {"type": "string"},
    bool: {"enum": ["yes", "no", True, False]},
    int: {"type": ["integer", "string"]},
    Decimal: {"type": ["number", "string"]},
    date: {"type": "string"},
    Figure: {"type": ["number", "string"]},
}
_SETTING: Schema = {"type": "string", "description": "the name of a setting that stands for it"}


def schema_text(name: str) -> str:
    """Returns the schema of one kind of file as it is written."""
    kind = SCHEMAS[name]
    made = _record(kind)
    if kind is Written:
        rules = {"$ref": "#/$defs/figure"}
        for stage in STAGES:
            made["properties"][stage] = {"type": "object", "additionalProperties": rules}
        made["$defs"] = {"figure": _figures(), **{each: _rule(each) for each in words()}}
    whole = {"$schema": _DRAFT, "title": f"sheets-sync: {name}", **made}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _figures() -> Schema:
    """Returns what any figure is: the word after ``rule`` says which keys it has."""
    chosen = [
        {"if": {"properties": {"rule": {"const": name}}}, "then": {"$ref": f"#/$defs/{name}"}} for name in words()
    ]
    return {"type": "object", "required": ["rule"], "properties": {"rule": {"enum": list(words())}}, "allOf": chosen}


def _rule(name: str) -> Schema:
    made = _record(word(name), in_rule=True)
    labels = {
        "rule": {"const": name},
        "zh": {"type": "string"},
        "en": {"type": "string"},
        "per": {"enum": ["period", "week"]},
        "whose": {"enum": ["person", "department"]},
    }
    made["properties"] = {**labels, **made["properties"]}
    made["description"] = read(name).about
    return made


def _record(kind: Any, *, in_rule: bool = False) -> Schema:  # noqa: ANN401 - any record class
    hints, said = get_type_hints(kind), attributes(kind)
    properties: Schema = {}
    required = []
    for each in fields(kind):
        key = each.name.rstrip("_")
        properties[key] = {"enum": ["", *UNITS]} if key == "unit" else _of(hints[each.name], in_rule=in_rule)
        if said[key]:
            properties[key] = {"description": said[key], **properties[key]}
        if each.default is MISSING and each.default_factory is MISSING:
            required.append(key)
    made: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**made, "required": required} if required else made


def _of(kind: Any, *, in_rule: bool) -> Schema:  # noqa: ANN401 - any type of field
    """Returns the schema of a type; in a rule the name of a setting may stand for anything."""
    made = _plain(kind, in_rule=in_rule)
    return {"anyOf": [made, _SETTING]} if in_rule and made.get("type") != "string" else made


def _plain(kind: Any, *, in_rule: bool) -> Schema:  # noqa: ANN401 - any type of field, each with its answer
    if kind is Any or kind is Condition or hasattr(kind, "filled"):
        return {"type": ["object", "string"]} if kind is Condition else {}
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        kinds = [each for each in inside if each not in (NoneType, Unset)]
        some = [_plain(each, in_rule=in_rule) for each in kinds]
        return some[0] if len(some) == 1 else {"anyOf": some}
    if origin is tuple:
        item = _of(inside[0], in_rule=in_rule)
        return {"anyOf": [{"type": "array", "items": item}, item]}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(inside[1], in_rule=in_rule)}
    if origin is Literal:
        return {"enum": list(inside)}
    if kind is Mark:  # a plain list means just these words
        return {"anyOf": [_record(kind), {"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
    return _record(kind, in_rule=in_rule) if is_dataclass(kind) else {}
