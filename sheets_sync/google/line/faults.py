"""What went wrong between us and Google, as a problem that a person can mend."""

import re

from google.auth.credentials import Credentials
from requests import Response

from sheets_sync.google.line.call_log import SHEETS, Asked
from sheets_sync.google.line.patience import Lost
from sheets_sync.google.line.told import Told, told
from sheets_sync.google.scopes import DRIVE, DRIVE_METADATA, SPREADSHEETS, USUAL
from sheets_sync.grid import BookFault

_OFF = frozenset(["SERVICE_DISABLED", "accessNotConfigured"])
_SCOPE = frozenset(["ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions", "insufficientScopes"])
_DENIED = frozenset(["forbidden", "insufficientFilePermissions", "IAM_PERMISSION_DENIED", "PERMISSION_DENIED"])
_CONSOLE = re.compile(r"https://console\.(?:developers|cloud)\.google\.com/[\w./?=&%\-]+[\w/]")
_LENT = re.compile(r"\biam\.serviceAccounts\.\w+")
_UNAUTHORISED = re.compile(r"\b(unauthorized_client|access_denied)\b")
_PROTECTED = re.compile(r"protected (cell|range|sheet)", re.IGNORECASE)

# The words of these refusals are told by third parties; none was seen from the live service. Other words for the same
# end in `google_refused`, which shows them.
_LIMITS = (
    (re.compile(r"above the limit of (\d+) cells", re.IGNORECASE), "cells"),
    (re.compile(r"maximum of (\d+) characters in a single cell", re.IGNORECASE), "characters in a cell"),
    (re.compile(r"payload size exceeds the limit: (\d+) bytes", re.IGNORECASE), "bytes in one request"),
)


class GoogleFault(BookFault):
    """A fault of a call.

    Attributes:
        attempts: how many were made.
        answer_lost: whether one of them ended without an answer and may have been applied all the same.
    """

    def __init__(self, code: str, *, attempts: int = 0, answer_lost: bool = False, **details: str) -> None:
        """Keeps the code and the details of the problem, and how the call went."""
        super().__init__(code, **details)
        self.attempts = attempts
        self.answer_lost = answer_lost


def given_up(lost: Lost, seconds: float, tries: int) -> BookFault:
    """Returns the fault of a call that had no answer in all its time.

    Args:
        lost: the last attempt.
        seconds: since the first one.
        tries: how many there were.
    """
    waited = {"seconds": str(round(seconds)), "tries": str(tries)}
    if lost.after:
        waited["after"] = f"{lost.after:.0f}"
    if lost.quota:
        return BookFault("google_busy", quota=lost.quota, **waited)
    return BookFault("google_unreachable", why=lost.why, status=str(lost.status or "-"), **waited)


def signed_out(why: str, lender: Credentials) -> BookFault:
    """Returns the fault of an account that gets no token.

    Args:
        why: in Google's words.
        lender: the credentials; those that act for a user, or as another account, need leave that a key does not.
    """
    if _LENT.search(why):
        account = str(getattr(lender, "service_account_email", None) or "-")
        return BookFault("google_no_impersonation", account=account, why=why)
    if getattr(lender, "_subject", None) and _UNAUTHORISED.search(why):
        scopes = getattr(lender, "scopes", None) or getattr(lender, "_target_scopes", None) or USUAL
        return BookFault("google_no_delegation", email="", scopes=", ".join(scopes), why=why)
    return BookFault("google_signed_out", why=why, email="")


def refusal(response: Response, call: Asked, email: str) -> BookFault:
    """Returns the fault of a final answer that is none of those wished for."""
    said = told(response)
    if response.status_code == 401:
        return BookFault("google_signed_out", why=said.message, email=email)
    if response.status_code == 403:
        return _forbidden(said, response, call, email)
    if response.status_code == 404:
        return BookFault("google_not_found", email=email)
    return _limit(said) or _mistaken(said, response)


def _forbidden(said: Told, response: Response, call: Asked, email: str) -> BookFault:
    """Returns which of the many refusals of status 403 it is; sharing is meant only when nothing else is said."""
    if said.reasons & _OFF:
        return _off(said, call)
    if said.reasons & _SCOPE or "insufficient_scope" in response.headers.get("WWW-Authenticate", ""):
        return BookFault("google_scope", scope=_scope(call))
    if said.reasons <= _DENIED:
        return BookFault("google_read_only" if call.changes else "google_not_shared", email=email)
    return _mistaken(said, response)


def _off(said: Told, call: Asked) -> BookFault:
    """Returns that an API is not enabled, and where to enable it; only an address of Google's console is passed on."""
    name = "sheets.googleapis.com" if SHEETS in call.url else "drive.googleapis.com"
    usual = "Google Sheets API" if SHEETS in call.url else "Google Drive API"
    places = (said.metadata.get("activationUrl", ""), *said.links, said.message)
    found = next(filter(None, map(_CONSOLE.search, places)), None)
    url = found[0] if found else f"https://console.cloud.google.com/apis/library/{name}"
    return BookFault("google_api_off", api=said.metadata.get("serviceTitle") or usual, url=url)


def _scope(call: Asked) -> str:
    """Returns the scope that a call needs."""
    if SHEETS in call.url:
        return SPREADSHEETS
    return DRIVE if call.changes else DRIVE_METADATA


def _limit(said: Told) -> BookFault | None:
    """Returns which limit of a spreadsheet was met, if it is one."""
    for words, what in _LIMITS:
        if found := words.search(said.message):
            return BookFault("google_too_large", what=what, found=f"> {found[1]}", most=found[1], tab="-")
    return None


def _mistaken(said: Told, response: Response) -> BookFault:
    """Returns a refusal in Google's own words."""
    if response.status_code == 400 and _PROTECTED.search(said.message):
        return BookFault("google_protected", error=said.message)
    return BookFault("google_refused", status=str(response.status_code), error=said.message)
