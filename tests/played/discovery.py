"""Every request and every answer of the played Google against the documents in which Google describes its services."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from .documents import document, guess
from .fieldmasks import mask_mistakes
from .schemas import mistakes

HOSTS = {"sheets.googleapis.com": "sheets", "www.googleapis.com": "drive"}
SHORT = {"spreadsheetId": "id", "fileId": "id", "permissionId": "permission", "sheetId": "sheet"}
TAKEN_ALL_THE_SAME = {"drive.files.get": {"includeItemsFromAllDrives"}}  # gspread sends it; recorded as accepted
READS = {  # by POST, and yet a read
    "sheets.spreadsheets.getByDataFilter",
    "sheets.spreadsheets.developerMetadata.search",
    "sheets.spreadsheets.values.batchGetByDataFilter",
}


class Unfaithful(AssertionError):
    """Something was sent to, or answered by, the played Google that the real one does not know."""


@dataclass(frozen=True)
class Method:
    """One thing that a service can be asked for."""

    api: str
    id: str
    verb: str
    pattern: re.Pattern
    template: str
    request: str
    response: str
    parameters: dict
    scopes: tuple

    @property
    def kind(self):
        """Which quota it is counted against."""
        if self.api == "drive":
            return "metadata"
        return "read" if self.verb == "GET" or self.id in READS else "write"


@cache
def methods(api):
    """Returns everything that the service can be asked for."""
    described = document(api)
    return tuple(_method(api, described["servicePath"], each) for each in _all(described))


def _all(resource):
    yield from resource.get("methods", {}).values()
    for below in resource.get("resources", {}).values():
        yield from _all(below)


def _method(api, root, described):
    path = described["path"]
    pattern = "".join(
        f"(?P<{part[1:-1]}>[^/]+?)" if part.startswith("{") else re.escape(part)
        for part in re.split(r"(\{\w+\})", root + path)
    )
    template = re.sub(r"\{(\w+)\}", lambda name: "{" + SHORT.get(name[1], name[1]) + "}", path)
    return Method(
        api,
        described["id"],
        described["httpMethod"],
        re.compile("/" + pattern),
        template.removeprefix("v4/"),
        described.get("request", {}).get("$ref", ""),
        described.get("response", {}).get("$ref", ""),
        described["parameters"],
        tuple(described["scopes"]),
    )


def find(verb, host, path):
    """Returns the method that a request asks for and the words in its path, or None and nothing.

    The longest template that fits is meant: `values/{range}:clear` is no `values/{range}`.
    """
    fitting = [
        (method, match)
        for method in methods(HOSTS[host])
        if method.verb == verb and (match := method.pattern.fullmatch(path))
    ]
    if not fitting:
        return None, {}
    method, match = max(fitting, key=lambda each: len(re.sub(r"\{\w+\}", "", each[0].template)))
    return method, {name: unquote(word) for name, word in match.groupdict().items()}


def request_mistakes(method, query, body):
    """Returns what is wrong with a request: its query as lists of texts, its body as JSON or None."""
    found = _query_mistakes(method, query)
    if method.request and body is not None:
        found += mistakes(method.api, method.request, body, sending=True)
    elif body is not None:
        found.append(f"{method.id} takes no body")
    return found


def _query_mistakes(method, query):
    known = {**document(method.api)["parameters"], **method.parameters}
    found = []
    for name, words in query.items():
        if name in TAKEN_ALL_THE_SAME.get(method.id, ()):
            continue
        if name not in known:
            found.append(f'{method.id}: unknown parameter "{name}"{guess(name, known)}')
        else:
            found += [f"{method.id}: {name}: {fault}" for fault in _word_mistakes(known[name], words)]
    found += [
        f'{method.id}: parameter "{name}" is needed'
        for name, spec in method.parameters.items()
        if name not in query and (spec["location"] == "query" and spec.get("required"))
    ]
    return found + _needed_by_prose(method, query) + _mask_of(method, query)


def _needed_by_prose(method, query):
    """The documents mark no query parameter of these as required; Google refuses without."""
    if method.id in {"sheets.spreadsheets.values.update", "sheets.spreadsheets.values.append"}:
        return [] if "valueInputOption" in query else [f'{method.id}: parameter "valueInputOption" is needed']
    return []


def _mask_of(method, query):
    masks = query.get("fields", [])
    return [fault for text in masks for fault in mask_mistakes(method.api, method.response, text) if method.response]


def _word_mistakes(spec, words):
    if len(words) > 1 and not spec.get("repeated"):
        yield "is given more than once"
    for word in words:
        if "enum" in spec and word not in spec["enum"]:
            yield f'unknown word "{word}"{guess(word, spec["enum"])}'
        elif spec.get("type") == "boolean" and word.lower() not in {"true", "false"}:
            yield f"{word!r} is neither true nor false"
        elif spec.get("type") == "integer" and not re.fullmatch(r"-?\d+", word):
            yield f"{word!r} is no whole number"


def answer_mistakes(method, status, answer):
    """Returns what is wrong with an answer; an error has its own shape, which the documents leave out."""
    if status >= 400:
        return _error_mistakes(status, answer)
    if not method.response or not isinstance(answer, dict):
        return []
    return mistakes(method.api, method.response, answer, sending=False)


def _error_mistakes(status, answer):
    error = answer.get("error") if isinstance(answer, dict) else None
    if not isinstance(error, dict) or error.get("code") != status or not isinstance(error.get("message"), str):
        return [f"{status}: {answer!r} is no error of Google's"]
    return []
