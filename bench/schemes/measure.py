"""One measurement, alone in its process, told as a line of JSON: ``python -m bench.schemes.measure run FOLDER``.

A folder is named after what is in it: ``books`` makes ``/tmp/somewhere/factory-1000`` a factory of 1,000 people.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

from bench.measure import Watch, peak

Measured = dict[str, float]


def books(folder: Path) -> Measured:
    """Writes the configuration and the books of a department."""
    from bench.schemes.opened import make  # noqa: PLC0415 - the other measurements must not carry it

    make(folder)
    return {"bytes": sum(path.stat().st_size for path in (folder / "books").iterdir())}


def run(folder: Path) -> Measured:
    """Runs the team of a folder once and tells the seconds of each stage and of all, its peak in MB, what it wrote."""
    watch = Watch("load")
    from bench.whole_run import run_team  # noqa: PLC0415 - loading it is part of what is measured

    written = run_team(folder, folder.name, "2026-08", watch.enter)
    return watch.told() | {"megabytes": peak(), "written": written}


def sheets(folder: Path) -> Measured:
    """Writes the same rules as a workbook of formulas."""
    from bench.schemes.office import write  # noqa: PLC0415 - as above

    return write(folder)


def office(folder: Path) -> Measured:
    """Lets LibreOffice work the workbook of formulas out."""
    from bench.schemes.office import convert  # noqa: PLC0415 - as above

    return convert(folder)


def plain(folder: Path) -> Measured:
    """Lets a script as people write it work the same out."""
    watch = Watch("all")
    kind = folder.name.partition("-")[0]
    import_module(f"bench.schemes.{kind}_plain").run(folder / "books", folder / "plain")
    return watch.told() | {"megabytes": peak()}


def floor(folder: Path) -> Measured:
    """Reads the same inputs and writes the same values as our last run did, with nothing in between."""
    from bench.measure import floor as lowest  # noqa: PLC0415 - as above

    return lowest(folder) | {"megabytes": peak()}


def agree(folder: Path) -> Measured:
    """Compares the figures of all ways."""
    from bench.schemes.figures import agreement  # noqa: PLC0415 - as above

    return agreement(folder)


WAYS = {each.__name__: each for each in (books, run, floor, sheets, office, plain, agree)}

if __name__ == "__main__":
    print(json.dumps(WAYS[sys.argv[1]](Path(sys.argv[2]))))
