"""The tutorial can be followed: every file, change, row and command of it works in an empty folder as it says."""

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from sheets_sync.cli import cli
from sheets_sync.strict_yaml import parse

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {"en": DOCS / "tutorial.md", "zh": DOCS / "tutorial.zh-CN.md"}
STEP = re.compile(
    r"<!-- (?P<how>write|add|change): (?P<path>\S+) -->\n```\w+\n(?P<body>.*?)```"
    r"|<!-- type: (?P<book>\S[^\n]*?) / (?P<tab>[^\n]+?) -->\n(?P<rows>(?:\|[^\n]*\n)+)"
    r"|```sh\n(?P<command>.*?)\n```\n(?:\n```\n(?P<shown>.*?)```)?",
    re.DOTALL,
)
ELSE = "…"
"""Stands for lines that are left out where it is a line of its own, within a line for anything."""


def steps(language):
    """Returns what the reader is asked to do, in order."""
    return list(STEP.finditer(PAGES[language].read_text(encoding="utf-8")))


def do(step, folder):
    """Does what a step asks for, and compares what is seen with what is shown."""
    if step["how"]:
        _write(step["how"], folder / step["path"], step["body"])
    elif step["tab"]:
        _type(folder / step["book"], step["tab"], step["rows"])
    else:
        words, _, remark = step["command"].partition(" #")
        result = CliRunner().invoke(cli, words.split()[1:], catch_exceptions=False)
        assert str(result.exit_code) == (re.search(r"\d", remark) or "0")[0], (words, result.output)
        if step["shown"] is not None:
            compare(result.output, step["shown"])


def compare(output, shown):
    """Holds what was printed to what is shown, without the lines that are left out."""
    lines = ((line, re.escape(line).replace(ELSE, ".*") + r" *\n") for line in shown.splitlines())
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == ELSE else exactly for line, exactly in lines)
    assert re.fullmatch(pattern, output.rstrip("\n") + "\n"), f"shown:\n{shown}\nprinted:\n{output}"


def _write(how, path, body):
    path.parent.mkdir(parents=True, exist_ok=True)
    if how == "write":
        assert not path.exists()
        path.write_text(body, encoding="utf-8")
    elif how == "add":
        path.write_text(path.read_text(encoding="utf-8") + body, encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        for old, new in re.findall(r"^-(.*)\n\+(.*)$", body, flags=re.MULTILINE):
            rest = r"[^\n]*" if old.endswith(ELSE) else ""
            text, times = re.subn(
                rf"(?<=\n){re.escape(old.removesuffix(ELSE))}{rest}\n", lambda _, new=new: f"{new}\n", text
            )
            assert times == 1, old
        path.write_text(text, encoding="utf-8")


def _type(path, tab, rows):
    head, _, *body = ([each.strip() for each in row.strip("|").split("|")] for row in rows.splitlines())
    file = load_workbook(path)
    sheet = file[tab]
    assert [cell.value for cell in sheet[1]] == head
    for at, row in enumerate(body, 2):
        for place, text in enumerate(row, 1):
            sheet.cell(at, place).value = _typed(text, head[place - 1])
    file.save(path)


def _typed(text, heading):
    """Returns what Excel makes of what somebody types; numbers of people are kept as text, as their column is."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    number = re.fullmatch(r"\d+(?:\.\d+)?", text) and heading not in ("工号", "Employee ID")
    return float(text) if number else text or None


@pytest.mark.parametrize("language", PAGES)
def test_the_tutorial_can_be_followed_from_an_empty_folder(language, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SHEETS_SYNC_LANGUAGE", language)
    monkeypatch.delenv("SHEETS_SYNC_CONFIG", raising=False)
    for step in steps(language):
        do(step, tmp_path)


@pytest.mark.parametrize("language", PAGES)
def test_everything_shown_in_the_tutorial_is_part_of_a_step(language):
    text = PAGES[language].read_text(encoding="utf-8")
    assert "```" not in STEP.sub("", text)
    assert sum(bool(step["command"]) for step in steps(language)) >= 10


def test_both_languages_take_the_same_steps():
    english, chinese = (
        [(each["how"], each["path"], each["command"]) for each in steps(language)] for language in PAGES
    )
    plain = [
        [(how, path, command and command.partition(" #")[0]) for how, path, command in each]
        for each in (english, chinese)
    ]
    assert plain[0] == plain[1]


def test_both_languages_write_the_same_scheme():
    def scheme(language):
        own = [each for each in steps(language) if each["how"] in ("write", "add") and "cases" not in each["path"]]
        return parse("".join(each["body"] for each in own if "/night-desk-bonus/" in each["path"])).data

    assert scheme("en") == scheme("zh")
