"""`reopen TEAM PERIOD`: HR opens a closed month again, and says why."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.options import PeriodType, by_option, config_option, json_option


@click.command()
@click.argument("team")
@click.argument("period", type=PeriodType())
@by_option
@click.option("--reason", required=True, help="Why, for the record. 重开的原因，会记下来。")
@config_option
@json_option
def reopen(team: str, period: Period, by: str, reason: str, config: Path, *, as_json: bool) -> None:
    """Open a closed month again; its archive stays (HR). 人事重开已关账的月份。"""
    from sheets_sync.cli import signing  # noqa: PLC0415 - heavy, and only needed here
    from sheets_sync.cli.teams import choose, period_of  # noqa: PLC0415 - as above

    chosen = choose(config, team, as_json=as_json)
    signing.reopen_month(chosen, period_of(chosen.team, period), by, reason, as_json=as_json)
