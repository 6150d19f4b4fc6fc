"""Servers that answer as they are told, and a clock that only moves when somebody waits; for what is below gspread."""

import json
import re
import threading
from contextlib import contextmanager
from functools import cache
from urllib.parse import parse_qs, urlsplit

import responses
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.oauth2.credentials import Credentials

from sheets_sync.google.line import Line
from sheets_sync.grid import BookFault

EMAIL = "sync@example-project.iam.gserviceaccount.com"
ANYWHERE = re.compile(r"https?://.*")


class Ticks:
    def __init__(self):
        self.at = 1000.0
        self.slept = []
        self.stop = threading.Event()
        self.before_sleep = lambda: None
        self._lock = threading.Lock()

    def now(self):
        with self._lock:
            return self.at

    def sleep(self, seconds):
        if seconds:
            self.before_sleep()
        if self.stop.is_set():
            raise BookFault("google_interrupted")
        with self._lock:
            self.at += seconds
            self.slept += [seconds] if seconds else []


class Servers:
    """Answers one after the other, the last for ever; those who sign people in have answers of their own."""

    def __init__(self, *answers, tokens=()):
        self.answers = list(answers)
        self.tokens = list(tokens)
        self.calls = []
        self.token_calls = []
        self._lock = threading.Lock()

    def __call__(self, request):
        with self._lock:
            host = urlsplit(request.url).hostname
            signing = host not in ("sheets.googleapis.com", "www.googleapis.com")
            (self.token_calls if signing else self.calls).append(request)
            if signing and not self.tokens:
                return token(f"secret-token-{len(self.token_calls)}")
            queue = self.tokens if signing else self.answers
            answer = queue.pop(0) if len(queue) > 1 else queue[0]
        return answer(request) if callable(answer) else answer

    @property
    def timeouts(self):
        return [call.req_kwargs["timeout"] for call in self.calls + self.token_calls]


@contextmanager
def answering(*answers, tokens=()):
    servers = Servers(*answers, tokens=tokens)
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        for verb in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            mock.add_callback(verb, ANYWHERE, callback=servers, content_type=None)
        yield servers


def token(text, seconds=3600):
    return fine({"access_token": text, "expires_in": seconds, "token_type": "Bearer"})


def fine(body=None, **headers):
    return 200, {"Content-Type": "application/json; charset=UTF-8", **_named(headers)}, json.dumps(body or {})


def page(status=502, **headers):
    return status, {"Content-Type": "text/html", **_named(headers)}, "<html><body>Sorry</body></html>"


def refused(status, message="No.", name="", *, reasons=(), errors=(), metadata=None, links=(), **headers):  # noqa: PLR0913
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": each} for each in reasons]
    if details and metadata:
        details[0]["metadata"] = metadata
    if links:
        details.append({"@type": "type.googleapis.com/google.rpc.Help", "links": [{"url": each} for each in links]})
    error = {"code": status, "message": message, "status": name}
    error |= {"details": details} if details else {}
    error |= {"errors": [{"domain": "usageLimits", "reason": each} for each in errors]} if errors else {}
    return status, {"Content-Type": "application/json", **_named(headers)}, json.dumps({"error": error})


def _named(headers):
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


def line(clock=None, **more):
    return Line(Credentials(token="secret-token"), clock=clock or Ticks(), email=EMAIL, **more)


def query(call):
    return parse_qs(urlsplit(call.url).query)


@cache
def pem():
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    shape = serialization.PrivateFormat.PKCS8
    return made.private_bytes(serialization.Encoding.PEM, shape, serialization.NoEncryption()).decode()


def key(**changed):
    plain = {
        "type": "service_account",
        "project_id": "example-project",
        "private_key_id": "secret-key-id",
        "private_key": pem(),
        "client_email": EMAIL,
        "client_id": "1",
        "token_uri": "https://oauth2.googleapis.com/token",
    }
    return {name: value for name, value in {**plain, **changed}.items() if value is not None}
