"""A team file means what stands in it, and everything wrong with it is said at once, with line, key and cure."""

from decimal import Decimal
from pathlib import Path

import pytest

from scoring.problem import Level
from sheets_sync.strict_yaml import load, parse
from sheets_sync.team import read_team
from sheets_sync.texts import texts

DEMO = Path(__file__).parents[1] / "config" / "teams" / "demo.yaml"
TRIAL = Path(__file__).parent / "dirty" / "team.yaml"


def changed(folder, *changes):
    written = TRIAL.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in written
        written = written.replace(before, after, 1)
    path = folder / "team.yaml"
    path.write_text(written, encoding="utf-8")
    return read_team(path)


def told(problems):
    return [(problem.code, problem.where.key) for problem in problems]


def test_scalars_stay_the_text_that_stands_there():
    assert parse("at: 10:30\nok: no\nshare: 0.10\nid: 007\nnothing:\nday: 2026-10-01").data == {
        "at": "10:30",
        "ok": "no",
        "share": "0.10",
        "id": "007",
        "nothing": "",
        "day": "2026-10-01",
    }


def test_every_key_and_item_has_its_line():
    assert parse("a:\n  b: 1\n  c:\n    - x\n    - y\n").lines == {
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "c"): 3,
        ("a", "c", "0"): 4,
        ("a", "c", "1"): 5,
    }


@pytest.mark.parametrize(
    ("written", "mistakes"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate_key", 3)]),
        ("a: &x 1\nb: *x\n", [("yaml_anchor", 1), ("yaml_anchor", 2)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("yaml_tag", 1)]),
        ("a: 1\n---\nb: 2\n", [("yaml_documents", 2)]),
        ("? [1, 2]\n: 3\n", [("key_not_text", 1)]),
        ("- a\n- b\n", [("not_a_table", 1)]),
        ("ok: 1\na: b: c\n", [("yaml_syntax", 2)]),
        ("a: {b: 1, b: 2}\nc: &y 3\n", [("duplicate_key", 1), ("yaml_anchor", 2)]),
        ("[" * 5000, [("yaml_too_deep", 1)]),
        ("a: \x07", [("yaml_syntax", 1)]),
    ],
)
def test_yaml_that_leaves_a_doubt_is_refused_with_its_line(written, mistakes):
    assert [(mistake.code, mistake.line) for mistake in parse(written).mistakes] == mistakes


def test_a_file_that_is_no_text_is_said_to_be_none(tmp_path):
    path = tmp_path / "team.yaml"
    path.write_bytes("team: a\ntitle: 客服部\n".encode("gb18030"))
    assert [(each.code, each.line) for each in load(path).mistakes] == [("not_utf8", 2)]
    path.write_bytes(b"a: 1\n" * 300_000)
    assert [each.code for each in load(path).mistakes] == ["file_too_large"]
    assert [each.code for each in load(tmp_path / "none.yaml").mistakes] == ["file_unreadable"]
    path.write_bytes("\ufeffteam: 客服\n".encode())
    assert load(path).data == {"team": "客服"}


def test_the_demo_team_is_read_whole():
    team, problems = read_team(DEMO)
    assert problems == ()
    assert team.books["scorecard"].owner == "客服主管"
    assert team.roles["lead"].titles == ("客服领班", "领班")
    assert team.tables["roster"].columns["status"].choices["probation"] == ("试用", "试用期")
    assert team.tables["attendance"].marks["present"].words == ("√", "✓", "班", "出勤")
    assert team.tables["attendance"].marks["personal"].default == Decimal(1)
    assert team.tables["monthly"].columns["complaint_count"].whole


def test_paths_are_relative_to_the_team_file_and_become_absolute():
    team, _ = read_team(DEMO)
    home = DEMO.parents[2]
    assert team.books["scorecard"].at == f"xlsx:{home / 'books' / '客服评分表.xlsx'}"
    assert team.ours["payroll"].address("2026-10") == f"xlsx:{home / 'results' / '2026-10' / '工资表.xlsx'}"


def test_the_measures_of_a_table_have_units():
    team, _ = read_team(TRIAL)
    assert dict(team.tables["monthly"].measured())["error_rate"] == "percent"
    assert dict(team.tables["roster"].measured()) == {"post_pay": "yuan"}
    assert dict(team.tables["events"].measured()) == {"praise_count": "count", "blame_count": "count"}
    assert dict(team.tables["attendance"].measured())["leave_hours"] == "hours"


@pytest.mark.parametrize(
    ("before", "after", "code", "key"),
    [
        ("team: team", "team: tame", "team_named_otherwise", "team"),
        ("Asia/Shanghai", "Asia/Shangri-La", "unknown_time_zone", "time_zone"),
        ("kind: people\n    book: scores", "kind: people\n    book: score", "unknown_word", "tables.roster.book"),
        ("kind: monthly", "kind: wekly", "unknown_word", "tables.monthly.kind"),
        ("for: [rep]", "for: [repp]", "unknown_word", "tables.monthly.for"),
        ("titles: [得分]", "titles: [工作量]", "title_twice", "tables.monthly.columns.score"),
        ("titles: [领班]", "titles: [客服]", "word_twice", "roles.lead.titles"),
        ("probation: [试用]", "probation: [在 职]", "word_twice", "tables.roster.columns.status.choices.probation"),
        ("probation: [试用]", "trial: [试用]", "unknown_word", "tables.roster.columns.status.choices.trial"),
        ("blame_count: [批评]", "blame_count: [表扬]", "word_twice", "tables.events.events.blame_count"),
        ('rest: [休, "/"]', "rest: [迟]", "word_twice", "tables.attendance.marks.late"),
        ('rest: [休, "/"]', "rest: {words: [休], counts: rest_count}", "mark_is_plain", "tables.attendance.marks.rest"),
        ("n: minutes, counts: early_count", "counts: early_count", "missing_key", "tables.attendance.marks.early.n"),
        ("sums: absent_days", "sums: late_minutes", "mark_unit_differs", "tables.attendance"),
        ("blame_count: [批评]", "late_count: [批评]", "measure_twice", "tables.attendance"),
        (
            "period: {titles: [月份], as: month}",
            "month: {titles: [月份], as: month}",
            "column_needed",
            "tables.monthly.columns",
        ),
        (
            "period: {titles: [月份], as: month}",
            "period: {titles: [月份], as: date}",
            "column_as",
            "tables.monthly.columns.period.as",
        ),
        ("as: number, unit: points,", "as: number,", "missing_key", "tables.monthly.columns.score.unit"),
        ("as: number, unit: points,", "as: number, unit: point,", "unknown_word", "tables.monthly.columns.score.unit"),
        ("as: percent, written: points,", "as: percent,", "missing_key", "tables.monthly.columns.error_rate.written"),
        ("least: 2, most: 100", "least: 200, most: 100", "least_above_most", "tables.monthly.columns.seat_rate.least"),
        ("tab: 记录", "tab: [记录, 登记]", "one_tab_needed", "tables.events.tab"),
        ("{year}-{month:02}", "{year}", "tab_pattern", "tables.attendance.tab"),
        (
            "kind: people",
            "kind: people\n    unmarked: problem\n    marks: {present: [√]}",
            "key_not_for_kind",
            "tables.roster.marks",
        ),
        ("memory:汇总", "memory:评分表.xlsx", "address_twice", "ours.summary.at"),
        ("memory:汇总", "google:PASTE-THE-ID-HERE", "google_id", "ours.summary.at"),
        ("memory:汇总", "google:绩效汇总", "google_id", "ours.summary.at"),
        ("memory:汇总", "google:1abcDEF-ghi_{period}", "google_id", "ours.summary.at"),
        ("memory:汇总", "https://docs.google.com/document/d/1abcDEF-ghi_jk/edit", "google_id", "ours.summary.at"),
        ("  results: {at", "  result: {at", "unknown_word", "ours.result"),
        ("titles: [姓名], as: text}", "title: [姓名], as: text}", "unknown_key", "tables.roster.columns.name.title"),
        ("titles: [姓名], as: text}", "titles: [姓名, ''], as: text}", "blank_word", "tables.roster.columns.name"),
    ],
)
def test_a_mistake_in_a_team_file_is_said_at_its_key(tmp_path, before, after, code, key):
    team, problems = changed(tmp_path, (before, after))
    assert team is None
    assert (code, key) in told(problems)
    assert {problem.level for problem in problems} == {Level.FATAL}
    for problem in problems:
        for language in ("zh", "en"):
            assert texts(language, "problems")[problem.code].format_map(problem.details)


def test_all_mistakes_are_said_at_once_each_with_its_line_and_the_nearest_word(tmp_path):
    team, problems = changed(
        tmp_path, ("as: id}", "as: idd}"), ("whole: yes", "whole: maybe"), ("owner: 人事", "ovner: 人事")
    )
    assert team is None
    assert sorted((problem.code, problem.where.row, problem.details["nearest"]) for problem in problems) == [
        ("not_a_yes_or_no", 39, "—"),
        ("unknown_key", 11, "owner"),
        ("unknown_word", 18, "id"),
    ]


def test_two_rosters_or_none_are_one_too_many_or_too_few(tmp_path):
    _, problems = changed(tmp_path, ("kind: adjustments", "kind: people"))
    assert ("one_roster_needed", "tables") in told(problems)


def test_an_empty_file_is_said_to_be_empty(tmp_path):
    path = tmp_path / "team.yaml"
    path.write_text("# nothing yet\n", encoding="utf-8")
    team, problems = read_team(path)
    assert team is None
    assert told(problems) == [("file_empty", "team.yaml")]


PASTED = "https://docs.google.com/spreadsheets/d/1abcDEF-ghi_jk/edit?usp=sharing#gid=0"


def test_a_pasted_address_of_a_spreadsheet_is_its_id(tmp_path):
    team, problems = changed(tmp_path, ("memory:汇总", PASTED), ("memory:评分表.xlsx", f"google:{PASTED}"))
    assert problems == ()
    assert (team.ours["summary"].at, team.books["scores"].at) == ("google:1abcDEF-ghi_jk", "google:1abcDEF-ghi_jk")


@pytest.mark.parametrize("ours", ["工资", "结果"])
def test_only_the_summary_may_live_in_a_spreadsheet_of_theirs(tmp_path, ours):
    team, problems = changed(tmp_path, (f"memory:{ours}", PASTED), ("memory:评分表.xlsx", PASTED))
    assert team is None
    assert [problem.code for problem in problems] == ["address_twice"]


def test_ids_of_spreadsheets_differ_by_their_capitals(tmp_path):
    team, _ = changed(tmp_path, ("memory:工资", "google:1abcdefghijk"), ("memory:评分表.xlsx", "google:1ABCDEFGHIJK"))
    assert team is not None


def test_the_people_of_a_book_are_compared_in_small_letters(tmp_path):
    said = '"memory:汇总", editors: [Zhou.Min@Example.com], readers: [HR@example.com], details: no'
    team, problems = changed(tmp_path, ('"memory:汇总"', said))
    assert problems == ()
    book = team.ours["summary"]
    assert (book.editors, book.readers, book.details) == (("zhou.min@example.com",), ("hr@example.com",), False)
