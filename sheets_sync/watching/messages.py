"""What is told, in words of the team's language, and in the shape that the service behind an address wants."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sheets_sync.settings.outside import Form
from sheets_sync.texts import text, texts
from sheets_sync.watching.standing import Standing

MOST_LINES = 10
_MOST_BYTES = 1900
"""企业微信 takes 2,048 bytes of text, the others more."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a team is spoken to.

    Attributes:
        language: of its messages.
        zone: of its times.
    """

    language: str
    zone: str


OURS = Spoken("zh", "UTC")
Due = tuple[Standing, str]
"""What stands, and whether it is told as ``new``, ``again`` or ``recovered``."""


def message(dues: Iterable[Due], spoken: Mapping[str, Spoken], ours: Spoken = OURS) -> str:
    """Returns a message of all that is due: a line each, few enough for every service.

    Args:
        dues: what is to be told.
        spoken: how each team is spoken to.
        ours: how to speak of what is nobody's.
    """
    found = [(_line(standing, how, spoken.get(standing.team, ours)), standing) for standing, how in dues]
    language = spoken.get(found[0][1].team, ours).language if found else ours.language
    lines = list(dict.fromkeys(line for line, _ in found))
    shown = _fitting(lines)
    if len(shown) < len(lines):
        shown.append(text(language, "watching.more", count=str(len(lines) - len(shown))))
    return "\n".join((text(language, "watching.head"), *shown))


def trial(name: str, language: str) -> str:
    """Returns a message that only shows that messages arrive."""
    return "\n".join((text(language, "watching.head"), text(language, "watching.trial", name=name)))


def body(form: Form, said: str, dues: Iterable[Due] = ()) -> dict[str, Any]:
    """Returns a text message as the service behind the address wants it.

    >>> body("slack", "…"), body("wecom", "…")
    ({'text': '…'}, {'msgtype': 'text', 'text': {'content': '…'}})
    """
    if form in ("wecom", "dingtalk"):
        return {"msgtype": "text", "text": {"content": said}}
    if form == "feishu":
        return {"msg_type": "text", "content": {"text": said}}
    if form == "slack":
        return {"text": said}
    return {"text": said, "what": [_plain(standing, how) for standing, how in dues]}


def signed(form: Form, url: str, content: dict[str, Any], secret: str, now: datetime) -> tuple[str, dict[str, Any]]:
    """Returns address and message signed as 钉钉 (in the address) and 飞书 (in the message) ask for."""
    if not secret or form not in ("dingtalk", "feishu"):
        return url, content
    if form == "feishu":
        moment = str(int(now.timestamp()))
        return url, {"timestamp": moment, "sign": _digest(f"{moment}\n{secret}", ""), **content}
    moment = str(int(now.timestamp() * 1000))
    sign = quote(_digest(secret, f"{moment}\n{secret}"), safe="")
    return f"{url}{'&' if '?' in url else '?'}timestamp={moment}&sign={sign}", content


def accepted(form: Form, status: int, answer: bytes) -> bool:
    """Tells whether a service took a message: some say no with a status of 200 and a code in the answer."""
    if not 200 <= status < 300:
        return False
    if form not in ("wecom", "dingtalk", "feishu"):
        return True
    try:
        said = json.loads(answer)
        code = said.get("errcode", said.get("code", said.get("StatusCode")))
    except (ValueError, AttributeError):
        return False
    return bool(code == 0)


def _digest(key: str, content: str) -> str:
    made = hmac.new(key.encode(), content.encode(), hashlib.sha256).digest()
    return base64.b64encode(made).decode()


def _fitting(lines: list[str]) -> list[str]:
    """Returns the first lines, as many as every service takes."""
    room, shown = _MOST_BYTES, []
    for line in lines[:MOST_LINES]:
        room -= len(line.encode()) + 1
        if room < 0:
            break
        shown.append(line)
    return shown


def _line(standing: Standing, how: str, spoken: Spoken) -> str:
    told = {
        "team": standing.team or "—",
        "about": standing.about,
        "code": standing.code or "—",
        "period": standing.period or "—",
        "since": _shown(standing.since, spoken.zone),
        "times": str(standing.times),
    }
    words = texts(spoken.language, "watching")
    if how == "recovered":
        told["over"] = _shown(standing.over or standing.last, spoken.zone)
        key = "recovered" if standing.team else "recovered_worker"
        return words[key].format_map(told)
    cure = words[f"is_{standing.result}" if f"is_{standing.result}" in words else "is_failed"]
    often = words["times"] if standing.kind == "failure" and standing.times > 1 else ""
    return (cure + often).format_map(told)


def _shown(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M")


def _plain(standing: Standing, how: str) -> dict[str, Any]:
    names = ("team", "kind", "about", "result", "code", "period", "times")
    told = {name: getattr(standing, name) for name in names}
    return {**told, "how": how, "since": standing.since.isoformat(), "last": standing.last.isoformat()}
