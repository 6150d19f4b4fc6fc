"""Why somebody has no star more: one sentence, down to the cause."""

from datetime import date
from decimal import Decimal

import pytest

from scoring.figure import Cell
from scoring.problem import Problem
from sheets_sync.present import Words, why_not_more, words_for
from sheets_sync.present.problems import message
from tests.test_present_world import appraised, person

FULL = {"workload": 900, "daily_tasks": 20}


def why(changed=None, others=(), language="zh", **more):
    """Why the first one has no star more, among enough others for one five-star place."""
    first = person("001", "李娜", **more)
    lead = [person("900", "赵敏", "lead")]
    crowd = [person(f"{number:03}", f"人{number}") for number in range(2, 21)]
    results = appraised([first, *crowd, *lead, *others], changed).results
    result = next(each for each in results if each.view.person.id == "001")
    return why_not_more(result, words_for(appraised([first, *lead]), result.view.person.role, language))


def test_the_score_is_short_of_the_next_standard():
    assert why() == "上季度平均分 94.00 分，差 2.00 到五星（需 96.00）；本季技能成绩 90 字/分，差 5 到五星（需 95）"


def test_only_the_weakest_standard_is_named():
    assert why({"001": {**FULL, "typing_cpm": 75}}) == "本季技能成绩 75 字/分，差 10 到四星（需 85）"
    assert why({"001": {"daily_tasks": 10, "typing_cpm": 99}}) == "上季度平均分 86.00 分，差 6.00 到四星（需 92.00）"


def test_attendance_of_last_quarter_was_not_met():
    assert why({("001", 8): {"late_count": 1}}) == "上季度出勤达标：否（迟到次数（2026年8月） 1）"


def test_without_the_score_attendance_would_not_have_helped():
    assert why({"001": {"workload": 300, "daily_tasks": 0}, ("001", 8): {"late_count": 1}}) == (
        "上季度平均分 53.33 分，差 6.67 到一星（需 60.00）"
    )


def test_too_many_leaves_close_the_gate():
    assert why({("001", 7): {"comp_leave_count": 2}, ("001", 9): {"comp_leave_count": 2}}) == (
        "上季度出勤达标：否（计次的假 4 次，多于 3 次：调休次数（2026年7月） 2、调休次数（2026年9月） 2）"
    )


def test_the_five_star_places_are_taken():
    best = {"typing_cpm": 99, **FULL}
    assert why({"001": best, "002": {**best, "typing_cpm": 100}}) == "五星名额已满（1 名，按 20 人计）"


def test_the_best_have_nothing_above_them():
    assert why({"001": {"typing_cpm": 99, **FULL}}) == "已是最高星级"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({("001", 10): {"attitude_complaint_count": 1}}, "态度投诉成立 1，降为零星"),
        ({("001", 10): {"absent_count": 1}}, "旷工次数 1，降为零星"),
        ({("001", 9): {"zero_star_decision_count": 1}}, "三个月零星决定（2026年9月） 1，降为零星"),
        (
            {("001", 9): {"bad_attitude_count": 1}, ("001", 10): {"bad_attitude_count": 2}},
            "服务态度异常 2、服务态度异常（2026年9月） 1，降为零星",
        ),
    ],
)
def test_what_lowered_the_stars_is_told_down_to_what_was_recorded(facts, said):
    assert why(facts) == said


def test_praise_raised_the_stars_and_the_standard_still_says_why_not_more():
    assert why({"001": {"daily_tasks": 10}, ("001", 9): {"praise_count": 1, "daily_tasks": 10}}) == (
        "季度评为三星，因书面表扬（2026年9月） 1，升 1 星；上季度平均分 86.00 分，差 6.00 到四星（需 92.00）"
    )


def test_praise_that_led_to_the_top_is_told():
    assert why({"001": {**FULL, "typing_cpm": 90}, ("001", 10): {"praise_count": 1, **FULL}}) == (
        "季度评为四星，因书面表扬 1，升 1 星；已是最高星级"
    )


def test_probation_counts_as_its_level_and_share():
    assert why(probation=True, hired=date(2026, 9, 1)) == "试用期按三星的 90% 计"


def test_the_month_of_confirmation_counts_as_a_level():
    assert why(hired=date(2026, 7, 6), confirmed=date(2026, 10, 6)) == "转正当月按三星计"


def test_too_few_months_after_confirmation():
    assert why(hired=date(2026, 6, 6), confirmed=date(2026, 9, 6)) == "上季度转正后月数 0按三星计"


def test_what_is_not_known_cannot_be_evaluated():
    assert why({("001", 8): {"daily_tasks": None}}) == "还不能评：缺 异动后星级"


def test_a_lead_is_told_by_the_group():
    weak = {f"{number:03}": {"daily_tasks": 10} for number in range(2, 21)}
    assert why(weak, role="lead") == "评星用平均分 86.00 分，差 6.00 到四星（需 92.00）"
    assert why(role="lead") == "已是最高星级"


def test_it_is_said_in_english_too():
    said = why({"001": {**FULL, "typing_cpm": 75}}, language="en")
    assert said == "Skill of this quarter 75 characters/min, 10 short of 4 stars (needs 85)"


def test_a_shortfall_too_small_for_two_decimals_is_not_rounded_away():
    nearly = {"001": {"workload": "764.9995", "daily_tasks": 18, "typing_cpm": 99}}
    assert Decimal("764.9995") / 900 * 40 + 58 < 92
    assert why(nearly) == "上季度平均分 91.99998，差 0.00002 到四星（需 92）"


def test_what_has_nothing_to_say_is_left_out_of_a_message():
    def said(code, **details):
        return message(Problem(code, Cell("a.xlsx", "t", 1, 1, ""), details), "zh")

    assert said("unknown_word", found="x", known="甲", nearest="") == "“x”不认识。可以写：甲。"
    assert said("unknown_person", found="9", nearest="—").startswith("员工名册里没有“9”。请")
    assert said("tab_missing", wanted="t", nearest="", found="a").startswith("找不到工作表“t”（现有：a）。")
    assert said("out_of_range", column="c", found="-1", least="0", most="—") == "“c”的 -1 小于 0。请核对。"
    assert said("blank_cell", column="批准人") == "“批准人”是空的。请填上。"
    assert said("blank_cell", column="工作量").endswith("空白不会当作 0。")


def test_settings_inside_others_are_told_by_their_place():
    words = Words("zh", {"bands": "出错率分档", "least": "各星得分标准", "pay": "定额"})
    assert words.label("bands.1.gives") == "出错率分档第 2 档"
    assert words.label("least.3") == "各星得分标准（三星）"
    assert words.label("pay.3") == "定额（3）"
