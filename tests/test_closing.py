"""A month signed in files: what is written, what falls, what never changes, and what a kill leaves behind."""

import contextlib
from datetime import date, timedelta

import openpyxl
import pytest

from tests.signing_shop import (
    DAY,
    Killed,
    everything,
    killing,
    looked,
    moved,
    ran,
    shop,
    signed,
    type_in,
)

SCORES = "books/scorecard.xlsx"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    folder = shop(tmp_path_factory.mktemp("shop") / "team", pay=True)
    done = ran(folder)
    assert (done.refusals, done.faults) == ((), ())
    return folder


@pytest.fixture(scope="module")
def confirmed(drafted, tmp_path_factory):
    folder = moved(drafted, tmp_path_factory.mktemp("confirmed") / "team")
    assert signed(folder, "confirm", "店长").written == ("月结.xlsx", "汇总.xlsx", "payroll.xlsx", "results.xlsx")
    return folder


@pytest.fixture(scope="module")
def closed(confirmed, tmp_path_factory):
    folder = moved(confirmed, tmp_path_factory.mktemp("closed") / "team")
    assert signed(folder, "close", "人事甲").written == ("月结.xlsx", "汇总.xlsx", "payroll.xlsx", "results.xlsx")
    return folder


@pytest.fixture(scope="module")
def starts(drafted, confirmed, closed):
    """Where each command begins, and who gives it."""
    return {"confirm": (drafted, "店长"), "close": (confirmed, "人事甲"), "reopen": (closed, "人事甲")}


def cells(folder, book, tab):
    return list(openpyxl.load_workbook(folder / "out" / book)[tab].iter_rows(values_only=True))


def of_the_month(folder):
    """Returns every file of ours but the months' book, and what is kept of that."""
    return {name: made for name, made in everything(folder).items() if not name.endswith(("月结.xlsx", "record.json"))}


def column(folder, book, tab, title):
    _, titles, *rows = cells(folder, book, tab)
    return [row[titles.index(title)] for row in rows]


def month(folder):
    _, titles, row, *_ = cells(folder, "月结.xlsx", "月结")
    return dict(zip(titles, row, strict=True))


def test_a_draft_says_so_in_every_heading_and_shows_staff_no_pay(drafted):
    assert (
        cells(drafted, "2026-10/payroll.xlsx", "工资")[0][0]
        == "小店 2026年10月 工资表 · 工资 · 草稿 · 数据最后变动 2026-11-03"
    )
    assert column(drafted, "2026-10/results.xlsx", "结果", "应发合计") == ["待确认"] * 3
    assert month(drafted)["状态"] == "草稿"
    assert month(drafted)["离关账还差什么"] == "2026-10 还没有主管确认。请主管先确认。"


def test_a_confirmed_month_shows_staff_their_pay_and_a_second_run_writes_nothing(confirmed):
    assert column(confirmed, "2026-10/results.xlsx", "结果", "应发合计") == [3020, 3060, 3000]
    assert (month(confirmed)["确认人"], month(confirmed)["状态"]) == ("店长", "已确认")
    assert looked(confirmed).plan.is_empty


def test_the_sheets_tell_since_when_their_figures_stand_and_days_without_news_write_nothing(drafted, tmp_path):
    folder = moved(drafted, tmp_path / "team")
    assert month(folder)["数据最后变动"].date() == date(2026, 11, 3)
    assert looked(folder, today=DAY + timedelta(days=4)).plan.is_empty
    type_in(folder / SCORES, "评分", "D2", 95)
    ran(folder, today=DAY + timedelta(days=6))
    assert month(folder)["数据最后变动"].date() == date(2026, 11, 9)
    assert cells(folder, "2026-10/汇总.xlsx", "汇总")[0][0] == (
        "小店 2026年10月 绩效汇总 · 汇总 · 草稿 · 数据最后变动 2026-11-09"
    )
    assert looked(folder, today=DAY + timedelta(days=7)).plan.is_empty
    signed(folder, "confirm", "店长", today=DAY + timedelta(days=8))
    signed(folder, "close", "人事甲", today=DAY + timedelta(days=8))
    assert month(folder)["数据最后变动"].date() == date(2026, 11, 9)
    assert cells(folder, "2026-10/汇总.xlsx", "汇总")[0][0] == "小店 2026年10月 绩效汇总 · 汇总 · 已关账"


def test_no_amount_of_pay_stands_in_the_book_of_the_months(closed):
    book = openpyxl.load_workbook(closed / "out" / "月结.xlsx")
    shown = [tab for tab in book.worksheets if tab.sheet_state == "visible"]
    said = {str(cell) for tab in shown for row in tab.iter_rows(values_only=True) for cell in row}
    assert not {"3000", "3060", "3020", "9080", "800", "810"} & said


def test_a_confirmation_falls_when_an_input_moves_and_the_difference_is_listed(confirmed, tmp_path):
    folder = moved(confirmed, tmp_path / "team")
    type_in(folder / SCORES, "评分", "D2", 95)
    done = ran(folder)
    assert done.written[:2] == ("results.xlsx", "月结.xlsx")  # staff are shown no pay any more before anything else
    assert month(folder)["状态"] == "草稿"
    rows = [row[1:8] for row in cells(folder, "月结.xlsx", "差异")[2:]]
    why, cell = "确认后有变动，确认失效", "scorecard.xlsx 评分!D2"
    assert (why, "001", "甲一", "考核得分", "80.00", "95.00", cell) in rows
    assert (why, "001", "甲一", "应发有变动", None, None, cell) in rows
    assert column(folder, "2026-10/results.xlsx", "结果", "应发合计") == ["待确认"] * 3
    assert looked(folder).plan.is_empty
    assert month(folder)["离关账还差什么"].startswith("2026-10 的确认在 2026-11-03 失效了")
    assert signed(folder, "confirm", "店长").written
    assert cells(folder, "月结.xlsx", "差异")[2:] == []  # it is behind whoever has confirmed anew
    assert signed(folder, "close", "人事甲").written


def test_nobody_signs_what_they_have_not_seen(drafted, tmp_path):
    folder = moved(drafted, tmp_path / "team")
    type_in(folder / SCORES, "评分", "D2", 95)
    before = everything(folder)
    assert signed(folder, "confirm", "店长") == ["month_books_differ"]
    assert everything(folder) == before


def test_the_one_who_confirmed_does_not_close(confirmed):
    assert signed(confirmed, "close", "店 长") == ["month_four_eyes"]
    assert not [*confirmed.rglob("*.zip")]


def test_a_day_without_a_mark_does_not_hinder_confirming_but_closing(drafted, tmp_path):
    folder = moved(drafted, tmp_path / "team")
    type_in(folder / "books/attendance.xlsx", "2026年10月", "E2", None)
    ran(folder)
    assert signed(folder, "confirm", "店长").written
    assert signed(folder, "close", "人事甲") == ["month_problem"]
    assert month(folder)["离关账还差什么"] == "1 处没有考勤记号的日子（见“问题”页）"


def test_after_closing_not_a_cell_of_the_month_changes_whatever_happens_to_its_inputs(closed, tmp_path):
    folder = moved(closed, tmp_path / "team")
    before = of_the_month(folder)
    type_in(folder / SCORES, "评分", "D2", 0)
    (folder / "books" / "adjustments.xlsx").unlink()
    ran(folder)
    assert of_the_month(folder) == before


def test_a_damaged_book_of_a_closed_month_is_put_back(closed, tmp_path):
    folder = moved(closed, tmp_path / "team")
    before = everything(folder)
    (folder / "out/2026-10/payroll.xlsx").unlink()
    assert ran(folder, today=DAY + timedelta(days=40)).written == ("payroll.xlsx",)
    assert everything(folder) == before


def test_a_closed_month_whose_archive_is_gone_or_exchanged_stops_the_run(closed, tmp_path):
    folder = moved(closed, tmp_path / "team")
    file = folder / "archive/shop/2026-10-1.zip"
    kept = file.read_bytes()
    file.unlink()
    assert [fault.code for _, fault in ran(folder).faults] == ["archive_missing"]
    file.write_bytes(kept[:-1] + b"!")
    assert [fault.code for _, fault in ran(folder).faults] == ["archive_damaged"]


def test_reopened_it_is_a_draft_again_and_the_earlier_archive_stays_beside_the_next(closed, tmp_path):
    folder = moved(closed, tmp_path / "team")
    first = (folder / "archive/shop/2026-10-1.zip").read_bytes()
    assert signed(folder, "reopen", "人事甲").written
    assert (month(folder)["状态"], month(folder)["重开原因"]) == ("草稿", "漏了一笔")
    assert column(folder, "2026-10/results.xlsx", "结果", "应发合计") == ["待确认"] * 3
    assert signed(folder, "confirm", "店长").written
    assert signed(folder, "close", "人事甲").written
    files = sorted(path.name for path in (folder / "archive/shop").iterdir())
    assert files == ["2026-10-1.zip", "2026-10-2.zip", "record.json"]
    assert (folder / "archive/shop/2026-10-1.zip").read_bytes() == first


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda path: path.write_bytes(b"no workbook"), "not_a_workbook"),
        (lambda path: path.write_bytes((path.parent / "2026-10/payroll.xlsx").read_bytes()), "months_foreign"),
        (lambda path: openpyxl.Workbook().save(path), "months_foreign"),
    ],
)
def test_a_months_book_that_cannot_be_believed_stops_the_run_and_is_never_begun_anew(closed, tmp_path, damage, code):
    folder = moved(closed, tmp_path / "team")
    damage(folder / "out/月结.xlsx")
    before = everything(folder)
    assert [fault.code for _, fault in ran(folder).faults] == [code]
    assert everything(folder) == before


def test_a_months_book_that_is_gone_together_with_what_is_kept_of_it_stops_the_run(closed, tmp_path):
    folder = moved(closed, tmp_path / "team")
    (folder / "out/月结.xlsx").unlink()
    (folder / "archive/shop/record.json").unlink()
    assert [fault.code for _, fault in ran(folder).faults] == ["months_vanished"]


def test_what_somebody_types_into_the_record_moves_no_signature(confirmed, tmp_path):
    folder = moved(confirmed, tmp_path / "team")
    type_in(folder / "out/月结.xlsx", "月结记录", "E4", "人事甲")
    assert [refusal.code for refusal in ran(folder).refusals] == ["hand_edited"]
    assert signed(folder, "close", "店长") == ["month_four_eyes"]
    assert [refusal.code for refusal in signed(folder, "close", "人事甲").refusals] == ["hand_edited"]
    assert [path.name for path in (folder / "archive/shop").iterdir()] == ["record.json"]


@pytest.mark.parametrize("survives", range(18))
@pytest.mark.parametrize("what", ["confirm", "close", "reopen"])
def test_killed_at_any_write_the_same_command_ends_as_if_it_had_not_been(starts, tmp_path, monkeypatch, what, survives):
    start, by = starts[what]
    whole, folder = moved(start, tmp_path / "whole" / "team"), moved(start, tmp_path / "killed" / "team")
    assert signed(whole, what, by).written
    with monkeypatch.context() as patch, contextlib.suppress(Killed):
        killing(patch, survives)
        signed(folder, what, by)
    record = looked(folder).life.record.state("2026-10")
    if survives % 2:  # somebody's worker comes first
        ran(folder)
        state = {"confirm": "confirmed", "close": "closed", "reopen": "draft"}[what]
        assert record != state or looked(folder).plan.is_empty
    signed(folder, what, by)
    assert finished(folder) == finished(whole)


def finished(folder):
    """Returns every file of ours but those that a kill has left beside their places, which nobody reads."""
    return {name: made for name, made in everything(folder).items() if name.endswith((".xlsx", ".zip"))}
