"""What people type at a command: periods in whatever form, and answers in their own language."""

import pytest
from click.testing import CliRunner

from sheets_sync.cli import cli
from sheets_sync.cli.options import PeriodType


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
