"""How long somebody has served: full months since a day."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.facts import View
from scoring.figure import Figure
from scoring.period import Period
from scoring.work import work_out
from tests.worlds import OCTOBER, answer, rule, scheme, somebody, view

END = "{rule: months_since, of: hire_date}"


def months(day, period, text=END, **dates):
    fact = Figure("hire_date", None, "date", ("read",), word=day)
    return rule(text).figure(View(somebody(**dates), period, {"hire_date": fact}, {})).value


@pytest.mark.parametrize(
    ("day", "period", "full"),
    [
        ("2026-03-01", Period(2026, 3), 1),
        ("2026-03-02", Period(2026, 3), 0),
        ("2026-08-31", Period(2026, 9), 1),
        ("2024-02-29", Period(2025, 2), 12),
        ("2025-10-15", Period(2026, 12), 14),
        ("2023-12-31", Period(2026, 12), 36),
        ("2024-01-02", Period(2026, 12), 35),
        ("2027-01-01", Period(2026, 12), 0),
    ],
)
def test_a_month_is_full_on_the_same_day_of_a_later_month(day, period, full):
    assert months(day, period) == full


def test_at_the_start_of_the_period_the_month_itself_does_not_count():
    text = "{rule: months_since, of: hire_date, at: period_start}"
    assert (months("2026-03-01", Period(2026, 3), text), months("2026-03-01", Period(2026, 4), text)) == (0, 1)


@pytest.mark.parametrize(("left", "full"), [("2026-01-05", 60), ("2026-12-31", 72), ("2027-03-01", 72)])
def test_of_who_left_the_months_end_with_the_last_day_served(left, full):
    text = "{rule: months_since, of: hire_date, at: last_day}"
    assert months("2021-01-01", Period(2026, 1, 12), text, left=left) == full


def test_a_cut_off_month_ends_on_its_own_last_day():
    assert months("2024-02-21", Period(2024, 3, 1, 21)) == 1


def test_a_day_that_is_not_known_gives_no_answer():
    unknown = Figure("hire_date", None, "date", ("not_known",))
    assert rule(END).figure(View(somebody(), Period(2026, 3), {"hire_date": unknown}, {})).value is None


@given(st.dates(date(2000, 1, 1), date(2026, 12, 31)), st.integers(0, 400))
def test_one_month_later_one_month_more_is_full(begun, count):
    period = Period.of(begun).shift(count)
    assert months(str(begun), period.shift(1)) == months(str(begun), period) + Decimal(1)


# --- a day that there is not, for nothing is due


NOTHING_DUE = """
  facts: {wanted: {unit: yes_no}, handed: {unit: date}}
  score:
    plan_due: {rule: due, from: period_start, days: 3, when: {wanted: yes}}
    months_over: {rule: months_since, of: plan_due}
    late: {rule: meets, all: {handed: {above: plan_due}}}
    in_time: {rule: meets, all: {handed: {up_to: plan_due}}}
    overdue: {rule: meets, all: {plan_due: {below: handed}}}
"""


def due_of(wanted):
    facts = {
        "wanted": Figure("wanted", Decimal(wanted), "yes_no", ("read",)),
        "handed": Figure("handed", None, "date", ("read",), word="2026-10-09"),
    }
    seen = View(somebody(), OCTOBER, facts, {})
    work_out(scheme(NOTHING_DUE).items, [seen], [seen], seen)
    return seen


def test_where_nothing_is_due_no_months_have_passed_since_and_nobody_can_say_how_many():
    seen = due_of(0)
    assert (seen["plan_due"].word, seen["months_over"].value) == ("none", None)
    assert seen["months_over"].reason == ("nothing_due",)


def test_nobody_is_late_for_what_is_not_due():
    assert [due_of(0)[name].value for name in ("late", "in_time", "overdue")] == [0, 1, 0]
    assert [due_of(1)[name].value for name in ("late", "in_time", "overdue")] == [1, 0, 1]


def test_what_was_done_on_no_day_was_not_done_in_time():
    seen = view({"x": "60"}, period=OCTOBER)
    seen.figures["done"] = due_of(0)["plan_due"]
    found = answer("{rule: value_at, of: x, at: quarter_start, done: done, by_day: 5}", seen)
    assert (found.value, found.reason) == (None, ("nothing_due",))
