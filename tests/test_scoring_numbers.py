"""Numbers, months and forms at the bottom of everything: exact, rounded once, and read as they were written."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.facts import measure
from scoring.figure import Cell, Figure, explain, letters
from scoring.form import Unset, fill, nearest
from scoring.number import divide, number, rounded, settled, times
from scoring.period import SPANS, Period, months_of
from scoring.person import Person
from scoring.problem import Problem
from scoring.rules import word
from scoring.written import Headline

MONTHS = st.builds(Period, st.integers(1900, 2100), st.integers(1, 12))


# --- numbers


@pytest.mark.parametrize("text", ["0", "88.50", "-3", " 5 ", "+5", "00.10", "9" * 60])
def test_a_plain_decimal_is_read_as_it_stands(text):
    assert number(text) == Decimal(text.strip())


@pytest.mark.parametrize(
    "text", ["", "1e3", "1E3", "nan", "inf", "-Infinity", "1_000", "1,000", "９５", "5%", "0x1", "--1", "1.2.3"]
)
def test_what_is_no_plain_decimal_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        number(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.005", "0.01"),
        ("0.0049999", "0.00"),
        ("-0.005", "-0.01"),
        ("2.675", "2.68"),
        ("1.00499999999999999999999", "1.01"),
    ],
)
def test_money_is_rounded_half_up_and_a_hair_below_half_is_half(value, expected):
    assert str(rounded(Decimal(value))) == expected


@given(st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=999))
def test_rounding_agrees_with_fractions(value):
    cents = abs(value) * 100
    expected = (2 * cents.numerator + cents.denominator) // (2 * cents.denominator)
    found = rounded(divide(Decimal(value.numerator), Decimal(value.denominator)))
    assert abs(Fraction(found)) * 100 == expected


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_quotient_times_its_divisor_is_settled_to_what_was_divided(above, below):
    assert settled(times(divide(Decimal(above), Decimal(below)), Decimal(below))) == above


@pytest.mark.parametrize("text", ["9" * 30, "-" + "9" * 80, "9" * 49 + ".5"])
def test_a_number_beyond_all_measure_is_left_as_it_is_rather_than_stopping_everybody(text):
    assert settled(Decimal(text)) == rounded(Decimal(text)) == Decimal(text)


# --- months


@given(MONTHS, st.integers(-100, 100))
def test_going_back_undoes_going_on(month, by):
    assert month.shift(by).shift(-by) == month


@given(MONTHS)
def test_a_quarter_holds_its_month_and_follows_the_one_before(month):
    assert month in month.quarter()
    assert month.previous_quarter()[-1].shift(1) == month.quarter()[0] == month.quarter_start
    assert months_of("quarter_to_date", month)[-1] == month


@given(MONTHS)
def test_the_days_of_a_month_are_those_between_its_first_and_last(month):
    assert (month.last - month.first).days + 1 == month.days
    assert Period.of(month.first) == Period.of(month.last) == Period.parse(str(month)) == month


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("this_month", ["2027-02"]),
        ("previous_month", ["2027-01"]),
        ("this_quarter", ["2027-01", "2027-02", "2027-03"]),
        ("quarter_to_date", ["2027-01", "2027-02"]),
        ("previous_quarter", ["2026-10", "2026-11", "2026-12"]),
    ],
)
def test_a_word_names_months_relative_to_the_one_appraised(span, expected):
    assert [str(month) for month in months_of(span, Period(2027, 2))] == expected
    assert span in SPANS


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-1", "202610", "2026/10", "2026-10-01", "", "26-10"])
def test_a_month_is_written_in_one_way(text):
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(text)


# --- people


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ({}, 31),
        ({"hired": date(2026, 10, 1)}, 31),
        ({"hired": date(2026, 10, 31)}, 1),
        ({"hired": date(2026, 11, 1)}, 0),
        ({"left": date(2026, 10, 1)}, 1),
        ({"left": date(2026, 9, 30)}, 0),
        ({"hired": date(2026, 10, 12), "left": date(2026, 10, 11)}, 0),
    ],
)
def test_the_days_served_are_counted_with_the_first_and_the_last(said, days):
    assert Person("007", "甲某", "rep", **said).days_served(Period(2026, 10)) == days


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ({}, "regular"),
        ({"probation": True}, "probation"),
        ({"probation": True, "confirmed": date(2026, 11, 1)}, "probation"),
        ({"confirmed": date(2026, 11, 1)}, "probation"),
        ({"probation": True, "confirmed": date(2026, 10, 31)}, "confirming"),
        ({"confirmed": date(2026, 10, 1)}, "confirming"),
        ({"probation": True, "confirmed": date(2026, 9, 30)}, "regular"),
        ({"left": date(2026, 9, 30)}, "absent"),
    ],
)
def test_what_somebody_is_in_a_month_follows_from_the_day_of_confirmation(said, standing):
    assert Person("007", "甲某", "rep", **said).standing(Period(2026, 10)) == standing


# --- figures


@given(st.integers(1, 20000))
def test_the_letters_of_a_column_count_in_twenty_six(column):
    back = 0
    for letter in letters(column):
        back = back * 26 + ord(letter) - 64
    assert back == column


def test_the_cells_below_a_figure_are_told_once_and_in_order():
    first, second = Cell("a", "t", 1, 1), Cell("a", "t", 2, 1)
    low = Figure("x", Decimal(1), "points", parts=(first, second))
    assert list(Figure("y", Decimal(2), "points", parts=(low, second, low, first)).cells()) == [first, second]


def test_figures_are_told_as_trees_and_what_was_told_once_is_not_told_again():
    typed = Cell("册", "表", 2, 3, "80")
    low = Figure("low", Decimal(80), "points", parts=(Figure("read", Decimal(80), "points", parts=(typed,)),))
    high = Figure("high", Decimal(160), "points", parts=(low, Figure("ten", Decimal(10), "points"), low))
    told = explain([high], lambda each: each.name if isinstance(each, Figure) else each.address)
    assert told == ["high", "├─ low", "│  └─ read ← C2", "├─ ten", "└─ low …"]
    assert explain([high], lambda each: each.name, depth=0) == ["high"]


def test_a_measure_is_read_or_not_known():
    cell = Cell("册", "表", 2, 3)
    assert measure("x", Decimal(1), "points", cell) == Figure("x", Decimal(1), "points", ("read",), (cell,))
    assert measure("x", None, "points").reason == ("not_known",)


def test_a_word_that_is_none_has_no_record():
    with pytest.raises(KeyError):
        word("totl")


def test_a_figure_is_known_by_its_number_or_its_word():
    assert Figure("x", Decimal(0), "points").known
    assert Figure("x", None, "word", word="senior").known
    assert not Figure("x", None, "word").known


def test_problems_are_sorted_by_where_they_stand():
    rows = [
        Problem("b", Cell("册", "表", row, column), person_id=who)
        for row, column, who in ((10, 1, ""), (9, 2, ""), (9, 1, "乙"))
    ]
    ordered = sorted(rows, key=Problem.sort_key)
    assert [(each.where.row, each.where.column) for each in ordered] == [(9, 1), (9, 2), (10, 1)]


# --- the form


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Decimal, "5%", Decimal("0.05")),
        (Decimal, "-1.50", Decimal("-1.50")),
        (bool, "是", True),
        (bool, "false", False),
        (int, "-12", -12),
        (date, "2026-02-28", date(2026, 2, 28)),
        (Decimal | None, "none", None),
        (Decimal | None, "", None),
        (tuple[str, ...], "one", ("one",)),
        (dict[str, int], {"a": "1"}, {"a": 1}),
        (Decimal | Unset, "UNSET", Unset("x")),
    ],
)
def test_a_text_is_read_by_the_type_of_its_field(kind, text, expected):
    assert fill(kind, text, ("x",)) == (expected, [])


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        (int, "1.0", "not_a_whole_number"),
        (int, "9999999999", "not_a_whole_number"),
        (int, "１", None),
        (date, "2026-2-3", "not_a_day"),
        (date, "2026-02-30", "not_a_day"),
        (bool, "1", "not_a_yes_or_no"),
        (bool, "Yes", "not_a_yes_or_no"),
        (Decimal, "%", "not_a_number"),
        (Decimal, "", "not_a_number"),
        (Decimal, ["1"], "not_one_value"),
        (dict[str, int], "a", "not_a_table"),
        (Headline, {"score": {"a": "b"}}, "not_one_value"),
        (Headline, {"stars": "a"}, "unknown_key"),
        (Headline, [], "not_a_table"),
    ],
)
def test_a_text_that_its_field_cannot_be_is_told(kind, data, code):
    _, mistakes = fill(kind, data)
    assert [each.code for each in mistakes] == ([code] if code else [])


def test_all_mistakes_of_a_record_are_told_at_once():
    _, mistakes = fill(Headline, {"score": [], "most_stars": "five", "plaec": "x"}, ("headline",))
    assert {(each.path[-1], each.code) for each in mistakes} == {
        ("plaec", "unknown_key"),
        ("score", "not_one_value"),
        ("most_stars", "not_a_whole_number"),
    }


@pytest.mark.parametrize(("found", "near"), [("totl", "total"), ("stars", "star"), ("xyz", "")])
def test_the_nearest_known_word_is_guessed_or_none(found, near):
    assert nearest(found, ["total", "star"]) == {"found": found, "known": "total, star", "nearest": near}
