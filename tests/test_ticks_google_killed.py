"""Two ticks on Google, killed at every call of the run that takes them: the next run ends where no kill had been."""

import shutil
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from tests.played import Google, Kill, PlayedClock
from tests.signing import signed_in
from tests.signing_shop import Killed, killing
from tests.striking import copied, standing
from tests.ticking_shop import HR, LEAD, TO_CLOSE, TO_CONFIRM, Shop, begun

THEN = datetime(2026, 11, 9, 1, tzinfo=UTC)
CALLS = range(1, 34)
"""Two looks, and four books written after each."""


@contextmanager
def process(files, folder, origin, ids):
    """Goes on from what stands, in a world and with an archive of its own."""
    shutil.copytree(origin, folder)
    with Google(clock=PlayedClock(start=THEN)) as google, signed_in(google):
        google.drive.files.update(copied(files))
        yield Shop(google, folder, ids)


def everything(shop):
    """Returns all that stands in all spreadsheets to the last detail, and every file of the archive."""
    files, archive = shop.google.drive.files, sorted((shop.folder / "archive").rglob("*.zip"))
    return {file: standing(files, file) for file in files} | {path.name: path.read_bytes() for path in archive}


@pytest.fixture(scope="module")
def ticked(tmp_path_factory):
    """Returns what stands once both have ticked, and all that stands after a run that nobody killed."""
    place = tmp_path_factory.mktemp("ticked")
    with Google(clock=PlayedClock(start=THEN)) as google, signed_in(google):
        shop = begun(google, place / "shop")
        shop.written()
        shop.tick(LEAD, TO_CONFIRM)
        shop.tick(HR, TO_CLOSE)
        files, ids = copied(google.drive.files), shop.ids
    with process(files, place / "undisturbed", place / "shop", ids) as shop:
        shop.google.calls.clear()
        shop.written()
        assert (shop.boxes(), len(shop.google.calls)) == (("已关账", True, True), len(CALLS))
        after = everything(shop)
        assert shop.written() == ()
    return files, place / "shop", ids, after


@pytest.mark.parametrize("nth", CALLS)
def test_killed_before_any_call_the_next_run_ends_as_if_not(ticked, tmp_path, nth):
    files, origin, ids, after = ticked
    with process(files, tmp_path / "shop", origin, ids) as shop:
        calls = iter(CALLS)
        shop.google.fault(lambda _: next(calls, 0) == nth, Kill(before=True))
        with pytest.raises(SystemExit):
            shop.ran()
        shop.written()
        assert everything(shop) == after
        assert shop.written() == ()


@pytest.mark.parametrize("nth", range(1, 9))
def test_killed_after_any_write_the_next_run_ends_as_if_not(ticked, tmp_path, nth):
    files, origin, ids, after = ticked
    with process(files, tmp_path / "shop", origin, ids) as shop:
        writes = iter(range(1, 100))
        shop.google.fault(lambda call: call.kind == "write" and next(writes) == nth, Kill(before=False))
        with pytest.raises(SystemExit):
            shop.ran()
        shop.written()
        assert everything(shop) == after


@pytest.mark.parametrize("survives", range(5))
def test_killed_while_the_archive_is_written_the_next_run_ends_as_if_not(ticked, tmp_path, monkeypatch, survives):
    files, origin, ids, after = ticked
    with process(files, tmp_path / "shop", origin, ids) as shop:
        with monkeypatch.context() as patch:
            killing(patch, survives)
            with pytest.raises(Killed):
                shop.ran()
        shop.written()
        assert everything(shop) == after
