"""From a call's path to what it does."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from . import value_ranges, writing
from .batch import batch_updated
from .batch.tags import got as tag_got
from .batch.tags import searched
from .mask import masked
from .protection import Who
from .reading import answer as whole_answer
from .reading import got, is_true, one
from .refusal import forbidden, missing

_VALUES = re.compile(r"/values/(.*?)(:append|:clear)?", re.DOTALL)
_READS = {":getByDataFilter", "/developerMetadata:search"}


@dataclass(frozen=True)
class Access:
    """What somebody is to a file.

    Attributes:
        role: owner, writer, commenter or reader.
    """

    role: str


def handle(spreadsheet, method, path, query, body, user, access):  # noqa: PLR0913, PLR0917 - a call has these
    """Answers a call whose caller may at least read.

    Args:
        spreadsheet: the model, changed by what is written.
        method: the verb.
        path: what follows ``/v4/spreadsheets/{id}``.
        query: name to all values of a parameter.
        body: the JSON body, or None.
        user: the caller's address.
        access: the caller's ``Access``.

    Returns:
        The status and the JSON answer.

    Raises:
        Refused: with the status and the error that Google answers.
    """
    who = Who(user, access.role)
    body = body or {}
    if method != "GET" and path not in _READS and not who.writes:
        raise forbidden()
    way = _WAYS.get((method, path)) or _WAYS.get((method, re.sub(r"\d+$", "{id}", path)))
    if way is not None:
        return 200, way(spreadsheet, path, query, body, who)
    found = _VALUES.fullmatch(path)
    if found is None:
        raise NotImplementedError(f"the played Google does not play {method} {path}")
    answer = _values(spreadsheet, method, found, query, body, who)
    return 200, masked(answer, one(query, "fields"))


def _values(spreadsheet, method, found, query, body, who):
    text, verb = unquote(found[1]), found[2]
    if method == "GET" and not verb:
        return value_ranges.got(spreadsheet, text, query)
    draft = spreadsheet.copied()
    if method == "PUT" and not verb:
        answer, _ = writing.updated(draft, text, body, query, who)
    elif method == "POST" and verb == ":append":
        answer = writing.appended(draft, text, body, query, who)
    elif method == "POST" and verb == ":clear":
        answer = {"spreadsheetId": spreadsheet.id, "clearedRange": writing.cleared(draft, text, who)}
    else:
        raise missing()
    spreadsheet.become(draft)
    return answer


def _batch(spreadsheet, _path, query, body, who):
    return batch_updated(spreadsheet, body, query, who)


def _values_batch_get(spreadsheet, _path, query, _body, _who):
    return masked(value_ranges.batch_got(spreadsheet, query), one(query, "fields"))


def _values_batch_update(spreadsheet, _path, query, body, who):
    draft = spreadsheet.copied()
    answer = writing.batch_updated(draft, body, who)
    spreadsheet.become(draft)
    return masked(answer, one(query, "fields"))


def _values_batch_clear(spreadsheet, _path, query, body, who):
    draft = spreadsheet.copied()
    ranges = [writing.cleared(draft, text, who) for text in body.get("ranges", [])]
    spreadsheet.become(draft)
    return masked({"spreadsheetId": spreadsheet.id, "clearedRanges": ranges}, one(query, "fields"))


def _get(spreadsheet, _path, query, _body, who):
    return got(spreadsheet, query, who)


def _get_by_filter(spreadsheet, _path, query, body, who):
    ranges = [wanted["a1Range"] for wanted in body.get("dataFilters", []) if "a1Range" in wanted]
    if len(ranges) != len(body.get("dataFilters", [])):
        raise NotImplementedError("the played Google filters cells by a1Range only")
    data = bool(body.get("includeGridData")) or is_true(query, "includeGridData")
    return masked(whole_answer(spreadsheet, ranges, data or bool(one(query, "fields")), {}, who), one(query, "fields"))


def _search(spreadsheet, _path, query, body, _who):
    return masked(searched(spreadsheet, body), one(query, "fields"))


def _tag(spreadsheet, path, query, _body, _who):
    return masked(tag_got(spreadsheet, int(path.rpartition("/")[2])), one(query, "fields"))


_WAYS = {
    ("GET", ""): _get,
    ("POST", ":batchUpdate"): _batch,
    ("POST", ":getByDataFilter"): _get_by_filter,
    ("GET", "/values:batchGet"): _values_batch_get,
    ("POST", "/values:batchUpdate"): _values_batch_update,
    ("POST", "/values:batchClear"): _values_batch_clear,
    ("POST", "/developerMetadata:search"): _search,
    ("GET", "/developerMetadata/{id}"): _tag,
}
