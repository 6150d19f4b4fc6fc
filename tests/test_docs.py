"""What the README promises: its commands run, its links lead somewhere, both languages say the same."""

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from sheets_sync.cli import cli

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "README.zh-CN.md")


def commands(page: str) -> list[list[str]]:
    """Returns the words of every sheets-sync command in the page's shell blocks, comments left out."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("sheets-sync ")]
    return [shlex.split(line, comments=True)[1:] for line in lines]


@pytest.fixture
def beside_the_demo(tmp_path) -> Path:
    assert CliRunner().invoke(cli, ("demo", str(tmp_path / "demo-team"))).exit_code == 0
    return tmp_path


def keep_months(config: Path) -> None:
    """Does what both pages say before anything is signed: a line in the team file, and a run."""
    (line,) = {re.search(r"`(months:  .*?\})`", (ROOT / page).read_text(encoding="utf-8"))[1] for page in PAGES}
    path = config / "teams" / "demo.yaml"
    path.write_text(re.sub(r"(?m)^ours:.*$", rf"\g<0>\n  {line}", path.read_text("utf-8")), encoding="utf-8")
    words = ("run", "demo", "--config", str(config), "--period", "2026-10")
    assert CliRunner().invoke(cli, words, catch_exceptions=False).exit_code == 0


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_readme_runs(page, beside_the_demo, monkeypatch, time_machine):
    monkeypatch.chdir(beside_the_demo)
    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)
    assert len(commands(page)) >= 5
    for words in commands(page):
        if words[0] == "confirm":
            keep_months(beside_the_demo / "demo-team" / "config")
        result = CliRunner().invoke(cli, words, catch_exceptions=False)
        assert result.exit_code == 0, (words, result.output)


def test_both_readmes_show_the_same_commands():
    assert commands(PAGES[0]) == commands(PAGES[1])


@pytest.mark.parametrize(
    "page", [*PAGES, "CONTRIBUTING.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
)
def test_every_link_inside_the_project_leads_somewhere(page):
    folder = (ROOT / page).parent
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert not [link for link in links if not (folder / link).exists()]


def test_every_command_is_in_both_readmes_and_has_help_in_both_languages():
    for name, command in cli.commands.items():
        assert re.search(r"[一-鿿]", command.help or ""), name
        for page in PAGES:
            assert name in (ROOT / page).read_text(encoding="utf-8"), (name, page)
