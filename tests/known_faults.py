"""The faults that may strike a call: those that pass, those that stay, and those that end us."""

from dataclasses import dataclass
from datetime import timedelta

from tests.played import Denied, Endless, Hang, Html, Refusal, Reset, Status, Truncated, Unresolved
from tests.played.faults import Fault
from tests.played.refusals import api_off, file_forbidden, over_quota, scope_missing

ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo"
LIMITED = Denied(
    403,
    "User Rate Limit Exceeded. Rate of requests for user exceed configured project quota.",
    reason="userRateLimitExceeded",
    domain="usageLimits",
    details=({"@type": ERROR_INFO, "reason": "RATE_LIMIT_EXCEEDED", "domain": "googleapis.com"},),
)


@dataclass(frozen=True)
class ApiOff(Fault):
    def ends(self, scene, _):
        service = "sheets.googleapis.com" if scene.api == "sheets" else "drive.googleapis.com"
        return Refusal(api_off(service)).ends(scene, None)


@dataclass(frozen=True)
class TooNarrow(Fault):
    def ends(self, scene, _):
        service = "sheets.googleapis.com" if scene.api == "sheets" else "drive.googleapis.com"
        return Refusal(scope_missing(service, "any")).ends(scene, None)


@dataclass(frozen=True)
class Exhausted(Fault):
    """Others use up the whole project's quota for an hour."""

    google: object = None

    def ends(self, scene, _):
        self.google.quota.exhaust(3600)
        return Refusal(over_quota("read")).ends(scene, None)


@dataclass(frozen=True)
class Revoked(Fault):
    """The token is worthless from now on, and there is no other."""

    google: object = None

    def ends(self, scene, _):
        self.google.sign_in.accounts.clear()
        self.google.sign_in.expire()
        return scene.serve()


@dataclass(frozen=True)
class Stop(Fault):
    """The worker is told to stop while the call is under way."""

    then: object = None

    def ends(self, scene, served):
        scene.clock.stop.set()
        return self.then.strike(scene) if self.then else served or scene.serve()


# What may be over in a moment, so that whoever asks again gets an answer.
PASSING = {
    "403 rate limit": Refusal(LIMITED),
    "408": Status(408),
    "408 after": Status(408, before=False),
    "429": Status(429),
    "429 for seconds": Status(429, retry_after="7"),
    "429 until a moment": Status(429, retry_after=timedelta(seconds=9)),
    "500": Status(500),
    "500 after": Status(500, before=False),
    "502 as a page": Html(502),
    "503": Status(503),
    "504": Status(504),
    "504 after": Status(504, before=False),
    "no such host": Unresolved(),
    "reset": Reset(),
    "reset after": Reset(before=False),
    "cut off": Truncated(),
    "cut off unnoticed": Truncated(noticed=False),
    "without an end": Endless(),
    "silence": Hang(),
    "silence after": Hang(before=False),
    "no connection": Hang(connecting=True),
}
# What asking again does not change, with what is told of it when a book is read, and when it is written.
FINAL = {
    "400": (Status(400), "Google 拒绝了这次请求（400", "Google 拒绝了这次请求（400"),
    "403 not shared": (Refusal(Denied(403)), "打不开 ", "只有查看权限"),
    "403 reader only": (Refusal(file_forbidden()), "打不开 ", "只有查看权限"),
    "403 API off": (ApiOff(), "Google Sheets API 没有启用。请在", "Google Sheets API 没有启用。请在"),
    "403 scope": (TooNarrow(), "授权范围不够，缺少", "授权范围不够，缺少"),
    "404": (Status(404), "Google 上找不到", "Google 上找不到"),
}


def may_be_written(fault):
    """Tells whether whoever has no answer but this cannot know what the server did."""
    sure = isinstance(fault, Unresolved) or getattr(fault, "connecting", False)
    return not sure and getattr(fault, "code", 0) != 429 and not isinstance(fault, Refusal)
