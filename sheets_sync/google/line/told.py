"""What an answer says about itself: its JSON, and when it is a refusal, Google's reasons for it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from requests import Response

from sheets_sync.google.line.call_log import Asked
from sheets_sync.google.line.patience import Lost, retry_after

_LONGEST = 300
_SECRET = re.compile(
    r"-----BEGIN.*|ya29\.[\w.\-]+|1//[\w\-]{20,}|\bey[JK][\w\-]{10,}(\.[\w\-]*)*|Bearer\s+\S+",
    re.DOTALL | re.IGNORECASE,
)
_FINAL = (204, 400, 401, 404, 411, 413, 414, 431)  # whatever page comes with them: the same again fares no better
_RATES = frozenset(["rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"])
_SIGN_IN_LATER = frozenset(["internal_failure", "server_error", "temporarily_unavailable"])


@dataclass(frozen=True, slots=True)
class Told:
    """Why Google refused.

    Attributes:
        message: in its own words.
        status: its name for the kind of refusal, such as ``PERMISSION_DENIED``.
        reasons: its words for the reason, old style and new.
        metadata: what it adds to the reason.
        links: where it says help is.
    """

    message: str = ""
    status: str = ""
    reasons: frozenset[str] = frozenset()
    metadata: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()


def clean(text: str) -> str:
    r"""Returns a text of somebody else's on one short line, and without anything that looks like a key or a token.

    >>> clean("Invalid  value:\n Bearer abc.def")
    'Invalid value: …'
    """
    line = " ".join(_SECRET.sub("…", text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def parsed(response: Response) -> Any:  # noqa: ANN401 - JSON is anything
    """Returns the JSON of an answer, or None where it is none; read once, since a whole workbook takes a second."""
    if not hasattr(response, "parsed"):
        try:
            response.parsed = json.loads(response.content)  # type: ignore[attr-defined]
        except (ValueError, RecursionError):
            response.parsed = None  # type: ignore[attr-defined]
    return response.parsed  # type: ignore[attr-defined]


def told(response: Response) -> Told:
    """Returns what a refusal says, as far as it says anything."""
    body = parsed(response)
    if isinstance(body, list) and body:
        body = body[0]
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(error, str):  # the servers that sign people in speak OAuth
        described = str(body.get("error_description") or "")
        return Told(clean(f"{error}: {described}" if described else error), error, frozenset([error]))
    if not isinstance(error, dict):
        return Told(clean(response.reason or ""))
    details = [*_objects(error.get("details")), *_objects(error.get("errors"))]
    found = [str(detail["reason"]) for detail in details if "reason" in detail]
    more = {name: str(value) for detail in details for name, value in _object(detail.get("metadata")).items()}
    links = [str(link.get("url", "")) for detail in details for link in _objects(detail.get("links"))]
    message = clean(str(error.get("message") or response.reason or ""))
    return Told(message, str(error.get("status") or ""), frozenset(found), more, tuple(links))


def passing(response: Response, call: Asked) -> Lost | None:
    """Returns why an answer is worth another attempt; None when it is final, good or bad."""
    status = response.status_code
    after = retry_after(response)
    if status == 429 or (status == 403 and told(response).reasons & _RATES):
        return Lost("too_many_calls", status=status, unsure=False, after=after, quota=_quota(told(response), call))
    if status == 408 or status >= 500:
        return Lost("status", status=status, after=after)
    if 300 <= status < 400:
        return Lost("sent_elsewhere", status=status)
    if call.kind == "token":
        return _passing_sign_in(response)
    if status in _FINAL or isinstance(parsed(response), dict):
        return None
    return Lost("broken_answer", status=status, after=after)


def _passing_sign_in(response: Response) -> Lost | None:
    """Returns why another attempt to sign in makes sense; some of its servers answer in plain text."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    broken = kind == "application/json" and parsed(response) is None
    if kind == "text/html" or broken or response.content[:1] == b"<":
        return Lost("broken_answer", status=response.status_code)
    if response.status_code >= 400 and told(response).reasons & _SIGN_IN_LATER:
        return Lost(told(response).message, status=response.status_code)
    return None


def _quota(said: Told, call: Asked) -> str:
    """Returns which quota is used up, as exactly as Google says."""
    names = [said.metadata.get("quota_limit", ""), said.metadata.get("quota_metric", ""), *sorted(said.reasons)]
    return clean(next((name for name in names if name), call.kind))


def _objects(several: object) -> list[dict[str, Any]]:
    """Returns the objects of a list, and none of what is no list."""
    return [each for each in several if isinstance(each, dict)] if isinstance(several, list) else []


def _object(one: object) -> dict[str, Any]:
    """Returns an object, and an empty one in place of anything else."""
    return one if isinstance(one, dict) else {}
