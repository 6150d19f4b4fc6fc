"""What holds for every test: no network, no settings of the machine, and examples that can be found again."""

import os
import socket
from datetime import UTC, datetime

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)  # a slow machine is no failure
settings.register_profile("ci", deadline=None, derandomize=True)  # the same examples every time
settings.load_profile("ci" if os.environ.get("CI") else "here")

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy")


class NetworkForbiddenError(RuntimeError):
    """A test tried to leave the machine. It is no OSError, so that no code of ours takes it for a lost connection."""


def _refusing(original):
    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            message = f"a test tried to reach {address!r}: tests play the other side themselves, as `responses` does"
            raise NetworkForbiddenError(message)
        return original(self, address)

    return connect


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Forbids every connection over IP, this machine's own address included, and forgets the proxies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _refusing(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", _refusing(socket.socket.connect_ex))
        for name in PROXIES:
            patch.delenv(name, raising=False)
            patch.delenv(name.upper(), raising=False)
        patch.setenv("NO_PROXY", "*")
        yield


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch):
    """A developer's own settings and keys must not decide what a test sees."""
    for name in tuple(os.environ):
        if name.startswith(("SHEETS_SYNC_", "GOOGLE_")):
            monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """Returns the smallest team in files whose October is a draft; to be copied, not to be changed."""
    from tests.signing_shop import ran, shop  # noqa: PLC0415 - most tests need none of it

    folder = shop(tmp_path_factory.mktemp("shop") / "team")
    ran(folder)
    return folder


@pytest.fixture
def team(drafted, tmp_path, time_machine):
    """Returns a copy of that team, on 3 November 2026."""
    from tests.signing_shop import moved  # noqa: PLC0415 - as above

    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)
    return moved(drafted, tmp_path / "team")
