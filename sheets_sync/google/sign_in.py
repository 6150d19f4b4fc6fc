"""Credentials from the environment. Whatever is wrong with them is told without showing any part of them."""

import errno
import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import google.auth
from google.auth import impersonated_credentials
from google.auth.credentials import Credentials, with_scopes_if_required
from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError
from google.oauth2 import service_account

from sheets_sync.google.scopes import CLOUD, DRIVE, DRIVE_METADATA, SPREADSHEETS, USUAL, WIDER
from sheets_sync.grid import BookFault

__all__ = ["DRIVE", "DRIVE_METADATA", "SPREADSHEETS", "USUAL", "WIDER", "SignedIn", "sign_in"]

KEY = "SHEETS_SYNC_GOOGLE_KEY"
KEY_FILE = "SHEETS_SYNC_GOOGLE_KEY_FILE"
IMPERSONATE = "SHEETS_SYNC_GOOGLE_IMPERSONATE"
SUBJECT = "SHEETS_SYNC_GOOGLE_SUBJECT"
DEFAULT_FILE = "GOOGLE_APPLICATION_CREDENTIALS"

_NEEDED = ("client_email", "private_key", "token_uri")
_OTHER_KINDS = (
    "authorized_user",
    "external_account",
    "external_account_authorized_user",
    "impersonated_service_account",
)
_WHY = {
    errno.ENOENT: "no_such_file",
    errno.ENOTDIR: "no_such_file",
    errno.EISDIR: "is_a_folder",
    errno.EACCES: "may_not_read",
    errno.EPERM: "may_not_read",
}


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who we are to Google.

    Attributes:
        credentials: what tokens are fetched with.
        email: the address that people share with; empty when only Google can tell.
    """

    credentials: Credentials = field(repr=False)
    email: str


def sign_in(environ: Mapping[str, str], scopes: Sequence[str] = USUAL) -> SignedIn:
    """Returns who we are by the environment; no call is made but the library's own look for a cloud machine.

    The first that is set counts: the key itself, the path of its file, what Google calls Application Default
    Credentials. On top of it come a service account to act as, and a user to act for.

    Raises:
        BookFault: ``google_no_key``, ``google_bad_key``.
    """
    told = {name: environ.get(name, "").strip() for name in (KEY, KEY_FILE, DEFAULT_FILE, IMPERSONATE, SUBJECT)}
    # Who acts as another account needs leave to do that, and nothing else, under the own name.
    own = (CLOUD,) if told[IMPERSONATE] else scopes
    if told[KEY]:
        credentials: Any = _of_key(told[KEY], KEY, own)
    elif told[KEY_FILE]:
        credentials = _of_key(_text(told[KEY_FILE], KEY_FILE), told[KEY_FILE], own)
    else:
        credentials = _usual(told[DEFAULT_FILE], own)
    credentials = _acting(credentials, told[IMPERSONATE], told[SUBJECT], scopes)
    known = told[SUBJECT] or told[IMPERSONATE] or getattr(credentials, "service_account_email", None) or ""
    return SignedIn(credentials, known if "@" in known else "")


def _of_key(text: str, path: str, scopes: Sequence[str]) -> Credentials:
    """Returns the credentials of a service account's key.

    Raises:
        BookFault: ``google_bad_key``; its reason never quotes the key.
    """
    key = _key(text, path)
    made: Callable[..., Any] = service_account.Credentials.from_service_account_info
    credentials: Credentials | None = None
    with suppress(ValueError, TypeError, GoogleAuthError):  # whose words may quote what they could not read
        credentials = made(key, scopes=list(scopes))
    if credentials is None:
        raise BookFault("google_bad_key", path=path, why="bad_private_key")
    return credentials


def _key(text: str, path: str) -> dict[str, Any]:
    """Returns the key as an object that has all that a service account's key has.

    Raises:
        BookFault: ``google_bad_key``.
    """
    try:
        key = json.loads(text)
    except (ValueError, RecursionError):
        key = None
    flaw = _flaw(key)
    if flaw:
        raise BookFault("google_bad_key", path=path, **flaw)
    checked: dict[str, Any] = key
    return checked


def _flaw(key: object) -> dict[str, str]:
    """Returns what is wrong with a key as details of a fault, or none; ``why`` is a key of ``WHY`` in the texts."""
    if not isinstance(key, dict):
        return {"why": "no_key_json"}
    if "installed" in key or "web" in key:
        return {"why": "oauth_client"}
    if key.get("type") != "service_account":
        kind = key.get("type")
        return {"why": "other_kind", "kind": kind} if kind in _OTHER_KINDS else {"why": "unknown_kind"}
    missing = [name for name in _NEEDED if not isinstance(key.get(name), str) or not key[name]]
    return {"why": "key_incomplete", "missing": ", ".join(missing)} if missing else {}


def _text(path: str, variable: str) -> str:
    """Returns what stands in the file that a variable names.

    Raises:
        BookFault: ``google_bad_key``.
    """
    if path.startswith("{"):  # a path would be shown, and this may be the key itself
        raise BookFault("google_bad_key", path=variable, why="key_for_path")
    try:
        return Path(path).expanduser().read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        why = "no_key_json"
    except (OSError, RuntimeError, ValueError) as error:
        why = _WHY.get(getattr(error, "errno", 0), "file_unreadable")
    raise BookFault("google_bad_key", path=path, why=why)


def _usual(path: str, scopes: Sequence[str]) -> Credentials:
    """Returns Application Default Credentials: a file of any of Google's kinds, gcloud's own, or those of a machine.

    Raises:
        BookFault: ``google_no_key``, ``google_bad_key``.
    """
    if path:
        _text(path, DEFAULT_FILE)  # the library says of a file that is not there no more than of one that is wrong
    fault = BookFault("google_bad_key", path=path, why="no_credentials") if path else BookFault("google_no_key")
    load: Callable[..., tuple[Any, object]] = google.auth.load_credentials_from_file if path else google.auth.default
    named = [str(Path(path).expanduser())] if path else []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that files of any kind are taken, and that gcloud's name no project
            credentials, _ = load(*named, scopes=list(scopes))
    except (DefaultCredentialsError, GoogleAuthError, OSError, ValueError, TypeError, KeyError):
        credentials = None
    if credentials is None:
        raise fault
    return with_scopes_if_required(credentials, list(scopes))  # type: ignore[no-any-return]


def _acting(credentials: Credentials, account: str, subject: str, scopes: Sequence[str]) -> Credentials:
    """Returns the credentials by which we act as another account, or for a user.

    Raises:
        BookFault: ``google_bad_key``: these credentials cannot act for a user.
    """
    if account:
        as_account: Callable[..., Credentials] = impersonated_credentials.Credentials
        return as_account(credentials, account, list(scopes), subject=subject or None)
    if subject and not hasattr(credentials, "with_subject"):
        raise BookFault("google_bad_key", path=SUBJECT, why="cannot_act_for")
    for_user: Credentials = credentials.with_subject(subject) if subject else credentials  # type: ignore[attr-defined]
    return for_user
