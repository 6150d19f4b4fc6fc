"""One measurement, alone in its process, told as a line of JSON: ``python -m bench.measure run|floor|books FOLDER``."""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

STAGES = ("load", "read", "tidy", "appraise", "present", "plan", "write")
"""What a run is made of; ``load`` is the time until our code and the libraries below it stand in memory."""


def run(folder: Path) -> dict[str, float]:
    """Runs the team of a folder once and tells the seconds of each stage and of all, its peak in MB, what it wrote."""
    watch = Watch("load")
    from bench.whole_run import run_once  # noqa: PLC0415 - loading it is part of what is measured

    written = run_once(folder, watch.enter)
    return watch.told() | {"megabytes": peak(), "written": written}


def floor(folder: Path) -> dict[str, float]:
    """Reads the same inputs and writes the same values as a run did, with nothing in between; returns the seconds.

    What is to be written is fetched before the watch starts: a run has it in memory too. The garbage collector is
    kept out, as a run keeps it out: the floor is to be as low as it can be.
    """
    gc.disable()
    inputs = sorted((folder / "books").glob("*.xlsx"))
    outputs = {path.name: _values(path) for path in sorted((folder / "results").rglob("*.xlsx"))}
    cells = sum(len(row) for tabs in outputs.values() for rows in tabs.values() for row in rows)
    watch = Watch("read")
    for path in inputs:
        _values(path)
    watch.enter("write")
    for name, tabs in outputs.items():
        _write(folder / f"floor-{name}", tabs)
    return watch.told() | {"cells": cells}


def books(folder: Path) -> dict[str, float]:
    """Writes the books of as many people as the folder is named after."""
    from bench.books import write_books  # noqa: PLC0415 - the other measurements must not carry it

    write_books(folder, int(folder.name))
    return {"bytes": sum(path.stat().st_size for path in (folder / "books").iterdir())}


class Watch:
    """Adds up the seconds spent in each stage."""

    def __init__(self, stage: str, clock: Callable[[], float] = time.perf_counter) -> None:
        """Starts in a stage, by the clock on the wall or by another."""
        self.spent: dict[str, float] = {}
        self._clock = clock
        self._stage, self._since = stage, clock()
        self._worked = time.process_time()

    def enter(self, stage: str) -> None:
        """Ends the stage that was going on and begins another."""
        now = self._clock()
        self.spent[self._stage] = self.spent.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def told(self) -> dict[str, float]:
        """Ends the last stage and returns all of them, the whole, and how long the processor worked for it."""
        worked = time.process_time() - self._worked
        self.enter("")
        return self.spent | {"whole": sum(self.spent.values()), "worked": worked}


def peak() -> float:
    """Returns the most memory that this process ever held, in MB."""
    units = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / units


def _values(path: Path) -> dict[str, list[list[object]]]:
    """Returns every value of every tab of a workbook."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - loading it is part of the floor, as it is of a run

    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def _write(path: Path, tabs: dict[str, list[list[object]]]) -> None:
    """Writes the values of a workbook, without any looks."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - as above

    with Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, rows in tabs.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(number, column, value)


if __name__ == "__main__":
    print(json.dumps({"run": run, "floor": floor, "books": books}[sys.argv[1]](Path(sys.argv[2]))))
