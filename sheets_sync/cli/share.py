"""`share TEAM`: let the staff in the roster read the results, and nobody who has left."""

from pathlib import Path

import click

from sheets_sync.cli.confirming import yes_option
from sheets_sync.cli.options import config_option, json_option


@click.command()
@click.argument("team")
@config_option
@json_option
@yes_option
@click.option("--notify", is_flag=True, help="Let Google write to those who are given access. 让 Google 发邮件通知。")
def share(team: str, config: Path, *, as_json: bool, yes: bool, notify: bool) -> None:
    """Share the results with the staff, plan first. 把绩效结果共享给在职员工，先列计划。"""
    from sheets_sync.cli import sharing  # noqa: PLC0415 - heavy, and only needed here

    sharing.share_team(config, team, as_json=as_json, yes=yes, notify=notify)
