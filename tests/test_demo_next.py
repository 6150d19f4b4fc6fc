"""What `demo` tells to try next: every command can be pasted as it stands, and does what is said above it."""

import re
import shlex
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from bench.books import without_months
from sheets_sync.cli import cli


def invoke(*words):
    return CliRunner().invoke(cli, words, catch_exceptions=False)


def told(output):
    """Returns the words of each command that a demo's ending names, indented and alone on its line."""
    return [shlex.split(line)[1:] for line in output.splitlines() if re.match(r"  \S*sheets-sync ", line)]


@pytest.fixture
def later(time_machine):
    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    ("language", "ends"),
    [
        (
            "zh",
            [
                "当月星级 四星",
                "没有要改的",
                "没有要改的",
                "2026-10 已确认。",
                "2026-10 已关账并存档",
                "2026-10 第1次关账：同到分",
            ],
        ),
        (
            "en",
            [
                "Stars this month 4 stars",
                "Nothing to change",
                "Nothing to change",
                "2026-10 is confirmed.",
                "2026-10 is closed and archived",
                "2026-10 closing 1: same to the cent",
            ],
        ),
    ],
)
def test_the_commands_that_the_demo_names_can_be_pasted_one_after_the_other(language, ends, tmp_path):
    first = invoke("demo", str(tmp_path / "示范 team"), "--language", language)
    assert first.exit_code == 0
    commands = told(first.output)
    assert [each[0] for each in commands] == ["explain", "plan", "run", "confirm", "close", "verify"]
    for words, end in zip(commands, ends, strict=True):
        result = invoke(*words)
        assert (result.exit_code, end in result.output) == (0, True), (words, result.output)


@pytest.mark.usefixtures("later")
def test_a_demo_of_before_that_keeps_no_months_names_no_signing(tmp_path):
    invoke("demo", str(tmp_path / "team"))
    without_months(tmp_path / "team")
    again = invoke("demo", str(tmp_path / "team"))
    assert [each[0] for each in told(again.output)] == ["explain", "plan", "run"]


def test_a_month_that_is_not_over_on_this_machine_is_told_beside_the_signing(tmp_path, time_machine):
    time_machine.move_to(datetime(2026, 10, 20, 2, tzinfo=UTC), tick=False)
    output = invoke("demo", str(tmp_path / "team"), "--language", "zh").output
    assert output.endswith("（这台机器上还没过 2026-10-31：示范的月份没有结束，确认和关账要等它过去。）\n")
    confirm = next(words for words in told(output) if words[0] == "confirm")
    result = invoke(*confirm)
    assert (result.exit_code, "2026-10 还没有结束（最后一天是 2026-10-31）" in result.output) == (3, True)
