"""One measurement, alone in its process: ``python -m bench.google_measure play FOLDER`` and the like.

Seconds are those that the processor worked: nobody waits for anything here, and what else the machine does is left out.
"""

import gc
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bench.measure import Watch, peak

Measured = dict[str, float]


def books(folder: Path) -> Measured:
    """Writes a department of as many people as the folder is named after."""
    from bench.google_department import WITHOUT, make  # noqa: PLC0415 - the others must not carry it

    make(folder, int(folder.name.strip(WITHOUT)), details=not folder.name.endswith(WITHOUT))
    return {}


def play(folder: Path) -> dict[str, Measured]:
    """Runs the department three times on the played Google and returns calls and bytes."""
    from bench.google_department import three_runs  # noqa: PLC0415 - as above

    return three_runs(folder / "google")


def run(folder: Path, what: str) -> Measured:
    """Runs the department once more against the answers on a tape; returns the seconds of each stage and the peak."""
    watch = Watch("load", time.process_time)
    from bench.whole_run import run_once  # noqa: PLC0415 - loading it is part of what is measured

    with replayed(folder / "google" / "tapes" / what):
        run_once(folder / "google", watch.enter)
        return watch.told() | {"megabytes": peak()}


def requests(folder: Path) -> Measured:
    """Returns the seconds of parsing the answers, of building a whole batch and one for a changed cell.

    Beside each the seconds of what nobody could save: reading the answers' JSON, writing that of the requests.
    """
    from bench.google_tape import reads  # noqa: PLC0415 - as above

    gc.disable()
    tapes = folder / "google" / "tapes"
    answers = reads(tapes / "unchanged")
    told: Measured = {}
    read = _timed(told, "json of answers", lambda: [(address, json.loads(body)) for address, body in answers])
    told["packed"] = sum(len(gzip.compress(body, 6)) for _, body in answers) / sum(len(body) for _, body in answers)
    _timed(told, "parse", lambda: _parsed(read))
    built = _timed_batches(told, "build", folder, tapes / "first", one_cell=False)
    _timed(told, "json of requests", lambda: [json.dumps(batch, ensure_ascii=False).encode() for batch in built])
    _timed_batches(told, "diff", folder, tapes / "unchanged", one_cell=True)
    return told


def limit(_: Path) -> Measured:
    """Returns how many people the details of a book fit for, to the ten, by the bytes of one request each."""
    from bench.google_limit import most_with_details  # noqa: PLC0415 - as above

    return most_with_details()


def ways(_: Path) -> dict[str, Measured]:
    """Returns calls and bytes of every way of gspread's and of ours, without the reasons and with them."""
    from bench.google_ways import compared  # noqa: PLC0415 - as above

    return compared()


def killed(_: Path) -> dict[str, str]:
    """Returns what every way leaves behind when it is killed halfway."""
    from bench.google_killed import killed  # noqa: PLC0415 - as above

    return killed()


@contextmanager
def replayed(tape: Path) -> Iterator[None]:
    """Has everything that asks Google be answered from a tape."""
    from requests import Session  # noqa: PLC0415 - as above

    from bench.google_tape import Player  # noqa: PLC0415
    from sheets_sync.google.account import Account, forget, install  # noqa: PLC0415
    from sheets_sync.google.line import Line  # noqa: PLC0415
    from tests.played import PlayedClock  # noqa: PLC0415
    from tests.played.front import ACCOUNT  # noqa: PLC0415

    session = Session()
    session.mount("https://", Player(tape))
    install(Account(ACCOUNT, Line(None, session, clock=PlayedClock(), email=ACCOUNT)))
    yield
    forget()


def _parsed(read: list[tuple[str, object]]) -> list[object]:
    from sheets_sync.google.reading import book_of  # noqa: PLC0415 - as above

    return [book_of(address, answer) for address, answer in read]


def _timed_batches(told: Measured, what: str, folder: Path, tape: Path, *, one_cell: bool) -> list[object]:
    """Builds the batches of the books that a tape shows, times that, and returns their requests."""
    from bench.whole_run import look_once  # noqa: PLC0415 - as above
    from sheets_sync.google.writing import batch_for  # noqa: PLC0415
    from tests.played.front import ACCOUNT  # noqa: PLC0415

    with replayed(tape):
        prospect, _ = look_once(folder / "google")
    wanted = [_with_one_cell_changed(each) for each in prospect.wanted] if one_cell else prospect.wanted

    def batches() -> list[object]:
        found = [prospect.found[each.address] for each in wanted]
        pairs = zip(wanted, found, strict=True)
        return [batch_for(each, book.native, book.ours(each.key), (ACCOUNT,)).requests for each, book in pairs]

    return _timed(told, what, batches)


def _with_one_cell_changed(wanted: object) -> object:
    """Returns a book whose first tab has another value at the end of its first row."""
    first, *others = wanted.tabs
    row, *rows = first.rows
    return replace(wanted, tabs=(replace(first, rows=((*row[:-1], "另一个值"), *rows)), *others))


def _timed(told: Measured, what: str, do: Callable[[], list[object]]) -> list[object]:
    """Does something and notes the seconds."""
    since = time.process_time()
    made = do()
    told[what] = time.process_time() - since
    return made


if __name__ == "__main__":
    _, what, place = sys.argv
    kinds = {each.__name__: each for each in (books, play, requests, limit, ways, killed)}
    print(json.dumps(kinds[what](Path(place)) if what in kinds else run(Path(place), what)))
