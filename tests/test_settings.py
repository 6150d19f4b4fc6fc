"""A configuration folder: which schemes stand where, what is taken over, and that one mistaken team stops no other."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from sheets_sync.demo import write_demo
from sheets_sync.settings import Library, Service, read_settings
from sheets_sync.settings.service import Worker, read_service
from tests.worlds import HOUSE

SHIPPED = HOUSE / "config"


@pytest.fixture
def config(tmp_path):
    """Returns the demo's configuration, to be broken."""
    write_demo(tmp_path / "demo")
    return tmp_path / "demo" / "config"


def scheme(folder, name, text="", since="2020-01-01"):
    path = folder / name / f"{since}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"id: {name}\nsince: {since}\ntitle: {{zh: 练习}}\n{text}", encoding="utf-8")
    return path


def codes(problems):
    return [(each.code, each.where.book, each.where.key) for each in problems]


RULES = """settings: {floor: 70, roof: 100}
facts: {work: {unit: points}}
score: {points: {rule: limit, of: work, least: floor, most: roof}}
names: {floor: {zh: 保底}}
"""


def bounds(library, name):
    """Returns the floor and the ceiling of a scheme in each of its versions."""
    versions, problems = library.versions(name)
    assert problems == ()
    return [(int(each.items[0].rule.least.value), int(each.items[0].rule.most.value)) for each in versions]


# --- the library


def test_an_id_is_looked_for_in_each_folder_and_the_first_that_has_it_is_taken_whole(tmp_path):
    scheme(tmp_path / "own", "drill", RULES.replace("70", "60"))
    scheme(tmp_path / "shipped", "drill", RULES)
    scheme(tmp_path / "shipped", "drill", RULES.replace("70", "90"), "2021-01-01")
    assert bounds(Library((tmp_path / "own", tmp_path / "shipped")), "drill") == [(60, 100)]
    assert bounds(Library((tmp_path / "none", tmp_path / "shipped")), "drill") == [(70, 100), (90, 100)]


def test_the_ids_are_those_of_all_folders_once(tmp_path):
    for folder, name in (("a", "zeta"), ("a", "alpha"), ("b", "alpha"), ("b", "beta")):
        scheme(tmp_path / folder, name)
    assert Library((tmp_path / "a", tmp_path / "b")).ids() == ("alpha", "beta", "zeta")


def test_versions_come_earliest_first_whatever_their_files_are_called(tmp_path):
    for since in ("2026-10-01", "2020-01-01", "2024-05-31"):
        scheme(tmp_path, "drill", RULES, since)
    versions, _ = Library((tmp_path,)).versions("drill")
    assert [str(each.since) for each in versions] == ["2020-01-01", "2024-05-31", "2026-10-01"]


def test_the_file_of_examples_is_no_version(tmp_path):
    scheme(tmp_path, "drill", RULES)
    (tmp_path / "drill" / "cases.yaml").write_text("cases: []\n", encoding="utf-8")
    assert len(Library((tmp_path,)).files("drill")) == 1


def test_settings_can_be_replaced_for_a_rehearsal(tmp_path):
    scheme(tmp_path, "drill", RULES)
    versions, problems = Library((tmp_path,)).versions("drill", {"floor": "65"})
    assert (versions[0].items[0].rule.least.value, problems) == (65, ())


# --- schemes that stand on others


def test_a_based_scheme_takes_the_rules_and_changes_the_settings_it_names(tmp_path):
    scheme(tmp_path, "base", RULES)
    scheme(tmp_path, "drill", "based_on: base\nsettings: {floor: 80}\n")
    (made,), _ = Library((tmp_path,)).versions("drill")
    assert bounds(Library((tmp_path,)), "drill") == [(80, 100)]
    assert (made.id, made.names) == ("drill", {"floor": {"zh": "保底"}})


def test_a_scheme_may_stand_on_one_that_stands_on_another(tmp_path):
    scheme(tmp_path, "base", RULES)
    scheme(tmp_path, "middle", "based_on: base\nsettings: {floor: 80}\n")
    scheme(tmp_path, "drill", "based_on: middle\nsettings: {roof: 90}\n")
    assert bounds(Library((tmp_path,)), "drill") == [(80, 90)]


def test_a_scheme_stands_on_the_version_that_is_in_force_when_it_begins(tmp_path):
    scheme(tmp_path, "base", RULES)
    scheme(tmp_path, "base", RULES.replace("70", "75"), "2022-01-01")
    scheme(tmp_path, "drill", "based_on: base\nsettings: {roof: 90}\n", "2021-12-31")
    scheme(tmp_path, "drill", "based_on: base\nsettings: {roof: 90}\n", "2022-01-01")
    assert bounds(Library((tmp_path,)), "drill") == [(70, 90), (75, 90)]


def test_a_scheme_cannot_stand_on_one_that_begins_later(tmp_path):
    scheme(tmp_path, "base", RULES, "2022-01-01")
    scheme(tmp_path, "drill", "based_on: base\n", "2021-12-31")
    assert codes(Library((tmp_path,)).versions("drill")[1]) == [("unknown_scheme", "drill/2021-12-31.yaml", "based_on")]


def test_schemes_that_stand_on_each_other_are_refused(tmp_path):
    scheme(tmp_path, "drill", "based_on: other\n")
    scheme(tmp_path, "other", "based_on: drill\n")
    library = Library((tmp_path,))
    assert codes(library.versions("drill")[1]) == [("unknown_scheme", "other/2020-01-01.yaml", "based_on")]
    scheme(tmp_path, "alone", "based_on: alone\n")
    assert codes(library.versions("alone")[1]) == [("unknown_scheme", "alone/2020-01-01.yaml", "based_on")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RULES.replace("rule: limit", "rule: limt"), ("unknown_word", "base/2020-01-01.yaml", "score.points.rule")),
        (RULES.replace("floor: 70", "floor: low"), ("not_a_number", "base/2020-01-01.yaml", "settings.floor")),
        ("settings: [", ("yaml_syntax", "base/2020-01-01.yaml", "base/2020-01-01.yaml")),
        ("facts: {work: {}}\n", ("missing_key", "base/2020-01-01.yaml", "facts.work.unit")),
    ],
)
def test_what_is_wrong_with_the_base_is_told_where_it_stands_and_once(tmp_path, text, told):
    scheme(tmp_path, "base", text)
    scheme(tmp_path, "middle", "based_on: base\n")
    scheme(tmp_path, "drill", "based_on: middle\n")
    assert codes(Library((tmp_path,)).versions("drill")[1]) == [told]


def test_a_mistaken_setting_of_a_based_scheme_is_told_in_its_own_file(tmp_path):
    scheme(tmp_path, "base", RULES)
    scheme(tmp_path, "drill", "based_on: base\nsettings:\n  roof: 90\n  floor: low\n")
    (problem,) = Library((tmp_path,)).versions("drill")[1]
    assert (problem.where.book, problem.where.row, problem.where.key) == ("drill/2020-01-01.yaml", 7, "settings.floor")


def test_one_mistaken_version_does_not_hide_the_others(tmp_path):
    scheme(tmp_path, "drill", RULES)
    scheme(tmp_path, "drill", RULES.replace("rule: limit", "rule: limt"), "2021-01-01")
    versions, problems = Library((tmp_path,)).versions("drill")
    assert ([str(each.since) for each in versions], len(problems)) == (["2020-01-01"], 1)


# --- the whole folder


def test_the_demos_configuration_is_without_a_fault(config):
    settings = read_settings(config, SHIPPED)
    assert (settings.problems, settings.known, list(settings.teams)) == ((), ("demo",), ["demo"])
    assert [len(every) for every in settings.versions["demo"].values()] == [2, 1]


def test_one_mistaken_team_does_not_stop_the_others(config):
    bad = (config / "teams" / "demo.yaml").read_text(encoding="utf-8").replace("team: demo", "team: other")
    (config / "teams" / "second.yaml").write_text(bad, encoding="utf-8")
    settings = read_settings(config, SHIPPED)
    assert list(settings.teams) == ["demo"]
    assert [(each.code, each.owner) for each in settings.problems] == [("team_named_otherwise", "second")]
    assert (settings.problems_of("demo"), len(settings.problems_of("second"))) == ((), 1)


def test_only_the_team_that_is_asked_for_is_read(config):
    (config / "teams" / "broken.yaml").write_text("team: [", encoding="utf-8")
    settings = read_settings(config, SHIPPED, "demo")
    assert (settings.problems, list(settings.teams), settings.known) == ((), ["demo"], ("broken", "demo"))


def test_a_mistake_that_two_teams_share_is_told_of_each_and_of_none_twice(config):
    shutil.copytree(SHIPPED / "schemes", config / "schemes", dirs_exist_ok=True)
    path = next((config / "schemes" / "demo-lead-star").glob("2*.yaml"))
    path.write_text(path.read_text(encoding="utf-8").replace("{1: 60, 2: 75", "{1: 60, 2: 50"), encoding="utf-8")
    second = (config / "teams" / "demo.yaml").read_text(encoding="utf-8").replace("team: demo", "team: second")
    (config / "teams" / "second.yaml").write_text(second.replace("/results/", "/second/"), encoding="utf-8")
    found = [(each.code, each.owner) for each in read_settings(config, SHIPPED).problems]
    assert found == [("standards_not_rising", "demo"), ("standards_not_rising", "second")]


def test_the_folders_own_schemes_stand_before_the_shipped_ones(config):
    shutil.copytree(SHIPPED / "schemes" / "demo-lead-star", config / "schemes" / "demo-lead-star", dirs_exist_ok=True)
    path = next((config / "schemes" / "demo-lead-star").glob("2*.yaml"))
    path.write_text(path.read_text(encoding="utf-8").replace("4: 92", "4: 95"), encoding="utf-8")
    ((lead,),) = read_settings(config, SHIPPED).versions["demo"]["lead"]
    ladder = next(item.rule for item in lead.items if item.name == "score_star")
    assert ladder.minimum["4"].value == 95


def test_a_fact_of_the_wrong_role_is_not_there_for_another(config):
    path = config / "teams" / "demo.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "least: 2, most: 100, for: [lead]}", "least: 2, most: 100, for: [rep]}"
    )
    path.write_text(text, encoding="utf-8")
    found = {
        (each.code, each.details["fact"], each.details["role"]) for each in read_settings(config, SHIPPED).problems
    }
    assert found == {("fact_not_kept", "satisfaction_rate", "lead")}


@pytest.mark.parametrize(
    "address",
    ["xlsx:../../books/../books/人事调整.xlsx", "xlsx:../../BOOKS/人事调整.xlsx", "xlsx:../../link/人事调整.xlsx"],
)
def test_a_book_of_ours_is_never_one_of_theirs_however_its_address_is_spelt(config, address):
    (config.parent / "link").symlink_to(config.parent / "books", target_is_directory=True)
    path = config / "teams" / "demo.yaml"
    text = path.read_text(encoding="utf-8").replace("xlsx:../../results/{period}/工资表.xlsx", address)
    path.write_text(text, encoding="utf-8")
    (problem,) = read_settings(config, SHIPPED).problems
    assert (problem.code, problem.where.key) == ("address_twice", "ours.payroll.at")
    assert problem.details["first"] == "books.adjustments"


@pytest.mark.parametrize("placeholder", ["{month}", "{}", "{period", "period}"])
def test_an_address_has_no_placeholder_but_the_month(config, placeholder):
    path = config / "teams" / "demo.yaml"
    text = path.read_text(encoding="utf-8").replace("results/{period}/工资表", f"results/{placeholder}/工资表")
    path.write_text(text, encoding="utf-8")
    found = [(each.code, each.where.key) for each in read_settings(config, SHIPPED).problems]
    assert found == [("unknown_word", "ours.payroll.at")]


# --- the service


def service(folder, text):
    path = folder / "service.yaml"
    path.write_text(text, encoding="utf-8")
    return read_service(path)


def test_without_a_service_file_there_are_defaults(tmp_path):
    assert read_service(tmp_path / "service.yaml") == (Service(), ())


def test_an_empty_service_file_says_nothing_and_the_defaults_hold(tmp_path):
    assert service(tmp_path, "# nothing yet\n") == (Service(), ())


def test_the_shipped_service_file_says_when_and_how_much():
    found, problems = read_service(SHIPPED / "service.yaml")
    assert problems == ()
    assert found.worker == Worker(("06:30", "12:30", "18:30"), 0)
    assert (found.trust.changed, found.trust.vanished, found.trust.floor) == (Decimal("0.6"), Decimal("0.2"), 20)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("worker: {at: ['24:00']}", [("not_a_time", "worker.at.0")]),
        ("worker: {at: ['6:30', '06:60']}", [("not_a_time", "worker.at.0"), ("not_a_time", "worker.at.1")]),
        ("worker: {every_minutes: -1}", [("out_of_bounds", "worker.every_minutes")]),
        ("worker: {every_minutes: 1441}", [("out_of_bounds", "worker.every_minutes")]),
        ("worker: {every_minutes: 1.5}", [("not_a_whole_number", "worker.every_minutes")]),
        ("trust: {changed: 101%}", [("out_of_bounds", "trust.changed")]),
        ("trust: {vanished: -1%}", [("out_of_bounds", "trust.vanished")]),
        ("trust: {floor: -1}", [("out_of_bounds", "trust.floor")]),
        ("trust: {chnged: 10%}", [("unknown_key", "trust.chnged")]),
        ("worker: {longest_run: 4 seconds}", [("out_of_bounds", "worker.longest_run")]),
        ("worker: {longest_run: 25 hours}", [("out_of_bounds", "worker.longest_run")]),
        ("worker: {longest_run: 90}", [("not_a_duration", "worker.longest_run")]),
        ("worker: {jobs: {often: {do: run, every: 59 seconds}}}", [("out_of_bounds", "worker.jobs.often.every")]),
        ("worker: daily", [("not_a_table", "worker")]),
    ],
)
def test_a_slip_in_the_service_file_is_told_with_its_key(tmp_path, text, told):
    assert [(each.code, each.where.key) for each in service(tmp_path, text)[1]] == told


@pytest.mark.parametrize("share", ["0%", "100%", "0", "1", "0.5"])
def test_shares_from_nothing_to_all_are_taken(tmp_path, share):
    assert service(tmp_path, f"trust: {{changed: {share}}}")[1] == ()


@pytest.mark.parametrize(
    ("said", "seconds"), [("5 seconds", 5), ("90 秒", 90), ("90 seconds", 90), ("2 minutes", 120), ("24 小时", 86400)]
)
def test_a_length_of_time_is_as_long_as_it_says(tmp_path, said, seconds):
    found, problems = service(tmp_path, f"worker: {{longest_run: {said}}}")
    assert problems == ()
    assert found.worker.longest_run.time.total_seconds() == seconds


@pytest.mark.parametrize("minutes", ["0", "1440"])
def test_a_worker_may_run_never_or_once_a_day(tmp_path, minutes):
    assert service(tmp_path, f"worker: {{every_minutes: {minutes}}}")[1] == ()


def test_settings_of_a_mistaken_service_are_defaults_and_the_teams_are_read_all_the_same(config):
    (config / "service.yaml").write_text("worker: {at: [noon]}", encoding="utf-8")
    settings = read_settings(config, SHIPPED)
    assert [(each.code, each.owner) for each in settings.problems] == [("not_a_time", "")]
    assert list(settings.teams) == ["demo"]
    assert len(settings.problems_of("demo")) == 1


def test_the_folder_of_a_configuration_may_hold_spaces_and_chinese(tmp_path):
    folder = tmp_path / "客服 部" / "config"
    shutil.copytree(SHIPPED, folder)
    assert read_settings(folder, Path("/nowhere")).problems == ()


def test_two_teams_must_not_write_to_one_place(tmp_path):
    write_demo(tmp_path)
    teams = tmp_path / "config" / "teams"
    said = (teams / "demo.yaml").read_text(encoding="utf-8")
    (teams / "other.yaml").write_text(said.replace("team: demo", "team: other", 1), encoding="utf-8")
    found = read_settings(tmp_path / "config", tmp_path / "config", "other").problems_of("other")
    assert [(each.code, each.where.key, each.details["first"]) for each in found] == [
        ("address_twice", f"ours.{key}.at", f"demo: ours.{key}") for key in ("summary", "payroll", "results", "months")
    ]
