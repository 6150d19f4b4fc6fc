"""`status`: when the figures of each team were last worked out, what is next, what hinders, who is at work."""

from pathlib import Path

import click

from sheets_sync.cli.options import config_option, json_option


@click.command()
@click.argument("team", required=False)
@config_option
@json_option
@click.option("--prometheus", is_flag=True, help="Print it as Prometheus reads it. 输出 Prometheus 文本。")
@click.option("--alive", is_flag=True, help="Only whether the worker is at work: 0 yes, 1 no. 只查值守程序在不在。")
@click.option("--alert", is_flag=True, help="Tell also whom the alerts name, as the worker does. 同时发出该发的提醒。")
@click.option("--try-alerts", is_flag=True, help="Send every alert a message to try it out. 给每个提醒发一条试试。")
def status(
    team: str | None,
    config: Path,
    *,
    as_json: bool,
    prometheus: bool,
    alive: bool,
    alert: bool,
    try_alerts: bool,
) -> None:
    """Say how old the figures are and what hinders; 0 all fresh, 1 something stale or failing. 数有多旧、卡在哪里。"""
    if alive:
        from sheets_sync.cli.beating import tell_beat  # noqa: PLC0415 - light: it is asked every half minute

        tell_beat(config)
    if try_alerts:
        from sheets_sync.cli.alerting import try_out  # noqa: PLC0415 - only needed here

        try_out(config)
    from sheets_sync.cli.overseeing import tell_status  # noqa: PLC0415 - reads the whole configuration

    tell_status(team or "", config, as_json=as_json, prometheus=prometheus, alert=alert)
