"""What people type at a command: periods in whatever form, and answers in their own language."""

import pytest
from click.testing import CliRunner

from scoring.figure import Cell
from scoring.problem import Problem
from sheets_sync.cli import cli
from sheets_sync.cli.options import PeriodType
from sheets_sync.plan import Refusal
from sheets_sync.present.plan_words import refusal_lines
from sheets_sync.present.problems import message, without_blanks_said
from sheets_sync.texts import in_words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-10", "2026-10"),
        ("2026年10月", "2026-10"),
        ("2026年9月份", "2026-09"),
        ("2026/10", "2026-10"),
        ("2026-9", "2026-09"),
        ("２０２６－１０", "2026-10"),
        ("202610", "2026-10"),
        ("2026-Q4", "2026-Q4"),
        ("2026q4", "2026-Q4"),
        ("2026年第四季度", "2026-Q4"),
        ("2026-H2", "2026-H2"),
        ("2026年下半年", "2026-H2"),
        ("2026", "2026"),
        ("2026年", "2026"),
    ],
)
def test_a_period_is_understood_as_the_workbooks_may_write_it(typed, meant):
    assert str(PeriodType().convert(typed, None, None)) == meant


@pytest.mark.parametrize(
    "typed", ["10月", "2026-13", "2026-10-05", "26-10", "2026.1", "2026-Q5", "0026-10", "上个月", ""]
)
@pytest.mark.parametrize(
    ("language", "said"), [("zh", "考核期写作 2026-10 或 2026年10月"), ("en", "a period is written like 2026-10")]
)
def test_what_may_mean_another_period_or_none_is_not_guessed(typed, language, said):
    done = CliRunner().invoke(cli, ["plan", "demo", "--period", typed], env={"SHEETS_SYNC_LANGUAGE": language})
    assert done.exit_code == 2
    assert said in done.output


# --- one language, down to the signs


def english(*words):
    return CliRunner().invoke(cli, list(words), env={"SHEETS_SYNC_LANGUAGE": "en"})


def test_lists_and_ids_in_english_stand_between_english_signs():
    known = {"found": "good、fair", "known": "excellent、good、pass、fail", "nearest": "good"}
    told = Problem("unknown_word", Cell("b.xlsx", "t", 2, 2, "good、fair"), known)
    assert message(told, "en") == (
        "“good、fair” is not known. Known: excellent, good, pass, fail. Nearest: good."  # what stands there stays
    )
    assert "excellent、good、pass、fail" in message(told, "zh")
    found = Problem("tab_missing", Cell("b.xlsx", "t", 1, 1), {"wanted": "People", "found": "A、B", "nearest": "A"})
    assert "there are: A, B" in message(found, "en")
    assert in_words("en", {"who": "Ann（001）、Ben（002）"}) == {"who": "Ann (001), Ben (002)"}
    assert in_words("zh", {"who": "安（001）、本（002）"}) == {"who": "安（001）、本（002）"}
    lost = Refusal("inputs_lost", "summary", "Summary.xlsx", {"book": "Summary.xlsx", "lost": "a.xlsx、b.xlsx"})
    assert "a.xlsx, b.xlsx" in refusal_lines((lost,), "en")[0]


def test_where_nothing_is_near_nothing_is_offered():
    assert without_blanks_said("en", "cli.unknown_person", found="Zoe", nearest="") == (
        "There is nobody called Zoe (id or name)."
    )
    assert without_blanks_said("zh", "cli.unknown_person", found="甲", nearest="乙") == (
        "没有 甲 这个人（工号或姓名）。最接近的：乙。"
    )


def test_a_scheme_that_nobody_has_is_answered_without_an_empty_place(tmp_path):
    done = english("init", "--scheme", "qqqqqq", str(tmp_path / "team"))
    assert done.exit_code == 2
    assert done.output == "There is no scheme qqqqqq. For all of them: sheets-sync schemes\n"


def test_whoever_asks_for_a_language_is_refused_in_it(tmp_path):
    asked = ["init", "--scheme", "crossborder-service-pay", str(tmp_path / "team"), "--language", "en"]
    assert CliRunner().invoke(cli, asked, env={"SHEETS_SYNC_LANGUAGE": "zh"}).exit_code == 0
    done = CliRunner().invoke(cli, asked, env={"SHEETS_SYNC_LANGUAGE": "zh"})
    assert done.exit_code == 2
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in done.output.replace(str(tmp_path), ""))
