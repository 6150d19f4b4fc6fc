"""Full attendance and part months: what breaks them, what is counted, what a month means that was not served whole."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.period import Period
from tests.worlds import answer, mistakes_in, somebody, values, view

CLEAN = {"late": "0", "absent": "0", "sick": "0", "comp": "0"}


def attendance(over="this_month", counted="[comp]", at_most="3", part_month="fails"):
    return (
        f"{{rule: full_attendance, over: {over}, never: [late, absent], leaves: [sick, comp], "
        f"counted: {counted}, at_most: {at_most}, part_month: {part_month}}}"
    )


# --- full_attendance


@pytest.mark.parametrize(
    ("odd", "expected"),
    [
        ({}, 1),
        ({"late": "1"}, 0),
        ({"absent": "0.5"}, 0),
        ({"sick": "1"}, 0),
        ({"comp": "3"}, 1),
        ({"comp": "4"}, 0),
        ({"comp": "3.5"}, 0),
        ({"comp": "3", "sick": "0.5"}, 0),
    ],
)
def test_nothing_that_breaks_it_happened_and_the_counted_leaves_are_at_most_three(odd, expected):
    assert values(attendance(), view({**CLEAN, **odd})) == [expected]


def test_leaves_that_are_counted_together_share_the_limit():
    text = attendance(counted="[sick, comp]")
    said = [{"sick": "1", "comp": "2"}, {"sick": "2", "comp": "2"}]
    assert values(text, *(view({**CLEAN, **each}) for each in said)) == [1, 0]


@pytest.mark.parametrize(
    ("odd", "expected"),
    [
        ({"late": None}, None),
        ({"late": None, "absent": "1"}, 0),
        ({"comp": None}, None),
        ({"comp": None, "late": "1"}, 0),
        ({"sick": None, "comp": "9"}, None),
    ],
)
def test_a_count_that_nobody_knows_leaves_it_open_unless_something_else_breaks_it(odd, expected):
    assert values(attendance(), view({**CLEAN, **odd})) == [expected]


def test_what_nobody_keeps_is_not_taken_for_nought():
    assert values(attendance(), view({"late": "0", "absent": "0", "comp": "0"})) == [None]


def test_a_lost_limit_leaves_it_open_unless_something_breaks_it():
    text = attendance(at_most="UNSET")
    assert values(text, view(CLEAN), view({**CLEAN, "late": "1"})) == [None, 0]


@pytest.mark.parametrize(
    ("person", "fails", "counts"),
    [
        ({"hired": "2026-10-01"}, 1, 1),
        ({"hired": "2026-10-02"}, 0, 1),
        ({"left": "2026-10-31"}, 1, 1),
        ({"left": "2026-10-30"}, 0, 1),
    ],
)
def test_a_month_that_was_not_served_whole_fails_or_counts_as_the_scheme_says(person, fails, counts):
    served = view(CLEAN, person=somebody(**person))
    assert values(attendance(), served) == [fails]
    assert values(attendance(part_month="counts"), served) == [counts]


def test_a_quarter_adds_its_months_up():
    text = attendance(over="previous_quarter", part_month="counts")
    past = {f"2026-0{month}": {**CLEAN, "comp": "1"} for month in (7, 8, 9)}
    assert values(text, view({}, past)) == [1]
    assert values(text, view({}, {**past, "2026-08": {**CLEAN, "comp": "2"}})) == [0]


def test_lateness_in_any_month_of_the_quarter_breaks_it_and_the_present_month_does_not_matter():
    text = attendance(over="previous_quarter", part_month="counts")
    past = {f"2026-0{month}": CLEAN for month in (7, 8, 9)}
    assert values(text, view({**CLEAN, "late": "5"}, past)) == [1]
    broken = answer(text, view({}, {**past, "2026-07": {**CLEAN, "late": "1"}}))
    assert (broken.value, [(part.name, part.period) for part in broken.parts]) == (0, [("late", "2026-07")])


def test_who_served_no_month_of_the_quarter_has_no_answer():
    found = answer(attendance(over="previous_quarter"), view(CLEAN))
    assert (found.value, found.reason) == (None, ("no_month_served",))


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (attendance(counted="[cmp]"), [("counted.0", "unknown_word")]),
        (attendance(counted="UNSET"), [("counted.0", "unknown_word")]),
        (attendance(counted="[]"), []),
        (attendance(over="last_year"), [("over", "unknown_word")]),
        (attendance(part_month="maybe"), [("part_month", "unknown_word")]),
    ],
)
def test_a_slip_in_the_counted_leaves_would_break_everybody_and_is_refused(text, mistakes):
    assert mistakes_in(text) == mistakes


def test_no_counted_leave_at_all_means_that_every_leave_breaks_it():
    assert values(attendance(counted="[]"), view({**CLEAN, "comp": "1"})) == [0]


@given(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))
def test_the_order_in_which_leaves_were_taken_does_not_matter(july, august, september):
    text = attendance(over="previous_quarter", part_month="counts")
    past = {f"2026-0{7 + i}": {**CLEAN, "comp": str(n)} for i, n in enumerate((july, august, september))}
    assert values(text, view({}, past)) == [int(july + august + september <= 3)]


# --- prorate

PRORATE = "{rule: prorate, of: pay, mode: by_calendar_days}"


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({}, "2000"),
        ({"hired": "2026-10-01"}, "2000"),
        ({"hired": "2026-10-12"}, "1290.32"),
        ({"hired": "2026-10-31"}, "64.52"),
        ({"left": "2026-10-01"}, "64.52"),
        ({"hired": "2026-10-10", "left": "2026-10-19"}, "645.16"),
    ],
)
def test_a_part_month_is_paid_by_calendar_days(person, expected):
    (amount,) = values(PRORATE, view({"pay": "2000"}, person=somebody(**person)))
    assert amount.quantize(Decimal("0.01")) == Decimal(expected)


@pytest.mark.parametrize(("year", "days"), [(2027, 28), (2028, 29)])
def test_february_has_the_days_that_its_year_gives_it(year, days):
    person = somebody(hired=f"{year}-02-15")
    (amount,) = values(PRORATE, view({"pay": "2800"}, person=person, period=Period(year, 2)))
    assert amount.quantize(Decimal("0.01")) == (Decimal(2800) * (days - 14) / days).quantize(Decimal("0.01"))


def test_whole_pay_for_a_part_month_when_the_scheme_says_so():
    text = "{rule: prorate, of: pay, mode: whole}"
    assert values(text, view({"pay": "2000"}, person=somebody(hired="2026-10-12"))) == [2000]


def test_a_lost_mode_stops_only_those_with_a_part_month():
    text = "{rule: prorate, of: pay, mode: UNSET}"
    assert values(text, view({"pay": "2000"}), view({"pay": "2000"}, person=somebody(left="2026-10-12"))) == [
        2000,
        None,
    ]


def test_pay_that_nobody_knows_is_not_prorated_to_nought():
    assert values(PRORATE, view({"pay": None}, person=somebody(hired="2026-10-12"))) == [None]


def test_a_number_of_the_scheme_may_be_prorated():
    text = "{rule: prorate, of: 2800, mode: by_calendar_days}"
    (amount,) = values(text, view({}, person=somebody(left="2026-10-15")))
    assert amount.quantize(Decimal("0.01")) == Decimal("1354.84")


@given(st.integers(1, 30), st.decimals(min_value=0, max_value=9999, places=2))
def test_two_halves_of_a_month_are_worth_the_whole(day, pay):
    first = view({"pay": str(pay)}, person=somebody(left=f"2026-10-{day:02}"))
    second = view({"pay": str(pay)}, person=somebody(hired=f"2026-10-{day + 1:02}"))
    assert abs(sum(values(PRORATE, first, second)) - pay) < Decimal("1E-20")
