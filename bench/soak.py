"""Measures a worker that serves many teams under Google's quota for long: who waits how long, calls, memory."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.alone import alone, machine
from bench.page import Part, promise, table
from bench.soak_teams import START, Round, at_work

SIZES = [200]
PART = Part("<!-- bench soak: rewritten by `python -m bench soak --write` -->\n", "<!-- bench soak: end -->\n")
TICKS = 1_000
MANY, FEW, STILL = (1, 240, 0.0005), (15, 15, 0.02), 3
"""Minutes from tick to tick, from one time of the job to the next, share of the teams edited in a tick; how few."""
GROWTH = 1.1
KINDS = {"read": "reads", "write": "writes", "metadata": "questions to Drive", "refused": "refused (429)"}

Measured = dict[str, Any]


def told(sizes: Sequence[int], _rounds: int) -> str:
    """Returns the tables, and a line for each promise."""
    lines = [f"{machine()}; on the played clock, on which every call lasts a tenth of a second.", ""]
    for size in sizes:
        many, few = alone("bench.soak", size, *MANY), alone("bench.soak", STILL, *FEW)
        lines += [f"{size} teams, due every {MANY[1]} minutes, {TICKS:,} ticks a minute apart:", "", *_rounds_of(many)]
        lines += ["", *_memory({size: many, STILL: few}), "", *(f"- {each}" for each in _promises(many, few)), ""]
    return "\n".join(lines)


def measure(count: int, step: float, every: int, share: float) -> Measured:
    """Returns what became of every time, and how much memory the process took at some ticks."""
    since, memory = time.process_time(), {}
    with tempfile.TemporaryDirectory() as folder, at_work(Path(folder), count, every) as teams:
        for number in range(1, TICKS + 1):
            if number <= TICKS * 3 // 4:  # all of it is served before the end
                teams.edit(share)
            teams.tick(START + timedelta(minutes=step * (number - 1)))
            if number in (10, 100, TICKS // 2, TICKS):
                memory[str(number)] = resident()
        wrong = [name for name, score in teams.typed.items() if teams.shown(name) != score]
        rounds = [_plain(each) for each in teams.rounds.values()]
    told = {"teams": count, "ticks": TICKS, "rounds": rounds, "memory": memory, "wrong": wrong}
    return told | {"worked": time.process_time() - since}


def resident() -> float:
    """Returns how many megabytes of memory the process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def _plain(each: Round) -> Measured:
    told = {"served": len(each.served), "most": max(each.served.values(), default=0)}
    return told | {"longest": each.longest, "seconds": each.seconds, "results": each.results, "calls": each.calls}


def _rounds_of(many: Measured) -> list[str]:
    """Returns a row for each time at which all teams were due."""
    rows = []
    for number, each in enumerate(many["rounds"], 1):
        still = each["results"].get("unchanged", 0)
        counts = [each["served"], each["served"] - still, each["longest"], each["seconds"]]
        calls = [each["calls"].get(kind, 0) / max(each["served"], 1) for kind in KINDS]
        hourly = each["served"] / each["seconds"] * 3600 if each["seconds"] else 0
        rows.append([str(number), *(f"{x:,.0f}" for x in counts), *(f"{x:.2f}" for x in calls), f"{hourly:,.0f}"])
    words = ["served", "really run", "longest wait, s", "all in, s", *(f"{each} a team" for each in KINDS.values())]
    return table(["time", *words, "teams an hour"], rows)


def _memory(measured: dict[int, Measured]) -> list[str]:
    """Returns how much memory the process took, with the played Google in it."""
    at = [*next(iter(measured.values()))["memory"]]
    rows = [[str(size), *(f"{each['memory'][tick]:,.0f}" for tick in at)] for size, each in measured.items()]
    return table(["teams", *(f"MB at tick {int(tick):,}" for tick in at)], rows)


def _promises(many: Measured, few: Measured) -> list[str]:
    """Returns a line for each promise, PASS or MISS first."""
    rounds = [*many["rounds"], *few["rounds"]]
    all_served = all(each["served"] == many["teams"] and each["most"] == 1 for each in many["rounds"])
    every = all(each["served"] == few["teams"] and each["most"] == 1 for each in few["rounds"])
    grown = few["memory"][str(TICKS)] / few["memory"]["100"]
    refused = sum(each["calls"].get("refused", 0) for each in rounds)
    longest = max(each["longest"] for each in many["rounds"])
    good = all({*each["results"]} <= {"ok", "unchanged"} for each in rounds)
    looks = sum(each["served"] for each in few["rounds"])
    return [
        promise(
            f"{many['teams']} teams: each is served once every time; {longest:,.0f} s is the longest wait",
            held=all_served and longest < MANY[1] * 60,
        ),
        promise(f"{looks:,} looks at {few['teams']} teams in {TICKS:,} ticks, each in its turn", held=every),
        promise(
            "every run ends well, and the scores typed meanwhile stand in the results",
            held=good and not many["wrong"] and not few["wrong"],
        ),
        promise(f"{refused} calls over the quota of 60 and 60 a minute", held=not refused),
        promise(f"memory at tick {TICKS:,} is {grown:.2f} times that at tick 100 ≤ {GROWTH}", held=grown <= GROWTH),
    ]


if __name__ == "__main__":
    _, teams, step, every, share = sys.argv
    print(json.dumps(measure(int(teams), float(step), int(every), float(share))))
