"""A team whose periods are quarters, from the command line to its workbooks, and the mistakes of its file."""

from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from scoring.period import Period
from sheets_sync.cli import cli
from sheets_sync.team import Periods, read_team
from sheets_sync.team.months import last_complete

SCHEME = """\
id: quarterly
since: 2024-01-01
title: {zh: 季度考核, en: Quarterly}
period: {kind: quarter, weeks: 4}
records:
  praise: {zh: 表扬, en: Praise, fields: {points: {unit: points}}}
facts:
  score: {unit: points, zh: 得分, en: Score}
  calls: {unit: points, per: week, zh: 接听, en: Calls}
  shop_score: {unit: points, whose: department, zh: 部门得分, en: Score of the shop}
score:
  all_calls: {rule: over_weeks, of: calls, zh: 接听合计, en: Calls in all}
  points: {rule: total, of: [score, shop_score], zh: 总分, en: Points}
rank:
  place: {rule: place, of: points, zh: 名次, en: Place}
pay:
  bonus: {rule: formula, formula: points * 10 + all_calls * 1, gives: yuan, zh: 奖金, en: Bonus}
pays: [bonus]
headline: {score: points, place: place}
"""
TEAM = """\
team: shop
title: {zh: 小店, en: Shop}
period: {kind: quarter, weeks: 4}
roles:
  rep: {titles: [店员], schemes: [quarterly]}
books:
  book: {at: "xlsx:../../books/表.xlsx", owner: 店长}
tables:
  roster:
    kind: people
    book: book
    tab: 名册
    columns:
      employee_id: {titles: [工号], as: id}
      name: {titles: [姓名], as: text}
      role: {titles: [岗位], as: role}
  scores:
    kind: monthly
    book: book
    tab: "{year}年{quarter}季度"
    columns:
      employee_id: {titles: [工号], as: id}
      score: {titles: [得分], as: number, unit: points}
  calls:
    kind: weekly
    book: book
    tab: 每周
    columns:
      employee_id: {titles: [工号], as: id}
      period: {titles: [季度], as: month}
      week: {titles: [周], as: week}
      calls: {titles: [接听], as: number, unit: points}
  shop:
    kind: department
    book: book
    tab: 部门
    columns:
      period: {titles: [季度], as: month}
      shop_score: {titles: [得分], as: number, unit: points}
  praise:
    kind: records
    book: book
    tab: 表扬
    record: praise
    columns:
      employee_id: {titles: [工号], as: id}
      date: {titles: [日期], as: date}
      points: {titles: [分], as: number, unit: points}
ours:
  summary: {at: "xlsx:../../results/{period}/汇总.xlsx"}
  payroll: {at: "xlsx:../../results/{period}/工资.xlsx"}
  results: {at: "xlsx:../../results/{period}/结果.xlsx"}
"""
TABS = {
    "名册": [["工号", "姓名", "岗位"], ["001", "甲一", "店员"], ["002", "乙二", "店员"]],
    "2026年4季度": [["工号", "得分"], ["001", 80], ["002", 90]],
    "每周": [
        ["工号", "季度", "周", "接听"],
        *([key, "2026-Q4", week, 10 * week] for key in ("001", "002") for week in (1, 2, 3, 4)),
    ],
    "部门": [["季度", "得分"], ["2026年第四季度", 5]],
    "表扬": [["工号", "日期", "分"], ["001", date(2026, 11, 3), 2]],
}


@pytest.fixture
def folder(tmp_path):
    config = tmp_path / "config"
    for path, said in {"teams/shop.yaml": TEAM, "schemes/quarterly/2024-01-01.yaml": SCHEME}.items():
        (config / path).parent.mkdir(parents=True, exist_ok=True)
        (config / path).write_text(said, encoding="utf-8")
    (tmp_path / "books").mkdir()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in TABS.items():
        tab = book.create_sheet(title)
        for row in rows:
            tab.append(row)
    book.save(tmp_path / "books" / "表.xlsx")
    return tmp_path


def invoke(folder, command, *words):
    options = (command, "shop", "--config", str(folder / "config"), *words)
    return CliRunner().invoke(cli, options, catch_exceptions=False)


def test_a_quarter_is_appraised_and_told_as_people_write_it(folder):
    done = invoke(folder, "run", "--period", "2026-Q4")
    assert done.exit_code == 0, done.output
    tab = openpyxl.load_workbook(folder / "results" / "2026-Q4" / "工资.xlsx").worksheets[0]
    rows = list(tab.iter_rows(values_only=True))
    assert "2026年第4季度" in rows[0][0]
    bonus = rows[1].index("奖金")
    assert [row[bonus] for row in rows[2:4]] == [1050, 950]
    again = invoke(folder, "run", "--period", "2026-Q4")
    assert again.exit_code == 0
    explained = invoke(folder, "explain", "002", "--period", "2026-Q4", "--depth", "9")
    assert "第2周" in explained.output


def test_the_details_hold_the_weeks_with_their_cells_and_a_plan_names_the_cell_of_a_week(folder):
    invoke(folder, "run", "--period", "2026-Q4")
    tab = openpyxl.load_workbook(folder / "results" / "2026-Q4" / "汇总.xlsx")["明细"]
    rows = list(tab.iter_rows(values_only=True))
    assert rows[1][3] == "考核期"
    (week,) = [row for row in rows if row[0] == "002" and str(row[3]).endswith("第2周") and "每周!D7" in str(row[7])]
    assert week[4] == 20
    book = openpyxl.load_workbook(folder / "books" / "表.xlsx")
    book["每周"]["D7"] = 21
    book.save(folder / "books" / "表.xlsx")
    assert "每周!D7 20 → 21" in invoke(folder, "plan", "--period", "2026-Q4").output


def test_a_period_of_another_kind_is_refused_with_how_it_is_written(folder):
    done = invoke(folder, "run", "--period", "2026-10")
    assert done.exit_code == 2
    assert "2026-10" in done.output
    assert "-Q" in done.output
    assert invoke(folder, "run", "--period", "2026-Q5").exit_code == 2


@pytest.mark.parametrize(
    ("periods", "now", "expected"),
    [
        (Periods(), "2026-11-21", "2026-10"),
        (Periods(from_day=21), "2026-11-20", "2026-10"),
        (Periods(from_day=21), "2026-11-21", "2026-11"),
        (Periods("quarter"), "2026-11-21", "2026-Q3"),
        (Periods("half_year"), "2026-11-21", "2026-H1"),
        (Periods("year"), "2026-11-21", "2025"),
    ],
)
def test_the_last_complete_period_is_the_one_that_is_over(periods, now, expected):
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert str(last_complete(moment, "Asia/Shanghai", periods)) == expected
    assert last_complete(moment, "Asia/Shanghai", periods).from_day == periods.from_day


def test_a_period_keeps_the_first_day_of_its_team():
    assert Periods(from_day=21).own(Period.parse("2026-10")) == Period(2026, 10, 1, 21)
    assert Periods("quarter").own(Period.parse("2026-10")) is None


@pytest.mark.parametrize(
    ("before", "after", "code", "key"),
    [
        ('"{year}年{quarter}季度"', '"{year}年{month}月"', "tab_pattern_kind", "tables.scores.tab"),
        ('"{year}年{quarter}季度"', '"{quarter"', "tab_pattern_kind", "tables.scores.tab"),
        ('"{year}年{quarter}季度"', '"{quarter}.{week}"', "tab_pattern_kind", "tables.scores.tab"),
        ("tab: 名册", 'tab: "{year}"', "one_tab_needed", "tables.roster.tab"),
        ("{kind: quarter, weeks: 4}", "{kind: quarter}", "weeks_needed", "tables.calls.kind"),
        ("{kind: quarter, weeks: 4}", "{kind: quarter, weeks: 4, from_day: 29}", "out_of_bounds", "period.from_day"),
        ("kind: quarter", "kind: quater", "unknown_word", "period.kind"),
        ("    record: praise\n", "", "missing_key", "tables.praise.record"),
        (
            "date: {titles: [日期], as: date}",
            "note: {titles: [日期], as: text}",
            "column_needed",
            "tables.praise.columns",
        ),
        (
            "date: {titles: [日期], as: date}",
            "last: {titles: [日期], as: date}",
            "column_needed",
            "tables.praise.columns",
        ),
        (
            "date: {titles: [日期], as: date}",
            "date: {titles: [日期], as: date}\n      first: {titles: [始], as: date}",
            "one_of_two",
            "tables.praise.columns",
        ),
        ("    tab: 部门\n", "    tab: 部门\n    take: sum\n", "key_not_for_kind", "tables.shop.take"),
        (
            "calls: {titles: [接听], as: number",
            "calls: {titles: [接听], as: time",
            "column_as",
            "tables.calls.columns.calls.as",
        ),
        (
            "week: {titles: [周], as: week}",
            "week: {titles: [周], as: number, unit: count}",
            "column_as",
            "tables.calls.columns.week.as",
        ),
        ("kind: weekly", "kind: ratings", "column_needed", "tables.calls.columns"),
        ("kind: records", "kind: punches", "missing_key", "tables.praise.form"),
        ("kind: records", "kind: punches\n    form: device", "missing_key", "tables.praise.slots_at"),
        ("kind: records", "kind: punches\n    form: day_rows", "column_needed", "tables.praise.columns"),
        ("kind: records", "kind: punches\n    form: punch_rows", "column_needed", "tables.praise.columns"),
        (
            "kind: records",
            "kind: punches\n    form: day_rows\n    day_begins: 25:00",
            "not_a_time",
            "tables.praise.day_begins",
        ),
        (
            "kind: records",
            "kind: punches\n    form: day_rows\n    same_within: 90",
            "out_of_bounds",
            "tables.praise.same_within",
        ),
        (
            "kind: records",
            'kind: punches\n    form: day_rows\n    slots_at: {a: "8:00"}',
            "key_not_for_kind",
            "tables.praise.slots_at",
        ),
        ("kind: weekly", "kind: ratings\n    at_least: 0", "out_of_bounds", "tables.calls.at_least"),
    ],
)
def test_a_mistake_in_a_table_of_any_kind_is_said_at_its_key(tmp_path: Path, before, after, code, key):
    assert before in TEAM
    path = tmp_path / "shop.yaml"
    path.write_text(TEAM.replace(before, after, 1), encoding="utf-8")
    team, problems = read_team(path)
    assert team is None
    assert (code, key) in [(each.code, each.where.key) for each in problems]
