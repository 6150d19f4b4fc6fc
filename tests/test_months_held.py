"""What holds a month together, each by itself: which book comes first, and what is asked before a word is said."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from sheets_sync import archive, closing
from sheets_sync.backends import memory
from sheets_sync.months.record import Record
from sheets_sync.plan import Trust
from sheets_sync.run import run
from tests.befalling import Trouble, befallen
from tests.walking import OURS, Shop, configured

MONTH, NEXT = "2026-09", "2026-10"


@pytest.fixture
def shop(tmp_path):
    return Shop(configured(tmp_path / "config", apart=True), apart=True)


def closed(shop):
    """Has September run, confirmed and closed."""
    shop.ran(MONTH)
    assert shop.signs("confirm", MONTH, "店长").written
    shop.today += timedelta(days=9)
    shop.ran(MONTH)
    assert shop.signs("close", MONTH, "人事甲").written
    return shop


def states(shop):
    return [shown and shown.state for shown in (shop.shown(key, MONTH) for key in OURS)]


def test_a_month_counts_as_shown_only_once_every_book_shows_it(shop):
    with befallen(Trouble("full", 1)):
        assert shop.ran(MONTH).written == ("summary", "results")
    assert (states(shop), shop.record()) == (["draft", None, "draft"], Record())
    assert shop.ran(MONTH).written == ("payroll", "月结")
    assert [(event.what, event.on) for event in shop.record().events] == [("published", shop.today)]


def test_what_was_worked_out_from_inputs_that_have_moved_since_is_not_written(shop):
    prospect = shop.looked(MONTH)
    shop.score(MONTH, "001", Decimal(95))
    done = run(prospect, Trust())
    assert [(name, fault.code) for name, fault in done.faults] == [("scorecard", "stale")]
    assert (done.written, states(shop), shop.record()) == ((), [None] * 3, Record())


def test_inputs_that_move_while_somebody_signs_leave_the_month_unsigned(shop):
    shop.ran(MONTH)
    signed = shop.looked(MONTH)
    step = closing.confirm(signed, "店长")
    shop.score(MONTH, "001", Decimal(95))
    assert run(step, Trust()).written == ()
    assert (shop.record().state(MONTH), states(shop)) == ("draft", ["draft"] * 3)


def test_a_sound_file_in_the_place_of_the_one_that_was_recorded_stops_the_run(shop, tmp_path):
    closed(shop)
    file = shop.settings.archive / "shop" / f"{MONTH}-1.zip"
    other = archive.write(tmp_path / "other", replace(archive.read(file), closed_by="人事乙"))
    file.write_bytes((tmp_path / "other" / "shop" / other.file).read_bytes())
    memory._books.pop(shop.address("payroll", MONTH))
    assert [fault.code for _, fault in shop.ran(MONTH).faults] == ["archive_exchanged"]
    assert states(shop) == ["closed", None, "closed"]


def steady(shop):
    """Returns what October pays for the points of September."""
    return {each.view.person.id: each.view["steady"].value for each in shop.looked(NEXT).appraisal.results}


def test_what_later_months_look_back_at_is_no_longer_what_was_closed_once_it_is_opened_again(shop):
    closed(shop)
    shop.score(MONTH, "001", Decimal(95))
    assert steady(shop) == {"001": Decimal(80), "002": Decimal(81), "003": Decimal(82)}
    assert shop.signs("reopen", MONTH, "人事甲").written
    assert steady(shop) == {"001": Decimal(95), "002": Decimal(81), "003": Decimal(82)}
