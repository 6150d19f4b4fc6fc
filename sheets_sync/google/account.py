"""Who the program is to Google: signed in once a process, whatever asks for it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from sheets_sync.google import environment
from sheets_sync.google.line import Line
from sheets_sync.google.line.clock import Clock, RealClock
from sheets_sync.google.line.pace import Paces
from sheets_sync.google.line.sending import DEADLINE_SECONDS
from sheets_sync.google.scopes import USUAL, WIDER
from sheets_sync.google.sign_in import sign_in


@dataclass(frozen=True, slots=True)
class Account:
    """An account that is signed in.

    Attributes:
        email: the address that people share their spreadsheets with.
        line: the way to Google as this account.
    """

    email: str
    line: Line = field(repr=False)


_lock = Lock()
_signed_in: dict[Sequence[str], Account] = {}
_paces: list[Paces] = []
_hurry: list[float] = []


def account() -> Account:
    """Returns the account of this process, signed in with as little as runs need.

    Raises:
        BookFault: ``google_no_key``, ``google_bad_key``; where only Google knows
            who we are, also what a call may end in.
    """
    return _account(USUAL)


def wider() -> Account:
    """Returns the account with what sharing needs besides.

    Raises:
        BookFault: as for ``account``.
    """
    return _account(WIDER)


@contextmanager
def hurried(seconds: float) -> Iterator[None]:
    """Gives every call in between no more than so many seconds: for a person who waits in front of the screen.

    For a command that is the only one of its process; a worker's threads share one line.
    """
    with _lock:
        before = {id(each.line): each.line.deadline for each in _signed_in.values()}
        for each in _signed_in.values():
            each.line.deadline = seconds
        _hurry.append(seconds)
    try:
        yield
    finally:
        with _lock:
            _hurry.pop()
            for each in _signed_in.values():
                each.line.deadline = before.get(id(each.line), DEADLINE_SECONDS)


def install(account: Account) -> None:
    """Takes this account for every purpose."""
    with _lock:
        _signed_in.update({USUAL: account, WIDER: account})


def forget() -> None:
    """Signs in anew when next asked, from the environment as it is then."""
    with _lock:
        _signed_in.clear()
        _paces.clear()


def _account(scopes: Sequence[str]) -> Account:
    """Returns the account with these scopes; the first to ask signs in, and the others wait for it."""
    with _lock:
        if scopes not in _signed_in:
            _signed_in[scopes] = _made(scopes, RealClock(environment.stop()))
        return _signed_in[scopes]


def _made(scopes: Sequence[str], clock: Clock) -> Account:
    """Returns a new account; its quota is one, whatever it is allowed."""
    if not _paces:
        _paces.append(Paces(clock))
    deadline = _hurry[-1] if _hurry else DEADLINE_SECONDS
    known = sign_in(environment.environ(), scopes)
    line = Line(known.credentials, clock=clock, paces=_paces[0], email=known.email, deadline=deadline)
    line.email = known.email or str(line.about().get("user", {}).get("emailAddress", ""))
    return Account(line.email, line)
