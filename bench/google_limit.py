"""From how many people on the reasons of every figure no longer fit into one request: found by trying."""

import tempfile
from pathlib import Path

from bench.google_department import make, played
from bench.whole_run import look_once
from sheets_sync.google.writing.limits import PAYLOAD
from sheets_sync.run import run

BEGIN, STEP = 600, 10


def most_with_details() -> dict[str, float]:
    """Returns the most people, to the ten, whose books go out with the reasons; ten more are refused."""
    people, size = BEGIN, bytes_of(BEGIN)
    sizes = {people: size}
    while True:
        fits = [each for each, size in sizes.items() if size <= PAYLOAD]
        refused = [each for each, size in sizes.items() if size > PAYLOAD]
        if fits and refused and min(refused) - max(fits) == STEP:
            return {"fits": max(fits), "refused": min(refused)}
        people = _next(fits, refused, int(people * PAYLOAD / sizes[people]))
        sizes[people] = bytes_of(people)


def bytes_of(people: int) -> int:
    """Returns the bytes of the largest request of a first run, whether it was refused or not.

    Raises:
        RuntimeError: it was refused for another reason.
    """
    with tempfile.TemporaryDirectory() as place:
        make(Path(place), people, details=True)
        with played(Path(place) / "google") as department:
            done = run(*look_once(department.folder))
            sent = [call.sent for call in department.google.calls if call.kind == "write"]
    faults = [fault for _, fault in done.faults]
    if any(fault.code != "google_too_large" for fault in faults):
        raise RuntimeError(f"refused: {faults}")
    return max([*sent, *(int(fault.details["found"].replace(",", "")) for fault in faults)])


def _next(fits: list[int], refused: list[int], guess: int) -> int:
    """Returns the number of people to try next: what the size promises, kept between what is known."""
    people = guess // STEP * STEP
    if fits:
        people = max(people, max(fits) + STEP)
    if refused:
        people = min(people, min(refused) - STEP)
    return people
