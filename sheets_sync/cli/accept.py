"""`accept TEAM PERIOD`: take late changes of a closed month over into the pay of the next open one."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.confirming import yes_option
from sheets_sync.cli.options import PeriodType, config_option, json_option


@click.command()
@click.argument("team")
@click.argument("period", type=PeriodType())
@click.argument("people", nargs=-1)
@click.option("--by", default="", help="Who of HR accepts. 人事中由谁接受。")
@click.option("--outside", default="", metavar="REASON", help="Settled outside of pay, and why. 另行结清，写明原因。")
@config_option
@yes_option
@json_option
def accept(
    team: str, period: Period, people: tuple[str, ...], by: str, outside: str, config: Path, *, yes: bool, as_json: bool
) -> None:
    """Pay what came late to a closed month in the next open one. 关账后的应发变动，接受后计入下一个未关账的月份。"""
    from sheets_sync.afterwards.accepting import Wish  # noqa: PLC0415 - heavy, and only needed here
    from sheets_sync.cli.accepting import accept_late  # noqa: PLC0415 - as above
    from sheets_sync.cli.teams import choose  # noqa: PLC0415 - as above

    accept_late(choose(config, team, as_json=as_json), period, Wish(by, people, outside), yes=yes, as_json=as_json)
