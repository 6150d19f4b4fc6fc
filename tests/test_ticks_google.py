"""Ticks in 月结 on Google: what people tick is confirmed and closed at the next run, or they are told why not."""

from dataclasses import replace
from datetime import date

import pytest

from sheets_sync.months.ticks import in_doubt
from sheets_sync.present.months_tabs import months_book
from sheets_sync.team import OurBook
from sheets_sync.team.meaning import Signs
from tests.played import Google, Refused
from tests.played.sheets.model import Cell
from tests.signing import signed_in
from tests.ticking_shop import HR, LEAD, TO_CLOSE, TO_CONFIRM, begun


@pytest.fixture
def shop(tmp_path):
    with Google() as google, signed_in(google):
        yield begun(google, tmp_path)


def test_a_whole_month_is_confirmed_and_closed_by_ticks(shop):
    shop.written()
    assert shop.boxes() == ("草稿", False, False)
    shop.tick(LEAD, TO_CONFIRM)
    assert shop.written() == ("月结", "评分表", "工资表", "绩效结果")
    assert shop.boxes() == ("已确认", True, False)
    shop.tick(HR, TO_CLOSE)
    assert shop.written() == ("月结", "评分表", "工资表", "绩效结果")
    assert shop.boxes() == ("已关账", True, True)
    assert [shop.cell(title) for title in ("确认人", "关账人", "存档文件")] == ["店长", "人事甲", "2026-10-1.zip"]
    assert shop.events() == [
        ("公布草稿", None, None),
        ("确认", "店长", "在月结里打勾（lead@example.com）"),
        ("关账", "人事甲", "在月结里打勾（hr@example.com）"),
    ]
    assert shop.looked().plan.is_empty
    assert [path.name for path in (shop.settings.archive / "shop").glob("*.zip")] == ["2026-10-1.zip"]


def test_both_ticks_before_one_run_are_taken_one_after_the_other(shop):
    shop.written()
    shop.tick(HR, TO_CLOSE)
    shop.tick(LEAD, TO_CONFIRM)
    shop.written()
    assert shop.boxes() == ("已关账", True, True)
    assert [what for what, _, _ in shop.events()] == ["公布草稿", "确认", "关账"]


def test_a_tick_to_close_what_nobody_has_confirmed_is_emptied_and_the_row_says_why(shop):
    shop.written()
    shop.tick(HR, TO_CLOSE)
    assert shop.written() == ("月结",)
    assert shop.boxes() == ("草稿", False, False)
    told = "2026-11-09 人事甲 的打勾没有算：要关账，可是：2026-10 还没有主管确认。请主管先确认。"
    assert shop.why() == told
    assert shop.looked().plan.is_empty
    assert shop.why() == told
    shop.tick(LEAD, TO_CONFIRM)
    shop.written()
    assert (shop.boxes(), shop.why()) == (("已确认", True, False), "")


def test_a_tick_beside_figures_that_have_moved_since_is_emptied_and_nothing_is_signed(shop):
    shop.written()
    shown = shop.cell("指纹")
    shop.tick(LEAD, TO_CONFIRM)
    shop.score(95)
    shop.written()
    assert shop.boxes() == ("草稿", False, False)
    assert shop.cell("指纹") != shown
    assert shop.why() == (
        f"2026-11-09 店长 的打勾没有算：要确认，可是：打勾时旁边的指纹是 {shown}，现在算出的是 {shop.cell('指纹')}："
        "数字变了。请看过新的数字再打勾。"
    )
    shop.tick(LEAD, TO_CONFIRM)
    shop.written()
    assert shop.boxes() == ("已确认", True, False)


def test_a_tick_while_we_write_other_figures_beside_it_does_not_count_for_them(shop):
    shop.written()
    shop.score(95)
    shop.google.meanwhile(
        lambda call: call.kind == "write" and call.id == shop.ids["months"], lambda _: shop.tick(LEAD, TO_CONFIRM)
    )
    shop.written()
    assert shop.boxes() == ("草稿", False, False)
    assert shop.written() == ()
    assert shop.boxes() == ("草稿", False, False)


def test_a_tick_waits_until_our_books_stand_as_they_are_worked_out_and_is_taken_in_the_same_run(shop):
    shop.written()
    shop.tick(LEAD, TO_CONFIRM)
    shop.google.person("boss@example.com").type(shop.ids["scorecard"], "评分", "C5", "2026-11-01")
    shop.google.person("boss@example.com").type(shop.ids["scorecard"], "评分", "A5", "001")
    shop.google.person("boss@example.com").type(shop.ids["scorecard"], "评分", "D5", 70)
    assert shop.looked().life.outlook.differing  # the receipt only: a score of November is no figure of October
    shop.written()
    assert shop.boxes() == ("已确认", True, False)


def test_a_confirmation_that_falls_empties_its_box_and_a_tick_to_close_with_it(shop):
    shop.written()
    shop.tick(LEAD, TO_CONFIRM)
    shop.written()
    shop.tick(HR, TO_CLOSE)
    shop.score(95)
    shop.written()
    assert shop.boxes() == ("草稿", False, False)
    assert [(what, by) for what, by, _ in shop.events()] == [
        ("公布草稿", None),
        ("确认", "店长"),
        ("确认失效", None),
        ("打勾没有算", "人事甲"),
    ]


def test_emptying_a_box_whose_tick_was_taken_changes_nothing(shop):
    shop.written()
    shop.tick(LEAD, TO_CONFIRM)
    shop.written()
    shop.tick(LEAD, TO_CONFIRM, False)
    assert shop.written() == ("月结",)
    assert shop.boxes() == ("已确认", True, False)


def test_a_tick_that_is_taken_back_before_any_run_was_never_there(shop):
    shop.written()
    shop.tick(LEAD, TO_CONFIRM)
    shop.tick(LEAD, TO_CONFIRM, False)
    assert shop.written() == ()
    assert shop.boxes() == ("草稿", False, False)


@pytest.mark.parametrize("value", ["是", "√", 1, '=TRUE()&""'])
def test_what_is_no_tick_signs_nothing_and_is_told(shop, value):
    shop.written()
    shop.tick(LEAD, TO_CONFIRM, value)
    shop.written()
    assert shop.boxes() == ("草稿", False, False)
    assert "不是打勾。请点复选框。" in shop.why()
    assert [what for what, _, _ in shop.events()] == ["公布草稿", "打勾没有算"]


def test_nobody_but_whose_box_it_is_may_tick_it_and_nobody_types_anywhere_else(shop):
    shop.google.person("boss@example.com").share(shop.ids["months"], "other@example.com")
    shop.written()
    for who, title in [(LEAD, TO_CLOSE), (HR, TO_CONFIRM), ("other@example.com", TO_CONFIRM), (LEAD, "指纹")]:
        with pytest.raises(Refused):
            shop.tick(who, title)


def test_a_box_that_others_may_tick_too_proves_nothing(shop):
    shop.written()
    boss = shop.google.person("boss@example.com")
    boss.unprotect(shop.ids["months"], "月结")
    shop.tick(HR, TO_CONFIRM)
    shop.written()
    assert shop.boxes() == ("草稿", False, False)
    assert "看不出是谁打的勾。保护已经恢复，请再打一次。" in shop.why()
    with pytest.raises(Refused):
        shop.tick(HR, TO_CONFIRM)
    shop.tick(LEAD, TO_CONFIRM)
    shop.written()
    assert shop.boxes() == ("已确认", True, False)


def test_the_owner_of_the_spreadsheet_may_tick_every_box_so_nobody_who_signs_may_be_the_owner(tmp_path):
    with Google() as google, signed_in(google):
        shop = begun(google, tmp_path, '{confirm: ["店长 <boss@example.com>"], close: ["人事甲 <hr@example.com>"]}')
        shop.written()
        shop.tick("boss@example.com", TO_CONFIRM)
        shop.tick("boss@example.com", TO_CLOSE)
        shop.written()
        assert shop.boxes() == ("草稿", False, False)
        assert "保护管不住所有者" in shop.why()
        assert shop.written() == ()


def test_a_tick_in_the_row_of_another_month_than_our_books_show_is_told_to_come_first(shop):
    shop.written()
    shop.november()
    shop.tick(LEAD, TO_CONFIRM)
    shop.written(period="2026-11", day=date(2026, 12, 2))
    assert shop.boxes("2026-10") == ("草稿", False, False)
    assert shop.why("2026-10") == (
        "2026-12-02 店长 的打勾没有算：要确认，可是：我们的工作簿现在写的是 2026-11，不是 2026-10。"
        "请先运行 2026-10（--period 2026-10），看过再打勾。"
    )
    assert shop.boxes("2026-11") == ("草稿", False, False)
    assert shop.looked(period="2026-11", day=date(2026, 12, 2)).plan.is_empty


def test_where_every_month_has_books_of_its_own_a_tick_waits_for_its_month(shop):
    shop.written()
    shop.november()
    shop.tick(LEAD, TO_CONFIRM)
    (tick,) = shop.looked(period="2026-11", day=date(2026, 12, 2)).life.ticks
    team = shop.settings.teams["shop"]
    dated = {key: replace(book, at=f"xlsx:out/{{period}}/{key}.xlsx") for key, book in team.ours.items()}
    assert in_doubt(tick, "2026-11", team).code == "month_tick_other"
    assert in_doubt(tick, "2026-11", replace(team, ours={**dated, "months": team.ours["months"]})) is None


def test_the_same_person_never_confirms_and_closes(tmp_path):
    with Google() as google, signed_in(google):
        both = '{confirm: ["店长 <lead@example.com>"], close: ["店 长 <lead@example.com>", "人事甲 <hr@example.com>"]}'
        shop = begun(google, tmp_path, both)
        shop.written()
        shop.tick(LEAD, TO_CONFIRM)
        shop.tick(LEAD, "人事打勾关账（店 长）")
        shop.written()
        assert shop.boxes() == ("已确认", True, False)
        assert "不能再由本人关账" in shop.why()


def test_with_several_who_may_confirm_each_has_a_box_of_their_own(tmp_path):
    with Google() as google, signed_in(google):
        signs = f'{{confirm: ["副店长 <vice@example.com>", "店长 <{LEAD}>"], close: ["人事甲"]}}'
        shop = begun(google, tmp_path, signs)
        google.person("boss@example.com").share(shop.ids["months"], "vice@example.com")
        shop.written()
        assert shop.rows()[1][5:7] == ("主管打勾确认（副店长）", "主管打勾确认（店长）")
        with pytest.raises(Refused):
            shop.tick("vice@example.com", TO_CONFIRM)
        shop.tick("vice@example.com", "主管打勾确认（副店长）")
        shop.written()
        assert [shop.cell(title) for title in ("确认人", "主管打勾确认（副店长）", TO_CONFIRM)] == [
            "副店长",
            True,
            False,
        ]
        shop.tick(LEAD, TO_CONFIRM)
        shop.written()
        assert shop.cell(TO_CONFIRM) is False
        assert "已由 副店长 于 2026-11-09 确认" in shop.why()


def test_a_signer_who_is_exchanged_takes_over_no_tick(shop):
    shop.written()
    shop.tick(LEAD, TO_CONFIRM)
    path = shop.folder / "config" / "teams" / "shop.yaml"
    path.write_text(path.read_text("utf-8").replace(f"店长 <{LEAD}>", f"新店长 <{LEAD}>"), encoding="utf-8")
    shop.read()
    shop.written()
    assert shop.cell("主管打勾确认（新店长）") is False
    assert shop.cell("状态") == "草稿"


def test_an_account_that_is_exchanged_takes_over_no_tick(shop):
    shop.written()
    shop.tick(LEAD, TO_CONFIRM)
    path = shop.folder / "config" / "teams" / "shop.yaml"
    path.write_text(path.read_text("utf-8").replace(LEAD, "new@example.com"), encoding="utf-8")
    shop.google.person("boss@example.com").share(shop.ids["months"], "new@example.com")
    shop.read()
    shop.written()
    assert shop.boxes() == ("草稿", False, False)
    assert "new@example.com" in shop.why()
    shop.tick("new@example.com", TO_CONFIRM)
    with pytest.raises(Refused):
        shop.tick(LEAD, TO_CONFIRM)


def test_a_team_that_names_no_accounts_has_no_boxes(tmp_path):
    with Google() as google, signed_in(google):
        shop = begun(google, tmp_path, "{confirm: [店长], close: [人事甲]}")
        shop.written()
        assert "指纹" in shop.rows()[1]
        assert not [title for title in shop.rows()[1] if "打勾" in title]
        assert "打勾" not in shop.rows()[0][0]


def test_a_book_that_is_a_file_is_the_same_with_accounts_and_without(shop):
    shop.written()
    team, record = shop.settings.teams["shop"], shop.looked().life.record
    of_files = replace(team, ours={**team.ours, "months": OurBook("xlsx:/results/月结.xlsx")})
    plain = replace(of_files, signs=Signs(("店长",), ("人事甲",)))
    assert of_files.signs != plain.signs
    assert months_book(of_files, record) == months_book(plain, record)


def boxed(shop):
    """Returns the places of the cells that are boxes to tick, and how many protections there are."""
    sheet = shop.google.spreadsheet(shop.ids["months"]).by_title("月结")
    rules = {
        (row, column): cell.rest["dataValidation"]["condition"]["type"]
        for row, line in enumerate(sheet.rows)
        for column, cell in enumerate(line)
        if cell and (cell.rest or {}).get("dataValidation")
    }
    return rules, len(sheet.protections)


def test_boxes_are_boxes_also_after_somebody_pasted_over_one_and_go_with_the_accounts(shop):
    shop.written()
    assert boxed(shop) == ({(2, 5): "BOOLEAN", (2, 6): "BOOLEAN"}, 3)
    sheet = shop.google.spreadsheet(shop.ids["months"]).by_title("月结")
    sheet.rows[2][5] = Cell(False, False)  # what is pasted over a box takes it away
    shop.tick(LEAD, TO_CONFIRM, "是")
    shop.written()
    assert boxed(shop) == ({(2, 5): "BOOLEAN", (2, 6): "BOOLEAN"}, 3)
    path = shop.folder / "config" / "teams" / "shop.yaml"
    path.write_text(path.read_text("utf-8").replace(f" <{LEAD}>", "").replace(f" <{HR}>", ""), encoding="utf-8")
    shop.read()
    shop.written()
    assert boxed(shop) == ({}, 1)
    assert shop.looked().plan.is_empty
