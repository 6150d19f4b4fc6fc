"""What changed in a scheme: the setting, before and after, blamed on the file in which it stands."""

from dataclasses import replace

import pytest

from scoring.appraise import appraise
from sheets_sync.backends import memory
from sheets_sync.plan import plan
from sheets_sync.present import Receipt, present
from sheets_sync.present.causes import explained
from sheets_sync.present.plan_words import plan_lines
from sheets_sync.present.settings_used import settings_used
from tests.test_present_world import team
from tests.worlds import department, scheme, shipped, somebody

SCHEME = """
settings: {full: 40, fine: 300}
names: {full: {zh: 满分, en: Full score}, fine: {zh: 罚款, en: Fine}}
facts: {done: {unit: count, zh: 接待量, en: Contacts}}
score: {points: {rule: completion, of: done, target: 100, points: full, zh: 得分, en: Points}}
pay: {cut: {rule: formula, formula: 1000 - fine, gives: yuan, zh: 扣款, en: Cut}}
pays: [cut]
headline: {score: points}
"""


@pytest.fixture(autouse=True)
def _fresh():
    memory.fresh()


def books(text):
    known = department([somebody("甲")], {"甲": {"always": {"done": 50}}})
    appraisal = appraise(known, {"rep": ((scheme(text),),)})
    ours = {key: replace(each, at=f"memory:{key}") for key, each in team().ours.items()}
    return present(replace(team(), ours=ours), appraisal, known, Receipt({}, {}, "0.1.0")), appraisal


def told(before, after):
    """The lines of the plan when a scheme is changed."""
    for wanted in books(before)[0]:
        memory.write(wanted, "")
    wanted, appraisal = books(after)
    found = plan(wanted, {each.address: memory.read(each.address) for each in wanted})
    return plan_lines(explained(found, appraisal, "zh"), "zh")


def test_a_plan_names_the_setting_before_and_after():
    lines = told(SCHEME, SCHEME.replace("full: 40", "full: 30"))
    assert "方案 drill/2020-01-01.yaml 的“满分”40 → 30" in lines
    assert any(line.strip() == "得分 20.00 → 15.00：方案 drill/2020-01-01.yaml 的“满分”40 → 30" for line in lines)


def test_what_pay_is_made_of_is_named_without_the_amount_and_pay_that_was_written_is_warned_of():
    lines = told(SCHEME, SCHEME.replace("fine: 300", "fine: 301"))
    assert "方案 drill/2020-01-01.yaml 的“罚款”变了" in lines
    assert lines[-1].startswith("注意：方案变了，写过的工资跟着变。")
    assert lines[-2].startswith("应发合计 700.00 → 699.00（−1.00）：0 人多，1 人少 1.00")


def test_a_setting_of_a_base_is_kept_with_its_file():
    made = settings_used(shipped("demo-rep-star")[0][0])
    assert any(" ← bozhen-rep-star/" in kept for kept in made.values())
