"""What the guide to Google Sheets promises: its commands run, its team file is one, and it names what it should."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from sheets_sync.cli import cli
from sheets_sync.doctor.live import MANUAL, questions
from sheets_sync.google import account, scopes, sign_in
from sheets_sync.google.marks import generation_name
from sheets_sync.google.standing import MARK
from sheets_sync.google.writing import limits
from sheets_sync.seal import SEAL_TAB
from sheets_sync.settings import read_settings
from sheets_sync.sharing.standing import SHARED
from sheets_sync.texts.en import google as english
from sheets_sync.texts.zh import google as chinese
from tests.played import Google

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("google.md", "google.zh-CN.md")
PLACES = ("scorecard", "attendance", "adjustments", "payroll", "results")


def page(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def commands(name):
    """Returns the words of every sheets-sync command in the page's shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", page(name), re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("sheets-sync ")]


def paste(google, folder):
    """Makes the spreadsheets and puts their addresses into the team file."""
    path = folder / "config" / "teams" / "service.yaml"
    said = path.read_text(encoding="utf-8")
    for place in PLACES:
        url = f"https://docs.google.com/spreadsheets/d/{google.add(place, {'工作表1': []})}/edit#gid=0"
        said = said.replace(f"google:PASTE-ID-{place}", url)
    path.write_text(said, encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_the_guide_runs_in_its_order(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Google() as google:
        scratch = google.add("scratch", {"工作表1": []})
        for words in commands(name):
            if words == ["worker"]:
                words = ["worker", "--once"]  # noqa: PLW2901 - without it, it works for ever
            said = [re.sub("1EXAMPLE-scratch-0+", scratch, word) for word in words]
            account.forget()
            google.clock.sleep(120)
            result = CliRunner(env=google.environ()).invoke(cli, said, input="y\n", catch_exceptions=False)
            # An empty roster is for a person to fill in: 1.
            assert result.exit_code in {0, 1}, (said, result.output)
            if "--google" in words:
                assert google.email in result.output
                paste(google, tmp_path)
    account.forget()
    assert [words[0] for words in commands(name)] == [
        *("init", "init", "doctor", "check", "plan", "run", "share", "worker", "doctor")
    ]


def test_both_pages_show_the_same_commands_and_the_same_team_file():
    assert commands(PAGES[0]) == commands(PAGES[1])
    for fence in ("yaml", "sh"):
        first, second = (re.findall(rf"```{fence}\n(.*?)```", page(name), re.DOTALL) for name in PAGES)
        assert [re.sub("#.*", "", block).split() for block in first] == [
            re.sub("#.*", "", block).split() for block in second
        ]
    assert len(re.findall(r"^## ", page(PAGES[0]), re.MULTILINE)) == len(
        re.findall(r"^## ", page(PAGES[1]), re.MULTILINE)
    )


@pytest.mark.parametrize("name", PAGES)
def test_the_team_file_of_the_guide_is_one(name, tmp_path):
    config = tmp_path / "config"
    words = ("init", "service", "--google", "--config", str(config))
    account.forget()
    with Google() as google:
        assert CliRunner(env=google.environ()).invoke(cli, words, catch_exceptions=False).exit_code == 0
    account.forget()
    path = config / "teams" / "service.yaml"
    team = yaml.safe_load(re.sub(r": (no|yes)\b", r": '\1'", path.read_text(encoding="utf-8")))
    shown = re.search(r"```yaml\n(.*?)```", page(name), re.DOTALL)[1]
    told = yaml.safe_load(re.sub(r": (no|yes)\b", r": '\1'", shown))
    team["tables"]["roster"]["columns"] |= told.pop("tables")["roster"]["columns"]
    path.write_text(yaml.safe_dump(team | told, allow_unicode=True), encoding="utf-8")
    settings = read_settings(config, ROOT / "config", "service")
    assert [problem.code for problem in settings.problems] == []
    ours = settings.teams["service"].ours
    assert (ours["summary"].details, ours["payroll"].details) == (False, True)
    assert ours["payroll"].editors == ("head-of-hr@example.com",)


@pytest.mark.parametrize("name", PAGES)
def test_every_message_has_a_row(name):
    assert {*english.FAULTS} == {*chinese.FAULTS}
    rows = re.findall(r"^\| `([a-z_]+)` \| [^|]+ \| [^|]+ \|$", page(name), re.MULTILINE)
    assert {*english.FAULTS} <= {*rows}


@pytest.mark.parametrize("name", PAGES)
def test_every_open_question_has_a_row(name):
    rows = re.findall(r"^\| `([a-z_]+)`(?: \(by hand\)|（人工）)?[:：]? ?[^|]*\| [^|]+ \|$", page(name), re.MULTILINE)
    assert {*questions._QUESTIONS, *MANUAL} <= {*rows}


@pytest.mark.parametrize("name", PAGES)
def test_what_the_program_goes_by_is_named_as_it_is(name):
    variables = (sign_in.KEY, sign_in.KEY_FILE, sign_in.DEFAULT_FILE, sign_in.IMPERSONATE, sign_in.SUBJECT)
    named = (scopes.SPREADSHEETS, scopes.DRIVE_METADATA, scopes.DRIVE, SEAL_TAB, MARK, SHARED)
    numbers = (f"{limits.CELLS:,}", f"{limits.TEXT:,}", f"{limits.PAYLOAD // 2**20} MiB")
    for word in (*variables, *named, *numbers, generation_name("summary", 12)):
        assert f"`{word}`" in page(name) or word in numbers, word
        assert word in page(name), word


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_guide_lead_to_its_headings(name):
    headings = re.findall(r"^## (.*)$", page(name), re.MULTILINE)
    known = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert {*re.findall(r"\]\(#([^)]+)\)", page(name))} <= known


def test_the_guide_owns_up_to_what_was_never_tried():
    assert "**never run against the live service**" in page("google.md")
    assert "**从来没有在真正的 Google 上跑过**" in page("google.zh-CN.md")
