"""The played Google as gspread sees it: its own calls, unchanged, do what its documentation says."""

import gspread
import pytest
from gspread.utils import ValueRenderOption

from tests.played import Google, Refused

FULL = ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive")


@pytest.fixture
def scores():
    """A spreadsheet opened by gspread as the service account."""
    with Google(quota=False) as google:
        client = gspread.Client(auth=google.credentials(*FULL))
        client.set_timeout((10, 60))  # without it gspread waits for ever, which the played Google does not let pass
        file = google.add("评分表", {"名册": [["工号", "姓名"], ["007", "李娜"], ["008", "王强"]], "备注": []})
        yield google, client.open_by_key(file)


def test_a_spreadsheet_is_opened_with_its_tabs(scores):
    _, book = scores
    assert (book.title, [sheet.title for sheet in book.worksheets()]) == ("评分表", ["名册", "备注"])


def test_values_are_read_as_they_are_shown(scores):
    _, book = scores
    sheet = book.worksheet("名册")
    assert sheet.get_all_values() == [["工号", "姓名"], ["007", "李娜"], ["008", "王强"]]
    assert sheet.get_all_records(numericise_ignore=["all"]) == [
        {"工号": "007", "姓名": "李娜"},
        {"工号": "008", "姓名": "王强"},
    ]
    assert sheet.find("王强").address == "B3"


def test_what_is_written_raw_stays_text_and_what_is_entered_is_parsed(scores):
    _, book = scores
    sheet = book.worksheet("备注")
    sheet.update([["007", "=1+1"]], "A1", raw=True)
    sheet.update([["007", "18%"]], "A2", raw=False)
    unformatted = sheet.get("A1:B2", value_render_option=ValueRenderOption.unformatted)
    assert unformatted == [["007", "=1+1"], [7, 0.18]]


def test_rows_are_appended_below_the_table(scores):
    _, book = scores
    sheet = book.worksheet("名册")
    sheet.append_rows([["009", "赵敏"]])
    assert sheet.acell("B4").value == "赵敏"


def test_tabs_are_added_renamed_copied_and_deleted(scores):
    _, book = scores
    sheet = book.add_worksheet("新的", rows=5, cols=3)
    sheet.update_title("改名")
    book.duplicate_sheet(sheet.id, new_sheet_name="副本")
    assert sorted(each.title for each in book.worksheets()) == ["副本", "名册", "备注", "改名"]
    book.del_worksheet(sheet)
    assert sorted(each.title for each in book.worksheets()) == ["副本", "名册", "备注"]
    assert (book.worksheet("副本").row_count, book.worksheet("副本").col_count) == (5, 3)


def test_a_tab_that_is_not_there_is_not_found(scores):
    _, book = scores
    with pytest.raises(gspread.WorksheetNotFound):
        book.worksheet("没有")
    with pytest.raises(gspread.exceptions.APIError, match="Unable to parse range"):
        book.values_get("'没有'!A1")


def test_a_batch_with_one_mistake_changes_nothing(scores):
    google, book = scores
    with pytest.raises(gspread.exceptions.APIError, match=r"Invalid requests\[1\]"):
        book.batch_update(
            {"requests": [{"addSheet": {"properties": {"title": "新"}}}, {"deleteSheet": {"sheetId": 99}}]}
        )
    assert list(google.grid(book.id)) == ["名册", "备注"]


def test_a_protected_range_shuts_out_everybody_but_its_editors_and_the_owner(scores):
    google, book = scores
    book.worksheet("名册").add_protected_range("A1:B3", editor_users_emails=[google.email])
    google.person("boss@example.com").share(book.id, "lead@example.com", "writer")
    with pytest.raises(Refused):
        google.person("lead@example.com").type(book.id, "名册", "B2", "别人")
    google.person("boss@example.com").type(book.id, "名册", "B2", "李娜娜")
    assert book.worksheet("名册").acell("B2").value == "李娜娜"


def test_cells_are_cleared_merged_formatted_sorted_and_noted(scores):
    _, book = scores
    sheet = book.worksheet("名册")
    sheet.sort((2, "des"), range="A2:B3")
    sheet.insert_note("A1", "工号是文本")
    sheet.format("A1:B1", {"textFormat": {"bold": True}})
    sheet.merge_cells("A1:B1")
    assert (sheet.get_note("A1"), sheet.acell("B2").value) == ("工号是文本", "王强")
    sheet.batch_clear(["A2:B2"])
    assert sheet.row_values(2) == []


def test_a_file_that_is_not_shared_and_one_that_is_not_there_are_told_apart(scores):
    google, _ = scores
    client = gspread.Client(auth=google.credentials(*FULL))
    client.set_timeout((10, 60))
    with pytest.raises(PermissionError):
        client.open_by_key(google.add("别人的", {}, share=False))
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key("1NobodyMadeThisSpreadsheet")
