"""What is asked of Google, told in the log without saying of whom: never an id, a name, a key or a body."""

import logging
from collections import Counter
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

LOG = logging.getLogger("sheets_sync.google")
MADE: Counter[tuple[str, str]] = Counter()
"""How often this process has asked for what, and what the answer was: kind of the call and status, each attempt."""

SHEETS = "sheets.googleapis.com"
DRIVE = "www.googleapis.com"

_WORDS = frozenset(["about", "developerMetadata", "export", "files", "permissions", "projects", "serviceAccounts"])
_WORDS |= frozenset(["sheets", "spreadsheets", "token", "values"])
_VERBS = frozenset(["append", "batchClear", "batchGet", "batchUpdate", "clear", "copyTo", "getByDataFilter", "search"])
_VERBS |= frozenset(["batchClearByDataFilter", "batchGetByDataFilter", "batchUpdateByDataFilter"])
_VERBS |= frozenset(["generateAccessToken", "signJwt"])
_READING_VERBS = ("batchGetByDataFilter", "getByDataFilter", "search")
_DROPPED = frozenset(["", "v1", "v3", "v4", "drive"])
_PLACES = {"values": "{range}", "permissions": "{permission}", "serviceAccounts": "{email}", "sheets": "{sheet}"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A call, without its body.

    Attributes:
        method: GET, POST …
        url: whole.
        template: the path with everything that names somebody or something replaced.
        kind: ``read`` or ``write`` of a spreadsheet, ``drive``, or ``token`` for all that belongs to signing in.
        book: id of the spreadsheet or file, where one is named.
    """

    method: str
    url: str
    template: str
    kind: str
    book: str = ""

    @property
    def changes(self) -> bool:
        """Tells whether the call is meant to change something."""
        return self.kind == "write" or (self.kind == "drive" and self.method != "GET")


def asked(method: str, url: str) -> Asked:
    """Returns what is known of a call by its method and address.

    >>> asked("post", "https://sheets.googleapis.com/v4/spreadsheets/1aB-c:batchUpdate").template
    'spreadsheets/{id}:batchUpdate'
    """
    parts = urlsplit(url)
    path = [part for part in parts.path.split("/") if part not in _DROPPED]
    template = "/".join(_worded(part, path[place - 1] if place else "") for place, part in enumerate(path))
    named = unquote(path[1].partition(":")[0]) if len(path) > 1 and path[0] in ("spreadsheets", "files") else ""
    return Asked(method.upper(), url, template or "-", _kind(method.upper(), parts.hostname or "", template), named)


def _worded(part: str, before: str) -> str:
    """Returns a part of a path if it is a word of Google's, else what kind of name stands there."""
    name, colon, verb = part.partition(":")
    if colon and verb not in _VERBS:
        name, colon, verb = part, "", ""
    return (name if name in _WORDS else _PLACES.get(before, "{id}")) + colon + verb


def _kind(method: str, host: str, template: str) -> str:
    """Returns which quota a call belongs to."""
    if host != SHEETS:
        return "drive" if host == DRIVE else "token"
    return "read" if method == "GET" or template.rpartition(":")[2] in _READING_VERBS else "write"


@dataclass(frozen=True, slots=True)
class Measured:
    """What an attempt was seen to cost.

    Attributes:
        status: of the answer, or ``-`` when there was none.
        sent: bytes of the request's body.
        got: bytes of the answer's body, unpacked.
        seconds: it took.
    """

    status: int | str = "-"
    sent: int = 0
    got: int = 0
    seconds: float = 0.0


def record(call: Asked, attempt: int, seen: Measured, trouble: str = "") -> None:
    """Counts an attempt and writes its line: quietly, unless it failed in a way that is worth another attempt."""
    MADE[call.kind, str(seen.status)] += 1
    LOG.log(
        logging.WARNING if trouble else logging.DEBUG,
        "%s %s status=%s sent=%d got=%d ms=%d attempt=%d%s",
        *(call.method, call.template, seen.status, seen.sent, seen.got, round(seen.seconds * 1000), attempt),
        f" trouble={trouble!r}" if trouble else "",
    )
