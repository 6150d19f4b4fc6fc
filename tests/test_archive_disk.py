"""An archive file is whole or not there, wherever the disk, its rights or the process give up."""

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sheets_sync import archive
from sheets_sync.archive import packing
from sheets_sync.grid import BookFault
from tests.test_archive import CASE

HOUSE = Path(__file__).resolve().parents[1]
OLD, NEW = packing.packed(CASE), packing.packed(replace(CASE, closed_by="人事乙"))
TOUCHED = ("open", "fsync", "replace", "unlink", "mkdir")


class Killed(BaseException):
    """The process was killed there."""


class Edges:
    """Every step at which the disk is touched, counted; the chosen one fails, before or after it was done."""

    def __init__(self, patch, fails_at, failure):
        self.count, self._fails_at, self._failure = 0, fails_at, failure
        for name in TOUCHED:
            patch.setattr(os, name, self._watched(getattr(os, name)))

    def _step(self):
        self.count += 1
        if self.count == self._fails_at:
            raise self._failure

    def _watched(self, original):
        def watched(*given, **named):
            self._step()
            result = original(*given, **named)
            self._step()
            return result

        return watched


def attempt(folder, step, failure):
    """Closes the month anew while a step fails; returns how it ended and whether there are later steps."""
    with pytest.MonkeyPatch.context() as patch:
        edges = Edges(patch, step, failure)
        try:
            archive.write(folder, replace(CASE, closed_by="人事乙"))
        except (BookFault, Killed) as ended:
            return ended, edges.count >= step
        return None, edges.count >= step


@pytest.mark.parametrize("first", [True, False])
def test_killed_at_any_step_nothing_is_half_written_or_lost_and_the_next_start_ends_alike(tmp_path, first):
    ends = []
    for step in range(1, 60):
        folder = tmp_path / str(step)
        if not first:
            archive.write(folder, CASE)
        ended, reached = attempt(folder, step, Killed())
        if not reached:
            break
        ends.append(whole(folder))
        assert first or OLD in ends[-1], step
        assert isinstance(ended, Killed) or NEW in ends[-1]
        archive.write(folder, replace(CASE, closed_by="人事乙"))
        last = {"2026-10-1.zip": NEW} if first else {"2026-10-1.zip": NEW, "2026-10-1.zip.unrecorded-1": OLD}
        assert {each.name: each.read_bytes() for each in (folder / "shop").iterdir()} == last
    assert len(ends) > 8
    assert set(map(tuple, ends)) == ({(), (NEW,)} if first else {(OLD,), (NEW, OLD)})


def whole(folder):
    """Returns the files that are in place or set aside, each of which is the old or the new one as a whole."""
    found = [path.read_bytes() for path in sorted((folder / "shop").glob("2026*"))]
    assert set(found) <= {OLD, NEW}
    return found


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOSPC, "archive_full"),
        (errno.EROFS, "archive_shut"),
        (errno.EIO, "archive_not_written"),
    ],
)
def test_when_the_system_refuses_at_any_step_nothing_is_half_done_or_lost_and_the_reason_is_told(tmp_path, code, told):
    refused = []
    for step in range(1, 60):
        folder = tmp_path / str(step)
        archive.write(folder, CASE)
        ended, reached = attempt(folder, step, OSError(code, os.strerror(code)))
        if not reached:
            break
        assert OLD in whole(folder)
        if ended is not None:
            refused.append((ended.code, ended.details["error"], ended.details["book"]))
    assert set(refused) == {(told, os.strerror(code), "2026-10-1.zip")}
    assert len(refused) > 4


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "archive").write_text("")
    with pytest.raises(BookFault, match="archive_not_written"):
        archive.write(tmp_path / "archive", CASE)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_we_may_not_write_to_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(BookFault, match="archive_shut"):
        archive.write(tmp_path, CASE)
    tmp_path.chmod(0o700)


def test_a_disk_that_is_really_full_leaves_nothing_behind(tmp_path):
    resource = pytest.importorskip("resource")
    said = (
        "import signal, pathlib, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from sheets_sync import archive; from sheets_sync.grid import BookFault; from tests.test_archive import CASE\n"
        "try: archive.write(pathlib.Path(sys.argv[1]), CASE)\n"
        "except BookFault as fault: print(fault.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", said, str(tmp_path / "archive")],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)),
    )
    assert (done.stdout.strip(), done.stderr) == ("archive_full", "")
    assert [path.name for path in (tmp_path / "archive" / "shop").iterdir()] == []
