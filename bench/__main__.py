"""Measures runs of growing departments against what nobody could save, and says which promises hold."""

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.measure import STAGES

SIZES = [100, 1_000, 10_000]
ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench: rewritten by `python -m bench --write` -->\n", "<!-- bench: end -->\n"
TIMES_THE_FLOOR, START_UP = 3.0, 0.3
TIMES, TIMES_WORKED = "**end to end ÷ floor**", "… by processor time"

Measured = dict[str, float]


def main() -> int:
    """Returns 0 when every promise holds, 1 otherwise."""
    asked = _arguments()
    start_up = statistics.median(_start_up() for _ in range(10))
    with tempfile.TemporaryDirectory() as folder:
        measured = {size: measure(Path(folder) / str(size), asked.rounds) for size in sorted(asked.sizes)}
    promises = list(_promises(measured, start_up))
    report = "\n".join([_machine(asked.rounds), "", *_table(measured), "", *(f"- {line}" for line in promises), ""])
    print(report)
    if asked.write:
        _rewrite(report)
    return 1 if any(line.startswith("MISS") for line in promises) else 0


def _arguments() -> argparse.Namespace:
    """Returns what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of people")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured; the quickest counts")
    parser.add_argument("--write", action="store_true", help="rewrite the table in docs/performance.md")
    return parser.parse_args()


def measure(folder: Path, rounds: int) -> dict[str, Measured]:
    """Returns the quickest first run, the quickest run that finds nothing to change, and the quickest floor.

    They are measured in turns. The quickest, since whatever else the machine does can only make a run slower.
    """
    _alone("books", folder)
    taken: dict[str, list[Measured]] = {"run": [], "again": [], "floor": []}
    for _ in range(rounds):
        shutil.rmtree(folder / "results", ignore_errors=True)
        for what, which in (("run", "run"), ("again", "run"), ("floor", "floor")):
            taken[what].append(_alone(which, folder))
    return {what: min(several, key=lambda each: each["whole"]) for what, several in taken.items()}


def _alone(what: str, folder: Path) -> Measured:
    """Returns one measurement, made in a process of its own."""
    command = [sys.executable, "-m", "bench.measure", what, str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own code
    told: Measured = json.loads(done.stdout.splitlines()[-1])
    return told


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
        lines.append(f"{_word(held=held)} {size:,} people: appraise {compute:.2f} s < read and write {files:.2f} s")
    largest = max(measured)
    ratio = _times_the_floor(measured[largest], "whole")
    held = ratio <= TIMES_THE_FLOOR
    lines.append(f"{_word(held=held)} {largest:,} people: end to end {ratio:.2f} times the floor ≤ {TIMES_THE_FLOOR:g}")
    again = sum(each["again"]["written"] for each in measured.values())
    lines.append(f"{_word(held=not again)} a second run writes {again:.0f} workbooks")
    lines.append(f"{_word(held=start_up < START_UP)} sheets-sync --help {start_up:.2f} s < {START_UP:g} s")
    return lines


def _word(*, held: bool) -> str:
    """Returns how a promise did."""
    return "PASS" if held else "MISS"


def _machine(rounds: int) -> str:
    """Returns what it was measured on."""
    python = ".".join(map(str, sys.version_info[:2]))
    return f"{os.cpu_count()} cores, Python {python}; seconds, the quickest of {rounds}, each in a process of its own."


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
    head = ["people", *(f"{size:,}" for size in measured), "growth"]
    lines = [_line(head), _line(["---", *("---:" for _ in head[1:])])]
    for title, values in rows:
        growth = "" if title in (TIMES, TIMES_WORKED) else _growth(list(measured), values)
        lines.append(_line([title, *(_shown(value) for value in values), growth]))
    return lines


def _times_the_floor(each: dict[str, Measured], what: str) -> float:
    """Returns how many times the floor a run takes: by the clock, or by the time that the processor worked."""
    return each["run"][what] / each["floor"][what]


def _line(cells: Sequence[str]) -> str:
    """Returns a row of a Markdown table."""
    return "| " + " | ".join(cells) + " |"


def _shown(value: float) -> str:
    """Returns a number at a glance."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def _growth(sizes: Sequence[int], values: Sequence[float]) -> str:
    """Returns the exponents from size to size: 1 means twice the people take twice as much."""
    pairs = zip(sizes[1:], sizes, values[1:], values, strict=False)
    powers = [
        math.log(after / before) / math.log(size / fewer) for size, fewer, after, before in pairs if before and after
    ]
    return " → ".join(f"{power:.2f}" for power in powers)


def _rewrite(report: str) -> None:
    """Puts the report between the marks of the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{report}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
