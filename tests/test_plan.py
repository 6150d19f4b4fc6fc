"""The plan: sorted changes with before and after, hand edits by name, and the refusal of what is not safe."""

import datetime as dt
import gc
import json
import random
import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.backends import memory
from sheets_sync.grid import BookFault, CellError, Column, Grid, Link, Percent, Tab, Uncomputed, Wanted
from sheets_sync.plan import Change, HandEdit, Trust, plain, plan, refuse_if_unsafe, shown

COLUMNS = (Column("工号"), Column("姓名"), Column("总分", "points"), Column("名次", "place"))
ROWS = (
    ("001", "李娜", Decimal("88.50"), Decimal(2)),
    ("002", "王强", Decimal(95), Decimal(1)),
    ("003", "张敏", Decimal(70), Decimal(3)),
)
TAB = Tab("汇总", "9月", COLUMNS, ROWS, keys=1, names=1)
BOOK = Wanted("summary", "memory:绩效汇总.xlsx", "2026-09", (TAB,), "绩效")
NO_FLOOR = Trust(floor=0)


@pytest.fixture(autouse=True)
def standing():
    """The book as we wrote it stands there already."""
    memory.fresh()
    memory.write(BOOK, "")


def rows(*given, **other):
    return replace(BOOK, tabs=(replace(TAB, rows=given, **other),))


def planned(book=BOOK):
    return plan((book,), {book.address: memory.read(book.address)})


def the_tab(book):
    (found,) = planned(book).books
    return found.tabs[0]


def refusals(book, trust=NO_FLOOR, **allowed):
    return [refusal.code for refusal in refuse_if_unsafe(planned(book), trust, **allowed)]


# What would change


def test_an_unchanged_world_has_nothing_to_write():
    found = planned()
    assert (found.is_empty, found.to_write, found.books[0].state) == (True, (), "unchanged")
    assert found.books[0].tabs[0].rows_before == found.books[0].tabs[0].rows_after == 3


def test_a_book_that_is_not_there_is_new_with_all_its_rows():
    for missing in (None, BookFault("book_missing")):
        (book,) = plan((BOOK,), {BOOK.address: missing}).books
        assert (book.state, book.version, book.name, book.writes) == ("new", "", "绩效汇总.xlsx", True)
        assert [(row.key, row.name, row.number) for row in book.tabs[0].appeared] == [
            (("001",), "李娜", 3),
            (("002",), "王强", 4),
            (("003",), "张敏", 5),
        ]


def test_a_change_tells_tab_row_name_column_before_after_and_address():
    tab = the_tab(rows(("001", "李娜", Decimal(90), Decimal(2)), *ROWS[1:]))
    assert tab.changes == (Change("汇总", ("001",), "李娜", "总分", "points", Decimal("88.50"), Decimal(90), "C3"),)
    assert (tab.state, tab.rows_changed, tab.appeared, tab.vanished, tab.reordered) == ("changed", 1, (), (), False)


def test_numbers_are_compared_as_numbers_and_text_to_the_letter():
    assert planned(rows(("001", "李娜", Decimal("88.500"), Decimal("2.0")), *ROWS[1:])).is_empty
    assert not planned(rows(("001", "李娜 ", Decimal("88.5"), Decimal(2)), *ROWS[1:])).is_empty
    assert not planned(rows(("001", "李娜", "88.5", Decimal(2)), *ROWS[1:])).is_empty


def test_rows_that_appear_and_vanish_are_told_apart_from_rows_that_move():
    tab = the_tab(rows(ROWS[0], ("004", "赵四", Decimal(80), Decimal(3)), ROWS[2]))
    assert [(row.key, row.name, row.number, row.values) for row in tab.appeared] == [
        (("004",), "赵四", 4, ("004", "赵四", Decimal(80), Decimal(3)))
    ]
    assert [(row.key, row.name, row.number) for row in tab.vanished] == [(("002",), "王强", 4)]
    assert (tab.changes, tab.reordered) == ((), False)


def test_rows_in_another_order_are_a_change_of_order_only():
    tab = the_tab(rows(ROWS[1], ROWS[0], ROWS[2]))
    assert (tab.state, tab.reordered, tab.changes, tab.appeared, tab.vanished) == ("changed", True, (), (), ())


def test_a_row_that_moves_and_changes_is_told_where_it_will_stand():
    tab = the_tab(rows(ROWS[1], ROWS[2], ("001", "李娜", Decimal(60), Decimal(3))))
    assert [(change.name, change.column, change.before, change.after, change.address) for change in tab.changes] == [
        ("李娜", "总分", Decimal("88.50"), Decimal(60), "C5"),
        ("李娜", "名次", Decimal(2), Decimal(3), "D5"),
    ]


def test_a_new_column_is_a_change_and_no_chaos():
    columns = (*COLUMNS[:2], Column("星级", "stars"), *COLUMNS[2:])
    tab = the_tab(rows(*((*row[:2], "★", *row[2:]) for row in ROWS), columns=columns))
    assert (tab.columns_added, tab.columns_gone, tab.changes, tab.rows_changed) == (("星级",), (), (), 0)
    gone = the_tab(rows(*(row[:3] for row in ROWS), columns=COLUMNS[:3]))
    assert (gone.columns_added, gone.columns_gone, gone.changes) == ((), ("名次",), ())


def test_columns_in_another_order_are_a_change_of_order_only():
    tab = the_tab(rows(*((*row[:2], row[3], row[2]) for row in ROWS), columns=(*COLUMNS[:2], COLUMNS[3], COLUMNS[2])))
    assert (tab.reordered, tab.changes, tab.columns_added, tab.columns_gone) == (True, (), (), ())


def test_rows_whose_key_is_not_unique_are_told_apart_by_a_count():
    twice = rows(ROWS[0], ROWS[0], ROWS[1])
    memory.write(twice, memory.version(BOOK.address))
    tab = the_tab(rows(ROWS[0], ("001", "李娜", Decimal(1), Decimal(2)), ROWS[1]))
    assert [(change.row, change.address) for change in tab.changes] == [(("001",), "C4")]
    fewer = the_tab(rows(ROWS[0], ROWS[1]))
    assert [row.name for row in fewer.vanished] == ["李娜"]


def test_the_heading_is_compared_too():
    tab = the_tab(rows(*ROWS, heading="10月"))
    assert tab.changes == (Change("汇总", (), "", "", "text", "9月", "10月", "A1"),)
    assert tab.rows_changed == 0


def test_tabs_that_come_and_go_are_told():
    other = replace(BOOK, tabs=(replace(TAB, title="新表"),))
    (book,) = planned(other).books
    assert [(tab.title, tab.state, tab.rows_before, tab.rows_after) for tab in book.tabs] == [
        ("新表", "new", 0, 3),
        ("汇总", "gone", 3, 0),
    ]


def test_looks_that_change_have_the_book_written_anew():
    (book,) = planned(rows(*ROWS, columns=(Column("工号", width=30), *COLUMNS[1:]))).books
    assert (book.state, book.restyled, book.tabs[0].state) == ("changed", True, "unchanged")


def test_a_link_that_leads_elsewhere_has_the_book_written_anew():
    def book(address):
        return rows(*ROWS[:2], ("003", Link("打开", "a.xlsx", "t", address), Decimal(70), Decimal(3)))

    memory.write(book("A1"), memory.version(BOOK.address))
    assert planned(book("A1")).is_empty
    assert planned(book("A2")).books[0].restyled


def test_a_tab_whose_protection_somebody_took_off_is_written_anew():
    found = memory.read(BOOK.address).grids
    memory.put(BOOK.address, replace(found["汇总"], protected=False), found["_seal"])
    (book,) = planned().books
    assert (book.state, book.unprotected, book.restyled, book.edits) == ("changed", ("汇总",), True, ())


def test_a_book_that_turns_to_another_month_says_so():
    (book,) = planned(replace(BOOK, period="2026-10")).books
    assert (book.state, book.turns, book.period_before) == ("changed", ("2026-09", "2026-10"), "2026-09")
    assert planned().books[0].turns is None


def test_books_are_planned_in_the_order_in_which_they_are_wanted():
    other = replace(BOOK, key="payroll", address="memory:工资表.xlsx")
    found = plan((other, BOOK), {BOOK.address: memory.read(BOOK.address), other.address: None})
    assert [(book.wanted.key, book.state) for book in found.books] == [("payroll", "new"), ("summary", "unchanged")]
    assert [book.wanted.key for book in found.to_write] == ["payroll"]


# Hand edits


def typed(row, column, value, tab="汇总"):
    memory.edit(BOOK.address, tab, row, column, value)


def test_a_hand_edit_that_nobody_would_undo_is_no_change():
    typed(3, 3, Decimal(90))
    assert planned(rows(("001", "李娜", Decimal(90), Decimal(2)), *ROWS[1:])).is_empty


def test_a_hand_edit_that_says_what_we_write_anyway_is_none_even_when_others_change():
    typed(3, 3, Decimal(90))
    (book,) = planned(rows(("001", "李娜", Decimal(90), Decimal(3)), *ROWS[1:])).books
    assert (book.state, book.edits) == ("changed", ())


def test_when_the_month_turns_every_hand_edit_is_named():
    typed(3, 3, Decimal(90))
    later = replace(rows(("001", "李娜", Decimal(90), Decimal(2)), *ROWS[1:]), period="2026-10")
    assert [edit.address for edit in planned(later).books[0].edits] == ["C3"]


@pytest.mark.parametrize("value", [None, "八十", Decimal("88.51"), Uncomputed("1+1"), Percent(Decimal("88.5")), "88.5"])
def test_whatever_was_typed_over_a_result_is_named(value):
    typed(3, 3, value)
    assert planned().books[0].edits == (HandEdit("cell", "汇总", "C3", "李娜", "总分", Decimal("88.5"), value),)


def grid(*lines):
    memory.put(BOOK.address, Grid("汇总", lines, protected=True), memory.read(BOOK.address).grids["_seal"])


HEAD = (("9月", None, None, None), ("工号", "姓名", "总分", "名次"))


def test_rows_sorted_by_hand_are_put_back_and_no_edit():
    grid(*HEAD, ROWS[2], ROWS[0], ROWS[1])
    (book,) = planned().books
    assert (book.state, book.edits, book.tabs[0].reordered) == ("changed", (), True)


def test_a_row_deleted_by_hand_is_named_and_one_inserted_too():
    grid(*HEAD, ROWS[0], ROWS[2])
    assert planned().books[0].edits == (HandEdit("row_gone", "汇总", name="王强", old="王强"),)
    grid(*HEAD, ROWS[0], ("x", None, None, None), ROWS[1], ROWS[2])
    assert planned().books[0].edits == (HandEdit("cell", "汇总", "A4", "", "工号", None, "x"),)


def test_a_column_inserted_by_hand_is_named_by_its_cells_alone():
    grid(
        ("9月", None, None, None, None),
        ("工号", "姓名", "备注", "总分", "名次"),
        *((*row[:2], "看", *row[2:]) for row in ROWS),
    )
    assert [(edit.address, edit.old, edit.new) for edit in planned().books[0].edits] == [
        ("C2", None, "备注"),
        ("C3", None, "看"),
        ("C4", None, "看"),
        ("C5", None, "看"),
    ]


def test_a_column_deleted_by_hand_is_named_once():
    grid(*(line[:3] for line in (*HEAD, *ROWS)))
    assert planned().books[0].edits == (HandEdit("column_gone", "汇总", column="名次", old="名次"),)


def test_a_column_renamed_by_hand_is_named_at_its_title_alone():
    grid(HEAD[0], ("工号", "姓名", "成绩", "名次"), *ROWS)
    assert planned().books[0].edits == (HandEdit("cell", "汇总", "C2", old="总分", new="成绩"),)


def test_a_line_inserted_above_everything_is_refused_with_names():
    grid(("记得看", None, None, None), *HEAD, *ROWS)
    found = planned().books[0].edits
    assert ("A1", "9月", "记得看") in [(edit.address, edit.old, edit.new) for edit in found]
    assert len(found) < 12


def test_a_tab_emptied_by_hand_is_named_row_by_row():
    grid()
    found = planned().books[0]
    assert found.state == "changed"
    assert [edit.name for edit in found.edits if edit.what == "row_gone"] == ["李娜", "王强", "张敏"]


def test_notes_left_below_blank_lines_are_named():
    grid(*HEAD, *ROWS, (None,) * 4, (None, None, "谁算的？", None), (None,) * 4)
    assert [(edit.address, edit.new) for edit in planned().books[0].edits] == [("C7", "谁算的？")]


def test_a_tab_deleted_by_hand_is_named():
    memory.put(BOOK.address, memory.read(BOOK.address).grids["_seal"])
    (book,) = planned().books
    assert (book.edits, book.tabs[0].state) == ((HandEdit("tab_gone", "汇总"),), "new")


# Refusals


def test_nothing_is_refused_of_a_plan_that_writes_nothing():
    typed(3, 3, Decimal(90))
    assert refusals(rows(("001", "李娜", Decimal(90), Decimal(2)), *ROWS[1:])) == []


def test_hand_edits_are_refused_until_they_are_accepted_and_force_is_not_enough():
    typed(3, 3, Decimal(91))
    (refusal,) = refuse_if_unsafe(planned(), Trust())
    assert (refusal.code, refusal.key, refusal.name, refusal.details["count"]) == (
        "hand_edited",
        "summary",
        "绩效汇总.xlsx",
        "1",
    )
    assert refusal.edits[0].address == "C3"
    assert refusals(BOOK, force=True) == ["hand_edited"]
    assert refusals(BOOK, accept_edits=True) == []


def test_too_much_change_is_refused_with_its_numbers():
    book = rows(*((*row[:2], row[2] + 1, row[3]) for row in ROWS))
    (refusal,) = refuse_if_unsafe(planned(book), NO_FLOOR)
    assert refusal.code == "too_much_change"
    assert refusal.details == {
        "book": "绩效汇总.xlsx",
        "tab": "汇总",
        "kind": "changed",
        "rows": "3",
        "of": "3",
        "share": "100%",
        "limit": "60%",
    }
    assert refusals(book, force=True) == []


def test_too_many_rows_that_vanish_are_refused():
    (refusal,) = refuse_if_unsafe(planned(rows(*ROWS[:2])), NO_FLOOR)
    assert [refusal.details[key] for key in ("kind", "rows", "of", "share", "limit")] == [
        "vanished",
        "1",
        "3",
        "33.3%",
        "20%",
    ]


def test_a_tab_that_goes_vanishes_whole():
    other = replace(BOOK, tabs=(replace(TAB, title="新表"),))
    assert refusals(other) == ["too_much_change"]


def test_a_share_exactly_at_its_limit_is_trusted():
    book = rows(("001", "李娜", Decimal(90), Decimal(2)), *ROWS[1:])
    assert refusals(book, Trust(Decimal(1) / 3, Decimal(1), 0)) == [
        "too_much_change"
    ]  # a third with 28 digits is less than one
    assert refusals(book, Trust(Decimal("0.34"), Decimal(1), 0)) == []
    assert refusals(rows(*ROWS[1:]), Trust(Decimal(1), Decimal("0.34"), 3)) == []


def test_below_the_floor_shares_mean_nothing():
    assert refusals(rows(), Trust(floor=4)) == []
    assert refusals(rows(), Trust(floor=3)) == ["too_much_change"]


def test_a_new_month_changes_everything_and_is_not_refused():
    book = replace(rows(*((*row[:2], row[2] + 1, row[3]) for row in ROWS)), period="2026-10")
    assert refusals(book) == []


def test_to_go_back_to_an_earlier_month_is_refused_without_force():
    book = replace(BOOK, period="2026-08")
    (refusal,) = refuse_if_unsafe(planned(book), NO_FLOOR)
    assert (refusal.code, refusal.details["shown"], refusal.details["wanted"]) == ("goes_back", "2026-09", "2026-08")
    assert refusals(book, force=True) == []


def test_a_book_that_is_not_ours_is_refused_without_force():
    memory.put(BOOK.address, Grid("汇总", (("别动",),)))
    assert planned().books[0].state == "foreign"
    assert planned().books[0].version == memory.version(BOOK.address)
    assert refusals(BOOK) == ["foreign_book"]
    assert refusals(BOOK, force=True) == []


def test_another_book_of_ours_in_this_place_is_foreign():
    assert planned(replace(BOOK, key="payroll")).books[0].state == "foreign"


def test_a_book_whose_seal_is_damaged_is_foreign():
    typed(1, 1, "{}", "_seal")
    assert refusals(BOOK) == ["foreign_book"]


def test_a_book_that_cannot_be_read_is_foreign_and_says_why():
    fault = BookFault("not_a_workbook", found="incomplete", version="v7")
    (book,) = plan((BOOK,), {BOOK.address: fault}).books
    assert (book.state, book.fault, book.version) == ("foreign", "not_a_workbook", "v7")
    (refusal,) = refuse_if_unsafe(plan((BOOK,), {BOOK.address: fault}), Trust())
    assert (refusal.code, refusal.details["fault"]) == ("foreign_book", "not_a_workbook")


# As data


def test_a_plan_is_plain_data_that_json_can_write():
    typed(4, 3, Decimal(96))
    book = rows(("001", "李娜", Decimal("90.00"), None), *ROWS[1:2], ("004", "赵四", Decimal(1), Decimal(3)))
    found = plain(planned(book))
    assert json.loads(json.dumps(found)) == found
    assert found == {
        "empty": False,
        "books": [
            {
                "key": "summary",
                "name": "绩效汇总.xlsx",
                "address": "memory:绩效汇总.xlsx",
                "state": "changed",
                "version": memory.version(BOOK.address),
                "period": "2026-09",
                "period_before": "2026-09",
                "restyled": False,
                "unprotected": [],
                "renamed": [],
                "turned": [],
                "last_editor": "",
                "fault": "",
                "tabs": [
                    {
                        "title": "汇总",
                        "state": "changed",
                        "rows": {"before": 3, "after": 3, "changed": 2},
                        "columns_added": [],
                        "columns_gone": [],
                        "reordered": False,
                        "changes": [
                            {
                                "address": "C3",
                                "row": ["001"],
                                "name": "李娜",
                                "column": "总分",
                                "before": "88.50",
                                "after": "90.00",
                                "because": [],
                            },
                            {
                                "address": "D3",
                                "row": ["001"],
                                "name": "李娜",
                                "column": "名次",
                                "before": "2",
                                "after": None,
                                "because": [],
                            },
                            {
                                "address": "C4",
                                "row": ["002"],
                                "name": "王强",
                                "column": "总分",
                                "before": "96",
                                "after": "95",
                                "because": [],
                            },
                        ],
                        "appeared": [{"row": 5, "key": ["004"], "name": "赵四"}],
                        "vanished": [{"row": 5, "key": ["003"], "name": "张敏"}],
                    }
                ],
                "hand_edits": [
                    {
                        "what": "cell",
                        "tab": "汇总",
                        "address": "C4",
                        "name": "王强",
                        "column": "总分",
                        "old": "95",
                        "new": "96",
                    }
                ],
            }
        ],
    }


def test_a_change_can_be_given_its_cause_afterwards():
    tab = the_tab(rows(("001", "李娜", Decimal(90), Decimal(2)), *ROWS[1:]))
    told = replace(tab.changes[0], because=("客服评分表.xlsx 月度绩效!F17 80 → 95",))
    assert told.because == ("客服评分表.xlsx 月度绩效!F17 80 → 95",)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1E+3"), "1000"),
        (Decimal("88.50"), "88.50"),
        (True, True),
        (None, None),
        ("007", "007"),
        (dt.date(2026, 9, 1), "2026-09-01"),
        (dt.time(8, 30), "08:30:00"),
        (Percent(Decimal("0.8550")), "85.5%"),
        (Percent(Decimal(1)), "100%"),
        (CellError("#N/A"), "#N/A"),
        (Uncomputed("A1+1"), "=A1+1"),
        (Link("打开", "a.xlsx", "t", "A1"), "打开"),
    ],
)
def test_every_value_has_a_plain_form(value, text):
    assert shown(value) == text


# Large books


def test_a_plan_for_ten_thousand_people_takes_time_in_proportion():
    def lines(people):
        return [
            (f"{person:05}", f"员工{person}", Decimal(item), f"原因{item}")
            for person in range(people)
            for item in range(10)
        ]

    def seconds(people):
        before, after = lines(people), lines(people)
        random.Random(people).shuffle(after)  # noqa: S311 - no secret
        tab = Tab(
            "明细", "", (Column("工号"), Column("姓名"), Column("项"), Column("值")), tuple(before), keys=3, names=1
        )
        book = Wanted("d", "memory:明细", "2026-09", (tab,))
        memory.fresh()
        memory.write(book, "")
        changed = replace(book, tabs=(replace(tab, rows=tuple((*row[:3], "新") for row in after)),))
        gc.disable()  # as in a run: the collector would walk whatever other tests keep
        start = time.process_time()
        found = planned(changed)
        taken = time.process_time() - start
        gc.enable()
        assert len(found.books[0].tabs[0].changes) == people * 10
        return taken

    small = min(seconds(500) for _ in range(3))
    assert seconds(5_000) < small * 40  # ten times the rows; a quadratic plan would take a hundred times as long


EDITS = st.dictionaries(
    st.tuples(st.integers(0, 2), st.integers(1, 3)),
    st.one_of(st.none(), st.text(min_size=1, max_size=3), st.booleans()),
    max_size=5,
)


@given(EDITS)
def test_exactly_the_cells_that_were_typed_over_are_named(edits):
    memory.fresh()
    memory.write(BOOK, "")
    for (row, column), value in edits.items():
        typed(row + 3, column + 1, value)
    assert {(edit.address, edit.old, edit.new) for edit in planned().books[0].edits} == {
        (f"{'ABCD'[column]}{row + 3}", ROWS[row][column], value)
        for (row, column), value in edits.items()
        if value != ROWS[row][column]
    }


ROW = st.tuples(
    st.sampled_from(["1", "2", "3", "4", None]), st.sampled_from(["甲", "乙", None]), st.integers(0, 3).map(Decimal)
)
TABLE = st.lists(ROW, max_size=7)


@given(TABLE, TABLE)
def test_what_appears_vanishes_and_changes_accounts_for_every_row(before, after):
    memory.fresh()
    columns = (Column("号"), Column("名"), Column("值"))
    old = Wanted("k", "memory:x", "2026-09", (Tab("表", "", columns, tuple(before), keys=1, names=1),))
    new = replace(old, tabs=(replace(old.tabs[0], rows=tuple(after)),))
    memory.write(old, "")
    (book,) = planned(new).books
    (tab,) = book.tabs
    assert tab.rows_after - tab.rows_before == len(tab.appeared) - len(tab.vanished)
    assert book.edits == ()
    assert book.writes == (old.tabs[0].rows != new.tabs[0].rows)
    standing = [list(row) for row in after]
    for change in tab.changes:
        row, column = int(change.address[1:]) - 3, ord(change.address[0]) - 65
        assert standing[row][column] == change.after != change.before


def test_a_book_is_not_turned_to_a_month_that_is_not_over():
    later = replace(BOOK, period="2026-11")
    assert refusals(later, until="2026-10") == ["month_not_over"]
    assert refusals(later, until="2026-11") == []
    assert refusals(later, until="2026-10", force=True) == []
