"""`init TEAM`: a configuration to fill in for a team of one's own."""

from pathlib import Path

import click

from sheets_sync.cli.options import config_option


@click.command()
@click.argument("team")
@config_option
def init(team: str, config: Path) -> None:
    """Write a team file and schemes to fill in; nothing is overwritten. 写出一个团队的配置，等您填写。"""
    from sheets_sync.cli import beginning  # noqa: PLC0415 - only needed here

    beginning.begin(team, config)
