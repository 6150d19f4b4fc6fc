"""A supervisor is paid by what the group sold: from `init` and the workbooks to the pay, a blank being no nought."""

from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from scoring.period import Period
from sheets_sync.cli import cli
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.run import look
from sheets_sync.settings import read_settings

PAIR = ("presale-pay-structure", "supervisor-pay-structure")
PEOPLE = [("001", "主管甲", "客服领班"), ("002", "客服乙", "售前客服"), ("003", "客服丙", "售前客服")]
SETTINGS = "  pay_model: commission\n  commission_rate: 5‰\n  part_month_pay: whole\n"


def put(path, tab, rows):
    book = load_workbook(path)
    titles = [cell.value for cell in book[tab][1]]
    for number, row in enumerate(rows, 2):
        for title, value in row.items():
            book[tab].cell(number, titles.index(title) + 1).value = value
    book.save(path)


@pytest.fixture
def team(tmp_path):
    """Returns a folder with a supervisor and two agents of one group, each of whom sold for 100 000 yuan."""
    folder = tmp_path / "队"
    started = CliRunner().invoke(cli, ("init", "--scheme", *PAIR, str(folder), "--team", "t"), catch_exceptions=False)
    assert started.exit_code == 0, started.output
    for path in (folder / "config" / "schemes").glob("*/*.yaml"):
        lines = path.read_text(encoding="utf-8").partition("settings:")[0]
        path.write_text(f"{lines}settings:\n{SETTINGS}", encoding="utf-8")
    book = folder / "books" / "考核数据.xlsx"
    kept = {"组别": "一组", "状态": "正式", "入职日期": date(2024, 1, 1), "底薪": 3000}
    put(book, "员工名册", [{"工号": key, "姓名": name, "岗位": role, **kept} for key, name, role in PEOPLE])
    sales(folder, 100000, 100000)
    return folder


def sales(folder, *sold):
    own = dict(zip(("002", "003"), sold, strict=True))
    rows = [
        {"工号": key, "姓名": name, "月份": "2026-09", "绩效系数": 1, "个人询单销售额": own.get(key)}
        for key, name, _ in PEOPLE
    ]
    put(folder / "books" / "考核数据.xlsx", "考核数据", rows)


def looked(folder):
    settings = read_settings(folder / "config", packaged_config(), "t")
    assert settings.problems == ()
    return look(settings.teams["t"], settings.versions["t"], Period(2026, 9), calendar=settings.calendar)


def commissions(prospect):
    return [each.view["inquiry_commission"].value for each in prospect.appraisal.results]


def test_a_supervisor_gets_the_commission_on_what_the_agents_of_the_group_sold(team):
    assert commissions(looked(team)) == [1000, 500, 500]


def test_an_agent_without_a_figure_leaves_the_supervisors_commission_open_and_is_named(team):
    sales(team, 100000, None)
    prospect = looked(team)
    assert commissions(prospect) == [None, Decimal(500), None]
    told = [each.details["reason"] for each in prospect.problems if each.person_id == "001"]
    assert told == ["left_blank_by|客服丙"]


@pytest.mark.parametrize("asked", [PAIR, PAIR[::-1], PAIR[1:]])
def test_whoever_is_paid_by_what_others_sold_has_a_role_of_their_own(asked, tmp_path):
    CliRunner().invoke(cli, ("init", "--scheme", *asked, str(tmp_path / "队"), "--team", "t"), catch_exceptions=False)
    roles = read_settings(tmp_path / "队" / "config", packaged_config(), "t").teams["t"].roles
    assert {key: role.schemes for key, role in roles.items()} == {
        "presale": ("t-presale-pay-structure",),
        "lead": ("t-supervisor-pay-structure",),
    }
