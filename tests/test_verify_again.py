"""A closed month is worked out again from its archive alone, and every cell of it is held against what was closed."""

import shutil
from dataclasses import replace
from decimal import Decimal

import pytest

from sheets_sync import archive
from sheets_sync.backends import memory
from sheets_sync.grid import Wanted
from sheets_sync.proof import Departure, chain_of, prove
from tests.archived import case, closed, configured
from tests.smallest import SCHEME


@pytest.fixture
def settings(tmp_path):
    memory.fresh()
    return configured(tmp_path / "config")


def proven(folder):
    return [prove(link) for link in chain_of(folder / "shop", "shop", None).links]


def changed(wanted, title, row, column, value):
    """Returns a book of ours with another value in a cell of the rows."""
    tab = next(each for each in wanted.tabs if each.title == title)
    cells = [list(each) for each in tab.rows]
    cells[row][column] = value
    other = replace(tab, rows=tuple(map(tuple, cells)))
    return replace(wanted, tabs=tuple(other if each is tab else each for each in wanted.tabs))


def award(folder, period):
    """Returns the full-attendance award that an archived month pays the first person."""
    tab = archive.read(folder / "shop" / f"{period}-1.zip").results[1].tabs[0]
    return tab.rows[0][[each.title for each in tab.columns].index("全勤奖")]


def test_every_month_of_a_year_comes_out_the_same_to_the_cent(tmp_path, settings):
    closed(tmp_path / "archive", settings)
    verdicts = proven(tmp_path / "archive")
    assert [verdict.outcome for verdict in verdicts] == ["same"] * 12
    assert all(verdict.proven for verdict in verdicts)


def test_what_became_of_the_configuration_does_not_matter(tmp_path, settings):
    closed(tmp_path / "archive", settings, ("2026-10",))
    shutil.rmtree(tmp_path / "config")
    (verdict,) = proven(tmp_path / "archive")
    assert verdict.proven


def test_a_scheme_that_was_changed_afterwards_pays_only_from_then_on(tmp_path, settings):
    closed(tmp_path / "archive", settings, ("2026-09",))
    after = configured(tmp_path / "config", scheme=SCHEME.replace("full_award: 200", "full_award: 300"))
    previous = archive.glance(tmp_path / "archive" / "shop" / "2026-09-1.zip").digest
    archive.write(tmp_path / "archive", case(after, "2026-10", previous=previous))
    assert [verdict.outcome for verdict in proven(tmp_path / "archive")] == ["same", "same"]
    assert [award(tmp_path / "archive", month) for month in ("2026-09", "2026-10")] == [200, 300]


def test_the_first_cell_that_differs_is_named_with_both_values(tmp_path, settings):
    made = case(settings, "2026-10")
    payroll = made.results[1]
    tab = payroll.tabs[0]
    column = next(place for place, each in enumerate(tab.columns) if each.title == "应发岗位工资")
    forged = changed(payroll, tab.title, 1, column, Decimal("2000.01"))
    archive.write(tmp_path, replace(made, results=(made.results[0], forged, made.results[2])))
    (verdict,) = proven(tmp_path)
    assert verdict.outcome == "differs"
    assert verdict.departure == Departure("payroll", tab.title, verdict.departure.address, Decimal("2000.01"), 2000)
    assert verdict.departure.address.endswith("4")  # the heading, the titles, then the second person
    assert verdict.more == 0


def test_a_row_a_tab_or_a_book_that_is_missing_is_named(tmp_path, settings):
    made = case(settings, "2026-10")
    summary, payroll, staff = made.results
    shorter = replace(staff, tabs=(replace(staff.tabs[0], rows=staff.tabs[0].rows[:-1]),))
    without = replace(summary, tabs=summary.tabs[:-1])
    other = Wanted("weekly", "", "2026-10", ())
    archive.write(tmp_path, replace(made, results=(payroll, shorter)))
    (verdict,) = proven(tmp_path)
    assert (verdict.departure.book, verdict.departure.archived) == ("results", None)
    archive.write(tmp_path, replace(made, results=(without,)))
    (verdict,) = proven(tmp_path)
    assert verdict.departure == Departure("summary", summary.tabs[-1].title)
    archive.write(tmp_path, replace(made, results=(other,)))
    (verdict,) = proven(tmp_path)
    assert verdict.departure == Departure("weekly")


def test_a_month_that_was_closed_with_other_figures_than_were_confirmed_is_found(tmp_path, settings):
    archive.write(tmp_path, replace(case(settings, "2026-10"), fingerprint="0000-0000-0000-0000"))
    (verdict,) = proven(tmp_path)
    assert (verdict.outcome, verdict.proven) == ("same", False)
    assert [fault.code for fault in verdict.link.faults] == ["archive_not_signed"]


def test_the_heading_is_no_figure(tmp_path, settings):
    made = case(settings, "2026-10")
    tabs = tuple(replace(tab, heading=f"{tab.heading} · 已关账") for tab in made.results[1].tabs)
    headed = replace(made.results[1], tabs=tabs)
    archive.write(tmp_path, replace(made, results=(made.results[0], headed, made.results[2])))
    assert proven(tmp_path)[0].proven


def test_a_month_of_another_version_is_held_to_its_figures_and_not_to_its_words(tmp_path, settings):
    made = replace(case(settings, "2026-10"), engine="0.0.9")
    summary, payroll, staff = made.results
    words = changed(summary, summary.tabs[-1].title, 0, 8, "0.0.9")  # the receipt names the version
    archive.write(tmp_path, replace(made, results=(words, payroll, staff)))
    (verdict,) = proven(tmp_path)
    assert (verdict.outcome, verdict.other_engine) == ("same", "0.0.9")
    figure = changed(staff, staff.tabs[0].title, 0, 0, "999")
    archive.write(tmp_path, replace(made, results=(words, payroll, figure)))
    (verdict,) = proven(tmp_path)
    assert (verdict.outcome, verdict.departure.archived) == ("differs", "999")


def test_a_configuration_that_we_refuse_is_told_with_its_mistakes(tmp_path, settings):
    made = case(settings, "2026-10")
    broken = {**made.texts, "schemes/shop/2020-01-01.yaml": SCHEME.replace("rule: place", "rule: plaice")}
    archive.write(tmp_path, replace(made, texts=broken))
    (verdict,) = proven(tmp_path)
    assert (verdict.outcome, verdict.proven) == ("unworkable", False)
    assert [problem.code for problem in verdict.problems] == ["unknown_word"]


def test_a_text_with_a_path_out_of_its_folder_is_written_nowhere(tmp_path, settings):
    made = case(settings, "2026-10")
    outside = tmp_path / "outside.txt"
    archive.write(tmp_path, replace(made, texts={**made.texts, "../../outside.txt": "x", str(outside): "x"}))
    assert proven(tmp_path)[0].proven
    assert not outside.exists()


def test_an_unreadable_file_is_not_worked_out(tmp_path, settings):
    closed(tmp_path, settings, ("2026-10",))
    path = tmp_path / "shop" / "2026-10-1.zip"
    path.write_bytes(path.read_bytes()[:-9])
    (verdict,) = proven(tmp_path)
    assert (verdict.outcome, verdict.link.faults[0].code) == ("unreadable", "archive_damaged")
