"""The scheme language: shipped schemes keep to it, names and settings are told apart."""

import re
from decimal import Decimal

import pytest

from scoring.rules import words
from scoring.written import INTRINSIC, STAGES
from sheets_sync.settings import Library
from sheets_sync.strict_yaml import load
from tests.worlds import HOUSE, scheme, scheme_mistakes

SCHEMES = HOUSE / "config" / "schemes"
LIBRARY = Library((SCHEMES,))


# --- the shipped schemes


@pytest.mark.parametrize("name", LIBRARY.ids())
def test_a_shipped_scheme_is_without_a_mistake(name):
    versions, problems = LIBRARY.versions(name)
    assert (problems, len(versions)) == ((), 1)


@pytest.mark.parametrize("name", LIBRARY.ids())
def test_everything_that_people_see_of_a_shipped_scheme_has_a_name_in_both_languages(name):
    ((made,), _) = LIBRARY.versions(name)
    named = [*made.items, *made.facts.values()]
    assert [each for each in named if not (each.zh and each.en)] == []
    assert set(made.title) == {"zh", "en"}


@pytest.mark.parametrize("name", LIBRARY.ids())
def test_a_scheme_that_is_read_twice_is_the_same_and_says_the_same(name):
    one, other = (Library((SCHEMES,)).versions(name)[0] for _ in range(2))
    assert one == other
    assert repr(one) == repr(other)
    assert " at 0x" not in repr(one)


@pytest.mark.parametrize("name", LIBRARY.ids())
def test_a_shipped_scheme_says_where_it_is_written(name):
    ((made,), _) = LIBRARY.versions(name)
    assert made.source["document"]
    assert re.search(r"\b00[0-4]_[0-9a-f]{16}\.txt", made.source["seed"])
    assert re.search(r"\d", made.source["place"])


REP_LOST = """
complaint_each complaint_points error_rate_bands five_star_reward_amount job_level_pay.junior job_level_pay.middle
job_level_pay.senior min_score min_skill part_month_pay scorecard_weights.daily_tasks
scorecard_weights.individual_results seat_rate_bands star_pay.0 star_pay.1 star_pay.2 star_pay.4 star_pay.5
star_ratio.1 star_ratio.2 star_ratio.3 star_ratio.4 welfare_allowance workload_points workload_target
"""
LEAD_LOST = """
lead_weights.daily_management lead_weights.floor_management lead_weights.overall_management
lead_weights.training_management min_score_lead part_month_pay star_pay_lead.0 star_pay_lead.1 star_pay_lead.3
star_pay_lead.4 welfare_allowance
"""
DEMO_LOST = """
job_level_pay.junior job_level_pay.middle job_level_pay.senior scorecard_weights.daily_tasks
scorecard_weights.individual_results welfare_allowance
"""


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("bozhen-rep-star", REP_LOST),
        ("bozhen-rep-awards", ""),
        ("bozhen-lead-star", LEAD_LOST),
        ("demo-rep-star", DEMO_LOST),
        ("demo-lead-star", "welfare_allowance"),
    ],
)
def test_what_the_source_lost_is_lost_and_nothing_else(name, lost):
    ((made,), _) = LIBRARY.versions(name)
    assert made.unset == tuple(lost.split())


@pytest.mark.parametrize("name", ["bozhen-rep-star", "bozhen-lead-star", "bozhen-rep-awards"])
def test_what_the_source_printed_is_in_its_scheme(name):
    printed = {
        "bozhen-rep-star": {"star_pay": {"3": "1200"}, "full_attendance_amount": "200", "probation_floor": "70"},
        "bozhen-lead-star": {"star_pay_lead": {"2": "2000"}, "lead_post_pay": "2800", "confirm_score": "85"},
        "bozhen-rep-awards": {"award_amount": "200"},
    }[name]
    (file,) = LIBRARY.files(name)
    for key, value in printed.items():
        found = file.written.settings[key]
        assert found == value or value.items() <= found.items()


@pytest.mark.parametrize("name", words())
def test_every_word_is_used_by_a_shipped_scheme(name):
    used = {each["rule"] for path in LIBRARY.ids() for each in items_of(path).values()}
    assert name in used


def items_of(name):
    (file,) = LIBRARY.files(name)
    return {key: item for stage in STAGES for key, item in getattr(file.written, stage).items()}


# --- what is rated on a scale


WORKED_OUT = {name for path in LIBRARY.ids() for name in items_of(path)}


def added_up(item):
    """Returns the names that a figure adds up by weight, or shares a pool by."""
    of = item.get("of", ())
    if item["rule"] == "total":
        return tuple(of.values()) if isinstance(of, dict) else tuple(of)
    return (item["by"],) if item["rule"] == "pool_share" else ()


@pytest.mark.parametrize("name", LIBRARY.ids())
def test_points_that_people_rate_and_a_total_adds_up_have_a_most(name):
    (file,) = LIBRARY.files(name)
    facts = {key: fact for key, fact in file.written.facts.items() if fact.unit == "points" and key not in WORKED_OUT}
    rated = {each for item in items_of(name).values() for each in added_up(item) if each in facts}
    assert [each for each in sorted(rated) if facts[each].least is None or facts[each].most is None] == []


@pytest.mark.parametrize("item", ["completion", "conversion", "order_success", "order_value", "reply", "response"])
def test_a_full_mark_that_a_department_raises_leaves_room_for_the_marks_that_people_give(item):
    (file,) = LIBRARY.files("service-eight-kpi")
    assert file.written.facts[f"{item}_rated"].most == Decimal(file.written.limits[f"{item}_points"].most)


def test_what_a_loss_avoided_may_gain_is_bounded_by_its_settings_alone():
    (file,) = LIBRARY.files("flagship-behaviour")
    field = file.written.records["savings"].fields["special_saving_points"]
    least, most = (file.written.limits[f"saving_{each}"] for each in ("least", "most"))
    assert (field.least, field.most) == (Decimal(least.least), Decimal(most.most))


# --- names


def test_a_figure_may_use_what_stands_above_it_and_nothing_below():
    text = "facts: {{a: {{unit: points}}}}\nscore: {{b: {{rule: total, of: {}}}, c: {{rule: total, of: a}}}}"
    scheme(text.format("a"))
    assert scheme_mistakes(text.format("c")) == [("score.b", "unknown_name")]


def test_a_stage_may_use_what_earlier_stages_found_and_not_what_later_ones_find():
    text = (
        "facts: {{a: {{unit: points}}}}\nlevel: {{c: {{rule: total, of: {}}}}}\naward: {{d: {{rule: total, of: {}}}}}"
    )
    scheme(text.format("a", "c"))
    assert scheme_mistakes(text.format("d", "a")) == [("level.c", "unknown_name")]


@pytest.mark.parametrize("name", [*INTRINSIC, "a", "floor"])
def test_a_figure_cannot_take_the_name_of_a_fact_a_setting_or_what_everybody_has(name):
    text = f"settings: {{floor: 1}}\nfacts: {{a: {{unit: points}}}}\nscore: {{{name}: {{rule: total, of: a}}}}"
    assert scheme_mistakes(text) == [(f"score.{name}", "name_taken")]


def test_a_setting_stands_for_its_value_wherever_a_rule_wants_one():
    text = """
settings: {low: 60, parts: [a], how: sum}
facts: {a: {unit: points}}
score: {b: {rule: total, of: parts, mode: how}, c: {rule: limit, of: b, least: low}}
"""
    made = scheme(text)
    assert (made.items[0].rule.of, made.items[1].rule.least.value) == (("a",), 60)


def test_a_setting_may_be_named_like_a_figure_in_a_formula_and_explains_itself():
    made = scheme(
        "settings: {share: 90%}\nfacts: {a: {unit: yuan}}\npay: {b: {rule: formula, formula: a * share, gives: yuan}}"
    )
    (constant,) = made.constants.values()
    assert (constant.name, str(constant.value)) == ("share", "0.9")
    assert [cell.address for cell in constant.cells()] == ["share"]


@pytest.mark.parametrize(
    ("headline", "mistakes"),
    [
        ("{score: b, place: a}", []),
        ("{score: nothing}", [("headline.score", "unknown_name")]),
        ("{proposals: [b, nothing]}", [("headline.proposals", "unknown_name")]),
    ],
)
def test_a_headline_names_figures_or_facts(headline, mistakes):
    text = f"facts: {{a: {{unit: points}}}}\nscore: {{b: {{rule: total, of: a}}}}\nheadline: {headline}"
    assert scheme_mistakes(text) == mistakes


def test_a_mistake_in_a_figure_is_not_told_again_of_what_uses_it():
    text = """
facts: {a: {unit: points}}
score: {b: {rule: total, of: a, most: many}}
rank: {c: {rule: place, of: b}}
pay: {d: {rule: look_up, by: b, table: {1: x}}}
pays: [d]
headline: {score: b, place: c}
"""
    assert scheme_mistakes(text) == [("score.b.most", "not_a_number"), ("pay.d.table.1", "not_a_number")]


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("[{up_to: 1, gives: 1}, {above: 2, gives: 2}]", "settings.steps"),
        ("[{up_to: 1, gives: one}, {above: 1, gives: 2}]", "settings.steps.0.gives"),
        ("[{upto: 1, gives: 1}]", "settings.steps.0.upto"),
        ("none", "settings.steps.0"),
    ],
)
def test_a_mistake_in_a_setting_is_told_where_the_setting_stands(value, key):
    score = "score: {b: {rule: bands, of: a, bands: steps}}"
    text = f"settings: {{steps: {value}}}\nfacts: {{a: {{unit: points}}}}\n{score}"
    assert scheme_mistakes(text)[0][0] == key


@pytest.mark.parametrize(
    ("value", "mistakes"),
    [
        ("raw", []),
        ("used", []),
        ("UNSET", []),
        ("Raw", [("settings.on", "unknown_word")]),
    ],
)
def test_a_setting_with_choices_has_one_of_them(value, mistakes):
    text = f"settings: {{on: '{value}'}}\nchoices: {{on: [raw, used]}}\nlevel: {{x: {{rule: meets, all: {{on: raw}}}}}}"
    assert scheme_mistakes(text) == mistakes


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("0%", []),
        ("100%", []),
        ("0.9", []),
        ("UNSET", []),
        ("{5: 5%, 4: none, 3: UNSET}", []),
        ("[50%, 101%]", ["settings.share.1"]),
        ("90", ["settings.share"]),
        ("-1%", ["settings.share"]),
        ("{5: 5, 4: 100.01%, 3: 5%}", ["settings.share.5", "settings.share.4"]),
    ],
)
def test_every_number_of_a_setting_lies_within_its_limits_edges_included(value, keys):
    text = f"settings: {{share: {value}}}\nlimits: {{share: {{least: 0%, most: 100%}}}}"
    assert scheme_mistakes(text) == [(key, "out_of_bounds") for key in keys]


@pytest.mark.parametrize(
    ("limit", "mistakes"),
    [
        ("{least: 70}", []),
        ("{most: 70}", []),
        ("{least: 70.01}", [("settings.floor", "out_of_bounds")]),
        ("{most: 69.99}", [("settings.floor", "out_of_bounds")]),
    ],
)
def test_an_edge_of_a_limit_that_is_left_out_is_open(limit, mistakes):
    assert scheme_mistakes(f"settings: {{floor: 70}}\nlimits: {{floor: {limit}}}") == mistakes


def test_a_setting_with_limits_is_a_number():
    text = "settings: {floor: many}\nlimits: {floor: {least: 0}}"
    assert scheme_mistakes(text) == [("settings.floor", "not_a_number")]


WILD = {
    "demo-rep-star": [
        "probation_share: 90",
        "star_ratio: {5: 5, 4: none, 3: none, 2: none, 1: none}",
        "min_score: {1: 60%, 2: 75, 3: 85, 4: 92, 5: 96}",
        "complaint_each: 5",
        "scorecard_weights: {individual_results: 150%, daily_tasks: -50%}",
        "star_pay: {0: 0, 1: -600, 2: 900, 3: 1200, 4: 1500, 5: 2000}",
        "star_pay: {0: 0, 1: 600, 2: 900, 3: 1200, 5: 2000}",
        "probation_floor: 700",
        "quota_overflow: {5: 5}",
        "post_pay_basis: joblevel",
        "confirm_on: row",
        "praise_stack: stacked",
    ],
    "demo-lead-star": [
        "satisfaction_for_star: 0.99",
        "lead_weights: {overall_management: 9%, floor_management: 9%, training_management: 9%, daily_management: 730%}",
        "star_pay_lead: {0: 0, 1: 1000, 2: 2000, 3: 2500}",
        "stack_upgrades: yess",
    ],
}


@pytest.mark.parametrize(("name", "slip"), [(name, slip) for name, slips in WILD.items() for slip in slips])
def test_a_slip_that_would_pay_wildly_wrong_is_refused(name, slip, tmp_path):
    path = tmp_path / "drill" / "2026-01-01.yaml"
    path.parent.mkdir()
    text = f"id: drill\nsince: 2026-01-01\ntitle: {{zh: 练习}}\nbased_on: {name}\nsettings:\n  {slip}\n"
    path.write_text(text, encoding="utf-8")
    made, problems = Library((tmp_path, SCHEMES)).versions("drill")
    setting = f"settings.{slip.partition(':')[0]}"
    assert (made, bool(problems)) == ((), True)
    assert {each.where.key[: len(setting)] for each in problems} == {setting}
    assert {(each.where.book, each.where.row) for each in problems} == {("drill/2026-01-01.yaml", 6)}


@pytest.mark.parametrize("name", [name for name in LIBRARY.ids() if name.startswith("bozhen-")])
def test_every_setting_of_the_sources_schemes_has_its_words_or_its_limits(name):
    (file,) = LIBRARY.files(name)
    limited = {each.partition(".")[0] for each in file.written.limits}
    assert {*file.written.choices, *limited} == set(file.written.settings)
    assert limited & set(file.written.choices) == set()


def test_what_is_replaced_for_a_rehearsal_keeps_to_the_limits_too():
    assert [each.code for each in LIBRARY.versions("demo-rep-star", {"probation_share": "90"})[1]] == ["out_of_bounds"]
    assert [each.code for each in LIBRARY.versions("demo-rep-star", {"confirm_on": "row"})[1]] == ["unknown_word"]


def test_a_table_whose_base_is_lost_as_a_whole_brings_its_own_keys(tmp_path):
    for name, text in {
        "base": "settings: {least: UNSET}\nfacts: {a: {unit: points}}\n"
        "level: {star: {rule: ladder, of: a, minimum: least, else: 0}}",
        "drill": "based_on: base\nsettings: {least: {1: 60, 2: 75}}",
    }.items():
        (tmp_path / name).mkdir()
        head = f"id: {name}\nsince: 2020-01-01\ntitle: {{zh: 练习}}\n"
        (tmp_path / name / "2020-01-01.yaml").write_text(head + text, encoding="utf-8")
    assert Library((tmp_path,)).versions("drill")[1] == ()


def test_a_setting_that_is_blank_is_missing():
    assert scheme_mistakes("settings: {on: }\nlevel: {x: {rule: meets, all: {on: raw}}}") == [
        ("settings.on", "missing_key")
    ]


def test_choices_of_a_setting_that_is_not_there_are_refused():
    assert scheme_mistakes("settings: {on: raw}\nchoices: {of: [raw]}") == [("choices.of", "unknown_name")]


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("score: [a]", [("score", "not_a_table")]),
        ("score: {b: total}", [("score.b", "not_a_table")]),
        ("score: {b: {of: a}}", [("score.b.rule", "unknown_word")]),
        ("score: {b: {rule: [total], of: a}}", [("score.b.rule", "unknown_word")]),
        ("pay: {b: {rule: amount, amount: 1, gives: euro}}", [("pay.b.gives", "unknown_word")]),
        ("points: {}", [("points", "unknown_key")]),
    ],
)
def test_what_is_no_figure_is_told_with_its_key(text, mistakes):
    assert scheme_mistakes(text) == mistakes


def test_the_files_of_examples_are_read_as_strictly_as_schemes():
    assert [path for path in SCHEMES.glob("*/cases.yaml") if load(path).mistakes] == []
