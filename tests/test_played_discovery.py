"""The checker of requests and answers: whatever Google's discovery documents do not know is named, and nothing else."""

import pytest

from tests.played.discovery import answer_mistakes, find, methods, request_mistakes

HOST = "sheets.googleapis.com"
DRIVE = "www.googleapis.com"
BATCH = ("POST", HOST, "/v4/spreadsheets/abc:batchUpdate")
READ = ("GET", HOST, "/v4/spreadsheets/abc")
VALUES = ("GET", HOST, "/v4/spreadsheets/abc/values:batchGet")
FILE = ("GET", DRIVE, "/drive/v3/files/abc")
SHARE = ("POST", DRIVE, "/drive/v3/files/abc/permissions")


def mistakes(call, query=None, body=None):
    method, _ = find(*call)
    return request_mistakes(method, query or {}, body)


def batch(*requests):
    """Returns the mistakes of a batch, without the words that all of them begin with."""
    found = mistakes(BATCH, body={"requests": list(requests)})
    return [each.removeprefix("BatchUpdateSpreadsheetRequest.requests") for each in found]


def cells(**entered):
    return {
        "updateCells": {
            "rows": [{"values": [{"userEnteredValue": entered}]}],
            "fields": "userEnteredValue",
            "start": {"sheetId": 1},
        }
    }


def properties(fields, **said):
    return {"updateSheetProperties": {"properties": {"sheetId": 0, **said}, "fields": fields}}


GOOD = (
    cells(stringValue="=1+1"),
    cells(numberValue=1.5),
    cells(),
    properties("title,gridProperties(rowCount,frozenRowCount)", title="汇总", gridProperties={"rowCount": 3}),
    properties("*"),
    {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 0}, "editors": {"users": ["a@example.com"]}}}},
    {
        "updateProtectedRange": {
            "protectedRange": {"protectedRangeId": 5, "warningOnly": False},
            "fields": "warningOnly",
        }
    },
    {"addNamedRange": {"namedRange": {"namedRangeId": "ss1", "name": "n", "range": {"sheetId": 0}}}},
    {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataKey": "k",
                "metadataValue": "v",
                "visibility": "DOCUMENT",
                "location": {"sheetId": 0},
            }
        }
    },
    {"setDataValidation": {"range": {"sheetId": 0}, "rule": None}},
)
BAD = (
    (
        {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 0}, "unprotectedRange": []}}},
        (
            '[0].addProtectedRange.protectedRange: unknown field "unprotectedRange" on ProtectedRange'
            ' (did you mean "unprotectedRanges"?)'
        ),
    ),
    ({"addShet": {}}, '[0]: unknown field "addShet" on Request (did you mean "addSheet"?)'),
    (
        {"addSheet": {}, "deleteSheet": {"sheetId": 1}},
        "[0]: exactly one kind of Request is asked for, found ['addSheet', 'deleteSheet']",
    ),
    ({}, "[0]: exactly one kind of Request is asked for, found []"),
    ({"deleteSheet": {"sheetId": "0"}}, "[0].deleteSheet.sheetId: '0' is no whole number"),
    ({"deleteSheet": {"sheetId": True}}, "[0].deleteSheet.sheetId: True is no whole number"),
    ({"deleteSheet": {"sheetId": 2**31}}, "[0].deleteSheet.sheetId: 2147483648 does not fit int32"),
    (
        {"mergeCells": {"range": {"sheetId": 0}, "mergeType": "MERGE_ROW"}},
        '[0].mergeCells.mergeType: unknown word "MERGE_ROW" (did you mean "MERGE_ROWS"?)',
    ),
    (
        {"updateSheetProperties": {"properties": {"sheetId": 0}}},
        '[0].updateSheetProperties: "fields" is needed on UpdateSheetPropertiesRequest',
    ),
    (
        properties("titel"),
        '[0].updateSheetProperties.fields: mask "titel": unknown field "titel" (did you mean "title"?)',
    ),
    (
        properties("gridProperties.frozenRows"),
        (
            '[0].updateSheetProperties.fields: mask "gridProperties.frozenRows": unknown field'
            ' "gridProperties.frozenRows" (did you mean "frozenRowCount"?)'
        ),
    ),
    (
        cells(numberValue=float("nan")),
        "[0].updateCells.rows[0].values[0].userEnteredValue.numberValue: nan is no number",
    ),
    (cells(numberValue="1"), "[0].updateCells.rows[0].values[0].userEnteredValue.numberValue: '1' is no number"),
    (
        cells(numberValue=1, stringValue="1"),
        (
            "[0].updateCells.rows[0].values[0].userEnteredValue: at most one of ['numberValue', 'stringValue'] may be"
            " set on ExtendedValue"
        ),
    ),
    (
        {"updateCells": {"rows": {}, "fields": "*", "start": {"sheetId": 0}, "range": {"sheetId": 0}}},
        "[0].updateCells.rows: {} is no list",
    ),
    (
        {"updateCells": {"rows": [], "fields": "*", "start": {"sheetId": 0}, "range": {"sheetId": 0}}},
        "[0].updateCells: at most one of ['start', 'range'] may be set on UpdateCellsRequest",
    ),
    (
        {"updateCells": {"rows": [{"values": [{"formattedValue": "1"}]}], "fields": "*"}},
        "[0].updateCells.rows[0].values[0].formattedValue: only Google says CellData.formattedValue",
    ),
    (
        {"repeatCell": {"range": {"sheetId": 0}, "cell": {"userEnteredFormat": {"numberFormat": {"pattern": "0"}}}}},
        '[0].repeatCell.cell.userEnteredFormat.numberFormat: "type" is needed on NumberFormat',
    ),
    (
        {"addNamedRange": {"namedRange": "n"}},
        '[0].addNamedRange.namedRange: "n" is no NamedRange',
    ),
)
QUERIES = (
    (READ, {"feilds": ["properties"]}, 'unknown parameter "feilds" (did you mean "fields"?)'),
    (READ, {"includeGridData": ["yes"]}, "includeGridData: 'yes' is neither true nor false"),
    (READ, {"fields": ["sheets.propertys"]}, 'unknown field "sheets.propertys" (did you mean "properties"?)'),
    (READ, {"fields": ["sheets(properties"]}, "a parenthesis is not closed"),
    (READ, {"fields": ["sheets,,properties"]}, "a name is missing"),
    (READ, {"fields": ["sheets)"]}, "it ends too early"),
    (VALUES, {"valueRenderOption": ["UNFORMATTED"]}, '(did you mean "UNFORMATTED_VALUE"?)'),
    (VALUES, {"majorDimension": ["ROWS", "COLUMNS"]}, "is given more than once"),
    (("PUT", HOST, "/v4/spreadsheets/abc/values/A1"), {}, '"valueInputOption" is needed'),
    (FILE, {"fields": ["modifyedTime"]}, '(did you mean "modifiedTime"?)'),
    (("GET", DRIVE, "/drive/v3/files"), {"pageSize": ["many"]}, "'many' is no whole number"),
)


@pytest.mark.parametrize("request_", GOOD, ids=lambda each: next(iter(each)))
def test_what_google_knows_passes(request_):
    assert batch(request_) == []


@pytest.mark.parametrize(("request_", "said"), BAD, ids=lambda each: None if isinstance(each, dict) else each[:60])
def test_a_mistake_in_a_request_is_named_with_its_place(request_, said):
    assert said in batch(request_)


@pytest.mark.parametrize(("call", "query", "said"), QUERIES)
def test_a_mistake_in_a_query_is_named(call, query, said):
    assert said in "; ".join(mistakes(call, query))


def test_a_mask_may_be_written_in_every_way_that_google_takes():
    for mask in (
        "sheets.data.rowData.values.note",
        "sheets/data/rowData/values/note",
        "sheets(data/rowData(values(note)))",
    ):
        assert mistakes(READ, {"fields": [mask]}) == []
    assert mistakes(READ, {"fields": ["*"], "ranges": ["a", "b"], "prettyPrint": ["false"]}) == []


def test_a_body_where_none_belongs_is_named():
    assert mistakes(READ, body={}) == ["sheets.spreadsheets.get takes no body"]


def test_a_permission_names_its_person_though_the_document_calls_that_output_only():
    good = {"type": "user", "role": "reader", "emailAddress": "li@example.com"}
    assert mistakes(SHARE, body=good) == []
    assert mistakes(SHARE, body={**good, "withLink": False}) == ['Permission: unknown field "withLink" on Permission']
    assert mistakes(SHARE, body={**good, "photoLink": "x"}) == [
        "Permission.photoLink: only Google says Permission.photoLink"
    ]


@pytest.mark.parametrize(
    ("call", "answer", "said"),
    [
        (
            READ,
            {"sheets": [{"properties": {"sheetID": 1}}]},
            'Spreadsheet.sheets[0].properties: unknown field "sheetID"',
        ),
        (READ, {"properties": {"title": None}}, "Spreadsheet.properties.title: Google never answers null"),
        (READ, {"properties": {"autoRecalc": "ALWAYS"}}, 'unknown word "ALWAYS"'),
        (READ, {"sheets": [{"data": [{"startRow": 1.5}]}]}, "1.5 is no whole number"),
        (FILE, {"modifiedTime": "yesterday"}, "'yesterday' is no moment"),
        (FILE, {"version": 5}, "File.version: 5 is no text"),
        (FILE, {"version": "five"}, "'five' is no whole number as text"),
        (FILE, {"capabilities": {"canEdit": "true"}}, "'true' is neither true nor false"),
        (FILE, {"capabilities": {"canFly": True}}, 'unknown field "canFly"'),
    ],
)
def test_a_mistake_in_an_answer_is_named(call, answer, said):
    method, _ = find(*call)
    assert said in "; ".join(answer_mistakes(method, 200, answer))


def test_an_error_has_its_own_shape():
    method, _ = find(*READ)
    assert answer_mistakes(method, 404, {"error": {"code": 404, "message": "no", "status": "NOT_FOUND"}}) == []
    assert answer_mistakes(method, 404, {"error": {"code": 403, "message": "no"}}) != []
    assert answer_mistakes(method, 404, {"error": "invalid_grant"}) != []


@pytest.mark.parametrize(
    ("verb", "path", "template", "words"),
    [
        ("GET", "/v4/spreadsheets/abc", "spreadsheets/{id}", {"spreadsheetId": "abc"}),
        ("POST", "/v4/spreadsheets/abc:batchUpdate", "spreadsheets/{id}:batchUpdate", {"spreadsheetId": "abc"}),
        (
            "GET",
            "/v4/spreadsheets/abc/values/%27a%2Fb%27%21A1%3AB",
            "spreadsheets/{id}/values/{range}",
            {"spreadsheetId": "abc", "range": "'a/b'!A1:B"},
        ),
        (
            "POST",
            "/v4/spreadsheets/abc/values/A1%3AB:clear",
            "spreadsheets/{id}/values/{range}:clear",
            {"spreadsheetId": "abc", "range": "A1:B"},
        ),
    ],
)
def test_a_path_is_known_by_the_longest_template(verb, path, template, words):
    method, found = find(verb, HOST, path)
    assert (method.template, found) == (template, words)


def test_a_path_that_nobody_knows_is_nobodys():
    assert find("POST", HOST, "/v4/spreadsheets/abc") == (None, {})


def test_reads_and_writes_are_told_apart_also_where_both_are_posted():
    kinds = {method.id.removeprefix("sheets.spreadsheets."): method.kind for method in methods("sheets")}
    assert kinds["get"] == kinds["getByDataFilter"] == kinds["values.batchGet"] == "read"
    assert kinds["batchUpdate"] == kinds["values.update"] == kinds["values.clear"] == kinds["create"] == "write"
    assert {method.kind for method in methods("drive")} == {"metadata"}
