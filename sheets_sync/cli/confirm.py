"""`confirm TEAM PERIOD`: its supervisor stands by a month."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.confirming import yes_option
from sheets_sync.cli.options import PeriodType, by_option, config_option, json_option


@click.command()
@click.argument("team")
@click.argument("period", type=PeriodType())
@by_option
@config_option
@yes_option
@json_option
def confirm(team: str, period: Period, by: str, config: Path, *, yes: bool, as_json: bool) -> None:
    """Stand by a month as its books show it now (its supervisor). 主管确认一个月。"""
    from sheets_sync.cli import signing  # noqa: PLC0415 - heavy, and only needed here
    from sheets_sync.cli.teams import choose, period_of  # noqa: PLC0415 - as above

    chosen = choose(config, team, as_json=as_json)
    signing.confirm_month(chosen, period_of(chosen.team, period), by, yes=yes, as_json=as_json)
