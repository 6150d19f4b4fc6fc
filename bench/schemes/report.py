"""Measures whole departments under two teams of schemes, beside what else people do it with, and what holds of it."""

import math
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.alone import alone, machine
from bench.measure import STAGES
from bench.page import Part, growth, promise, shown, table
from bench.schemes.office import PROGRAM
from bench.schemes.opened import DETAILED, KINDS

SIZES = [100, 1_000, 10_000]
PART = Part("<!-- bench schemes: rewritten by `python -m bench schemes --write` -->\n", "<!-- bench schemes: end -->\n")
TITLES = {
    "flagship": "**The flagship shop**: four linked schemes, four weeks",
    "factory": "**The factory**: attendance of 26 days, four punches each",
}
WITH_REASONS = 1_000
"""For more people the reasons of every figure do not fit into a tab."""
COMPARED = 1_000
"""For so many people the figures of all ways are compared."""
OFFICE, PLAIN, FLOOR, GROWTH, MEGABYTES = 2.0, 10.0, 4.0, 1.1, 1536.0
_MODULE = "bench.schemes.measure"

Measured = dict[str, float]
Ways = dict[str, Measured]


def told(sizes: Sequence[int], rounds: int) -> str:
    """Returns the tables, and a line for each promise."""
    lines = [f"{machine()}; seconds, the quickest of {rounds} (LibreOffice and the script: of one), each alone.", ""]
    promises: list[str] = []
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            measured = {size: measure(Path(folder) / f"{kind}-{size}", rounds, size) for size in sorted(sizes)}
        lines += [TITLES[kind], "", *_table(measured), ""]
        promises += [*_promises(kind, measured), *_agreement(kind, measured)]
    return "\n".join([*lines, *(f"- {line}" for line in promises), ""])


def measure(folder: Path, rounds: int, size: int) -> Ways:
    """Returns what each way took: ours and the floor in turns, the quickest of each; the others once."""
    alone(_MODULE, "books", folder)
    taken: dict[str, list[Measured]] = {"run": [], "floor": []}
    for _ in range(rounds):
        shutil.rmtree(folder / "results", ignore_errors=True)
        for what, several in taken.items():
            several.append(alone(_MODULE, what, folder))
    found = {what: min(several, key=lambda each: each["whole"]) for what, several in taken.items()}
    if PROGRAM:
        alone(_MODULE, "sheets", folder)
        found["office"] = alone(_MODULE, "office", folder)
    found["plain"] = alone(_MODULE, "plain", folder)
    if size == COMPARED:
        found["agree"] = alone(_MODULE, "agree", folder)
    if size <= WITH_REASONS:
        reasoned = folder.with_name(folder.name + DETAILED)
        alone(_MODULE, "books", reasoned)
        found["reasons"] = alone(_MODULE, "run", reasoned)
    return found


def _table(measured: dict[int, Ways]) -> list[str]:
    """Returns the Markdown table: a row for each stage and way, a column for each size, the growth last."""
    rows = [(stage, _each(measured, "run", stage)) for stage in STAGES]
    rows.append(("**end to end**", _each(measured, "run", "whole")))
    rows.append(("… with the reasons of every figure", _each(measured, "reasons", "whole")))
    rows.append(("floor: read", _each(measured, "floor", "read")))
    rows.append(("floor: write", _each(measured, "floor", "write")))
    rows.append(("LibreOffice", _each(measured, "office", "whole")))
    rows.append(("plain script", _each(measured, "plain", "whole")))
    lines = [[title, *map(_shown, values), _growth(measured, values)] for title, values in rows]
    for title, above, below in _RATIOS:
        for what, named in (("whole", title), ("worked", "… by processor time")):
            values = [_ratio(ways, above, below, what) for ways in measured.values()]
            lines.append([named, *map(_shown, values), ""])
    for way, named in (("run", "peak memory, MB"), ("office", "… LibreOffice"), ("plain", "… plain script")):
        values = _each(measured, way, "megabytes")
        lines.append([named, *map(_shown, values), _growth(measured, values)])
    return table(["people", *(f"{size:,}" for size in measured), "growth"], lines)


_RATIOS = (
    ("**LibreOffice ÷ ours**", "office", "run"),
    ("**plain script ÷ ours**", "plain", "run"),
    ("**ours ÷ floor**", "run", "floor"),
)


def _each(measured: dict[int, Ways], way: str, what: str) -> list[float]:
    """Returns a figure of a way for each size; not a number where it was not measured."""
    return [ways.get(way, {}).get(what, math.nan) for ways in measured.values()]


def _ratio(ways: Ways, above: str, below: str, what: str) -> float:
    return ways.get(above, {}).get(what, math.nan) / ways[below][what]


def _shown(value: float) -> str:
    return "" if math.isnan(value) else shown(value)


def _growth(measured: dict[int, Ways], values: Sequence[float]) -> str:
    known = [(size, value) for size, value in zip(measured, values, strict=True) if not math.isnan(value)]
    return growth([size for size, _ in known], [value for _, value in known])


def _promises(kind: str, measured: dict[int, Ways]) -> Iterator[str]:
    """Yields a line for each promise about the largest department, PASS or MISS first."""
    *_, largest = measured
    ways, said = measured[largest], f"{kind}, {largest:,} people:"
    for way, named, least in (("office", "LibreOffice", OFFICE), ("plain", "the plain script", PLAIN)):
        times = _ratio(ways, way, "run", "whole")
        if not math.isnan(times):
            yield promise(f"{said} {named} takes {times:.1f} times as long ≥ {least:g}", held=times >= least)
    times = _ratio(ways, "run", "floor", "whole")
    yield promise(f"{said} {times:.2f} times the floor ≤ {FLOOR:g}", held=times <= FLOOR)
    used = ways["run"]["megabytes"]
    yield promise(f"{said} {used:,.0f} MB < {MEGABYTES:,.0f} MB", held=used < MEGABYTES)
    if len(measured) > 1:
        *_, fewer, _ = measured
        power = math.log(ways["run"]["whole"] / measured[fewer]["run"]["whole"]) / math.log(largest / fewer)
        yield promise(f"{said} growth since {fewer:,} people {power:.2f} ≤ {GROWTH:g}", held=power <= GROWTH)


def _agreement(kind: str, measured: dict[int, Ways]) -> Iterator[str]:
    """Yields what the other ways make of the same department."""
    for size, ways in measured.items():
        found = ways.get("agree")
        if found is None:
            continue
        said = f"{kind}, {size:,} people, {found['figures']:.0f} figures each:"
        if "office" in found:
            apart = found["office"]
            yield promise(f"{said} {apart:.0f} of whom LibreOffice has another figure", held=not apart)
        aside = f", {found['plain']:.0f} when shares of pools count too" if found["plain"] > found["alone"] else ""
        yield f"{said} the plain script, in floats, has a cent or a band of {found['alone']:.0f} wrong{aside}"
