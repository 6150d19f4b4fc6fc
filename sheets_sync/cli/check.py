"""`check [TEAM]`: read the configuration and the workbooks, and list everything that has to be put right."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.options import config_option, json_option, period_option


@click.command()
@click.argument("team", required=False)
@config_option
@period_option
@json_option
def check(team: str | None, config: Path, period: Period | None, *, as_json: bool) -> None:
    """Check a team's configuration and workbooks (all teams without TEAM). 检查配置和工作簿。"""
    from sheets_sync.cli import checking  # noqa: PLC0415 - heavy, and only needed here

    checking.check_teams(config, team or "", period, as_json=as_json)
