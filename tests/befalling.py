"""What befalls a write, of a book in memory or of a file of the archive: no room, no right, no answer, the end."""

import errno
import os
from contextlib import contextmanager
from typing import NamedTuple

import pytest

from sheets_sync.backends import memory
from sheets_sync.google.line.faults import GoogleFault
from sheets_sync.grid import BookFault
from tests.signing_shop import Killed


class Trouble(NamedTuple):
    """What befalls the write after so many others."""

    kind: str
    after: int


TROUBLES = ("full", "refused", "lost", "lost_late", "killed", "killed_late")


@contextmanager
def befallen(trouble):
    """Has something befall a write, be it of a book or of a file of the archive; a kill ends there."""
    left = trouble.after if trouble else -1

    def hit(real, faults):
        def call(*args, **said):
            nonlocal left
            left -= 1
            if trouble is None or left != -1:
                return real(*args, **said)
            if trouble.kind.endswith("_late"):
                real(*args, **said)
            raise Killed if trouble.kind.startswith("killed") else faults[trouble.kind.partition("_")[0]]

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "write", hit(memory.write, _of_books()))
        patch.setattr(os, "replace", hit(os.replace, _of_files()))
        yield


def _of_books():
    told = {"book": "册", "path": "册", "keys": "册", "why": "no_space", "error": "No space left on device"}
    return {
        "full": BookFault("not_writable", **told),
        "refused": GoogleFault("google_read_only", **told),
        "lost": GoogleFault("google_unreachable", answer_lost=True, **told),
    }


def _of_files():
    numbers = {"full": errno.ENOSPC, "refused": errno.EACCES, "lost": errno.EIO}
    return {kind: OSError(number, os.strerror(number)) for kind, number in numbers.items()}
