"""The token that every call carries: fetched over the same careful wire, once for all threads, never in the background.

The library's own sessions start a thread of their own at the first call, repeat with sleeps that nobody can end, and
let every thread that finds no token fetch one. Here only its knowledge of tokens is used.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import google.auth.transport
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError

from sheets_sync.google.line.call_log import asked
from sheets_sync.google.line.faults import signed_out
from sheets_sync.google.line.patience import Lost
from sheets_sync.google.line.told import clean
from sheets_sync.google.line.wire import Parcel, Wire


@dataclass(frozen=True, slots=True)
class _Heard:
    """An answer as the library wants it."""

    status: int
    headers: Mapping[str, str]
    data: bytes = field(repr=False)


class _Carrier(google.auth.transport.Request):
    """Carries what the library wants to send; what may pass is ``Lost`` and so never repeated by the library itself."""

    def __init__(self, wire: Wire, until: float, attempt: int) -> None:
        """Takes the wire and the time that there is."""
        self.session = wire.session
        self._wire = wire
        self._until = until
        self._attempt = attempt

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the wire has its own
        **_: Any,  # noqa: ANN401
    ) -> _Heard:
        sent = body.encode() if isinstance(body, str) else body
        parcel = Parcel(body=sent, headers=dict(headers or {}))
        response = self._wire.send(asked(method, url), parcel, self._until, self._attempt)
        return _Heard(response.status_code, response.headers, response.content)


class Token:
    """Credentials, and the lock around them."""

    def __init__(self, credentials: Credentials, wire: Wire) -> None:
        """Takes the credentials; nothing is fetched yet."""
        self._credentials = credentials
        self._wire = wire
        self._lock = Lock()

    def headers(self, until: float, attempt: int, spent: str = "") -> dict[str, str]:
        """Returns the headers that sign a call, with a fresh token if need be.

        Args:
            until: when to give up.
            attempt: of the call that needs them.
            spent: the header of a token that Google did not take; if it is still the one at hand, it is replaced.

        Raises:
            Lost: no token came; another attempt may help.
            BookFault: ``google_signed_out``, ``google_no_delegation``, ``google_no_impersonation``.
        """
        if not self._lock.acquire(timeout=max(0.0, until - self._wire.clock.now())):
            raise Lost("no_time_left", unsure=False, hopeless=True)
        try:
            if not self._credentials.valid or self._applied().get("authorization") == spent:
                self._refresh(_Carrier(self._wire, until, attempt))
            return self._applied()
        finally:
            self._lock.release()

    def _applied(self) -> dict[str, str]:
        """Returns the headers as they are now."""
        headers: dict[str, str] = {}
        self._credentials.apply(headers)
        return headers

    def _refresh(self, carrier: _Carrier) -> None:
        """Fetches a token.

        Raises:
            Lost: …
            BookFault: ``google_signed_out``, ``google_no_delegation``, ``google_no_impersonation``.
        """
        try:
            self._credentials.refresh(carrier)
        except Lost as lost:
            lost.unsure = False  # the call itself was not made
            raise
        except GoogleAuthError as error:
            fault = signed_out(reason(error), self._credentials)
        except (AttributeError, KeyError, TypeError, ValueError):
            fault = None
        else:
            return
        # Raised out here, so that what the library knows (the key, the answer) does not travel along.
        raise fault or Lost("no_token", unsure=False)


def reason(error: Exception) -> str:
    """Returns why signing in failed, in Google's words; of what came with it only the message is told."""
    words = [str(error.args[0]) if error.args else error.__class__.__name__]
    for more in error.args[1:]:
        with suppress(ValueError, KeyError, TypeError):
            words.append(str(json.loads(more)["error"]["message"]))
    return clean(": ".join(words))
