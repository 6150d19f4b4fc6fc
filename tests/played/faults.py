"""Faults to order: each strikes one call, before the server has done its work or after."""

import io
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.utils import format_datetime

import requests

from .calls import Reply, json_reply
from .discovery import Unfaithful
from .refusals import Denied

PAGE = b"""<!DOCTYPE html>
<html lang=en>
  <title>Error %d (Server Error)!!1</title>
  <p><b>%d.</b> <ins>That's an error.</ins>
  <p>The server encountered a temporary error and could not complete your request.<p>Please try again in 30 seconds.
"""


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong with a call.

    Attributes:
        before: whether the server has done nothing yet; False: it has done its work, and only the answer is lost.
    """

    before: bool = field(default=True, kw_only=True)

    def strike(self, scene):
        """Plays the fault in a scene, which knows the call, the clock, the service and how to serve it."""
        served = None if self.before else scene.serve()
        return self.ends(scene, served)


@dataclass(frozen=True)
class Status(Fault):
    """An error of Google's, in JSON.

    Attributes:
        code: status of HTTP.
        retry_after: seconds as text, a `timedelta` (sent as a date of HTTP), or None.
        message: instead of the usual one.
    """

    code: int = 503
    retry_after: object = None
    message: str = ""

    def ends(self, scene, _):
        wait = self.retry_after
        if isinstance(wait, timedelta):
            wait = format_datetime(scene.clock.wall() + wait, usegmt=True)
        headers = {} if wait is None else {"Retry-After": str(wait)}
        return json_reply(self.code, Denied(self.code, self.message).body(scene.api), **headers)


@dataclass(frozen=True)
class Refusal(Fault):
    """A refusal in given words, such as those of `refusals`."""

    denied: Denied

    def ends(self, scene, _):
        return json_reply(self.denied.status, self.denied.body(scene.api))


@dataclass(frozen=True)
class TokenRefused(Fault):
    """No token for these credentials, in the words of OAuth."""

    error: str = "invalid_grant"
    description: str = "Invalid JWT Signature."
    status: int = 400

    def ends(self, *_):
        return json_reply(self.status, {"error": self.error, "error_description": self.description})


@dataclass(frozen=True)
class Html(Fault):
    """An error page of the servers before Google's servers."""

    code: int = 502

    def ends(self, *_):
        return Reply(self.code, PAGE % (self.code, self.code), {"Content-Type": "text/html; charset=UTF-8"})


@dataclass(frozen=True)
class Reset(Fault):
    """The connection breaks, and nobody can tell from it whether the server did anything."""

    def ends(self, *_):
        raise requests.ConnectionError("('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))")


@dataclass(frozen=True)
class Unresolved(Fault):
    """The name of the host is not found: there is no network."""

    def ends(self, scene, _):
        raise requests.ConnectionError(f"Failed to resolve '{scene.call.host}' ([Errno -3] Temporary failure)")


@dataclass(frozen=True)
class Hang(Fault):
    """Nothing comes until the timeout has passed: that for reading, or that for connecting."""

    connecting: bool = False

    def ends(self, scene, _):
        timeout = scene.call.timeout
        each = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        scene.clock.advance(each[0 if self.connecting else 1])
        if self.connecting:
            raise requests.ConnectTimeout("HTTPSConnectionPool: Connection timed out.")
        raise requests.ReadTimeout("HTTPSConnectionPool: Read timed out.")


@dataclass(frozen=True)
class Slow(Fault):
    """The answer comes, but only after a while."""

    seconds: float = 100.0

    def ends(self, scene, served):
        scene.clock.advance(self.seconds)
        return served or scene.serve()


@dataclass(frozen=True)
class Truncated(Fault):
    """The answer ends in its middle.

    Attributes:
        noticed: whether its length was announced, so that requests can tell; else half of a JSON text just arrives.
    """

    before: bool = field(default=False, kw_only=True)
    noticed: bool = True

    def ends(self, scene, served):
        reply = served or scene.serve()
        length = {"Content-Length": str(len(reply.body))} if self.noticed else {}
        return replace(reply, body=reply.body[: len(reply.body) // 2], headers={**reply.headers, **length})


@dataclass(frozen=True)
class Endless(Fault):
    """The answer drips on and on, never slow enough for a read timeout."""

    before: bool = field(default=False, kw_only=True)

    def ends(self, scene, served):
        headers = (served or scene.serve()).headers
        return Reply(200, io.BufferedReader(_Dripping(scene.clock)), headers)


class _Dripping(io.RawIOBase):
    def __init__(self, clock):
        super().__init__()
        self.clock, self.most = clock, 10_000

    def readable(self):
        return True

    def readinto(self, buffer):
        self.most -= 1
        if self.most < 0:
            raise Unfaithful("a body without an end was read for hours: there is no total deadline")
        self.clock.advance(5)
        buffer[:] = b" " * len(buffer)
        return len(buffer)


@dataclass(frozen=True)
class Kill(Fault):
    """The process ends here."""

    kind: type = SystemExit

    def ends(self, *_):
        raise self.kind("killed by the test")
