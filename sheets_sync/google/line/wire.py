"""One attempt at one call: bounded in time and size, logged, and with an answer that is whole or none at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.request import getproxies

import requests
from requests import PreparedRequest, Response
from urllib3.exceptions import HTTPError

from sheets_sync.google.line.call_log import Asked, Measured, record
from sheets_sync.google.line.clock import Clock
from sheets_sync.google.line.patience import Lost
from sheets_sync.google.line.told import passing

CONNECT_SECONDS = 10.0
LIMITS = {"read": (75.0, 120.0), "write": (190.0, 200.0), "drive": (60.0, 90.0), "token": (20.0, 30.0)}
"""Kind of call to the seconds between two bytes and the seconds for the whole. Google itself works on a request for at
most 180 seconds, so that a write which is given up here has ended there."""

MOST_BYTES = 256 * 1024 * 1024
"""A longer answer is taken for one without an end; the largest workbook that we measured is a quarter of it."""

_CHUNK = 64 * 1024
_SLOWEST = 100_000  # bytes a second: the time to connect is also what the library gives a whole body to be sent
_NEVER_SENT = re.compile("NewConnectionError|NameResolutionError|Failed to resolve")


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes with a call.

    Attributes:
        params: of its address.
        body: what is sent.
        headers: to send, the token among them.
        files: for the calls of gspread that send some.
    """

    params: Mapping[str, Any] | None = None
    body: bytes | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    files: Any = field(default=None, repr=False)


class Wire:
    """The cable: a session of ``requests`` that never waits without end."""

    def __init__(self, session: requests.Session, clock: Clock, most_bytes: int = MOST_BYTES) -> None:
        """Takes the session to send with."""
        self.session = session
        self.clock = clock
        self.most_bytes = most_bytes

    def send(self, call: Asked, parcel: Parcel, until: float, attempt: int) -> Response:
        """Makes the call once and returns the answer, read to its end, if it is a final one, good or bad.

        Raises:
            Lost: there is no answer, or not the whole of it, or one that may be another in a moment.
        """
        began = self.clock.now()
        silence, whole = (min(limit, until - began) for limit in LIMITS[call.kind])
        if silence <= 0:
            raise Lost("no_time_left", unsure=False, hopeless=True)
        sent = len(parcel.body or b"")
        try:
            timeout = (min(CONNECT_SECONDS + sent / _SLOWEST, silence), silence)
            response = self._received(call, parcel, timeout, began + whole)
        except Lost as broken:
            record(call, attempt, Measured(broken.status or "-", sent, 0, self.clock.now() - began), broken.why)
            raise
        lost = passing(response, call)
        seen = Measured(response.status_code, sent, len(response.content), self.clock.now() - began)
        record(call, attempt, seen, lost.why if lost else "")
        if lost:
            raise lost
        return response

    def _received(self, call: Asked, parcel: Parcel, timeout: tuple[float, float], until: float) -> Response:
        """Returns the answer with its whole body.

        Raises:
            Lost: …
        """
        try:
            response = self.session.request(
                call.method,
                call.url,
                params=parcel.params,
                data=parcel.body,
                headers=dict(parcel.headers),
                files=parcel.files,
                timeout=timeout,
                auth=_as_it_is,
                allow_redirects=False,
                stream=True,
            )
            with response:
                self._filled(response, until)
        except (OSError, HTTPError) as error:
            lost = _broken(error)
        else:
            return response
        raise lost  # outside of the `except`, so that it does not carry the request, and the token in it, along

    def _filled(self, response: Response, until: float) -> None:
        """Reads the body. A timeout only guards the gap between two bytes, so the whole is watched here.

        Raises:
            Lost: it is too long, or takes too long.
        """
        parts = []
        size = 0
        while part := response.raw.read1(_CHUNK, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > self.most_bytes:
                raise Lost("endless_answer", status=response.status_code, hopeless=True)
            if self.clock.now() > until:
                raise Lost("slow_answer", status=response.status_code)
        response._content = b"".join(parts)  # noqa: SLF001 - as `requests` itself does when it reads the whole
        response._content_consumed = True  # type: ignore[attr-defined] # noqa: SLF001


def _as_it_is(request: PreparedRequest) -> PreparedRequest:
    """Leaves the request alone; without it ``requests`` puts in what a .netrc says of the host."""
    return request


def _broken(error: OSError | HTTPError) -> Lost:
    """Returns a failure of the connection by a word of ours; ``requests`` shows addresses in its own."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Lost("certificate", unsure=False, hopeless=True)
    if isinstance(error, requests.exceptions.InvalidSchema) and "SOCKS" in str(error):
        return Lost("no_socks", unsure=False, hopeless=True)
    if isinstance(error, ValueError) or (isinstance(error, requests.exceptions.ProxyError) and _proxy_is_a_word()):
        return Lost("proxy_wrong", unsure=False, hopeless=True)
    if isinstance(error, requests.ConnectTimeout) or _NEVER_SENT.search(repr(error)):
        return Lost("no_connection", unsure=False)
    if isinstance(error, requests.Timeout | TimeoutError) or "Read timed out" in str(error):
        return Lost("no_answer")
    return Lost("connection_broke")


def _proxy_is_a_word() -> bool:
    """Tells whether the environment names a proxy by what is no address: without scheme, port and dot.

    ``requests`` takes it for a host, and looks for that in vain as long as it may.
    """
    named = getproxies()
    proxy = named.get("https") or named.get("all") or ""
    host = proxy.partition("/")[0]
    return bool(proxy) and "://" not in proxy and not {".", ":"} & {*host} and host != "localhost"
