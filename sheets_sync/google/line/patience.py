"""When another attempt is worth it, how long to wait before it, and when to give up."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import inf

from requests import Response
from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential, wait_random_exponential

from sheets_sync.google.line.clock import Clock

_BACKOFF = wait_exponential(multiplier=0.5, max=16) + wait_random_exponential(multiplier=0.5, max=16)
"""0.5 to 1 second, then twice that, up to 16 to 32: eight attempts reach over the minute in which a quota refills."""


LAST_SECOND = 1.0
"""An attempt that begins later than this before its deadline could not end in time."""


class Lost(Exception):
    """An attempt without an answer that counts; another one may have more luck.

    Attributes:
        why: a key of ``WHY`` in the texts, or Google's own words.
        status: of the answer; 0 when there was none.
        unsure: whether the server may have done what was asked all the same.
        hopeless: whether another attempt would end the same.
        after: how many seconds the server wants us to wait; None when it did not say.
        quota: which quota is used up, by Google's name or a key of ``WHY``; empty when it is something else.
    """

    def __init__(
        self,
        why: str,
        *,
        status: int = 0,
        unsure: bool = True,
        hopeless: bool = False,
        after: float | None = None,
        quota: str = "",
    ) -> None:
        """Keeps what is known of the failure."""
        super().__init__(why)
        self.why = why
        self.status = status
        self.unsure = unsure
        self.hopeless = hopeless
        self.after = after
        self.quota = quota


def patient(clock: Clock, until: float) -> Retrying:
    """Returns what repeats an attempt that was ``Lost``, and raises the last one when there is no time for another.

    A wait that would leave no time for the attempt after it is not begun.
    """

    def over(state: RetryCallState) -> bool:
        return _loss(state).hopeless or clock.now() + state.upcoming_sleep >= until - LAST_SECOND

    return Retrying(retry=retry_if_exception_type(Lost), wait=_pause, stop=over, sleep=clock.sleep, reraise=True)


def _pause(state: RetryCallState) -> float:
    """Returns the seconds before the next attempt: what the server asked for, and never less than our own."""
    return max(_BACKOFF(state), _loss(state).after or 0.0)


def _loss(state: RetryCallState) -> Lost:
    """Returns why the attempt has to be repeated."""
    lost = state.outcome.exception() if state.outcome else None
    return lost if isinstance(lost, Lost) else Lost("unknown")


def retry_after(response: Response) -> float | None:
    """Returns the seconds that an answer asks to wait, whether it names them or a moment; None when it does neither.

    The moment is set against the server's own clock, since ours may be wrong.
    """
    said = response.headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said) if len(said) < 10 else inf
    moment = moment_of(said)
    if moment is None:
        return None
    now = moment_of(response.headers.get("Date", "")) or datetime.now(UTC)
    return max(0.0, (moment - now).total_seconds())


def moment_of(said: str | None) -> datetime | None:
    """Returns the moment that an HTTP header names, or None when it names none.

    >>> moment_of("Sat, 17 Feb 2024 11:06:25 GMT").isoformat()
    '2024-02-17T11:06:25+00:00'
    """
    try:
        moment = parsedate_to_datetime(said or "")
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
