"""What lies round the cells of a played spreadsheet: protection, names, marks, rules, and how all of it moves."""

import pytest

from tests.asking import BOSS, ROBOT, STAFF, area, batch, call, cells, get, refusal, spreadsheet, write
from tests.played.sheets import Access, Quirks, person, values

PROTECTED = (
    "You are trying to edit a protected cell or object."
    " Please contact the spreadsheet owner to remove protection if you need to edit."
)
WHOLE = {"range": {"sheetId": 0}}


def protect(book, users=(ROBOT,), user=ROBOT, **said):
    """Protects the first tab and returns the reply."""
    sent = {**WHOLE, "editors": {"users": list(users)}, **said}
    sent = {name: value for name, value in sent.items() if value is not None}
    (reply,) = batch(book, {"addProtectedRange": {"protectedRange": sent}}, user=user)
    return reply["addProtectedRange"]["protectedRange"]


def put(book, text, top=0, left=0, user=STAFF):
    """Writes one cell by the API."""
    return batch(book, write(cells([text]), range=area(top, top + 1, left, left + 1)), user=user)


def told(book, user):
    (sheet,) = get(book, "sheets.protectedRanges", user=user)["sheets"]
    return sheet["protectedRanges"]


# Protection


def test_only_those_it_names_and_the_owner_write_into_a_protected_tab():
    book = spreadsheet({"评分": [["a"]]})
    protect(book)
    assert refusal(put, book, "x") == f"Invalid requests[0].updateCells: {PROTECTED}"
    put(book, "robot", user=ROBOT)
    put(book, "boss", top=1, user=BOSS)
    assert values(book, "评分") == (("robot",), ("boss",))


def test_values_are_refused_in_the_same_words_without_a_place():
    book = spreadsheet()
    protect(book)
    query, body = {"valueInputOption": "RAW"}, {"values": [["x"]]}
    assert refusal(call, book, "PUT", "/values/A1", query, body, user=STAFF) == PROTECTED
    assert refusal(call, book, "POST", "/values/A1:A2:clear", user=STAFF) == PROTECTED


@pytest.mark.parametrize(
    "request_",
    [
        {"deleteSheet": {"sheetId": 0}},
        {"updateSheetProperties": {"properties": {"sheetId": 0, "title": "x"}, "fields": "title"}},
        {"insertDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}}},
        {"deleteDimension": {"range": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}}},
        {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}},
        {"mergeCells": {"range": area(0, 2, 0, 2)}},
        {"sortRange": {"range": area(0, 2, 0, 2), "sortSpecs": [{"dimensionIndex": 0}]}},
        {"repeatCell": {"range": area(0, 2, 0, 2), "cell": {}, "fields": "userEnteredFormat"}},
    ],
    ids=lambda request_: next(iter(request_)),
)
def test_a_protected_tab_keeps_its_shape_against_those_it_keeps_out(request_):
    book = spreadsheet({"甲": [["a", "b"], ["c", "d"]], "乙": []})
    protect(book)
    assert refusal(batch, book, request_, user=STAFF).endswith(PROTECTED)
    batch(book, request_, user=ROBOT)


def test_rows_come_and_go_beside_what_is_protected():
    book = spreadsheet({"甲": [["a"], ["b"], ["c"]]})
    protect(book, range=area(0, 2, 0, 1))
    where = {"sheetId": 0, "dimension": "ROWS"}
    batch(book, {"insertDimension": {"range": {**where, "startIndex": 2, "endIndex": 3}}}, user=STAFF)
    parting = {"insertDimension": {"range": {**where, "startIndex": 1, "endIndex": 2}}}
    assert refusal(batch, book, parting, user=STAFF).endswith(PROTECTED)
    batch(book, {"deleteDimension": {"range": {**where, "startIndex": 2, "endIndex": 4}}}, user=STAFF)
    assert values(book, "甲") == (("a",), ("b",))


def test_a_cell_under_two_protections_needs_both():
    book = spreadsheet()
    protect(book, users=(ROBOT, STAFF))
    put(book, "x")
    protect(book, range=area(0, 1, 0, 1))
    assert refusal(put, book, "y").endswith(PROTECTED)
    put(book, "y", top=1)


def test_gaps_in_a_protected_tab_stay_open_but_no_further():
    book = spreadsheet()
    protect(book, unprotectedRanges=[area(1, 9, 0, 2)])
    put(book, "x", top=1, left=1)
    assert refusal(put, book, "x", top=1, left=2).endswith(PROTECTED)
    across = write(cells(["x"], ["y"]), range=area(0, 2, 0, 1))
    assert refusal(batch, book, across, user=STAFF).endswith(PROTECTED)


def test_a_warning_refuses_nobody_and_has_no_editors():
    book = spreadsheet()
    protect(book, editors=None, warningOnly=True)
    put(book, "x")
    warned = {"protectedRange": {**WHOLE, "warningOnly": True, "editors": {"users": [ROBOT]}}}
    assert "ProtectedRange is warningOnly" in refusal(batch, book, {"addProtectedRange": warned}, user=ROBOT)


def test_without_editors_everybody_is_put_in_and_nothing_is_protected():
    book = spreadsheet()
    assert protect(book, editors=None)["editors"] == {"users": [ROBOT, STAFF]}
    put(book, "x")


def test_nobody_but_the_owner_shuts_themselves_out():
    book = spreadsheet()
    shut = {"addProtectedRange": {"protectedRange": {**WHOLE, "editors": {"users": [STAFF]}}}}
    assert refusal(batch, book, shut, user=ROBOT) == (
        "Invalid requests[0].addProtectedRange: You can't remove yourself as an editor."
    )
    batch(book, shut, user=BOSS)


def test_a_protection_tells_its_editors_to_those_alone_who_may_edit_there():
    book = spreadsheet()
    made = protect(book, description="按月生成")
    assert made["editors"] == {"users": [ROBOT]}
    (seen,) = told(book, ROBOT)
    assert (seen["editors"], seen["requestingUserCanEdit"]) == ({"users": [ROBOT, BOSS]}, True)
    assert told(book, STAFF) == [{"protectedRangeId": made["protectedRangeId"], "range": {}, "description": "按月生成"}]
    book.quirks = Quirks(lists_owner=False)
    assert told(book, ROBOT)[0]["editors"] == {"users": [ROBOT]}


@pytest.mark.parametrize("change", ["deleteProtectedRange", "updateProtectedRange"])
def test_those_whom_it_keeps_out_cannot_take_a_protection_away_unless_google_lets_them(change):
    book = spreadsheet()
    made = protect(book)["protectedRangeId"]
    request_ = {"protectedRangeId": made}
    if change == "updateProtectedRange":
        sent = {"protectedRangeId": made, "editors": {"users": [STAFF]}}
        request_ = {"protectedRange": sent, "fields": "editors"}
    assert refusal(batch, book, {change: request_}, user=STAFF).endswith(PROTECTED)
    book.quirks = Quirks(editors_remove_protection=True)
    batch(book, {change: request_}, user=STAFF)
    put(book, "x")


def test_a_warning_that_becomes_a_protection_lets_all_editors_in():
    book = spreadsheet()
    made = protect(book, editors=None, warningOnly=True)["protectedRangeId"]
    sent = {"protectedRangeId": made, "warningOnly": False}
    batch(book, {"updateProtectedRange": {"protectedRange": sent, "fields": "warningOnly"}}, user=ROBOT)
    (seen,) = told(book, ROBOT)
    assert seen["editors"]["users"] == [ROBOT, STAFF, BOSS]
    assert "warningOnly" not in seen


def test_a_person_meets_protection_in_the_browser_too():
    book = spreadsheet({"评分": [["a"]]})
    person.protect(book, "评分", ROBOT, user=BOSS, access=Access("owner"))
    as_staff = {"user": STAFF, "access": Access("writer")}
    assert refusal(person.type, book, "评分", "A1", "x", **as_staff) == PROTECTED
    assert refusal(person.rename_tab, book, "评分", "x", **as_staff).endswith(PROTECTED)
    assert refusal(person.unprotect, book, "评分", **as_staff).endswith(PROTECTED)
    assert person.is_protected(book, "评分", **as_staff)
    person.unprotect(book, "评分", user=BOSS, access=Access("owner"))
    person.type(book, "评分", "A1", "x", **as_staff)


# Names: what writers exclude one another by


def name(number):
    named = {"namedRangeId": f"gen{number}", "name": f"sheets_sync_summary_{number}", "range": area(0, 1, 0, 1)}
    return {"addNamedRange": {"namedRange": named}}


def test_of_two_writers_who_saw_the_same_generation_the_second_fails_whole():
    book = spreadsheet()
    batch(book, name(1), user=ROBOT)
    turn = {"deleteNamedRange": {"namedRangeId": "gen1"}}
    batch(book, turn, write(cells(["first"]), range=area(0, 1, 0, 1)), name(2), user=ROBOT)
    second = [turn, write(cells(["second"]), range=area(0, 1, 0, 1)), name(2)]
    assert refusal(batch, book, *second, user=ROBOT).startswith("Invalid requests[0].deleteNamedRange: ")
    assert values(book, "Sheet1") == (("first",),)
    assert [named["namedRangeId"] for named in get(book, "namedRanges")["namedRanges"]] == ["gen2"]


def test_a_name_and_its_id_are_each_given_once():
    book = spreadsheet()
    batch(book, name(1))
    assert "Invalid requests[0].addNamedRange" in refusal(batch, book, name(1))
    again = {"namedRangeId": "other", "name": "SHEETS_SYNC_SUMMARY_1", "range": area(0, 1, 0, 1)}
    assert "already exists" in refusal(batch, book, {"addNamedRange": {"namedRange": again}})
    cell = {"name": "AB12", "range": area(0, 1, 0, 1)}
    assert "not a valid name" in refusal(batch, book, {"addNamedRange": {"namedRange": cell}})


# Marks


def mark(value, **where):
    sent = {"metadataKey": "sheets-sync", "metadataValue": value, "visibility": "DOCUMENT", "location": where}
    return {"createDeveloperMetadata": {"developerMetadata": sent}}


def marks(book):
    sheets = get(book, "sheets(properties.title,developerMetadata.metadataValue)")["sheets"]
    return {
        sheet["properties"]["title"]: [tag["metadataValue"] for tag in sheet.get("developerMetadata", ())]
        for sheet in sheets
    }


def test_a_mark_stays_with_its_tab_under_any_title_and_goes_with_it():
    book = spreadsheet({"甲": [], "乙": []})
    batch(book, mark("a", sheetId=book.by_title("乙").id), mark("all", spreadsheet=True))
    person.rename_tab(book, "乙", "丙", user=BOSS, access=Access("owner"))
    assert marks(book) == {"甲": [], "丙": ["a"]}
    person.delete_tab(book, "丙", user=BOSS, access=Access("owner"))
    assert [tag["metadataValue"] for tag in book.tags] == ["all"]
    assert get(book, "developerMetadata.metadataValue") == {"developerMetadata": [{"metadataValue": "all"}]}


@pytest.mark.parametrize(("copies", "found"), [(True, ["a"]), (False, [])])
def test_a_duplicated_tab_carries_the_mark_as_the_switch_says(copies, found):
    book = spreadsheet({"甲": []})
    book.quirks = Quirks(copies_metadata=copies)
    batch(book, mark("a", sheetId=0))
    title = person.duplicate_tab(book, "甲", user=BOSS, access=Access("owner"))
    assert (title, marks(book)[title]) == ("Copy of 甲", found)


def test_marks_are_found_changed_and_taken_away_by_what_they_are():
    book = spreadsheet({"甲": [], "乙": []})
    other = book.by_title("乙").id
    batch(book, mark("a", sheetId=0), mark("b", sheetId=other))
    wanted = {"developerMetadataLookup": {"metadataKey": "sheets-sync", "metadataLocation": {"sheetId": other}}}
    found = call(book, "POST", "/developerMetadata:search", body={"dataFilters": [wanted]})
    (tag,) = [match["developerMetadata"] for match in found["matchedDeveloperMetadata"]]
    assert (tag["metadataValue"], tag["location"]) == ("b", {"locationType": "SHEET", "sheetId": other})
    change = {"dataFilters": [wanted], "developerMetadata": {"metadataValue": "c"}, "fields": "metadataValue"}
    batch(book, {"updateDeveloperMetadata": change})
    assert marks(book) == {"甲": ["a"], "乙": ["c"]}
    batch(book, {"deleteDeveloperMetadata": {"dataFilter": wanted}})
    assert marks(book) == {"甲": ["a"], "乙": []}
    assert call(book, "POST", "/developerMetadata:search", body={"dataFilters": [wanted]}) == {}


# Rules, notes, validation, groups


def rule(text, index=0):
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": text}]}
    looks = {"condition": condition, "format": {"backgroundColor": {"red": 1}}}
    return {"addConditionalFormatRule": {"rule": {"ranges": [area(0, 9, 0, 1)], "booleanRule": looks}, "index": index}}


def test_conditional_formats_are_known_by_their_place_alone():
    book = spreadsheet()
    batch(book, rule("a"), rule("b"), rule("c", index=2))
    (reply,) = batch(book, {"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}})
    gone = reply["deleteConditionalFormatRule"]["rule"]["booleanRule"]["condition"]["values"]
    assert gone == [{"userEnteredValue": "b"}]
    (sheet,) = get(book, "sheets.conditionalFormats.booleanRule.condition.values")["sheets"]
    texts = [one["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for one in sheet["conditionalFormats"]]
    assert texts == ["a", "c"]
    words = refusal(batch, book, {"deleteConditionalFormatRule": {"sheetId": 0, "index": 2}})
    assert words == "Invalid requests[0].deleteConditionalFormatRule: No conditional format on sheet: 0 at index: 2"


def test_notes_and_validation_stay_when_values_go():
    book = spreadsheet({"甲": [["a"]]})
    person.note(book, "甲", "A1", "查过", user=BOSS, access=Access("owner"))
    one_of = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "是"}]}, "strict": True}
    batch(book, {"setDataValidation": {"range": area(0, 1, 0, 1), "rule": one_of}})
    call(book, "POST", "/values/甲:clear")
    (line,) = get(book, "sheets.data.rowData")["sheets"][0]["data"][0]["rowData"]
    (cell,) = line["values"]
    assert (cell["note"], cell["dataValidation"], "effectiveValue" in cell) == ("查过", one_of, False)
    batch(book, {"setDataValidation": {"range": area(0, 1, 0, 1)}}, write([], range=area(0, 1, 0, 1), fields="note"))
    assert "rowData" not in get(book, "sheets.data")["sheets"][0]["data"][0]


def test_everything_moves_with_its_rows_and_goes_with_them():
    book = spreadsheet({"甲": [["a"], ["b"], ["c"], ["d"]]})
    where = {"sheetId": 0, "dimension": "ROWS"}
    batch(
        book,
        {"mergeCells": {"range": area(1, 3, 1, 2)}},
        {"addNamedRange": {"namedRange": {"name": "here", "range": area(1, 3, 0, 1)}}},
        {"addProtectedRange": {"protectedRange": {"range": area(1, 3, 0, 1), "editors": {"users": [BOSS]}}}},
        {
            "addConditionalFormatRule": {
                "rule": {**rule("a")["addConditionalFormatRule"]["rule"], "ranges": [area(1, 3)]}
            }
        },
        mark("row", dimensionRange={**where, "startIndex": 2, "endIndex": 3}),
        {"insertDimension": {"range": {**where, "startIndex": 2, "endIndex": 4}}},
        {"insertDimension": {"range": {**where, "startIndex": 0, "endIndex": 1}}},
    )
    assert standing(book) == [area(2, 6, 1, 2), area(2, 6, 0, 1), area(2, 6, 0, 1), area(2, 6), (5, 6)]
    batch(book, {"deleteDimension": {"range": {**where, "startIndex": 0, "endIndex": 4}}})
    assert standing(book) == [area(0, 2, 1, 2), area(0, 2, 0, 1), area(0, 2, 0, 1), area(0, 2), (1, 2)]
    batch(book, {"deleteDimension": {"range": {**where, "startIndex": 0, "endIndex": 2}}})
    assert standing(book) == []


def standing(book):
    """Returns where what we put there lies now."""
    answer = get(book, "namedRanges,sheets(merges,protectedRanges,conditionalFormats)")
    (sheet,) = answer["sheets"]
    found = [*sheet.get("merges", ()), *(named["range"] for named in answer.get("namedRanges", ()))]
    found += [one["range"] for one in sheet.get("protectedRanges", ())]
    found += [one for ranges in sheet.get("conditionalFormats", ()) for one in ranges["ranges"]]
    rows = [tag["location"]["dimensionRange"] for tag in book.tags]
    return [{"sheetId": 0, **one} for one in found] + [(row.get("startIndex", 0), row["endIndex"]) for row in rows]


def test_merged_cells_keep_the_first_value_and_are_parted_whole():
    book = spreadsheet({"甲": [["a", "b"], ["c", "d"]]})
    batch(book, {"mergeCells": {"range": area(0, 2, 0, 2)}})
    assert values(book, "甲") == (("a",),)
    assert "select all cells in a merged range" in refusal(batch, book, {"unmergeCells": {"range": area(0, 1, 0, 2)}})
    batch(book, {"unmergeCells": {"range": area(0, 9, 0, 9)}})
    assert get(book, "sheets.merges") == {"sheets": [{}]}


def test_text_is_found_and_replaced_and_counted():
    book = spreadsheet({"甲": [["旧组", "旧组旧组"], [1, "新"]]})
    (reply,) = batch(book, {"findReplace": {"find": "旧组", "replacement": "一组", "allSheets": True}})
    counts = {"valuesChanged": 2, "occurrencesChanged": 3, "rowsChanged": 1, "sheetsChanged": 1}
    assert reply == {"findReplace": counts}
    assert values(book, "甲")[0] == ("一组", "一组一组")


def test_banding_is_kept_once_and_by_its_id():
    book = spreadsheet()
    colours = {"firstBandColor": {"red": 1}, "secondBandColor": {"blue": 1}}
    bands = {"addBanding": {"bandedRange": {"bandedRangeId": 9, "range": area(0, 9, 0, 3), "rowProperties": colours}}}
    batch(book, bands)
    assert "ID 9 already exists" in refusal(batch, book, bands)
    assert get(book, "sheets.bandedRanges.bandedRangeId") == {"sheets": [{"bandedRanges": [{"bandedRangeId": 9}]}]}
    batch(book, {"deleteBanding": {"bandedRangeId": 9}})
    assert get(book, "sheets.bandedRanges") == {"sheets": [{}]}


def test_what_is_not_played_stops_the_test_instead_of_passing():
    with pytest.raises(NotImplementedError, match="addChart"):
        batch(spreadsheet(), {"addChart": {"chart": {}}})
