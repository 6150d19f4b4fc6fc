"""A client of gspread's whose every call is bounded, paced, logged, repeated where that may help, and explained."""

import json as plain
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import gspread
import requests
from google.auth.credentials import Credentials
from requests import Response

from sheets_sync import __version__
from sheets_sync.google.line.call_log import Asked, asked
from sheets_sync.google.line.clock import Clock, RealClock
from sheets_sync.google.line.faults import GoogleFault, given_up, refusal
from sheets_sync.google.line.pace import Paces
from sheets_sync.google.line.patience import LAST_SECOND, Lost, patient
from sheets_sync.google.line.token import Token
from sheets_sync.google.line.wire import Parcel, Wire
from sheets_sync.grid import BookFault

DEADLINE_SECONDS = 240.0
"""For a call with all its attempts and waits: more than three times the minute in which a quota refills."""

_WHO = f"sheets-sync/{__version__} (gzip)"  # Google packs an answer only for those who say the word here


@dataclass(slots=True)
class _Turn:
    """A call on its way."""

    call: Asked
    parcel: Parcel
    began: float
    until: float
    tries: int = 0
    unsure: bool = False
    lost: Lost | None = None
    signed_in_again: bool = False


def encoded(body: object) -> bytes:
    """Returns JSON as it is sent: what a request weighs."""
    return plain.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


class Sending(gspread.HTTPClient):
    """The one choke point of gspread, so that whatever is done through gspread is done this way too."""

    def __init__(
        self,
        auth: Credentials | None,
        session: requests.Session | None = None,
        *,
        clock: Clock | None = None,
        deadline: float = DEADLINE_SECONDS,
        paces: Paces | None = None,
        email: str = "",
    ) -> None:
        """Takes what to sign calls with; nothing is asked yet.

        Args:
            auth: credentials; None sends calls unsigned.
            session: to send with, where it must be a certain one.
            clock: the time.
            deadline: seconds for a call with all its attempts.
            paces: the buckets of the account, where several lines share them.
            email: of the account, for messages.
        """
        super().__init__(auth, session or requests.Session())  # type: ignore[arg-type]
        self.auth = auth  # type: ignore[assignment]
        self.email = email
        self.deadline = deadline
        self.clock: Clock = clock or RealClock()
        self._paces = paces or Paces(self.clock)
        self._wire = Wire(self.session, self.clock)
        self._token = Token(auth, self._wire) if auth is not None else None

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({self.email!r})"

    def request(  # noqa: PLR0913, PLR0917 - gspread's shape
        self,
        method: str,
        endpoint: str,
        params: Any = None,  # noqa: ANN401
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: Any = None,  # noqa: ANN401
        headers: Any = None,  # noqa: ANN401
    ) -> Response:
        """Makes a call and returns its good answer.

        Raises:
            GoogleFault: any code that begins with ``google_``.
        """
        kind = {"Content-Type": "application/json; charset=utf-8"} if json is not None else {}
        heads = {"User-Agent": _WHO, **kind, **(headers or {})}
        parcel = Parcel(params, encoded(json) if json is not None else data, heads, files)
        began = self.clock.now()
        turn = _Turn(asked(method, endpoint), parcel, began, began + self.deadline)
        try:
            return patient(self.clock, turn.until)(self._attempt, turn)
        except Lost as lost:
            fault = given_up(lost, self.clock.now() - began, turn.tries)
        except BookFault as found:
            fault = found
        raise self._told(fault, turn)

    def _attempt(self, turn: _Turn) -> Response:
        """Makes one attempt at a call, and keeps what came of it.

        Raises:
            Lost: another attempt may help.
            BookFault: none will.
        """
        self._heed()
        if turn.lost and self.clock.now() >= turn.until:
            raise turn.lost
        try:
            response = self._signed(turn)
        except Lost as lost:
            turn.lost = lost
            turn.unsure |= lost.unsure
            raise
        if response.ok:
            return response
        raise refusal(response, turn.call, self.email)

    def _signed(self, turn: _Turn) -> Response:
        """Sends a call, and once more with a new token when Google did not take the old one.

        Raises:
            Lost: …
        """
        response, header = self._sent(turn)
        if response.status_code == 401 and self._token and not turn.signed_in_again:
            turn.signed_in_again = True
            response, _ = self._sent(turn, spent=header)
        return response

    def _sent(self, turn: _Turn, spent: str = "") -> tuple[Response, str]:
        """Sends a call as soon as it may go, and returns its answer and the token that it went with.

        Raises:
            Lost: …
        """
        turn.tries += 1
        headers = self._token.headers(turn.until, turn.tries, spent) if self._token else {}
        self._heed()
        patience = max(0.0, turn.until - self.clock.now() - LAST_SECOND)
        if not self._paces.take(turn.call.kind, patience):
            raise Lost("too_many_calls", unsure=False, hopeless=True, quota=f"own_{turn.call.kind}")
        parcel = Parcel(turn.parcel.params, turn.parcel.body, {**turn.parcel.headers, **headers}, turn.parcel.files)
        return self._wire.send(turn.call, parcel, turn.until, turn.tries), headers.get("authorization", "")

    def _heed(self) -> None:
        """Begins nothing more once we are told to stop.

        Raises:
            BookFault: ``google_interrupted``.
        """
        if self.clock.stop.is_set():
            raise BookFault("google_interrupted")

    def _told(self, fault: BookFault, turn: _Turn) -> GoogleFault:
        """Returns the fault with all that is known of the call."""
        book = {"book": turn.call.book, "path": f"google:{turn.call.book}"} if turn.call.book else {}
        details = {**book, **fault.details, **({"email": self.email} if "email" in fault.details else {})}
        return GoogleFault(fault.code, attempts=turn.tries, answer_lost=turn.unsure, **details)
