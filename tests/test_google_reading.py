"""Reading Google's answers: every cell is read right or known as unreadable, and what we write comes back the same."""

# ruff: noqa: DTZ001 - a spreadsheet knows no time zones

import datetime as dt
import json
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.google import marks
from sheets_sync.google.digests import version_of
from sheets_sync.google.formats import natural_format, number_format
from sheets_sync.google.reading import AFTER, FIELDS, book_of
from sheets_sync.google.standing import Protection, Sheet
from sheets_sync.google.values import Seen, cell_of, value_of
from sheets_sync.grid import KINDS, BookFault, CellError, Link, Mark, Percent, Uncomputed, as_written

ACCOUNT = "robot@project.iam.gserviceaccount.com"
DATE = {"type": "DATE", "pattern": "yyyy-mm-dd"}
DATE_TIME = {"type": "DATE_TIME", "pattern": "yyyy-mm-dd hh:mm:ss"}
TIME = {"type": "TIME", "pattern": "hh:mm:ss"}
DURATION = {"type": "TIME", "pattern": "[h]:mm:ss"}


@pytest.fixture(autouse=True)
def tabs_with_small_ids_are_of_our_making(monkeypatch):
    """Real ids of ours are long; here they are short, so that answers stay readable."""
    monkeypatch.setattr(marks, "first_id", lambda *_: 0)


def number(value, form=None):
    shown = {"effectiveValue": {"numberValue": value}, "formattedValue": "…"}
    return {**shown, "effectiveFormat": {"numberFormat": form}} if form else shown


def text(value):
    return {"effectiveValue": {"stringValue": value}, "formattedValue": value}


def error(type_, shown="#ERROR!"):
    return {"effectiveValue": {"errorValue": {"type": type_, "message": "…"}}, "formattedValue": shown}


def read(cell):
    return value_of(cell, Seen())


def sheet(rows=(), number=7, title="表", index=0, **beside):
    """Returns a tab as Google tells it."""
    about = {"sheetId": number, "title": title, "index": index, "sheetType": "GRID"}
    size = {"gridProperties": {"rowCount": 1000, "columnCount": 26}}
    data = [{"rowData": [{"values": row} if row else {} for row in rows]}] if rows else [{}]
    return {"properties": {**about, **size, **beside.pop("properties", {})}, "data": data, **beside}


def answer(*sheets, **beside):
    about = {"title": "客服评分表", "locale": "zh_CN", "timeZone": "Asia/Shanghai"}
    return {"properties": about, "sheets": list(sheets), **beside}


def book(*sheets, **settings):
    return book_of("google:1AbC", answer(*sheets), **settings)


def marked(number, ours="payroll", name="工资", of=None):
    held = json.dumps({"ours": ours, "name": name, "sheet": number if of is None else of}, ensure_ascii=False)
    return {"developerMetadata": [{"metadataKey": "sheets-sync", "metadataValue": held}]}


def protected(*users, number=7, **beside):
    """Returns a whole tab's protection as Google tells it."""
    told = {"protectedRangeId": 11, "range": {"sheetId": number}, "editors": {"users": list(users)}}
    return {"protectedRanges": [{**told, **beside}]}


# Values


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        (0.1, "0.1"),
        (0.30000000000000004, "0.3"),
        (0.84999999999999998, "0.85"),
        (1234567890123456, "1234567890123460"),
        (1e-5, "0.00001"),
        (-0.0, "0"),
        (3, "3"),
        (3.0, "3"),
        (-1.50, "-1.5"),
        (1e300, "1e300"),
    ],
)
def test_numbers_are_what_excel_shows(shown, value):
    assert read(number(shown)) == Decimal(value)


@pytest.mark.parametrize("shown", ["NaN", "Infinity", "-Infinity", float("inf")])
def test_a_number_that_is_none_is_an_error(shown):
    assert read(number(shown)) == CellError("#NUM!")


@pytest.mark.parametrize("type_", ["NUMBER", "CURRENCY", "SCIENTIFIC", "TEXT"])
def test_a_number_stays_a_number_however_it_is_shown(type_):
    assert read(number(88.5, {"type": type_, "pattern": "¥#,##0.00"})) == Decimal("88.5")


@pytest.mark.parametrize(
    ("type_", "pattern"),
    [
        ("PERCENT", "0%"),
        ("PERCENT", "0.00%"),
        ("PERCENT", ""),
        ("NUMBER", "0.0%;[Red]-0.0%"),
        ("NUMBER", '"占"0%'),
        ("NUMBER", "0.00\\ %"),
    ],
)
def test_every_way_to_write_a_percentage_format_is_known(type_, pattern):
    assert read(number(0.85, {"type": type_, "pattern": pattern})) == Percent(Decimal("0.85"))


@pytest.mark.parametrize("type_", ["NUMBER", "PERCENT"])
@pytest.mark.parametrize("pattern", ["0", '0.00"%"', "0\\%", "0_%", "*%0", "[$%-804]0"])
def test_a_percent_sign_that_is_only_decoration_is_no_percentage(type_, pattern):
    assert read(number(0.85, {"type": type_, "pattern": pattern})) == Decimal("0.85")


@pytest.mark.parametrize(
    ("form", "serial", "value"),
    [
        (DATE, 46000, dt.date(2025, 12, 9)),
        (DATE, 46000.5, dt.datetime(2025, 12, 9, 12)),
        (DATE, 0.5, dt.time(12)),
        (DATE, 61, dt.date(1900, 3, 1)),
        (DATE, 60, "1900-02-28"),
        (DATE, 1.25, "1899-12-31T06:00:00"),
        (DATE, -1, "1899-12-29"),
        (DATE, 2958465, dt.date(9999, 12, 31)),
        (DATE, 2958466, Decimal(2958466)),
        (DATE, 1e200, Decimal("1e200")),
        (DATE, -1e9, Decimal("-1e9")),
        (DATE_TIME, 46000, dt.date(2025, 12, 9)),
        (DATE_TIME, 46000.75, dt.datetime(2025, 12, 9, 18)),
        (TIME, 0, dt.time(0)),
        (TIME, 0.375, dt.time(9)),
        (TIME, 1.25, "30:00:00"),
        (TIME, -0.5, "-12:00:00"),
        (TIME, 46000.5, dt.datetime(2025, 12, 9, 12)),
        (DURATION, 0.0625, dt.time(1, 30)),
        (DURATION, 1, "24:00:00"),
        (DURATION, 46000.5, "1104012:00:00"),
        (DURATION, -0.5, "-12:00:00"),
        (DURATION, 1e300, Decimal("1e300")),
        ({"type": "DATE_TIME", "pattern": "[hh]:mm"}, 1.25, "30:00:00"),
        ({"type": "NUMBER", "pattern": "[m]"}, 1.25, "30:00:00"),
        ({"type": "TIME"}, 0.5, dt.time(12)),
    ],
)
def test_days_times_and_durations(form, serial, value):
    found = read(number(serial, form))
    assert (found, found.__class__) == (value, value.__class__)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([None, DATE, DATE_TIME, TIME, DURATION]))
def test_no_number_is_too_odd_to_be_read(serial, form):
    assert isinstance(read(number(serial, form)), Decimal | str | dt.date | dt.time)


@pytest.mark.parametrize(
    ("serial", "value"),
    [
        (46000.37499999999, dt.datetime(2025, 12, 9, 9)),
        (46000.99999999999, dt.date(2025, 12, 10)),
        (46000.00000001, dt.date(2025, 12, 9)),
        (46000.374999, dt.datetime(2025, 12, 9, 8, 59, 59)),
        (0.3749999999999999, dt.time(9)),
        (0.9999999999999999, "24:00:00"),
    ],
)
def test_the_noise_of_fractions_moves_no_second(serial, value):
    form = TIME if serial < 1 else DATE_TIME
    assert read(number(serial, form)) == value


@pytest.mark.parametrize(
    ("type_", "shown", "code"),
    [
        ("ERROR", "#ERROR!", "#ERROR!"),
        ("NULL_VALUE", "#NULL!", "#NULL!"),
        ("DIVIDE_BY_ZERO", "#DIV/0!", "#DIV/0!"),
        ("VALUE", "#VALUE!", "#VALUE!"),
        ("REF", "#REF!", "#REF!"),
        ("NAME", "#NAME?", "#NAME?"),
        ("NUM", "#NUM!", "#NUM!"),
        ("N_A", "#N/A", "#N/A"),
        ("SPILLED", "#SPILL!", "#SPILL!"),
        ("SPILLED", "?", "#ERROR!"),
    ],
)
def test_an_error_cell_is_known_by_its_type(type_, shown, code):
    assert read(error(type_, shown)) == CellError(code)


def test_a_typed_error_text_is_text():
    assert read(text("#N/A")) == "#N/A"


@pytest.mark.parametrize(
    "cell",
    [
        error("LOADING", "Loading..."),
        error("LOADING", "正在加载..."),
        error("ERROR", "Loading..."),
        {"formattedValue": "Loading..."},
        {"effectiveValue": {}, "formattedValue": "something"},
    ],
)
def test_what_has_not_arrived_is_uncomputed_and_never_a_value(cell):
    assert read(cell) == Uncomputed()


def test_a_text_that_reads_as_if_it_waited_is_text():
    assert read(text("Loading...")) == "Loading..."


def test_true_and_one_are_not_confused():
    seen = Seen()
    cells = [number(1), {"effectiveValue": {"boolValue": True}}, number(0), {"effectiveValue": {"boolValue": False}}]
    found = [value_of(cell, seen) for cell in cells]
    assert [(value, value.__class__) for value in found] == [(1, Decimal), (True, bool), (0, Decimal), (False, bool)]


@pytest.mark.parametrize(
    "value", ["007", "'007", "=1+1", "2026-09-01", "18%", " 空格 ", "两行\n字", "\u202eabc", "TRUE"]
)
def test_text_is_kept_as_typed(value):
    assert read(text(value)) == value


def test_an_empty_text_is_no_value():
    assert read(text("")) is None
    assert read({}) is None
    assert read({"effectiveFormat": {"numberFormat": DATE}}) is None


# The way there and back


def and_back(value, kind):
    """Returns what is read of a value that was written; Google keeps a typed value and its format as they are."""
    cell = json.loads(json.dumps(cell_of(value, kind)))
    names = {"userEnteredValue": "effectiveValue", "userEnteredFormat": "effectiveFormat"}
    return read({names[name]: held for name, held in cell.items()})


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
FIFTEEN = st.builds(
    lambda digits, places: Decimal(digits).scaleb(places), st.integers(-(10**15), 10**15), st.integers(-40, 40)
)
VALUES = st.one_of(
    st.none(),
    st.text(),
    st.booleans(),
    NUMBERS,
    FIFTEEN,
    st.builds(Percent, FIFTEEN),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.builds(Link, st.text(), st.just("google:1AbC"), st.just("表"), st.just("A1")),
)


@given(VALUES, st.sampled_from(KINDS))
def test_what_is_written_is_what_is_read(value, kind):
    stands = as_written(value)
    found = and_back(stands, kind)
    assert (found, found.__class__) == (stands, stands.__class__)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "=1+1",
            "'007",
            "007",
            "1e3",
            "2026-09-01",
            "08:30",
            "Loading...",
            "18%",
            "#N/A",
            "TRUE",
            " ",
            "\n",
            "😀👨‍👩‍👧",
            "مرحبا \u202eabc\u202c",
        ),
        *(
            Decimal("0.1"),
            Decimal(999999999999999),
            Decimal("-0.00000123456789012345"),
            Decimal("1.5e300"),
            Decimal(-7),
        ),
        *(dt.date(1900, 3, 1), dt.date(9999, 12, 31), dt.datetime(9999, 12, 31, 23, 59, 59), dt.time(23, 59, 59)),
        *(dt.datetime(1900, 3, 1, 0, 0, 1), dt.time(0), dt.time(0, 0, 1), Percent(Decimal("0.855")), True, False, None),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_edges_come_back_unharmed_in_every_column(value, kind):
    found = and_back(value, kind)
    assert (found, found.__class__) == (value, value.__class__)


def test_every_second_of_a_day_comes_back():
    midnight = dt.datetime(2026, 9, 1)
    moments = [midnight + dt.timedelta(seconds=second) for second in range(1, 86_400, 7)]
    assert [and_back(moment, "date") for moment in moments] == moments
    assert [and_back(moment.time(), "text") for moment in moments] == [moment.time() for moment in moments]


@pytest.mark.parametrize(
    ("value", "kind", "cell"),
    [
        (
            "=1+1",
            "text",
            {"userEnteredValue": {"stringValue": "=1+1"}, "userEnteredFormat": {"numberFormat": {"type": "TEXT"}}},
        ),
        ("两行\n字", "long_text", {"userEnteredValue": {"stringValue": "两行\n字"}}),
        (Decimal("88.50"), "stars", {"userEnteredValue": {"numberValue": 88.5}}),
        (
            Decimal(88),
            "money",
            {
                "userEnteredValue": {"numberValue": 88},
                "userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": "#,##0.00"}},
            },
        ),
        (
            dt.date(2025, 12, 9),
            "text",
            {"userEnteredValue": {"numberValue": 46000}, "userEnteredFormat": {"numberFormat": DATE}},
        ),
        (True, "text", {"userEnteredValue": {"boolValue": True}}),
        (None, "count", {}),
    ],
)
def test_a_cell_is_written_with_its_type_and_its_format(value, kind, cell):
    assert cell_of(value, kind) == cell


@pytest.mark.parametrize("value", [CellError("#N/A"), Uncomputed(), object()])
def test_what_no_cell_of_ours_holds_is_refused(value):
    with pytest.raises(TypeError, match="a cell of ours cannot hold"):
        cell_of(value, "text")


def test_every_kind_of_column_has_its_format():
    assert {kind: natural_format(kind) for kind in KINDS} == {
        "text": {"type": "TEXT"},
        "long_text": None,
        "points": {"type": "NUMBER", "pattern": "0.00"},
        "money": {"type": "NUMBER", "pattern": "#,##0.00"},
        "percent": {"type": "NUMBER", "pattern": '0.00"%"'},
        "count": None,
        "date": {"type": "DATE", "pattern": "yyyy-mm-dd"},
        "stars": None,
        "place": None,
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_has_the_format_of_its_column(kind):
    assert number_format(kind, type(None)) == natural_format(kind)


# Tabs


def test_rows_are_as_wide_as_the_widest_value_and_end_with_the_last():
    rows = [[text("工号"), text("姓名")], [], [{}, number(5), {}, {}], [number(1)], [{}, {}, {}, {}, {}], []]
    assert book(sheet(rows)).grids["表"].rows == (
        ("工号", "姓名"),
        (None, None),
        (None, Decimal(5)),
        (Decimal(1), None),
    )


def test_an_empty_tab_has_no_rows():
    assert book(sheet()).grids["表"].rows == ()
    assert book({**sheet(), "data": []}).grids["表"].rows == ()
    assert book(sheet([[{}], [text("")]])).grids["表"].rows == ()


def test_cells_that_come_in_blocks_keep_their_addresses():
    blocks = [
        {"startRow": 1, "startColumn": 2, "rowData": [{"values": [text("C2")]}, {"values": [text("C3"), text("D3")]}]},
        {"startRow": 2, "rowData": [{"values": [text("A3"), text("B3")]}]},
        {"startRow": 2, "startColumn": 4, "rowData": [{"values": [text("E3")]}]},
    ]
    assert book({**sheet(), "data": blocks}).grids["表"].rows == (
        (None, None, None, None, None),
        (None, None, "C2", None, None),
        ("A3", "B3", "C3", "D3", "E3"),
    )


def test_a_cell_absurdly_far_away_is_reported_instead_of_taking_all_memory():
    far = {"startRow": 1_999_999, "startColumn": 701, "rowData": [{"values": [text(" ")]}]}
    with pytest.raises(BookFault) as refused:
        book({**sheet(), "data": [{"rowData": [{"values": [number(1)]}]}, far]})
    assert (refused.value.code, refused.value.details) == (
        "stray_cell",
        {"book": "客服评分表", "path": "google:1AbC", "tab": "表", "address": "ZZ2000000"},
    )


def test_tabs_are_in_order_hidden_ones_told_apart_and_charts_have_no_grid():
    hidden = sheet(number=0, title="隐藏", index=2, properties={"hidden": True})
    first = sheet(number=9, title="先", index=0)
    chart = {"properties": {"sheetId": 5, "title": "图", "index": 1, "sheetType": "OBJECT"}}
    found = book(hidden, chart, first)
    assert [(grid.title, grid.hidden) for grid in found.grids.values()] == [("先", False), ("隐藏", True)]
    assert [(each.id, each.title, each.rows) for each in found.native.sheets] == [
        (9, "先", 1000),
        (5, "图", 0),
        (0, "隐藏", 1000),
    ]


def test_merged_blocks_count_from_one_and_reach_the_edge_where_no_edge_is_told():
    merges = [
        {"sheetId": 7, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2},
        {"endRowIndex": 4, "startColumnIndex": 2, "endColumnIndex": 3},
        {"sheetId": 7, "startRowIndex": 9, "startColumnIndex": 1},
    ]
    assert book(sheet(merges=merges)).grids["表"].merged == ((1, 1, 1, 2), (1, 3, 4, 3), (10, 2, 1000, 26))


def test_what_stands_beside_the_values_is_kept_for_writing():
    moment = dt.datetime(2026, 10, 1, 8, tzinfo=dt.UTC)
    frozen = {"gridProperties": {"rowCount": 12, "columnCount": 8, "frozenRowCount": 2, "frozenColumnCount": 1}}
    told = sheet(
        properties=frozen, conditionalFormats=[{"ranges": [{}]}, {}], **marked(7), **protected("Li@Example.com")
    )
    ranges = [{"namedRangeId": "sspayroll00000012", "name": "x"}, {"namedRangeId": "220755387", "name": "theirs"}]
    found = book_of("google:1AbC", answer(told, namedRanges=ranges), moment)
    standing = found.native
    assert (found.name, found.address, found.shared, found.time_zone) == (
        "客服评分表",
        "google:1AbC",
        True,
        "Asia/Shanghai",
    )
    assert (standing.id, standing.title, standing.locale, standing.time_zone) == (
        "1AbC",
        "客服评分表",
        "zh_CN",
        "Asia/Shanghai",
    )
    assert (standing.generations, standing.read_at) == ({"payroll": 12}, moment)
    assert standing.sheets == (
        Sheet(
            id=7,
            title="表",
            index=0,
            rows=12,
            columns=8,
            frozen=(2, 1),
            mark=Mark("payroll", "工资"),
            protections=(Protection(11, whole=True, users=("li@example.com",)),),
            rules=2,
        ),
    )


def test_the_locale_of_a_spreadsheet_changes_no_number():
    told = answer(sheet([[number(1234.5, {"type": "NUMBER", "pattern": "#,##0.00"})]]))
    german = {**told, "properties": {**told["properties"], "locale": "de_DE"}}
    assert book_of("google:1AbC", german).grids["表"].rows == ((Decimal("1234.5"),),)


def test_an_answer_without_anything_is_an_empty_book():
    found = book_of("google:1AbC", {})
    assert (found.name, dict(found.grids), found.version) == ("", {}, "")


# Marks


def test_a_tab_is_ours_by_its_mark_whatever_people_call_it():
    found = book(sheet([[text("x")]], title="别的名字", **marked(7)))
    assert found.grids["别的名字"].mark == Mark("payroll", "工资")
    assert list(found.ours("payroll").grids) == ["工资"]


def test_a_tab_of_theirs_may_be_marked_with_the_key_of_its_table():
    assert book(sheet(**marked(7, ours="", name="attendance"))).grids["表"].mark == Mark("", "attendance")


@pytest.mark.parametrize(
    "held",
    [
        '{"ours": "payroll", "name": "工资", "sheet": 8}',
        '{"ours": "payroll", "name": "工资", "sheet": "7"}',
        '{"ours": "payroll", "name": "工资", "sheet": 7.0}',
        '{"ours": "payroll", "name": "工资"}',
        '{"ours": "payroll", "name": "", "sheet": 7}',
        '{"ours": null, "name": "工资", "sheet": 7}',
        '{"ours": "payroll", "name": 1, "sheet": 7}',
        "[7]",
        "7",
        "",
        "payroll",
        "[" * 30_000,
    ],
)
def test_a_copied_or_malformed_mark_counts_for_nothing(held):
    metadata = [{"metadataKey": "sheets-sync", "metadataValue": held}, {"metadataKey": "other", "metadataValue": "x"}]
    found = book(sheet(developerMetadata=metadata))
    assert (found.grids["表"].mark, found.version) == (None, "")


def test_the_mark_of_a_tab_with_the_id_nought_is_known():
    told = sheet(title="零", **marked(0))
    del told["properties"]["sheetId"]
    assert book(told).grids["零"].mark == Mark("payroll", "工资")


def test_of_two_tabs_with_the_same_mark_the_first_has_it():
    later, first = sheet(number=8, title="后", index=4, **marked(8)), sheet(title="先", index=3, **marked(7))
    found = book(later, first)
    assert [(grid.title, grid.mark) for grid in found.grids.values()] == [("先", Mark("payroll", "工资")), ("后", None)]
    assert [each.mark for each in found.native.sheets] == [Mark("payroll", "工资"), None]


# Protection


@pytest.mark.parametrize(
    ("told", "locked"),
    [
        (protected(ACCOUNT), True),
        (protected(), True),
        (protected(ACCOUNT, "li@example.com"), True),
        (protected(ACCOUNT, range={}), True),
        (protected(ACCOUNT, warningOnly=True), False),
        (protected(ACCOUNT, unprotectedRanges=[{"sheetId": 7, "endRowIndex": 2}]), False),
        (protected(ACCOUNT, range={"sheetId": 7, "startRowIndex": 0, "endRowIndex": 1000}), False),
        (protected(ACCOUNT, range={"sheetId": 7, "endColumnIndex": 26}), False),
        (protected(ACCOUNT, namedRangeId="220755387"), False),
        (protected(ACCOUNT, tableId="1"), False),
        (protected(editors={"users": [ACCOUNT], "groups": ["all@example.com"]}), False),
        (protected(editors={"users": [ACCOUNT], "domainUsersCanEdit": True}), False),
        ({}, False),
    ],
)
def test_a_tab_is_protected_when_nothing_of_it_is_left_open(told, locked):
    assert book(sheet(**told)).grids["表"].protected is locked


def test_one_whole_protection_is_enough_beside_others():
    (part,) = protected(range={"sheetId": 7, "endRowIndex": 2})["protectedRanges"]
    (whole,) = protected(ACCOUNT)["protectedRanges"]
    assert book(sheet(protectedRanges=[part, whole])).grids["表"].protected


@pytest.mark.parametrize(
    ("users", "settings", "locked"),
    [
        ((ACCOUNT,), {"account": ACCOUNT, "editors": ()}, True),
        ((ACCOUNT.upper(),), {"account": ACCOUNT, "editors": ()}, True),
        ((ACCOUNT, "Li@Example.com"), {"account": ACCOUNT, "editors": {"li@example.com"}}, True),
        ((ACCOUNT, "li@example.com"), {"account": ACCOUNT, "editors": ()}, False),
        ((ACCOUNT, "boss@example.com"), {"account": ACCOUNT, "editors": ()}, False),
        ((ACCOUNT, "boss@example.com"), {"account": ACCOUNT, "editors": (), "owner": "Boss@example.com"}, True),
        ((ACCOUNT, "li@example.com"), {"account": ACCOUNT, "editors": (), "owner": "boss@example.com"}, False),
    ],
)
def test_where_the_editors_are_known_nobody_else_may_be_listed(users, settings, locked):
    assert book(sheet(**protected(*users)), **settings).grids["表"].protected is locked


def test_people_who_may_edit_are_told_without_us_and_the_owner():
    told = protected(ACCOUNT, "Wang@example.com", "boss@example.com", "li@example.com")
    found = book(sheet(**told), account=ACCOUNT, owner="boss@example.com")
    assert found.grids["表"].editors == ("li@example.com", "wang@example.com")


# The version


def version(rows=(), ranges=(), theirs="别动", **beside):
    ours = sheet(rows or [[text("李娜"), number(88.5)]], **{**marked(7), **protected(ACCOUNT), **beside})
    other = sheet([[text(theirs)]], number=8, title="考勤", index=1)
    return book_of("google:1AbC", answer(ours, other, namedRanges=list(ranges))).version


def test_only_our_part_of_a_spreadsheet_has_a_version():
    assert book(sheet([[text("别动")]])).version == ""
    assert version() == version(theirs="动了") != ""
    assert len(version()) == 32


@pytest.mark.parametrize(
    "moved",
    [
        {"rows": [[text("李娜"), number(88.6)]]},
        {"rows": [[text("李娜"), text("88.5")]]},
        {"rows": [[text("李娜"), number(88.5)], [text("")], [text("新")]]},
        {"properties": {"title": "改了名"}},
        {"protectedRanges": []},
        {"developerMetadata": marked(7, name="明细")["developerMetadata"]},
        {"ranges": [{"namedRangeId": "sspayroll00000001"}]},
    ],
)
def test_the_version_changes_with_anything_of_ours(moved):
    assert version(**moved) != version()


@pytest.mark.parametrize(
    "moved",
    [
        {"rows": [[text("李娜"), number(88.5), {}], [text("")]]},
        {"protectedRanges": protected(ACCOUNT, "boss@example.com", protectedRangeId=12)["protectedRanges"]},
        {"properties": {"index": 5}},
        {"properties": {"gridProperties": {"rowCount": 3, "columnCount": 3}}},
        {"ranges": [{"namedRangeId": "220755387"}]},
    ],
)
def test_the_version_stays_when_nothing_of_ours_changed(moved):
    assert version(**moved) == version()


def test_the_version_can_be_worked_out_again_from_the_book():
    found = book(sheet([[text("李娜")]], **marked(7)))
    assert version_of(found) == found.version != ""


# Size


def test_the_answer_to_a_batch_is_asked_for_the_same_values_as_a_reading():
    assert FIELDS[FIELDS.index(",data(") :] == AFTER[AFTER.index(",data(") : -1]
    assert FIELDS.count("(") == FIELDS.count(")")
    assert AFTER.count("(") == AFTER.count(")")


def test_the_answer_to_a_batch_is_read_as_far_as_it_tells():
    told = {
        "properties": {"title": "客服评分表"},
        "sheets": [{**sheet([[text("李娜")]]), "properties": {"title": "考勤"}}],
    }
    assert book_of("google:1AbC", told).grids["考勤"].rows == (("李娜",),)


def test_a_large_spreadsheet_is_read_in_seconds():
    line = [
        text("007"),
        number(88.5),
        number(46000, DATE),
        number(0.375, TIME),
        {"effectiveValue": {"boolValue": True}},
    ]
    told = sheet([line * 6] * 10_000)
    start = time.perf_counter()
    rows = book(told).grids["表"].rows
    assert time.perf_counter() - start < 5
    assert (len(rows), rows[-1][:4]) == (10_000, ("007", Decimal("88.5"), dt.date(2025, 12, 9), dt.time(9)))
