"""gspread's own calls on the played Google: what the library sends and expects is what is played."""

import gspread
import pytest

from tests.played import Google, Unfaithful

SCOPES = ("https://www.googleapis.com/auth/drive", "https://www.googleapis.com/auth/spreadsheets")
ROWS = [["工号", "总分"], ["007", 88], ["008", 90.5]]


@pytest.fixture
def played():
    with Google() as google:
        yield google


@pytest.fixture
def client(played):
    made = gspread.Client(played.credentials(*SCOPES))
    made.set_timeout((5, 60))
    return made


def test_a_spreadsheet_is_opened_read_and_written(played, client):
    book = client.open_by_key(played.add("十月", sheets={"评分": ROWS}))
    sheet = book.worksheet("评分")
    assert (book.title, book.locale, book.timezone) == ("十月", "zh_CN", "Asia/Shanghai")
    assert sheet.get_all_values() == [["工号", "总分"], ["007", "88"], ["008", "90.5"]]
    sheet.update([["009", 70]], "A4")
    sheet.batch_update([{"range": "B2", "values": [[89]]}, {"range": "B3", "values": [[91]]}])
    assert sheet.get("A1:B4", value_render_option="UNFORMATTED_VALUE") == [
        ["工号", "总分"],
        ["007", 89],
        ["008", 91],
        ["009", 70],
    ]
    sheet.append_row(["010", 60])
    assert sheet.col_values(1) == ["工号", "007", "008", "009", "010"]
    sheet.batch_clear(["A4:B5"])
    assert sheet.find("008").address == "A3"
    assert sheet.get_all_records() == [{"工号": 7, "总分": 89}, {"工号": 8, "总分": 91}]


def test_tabs_come_and_go(played, client):
    file = played.add("十月", sheets={"评分": ROWS})
    book = client.open_by_key(file)
    made = book.add_worksheet("汇总", rows=3, cols=2)
    made.update_title("绩效汇总")
    made.freeze(rows=1)
    copy = made.duplicate(new_sheet_name="副本")
    book.reorder_worksheets([copy, made, book.worksheet("评分")])
    assert [sheet.title for sheet in book.worksheets()] == ["副本", "绩效汇总", "评分"]
    book.del_worksheet(copy)
    assert [sheet.title for sheet in book.worksheets()] == ["绩效汇总", "评分"]
    assert book.worksheet("绩效汇总").frozen_row_count == 1


def test_rows_and_looks(played, client):
    file = played.add("十月", sheets={"评分": ROWS})
    sheet = client.open_by_key(file).sheet1
    sheet.insert_row(["006", 1], 2)
    sheet.sort((2, "des"), range="A2:B4")
    sheet.format("A1:B1", {"textFormat": {"bold": True}})
    sheet.merge_cells("A6:B6")
    sheet.update_note("A1", "谁")
    sheet.resize(10, 5)
    assert sheet.col_values(1) == ["工号", "008", "007", "006"]
    assert sheet.get_note("A1") == "谁"
    assert played.grid(file)["评分"].merged == ((6, 1, 6, 2),)
    sheet.delete_rows(2)
    assert sheet.col_values(1) == ["工号", "007", "006"]


def test_a_protected_tab_refuses_others(played, client):
    file = played.add("十月", sheets={"评分": ROWS})
    sheet = client.open_by_key(file).sheet1
    sheet.add_protected_range("A1:B3", editor_users_emails=[played.email])
    played.person("boss@example.com").share(file, "li@example.com", "writer")
    assert played.person("li@example.com").is_protected(file, "评分") is False  # only some of its cells
    sheet.update([["006"]], "A2")
    played.person("boss@example.com").protect(file, "评分")
    with pytest.raises(gspread.exceptions.APIError, match=r"\[400\].*protected cell"):
        sheet.update([["005"]], "A2")


def test_refusals_arrive_as_the_library_expects_them(played, client):
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key("1NobodyMadeThisSpreadsheet")
    with pytest.raises(PermissionError):
        client.open_by_key(played.add("十月", share=False))
    book = client.open_by_key(played.add("十一月"))
    with pytest.raises(gspread.exceptions.APIError, match="Unable to parse range"):
        book.values_get("没有!A1")


def test_files_are_listed_and_shared(played, client):
    file = played.add("十月")
    assert [each["id"] for each in client.list_spreadsheet_files()] == [file]
    assert {each["role"] for each in client.list_permissions(file)} == {"owner", "writer"}


def test_what_the_library_sends_and_google_does_not_know_is_named(played, client):
    with pytest.raises(Unfaithful, match='unknown field "withLink"'):
        client.insert_permission(played.add("十月"), "li@example.com", perm_type="user", role="reader")
    played.violations.clear()


def test_the_library_left_to_itself_hangs_for_ever(played):
    with pytest.raises(Unfaithful, match="without a timeout"):
        gspread.Client(played.credentials(*SCOPES)).open_by_key(played.add("十月"))
    played.violations.clear()
