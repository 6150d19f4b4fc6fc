"""Appeals (申诉): who may until when, what an upheld one changes and tells, and what keeps a month from closing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring.calendar import Calendar
from scoring.figure import explain
from scoring.period import Period
from scoring.written import AppealTime
from sheets_sync import closing
from sheets_sync.backends import memory
from sheets_sync.calendars import notices
from sheets_sync.months.appeals import Deadline, deadline, times_of
from sheets_sync.plan import plan
from sheets_sync.present.causes import explained
from sheets_sync.present.labelling import words_for
from sheets_sync.present.problems import message
from sheets_sync.settings import read_settings
from tests.appealing import TABLE, carried_out, kept, looked, row, written
from tests.smallest import SCHEME

PUBLISHED = date(2026, 11, 2)
QUIET = """\
id: quiet
since: 2020-01-01
title: {zh: 不提申诉, en: Quiet}
facts:
  score: {unit: points, zh: 得分, en: Score}
score:
  grade: {rule: formula, formula: score * 2, gives: points, zh: 评级分, en: Grade}
headline: {score: grade}
"""
IN_TIME = date(2026, 11, 5)
AFTER = date(2026, 11, 6)


@pytest.fixture
def settings(tmp_path):
    """Returns the configuration of the shop."""
    memory.fresh()
    written(tmp_path / "config")
    found = read_settings(tmp_path / "config", tmp_path / "config")
    assert not found.problems
    return found


def shown(settings, *appeals, today=IN_TIME):
    """Runs October as nobody has appealed yet, then returns what a run with these appeals would do."""
    kept()
    carried_out(looked(settings, PUBLISHED))
    kept(*appeals)
    return looked(settings, today)


def told(prospect):
    return [(each.code, each.level.value, each.where.address) for each in prospect.problems]


def tab(prospect, title):
    months = next(book for book in prospect.wanted if book.key == "months")
    return next(each for each in months.tabs if each.title == title)


def hindrances(step):
    assert isinstance(step, tuple), "nothing stood in the way"
    return [each.code for each in step]


def test_an_upheld_appeal_counts_instead_of_what_was_read_and_both_are_told(settings):
    view = shown(settings, row("得分", "成立", Decimal(95))).appraisal.results[1].view
    assert (view["score"].value, view["pay_total"].value) == (Decimal(95), Decimal("3200.50"))
    words = words_for(looked(settings).appraisal, "rep", "zh")
    assert explain([view["score"]], words.say) == [
        "得分 95.00 分：申诉更正：录音核实（人事甲），原为 81.00 分 ← adjustments.xlsx 申诉!H2「95」",
        "└─ 得分 81.00 分 ← scorecard.xlsx 评分!D3「81」",
    ]


def test_others_whose_place_moves_are_shown_in_the_plan_with_the_cause(settings):
    prospect = shown(settings, row("得分", "成立", Decimal(95)))
    made = explained(prospect.plan, prospect.appraisal, "zh")
    results = next(book for book in made.books if book.wanted.key == "results")
    changes = [(each.row, each.column, each.before, each.after, each.because) for each in results.tabs[0].changes]
    assert [each for each in changes if each[1] == "名次"] == [
        (("002",), "名次", Decimal(2), Decimal(1), ("adjustments.xlsx 申诉!H2 81 → 95",)),
        (("003",), "名次", Decimal(1), Decimal(2), ("乙二（002）：adjustments.xlsx 申诉!H2 81 → 95",)),
    ]


def test_an_item_is_known_by_its_label_in_either_language_its_key_and_its_heading(settings):
    for item in ("得分", "Score", "score", " 得 分："):
        view = shown(settings, row(item, "部分成立", Decimal(90))).appraisal.results[1].view
        assert view["score"].value == Decimal(90), item


def test_what_is_counted_from_marks_is_corrected_too(settings):
    view = shown(settings, row("迟到次数", "成立", Decimal(2))).appraisal.results[1].view
    assert (view["late_count"].value, view["award"].value) == (Decimal(2), Decimal(0))


def test_a_figure_that_is_worked_out_is_not_corrected_and_the_facts_below_it_are_named(settings):
    prospect = shown(settings, row("绩效工资", "成立", Decimal(900)))
    assert told(prospect) == [("appeal_worked_out", "error", "D2")]
    assert "得分" in message(prospect.problems[0], "zh")
    assert prospect.appraisal.results[1].view["bonus"].value == Decimal(810)


def test_an_unknown_item_is_told_with_the_nearest(settings):
    prospect = shown(settings, row("分数"))
    assert told(prospect) == [("appeal_item_unknown", "warning", "D2")]
    assert "最像的是“得分”" in message(prospect.problems[0], "zh")


def test_an_unknown_person_is_told(settings):
    assert told(shown(settings, row("得分", id="009", name="庚九"))) == [("unknown_person", "error", "A2")]


def test_what_an_upheld_appeal_lacks_is_told_and_it_changes_nothing(settings):
    prospect = shown(settings, row("得分", "成立", None, decision=None, by=None))
    blank = "appeal_left_blank"
    assert told(prospect) == [(blank, "error", "H2"), (blank, "error", "I2"), (blank, "error", "J2")]
    assert prospect.appraisal.results[1].view["score"].value == Decimal(81)


def test_a_correction_is_held_to_what_its_own_column_may_say(settings):
    assert told(shown(settings, row("得分", "成立", Decimal(950)))) == [("out_of_range", "error", "H2")]


def test_a_day_that_is_none_or_before_the_month_is_told(settings):
    assert told(shown(settings, row("得分", filed="昨天"))) == [("unreadable_date", "warning", "F2")]
    assert told(shown(settings, row("得分", filed=date(2026, 9, 30)))) == [("appeal_filed_early", "warning", "F2")]


def test_a_day_that_is_still_to_come_is_told_and_waited_for(settings):
    appeal = row("得分", "复核中", filed=date(2027, 11, 3))
    prospect = shown(settings, appeal, today=AFTER)
    assert told(prospect) == [("appeal_filed_ahead", "warning", "F2")]
    assert prospect.life.outlook.appeals.open == 1
    assert tab(prospect, "申诉情况").rows[0][-2:] == (Decimal(0), None)
    assert told(shown(settings, row("得分", filed=AFTER), today=AFTER)) == []


def test_offline_no_day_is_still_to_come(settings):
    kept(row("得分", filed=date(2027, 11, 3)))
    assert told(looked(settings, None)) == []


def test_a_day_after_that_of_the_decision_is_told_whatever_the_day(settings):
    appeal = row("得分", "成立", Decimal(95), filed=date(2026, 11, 5))
    assert told(shown(settings, appeal)) == [("appeal_filed_after", "warning", "F2")]
    assert told(looked(settings, None)) == [("appeal_filed_after", "warning", "F2")]


def test_what_is_wrong_with_an_appeal_against_a_month_that_was_never_run_is_told_with_the_next(settings):
    prospect = shown(settings, row("日常任物", "成立", Decimal(9), period="2026-9", filed=date(2026, 10, 2)))
    assert [(*each, problem.period) for each, problem in zip(told(prospect), prospect.problems, strict=True)] == [
        ("appeal_item_unknown", "warning", "D2", "2026-09")
    ]
    kept(row("日常任物", "成立", Decimal(9), period="2026-11", filed=date(2026, 12, 2)))
    assert told(looked(settings)) == []


def test_what_is_wrong_with_an_appeal_against_a_month_that_was_run_is_told_with_that_month_alone(settings):
    appeal = row("日常任物", period="2026-9", filed=date(2026, 10, 2))
    kept(appeal, period="2026-09")
    carried_out(looked(settings, date(2026, 10, 2), Period(2026, 9)))
    kept(appeal)
    assert told(looked(settings)) == []


def test_who_entered_the_item_had_better_not_decide_on_it(settings):
    assert told(shown(settings, row("得分", "成立", Decimal(95), by="店 长"))) == [
        ("appeal_own_rater", "warning", "J2")
    ]


@pytest.mark.parametrize("by", ["乙二", "乙 二", "002", "００２", "乙二（002）"])
def test_nobody_decides_their_own_appeal(settings, by):
    prospect = shown(settings, row("得分", "成立", Decimal(95), by=by))
    assert told(prospect) == [("appeal_own_case", "error", "J2")]
    view = prospect.appraisal.results[1].view
    assert (view["score"].value, view["pay_total"].known) == (Decimal(81), False)
    assert message(prospect.problems[0], "zh").startswith(f"{by} 自己申诉，又自己裁定，")


def test_who_takes_their_own_appeal_back_is_told_and_is_paid(settings):
    prospect = shown(settings, row("得分", "不成立", by="乙二"))
    assert told(prospect) == [("appeal_own_case", "warning", "J2")]
    assert prospect.appraisal.results[1].view["pay_total"].known


def test_of_two_upheld_appeals_on_one_item_the_one_decided_later_counts(settings):
    later = row("得分", "成立", Decimal(90), on=date(2026, 11, 5))
    prospect = shown(settings, later, row("得分", "成立", Decimal(95)))
    assert told(prospect) == [("appeal_twice", "warning", "H2")]
    assert prospect.appraisal.results[1].view["score"].value == Decimal(90)


def test_appeals_against_other_months_change_nothing_in_this_one_and_are_counted(settings):
    prospect = shown(settings, row("得分", "成立", Decimal(95), period=date(2026, 9, 1), filed=date(2026, 10, 2)))
    assert (told(prospect), prospect.appraisal.results[1].view["score"].value) == ([], Decimal(81))
    assert [cells[:5] for cells in tab(prospect, "申诉情况").rows] == [
        ("2026-09", "得分", "店长", Decimal(1), Decimal(0))
    ]


def test_the_results_say_until_when_and_the_month_does_not_close_before(settings):
    kept()
    carried_out(looked(settings))
    carried_out(closing.confirm(looked(settings), "店长"))
    results = next(book for book in looked(settings).wanted if book.key == "results")
    assert (
        results.tabs[0].heading
        == "小店 2026年10月 绩效结果 · 结果 · 已确认 · 数据最后变动 2026-11-02 · 申诉至 2026-11-05"
    )
    assert hindrances(closing.close(looked(settings, IN_TIME), "人事甲", settings)) == ["month_appeals_until"]
    carried_out(closing.close(looked(settings, AFTER), "人事甲", settings))
    assert looked(settings, AFTER).plan.to_write == ()


def test_an_appeal_that_waits_keeps_the_month_open_unless_it_came_too_late(settings):
    prospect = shown(settings, row("得分", "复核中"), row("迟到次数", filed=AFTER), today=AFTER)
    carried_out(prospect)
    carried_out(closing.confirm(looked(settings, AFTER), "店长"))
    assert hindrances(closing.close(looked(settings, AFTER), "人事甲", settings)) == ["month_appeals_open"]
    kept(row("得分", "不成立"), row("迟到次数", filed=AFTER))
    carried_out(looked(settings, AFTER))
    carried_out(closing.close(looked(settings, AFTER), "人事甲", settings))


def test_an_upheld_appeal_makes_a_confirmation_fall(settings):
    kept()
    carried_out(looked(settings))
    carried_out(closing.confirm(looked(settings), "店长"))
    kept(row("得分", "成立", Decimal(95)))
    life = looked(settings).life
    assert life.record.state("2026-10") == "draft"
    assert {each.because for each in life.record.differences if each.person_id == "002"} == {"adjustments.xlsx 申诉!H2"}


@pytest.mark.parametrize(("filed", "late", "found"), [(IN_TIME, 0, ["month_appeals_open"]), (AFTER, 1, [])])
def test_an_appeal_of_the_very_last_day_is_in_time_and_one_of_the_day_after_is_late(settings, filed, late, found):
    prospect = shown(settings, row("得分", "复核中", filed=filed), today=AFTER)
    assert [line[-2:] for line in tab(prospect, "申诉情况").rows] == [(Decimal(late), "2" if late else None)]
    carried_out(prospect)
    carried_out(closing.confirm(looked(settings, AFTER), "店长"))
    step = closing.close(looked(settings, AFTER), "人事甲", settings)
    assert ([each.code for each in step] if isinstance(step, tuple) else []) == found


def test_one_that_is_upheld_after_closing_is_a_late_change(settings):
    kept()
    carried_out(looked(settings))
    carried_out(closing.confirm(looked(settings), "店长"))
    carried_out(closing.close(looked(settings, AFTER), "人事甲", settings))
    before = looked(settings, AFTER).wanted
    kept(row("得分", "成立", Decimal(95)))
    prospect = looked(settings, AFTER)
    assert [each for each in prospect.wanted if each.key != "months"] == [
        each for each in before if each.key != "months"
    ]
    late = {(each.person_id, each.item) for each in prospect.life.record.differences}
    assert {("002", "应发有变动"), ("002", "名次"), ("003", "名次")} <= late


def test_counts_tell_the_item_and_who_enters_it_and_nobody_who_appealed(settings):
    prospect = shown(
        settings,
        row("得分", "成立", Decimal(95)),
        row("score", "不成立", id="001", name="甲一"),
        row("Score", filed=AFTER),
        today=AFTER,
    )
    numbers = [Decimal(number) for number in (3, 1, 0, 1, 0, 1, 1)]
    assert tab(prospect, "申诉情况").rows == (("2026-10", "得分", "店长", *numbers, "4"),)


def test_a_run_that_finds_nothing_new_writes_nothing(settings):
    carried_out(shown(settings, row("得分", "成立", Decimal(95)), row("绩效工资")))
    assert looked(settings, IN_TIME).plan.to_write == ()


@pytest.mark.parametrize(
    ("published", "times", "day"),
    [
        (date(2024, 6, 17), [AppealTime()], date(2024, 6, 20)),
        (date(2024, 5, 10), [AppealTime()], date(2024, 5, 14)),  # Saturday 11 May was made up
        (date(2024, 6, 14), [AppealTime(3, "calendar")], date(2024, 6, 17)),
        (date(2024, 6, 17), [AppealTime(0), AppealTime(2), AppealTime(5)], date(2024, 6, 24)),
        (date(2024, 6, 17), [AppealTime(0)], None),
        (date(2024, 6, 17), [], None),
    ],
)
def test_the_last_day_is_the_latest_of_the_schemes(published, times, day):
    assert deadline(published, times, notices()) == Deadline(day)


def test_a_year_that_the_calendar_does_not_know_is_said_and_nothing_closes(settings):
    assert deadline(date(2026, 12, 30), [AppealTime()], Calendar(years=frozenset({2026}))) == Deadline(None, 2027)
    kept()
    strange = replace(settings, calendar=Calendar(years=frozenset({2025})))
    carried_out(looked(strange))
    carried_out(closing.confirm(looked(strange), "店长"))
    results = next(book for book in looked(strange).wanted if book.key == "results")
    assert results.tabs[0].heading.endswith(" · 申诉截止日未定（2026 年日历未知）")
    assert hindrances(closing.close(looked(strange, AFTER), "人事甲", strange)) == ["month_appeals_year"]


def test_a_department_may_give_another_time(tmp_path):
    memory.fresh()
    written(tmp_path / "config", SCHEME + "appeals: {within: 5, days: calendar}\n")
    settings = read_settings(tmp_path / "config", tmp_path / "config")
    assert tab(shown(settings), "月结").rows[0][7] == date(2026, 11, 7)


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ([None, None], [AppealTime(3)]),
        ([AppealTime(0), None, AppealTime(0)], [AppealTime(0), AppealTime(0)]),
        ([AppealTime(1), None, AppealTime(0)], [AppealTime(1), AppealTime(0)]),
        ([], []),
    ],
)
def test_three_days_hold_only_where_no_scheme_says_anything(said, times):
    assert times_of(said) == times


def test_a_scheme_that_says_nothing_does_not_outvote_one_that_wants_no_appeals(tmp_path):
    memory.fresh()
    written(tmp_path / "config", SCHEME + "appeals: {within: 0}\n")
    (tmp_path / "config/schemes/quiet").mkdir()
    (tmp_path / "config/schemes/quiet/2020-01-01.yaml").write_text(QUIET, encoding="utf-8")
    team = tmp_path / "config" / "teams" / "shop.yaml"
    team.write_text(
        team.read_text(encoding="utf-8").replace("schemes: [shop]", "schemes: [shop, quiet]"), encoding="utf-8"
    )
    settings = read_settings(tmp_path / "config", tmp_path / "config")
    assert not settings.problems, settings.problems
    assert tab(shown(settings), "月结").rows[0][7] is None


def test_a_team_without_a_table_of_appeals_waits_for_none(tmp_path):
    memory.fresh()
    written(tmp_path / "config", table="")
    settings = read_settings(tmp_path / "config", tmp_path / "config")
    prospect = shown(settings)
    assert [each.heading for book in prospect.wanted for each in book.tabs if book.key == "results"] == [
        "小店 2026年10月 绩效结果 · 结果 · 草稿 · 数据最后变动 2026-11-02"
    ]
    assert plan(prospect.wanted, prospect.found).to_write == ()


def test_a_status_that_there_is_not_is_told_when_the_team_is_read(tmp_path):
    written(tmp_path, table=TABLE.replace("rejected: [不成立]", "rejectd: [不成立]"))
    assert [(each.code, each.details["nearest"]) for each in read_settings(tmp_path, tmp_path).problems] == [
        ("unknown_word", "rejected")
    ]
