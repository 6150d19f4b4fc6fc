"""The columns of what people look at first: called what they are, left out when empty, and never silently unknown."""

from dataclasses import replace
from decimal import Decimal

from scoring.appraise import appraise
from scoring.figure import Cell, Figure
from scoring.problem import Problem
from sheets_sync.present import Receipt, Words, present
from sheets_sync.present.problems import message
from tests.test_present_world import tab, team
from tests.worlds import department, scheme, somebody

ABSENCE = """
facts: {lost: {unit: days, zh: 旷工, en: Absence}}
score:
  absent_days: {rule: total, of: [lost], zh: 旷工天数, en: Days absent}
  warned: {rule: meets, all: {absent_days: {at_least: 3}}, zh: 警告过, en: Was warned}
award:
  warning: {rule: streak, months: 2, when: {warned: yes}, zh: 警告, en: Warning}
headline: {score: absent_days, proposals: [warning]}
"""


def made(facts, key="summary", title="汇总"):
    known = department([somebody("甲")], {"甲": facts})
    appraisal = appraise(known, {"rep": ((scheme(ABSENCE),),)})
    books = present(team(), appraisal, known, Receipt({}, {}, "0.1.0"))
    return tab(next(each for each in books if each.key == key), title)


def by_title(found):
    return dict(zip([each.title for each in found.columns], found.rows[0], strict=True))


MONTHS = {"2026-09": {"lost": 1}, "2026-10": {"lost": 3}}


def test_the_first_figure_is_called_what_it_is_and_empty_columns_are_left_out():
    columns = list(by_title(made(MONTHS)))
    assert columns == ["工号", "姓名", "岗位", "组别", "旷工天数", "奖项", "提示", "状态"]
    row = by_title(made(MONTHS, "results", "结果"))
    assert list(row) == ["工号", "姓名", "组别", "旷工天数", "奖项", "理由"]
    assert row["理由"].startswith("旷工天数：")
    assert "汇总的旷工天数合计" in [row[1] for row in made(MONTHS, title="回执").rows]


def test_a_proposal_that_is_not_known_is_said_and_keeps_the_state_from_being_complete():
    assert by_title(made(MONTHS))["状态"] == "完整"
    row = by_title(made({"2026-09": {"lost": None}, "2026-10": {"lost": 3}}))
    assert (row["提示"], row["状态"]) == ("警告：未知（缺 2026年9月）", "有未知：警告")


def test_what_cannot_be_worked_out_says_why_as_its_figure_does_and_of_how_many_people():
    details = {"person": "甲某, 乙某", "count": "2", "item": "due_on", "reason": "calendar_unknown|2027"}
    lost = Problem("cannot_work_out", Cell("册.xlsx", "员工名册", 2, 5), details)
    said = message(lost, "zh", Words("zh", {"due_on": "期限"}))
    assert said.startswith("2 人的“期限”算不出来：")
    assert "2027" in said
    assert "2 people" in message(lost, "en", Words("en", {"due_on": "due day"}))


def test_two_numbers_that_are_compared_are_said_with_digits_that_tell_them_apart():
    own = Figure("order_rate", Decimal("39.3365"), "percent")
    mark = Figure("shop_rate", Decimal("39.3443"), "percent")
    words = Words("zh", {"order_rate": "下单率", "shop_rate": "平均下单率"})
    behind = Figure("points", Decimal(-1), "points", ("behind_benchmark",), (own, mark))
    assert words.reason(behind) == "下单率 39.337%，不及平均下单率 39.344%"
    assert words.reason(replace(behind, reason=("not_met_because",))) == "因为下单率 39.337%、平均下单率 39.344%"


def test_who_is_not_ranked_has_no_unknown_place():
    assert Words("zh").value(Figure("place", None, "place", ("not_eligible",))) == "不排名"


PAID = """
who: {standing: [regular, probation]}
facts: {sold: {unit: yuan, zh: 销售额, en: Sales}}
pay:
  share: {rule: formula, formula: sold * 0.01, gives: yuan, zh: 提成, en: Commission}
pays: [share]
"""
ALSO = """
who: {standing: regular}
facts: {lost: {unit: days, zh: 旷工, en: Absence}}
score:
  absent_days: {rule: total, of: [lost], zh: 旷工天数, en: Days absent}
headline: {score: absent_days}
"""


def by_person(key, title):
    people = [somebody("甲"), somebody("乙", stand_in=True), somebody("丙", probation=True)]
    known = department(people, {each.id: {"2026-10": {"sold": 900, "lost": 0}} for each in people})
    schemes = [
        replace(scheme(PAID), title={"zh": "提成方案"}),
        replace(scheme(ALSO), title={"zh": "纪律方案"}, id="also"),
    ]
    appraisal = appraise(known, {"rep": tuple((each,) for each in schemes)})
    books = present(team(), appraisal, known, Receipt({}, {}, "0.1.0"))
    found = tab(next(each for each in books if each.key == key), title)
    titles = [each.title for each in found.columns]
    return {row[0]: dict(zip(titles, row, strict=True)) for row in found.rows}


def test_who_is_paid_nothing_because_nobody_appraises_them_has_that_as_their_remark():
    rows = by_person("payroll", "工资")
    assert [(key, rows[key]["应发合计"], rows[key]["备注"]) for key in ("甲", "乙", "丙")] == [
        ("甲", Decimal("9.00"), ""),
        ("乙", Decimal("0.00"), "不参加本方案考核：顶岗（提成方案）"),
        ("丙", Decimal("9.00"), ""),
    ]


def test_the_summary_tells_which_schemes_do_not_appraise_somebody():
    rows = by_person("summary", "汇总")
    assert [rows[key]["提示"] for key in ("甲", "乙", "丙")] == [
        "",
        "顶岗；不参加本方案考核：顶岗（提成方案、纪律方案）",
        "试用期；不参加本方案考核：试用期（纪律方案）",
    ]
