"""LibreOffice without a screen: how long it takes to open a workbook, work out every formula and save it."""

import os
import resource
import shutil
import subprocess
import time
from pathlib import Path

from bench.schemes.opened import KINDS, kind_and_size

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""
"""Its settings: calculate everything when a file is opened, whatever results are stored beside the formulas."""


def book(folder: Path) -> Path:
    """Returns where the workbook of formulas stands."""
    return folder / "office" / f"{folder.name}.xlsx"


def made(folder: Path) -> Path:
    """Returns where what LibreOffice made of it stands."""
    return folder / "office" / "out" / f"{folder.name}.xlsx"


def write(folder: Path) -> dict[str, float]:
    """Writes the same inputs and the same rules as one workbook."""
    from bench.schemes import factory_office, flagship_office  # noqa: PLC0415 - only here

    kind, size = kind_and_size(folder)
    book(folder).parent.mkdir(exist_ok=True)
    writes = {"flagship": flagship_office.write, "factory": factory_office.write}[kind]
    writes(book(folder), KINDS[kind].rows_of(size))
    return {"bytes": book(folder).stat().st_size}


def convert(folder: Path) -> dict[str, float]:
    """Opens the workbook, works everything out and saves it; returns the seconds and the peak in MB."""
    home = folder / "office" / "home"
    _settle(home)
    since, before = time.perf_counter(), _worked()
    _office(home, folder / "office" / "out", book(folder))
    took = {"whole": time.perf_counter() - since, "worked": _worked() - before}
    return {**took, "megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10}


def _settle(home: Path) -> None:
    """Makes the program's home, which the first start of it fills: that is not what is measured."""
    if not home.exists():
        (home / "profile" / "user").mkdir(parents=True)
        (home / "profile" / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
        (home / "first.csv").write_text("1\n", encoding="utf-8")
        _office(home, home, home / "first.csv")


def _office(home: Path, out: Path, file: Path) -> None:
    command = [str(PROGRAM), f"-env:UserInstallation={(home / 'profile').resolve().as_uri()}", "--headless"]
    command += ["--norestore", "--convert-to", "xlsx", "--outdir", str(out), str(file)]
    surroundings = {**os.environ, "HOME": str(home), "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}
    subprocess.run(command, env=surroundings, check=True, capture_output=True)  # noqa: S603 - our own command
    if not (out / f"{file.stem}.xlsx").exists():
        raise RuntimeError(f"LibreOffice made nothing of {file}")


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
