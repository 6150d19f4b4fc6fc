"""`plan TEAM`: say what a run would change, and why, and write nothing."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.options import config_option, json_option, period_option, safety_options


@click.command()
@click.argument("team")
@config_option
@period_option
@safety_options
@click.option("--all", "everything", is_flag=True, help="Print every change. 列出全部改动。")
@click.option("--markdown", is_flag=True, help="Print Markdown. 输出 Markdown。")
@json_option
def plan(
    team: str,
    config: Path,
    period: Period | None,
    *,
    force: bool,
    accept_edits: bool,
    everything: bool,
    markdown: bool,
    as_json: bool,
) -> None:
    """Show what a run would change, and write nothing. 只看会改什么，不写入。"""
    from sheets_sync.cli import planning  # noqa: PLC0415 - heavy, and only needed here
    from sheets_sync.cli.teams import choose  # noqa: PLC0415 - as above

    chosen = choose(config, team, as_json=as_json)
    how = "json" if as_json else "markdown" if markdown else "text"
    planning.show(chosen, period, how, force=force, accept_edits=accept_edits, everything=everything)
