"""A commission by completion of a task: the part that earns, the tier, and every edge that a circular leaves open."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.figure import Figure
from scoring.number import WORKING
from sheets_sync.present import Words
from tests.worlds import answer, mistakes_in, scheme_mistakes, values, view

WITHIN = "part: within, rates_in: permille, tiers: [{below: 60%, rate: 5}, {at_least: 60%, rate: 8}]"
OVER = "[{above: 100%, below: 130%, rate: 9}, {at_least: 130%, rate: 10}]"
BEYOND = f"part: beyond, rates_in: permille, tiers: {OVER}"
ALL = "rates_in: permille, tiers: [{up_to: 60%, rate: 5}, {above: 60%, up_to: 100%, rate: 8}, {above: 100%, rate: 10}]"


def rule(said):
    return f"{{rule: commission, of: sales, task: task, {said}}}"


def sold(sales, task="100000"):
    return view({"sales": sales, "task": task})


def earned(said, sales, task="100000"):
    return values(rule(said), sold(sales, task))[0]


# --- the flagship shop


@pytest.mark.parametrize(
    ("sales", "within"), [("50000", 250), ("80000", 640), ("120000", 800), ("59999.99", Decimal("299.99995")), ("0", 0)]
)
def test_what_lies_within_the_task_earns_at_the_rate_of_the_tier_reached(sales, within):
    assert earned(WITHIN, sales) == within


@pytest.mark.parametrize(
    ("sales", "whole", "marginal"), [("80000", 0, 0), ("100000", 0, 0), ("120000", 180, 180), ("140000", 400, 370)]
)
def test_what_goes_beyond_the_task_earns_whole_or_slice_by_slice(sales, whole, marginal):
    assert earned(BEYOND, sales) == whole
    assert earned(BEYOND + ", mode: marginal", sales) == marginal


def test_the_edge_of_a_tier_belongs_where_the_scheme_says():
    assert earned(WITHIN, "60000") == 480
    assert earned(WITHIN.replace("below: 60%", "up_to: 60%").replace("at_least", "above"), "60000") == 300
    assert earned(BEYOND, "130000") == 300
    assert earned(BEYOND, "129999.99") == Decimal("269.99991")


def test_half_a_million_of_sales_below_sixty_per_cent_earns_five_per_mille():
    assert earned(WITHIN, "500135.60", "1064118.30") == Decimal("2500.678")


@pytest.mark.parametrize(("mode", "expected"), [("whole", 1200), ("marginal", 300 + 320 + 200)])
def test_all_sales_may_earn_whole_or_slice_by_slice(mode, expected):
    assert earned(ALL + f", mode: {mode}", "120000") == expected


@pytest.mark.parametrize(
    ("rate", "written"), [("0.005", "ratio"), ("0.5%", "ratio"), ("5‰", "ratio"), ("0.5", "percent"), ("5", "permille")]
)
def test_a_rate_may_be_written_in_several_ways(rate, written):
    assert earned(f"rates_in: {written}, tiers: [{{rate: {rate}}}]", "50000") == 250


def test_the_task_may_be_a_number_of_the_scheme():
    assert values("{rule: commission, of: sales, task: 1000, tiers: [{rate: 1%}]}", sold("500")) == [5]


# --- edges


@pytest.mark.parametrize("task", ["0", "-1"])
def test_without_a_task_there_is_no_completion_and_no_answer(task):
    found = answer(rule(WITHIN), sold("500", task))
    assert (found.value, found.reason) == (None, ("no_task",))


def test_more_refunds_than_sales_earn_nothing_or_are_taken_back():
    found = answer(rule(WITHIN), sold("-1000"))
    assert (found.value, found.reason) == (0, ("negative_sales",))
    assert earned(WITHIN + ", negative: counts", "-1000") == -5
    assert earned(WITHIN + ", negative: counts, mode: marginal", "-1000") == -5
    assert earned(BEYOND + ", negative: counts", "-1000") == 0


def test_a_completion_in_a_gap_that_is_allowed_has_no_answer():
    gap = "gaps: allowed, tiers: [{up_to: 99%, rate: 1%}, {at_least: 100%, rate: 2%}]"
    found = answer(rule(gap), sold("99500"))
    assert (found.value, found.reason) == (None, ("tier_gap", Decimal("99.5")))
    assert earned(gap, "99000") == 990
    assert earned(gap + ", mode: marginal", "99000") == 990
    assert earned(gap + ", mode: marginal", "120000") is None


def test_unknown_sales_or_an_unknown_task_leave_the_commission_unknown():
    assert [earned(WITHIN, None), earned(WITHIN, "1", None)] == [None, None]


@pytest.mark.parametrize(
    ("tiers", "expected"),
    [
        ("UNSET", [None, None]),
        ("[{below: 60%, rate: UNSET}, {at_least: 60%, rate: 8}]", [None, 640]),
        ("[{below: 60%, rate: 5}, {at_least: 60%, rate: UNSET}]", [250, None]),
        ("[{below: UNSET, rate: 5}, {at_least: UNSET, rate: 8}]", [None, None]),
    ],
)
def test_a_lost_number_leaves_unknown_only_what_needs_it(tiers, expected):
    said = f"part: within, rates_in: permille, tiers: {tiers}"
    assert [earned(said, "50000"), earned(said, "80000")] == expected


def test_slices_need_the_rates_of_all_tiers_below():
    assert earned(ALL.replace("rate: 5", "rate: UNSET") + ", mode: marginal", "80000") is None


@pytest.mark.parametrize(
    ("said", "mistakes"),
    [
        ("tiers: [{up_to: 60, rate: 1%}, {above: 60, rate: 2%}]", [("tiers.0.up_to", "out_of_bounds")]),
        ("tiers: [{rate: 5}]", [("tiers.0.rate", "out_of_bounds")]),
        ("tiers: [{rate: -1%}]", [("tiers.0.rate", "out_of_bounds")]),
        ("tiers: [{below: 60%, rate: 1%}, {above: 60%, rate: 2%}]", [("tiers", "band_gap")]),
        ("tiers: [{up_to: 60%, rate: 1%}, {at_least: 50%, rate: 2%}]", [("tiers", "band_overlap")]),
        ("tiers: [{up_to: 60%, below: 60%, rate: 1%}]", [("tiers.0", "band_two_edges")]),
        ("tiers: [{at_least: 10%, rate: 1%}]", [("tiers", "band_gap")]),
        ("tiers: [{at_least: 0%, rate: 1%}]", []),
        (f"part: within, rates_in: permille, tiers: {OVER}", [("tiers", "band_gap")]),
        (BEYOND, []),
        ("part: over, tiers: [{rate: 1%}]", [("part", "unknown_word")]),
    ],
)
def test_a_slip_in_tiers_is_told_with_its_key(said, mistakes):
    assert mistakes_in(rule(said)) == mistakes


def test_sales_and_task_must_be_of_one_unit():
    text = "facts: {sales: {unit: yuan}, task: {unit: count}}\npay: {c: {rule: commission, of: sales, task: task, "
    assert scheme_mistakes(text + "tiers: [{rate: 1%}]}}") == [("pay.c", "units_differ")]


def test_the_reason_tells_completion_slices_and_rates():
    labels = {"sales": "销售额", "task": "任务额"}
    found = answer(rule(BEYOND + ", mode: marginal"), sold("140000"))
    assert found.reason == ("commission", 140, "permille", 30000, 10000)
    made = Words("zh", labels).reason(found_figure(found))
    assert made == "销售额 140000.00 分，完成任务额 100000.00 分的 140%：30000.00 × 9‰ + 10000.00 × 10‰"


def found_figure(found):
    return Figure("c", found.value, "yuan", found.reason, found.parts)


# --- against plain fractions

RATES = (5, 8, 9, 10)
EDGES = (Fraction(60, 100), Fraction(1), Fraction(130, 100))
TIERS = (
    "[{below: 60%, rate: 5}, {at_least: 60%, below: 100%, rate: 8}, {at_least: 100%, below: 130%, rate: 9},"
    " {at_least: 130%, rate: 10}]"
)
SALES = st.decimals(min_value=0, max_value=300000, places=2)
TASK = st.decimals(min_value="0.01", max_value=200000, places=2)


def by_hand(sales, task, part, mode):
    low, high = {
        "all": (Fraction(0), sales),
        "within": (Fraction(0), min(sales, task)),
        "beyond": (task, max(sales, task)),
    }[part]
    if mode == "whole":
        return (high - low) * RATES[sum(sales / task >= edge for edge in EDGES)] / 1000
    bounds = [0, *(edge * task for edge in EDGES), max(high, 2 * task)]
    return sum(
        max(Fraction(0), min(high, above) - max(low, below)) * rate / 1000
        for rate, below, above in zip(RATES, bounds, bounds[1:], strict=False)
    )


@given(SALES, TASK, st.sampled_from(["all", "within", "beyond"]), st.sampled_from(["whole", "marginal"]))
def test_a_commission_is_what_plain_fractions_make_it(sales, task, part, mode):
    found = earned(f"rates_in: permille, tiers: {TIERS}, part: {part}, mode: {mode}", sales, task)
    expected = by_hand(Fraction(sales), Fraction(task), part, mode)
    assert abs(Fraction(found) - expected) < Fraction(1, 10**20)


@given(SALES, TASK, st.sampled_from(["whole", "marginal"]))
def test_within_and_beyond_are_all_where_slices_are_paid(sales, task, mode):
    said = f"rates_in: permille, tiers: {TIERS}, mode: {mode}, part: "
    parts = [earned(said + part, sales, task) for part in ("within", "beyond", "all")]
    with localcontext(WORKING):
        assert abs(parts[0] + parts[1] - parts[2]) < Decimal("1E-20")


# --- a yearly quota, month by month

YEAR = (
    "before: before, negative: counts, tiers: [{below: 80%, rate: 1%}, {at_least: 80%, below: 100%, rate: 2%},"
    " {at_least: 100%, rate: 3%}]"
)


def this_month(said, sales, before, task="100000"):
    return answer(rule(said), view({"sales": sales, "task": task, "before": before}))


@pytest.mark.parametrize(
    ("sales", "before", "marginal", "whole"),
    [
        ("90000", "0", 1000, 1800),
        ("30000", "60000", 400, 600),
        ("80000", "90000", 2300, 2400),
        ("-20000", "90000", -300, -200),
        ("-20000", "10000", -200, -200),
        ("0", "90000", 0, 0),
    ],
)
def test_what_was_sold_before_fills_the_lower_tiers_and_is_not_paid_again(sales, before, marginal, whole):
    assert this_month(YEAR + ", mode: marginal", sales, before).value == marginal
    assert this_month(YEAR, sales, before).value == whole


@pytest.mark.parametrize(("part", "expected"), [("within", 200), ("beyond", 1500)])
def test_what_was_sold_before_also_fills_the_part_that_earns(part, expected):
    assert this_month(f"{YEAR}, mode: marginal, part: {part}", "60000", "90000").value == expected


def test_a_part_that_was_full_before_earns_nothing_more():
    found = this_month(YEAR + ", part: within", "5000", "120000")
    assert (found.value, found.reason) == (0, ("nothing_in_part",))


def test_an_unknown_past_leaves_the_commission_unknown():
    assert this_month(YEAR, "1", None).value is None


def test_the_reason_tells_what_was_sold_before():
    made = Words("zh", {"sales": "销售额", "task": "年度指标", "before": "以前"}).reason(
        found_figure(this_month(YEAR + ", mode: marginal", "30000", "60000"))
    )
    assert made == (
        "销售额 30000.00 分，加上以前 60000.00，完成年度指标 100000.00 分的 90%：20000.00 × 1% + 10000.00 × 2%"
    )


@given(SALES, SALES, TASK, st.sampled_from(["all", "within", "beyond"]))
def test_month_by_month_the_slices_earn_what_the_year_earns(sales, before, task, part):
    said = f"rates_in: permille, tiers: {TIERS}, mode: marginal, part: {part}"
    with localcontext(WORKING):
        year = earned(said, sales + before, task)
        months = earned(said, before, task) + this_month(said + ", before: before", sales, before, task).value
        assert abs(year - months) < Decimal("1E-20")
