"""`check [TEAM|SCHEME]`: read configuration and workbooks, and list everything that has to be put right."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.options import config_option, json_option, period_option


@click.command()
@click.argument("team", required=False, metavar="[TEAM|SCHEME]")
@config_option
@period_option
@json_option
def check(team: str | None, config: Path, period: Period | None, *, as_json: bool) -> None:
    """Check a team's configuration and workbooks (all teams without one), or a scheme. 检查配置和工作簿，或方案。"""
    from sheets_sync.cli import checking  # noqa: PLC0415 - heavy, and only needed here

    checking.check_teams(config, team or "", period, as_json=as_json)
