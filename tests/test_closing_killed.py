"""Commands on files, killed at every step of theirs: whoever comes next, all ends to the byte as if nobody had been."""

import os
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.at_work import invoke
from tests.signing_shop import Killed, everything, killing, looked, moved, ran, shop, signed, type_in
from tests.smallest import PEOPLE

NOW = datetime(2026, 11, 3, 2, tzinfo=UTC)
STEPS = {"run": 12, "fall": 15, "accept": 9, "import-history": 11}
"""Of how many writes, and bringings to the disk, each command consists."""


@pytest.fixture(scope="module")
def starts(tmp_path_factory):
    """Returns the shop as it stands before each command."""
    place = tmp_path_factory.mktemp("shop")
    found = {"run": shop(place / "blank" / "team", pay=True)}
    drafted = moved(found["run"], place / "drafted" / "team")
    ran(drafted)
    found["import-history"] = drafted
    confirmed = moved(drafted, place / "confirmed" / "team")
    signed(confirmed, "confirm", "店长")
    closed = moved(confirmed, place / "closed" / "team")
    assert signed(closed, "close", "人事甲").written
    found["fall"] = moved(confirmed, place / "fall" / "team")
    found["accept"] = moved(closed, place / "accept" / "team")
    for what in ("fall", "accept"):
        type_in(found[what] / "books/adjustments.xlsx", "调整", "D2", 80)
    past(found["import-history"] / "past.xlsx")
    return found


def past(path):
    """Writes a file with September as it was before there was a program."""
    book = openpyxl.Workbook()
    book.active.append(["月份", "工号", "姓名", "迟到次数", "考核得分"])
    for number, name in PEOPLE:
        book.active.append(["2026-09", number, name, 0, 80])
    book.save(path)


def does(what, folder):
    """Gives the command, as a person or a timer does."""
    by = ("--by", "人事甲", "--yes")
    words = {
        "accept": ("accept", "shop", "2026-10", *by),
        "import-history": ("import-history", "shop", str(folder / "past.xlsx"), *by),
    }.get(what, ("run", "shop", "--period", "2026-10"))
    return invoke(*words, "--config", str(folder / "config")).exit_code


def finished(folder):
    """Returns every file of ours that somebody reads: the note beside the archive is only of how far it has come."""
    kept = {name: made for name, made in everything(folder).items() if not Path(name).name.startswith(("record.", "."))}
    return {name: made for name, made in kept.items() if name.endswith((".xlsx", ".zip", ".json"))}


def killed(monkeypatch, survives, what, folder):
    """Gives the command on a machine that goes down at the step after so many."""
    with monkeypatch.context() as patch:
        killing(patch, survives)
        with pytest.raises(Killed):
            does(what, folder)


@pytest.fixture(scope="module")
def ends(starts):
    """Returns what stands in the end when nobody is killed."""
    found = {}

    def end(what, folder):
        if what not in found:
            moved(starts[what], folder)
            assert [does(each, folder) for each in (what, "run")] == [0, 0]
            found[what] = finished(folder)
        return found[what]

    return end


@pytest.fixture
def _at_two(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.mark.usefixtures("_at_two")
@pytest.mark.parametrize(("what", "steps"), STEPS.items())
def test_a_command_consists_of_so_many_steps(starts, tmp_path, monkeypatch, what, steps):
    folder, seen = moved(starts[what], tmp_path / "team"), []
    for name in ("replace", "fsync"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *args, real=real, **said: (seen.append(args), real(*args, **said))[1])
    assert does(what, folder) == 0
    assert len(seen) == steps


@pytest.mark.usefixtures("_at_two")
@pytest.mark.parametrize(("what", "survives"), [(what, step) for what, steps in STEPS.items() for step in range(steps)])
def test_killed_at_any_step_the_next_start_ends_as_if_not(starts, ends, tmp_path, monkeypatch, what, survives):
    folder = moved(starts[what], tmp_path / "team")
    killed(monkeypatch, survives, what, folder)
    if survives % 2:  # somebody's worker comes first
        does("run", folder)
    does(what, folder)  # refused where it was done before the kill
    assert does("run", folder) == 0
    assert finished(folder) == ends(what, tmp_path / "whole")
    assert looked(folder).plan.is_empty


@pytest.mark.usefixtures("_at_two")
@pytest.mark.parametrize(
    ("what", "events"),
    [
        ("run", ["published"]),
        ("fall", ["published", "confirmed", "fell"]),
        ("accept", ["published", "confirmed", "closed", "accepted"]),
        ("import-history", ["published", "imported"]),
    ],
)
def test_done_again_after_a_kill_at_its_last_step_nothing_is_recorded_twice(
    starts, tmp_path, monkeypatch, what, events
):
    folder = moved(starts[what], tmp_path / "team")
    killed(monkeypatch, STEPS[what] - 1, what, folder)
    for _ in range(2):
        does(what, folder)
    assert [event.what for event in looked(folder).life.record.events] == events
