"""Whoever signs at a terminal is asked first; where nobody sits, the command itself is the word."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from tests.at_work import invoke
from tests.signing_shop import everything, ran, shop


def at_a_terminal(folder, answer, *words):
    """Runs a command at a terminal of its own, types an answer, and returns the exit code and what was shown."""
    ours, its = os.openpty()
    command = [sys.executable, "-m", "sheets_sync", *words, "--config", str(folder / "config")]
    environ = {**os.environ, "SHEETS_SYNC_LANGUAGE": "zh", "PYTHONUTF8": "1"}
    os.write(ours, answer.encode())
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environ) as running:
        os.close(its)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # the terminal is gone with the command
            pass
    os.close(ours)
    return running.returncode, shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX systems")
@pytest.mark.parametrize(
    ("command", "question"),
    [
        ("confirm", "以 店长 的名义确认 2026-10？"),
        ("close", "以 店长 的名义关账 2026-10 并存档？关账以后，这个月的数不再变动。"),
    ],
)
def test_at_a_terminal_nothing_is_signed_without_a_yes(command, question, tmp_path):
    ran(shop(tmp_path))
    before = everything(tmp_path)
    code, shown = at_a_terminal(tmp_path, "n\n", command, "shop", "2026-10", "--by", "店长")
    assert code == 1
    assert question in shown
    assert "没有签，什么也没有写。不再询问，加 --yes。" in shown
    assert everything(tmp_path) == before


def test_with_yes_nobody_is_asked(tmp_path, time_machine):
    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)
    ran(shop(tmp_path))
    done = invoke("confirm", "shop", "2026-10", "--by", "店长", "--yes", "--config", str(tmp_path / "config"))
    assert (done.exit_code, "以 店长 的名义" in done.output) == (0, False)
