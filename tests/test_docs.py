"""What the README promises: its commands run, its links lead somewhere, both languages say the same."""

import re
import shlex
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
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


TYPED = {("plan", 1): 19, ("run", 3): 16.5}
"""What the pages say that somebody types into J83 of the scorecard before the n-th such command."""


def type_in(folder: Path, value: float) -> None:
    path = folder / "books" / "客服评分表.xlsx"
    book = openpyxl.load_workbook(path)
    book["月度绩效"]["J83"] = value
    book.save(path)


def shown(page: str) -> list[tuple[str, list[str]]]:
    """Returns the blocks of a page with their lines: ``sh``, and what it says that these commands answer."""
    said = (ROOT / page).read_text(encoding="utf-8")
    return [(kind, block.splitlines()) for kind, block in re.findall(r"```(\w*)\n(.*?)```", said, re.DOTALL)]


def in_order(lines: list[str], output: str) -> None:
    """Holds the lines of a page to an answer: all are in it, in this order; … stands for whatever is left out."""
    told = iter(output.splitlines())
    for line in lines:
        wanted = ".*".join(map(re.escape, line.rstrip().split("…")))
        assert line.strip() == "…" or any(re.fullmatch(wanted, each.rstrip()) for each in told), (line, output)


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_every_command_of_the_readme_runs_and_answers_as_it_says(page, language, tmp_path, monkeypatch, time_machine):
    monkeypatch.chdir(tmp_path)
    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)
    assert CliRunner().invoke(cli, ("demo", "demo-team", "--language", language)).exit_code == 0
    assert len(commands(page)) >= 10
    done, answers = Counter(), ""
    for kind, lines in shown(page):
        if kind != "sh":
            in_order(lines, answers)
            continue
        answers = ""
        for words in (shlex.split(line, comments=True)[1:] for line in lines if line.startswith("sheets-sync ")):
            done[words[0]] += 1
            if value := TYPED.get((words[0], done[words[0]])):
                type_in(tmp_path / "demo-team", value)
            result = CliRunner().invoke(cli, words, catch_exceptions=False)
            assert result.exit_code == 0, (words, result.output)
            answers += result.output
            if (words[0], done[words[0]]) == ("run", 3):
                as_listed(page, tmp_path / "demo-team" / "results" / "月结.xlsx")


def as_listed(page: str, months: Path) -> None:
    """Holds the rows that a page shows of the differences to those that stand there."""
    rows = [*openpyxl.load_workbook(months).worksheets[1].iter_rows(min_row=3, max_col=8, values_only=True)]
    found = ["| " + " | ".join(str(value or "") for value in row) + " |" for row in rows]
    said = re.findall(r"(?m)^\| 2026-10 .*$", (ROOT / page).read_text(encoding="utf-8"))
    assert len(said) == 2
    assert {" ".join(line.split()) for line in said} <= {" ".join(line.split()) for line in found}
    assert len(found) == 5  # three more rows, as it says


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
