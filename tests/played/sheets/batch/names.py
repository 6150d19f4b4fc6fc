"""Requests about named ranges."""

import re

from tests.played.sheets.mask import overlay, tree
from tests.played.sheets.ranges import as_sent, box_of, corners
from tests.played.sheets.refusal import invalid

_NAME = re.compile(r"[^\W\d]\w{0,249}")


def _add(draft, request, _who):
    sent = request["namedRange"]
    given = sent.get("namedRangeId")
    if given is not None and _find(draft, given) is not None:
        raise invalid(f"A named range with ID {given} already exists.")
    kept = {
        "namedRangeId": given or str(draft.fresh_id()),
        "name": sent.get("name", ""),
        "range": sent.get("range", {}),
    }
    _check(draft, kept)
    draft.named.append(kept)
    return {"namedRange": {**kept, "range": as_sent(kept["range"])}}


def _check(draft, named):
    name = named["name"]
    if not _NAME.fullmatch(name) or corners(name) is not None or name.casefold() in {"true", "false"}:
        raise invalid(f"The name {name!r} is not a valid name of a range.")
    if any(other["name"].casefold() == name.casefold() and other is not named for other in _others(draft, named)):
        raise invalid(f'A named range with the name "{name}" already exists.')
    box_of(draft, named["range"])


def _others(draft, named):
    return [other for other in draft.named if other["namedRangeId"] != named["namedRangeId"]]


def _find(draft, named_id):
    return next((named for named in draft.named if named["namedRangeId"] == named_id), None)


def _there(draft, named_id):
    named = _find(draft, named_id)
    if named is None:
        raise invalid(f"No named range with ID: {named_id}")
    return named


def _update(draft, request, _who):
    sent = request["namedRange"]
    old = _there(draft, sent.get("namedRangeId"))
    node = {name: deeper for name, deeper in tree(request.get("fields", "*")).items() if name != "namedRangeId"}
    new = {**overlay(old, sent, node), "namedRangeId": old["namedRangeId"]}
    _check(draft, new)
    draft.named[draft.named.index(old)] = new


def _delete(draft, request, _who):
    draft.named.remove(_there(draft, request.get("namedRangeId")))


KINDS = {"addNamedRange": _add, "updateNamedRange": _update, "deleteNamedRange": _delete}
