"""A spreadsheet that holds their tabs and ours: whose a tab is, is told by its mark and never by its title."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from scoring.period import Period
from scoring.problem import Level
from sheets_sync.grid import Book, BookFault, Column, Grid, Mark, Tab, Wanted
from sheets_sync.plan import plan
from sheets_sync.reach import named_apart
from sheets_sync.seal import SEAL_TAB, laid_out, pack
from sheets_sync.team import read_team
from sheets_sync.tidy import tidy

TEAM, _ = read_team(Path(__file__).parent / "dirty" / "team.yaml")
SEPTEMBER = Period(2026, 9)
TAB = Tab("汇总", "9月", (Column("工号"), Column("总分", "points")), (("001", Decimal(88)),), keys=1)
WANTED = Wanted("summary", "google:abc", "2026-09", (TAB,), "绩效")
THEIRS = Grid("名册", (("工号",), ("001",)))


def ours(title, rows, name=None, key="summary", **other):
    return Grid(title, rows, protected=True, mark=Mark(key, name or title), **other)


def shared(*grids):
    return Book("评分表", "google:abc", {grid.title: grid for grid in grids}, "v1", shared=True)


def standing(**other):
    """The book as we wrote it, beside a tab of theirs."""
    cells = laid_out(TAB)
    sealed = tuple((text,) for text in pack(WANTED, (cells,)))
    return shared(THEIRS, replace(ours("汇总", cells), **other), ours(SEAL_TAB, sealed, hidden=True))


def planned(book, wanted=WANTED):
    return plan((wanted,), {wanted.address: book}).books[0]


def test_their_part_is_what_bears_no_mark_of_ours():
    marked = replace(THEIRS, mark=Mark("", "drill.roster"))
    assert list(shared(marked, ours("汇总", ())).theirs().grids) == ["名册"]


def test_our_part_stands_under_the_titles_that_we_gave():
    assert list(shared(THEIRS, ours("九月汇总", (), name="汇总")).ours("summary").grids) == ["汇总"]


def test_a_book_without_a_tab_of_ours_has_no_part_of_ours():
    assert shared(THEIRS, ours("工资", (), key="payroll")).ours("summary") is None


def test_a_book_that_is_not_shared_is_ours_whole():
    book = Book("汇总.xlsx", "xlsx:汇总.xlsx", {"别人的": Grid("别人的", ())}, "1")
    assert book.ours("summary") is book


def test_beside_their_tabs_our_book_is_new_and_theirs_are_let_alone():
    found = planned(shared(THEIRS))
    assert (found.state, found.edits, [tab.title for tab in found.tabs]) == ("new", (), ["汇总"])


def test_what_stands_as_it_is_to_be_is_unchanged_whatever_they_do_beside():
    assert planned(standing()).state == "unchanged"


def test_our_tabs_may_be_moved_about_among_theirs():
    book = standing()
    assert planned(replace(book, grids=dict(reversed(book.grids.items())))).state == "unchanged"


def test_a_renamed_tab_of_ours_gets_its_title_back_and_is_told():
    found = planned(standing(title="九月"))
    assert (found.state, found.renamed, found.edits) == ("changed", (("汇总", "九月"),), ())
    assert [tab.state for tab in found.tabs] == ["unchanged"]


def test_an_editor_whom_the_team_file_does_not_name_opens_a_tab():
    assert planned(standing(editors=("x@example.com",))).unprotected == ("汇总",)


def test_an_editor_whom_the_team_file_names_does_not():
    wanted = replace(WANTED, editors=("x@example.com",))
    assert planned(standing(editors=("x@example.com",)), wanted).state == "unchanged"


def test_a_deleted_tab_of_ours_is_a_hand_edit():
    book = standing()
    without = replace(book, grids={title: grid for title, grid in book.grids.items() if title != "汇总"})
    assert [(edit.what, edit.tab) for edit in planned(without).edits] == [("tab_gone", "汇总")]


def test_our_tabs_without_their_seal_are_not_taken_for_ours():
    book = standing()
    without = replace(book, grids={title: grid for title, grid in book.grids.items() if title != SEAL_TAB})
    assert planned(without).state == "foreign"


def test_two_spreadsheets_of_one_title_get_names_of_their_own():
    one, other = shared(THEIRS), replace(shared(THEIRS), address="google:1xyz-98765")
    found = named_apart({one.address: one, other.address: other, "google:gone": BookFault("google_not_found")})
    assert [getattr(book, "name", "") for book in found.values()] == ["评分表 (abc)", "评分表 (-98765)", ""]


def roster(title, mark=None):
    headings = ("工号", "姓名", "岗位", "组别", "状态", "入职日期", "转正日期", "离职日期", "岗位工资（元）")
    return Grid(title, (headings, ("007", "李娜", "客服", "二组", "正式", None, None, None, Decimal(2000))), mark=mark)


MARKED = Mark("", "team.roster")


def tidied(*grids, time_zone="Asia/Shanghai"):
    book = replace(shared(*grids), time_zone=time_zone)
    missing = BookFault("google_not_found", book="x", path="y", email="z")
    return tidy(TEAM, {"scores": book, "days": missing, "money": missing}, SEPTEMBER, (SEPTEMBER,))


def told(department, *codes):
    return [(each.code, each.level, each.details["found"]) for each in department.problems if each.code in codes]


def test_a_marked_tab_that_was_renamed_is_read_and_told():
    department = tidied(roster("老名册", MARKED))
    assert [person.id for person in department.people] == ["007"]
    assert told(department, "tab_renamed") == [("tab_renamed", Level.WARNING, "老名册")]


def test_when_another_tab_takes_the_title_of_a_renamed_one_neither_is_read():
    department = tidied(roster("老名册", MARKED), roster("名册"))
    assert department.people == ()
    assert told(department, "tab_replaced") == [("tab_replaced", Level.ERROR, "老名册")]


def test_an_unmarked_tab_of_another_title_is_missing_and_never_guessed():
    department = tidied(roster("老名册"))
    assert department.people == ()
    assert [code for code, *_ in told(department, "tab_missing")][:1] == ["tab_missing"]


@pytest.mark.parametrize(("zone", "count"), [("Asia/Shanghai", 0), ("PRC", 0), ("Etc/GMT", 1), ("America/Nowhere", 1)])
def test_a_book_in_another_time_zone_is_a_problem(zone, count):
    problems = [each for each in tidied(roster("名册"), time_zone=zone).problems if each.code == "book_time_zone"]
    assert [each.details["found"] for each in problems] == [zone] * count
