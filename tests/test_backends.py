"""One suite of promises for every home of workbooks."""

# ruff: noqa: DTZ001 - a workbook knows no time zones

import datetime as dt
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheets_sync.backends import backend, memory
from sheets_sync.grid import BookFault, Column, Grid, Link, Percent, Tab, Wanted
from sheets_sync.plan import plan
from sheets_sync.seal import SEAL_TAB, laid_out, unpack
from tests.played import Google
from tests.signing import signed_in

COLUMNS = (
    Column("工号"),
    Column("姓名"),
    Column("总分", "points"),
    Column("奖金", "money"),
    Column("满意度", "percent"),
    Column("星级", "stars"),
    Column("入职", "date"),
    Column("原因", "long_text", 40),
)
ROWS = (
    (
        "007",
        "李娜",
        Decimal("88.50"),
        Decimal("1234.5"),
        Decimal("85.5"),
        "★★★☆☆",
        dt.date(2024, 3, 1),
        "两行\n文字",
    ),
    ("008", "王强", Decimal(90), Decimal(0), None, "★★★★☆", None, ""),
    ("合计", None, Decimal("178.5"), Decimal("1234.5"), None, None, None, None),
)
SCORES = Tab("汇总", "2026年9月 绩效汇总", COLUMNS, ROWS, keys=1, names=1, last_is_total=True)
NOTES = Tab("问题", "待改正", (Column("编号"), Column("说明", "long_text", 60)), (("1", "没有"),), names=1)


@dataclass(frozen=True)
class Home:
    """A home of workbooks under test, and what people do there.

    Attributes:
        address: where the book of a name goes.
        type_into: a person who may types into a cell of a book.
        put_foreign: a stranger's book, or in a spreadsheet a stranger's tab, comes to stand where ours is to be.
        in_the_way: what a write is refused with then.
        shared: whether tabs of others may stand beside ours.
        nowhere: an address at which there is nothing, and what a read says of it.
    """

    address: Callable[[str], str]
    type_into: Callable[[str, str, str, object], object]
    put_foreign: Callable[[str], object]
    in_the_way: str
    shared: bool
    nowhere: tuple[str, str]


@contextmanager
def _in_memory(_):
    memory.fresh()

    def type_into(address, tab, cell, value):
        row, column = openpyxl.utils.cell.coordinate_to_tuple(cell)
        typed = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value
        memory.edit(address, tab, row, column, typed)

    def put_foreign(address):
        memory.put(address, Grid("表", (("别动",),)))

    yield Home(
        lambda name: f"memory:{name}", type_into, put_foreign, "stale", False, ("memory:无.xlsx", "book_missing")
    )


@contextmanager
def _in_files(folder):
    def type_into(address, tab, cell, value):
        path = address.removeprefix("xlsx:")
        book = openpyxl.load_workbook(path)
        sheet = book[tab] if tab in book.sheetnames else book.create_sheet(tab)
        sheet[cell] = value
        book.save(path)

    def put_foreign(address):
        book = openpyxl.Workbook()
        book.active["A1"] = "别动"
        book.save(address.removeprefix("xlsx:"))

    nowhere = (f"xlsx:{folder / '无.xlsx'}", "book_missing")
    yield Home(lambda name: f"xlsx:{folder / name}", type_into, put_foreign, "stale", False, nowhere)


@contextmanager
def _on_google(_):
    with Google(quota=False) as google, signed_in(google) as line:
        boss = google.person("boss@example.com")

        @cache
        def address(name):
            return f"google:{google.add(name, {'工作表1': []})}"

        def type_into(address, tab, cell, value):
            file = address.removeprefix("google:")
            if tab not in google.grid(file):
                boss.add_tab(file, tab)
            # Our tabs are exactly as large as they need to be: whoever wants more room adds it first.
            sheet = next(each for each in google.spreadsheet(file).sheets if each.title == tab)
            row, column = openpyxl.utils.cell.coordinate_to_tuple(cell)
            room = {"ROWS": row - sheet.row_count, "COLUMNS": column - sheet.column_count}
            more = [
                {"sheetId": sheet.id, "dimension": what, "length": count} for what, count in room.items() if count > 0
            ]
            for each in more:
                line.batch(file, [{"appendDimension": each}])
            boss.type(file, tab, cell, value)

        def put_foreign(address):
            boss.add_tab(address.removeprefix("google:"), "汇总")
            boss.type(address.removeprefix("google:"), "汇总", "A1", "别动")

        nowhere = ("google:1NobodyMadeThisSpreadsheet", "google_not_found")
        yield Home(address, type_into, put_foreign, "title_taken", True, nowhere)


@pytest.fixture(params=[_in_memory, _in_files, _on_google], ids=["memory", "xlsx", "google"])
def home(request, tmp_path):
    with request.param(tmp_path) as found:
        yield found


def ours(book):
    """Returns our tabs of a book as they stand."""
    return backend(book.address).read(book.address).ours(book.key)


def wanted(home, *tabs, name="绩效汇总.xlsx", period="2026-09"):
    return Wanted("summary", home.address(name), period, tabs or (SCORES, NOTES), "绩效汇总")


def written(book):
    backend(book.address).write(book, backend(book.address).version(book.address))
    return book


def planned(book):
    where = backend(book.address)
    found = where.read(book.address) if where.version(book.address) else None
    return plan((book,), {book.address: found}).books[0]


def test_what_is_written_is_what_is_read(home):
    book = written(wanted(home))
    grids = ours(book).grids
    assert grids["汇总"].rows == (
        ("2026年9月 绩效汇总", None, None, None, None, None, None, None),
        ("工号", "姓名", "总分", "奖金", "满意度", "星级", "入职", "原因"),
        (
            "007",
            "李娜",
            Decimal("88.5"),
            Decimal("1234.5"),
            Decimal("85.5"),
            "★★★☆☆",
            dt.date(2024, 3, 1),
            "两行\n文字",
        ),
        ("008", "王强", Decimal(90), Decimal(0), None, "★★★★☆", None, None),
        ("合计", None, Decimal("178.5"), Decimal("1234.5"), None, None, None, None),
    )
    assert list(grids) == ["汇总", "问题", SEAL_TAB]
    assert [grids[title].hidden for title in grids] == [False, False, True]


def test_the_version_belongs_to_the_content(home):
    book = wanted(home)
    where = backend(book.address)
    assert where.version(book.address) == ""
    first = where.write(book, "")
    assert where.version(book.address) == first == where.read(book.address).version
    second = where.write(replace(book, period="2026-10"), first)
    assert where.version(book.address) == second != first


def test_a_second_plan_is_empty(home):
    assert planned(wanted(home)).state == "new"
    assert planned(written(wanted(home))).state == "unchanged"


def test_the_book_carries_its_seal_in_a_hidden_tab(home):
    book = written(wanted(home))
    seal = unpack(ours(book))
    assert (seal.key, seal.period, seal.titles) == ("summary", "2026-09", ("汇总", "问题"))


def test_a_writer_whose_book_has_moved_is_refused_and_nothing_is_lost(home):
    book = wanted(home)
    where = backend(book.address)
    first = where.write(book, "")
    home.type_into(book.address, "汇总", "C3", 91)
    edited = where.read(book.address)
    with pytest.raises(BookFault) as refused:
        where.write(book, first)
    assert refused.value.code == "stale"
    assert where.read(book.address) == edited


def test_of_two_writers_who_read_the_same_book_the_second_is_refused(home):
    book = wanted(home)
    where = backend(book.address)
    first = where.write(book, "")
    where.write(replace(book, period="2026-10"), first)
    with pytest.raises(BookFault) as refused:
        where.write(replace(book, period="2026-11"), first)
    assert refused.value.code == "stale"
    assert unpack(where.read(book.address)).period == "2026-10"


def test_a_book_that_appeared_since_the_plan_is_not_overwritten(home):
    book = wanted(home)
    home.put_foreign(book.address)
    with pytest.raises(BookFault) as refused:
        backend(book.address).write(book, "")
    assert refused.value.code == home.in_the_way
    (theirs,) = [grid for grid in backend(book.address).read(book.address).grids.values() if grid.rows]
    assert theirs.rows == (("别动",),)


def test_a_book_that_is_not_there_is_missing(home):
    address, code = home.nowhere
    with pytest.raises(BookFault) as refused:
        backend(address).read(address)
    assert refused.value.code == code
    assert refused.value.details["book"] in address


def test_our_tabs_are_read_as_protected_and_a_strangers_as_not(home):
    book = written(wanted(home))
    grids = ours(book).grids
    assert [grids[title].protected for title in ("汇总", "问题")] == [True, True]
    home.put_foreign(home.address("别人.xlsx"))
    theirs = backend(book.address).read(home.address("别人.xlsx")).grids.values()
    assert not any(grid.protected for grid in theirs)


def test_a_book_of_somebody_else_is_foreign_unless_tabs_can_stand_side_by_side(home):
    book = wanted(home)
    home.put_foreign(book.address)
    assert planned(book).state == ("new" if home.shared else "foreign")


def test_a_hand_edit_is_named_with_cell_old_and_new(home):
    book = written(wanted(home))
    home.type_into(book.address, "汇总", "C3", 91)
    (edit,) = planned(book).edits
    assert (edit.tab, edit.address, edit.name, edit.column) == ("汇总", "C3", "李娜", "总分")
    assert (edit.old, edit.new) == (Decimal("88.5"), Decimal(91))


def test_a_key_that_was_typed_over_is_named_at_its_cell(home):
    book = written(wanted(home))
    home.type_into(book.address, "汇总", "A3", "017")
    (edit,) = planned(book).edits
    assert (edit.address, edit.old, edit.new) == ("A3", "007", "017")


def test_notes_beside_below_and_above_a_table_are_named(home):
    book = written(wanted(home))
    home.type_into(book.address, "汇总", "J4", "问一下")
    home.type_into(book.address, "汇总", "B9", "备注")
    home.type_into(book.address, "汇总", "A1", "九月")
    home.type_into(book.address, "问题", "B2", "详情")
    assert [(edit.tab, edit.address, edit.old, edit.new) for edit in planned(book).edits] == [
        ("汇总", "A1", "2026年9月 绩效汇总", "九月"),
        ("汇总", "B9", None, "备注"),
        ("汇总", "J4", None, "问一下"),
        ("问题", "B2", "说明", "详情"),
    ]


def test_a_tab_that_somebody_added_is_named_where_writing_would_lose_it(home):
    book = written(wanted(home))
    home.type_into(book.address, "我的笔记", "A1", "记着")
    found = [] if home.shared else [("tab_added", "我的笔记")]
    assert [(edit.what, edit.tab) for edit in planned(book).edits] == found


def test_writing_leaves_nothing_of_ours_but_our_tabs(home):
    book = written(wanted(home))
    home.type_into(book.address, "我的笔记", "A1", "记着")
    home.type_into(book.address, "汇总", "K20", "旧")
    written(book)
    grids = ours(book).grids
    assert list(grids) == ["汇总", "问题", SEAL_TAB]
    assert (len(grids["汇总"].rows), len(grids["汇总"].rows[0])) == (5, 8)
    kept = backend(book.address).read(book.address).grids.get("我的笔记")
    assert (kept.rows if kept else None) == ((("记着",),) if home.shared else None)


def test_a_row_left_over_from_someone_who_has_gone_is_a_change_too(home):
    written(wanted(home))
    fewer = wanted(home, replace(SCORES, rows=ROWS[1:]), NOTES)
    assert [row.name for row in planned(fewer).tabs[0].vanished] == ["李娜"]
    written(fewer)
    assert [row[0] for row in ours(fewer).grids["汇总"].rows[2:]] == ["008", "合计"]


def test_a_home_that_nobody_knows_is_refused_with_those_that_are_known():
    with pytest.raises(BookFault) as refused:
        backend("ftp:绩效.xlsx")
    assert (refused.value.code, refused.value.details["found"]) == ("unknown_backend", "ftp:绩效.xlsx")
    assert "xlsx" in refused.value.details["known"]


def test_many_books_live_side_by_side(home):
    one, other = written(wanted(home)), written(wanted(home, NOTES, name="工资表.xlsx"))
    assert planned(one).state == planned(other).state == "unchanged"
    assert list(ours(other).grids) == ["问题", SEAL_TAB]


HOSTILE = [
    '=HYPERLINK("http://example.invalid","x")',
    "=1+1",
    "{=SUM(A1:A9)}",
    "+1",
    "-1",
    "@x",
    "'007",
    "007",
    "1e3",
    "nan",
    "TRUE",
    "2026-09-01",
    "18%",
    "#N/A",
    "http://example.invalid",
    "mailto:x@example.invalid",
    "internal:Sheet1!A1",
    "<r>&<b>x</b></r>",
    "<r><t>x</t></r>",
    'a & b < c > d "e"',
    "&amp;",
    "]]>",
    "_x0041_",
    "_x000D_",
    "_x005F_",
    " 前后空格 ",
    "　全角空格　",
    "两行\n文字",
    "\n",
    "制\t表",
    "😀👨‍👩‍👧",
    "مرحبا \u202eabc\u202c",
    "\u200b\ufeff",
    "e\u0301",
    "\x7f\x85\u2028",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_the_same_text(home, text):
    book = written(wanted(home, replace(SCORES, rows=((text, *ROWS[0][1:7], text),)), NOTES))
    row = ours(book).grids["汇总"].rows[2]
    assert (row[0], row[7]) == (text, text)
    assert planned(book).state == "unchanged"


@pytest.mark.parametrize(
    ("given", "stands"),
    [
        ("名\x07字", "名�字"),
        ("回\r\n车\r行", "回\n车\n行"),
        ("半\ud800个", "半�个"),
        ("\ufffe", "�"),
        ("字" * 50_000, "字" * 32_766 + "…"),
        ("😀" * 20_000, "😀" * 16_383 + "…"),
        ("a_x0041_x0042_", "a_x0041＿x0042_"),
        ("", None),
        (Decimal("0.1234567890123456"), "0.1234567890123456"),
        (Decimal(12345678901234567890), "12345678901234567890"),
        (Decimal(123456789012345), Decimal(123456789012345)),
        (Decimal("-0.00000123456789012345"), Decimal("-0.00000123456789012345")),
        (Decimal("1E+400"), "1" + "0" * 400),
        (True, True),
        (Percent(Decimal("0.855")), Percent(Decimal("0.855"))),
        (dt.time(8, 30), dt.time(8, 30)),
        (dt.date(1899, 12, 31), "1899-12-31"),
        (dt.datetime(2026, 9, 1, 8, 30, 15, 999), dt.datetime(2026, 9, 1, 8, 30, 15)),
        (dt.datetime(2026, 9, 1), dt.date(2026, 9, 1)),
        (Link("看 F17", "../客服评分表.xlsx", "月度绩效", "F17"), "看 F17"),
    ],
)
def test_what_no_cell_can_hold_is_written_as_near_as_can_be_and_stays_unchanged(home, given, stands):
    book = written(wanted(home, replace(SCORES, rows=(("1", "名", Decimal(1), None, None, None, None, given),)), NOTES))
    assert ours(book).grids["汇总"].rows[2][7] == stands
    assert planned(book).state == "unchanged"


def test_a_tab_may_have_one_column_and_no_rows(home):
    book = written(wanted(home, Tab("空", "没有人", (Column("工号"),), ())))
    assert ours(book).grids["空"].rows == (("没有人",), ("工号",))
    assert planned(book).state == "unchanged"


TEXTS = st.text(max_size=12)
VALUES = st.one_of(
    st.none(),
    TEXTS,
    st.booleans(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
    st.times(),
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[VALUES] * width), max_size=8).map(
        lambda rows: Tab("表", "标题", tuple(Column(f"列{place}") for place in range(width)), tuple(rows))
    )
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=TABLES, second=TABLES)
def test_to_plan_and_then_apply_leaves_an_empty_plan(home, first, second):
    for tab in (first, second, first):
        book = written(wanted(home, tab, name="随机.xlsx"))
        assert planned(book).state == "unchanged"
        assert ours(book).grids["表"].rows == laid_out(tab)
