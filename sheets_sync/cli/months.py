"""`months TEAM`: how every month stands, and what is in the way of closing it."""

from pathlib import Path

import click

from sheets_sync.cli.options import config_option, json_option


@click.command()
@click.argument("team")
@config_option
@json_option
def months(team: str, config: Path, *, as_json: bool) -> None:
    """List the months of a team and how each stands. 列出各月的状态。"""
    from sheets_sync.cli import signing  # noqa: PLC0415 - heavy, and only needed here
    from sheets_sync.cli.teams import choose  # noqa: PLC0415 - as above

    signing.list_months(choose(config, team, as_json=as_json), as_json=as_json)
