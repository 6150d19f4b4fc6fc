"""One at a time: locks, and the small files that a machine keeps for itself."""

import json
import os
import subprocess
import sys

import pytest

from sheets_sync.kept_files import Damaged, put, taken
from sheets_sync.locks import Held, lock, locked


def test_a_lock_is_held_by_one_and_says_by_whom(tmp_path):
    first = lock(tmp_path / "a" / "x.lock", "run")
    with pytest.raises(Held) as told:
        lock(tmp_path / "a" / "x.lock")
    assert told.value.by.startswith(f"pid {os.getpid()} on ")
    assert told.value.by.endswith("(run)")
    first.free()
    lock(tmp_path / "a" / "x.lock").free()


def test_whoever_dies_leaves_no_lock_behind(tmp_path):
    path = tmp_path / "x.lock"
    taking = "import os; from pathlib import Path; from sheets_sync.locks import lock"
    program = f"{taking}; lock(Path({str(path)!r})); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    lock(path).free()


def test_a_lock_is_free_again_after_what_it_was_taken_for_even_if_that_failed(tmp_path):
    with pytest.raises(ZeroDivisionError), locked(tmp_path, "a"):
        raise ZeroDivisionError
    with locked(tmp_path, "a"):
        pass


def test_where_no_lock_can_be_kept_work_goes_on(tmp_path):
    (tmp_path / "a").write_text("a file where a folder should be", "utf-8")
    with locked(tmp_path, "a") as taken_:
        assert taken_.handle is None
        assert taken_.why


def test_a_kept_file_is_read_as_it_was_put(tmp_path):
    put(tmp_path / "b" / "c.json", {"名": [1, None]})
    assert taken(tmp_path / "b" / "c.json", dict) == {"名": [1, None]}
    assert (tmp_path / "b" / "c.json").stat().st_mode & 0o777 == 0o600
    assert taken(tmp_path / "nothing.json", dict) is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1, 2", b"17", b"null"])
def test_a_damaged_file_is_set_aside_and_never_read_again(tmp_path, content):
    path = tmp_path / "c.json"
    path.write_bytes(content)
    with pytest.raises(Damaged) as told:
        taken(path, dict)
    assert not path.exists()
    assert told.value.aside.read_bytes() == content


def test_a_write_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "c.json"
    put(path, {"old": 1})

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        put(path, {"new": 2})
    assert json.loads(path.read_text("utf-8")) == {"old": 1}
    assert [each.name for each in tmp_path.iterdir()] == ["c.json"]
