"""Measures a department on the played Google: calls and bytes exactly, our own seconds, and what is usual beside it."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.alone import alone, machine
from bench.google_department import WITHOUT
from bench.measure import STAGES
from bench.page import Part, growth, promise, shown, table

SIZES = [60, 500, 5_000]
PART = Part("<!-- bench google: rewritten by `python -m bench google --write` -->\n", "<!-- bench google: end -->\n")
MODULE = "bench.google_measure"
RUNS = ("first", "changed", "unchanged")
SAID = {"first": "first run", "changed": "one score changed", "unchanged": "nothing changed"}
BOOKS = 5
TIMES_THE_FILES = 1.5

WITH_REASONS = 500
"""The most people of a measured department whose books hold the reasons of every figure."""

KILLED = (
    "Killed halfway through the first tab of the summary, over last month's (ours at the second of three books; "
    "`set_with_dataframe` before its last call), of 59 people:"
)

Measured = dict[str, Any]


def told(sizes: Sequence[int], rounds: int) -> str:
    """Returns the tables, and a line for each promise."""
    with tempfile.TemporaryDirectory() as place:
        measured = {each: measure(Path(place) / each.replace(",", ""), rounds) for each in departments(sizes)}
    ways, killed, limit = (alone(MODULE, what, ".") for what in ("ways", "killed", "limit"))
    parts = [
        [f"{machine()}; the quickest of {rounds}, each in a process of its own."],
        _calls(measured),
        _seconds(measured),
        [_limit(limit)],
        _ways(ways),
        [KILLED, "", *(f"- `{way}`: {left}." for way, left in killed.items())],
        [f"- {line}" for line in _promises(measured, ways)],
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def departments(sizes: Sequence[int]) -> list[str]:
    """Returns what is measured: up to some size with the reasons, from the largest of these on without them."""
    small = [size for size in sorted(sizes) if size <= WITH_REASONS]
    large = [size for size in sorted(sizes) if size > WITH_REASONS]
    return [*(f"{size:,}" for size in small), *(f"{size:,}{WITHOUT}" for size in (*small[-1:] * bool(large), *large))]


def _limit(limit: Measured) -> str:
    """Returns for how many people the reasons fit."""
    return (
        f"The reasons of every figure fit into one request for {limit['fits']} people, for {limit['refused']} no "
        "longer: the run tells `google_too_large` before that book is sent, and names the cure (`details: no`)."
    )


def measure(folder: Path, rounds: int) -> Measured:
    """Returns the calls of three runs, and the quickest repetition of everything that takes our time."""
    alone(MODULE, "books", folder)
    calls = alone(MODULE, "play", folder)
    repeated: dict[str, list[Measured]] = {what: [] for what in (*RUNS, "requests", "files")}
    for _ in range(rounds):
        shutil.rmtree(folder / "files" / "results", ignore_errors=True)
        for what in (*RUNS, "requests"):
            repeated[what].append(alone(MODULE, what, folder))
        repeated["files"].append(alone("bench.measure", "run", folder / "files"))
    return {"calls": calls} | {what: _quickest(several) for what, several in repeated.items()}


def _quickest(several: list[Measured]) -> Measured:
    """Returns the least of every figure: whatever else a machine does can only make it more."""
    return {name: min(each[name] for each in several) for name in several[0]}


def _calls(measured: dict[str, Measured]) -> list[str]:
    """Returns the table of calls and bytes."""
    rows = []
    for run in RUNS:
        of = [each["calls"][run] for each in measured.values()]
        rows.append([f"**{SAID[run]}**: reads", *(f"{each['read']}" for each in of), ""])
        rows.append(["… writes", *(f"{each['write']}" for each in of), ""])
        rows.append(["… questions to Drive", *(f"{each['metadata']}" for each in of), ""])
        for title, name in (
            ("KB read", "read got"),
            ("KB written", "write sent"),
            ("KB answered to writes", "write got"),
        ):
            rows.append(
                _grown(f"… {title}", measured, lambda each, run=run, name=name: each["calls"][run][name] / 1000)
            )
    packed = ["KB read, packed ÷ plain", *(shown(each["requests"]["packed"]) for each in measured.values()), ""]
    return table(_head(measured), [*rows, packed])


def _seconds(measured: dict[str, Measured]) -> list[str]:
    """Returns the table of our own seconds, of memory, and of how they compare."""
    rows = [_grown(stage, measured, lambda each, stage=stage: each["first"].get(stage, 0.0)) for stage in STAGES]
    rows += [_grown(f"**{SAID[run]}**, whole", measured, lambda each, run=run: each[run]["whole"]) for run in RUNS]
    for title, name in (
        ("parse the answers", "parse"),
        ("build the requests", "build"),
        ("find one changed cell", "diff"),
    ):
        rows.append(_grown(title, measured, lambda each, name=name: each["requests"][name]))
    rows.append(
        _ratio("parse ÷ reading their JSON", measured, lambda each: _requests(each, "parse", "json of answers"))
    )
    rows.append(
        _ratio("build ÷ writing their JSON", measured, lambda each: _requests(each, "build", "json of requests"))
    )
    rows.append(_ratio("one changed cell ÷ build", measured, lambda each: _requests(each, "diff", "build")))
    rows.append(_ratio("**first run ÷ the same on files**", measured, _times_the_files))
    rows.append(_grown("peak memory, MB", measured, lambda each: max(each[run]["megabytes"] for run in RUNS)))
    rows.append(
        _ratio("… ÷ the same on files", measured, lambda each: each["first"]["megabytes"] / each["files"]["megabytes"])
    )
    return table(_head(measured), rows)


def _ways(ways: dict[str, Measured]) -> list[str]:
    """Returns the table of what is usual beside ours."""
    head = [
        "60 people, a first run",
        "reads",
        "writes",
        "refused (429)",
        "KB read",
        "KB written",
        "minutes under the quota",
    ]
    rows = []
    for key, each in ways.items():
        way, _, details = key.partition("|")
        names = [f"{each[kind]:,.0f}" for kind in ("read", "write", "refused")]
        sizes = [shown(each[name] / 1000) for name in ("read got", "write sent")]
        minutes = each["virtual"] / 60
        rows.append([f"`{way}`{', with the reasons' if details == 'True' else ''}", *names, *sizes, shown(minutes)])
    return table(head, rows)


def _promises(measured: dict[str, Measured], ways: dict[str, Measured]) -> list[str]:
    """Returns a line for each promise."""
    lines = []
    for size, each in measured.items():
        runs = each["calls"].values()
        most = [max(run[kind] for run in runs) for kind in ("read", "metadata", "write")]
        held = most[0] <= BOOKS and most[1] <= BOOKS and most[2] <= 3
        told = f"at most {most[0]} reads, {most[1]} questions to Drive, {most[2]} writes for {BOOKS} spreadsheets"
        lines.append(promise(f"{size} people: {told}", held=held))
    again = sum(each["calls"]["unchanged"]["write"] for each in measured.values())
    lines.append(promise(f"a run with nothing to change makes {again} writes", held=not again))
    largest = [*measured][-1]
    times = _times_the_files(measured[largest])
    lines.append(
        promise(f"{largest} people: {times:.2f} times files ≤ {TIMES_THE_FILES:g}", held=times <= TIMES_THE_FILES)
    )
    ours, fewest = (_both(ways, mine=mine) for mine in (True, False))
    lines.append(promise(f"{ours} calls where gspread's usual ways need {fewest:,} or more", held=ours < fewest))
    return lines


def _both(ways: dict[str, Measured], *, mine: bool) -> int:
    """Returns the fewest reads and writes together, of ours or of all others."""
    return min(each["read"] + each["write"] for way, each in ways.items() if way.startswith("sheets-sync") == mine)


def _times_the_files(each: Measured) -> float:
    """Returns how many times the processor's work of the same run on files a first run takes."""
    return each["first"]["worked"] / each["files"]["worked"]


def _requests(each: Measured, what: str, floor: str) -> float:
    return each["requests"][what] / each["requests"][floor]


def _head(measured: dict[str, Measured]) -> list[str]:
    return ["people", *measured, "growth"]


def _grown(title: str, measured: dict[str, Measured], of: Callable[[Measured], float]) -> list[str]:
    """Returns a row with its growth."""
    alike = [[name for name in measured if name.endswith(WITHOUT) == without] for without in (False, True)]
    powers = [
        growth([int(name.strip(WITHOUT).replace(",", "")) for name in names], [of(measured[name]) for name in names])
        for names in alike
    ]
    return [title, *(shown(of(each)) for each in measured.values()), "; ".join(filter(None, powers))]


def _ratio(title: str, measured: dict[str, Measured], of: Callable[[Measured], float]) -> list[str]:
    """Returns a row of ratios, which grow with nothing."""
    return [title, *(shown(of(each)) for each in measured.values()), ""]
