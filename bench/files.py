"""Measures runs of growing departments against what nobody could save, and says which promises hold."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.alone import ROOT, alone, machine
from bench.measure import STAGES
from bench.page import Part, growth, promise, shown, table

SIZES = [100, 1_000, 10_000]
PART = Part("<!-- bench: rewritten by `python -m bench --write` -->\n", "<!-- bench: end -->\n")
TIMES_THE_FLOOR, START_UP = 3.0, 0.3
TIMES, TIMES_WORKED = "**end to end ÷ floor**", "… by processor time"

Measured = dict[str, float]


def told(sizes: Sequence[int], rounds: int) -> str:
    """Returns the table, and a line for each promise."""
    start_up = statistics.median(_start_up() for _ in range(10))
    with tempfile.TemporaryDirectory() as folder:
        measured = {size: measure(Path(folder) / str(size), rounds) for size in sorted(sizes)}
    promises = _promises(measured, start_up)
    head = f"{machine()}; seconds, the quickest of {rounds}, each in a process of its own."
    return "\n".join([head, "", *_table(measured), "", *(f"- {line}" for line in promises), ""])


def measure(folder: Path, rounds: int) -> dict[str, Measured]:
    """Returns the quickest first run, the quickest run that finds nothing to change, and the quickest floor.

    They are measured in turns. The quickest, since whatever else the machine does can only make a run slower.
    """
    alone("bench.measure", "books", folder)
    taken: dict[str, list[Measured]] = {"run": [], "again": [], "floor": []}
    for _ in range(rounds):
        shutil.rmtree(folder / "results", ignore_errors=True)
        for what, which in (("run", "run"), ("again", "run"), ("floor", "floor")):
            taken[what].append(alone("bench.measure", which, folder))
    return {what: min(several, key=lambda each: each["whole"]) for what, several in taken.items()}


def _start_up() -> float:
    """Returns the seconds until ``sheets-sync --help`` has been told."""
    since = time.perf_counter()
    command = [sys.executable, "-m", "sheets_sync", "--help"]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own code
    return time.perf_counter() - since


def _promises(measured: dict[int, dict[str, Measured]], start_up: float) -> list[str]:
    """Returns a line for each promise, PASS or MISS first."""
    lines = []
    for size, each in measured.items():
        compute, files = each["run"]["appraise"], each["run"]["read"] + each["run"]["write"]
        held = compute < files
        lines.append(promise(f"{size:,} people: appraise {compute:.2f} s < read and write {files:.2f} s", held=held))
    largest = max(measured)
    ratio = _times_the_floor(measured[largest], "whole")
    held = ratio <= TIMES_THE_FLOOR
    lines.append(
        promise(f"{largest:,} people: end to end {ratio:.2f} times the floor ≤ {TIMES_THE_FLOOR:g}", held=held)
    )
    again = sum(each["again"]["written"] for each in measured.values())
    lines.append(promise(f"a second run writes {again:.0f} workbooks", held=not again))
    lines.append(promise(f"sheets-sync --help {start_up:.2f} s < {START_UP:g} s", held=start_up < START_UP))
    return lines


def _table(measured: dict[int, dict[str, Measured]]) -> list[str]:
    """Returns the Markdown table: a row for each stage, a column for each size, the growth last."""
    rows = [(stage, [each["run"].get(stage, 0.0) for each in measured.values()]) for stage in STAGES]
    rows.append(("**end to end**", [each["run"]["whole"] for each in measured.values()]))
    rows.append(("a second run, nothing to change", [each["again"]["whole"] for each in measured.values()]))
    rows.append(("floor: read", [each["floor"]["read"] for each in measured.values()]))
    rows.append(("floor: write", [each["floor"]["write"] for each in measured.values()]))
    rows.append((TIMES, [_times_the_floor(each, "whole") for each in measured.values()]))
    rows.append((TIMES_WORKED, [_times_the_floor(each, "worked") for each in measured.values()]))
    rows.append(("peak memory, MB", [each["run"]["megabytes"] for each in measured.values()]))
    told = []
    for title, values in rows:
        powers = "" if title in (TIMES, TIMES_WORKED) else growth(list(measured), values)
        told.append([title, *map(shown, values), powers])
    return table(["people", *(f"{size:,}" for size in measured), "growth"], told)


def _times_the_floor(each: dict[str, Measured], what: str) -> float:
    """Returns how many times the floor a run takes: by the clock, or by the time that the processor worked."""
    return each["run"][what] / each["floor"][what]
