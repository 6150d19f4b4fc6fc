"""Schemes that only name principles: what they leave open is listed, no error storm; once filled in they compute."""

import json

import pytest
from click.testing import CliRunner

from sheets_sync.cases import run_cases
from sheets_sync.cli import cli
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.opening.own_scheme import examples_of, settings_of
from sheets_sync.settings import Library
from sheets_sync.settings.open_settings import open_settings

SCHEMES = Library((packaged_config() / "schemes",))
TEMPLATES = (
    "aftersale-bonus",
    "complaint-praise-rate",
    "crossborder-sales-kpi",
    "ecom-coefficient-template",
    "ecom-ops-assistant",
    "ecom-service-charter",
    "ecom-service-metrics",
    "finance-mid-office",
    "merger-method-selection",
    "online-sampling-satisfaction",
    "service-annual-comprehensive",
    "service-dept-four-dim",
    "service-dept-mgmt-charter",
    "service-dept-plan-mgmt",
    "service-four-grade-standard",
    "service-impl-rules",
    "service-mgmt-system",
    "service-multi-period-system",
    "service-quarterly-plan",
    "service-quarterly-template",
    "service-staff-impl-rules",
    "service-staff-qual-quant",
    "service-unit-system",
    "warehouse-5s-review",
)
LIBRARY_OF_MEASURES = "ecom-service-metrics"


def latest(scheme):
    versions, problems = SCHEMES.versions(scheme)
    assert problems == ()
    return versions[-1]


def check(*words):
    return CliRunner().invoke(cli, ("check", *words), catch_exceptions=False)


def test_the_templates_are_the_schemes_that_say_so():
    assert tuple(each for each in SCHEMES.ids() if latest(each).template) == TEMPLATES


@pytest.mark.parametrize("scheme", TEMPLATES)
def test_every_measure_has_a_label_in_both_languages_and_a_unit(scheme):
    for name, fact in latest(scheme).facts.items():
        assert fact.zh, name
        assert fact.en, name
    for item in latest(scheme).items:
        assert item.zh, item.name
        assert item.en, item.name


@pytest.mark.parametrize("scheme", TEMPLATES)
def test_every_setting_has_a_name_in_both_languages(scheme):
    names = latest(scheme).names
    assert [name for name in settings_of(SCHEMES, scheme) if not {"zh", "en"} <= set(names.get(name, {}))] == []


@pytest.mark.parametrize("scheme", TEMPLATES)
def test_check_lists_what_is_open_each_with_its_name_and_what_waits_for_it(scheme):
    found = check(scheme)
    scheme_file = latest(scheme)
    opens = open_settings(scheme_file)
    lines = found.output.splitlines()
    assert found.exit_code == (1 if opens else 0)
    assert len(lines) == 1 + len(opens)
    for line, each in zip(lines[1:], opens, strict=True):
        assert line.startswith(f"  {each.name}　{scheme_file.names[each.name]['zh']}")
        assert "→" in line


@pytest.mark.parametrize("scheme", [each for each in TEMPLATES if each != LIBRARY_OF_MEASURES])
def test_its_total_waits_for_something_that_a_department_fills_in(scheme):
    head = latest(scheme).headline.score
    assert any(head in each.uses for each in open_settings(latest(scheme)))


def test_what_a_template_leaves_open_is_data_for_programs_too():
    found = json.loads(check("crossborder-sales-kpi", "--json").output)
    assert found["scheme"] == "crossborder-sales-kpi"
    (letter_target,) = found["open"]
    assert letter_target["setting"] == "letter_target"
    assert letter_target["names"]["zh"] == "每月应发多少封开发信"
    assert letter_target["needed_by"] == ["total_score"]


def test_a_scheme_that_leaves_nothing_open_says_so():
    found = check(LIBRARY_OF_MEASURES)
    assert found.exit_code == 0
    assert "没有要填的设置" in found.output


@pytest.mark.parametrize("scheme", TEMPLATES)
def test_its_examples_fill_in_all_that_it_leaves_open(scheme):
    """So that whoever fills it in sees for every setting how it is written."""
    opens = {each.name for each in open_settings(latest(scheme))}
    assert opens <= set(examples_of(SCHEMES, scheme))


@pytest.mark.parametrize("scheme", TEMPLATES)
def test_once_it_is_filled_in_it_computes(scheme):
    outcomes, problems = run_cases(SCHEMES, scheme)
    assert problems == ()
    assert len(outcomes) >= 3
    assert [each for each in outcomes if each.wrong] == []
    assert not any(each.printed for each in outcomes)
