"""From a scheme to a first run: `init --scheme` for every scheme that travels with us, two people, all the way."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from scoring.period import Period
from scoring.versions import months_needed
from sheets_sync.cli import cli
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.opening.own_scheme import examples_of
from sheets_sync.opening.yaml_text import flow
from sheets_sync.run import Prospect, look
from sheets_sync.settings import Library, read_settings
from sheets_sync.strict_yaml import load
from tests.filling import fill
from tests.played import Google
from tests.signing import signed_in

SCHEMES = Library((packaged_config() / "schemes",))
OURS = tuple(each for each in SCHEMES.ids() if not each.startswith("demo-"))
LAST = {"month": "2026-09", "quarter": "2026-Q3", "half_year": "2026-H1", "year": "2025"}
TEAM = "一部"
OPEN = {"unset_in_use", "negative_pay", "event_old"}  # rows of two years ago, of which nobody asks any more
"""What may stand of plausible rows: settings that nobody filled in, and pay of schemes that only deduct."""


def start(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ("init", "--scheme", *words, str(folder), "--team", TEAM), catch_exceptions=False)


def command(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, (*words, "--config", str(folder / "config")), catch_exceptions=False)


def filled_in(folder: Path) -> None:
    """Fills in what the team's own schemes leave open, as their bases' worked examples do."""
    for path in sorted((folder / "config" / "schemes").glob("*/*.yaml")):
        data = load(path).data
        base = data["based_on"]
        own = {**(data.get("settings") or {}), **examples_of(SCHEMES, base)}
        lines = [f"  {name}: {flow(value)}" for name, value in own.items()]
        head = [f"{key}: {flow(data[key])}" for key in ("id", "since", "based_on", "title", "period") if key in data]
        path.write_text("\n".join([*head, *(["settings:", *lines] if lines else [])]) + "\n", encoding="utf-8")


def looked(folder: Path, *, again: bool = False) -> Prospect:
    """Returns what a run of the team would do, with rows of two people (there already: ``again``)."""
    settings = read_settings(folder / "config", packaged_config(), TEAM)
    assert settings.problems == ()
    team, versions = settings.teams[TEAM], settings.versions[TEAM]
    period = team.period.own(Period.parse(LAST[team.period.kind]))
    if not again:
        fill(team, months_needed(versions, period))
    return look(team, versions, period, calendar=settings.calendar)


def problems_of(prospect) -> set[str]:
    return {each.code for each in prospect.problems}


@pytest.mark.parametrize("scheme", OURS)
def test_a_scheme_makes_a_team_whose_blank_workbooks_lack_nothing_but_rows(scheme, tmp_path):
    assert start(tmp_path, scheme).exit_code == 0
    checked = command(tmp_path, "check", TEAM, "--json")
    assert checked.exit_code == 1
    (team,) = json.loads(checked.output)["teams"].values()
    rows_only = {"no_people", "month_missing", "months_missing", "month_left_blank"}
    assert {each["code"] for each in team["problems"]} <= rows_only


@pytest.mark.parametrize("scheme", OURS)
def test_two_people_with_plausible_rows_lack_only_settings_and_once_these_are_filled_in_nothing(scheme, tmp_path):
    start(tmp_path, scheme)
    schemes = {path: path.read_bytes() for path in (tmp_path / "config" / "schemes").glob("*/*.yaml")}
    filled_in(tmp_path)
    prospect = looked(tmp_path)
    assert problems_of(prospect) <= OPEN
    assert len(prospect.appraisal.results) == 2
    for result in prospect.appraisal.results:
        heads = [each.headline.score for each in prospect.appraisal.schemes[result.view.person.role]]
        assert [name for name in heads if name and not result.view[name].known] == []
    for path, said in schemes.items():
        path.write_bytes(said)
    shipped = looked(tmp_path, again=True)
    assert problems_of(shipped) <= OPEN
    assert len(shipped.wanted) == 3


# Several schemes, other languages, and what is refused


def test_linked_schemes_make_one_team_in_which_each_uses_what_the_earlier_ones_work_out(tmp_path):
    linked = ("flagship-weekly-kpi", "flagship-dept-kpi", "flagship-behaviour", "flagship-pay")
    assert start(tmp_path, *linked).exit_code == 0
    filled_in(tmp_path)
    prospect = looked(tmp_path)
    assert problems_of(prospect) == set()
    assert prospect.team.roles["staff"].schemes == tuple(f"{TEAM}-{each}" for each in linked)
    asked = {name for table in prospect.team.tables.values() for name in table.columns}
    worked_out = {item.name for each in prospect.appraisal.schemes["staff"] for item in each.items}
    assert asked & worked_out == set()
    assert all(result.view["pay_total"].known for result in prospect.appraisal.results)


def test_a_scheme_that_looks_at_others_results_brings_their_scheme_in_a_role_of_its_own(tmp_path):
    result = start(tmp_path, "bozhen-lead-star")
    assert "bozhen-lead-star 要看 bozhen-rep-star 的结果，一并准备（岗位：客服代表）" in result.output
    settings = read_settings(tmp_path / "config", packaged_config(), TEAM)
    roles = {role: each.schemes for role, each in settings.teams[TEAM].roles.items()}
    assert roles == {"rep": (f"{TEAM}-bozhen-rep-star",), "lead": (f"{TEAM}-bozhen-lead-star",)}


def test_a_team_of_a_scheme_by_weeks_says_how_its_days_fall_into_weeks(tmp_path):
    start(tmp_path, "flagship-weekly-kpi")
    said = (tmp_path / "config" / "teams" / f"{TEAM}.yaml").read_text(encoding="utf-8")
    assert "period: {kind: month, weeks: 4, week_split: by_days}\n" in said


def test_in_english_tabs_headings_and_words_to_choose_from_are_english(tmp_path):
    assert start(tmp_path, "service-dept-plan-mgmt", "--language", "en").exit_code == 0
    file = load_workbook(tmp_path / "books" / "Appraisal records.xlsx")
    assert file.sheetnames[0] == "Roster"
    said = [cell.value for sheet in file for cell in sheet[1]]
    assert [each for each in said if re.search("[\u4e00-\u9fff]", each)] == []
    assert "Customer satisfaction" in said


@pytest.mark.parametrize(
    ("language", "book", "tab", "heading", "words"),
    [
        ("zh", "考核数据", "申诉", "处理状态", "已受理,复核中,成立,部分成立,不成立"),
        ("en", "Appraisal records", "Appeals", "How far it is", "received,under review,upheld,partly upheld,rejected"),
    ],
)
def test_an_appeal_typed_into_the_blank_tab_is_read_and_keeps_the_month_open(
    language, book, tab, heading, words, tmp_path
):
    start(tmp_path, "service-impl-rules", "--language", language)
    path = tmp_path / "books" / f"{book}.xlsx"
    file = load_workbook(path)
    sheet = file[tab]
    assert sheet["G1"].value == heading
    assert {str(rule.formula1) for rule in sheet.data_validations.dataValidation} == {f'"{words}"'}
    assert "、".join(cell.coordinate for cell in sheet[1] if cell.comment) == "A1、C1、D1、F1、G1、H1、J1、K1"
    for place, value in enumerate(("007", "李娜", "2026-09", "x", "y", "2026-10-02"), 1):
        sheet.cell(2, place).value = value
    file.save(path)
    filled_in(tmp_path)
    prospect = looked(tmp_path)
    assert [(each.person_id, each.status, each.called) for each in prospect.appeals] == [("007", "received", "x")]
    assert prospect.team.keeps_months


def test_a_tab_has_a_heading_that_stands_still_with_notes_words_to_choose_from_and_bounds(tmp_path):
    start(tmp_path, "service-dept-plan-mgmt")
    roster, *others = load_workbook(tmp_path / "books" / "考核数据.xlsx")
    assert (roster.title, roster.freeze_panes) == ("员工名册", "C2")
    assert {str(rule.formula1) for rule in roster.data_validations.dataValidation} == {
        '"员工"',
        '"正式,试用,顶岗,离职"',
    }
    peers = next(each for each in others if each.title == "同事互评")
    headings = [cell.value for cell in peers[1]]
    assert headings == ["工号", "姓名", "月份", "评分人工号", "评分人", "团队合作（同事评）"]
    assert "由谁填：同事，每人一行" in peers["F1"].comment.text
    (rule,) = peers.data_validations.dataValidation
    assert (rule.formula1, rule.formula2, rule.errorStyle) == ("0", "100", "warning")


def test_nothing_that_is_there_is_overwritten(tmp_path):
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "人事调整.xlsx").write_text("theirs")
    refused = start(tmp_path, "four-factor-pk")
    assert refused.exit_code == 2
    assert "人事调整.xlsx 已经存在" in refused.output
    assert list(tmp_path.iterdir()) == [tmp_path / "books"]
    (tmp_path / "books" / "人事调整.xlsx").unlink()
    assert start(tmp_path, "four-factor-pk").exit_code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert start(tmp_path, "four-factor-pk").exit_code == 2
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_same_scheme_makes_the_same_bytes(tmp_path):
    start(tmp_path / "a", "warehouse-5s-review")
    start(tmp_path / "b", "warehouse-5s-review")
    one, other = ({each.name: each.read_bytes() for each in (tmp_path / name).rglob("*.*")} for name in "ab")
    assert one == other


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("service-quaterly-plan",), "最接近的：service-quarterly-plan"),
        (("工厂考勤",), "最接近的：factory-attendance（工厂考勤管理）。全部见：sheets-sync schemes"),
        (("service-quarterly-plan", "four-factor-pk"), "不能放在一个团队里"),
        (("service-quarterly-plan", "service-weighted-quarterly"), "都有“efficiency_score”"),
        ((), "写法：sheets-sync init --scheme"),
    ],
)
def test_what_cannot_be_begun_with_is_refused_with_the_way_out(tmp_path, words, said):
    result = start(tmp_path, *words)
    assert result.exit_code == 2
    assert said in result.output
    assert list(tmp_path.iterdir()) == []


def test_the_schemes_to_begin_with_are_listed_with_what_they_are():
    listed = CliRunner().invoke(cli, ("schemes", "季度", "模板"), env={"SHEETS_SYNC_LANGUAGE": "zh"})
    assert listed.exit_code == 0
    assert "service-quarterly-plan　客户服务部绩效考核方案（季度）（按季度，模板：要填自己的数字）" in listed.output
    assert "factory-attendance" not in listed.output
    english = CliRunner().invoke(cli, ("schemes",), env={"SHEETS_SYNC_LANGUAGE": "en"})
    assert "factory-attendance  Attendance of a factory (by month)" in english.output
    every = json.loads(CliRunner().invoke(cli, ("schemes", "--json")).output)["schemes"]
    assert [each["id"] for each in every] == list(SCHEMES.ids())
    assert next(each for each in every if each["id"] == "demo-rep-star")["note"].startswith("示范用")


def test_the_folder_gives_the_team_its_name(tmp_path):
    folder = tmp_path / "客服 二部"
    assert CliRunner().invoke(cli, ("init", "--scheme", "four-factor-pk", str(folder))).exit_code == 0
    assert (folder / "config" / "teams" / "客服-二部.yaml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--scheme", "four-factor-pk", "x", "--period", "2026-10", "--yes"), "--period, --yes 不能与 --scheme 同用"),
        (("x", "--team", "y", "--language", "zh"), "--team, --language 只能与 --scheme 同用"),
    ],
)
def test_an_option_of_init_that_would_do_nothing_is_refused(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    env = {"SHEETS_SYNC_LANGUAGE": "zh", "SHEETS_SYNC_CONFIG": "elsewhere"}
    result = CliRunner().invoke(cli, ("init", *words), env=env)
    assert (result.exit_code, said in result.output) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_scheme_of_another_configuration_is_found_and_taken_along_with_what_it_stands_on(tmp_path):
    mine = tmp_path / "mine" / "schemes"
    for name, base in (("our-pk", "four-factor-pk"), ("our-own-pk", "our-pk")):
        (mine / name).mkdir(parents=True)
        said = f"id: {name}\nsince: 2026-01-01\nbased_on: {base}\ntitle: {{zh: 评比, en: Contest}}\n"
        (mine / name / "2026-01-01.yaml").write_text(said, encoding="utf-8")
    words = ("init", "--scheme", "our-own-pk", str(tmp_path / "new"), "--config", str(mine.parent))
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    schemes = tmp_path / "new" / "config" / "schemes"
    assert sorted(path.name for path in schemes.iterdir()) == ["new-our-own-pk", "our-own-pk", "our-pk"]
    assert read_settings(tmp_path / "new" / "config", packaged_config(), "new").problems == ()


def test_a_scheme_that_lies_loose_cannot_be_begun_with(tmp_path):
    (tmp_path / "config" / "schemes").mkdir(parents=True)
    (tmp_path / "config" / "schemes" / "our-pk.yaml").write_text("id: our-pk\nsince: 2026-01-01\n", encoding="utf-8")
    result = start(tmp_path, "our-pk")
    assert result.exit_code == 2
    assert "schemes/our-pk/2026-01-01.yaml" in result.output


def test_of_several_ratings_the_team_file_says_what_is_made_of_them(tmp_path):
    start(tmp_path, "service-dept-four-dim")
    said = (tmp_path / "config" / "teams" / f"{TEAM}.yaml").read_text(encoding="utf-8")
    assert "    take: mean   # 或 sum、lowest、highest\n" in said


def test_init_of_several_names_without_a_scheme_is_refused():
    result = CliRunner().invoke(cli, ("init", "one", "two"))
    assert result.exit_code == 2
    assert "--scheme" in result.output


@pytest.mark.parametrize("scheme", OURS)
def test_what_stands_commented_out_in_a_scheme_of_ones_own_may_be_taken_in_as_it_is(scheme, tmp_path):
    start(tmp_path, scheme)
    for path in (tmp_path / "config" / "schemes").glob("*/*.yaml"):
        said = path.read_text(encoding="utf-8")
        taken = re.sub(r"^(  )?# (settings:$|  \w+: |\w+: )", r"\1\2", said, flags=re.MULTILINE)
        assert taken.count("#") < said.count("#") or "# 照原方案的" not in said
        path.write_text(taken, encoding="utf-8")
    assert read_settings(tmp_path / "config", packaged_config(), TEAM).problems == ()


def test_on_google_the_team_file_has_places_to_paste_and_the_tabs_come_with_init(tmp_path):
    with Google() as google, signed_in(google):
        result = start(tmp_path, "service-impl-rules", "--google")
        assert result.exit_code == 0
        assert f"加上 {google.email}，权限选“编辑者”" in result.output
        assert not (tmp_path / "books").exists()
        path = tmp_path / "config" / "teams" / f"{TEAM}.yaml"
        said = path.read_text(encoding="utf-8")
        for place in ("records", "adjustments", "payroll", "results", "months"):
            said = said.replace(f"google:PASTE-ID-{place}", f"google:{google.add(place, {'工作表1': []})}")
        path.write_text(said, encoding="utf-8")
        made = command(tmp_path, "init", TEAM, "--yes")
        assert made.exit_code == 0, made.output
        records = read_settings(tmp_path / "config", packaged_config(), TEAM).teams[TEAM].books["records"].at
        tabs = google.grid(records.removeprefix("google:"))
        assert list(tabs) == ["工作表1", "员工名册", "考核数据", "客户评价", "申诉"]
        assert google.values(records.removeprefix("google:"), "员工名册")[0][-1] == "邮箱"


def test_a_template_may_be_appraised_as_often_as_a_department_likes(tmp_path):
    start(tmp_path, "service-dept-four-dim")
    for path in (tmp_path / "config").glob("*/**/*.yaml"):
        said = path.read_text(encoding="utf-8")
        path.write_text(said.replace("period: {kind: quarter}", "period: {kind: year}"), encoding="utf-8")
    prospect = looked(tmp_path)
    assert str(prospect.appraisal.period) == "2025"
    assert problems_of(prospect) == {"unset_in_use"}
