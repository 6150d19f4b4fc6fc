"""`init TEAM`: the files of a new team, and once its spreadsheets are named, the tabs in them."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.confirming import yes_option
from sheets_sync.cli.options import PeriodType, config_option


@click.command()
@click.argument("team")
@config_option
@click.option(
    "--period",
    type=PeriodType(),
    help="Month to make a tab for, like 2026-10 (else the last complete one and this one). 要准备哪个月的页。",
)
@click.option("--google", is_flag=True, help="For books in Google Sheets instead of files. 表格放在 Google 上。")
@yes_option
def init(team: str, config: Path, period: Period | None, *, google: bool, yes: bool) -> None:
    """Write the configuration of a new team, or prepare its spreadsheets. 写出新团队的配置，或准备表格。"""
    from sheets_sync.cli import beginning  # noqa: PLC0415 - heavy, and only needed here

    beginning.begin(team, config, period, google=google, yes=yes)
