"""Arithmetic in a scheme: exact, explained, of one unit, and never run as code."""

import operator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.formula import Syntax, parse
from tests.worlds import answer, mistakes_in, scheme_mistakes, values, view

NAMES = {"a": "2", "b": "4", "c": "6"}


def formula(text):
    return f"{{rule: formula, formula: '{text}'}}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * c", "26"),
        ("(a + b) * c", "36"),
        ("a - b - c", "-8"),
        ("a / b / c", "0.0833333333"),
        ("c - a * 2 + b", "6"),
        ("min(a, b, c)", "2"),
        ("max(a, b + 1, c)", "6"),
        ("max(a)", "2"),
        ("a × b ÷ c − 1", "0.3333333333"),
        ("a*10%", "0.2"),
        ("((((a))))", "2"),
        ("a+0.5", "2.5"),
        ("max(min(a, b), c) / a", "3"),
    ],
)
def test_a_formula_says_what_it_says_at_school(text, expected):
    (found,) = values(formula(text), view(NAMES))
    assert found.quantize(Decimal("1E-10")) == Decimal(expected)


def test_the_parts_of_a_formula_are_the_figures_it_names_each_once():
    found = answer(formula("a * b / 100 + a"), view({"a": "1", "b": "2"}))
    assert ([part.name for part in found.parts], found.reason) == (["a", "b"], ("formula", "a * b / 100 + a"))


@pytest.mark.parametrize("said", [{"a": None, "b": "0"}, {"b": "0"}])
def test_nothing_times_an_unknown_figure_is_unknown(said):
    assert values(formula("a * b"), view(said)) == [None]


@pytest.mark.parametrize("text", ["a / b", "a / (b * c)", "1 + a / b", "min(a, c / b)"])
def test_a_division_by_nought_gives_no_answer(text):
    found = answer(formula(text), view({"a": "5", "b": "0", "c": "2"}))
    assert (found.value, found.reason) == (None, ("no_divisor",))


def test_nought_is_divided_like_any_number():
    assert values(formula("a / b"), view({"a": "0", "b": "7"})) == [0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a +",
        "+ a",
        "-a",
        "a b",
        "a ** 2",
        "a // b",
        "a % b",
        "a ^ 2",
        "a > b",
        "a and b",
        "a if b else c",
        "a.real",
        "a[0]",
        "f(a)",
        "min()",
        "min(a",
        "(a",
        "a)",
        "a, b",
        "1e3 * a",
        "0x10 * a",
        "__import__(1)",
        "a = 1",
        "a; b",
        "lambda a",
        '"text"',
        "a\\n",
        "1_000 * a",
        ".5 * a",
    ],
)
def test_what_is_no_school_arithmetic_is_refused_and_never_run(text):
    assert [code for _, code in mistakes_in(f"rule: formula\nformula: {text!r}")] == ["formula_syntax"]


def test_forty_nested_parentheses_are_read_and_more_are_refused():
    assert values(formula("(" * 40 + "a" + ")" * 40), view({"a": "1"})) == [1]
    with pytest.raises(Syntax):
        parse("(" * 41 + "a" + ")" * 41)


def test_a_formula_of_two_hundred_pieces_is_read_and_a_longer_one_refused():
    assert values(formula("+".join("a" for _ in range(100))), view({"a": "1"})) == [100]
    with pytest.raises(Syntax):
        parse("+".join("a" for _ in range(101)))


@pytest.mark.parametrize("text", ["(" * 100_000, "min(" * 50_000, "a+" * 100_000 + "a"])
def test_a_formula_that_was_made_to_hurt_is_refused_at_once(text):
    with pytest.raises(Syntax):
        parse(text)


def test_a_formula_that_names_nothing_is_refused():
    assert mistakes_in(formula("1 + 2")) == [("formula", "formula_without_names")]


# --- units


def units_of(text, **units):
    facts = ", ".join(f"{name}: {{unit: {unit}}}" for name, unit in units.items())
    made = f"facts: {{{facts}}}\npay: {{x: {{rule: formula, formula: {text!r}, gives: yuan}}}}"
    return [code for _, code in scheme_mistakes(made)]


@pytest.mark.parametrize(
    "text",
    ["a + s", "s - a", "min(a, s)", "max(a, s)", "a * s + s", "(a + a) - s / 100"],
)
def test_yuan_and_points_are_never_added_or_compared(text):
    assert units_of(text, a="yuan", s="points") == ["units_differ"]


@pytest.mark.parametrize("text", ["a * s / 100", "a + a * s", "a + 5", "a / a * s", "min(a, 100)", "(a + a) / 2"])
def test_yuan_times_a_share_of_points_is_yuan(text):
    assert units_of(text, a="yuan", s="points") == []


@pytest.mark.parametrize("unit", ["word", "date"])
def test_a_word_or_a_day_is_no_number(unit):
    assert units_of("a * 2", a=unit) == ["units_differ"]


def test_hours_are_not_added_to_days():
    assert units_of("a + b", a="hours", b="days") == ["units_differ"]


# --- exactness


LEAVES = [("a", Fraction(2)), ("b", Fraction(4)), ("c", Fraction(6)), ("0.25", Fraction(1, 4)), ("7", Fraction(7))]
SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul}


@st.composite
def sums(draw, depth=3):
    """Draws a formula together with what it comes to."""
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from(LEAVES))
    (left, one), (right, other) = draw(sums(depth=depth - 1)), draw(sums(depth=depth - 1))
    sign = draw(st.sampled_from("+-*"))
    return f"({left} {sign} {right})", SIGNS[sign](one, other)


@given(sums())
def test_sums_and_products_are_those_of_fractions(made):
    text, expected = made
    assert [Fraction(value) for value in values(formula(f"{text} + 0 * a"), view(NAMES))] == [expected]


@given(st.integers(-999, 999), st.integers(1, 999))
def test_what_is_divided_and_multiplied_again_is_itself_where_it_is_compared(above, below):
    made = "{rule: place, of: back}"
    (back,) = values(formula("a / b * b"), view({"a": str(above), "b": str(below)}))
    assert values(made, view({"back": str(back)}), view({"back": str(above)})) == [1, 1]
