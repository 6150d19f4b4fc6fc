"""`close TEAM PERIOD`: HR closes a month that its supervisor stands by."""

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
def close(team: str, period: Period, by: str, config: Path, *, yes: bool, as_json: bool) -> None:
    """Close a confirmed month for good and archive it (HR). 人事关账并存档。"""
    from sheets_sync.cli import signing  # noqa: PLC0415 - heavy, and only needed here
    from sheets_sync.cli.teams import choose, period_of  # noqa: PLC0415 - as above

    chosen = choose(config, team, as_json=as_json)
    signing.close_month(chosen, period_of(chosen.team, period), by, yes=yes, as_json=as_json)
