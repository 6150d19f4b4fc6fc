"""The played Google's answers on tape, so that a run can be measured with nobody at the other end of the line."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPResponse

from tests.played import Google

SERVICES = ("sheets.googleapis.com", "www.googleapis.com")


class Taping(Google):
    """The played Google, which keeps its answers where it is told to."""

    tape: Path | None = None

    def _answer(self, request: requests.PreparedRequest) -> tuple[int, Mapping[str, str], bytes]:
        """Answers as ever, and keeps it: the first line of a file tells what was asked, the rest is the answer."""
        url = urlsplit(request.url or "")
        status, headers, body = super()._answer(request)
        if self.tape and url.hostname in SERVICES:
            self.tape.mkdir(parents=True, exist_ok=True)
            asked = {"method": request.method, "path": url.path, "status": status, "headers": headers}
            place = self.tape / f"{len([*self.tape.iterdir()]):03}"
            place.write_bytes(json.dumps(asked).encode() + b"\n" + body)
        return status, headers, body


class Player(BaseAdapter):
    """Gives the answers of a tape, one after the other."""

    def __init__(self, tape: Path) -> None:
        """Begins at the beginning."""
        super().__init__()
        self._left = iter(sorted(tape.iterdir()))

    def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:  # noqa: ANN401
        """Returns the next answer.

        Raises:
            RuntimeError: something else was asked than when the tape was made.
        """
        head, _, body = next(self._left).read_bytes().partition(b"\n")
        was = json.loads(head)
        if (request.method, urlsplit(request.url or "").path) != (was["method"], was["path"]):
            raise RuntimeError(f"{request.method} {request.url} was asked, the tape has {was}")
        response = requests.Response()
        response.status_code = was["status"]
        response.headers = CaseInsensitiveDict(was["headers"])
        response.raw = HTTPResponse(io.BytesIO(body), preload_content=False)
        response.request = request
        return response

    def close(self) -> None:
        """Has nothing to close."""


def reads(tape: Path) -> list[tuple[str, bytes]]:
    """Returns the spreadsheets that were read whole on a tape: the address of each, and the answer."""
    found = []
    for place in sorted(tape.iterdir()):
        head, _, body = place.read_bytes().partition(b"\n")
        was = json.loads(head)
        if was["method"] == "GET" and was["path"].startswith("/v4/spreadsheets/"):
            found.append((f"google:{was['path'].rpartition('/')[2]}", body))
    return found
