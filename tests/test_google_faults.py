"""Every fault at every call: each book stands as it was or wholly as it should be, and the next run completes."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from sheets_sync.google.sending import DEADLINE_SECONDS
from tests.played import Denied, Endless, Hang, Html, Kill, Refusal, Reset, Status, TokenRefused, Truncated, Unresolved
from tests.played.faults import Fault
from tests.played.refusals import api_off, file_forbidden, over_quota, scope_missing
from tests.striking import SECRETS, Shop

LIMITED = Denied(
    403,
    "User Rate Limit Exceeded. Rate of requests for user exceed configured project quota.",
    reason="userRateLimitExceeded",
    domain="usageLimits",
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


# What each is: `passing` may be over in a moment, `final` is not; `fresh` is mended by a new token; `kill` ends us.
FAULTS = {
    "400": ("final", Status(400)),
    "401": ("fresh", Status(401)),
    "403 not shared": ("final", Refusal(Denied(403))),
    "403 reader only": ("final", Refusal(file_forbidden())),
    "403 api off": ("final", ApiOff()),
    "403 scope": ("final", TooNarrow()),
    "403 rate limit": ("passing", Refusal(LIMITED)),
    "404": ("final", Status(404)),
    "408": ("passing", Status(408)),
    "429": ("passing", Status(429)),
    "429 for seconds": ("passing", Status(429, retry_after="7")),
    "429 until a moment": ("passing", Status(429, retry_after=timedelta(seconds=9))),
    "429 for an hour": ("long", Status(429, retry_after="3600")),
    "quota gone for an hour": ("hour", lambda google: Exhausted(google=google)),
    "500": ("passing", Status(500)),
    "500 after": ("passing", Status(500, before=False)),
    "502 as a page": ("passing", Html(502)),
    "503": ("passing", Status(503)),
    "503 after": ("passing", Status(503, before=False)),
    "504": ("passing", Status(504)),
    "504 after": ("passing", Status(504, before=False)),
    "no such host": ("passing", Unresolved()),
    "reset": ("passing", Reset()),
    "reset after": ("passing", Reset(before=False)),
    "cut off": ("passing", Truncated()),
    "cut off unnoticed": ("passing", Truncated(noticed=False)),
    "without an end": ("passing", Endless()),
    "silence": ("passing", Hang()),
    "silence after": ("passing", Hang(before=False)),
    "no connection": ("passing", Hang(connecting=True)),
    "token refused": ("token", TokenRefused()),
    "token revoked": ("revoked", lambda google: Revoked(google=google)),
    "interrupted": ("kill", Kill(KeyboardInterrupt)),
    "interrupted after": ("kill", Kill(KeyboardInterrupt, before=False)),
    "killed": ("kill", Kill(SystemExit)),
    "killed after": ("kill", Kill(SystemExit, before=False)),
    "stopped": ("stop", Stop()),
    "stopped after 503": ("stop503", Stop(then=Status(503))),
}
