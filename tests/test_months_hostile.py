"""What somebody may try with a month's life: names that nobody can see, backups brought back, months out of order."""

import json
import shutil
from datetime import timedelta

import pytest

from tests.at_work import invoke
from tests.signing_shop import DAY, everything, looked, moved, ran, signed, type_in


def sign(team, what, by, *more, period="2026-10"):
    return invoke(what, "shop", period, "--by", by, *more, "--config", str(team / "config"))


def run(team, *more, period="2026-10"):
    return invoke("run", "shop", "--period", period, *more, "--config", str(team / "config"))


@pytest.mark.parametrize("spelt", ["店\u200b长", "店长.", "店长\ufe0f", " 店 长 ", "店长（）"])
def test_who_confirmed_does_not_close_however_they_spell_themselves(team, spelt):
    assert sign(team, "confirm", "店长").exit_code == 0
    told = sign(team, "close", spelt)
    assert told.exit_code == 3
    assert "不能再由本人关账" in told.output


@pytest.mark.parametrize("nobody", ["\u200b", "…", "\u00ad\u2063"])
def test_a_name_that_nobody_can_see_signs_nothing(team, nobody):
    told = sign(team, "confirm", nobody)
    assert told.exit_code == 3
    assert "没有写是谁签的" in told.output


def test_a_name_over_two_lines_stands_on_one(team):
    assert sign(team, "confirm", "店\n长").exit_code == 0
    assert "店 长" in invoke("months", "shop", "--config", str(team / "config")).output


def test_an_older_months_book_saved_over_the_newest_is_put_right_and_no_signature_is_lost(team):
    shutil.copy(team / "out" / "月结.xlsx", team / "old.xlsx")
    sign(team, "confirm", "店长")
    newest = everything(team)
    shutil.copy(team / "old.xlsx", team / "out" / "月结.xlsx")
    told = run(team)
    assert told.exit_code == 0
    assert "已按存档旁留的一份补回 1 条记录" in told.output
    assert everything(team) == newest
    assert "补回" not in run(team).output


def test_months_lists_what_was_signed_whatever_window_was_saved_over_it(team):
    shutil.copy(team / "out" / "月结.xlsx", team / "old.xlsx")
    sign(team, "confirm", "店长")
    shutil.copy(team / "old.xlsx", team / "out" / "月结.xlsx")
    assert "已确认" in invoke("months", "shop", "--config", str(team / "config")).output


def test_months_tells_what_came_late_to_a_closed_month(team):
    sign(team, "confirm", "店长")
    sign(team, "close", "人事甲")
    type_in(team / "books/scorecard.xlsx", "评分", "D2", 99)
    run(team)
    told = invoke("months", "shop", "--config", str(team / "config")).output
    assert "关账以后 3 人有变动，见“差异”页；要补发或扣回：sheets-sync accept shop 2026-10" in told


def test_months_tells_programs_too_why_it_can_say_nothing(team):
    (team / "out" / "月结.xlsx").write_bytes(b"no workbook")
    told = invoke("months", "shop", "--json", "--config", str(team / "config"))
    assert told.exit_code == 4
    assert [each["code"] for each in json.loads(told.stdout)["faults"]] == ["not_a_workbook"]


def test_a_months_book_that_is_gone_is_written_anew_from_what_is_kept(team):
    sign(team, "confirm", "店长")
    assert sign(team, "close", "人事甲").exit_code == 0
    newest = everything(team)
    (team / "out" / "月结.xlsx").unlink()
    assert run(team).exit_code == 0
    assert everything(team) == newest


def test_whoever_signs_over_an_older_months_book_signs_after_the_newest(team):
    sign(team, "confirm", "店长")
    shutil.copy(team / "out" / "月结.xlsx", team / "old.xlsx")
    assert sign(team, "close", "人事甲").exit_code == 0
    newest = everything(team)
    shutil.copy(team / "old.xlsx", team / "out" / "月结.xlsx")
    assert sign(team, "confirm", "店长").exit_code == 3
    assert run(team).exit_code == 0
    assert everything(team) == newest


def test_what_people_typed_into_the_older_book_is_still_theirs(team):
    """Whoever ticked a task in an old window keeps the tick: only what we wrote is put right."""
    shutil.copy(team / "out" / "月结.xlsx", team / "old.xlsx")
    sign(team, "confirm", "店长")
    shutil.copy(team / "old.xlsx", team / "out" / "月结.xlsx")
    type_in(team / "out" / "月结.xlsx", "月结记录", "C3", "改")
    assert [refusal.code for refusal in ran(team).refusals] == ["hand_edited"]
    assert looked(team).life.record.state("2026-10") == "confirmed"


def test_another_months_book_with_as_many_entries_is_no_more_believed_than_an_older_one(team, drafted, tmp_path):
    other = moved(drafted, tmp_path / "other")
    assert signed(other, "confirm", "店长", today=DAY + timedelta(days=1)).written
    sign(team, "confirm", "店长")
    ours, theirs = (looked(each).life.record.events for each in (team, other))
    assert [len(ours), len(theirs)] == [2, 2]
    (team / "out" / "月结.xlsx").write_bytes((other / "out" / "月结.xlsx").read_bytes())
    before = everything(team)
    assert [fault.code for _, fault in ran(team).faults] == ["months_diverged"]
    assert signed(other, "close", "人事甲", today=DAY + timedelta(days=1)).written
    (team / "out" / "月结.xlsx").write_bytes((other / "out" / "月结.xlsx").read_bytes())
    assert [fault.code for _, fault in ran(team).faults] == ["months_diverged"]  # nor is one with more
    (team / "out" / "月结.xlsx").write_bytes(before["out/月结.xlsx"])
    assert everything(team) == before


def test_a_month_before_a_closed_one_is_neither_confirmed_nor_closed(team):
    sign(team, "confirm", "店长")
    sign(team, "close", "人事甲")
    assert "month_later_closed" in signed(team, "confirm", "店长", period="2026-09")
    assert "month_later_closed" in signed(team, "close", "人事甲", period="2026-09")


def test_a_closed_month_is_told_as_it_was_closed_and_that_its_inputs_moved(team):
    told = sign(team, "confirm", "店长").output
    fingerprint = told[told.index("指纹 ") + 3 :][:19]
    sign(team, "close", "人事甲")
    shutil.copytree(team / "books", team / "before")
    for path in (team / "books").glob("*.xlsx"):
        raise_scores(path)
    told = run(team)
    assert f"2026-10：已关账，指纹 {fingerprint}" in told.output
    assert "账上仍是关账时的数字" in told.output
    again = sign(team, "close", "人事甲")
    assert f"指纹 {fingerprint}" in again.output


def raise_scores(path):
    """Makes every number of a book, but days and ids, one more."""
    import openpyxl  # noqa: PLC0415 - only needed here

    book = openpyxl.load_workbook(path)
    for tab in book:
        for row in tab.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, int | float) and 10 < cell.value < 100:
                    cell.value -= 1
    book.save(path)
