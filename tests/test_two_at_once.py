"""Two commands at once on the months of a team, as real processes: one does it, the other waits or says who does."""

import json
import subprocess
import sys
from threading import Timer

import pytest

from sheets_sync.backends import backend
from sheets_sync.locks import lock
from sheets_sync.months.book import record_of
from tests.at_work import invoke
from tests.signing_shop import moved, ran, shop, signed, type_in


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory):
    folder = shop(tmp_path_factory.mktemp("shop") / "team")
    ran(folder)
    signed(folder, "confirm", "店长")
    return folder


@pytest.fixture
def team(confirmed, tmp_path):
    return moved(confirmed, tmp_path / "team")


def start(team, *words):
    command = [sys.executable, "-m", "sheets_sync", *words, "--config", str(team / "config")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")


def codes(*processes):
    """Returns the exit codes of processes that were started together, sorted."""
    for each in processes:
        told = each.communicate(timeout=120)[0]
        assert "Traceback" not in told
    return sorted(each.returncode for each in processes)


def happened(team):
    address = f"xlsx:{team / 'out' / '月结.xlsx'}"
    return [each.what for each in record_of("shop", backend(address).read(address)).events]


def test_of_two_who_close_one_does_and_the_chain_is_whole(team):
    first, second = (start(team, "close", "shop", "2026-10", "--by", by) for by in ("人事甲", "人事乙"))
    assert codes(first, second) == [0, 3]
    assert happened(team) == ["published", "confirmed", "closed"]
    assert codes(start(team, "verify", "shop")) == [0]


def test_of_two_who_accept_one_does_and_nothing_is_owed_twice(team):
    signed(team, "close", "人事甲")
    type_in(team / "books/adjustments.xlsx", "调整", "D2", 99)
    assert codes(*(start(team, "accept", "shop", "2026-10", "--by", by, "--yes") for by in ("人事甲", "人事乙"))) == [
        0,
        0,
    ]
    assert happened(team) == ["published", "confirmed", "closed", "accepted"]


def test_a_worker_that_runs_once_waits_for_whoever_is_signing(team):
    other = lock(team / "state" / "shop" / "writing.lock", "close")
    Timer(4, other.free).start()
    worker = start(team, "worker", "--once")
    assert codes(worker) == [0]


def test_where_nobody_can_be_kept_out_nothing_is_signed_and_a_run_goes_on(team):
    (team / "state").write_text("a file where a folder should be", "utf-8")
    for words in (("close", "shop", "2026-10"), ("accept", "shop", "2026-10"), ("import-history", "shop", "x.csv")):
        told = invoke(*words, "--by", "人事甲", "--config", str(team / "config"), "--json")
        assert (told.exit_code, json.loads(told.output)["status"]) == (3, "unlocked")
    assert happened(team) == ["published", "confirmed"]
    assert invoke("run", "shop", "--period", "2026-10", "--config", str(team / "config")).exit_code == 0
