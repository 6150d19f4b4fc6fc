"""Answers whoever asks over HTTP whether the worker is there: `/healthz` and `/metrics`, nothing else."""

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PATIENCE = 5.0
_PLAIN = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is answered.

    Attributes:
        alive: tells whether the worker is there.
        metrics: returns what Prometheus reads.
    """

    alive: Callable[[], bool]
    metrics: Callable[[], str]


class Listening(ThreadingHTTPServer):
    """Listens at an address until it is closed."""

    daemon_threads = True

    def __init__(self, place: tuple[str, int], answers: Answers) -> None:
        """Begins to listen.

        Raises:
            OSError: somebody else does already, or the address is not this machine's.
        """
        self.address_family = socket.AF_INET6 if ":" in place[0] else socket.AF_INET
        self.answers = answers
        super().__init__(place, _Answer)
        threading.Thread(target=self.serve_forever, name="health", daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing: whoever asks may go away in the middle of the answer."""


class _Answer(BaseHTTPRequestHandler):
    """Answers one question."""

    timeout = _PATIENCE
    server: Listening

    def do_GET(self) -> None:
        """Answers."""
        path = self.path.partition("?")[0]
        if path == "/healthz":
            alive = self.server.answers.alive()
            self._say(200 if alive else 503, "ok\n" if alive else "no beat\n")
        elif path == "/metrics":
            self._say(200, self.server.answers.metrics())
        else:
            self._say(404, "healthz or metrics\n")

    do_HEAD = do_GET  # noqa: N815 - as above

    def version_string(self) -> str:
        """Returns who answers; which Python it is concerns nobody."""
        return "sheets-sync"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - so the library calls it
        """Says nothing: it is asked every few seconds."""

    def _say(self, status: int, words: str) -> None:
        content = words.encode()
        self.send_response(status)
        self.send_header("Content-Type", _PLAIN)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
