"""What the command line says of errors and hints, of an outage as JSON, and what a worker's log leads to."""

import inspect
import json
import logging
import shlex

import click
import pytest
from click.testing import CliRunner

from scoring.figure import Cell
from scoring.problem import Level, Problem
from sheets_sync.cli import cli
from sheets_sync.cli.console import counts, print_problems, refuse_unreached
from sheets_sync.cli.naming import as_called, called
from sheets_sync.cli.repeated import together
from sheets_sync.grid import BookFault
from sheets_sync.present.problems import message
from sheets_sync.present.words import Words
from sheets_sync.texts import text
from sheets_sync.texts.zh.usage import USAGE

NOWHERE = Cell("", "", 0, 0)
FOUND = (
    Problem("stale", NOWHERE, {}),
    Problem("stale", NOWHERE, {}, level=Level.FATAL),
    Problem("stale", NOWHERE, {}, level=Level.WARNING),
)


def test_errors_and_hints_are_counted_apart_in_every_place():
    assert counts(FOUND) == {"errors": "2", "hints": "1"}
    assert text("zh", "cli.problems_stand", **counts(FOUND)) == "错误 2 个、提示 1 个："
    assert text("en", "cli.problems_stand", **counts(FOUND)) == "errors: 2, hints: 1:"
    told = {"team": "a", "period": "2026-10", "people": "1", "rows": "2", **counts(FOUND)}
    assert text("zh", "cli.checked", **told) == "a 2026-10：1 人，读取 2 行，错误 2 个、提示 1 个。"
    assert text("en", "cli.checked", **told) == "a 2026-10: 1 people, 2 rows read, errors: 2, hints: 1."


def test_a_figure_that_is_still_unset_is_said_to_be_so():
    unset = Problem("unset_in_use", NOWHERE, {"setting": "工作量目标", "count": "3"})
    assert message(unset, "zh") == "“工作量目标”还是 UNSET，请换成自己的数字；在此之前有 3 人算不出来。"
    assert message(unset, "en") == (
        "“工作量目标” is still UNSET. Put your own figure there; 3 people cannot be worked out yet."
    )


def test_programs_are_told_what_could_not_be_reached_by_code_book_and_words(capsys):
    fault = BookFault("google_trashed", book="1AbC", path="google:1AbC")
    with pytest.raises(SystemExit) as ended:
        refuse_unreached([("ours.payroll", fault)], "en", as_json=True)
    assert ended.value.code == 4
    (told,) = json.loads(capsys.readouterr().out)["faults"]
    assert (told["code"], told["book"]) == ("google_trashed", "ours.payroll")
    assert told["words"].startswith("ours.payroll (https://docs.google.com/spreadsheets/d/1AbC/edit) is in the bin")


def test_a_worker_says_where_the_configuration_of_a_team_is_wrong(tmp_path, monkeypatch, caplog):
    monkeypatch.chdir(tmp_path)
    caplog.set_level(logging.INFO)
    assert CliRunner().invoke(cli, ["init", "good"], catch_exceptions=False).exit_code == 0
    (tmp_path / "config" / "teams" / "bad.yaml").write_text("team: bad\nnonsense: 1\n", encoding="utf-8")
    CliRunner().invoke(cli, ["worker", "--once"], catch_exceptions=False)
    (line,) = [record.getMessage() for record in caplog.records if "check bad" in record.getMessage()]
    assert "bad.yaml" in line
    assert line.rstrip("）)").rpartition("：")[2] in {"unknown_key", "missing_key"}


def test_what_a_worker_was_refused_is_said_with_the_command_that_shows_more():
    told = {"team": "a", "codes": "too_much_change"}
    assert text("zh", "cli.worker_refused", **told).endswith("too_much_change。详情请运行 sheets-sync plan a")
    assert text("en", "cli.worker_refused", **told).endswith("too_much_change. To see more, run: sheets-sync plan a")


def test_what_is_wrong_down_a_column_is_one_line_with_its_cells():
    problems = [
        Problem(
            "unreadable_week", Cell("表.xlsx", "每周", row, 4, "10月"), {"column": "周次", "most": "4"}, person_id=key
        )
        for row, key in ((2, "007"), (3, "007"), (4, "008"), (9, "008"))
    ]
    other = Problem("blank_cell", Cell("表.xlsx", "每周", 2, 5), {"column": "下单"})
    words = Words("zh")
    one, alone = together((*problems, other), words)
    assert message(one, "zh", words).endswith("实际是“10月”。（同样的共 4 处：D2:D4、D9）")
    assert alone == other


def test_a_plan_and_a_run_fold_what_is_wrong_down_a_column_as_a_check_does(capsys):
    problems = tuple(
        Problem("unreadable_week", Cell("表.xlsx", "每周", row, 4, "10月"), {"column": "周次", "most": "4"})
        for row in range(2, 40)
    )
    print_problems(problems, Words("zh"))
    head, line = capsys.readouterr().out.splitlines()
    assert head == "错误 1 个、提示 0 个："
    assert line.endswith("（同样的共 38 处：D2:D39）")


@pytest.mark.parametrize(
    ("typed", "script", "on_path", "told"),
    [
        ("bin/python -m sheets_sync demo", "/p/sheets_sync/__main__.py", None, "bin/python -m sheets_sync"),
        ("'my env/python' -m sheets_sync", "/p/sheets_sync/__main__.py", None, "'my env/python' -m sheets_sync"),
        ("{here}/bin/python -X utf8 -m sheets_sync", "/p/sheets_sync/__main__.py", None, "bin/sheets-sync"),
        (
            "/v/python -X utf8 -m sheets_sync demo",
            "/p/sheets_sync/__main__.py",
            None,
            "/v/python -X utf8 -m sheets_sync",
        ),
        ("/v/python bin/sheets-sync demo", "bin/sheets-sync", None, "bin/sheets-sync"),
        ("/v/python bin/sheets-sync demo", "bin/sheets-sync", "bin/sheets-sync", "sheets-sync"),
        ("bin/python -m sheets_sync demo", "/p/sheets_sync/__main__.py", "bin/sheets-sync", "sheets-sync"),
        ("python -m pytest", "/v/lib/pytest/__main__.py", None, "sheets-sync"),
    ],
)
def test_a_command_to_type_begins_as_ours_was_typed(typed, script, on_path, told, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "sheets-sync").write_text("#!/bin/sh\n", encoding="utf-8")
    monkeypatch.setattr("shutil.which", lambda _: on_path)
    words = shlex.split(typed.format(here=tmp_path))
    assert called(words, script) == told
    monkeypatch.setattr("sys.orig_argv", words)
    monkeypatch.setattr("sys.argv", [script])
    assert as_called("  sheets-sync plan demo; sheets-sync: 1") == f"  {told} plan demo; sheets-sync: 1"


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        (["close", "demo"], "错误：少写了参数 'PERIOD'.", "Error: Missing argument 'PERIOD'."),
        (["clos"], "错误：没有命令 'clos'。 是不是 'close'？", "Error: No such command 'clos'. Did you mean 'close'?"),
        (["plan", "--perid"], "没有选项 '--perid'。 是不是 '--period'？", "No such option '--perid'. Did you mean"),
        (
            ["plan", "--period"],
            "错误：选项 '--period' 后面要写内容。",
            "Option '--period' requires an argument.",
        ),
        (["worker", "--log", "xml"], "'xml' 不在可选的 'plain', 'json' 之中。", "'xml' is not one of 'plain', 'json'."),
        (["status", "a", "b"], "错误：多写了：b", "Error: Got unexpected extra argument (b)"),
    ],
)
def test_a_slip_in_a_command_is_answered_in_the_readers_language(typed, zh, en, monkeypatch):
    for language, wanted, usage in (("zh", zh, "用法："), ("en", en, "Usage:")):
        monkeypatch.setenv("SHEETS_SYNC_LANGUAGE", language)
        answered = CliRunner().invoke(cli, typed)
        assert answered.exit_code == 2
        assert wanted in answered.output
        if typed != ["plan", "--period"]:  # that one is found before the usage is known
            assert usage in answered.output


def test_help_has_headings_in_the_readers_language(monkeypatch):
    for language, wanted in (("zh", ("用法：", "选项:", "显示这段说明。", "[必填]")), ("en", ("Usage:", "[required]"))):
        monkeypatch.setenv("SHEETS_SYNC_LANGUAGE", language)
        told = CliRunner().invoke(cli, ["close", "--help"]).output
        assert [word for word in wanted if word not in told] == []


def test_every_word_of_usage_that_is_translated_is_one_that_the_library_says():
    modules = (
        click.core,
        click.decorators,
        click.exceptions,
        click.formatting,
        click.parser,
        click.termui,
        click.types,
    )
    sources = "".join(inspect.getsource(module) for module in modules)
    assert [words for words in USAGE if f'"{words}"' not in sources] == []
