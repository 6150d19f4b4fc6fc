"""Every text in both languages, and figures in words."""

import ast
import re
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from scoring.figure import Cell, Figure
from sheets_sync.present import Words
from sheets_sync.present.reasons import SENTENCES
from sheets_sync.texts import LANGUAGES, ROOMS, text, texts

HOUSE = Path(__file__).resolve().parents[1]
LABELS = {
    "results": "个人业绩",
    "tasks": "日常任务",
    "rate": "出错率",
    "typing": "打字（字/分）",
    "skill": "本季技能",
    "score": "绩效得分",
    "late": "迟到次数",
    "gate": "出勤达标",
    "star_pay": "星级工资",
}


def figure(name, value, unit="points", reason=("read",), parts=(), **more):
    return Figure(name, None if value is None else Decimal(str(value)), unit, reason, tuple(parts), **more)


def setting(name, shown, value=None):
    cell = Cell("demo/2026-01-01.yaml", "", 0, 0, shown, key=name)
    return Figure(name, Decimal(value or shown), "", ("set",), (cell,))


def fields(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


# --- the texts


@pytest.mark.parametrize("room", ROOMS)
def test_chinese_and_english_say_the_same_things(room):
    chinese, english = (texts(language, room) for language in LANGUAGES)
    assert set(chinese) == set(english)
    assert {key: fields(chinese[key]) for key in chinese} == {key: fields(english[key]) for key in english}


@pytest.mark.parametrize("room", sorted({*ROOMS} - {"cli"}))  # what to try next names a person of the demo
def test_no_chinese_is_left_in_the_english_texts(room):
    left = {key: said for key, said in texts("en", room).items() if re.search("[\u4e00-\u9fff]", said)}
    assert not left


def test_a_text_is_found_by_its_room_and_key():
    assert text("zh", "tabs.incomplete", count=2) == "未完整：2 个问题"
    assert text("en", "tabs.incomplete", count=2) == "incomplete: 2 problem(s)"


# --- every reason has words


def codes_of(path):
    """Every code that a module gives as a reason: first in a tuple, or handed on by name."""
    found = set()
    for function in (
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
    ):
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            if getattr(call.func, "id", "") in ("Found", "Figure"):
                reasons = [arg for arg in (*call.args, *(key.value for key in call.keywords)) if is_reason(arg)]
                found.update(code for each in reasons for code in first_of(each, function))
            if getattr(call.func, "attr", "") == "_cut":
                found.update(arg.value for arg in call.args if isinstance(arg, ast.Constant))
    return found


def is_reason(node):
    return (
        isinstance(node, ast.Tuple) and node.elts and isinstance(node.elts[0], ast.Constant | ast.JoinedStr | ast.Name)
    )


def first_of(node, function):
    first = node.elts[0]
    if isinstance(first, ast.Constant):
        return {first.value}
    if isinstance(first, ast.JoinedStr):
        assert first.values[0].value == "mean_of_"
        return {"mean_of_person_months", "mean_of_persons", "mean_of_months"}
    given = [
        each.value
        for each in ast.walk(function)
        if isinstance(each, ast.Assign) and getattr(each.targets[0], "id", "") == first.id
    ]
    return {
        each.value
        for value in given
        for each in ast.walk(value)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


SOURCES = [*(HOUSE / "scoring").rglob("*.py"), *(HOUSE / "sheets_sync" / "tidy").rglob("*.py")]
CODES = sorted({code for path in SOURCES for code in codes_of(path) if re.fullmatch("[a-z][a-z_]+", code)})


def test_the_codes_are_really_found():
    assert {"sum", "beyond_quota", "cut_to", "withheld", "adjusted", "mean_of_months", "unset", "ladder"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_reason_code_has_words(code):
    assert code in SENTENCES
    assert all(code in texts(language, "reasons") for language in LANGUAGES)


def test_a_reason_without_words_is_shown_as_it_is():
    assert Words("zh").reason(figure("x", 1, reason=("brand_new", Decimal(3)))) == "brand_new 3"


# --- values


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        ("88.5", "points", "88.50 分", "88.50 points"),
        ("1020", "yuan", "1,020.00 元", "1,020.00 yuan"),
        ("-36.5", "yuan", "-36.50 元", "-36.50 yuan"),
        ("97.50", "percent", "97.5%", "97.5%"),
        ("3", "star", "三星", "3 stars"),
        ("1", "star", "一星", "1 star"),
        ("0", "star", "零星", "0 stars"),
        ("1", "yes_no", "是", "yes"),
        ("0", "yes_no", "否", "no"),
        ("2", "place", "第 2 名", "2"),
        ("930", "count", "930", "930"),
        ("0.5", "days", "0.5 天", "0.5 days"),
        ("12", "minutes", "12 分钟", "12 min"),
        ("0.95", "ratio", "0.95", "0.95"),
        ("3.2", "permille", "3.2‰", "3.2‰"),
    ],
)
def test_a_value_is_said_with_its_unit(value, unit, chinese, english):
    made = figure("x", value, unit)
    assert (Words("zh").value(made), Words("en").value(made)) == (chinese, english)


def test_a_value_is_rounded_for_the_eye_only():
    assert Words("zh").value(figure("x", Decimal(250) / 3)) == "83.33 分"


def test_a_count_is_said_with_what_it_counts_when_its_label_says_so():
    typed = figure("typing", 75, "count")
    handed_on = figure("skill", 75, "count", ("in_time", "2026-10-03"), [typed])
    words = Words("zh", LABELS)
    assert (words.value(typed), words.named(typed), words.value(handed_on)) == ("75 字/分", "打字 75 字/分", "75 字/分")


def test_stars_are_drawn_up_to_the_most_there_are():
    assert Words("zh").stars(Decimal(3)) == "★★★☆☆"
    assert Words("zh", most_stars=4).stars(Decimal(0)) == "☆☆☆☆"
    assert Words("zh").stars(Decimal("2.5")) == "2.5 星"


def test_a_setting_is_said_as_the_scheme_writes_it():
    words = Words("zh", LABELS)
    assert words.named(setting("star_pay.3", "90%", "0.9")) == "星级工资（三星） 90%"


def test_what_is_not_known_says_so():
    assert Words("zh").value(figure("x", None)) == "（未知）"


# --- reasons

RESULTS, TASKS = figure("results", 70), figure("tasks", "18.5")
SCORE = figure("score", "89.70")
LATE = figure("late", 1, "count", period="2026-08")
BAND = figure("rate", "0.8", "percent")
QUARTER = figure("score", "89.7")
MONTHS = [figure("score", value, period=f"2026-0{month}") for month, value in ((7, 90), (8, 88), (9, 92))]


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (figure("x", "88.5", reason=("sum",), parts=[RESULTS, TASKS]), "个人业绩 70.00 + 日常任务 18.50"),
        (figure("x", "65", reason=("sum",), parts=[RESULTS, figure("tasks", -5)]), "个人业绩 70.00 − 日常任务 5.00"),
        (
            figure(
                "x",
                85,
                reason=("weighted_sum",),
                parts=[RESULTS, setting("w", "80%", "0.8"), TASKS, setting("w", "20%", "0.2")],
            ),
            "个人业绩 70.00 × 80% + 日常任务 18.50 × 20%",
        ),
        (
            figure(
                "x", 100, reason=("cut_to", Decimal("106.5"), Decimal(100)), parts=[RESULTS, TASKS, setting("m", "100")]
            ),
            "个人业绩 70.00 + 日常任务 18.50 = 106.50，最多 100.00",
        ),
        (
            figure("x", 16, reason=("in_band", "> 0.5 ≤ 1"), parts=[BAND, setting("g", "16")]),
            "出错率 0.8% 在高于 0.5%、不高于 1% 一档，得 16.00",
        ),
        (figure("x", None, reason=("in_gap",), parts=[BAND]), "出错率 0.8% 不在任何一档里"),
        (figure("x", 90, reason=("mean", Decimal(3)), parts=MONTHS), "(90.00 + 88.00 + 92.00) ÷ 3"),
        (figure("x", 90, reason=("mean", Decimal(1)), parts=MONTHS[:1]), "只有一个月：绩效得分（2026年7月） 90.00"),
        (
            figure("x", 90, reason=("mean_of_person_months", Decimal(36)), parts=MONTHS),
            "组内每人每月的得分，共 36 个的平均",
        ),
        (
            figure("x", 3, "star", ("ladder", Decimal(4), Decimal(92), Decimal("2.30")), [QUARTER]),
            "绩效得分 89.70 分，差 2.30 到四星（需 92.00）",
        ),
        (
            figure(
                "x", 3, "star", ("ladder", Decimal(4), Decimal(92), Decimal("0.0004")), [figure("score", "91.9996")]
            ),
            "绩效得分 91.9996，差 0.0004 到四星（需 92）",
        ),
        (
            figure("x", 4, "star", ("beyond_quota", Decimal(5), Decimal(1), Decimal(24)), [SCORE]),
            "五星名额 1 名（按 24 人计），排在名额之外",
        ),
        (
            figure("x", 2, "place", ("place", Decimal(24), Decimal(2)), [SCORE]),
            "绩效得分 89.70 分，在 24 人中第 2 名（2 人并列）",
        ),
        (figure("x", None, "yuan", ("withheld", Decimal(2))), "有 2 个问题未解决，暂不发放"),
        (figure("x", None, "", ("unset", "min_score")), "方案里 min_score 还没有填（UNSET）"),
        (
            figure("x", None, reason=("not_known",), parts=[figure("rate", None), figure("tasks", None)]),
            "缺 出错率、日常任务",
        ),
        (figure("x", None, reason=("not_known",), parts=[Cell("b", "t", 1, 1)]), "没有读到"),
        (figure("x", 0, "yes_no", ("attendance_broken",), [LATE]), "迟到次数（2026年8月） 1"),
        (
            figure("x", 1, "yes_no", ("attendance_met", Decimal(2), Decimal(3))),
            "没有破全勤的记录，计次的假 2 次（至多 3 次）",
        ),
        (figure("x", 0, "star", ("lowered", Decimal(0)), [figure("gate", 1, "yes_no"), SCORE]), "因出勤达标，降为零星"),
        (
            figure(
                "x",
                1062,
                "yuan",
                ("formula", "star_pay * score / 100"),
                [figure("star_pay", 1200, "yuan"), figure("score", "88.5")],
            ),
            "星级工资 1,200.00 × 绩效得分 88.50 ÷ 100",
        ),
        (
            figure("x", 5, reason=("each", Decimal(10), Decimal(-5)), parts=[figure("late", 1, "count")]),
            "10 − 迟到次数 1 × 5",
        ),
        (
            figure(
                "x", 0, reason=("each_held", Decimal(10), Decimal(-5), Decimal(0)), parts=[figure("late", 3, "count")]
            ),
            "10 − 迟到次数 3 × 5，按 0.00 计",
        ),
        (
            figure(
                "x",
                36,
                reason=("target_share",),
                parts=[figure("late", 810, "count"), setting("t", "900"), setting("p", "40")],
            ),
            "迟到次数 810 ÷ 目标 900 × 40",
        ),
        (
            figure("x", 10, "yuan", ("by_days", Decimal(20), Decimal(31)), [figure("star_pay", 2000, "yuan")]),
            "星级工资 2,000.00 × 20 ÷ 31 天",
        ),
        (figure("x", 200, "yuan", ("prize_tied", Decimal(2)), [SCORE]), "绩效得分 89.70 分，2 人并列最高，都得全额"),
        (figure("x", 100, "yuan", ("adjusted", "国庆值班", "周敏")), "国庆值班（周敏批准）"),
        (figure("x", 2, "count", ("counted_over",), [LATE]), "迟到次数（2026年8月） 1"),
        (figure("x", 0, "count", ("counted_over",), [figure("late", 0, "count")]), "这几个月都没有"),
        (figure("x", 0, "count", ("none_recorded", "奖惩记录")), "“奖惩记录”里没有记录，计 0"),
        (
            figure(
                "x",
                3,
                "star",
                ("chosen",),
                [setting("star_pay", "3"), figure("standing", None, "word", word="probation")],
            ),
            "因为试用期，按方案定为 三星",
        ),
        (figure("x", 3, "star", ("chosen",), [figure("gate", 3, "star")]), "取出勤达标 三星"),
    ],
)
def test_a_reason_is_one_sentence(made, sentence):
    assert Words("zh", LABELS).reason(made) == sentence


@pytest.mark.parametrize(
    ("now", "chinese", "english"),
    [
        ("2026-10", "连续 3 个月都是：迟到次数 1", "3 months running: Late 1"),
        ("2026-Q4", "连续 3 个季度都是：迟到次数 1", "3 quarters running: Late 1"),
        ("2026-H2", "连续 3 个半年都是：迟到次数 1", "3 half-years running: Late 1"),
        ("2026", "连续 3 年都是：迟到次数 1", "3 years running: Late 1"),
    ],
)
def test_a_reason_counts_in_the_periods_of_the_scheme(now, chinese, english):
    held = figure("x", 1, "yes_no", ("streak", Decimal(3)), [figure("late", 1, "count")])
    assert Words("zh", LABELS, now=now).reason(held) == chinese
    assert Words("en", {"late": "Late"}, now=now).reason(held) == english


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (figure("x", None, reason=("no_month_served",)), "要看的各季都不在职"),
        (figure("x", 90, reason=("mean", Decimal(1)), parts=[QUARTER]), "只有一个季度：绩效得分 89.70"),
        (figure("x", 90, reason=("mean_of_person_months", Decimal(36))), "组内每人每季的得分，共 36 个的平均"),
        (figure("x", 90, reason=("mean_of_months", Decimal(36))), "组内各季的平均再平均（共 36 个得分）"),
        (figure("x", 0, "count", ("counted_over",), [figure("late", 0, "count")]), "这几个季度都没有"),
    ],
)
def test_a_reason_over_several_periods_names_their_kind(made, sentence):
    assert Words("zh", LABELS, now="2026-Q4").reason(made) == sentence


@pytest.mark.parametrize("code", ["no_history_of", "duplicate_row", "regular_before_confirmed", "history_in_score"])
def test_what_holds_of_periods_of_every_kind_does_not_speak_of_months(code):
    assert "month" not in text("en", f"problems.{code}")
    assert "月" not in text("zh", f"problems.{code}")


def test_a_reason_is_said_in_english_too():
    words = Words("en", {"score": "Score", "results": "Results", "tasks": "Tasks"})
    assert words.reason(figure("x", "88.5", reason=("sum",), parts=[RESULTS, TASKS])) == "Results 70.00 + Tasks 18.50"
    ladder = figure("x", 3, "star", ("ladder", Decimal(4), Decimal(92), Decimal("2.30")), [QUARTER])
    assert words.reason(ladder) == "Score 89.70 points, 2.30 short of 4 stars (needs 92.00)"


def test_a_payroll_sum_passes_over_items_that_are_nought():
    items = [figure("star_pay", 1200, "yuan"), figure("tasks", 0, "yuan"), figure("results", -50, "yuan")]
    assert (
        Words("zh", LABELS).reason(figure("x", 1150, "yuan", ("sum",), items)) == "星级工资 1,200.00 − 个人业绩 50.00"
    )


def test_a_figure_of_another_month_says_its_month_and_one_of_this_month_does_not():
    words = Words("zh", LABELS, now="2026-10")
    assert words.say(figure("late", 1, "count", period="2026-08")) == "迟到次数（2026年8月） 1"
    assert words.say(figure("late", 1, "count", period="2026-10")) == "迟到次数 1"


# --- places


def test_a_cell_is_said_with_its_book_and_what_stands_there():
    words = Words("zh")
    assert words.say(Cell("客服评分表.xlsx", "月度绩效", 17, 6, "80")) == "客服评分表.xlsx 月度绩效!F17「80」"
    assert words.say(Cell("客服评分表.xlsx", "月度绩效", 17, 6)) == "客服评分表.xlsx 月度绩效!F17（空）"
    assert words.say(Cell("考勤表.xlsx", "10月", 5, 3, width=31)) == "考勤表.xlsx 10月!C5:AG5"


def test_a_setting_is_said_with_its_file_and_key():
    cell = Cell("demo-rep-star/2026-01-01.yaml", "", 0, 0, "1200", key="star_pay.3")
    assert Words("zh").say(cell) == "demo-rep-star/2026-01-01.yaml settings.star_pay.3「1200」"
    assert Words("en").say(cell) == "demo-rep-star/2026-01-01.yaml settings.star_pay.3 “1200”"


def test_a_number_written_in_a_rule_itself_has_no_name():
    literal = Figure("take", Decimal(1), "", ("set",), (Cell("", "", 0, 0, "1", key="take"),))
    words = Words("zh", LABELS)
    assert words.reason(figure("x", 1, "count", ("chosen",), [literal])) == "方案所定"
    assert words.say(literal.parts[0]) == "方案规则里写的 1"
