"""Sends a message: to an address that stands in the environment, or to a command; never longer than a bounded time."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

import requests

from sheets_sync.settings.outside import Alert
from sheets_sync.watching.messages import Due, accepted, body, signed

_CONNECT, _ANSWER, _COMMAND = 5.0, 10.0, 30.0
_MOST_ANSWER = 4096
_OURS = ("GOOGLE_", "SHEETS_SYNC_")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message on its way.

    Attributes:
        alert: the way it goes.
        said: its words.
        dues: what it tells of, for whoever reads it by program.
        moment: when it is sent.
    """

    alert: Alert
    said: str
    dues: tuple[Due, ...]
    moment: datetime


Send = Callable[[Letter, Mapping[str, str]], str]


def send(letter: Letter, environ: Mapping[str, str]) -> str:
    """Sends a message and returns why it did not arrive: a code, without address and key; empty when it did."""
    return _posted(letter, environ) if letter.alert.to == "webhook" else _handed_over(letter, environ)


def _posted(letter: Letter, environ: Mapping[str, str]) -> str:
    alert = letter.alert
    url = environ.get(alert.url_from_environment, "").strip()
    if not url.startswith(("https://", "http://")):
        return "no_address_in_the_environment"
    secret = environ.get(alert.secret_from_environment, "").strip() if alert.secret_from_environment else ""
    if alert.secret_from_environment and not secret:
        return "no_secret_in_the_environment"
    url, content = signed(alert.form, url, body(alert.form, letter.said, letter.dues), secret, letter.moment)
    try:
        status, answer = _answer(url, json.dumps(content, ensure_ascii=False).encode())
    except (requests.RequestException, OSError, ValueError) as error:
        return type(error).__name__  # its words hold the address, which is a secret
    return "" if accepted(alert.form, status, answer) else f"not_accepted_{status}"


def _answer(url: str, content: bytes) -> tuple[int, bytes]:
    """Returns the status and the beginning of the answer; an address that leads elsewhere is not followed."""
    headers = {"Content-Type": "application/json; charset=utf-8"}
    waits = (_CONNECT, _ANSWER)
    told = requests.post(url, data=content, headers=headers, timeout=waits, allow_redirects=False, stream=True)
    with closing(told):
        return told.status_code, told.raw.read(_MOST_ANSWER, decode_content=True)


def _handed_over(letter: Letter, environ: Mapping[str, str]) -> str:
    """Gives a message to a command, by its standard input; the command does not see our keys."""
    kept = {name: value for name, value in environ.items() if not name.startswith(_OURS)}
    try:
        done = subprocess.run(  # noqa: S603 - the command stands in the service file, whose owner runs us
            letter.alert.command,
            input=f"{letter.said}\n".encode(),
            env=kept,
            cwd=os.sep,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_COMMAND,
            check=False,
        )
    except (FileNotFoundError, PermissionError):
        return "no_such_command"
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        return type(error).__name__
    return f"command_ended_with_{done.returncode}" if done.returncode else ""
