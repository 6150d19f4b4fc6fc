"""Files of the past as somebody may spoil them: nothing in them is read otherwise than it looks, or left out unsaid."""

import json
from datetime import UTC, datetime

import openpyxl
import pytest

from sheets_sync.backends import backend
from sheets_sync.months.book import record_of
from tests.at_work import invoke
from tests.signing_shop import moved, ran, shop, signed
from tests.smallest import PEOPLE

HEADINGS = ["月份", "工号", "姓名", "迟到次数", "考核得分"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return shop(tmp_path_factory.mktemp("shop") / "team")


@pytest.fixture
def team(made, tmp_path, time_machine):
    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)
    return moved(made, tmp_path / "team")


def rows(month="2026-09", score=80):
    return [HEADINGS, *([month, number, name, 0, score] for number, name in PEOPLE)]


def written(path, **tabs):
    """Writes tabs into a workbook, each of which something may still be done to, and returns its path."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, (lines, spoil) in tabs.items():
        tab = book.create_sheet(title)
        for line in lines:
            tab.append(line)
        spoil(tab)
    book.save(path)
    return path


def nothing(_):
    """Leaves a tab as it is."""


def bring(team, path):
    words = ("--by", "人事甲", "--yes", "--json", "--config", str(team / "config"))
    result = invoke("import-history", "shop", str(path), *words)
    return result.exit_code, json.loads(result.output)


def wrong(team, path):
    """Returns codes and places of what is wrong with a file of which nothing was written."""
    before = (team / "out" / "月结.xlsx").read_bytes() if (team / "out" / "月结.xlsx").exists() else b""
    code, told = bring(team, path)
    assert code == 3
    assert ((team / "out" / "月结.xlsx").read_bytes() if before else b"") == before
    return [(each["code"], each["place"].rpartition("!")[2]) for each in told["problems"]]


def history(team):
    record = record_of("shop", backend("xlsx:").read(f"xlsx:{team / 'out' / '月结.xlsx'}"))
    return sorted({(each.period, each.name, str(each.value)) for each in record.history})


def test_every_tab_with_headings_is_read_but_for_one_that_nobody_sees(team, tmp_path):
    def hide(tab):
        tab.sheet_state = "hidden"

    tabs = {"封面": ([["说明"]], nothing), "9月": (rows(), nothing), "8月": (rows("2026-08", 70), nothing)}
    assert bring(team, written(tmp_path / "past.xlsx", **tabs, 旧=(rows("2026-07"), hide)))[0] == 0
    assert [each for each in history(team) if each[1] == "points"] == [
        ("2026-08", "points", "70"),
        ("2026-09", "points", "80"),
    ]


def test_the_same_month_on_two_tabs_is_told(team, tmp_path):
    path = written(tmp_path / "past.xlsx", 甲=(rows(), nothing), 乙=(rows(score=90), nothing))
    assert {code for code, _ in wrong(team, path)} == {"import_twice"}


def test_a_merged_number_is_nobodys_and_a_merged_month_everybodys(team, tmp_path):
    number = written(tmp_path / "past.xlsx", 甲=(rows(), lambda tab: tab.merge_cells("E2:E3")))
    assert wrong(team, number) == [("merged_value", "E2"), ("merged_value", "E3")]
    month = written(tmp_path / "past.xlsx", 甲=(rows(), lambda tab: tab.merge_cells("A2:A4")))
    assert bring(team, month)[0] == 0


def test_figures_beside_columns_of_item_and_value_are_not_left_out_unsaid(team, tmp_path):
    both = [[*HEADINGS, "项目", "数值"], *([*line, "考核得分", 50] for line in rows()[1:])]
    assert wrong(team, written(tmp_path / "past.xlsx", 甲=(both, nothing))) == [
        ("import_two_forms", "D1"),
        ("import_two_forms", "E1"),
    ]


@pytest.mark.parametrize("value", ["=1+1", 1e300, "9" * 5000, "1e999999", "NaN", "Infinity", "∞", True, "#DIV/0!"])
def test_what_is_no_number_is_told(team, tmp_path, value):
    path = written(tmp_path / "past.xlsx", 甲=(rows(score=value), nothing))
    assert [place for _, place in wrong(team, path)] == ["E2", "E3", "E4"]


def test_a_month_that_was_opened_again_gets_its_history_by_closing_only(team, tmp_path):
    ran(team)
    signed(team, "confirm", "店长")
    path = written(tmp_path / "past.xlsx", 甲=(rows("2026-10"), nothing))
    assert {code for code, _ in wrong(team, path)} == {"import_signed"}
    signed(team, "close", "人事甲")
    assert "import_closed" in {code for code, _ in wrong(team, path)}
    signed(team, "reopen", "人事甲")
    assert "import_signed" in {code for code, _ in wrong(team, path)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_of_text_is_read_in_whichever_way_excel_saves_it(team, tmp_path, encoding):
    path = tmp_path / "past.csv"
    path.write_bytes("\n".join("\t".join(map(str, line)) for line in rows()).encode(encoding))
    assert bring(team, path)[0] == 0
    assert ("2026-09", "points", "80") in history(team)


@pytest.mark.parametrize("content", [b"\xff\xfa", "月份,工号,姓名\n2026-09,001,".encode() + b"x" * 200_000])
def test_a_file_that_is_no_text_is_told_with_its_cure(team, tmp_path, content):
    path = tmp_path / "past.csv"
    path.write_bytes(content)
    code, told = bring(team, path)
    assert (code, told["code"]) == (4, "not_a_table_of_text")
    assert "CSV UTF-8" in told["words"][0]
