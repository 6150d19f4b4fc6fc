"""A workbook of theirs that cannot be read: what stands already is not taken away unasked, and it is told once."""

import shutil

import openpyxl
import pytest
from click.testing import CliRunner

from sheets_sync.cli import cli


def invoke(folder, command, *words):
    options = ("--config", str(folder / "config"), "--period", "2026-10")
    return CliRunner().invoke(cli, (command, "demo", *words, *options), catch_exceptions=False)


@pytest.fixture
def demo(tmp_path):
    """Returns the demo whose month is worked out and written."""
    assert CliRunner().invoke(cli, ("demo", str(tmp_path / "队"), "--language", "zh")).exit_code == 0
    return tmp_path / "队"


def paid(folder):
    tab = openpyxl.load_workbook(folder / "results" / "2026-10" / "工资表.xlsx")["工资"]
    at = [cell.value for cell in tab[2]].index("应发合计")
    return [row[at] for row in tab.iter_rows(min_row=3, values_only=True)]


@pytest.mark.parametrize("content", [None, b"PK\x03\x04 half a file"], ids=["missing", "broken"])
def test_a_book_that_is_lost_after_a_run_takes_nothing_away_until_that_is_accepted(demo, content):
    before, lost = paid(demo), demo / "books" / "人事调整.xlsx"
    lost.unlink() if content is None else lost.write_bytes(content)
    refused = invoke(demo, "run")
    assert (refused.exit_code, "人事调整.xlsx 读不到" in refused.output, paid(demo)) == (3, True, before)
    assert invoke(demo, "plan").exit_code == 3
    assert (invoke(demo, "run", "--force").exit_code, paid(demo) != before) == (1, True)


def test_a_first_run_without_a_book_writes_what_is_known(demo):
    shutil.rmtree(demo / "results")
    (demo / "books" / "人事调整.xlsx").unlink()
    assert invoke(demo, "run").exit_code == 1
    assert len(list((demo / "results").rglob("*.xlsx"))) == 4


def test_a_lost_roster_is_told_once_and_not_for_every_row_of_the_other_books(demo):
    opened = openpyxl.load_workbook(demo / "books" / "客服评分表.xlsx")
    del opened["员工名册"]
    opened.save(demo / "books" / "客服评分表.xlsx")
    told = invoke(demo, "run").output
    assert ("员工名册" in told, told.count("把此人加进名册")) == (True, 0)
