"""The played spreadsheet: what is written is read back as Google tells it, all of a batch or none of it."""

import copy
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.grid import Percent
from tests.asking import BOSS, STAFF, area, batch, call, cells, get, refusal, spreadsheet, write
from tests.played.sheets import Access, Error, Formula, copied, csv, person, values
from tests.played.sheets.ranges import Box, a1, corners, letters, number

VALUES = "sheets.data(startRow,startColumn,rowData.values(effectiveValue,formattedValue,effectiveFormat.numberFormat))"


def by_boss(act, book, *args, **said):
    return act(book, *args, user=BOSS, access=Access("owner"), **said)


def shown(book, tab="Sheet1", option="FORMATTED_VALUE", dates="SERIAL_NUMBER"):
    query = {"valueRenderOption": option, "dateTimeRenderOption": dates}
    return call(book, "GET", f"/values/{tab}", query).get("values", [])


def state(book):
    """Returns everything that a spreadsheet holds, as far as anybody can ask."""
    return copy.deepcopy(get(book, "*"))


# Batches


def test_a_batch_with_a_wrong_request_is_not_applied_at_all_and_names_its_place():
    book = spreadsheet({"Sheet1": [["a", 1]]})
    before = state(book)
    good = [write(cells(["x"]), range=area(0, 1, 0, 1)), {"addSheet": {"properties": {"title": "新"}}}]
    words = refusal(batch, book, *good, {"deleteSheet": {"sheetId": 77}})
    assert words == "Invalid requests[2].deleteSheet: No grid with id: 77"
    assert state(book) == before


def test_replies_stand_in_the_order_of_the_requests_and_may_be_empty():
    book = spreadsheet()
    add = {
        "addSheet": {"properties": {"sheetId": 7, "title": "新", "gridProperties": {"rowCount": 2, "columnCount": 3}}}
    }
    replies = batch(book, write(cells(["x"]), range=area(0, 1, 0, 1)), add)
    grid = {"rowCount": 2, "columnCount": 3}
    properties = {"sheetId": 7, "title": "新", "index": 1, "sheetType": "GRID", "gridProperties": grid}
    assert replies == [{}, {"addSheet": {"properties": properties}}]


def test_the_answer_to_a_batch_holds_the_ranges_as_they_stand_after_it():
    book = spreadsheet({"评分": [["a", 1], ["b", 2]]})
    answer = batch(
        book,
        write(cells([9]), range=area(1, 2, 1, 2)),
        includeSpreadsheetInResponse=True,
        responseIncludeGridData=True,
        responseRanges=["评分!B2:B9"],
        fields="updatedSpreadsheet.sheets.data(startRow,startColumn,rowData.values.effectiveValue)",
    )
    data = {"startRow": 1, "startColumn": 1, "rowData": [{"values": [{"effectiveValue": {"numberValue": 9}}]}]}
    assert answer == {"updatedSpreadsheet": {"sheets": [{"data": [data]}]}}


def test_a_reader_of_the_file_writes_nothing():
    book = spreadsheet()
    words = refusal(batch, book, {"addSheet": {}}, user="guest@example.com", status=403)
    assert words == "The caller does not have permission"


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 4)), max_size=8))
def test_whatever_came_before_a_wrong_request_leaves_no_trace(written):
    book = spreadsheet({"Sheet1": [[1, 2, 3], [4, None, 6]]})
    before = state(book)
    requests = [write(cells([value] * value), start={"rowIndex": row, "columnIndex": at}) for row, at, value in written]
    refusal(batch, book, *requests, {"deleteNamedRange": {"namedRangeId": "gone"}})
    assert state(book) == before


# Writing cells


def test_a_range_is_cleared_where_its_rows_do_not_reach_and_a_start_is_not():
    book = spreadsheet({"Sheet1": [["a", "b"], ["c", "d"]]})
    batch(book, write(cells(["x"]), start={"sheetId": 0}))
    assert values(book, "Sheet1") == (("x", "b"), ("c", "d"))
    batch(book, write(cells(["y"]), range=area(0, 2, 0, 2)))
    assert values(book, "Sheet1") == (("y",),)


def test_only_the_masked_fields_of_a_range_are_cleared():
    book = spreadsheet({"Sheet1": [["a", date(2026, 10, 1)]]})
    batch(book, write([], range=area(), fields="note"))
    assert values(book, "Sheet1") == (("a", date(2026, 10, 1)),)
    batch(book, write([], range=area()))
    assert values(book, "Sheet1") == ()
    (line,) = get(book, "sheets.data.rowData.values.userEnteredFormat.numberFormat.type")["sheets"][0]["data"][0][
        "rowData"
    ]
    assert line["values"][1] == {"userEnteredFormat": {"numberFormat": {"type": "DATE"}}}


@pytest.mark.parametrize("text", ["=1+1", "0042", "2026-10-01", " x ", "+1", "TRUE"])
def test_text_written_as_text_is_never_read_as_anything_else(text):
    book = spreadsheet()
    batch(book, write(cells([text]), range=area(0, 1, 0, 1)))
    assert values(book, "Sheet1") == ((text,),)


@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.text(min_size=1, max_size=3), st.integers(-9, 9)), max_size=5), max_size=6
    ),
    st.lists(st.lists(st.one_of(st.none(), st.integers(-9, 9)), max_size=5), max_size=6),
)
def test_a_range_holds_just_what_was_last_written(first, second):
    book = spreadsheet()
    for rows in (first, second):
        batch(book, write(cells(*rows), range=area(0, 6, 0, 5)))
    ours = {(row, at): value for row, line in enumerate(second) for at, value in enumerate(line) if value is not None}
    standing = values(book, "Sheet1")
    found = {
        (row, at): value for row, line in enumerate(standing) for at, value in enumerate(line) if value is not None
    }
    assert found == ours


def test_cells_outside_the_grid_are_refused():
    book = spreadsheet()
    wide = write(cells(["x"] * 27), start={"sheetId": 0})
    assert "beyond the last column" in refusal(batch, book, wide)
    assert "is after last row in grid[1000]" in refusal(batch, book, write([], range=area(1000, 1001, 0, 1)))
    words = refusal(call, book, "PUT", "/values/Sheet1!A1001", {"valueInputOption": "RAW"}, {"values": [["x"]]})
    assert words == "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"


def test_rows_that_are_larger_than_their_range_are_refused():
    book = spreadsheet()
    assert "beyond the last requested column of: 0" in refusal(
        batch, book, write(cells(["x", "y"]), range=area(0, 1, 0, 1))
    )
    words = refusal(call, book, "PUT", "/values/Sheet1!A1:B1", {"valueInputOption": "RAW"}, {"values": [[1, 2, 3]]})
    assert words == "Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]"


def test_a_cell_holds_fifty_thousand_characters_and_no_more():
    book = spreadsheet()
    batch(book, write(cells(["x" * 50_000]), range=area(0, 1, 0, 1)))
    too_long = {"valueInputOption": "RAW"}, {"values": [["x" * 50_001]]}
    words = refusal(call, book, "PUT", "/values/A1", *too_long)
    assert words == "Your input contains more than the maximum of 50000 characters in a single cell."


def test_a_spreadsheet_holds_ten_million_cells_and_no_more():
    book = spreadsheet()
    grid = {"rowCount": 9_974, "columnCount": 1000}
    batch(book, {"addSheet": {"properties": {"title": "gross", "gridProperties": grid}}})
    words = refusal(batch, book, {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}})
    assert "above the limit of 10000000 cells" in words


# Reading


def test_values_are_told_by_their_types_and_trailing_empties_are_left_out():
    rows = [["姓名", None, True], [], [None, Decimal("2.5"), Percent(Decimal("0.85"))], [None, None]]
    (sheet,) = get(spreadsheet({"评分": rows}), VALUES, "评分")["sheets"]
    percent = {"type": "PERCENT", "pattern": "0%"}
    assert sheet["data"][0]["rowData"] == [
        {
            "values": [
                {"effectiveValue": {"stringValue": "姓名"}, "formattedValue": "姓名", "effectiveFormat": {}},
                {},
                {"effectiveValue": {"boolValue": True}, "formattedValue": "TRUE", "effectiveFormat": {}},
            ]
        },
        {},
        {
            "values": [
                {},
                {"effectiveValue": {"numberValue": 2.5}, "formattedValue": "2.5", "effectiveFormat": {}},
                {
                    "effectiveValue": {"numberValue": 0.85},
                    "formattedValue": "85%",
                    "effectiveFormat": {"numberFormat": percent},
                },
            ]
        },
    ]


@pytest.mark.parametrize(
    ("value", "number", "text", "kind"),
    [
        (date(2026, 10, 1), 46296, "2026/10/1", "DATE"),
        (datetime.combine(date(2026, 10, 1), time(18, 30)), 46296.770833333336, "2026/10/1 18:30:00", "DATE_TIME"),
        (time(9, 5), 0.3784722222222222, "09:05:00", "TIME"),
        (timedelta(hours=26, minutes=30), 1.1041666666666667, "26:30:00", "TIME"),
    ],
)
def test_days_and_times_are_serial_numbers_with_a_format(value, number, text, kind):
    (sheet,) = get(spreadsheet({"评分": [[value]]}), VALUES)["sheets"]
    (cell,) = sheet["data"][0]["rowData"][0]["values"]
    assert (cell["effectiveValue"], cell["formattedValue"]) == ({"numberValue": number}, text)
    assert cell["effectiveFormat"]["numberFormat"]["type"] == kind


@pytest.mark.parametrize(
    ("pattern", "number", "text"),
    [
        ("#,##0.00", -1234567.005, "-1,234,567.01"),
        ("#,##0.00;(#,##0.00);-", -5, "(5.00)"),
        ("#,##0.00;(#,##0.00);-", 0, "-"),
        ("0.##", 2.5, "2.5"),
        ("000", 7, "007"),
        ('"第"0"名"', 3, "第3名"),
        ("0.0%", 0.1234, "12.3%"),
        ("0.00E+00", 12345, "1.23E+04"),
        ("#,##0.00", 1e300, "1E+300"),
        ("@", 12.5, "12.5"),
    ],
)
def test_numbers_are_shown_under_their_pattern(pattern, number, text):
    book = spreadsheet({"Sheet1": [[number]]})
    by_boss(person.look, book, "Sheet1", "A1", {"numberFormat": {"type": "NUMBER", "pattern": pattern}})
    assert shown(book) == [[text]]


def test_errors_and_what_is_loading_are_no_texts():
    book = spreadsheet(
        {"评分": [[Error("N_A"), Error("DIVIDE_BY_ZERO", "by zero"), Error("LOADING"), Formula("=A9", 3)]]}
    )
    (sheet,) = get(book, "sheets.data.rowData.values(userEnteredValue,effectiveValue,formattedValue)")["sheets"]
    told = [(cell["effectiveValue"], cell["formattedValue"]) for cell in sheet["data"][0]["rowData"][0]["values"]]
    assert told == [
        ({"errorValue": {"type": "N_A"}}, "#N/A"),
        ({"errorValue": {"type": "DIVIDE_BY_ZERO", "message": "by zero"}}, "#DIV/0!"),
        ({"errorValue": {"type": "LOADING"}}, "Loading..."),
        ({"numberValue": 3}, "3"),
    ]
    assert shown(book, "评分", "UNFORMATTED_VALUE") == [["#N/A", "#DIV/0! (by zero)", "Loading...", 3]]
    assert shown(book, "评分", "FORMULA")[0][3] == "=A9"


def test_without_grid_data_and_without_a_mask_there_are_no_cells():
    book = spreadsheet({"评分": [["a"]]})
    assert [set(sheet) for sheet in call(book, "GET")["sheets"]] == [{"properties"}]
    (sheet,) = call(book, "GET", query={"includeGridData": "true"})["sheets"]
    assert sheet["data"][0]["rowData"][0]["values"][0]["userEnteredValue"] == {"stringValue": "a"}


def test_a_mask_brings_only_what_it_names_and_ranges_only_their_tabs():
    book = spreadsheet({"甲": [["a"]], "乙": [["b", "c"]]})
    answer = get(
        book, "properties(title,timeZone),sheets(properties/title,data/rowData/values/formattedValue)", "乙!B1"
    )
    data = [{"rowData": [{"values": [{"formattedValue": "c"}]}]}]
    sheet = {"properties": {"title": "乙"}, "data": data}
    assert answer == {"properties": {"title": "评分", "timeZone": "Asia/Shanghai"}, "sheets": [sheet]}


def test_columns_in_which_nothing_stands_have_no_rows():
    book = spreadsheet({"Sheet1": [["a"], ["b"]]})
    assert get(book, VALUES, "B1:C2") == {"sheets": [{"data": [{"startColumn": 1}]}]}
    answer = call(book, "GET", "/values/B1:C2")
    assert answer == {"range": "Sheet1!B1:C2", "majorDimension": "ROWS"}


def test_a_tab_that_is_not_there_cannot_be_parsed():
    assert refusal(get, spreadsheet(), VALUES, "旧名!A1") == "Unable to parse range: 旧名!A1"


@pytest.mark.parametrize("title", ["Sheet1", "D3", "I'm", "工资 表", "a!b", "R1C1"])
def test_a_range_is_told_so_that_it_can_be_asked_again(title):
    book = spreadsheet({title: [["x", "y"]]})
    told = call(book, "GET", "/values/'" + title.replace("'", "''") + "'!A1:B")["range"]
    assert call(book, "GET", f"/values/{told}")["values"] == [["x", "y"]]


@given(st.integers(0, 17_000), st.integers(0, 500), st.integers(1, 40), st.integers(1, 40))
def test_a_block_and_its_a1_text_mean_the_same(column, row, height, width):
    box = Box(row, row + height, column, column + width)
    assert Box(*corners(a1(box))) == box
    assert number(letters(column)) == column


# values.*


@pytest.mark.parametrize(
    ("text", "value", "seen"),
    [
        ("0042", 42, "42"),
        ("2,000,000.01", 2000000.01, "2,000,000.01"),
        ("85%", 0.85, "85%"),
        ("¥12.50", 12.5, "¥12.50"),
        ("2026/9/1", 46266, "2026/9/1"),
        ("2026年9月1日", 46266, "2026年9月1日"),
        ("18:30", 0.7708333333333334, "18:30"),
        ("26:30:00", 1.1041666666666667, "26:30:00"),
        ("2026-09-01 08:00", 46266.333333333336, "2026-09-01 8:00"),
        ("true", True, "TRUE"),
        ("'0042", "0042", "0042"),
        ("2026/13/1", "2026/13/1", "2026/13/1"),
        ("=6/4", 1.5, "1.5"),
        ("1e3", 1000, "1.00E+03"),
    ],
)
def test_what_is_typed_is_taken_as_typing_is_and_raw_is_not(text, value, seen):
    book = spreadsheet()
    for cell, option in (("A1", "USER_ENTERED"), ("A2", "RAW")):
        call(book, "PUT", f"/values/{cell}", {"valueInputOption": option}, {"values": [[text]]})
    assert shown(book, option="UNFORMATTED_VALUE") == [[value], [text]]
    assert shown(book) == [[seen], [text]]


def test_a_comma_is_a_decimal_point_where_the_locale_has_it():
    book = spreadsheet(locale="fr_FR")
    by_boss(person.type, book, "Sheet1", "A1", "1,5")
    assert (shown(book), shown(book, option="UNFORMATTED_VALUE")) == ([["1,5"]], [[1.5]])


def test_a_cell_under_the_format_for_text_keeps_what_is_typed():
    book = spreadsheet()
    by_boss(person.look, book, "Sheet1", "A1", {"numberFormat": {"type": "TEXT"}})
    by_boss(person.type, book, "Sheet1", "A1", "0042")
    assert values(book, "Sheet1") == (("0042",),)


def test_null_leaves_a_cell_and_an_empty_text_empties_it():
    book = spreadsheet({"Sheet1": [["a", "b", "c"]]})
    body = {"values": [[None, "", "z"]]}
    answer = call(book, "PUT", "/values/A1", {"valueInputOption": "RAW"}, body)
    assert answer["updatedCells"] == 2
    assert shown(book) == [["a", "", "z"]]


def test_days_can_be_asked_as_text():
    book = spreadsheet({"Sheet1": [[date(2026, 10, 1), 53]]})
    assert shown(book, option="UNFORMATTED_VALUE", dates="FORMATTED_STRING") == [["2026/10/1", 53]]


def test_rows_are_appended_below_the_last_table_and_the_grid_grows():
    book = spreadsheet({"Sheet1": [["a"], *[[]] * 998, ["z"]]})
    answer = call(book, "POST", "/values/Sheet1:append", {"valueInputOption": "RAW"}, {"values": [["new"]]})
    assert (answer["tableRange"], answer["updates"]["updatedRange"]) == ("Sheet1!A1000", "Sheet1!A1001")


@pytest.mark.parametrize(
    ("option", "stands"),
    [("OVERWRITE", [["a"], ["new"], [], ["z"]]), ("INSERT_ROWS", [["a"], ["new"], [], [], ["z"]])],
)
def test_rows_are_appended_over_empty_ones_or_pushed_between(option, stands):
    book = spreadsheet({"Sheet1": [["a"], [], [], ["z"]]})
    query = {"valueInputOption": "RAW", "insertDataOption": option}
    call(book, "POST", "/values/A1:append", query, {"values": [["new"]]})
    assert shown(book) == stands


def test_several_ranges_are_written_all_or_none():
    book = spreadsheet()
    asked = [{"range": "A1", "values": [["x"]]}, {"range": "nowhere!A1", "values": [["y"]]}]
    refusal(call, book, "POST", "/values:batchUpdate", {}, {"valueInputOption": "RAW", "data": asked})
    assert shown(book) == []


# Tabs


def test_a_chosen_id_and_a_title_can_be_taken_once():
    book = spreadsheet()
    batch(book, {"addSheet": {"properties": {"sheetId": 5, "title": "新"}}})
    assert "5 already exists" in refusal(batch, book, {"addSheet": {"properties": {"sheetId": 5}}})
    words = refusal(batch, book, {"addSheet": {"properties": {"title": "sHEET1"}}})
    assert words == (
        'Invalid requests[0].addSheet: A sheet with the name "sHEET1" already exists. Please enter another name.'
    )
    rename = {"properties": {"sheetId": 5, "title": "Sheet1"}, "fields": "title"}
    assert "already exists" in refusal(batch, book, {"updateSheetProperties": rename})


def test_one_visible_tab_always_stays():
    book = spreadsheet({"甲": [], "乙": []})
    hide = {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}
    batch(book, {"updateSheetProperties": hide})
    other = book.by_title("乙").id
    words = refusal(batch, book, {"deleteSheet": {"sheetId": other}})
    assert words == "Invalid requests[0].deleteSheet: You can't remove all the visible sheets in a document."
    batch(book, {"deleteSheet": {"sheetId": 0}})
    words = refusal(batch, book, {"deleteSheet": {"sheetId": other}})
    assert words == "Invalid requests[0].deleteSheet: You can't remove all the sheets in a document."
    hide["properties"]["sheetId"] = other
    assert "You can't hide all the sheets" in refusal(batch, book, {"updateSheetProperties": hide})


@pytest.mark.parametrize(
    ("tab", "index", "order"),
    [
        ("丙", 0, "丙甲乙"),
        ("丙", 1, "甲丙乙"),
        ("丙", 3, "甲乙丙"),
        ("甲", 1, "甲乙丙"),
        ("甲", 2, "乙甲丙"),
        ("甲", 3, "乙丙甲"),
    ],
)
def test_the_place_of_a_tab_is_counted_before_it_is_taken_out(tab, index, order):
    book = spreadsheet({"甲": [], "乙": [], "丙": []})
    moved = {"sheetId": book.by_title(tab).id, "index": index}
    batch(book, {"updateSheetProperties": {"properties": moved, "fields": "index"}})
    assert "".join(sheet.title for sheet in book.sheets) == order


@pytest.mark.parametrize(("tab", "place", "order"), [("甲", 2, "乙丙甲"), ("甲", 1, "乙甲丙"), ("丙", 0, "丙甲乙")])
def test_a_person_drags_a_tab_to_where_it_then_stands(tab, place, order):
    book = spreadsheet({"甲": [], "乙": [], "丙": []})
    by_boss(person.move_tab, book, tab, place)
    assert "".join(sheet.title for sheet in book.sheets) == order


def test_a_smaller_grid_loses_what_stood_outside_it():
    book = spreadsheet({"Sheet1": [["a", "b"], ["c", "d"]]})
    batch(book, {"mergeCells": {"range": area(4, 6, 0, 2)}})
    grid = {"sheetId": 0, "gridProperties": {"rowCount": 5, "columnCount": 1}}
    batch(book, {"updateSheetProperties": {"properties": grid, "fields": "gridProperties(rowCount,columnCount)"}})
    assert values(book, "Sheet1") == (("a",), ("c",))
    assert "merges" not in get(book, "sheets.merges")["sheets"][0]


def test_what_is_frozen_is_never_all_and_never_cuts_a_merge():
    book = spreadsheet()

    def freeze(rows, columns):
        grid = {"frozenRowCount": rows, "frozenColumnCount": columns}
        fields = "gridProperties(frozenRowCount,frozenColumnCount)"
        properties = {"sheetId": 0, "gridProperties": grid}
        return {"updateSheetProperties": {"properties": properties, "fields": fields}}

    assert "freeze all visible rows" in refusal(batch, book, freeze(1000, 0))
    batch(book, freeze(2, 1))
    assert "frozen and non-frozen columns" in refusal(batch, book, {"mergeCells": {"range": area(0, 1, 0, 9)}})
    batch(book, freeze(2, 0), {"mergeCells": {"range": area(0, 1, 0, 9)}})
    assert "only part of a merged cell" in refusal(batch, book, freeze(2, 1))


def test_colours_are_kept_in_eight_bits_and_told_twice():
    book = spreadsheet()
    red = {"backgroundColor": {"red": 1.0, "green": 0.0, "blue": 0.5}}
    by_boss(person.look, book, "Sheet1", "B2", red)
    rows = get(book, "sheets.data.rowData.values.userEnteredFormat")["sheets"][0]["data"][0]["rowData"]
    colour = {"red": 1, "blue": 0.49803922}
    format_ = {"backgroundColor": colour, "backgroundColorStyle": {"rgbColor": colour}}
    assert rows == [{}, {"values": [{}, {"userEnteredFormat": format_}]}]


def test_one_masked_part_of_a_format_leaves_the_others():
    book = spreadsheet()
    by_boss(person.look, book, "Sheet1", "A1", {"textFormat": {"bold": True}, "wrapStrategy": "WRAP"})
    numbers = {"userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": "0.00"}}}
    request = {"range": area(0, 1, 0, 1), "cell": numbers, "fields": "userEnteredFormat.numberFormat"}
    batch(book, {"repeatCell": request})
    (line,) = get(book, "sheets.data.rowData.values.userEnteredFormat")["sheets"][0]["data"][0]["rowData"]
    assert line["values"][0]["userEnteredFormat"] == {
        "textFormat": {"bold": True},
        "wrapStrategy": "WRAP",
        "numberFormat": {"type": "NUMBER", "pattern": "0.00"},
    }


def test_a_part_of_a_format_that_is_cleared_leaves_no_empty_shell():
    book = spreadsheet()
    by_boss(person.look, book, "Sheet1", "A1", {"textFormat": {"bold": True}})
    request = {"range": area(0, 1, 0, 1), "cell": {}, "fields": "userEnteredFormat.textFormat.bold"}
    batch(book, {"repeatCell": request})
    assert get(book, "sheets.data.rowData")["sheets"] == [{"data": [{}]}]


# People


def test_people_move_what_stands_there():
    book = spreadsheet({"评分": [["姓名", "分"], ["丙", 3], ["甲", 1], ["乙", None]]})
    by_boss(person.sort, book, "评分", "B")
    assert values(book, "评分") == (("姓名", "分"), ("甲", Decimal(1)), ("丙", Decimal(3)), ("乙", None))
    by_boss(person.insert_row, book, "评分", 2)
    by_boss(person.insert_column, book, "评分", "A")
    assert values(book, "评分")[:3] == ((None, "姓名", "分"), (None, None, None), (None, "甲", Decimal(1)))
    by_boss(person.delete_row, book, "评分", 2)
    by_boss(person.delete_column, book, "评分", 1)
    by_boss(person.type, book, "评分", "C1", "备注")
    assert values(book, "评分")[0] == ("姓名", "分", "备注")


def test_people_rename_duplicate_add_move_and_delete_tabs():
    book = spreadsheet({"甲": [["a"]]})
    by_boss(person.duplicate_tab, book, "甲", "甲 的副本")
    by_boss(person.add_tab, book, "乙", [["x", 1]])
    by_boss(person.move_tab, book, "乙", 0)
    by_boss(person.rename_tab, book, "甲", "旧")
    assert [sheet.title for sheet in book.sheets] == ["乙", "旧", "甲 的副本"]
    by_boss(person.delete_tab, book, "旧")
    assert values(book, "甲 的副本") == (("a",),)


def test_what_is_typed_into_a_percentage_stays_one():
    book = spreadsheet({"评分": [[Percent(Decimal("0.85"))]]})
    by_boss(person.type, book, "评分", "A1", 0.9)
    assert values(book, "评分") == ((Percent(Decimal("0.9")),),)


def test_a_copied_file_shares_nothing_with_the_first():
    book = spreadsheet({"评分": [["a"]]})
    other = copied(book, "2xyz", "副本")
    person.type(other, "评分", "A1", "b", user=STAFF, access=Access("owner"))
    assert (values(book, "评分"), values(other, "评分"), csv(other)) == ((("a",),), (("b",),), "b")
