"""LibreOffice without a screen: one at a time, in a profile of its own, under a time limit."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

# Elsewhere than on POSIX a group of processes cannot be ended as it is here.
PROGRAM = (shutil.which("soffice") or shutil.which("libreoffice")) if os.name == "posix" else None
SECONDS = 240
# 0: calculate every formula when a file is opened, whatever results are stored beside it.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


def convert(kind: str, files: list[Path], out: Path, place: Path) -> list[Path]:
    """Converts files into a folder and returns what was made.

    Args:
        kind: the ending, ``xlsx`` or ``pdf``.
        files: their names must differ.
        out: where the converted files go; made when it is not there.
        place: an empty folder for the profile and the program's home.

    Raises:
        AssertionError: it failed or left a file out; with everything that it said.
        subprocess.TimeoutExpired: it took too long and was ended.
    """
    profile = place / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    command = [PROGRAM, f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", kind, "--outdir", str(out), *map(str, files)]
    with _alone():
        said = _run(command, {**os.environ, "HOME": str(place), "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"})
    made = [out / f"{file.stem}.{kind}" for file in files]
    assert all(path.is_file() for path in made), f"LibreOffice left files out:\n{said}"
    return made


def _run(command, environment):
    # A session of its own, so that the program's children end with it.
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as office:
        try:
            said, _ = office.communicate(timeout=SECONDS)
        except BaseException:  # out of time, or somebody pressed Ctrl-C
            os.killpg(office.pid, signal.SIGKILL)
            raise
    assert office.returncode == 0, f"LibreOffice ended with {office.returncode}:\n{said}"
    assert "Error:" not in said, said
    return said


@contextmanager
def _alone():
    """Waits until no other test of this user has LibreOffice running."""
    import fcntl  # noqa: PLC0415 - not on every system, and only needed where LibreOffice is

    lock = Path(tempfile.gettempdir()) / f"sheets-sync-libreoffice-{os.getuid()}.lock"
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
