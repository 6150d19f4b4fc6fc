"""A month of sixty people on the played Google, its quota on, written by us and in the ways that are usual."""

import tempfile
from pathlib import Path

from bench.google_department import Counted, counted, make, played
from bench.google_naive import WAYS, client_of, read, write
from bench.whole_run import look_once
from sheets_sync.grid import Wanted
from tests.uploading import BOOKS

PEOPLE = 60
WITH_REASONS = ("sheets-sync", "update", "set_with_dataframe")
"""Measured with the reasons too. `update_cell` makes so many calls then that the played Google takes minutes over them,
and for `append_row`, which makes as many as `update`, it looks for the last row each time."""


def compared() -> dict[str, Counted]:
    """Returns calls, bytes and seconds on the played clock, by the way and whether the reasons are written too."""
    told: dict[str, Counted] = {}
    for details in (False, True):
        with tempfile.TemporaryDirectory() as place:
            make(Path(place), PEOPLE, details=details)
            wanted = look_once(Path(place) / "files")[0].wanted
        ways = WITH_REASONS if details else ("sheets-sync", *WAYS)
        told |= {f"{way}|{details}": _one(way, wanted, details=details) for way in ways}
    return told


def _one(way: str, wanted: tuple[Wanted, ...], *, details: bool) -> Counted:
    """Returns what one first run costs: reading everything of theirs, writing everything of ours."""
    with tempfile.TemporaryDirectory() as place:
        make(Path(place), PEOPLE, details=details)
        with played(Path(place) / "google") as department:
            if way == "sheets-sync":
                return department.run("first")
            google, ids = department.google, department.ids
            google.clock.sleep(600)
            google.calls.clear()
            began = google.clock.now()
            with client_of(google) as client:
                read(client, [ids[key] for key in BOOKS])
                write(client, ids, wanted, way)
            return counted(google.calls) | {"virtual": google.clock.now() - began}
