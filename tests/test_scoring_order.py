"""The same department gives the same appraisal: whatever the order of its rows, whatever precision the caller has."""

import random
from decimal import ROUND_DOWN, ROUND_UP, Context, Decimal, Inexact, localcontext

import pytest

from scoring.appraise import appraise
from scoring.facts import Department, Facts, Shared
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from scoring.versions import names_taken
from sheets_sync.settings.library import Library
from tests.worlds import HOUSE, OCTOBER, department, figure, figures, scheme, shipped, somebody

COUNTS = (
    *("late_count", "early_count", "absent_count", "sick_leave_count", "personal_leave_count", "comp_leave_count"),
    *("praise_count", "bad_attitude_count", "breach_count", "attitude_complaint_count", "zero_star_decision_count"),
    *("unauthorised_swap_count", "major_error_count", "complaint_count"),
)
MANAGEMENT = ("overall_management", "floor_management", "training_management", "daily_management")
LEAVES = ("sick_leave_hours", "personal_leave_hours")
MONTHS = [Period(2026, month) for month in (7, 8, 9, 10)]


def mixed(seed):
    """Returns a department of 24 in which nearly everything differs, made by chance from a fixed seed."""
    chance = random.Random(seed)  # noqa: S311 - a department, no secret
    people = [somebody(f"{index:03}", group=chance.choice(("一组", "二组")), **service(chance)) for index in range(22)]
    people += [somebody(f"L{index}", role="lead", group=group) for index, group in enumerate(("一组", "二组"))]
    facts = {
        (person.id, month): Facts(
            person, month, {name: figure(name, value) for name, value in said(chance, person, month)}
        )
        for person in people
        for month in MONTHS
        if person.days_served(month)
    }
    adjustment = Figure(
        "adjustment", Decimal("-12.345"), "yuan", ("adjusted", "补扣", "周八"), (Cell("人事.xlsx", "a", 2, 4),)
    )
    problems = [
        Problem("blank_cell", Cell("评分.xlsx", "月度", row, 4), person_id="003", period="2026-10") for row in (9, 3)
    ]
    return Department(OCTOBER, tuple(people), facts, tuple(problems), {"005": (adjustment,)})


def service(chance):
    return chance.choice(
        [{}, {}, {}, {"probation": True}, {"hired": "2026-08-12"}, {"confirmed": "2026-10-05"}, {"left": "2026-10-20"}]
    )


def said(chance, person, month):
    yield "performance_score", chance.choice(("84.99", "85", "96", "96", "97.3", "70", None))
    for name in COUNTS:
        yield name, "1" if chance.random() < 0.08 else "0"
    if person.role == "lead":
        yield from ((name, str(chance.randint(60, 100))) for name in MANAGEMENT)
        yield "satisfaction_rate", chance.choice(("98.99", "99"))
        yield from ((name, chance.choice(("0", "40.5"))) for name in LEAVES)
    else:
        yield "typing_cpm", chance.choice(("75", "95", "96"))
        yield "skill_date", f"{month}-05"
        yield "skill_score", str(chance.randint(60, 100))
        yield "post_pay", "2333.33"


VERSIONS = {"rep": shipped("demo-rep-star", "bozhen-rep-awards"), "lead": shipped("demo-lead-star")}


def shown(appraisal):
    """Returns everything that an appraisal says, explanations included."""
    people = [(result.view.person, result.schemes, tuple(result.view.figures.items())) for result in appraisal.results]
    return (appraisal.period, people, appraisal.problems, appraisal.pay_total())


def shuffled(department, seed):
    chance = random.Random(seed)  # noqa: S311 - a department, no secret
    people, facts, problems = list(department.people), list(department.facts.items()), list(department.problems)
    for each in (people, facts, problems):
        chance.shuffle(each)
    measures = [(key, Facts(one.person, one.period, dict(reversed(one.measures.items())))) for key, one in facts]
    return Department(department.period, tuple(people), dict(measures), tuple(problems), department.adjustments)


def test_a_hundred_orders_of_the_staff_give_one_appraisal():
    given = mixed(1)
    expected = shown(appraise(given, VERSIONS))
    for order in range(100):
        found = shown(appraise(shuffled(given, order), VERSIONS))
        assert found[2:] == expected[2:]
        for (who, schemes, told), (person, wanted, theirs) in zip(found[1], expected[1], strict=True):
            assert (who, schemes, dict(told)) == (person, wanted, dict(theirs))


def test_the_department_of_chance_has_something_to_get_wrong():
    appraisal = appraise(mixed(1), VERSIONS)
    stars = {result.view["star"].value for result in appraisal.results}
    assert len(stars) >= 4
    assert len({each.code for each in appraisal.problems}) >= 2
    assert len(appraisal.results) == 24


CONTEXTS = [
    Context(prec=3, rounding=ROUND_UP),
    Context(prec=9, rounding=ROUND_DOWN, traps=[Inexact]),
    Context(prec=99, Emax=10**6, Emin=-(10**6)),
]


@pytest.mark.parametrize(
    "context", CONTEXTS, ids=["three digits up", "nine digits, nothing inexact", "ninety-nine digits"]
)
def test_the_callers_precision_changes_no_figure(context):
    expected = shown(appraise(mixed(1), VERSIONS))
    with localcontext(context):
        library = Library((HOUSE / "config" / "schemes",))
        versions = {
            "rep": tuple(library.versions(name)[0] for name in ("demo-rep-star", "bozhen-rep-awards")),
            "lead": (library.versions("demo-lead-star")[0],),
        }
        found = shown(appraise(mixed(1), versions))
    assert found == expected


def test_appraising_leaves_the_callers_precision_as_it_was():
    with localcontext(Context(prec=7)) as context:
        appraise(mixed(1), VERSIONS)
        assert (context.prec, context.flags[Inexact]) == (7, False)


def test_two_people_of_one_name_are_two_people():
    twins = [Person(each, "李娜", "rep", "一组") for each in ("007", "7")]
    text = {"performance_score": figure("performance_score", "90")}
    facts = {(twin.id, OCTOBER): Facts(twin, OCTOBER, text) for twin in twins}
    found = appraise(Department(OCTOBER, tuple(twins), facts), VERSIONS)
    assert [result.view.person.id for result in found.results] == ["007", "7"]


def test_roles_that_share_a_scheme_keep_the_settings_of_their_others_apart():
    def paying(name, rate):
        return f"""
          settings: {{rate: {rate}}}
          facts: {{x: {{unit: count}}, fund: {{unit: yuan, whose: department}}}}
          pay:
            {name}_all: {{rule: formula, formula: fund * rate, gives: yuan, whose: department}}
            {name}: {{rule: formula, formula: {name}_all * x, gives: yuan}}
          pays: [{name}]
        """

    shared = (scheme("facts: {x: {unit: count}}\nscore: {n: {rule: total, of: x}}"),)
    roles = {"rep": (shared, (scheme(paying("a", 2)),)), "lead": (shared, (scheme(paying("b", 3)),))}
    people = [somebody("甲"), somebody("乙", role="lead")]
    funds = {OCTOBER: Shared({"fund": figure("fund", "100", "yuan")})}
    facts = {each.id: {"2026-10": {"x": "1"}} for each in people}
    found = figures(appraise(department(people, facts, shared=funds), roles))
    assert [found[name]["pay_total"] for name in ("甲", "乙")] == [200, 300]


# --- one name, two meanings


FACT = "facts: {x: {unit: count}, base: {unit: yuan}}\npay: {one: {rule: formula, formula: base * x, gives: yuan}}"
FIGURE = "facts: {x: {unit: count}}\npay: {base: {rule: formula, formula: 3000 * x, gives: yuan}}"


def setting(amount, name="two"):
    pays = f"pay: {{{name}: {{rule: formula, formula: base * x, gives: yuan}}}}"
    return f"settings: {{base: {amount}}}\nfacts: {{x: {{unit: count}}}}\n{pays}"


@pytest.mark.parametrize(
    ("earlier", "later", "taken"),
    [
        (FIGURE, setting(500), ["base"]),
        (FACT, setting(500), ["base"]),
        (setting(500), FIGURE, ["base"]),
        (setting(500), FACT, ["base"]),
        (setting(500), setting(600, "three"), ["base"]),
        (setting(500), setting(500, "three"), []),
        (FIGURE, FACT, []),  # one scheme feeds the other
        (FIGURE, FIGURE, ["base"]),
    ],
)
def test_a_name_has_one_meaning_in_all_schemes_of_a_role(earlier, later, taken):
    assert names_taken(scheme(later), [scheme(earlier)]) == taken
