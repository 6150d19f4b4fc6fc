"""Months that were confirmed and closed as people do it, on files, are proven by what their archives hold."""

from datetime import date

import pytest

from scoring.period import Period
from sheets_sync import archive, closing
from sheets_sync.backends import memory
from sheets_sync.months.record import Record
from sheets_sync.plan import Trust
from sheets_sync.proof import chain_of, prove, recorded
from sheets_sync.run import Here, look, run
from tests.archived import books, configured


@pytest.fixture
def settings(tmp_path):
    """Returns the configuration of the shop, whose months are confirmed and closed; its books are in memory."""
    memory.fresh()
    return configured(tmp_path / "config")


def looked(settings, period, today):
    here = Here(today, settings.archive)
    month = Period.parse(period)
    return look(settings.teams["shop"], settings.versions["shop"], month, calendar=settings.calendar, here=here)


def carried_out(prospect):
    assert not isinstance(prospect, tuple), prospect
    done = run(prospect, Trust(), force=True)
    assert not done.refusals
    assert not done.faults
    return done


def kept(period, score=80):
    """Puts the books of a month there, as people keep them."""
    for address, book in books(period, score).items():
        if address != "memory:月结.xlsx":
            memory.put(address, *book.grids.values())


def closed(settings, period, today):
    """Runs a month, has it confirmed, and closes it."""
    carried_out(looked(settings, period, today))
    carried_out(closing.confirm(looked(settings, period, today), "店长"))
    carried_out(closing.close(looked(settings, period, today), "人事甲", settings))


def proven(settings):
    record = recorded(settings.teams["shop"])
    assert isinstance(record, Record)
    chain = chain_of(settings.archive / "shop", "shop", record)
    assert chain.whole, chain
    return [prove(link, record) for link in chain.links]


def test_months_that_were_confirmed_and_closed_come_out_the_same(settings):
    for number in (8, 9, 10):
        kept(f"2026-{number:02}")
        closed(settings, f"2026-{number:02}", date(2026, number + 1, 6))
    verdicts = proven(settings)
    assert [verdict.link.path.name for verdict in verdicts] == ["2026-08-1.zip", "2026-09-1.zip", "2026-10-1.zip"]
    assert [verdict.outcome for verdict in verdicts] == ["same"] * 3
    assert all(verdict.proven for verdict in verdicts)


def test_a_month_that_was_opened_again_is_proven_as_often_as_it_was_closed(settings):
    kept("2026-10")
    closed(settings, "2026-10", date(2026, 11, 6))
    day = date(2026, 11, 9)
    carried_out(closing.reopen(looked(settings, "2026-10", day), "人事甲", "补录", settings))
    kept("2026-10", score=70)
    closed(settings, "2026-10", day)
    verdicts = proven(settings)
    assert [verdict.link.path.name for verdict in verdicts] == ["2026-10-1.zip", "2026-10-2.zip"]
    assert all(verdict.proven for verdict in verdicts)
    first, second = (archive.read(verdict.link.path).results[1].tabs[0].rows for verdict in verdicts)
    assert first != second


def test_what_became_of_the_inputs_after_closing_is_nothing_to_the_proof(settings):
    kept("2026-10")
    closed(settings, "2026-10", date(2026, 11, 6))
    kept("2026-10", score=60)
    carried_out(looked(settings, "2026-10", date(2026, 11, 12)))
    assert all(verdict.proven for verdict in proven(settings))
