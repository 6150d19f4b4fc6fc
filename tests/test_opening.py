"""Blank tabs for a team's tables: what is written is what is read again, and nobody's cells are ever changed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from scoring.period import Period
from sheets_sync.backends import google as home
from sheets_sync.cli import cli
from sheets_sync.google.standing import Sheet, Standing
from sheets_sync.grid import Book, Grid, Mark
from sheets_sync.opening import Add, Fasten, Fill, blank_tabs, requests_for
from sheets_sync.opening import opening as plan_of
from sheets_sync.team import Column, Table, read_team
from sheets_sync.tidy import headings
from sheets_sync.tidy.staff import staff_of
from tests.played import Google
from tests.signing import signed_in

NOVEMBER = Period(2026, 11)
HOUSE = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def team():
    found, problems = read_team(HOUSE / "config" / "teams" / "demo.yaml")
    assert problems == ()
    return found


def tabs(team, book="scorecard"):
    return blank_tabs(team, book, NOVEMBER)


def tab(team, title, book="scorecard"):
    return next(each for each in tabs(team, book) if each.title == title)


def column(team, tab_title, title, book="scorecard"):
    return next(each for each in tab(team, tab_title, book).columns if each.title == title)


def book(*grids):
    return Book("客服评分表", "google:1", {grid.title: grid for grid in grids}, "", shared=True)


def headed(blank, mark=None):
    """Returns the grid of a tab in use: its headings and one row."""
    titles = tuple(each.title for each in blank.columns)
    return Grid(blank.title, (titles, ("007", *[None] * (len(titles) - 1))), mark=mark)


# The description, in no workbook


def test_a_book_gets_a_tab_for_each_of_its_tables(team):
    assert [each.title for each in tabs(team)] == ["员工名册", "月度绩效", "技能考核", "奖惩记录", "排班调换"]
    assert [each.name for each in tabs(team)] == [
        f"demo.{key}" for key in ("roster", "monthly", "skills", "events", "swaps")
    ]


def test_a_table_with_a_tab_a_month_gets_one_for_each_month_that_is_asked_for_and_the_others_one(team):
    october = Period(2026, 10)
    titles = [each.title for each in blank_tabs(team, "attendance", october, NOVEMBER)]
    assert titles == ["2026年10月", "2026年11月"]
    assert len(blank_tabs(team, "scorecard", october, NOVEMBER)) == 5


def test_a_table_with_a_tab_a_month_gets_the_tab_of_the_month_with_its_days(team):
    (november,) = tabs(team, "attendance")
    assert (november.title, november.name) == ("2026年11月", "demo.attendance 2026-11")
    assert [each.title for each in november.columns][-2:] == ["29", "30"]
    assert "迟、迟到（后面写分钟数，例如 迟10）" in november.columns[2].note


@pytest.mark.parametrize("key", ["roster", "monthly", "skills", "events", "swaps", "attendance", "adjustments"])
def test_the_headings_of_a_blank_tab_are_all_understood_when_it_is_read(team, key):
    table = team.tables[key]
    blank = next(each for each in tabs(team, table.book) if each.table == key)
    found = headings.find(Grid(blank.title, (tuple(each.title for each in blank.columns),)), table, blank.month)
    assert set(found.columns) == set(table.columns)
    assert len(found.days) == (30 if blank.month else 0)


def test_a_heading_under_a_common_one_stands_in_one_cell(team):
    assert column(team, "月度绩效", "有效投诉").form == "number"


def test_words_to_choose_from_are_one_for_each_meaning_and_the_note_tells_the_others(team):
    status = column(team, "员工名册", "状态")
    assert status.choices == ("正式", "试用", "离职")
    assert "  正式、已转正、在职" in status.note
    assert column(team, "员工名册", "岗位").choices == ("客服代表", "客服领班")
    assert column(team, "奖惩记录", "类别").choices[:2] == ("书面表扬", "服务态度异常")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_note_of_a_fresh_team_begins_each_meaning_with_the_word_that_the_list_offers(language, tmp_path):
    said = ["init", "--scheme", "flagship-pay", str(tmp_path), "--team", "shop", "--language", language]
    assert CliRunner().invoke(cli, said, catch_exceptions=False).exit_code == 0
    fresh, problems = read_team(tmp_path / "config" / "teams" / "shop.yaml")
    assert problems == ()
    offered = [
        (each.choices, each.note)
        for book_key in fresh.books
        for blank in tabs(fresh, book_key)
        for each in blank.columns
        if each.choices and "\n  " in each.note
    ]
    assert len(offered) > 1
    for choices, note in offered:
        lines = [line.strip() for line in note.splitlines() if line.startswith("  ")]
        assert [line.split("、" if language == "zh" else ", ")[0] for line in lines] == list(choices)


def test_a_note_says_what_to_write(team):
    assert column(team, "员工名册", "工号").note == "按文本填写，前面的 0 保留，例如 007。"
    assert column(team, "员工名册", "离职日期").note == "写全年月日，例如 2026-09-03。\n没有就空着。"
    rate = "百分比，直接写数：85 就是 85%；不到 1% 的请带百分号，例如 0.5%。\n在 0 到 100 之间。\n只有客服代表要填。"
    assert column(team, "月度绩效", "出错率").note == rate


def test_ids_and_months_are_text_so_that_they_stay_as_typed(team):
    assert column(team, "员工名册", "工号").form == "text"
    assert column(team, "月度绩效", "月份").form == "text"
    assert column(team, "员工名册", "岗位工资").form == "money"


def test_only_a_column_of_fractions_has_a_percent_format_since_97_may_be_typed_into_the_others(team):
    def kinds(written):
        rate = Column(("满席度",), "percent", unit="ratio", written=written, least=Decimal(2), most=Decimal(100))
        asked = type(team)("t", {}, {}, team.books, {"t": Table("monthly", "scorecard", ("表",), {"rate": rate})}, {})
        plan = plan_of(asked, book(), blank_tabs(asked, "scorecard", NOVEMBER))
        made = requests_for(plan, Standing("1", "", "", "", ()), "zh")
        (said,) = [each["repeatCell"] for each in made if "repeatCell" in each]
        assert said["fields"] == "userEnteredFormat.numberFormat"
        rules = [each for each in made if "setDataValidation" in each]
        return said["cell"]["userEnteredFormat"].get("numberFormat", {}).get("type", "automatic"), len(rules)

    assert [kinds(written) for written in ("fraction", "points", "either")] == [
        ("PERCENT", 0),
        ("automatic", 1),
        ("automatic", 0),
    ]
    assert column(team, "月度绩效", "满席度").form == "number"


# What is to be done


def test_a_missing_tab_is_added_and_a_blank_one_is_filled(team):
    found = plan_of(team, book(Grid("员工名册", ()), Grid("工作表1", ())), tabs(team))
    assert [(type(each), each.tab.title) for each in found.steps] == [
        (Fill, "员工名册"),
        (Add, "月度绩效"),
        (Add, "技能考核"),
        (Add, "奖惩记录"),
        (Add, "排班调换"),
    ]


def test_a_tab_in_use_is_only_marked_and_what_it_lacks_is_for_people_to_add(team):
    roster = tab(team, "员工名册")
    less = Grid("员工名册", (tuple(each.title for each in roster.columns if each.title != "入职日期"),))
    found = plan_of(team, book(less), (roster,))
    assert found.steps == (Fasten(roster, "员工名册"),)
    assert found.lacking == (("员工名册", ("入职日期",)),)


def test_a_tab_that_holds_something_else_is_told_and_left_alone(team):
    found = plan_of(team, book(Grid("员工名册", (("通知",), ("放假三天",)))), (tab(team, "员工名册"),))
    assert [type(each) for each in found.steps] == [Fasten]
    assert found.unheaded[0][0] == "员工名册"


def test_a_marked_tab_is_known_by_whatever_name_and_nothing_is_left_to_do(team):
    roster = tab(team, "员工名册")
    renamed = Grid("花名册", headed(roster).rows, mark=Mark("", "demo.roster"))
    assert plan_of(team, book(renamed), (roster,)).steps == ()


def test_of_two_tabs_that_may_be_meant_neither_is_touched(team):
    roster = tab(team, "员工名册")
    twice = (headed(roster), Grid("员工名册 ", headed(roster).rows))
    assert plan_of(team, book(*twice), (roster,)).steps == ()


# As requests of Google


def test_a_tab_is_added_filled_guarded_and_marked_in_one_batch(team):
    found = plan_of(team, book(), (tab(team, "员工名册"),))
    made = requests_for(found, Standing("1", "客服评分表", "zh_CN", "Asia/Shanghai", ()), "zh")
    kinds = [next(iter(each)) for each in made]
    assert kinds[:2] == ["addSheet", "updateCells"]
    assert kinds[-2:] == ["addProtectedRange", "createDeveloperMetadata"]
    assert made[-2]["addProtectedRange"]["protectedRange"]["warningOnly"] is True
    number = made[0]["addSheet"]["properties"]["sheetId"]
    mark = made[-1]["createDeveloperMetadata"]["developerMetadata"]
    assert mark["metadataValue"] == f'{{"ours": "", "name": "demo.roster", "sheet": {number}}}'


def test_a_narrow_blank_tab_is_widened_and_a_wide_one_keeps_its_columns(team):
    found = plan_of(team, book(Grid("2026年11月", ())), tabs(team, "attendance"))

    def width(columns):
        standing = Standing("1", "", "", "", (Sheet(5, "2026年11月", 0, 1000, columns),))
        return requests_for(found, standing, "zh")[0]["updateSheetProperties"]["properties"]["gridProperties"][
            "columnCount"
        ]

    assert (width(26), width(40)) == (32, 40)


def test_only_whole_bounds_become_a_rule_since_a_spreadsheet_reads_others_in_its_own_notation():
    def rule(**bounds):
        column_ = Column(("分",), "number", unit="points", **bounds)
        table = Table("monthly", "scorecard", ("表",), {"score": column_})
        found, _ = read_team(HOUSE / "config" / "teams" / "demo.yaml")
        asked = type(found)("t", {}, {}, found.books, {"t": table}, found.ours)
        plan = plan_of(asked, book(), blank_tabs(asked, "scorecard", NOVEMBER))
        made = requests_for(plan, Standing("1", "", "", "", ()), "zh")
        return [each["setDataValidation"]["rule"]["condition"] for each in made if "setDataValidation" in each]

    assert rule(least=Decimal("0.5"), most=Decimal(5)) == []
    values = [{"userEnteredValue": "0"}, {"userEnteredValue": "20"}]
    assert rule(least=Decimal(0), most=Decimal(20)) == [{"type": "NUMBER_BETWEEN", "values": values}]


def test_what_is_written_on_google_is_a_table_that_people_can_fill(team):
    with Google() as google, signed_in(google) as line:
        file = google.add("客服评分表", {"工作表1": []})
        found = home.read(f"google:{file}")
        line.batch(file, requests_for(plan_of(team, found, tabs(team)), found.native, "zh"))
        boss = google.person("boss@example.com")
        for cell, typed in {"A2": "007", "B2": "李娜", "C2": "客服代表", "E2": "正式", "F2": "2024-03-01"}.items():
            boss.type(file, "员工名册", cell, typed)
        filled = home.read(f"google:{file}")
        assert plan_of(team, filled, tabs(team)).steps == ()
        assert filled.grids["员工名册"].mark == Mark("", "demo.roster")
        (member,) = staff_of(team, filled, date(2026, 11, 21)).members
        assert (member.id, member.name, member.state) == ("007", "李娜", "employed")
