"""What an open setting holds up: no more than what the other settings let it."""

from sheets_sync.settings.open_settings import open_settings
from tests.worlds import scheme

PAID = """
settings: {model: MODEL, rate: UNSET}
choices: {model: [fixed, commission]}
facts: {sales: {unit: yuan}}
pay:
  commission: {rule: formula, formula: sales * rate, gives: yuan}
  wage: {rule: choose, cases: [{when: {model: commission}, take: commission}, {take: 100}], gives: yuan}
pays: [wage]
"""


def uses(model):
    return [(each.name, each.uses) for each in open_settings(scheme(PAID.replace("MODEL", model)))]


def test_a_case_that_a_setting_rules_out_holds_nothing_up():
    assert (uses("commission"), uses("fixed")) == ([("rate", ("wage",))], [("rate", ("commission",))])


def test_while_the_deciding_setting_is_open_itself_every_case_may_hold():
    assert uses("UNSET") == [("model", ("wage",)), ("rate", ("wage",))]
