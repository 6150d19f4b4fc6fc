"""The one batch that writes a book of ours: its order, its size, what it never does, and what stands afterwards."""

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.google.reading import FIELDS, book_of
from sheets_sync.google.standing import Protection, Sheet, Standing
from sheets_sync.google.writing import batch_for
from sheets_sync.google.writing.aim import Aim
from sheets_sync.google.writing.limits import refuse_cells
from sheets_sync.google.writing.links import uri_of
from sheets_sync.google.writing.marking import new_id
from sheets_sync.grid import BookFault, Column, Link, Mark, Percent, Tab, Wanted
from sheets_sync.plan import plan
from sheets_sync.seal import SEAL_TAB, laid_out
from tests.played import sheets
from tests.played.schemas import mistakes

BOT = "appraisal@appraisal-project.iam.gserviceaccount.example.com"
BOSS = "boss@example.com"
WHO = (BOT, "hr@example.com")
COLUMNS = (
    Column("工号", width=8),
    Column("姓名", width=10),
    Column("总分", "points"),
    Column("奖金", "money"),
    Column("满意度", "percent"),
    Column("星级", "stars"),
    Column("入职", "date"),
    Column("原因", "long_text", 40),
    Column("看", width=16),
)
LINK = Link("月度!F17", "google:theirs", "月度", "F17")
DAY = dt.date(2024, 3, 1)
ROWS = (
    ("007", "李娜", Decimal("88.50"), Decimal("1234.5"), Decimal("85.5"), "★★★☆☆", DAY, "两行\n文字", LINK),
    ("008", "王强", Decimal(90), Decimal(0), None, "★★★★☆", None, "", None),
    ("009", "=1+1", Decimal("0.1"), None, Percent(Decimal("0.18")), "★☆☆☆☆", "未定", "@x", "+1"),
    ("合计", None, Decimal("178.6"), Decimal("1234.5"), None, None, None, None, None),
)
SCORES = Tab("汇总", "2026年9月 绩效汇总", COLUMNS, ROWS, keys=1, names=1, last_is_total=True)
NOTES = Tab("问题", "待改正", (Column("编号"), Column("说明", "long_text", 60)), (("1", "没有"),), names=1)
PAY = Tab("工资", "工资", (Column("项", width=60), Column("级别"), Column("状态")), (("a", "须处理", "完整"),))
IDS = {"theirs": {"月度": 77}}


def wanted(*tabs, period="2026-09", key="summary"):
    return Wanted(key, "google:S", period, tabs or (SCORES, NOTES), "绩效汇总", editors=WHO[1:])


def standing(*sheets_, generations=None):
    return Standing(
        "S", "客服", "zh_CN", "Asia/Shanghai", sheets_ or (Sheet(0, "考勤", 0, 100, 26),), generations or {}
    )


def checked(batch):
    body = json.loads(json.dumps({"requests": list(batch.requests)}, allow_nan=False))
    assert mistakes("sheets", "BatchUpdateSpreadsheetRequest", body, sending=True) == []
    sent = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    assert batch.size == len(sent)
    return batch


def made(book, stands, found=None, who=WHO):
    return checked(batch_for(book, stands, found, who, IDS))


def kinds(batch):
    return [next(iter(request)) for request in batch.requests]


def asked(batch, kind):
    return [request[kind] for request in batch.requests if kind in request]


class Played:
    """A spreadsheet of theirs on the played Google, in which our tabs come to stand."""

    def __init__(self, tabs=None, time_zone="Asia/Shanghai"):
        tabs = tabs or {"考勤": [["工号", "迟到"], ["007", 3]]}
        self.spreadsheet = sheets.create("S", "客服", "zh_CN", time_zone, sheets=tabs)
        self.spreadsheet.owner = BOSS
        self.spreadsheet.editors = (BOSS, BOT)

    def read(self):
        query = {"fields": [FIELDS]}
        status, answer = sheets.handle(self.spreadsheet, "GET", "", query, None, BOT, sheets.Access("writer"))
        assert status == 200
        return book_of("google:S", answer, editors=WHO, account=BOT, owner=BOSS)

    def send(self, batch):
        body = json.loads(json.dumps({"requests": list(batch.requests)}))
        access = sheets.Access("writer")
        status, _ = sheets.handle(self.spreadsheet, "POST", ":batchUpdate", {}, body, BOT, access)
        assert status == 200

    def write(self, book, known=True):
        found = self.read()
        batch = made(book, found.native, found if known else None)
        self.send(batch)
        self.as_wanted(book, batch)
        return batch

    def as_wanted(self, book, batch):
        after = self.read()
        ours = after.ours(book.key)
        assert sorted(ours.grids) == sorted([*(tab.title for tab in book.tabs), SEAL_TAB])
        for tab in book.tabs:
            assert exactly(padded(ours.grids[tab.title].rows, tab)) == exactly(laid_out(tab))
            assert ours.grids[tab.title].protected
            assert not ours.grids[tab.title].hidden
        assert ours.grids[SEAL_TAB].hidden
        assert after.version == batch.version_after
        assert {sheet.mark.name: sheet.id for sheet in after.native.sheets if sheet.mark} == batch.sheet_ids
        assert after.native.generations[book.key] == batch.generation
        assert plan((book,), {book.address: ours}).books[0].state == "unchanged"

    def by_boss(self, what, *given, **named):
        act = getattr(sheets.person, what)
        return act(self.spreadsheet, *given, user=BOSS, access=sheets.Access("owner"), **named)


def padded(rows, tab):
    return [(*row, *[None] * (len(tab.columns) - len(row))) for row in rows]


def exactly(rows):
    return [[(type(value), value) for value in row] for row in rows]


# What is sent


def test_a_new_book_is_one_batch_in_which_room_is_made_before_it_is_filled():
    batch = made(wanted(), standing())
    assert kinds(batch)[:3] == ["addSheet", "addSheet", "addSheet"]
    assert kinds(batch)[-1] == "addNamedRange"
    assert [sheet["properties"]["title"] for sheet in asked(batch, "addSheet")] == ["汇总", "问题", "_seal"]
    assert asked(batch, "addSheet")[0]["properties"] == {
        "sheetId": batch.sheet_ids["汇总"],
        "title": "汇总",
        "hidden": False,
        "gridProperties": {"rowCount": 6, "columnCount": 9, "frozenRowCount": 2, "frozenColumnCount": 2},
    }
    assert [range_["protectedRange"]["editors"] for range_ in asked(batch, "addProtectedRange")] == [
        {"users": list(WHO)}
    ] * 3
    assert asked(batch, "addNamedRange")[0]["namedRange"] == {
        "namedRangeId": "sssummary00000001",
        "name": "sheets_sync_summary_1",
        "range": {
            "sheetId": batch.sheet_ids["_seal"],
            "startRowIndex": 0,
            "endRowIndex": 1,
            "startColumnIndex": 0,
            "endColumnIndex": 1,
        },
    }


def test_the_same_book_gives_the_same_bytes():
    first, second = made(wanted(), standing()), made(wanted(), standing())
    assert json.dumps(first.requests) == json.dumps(second.requests)
    assert (first.size, first.cells, first.sheet_ids) == (
        16_317,
        63,
        {"汇总": 644039613, "问题": 1260944551, "_seal": 1787491488},
    )


def test_ids_of_new_tabs_go_past_those_that_are_taken():
    first = new_id("summary", "汇总", ())
    assert first == 644039613
    assert new_id("summary", "汇总", {first, first + 1}) == first + 2


def test_text_is_sent_as_text_whatever_it_looks_like():
    hostile = ["=IMPORTXML(A1)", "+1", "-1", "@x", "1e5", "007", "2026-09-01", "TRUE", "'a", "\u202eabc", "😀\n\t"]
    tab = Tab("文", "=HYPERLINK(1)", (Column("=1+1"), Column("x", "points")), tuple((text, text) for text in hostile))
    batch = made(wanted(tab), standing())
    assert "formulaValue" not in json.dumps(batch.requests)
    (values, *_) = [cells for cells in asked(batch, "updateCells") if cells["fields"] == "userEnteredValue"]
    assert [[cell["userEnteredValue"] for cell in row["values"]] for row in values["rows"]] == [
        [{"stringValue": "=HYPERLINK(1)"}],
        [{"stringValue": "=1+1"}, {"stringValue": "x"}],
        *([{"stringValue": text}] * 2 for text in hostile),
    ]


def test_a_tab_of_theirs_with_our_title_is_never_written_over():
    with pytest.raises(BookFault) as fault:
        made(wanted(), standing(Sheet(0, "汇总", 0, 100, 26)))
    assert (fault.value.code, fault.value.details["tab"]) == ("title_taken", "汇总")


def test_a_tab_of_another_book_of_ours_is_never_written_over_either():
    other = Sheet(5, "汇总", 0, 9, 9, mark=Mark("payroll", "汇总"))
    with pytest.raises(BookFault, match="title_taken"):
        made(wanted(), standing(other))


def test_two_books_of_ours_in_one_spreadsheet_have_their_own_seals():
    other = Sheet(5, "_seal", 0, 1, 1, hidden=True, mark=Mark("payroll", "_seal"))
    batch = made(wanted(), standing(other))
    assert asked(batch, "addSheet")[-1]["properties"]["title"] == "_seal_summary"


def test_more_cells_than_a_spreadsheet_holds_are_refused_before_anything_is_sent():
    with pytest.raises(BookFault) as fault:
        made(wanted(), standing(Sheet(0, "考勤", 0, 999_999, 10)))
    assert fault.value.code == "google_too_large"
    assert fault.value.details == {
        "book": "客服",
        "path": "google:S",
        "what": "cells",
        "found": "10,000,053",
        "most": "10,000,000",
        "tab": "汇总",
    }


def test_more_bytes_than_google_takes_are_refused_before_anything_is_sent():
    rows = tuple((f"{number}", f"{number}多接一单" * 2_000) for number in range(400))
    with pytest.raises(BookFault) as fault:
        made(wanted(Tab("长", "", (Column("a"), Column("b")), rows)), standing())
    assert (fault.value.details["what"], fault.value.details["tab"]) == ("bytes in one request", "长")


def test_a_longer_text_than_a_cell_holds_is_refused():
    with pytest.raises(BookFault) as fault:
        refuse_cells(standing(), [Aim("问题", "问题", 5, (("x" * 50_001,),))], "google:S")
    assert (fault.value.details["what"], fault.value.details["found"]) == ("characters in a cell", "50,001")


def test_a_link_leads_to_the_cell_by_the_id_of_its_tab():
    batch = made(wanted(), standing())
    (cells,) = [cells for cells in asked(batch, "updateCells") if "textFormat" in cells["fields"]]
    assert cells["range"]["startRowIndex"] == 2
    assert cells["rows"][0]["values"][0]["userEnteredFormat"]["textFormat"]["link"] == {
        "uri": "https://docs.google.com/spreadsheets/d/theirs/edit#gid=77&range=F17"
    }


@pytest.mark.parametrize(
    ("target", "uri"),
    [
        ("google:elsewhere", ""),
        ("../books/a.xlsx", ""),
        ("javascript:alert(1)", ""),
        ("https://example.com/x", "https://example.com/x"),
        ("", "https://docs.google.com/spreadsheets/d/S/edit#gid=5&range=F17"),
    ],
)
def test_a_link_that_leads_nowhere_is_plain_text(target, uri):
    assert uri_of(Link("x", target, "月度", "F17"), "S", {"S": {"月度": 5}}) == uri


OURS = Protection(5, whole=True, users=tuple(sorted(WHO)))


@pytest.mark.parametrize(
    ("standing_protections", "expected"),
    [
        ((OURS,), []),
        ((), ["addProtectedRange"]),
        ((replace(OURS, warning_only=True),), ["updateProtectedRange"]),
        ((replace(OURS, gaps=True),), ["updateProtectedRange"]),
        ((replace(OURS, others=True),), ["updateProtectedRange"]),
        ((replace(OURS, users=(*WHO, "x@example.com")),), ["updateProtectedRange"]),
        ((replace(OURS, whole=False),), ["deleteProtectedRange", "addProtectedRange"]),
        ((replace(OURS, id=4, whole=False), OURS), ["deleteProtectedRange"]),
        ((replace(OURS, id=4, gaps=True), OURS), ["deleteProtectedRange"]),
    ],
)
def test_a_broken_protection_is_put_back(standing_protections, expected):
    played = Played()
    played.write(wanted(NOTES))
    found = played.read()
    tabs = {sheet.title: sheet for sheet in found.native.sheets}
    tabs["问题"] = replace(tabs["问题"], protections=standing_protections)
    listed = tuple({user for each in standing_protections for user in each.users} - {BOT})
    grids = {**found.grids, "问题": replace(found.grids["问题"], editors=listed)}
    broken = replace(found, grids=grids, native=replace(found.native, sheets=tuple(tabs.values())))
    batch = made(wanted(NOTES), broken.native, broken)
    assert [kind for kind in kinds(batch) if "ProtectedRange" in kind] == expected


def test_an_owner_who_is_listed_because_nothing_keeps_him_out_is_no_reason_to_write():
    played = Played()
    played.write(wanted(NOTES))
    found = played.read()
    assert {user for sheet in found.native.sheets for one in sheet.protections for user in one.users} == {*WHO, BOSS}
    assert "updateProtectedRange" not in kinds(made(wanted(NOTES), found.native, found))


def test_a_protection_is_made_whole_again_for_those_who_are_named():
    played = Played()
    played.write(wanted())
    played.by_boss("unprotect", "汇总")
    played.by_boss("protect", "汇总", "x@example.com", BOT)
    played.by_boss("protect", "汇总", warning=True)
    played.write(wanted(period="2026-10"))
    (protection,) = played.spreadsheet.by_title("汇总").protections
    assert protection["editors"]["users"] == list(WHO)
    assert protection["range"] == {"sheetId": 644039613}


def test_stars_open_states_and_levels_of_problems_have_their_colours():
    columns = (Column("说明"), Column("级别"), Column("状态"), Column("星级", "stars"))
    batch = made(wanted(Tab("问", "问", columns, (("x", "须处理", "未完整：2 个问题", "★★★★★"),))), standing())
    rules = [rule["rule"] for rule in asked(batch, "addConditionalFormatRule")]
    told = [
        (
            rule["ranges"][0]["startColumnIndex"],
            rule["ranges"][0]["endColumnIndex"],
            rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"],
        )
        for rule in rules
    ]
    assert told == [
        (0, 4, '=$B3="不能运行"'),
        (0, 4, '=$B3="cannot run"'),
        (0, 4, '=$B3="须处理"'),
        (0, 4, '=$B3="put right"'),
        (0, 4, '=$B3="提醒"'),
        (0, 4, '=$B3="look at"'),
        (2, 3, "未完整："),
        (2, 3, "incomplete:"),
        (2, 3, "待处理："),
        (2, 3, "pending:"),
        (3, 4, "★★★★★"),
        (3, 4, "★★★★"),
        (3, 4, "★★☆"),
        (3, 4, "★☆"),
        (3, 4, "☆"),
    ]
    assert [rule["index"] for rule in asked(batch, "addConditionalFormatRule")] == list(range(15))


def test_a_heading_is_merged_unless_columns_stand_still_beside_it():
    wide = Tab("宽", "标题", (Column("a", width=60), Column("b")), (("1", "2"),))
    assert len(asked(made(wanted(wide), standing()), "mergeCells")) == 1
    assert asked(made(wanted(SCORES), standing()), "mergeCells") == []


# What stands afterwards, on the played Google


def test_what_is_written_is_what_is_read_and_theirs_is_left_alone():
    played = Played()
    before = played.read().grids["考勤"]
    played.write(wanted())
    assert played.read().grids["考勤"] == before
    assert list(played.read().grids) == ["考勤", "汇总", "问题", "_seal"]


@pytest.mark.parametrize("lists_owner", [True, False])
def test_protection_holds_whether_google_lists_the_owner_or_not(lists_owner):
    played = Played()
    played.spreadsheet.quirks = sheets.Quirks(lists_owner=lists_owner)
    played.write(wanted())
    batch = played.write(wanted(period="2026-10"))
    assert [kind for kind in kinds(batch) if "ProtectedRange" in kind] == []


def test_one_changed_cell_is_all_that_is_sent_beside_the_seal():
    played = Played()
    played.write(wanted())
    rows = (ROWS[0], ("008", "王强", Decimal(91), *ROWS[1][3:]), *ROWS[2:])
    batch = played.write(wanted(replace(SCORES, rows=rows), NOTES))
    first, second = asked(batch, "updateCells")
    assert first == {
        "range": {
            "sheetId": batch.sheet_ids["汇总"],
            "startRowIndex": 3,
            "endRowIndex": 4,
            "startColumnIndex": 2,
            "endColumnIndex": 3,
        },
        "rows": [
            {
                "values": [
                    {
                        "userEnteredValue": {"numberValue": 91},
                        "userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": "0.00"}},
                    }
                ]
            }
        ],
        "fields": "userEnteredValue,userEnteredFormat.numberFormat",
    }
    assert second["range"]["sheetId"] == batch.sheet_ids["_seal"]
    assert kinds(batch) == ["deleteNamedRange", "updateCells", "updateCells", "addNamedRange"]


@pytest.mark.parametrize("known", [True, False])
def test_rows_of_people_who_left_vanish(known):
    played = Played()
    played.write(wanted())
    played.write(wanted(replace(SCORES, rows=ROWS[1:2]), NOTES), known)
    tab = played.spreadsheet.by_title("汇总")
    assert (tab.row_count, tab.column_count) == (3, 9)


def test_columns_come_and_go_and_a_column_becomes_of_another_kind():
    played = Played()
    played.write(wanted())
    columns = (COLUMNS[0], Column("总分", "percent"), Column("新", "points"), COLUMNS[6])
    rows = (("007", Decimal("88.5"), Percent(Decimal(1)), DAY), ("1", Percent(Decimal(2)), "x", Decimal(3)))
    played.write(wanted(Tab("汇总", "改", columns, rows, names=0)))
    assert "问题" not in played.read().grids
    played.write(wanted())


def test_a_tab_without_rows_keeps_one_blank_row_below_those_that_stand_still():
    played = Played()
    played.write(wanted(replace(NOTES, rows=())))
    tab = played.spreadsheet.by_title("问题")
    assert tab.row_count == 3


def test_what_people_did_to_the_shape_is_put_right():
    played = Played()
    played.write(wanted())
    played.by_boss("rename_tab", "汇总", "我的")
    played.by_boss("insert_column", "我的", "B")
    played.by_boss("insert_row", "我的", 4)
    played.by_boss("unprotect", "我的")
    played.by_boss("move_tab", "问题", 0)
    played.write(wanted())
    assert list(played.read().grids) == ["问题", "考勤", "汇总", "_seal"]  # where people like to have it


def test_what_people_did_to_the_cells_is_put_right_without_sending_all_of_them():
    played = Played()
    rows = tuple((f"{number}", f"说明{number}") for number in range(60))
    long = replace(NOTES, rows=rows)
    played.write(wanted(long))
    played.by_boss("type", "问题", "B7", "改了")
    played.by_boss("type", "问题", "D70", "远")
    played.by_boss("merge", "问题", "A9:B10")
    played.by_boss("hide_tab", "问题")
    batch = played.write(wanted(long))
    assert batch.cells < 20
    assert played.spreadsheet.by_title("问题").merges == [(0, 1, 0, 2)]


def test_two_books_of_ours_stand_side_by_side_and_leave_one_another_alone():
    played = Played()
    played.write(wanted())
    before = played.read().ours("summary")
    batch = made(wanted(PAY, key="payroll"), played.read().native, played.read())
    played.send(batch)
    after = played.read()
    assert after.ours("summary").grids == before.grids
    assert list(after.ours("payroll").grids) == ["工资", "_seal"]
    assert after.version == batch.version_after
    assert made(wanted(period="2026-10"), after.native, after.ours("summary")).version_after == ""


def test_rows_that_people_sorted_are_put_right():
    played = Played()
    played.write(wanted())
    played.by_boss("sort", "汇总", "A", first_row=3, descending=True)
    played.write(wanted())


def test_titles_that_people_swapped_are_put_right():
    played = Played()
    played.write(wanted())
    ids = played.write(wanted(period="2026-10")).sheet_ids
    played.by_boss("rename_tab", "汇总", "第三")
    played.by_boss("rename_tab", "问题", "汇总")
    played.by_boss("rename_tab", "第三", "问题")
    assert played.write(wanted()).sheet_ids == ids


def test_a_new_tab_may_bear_the_title_that_people_gave_to_another_of_ours():
    played = Played()
    played.write(wanted())
    played.by_boss("rename_tab", "问题", "工资")
    played.write(wanted(SCORES, PAY))


def test_a_tab_that_comes_between_stands_between():
    played = Played()
    played.write(wanted())
    played.write(wanted(SCORES, PAY, NOTES))
    assert list(played.read().grids) == ["考勤", "汇总", "工资", "问题", "_seal"]


def test_a_tab_of_ours_that_somebody_deleted_comes_back():
    played = Played()
    played.write(wanted())
    for title in ("汇总", "_seal"):
        played.by_boss("delete_tab", title)
        played.write(wanted())


def test_a_copy_of_our_tab_is_theirs():
    played = Played()
    played.write(wanted())
    played.by_boss("duplicate_tab", "汇总")
    count = len(played.read().grids)
    played.write(wanted(period="2026-10"))
    assert len(played.read().grids) == count


def test_of_two_writers_who_read_the_same_only_one_gets_through():
    played = Played()
    played.write(wanted())
    found = played.read()
    first = made(wanted(period="2026-10"), found.native, found)
    second = made(wanted(period="2026-11"), found.native, found)
    played.send(first)
    with pytest.raises(sheets.Refused):
        played.send(second)
    played.as_wanted(wanted(period="2026-10"), first)


def test_two_writers_who_found_nothing_do_not_both_write():
    played = Played()
    found = played.read()
    played.send(made(wanted(), found.native, found))
    with pytest.raises(sheets.Refused):
        played.send(made(wanted(), found.native, found))


def test_conditional_formats_are_replaced_when_somebody_added_his_own():
    played = Played()
    played.write(wanted())
    tab = played.spreadsheet.by_title("汇总")
    count = len(tab.conditions)
    tab.conditions.append(json.loads(json.dumps(tab.conditions[0])))
    played.write(wanted(period="2026-10"))
    assert len(played.spreadsheet.by_title("汇总").conditions) == count == 5


def test_links_move_with_their_rows_and_go_when_they_are_wanted_no_more():
    played = Played()
    played.write(wanted())
    rows = (ROWS[1], ROWS[0], *ROWS[2:])
    played.write(wanted(replace(SCORES, rows=rows), NOTES))
    assert _links(played) == [(3, 8)]
    plain = ((*ROWS[0][:8], "月度!F17"), *ROWS[1:])
    played.write(wanted(replace(SCORES, rows=plain), NOTES))
    assert _links(played) == []


def _links(played):
    tab = played.spreadsheet.by_title("汇总")
    return [
        (row, column)
        for row, line in enumerate(tab.rows)
        for column, cell in enumerate(line)
        if cell is not None and (cell.format or {}).get("textFormat", {}).get("link")
    ]


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=8),
    st.decimals(-(10**9), 10**9, places=4, allow_nan=False),
    st.booleans(),
    st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1)),
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1)),  # noqa: DTZ001 - a workbook knows no time zones
    st.times(),
    st.builds(Percent, st.decimals(-10, 10, places=4)),
)
KINDS = ("text", "long_text", "points", "money", "percent", "count", "date", "stars", "place")


@st.composite
def tabs(draw):
    width = draw(st.integers(1, 5))
    columns = tuple(
        Column(f"列{place}", draw(st.sampled_from(KINDS)), draw(st.integers(2, 40))) for place in range(width)
    )
    cells = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width).map(tuple), max_size=8))
    rows = tuple((f"{number}", *row[1:]) for number, row in enumerate(cells))
    return Tab("表", "标题", columns, rows, keys=1, names=0, last_is_total=draw(st.booleans()))


@settings(max_examples=60)
@given(st.lists(tabs(), min_size=2, max_size=3), st.booleans())
def test_whatever_is_wanted_stands_exactly_and_a_second_plan_is_empty(several, known):
    played = Played()
    for number, tab in enumerate(several):
        played.write(wanted(tab, period=f"2026-0{number + 1}"), known)
